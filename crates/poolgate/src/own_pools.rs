//! What is to be known of our own user pools besides their operations: that they are there, their keys, their issuer.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use poolgate_env::Millis;
use poolgate_token::{Issuer, KeyStore};
use poolgate_userpool_core::UserPools;
use poolgate_wire::{Code, Result, user_pools::ListGroupsInput};

/// Our own user pools, as key sets, discovery documents and identity pools see them.
pub(crate) struct OwnPools {
    pub(crate) pools: UserPools,
    pub(crate) keys: Arc<dyn KeyStore>,
    issuer: Issuer,
    staleness: Duration,
    /// Pools that were there at that moment.
    seen: RwLock<HashMap<String, Millis>>,
}

/// Past this many pools the memory of them starts anew.
const CAPACITY: usize = 10_000;

impl OwnPools {
    pub(crate) fn new(pools: UserPools, keys: Arc<dyn KeyStore>, issuer: Issuer, staleness: Duration) -> Self {
        Self { pools, keys, issuer, staleness, seen: RwLock::default() }
    }

    /// The `iss` of a pool's tokens.
    pub(crate) fn issuer_of(&self, pool_id: &str) -> String {
        self.issuer.of(region_of(pool_id), pool_id)
    }

    /// Whether the pool is there, perhaps as it was a moment ago. Keys are made for whoever the key store is asked about, so
    /// this is asked first.
    pub(crate) async fn exists(&self, pool_id: &str, now: Millis) -> Result<bool> {
        if self.seen.read().unwrap_or_else(PoisonError::into_inner).get(pool_id).is_some_and(|seen| {
            // A clock that was set back must not keep a pool alive.
            now >= *seen && now.since(*seen) < self.staleness
        }) {
            return Ok(true);
        }
        // Of the operations that name a pool, one of the cheapest.
        let any = ListGroupsInput { user_pool_id: pool_id.to_owned(), limit: Some(1), ..ListGroupsInput::default() };
        match self.pools.list_groups(any).await {
            Ok(_) => {
                let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
                if seen.len() >= CAPACITY {
                    seen.clear();
                }
                seen.insert(pool_id.to_owned(), now);
                Ok(true)
            }
            Err(error) if error.code == Code::ResourceNotFoundException => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl fmt::Debug for OwnPools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnPools").field("pools", &self.pools).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// The region in front of a pool's id.
pub(crate) fn region_of(pool_id: &str) -> &str {
    pool_id.rsplit_once('_').map_or(pool_id, |(region, _)| region)
}
