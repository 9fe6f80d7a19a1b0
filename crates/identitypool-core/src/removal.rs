//! Deleted pools: what is left of them goes in steps, by whoever deleted the pool or, when that was cut short, by
//! [`IdentityPools::tidy`].

use std::time::Duration;

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Cursor, Entity, Key, Kind, Query, StoreError, StoreExt, transact};
use poolgate_wire::Result;
use serde::{Deserialize, Serialize};

use crate::{
    IdentityPools,
    entities::{IdentityListing, IdentityRecord, PoolListing, PoolRecord},
    failure::Failure,
};

/// Identities that the deletion of a pool removes itself, before it leaves the rest to [`IdentityPools::tidy`].
pub(crate) const AT_ONCE: usize = 500;
/// Identities removed in one batch.
const BATCH: usize = 50;
/// How long a deletion may be about to begin. A pool that is there still after that was not deleted.
const GRACE: Duration = Duration::from_hours(1);

/// A pool that is being deleted: written before it goes, removed when nothing of it is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PoolRemoval {
    pub(crate) pool_id: String,
    pub(crate) account: String,
    pub(crate) since: Millis,
}

impl PoolRemoval {
    pub(crate) const PARTITION: &'static str = "identity-pool-removals";
}

impl Entity for PoolRemoval {
    const KIND: Kind = Kind(105);
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Key::new(Self::KIND, Self::PARTITION, self.pool_id.as_str())
    }
}

impl IdentityPools {
    /// Goes on with deletions of pools that were large or were cut short. At most about `limit` identities go in one
    /// call, and the next one takes up where this one stopped; so call it now and then, from one process or several.
    /// Returns how many it removed. Expired records are the store's to sweep; identity pools have none.
    ///
    /// What one deletion fails on does not keep the others waiting; the first such error is returned in the end.
    pub async fn tidy(&self, limit: usize) -> Result<usize> {
        let now = self.clock.now();
        let (mut removed, mut cursor): (usize, Option<Cursor>) = (0, None);
        let mut failure = None;
        while removed < limit {
            let query = Query::prefix(PoolRemoval::KIND, PoolRemoval::PARTITION, b"").limit(BATCH).after(cursor);
            let (removals, next) = self.store.list::<PoolRemoval>(query, now).await.map_err(Failure::from)?;
            for removal in &removals {
                match self.settle(removal, limit - removed.min(limit), now).await {
                    Ok(settled) => removed += settled,
                    Err(error) => drop(failure.get_or_insert(error)),
                }
            }
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        failure.map_or(Ok(removed), |failure| Err(failure.into()))
    }

    /// Notes that a pool is about to go.
    pub(crate) async fn note(&self, removal: &PoolRemoval, now: Millis) -> Result<(), Failure> {
        transact(self.store.as_ref(), now, || async {
            let mut batch = Batch::new();
            match self.store.load::<PoolRemoval>(&removal.key(), now).await? {
                Some(mut stored) => {
                    stored.value = removal.clone();
                    batch.update(&stored)?;
                }
                None => batch.insert(removal)?,
            }
            Ok((batch, ()))
        })
        .await
    }

    async fn settle(&self, removal: &PoolRemoval, limit: usize, now: Millis) -> Result<usize, Failure> {
        if self.store.load::<PoolRecord>(&PoolRecord::key_of(&removal.pool_id), now).await?.is_none() {
            return self.finish(removal, limit, now).await;
        }
        if now >= removal.since + GRACE {
            self.forget(&removal.key(), now).await?;
        }
        Ok(0)
    }

    /// Removes what is left of a pool that is gone, about `limit` identities at most: how many it removed. Nobody adds to
    /// it meanwhile, for identities are made in one batch with a check of their pool.
    pub(crate) async fn finish(&self, removal: &PoolRemoval, limit: usize, now: Millis) -> Result<usize, Failure> {
        self.forget(&PoolListing::key_of(&removal.account, &removal.pool_id), now).await?;
        let mut removed = 0;
        while removed < limit {
            let query = Query::prefix(IdentityRecord::KIND, &*removal.pool_id, b"").limit(BATCH);
            let (identities, _) = self.store.list::<IdentityRecord>(query, now).await?;
            if identities.is_empty() {
                self.forget(&removal.key(), now).await?;
                break;
            }
            // The directory first: its entry is found by way of the identity alone.
            for identity in &identities {
                self.forget(&IdentityListing::key_of(&identity.id), now).await?;
            }
            let mut batch = Batch::new();
            for identity in &identities {
                batch.delete(identity);
            }
            match self.store.commit(&batch, now).await {
                Ok(_) => removed += identities.len(),
                // Someone else removes them too, or one was in the middle of a change: look again.
                Err(StoreError::Conflict(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(removed)
    }
}
