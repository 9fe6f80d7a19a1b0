//! What is finished later: records that outlived what they belong to, and operations that were cut short.
//!
//! A thing that takes several batches to make or remove has an [`Errand`] meanwhile: written before the first batch,
//! removed with the last. Whoever stops in between leaves the errand, and [`UserPools::tidy`] finishes it.

use std::time::Duration;

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Entity, Key, Kind, Matching, Query, Record, StoreError, StoreExt};
use poolgate_wire::Error;
use serde::{Deserialize, Serialize};

use crate::{
    auth_events::AuthEvent,
    clients::{Client, ClientListing},
    devices::Device,
    entities,
    error::{Fault, Result},
    groups::{Group, Membership},
    passkeys::Passkey,
    pools::{Pool, PoolListing},
    service::UserPools,
    users::User,
};

/// How long an operation may be under way. Before that nobody else judges an unfinished thing, and a deleted pool's mark
/// stays where writers that still hold the pool in memory cannot outlive it.
const GRACE: Duration = Duration::from_hours(1);

/// Records that one batch removes.
const BATCH: usize = 100;

/// Records that an operation removes itself, before it leaves the rest to [`UserPools::tidy`].
pub(crate) const AT_ONCE: usize = 500;

/// Something that is being made or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Errand {
    pub pool_id: String,
    pub about: About,
    /// When it was begun.
    pub since: Millis,
}

/// What an errand is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum About {
    /// The pool and everything in it.
    Pool,
    /// An app client and its listing.
    Client { id: String },
    /// The memberships of a group. Groups that were made anew under the same name have another id.
    Group { name: String, id: String },
    /// What bears the `sub` of a user.
    User { key: String, sub: String },
}

/// What an errand found.
enum State {
    /// The thing is there: it was made, or its removal has not come about.
    Standing,
    /// The thing is not there, but others may not have noticed, or there is more to remove.
    Going,
    /// Nothing is left but the errand, and perhaps a listing.
    Gone(Option<Key>),
}

impl State {
    const fn gone_if(nothing_left: bool) -> Self {
        if nothing_left { Self::Gone(None) } else { Self::Going }
    }
}

impl Entity for Errand {
    const KIND: Kind = entities::ERRAND;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        let (what, id) = match &self.about {
            About::Pool => ("", ""),
            About::Client { id } => ("client", id.as_str()),
            About::Group { id, .. } => ("group", id.as_str()),
            About::User { sub, .. } => ("user", sub.as_str()),
        };
        Key::new(Self::KIND, entities::DIRECTORY, format!("{}\0{what}\0{id}", self.pool_id))
    }
}

impl Errand {
    pub(crate) fn new(pool_id: &str, about: About, now: Millis) -> Self {
        Self { pool_id: pool_id.to_owned(), about, since: now }
    }
}

impl UserPools {
    /// Removes what is expired, and goes on with what was begun and not finished: pools that are deleted, memberships of
    /// groups that are gone, operations that were cut short. At most about `limit` records go in one call, and the next
    /// one takes up where this one stopped; so call it now and then, from one process or several. Returns how many
    /// records it removed.
    ///
    /// What one thing fails on does not keep the others waiting; the first such error is returned in the end.
    pub async fn tidy(&self, limit: usize) -> Result<usize, Error> {
        if limit == 0 {
            return Ok(0);
        }
        let now = self.now();
        let swept = self.inner.store.sweep(now, limit).await.map_err(Fault::from)?;
        let mut budget = limit.saturating_sub(swept);
        let mut failure = None;
        let mut cursor = None;
        while budget > 0 {
            let query = Query::prefix(entities::ERRAND, entities::DIRECTORY, "").limit(BATCH).after(cursor);
            let (errands, next) = self.inner.store.list::<Errand>(query, now).await.map_err(Fault::from)?;
            for errand in &errands {
                if let Err(fault) = self.settle(errand, &mut budget, now).await {
                    failure.get_or_insert(fault);
                }
            }
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        failure.map_or(Ok(limit - budget), |fault| Err(fault.into()))
    }

    /// Notes that something is being made or removed, in place of an earlier note about the same.
    pub(crate) async fn begin(&self, errand: &Errand, now: Millis) -> Result<()> {
        self.transact(now, || async {
            let mut batch = Batch::new();
            match self.load::<Errand>(errand.key(), now).await? {
                Some(mut stored) => {
                    stored.value = errand.clone();
                    batch.update(&stored)?;
                }
                None => batch.insert(errand)?,
            }
            Ok((batch, ()))
        })
        .await
    }

    /// Removes whichever of these records, all of one partition, are there.
    pub(crate) async fn erase(&self, keys: &[Key], now: Millis) -> Result<()> {
        self.transact(now, || async {
            let mut batch = Batch::new();
            for record in self.inner.store.get(keys, now).await?.into_iter().flatten() {
                batch.delete_key(record.key, record.version);
            }
            Ok((batch, ()))
        })
        .await
    }

    /// Goes on with an errand, within `budget` records, and removes it when nothing is left of it. Safe at any point and
    /// by several at once.
    pub(crate) async fn settle(&self, errand: &Errand, budget: &mut usize, now: Millis) -> Result<()> {
        let ripe = now.since(errand.since) >= GRACE;
        let pool_id = errand.pool_id.as_str();
        let state = match &errand.about {
            About::Pool => self.settle_pool(pool_id, ripe, budget, now).await?,
            About::Client { id } => match self.load::<Client>(Client::key_of(pool_id, id), now).await? {
                Some(_) => State::Standing,
                None if ripe => State::Gone(Some(ClientListing::key_of(id))),
                None => State::Going,
            },
            About::Group { name, id } => {
                let group = self.load::<Group>(Group::key_of(pool_id, name), now).await?;
                let members = Matching::Exact(id.as_bytes().to_vec());
                let members = Query::index(entities::MEMBERSHIP, pool_id, entities::MEMBERS_OF_GROUP, members);
                if group.is_some_and(|group| group.id == *id) {
                    State::Standing
                } else {
                    State::gone_if(self.drain(&members, budget, now).await?)
                }
            }
            About::User { key, sub } => {
                let user = self.load::<User>(User::key_of(pool_id, key), now).await?;
                if user.is_some_and(|user| user.sub == *sub) {
                    State::Standing
                } else {
                    State::gone_if(self.drain_user(pool_id, sub, budget, now).await?)
                }
            }
        };
        match state {
            State::Gone(listing) => {
                self.erase(&[vec![errand.key()], listing.into_iter().collect()].concat(), now).await
            }
            State::Standing if ripe => self.erase(&[errand.key()], now).await,
            State::Standing | State::Going => Ok(()),
        }
    }

    async fn settle_pool(&self, id: &str, ripe: bool, budget: &mut usize, now: Millis) -> Result<State> {
        if self.load::<Pool>(Pool::key_of(id), now).await?.is_some_and(|pool| !pool.deleted) {
            return Ok(State::Standing);
        }
        if !self.drain_pool(id, budget, now).await? || !ripe {
            return Ok(State::Going);
        }
        self.inner.keys.remove(id).await.map_err(Error::internal)?;
        self.erase(&[Pool::key_of(id)], now).await?;
        Ok(State::Gone(Some(PoolListing { id: id.to_owned() }.key())))
    }

    /// Removes everything in a pool's partition but the pool's own record, whose mark readers look at. Whether nothing
    /// is left.
    async fn drain_pool(&self, pool_id: &str, budget: &mut usize, now: Millis) -> Result<bool> {
        for kind in entities::KINDS_OF_A_POOL.into_iter().filter(|kind| *kind != entities::POOL) {
            if !self.drain(&Query::prefix(kind, pool_id, ""), budget, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes what bears the `sub` of a user who is gone. Whether nothing is left.
    async fn drain_user(&self, pool_id: &str, sub: &str, budget: &mut usize, now: Millis) -> Result<bool> {
        let sessions = Matching::Exact(sub.as_bytes().to_vec());
        let queries = [
            Query::prefix(entities::MEMBERSHIP, pool_id, Membership::prefix_of(sub)),
            Query::index(entities::SESSION, pool_id, entities::SESSIONS_OF_USER, sessions),
            Query::prefix(entities::PASSKEY, pool_id, Passkey::prefix_of(sub)),
            Query::prefix(entities::DEVICE, pool_id, Device::prefix_of(sub)),
            Query::prefix(entities::PASSKEY_REGISTRATION, pool_id, sub.as_bytes()),
            Query::prefix(entities::AUTH_EVENT, pool_id, AuthEvent::prefix_of(sub)),
        ];
        for query in queries {
            if !self.drain(&query, budget, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes what a query finds, within `budget` records. Whether nothing is left.
    async fn drain(&self, query: &Query, budget: &mut usize, now: Millis) -> Result<bool> {
        loop {
            let limit = BATCH.min((*budget).max(1));
            let page = self.inner.store.query(&query.clone().limit(limit), now).await?;
            if page.records.is_empty() {
                return Ok(true);
            }
            if *budget == 0 {
                return Ok(false);
            }
            if query.kind == entities::CLIENT {
                self.erase(&listings_of(&page.records), now).await?;
            }
            let mut batch = Batch::new();
            let count = page.records.len();
            for record in page.records {
                batch.delete_key(record.key, record.version);
            }
            match self.commit(&batch, now).await {
                // Someone who still knew the pool changed a record: the next page shows it as it is now.
                Ok(()) | Err(Fault::Store(StoreError::Conflict(_))) => *budget = budget.saturating_sub(count),
                Err(fault) => return Err(fault),
            }
        }
    }
}

/// The listings of these clients. They go before the clients: in a pool that is gone nobody asks for them any more, and
/// as long as the clients are there the listings can be found.
fn listings_of(clients: &[Record]) -> Vec<Key> {
    let ids = clients.iter().filter_map(|client| std::str::from_utf8(&client.key.sort).ok());
    ids.map(ClientListing::key_of).collect()
}
