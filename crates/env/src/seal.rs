//! Authenticated encryption under the root key.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf, hmac,
};
use thiserror::Error;
use zeroize::Zeroize;

use crate::{Entropy, SecretBytes, random_bytes};

/// Random bytes in front of a sealed value: 16 choose the key, 12 are AES-GCM's nonce.
const PREFIX: usize = 16 + NONCE_LEN;

/// The key that everything secret in storage is sealed under. It comes from the host and never enters the store.
///
/// Every sealed value gets a key of its own (HMAC-SHA256 of the root key over purpose and 16 random bytes), so the
/// number of values under one root key is not bounded by AES-GCM's nonce. `purpose` keeps values of one kind from being
/// opened as another; `context` (additional data) ties a value to its place, such as pool and user.
#[derive(Clone)]
pub struct RootKey {
    bytes: SecretBytes,
    mac: hmac::Key,
}

/// A sealed value that does not open: altered, of another purpose or place, or sealed under another root key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the sealed value does not open with this root key")]
pub struct SealError;

impl RootKey {
    /// The key made of these 32 bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self { mac: hmac::Key::new(hmac::HMAC_SHA256, &bytes), bytes: SecretBytes::new(bytes.to_vec()) }
    }

    /// A fresh key.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes: [u8; 32] = random_bytes(entropy);
        let key = Self::new(bytes);
        bytes.zeroize();
        key
    }

    /// Reads a key back from [`RootKey::to_base64`]; `None` unless it is the base64 form of exactly 32 bytes.
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = STANDARD.decode(text.trim()).ok()?.try_into().ok()?;
        Some(Self::new(bytes))
    }

    /// The key as text, for the host to keep.
    pub fn to_base64(&self) -> crate::SecretString {
        crate::SecretString::new(STANDARD.encode(self.bytes.expose()))
    }

    /// A 32-byte key for `purpose` alone (HKDF-SHA256), for algorithms that need one fixed key.
    pub fn derive(&self, purpose: &str) -> SecretBytes {
        let mut key = vec![0; 32];
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, b"poolgate").extract(self.bytes.expose());
        let info = [purpose.as_bytes()];
        // Cannot fail: 32 bytes are one block of HKDF-SHA256.
        let filled = prk.expand(&info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut key));
        debug_assert!(filled.is_ok());
        SecretBytes::new(key)
    }

    /// A digest of `message` that only holders of the root key can make; each `purpose` has its own.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let mut mac = hmac::Context::with_key(&self.mac);
        mac.update(b"poolgate mac 1\0");
        mac.update(purpose.as_bytes());
        mac.update(b"\0");
        mac.update(message);
        let mut digest = [0; 32];
        for (to, from) in digest.iter_mut().zip(mac.sign().as_ref()) {
            *to = *from;
        }
        digest
    }

    /// Seals `plaintext`.
    pub fn seal(&self, entropy: &dyn Entropy, purpose: &str, context: &[u8], plaintext: &[u8]) -> Vec<u8> {
        let prefix: [u8; PREFIX] = random_bytes(entropy);
        let mut sealed = Vec::with_capacity(PREFIX + plaintext.len() + AES_256_GCM.tag_len());
        sealed.extend_from_slice(plaintext);
        let Some((key, nonce)) = self.key_and_nonce(purpose, &prefix) else { return Vec::new() };
        if key.seal_in_place_append_tag(nonce, Aad::from(context), &mut sealed).is_err() {
            // Only for plaintexts of over 64 GiB; an empty value never opens.
            return Vec::new();
        }
        sealed.splice(0..0, prefix);
        sealed
    }

    /// Opens what [`RootKey::seal`] made with the same purpose and context.
    pub fn open(&self, purpose: &str, context: &[u8], sealed: &[u8]) -> Result<SecretBytes, SealError> {
        let (prefix, body) = sealed.split_first_chunk::<PREFIX>().ok_or(SealError)?;
        let (key, nonce) = self.key_and_nonce(purpose, prefix).ok_or(SealError)?;
        let mut body = body.to_vec();
        let length = key.open_in_place(nonce, Aad::from(context), &mut body).map_err(|_| SealError)?.len();
        body.truncate(length);
        Ok(SecretBytes::new(body))
    }

    fn key_and_nonce(&self, purpose: &str, prefix: &[u8; PREFIX]) -> Option<(LessSafeKey, Nonce)> {
        let (salt, nonce) = prefix.split_first_chunk::<16>()?;
        let mut mac = hmac::Context::with_key(&self.mac);
        mac.update(b"poolgate seal 1\0");
        mac.update(purpose.as_bytes());
        mac.update(b"\0");
        mac.update(salt);
        let key = UnboundKey::new(&AES_256_GCM, mac.sign().as_ref()).ok()?;
        Some((LessSafeKey::new(key), Nonce::try_assume_unique_for_key(nonce).ok()?))
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SeededEntropy, SystemEntropy};

    #[test]
    fn opens_only_what_it_sealed_for_the_same_purpose_and_place() {
        let entropy = SystemEntropy::new();
        let root = RootKey::generate(&entropy);
        let sealed = root.seal(&entropy, "verifier", b"pool/alice", b"secret");
        assert_eq!(root.open("verifier", b"pool/alice", &sealed).unwrap().expose(), b"secret");
        assert!(root.open("totp", b"pool/alice", &sealed).is_err());
        assert!(root.open("verifier", b"pool/bob", &sealed).is_err());
        assert!(RootKey::generate(&entropy).open("verifier", b"pool/alice", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(root.open("verifier", b"pool/alice", &altered).is_err(), "byte {at}");
            assert!(root.open("verifier", b"pool/alice", &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn survives_its_text_form_and_derives_apart() {
        let root = RootKey::generate(&SeededEntropy::new(1));
        let again = RootKey::from_base64(root.to_base64().expose()).unwrap();
        assert!(again.derive("a").matches(root.derive("a").expose()));
        assert!(!again.derive("a").matches(root.derive("b").expose()));
        assert_eq!(again.mac("a", b"text"), root.mac("a", b"text"));
        assert_ne!(root.mac("a", b"text"), root.mac("b", b"text"));
        assert!(RootKey::from_base64("c2hvcnQ=").is_none() && RootKey::from_base64("!").is_none());
        assert_eq!(format!("{root:?}"), "RootKey(***)");
    }
}
