//! The steps after the first.

use poolgate_wire::{Error, user_pools::ChallengeNameType};

use super::{
    Reply, Request,
    judge::Proven,
    state::{Stage, State, Step, expired_session, invalid_session},
};
use crate::{
    error::{Result, incorrect_username_or_password},
    service::UserPools,
    users::{Named, Naming, User},
};

impl UserPools {
    /// Takes the answer to a challenge.
    pub(super) async fn answer(&self, request: &Request, challenge: &ChallengeNameType) -> Result<Reply> {
        use ChallengeNameType as Name;
        let name = request.username()?;
        let is_srp = matches!(challenge, Name::PasswordVerifier | Name::DevicePasswordVerifier);
        let waiting = match challenge {
            Name::DeviceSrpAuth if request.session().is_none() => self.waiting_session(request, name).await?,
            _ => None,
        };
        // SRP's state travels in SECRET_BLOCK.
        let (sealed, unusable) = if is_srp {
            (request.required("PASSWORD_CLAIM_SECRET_BLOCK")?, incorrect_username_or_password())
        } else {
            let missing = || Error::invalid_parameter("Missing required parameter Session");
            (request.session().or(waiting.as_deref()).ok_or_else(missing)?, invalid_session())
        };
        let Some(mut opened) = self.open_state(request, sealed) else { return Err(unusable.into()) };
        if request.now >= opened.step.expires {
            return Err(expired_session().into());
        }
        let user = self.user_of(request, &opened.step).await?;
        if !self.is_own_name(request, name, &opened.step, &user).await? {
            return Err(unusable.into());
        }
        self.fetch_carried(request, &mut opened.step.progress).await?;
        let State { step, stage } = opened;
        let known = |user: Named| user.ok_or_else(invalid_session);
        // Who is nobody was so from the beginning, and is no user who is gone.
        let was_user = step.sub.is_some();
        let as_begun = |user: Named| if user.is_none() && was_user { Err(invalid_session()) } else { Ok(user) };
        match (stage, challenge) {
            (Stage::PasswordVerifier(srp), Name::PasswordVerifier) => self.answer_srp(request, &step, srp, user).await,
            (Stage::NewPassword, Name::NewPasswordRequired) => {
                self.answer_new_password(request, &step, known(user)?).await
            }
            (
                Stage::FirstFactor(factors),
                Name::SelectChallenge
                | Name::Password
                | Name::PasswordSrp
                | Name::EmailOtp
                | Name::SmsOtp
                | Name::WebAuthn,
            ) => self.answer_choice(request, challenge, (&step, &factors), user).await,
            (Stage::FirstCode(sent), name) if *name == super::factors::first_code_challenge(sent.channel) => {
                self.answer_code(request, &step, (name, sent), user, Proven::FirstCode).await
            }
            (Stage::Passkey(asked), Name::WebAuthn) => self.answer_passkey(request, &step, asked, user).await,
            // Who was told the challenge may answer it as the choice that it was.
            (Stage::Passkey(asked), Name::SelectChallenge)
                if request.parameter("ANSWER") == Some(Name::WebAuthn.as_str()) =>
            {
                self.answer_passkey(request, &step, asked, user).await
            }
            (Stage::SecondCode(sent), name) if *name == super::factors::second_code_challenge(sent.channel) => {
                self.answer_code(request, &step, (name, sent), as_begun(user)?, Proven::SecondCode).await
            }
            (Stage::SoftwareToken, Name::SoftwareTokenMfa) => {
                self.answer_software_token(request, &step, as_begun(user)?).await
            }
            (Stage::Custom, Name::CustomChallenge) => self.answer_custom(request, &step, as_begun(user)?).await,
            (Stage::DeviceSrp, Name::DeviceSrpAuth) => self.answer_device_srp(request, &step, known(user)?).await,
            (Stage::DeviceVerifier(srp), Name::DevicePasswordVerifier) => {
                self.answer_device_verifier(request, &step, srp, user).await
            }
            (stage @ (Stage::SetUpMfa(_) | Stage::ProveSoftwareToken(_) | Stage::FactorSetUp), Name::MfaSetup) => {
                self.answer_mfa_setup(request, &step, &stage, known(user)?).await
            }
            (Stage::SelectMfa(factors), Name::SelectMfaType) => {
                self.answer_select_mfa(request, &step, &factors, known(user)?).await
            }
            _ => Err(unusable.into()),
        }
    }

    /// The user of a step; `None` for a stranger, and for a user who is gone or whose name is another's by now.
    pub(super) async fn user_of(&self, request: &Request, step: &Step) -> Result<Named> {
        let Some(sub) = &step.sub else { return Ok(None) };
        let folded = Naming::of(&request.pool).fold(&step.username);
        let user = self.load::<User>(User::key_of(request.pool.id(), &folded), request.now).await?;
        Ok(user.filter(|user| user.sub == *sub))
    }

    /// Whether `name` is the step's own user: by its real name, as it should be, or by an alias.
    async fn is_own_name(&self, request: &Request, name: &str, step: &Step, user: &Named) -> Result<bool> {
        if name == step.username {
            return Ok(true);
        }
        let Some(user) = user else { return Ok(self.stranger_name(request, name) == step.username) };
        let named = self.user_named(&request.pool, name, request.now).await?;
        Ok(named.is_some_and(|named| named.sub == user.sub))
    }
}
