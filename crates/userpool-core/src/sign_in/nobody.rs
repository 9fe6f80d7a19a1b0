//! Strangers: names that no user has.
//!
//! Where a client hides who exists, a wrong password for a stranger must look like one for a user in every way that can
//! be seen: the same work, the same write, and the same waiting after too many attempts.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Entity, Key, Kind, Stored};
use poolgate_wire::Error;
use serde::{Deserialize, Serialize};

use super::{Request, lockout::Lockout, state::AnsweredStep};
use crate::{
    entities,
    error::{Result, incorrect_username_or_password},
    service::UserPools,
    srp,
    users::Naming,
};

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
    /// The name under which every door knows someone whom nobody is: what a user's own name would be. Where the name
    /// that was typed cannot be one, it is like a generated one, always the same for the same address.
    pub(super) fn stranger_name(&self, request: &Request, name: &str) -> String {
        let pool = &request.pool;
        let naming = Naming::of(pool);
        let folded = naming.fold(name);
        let generated = pool.uses_username_attributes() && uuid::Uuid::try_parse(name).is_err();
        if !generated && !naming.is_address(name) {
            return folded;
        }
        let draw = self.inner.root_key.mac("simulated-username", format!("{}\0{folded}", pool.id()).as_bytes());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(draw).for_each(|(to, from)| *to = from);
        uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
    }

    fn stranger_digest(&self, request: &Request, stranger: &str) -> String {
        let place = format!("{}\0{stranger}", request.pool.id());
        srp::hex(&self.inner.root_key.mac("stranger", place.as_bytes()))
    }

    /// Refuses a stranger who has to wait.
    pub(super) async fn check_stranger(&self, request: &Request, stranger: &str) -> Result<()> {
        let key = StrangerAttempts::key_of(request.pool.id(), &self.stranger_digest(request, stranger));
        match self.load::<StrangerAttempts>(key, request.now).await? {
            Some(attempts) => Ok(attempts.lockout.check(request.now)?),
            None => Ok(()),
        }
    }

    /// Counts a stranger's failed attempt, and gives the answer to it. A step that was answered before counts no more.
    pub(super) async fn refuse_stranger(
        &self,
        request: &Request,
        stranger: &str,
        step: Option<AnsweredStep>,
    ) -> Result<Error> {
        let (now, pool_id) = (request.now, request.pool.id());
        let name = self.stranger_digest(request, stranger);
        let mut keys = vec![StrangerAttempts::key_of(pool_id, &name)];
        keys.extend(step.as_ref().map(Entity::key));
        self.transact(now, || async {
            let mut batch = Batch::new();
            let mut found = self.inner.store.get(&keys, now).await?.into_iter();
            let attempts = found.next().flatten();
            if found.next().flatten().is_some() {
                return Ok((batch, incorrect_username_or_password()));
            }
            if let Some(step) = &step {
                batch.insert(step)?;
            }
            let attempts = attempts.map(|record| Stored::<StrangerAttempts>::from_record(&record)).transpose()?;
            let mut lockout = attempts.as_ref().map(|attempts| attempts.lockout).unwrap_or_default();
            if let Err(error) = lockout.check(now) {
                return Ok((batch, error));
            }
            lockout.fail(now);
            let (pool_id, name, expires) = (pool_id.to_owned(), name.clone(), now + Lockout::MEMORY);
            let counted = StrangerAttempts { pool_id, name, lockout, expires, change: self.change_id() };
            match attempts {
                Some(attempts) => batch.update(&Stored { value: counted, ..attempts })?,
                None => batch.insert(&counted)?,
            }
            Ok((batch, incorrect_username_or_password()))
        })
        .await
    }
}
