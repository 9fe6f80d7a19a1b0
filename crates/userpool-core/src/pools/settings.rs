//! The settings of a pool: what may be asked for, and what holds where nothing was (spec/user-pool-model.md §2). Pure.

use std::collections::BTreeSet;

use poolgate_wire::{
    Code, Error,
    user_pools::{
        AccountRecoverySettingType, AdminCreateUserConfigType, AdvancedSecurityModeType, AliasAttributeType,
        AuthFactorType, CreateUserPoolInput, DefaultEmailOptionType, DeletionProtectionType, EmailConfigurationType,
        EmailSendingAccountType, LambdaConfigType, PreTokenGenerationLambdaVersionType,
        PreTokenGenerationVersionConfigType, RecoveryOptionNameType, SignInPolicyType, SmsConfigurationType,
        UpdateUserPoolInput, UserPoolMfaType, UserPoolTierType, UserPoolType, VerificationMessageTemplateType,
    },
};
use serde::Serialize;

use crate::{
    mfa::{self, PoolMfa},
    password_policy,
};

/// Tags of a pool.
const MAX_TAGS: usize = 50;

/// The settings of a new pool: everything but its id, ARN and dates.
pub(super) fn of_new(input: &CreateUserPoolInput) -> Result<UserPoolType, Error> {
    let non_empty = |given: Option<usize>| given.is_some_and(|length| length > 0);
    let aliases = input.alias_attributes.as_deref();
    if non_empty(aliases.map(<[_]>::len)) && non_empty(input.username_attributes.as_ref().map(Vec::len)) {
        return Err(Error::invalid_parameter(
            "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
        ));
    }
    let required_alias = aliases.is_some_and(|aliases| aliases.contains(&AliasAttributeType::PreferredUsername))
        && input.schema.iter().flatten().any(|attribute| {
            attribute.name.as_deref() == Some("preferred_username") && attribute.required == Some(true)
        });
    if required_alias {
        return Err(Error::invalid_parameter("preferred_username can not be both required and an alias."));
    }
    let mut settings = same_members(input)?;
    settings.name = Some(input.pool_name.clone());
    complete(&mut settings)?;
    Ok(settings)
}

/// The settings of a pool after UpdateUserPool: what the request leaves out goes back to its default, except for the
/// name and for what is fixed when a pool is made.
pub(super) fn of_changed(old: &UserPoolType, input: &UpdateUserPoolInput) -> Result<UserPoolType, Error> {
    let mut settings = UserPoolType {
        id: old.id.clone(),
        arn: old.arn.clone(),
        name: input.pool_name.clone().or_else(|| old.name.clone()),
        creation_date: old.creation_date,
        domain: old.domain.clone(),
        custom_domain: old.custom_domain.clone(),
        alias_attributes: old.alias_attributes.clone(),
        username_attributes: old.username_attributes.clone(),
        username_configuration: old.username_configuration.clone(),
        ..same_members(input)?
    };
    complete(&mut settings)?;
    Ok(settings)
}

/// The settings as Cognito shows them: verification messages under their older names too, which are not stored, since a
/// text may be long.
pub(super) fn shown(settings: &UserPoolType) -> UserPoolType {
    let template = settings.verification_message_template.clone().unwrap_or_default();
    UserPoolType {
        email_verification_message: template.email_message,
        email_verification_subject: template.email_subject,
        sms_verification_message: template.sms_message,
        ..settings.clone()
    }
}

/// Inputs and the pool have the same names for the same settings.
fn same_members(input: &impl Serialize) -> Result<UserPoolType, Error> {
    serde_json::to_value(input).and_then(serde_json::from_value).map_err(Error::internal)
}

/// Fills in the defaults and refuses what does not fit together.
fn complete(settings: &mut UserPoolType) -> Result<(), Error> {
    settings.deletion_protection.get_or_insert(DeletionProtectionType::Inactive);
    settings.user_pool_tier.get_or_insert(UserPoolTierType::Essentials);
    settings.mfa_configuration.get_or_insert(UserPoolMfaType::Off);
    settings.lambda_config.get_or_insert_default();
    settings.user_pool_tags.get_or_insert_default();
    complete_passwords(settings)?;
    complete_sign_in(settings)?;
    complete_messages(settings)?;
    settings.lambda_config.as_mut().map_or(Ok(()), complete_triggers)?;
    settings.account_recovery_setting.as_ref().map_or(Ok(()), check_recovery)?;
    check_verification_before_update(settings)?;
    check_tags(settings)
}

/// The password policy, and the life of a temporary password, which has a legacy name among the invitations.
fn complete_passwords(settings: &mut UserPoolType) -> Result<(), Error> {
    let policies = settings.policies.get_or_insert_default();
    let config = settings.admin_create_user_config.get_or_insert_default();
    let given = policies.password_policy.take();
    let days = given.as_ref().and_then(|policy| policy.temporary_password_validity_days);
    let legacy_days = config.unused_account_validity_days;
    if let (Some(days), Some(legacy_days)) = (days, legacy_days)
        && days != legacy_days
    {
        return Err(Error::invalid_parameter(
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
        ));
    }
    let mut policy = given.as_ref().map_or_else(password_policy::default_policy, password_policy::complete);
    let days = days.or(legacy_days).filter(|days| *days > 0).or(policy.temporary_password_validity_days);
    policy.temporary_password_validity_days = days;
    policies.password_policy = Some(policy);
    let AdminCreateUserConfigType { allow_admin_create_user_only, unused_account_validity_days, .. } = config;
    allow_admin_create_user_only.get_or_insert(false);
    *unused_account_validity_days = days;
    Ok(())
}

/// First factors.
fn complete_sign_in(settings: &mut UserPoolType) -> Result<(), Error> {
    let lite = settings.user_pool_tier == Some(UserPoolTierType::Lite);
    let policies = settings.policies.get_or_insert_default();
    let given = policies.sign_in_policy.take().and_then(|policy| policy.allowed_first_auth_factors);
    let factors = given.unwrap_or_else(|| vec![AuthFactorType::Password]);
    if factors.contains(&AuthFactorType::SoftwareToken) {
        return Err(Error::invalid_parameter("SOFTWARE_TOKEN is not supported as a first authentication factor."));
    }
    if factors.iter().all(|factor| *factor == AuthFactorType::WebAuthn) {
        return Err(Error::invalid_parameter("WEB_AUTHN can not be the only allowed first authentication factor."));
    }
    // The lowest plan has no choice of factors, and so no policy about them.
    policies.sign_in_policy = (!lite || factors != [AuthFactorType::Password])
        .then_some(SignInPolicyType { allowed_first_auth_factors: Some(factors) });
    Ok(())
}

/// How messages leave, and what verification messages say. Texts under their older names move to the newer.
fn complete_messages(settings: &mut UserPoolType) -> Result<(), Error> {
    let email = settings.email_configuration.get_or_insert_default();
    let EmailConfigurationType { email_sending_account, source_arn, .. } = email;
    let account = email_sending_account.get_or_insert(EmailSendingAccountType::CognitoDefault);
    if *account == EmailSendingAccountType::Developer && source_arn.is_none() {
        return Err(Error::invalid_parameter("SourceArn is required when EmailSendingAccount is DEVELOPER."));
    }
    settings.sms_configuration.as_ref().map_or(Ok(()), check_sms_configuration)?;
    let template = settings.verification_message_template.get_or_insert_default();
    let VerificationMessageTemplateType { default_email_option, email_message, email_subject, sms_message, .. } =
        template;
    default_email_option.get_or_insert(DefaultEmailOptionType::ConfirmWithCode);
    for (text, legacy) in [
        (email_message, &mut settings.email_verification_message),
        (email_subject, &mut settings.email_verification_subject),
        (sms_message, &mut settings.sms_verification_message),
    ] {
        *text = text.take().or(legacy.take());
        *legacy = None;
    }
    Ok(())
}

/// How SMS leave is said in one way.
pub(crate) fn check_sms_configuration(configuration: &SmsConfigurationType) -> Result<(), Error> {
    let SmsConfigurationType { eums_sms, sns_caller_arn, .. } = configuration;
    if eums_sms.is_some() == sns_caller_arn.is_some() {
        return Err(Error::invalid_parameter("SmsConfiguration must have one of SnsCallerArn and EumsSms."));
    }
    Ok(())
}

fn complete_triggers(lambda: &mut LambdaConfigType) -> Result<(), Error> {
    match (&mut lambda.pre_token_generation, &mut lambda.pre_token_generation_config) {
        (Some(function), Some(config)) if *function != config.lambda_arn => {
            return Err(Error::invalid_parameter(
                "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same.",
            ));
        }
        (function @ None, Some(config)) => *function = Some(config.lambda_arn.clone()),
        (Some(function), config @ None) => {
            *config = Some(PreTokenGenerationVersionConfigType {
                lambda_arn: function.clone(),
                lambda_version: PreTokenGenerationLambdaVersionType::V10,
            });
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
    let custom_sender = lambda.custom_email_sender.is_some() || lambda.custom_sms_sender.is_some();
    if custom_sender && lambda.kms_key_id.is_none() {
        return Err(Error::invalid_parameter("KMSKeyID is required for CustomEmailSender and CustomSMSSender."));
    }
    Ok(())
}

fn check_recovery(setting: &AccountRecoverySettingType) -> Result<(), Error> {
    let options = setting.recovery_mechanisms.as_deref().unwrap_or_default();
    if options.len() > 1 && options.iter().any(|option| option.name == RecoveryOptionNameType::AdminOnly) {
        return Err(Error::invalid_parameter(
            "Invalid account recovery setting parameter. Account Recovery Setting cannot use admin_only setting with \
             any other recovery mechanisms.",
        ));
    }
    let names: BTreeSet<&str> = options.iter().map(|option| option.name.as_str()).collect();
    let priorities: BTreeSet<i32> = options.iter().map(|option| option.priority).collect();
    if names.len() < options.len() || priorities.len() < options.len() {
        return Err(Error::invalid_parameter(
            "Invalid account recovery setting parameter. Names and priorities of recovery mechanisms must be unique.",
        ));
    }
    Ok(())
}

fn check_verification_before_update(settings: &UserPoolType) -> Result<(), Error> {
    let verified = settings.auto_verified_attributes.as_deref().unwrap_or_default();
    let update = settings.user_attribute_update_settings.as_ref();
    let waiting = update.and_then(|update| update.attributes_require_verification_before_update.as_deref());
    if waiting.unwrap_or_default().iter().any(|attribute| !verified.contains(attribute)) {
        return Err(Error::invalid_parameter(
            "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
        ));
    }
    Ok(())
}

fn check_tags(settings: &UserPoolType) -> Result<(), Error> {
    let Some(tags) = &settings.user_pool_tags else { return Ok(()) };
    let refused = |why: &str| Err(Error::new(Code::UserPoolTaggingException, why));
    if tags.len() > MAX_TAGS {
        return refused("A user pool can have at most 50 tags.");
    }
    if tags.keys().any(|key| key.to_ascii_lowercase().starts_with("aws:")) {
        return refused("Tag keys that begin with aws: are reserved.");
    }
    Ok(())
}

/// Refuses features that the pool's plan lacks; on the way to a lower plan, in the words of a plan's change.
pub(crate) fn check_tier(settings: &UserPoolType, mfa: &PoolMfa, old: Option<&UserPoolTierType>) -> Result<(), Error> {
    let tier = settings.user_pool_tier.clone().unwrap_or(UserPoolTierType::Essentials);
    let missing: Vec<&str> = features_of(settings, mfa)
        .into_iter()
        .filter(|(_, needs)| rank(needs) > rank(&tier))
        .map(|(name, _)| name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let lowered = old.is_some_and(|old| rank(old) > rank(&tier));
    let code = if lowered { Code::TierChangeNotAllowedException } else { Code::FeatureUnavailableInTierException };
    Err(feature_unavailable(code, &tier, &missing.join(", ")))
}

/// Cognito's words for features that a plan lacks.
fn feature_unavailable(code: Code, tier: &UserPoolTierType, features: &str) -> Error {
    let message =
        format!("The following features need to be disabled for the {tier} pricing tier configured: {features}");
    Error::new(code, message)
}

/// The features in use that not every plan has, each with the lowest plan that has it.
fn features_of(settings: &UserPoolType, mfa: &PoolMfa) -> Vec<(&'static str, UserPoolTierType)> {
    use UserPoolTierType::{Essentials, Plus};
    let policies = settings.policies.as_ref();
    let factors = policies
        .and_then(|policies| policies.sign_in_policy.as_ref())
        .and_then(|policy| policy.allowed_first_auth_factors.as_deref())
        .unwrap_or_default();
    let history = policies
        .and_then(|policies| policies.password_policy.as_ref())
        .and_then(|policy| policy.password_history_size)
        .unwrap_or(0);
    let token_version = settings
        .lambda_config
        .as_ref()
        .and_then(|lambda| lambda.pre_token_generation_config.as_ref())
        .map(|config| &config.lambda_version);
    let threat_protection = settings.user_pool_add_ons.as_ref().is_some_and(|add_ons| {
        let custom = add_ons.advanced_security_additional_flows.as_ref();
        add_ons.advanced_security_mode != AdvancedSecurityModeType::Off
            || custom.is_some_and(|flows| flows.custom_auth_mode.is_some())
    });
    let features = [
        (threat_protection, "Threat Protection", Plus),
        (factors.iter().any(|factor| *factor != AuthFactorType::Password), "Choice-based Sign-in", Essentials),
        (history > 0, "Password History", Essentials),
        (
            token_version.is_some_and(|version| *version != PreTokenGenerationLambdaVersionType::V10),
            "Access Token Customization",
            Essentials,
        ),
        (settings.acr_configuration.is_some(), "Authentication Context Classes", Essentials),
        (settings.dcr_configuration.is_some(), "Dynamic Client Registration", Essentials),
    ];
    features
        .into_iter()
        .chain(mfa::features_of(mfa))
        .filter(|(used, ..)| *used)
        .map(|(_, name, tier)| (name, tier))
        .collect()
}

const fn rank(tier: &UserPoolTierType) -> u8 {
    match tier {
        UserPoolTierType::Lite => 0,
        UserPoolTierType::Essentials | UserPoolTierType::Unknown(_) => 1,
        UserPoolTierType::Plus => 2,
    }
}

/// Refuses a plan that lacks a feature in use.
pub(super) fn check_kept_feature(settings: &UserPoolType, feature: &str) -> Result<(), Error> {
    check_client_feature(settings, feature)
        .map_err(|error| Error::new(Code::TierChangeNotAllowedException, error.message))
}

/// Refuses a feature of an app client that its pool's plan lacks.
pub(crate) fn check_client_feature(settings: &UserPoolType, feature: &str) -> Result<(), Error> {
    match &settings.user_pool_tier {
        Some(tier @ UserPoolTierType::Lite) => {
            Err(feature_unavailable(Code::FeatureUnavailableInTierException, tier, feature))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
