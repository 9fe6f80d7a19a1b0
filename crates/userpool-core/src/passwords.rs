//! Setting, changing and recovering passwords.

use std::time::Duration;

use poolgate_env::{Millis, SecretString};
use poolgate_triggers::{PostConfirmation, PostConfirmationRequest};
use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        AdminResetUserPassword, AdminResetUserPasswordInput, AdminResetUserPasswordOutput, AdminSetUserPassword,
        AdminSetUserPasswordInput, AdminSetUserPasswordOutput, ChangePassword, ChangePasswordInput,
        ChangePasswordOutput, ConfirmForgotPassword, ConfirmForgotPasswordInput, ConfirmForgotPasswordOutput,
        ForgotPassword, ForgotPasswordInput, ForgotPasswordOutput, RecoveryOptionNameType, UserStatusType,
    },
};

use crate::{
    codes,
    error::{Result, incorrect_username_or_password},
    limits::Limited,
    messages::{Channel, Delivery, Occasion},
    password_hash::Credential,
    password_policy::{self, Wording},
    pools::Pool,
    service::UserPools,
    sign_in::lockout::Lockout,
    users::{Attempt, CodeFor, User, unknown_name, unknown_to},
};

operations! { UserPools {
    ForgotPassword => forgot_password,
    ConfirmForgotPassword => confirm_forgot_password,
    ChangePassword => change_password,
    AdminSetUserPassword => admin_set_user_password,
    AdminResetUserPassword => admin_reset_user_password,
} }

impl Handle<ForgotPassword> for UserPools {
    async fn handle(&self, _: &Call, input: ForgotPasswordInput) -> Result<ForgotPasswordOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let name = input.username.expose();
        client.check_secret_hash(name, input.secret_hash.as_ref().map(|hash| hash.expose().as_str()))?;
        if self.user_named(&pool, name, now).await?.is_none() {
            if client.hides_existence() {
                let details = self.simulated_delivery(&pool, name);
                return Ok(ForgotPasswordOutput { code_delivery_details: Some(details) });
            }
            return Err(unknown_name());
        }
        let (user, (channel, code)) = self
            .change_user(&pool, name, now, |user| {
                let channel = recovery_channel(&pool, user)?;
                user.attempts.count(Limited::ForgotPassword, &self.inner.settings.limits, now)?;
                Ok((channel, self.issue_code(user, CodeFor::PasswordReset, channel, now)))
            })
            .await?;
        let destination = user.attributes.get(channel.attribute()).cloned().unwrap_or_default();
        let delivery = Delivery {
            occasion: Occasion::ForgotPassword,
            channel,
            destination: &destination,
            code,
            client_id: Some(client.id()),
            client_metadata: input.client_metadata,
        };
        let details = self.deliver(&pool, &user, delivery, now).await?;
        Ok(ForgotPasswordOutput { code_delivery_details: Some(details) })
    }
}

/// The channel of a reset code, or why there is none (spec/user-pool-model.md §9).
fn recovery_channel(pool: &Pool, user: &User) -> Result<Channel, Error> {
    let refused = || Error::not_authorized("User password cannot be reset in the current state.");
    if !user.enabled {
        return Err(Error::not_authorized("User is disabled."));
    }
    match user.status {
        UserStatusType::ForceChangePassword | UserStatusType::ExternalProvider => return Err(refused()),
        UserStatusType::Unconfirmed if !user.is_verified(Channel::Email) && !user.is_verified(Channel::Sms) => {
            return Err(refused());
        }
        _ => {}
    }
    let usable = |channel: &Channel| user.is_verified(*channel) && user.attributes.contains_key(channel.attribute());
    let mechanisms =
        pool.settings.account_recovery_setting.as_ref().and_then(|setting| setting.recovery_mechanisms.clone());
    let order = match mechanisms {
        None => vec![Channel::Sms, Channel::Email],
        Some(mut mechanisms) => {
            mechanisms.sort_by_key(|mechanism| mechanism.priority);
            if mechanisms.iter().any(|mechanism| mechanism.name == RecoveryOptionNameType::AdminOnly) {
                return Err(Error::not_authorized("Contact administrator to reset password."));
            }
            let channel = |name: &RecoveryOptionNameType| match name {
                RecoveryOptionNameType::VerifiedEmail => Some(Channel::Email),
                RecoveryOptionNameType::VerifiedPhoneNumber => Some(Channel::Sms),
                RecoveryOptionNameType::AdminOnly | RecoveryOptionNameType::Unknown(_) => None,
            };
            mechanisms.iter().filter_map(|mechanism| channel(&mechanism.name)).collect()
        }
    };
    order.into_iter().find(usable).ok_or_else(no_channel)
}

fn no_channel() -> Error {
    Error::invalid_parameter(
        "Cannot reset password for the user as there is no registered/verified email or phone_number",
    )
}

impl Handle<ConfirmForgotPassword> for UserPools {
    async fn handle(&self, _: &Call, input: ConfirmForgotPasswordInput) -> Result<ConfirmForgotPasswordOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let name = input.username.expose();
        client.check_secret_hash(name, input.secret_hash.as_ref().map(|hash| hash.expose().as_str()))?;
        let password = SecretString::from(input.password.expose().as_str());
        password_policy::check(&pool.password_policy(), password.expose(), Wording::Policy)?;
        let Some(found) = self.user_named(&pool, name, now).await? else {
            return Err(unknown_to(&client, codes::mismatch()));
        };
        // Made before the code is looked at: right and wrong codes cost the same, and nothing slow happens between
        // reading and writing the record.
        let credential = self.make_credential(&pool, &found.username, password).await?;
        let outcome = self
            .change_user(&pool, name, now, |user| {
                let attempt = self.reset(user, &input.confirmation_code, &credential, now);
                match attempt {
                    Err(Attempt::Refused(error)) => Err(error),
                    other => Ok(other),
                }
            })
            .await?;
        let (user, attempt) = outcome;
        attempt.map_err(Attempt::into_error)?;
        self.fire::<PostConfirmation>(
            &pool,
            &user.username,
            Some(client.id()),
            "PostConfirmation_ConfirmForgotPassword",
            || PostConfirmationRequest {
                user_attributes: user.trigger_attributes(),
                client_metadata: input.client_metadata,
            },
        )
        .await?;
        Ok(ConfirmForgotPasswordOutput::default())
    }
}

impl UserPools {
    fn reset(&self, user: &mut User, code: &str, credential: &Credential, now: Millis) -> Result<(), Attempt> {
        if !user.enabled {
            return Err(Attempt::Refused(Error::not_authorized("User is disabled.")));
        }
        let limits = &self.inner.settings.limits;
        user.attempts.count(Limited::ForgotPassword, limits, now).map_err(Attempt::Refused)?;
        let channel = self.use_code(user, CodeFor::PasswordReset, code, now)?;
        set_password(user, credential.clone(), now);
        user.status = UserStatusType::Confirmed;
        user.set_verified(channel, true);
        Ok(())
    }
}

/// A new password of the user's own: the old one's failures and its codes are over.
pub(crate) fn set_password(user: &mut User, credential: Credential, now: Millis) {
    user.credential = Some(credential);
    user.temporary_password_expires = None;
    user.lockout = Lockout::default();
    user.codes.remove(&CodeFor::PasswordReset);
    user.modified = now;
}

impl Handle<ChangePassword> for UserPools {
    async fn handle(&self, _: &Call, input: ChangePasswordInput) -> Result<ChangePasswordOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let (pool, username) = (&caller.pool, caller.user.username.clone());
        let proposed = SecretString::from(input.proposed_password.expose().as_str());
        password_policy::check(&pool.password_policy(), proposed.expose(), Wording::Policy)?;
        self.change_user(pool, &username, now, |user| {
            user.attempts.count(Limited::ChangePassword, &self.inner.settings.limits, now)
        })
        .await?;
        let previous = input.previous_password.as_ref().map(|password| SecretString::from(password.expose().as_str()));
        let checked = match (&caller.user.credential, previous) {
            (Some(credential), Some(previous)) => {
                self.check_password(pool, &caller.user, credential.clone(), previous).await?
            }
            // Without a password of old there is nothing to prove.
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let credential = self.make_credential(pool, &username, proposed).await?;
        let verified_against = caller.user.credential.clone();
        let (_, changed) = self
            .change_user(pool, &username, now, |user| {
                user.lockout.check(now)?;
                // The proof counts against the credential that is still in place.
                if !checked || user.credential != verified_against {
                    user.lockout.fail(now);
                    return Ok(false);
                }
                set_password(user, credential.clone(), now);
                Ok(true)
            })
            .await?;
        if changed { Ok(ChangePasswordOutput::default()) } else { Err(incorrect_username_or_password()) }
    }
}

impl Handle<AdminSetUserPassword> for UserPools {
    async fn handle(&self, _: &Call, input: AdminSetUserPasswordInput) -> Result<AdminSetUserPasswordOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let password = SecretString::from(input.password.expose().as_str());
        password_policy::check(&pool.password_policy(), password.expose(), Wording::PasswordPolicy)?;
        let found = self.existing_user(&pool, input.username.expose(), now).await?;
        let credential = self.make_credential(&pool, &found.username, password).await?;
        let permanent = input.permanent.unwrap_or(false);
        self.change_user(&pool, &found.username, now, |user| {
            set_password(user, credential.clone(), now);
            if permanent {
                user.status = UserStatusType::Confirmed;
            } else {
                user.status = UserStatusType::ForceChangePassword;
                user.temporary_password_expires = Some(now + temporary_validity(&pool));
            }
            Ok(())
        })
        .await?;
        Ok(AdminSetUserPasswordOutput::default())
    }
}

/// How long a temporary password is good.
pub(crate) fn temporary_validity(pool: &Pool) -> Duration {
    Duration::from_secs(86_400) * pool.temporary_password_days()
}

impl Handle<AdminResetUserPassword> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminResetUserPasswordInput,
    ) -> Result<AdminResetUserPasswordOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let (user, (channel, code)) = self
            .change_user(&pool, input.username.expose(), now, |user| {
                if matches!(user.status, UserStatusType::ForceChangePassword | UserStatusType::ExternalProvider) {
                    return Err(Error::not_authorized("User password cannot be reset in the current state."));
                }
                let channel = [Channel::Sms, Channel::Email]
                    .into_iter()
                    .find(|channel| user.is_verified(*channel) && user.attributes.contains_key(channel.attribute()))
                    .ok_or_else(no_channel)?;
                user.status = UserStatusType::ResetRequired;
                user.modified = now;
                Ok((channel, self.issue_code(user, CodeFor::PasswordReset, channel, now)))
            })
            .await?;
        let destination = user.attributes.get(channel.attribute()).cloned().unwrap_or_default();
        let delivery = Delivery {
            occasion: Occasion::ForgotPassword,
            channel,
            destination: &destination,
            code,
            client_id: None,
            client_metadata: input.client_metadata,
        };
        self.deliver(&pool, &user, delivery, now).await?;
        Ok(AdminResetUserPasswordOutput::default())
    }
}
