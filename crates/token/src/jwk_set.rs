//! Public keys, ours and other issuers', ready to verify with.

use std::{fmt, sync::Arc};

use josekit::{
    jwk::Jwk,
    jws::{ES256, ES384, ES512, EdDSA, JwsVerifier, PS256, PS384, PS512, RS256, RS384, RS512},
};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::KeyError;

/// Keys that are read from one set at most, so that a hostile set costs little.
const MAX_KEYS: usize = 128;

/// Characters of a set that are read at most.
const MAX_TEXT: usize = 1 << 20;

/// Base64 characters of an RSA modulus at most (8192 bits): verifying with more takes long.
const MAX_MODULUS: usize = 1366;

/// Base64 characters of an RSA exponent at most (64 bits), for the same reason.
const MAX_EXPONENT: usize = 11;

/// A text that is not a JSON Web Key Set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a JSON Web Key Set")]
pub struct JwkSetError;

/// The public keys of an issuer (RFC 7517 §5).
#[derive(Clone, Default)]
pub struct JwkSet {
    keys: Vec<Arc<VerifyingKey>>,
}

impl JwkSet {
    /// Reads another issuer's set. Keys that cannot verify signatures here (other types, other uses, symmetric, weak)
    /// are passed over.
    pub fn parse(json: &str) -> Result<Self, JwkSetError> {
        if json.len() > MAX_TEXT {
            return Err(JwkSetError);
        }
        let set: Value = serde_json::from_str(json).map_err(|_| JwkSetError)?;
        let keys = set.get("keys").and_then(Value::as_array).ok_or(JwkSetError)?;
        let usable = |key: &Value| VerifyingKey::from_jwk(key.as_object()?).ok().map(Arc::new);
        Ok(keys.iter().take(MAX_KEYS).filter_map(usable).collect())
    }

    /// How many keys it has.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The names of its keys.
    pub fn kids(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().filter_map(|key| key.kid.as_deref())
    }

    /// The keys that a token may mean: all of that name; without a name, the only key there is.
    pub(crate) fn candidates(&self, kid: Option<&str>) -> impl Iterator<Item = &VerifyingKey> {
        let only = self.keys.len() == 1;
        self.keys.iter().map(AsRef::as_ref).filter(move |key| match (kid, &key.kid) {
            (Some(kid), Some(own)) => kid == own,
            (None, _) | (Some(_), None) => only,
        })
    }
}

impl FromIterator<Arc<VerifyingKey>> for JwkSet {
    fn from_iter<T: IntoIterator<Item = Arc<VerifyingKey>>>(keys: T) -> Self {
        Self { keys: keys.into_iter().collect() }
    }
}

impl fmt::Debug for JwkSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.kids()).finish()
    }
}

/// A public key with its verifiers, built once.
pub(crate) struct VerifyingKey {
    kid: Option<String>,
    /// One an algorithm that this key may be used with. A token chooses among them, never outside them.
    verifiers: Vec<Box<dyn JwsVerifier>>,
}

impl VerifyingKey {
    pub(crate) fn from_jwk(members: &Map<String, Value>) -> Result<Self, KeyError> {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        if text("use").is_some_and(|usage| usage != "sig") {
            return Err(KeyError::BadJwk("its use is not sig"));
        }
        if text("n").is_some_and(|n| n.len() > MAX_MODULUS) || text("e").is_some_and(|e| e.len() > MAX_EXPONENT) {
            return Err(KeyError::BadJwk("it is too large"));
        }
        let algorithms: &[&str] = match (text("alg"), text("kty"), text("crv")) {
            (Some(algorithm), _, _) => &[algorithm],
            (None, Some("RSA"), _) => &["RS256", "RS384", "RS512"],
            (None, Some("EC"), Some("P-256")) => &["ES256"],
            (None, Some("EC"), Some("P-384")) => &["ES384"],
            (None, Some("EC"), Some("P-521")) => &["ES512"],
            (None, Some("OKP"), _) => &["EdDSA"],
            _ => &[],
        };
        let wanted = ["crv", "e", "kty", "n", "x", "y"];
        let bare = wanted.iter().filter_map(|name| Some(((*name).to_owned(), members.get(*name)?.clone())));
        let jwk = Jwk::from_map(bare.collect::<Map<String, Value>>())?;
        let verifiers = algorithms.iter().map(|algorithm| verifier(algorithm, &jwk)).collect::<Result<Vec<_>, _>>()?;
        if verifiers.is_empty() {
            return Err(KeyError::BadJwk("its type is unknown"));
        }
        Ok(Self { kid: text("kid").map(str::to_owned), verifiers })
    }

    /// Whether `signature` is this key's over `message`, by `algorithm`. False for an algorithm that is not the key's.
    pub(crate) fn verifies(&self, algorithm: &str, message: &[u8], signature: &[u8]) -> bool {
        let mut verifiers = self.verifiers.iter();
        verifiers
            .find(|verifier| verifier.algorithm().name() == algorithm)
            .is_some_and(|verifier| verifier.verify(message, signature).is_ok())
    }
}

/// Symmetric algorithms are absent on purpose: a published key is no shared secret.
fn verifier(algorithm: &str, jwk: &Jwk) -> Result<Box<dyn JwsVerifier>, KeyError> {
    Ok(match algorithm {
        "RS256" => Box::new(RS256.verifier_from_jwk(jwk)?),
        "RS384" => Box::new(RS384.verifier_from_jwk(jwk)?),
        "RS512" => Box::new(RS512.verifier_from_jwk(jwk)?),
        "PS256" => Box::new(PS256.verifier_from_jwk(jwk)?),
        "PS384" => Box::new(PS384.verifier_from_jwk(jwk)?),
        "PS512" => Box::new(PS512.verifier_from_jwk(jwk)?),
        "ES256" => Box::new(ES256.verifier_from_jwk(jwk)?),
        "ES384" => Box::new(ES384.verifier_from_jwk(jwk)?),
        "ES512" => Box::new(ES512.verifier_from_jwk(jwk)?),
        "EdDSA" => Box::new(EdDSA.verifier_from_jwk(jwk)?),
        _ => return Err(KeyError::BadJwk("its algorithm is not one for signatures that we verify")),
    })
}
