//! Passkeys: WebAuthn credentials that sign a user in, how they are registered, and their operations.
//!
//! A credential is kept in a form of our own, not in that of the library that verifies it ([`ceremony`]).

mod ceremony;
#[cfg(test)]
mod ceremony_tests;
mod names;
mod operations;
mod relying_party;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Entry, Key, Kind, Query, StoreExt, Stored};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use self::ceremony::Descriptor;
pub(crate) use self::operations::OPERATIONS;
pub(crate) use self::{
    ceremony::{Assertion, begin_assertion, finish_assertion, is_well_formed},
    relying_party::RelyingParty,
};
use crate::{entities, error::Result, pools::Pool, service::UserPools};

/// A passkey as it is kept. Binary members are base64url without padding, as in WebAuthn's JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Passkey {
    pub pool_id: String,
    pub sub: String,
    pub credential_id: String,
    pub public_key: PublicKey,
    /// The relying party it was made for: it serves no other.
    pub rp_id: String,
    /// The signatures that the authenticator has counted; 0 for one that does not count.
    pub counter: u32,
    /// How a browser reaches the authenticator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transports: Vec<String>,
    /// `platform` or `cross-platform`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<String>,
    /// Whether the authenticator made sure who uses it when the passkey was made.
    pub user_verified: bool,
    /// Whether it may be copied to other devices; fixed when it is made.
    pub backup_eligible: bool,
    /// The make of the authenticator, as it says itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aaguid: Option<String>,
    pub friendly_name: String,
    pub created: Millis,
    /// Random at each change.
    pub change: u64,
}

/// What the signatures of a passkey are verified with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PublicKey {
    /// ECDSA over P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256 { x: String, y: String },
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    #[serde(rename = "RS256")]
    Rs256 { n: String, e: String },
}

impl Entity for Passkey {
    const KIND: Kind = entities::PASSKEY;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.sub, &self.credential_id)
    }

    /// A credential belongs to one user: whoever could register another's would be signed in as that one.
    fn entries(&self) -> Vec<Entry> {
        vec![Entry::claim(entities::BY_CREDENTIAL, digest_of(&self.credential_id))]
    }
}

impl Passkey {
    pub(crate) fn key_of(pool_id: &str, sub: &str, credential_id: &str) -> Key {
        let sort = [Self::prefix_of(sub), digest_of(credential_id)].concat();
        Key::new(entities::PASSKEY, pool_id, sort)
    }

    /// With which the keys of all passkeys of a user begin.
    pub(crate) fn prefix_of(sub: &str) -> Vec<u8> {
        [sub.as_bytes(), b"\0"].concat()
    }

    /// Passkeys in the order of these bytes are in the order of [`UserPools::passkeys_of`].
    fn rank(&self) -> Vec<u8> {
        let id = Self::key_of(&self.pool_id, &self.sub, &self.credential_id).sort;
        [&self.created.0.to_be_bytes()[..], &id].concat()
    }

    pub(crate) fn descriptor(&self) -> Descriptor<'_> {
        Descriptor { credential_id: &self.credential_id, transports: &self.transports }
    }
}

/// A registration that a user has begun. A user has one at a time; a new one takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Registration {
    pub pool_id: String,
    pub sub: String,
    /// Whose access token it was begun with.
    pub client_id: String,
    pub rp_id: String,
    pub challenge: String,
    pub expires: Millis,
}

impl Entity for Registration {
    const KIND: Kind = entities::PASSKEY_REGISTRATION;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.sub)
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

impl Registration {
    pub(crate) fn key_of(pool_id: &str, sub: &str) -> Key {
        Key::new(entities::PASSKEY_REGISTRATION, pool_id, sub)
    }
}

/// Credential ids are as long as a key may be; so keys have their digest.
fn digest_of(credential_id: &str) -> Vec<u8> {
    digest(&SHA256, credential_id.as_bytes()).as_ref().to_vec()
}

impl UserPools {
    /// The passkeys of a user, the oldest first.
    pub(crate) async fn passkeys_of(&self, pool: &Pool, sub: &str, now: Millis) -> Result<Vec<Stored<Passkey>>> {
        let query = Query::prefix(entities::PASSKEY, pool.id(), Passkey::prefix_of(sub));
        // One page holds more than a user may have.
        let (mut passkeys, _) = self.inner.store.list::<Passkey>(query, now).await?;
        passkeys.sort_by_cached_key(|passkey| passkey.rank());
        Ok(passkeys)
    }
}
