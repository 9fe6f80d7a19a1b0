//! What a pool offers and insists on: SetUserPoolMfaConfig, and the part of it that CreateUserPool and UpdateUserPool
//! have (spec/auth-flows.md §7, user-pool-model.md §2).
//!
//! Cognito wants e-mail MFA to be sent by an SES identity (EmailSendingAccount DEVELOPER), since its own sender is good
//! for fifty e-mails a day. Here every pool's e-mails leave by the host's sender, whatever the setting says: it is not
//! asked for.

use std::collections::BTreeSet;

use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        AuthFactorType, GetUserPoolMfaConfig, GetUserPoolMfaConfigInput, GetUserPoolMfaConfigOutput,
        RecoveryOptionNameType, SetUserPoolMfaConfig, SetUserPoolMfaConfigInput, SetUserPoolMfaConfigOutput,
        SmsMfaConfigType, SoftwareTokenMfaConfigType, UserPoolMfaType, UserPoolTierType, UserPoolType,
        UserVerificationType, WebAuthnConfigurationType, WebAuthnFactorConfigurationType,
    },
};

use super::{Factor, PoolMfa};
use crate::{error::Result, pools::Pool, service::UserPools};

operations! { UserPools {
    SetUserPoolMfaConfig => set_user_pool_mfa_config,
    GetUserPoolMfaConfig => get_user_pool_mfa_config,
} }

impl Handle<SetUserPoolMfaConfig> for UserPools {
    async fn handle(&self, _: &Call, input: SetUserPoolMfaConfigInput) -> Result<SetUserPoolMfaConfigOutput, Error> {
        let now = self.now();
        let pool = self.change_pool(&input.user_pool_id, now, |pool| apply(pool, &input)).await?;
        let GetUserPoolMfaConfigOutput {
            email_mfa_configuration,
            mfa_configuration,
            sms_mfa_configuration,
            software_token_mfa_configuration,
            web_authn_configuration,
        } = shown(&pool);
        Ok(SetUserPoolMfaConfigOutput {
            email_mfa_configuration,
            mfa_configuration,
            sms_mfa_configuration,
            software_token_mfa_configuration,
            web_authn_configuration,
        })
    }
}

impl Handle<GetUserPoolMfaConfig> for UserPools {
    async fn handle(&self, _: &Call, input: GetUserPoolMfaConfigInput) -> Result<GetUserPoolMfaConfigOutput, Error> {
        let pool = self.pool_to_change(&input.user_pool_id, self.now()).await?;
        Ok(shown(&pool))
    }
}

/// The factors of a new pool: only SMS can be configured when a pool is made.
pub(crate) fn of_new(settings: &UserPoolType) -> Result<PoolMfa, Error> {
    let mut mfa = PoolMfa::default();
    let uses_mfa = settings.mfa_configuration != Some(UserPoolMfaType::Off);
    if uses_mfa && settings.sms_configuration.is_none() {
        return Err(sms_required());
    }
    if uses_mfa {
        mfa.factors.insert(Factor::Sms);
    }
    check(settings, &mfa)?;
    Ok(mfa)
}

/// The factors after UpdateUserPool, which has the mode and how SMS are sent, and leaves the rest alone: without a sender
/// there are no codes by SMS, and a mode without any factor means them.
pub(crate) fn after_update(settings: &UserPoolType, mfa: &PoolMfa) -> Result<PoolMfa, Error> {
    let mut mfa = mfa.clone();
    let uses_mfa = settings.mfa_configuration != Some(UserPoolMfaType::Off);
    if settings.sms_configuration.is_none() {
        mfa.factors.remove(&Factor::Sms);
    } else if uses_mfa && mfa.factors.is_empty() {
        mfa.factors.insert(Factor::Sms);
    }
    if uses_mfa && mfa.factors.is_empty() {
        return Err(sms_required());
    }
    check(settings, &mfa)?;
    Ok(mfa)
}

/// Changes the pool as SetUserPoolMfaConfig asks. The mode and the factors are replaced as a whole when any of them is
/// given, since a factor is configured by being named; a mode that is left out stays, lest MFA be turned off by
/// oversight. Passkeys are a matter of their own.
fn apply(pool: &mut Pool, input: &SetUserPoolMfaConfigInput) -> Result<(), Error> {
    let SetUserPoolMfaConfigInput {
        email_mfa_configuration: email,
        mfa_configuration: mode,
        sms_mfa_configuration: sms,
        software_token_mfa_configuration: software_token,
        user_pool_id: _,
        web_authn_configuration: web_authn,
    } = input;
    let Pool { settings, mfa, .. } = pool;
    if let Some(web_authn) = web_authn {
        mfa.web_authn = Some(complete_web_authn(web_authn)?);
    }
    if mode.is_some() || email.is_some() || sms.is_some() || software_token.is_some() {
        if let Some(mode) = mode {
            settings.mfa_configuration = Some(mode.clone());
        }
        if let Some(SmsMfaConfigType { sms_authentication_message, sms_configuration }) = sms {
            if let Some(message) = sms_authentication_message {
                settings.sms_authentication_message = Some(message.clone());
            }
            if let Some(configuration) = sms_configuration {
                crate::pools::check_sms_configuration(configuration)?;
                settings.sms_configuration = Some(configuration.clone());
            }
        }
        mfa.email.clone_from(email);
        let enabled = software_token.as_ref().is_some_and(|config| config.enabled == Some(true));
        let named = [(sms.is_some(), Factor::Sms), (enabled, Factor::SoftwareToken), (email.is_some(), Factor::Email)];
        mfa.factors = named.into_iter().filter(|(named, _)| *named).map(|(_, factor)| factor).collect();
        check_mode(settings.mfa_configuration.as_ref(), &mfa.factors)?;
    }
    check(settings, mfa)?;
    crate::pools::check_tier(settings, mfa, None)
}

/// A mode goes with factors, and OFF with none.
fn check_mode(mode: Option<&UserPoolMfaType>, factors: &BTreeSet<Factor>) -> Result<(), Error> {
    let off = mode.is_none_or(|mode| *mode == UserPoolMfaType::Off);
    match (off, factors.is_empty()) {
        (true, false) => Err(Error::invalid_parameter(
            "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
        )),
        (false, true) => Err(Error::invalid_parameter(
            "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
        )),
        (true, true) | (false, false) => Ok(()),
    }
}

fn sms_required() -> Error {
    Error::invalid_parameter(
        "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
    )
}

/// Refuses factors that do not go with a pool's other settings, whichever of them was changed last.
fn check(settings: &UserPoolType, mfa: &PoolMfa) -> Result<(), Error> {
    if mfa.factors.contains(&Factor::Sms) && settings.sms_configuration.is_none() {
        return Err(sms_required());
    }
    if settings.mfa_configuration == Some(UserPoolMfaType::On) {
        check_first_factors(settings, mfa)?;
    }
    if settings.mfa_configuration != Some(UserPoolMfaType::Off) {
        check_recovery(settings, &mfa.factors)?;
    }
    Ok(())
}

/// AllowedFirstAuthFactors.
fn first_factors(settings: &UserPoolType) -> &[AuthFactorType] {
    let policy = settings.policies.as_ref().and_then(|policies| policies.sign_in_policy.as_ref());
    policy.and_then(|policy| policy.allowed_first_auth_factors.as_deref()).unwrap_or_default()
}

impl Pool {
    /// Whether AllowedFirstAuthFactors names this one.
    pub(crate) fn allows_first(&self, factor: &AuthFactorType) -> bool {
        first_factors(&self.settings).contains(factor)
    }
}

/// Where two factors are required, none may sign in alone.
fn check_first_factors(settings: &UserPoolType, mfa: &PoolMfa) -> Result<(), Error> {
    let allowed = first_factors(settings);
    if allowed.iter().any(|factor| matches!(factor, AuthFactorType::EmailOtp | AuthFactorType::SmsOtp)) {
        return Err(Error::invalid_parameter(
            "EMAIL_OTP and SMS_OTP can not be allowed as first authentication factors when MFA is required.",
        ));
    }
    if allowed.contains(&AuthFactorType::WebAuthn) && !counts_as_two(mfa) {
        return Err(Error::invalid_parameter(
            "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed \
             first auth factor",
        ));
    }
    Ok(())
}

/// Whether a passkey with user verification stands for two factors.
pub(crate) fn counts_as_two(mfa: &PoolMfa) -> bool {
    let configuration = mfa.web_authn.as_ref().and_then(|web_authn| web_authn.factor_configuration.as_ref());
    configuration == Some(&WebAuthnFactorConfigurationType::MultiFactorWithUserVerification)
}

/// The one way to recover an account is no second factor: whoever held it would need no first.
fn check_recovery(settings: &UserPoolType, factors: &BTreeSet<Factor>) -> Result<(), Error> {
    let recovery =
        settings.account_recovery_setting.as_ref().and_then(|setting| setting.recovery_mechanisms.as_deref());
    let Some([only]) = recovery else { return Ok(()) };
    let (factor, what) = match only.name {
        RecoveryOptionNameType::VerifiedEmail => (Factor::Email, "Email MFA"),
        RecoveryOptionNameType::VerifiedPhoneNumber => (Factor::Sms, "SMS MFA"),
        RecoveryOptionNameType::AdminOnly | RecoveryOptionNameType::Unknown(_) => return Ok(()),
    };
    if factors.contains(&factor) {
        return Err(Error::invalid_parameter(format!(
            "Invalid account recovery setting parameter. Account Recovery Setting cannot use {} as a recovery mechanism \
             when {what} is configured.",
            only.name.as_str()
        )));
    }
    Ok(())
}

/// The features in use that not every plan has, each with the lowest plan that has it.
pub(crate) fn features_of(mfa: &PoolMfa) -> [(bool, &'static str, UserPoolTierType); 2] {
    [
        (mfa.factors.contains(&Factor::Email), "Email MFA", UserPoolTierType::Essentials),
        (mfa.web_authn.is_some(), "Passkeys", UserPoolTierType::Essentials),
    ]
}

/// With the defaults filled in, and a relying party that browsers accept.
fn complete_web_authn(given: &WebAuthnConfigurationType) -> Result<WebAuthnConfigurationType, Error> {
    if given.relying_party_id.as_deref().is_some_and(|id| !is_relying_party(id)) {
        return Err(Error::invalid_parameter(
            "Invalid RelyingPartyId. It must be a domain name of your own, without scheme, port and path, and not a \
             public suffix.",
        ));
    }
    let WebAuthnConfigurationType { factor_configuration, relying_party_id, user_verification } = given.clone();
    Ok(WebAuthnConfigurationType {
        factor_configuration: factor_configuration.or(Some(WebAuthnFactorConfigurationType::SingleFactor)),
        relying_party_id,
        user_verification: user_verification.or(Some(UserVerificationType::Preferred)),
    })
}

/// Whether `id` may be the domain of someone's site, as WebAuthn compares it: in small letters, no address, and no suffix
/// under which anybody registers. Of those only top-level domains are known here; browsers know the others.
fn is_relying_party(id: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
    };
    let numeric = |label: &str| label.bytes().all(|c| c.is_ascii_digit());
    id == "localhost" || id.rsplit_once('.').is_some_and(|(_, top)| !numeric(top)) && id.split('.').all(label)
}

fn shown(pool: &Pool) -> GetUserPoolMfaConfigOutput {
    let Pool { settings, mfa, .. } = pool;
    let has = |factor: Factor| mfa.factors.contains(&factor).then_some(());
    GetUserPoolMfaConfigOutput {
        email_mfa_configuration: has(Factor::Email).map(|()| mfa.email.clone().unwrap_or_default()),
        mfa_configuration: settings.mfa_configuration.clone(),
        sms_mfa_configuration: has(Factor::Sms).map(|()| SmsMfaConfigType {
            sms_authentication_message: settings.sms_authentication_message.clone(),
            sms_configuration: settings.sms_configuration.clone(),
        }),
        software_token_mfa_configuration: has(Factor::SoftwareToken)
            .map(|()| SoftwareTokenMfaConfigType { enabled: Some(true) }),
        web_authn_configuration: mfa.web_authn.clone(),
    }
}

#[cfg(test)]
mod tests;
