//! Strangers: names that no user has.
//!
//! Where a client hides who exists, a wrong password for a stranger must look like one for a user in every way that can
//! be seen: the same work, the same write, and the same waiting after too many attempts.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Entity, Key, Kind};
use poolgate_wire::Error;
use serde::{Deserialize, Serialize};

use super::{Request, lockout::Lockout};
use crate::{entities, error::Result, service::UserPools, users::Naming};

/// The failed attempts for a name that no user has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StrangerAttempts {
    pool_id: String,
    /// A digest of the name: what strangers type is not kept.
    name: String,
    lockout: Lockout,
    expires: Millis,
    change: u64,
}

impl Entity for StrangerAttempts {
    const KIND: Kind = entities::STRANGER;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.name)
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

impl StrangerAttempts {
    fn key_of(pool_id: &str, name: &str) -> Key {
        Key::new(entities::STRANGER, pool_id, name.as_bytes())
    }
}

impl UserPools {
    fn stranger(&self, request: &Request, name: &str) -> String {
        let place = format!("{}\0{}", request.pool.id(), Naming::of(&request.pool).fold(name));
        self.inner.root_key.mac("stranger", place.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Refuses a stranger who has to wait.
    pub(super) async fn check_stranger(&self, request: &Request, name: &str) -> Result<()> {
        let key = StrangerAttempts::key_of(request.pool.id(), &self.stranger(request, name));
        match self.load::<StrangerAttempts>(key, request.now).await? {
            Some(attempts) => Ok(attempts.lockout.check(request.now)?),
            None => Ok(()),
        }
    }

    /// Counts a stranger's failed attempt, and gives the answer to it.
    pub(super) async fn refuse_stranger(&self, request: &Request, name: &str) -> Result<Error> {
        let (now, name) = (request.now, self.stranger(request, name));
        let key = StrangerAttempts::key_of(request.pool.id(), &name);
        self.transact(now, || async {
            let mut batch = Batch::new();
            let expires = now + Lockout::MEMORY;
            match self.load::<StrangerAttempts>(key.clone(), now).await? {
                Some(mut attempts) => {
                    attempts.lockout.check(now)?;
                    attempts.lockout.fail(now);
                    attempts.value.expires = expires;
                    attempts.value.change = self.change_id();
                    batch.update(&attempts)?;
                }
                None => {
                    let mut lockout = Lockout::default();
                    lockout.fail(now);
                    let pool_id = request.pool.id().to_owned();
                    let change = self.change_id();
                    batch.insert(&StrangerAttempts { pool_id, name: name.clone(), lockout, expires, change })?;
                }
            }
            Ok((batch, ()))
        })
        .await?;
        Ok(crate::error::incorrect_username_or_password())
    }
}
