//! AdminCreateUser: an administrator makes an account and invites its owner.

use std::collections::BTreeMap;

use poolgate_env::{Millis, SecretString, random_uuid};
use poolgate_triggers::{PreSignUp, PreSignUpRequest};
use poolgate_wire::{
    Call, Code, Error, Handle, operations,
    user_pools::{
        AdminCreateUser, AdminCreateUserInput, AdminCreateUserOutput, DeliveryMediumType, MessageActionType,
        UserStatusType,
    },
};

use super::{
    User, attribute_map,
    sign_up::{NewUser, exists},
};
use crate::{
    attributes::{self, Writer},
    channel::Channel,
    codes::CodeToSend,
    error::Result,
    messages::{Occasion, Reason},
    password_policy::{self, Wording},
    passwords::{set_password, temporary_validity},
    pools::Pool,
    service::UserPools,
};

operations! { UserPools { AdminCreateUser => admin_create_user } }

impl Handle<AdminCreateUser> for UserPools {
    async fn handle(&self, _: &Call, input: AdminCreateUserInput) -> Result<AdminCreateUserOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let mut password = self.temporary_password(&pool, &input)?;
        let metadata = input.client_metadata.clone();
        let user = match input.message_action {
            Some(MessageActionType::Resend) => {
                let again = || password_policy::generate(&pool.password_policy(), self.entropy());
                let password = password.get_or_insert_with(again).clone();
                self.reinvite(&pool, &input, password, now).await?
            }
            _ => self.create_invited(&pool, &input, password.clone(), now).await?,
        };
        if let Some(password) = password.filter(|_| input.message_action != Some(MessageActionType::Suppress)) {
            let channels = mediums(input.desired_delivery_mediums.as_deref(), &user.attributes);
            let reason = Reason { occasion: Occasion::AdminCreateUser, client_id: None, client_metadata: metadata };
            self.invite(&pool, &user, &channels, (&password, &reason), now).await?;
        }
        Ok(AdminCreateUserOutput { user: Some(user.to_user_type(|_| true)) })
    }
}

/// The channels of the invitation. When none is named, SMS; but rather by e-mail than not at all.
pub(super) fn mediums(desired: Option<&[DeliveryMediumType]>, attributes: &BTreeMap<String, String>) -> Vec<Channel> {
    match desired {
        Some(mediums) => mediums
            .iter()
            .map(|medium| if *medium == DeliveryMediumType::Email { Channel::Email } else { Channel::Sms })
            .collect(),
        None if attributes.contains_key(Channel::Sms.attribute()) => vec![Channel::Sms],
        None => vec![Channel::Email],
    }
}

impl UserPools {
    /// Sends the invitation on each channel on which the user can be reached.
    pub(super) async fn invite(
        &self,
        pool: &Pool,
        user: &User,
        channels: &[Channel],
        (code, reason): (&SecretString, &Reason<'_>),
        now: Millis,
    ) -> Result<()> {
        for channel in channels {
            let Some(destination) = user.attributes.get(channel.attribute()).cloned() else { continue };
            let invitation = CodeToSend { channel: *channel, destination, code: code.clone() };
            self.deliver(pool, user, invitation, reason.clone(), now).await?;
        }
        Ok(())
    }

    /// The administrator's temporary password, or one made to the pool's policy; none where users need none.
    fn temporary_password(&self, pool: &Pool, input: &AdminCreateUserInput) -> Result<Option<SecretString>, Error> {
        let policy = pool.password_policy();
        match &input.temporary_password {
            Some(given) => {
                password_policy::check(&policy, given.expose(), Wording::PasswordPolicy)?;
                Ok(Some(SecretString::from(given.expose().as_str())))
            }
            None if pool.is_passwordless() => Ok(None),
            None => Ok(Some(password_policy::generate(&policy, self.entropy()))),
        }
    }

    async fn create_invited(
        &self,
        pool: &Pool,
        input: &AdminCreateUserInput,
        password: Option<SecretString>,
        now: Millis,
    ) -> Result<User> {
        let new = NewUser::named(pool, input.username.expose(), attribute_map(input.user_attributes.clone()))?;
        attributes::check_new(&pool.schema, &new.attributes, Writer::Administrator)?;
        let suppressed = input.message_action == Some(MessageActionType::Suppress);
        let wanted = !suppressed && input.desired_delivery_mediums.is_some();
        let desired = input.desired_delivery_mediums.as_deref();
        for channel in mediums(desired, &new.attributes).into_iter().filter(|_| wanted) {
            if !new.attributes.contains_key(channel.attribute()) {
                let text = format!("User has no {} to send the invitation to.", channel.attribute());
                return Err(Error::invalid_parameter(text).into());
            }
        }
        let id = random_uuid(self.entropy()).to_string();
        let username = new.username.clone().unwrap_or_else(|| id.clone());
        // The trigger may refuse; what it says about confirmation is for sign-ups alone.
        self.fire::<PreSignUp>(pool, &username, None, PreSignUp::ADMIN_CREATE_USER, || PreSignUpRequest {
            user_attributes: new.attributes.clone(),
            validation_data: input.validation_data.clone().map(|data| attribute_map(Some(data))),
            client_metadata: input.client_metadata.clone(),
        })
        .await?;
        let mut user = new.into_user(pool, id, UserStatusType::Confirmed, now, self.change_id());
        if let Some(password) = password {
            user.credential = Some(self.make_credential(pool, &username, password).await?);
            user.status = UserStatusType::ForceChangePassword;
            user.temporary_password_expires = Some(now + temporary_validity(pool));
        }
        let force = input.force_alias_creation.unwrap_or(false);
        self.insert_user(&user, force, now)
            .await
            .map_err(|fault| exists(fault, user.naming, "User account already exists"))?;
        Ok(user)
    }

    /// RESEND: a new temporary password for someone who has not come yet, and its time starts anew.
    async fn reinvite(
        &self,
        pool: &Pool,
        input: &AdminCreateUserInput,
        password: SecretString,
        now: Millis,
    ) -> Result<User> {
        let name = input.username.expose();
        let found = self.existing_user(pool, name, now).await?;
        let credential = self.make_credential(pool, &found.username, password).await?;
        let (user, ()) = self
            .change_user(pool, &found.username, now, |user| {
                if user.status != UserStatusType::ForceChangePassword {
                    let text = format!("Resend not possible. {name} status is not FORCE_CHANGE_PASSWORD");
                    return Err(Error::new(Code::UnsupportedUserStateException, text));
                }
                set_password(pool, user, credential.clone(), now);
                user.temporary_password_expires = Some(now + temporary_validity(pool));
                Ok(())
            })
            .await?;
        Ok(user)
    }
}
