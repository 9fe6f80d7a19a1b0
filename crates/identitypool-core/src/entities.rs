//! The map of the database: what identity pools keep, and under which keys.
//!
//! | kind | partition | sort key | entries |
//! |---|---|---|---|
//! | [`PoolRecord`] | pool id | `pool` | |
//! | [`RolesRecord`] | pool id | `roles` | |
//! | [`IdentityRecord`] | pool id | identity id | a claim on each login |
//! | [`PoolListing`] | `identity-pools` | account, region, pool id | |
//! | [`IdentityListing`] | `identities` | identity id | |
//! | [`PoolRemoval`](crate::removal::PoolRemoval) | `identity-pool-removals` | pool id | |
//!
//! A pool's id is its partition, so only an identity has to be looked up in a directory before it can be read. The
//! two directories are written before, and removed after, what they point to.

use std::collections::BTreeMap;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Entry, Index, Key, Kind};
use poolgate_wire::identity_pools::{IdentityPool, RoleMapping};
use serde::{Deserialize, Serialize};

/// Who holds a login: the provider, a NUL, the subject.
pub(crate) const LOGIN: Index = Index(100);

/// An identity pool's settings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PoolRecord {
    pub(crate) pool: IdentityPool,
    pub(crate) account: String,
    pub(crate) created_at: Millis,
}

impl PoolRecord {
    pub(crate) fn key_of(pool_id: &str) -> Key {
        Key::new(Self::KIND, pool_id, b"pool")
    }

    pub(crate) fn id(&self) -> &str {
        &self.pool.identity_pool_id
    }

    /// The region the pool was made in: the front of its id.
    pub(crate) fn region(&self) -> &str {
        self.id().split_once(':').map_or("", |(region, _)| region)
    }

    pub(crate) fn arn(&self) -> String {
        format!("arn:aws:cognito-identity:{}:{}:identitypool/{}", self.region(), self.account, self.id())
    }
}

impl Entity for PoolRecord {
    const KIND: Kind = Kind(100);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(self.id())
    }
}

/// An identity pool's roles: read with every exchange for credentials, written rarely.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct RolesRecord {
    pub(crate) pool_id: String,
    pub(crate) roles: BTreeMap<String, String>,
    pub(crate) mappings: BTreeMap<String, RoleMapping>,
}

impl RolesRecord {
    pub(crate) fn key_of(pool_id: &str) -> Key {
        Key::new(Self::KIND, pool_id, b"roles")
    }
}

impl Entity for RolesRecord {
    const KIND: Kind = Kind(101);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id)
    }
}

/// An identity.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct IdentityRecord {
    pub(crate) id: String,
    pub(crate) pool_id: String,
    /// Provider to subject. Empty for guests.
    pub(crate) logins: BTreeMap<String, String>,
    /// The identity that this one became part of; it has no logins then and is no longer to be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) merged_into: Option<String>,
    pub(crate) created_at: Millis,
    pub(crate) modified_at: Millis,
}

impl IdentityRecord {
    pub(crate) fn new(pool_id: &str, id: String, now: Millis) -> Self {
        Self {
            id,
            pool_id: pool_id.to_owned(),
            logins: BTreeMap::new(),
            merged_into: None,
            created_at: now,
            modified_at: now,
        }
    }

    pub(crate) fn key_of(pool_id: &str, id: &str) -> Key {
        Key::new(Self::KIND, pool_id, id)
    }
}

impl Entity for IdentityRecord {
    const KIND: Kind = Kind(102);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.id)
    }

    fn entries(&self) -> Vec<Entry> {
        self.logins.iter().map(|(provider, subject)| Entry::claim(LOGIN, login_value(provider, subject))).collect()
    }
}

pub(crate) fn login_value(provider: &str, subject: &str) -> Vec<u8> {
    [provider.as_bytes(), b"\0", subject.as_bytes()].concat()
}

/// An identity pool in the list of all.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PoolListing {
    pub(crate) pool_id: String,
    pub(crate) account: String,
}

impl PoolListing {
    pub(crate) const PARTITION: &'static str = "identity-pools";

    pub(crate) fn key_of(account: &str, pool_id: &str) -> Key {
        Key::new(Self::KIND, Self::PARTITION, format!("{account}/{pool_id}"))
    }
}

impl Entity for PoolListing {
    const KIND: Kind = Kind(103);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.account, &self.pool_id)
    }
}

/// Which pool an identity belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct IdentityListing {
    pub(crate) identity_id: String,
    pub(crate) pool_id: String,
}

impl IdentityListing {
    const PARTITION: &'static str = "identities";

    pub(crate) fn key_of(identity_id: &str) -> Key {
        Key::new(Self::KIND, Self::PARTITION, identity_id)
    }
}

impl Entity for IdentityListing {
    const KIND: Kind = Kind(104);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.identity_id)
    }
}
