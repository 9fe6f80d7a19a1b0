//! How often a user may ask and try within an hour.

use std::{collections::BTreeMap, time::Duration};

use poolgate_env::Millis;
use poolgate_wire::{Code, Error};
use serde::{Deserialize, Serialize};

/// What is counted per user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limited {
    /// ForgotPassword and ConfirmForgotPassword together.
    ForgotPassword,
    /// ResendConfirmationCode.
    ResendConfirmationCode,
    /// ConfirmSignUp.
    ConfirmSignUp,
    /// ChangePassword.
    ChangePassword,
    /// GetUserAttributeVerificationCode.
    GetUserAttributeVerificationCode,
    /// VerifyUserAttribute.
    VerifyUserAttribute,
    /// Codes of sign-in sent by e-mail.
    EmailMfa,
    /// Codes of sign-in sent by SMS.
    SmsMfa,
}

/// How often each of them is allowed within an hour. The defaults are Cognito's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    per_hour: BTreeMap<Limited, u32>,
}

impl Limits {
    /// No limits at all: for tests and load generators.
    pub const fn unlimited() -> Self {
        Self { per_hour: BTreeMap::new() }
    }

    /// The same limits but for one.
    #[must_use]
    pub fn with(mut self, limited: Limited, per_hour: u32) -> Self {
        self.per_hour.insert(limited, per_hour);
        self
    }

    /// How often it is allowed within an hour.
    pub fn per_hour(&self, limited: Limited) -> u32 {
        self.per_hour.get(&limited).copied().unwrap_or(u32::MAX)
    }
}

impl Default for Limits {
    fn default() -> Self {
        let per_hour = [
            // Between 5 and 20 by risk; without threat protection nothing speaks against the 20.
            (Limited::ForgotPassword, 20),
            (Limited::ResendConfirmationCode, 5),
            (Limited::ConfirmSignUp, 15),
            (Limited::ChangePassword, 5),
            (Limited::GetUserAttributeVerificationCode, 5),
            (Limited::VerifyUserAttribute, 15),
            (Limited::EmailMfa, 20),
            (Limited::SmsMfa, 20),
        ];
        Self { per_hour: per_hour.into() }
    }
}

/// A user's attempts of the last hour, part of the user's record. An hour begins with its first attempt.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Attempts {
    windows: BTreeMap<Limited, Window>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Window {
    since: Millis,
    count: u32,
}

impl Attempts {
    /// How long an attempt is remembered.
    pub(crate) const MEMORY: Duration = HOUR;

    /// Whether there is nothing to remember.
    pub(crate) fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// Counts an attempt; past the limit it is refused, not counted, and does not lengthen the wait.
    pub(crate) fn count(&mut self, limited: Limited, limits: &Limits, now: Millis) -> Result<(), Error> {
        self.windows.retain(|_, window| now.since(window.since) < HOUR);
        let window = self.windows.entry(limited).or_insert(Window { since: now, count: 0 });
        if window.count >= limits.per_hour(limited) {
            return Err(exceeded());
        }
        window.count += 1;
        Ok(())
    }
}

/// LimitExceededException in Cognito's words.
pub(crate) fn exceeded() -> Error {
    Error::new(Code::LimitExceededException, "Attempt limit exceeded, please try after some time.")
}

const HOUR: Duration = Duration::from_hours(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_its_own_count_and_hour() {
        let (limits, mut attempts) = (Limits::default(), Attempts::default());
        let start = Millis::from_secs(1_000_000);
        for minute in 0..5 {
            let now = start + Duration::from_mins(minute);
            attempts.count(Limited::ChangePassword, &limits, now).unwrap();
        }
        let just_before = start + HOUR - Duration::from_millis(1);
        for now in [start + Duration::from_mins(5), just_before] {
            let refused = attempts.count(Limited::ChangePassword, &limits, now).unwrap_err();
            assert_eq!(refused.code, Code::LimitExceededException);
            assert_eq!(refused.message, "Attempt limit exceeded, please try after some time.");
        }
        attempts.count(Limited::ConfirmSignUp, &limits, just_before).unwrap();
        attempts.count(Limited::ChangePassword, &limits, start + HOUR).unwrap();
    }

    #[test]
    fn counts_survive_storage_and_old_ones_are_dropped() {
        let (limits, mut attempts) = (Limits::default(), Attempts::default());
        for _ in 0..15 {
            attempts.count(Limited::VerifyUserAttribute, &limits, Millis(0)).unwrap();
        }
        let stored = serde_json::to_string(&attempts).unwrap();
        assert_eq!(stored, r#"{"verify_user_attribute":{"since":0,"count":15}}"#);
        let mut attempts: Attempts = serde_json::from_str(&stored).unwrap();
        assert!(attempts.count(Limited::VerifyUserAttribute, &limits, Millis(1)).is_err());
        attempts.count(Limited::EmailMfa, &limits, Millis::from_secs(3600)).unwrap();
        assert_eq!(attempts.windows.len(), 1);
        assert!(!attempts.is_empty() && Attempts::default().is_empty());
    }

    #[test]
    fn limits_are_tunable() {
        let limits = Limits::default().with(Limited::ChangePassword, 1);
        let mut attempts = Attempts::default();
        attempts.count(Limited::ChangePassword, &limits, Millis(0)).unwrap();
        assert!(attempts.count(Limited::ChangePassword, &limits, Millis(0)).is_err());
        assert!(attempts.count(Limited::ChangePassword, &Limits::unlimited(), Millis(0)).is_ok());
    }
}
