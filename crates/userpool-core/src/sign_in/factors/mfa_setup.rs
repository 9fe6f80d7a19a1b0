//! MFA_SETUP: a user without a second factor sets one up in the very sign-in that asks for it (spec/auth-flows.md §7).
//!
//! The secret of a new app and a new address travel in the state until they have been proved: a sign-in that is given up
//! leaves nothing behind. Whether the user still has no second factor is judged again with the proof, so that an old
//! session replaces nobody's factor.

use poolgate_env::{Millis, SecretBytes};
use poolgate_storage_trait::Stored;
use poolgate_wire::{Call, Error, Sensitive};

use crate::{
    attributes::{self, Writer},
    error::{Fault, Result},
    mfa::totp,
    mfa::{Factor, SoftwareToken, check_software_tokens_offered, prove},
    service::UserPools,
    sign_in::{
        Origin, Reply, Request,
        judge::{Proven, no_software_token},
        state::{Stage, State, Step, Subject, expired_session, invalid_session},
    },
    users::User,
};

impl UserPools {
    /// Takes the answer to MFA_SETUP: a factor that has been set up meanwhile, or an address to set one up with.
    pub(in crate::sign_in) async fn answer_mfa_setup(
        &self,
        request: &Request,
        step: &Step,
        stage: &Stage,
        user: Stored<User>,
    ) -> Result<Reply> {
        let proven = match stage {
            Stage::FactorSetUp => Proven::SetUp,
            Stage::SetUpMfa(factors) if factors.contains(&Factor::Email) && email(request).is_some() => {
                Proven::NewEmail(checked_email(request, &user)?)
            }
            Stage::SetUpMfa(factors) if !factors.contains(&Factor::SoftwareToken) => {
                let text = if factors.contains(&Factor::Email) {
                    "Missing required parameter EMAIL"
                } else {
                    "A phone_number has to be added to the user before another sign-in."
                };
                return Err(Error::invalid_parameter(text).into());
            }
            _ => return Err(no_software_token().into()),
        };
        self.proceed(request, user, &step.progress, proven, Some(self.tried(request, step))).await
    }

    /// AssociateSoftwareToken in a sign-in: a secret, and the Session to prove it with.
    pub(crate) async fn associate_in_sign_in(
        &self,
        call: &Call,
        session: &str,
        now: Millis,
    ) -> Result<(SecretBytes, String)> {
        let SetUp { request, state, user } = self.open_set_up(call, session, now).await?;
        check_software_tokens_offered(&request.pool)?;
        let (Stage::SetUpMfa(_) | Stage::ProveSoftwareToken(_)) = state.stage else {
            return Err(invalid_session().into());
        };
        let secret = totp::new_secret(self.entropy());
        let stage = Stage::ProveSoftwareToken(secret.clone());
        let session = self.seal_state(&request, Subject::user(&user), &state.step.progress, stage)?;
        Ok((secret, session))
    }

    /// VerifySoftwareToken in a sign-in: the Session to end it with.
    pub(crate) async fn verify_in_sign_in(
        &self,
        call: &Call,
        session: &str,
        code: &str,
        friendly_name: Option<String>,
        now: Millis,
    ) -> Result<String> {
        let SetUp { request, state: State { step, stage }, user } = self.open_set_up(call, session, now).await?;
        check_software_tokens_offered(&request.pool)?;
        let secret = match stage {
            Stage::ProveSoftwareToken(secret) => secret,
            Stage::SetUpMfa(_) => return Err(no_software_token().into()),
            _ => return Err(invalid_session().into()),
        };
        let last_step = prove(&secret, code, now)?;
        let sealed_secret = self.seal_totp_secret(&user, &secret);
        let proven = Proven::NewToken(SoftwareToken { sealed_secret, friendly_name, last_step });
        let answered = self.tried(&request, &step);
        match self.proceed(&request, user, &step.progress, proven, Some(answered)).await? {
            Reply::Challenge { session: Some(session), .. } => Ok(session),
            Reply::Challenge { session: None, .. } | Reply::Tokens(_) => Err(invalid_session().into()),
        }
    }

    /// Opens a Session that came alone: it says itself which client it belongs to, and whether an administrator's
    /// operation began it.
    async fn open_set_up(&self, call: &Call, session: &str, now: Millis) -> Result<SetUp> {
        let client_id = Self::client_of_state(session).ok_or_else(invalid_session)?;
        let (pool, client) = self.client(&client_id, now).await.map_err(|fault| match fault {
            Fault::Refused(_) => invalid_session().into(),
            store @ Fault::Store(_) => store,
        })?;
        let mut request = Request {
            pool,
            client,
            admin: false,
            answers: true,
            parameters: Sensitive::default(),
            client_metadata: None,
            session: None,
            origin: Origin::of(call),
            now,
        };
        let opened = self.open_state(&request, session);
        request.admin = opened.is_none();
        let state = opened.or_else(|| self.open_state(&request, session)).ok_or_else(invalid_session)?;
        if now >= state.step.expires {
            return Err(expired_session().into());
        }
        let user = self.user_of(&request, &state.step).await?.ok_or_else(invalid_session)?;
        Ok(SetUp { request, state, user })
    }
}

/// A sign-in in which a factor is being set up.
struct SetUp {
    request: Request,
    state: State,
    user: Stored<User>,
}

/// The address of the answer; Cognito's texts write the name both ways.
fn email(request: &Request) -> Option<&str> {
    request.parameter("EMAIL").or_else(|| request.parameter("email")).filter(|address| !address.is_empty())
}

/// The address, if the user may give it through this client.
fn checked_email(request: &Request, user: &User) -> Result<String, Error> {
    let given = [("email".to_owned(), email(request).unwrap_or_default().to_owned())].into();
    let writer = Writer::Client(request.client.settings.write_attributes.as_deref());
    attributes::check_completion(&request.pool.schema, &user.attributes, &given, writer)?;
    attributes::check_size(&attributes::merged(&user.attributes, &given))?;
    Ok(email(request).unwrap_or_default().to_owned())
}
