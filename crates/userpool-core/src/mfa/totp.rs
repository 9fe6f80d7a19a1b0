//! Codes of authenticator apps: RFC 6238 with SHA-1, steps of 30 seconds and 6 digits (spec/auth-flows.md §7). Pure, but
//! for the sealing of the secret.

use poolgate_env::{Entropy, Millis, SecretBytes, SecretString, constant_time_eq, random_bytes};
use poolgate_wire::Error;
use ring::hmac;

use crate::{error::Result, service::UserPools, users::User};

/// Bytes of a new secret: 52 characters of base32.
const SECRET_BYTES: usize = 32;

/// Milliseconds of a step.
const STEP: u64 = 30_000;

/// Steps by which an app's clock may be off, either way.
const TOLERANCE: u64 = 1;

/// What secrets are sealed for.
const PURPOSE: &str = "totp secret";

/// Why a code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Untaken {
    /// It belongs to none of the steps around now.
    Wrong,
    /// It is of a step that was taken before, or of one before that.
    AlreadyUsed,
}

/// A secret for an app to keep.
pub(crate) fn new_secret(entropy: &dyn Entropy) -> SecretBytes {
    SecretBytes::new(random_bytes::<SECRET_BYTES>(entropy).to_vec())
}

/// The secret as apps take it: base32 (RFC 4648) without padding.
pub(crate) fn base32(secret: &SecretBytes) -> SecretString {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::with_capacity(secret.expose().len().div_ceil(5) * 8);
    for chunk in secret.expose().chunks(5) {
        let bits = chunk.iter().enumerate().fold(0_u64, |bits, (at, byte)| bits | u64::from(*byte) << (32 - 8 * at));
        let characters = (chunk.len() * 8).div_ceil(5);
        let letters = (0..characters).filter_map(|at| ALPHABET.get(usize::try_from(bits >> (35 - 5 * at) & 31).ok()?));
        text.extend(letters.map(|letter| char::from(*letter)));
    }
    SecretString::new(text)
}

/// The step that `code` belongs to, of those around `now` that come after `after`, the last one that was taken. Takes as
/// long for a right code as for a wrong one.
pub(crate) fn matching_step(secret: &SecretBytes, code: &str, now: Millis, after: u64) -> Result<u64, Untaken> {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose());
    let present = u64::try_from(now.0).unwrap_or(0) / STEP;
    let around = present.saturating_sub(TOLERANCE)..=present + TOLERANCE;
    let mut outcome = Err(Untaken::Wrong);
    for step in around.rev() {
        if constant_time_eq(code_of(&key, step).as_bytes(), code.as_bytes()) {
            outcome = if step > after { Ok(step) } else { outcome.or(Err(Untaken::AlreadyUsed)) };
        }
    }
    outcome
}

/// HOTP (RFC 4226) of the step's number.
fn code_of(key: &hmac::Key, step: u64) -> String {
    let tag = hmac::sign(key, &step.to_be_bytes());
    let digest = tag.as_ref();
    let offset = digest.last().map_or(0, |last| usize::from(last & 0xf));
    let number = digest.iter().skip(offset).take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

impl UserPools {
    /// The secret as a user's record keeps it: sealed, and tied to the user.
    pub(crate) fn seal_totp_secret(&self, user: &User, secret: &SecretBytes) -> Vec<u8> {
        self.inner.root_key.seal(self.entropy(), PURPOSE, &place_of(user), secret.expose())
    }

    /// The secret of the user's proven app; `None` when there is none.
    pub(crate) fn open_totp_secret(&self, user: &User) -> Result<Option<SecretBytes>, Error> {
        let sealed = user.mfa.software_token.as_ref().map(|token| token.sealed_secret.as_slice());
        sealed.map(|sealed| self.open_totp(user, sealed)).transpose()
    }

    /// The secret of the app that the user is setting up; `None` when there is none.
    pub(crate) fn open_associating_secret(&self, user: &User) -> Result<Option<SecretBytes>, Error> {
        let sealed = user.mfa.associating.as_ref().map(|associating| associating.sealed_secret.as_slice());
        sealed.map(|sealed| self.open_totp(user, sealed)).transpose()
    }

    fn open_totp(&self, user: &User, sealed: &[u8]) -> Result<SecretBytes, Error> {
        self.inner.root_key.open(PURPOSE, &place_of(user), sealed).map_err(Error::internal)
    }
}

/// `sub` is one user's for ever; names are given again.
fn place_of(user: &User) -> Vec<u8> {
    format!("{}\0{}", user.pool_id, user.sub).into_bytes()
}

#[cfg(test)]
mod tests {
    use poolgate_env::{SeededEntropy, SystemEntropy};
    use totp_rs::{Builder, Secret, Totp};

    use super::*;

    /// The seed of RFC 6238's test vectors.
    fn rfc() -> SecretBytes {
        SecretBytes::new(b"12345678901234567890".to_vec())
    }

    fn oracle(secret: &SecretBytes) -> Totp {
        Builder::new().with_secret(secret.expose().clone()).build().unwrap()
    }

    fn at(seconds: u64) -> Millis {
        Millis::from_secs(i64::try_from(seconds).unwrap())
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1: the last six of eight digits.
        let vectors = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in vectors {
            assert_eq!(matching_step(&rfc(), code, at(seconds), 0), Ok(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn another_implementation_reads_our_secrets_and_makes_our_codes() {
        let entropy = SystemEntropy::new();
        for _ in 0..50 {
            let secret = new_secret(&entropy);
            let text = base32(&secret);
            assert_eq!(text.expose().len(), 52);
            assert_eq!(Secret::try_from_base32(text.expose()).unwrap().as_bytes(), secret.expose().as_slice());
            for seconds in (0_u64..2_000_000_000).step_by(98_765_432) {
                let code = oracle(&secret).generate(seconds).to_string();
                let step = matching_step(&secret, &code, at(seconds), 0);
                assert_eq!(step, if seconds < 30 { Err(Untaken::AlreadyUsed) } else { Ok(seconds / 30) });
            }
        }
    }

    #[test]
    fn base32_has_the_vectors_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ];
        for (bytes, text) in vectors {
            assert_eq!(base32(&SecretBytes::new(bytes.as_bytes().to_vec())).expose(), text);
        }
    }

    #[test]
    fn a_clock_may_be_off_by_one_step() {
        let secret = new_secret(&SeededEntropy::new(1));
        let now = 1_800_000_015;
        for (off, taken) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            let then = u64::try_from(now + off).unwrap();
            let code = oracle(&secret).generate(then).to_string();
            let expected = if taken { Ok(then / 30) } else { Err(Untaken::Wrong) };
            assert_eq!(matching_step(&secret, &code, Millis::from_secs(now), 0), expected, "{off}");
        }
    }

    #[test]
    fn a_step_that_was_taken_takes_those_before_it_along() {
        let secret = new_secret(&SeededEntropy::new(1));
        let (now, step) = (at(1_800_000_000), 60_000_000);
        let codes = [step - 1, step, step + 1].map(|step| oracle(&secret).generate(step * 30).to_string());
        let judge = |after| codes.each_ref().map(|code| matching_step(&secret, code, now, after));
        let used = Err(Untaken::AlreadyUsed);
        assert_eq!(judge(step - 2), [Ok(step - 1), Ok(step), Ok(step + 1)]);
        assert_eq!(judge(step - 1), [used, Ok(step), Ok(step + 1)]);
        assert_eq!(judge(step), [used, used, Ok(step + 1)]);
        assert_eq!(judge(step + 1), [used, used, used]);
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        for other in ["", "28708", "2870820", " 287082", "+87082", "２８７０８２", "000000"] {
            assert_eq!(matching_step(&rfc(), other, at(59), 0), Err(Untaken::Wrong), "{other}");
        }
        assert_eq!(matching_step(&new_secret(&SeededEntropy::new(1)), "287082", at(59), 0), Err(Untaken::Wrong));
        // A clock before the epoch has no steps but the first two.
        assert_eq!(matching_step(&rfc(), "287082", Millis(-1), 0), Ok(1));
    }
}
