//! ConfirmSignUp, AdminConfirmSignUp and ResendConfirmationCode: from UNCONFIRMED to CONFIRMED.

use std::collections::BTreeMap;

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, StoreError};
use poolgate_triggers::{PostConfirmation, PostConfirmationRequest};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        AdminConfirmSignUp, AdminConfirmSignUpInput, AdminConfirmSignUpOutput, ConfirmSignUp, ConfirmSignUpInput,
        ConfirmSignUpOutput, ExplicitAuthFlowsType, ResendConfirmationCode, ResendConfirmationCodeInput,
        ResendConfirmationCodeOutput, UserStatusType,
    },
};

use super::{
    Naming, User, lookup,
    sign_up::{channel_to_verify, worth_another_look},
};
use crate::{
    client_secret::secret_hash,
    clients::Client,
    codes::{self, Attempt, CodeFor},
    error::Result,
    limits::Limited,
    messages::{Occasion, Reason},
    pools::Pool,
    service::UserPools,
};

operations! { UserPools {
    ConfirmSignUp => confirm_sign_up,
    AdminConfirmSignUp => admin_confirm_sign_up,
    ResendConfirmationCode => resend_confirmation_code,
} }

impl Handle<ConfirmSignUp> for UserPools {
    async fn handle(&self, _: &Call, input: ConfirmSignUpInput) -> Result<ConfirmSignUpOutput, Error> {
        let now = self.now();
        let name = input.username.expose();
        let (pool, client) =
            self.proven_client(input.client_id.expose(), name, input.secret_hash.as_ref(), now).await?;
        let force = input.force_alias_creation.unwrap_or(false);
        if client.hides_existence() && self.user_named(&pool, name, now).await?.is_none() {
            return Err(self.guess_for_nobody(&pool, name, Limited::ConfirmSignUp, now).await?);
        }
        let again = |error: &StoreError| worth_another_look(error, Naming::of(&pool), force);
        let outcome = self
            .transact_while(now, again, || async {
                let Some(mut user) = self.user_named(&pool, name, now).await? else {
                    return Err(unknown_to(&client, codes::mismatch()).into());
                };
                let mut batch = Batch::new();
                let confirmed = self.confirm(&mut user.value, &input.confirmation_code, now);
                if let Err(Attempt::Refused(error)) = confirmed {
                    return Err(error.into());
                }
                if confirmed.is_ok() && force {
                    self.release_aliases(&user.value, &mut batch, now).await?;
                }
                user.value.change = self.change_id();
                batch.update(&user)?;
                Ok((batch, confirmed.map(|()| user.value)))
            })
            .await;
        let user = outcome.map_err(lookup::alias_taken)?.map_err(Attempt::into_error)?;
        let source = PostConfirmation::CONFIRM_SIGN_UP;
        self.tell_of_confirmation(&pool, &user, Some(client.id()), source, input.client_metadata).await?;
        let session = input.session.as_ref().map(|session| session.expose().as_str());
        let session = self.session_after(&pool, &client, &user, session, now)?;
        Ok(ConfirmSignUpOutput { session: session.map(Sensitive::from) })
    }
}

impl UserPools {
    /// Confirms a sign-up by what a link of ours says: ConfirmSignUp, but that a client's secret need not be shown, since
    /// a mail program has none. The values are the caller's and unchecked.
    pub async fn confirm_by_link(&self, call: &Call, client_id: &str, username: &str, code: &str) -> Result<(), Error> {
        let (_, client) = self.client(client_id, self.now()).await?;
        let proof = client.secrets.first().map(|secret| secret_hash(secret, username, client_id));
        let input = ConfirmSignUpInput {
            client_id: client_id.to_owned().into(),
            username: username.to_owned().into(),
            confirmation_code: code.to_owned(),
            secret_hash: proof.map(Sensitive::from),
            ..ConfirmSignUpInput::default()
        };
        poolgate_wire::call::<ConfirmSignUp, _>(self, call, input).await?;
        Ok(())
    }

    /// The Session that lets a user in who has just confirmed: for whoever chose the password, as the Session of SignUp
    /// shows, and for anyone with the code where a code alone signs in.
    fn session_after(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        session: Option<&str>,
        now: Millis,
    ) -> Result<Option<String>, Error> {
        let continued = session.is_some_and(|session| self.is_session_of_sign_up(pool, client, user, session, now));
        if !client.allows(&ExplicitAuthFlowsType::AllowUserAuth) || !(continued || pool.is_passwordless()) {
            return Ok(None);
        }
        self.session_after_confirmation(pool, client, user, now).map(Some)
    }

    /// Confirms the user by a code. The attribute that the code was sent to is verified by it.
    fn confirm(&self, user: &mut User, code: &str, now: Millis) -> Result<(), Attempt> {
        if user.status != UserStatusType::Unconfirmed {
            return Err(Attempt::Refused(not_to_be_confirmed(user)));
        }
        let limits = &self.inner.settings.limits;
        user.attempts.count(Limited::ConfirmSignUp, limits, now).map_err(Attempt::Refused)?;
        let channel = self.use_code(user, CodeFor::SignUp, code, now)?;
        user.status = UserStatusType::Confirmed;
        user.modified = now;
        user.set_verified(channel, true);
        Ok(())
    }

    /// Tells the PostConfirmation trigger, after the commit: what it answers undoes nothing, but the caller sees its
    /// refusal.
    pub(crate) async fn tell_of_confirmation(
        &self,
        pool: &Pool,
        user: &User,
        client_id: Option<&str>,
        source: &str,
        client_metadata: Option<BTreeMap<String, String>>,
    ) -> Result<()> {
        let request = || PostConfirmationRequest { user_attributes: user.trigger_attributes(), client_metadata };
        self.fire::<PostConfirmation>(pool, &user.username, client_id, source, request).await?;
        Ok(())
    }
}

impl Handle<AdminConfirmSignUp> for UserPools {
    async fn handle(&self, _: &Call, input: AdminConfirmSignUpInput) -> Result<AdminConfirmSignUpOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let (user, ()) = self
            .change_user(&pool, input.username.expose(), now, |user| {
                if user.status != UserStatusType::Unconfirmed {
                    return Err(not_to_be_confirmed(user));
                }
                user.status = UserStatusType::Confirmed;
                user.modified = now;
                user.codes.remove(&CodeFor::SignUp);
                Ok(())
            })
            .await?;
        let source = PostConfirmation::CONFIRM_SIGN_UP;
        self.tell_of_confirmation(&pool, &user, None, source, input.client_metadata).await?;
        Ok(AdminConfirmSignUpOutput::default())
    }
}

impl Handle<ResendConfirmationCode> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: ResendConfirmationCodeInput,
    ) -> Result<ResendConfirmationCodeOutput, Error> {
        let now = self.now();
        let name = input.username.expose();
        let (pool, client) =
            self.proven_client(input.client_id.expose(), name, input.secret_hash.as_ref(), now).await?;
        if self.user_named(&pool, name, now).await?.is_none() {
            if client.hides_existence() {
                let limited = (Limited::ResendConfirmationCode, Limited::ConfirmSignUp);
                self.ask_for_nobody(&pool, name, limited, now).await?;
                let details = self.simulated_delivery(&pool, name);
                return Ok(ResendConfirmationCodeOutput { code_delivery_details: Some(details) });
            }
            return Err(unknown_name());
        }
        let (user, code) = self
            .change_user(&pool, name, now, |user| {
                if user.status != UserStatusType::Unconfirmed {
                    return Err(Error::invalid_parameter("User is already confirmed."));
                }
                let Some(channel) = channel_to_verify(&pool, user) else {
                    return Err(Error::invalid_parameter("Auto verification not turned on."));
                };
                user.attempts.count(Limited::ResendConfirmationCode, &self.inner.settings.limits, now)?;
                let destination = user.address(channel);
                Ok(self.issue_code(user, CodeFor::SignUp, channel, destination, now))
            })
            .await?;
        let reason = Reason {
            occasion: Occasion::ResendCode,
            client_id: Some(client.id()),
            client_metadata: input.client_metadata,
        };
        let details = self.deliver(&pool, &user, code, reason, now).await?;
        Ok(ResendConfirmationCodeOutput { code_delivery_details: Some(details) })
    }
}

fn not_to_be_confirmed(user: &User) -> Error {
    Error::not_authorized(format!("User cannot be confirmed. Current status is {}", user.status))
}

/// The answer about a user who is not there: `hidden` where the client hides who exists.
fn unknown_to(client: &Client, hidden: Error) -> Error {
    if client.hides_existence() { hidden } else { unknown_name() }
}

/// Cognito's words where a name and a client id together find nobody.
pub(crate) fn unknown_name() -> Error {
    Error::new(Code::UserNotFoundException, "Username/client id combination not found.")
}
