//! Changing e-mail addresses and phone numbers, and proving that they are the user's.

use std::collections::BTreeMap;

use poolgate_env::Millis;
use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        CodeDeliveryDetailsType, GetUserAttributeVerificationCode, GetUserAttributeVerificationCodeInput,
        GetUserAttributeVerificationCodeOutput, UpdateUserAttributes, UpdateUserAttributesInput,
        UpdateUserAttributesOutput, VerifyUserAttribute, VerifyUserAttributeInput, VerifyUserAttributeOutput,
    },
};

use super::{User, attribute_map};
use crate::{
    attributes::{self, Writer},
    channel::Channel,
    codes::{Attempt, CodeFor, CodeToSend},
    error::Result,
    limits::Limited,
    messages::{Occasion, Reason},
    mfa::Factor,
    pools::Pool,
    service::UserPools,
};

operations! { UserPools {
    UpdateUserAttributes => update_user_attributes,
    GetUserAttributeVerificationCode => get_user_attribute_verification_code,
    VerifyUserAttribute => verify_user_attribute,
} }

/// Attribute values that are to be written, and by whom.
pub(super) struct Changes {
    values: BTreeMap<String, String>,
    /// Administrators may declare an address verified.
    administrator: bool,
}

impl Changes {
    pub(super) const fn by_administrator(values: BTreeMap<String, String>) -> Self {
        Self { values, administrator: true }
    }

    const fn by_user(values: BTreeMap<String, String>) -> Self {
        Self { values, administrator: false }
    }

    /// Writes the values into the record (spec/user-pool-model.md §6): a changed address that the pool verifies gets a
    /// code; where the pool keeps the original value, the new one waits for it.
    pub(super) fn apply(
        self,
        service: &UserPools,
        pool: &Pool,
        user: &mut User,
        now: Millis,
    ) -> Result<Vec<CodeToSend>, Error> {
        let Self { mut values, administrator } = self;
        let mut codes = Vec::new();
        for channel in [Channel::Email, Channel::Sms] {
            let declared = values.get(channel.verified_attribute()).map(|value| value == "true");
            let Some(value) = values.get(channel.attribute()).cloned() else { continue };
            if value.is_empty() {
                user.delete_attributes(&[channel.attribute().to_owned()], now)?;
                continue;
            }
            let changed = user.attributes.get(channel.attribute()) != Some(&value);
            user.pending.remove(channel.attribute());
            if !changed || administrator && declared == Some(true) {
                continue;
            }
            if pool.verifies_before_update(channel) && user.attributes.contains_key(channel.attribute()) {
                values.remove(channel.attribute());
                values.remove(channel.verified_attribute());
                user.pending.insert(channel.attribute().to_owned(), value.clone());
            } else if declared.is_none() {
                user.set_verified(channel, false);
            }
            if pool.auto_verifies(channel) {
                let code = service.issue_code(user, CodeFor::verifying(channel), channel, value, now);
                codes.push(code);
            }
        }
        user.attributes = attributes::merged(&user.attributes, &values);
        attributes::check_size(&user.attributes)?;
        user.modified = now;
        Ok(codes)
    }
}

impl UserPools {
    pub(super) async fn deliver_verifications(
        &self,
        pool: &Pool,
        user: &User,
        codes: Vec<CodeToSend>,
        client_id: Option<&str>,
        client_metadata: Option<BTreeMap<String, String>>,
        now: Millis,
    ) -> Result<Vec<CodeDeliveryDetailsType>> {
        let mut details = Vec::with_capacity(codes.len());
        for code in codes {
            let client_metadata = client_metadata.clone();
            let reason = Reason { occasion: Occasion::UpdateUserAttribute, client_id, client_metadata };
            details.push(self.deliver(pool, user, code, reason, now).await?);
        }
        Ok(details)
    }
}

impl Handle<UpdateUserAttributes> for UserPools {
    async fn handle(&self, _: &Call, input: UpdateUserAttributesInput) -> Result<UpdateUserAttributesOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let updates = attribute_map(Some(input.user_attributes));
        let writer = Writer::Client(caller.client.settings.write_attributes.as_deref());
        attributes::check_update(&caller.pool.schema, &updates, writer)?;
        let (user, codes) = self
            .change_user(&caller.pool, &caller.user.username, now, |user| {
                Changes::by_user(updates.clone()).apply(self, &caller.pool, user, now)
            })
            .await?;
        let client_id = Some(caller.client.id());
        let details =
            self.deliver_verifications(&caller.pool, &user, codes, client_id, input.client_metadata, now).await?;
        Ok(UpdateUserAttributesOutput { code_delivery_details_list: (!details.is_empty()).then_some(details) })
    }
}

/// The channel of an attribute that can be verified.
fn channel_of(attribute: &str) -> Result<Channel, Error> {
    Channel::of_attribute(attribute)
        .ok_or_else(|| Error::invalid_parameter(format!("Attribute {attribute} cannot be verified.")))
}

impl Handle<GetUserAttributeVerificationCode> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: GetUserAttributeVerificationCodeInput,
    ) -> Result<GetUserAttributeVerificationCodeOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let channel = channel_of(&input.attribute_name)?;
        let (user, code) = self
            .change_user(&caller.pool, &caller.user.username, now, |user| {
                let waiting =
                    user.pending.get(channel.attribute()).or_else(|| user.attributes.get(channel.attribute()));
                let Some(destination) = waiting.cloned() else {
                    let text = format!("User does not have a value for attribute {}.", channel.attribute());
                    return Err(Error::invalid_parameter(text));
                };
                user.attempts.count(Limited::GetUserAttributeVerificationCode, &self.inner.settings.limits, now)?;
                Ok(self.issue_code(user, CodeFor::verifying(channel), channel, destination, now))
            })
            .await?;
        let reason = Reason {
            occasion: Occasion::VerifyUserAttribute,
            client_id: Some(caller.client.id()),
            client_metadata: input.client_metadata,
        };
        let details = self.deliver(&caller.pool, &user, code, reason, now).await?;
        Ok(GetUserAttributeVerificationCodeOutput { code_delivery_details: Some(details) })
    }
}

impl Handle<VerifyUserAttribute> for UserPools {
    async fn handle(&self, _: &Call, input: VerifyUserAttributeInput) -> Result<VerifyUserAttributeOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let channel = channel_of(&input.attribute_name)?;
        let (_, attempt) = self
            .change_user(&caller.pool, &caller.user.username, now, |user| {
                user.attempts.count(Limited::VerifyUserAttribute, &self.inner.settings.limits, now)?;
                let attempt = self.use_code(user, CodeFor::verifying(channel), &input.code, now);
                if attempt.is_ok() {
                    if let Some(value) = user.pending.remove(channel.attribute()) {
                        user.attributes.insert(channel.attribute().to_owned(), value);
                    }
                    user.set_verified(channel, true);
                    user.modified = now;
                }
                Ok(attempt)
            })
            .await?;
        attempt.map_err(Attempt::into_error)?;
        Ok(VerifyUserAttributeOutput::default())
    }
}

impl User {
    /// Takes attributes away; an address takes its verification, what waits for it, and codes of a second factor along.
    pub(super) fn delete_attributes(&mut self, names: &[String], now: Millis) -> Result<(), Error> {
        for name in names {
            if let Some(channel) = Channel::of_attribute(name) {
                if self.naming.is_username(channel) {
                    return Err(Error::invalid_parameter(format!("user.{name}: Attribute cannot be deleted.")));
                }
                self.attributes.remove(channel.verified_attribute());
                self.pending.remove(name);
                self.codes.remove(&CodeFor::verifying(channel));
                self.mfa.turn_off(Factor::by(channel));
            }
            self.attributes.remove(name);
        }
        self.modified = now;
        Ok(())
    }
}
