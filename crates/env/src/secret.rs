//! Values that never show themselves.

use std::fmt;

use ring::digest;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A value that `Debug` hides, that has no `Display`, and that is wiped when dropped. It serialises as what it holds:
/// put it only into bodies that are sealed or that are an answer to its owner.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret<T: Zeroize>(T);

/// A secret text, such as a password or a client secret.
pub type SecretString = Secret<String>;

/// Secret bytes, such as a key or a verifier.
pub type SecretBytes = Secret<Vec<u8>>;

impl<T: Zeroize> Secret<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the one computation that needs it.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize + AsRef<[u8]>> Secret<T> {
    /// Whether `other` is the same, in time that depends on the lengths alone.
    pub fn matches(&self, other: impl AsRef<[u8]>) -> bool {
        constant_time_eq(self.0.as_ref(), other.as_ref())
    }
}

impl From<&str> for SecretString {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T: Zeroize> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Whether `a` and `b` are the same, in time that depends on their lengths alone.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    // Digests of fixed length, so that even the length of a secret leaks nothing but its hashing time.
    let (a, b) = (digest::digest(&digest::SHA256, a), digest::digest(&digest::SHA256, b));
    let difference = a.as_ref().iter().zip(b.as_ref()).fold(0_u8, |all, (x, y)| all | (x ^ y));
    std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Some(SecretString::from("hunter2"))), "Some(***)");
    }

    #[test]
    fn comparison_tells_equal_from_unequal() {
        let secret = SecretString::from("hunter2");
        assert!(secret.matches("hunter2"));
        assert!(!secret.matches("hunter3") && !secret.matches("hunter") && !secret.matches(""));
    }
}
