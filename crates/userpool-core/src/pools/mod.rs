//! User pools themselves: the record, how it is found, and its operations.

mod operations;
mod settings;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Key, Kind, Stored};
use poolgate_token::Issuer;
use poolgate_wire::{
    Code, Error,
    user_pools::{
        AliasAttributeType, AuthFactorType, DeletionProtectionType, IssuerType, PasswordPolicyType,
        PreTokenGenerationLambdaVersionType, UserPoolType, UsernameAttributeType, VerifiedAttributeType,
    },
};
use serde::{Deserialize, Serialize};

pub(crate) use self::{
    operations::OPERATIONS,
    settings::{check_client_feature, check_sms_configuration, check_tier},
};
use crate::{
    channel::Channel,
    entities,
    error::{Fault, Result},
    mfa::PoolMfa,
    schema::Schema,
    service::UserPools,
    session_settings::SessionSettings,
};

/// A user pool as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Pool {
    /// What DescribeUserPool shows, without what it computes.
    pub settings: UserPoolType,
    /// The attributes that users may have.
    pub schema: Schema,
    /// Region of the pool, as trigger events and ARNs name it.
    pub region: String,
    /// Account of the pool: twelve digits.
    pub account: String,
    /// Second factors and passkeys: what SetUserPoolMfaConfig set.
    #[serde(default, skip_serializing_if = "PoolMfa::is_default")]
    pub mfa: PoolMfa,
    /// What becomes of users' sessions.
    #[serde(default, skip_serializing_if = "SessionSettings::is_default")]
    pub sessions: SessionSettings,
    /// Marked for deletion: gone for every reader, its records being drained.
    #[serde(default)]
    pub deleted: bool,
}

/// Where ListUserPools and the drain find a pool.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PoolListing {
    pub id: String,
}

impl Entity for Pool {
    const KIND: Kind = entities::POOL;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(self.id())
    }
}

impl Entity for PoolListing {
    const KIND: Kind = entities::POOL_LISTING;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Key::new(Self::KIND, entities::DIRECTORY, self.id.as_bytes())
    }
}

impl Pool {
    pub(crate) fn key_of(id: &str) -> Key {
        Key::new(entities::POOL, id, Vec::new())
    }

    pub(crate) fn id(&self) -> &str {
        self.settings.id.as_deref().unwrap_or_default()
    }

    /// The function configured for a trigger, as an ARN.
    pub(crate) fn function_of(&self, trigger: &str) -> Option<&str> {
        let lambda = self.settings.lambda_config.as_ref()?;
        match trigger {
            "PreSignUp" => lambda.pre_sign_up.as_deref(),
            "PostConfirmation" => lambda.post_confirmation.as_deref(),
            "PreAuthentication" => lambda.pre_authentication.as_deref(),
            "PostAuthentication" => lambda.post_authentication.as_deref(),
            "DefineAuthChallenge" => lambda.define_auth_challenge.as_deref(),
            "CreateAuthChallenge" => lambda.create_auth_challenge.as_deref(),
            "VerifyAuthChallengeResponse" => lambda.verify_auth_challenge_response.as_deref(),
            "UserMigration" => lambda.user_migration.as_deref(),
            "CustomMessage" => lambda.custom_message.as_deref(),
            "CustomEmailSender" => lambda.custom_email_sender.as_ref().map(|sender| sender.lambda_arn.as_str()),
            "CustomSMSSender" => lambda.custom_sms_sender.as_ref().map(|sender| sender.lambda_arn.as_str()),
            "PreTokenGeneration" => lambda
                .pre_token_generation_config
                .as_ref()
                .map(|config| config.lambda_arn.as_str())
                .or(lambda.pre_token_generation.as_deref()),
            _ => None,
        }
    }

    /// The key under which codes for custom senders are encrypted.
    pub(crate) fn kms_key_id(&self) -> Option<&str> {
        self.settings.lambda_config.as_ref()?.kms_key_id.as_deref()
    }

    /// The version of the event that the PreTokenGeneration function wants.
    pub(crate) fn pre_token_generation_version(&self) -> Option<&PreTokenGenerationLambdaVersionType> {
        let config = self.settings.lambda_config.as_ref()?.pre_token_generation_config.as_ref()?;
        Some(&config.lambda_version)
    }

    /// The `iss` of the pool's tokens, where the host writes issuers in `form`. AWS's form has two variants, of which the
    /// pool chooses one (IssuerConfiguration; spec/tokens.md §2).
    pub(crate) fn issuer(&self, form: &Issuer) -> String {
        let configured =
            self.settings.issuer_configuration.as_ref().and_then(|configuration| configuration.r#type.as_ref());
        let form = match (form, configured) {
            (Issuer::Original, Some(IssuerType::Updated)) => &Issuer::Updated,
            _ => form,
        };
        form.of(&self.region, self.id())
    }

    /// Whether users sign up with an e-mail address or phone number as their name.
    pub(crate) fn uses_username_attributes(&self) -> bool {
        self.settings.username_attributes.as_ref().is_some_and(|attributes| !attributes.is_empty())
    }

    /// Whether this attribute serves as the name at sign-up.
    pub(crate) fn is_username_attribute(&self, channel: Channel) -> bool {
        let wanted = match channel {
            Channel::Email => UsernameAttributeType::Email,
            Channel::Sms => UsernameAttributeType::PhoneNumber,
        };
        self.settings.username_attributes.as_ref().is_some_and(|attributes| attributes.contains(&wanted))
    }

    pub(crate) fn is_alias(&self, alias: &AliasAttributeType) -> bool {
        self.settings.alias_attributes.as_ref().is_some_and(|aliases| aliases.contains(alias))
    }

    /// Names differ by case unless the pool was made otherwise.
    pub(crate) fn case_sensitive(&self) -> bool {
        self.settings.username_configuration.as_ref().is_none_or(|configuration| configuration.case_sensitive)
    }

    /// Whether Cognito verifies this attribute by itself.
    pub(crate) fn auto_verifies(&self, channel: Channel) -> bool {
        let wanted = verified_attribute(channel);
        self.settings.auto_verified_attributes.as_ref().is_some_and(|attributes| attributes.contains(&wanted))
    }

    /// Whether a changed value waits for its verification while the old one stays ("keep original value").
    pub(crate) fn verifies_before_update(&self, channel: Channel) -> bool {
        let wanted = verified_attribute(channel);
        self.settings
            .user_attribute_update_settings
            .as_ref()
            .and_then(|settings| settings.attributes_require_verification_before_update.as_ref())
            .is_some_and(|attributes| attributes.contains(&wanted))
    }

    pub(crate) fn password_policy(&self) -> PasswordPolicyType {
        self.settings
            .policies
            .as_ref()
            .and_then(|policies| policies.password_policy.clone())
            .unwrap_or_else(crate::password_policy::default_policy)
    }

    /// How many passwords of a user are remembered, the present one among them, and not taken again.
    pub(crate) fn password_history(&self) -> usize {
        self.password_policy().password_history_size.and_then(|size| usize::try_from(size).ok()).unwrap_or(0)
    }

    /// Days for which a temporary password is good.
    pub(crate) fn temporary_password_days(&self) -> u32 {
        match self.password_policy().temporary_password_validity_days {
            Some(days) if days > 0 => days.unsigned_abs(),
            _ => 7,
        }
    }

    pub(crate) fn only_administrators_create_users(&self) -> bool {
        self.settings
            .admin_create_user_config
            .as_ref()
            .and_then(|config| config.allow_admin_create_user_only)
            .unwrap_or(false)
    }

    /// The factors that a sign-in may begin with.
    pub(crate) fn first_factors(&self) -> &[AuthFactorType] {
        let policies = self.settings.policies.as_ref();
        let policy = policies.and_then(|policies| policies.sign_in_policy.as_ref());
        policy.and_then(|policy| policy.allowed_first_auth_factors.as_deref()).unwrap_or(&[AuthFactorType::Password])
    }

    /// Whether a code alone signs users in, so that they need no password.
    pub(crate) fn is_passwordless(&self) -> bool {
        self.first_factors().iter().any(|factor| matches!(factor, AuthFactorType::EmailOtp | AuthFactorType::SmsOtp))
    }

    pub(crate) fn is_protected(&self) -> bool {
        self.settings.deletion_protection == Some(DeletionProtectionType::Active)
    }
}

/// The channel's attribute, as the pool's lists of attributes name it.
pub(crate) const fn verified_attribute(channel: Channel) -> VerifiedAttributeType {
    match channel {
        Channel::Email => VerifiedAttributeType::Email,
        Channel::Sms => VerifiedAttributeType::PhoneNumber,
    }
}

impl UserPools {
    /// The pool, perhaps as it was a moment ago ([`crate::Settings::staleness`]).
    pub(crate) async fn pool(&self, id: &str, now: Millis) -> Result<Arc<Pool>> {
        if let Some(pool) = self.inner.pools.get(id, now) {
            return Ok(pool);
        }
        let reading = self.inner.pools.reading();
        let pool = Arc::new(self.pool_to_change(id, now).await?.value);
        self.inner.pools.put(id, &pool, now, reading);
        Ok(pool)
    }

    /// The `iss` of a pool's tokens, perhaps as it was a moment ago ([`crate::Settings::staleness`]); `None` when there is
    /// no such pool.
    pub async fn issuer(&self, pool_id: &str) -> Result<Option<String>, Error> {
        match self.pool(pool_id, self.now()).await {
            Ok(pool) => Ok(Some(self.issuer_of(&pool))),
            Err(Fault::Refused(error)) if error.code == Code::ResourceNotFoundException => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// The pool as it is now, with the version that a change must name.
    pub(crate) async fn pool_to_change(&self, id: &str, now: Millis) -> Result<Stored<Pool>> {
        let pool = self.load::<Pool>(Pool::key_of(id), now).await?.filter(|pool| !pool.deleted);
        pool.ok_or_else(|| Error::resource_not_found(format!("User pool {id} does not exist.")).into())
    }
}
