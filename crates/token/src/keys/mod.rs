//! Where signing keys come from.

mod cached;
mod fixed;
mod maker;
mod record;
mod ring;
mod stored;

use std::{fmt, sync::Arc, time::Duration};

use async_trait::async_trait;
use josekit::JoseError;
use poolgate_env::Millis;
use poolgate_storage_trait::StoreError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::{
    fixed::FixedKeys,
    record::SIGNING_KEYS,
    ring::{KeyRing, KeyRingBuilder},
    stored::StoredKeys,
};

/// What a key is for. ID and access tokens have keys of their own, with different `kid`s, as in Cognito.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyUse {
    /// A user pool's ID tokens.
    Id,
    /// A user pool's access tokens.
    Access,
    /// An identity pool's OpenID tokens.
    Identity,
}

impl KeyUse {
    /// The value of the `token_use` claim; `None` for identity pools' tokens, which have none.
    pub const fn token_use(self) -> Option<&'static str> {
        match self {
            Self::Id => Some("id"),
            Self::Access => Some("access"),
            Self::Identity => None,
        }
    }
}

/// Why there is no key, or no signature.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The ring has no key for this use.
    #[error("there is no signing key for {0:?} tokens")]
    NoKey(KeyUse),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// OpenSSL could not make a key pair.
    #[error("no signing key could be made")]
    Making(#[source] Arc<JoseError>),
    /// The owner's keys were removed by another process, as happens when the owner is deleted.
    #[error("the signing keys were removed")]
    Removed,
    /// OpenSSL refused to read or use a key.
    #[error("the signing key is not usable")]
    Unusable(#[from] JoseError),
    /// A public key that cannot verify signatures here.
    #[error("the public key is not usable: {0}")]
    BadJwk(&'static str),
    /// The stored keys do not open: another root key, or altered.
    #[error("the stored signing keys of {owner} do not open with this root key")]
    Sealed {
        /// Whose keys they are.
        owner: String,
    },
    /// Too many key pairs are being made already; worth another try.
    #[error("too many signing keys are being made")]
    Busy,
    /// Too many retired keys are still published; rotate less often or retire for a shorter time.
    #[error("too many retired signing keys are still published")]
    TooManyRetired,
    /// This store's keys never change.
    #[error("these signing keys do not rotate")]
    Fixed,
}

/// Gives every owner (a user pool's id; for identity pools, their region) its signing keys.
///
/// # How to write your own
/// A key store over a KMS or HSM keeps private keys outside the process. Build a [`KeyRing`] from your own signers
/// (`josekit::jws::JwsSigner`) with [`KeyRing::builder`], and keep these promises:
/// - `keys` answers from memory nearly always: it is called once or more an operation. It makes keys for an owner that
///   has none, and racing calls, also from several processes, all end with the same ring. It is only called for owners
///   that exist.
/// - A rotation is visible to every process within 60 seconds, and new keys are published that long before they sign.
/// - A key that has signed stays published until the last token it signed has expired.
#[async_trait]
pub trait KeyStore: fmt::Debug + Send + Sync {
    /// The owner's keys at `now`; made when it has none.
    async fn keys(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError>;

    /// The owner's keys, after a token named one that [`KeyStore::keys`] does not have: another process may have rotated
    /// them. Anyone can send such tokens, so an implementation bounds how often this reads anything.
    async fn reload(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        self.keys(owner, now).await
    }

    /// Replaces the owner's keys. Old keys stay published for `retire_after` after they have stopped signing: at least
    /// the longest life of a token. [`Duration::ZERO`] is for keys that have leaked: they are gone at once, and every
    /// token they signed with them.
    async fn rotate(&self, owner: &str, now: Millis, retire_after: Duration) -> Result<Arc<KeyRing>, KeyError>;

    /// Destroys the owner's keys, when the owner is deleted. Nothing happens when it has none.
    async fn remove(&self, owner: &str) -> Result<(), KeyError>;
}
