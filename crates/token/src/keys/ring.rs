//! The keys of one owner, ready for use.

use std::{fmt, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use josekit::{JoseError, jws::JwsSigner};
use poolgate_env::Millis;
use serde_json::{Map, Value, json};

use crate::{
    Algorithm, KeyError, KeyUse,
    jwk_set::{JwkSet, VerifyingKey},
};

/// One owner's keys at one moment: those that sign, and all that are published.
pub struct KeyRing {
    signing: Vec<Arc<Key>>,
    public: JwkSet,
    jwks: String,
    changes_at: Option<Millis>,
}

impl KeyRing {
    /// An empty ring, to be filled with keys from outside, such as an HSM's.
    pub fn builder() -> KeyRingBuilder {
        KeyRingBuilder(Vec::new())
    }

    /// Signs `claims` in the order they have: a compact JWS whose header is `{"kid":…,"alg":…}`, with `"typ":"JWS"`
    /// between the two for [`KeyUse::Identity`].
    pub fn sign(&self, usage: KeyUse, claims: &Map<String, Value>) -> Result<String, KeyError> {
        let key = self.signing.iter().find(|key| key.usage == usage).ok_or(KeyError::NoKey(usage))?;
        key.sign(claims)
    }

    /// The `kid` that signs tokens of this use now.
    pub fn kid(&self, usage: KeyUse) -> Option<&str> {
        self.signing.iter().find(|key| key.usage == usage).map(|key| key.kid.as_str())
    }

    /// The algorithm that signs tokens of this use now.
    pub fn algorithm(&self, usage: KeyUse) -> Option<Algorithm> {
        self.signing.iter().find(|key| key.usage == usage).map(|key| key.algorithm)
    }

    /// The JSON Web Key Set to publish: signing keys, keys about to sign, and retired keys that tokens may still name.
    pub fn jwks(&self) -> &str {
        &self.jwks
    }

    /// The published keys, to verify with.
    pub fn public(&self) -> &JwkSet {
        &self.public
    }

    /// The ring of `keys` at `now`. For each use the youngest key that may sign already does; where there is none yet, the
    /// first that will: it was made by a call that began after this one, or by a node whose clock is ahead.
    pub(crate) fn at(keys: &[Arc<Key>], now: Millis) -> Self {
        let published = || keys.iter().filter(|key| key.publish_until.is_none_or(|until| now < until));
        let rank = |key: &Key| {
            let from = key.signs_from.0;
            if key.signs_from <= now { (true, from) } else { (false, from.saturating_neg()) }
        };
        let mut signing: Vec<Arc<Key>> = Vec::new();
        for key in published().filter(|key| key.signer.is_some()) {
            match signing.iter_mut().find(|other| other.usage == key.usage) {
                Some(other) if rank(other) < rank(key) => *other = Arc::clone(key),
                Some(_) => {}
                None => signing.push(Arc::clone(key)),
            }
        }
        let jwks: Vec<&Map<String, Value>> = published().map(|key| &key.jwk).collect();
        let moments = published().flat_map(|key| [Some(key.signs_from), key.publish_until]).flatten();
        Self {
            signing,
            jwks: json!({ "keys": jwks }).to_string(),
            public: published().map(|key| Arc::clone(&key.verifying)).collect(),
            changes_at: moments.filter(|moment| *moment > now).min(),
        }
    }

    /// When a key begins to sign or ceases to be published.
    pub(crate) const fn changes_at(&self) -> Option<Millis> {
        self.changes_at
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyRing").field("signing", &self.signing).field("public", &self.public).finish_non_exhaustive()
    }
}

/// Puts a [`KeyRing`] together from keys whose private half may live elsewhere.
#[derive(Debug)]
pub struct KeyRingBuilder(Vec<Arc<Key>>);

impl KeyRingBuilder {
    /// Adds a key that signs tokens of this use. `jwk` is its public half; `signer` must produce what `algorithm` says.
    pub fn signing(
        mut self,
        usage: KeyUse,
        kid: &str,
        algorithm: Algorithm,
        jwk: &Map<String, Value>,
        signer: Box<dyn JwsSigner>,
    ) -> Result<Self, KeyError> {
        self.0.push(Arc::new(Key::new(usage, kid, algorithm, jwk, Some(signer))?));
        Ok(self)
    }

    /// Adds a key that signs no more, but is published still.
    pub fn retired(
        mut self,
        usage: KeyUse,
        kid: &str,
        algorithm: Algorithm,
        jwk: &Map<String, Value>,
    ) -> Result<Self, KeyError> {
        self.0.push(Arc::new(Key::new(usage, kid, algorithm, jwk, None)?));
        Ok(self)
    }

    /// The ring.
    pub fn build(self) -> KeyRing {
        KeyRing::at(&self.0, Millis(0))
    }
}

/// One key, its signer and verifier built once.
pub(crate) struct Key {
    usage: KeyUse,
    kid: String,
    algorithm: Algorithm,
    /// The encoded header and the dot after it.
    header: String,
    signer: Option<Box<dyn JwsSigner>>,
    jwk: Map<String, Value>,
    verifying: Arc<VerifyingKey>,
    pub(crate) signs_from: Millis,
    pub(crate) publish_until: Option<Millis>,
}

impl Key {
    pub(crate) fn new(
        usage: KeyUse,
        kid: &str,
        algorithm: Algorithm,
        jwk: &Map<String, Value>,
        signer: Option<Box<dyn JwsSigner>>,
    ) -> Result<Self, KeyError> {
        let header = match usage {
            KeyUse::Id | KeyUse::Access => json!({ "kid": kid, "alg": algorithm.name() }),
            KeyUse::Identity => json!({ "kid": kid, "typ": "JWS", "alg": algorithm.name() }),
        };
        let jwk = algorithm.published(kid, &josekit::jwk::Jwk::from_map(jwk.clone())?);
        Ok(Self {
            usage,
            kid: kid.to_owned(),
            algorithm,
            header: URL_SAFE_NO_PAD.encode(header.to_string()) + ".",
            signer,
            verifying: Arc::new(VerifyingKey::from_jwk(&jwk)?),
            jwk,
            signs_from: Millis(0),
            publish_until: None,
        })
    }

    fn sign(&self, claims: &Map<String, Value>) -> Result<String, KeyError> {
        let signer = self.signer.as_ref().ok_or(KeyError::NoKey(self.usage))?;
        let payload = serde_json::to_vec(claims).map_err(|error| JoseError::InvalidJson(error.into()))?;
        let mut token = String::with_capacity(self.header.len() + payload.len() * 4 / 3 + 400);
        token.push_str(&self.header);
        URL_SAFE_NO_PAD.encode_string(payload, &mut token);
        let signature = signer.sign(token.as_bytes())?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("usage", &self.usage).field("kid", &self.kid).finish_non_exhaustive()
    }
}
