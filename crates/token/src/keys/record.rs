//! How keys are stored: one record an owner.

use std::{sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, Millis, RootKey, SecretBytes, SecretString};
use poolgate_storage_trait::{Entity, Key, Kind};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{KeyError, KeyUse, cached::STALE, ring};
use crate::Algorithm;

/// The kind of the one record an owner's keys are in; its partition is the owner.
pub const SIGNING_KEYS: Kind = Kind(900);

/// The record: all keys of an owner sealed together, so that none can be swapped, added or left out unseen.
#[derive(Serialize, Deserialize)]
pub(super) struct SealedKeys {
    pub(super) owner: String,
    sealed: String,
}

impl SealedKeys {
    pub(super) fn key_of(owner: &str) -> Key {
        Key::new(SIGNING_KEYS, owner, b"ring")
    }

    pub(super) fn seal(root: &RootKey, entropy: &dyn Entropy, owner: &str, contents: &Contents) -> Self {
        // Has a JSON form, as all of its maps are keyed by text; an empty one would not open.
        let plaintext = SecretBytes::new(serde_json::to_vec(contents).unwrap_or_default());
        let sealed = root.seal(entropy, "signing-key", owner.as_bytes(), plaintext.expose());
        Self { owner: owner.to_owned(), sealed: STANDARD.encode(sealed) }
    }

    pub(super) fn open(&self, root: &RootKey) -> Result<Contents, KeyError> {
        let wrong = || KeyError::Sealed { owner: self.owner.clone() };
        let sealed = STANDARD.decode(&self.sealed).map_err(|_| wrong())?;
        let plaintext = root.open("signing-key", self.owner.as_bytes(), &sealed).map_err(|_| wrong())?;
        serde_json::from_slice(plaintext.expose()).map_err(|_| wrong())
    }
}

impl Entity for SealedKeys {
    const KIND: Kind = SIGNING_KEYS;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.owner)
    }
}

/// What is sealed.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Contents {
    /// How many keys the owner has had.
    pub(super) made: u32,
    pub(super) keys: Vec<KeyData>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KeyData {
    pub(super) usage: KeyUse,
    pub(super) kid: String,
    pub(super) algorithm: Algorithm,
    /// PKCS#8 in base64; destroyed by a rotation, once the key has been replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) private: Option<SecretString>,
    pub(super) public: Map<String, Value>,
    pub(super) signs_from: Millis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) publish_until: Option<Millis>,
}

impl Contents {
    /// Makes room for new keys, and says from when on they sign.
    pub(super) fn retire(&mut self, now: Millis, retire_after: Duration) -> Millis {
        if retire_after.is_zero() {
            self.keys.clear();
            return now;
        }
        self.keys.retain(|key| key.publish_until.is_none_or(|until| now < until));
        // What signs now goes on until the new keys do. What has been replaced, or would have begun to sign meanwhile,
        // loses its private half.
        let started: Vec<(KeyUse, Millis)> =
            self.keys.iter().map(|key| (key.usage, key.signs_from)).filter(|(_, from)| *from <= now).collect();
        let signs_from = now + STALE;
        for key in &mut self.keys {
            let replaced = started.iter().any(|(usage, from)| *usage == key.usage && *from > key.signs_from);
            if replaced || now < key.signs_from {
                key.private = None;
            }
            if key.private.is_some() || key.publish_until.is_none() {
                // A process that has not looked since signs with the old key for that long.
                key.publish_until = Some(signs_from + STALE + retire_after);
            }
        }
        signs_from
    }
}

impl KeyData {
    pub(super) fn key(&self) -> Result<Arc<ring::Key>, KeyError> {
        let signer = self.private.as_ref().map(|private| {
            let pkcs8 = SecretBytes::new(STANDARD.decode(private.expose()).unwrap_or_default());
            self.algorithm.signer(pkcs8.expose())
        });
        let mut key = ring::Key::new(self.usage, &self.kid, self.algorithm, &self.public, signer.transpose()?)?;
        (key.signs_from, key.publish_until) = (self.signs_from, self.publish_until);
        Ok(Arc::new(key))
    }
}
