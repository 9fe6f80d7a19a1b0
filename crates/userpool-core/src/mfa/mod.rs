//! Second factors: what a pool offers, and what a user has set up.

mod auth_factors;
mod pool_config;
mod preference;
mod software_token;
pub(crate) mod totp;

use std::collections::BTreeSet;

use poolgate_env::Millis;
use poolgate_wire::user_pools::{
    ChallengeNameType, EmailMfaConfigType, MFAOptionType, UserPoolMfaType, WebAuthnConfigurationType,
};
use serde::{Deserialize, Serialize};

pub(crate) use self::{
    pool_config::{after_update, counts_as_two, features_of, of_new},
    software_token::{check_offered as check_software_tokens_offered, prove},
};
use crate::{channel::Channel, pools::Pool, users::User};

/// Every route of this capability.
pub(crate) fn routes() -> impl Iterator<Item = &'static poolgate_wire::Route<crate::UserPools>> {
    [pool_config::OPERATIONS, software_token::OPERATIONS, preference::OPERATIONS, auth_factors::OPERATIONS]
        .into_iter()
        .flatten()
}

/// A second factor. Its name is the same in `UserMFASettingList`, in `PreferredMfaSetting` and as a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Factor {
    /// A code by SMS.
    #[serde(rename = "SMS_MFA")]
    Sms,
    /// A time-based code of an authenticator app.
    #[serde(rename = "SOFTWARE_TOKEN_MFA")]
    SoftwareToken,
    /// A code by e-mail.
    #[serde(rename = "EMAIL_OTP")]
    Email,
}

impl Factor {
    /// In the order in which choices list them.
    pub(crate) const ALL: [Self; 3] = [Self::Sms, Self::SoftwareToken, Self::Email];

    pub(crate) const fn challenge(self) -> ChallengeNameType {
        match self {
            Self::Sms => ChallengeNameType::SmsMfa,
            Self::SoftwareToken => ChallengeNameType::SoftwareTokenMfa,
            Self::Email => ChallengeNameType::EmailOtp,
        }
    }

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "SMS_MFA",
            Self::SoftwareToken => "SOFTWARE_TOKEN_MFA",
            Self::Email => "EMAIL_OTP",
        }
    }

    /// How the factor's codes travel; those of an app do not.
    pub(crate) const fn channel(self) -> Option<Channel> {
        match self {
            Self::Sms => Some(Channel::Sms),
            Self::Email => Some(Channel::Email),
            Self::SoftwareToken => None,
        }
    }

    /// The factor whose codes travel this way.
    pub(crate) const fn by(channel: Channel) -> Self {
        match channel {
            Channel::Sms => Self::Sms,
            Channel::Email => Self::Email,
        }
    }
}

/// What a pool offers beside its `MfaConfiguration`, part of the pool's record. SMS texts and senders lie in the pool's
/// own settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PoolMfa {
    /// The factors that are configured.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub factors: BTreeSet<Factor>,
    /// What e-mails with codes say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailMfaConfigType>,
    /// Passkeys: relying party, user verification, and whether they count as two factors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web_authn: Option<WebAuthnConfigurationType>,
}

impl PoolMfa {
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Pool {
    /// Whether users may be asked for this factor.
    pub(crate) fn offers(&self, factor: Factor) -> bool {
        let on = matches!(self.settings.mfa_configuration, Some(UserPoolMfaType::On | UserPoolMfaType::Optional));
        on && self.mfa.factors.contains(&factor)
    }

    /// Whether users must have a second factor.
    pub(crate) fn requires_mfa(&self) -> bool {
        self.settings.mfa_configuration == Some(UserPoolMfaType::On)
    }
}

/// What a user has set up, part of the user's record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UserMfa {
    /// The factors that are turned on: `UserMFASettingList`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub enabled: BTreeSet<Factor>,
    /// `PreferredMfaSetting`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<Factor>,
    /// The authenticator app that has proved its first code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software_token: Option<SoftwareToken>,
    /// An app that has the secret and has not proved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub associating: Option<Associating>,
    /// Passkeys may stand for two factors.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub web_authn: bool,
}

impl UserMfa {
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Turns a factor off. A passkey stands for two factors only beside another second one.
    pub(crate) fn turn_off(&mut self, factor: Factor) {
        self.enabled.remove(&factor);
        self.preferred = self.preferred.filter(|preferred| *preferred != factor);
        self.web_authn &= !self.enabled.is_empty();
    }

    /// Forgets the authenticator app, and one that is being set up.
    pub(crate) fn forget_software_token(&mut self) {
        self.turn_off(Factor::SoftwareToken);
        self.software_token = None;
        self.associating = None;
    }

    /// UserMFASettingList; absent when empty.
    pub(crate) fn setting_list(&self) -> Option<Vec<String>> {
        let names = self.enabled.iter().map(|factor| factor.as_str().to_owned()).collect();
        Some(names).filter(|names: &Vec<_>| !names.is_empty())
    }

    /// PreferredMfaSetting.
    pub(crate) fn preferred_setting(&self) -> Option<String> {
        self.preferred.map(|factor| factor.as_str().to_owned())
    }

    /// MFAOptions, which know SMS alone; absent when empty.
    pub(crate) fn options(&self) -> Option<Vec<MFAOptionType>> {
        let channel = Channel::Sms;
        let option = || MFAOptionType {
            attribute_name: Some(channel.attribute().to_owned()),
            delivery_medium: Some(channel.medium()),
        };
        self.enabled.contains(&Factor::Sms).then(|| vec![option()])
    }
}

impl User {
    /// Whether codes of the user's second factor travel this way, so that it is no way to recover the first.
    pub(crate) fn has_mfa_by(&self, channel: Channel, pool: &Pool) -> bool {
        let factor = Factor::by(channel);
        pool.offers(factor) && self.mfa.enabled.contains(&factor)
    }
}

/// An authenticator app (RFC 6238).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SoftwareToken {
    /// The shared secret, sealed for the user.
    pub sealed_secret: Vec<u8>,
    /// FriendlyDeviceName.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friendly_name: Option<String>,
    /// The 30-second step of the last code that was taken: it and those before it are used up.
    pub last_step: u64,
}

/// A secret that waits for its first code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Associating {
    pub sealed_secret: Vec<u8>,
    pub since: Millis,
}
