//! Refresh tokens: sealed, so that clients can neither read nor make them.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::jwe::{
    JweContentEncryption, JweDecrypter, JweEncrypter, JweHeader, alg::aeskw::AeskwJweAlgorithm::A256kw, enc::A256GCM,
};
use poolgate_env::{Entropy, Millis, RootKey, SecretBytes, random_bytes};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// `{"cty":"JWT","enc":"A256GCM","alg":"A256KW"}`, encoded. Cognito's has another `alg`; clients look at neither.
const HEADER: &str = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiQTI1NktXIn0";

/// What a refresh token says, to us alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshClaims {
    /// The user pool's id. Whoever opens a token compares this with the pool it was presented to.
    pub pool: String,
    /// The app client that it was issued to. Whoever opens a token compares this with the client that presents it.
    pub client: String,
    /// The real username.
    pub username: String,
    /// The user's `sub`.
    pub sub: String,
    /// The sign-in that it continues: names the session record, and is the `origin_jti` claim of its tokens.
    pub origin_jti: String,
    /// The id of the sign-in event, kept by refreshed tokens.
    pub event_id: String,
    /// When this token was made.
    pub issued_at: Millis,
    /// When the session ends; a rotated token keeps it.
    pub expires_at: Millis,
    /// When the user signed in.
    pub auth_time: Millis,
    /// The granted scopes, which a refresh cannot widen.
    pub scopes: Vec<String>,
    /// How often the session's token has been rotated, see [`crate::RotationState`].
    pub generation: u32,
    /// The device that it is bound to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// Why a refresh token does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RefreshError {
    /// Not of the form of our refresh tokens.
    #[error("not a refresh token")]
    NotAToken,
    /// Altered, or sealed under another root key.
    #[error("the refresh token does not open")]
    Tampered,
}

/// Seals and opens refresh tokens: JWE compact (RFC 7516 §3.1), five parts, AES-256-GCM under a random key of each
/// token's own, which is wrapped (RFC 3394) under one derived from the root key.
///
/// Under one key for all, the nonce's 96 random bits would be good for 2³² tokens (NIST SP 800-38D §8.3). Wrapping needs no
/// nonce, so that their number is not bounded.
pub struct RefreshSealer(SecretBytes);

/// Bytes of a wrapped key: the key's 32 and RFC 3394's 8.
const WRAPPED: usize = 40;

impl RefreshSealer {
    /// The sealer under this root key.
    pub fn new(root: &RootKey) -> Self {
        Self(root.derive("refresh-token"))
    }

    /// The wrapping key's cipher; fails only for keys of another length than ours.
    fn wrap(&self, key: &[u8]) -> Option<Vec<u8>> {
        let wrapper = A256kw.encrypter_from_bytes(self.0.expose()).ok()?;
        wrapper.encrypt(key, &JweHeader::new(), &mut JweHeader::new()).ok()?
    }

    fn unwrap(&self, wrapped: &[u8]) -> Option<SecretBytes> {
        let unwrapper = A256kw.decrypter_from_bytes(self.0.expose()).ok()?;
        let key = unwrapper.decrypt(Some(wrapped), &A256GCM, &JweHeader::new()).ok()?;
        Some(SecretBytes::new(key.into_owned()))
    }

    /// The token for these claims.
    pub fn seal(&self, claims: &RefreshClaims, entropy: &dyn Entropy) -> String {
        let key = SecretBytes::new(random_bytes::<32>(entropy).to_vec());
        let nonce: [u8; 12] = random_bytes(entropy);
        let plaintext = serde_json::to_vec(claims).unwrap_or_default();
        // Fails only for keys of another length than ours; a token without contents never opens.
        let wrapped = self.wrap(key.expose()).unwrap_or_default();
        let sealed = A256GCM.encrypt(key.expose(), Some(&nonce), &plaintext, HEADER.as_bytes());
        let (ciphertext, tag) = sealed.unwrap_or_default();
        let mut token = String::with_capacity(HEADER.len() + ciphertext.len() * 4 / 3 + 128);
        token.push_str(HEADER);
        token.push('.');
        for (part, end) in
            [(wrapped.as_slice(), "."), (&nonce, "."), (&ciphertext, "."), (&tag.unwrap_or_default(), "")]
        {
            URL_SAFE_NO_PAD.encode_string(part, &mut token);
            token.push_str(end);
        }
        token
    }

    /// What a token says. The caller still compares pool, client, expiry and the session record.
    pub fn open(&self, token: &str) -> Result<RefreshClaims, RefreshError> {
        let rest = token.strip_prefix(HEADER).and_then(|rest| rest.strip_prefix('.')).ok_or(RefreshError::NotAToken)?;
        let mut parts = rest.split('.').map(|part| URL_SAFE_NO_PAD.decode(part));
        let (Some(Ok(wrapped)), Some(Ok(nonce)), Some(Ok(ciphertext)), Some(Ok(tag)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(RefreshError::NotAToken);
        };
        // OpenSSL would take a shorter tag for a valid one.
        if wrapped.len() != WRAPPED || nonce.len() != 12 || tag.len() != 16 {
            return Err(RefreshError::NotAToken);
        }
        let key = self.unwrap(&wrapped).ok_or(RefreshError::Tampered)?;
        let plaintext = A256GCM
            .decrypt(key.expose(), Some(&nonce), &ciphertext, HEADER.as_bytes(), Some(&tag))
            .map_err(|_| RefreshError::Tampered)?;
        serde_json::from_slice(&plaintext).map_err(|_| RefreshError::Tampered)
    }
}

impl fmt::Debug for RefreshSealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefreshSealer(***)")
    }
}

#[cfg(test)]
mod tests {
    use josekit::jwe::{A256KW, deserialize_compact};
    use poolgate_env::SeededEntropy;

    use super::*;

    fn claims() -> RefreshClaims {
        RefreshClaims {
            pool: "us-east-1_Pool".into(),
            client: "client".into(),
            username: "alice".into(),
            sub: "sub".into(),
            origin_jti: "origin".into(),
            event_id: "event".into(),
            issued_at: Millis(1),
            expires_at: Millis(2),
            auth_time: Millis(1),
            scopes: vec!["openid".into()],
            generation: 3,
            device: None,
        }
    }

    #[test]
    fn opens_what_it_sealed_and_looks_like_cognitos() {
        let entropy = SeededEntropy::new(1);
        let sealer = RefreshSealer::new(&RootKey::generate(&entropy));
        let token = sealer.seal(&claims(), &entropy);
        assert_eq!(sealer.open(&token).unwrap(), claims());
        assert_eq!(token.split('.').count(), 5);
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || "-_=.".contains(c)), "TokenModelType");
        let header = URL_SAFE_NO_PAD.decode(HEADER).unwrap();
        assert_eq!(header, br#"{"cty":"JWT","enc":"A256GCM","alg":"A256KW"}"#);
        assert_ne!(token, sealer.seal(&claims(), &entropy));
    }

    #[test]
    fn is_a_standard_jwe() {
        let entropy = SeededEntropy::new(1);
        let root = RootKey::generate(&entropy);
        let token = RefreshSealer::new(&root).seal(&claims(), &entropy);
        let decrypter = A256KW.decrypter_from_bytes(root.derive("refresh-token").expose()).unwrap();
        let (payload, header) = deserialize_compact(&token, &decrypter).unwrap();
        assert_eq!(serde_json::from_slice::<RefreshClaims>(&payload).unwrap(), claims());
        assert_eq!(header.content_type(), Some("JWT"));
    }

    #[test]
    fn every_token_has_a_key_of_its_own() {
        let entropy = SeededEntropy::new(1);
        let sealer = RefreshSealer::new(&RootKey::generate(&entropy));
        let (one, other) = (sealer.seal(&claims(), &entropy), sealer.seal(&claims(), &entropy));
        let part = |token: &str, at: usize| token.split('.').nth(at).unwrap().to_owned();
        assert_ne!(part(&one, 1), part(&other, 1));
        let mixed = one.replacen(&part(&one, 1), &part(&other, 1), 1);
        assert_eq!(sealer.open(&mixed), Err(RefreshError::Tampered));
        // Shorter than RFC 3394's own 8 bytes, and than a key.
        for wrapped in [&[][..], &[0; 7], &[0; 24]] {
            let short = one.replacen(&part(&one, 1), &URL_SAFE_NO_PAD.encode(wrapped), 1);
            assert_eq!(sealer.open(&short), Err(RefreshError::NotAToken));
        }
    }

    #[test]
    fn no_altered_token_opens() {
        let entropy = SeededEntropy::new(1);
        let sealer = RefreshSealer::new(&RootKey::generate(&entropy));
        let token = sealer.seal(&claims(), &entropy);
        for at in 0..token.len() {
            let mut altered = token.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            assert!(sealer.open(std::str::from_utf8(&altered).unwrap()).is_err(), "character {at}");
            assert!(sealer.open(&token[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(RefreshSealer::new(&RootKey::generate(&entropy)).open(&token), Err(RefreshError::Tampered));
        let (most, tag) = token.rsplit_once('.').unwrap();
        let short = URL_SAFE_NO_PAD.encode(&URL_SAFE_NO_PAD.decode(tag).unwrap()[..4]);
        assert_eq!(sealer.open(&format!("{most}.{short}")), Err(RefreshError::NotAToken));
        for garbage in ["", "a.b.c", "a.b.c.d.e", &format!("{token}."), &format!("{HEADER}....")] {
            assert_eq!(sealer.open(garbage), Err(RefreshError::NotAToken), "{garbage}");
        }
    }
}
