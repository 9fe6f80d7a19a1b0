//! ConfirmSignUp, AdminConfirmSignUp and ResendConfirmationCode: from UNCONFIRMED to CONFIRMED.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, StoreError};
use poolgate_triggers::{PostConfirmation, PostConfirmationRequest};
use poolgate_wire::{
    Call, Code, Error, Handle, operations,
    user_pools::{
        AdminConfirmSignUp, AdminConfirmSignUpInput, AdminConfirmSignUpOutput, ConfirmSignUp, ConfirmSignUpInput,
        ConfirmSignUpOutput, ResendConfirmationCode, ResendConfirmationCodeInput, ResendConfirmationCodeOutput,
        UserStatusType,
    },
};

use super::{
    CodeFor, Naming, User, lookup,
    sign_up::{channel_to_verify, worth_another_look},
};
use crate::{
    attributes,
    clients::Client,
    codes,
    error::Result,
    limits::Limited,
    messages::{self, Channel, Delivery, Occasion},
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
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let name = input.username.expose();
        client.check_secret_hash(name, input.secret_hash.as_ref().map(|hash| hash.expose().as_str()))?;
        let force = input.force_alias_creation.unwrap_or(false);
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
        self.fire::<PostConfirmation>(
            &pool,
            &user.username,
            Some(client.id()),
            "PostConfirmation_ConfirmSignUp",
            || PostConfirmationRequest {
                user_attributes: user.trigger_attributes(),
                client_metadata: input.client_metadata,
            },
        )
        .await?;
        Ok(ConfirmSignUpOutput::default())
    }
}

/// What came of an attempt that failed.
pub(crate) enum Attempt {
    /// Nothing is to be kept of it.
    Refused(Error),
    /// It counts: the user's record keeps that it happened.
    Counted(Error),
}

impl Attempt {
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Refused(error) | Self::Counted(error) => error,
        }
    }
}

impl UserPools {
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

    /// Uses up a code: right once, within its time and number of attempts.
    pub(crate) fn use_code(
        &self,
        user: &mut User,
        purpose: CodeFor,
        code: &str,
        now: Millis,
    ) -> Result<Channel, Attempt> {
        let Some(issued) = user.codes.get_mut(&purpose) else { return Err(Attempt::Counted(codes::expired())) };
        let channel = issued.channel();
        // A value that waits for its verification is what the verifying code was sent to.
        let waiting = user.pending.get(channel.attribute()).filter(|_| purpose == CodeFor::verifying(channel));
        let proved = waiting.or_else(|| user.attributes.get(channel.attribute())).map_or("", String::as_str);
        match issued.check(&self.inner.root_key, &user.sub, proved, code, now) {
            Ok(()) => {
                user.codes.remove(&purpose);
                Ok(channel)
            }
            Err(error) => Err(Attempt::Counted(error)),
        }
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
        self.fire::<PostConfirmation>(&pool, &user.username, None, "PostConfirmation_ConfirmSignUp", || {
            PostConfirmationRequest {
                user_attributes: user.trigger_attributes(),
                client_metadata: input.client_metadata,
            }
        })
        .await?;
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
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let name = input.username.expose();
        client.check_secret_hash(name, input.secret_hash.as_ref().map(|hash| hash.expose().as_str()))?;
        if self.user_named(&pool, name, now).await?.is_none() {
            if client.hides_existence() {
                let details = self.simulated_delivery(&pool, name);
                return Ok(ResendConfirmationCodeOutput { code_delivery_details: Some(details) });
            }
            return Err(unknown_name());
        }
        let (user, (channel, destination, code)) = self
            .change_user(&pool, name, now, |user| {
                if user.status != UserStatusType::Unconfirmed {
                    return Err(Error::invalid_parameter("User is already confirmed."));
                }
                let Some(channel) = channel_to_verify(&pool, user) else {
                    return Err(Error::invalid_parameter("Auto verification not turned on."));
                };
                user.attempts.count(Limited::ResendConfirmationCode, &self.inner.settings.limits, now)?;
                let destination = user.address(channel);
                let code = self.issue_code(user, CodeFor::SignUp, (channel, &destination), now);
                Ok((channel, destination, code))
            })
            .await?;
        let delivery = Delivery {
            occasion: Occasion::ResendCode,
            channel,
            destination: &destination,
            code,
            client_id: Some(client.id()),
            client_metadata: input.client_metadata,
        };
        let details = self.deliver(&pool, &user, delivery, now).await?;
        Ok(ResendConfirmationCodeOutput { code_delivery_details: Some(details) })
    }
}

impl UserPools {
    /// Where a code would have gone if there were such a user: the same for the same name every time. The name's form says
    /// how, or what the pool verifies.
    pub(crate) fn simulated_delivery(
        &self,
        pool: &Pool,
        name: &str,
    ) -> poolgate_wire::user_pools::CodeDeliveryDetailsType {
        let folded = Naming::of(pool).fold(name);
        let place = format!("{}\0{folded}", pool.id());
        let draw = self.inner.root_key.mac("simulated-delivery", place.as_bytes());
        if attributes::is_email(name) {
            return messages::details(Channel::Email, name);
        }
        if attributes::is_phone_number(name) {
            return messages::details(Channel::Sms, name);
        }
        let drawn = |at: usize, first: u8, count: u8| char::from(first + draw.get(at).copied().unwrap_or(0) % count);
        if pool.auto_verifies(Channel::Sms) && !pool.auto_verifies(Channel::Email) {
            let digits: String = (0..4).map(|at| drawn(at, b'0', 10)).collect();
            return messages::details(Channel::Sms, &format!("+1000000{digits}"));
        }
        let address = format!("{}@{}.com", drawn(0, b'a', 26), drawn(1, b'a', 26));
        messages::details(Channel::Email, &address)
    }
}

fn not_to_be_confirmed(user: &User) -> Error {
    Error::not_authorized(format!("User cannot be confirmed. Current status is {}", user.status))
}

/// The answer about a user who is not there: `hidden` where the client hides who exists.
pub(crate) fn unknown_to(client: &Client, hidden: Error) -> Error {
    if client.hides_existence() { hidden } else { unknown_name() }
}

/// Cognito's words where a name and a client id together find nobody.
pub(crate) fn unknown_name() -> Error {
    Error::new(Code::UserNotFoundException, "Username/client id combination not found.")
}
