//! Keys given from outside, the same for every owner.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::STANDARD};
use josekit::{
    jwk::{KeyPair, alg::rsa::RsaKeyPair},
    jws::{RS256, RS512},
};
use poolgate_env::Millis;
use ring::digest;

use super::{KeyError, KeyRing, KeyStore, KeyUse};
use crate::Algorithm;

/// RSA keys in PEM form that every owner shares: for tests, which then neither wait for key making nor differ from run to
/// run. A `kid` is the base64 form of its public key's SHA-256.
#[derive(Debug, Clone)]
pub struct FixedKeys(Arc<KeyRing>);

impl FixedKeys {
    /// Keys for ID and for access tokens (RS256), as PKCS#8 or PKCS#1 PEM of at least 2048 bits.
    pub fn new(id: &str, access: &str) -> Result<Self, KeyError> {
        Self::with([(KeyUse::Id, Algorithm::Rs256, id), (KeyUse::Access, Algorithm::Rs256, access)])
    }

    /// A key for identity pools' OpenID tokens (RS512), as PKCS#8 or PKCS#1 PEM of at least 2048 bits.
    pub fn for_identity_pools(pem: &str) -> Result<Self, KeyError> {
        Self::with([(KeyUse::Identity, Algorithm::Rs512, pem)])
    }

    fn with<'a>(keys: impl IntoIterator<Item = (KeyUse, Algorithm, &'a str)>) -> Result<Self, KeyError> {
        let mut ring = KeyRing::builder();
        for (usage, algorithm, pem) in keys {
            let pair = RsaKeyPair::from_pem(pem)?;
            let kid = STANDARD.encode(digest::digest(&digest::SHA256, &pair.to_der_public_key()));
            let method = if algorithm == Algorithm::Rs512 { RS512 } else { RS256 };
            let signer = method.signer_from_pem(pem)?;
            let jwk = pair.to_jwk_public_key();
            ring = ring.signing(usage, &kid, algorithm, jwk.as_ref(), Box::new(signer))?;
        }
        Ok(Self(Arc::new(ring.build())))
    }

    /// The ring that every owner gets.
    pub fn ring(&self) -> Arc<KeyRing> {
        Arc::clone(&self.0)
    }
}

#[async_trait]
impl KeyStore for FixedKeys {
    async fn keys(&self, _owner: &str, _now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        Ok(self.ring())
    }

    /// Always [`KeyError::Fixed`].
    async fn rotate(&self, _owner: &str, _now: Millis, _retire_after: Duration) -> Result<Arc<KeyRing>, KeyError> {
        Err(KeyError::Fixed)
    }

    async fn remove(&self, _owner: &str) -> Result<(), KeyError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;

    use super::*;

    #[test]
    fn every_owner_and_every_run_has_the_same_keys() {
        let make = || FixedKeys::new(include_str!("../../testdata/id.pem"), include_str!("../../testdata/access.pem"));
        let (one, other) = (make().unwrap(), make().unwrap());
        let ring = |keys: &FixedKeys, owner| block_on(keys.keys(owner, Millis(0))).unwrap();
        assert_eq!(ring(&one, "a").jwks(), ring(&other, "b").jwks());
        assert_eq!(one.ring().kid(KeyUse::Id).unwrap().len(), 44);
        assert!(matches!(block_on(one.rotate("a", Millis(0), Duration::ZERO)), Err(KeyError::Fixed)));
        assert!(FixedKeys::new("-----BEGIN", "").is_err());
        let identity = FixedKeys::for_identity_pools(include_str!("../../testdata/id.pem")).unwrap();
        assert_eq!((identity.ring().kid(KeyUse::Identity).unwrap().len(), identity.ring().kid(KeyUse::Id)), (44, None));
    }
}
