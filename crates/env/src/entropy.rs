//! Randomness, and the identifiers and codes made of it.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use ring::{
    hmac,
    rand::{SecureRandom, SystemRandom},
};
use uuid::{Builder, Uuid};

/// A source of random bytes. To write your own, every byte must be unpredictable to an attacker: keys, codes and
/// session identifiers are made of them.
pub trait Entropy: fmt::Debug + Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Debug, Clone)]
pub struct SystemEntropy(SystemRandom);

impl SystemEntropy {
    /// The operating system's generator.
    pub fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Default for SystemEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the operating system cannot give randomness: nothing in an identity server is safe without it.
    #[expect(clippy::expect_used, reason = "going on without randomness would be worse than stopping")]
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).expect("the operating system gives randomness");
    }
}

/// A generator whose whole output follows from its seed: tests only, never real users.
pub struct SeededEntropy {
    key: hmac::Key,
    counter: Mutex<u64>,
}

impl SeededEntropy {
    /// The generator of `seed`.
    pub fn new(seed: u64) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, &seed.to_be_bytes()), counter: Mutex::new(0) }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut counter = self.counter.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(32) {
            *counter += 1;
            let block = hmac::sign(&self.key, &counter.to_be_bytes());
            for (to, from) in chunk.iter_mut().zip(block.as_ref()) {
                *to = *from;
            }
        }
    }
}

impl fmt::Debug for SeededEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededEntropy")
    }
}

/// `N` random bytes.
pub fn random_bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// A random (version 4) UUID.
pub fn random_uuid(entropy: &dyn Entropy) -> Uuid {
    Builder::from_random_bytes(random_bytes(entropy)).into_uuid()
}

/// `length` decimal digits, each equally likely.
pub fn digits(entropy: &dyn Entropy, length: usize) -> String {
    pick(entropy, b"0123456789", length)
}

/// `length` letters and digits, both cases, each equally likely.
pub fn alphanumeric(entropy: &dyn Entropy, length: usize) -> String {
    pick(entropy, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length)
}

/// `length` lower-case letters and digits, each equally likely.
pub fn lower_alphanumeric(entropy: &dyn Entropy, length: usize) -> String {
    pick(entropy, b"abcdefghijklmnopqrstuvwxyz0123456789", length)
}

/// Draws without bias: bytes past the largest multiple of the alphabet's size are thrown away.
fn pick(entropy: &dyn Entropy, alphabet: &[u8], length: usize) -> String {
    let size = alphabet.len();
    let bound = 256 - 256 % size;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let block: [u8; 32] = random_bytes(entropy);
        let fair = block.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < bound);
        text.extend(
            fair.filter_map(|byte| alphabet.get(byte % size)).map(|c| char::from(*c)).take(length - text.len()),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_another_differs() {
        let (one, same, other) = (SeededEntropy::new(1), SeededEntropy::new(1), SeededEntropy::new(2));
        let first = random_uuid(&one);
        assert_eq!(first, random_uuid(&same));
        assert_ne!(first, random_uuid(&one));
        assert_ne!(first, random_uuid(&other));
    }

    #[test]
    fn texts_have_their_length_and_alphabet() {
        let entropy = SystemEntropy::new();
        assert!(digits(&entropy, 6).len() == 6 && digits(&entropy, 100).chars().all(|c| c.is_ascii_digit()));
        let id = lower_alphanumeric(&entropy, 500);
        assert!(id.len() == 500 && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        for expected in ('a'..='z').chain('0'..='9') {
            assert!(id.contains(expected), "every character turns up in 500: {expected}");
        }
    }
}
