//! SRP-6a as Cognito speaks it: RFC 3526's 3072-bit prime, generator 2, SHA-256, its own padding and key label.
//!
//! Each side proves the password without sending it. The server keeps a [`Verifier`]; a sign-in is one
//! [`server_challenge`] and one check of the claim against [`SessionKeys`]. The client's half is [`client`].
//!
//! The generator is a square modulo the prime, so with a plain `g^b` every B would tell, for a guessed password, whether
//! the guess can be right (is `B - k·v` a square?), and a word list could be sieved offline after a few anonymous calls.
//! The server therefore negates `g^b` in half of the challenges. Clients notice nothing: their secret comes out as `S` or
//! as `N - S`, depending on a parity that only they know, and the server accepts a proof made with either.

pub mod client;
mod fixed_base;
mod group;
mod timestamp;

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::{
    bn::{BigNum, BigNumContext},
    error::ErrorStack,
};
use poolgate_env::{Entropy, RootKey, SecretBytes, random_bytes};
use ring::{
    digest::{self, SHA256},
    hmac,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

use self::group::{GROUP, LENGTH, Scratch};
pub use self::timestamp::{format_timestamp, parse_timestamp};

/// Whose password it is: what stands in front of `:password` in the hash, and in front of the signed message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity<'a> {
    realm: &'a str,
    name: &'a str,
}

impl<'a> Identity<'a> {
    /// A user: the pool's id (its part after the first `_` counts) and the real username, never an alias.
    pub fn user(pool_id: &'a str, username: &'a str) -> Self {
        Self { realm: pool_id.split_once('_').map_or(pool_id, |(_, name)| name), name: username }
    }

    /// A remembered device.
    pub const fn device(group_key: &'a str, device_key: &'a str) -> Self {
        Self { realm: group_key, name: device_key }
    }
}

/// What the server keeps of a password. It lets nobody sign in, but is as guessable as a fast hash: seal it at rest.
#[derive(Debug, Clone)]
pub struct Verifier {
    /// The salt, sent to clients as the number it spells.
    pub salt: Vec<u8>,
    /// `g^x mod N` as 384 bytes, big-endian.
    pub verifier: SecretBytes,
}

impl Verifier {
    /// A verifier that a client made, as it registers a device: the bytes of the two numbers, padded or not. Refused where
    /// the number is one that everybody could prove the password of, or the salt none or a very long one.
    pub fn from_client(salt: &[u8], verifier: &[u8]) -> Result<Self, SrpError> {
        let (salt, verifier) = (pad(salt), pad(verifier));
        if salt == [0] || salt.len() > MAX_SALT || verifier.len() > LENGTH + 1 {
            return Err(SrpError::InvalidPublicValue);
        }
        let number = Scratch::secret(&verifier)?;
        let rest = Scratch::of(|r| r.checked_sub(&GROUP.n, &number))?;
        // The powers of 0, 1 and N-1 can be told without knowing the password.
        if number.num_bits() < 2 || rest.is_negative() || rest.num_bits() < 2 {
            return Err(SrpError::InvalidPublicValue);
        }
        Ok(Self { salt, verifier: SecretBytes::new(number.to_vec_padded(384)?) })
    }

    /// The salt as the SALT challenge parameter carries it.
    pub fn salt_hex(&self) -> String {
        hex(&self.salt)
    }
}

/// Makes the verifier of `password`. Takes about half a millisecond.
pub fn make_verifier(identity: Identity<'_>, password: &str, salt: &[u8]) -> Result<Verifier, SrpError> {
    let verifier = power_of_g(&private_key(identity, password, salt))?;
    Ok(Verifier { salt: salt.to_vec(), verifier })
}

/// Whether `password` is the one that `verifier` was made of. Takes as long as [`make_verifier`], right or wrong.
pub fn check_password(identity: Identity<'_>, password: &str, verifier: &Verifier) -> Result<bool, SrpError> {
    let offered = make_verifier(identity, password, &verifier.salt)?;
    Ok(offered.verifier.matches(verifier.verifier.expose()))
}

/// A fresh salt. Its first byte is never zero: clients that treat salts as text and those that treat them as numbers
/// agree on such.
pub fn new_salt(entropy: &dyn Entropy) -> [u8; 16] {
    full_length(random_bytes(entropy))
}

/// A verifier for a user who does not exist: always the same for the same name, matched by no password, and as costly to
/// challenge with as a real one. Needs `root`, so that outsiders cannot recompute it.
pub fn fake_verifier(root: &RootKey, pool_id: &str, username: &str) -> Verifier {
    let key = hmac::Key::new(hmac::HMAC_SHA256, root.derive("srp-unknown-user").expose());
    let block = |label: u8| {
        let mut context = hmac::Context::with_key(&key);
        for part in [pool_id.as_bytes(), b"\0", username.as_bytes(), b"\0", &[label]] {
            context.update(part);
        }
        context.sign()
    };
    let mut salt = [0; 16];
    salt.iter_mut().zip(block(0).as_ref()).for_each(|(to, from)| *to = *from);
    let mut verifier: Vec<u8> = (1..=12).flat_map(|label| block(label).as_ref().to_vec()).collect();
    // Below N, whose first 64 bits are ones.
    if let Some(first) = verifier.first_mut() {
        *first &= 0x7f;
    }
    Verifier { salt: full_length(salt).to_vec(), verifier: SecretBytes::new(verifier) }
}

/// The server's answer to SRP_A.
#[derive(Debug)]
pub struct Challenge {
    /// SRP_B: the server's public value in hexadecimal.
    pub b_hex: String,
    /// What the server needs to check the claim; it goes sealed into SECRET_BLOCK, which the client carries.
    pub state: ServerState,
}

/// The server's side between the challenge and the claim: about 450 bytes, secret. Serialises as base64.
#[derive(Clone)]
pub struct ServerState {
    /// b ‖ u ‖ A.
    bytes: SecretBytes,
}

/// Answers the client's public value `a_hex` (SRP_A). Takes about half a millisecond.
pub fn server_challenge(verifier: &Verifier, a_hex: &str, entropy: &dyn Entropy) -> Result<Challenge, SrpError> {
    let a = parse_public(a_hex)?;
    let b = SecretBytes::new(random_bytes::<32>(entropy).to_vec());
    let negate = random_bytes::<1>(entropy) > [0x7f];
    challenge_with(verifier, &a, &b, negate)
}

fn challenge_with(verifier: &Verifier, a: &[u8], b: &SecretBytes, negate: bool) -> Result<Challenge, SrpError> {
    let mut context = BigNumContext::new()?;
    let v = Scratch::secret(verifier.verifier.expose())?;
    let g_b = power_of_g(b)?;
    let mut masked = Scratch::secret(g_b.expose())?;
    if negate {
        let negated = Scratch::of(|r| r.checked_sub(&GROUP.n, &masked))?;
        masked = negated;
    }
    let blind = Scratch::of(|r| r.mod_mul(&GROUP.k, &v, &GROUP.n, &mut context))?;
    let public = Scratch::of(|r| r.mod_add(&blind, &masked, &GROUP.n, &mut context))?.to_vec();
    let u = scrambler(a, &public);
    // Both are one chance in 2^256 or less for an honest peer, and a break of the protocol otherwise.
    if public.is_empty() || u == [0; 32] {
        return Err(SrpError::InvalidPublicValue);
    }
    let bytes = SecretBytes::new([b.expose(), &u[..], a].concat());
    Ok(Challenge { b_hex: hex(&public), state: ServerState { bytes } })
}

impl ServerState {
    const B: usize = 32;
    const U: usize = 32;

    /// The bytes, to be sealed.
    pub const fn to_bytes(&self) -> &SecretBytes {
        &self.bytes
    }

    /// Reads back [`ServerState::to_bytes`]; `None` when the length cannot be right.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let fits = (Self::B + Self::U + 1..=Self::B + Self::U + LENGTH).contains(&bytes.len());
        fits.then(|| Self { bytes: SecretBytes::new(bytes.to_vec()) })
    }

    /// SRP_A, the client's public value, as a number.
    pub(crate) fn client_value(&self) -> &[u8] {
        self.bytes.expose().get(Self::B + Self::U..).unwrap_or_default()
    }

    /// The keys that a client may have come to if it knew the password. Takes about a millisecond.
    pub fn session_keys(&self, verifier: &Verifier) -> Result<SessionKeys, SrpError> {
        let (b, rest) = self.bytes.expose().split_at_checked(Self::B).ok_or(SrpError::InvalidPublicValue)?;
        let (u_bytes, a) = rest.split_at_checked(Self::U).ok_or(SrpError::InvalidPublicValue)?;
        let mut context = BigNumContext::new()?;
        let (a, b, v) = (BigNum::from_slice(a)?, Scratch::secret(b)?, Scratch::secret(verifier.verifier.expose())?);
        // u is known to both ends and to whoever listens.
        let u = BigNum::from_slice(u_bytes)?;
        let v_u = Scratch::of(|r| r.mod_exp(&v, &u, &GROUP.n, &mut context))?;
        let base = Scratch::of(|r| r.mod_mul(&a, &v_u, &GROUP.n, &mut context))?;
        let secret = Scratch::of(|r| r.mod_exp(&base, &b, &GROUP.n, &mut context))?;
        let negated = Scratch::of(|r| r.checked_sub(&GROUP.n, &secret))?;
        Ok(SessionKeys([derive_key(u_bytes, &secret), derive_key(u_bytes, &negated)]))
    }
}

impl Serialize for ServerState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.bytes.expose()))
    }
}

impl<'de> Deserialize<'de> for ServerState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = STANDARD.decode(text).map_err(de::Error::custom)?;
        Self::from_bytes(&bytes).ok_or_else(|| de::Error::custom("not the server's side of an SRP sign-in"))
    }
}

impl fmt::Debug for ServerState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerState(***)")
    }
}

/// The two keys of which the client, if it knew the password, has one.
#[derive(Debug)]
pub struct SessionKeys([SecretBytes; 2]);

impl SessionKeys {
    /// Whether `signature` (PASSWORD_CLAIM_SIGNATURE, base64) proves the password for this SECRET_BLOCK (base64 as the
    /// client sent it) and TIMESTAMP. Judge the timestamp and the block apart.
    pub fn verify(&self, identity: Identity<'_>, secret_block: &str, timestamp: &str, signature: &str) -> bool {
        let (Ok(block), Ok(signature)) = (STANDARD.decode(secret_block), STANDARD.decode(signature)) else {
            return false;
        };
        let message = claim_message(identity, &block, timestamp);
        self.0.iter().fold(false, |proven, key| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, key.expose());
            proven | hmac::verify(&key, &message, &signature).is_ok()
        })
    }
}

/// Why an SRP step could not be taken.
#[derive(Debug, Error)]
pub enum SrpError {
    /// The peer's public value is no hexadecimal number, too long, or zero modulo N.
    #[error("the public value is not acceptable")]
    InvalidPublicValue,
    /// OpenSSL gave up, for lack of memory.
    #[error("the big-number arithmetic failed")]
    Arithmetic(#[from] ErrorStack),
}

/// Bytes of the longest salt that a client may choose; its usual one has 16.
const MAX_SALT: usize = 65;

/// x, the password's private key.
pub(crate) fn private_key(identity: Identity<'_>, password: &str, salt: &[u8]) -> SecretBytes {
    let parts = [identity.realm, identity.name, ":", password];
    let inner = sha256(&parts.map(str::as_bytes));
    SecretBytes::new(sha256(&[&pad(salt), &inner]).to_vec())
}

/// `g^exponent mod N`, 384 bytes.
pub(crate) fn power_of_g(exponent: &SecretBytes) -> Result<SecretBytes, SrpError> {
    group::power_of_g(exponent.expose())
}

/// SRP_A or SRP_B as a number below 2^3072, without leading zeros; refused when it is 0 modulo N.
pub(crate) fn parse_public(text: &str) -> Result<Vec<u8>, SrpError> {
    // Some clients pad; none needs more than that.
    if text.len() > 2 * LENGTH + 16 || !text.bytes().all(|c| c.is_ascii_hexdigit()) {
        return Err(SrpError::InvalidPublicValue);
    }
    let digits = text.trim_start_matches('0');
    if digits.is_empty() || digits.len() > 2 * LENGTH {
        return Err(SrpError::InvalidPublicValue);
    }
    let number = BigNum::from_hex_str(digits)?;
    let mut context = BigNumContext::new()?;
    let rest = Scratch::of(|r| r.nnmod(&number, &GROUP.n, &mut context))?;
    if rest.num_bits() == 0 {
        return Err(SrpError::InvalidPublicValue);
    }
    Ok(number.to_vec())
}

/// u.
fn scrambler(a: &[u8], b: &[u8]) -> [u8; 32] {
    sha256(&[&pad(a), &pad(b)])
}

/// The first 16 bytes of Cognito's HKDF over S.
fn derive_key(u: &[u8], secret: &BigNum) -> SecretBytes {
    let padded = SecretBytes::new(pad(SecretBytes::new(secret.to_vec()).expose()));
    let extracted = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &pad(u)), padded.expose());
    let expanded = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, extracted.as_ref()), b"Caldera Derived Key\x01");
    SecretBytes::new(expanded.as_ref().iter().take(16).copied().collect())
}

fn claim_message(identity: Identity<'_>, secret_block: &[u8], timestamp: &str) -> Vec<u8> {
    [identity.realm.as_bytes(), identity.name.as_bytes(), secret_block, timestamp.as_bytes()].concat()
}

/// The number that `bytes` spell as a positive two's-complement number: no needless leading zeros, one where the top
/// bit would read as a sign.
pub(crate) fn pad(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).unwrap_or_default();
    let sign = digits.first().is_none_or(|first| *first > 0x7f);
    let mut padded = Vec::with_capacity(digits.len() + 1);
    padded.extend(sign.then_some(0));
    padded.extend_from_slice(digits);
    padded
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.iter_mut().zip(context.finish().as_ref()).for_each(|(to, from)| *to = *from);
    hash
}

fn full_length(mut salt: [u8; 16]) -> [u8; 16] {
    if let [first @ 0, ..] = &mut salt {
        *first = 1;
    }
    salt
}

/// Lower-case hexadecimal, two digits a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Reads hexadecimal of even length.
#[cfg(test)]
fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

#[cfg(test)]
mod tests;
