//! Session tokens: a session's whole state, sealed, so that nothing is stored and nothing looked up.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, Millis, RootKey, SecretString, random_bytes};
use serde::{Deserialize, Serialize};

use crate::{roles::ID_ALPHABET, sigv4::AuthError};

const PURPOSE: &str = "issuer-local session token 1";

/// A session: which identity, in which role, until when.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) access_key_id: String,
    pub(crate) secret_key: SecretString,
    pub(crate) role_arn: String,
    pub(crate) name: String,
    pub(crate) identity_id: String,
    pub(crate) identity_pool_id: String,
    pub(crate) amr: Vec<String>,
    pub(crate) principal_tags: BTreeMap<String, String>,
    pub(crate) narrowed_by: SessionPolicy,
    pub(crate) issued_at: Millis,
    pub(crate) expires_at: Millis,
}

/// What narrows the role for this session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SessionPolicy {
    /// Nothing.
    None,
    /// What AWS lets guests of the enhanced flow do at most.
    Guest,
}

impl Session {
    /// The session as the token that its requests carry. It is sealed for its access key: with another it is worth
    /// nothing.
    pub(crate) fn seal(&self, root: &RootKey, entropy: &dyn Entropy) -> Result<SecretString, serde_json::Error> {
        let sealed = root.seal(entropy, PURPOSE, self.access_key_id.as_bytes(), &serde_json::to_vec(self)?);
        Ok(SecretString::new(STANDARD.encode(sealed)))
    }

    /// The session of a token that came with `access_key_id`.
    pub(crate) fn open(root: &RootKey, access_key_id: &str, token: &str, now: Millis) -> Result<Self, AuthError> {
        let sealed = STANDARD.decode(token).map_err(|_| AuthError::InvalidToken)?;
        let opened = root.open(PURPOSE, access_key_id.as_bytes(), &sealed).map_err(|_| AuthError::InvalidToken)?;
        let session: Self = serde_json::from_slice(opened.expose()).map_err(|_| AuthError::InvalidToken)?;
        if now >= session.expires_at { Err(AuthError::ExpiredToken) } else { Ok(session) }
    }
}

/// A fresh temporary access key: `ASIA` and 16 characters, and its secret of 40.
pub(crate) fn access_key(entropy: &dyn Entropy) -> (String, SecretString) {
    let characters = random_bytes::<16>(entropy);
    // 32 divides 256, so each character is equally likely.
    let id = characters.iter().filter_map(|byte| ID_ALPHABET.get(usize::from(byte % 32))).map(|byte| char::from(*byte));
    let secret = STANDARD.encode(random_bytes::<30>(entropy));
    ("ASIA".chars().chain(id).collect(), SecretString::new(secret))
}

#[cfg(test)]
mod tests {
    use poolgate_env::SeededEntropy;

    use super::*;

    fn session(entropy: &dyn Entropy) -> Session {
        let (access_key_id, secret_key) = access_key(entropy);
        Session {
            access_key_id,
            secret_key,
            role_arn: "arn:aws:iam::123456789012:role/R".into(),
            name: "CognitoIdentityCredentials".into(),
            identity_id: "us-east-1:me".into(),
            identity_pool_id: "us-east-1:pool".into(),
            amr: vec!["authenticated".into()],
            principal_tags: BTreeMap::from([("team".into(), "blue".into())]),
            narrowed_by: SessionPolicy::Guest,
            issued_at: Millis(0),
            expires_at: Millis::from_secs(3600),
        }
    }

    #[test]
    fn keys_look_like_awss() {
        let (id, secret) = access_key(&SeededEntropy::new(1));
        assert!(id.len() == 20 && id.starts_with("ASIA") && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_eq!(secret.expose().len(), 40);
        assert_ne!(access_key(&SeededEntropy::new(2)).0, id);
    }

    #[test]
    fn a_token_opens_for_its_key_until_it_expires_and_never_when_altered() {
        let entropy = SeededEntropy::new(1);
        let root = RootKey::generate(&entropy);
        let session = session(&entropy);
        let token = session.seal(&root, &entropy).unwrap();
        let open = |root: &RootKey, key: &str, token: &str, now| Session::open(root, key, token, now);
        let key = session.access_key_id.as_str();
        let opened = open(&root, key, token.expose(), Millis::from_secs(3599)).unwrap();
        assert!(opened.secret_key.matches(session.secret_key.expose()));
        assert_eq!(opened.principal_tags, session.principal_tags);
        let no = |root: &RootKey, key: &str, token: &str, now| open(root, key, token, now).unwrap_err();
        assert_eq!(no(&root, key, token.expose(), Millis::from_secs(3600)), AuthError::ExpiredToken);
        assert_eq!(no(&root, "ASIAOTHER", token.expose(), Millis(0)), AuthError::InvalidToken);
        assert_eq!(no(&RootKey::generate(&entropy), key, token.expose(), Millis(0)), AuthError::InvalidToken);
        assert_eq!(no(&root, key, "", Millis(0)), AuthError::InvalidToken);
        assert_eq!(no(&root, key, "not base64!", Millis(0)), AuthError::InvalidToken);
        for place in 0..token.expose().len() {
            let mut altered = token.expose().clone();
            let other = if altered[place..].starts_with('A') { "B" } else { "A" };
            altered.replace_range(place..=place, other);
            assert_eq!(no(&root, key, &altered, Millis(0)), AuthError::InvalidToken, "byte {place}");
            assert_eq!(no(&root, key, &token.expose()[..place], Millis(0)), AuthError::InvalidToken, "cut at {place}");
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let session = session(&SeededEntropy::new(1));
        assert!(!format!("{session:?}").contains(session.secret_key.expose()));
    }
}
