//! Confirmation codes: made, used up, and kept as what recognises them, never as the code itself.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Millis, RootKey, SecretString};
use poolgate_wire::{Code, Error};
use ring::hmac;
use serde::{Deserialize, Serialize};

use crate::{channel::Channel, service::UserPools, users::User};

/// What a code lets its holder do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum CodeFor {
    SignUp,
    PasswordReset,
    VerifyEmail,
    VerifyPhoneNumber,
}

impl CodeFor {
    pub(crate) const fn verifying(channel: Channel) -> Self {
        match channel {
            Channel::Email => Self::VerifyEmail,
            Channel::Sms => Self::VerifyPhoneNumber,
        }
    }
}

/// A code on its way to a user, part of the user's record. It is good once, until it expires or has been missed too often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct IssuedCode {
    /// HMAC of the code and its destination under a key from the root key, in base64.
    tag: String,
    #[serde(with = "channel")]
    channel: Channel,
    issued: Millis,
    expires: Millis,
    /// Wrong codes offered in its stead.
    #[serde(default)]
    failed: u32,
}

impl IssuedCode {
    /// How long codes of sign-up and of attributes are good.
    pub(crate) const LIFETIME: Duration = Duration::from_hours(24);
    /// How long codes of password resets are good.
    pub(crate) const RESET_LIFETIME: Duration = Duration::from_hours(1);
    /// Wrong codes after which the right one is no good either: with six digits, one guess in a hundred thousand.
    pub(crate) const MAX_FAILED: u32 = 10;

    /// Keeps `code`, sent through `channel` to `destination`, which the user whose `sub` this is gave.
    pub(crate) fn issue(
        root: &RootKey,
        sub: &str,
        (channel, destination): (Channel, &str),
        code: &SecretString,
        now: Millis,
        expires: Millis,
    ) -> Self {
        let tag = hmac::sign(&key(root), &message(sub, destination, now, code.expose()));
        Self { tag: STANDARD.encode(tag), channel, issued: now, expires, failed: 0 }
    }

    /// Whether `code` is the one, and was sent to `destination`: whoever got a code elsewhere has proved nothing about
    /// this address. A wrong one is counted: keep the record. A right one is not removed: do so in the same commit as
    /// what it allows.
    pub(crate) fn check(
        &mut self,
        root: &RootKey,
        sub: &str,
        destination: &str,
        code: &str,
        now: Millis,
    ) -> Result<(), Error> {
        if now >= self.expires || self.failed >= Self::MAX_FAILED {
            return Err(expired());
        }
        let tag = STANDARD.decode(&self.tag).unwrap_or_default();
        if hmac::verify(&key(root), &message(sub, destination, self.issued, code), &tag).is_ok() {
            return Ok(());
        }
        self.failed += 1;
        Err(mismatch())
    }

    /// How the code was sent: what it proves is the attribute of this channel.
    pub(crate) const fn channel(&self) -> Channel {
        self.channel
    }
}

/// A code, or a temporary password, to be sent once the commit has gone through.
pub(crate) struct CodeToSend {
    pub channel: Channel,
    pub destination: String,
    pub code: SecretString,
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
    /// Makes a code that proves `destination`, keeps its digest on the user's record, and gives it to be sent
    /// after the commit.
    pub(crate) fn issue_code(
        &self,
        user: &mut User,
        purpose: CodeFor,
        channel: Channel,
        destination: String,
        now: Millis,
    ) -> CodeToSend {
        let code = self.draw_code(6);
        let lifetime = match purpose {
            CodeFor::PasswordReset => IssuedCode::RESET_LIFETIME,
            CodeFor::SignUp | CodeFor::VerifyEmail | CodeFor::VerifyPhoneNumber => IssuedCode::LIFETIME,
        };
        let to = (channel, destination.as_str());
        let issued = IssuedCode::issue(&self.inner.root_key, &user.sub, to, &code, now, now + lifetime);
        user.codes.insert(purpose, issued);
        CodeToSend { channel, destination, code }
    }

    /// A new code of so many digits.
    pub(crate) fn draw_code(&self, digits: usize) -> SecretString {
        match &self.inner.settings.fixed_code {
            Some(code) => SecretString::from(code.as_str()),
            None => SecretString::new(poolgate_env::digits(self.entropy(), digits)),
        }
    }

    /// Uses up a code: right once, within its time and number of attempts.
    pub(crate) fn use_code(
        &self,
        user: &mut User,
        purpose: CodeFor,
        code: &str,
        now: Millis,
    ) -> Result<Channel, Attempt> {
        let Some(issued) = user.codes.get_mut(&purpose) else { return Err(Attempt::Counted(expired())) };
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

/// A wrong code, in Cognito's words.
pub(crate) fn mismatch() -> Error {
    Error::new(Code::CodeMismatchException, "Invalid verification code provided, please try again.")
}

/// An expired or used up code, or none on its way, in Cognito's words.
pub(crate) fn expired() -> Error {
    Error::new(Code::ExpiredCodeException, "Invalid code provided, please request a code again.")
}

fn key(root: &RootKey) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, root.derive("confirmation-code").expose())
}

/// Ties the tag to its user, destination and moment, so that equal codes don't look alike.
fn message(sub: &str, destination: &str, issued: Millis, code: &str) -> Vec<u8> {
    [sub.as_bytes(), b"\0", destination.as_bytes(), b"\0", &issued.0.to_be_bytes(), code.as_bytes()].concat()
}

/// A channel as the attribute it reaches.
mod channel {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use crate::channel::Channel;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(channel: &Channel, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(channel.attribute())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Channel, D::Error> {
        let name = String::deserialize(deserializer)?;
        Channel::of_attribute(&name).ok_or_else(|| de::Error::custom("no attribute that is reached by messages"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis::from_secs(1_000_000);
    const TO: &str = "+14155550100";

    fn issued() -> IssuedCode {
        let expires = NOW + IssuedCode::RESET_LIFETIME;
        let issued = IssuedCode::issue(&root(), "sub-1", (Channel::Sms, TO), &"123456".into(), NOW, expires);
        serde_json::from_str(&serde_json::to_string(&issued).unwrap()).unwrap()
    }

    fn root() -> RootKey {
        RootKey::new([1; 32])
    }

    #[test]
    fn only_the_code_itself_is_accepted_and_only_for_its_user() {
        let mut issued = issued();
        assert_eq!(issued.channel(), Channel::Sms);
        issued.check(&root(), "sub-1", TO, "123456", NOW).unwrap();
        for (sub, to, code) in [
            ("sub-1", TO, "123457"),
            ("sub-1", TO, ""),
            ("sub-1", TO, "1234567"),
            ("sub-2", TO, "123456"),
            ("sub-1", "+14155550101", "123456"),
        ] {
            let refused = issued.check(&root(), sub, to, code, NOW).unwrap_err();
            assert_eq!(refused.code, Code::CodeMismatchException);
            assert_eq!(refused.message, "Invalid verification code provided, please try again.");
        }
        assert!(issued.check(&RootKey::new([2; 32]), "sub-1", TO, "123456", NOW).is_err());
        issued.check(&root(), "sub-1", TO, "123456", NOW).unwrap();
    }

    #[test]
    fn a_code_expires() {
        let mut issued = issued();
        let end = NOW + IssuedCode::RESET_LIFETIME;
        issued.check(&root(), "sub-1", TO, "123456", Millis(end.0 - 1)).unwrap();
        let refused = issued.check(&root(), "sub-1", TO, "123456", end).unwrap_err();
        assert_eq!(refused.code, Code::ExpiredCodeException);
        assert_eq!(refused.message, "Invalid code provided, please request a code again.");
    }

    #[test]
    fn guessing_uses_a_code_up() {
        let mut issued = issued();
        for _ in 0..IssuedCode::MAX_FAILED {
            let refused = issued.check(&root(), "sub-1", TO, "000000", NOW).unwrap_err();
            assert_eq!(refused.code, Code::CodeMismatchException);
        }
        let refused = issued.check(&root(), "sub-1", TO, "123456", NOW).unwrap_err();
        assert_eq!(refused.code, Code::ExpiredCodeException);
    }

    #[test]
    fn the_code_is_not_in_the_record() {
        let issued = issued();
        let other = IssuedCode::issue(&root(), "sub-2", (Channel::Sms, TO), &"123456".into(), NOW, NOW);
        assert!(!serde_json::to_string(&issued).unwrap().contains("123456"));
        assert_ne!(issued.tag, other.tag);
    }
}
