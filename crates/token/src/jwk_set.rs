//! Public keys, ours and other issuers', ready to verify with.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use josekit::{
    jwk::Jwk,
    jws::{ES256, ES384, ES512, EdDSA, JwsVerifier, PS256, PS384, PS512, RS256, RS384, RS512},
};
use ring::digest::{Context, SHA256};
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
    proven: Proven,
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
        Ok(Self { kid: text("kid").map(str::to_owned), verifiers, proven: Proven::default() })
    }

    /// Whether `signature` is this key's over `message`, by `algorithm`. False for an algorithm that is not the key's.
    pub(crate) fn verifies(&self, algorithm: &str, message: &[u8], signature: &[u8]) -> bool {
        let Some(verifier) = self.verifiers.iter().find(|verifier| verifier.algorithm().name() == algorithm) else {
            return false;
        };
        let digest = Digest::of([algorithm.as_bytes(), message, signature]);
        if self.proven.has(&digest) {
            return true;
        }
        let right = verifier.verify(message, signature).is_ok();
        if right {
            self.proven.remember(digest);
        }
        right
    }
}

/// What names a signature: who can find another one of the same digest has broken SHA-256.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Digest([u8; 32]);

impl Digest {
    fn of(parts: [&[u8]; 3]) -> Self {
        let mut context = Context::new(&SHA256);
        for part in parts {
            context.update(&part.len().to_be_bytes());
            context.update(part);
        }
        let mut digest = [0; 32];
        digest.iter_mut().zip(context.finish().as_ref()).for_each(|(to, from)| *to = *from);
        Self(digest)
    }

    fn place(&self) -> usize {
        let [high, low, ..] = self.0;
        usize::from(u16::from_be_bytes([high, low])) % Proven::PLACES
    }
}

/// Signatures of one key that were found right lately. Clients show the same token many times, and what a key has signed
/// once it has signed for good; everything else about a token is looked at each time. A digest takes the place of
/// another, so that this never grows.
#[derive(Default)]
struct Proven(Mutex<Vec<Option<Digest>>>);

impl Proven {
    /// 32 KiB a key that is used at all.
    const PLACES: usize = 1024;

    fn has(&self, digest: &Digest) -> bool {
        let places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.get(digest.place()).is_some_and(|held| held.as_ref() == Some(digest))
    }

    fn remember(&self, digest: Digest) {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.resize(Self::PLACES, None);
        if let Some(place) = places.get_mut(digest.place()) {
            *place = Some(digest);
        }
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use josekit::{JoseError, jws::JwsAlgorithm};

    use super::*;

    /// Takes any signature that begins with 1, and counts how often it is asked.
    #[derive(Debug, Clone, Default)]
    struct Counting(Arc<AtomicUsize>);

    impl JwsVerifier for Counting {
        fn algorithm(&self) -> &dyn JwsAlgorithm {
            &EdDSA
        }

        fn key_id(&self) -> Option<&str> {
            None
        }

        fn verify(&self, _: &[u8], signature: &[u8]) -> Result<(), JoseError> {
            self.0.fetch_add(1, Relaxed);
            if signature.first() == Some(&1) {
                Ok(())
            } else {
                Err(JoseError::InvalidSignature(std::fmt::Error.into()))
            }
        }

        fn box_clone(&self) -> Box<dyn JwsVerifier> {
            Box::new(self.clone())
        }
    }

    #[test]
    fn a_right_signature_is_computed_once_and_a_wrong_one_never_passes() {
        let counting = Counting::default();
        let verifiers: Vec<Box<dyn JwsVerifier>> = vec![Box::new(counting.clone())];
        let key = VerifyingKey { kid: None, verifiers, proven: Proven::default() };
        let asked = |algorithm, message: &[u8], signature: &[u8]| {
            let before = counting.0.load(Relaxed);
            (key.verifies(algorithm, message, signature), counting.0.load(Relaxed) - before)
        };
        assert_eq!(asked("EdDSA", b"a.b", &[1, 2]), (true, 1));
        assert_eq!(asked("EdDSA", b"a.b", &[1, 2]), (true, 0));
        assert_eq!(asked("EdDSA", b"a.b", &[1, 3]), (true, 1), "another signature");
        assert_eq!(asked("EdDSA", b"a.b\x01", &[2]), (false, 1), "the same bytes, parted elsewhere");
        assert_eq!(asked("EdDSA", b"a.b", &[0]), (false, 1));
        assert_eq!(asked("EdDSA", b"a.b", &[0]), (false, 1), "refusals are not remembered");
        assert_eq!(asked("none", b"a.b", &[1, 2]), (false, 0), "another algorithm");
    }

    #[test]
    fn what_is_remembered_does_not_grow() {
        let proven = Proven::default();
        let digests: Vec<Digest> = (0_u32..5000).map(|n| Digest::of([&n.to_be_bytes(), b"", b""])).collect();
        for digest in &digests {
            proven.remember(*digest);
        }
        assert_eq!(proven.0.lock().unwrap().len(), Proven::PLACES);
        assert!(proven.has(digests.last().unwrap()));
        assert!(digests.iter().filter(|digest| proven.has(digest)).count() <= Proven::PLACES);
    }
}
