//! SOFTWARE_TOKEN_MFA: a code of the user's authenticator app.

use crate::{
    error::Result,
    mfa::totp,
    service::UserPools,
    sign_in::{
        Reply, Request,
        judge::{Proven, ShownToken, no_software_token, wrong_token},
        state::Step,
    },
    users::Named,
};

impl UserPools {
    pub(in crate::sign_in) async fn answer_software_token(
        &self,
        request: &Request,
        step: &Step,
        user: Named,
    ) -> Result<Reply> {
        let code = request.required("SOFTWARE_TOKEN_MFA_CODE")?;
        let Some(user) = user else {
            return Err(self.refuse_stranger(request, &step.username, None, wrong_token()).await?.into());
        };
        let token = user.mfa.software_token.as_ref().ok_or_else(no_software_token)?;
        let secret = self.open_totp_secret(&user)?.ok_or_else(no_software_token)?;
        let matching = totp::matching_step(&secret, code, request.now, token.last_step);
        let shown = ShownToken { sealed_secret: token.sealed_secret.clone(), step: matching };
        let answered = self.tried(request, step);
        self.proceed(request, user, &step.progress, Proven::SoftwareToken(shown), Some(answered)).await
    }
}
