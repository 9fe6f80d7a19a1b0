//! Setting, changing and recovering passwords.

use std::{sync::Arc, time::Duration};

use poolgate_env::{Millis, SecretString};
use poolgate_storage_trait::Stored;
use poolgate_triggers::PostConfirmation;
use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        AdminResetUserPassword, AdminResetUserPasswordInput, AdminResetUserPasswordOutput, AdminSetUserPassword,
        AdminSetUserPasswordInput, AdminSetUserPasswordOutput, ChangePassword, ChangePasswordInput,
        ChangePasswordOutput, ConfirmForgotPassword, ConfirmForgotPasswordInput, ConfirmForgotPasswordOutput,
        ForgotPassword, ForgotPasswordInput, ForgotPasswordOutput, RecoveryOptionNameType, RecoveryOptionType,
        UserStatusType,
    },
};

use crate::{
    channel::Channel,
    codes::{Attempt, CodeFor},
    error::{Result, incorrect_username_or_password},
    limits::Limited,
    messages::{Occasion, Reason},
    mfa::Factor,
    password_hash::{Credential, HashError},
    password_policy::{self, Wording},
    pools::Pool,
    service::UserPools,
    sign_in::lockout::Lockout,
    users::{Migration, User, Wish, unknown_name},
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
        let name = input.username.expose();
        let (pool, client) =
            self.proven_client(input.client_id.expose(), name, input.secret_hash.as_ref(), now).await?;
        let found = match self.user_named(&pool, name, now).await? {
            None if check_self_service(&pool).is_ok() => {
                let wish = Wish::ResetPassword { client_metadata: input.client_metadata.clone() };
                match self.migrate(&pool, &client, name, wish, now).await? {
                    Migration::Done(user) => Some(*user),
                    Migration::Failed(error) if !client.hides_existence() => return Err(error),
                    Migration::Failed(_) | Migration::None => None,
                }
            }
            found => found,
        };
        // Where who exists is hidden, a user who is out of reach looks like nobody.
        let reachable = |user: &Stored<User>| user.enabled && recovery_channel(&pool, user).is_ok();
        if client.hides_existence() && !found.as_ref().is_some_and(reachable) {
            check_self_service(&pool)?;
            self.ask_for_nobody(&pool, name, (Limited::ForgotPassword, Limited::ForgotPassword), now).await?;
            let details = self.simulated_delivery(&pool, name);
            return Ok(ForgotPasswordOutput { code_delivery_details: Some(details) });
        }
        let found = found.ok_or_else(unknown_name)?;
        let (user, code) = self
            .change_user(&pool, &found.username, now, |user| {
                check_recoverable(user)?;
                let channel = recovery_channel(&pool, user)?;
                user.attempts.count(Limited::ForgotPassword, &self.inner.settings.limits, now)?;
                let destination = user.address(channel);
                Ok(self.issue_code(user, CodeFor::PasswordReset, channel, destination, now))
            })
            .await?;
        let reason = Reason {
            occasion: Occasion::ForgotPassword,
            client_id: Some(client.id()),
            client_metadata: input.client_metadata,
        };
        let details = self.deliver(&pool, &user, code, reason, now).await?;
        Ok(ForgotPasswordOutput { code_delivery_details: Some(details) })
    }
}

/// Whether a user may reset the password at present (spec/user-pool-model.md §9).
fn check_recoverable(user: &User) -> Result<(), Error> {
    let refused = || Error::not_authorized("User password cannot be reset in the current state.");
    if !user.enabled {
        return Err(Error::not_authorized("User is disabled."));
    }
    match user.status {
        UserStatusType::ForceChangePassword | UserStatusType::ExternalProvider => Err(refused()),
        UserStatusType::Unconfirmed if !user.has_verified_address() => Err(refused()),
        _ => Ok(()),
    }
}

/// The ways of recovery that the pool names.
fn mechanisms(pool: &Pool) -> Option<&[RecoveryOptionType]> {
    pool.settings.account_recovery_setting.as_ref()?.recovery_mechanisms.as_deref()
}

/// Whether the pool lets users recover by themselves.
fn check_self_service(pool: &Pool) -> Result<(), Error> {
    let by_administrators = |mechanism: &RecoveryOptionType| mechanism.name == RecoveryOptionNameType::AdminOnly;
    if mechanisms(pool).unwrap_or_default().iter().any(by_administrators) {
        return Err(Error::not_authorized("Contact administrator to reset password."));
    }
    Ok(())
}

/// The channel of a reset code in the pool's order, or why there is no channel. One that carries the user's second factor
/// is none: whoever held it would need no first (spec/user-pool-model.md §9).
pub(crate) fn recovery_channel(pool: &Pool, user: &User) -> Result<Channel, Error> {
    check_self_service(pool)?;
    let order = match mechanisms(pool) {
        // Phones first, unless the pool may ask for a code by SMS at any sign-in.
        None if pool.requires_mfa() && pool.offers(Factor::Sms) => vec![Channel::Email, Channel::Sms],
        None => vec![Channel::Sms, Channel::Email],
        Some(mechanisms) => {
            let mut mechanisms = mechanisms.to_vec();
            mechanisms.sort_by_key(|mechanism| mechanism.priority);
            let channel = |name: &RecoveryOptionNameType| match name {
                RecoveryOptionNameType::VerifiedEmail => Some(Channel::Email),
                RecoveryOptionNameType::VerifiedPhoneNumber => Some(Channel::Sms),
                RecoveryOptionNameType::AdminOnly | RecoveryOptionNameType::Unknown(_) => None,
            };
            mechanisms.iter().filter_map(|mechanism| channel(&mechanism.name)).collect()
        }
    };
    let usable = order.into_iter().find(|channel| user.has_verified(*channel) && !user.has_mfa_by(*channel, pool));
    usable.ok_or_else(|| {
        Error::invalid_parameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        )
    })
}

impl Handle<ConfirmForgotPassword> for UserPools {
    async fn handle(&self, _: &Call, input: ConfirmForgotPasswordInput) -> Result<ConfirmForgotPasswordOutput, Error> {
        let now = self.now();
        let name = input.username.expose();
        let (pool, client) =
            self.proven_client(input.client_id.expose(), name, input.secret_hash.as_ref(), now).await?;
        let password = SecretString::from(input.password.expose().as_str());
        password_policy::check(&pool.password_policy(), password.expose(), Wording::Policy)?;
        let Some(found) = self.user_named(&pool, name, now).await? else {
            if !client.hides_existence() {
                return Err(unknown_name());
            }
            // What it costs for a user: the password is made into a credential, and the guess is counted.
            self.make_credential(&pool, name, password).await?;
            return Err(self.guess_for_nobody(&pool, name, Limited::ForgotPassword, now).await?);
        };
        // Made before the code is looked at: right and wrong codes cost the same, and nothing slow happens between
        // reading and writing the record.
        let repeated = self.is_repeated(&pool, &found, &password).await?;
        let credential = self.make_credential(&pool, &found.username, password).await?;
        let outcome = self
            .change_user(&pool, &found.username, now, |user| {
                let attempt = self.reset(&pool, user, &input.confirmation_code, (&credential, repeated), now);
                match attempt {
                    Err(Attempt::Refused(error)) => Err(error),
                    other => Ok(other),
                }
            })
            .await?;
        let (user, attempt) = outcome;
        attempt.map_err(Attempt::into_error)?;
        let source = PostConfirmation::CONFIRM_FORGOT_PASSWORD;
        self.tell_of_confirmation(&pool, &user, Some(client.id()), source, input.client_metadata).await?;
        Ok(ConfirmForgotPasswordOutput::default())
    }
}

impl UserPools {
    /// Whether the password is among those that the pool remembers, judged on the workers.
    pub(crate) async fn is_repeated(&self, pool: &Pool, user: &User, password: &SecretString) -> Result<bool> {
        let remembered = pool.password_history();
        if remembered == 0 {
            return Ok(false);
        }
        let present = user.credential.iter().filter(|_| user.status != UserStatusType::ForceChangePassword);
        let known: Vec<Credential> = present.chain(&user.former_credentials).take(remembered).cloned().collect();
        let (hasher, owner, password) =
            (Arc::clone(&self.inner.hasher), self.owner_of(pool, &user.username), password.clone());
        let compare = move || {
            let mut repeated = false;
            for credential in &known {
                repeated |= hasher.verify(&owner, password.expose(), credential)?;
            }
            Ok::<_, HashError>(repeated)
        };
        Ok(self.inner.workers.run(compare).await?.map_err(Error::internal)?)
    }

    /// Takes a new password for a code. That it is a `repeated` one is told only to whom the code was sent, and uses
    /// nothing up.
    fn reset(
        &self,
        pool: &Pool,
        user: &mut User,
        code: &str,
        (credential, repeated): (&Credential, bool),
        now: Millis,
    ) -> Result<(), Attempt> {
        if !user.enabled {
            return Err(Attempt::Refused(Error::not_authorized("User is disabled.")));
        }
        let limits = &self.inner.settings.limits;
        user.attempts.count(Limited::ForgotPassword, limits, now).map_err(Attempt::Refused)?;
        let channel = self.use_code(user, CodeFor::PasswordReset, code, now)?;
        if repeated {
            return Err(Attempt::Refused(password_policy::repeated()));
        }
        set_password(pool, user, credential.clone(), now);
        user.status = UserStatusType::Confirmed;
        // An alias may have gone to someone else since the code was sent: that is no reason to keep the password back.
        if !user.naming.is_alias(channel) {
            user.set_verified(channel, true);
        }
        Ok(())
    }
}

/// A new password: the old one's failures and its codes are over. One of the user's own is remembered as long as the pool
/// wants; a temporary one is not.
pub(crate) fn set_password(pool: &Pool, user: &mut User, credential: Credential, now: Millis) {
    let former = user.credential.replace(credential).filter(|_| user.status != UserStatusType::ForceChangePassword);
    user.former_credentials.splice(0..0, former);
    user.former_credentials.truncate(pool.password_history().saturating_sub(1));
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
        let repeated = self.is_repeated(pool, &caller.user, &proposed).await?;
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
                if repeated {
                    return Err(password_policy::repeated());
                }
                set_password(pool, user, credential.clone(), now);
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
        let permanent = input.permanent.unwrap_or(false);
        if permanent && self.is_repeated(&pool, &found, &password).await? {
            return Err(password_policy::repeated());
        }
        let credential = self.make_credential(&pool, &found.username, password).await?;
        self.change_user(&pool, &found.username, now, |user| {
            set_password(&pool, user, credential.clone(), now);
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
    Duration::from_hours(24) * pool.temporary_password_days()
}

impl Handle<AdminResetUserPassword> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminResetUserPasswordInput,
    ) -> Result<AdminResetUserPasswordOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let (user, code) = self
            .change_user(&pool, input.username.expose(), now, |user| {
                if matches!(user.status, UserStatusType::ForceChangePassword | UserStatusType::ExternalProvider) {
                    return Err(Error::not_authorized("User password cannot be reset in the current state."));
                }
                let channel = recovery_channel(&pool, user)?;
                user.status = UserStatusType::ResetRequired;
                user.modified = now;
                let destination = user.address(channel);
                Ok(self.issue_code(user, CodeFor::PasswordReset, channel, destination, now))
            })
            .await?;
        let reason =
            Reason { occasion: Occasion::ForgotPassword, client_id: None, client_metadata: input.client_metadata };
        self.deliver(&pool, &user, code, reason, now).await?;
        Ok(AdminResetUserPasswordOutput::default())
    }
}
