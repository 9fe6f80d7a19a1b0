//! Authenticator apps: set up, proved and taken away (spec/auth-flows.md §7).

use poolgate_env::{Millis, SecretBytes};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        AdminDeleteSoftwareToken, AdminDeleteSoftwareTokenInput, AdminDeleteSoftwareTokenOutput,
        AssociateSoftwareToken, AssociateSoftwareTokenInput, AssociateSoftwareTokenOutput, VerifySoftwareToken,
        VerifySoftwareTokenInput, VerifySoftwareTokenOutput, VerifySoftwareTokenResponseType,
    },
};

use super::{Associating, Factor, SoftwareToken, totp};
use crate::{
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
    users::User,
};

operations! { UserPools {
    AssociateSoftwareToken => associate_software_token,
    VerifySoftwareToken => verify_software_token,
    AdminDeleteSoftwareToken => admin_delete_software_token,
} }

/// Characters of a friendly device name; the model bounds it not far enough for a user's record.
const MAX_NAME: usize = 1024;

impl Handle<AssociateSoftwareToken> for UserPools {
    /// Gives out a new secret. The app that is in place stays so until a code of the new secret is shown.
    async fn handle(
        &self,
        call: &Call,
        input: AssociateSoftwareTokenInput,
    ) -> Result<AssociateSoftwareTokenOutput, Error> {
        let now = self.now();
        let token = match who(input.access_token.as_ref(), input.session.as_ref())? {
            Who::Holder(token) => token,
            Who::SigningIn(session) => {
                let (secret, session) = self.associate_in_sign_in(call, session, now).await.map_err(undeclared)?;
                return Ok(AssociateSoftwareTokenOutput {
                    secret_code: Some(secret_code(&secret)),
                    session: Some(Sensitive::from(session)),
                });
            }
        };
        let caller = self.authorize(token, now).await.map_err(undeclared)?;
        check_offered(&caller.pool)?;
        let secret = totp::new_secret(self.entropy());
        let sealed_secret = self.seal_totp_secret(&caller.user, &secret);
        self.change_user(&caller.pool, &caller.user.username, now, |user| {
            user.mfa.associating = Some(Associating { sealed_secret: sealed_secret.clone(), since: now });
            Ok(())
        })
        .await
        .map_err(undeclared)?;
        Ok(AssociateSoftwareTokenOutput { secret_code: Some(secret_code(&secret)), session: None })
    }
}

impl Handle<VerifySoftwareToken> for UserPools {
    async fn handle(&self, call: &Call, input: VerifySoftwareTokenInput) -> Result<VerifySoftwareTokenOutput, Error> {
        let now = self.now();
        let name = friendly_name(input.friendly_device_name)?;
        let status = Some(VerifySoftwareTokenResponseType::Success);
        let token = match who(input.access_token.as_ref(), input.session.as_ref())? {
            Who::Holder(token) => token,
            Who::SigningIn(session) => {
                let session = self.verify_in_sign_in(call, session, input.user_code.expose(), name, now).await?;
                return Ok(VerifySoftwareTokenOutput { session: Some(Sensitive::from(session)), status });
            }
        };
        let caller = self.authorize(token, now).await?;
        check_offered(&caller.pool)?;
        self.change_user(&caller.pool, &caller.user.username, now, |user| {
            self.take_software_token(user, input.user_code.expose(), name.as_ref(), now)
        })
        .await?;
        Ok(VerifySoftwareTokenOutput { session: None, status })
    }
}

impl Handle<AdminDeleteSoftwareToken> for UserPools {
    /// Of a user without an app nothing is left to take away: that is success.
    async fn handle(
        &self,
        _: &Call,
        input: AdminDeleteSoftwareTokenInput,
    ) -> Result<AdminDeleteSoftwareTokenOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        self.change_user(&pool, input.username.expose(), now, |user| {
            user.mfa.forget_software_token();
            Ok(())
        })
        .await?;
        Ok(AdminDeleteSoftwareTokenOutput::default())
    }
}

impl UserPools {
    /// Puts the app that shows a code of the secret given out last in its place. The code is used up with that.
    fn take_software_token(
        &self,
        user: &mut User,
        code: &str,
        name: Option<&String>,
        now: Millis,
    ) -> Result<(), Error> {
        let secret = self.open_associating_secret(user)?.ok_or_else(|| {
            Error::new(Code::SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.")
        })?;
        let last_step = prove(&secret, code, now)?;
        if let Some(Associating { sealed_secret, .. }) = user.mfa.associating.take() {
            user.mfa.software_token = Some(SoftwareToken { sealed_secret, friendly_name: name.cloned(), last_step });
        }
        Ok(())
    }
}

/// Refuses authenticator apps in a pool without them.
pub(crate) fn check_offered(pool: &Pool) -> Result<(), Error> {
    if pool.offers(Factor::SoftwareToken) {
        return Ok(());
    }
    let text = "Software Token MFA has not been enabled by the userPool";
    Err(Error::new(Code::SoftwareTokenMFANotFoundException, text))
}

fn friendly_name(given: Option<String>) -> Result<Option<String>, Error> {
    if given.as_ref().is_some_and(|name| name.chars().count() > MAX_NAME) {
        return Err(Error::invalid_parameter(format!("FriendlyDeviceName can be {MAX_NAME} characters long.")));
    }
    Ok(given.filter(|name| !name.is_empty()))
}

/// The step of an app's first code.
pub(crate) fn prove(secret: &SecretBytes, code: &str, now: Millis) -> Result<u64, Error> {
    let mismatch = |_| Error::new(Code::EnableSoftwareTokenMFAException, "Code mismatch");
    totp::matching_step(secret, code, now, 0).map_err(mismatch)
}

fn secret_code(secret: &SecretBytes) -> Sensitive<String> {
    Sensitive::from(totp::base32(secret).expose().clone())
}

/// Who sets an app up.
enum Who<'a> {
    /// The holder of an access token.
    Holder(&'a str),
    /// Someone in the middle of a sign-in, with this Session.
    SigningIn(&'a str),
}

fn who<'a>(token: Option<&'a Sensitive<String>>, session: Option<&'a Sensitive<String>>) -> Result<Who<'a>, Error> {
    match (token, session) {
        (Some(token), _) => Ok(Who::Holder(token.expose())),
        (None, Some(session)) => Ok(Who::SigningIn(session.expose())),
        (None, None) => Err(Error::invalid_parameter("Either AccessToken or Session is required.")),
    }
}

/// AssociateSoftwareToken declares neither UserNotFoundException nor TooManyRequestsException.
fn undeclared(fault: Fault) -> Error {
    let error = Error::from(fault);
    match error.code {
        Code::UserNotFoundException => Error::not_authorized(error.message),
        Code::TooManyRequestsException => Error::new(Code::ConcurrentModificationException, error.message),
        _ => error,
    }
}
