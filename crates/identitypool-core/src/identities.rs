//! Identities: who a login is, how logins are linked and identities merged.
//!
//! A login (provider and subject) belongs to at most one identity of a pool: it is a claim on the identity's record.
//! So two calls with the same new login end with one identity, whichever comes first.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, StoreError, StoreExt, Stored, TRANSACT_ATTEMPTS, transact};
use poolgate_wire::{
    Call, Code, Error, Handle, Result,
    identity_pools::{GetId, GetIdInput, GetIdOutput},
    operations,
};

use crate::{
    IdentityPools,
    entities::{IdentityListing, IdentityRecord, LOGIN, PoolRecord, login_value},
    failure::Failure,
    logins::Proof,
};

operations! { IdentityPools { GetId => get_id } }

/// Logins that can be linked to one identity.
const MAX_LOGINS: usize = 20;

impl Handle<GetId> for IdentityPools {
    async fn handle(&self, _call: &Call, input: GetIdInput) -> Result<GetIdOutput> {
        let now = self.clock.now();
        let logins = input.logins.unwrap_or_default();
        let identity = if logins.is_empty() {
            self.new_guest(&input.identity_pool_id, now).await?
        } else {
            let pool = self.pool(&input.identity_pool_id, now).await?;
            let proofs = self.verifiers.verify(&pool.pool, &logins, now).await?;
            self.linked(&pool, None, &proofs, now).await?
        };
        Ok(GetIdOutput { identity_id: Some(identity.id) })
    }
}

impl IdentityPools {
    /// The identity `identity_id` as a guest.
    pub(crate) async fn guest(
        &self,
        pool: &PoolRecord,
        identity_id: &str,
        now: Millis,
    ) -> Result<IdentityRecord, Failure> {
        let identity = self.active(pool, identity_id, now).await?;
        if !identity.logins.is_empty() {
            return Err(Error::not_authorized(format!("Access to Identity '{identity_id}' is forbidden.")).into());
        }
        allow_guests(pool)?;
        Ok(identity)
    }

    /// The identity, unless it has become part of another.
    pub(crate) async fn active(
        &self,
        pool: &PoolRecord,
        identity_id: &str,
        now: Millis,
    ) -> Result<IdentityRecord, Failure> {
        let identity = self.store.load::<IdentityRecord>(&IdentityRecord::key_of(pool.id(), identity_id), now).await?;
        let identity = identity.filter(|identity| identity.merged_into.is_none());
        Ok(identity.ok_or_else(|| unknown(identity_id))?.value)
    }

    /// The identity that holds all of `proofs`, which are one at least: found, made, or brought about by linking and
    /// merging. `identity_id` is the one that the caller means; its answer may be another when that one was merged.
    pub(crate) async fn linked(
        &self,
        pool: &PoolRecord,
        identity_id: Option<&str>,
        proofs: &[Proof],
        now: Millis,
    ) -> Result<IdentityRecord, Failure> {
        // One id for all attempts, so that there is one entry of the directory at most to be taken back.
        let fresh = Fresh { id: self.fresh_id(pool.region()), listed: AtomicBool::new(false) };
        let mut attempts = TRANSACT_ATTEMPTS;
        let linked = loop {
            attempts -= 1;
            let linked = transact(self.store.as_ref(), now, || self.link(pool, identity_id, proofs, &fresh, now));
            match linked.await {
                // Another call has just claimed one of the logins: it is found at the next look.
                Err(Failure::Store(StoreError::Taken { .. })) if attempts > 0 => {}
                done => break done,
            }
        };
        let unused = match &linked {
            Ok(identity) => identity.id != fresh.id,
            // The identity may have been made all the same, and then it is to be found.
            Err(Failure::Store(StoreError::Unavailable(_))) => false,
            Err(_) => true,
        };
        if unused && fresh.listed.load(Ordering::Relaxed) {
            self.forget(&IdentityListing::key_of(&fresh.id), now).await?;
        }
        linked
    }

    /// One attempt: loads, decides, and gives what to write.
    async fn link(
        &self,
        pool: &PoolRecord,
        identity_id: Option<&str>,
        proofs: &[Proof],
        fresh: &Fresh,
        now: Millis,
    ) -> Result<(Batch, IdentityRecord), Failure> {
        let meant = match identity_id {
            Some(id) => Some(self.followed(pool.id(), id, now).await?),
            None => None,
        };
        // The usual case by far: everything is linked already.
        if let Some(meant) = &meant
            && proofs.iter().all(|proof| meant.logins.get(&proof.provider) == Some(&proof.subject))
        {
            return Ok((Batch::new(), meant.value.clone()));
        }
        let mut owners: Vec<Stored<IdentityRecord>> = Vec::new();
        for proof in proofs {
            let value = login_value(&proof.provider, &proof.subject);
            let owner = self.store.find::<IdentityRecord>(pool.id(), LOGIN, &value, now).await?;
            owners.extend(owner.filter(|owner| owners.iter().all(|known| known.id != owner.id)));
        }
        let decided = decide(meant, owners, proofs, now)?;
        let mut batch = Batch::new();
        let identity = match decided {
            Decided::Unchanged(identity) => return Ok((batch, identity)),
            Decided::New(logins) => {
                let mut identity = IdentityRecord::new(pool.id(), fresh.id.clone(), now);
                identity.logins = logins;
                fresh.listed.store(true, Ordering::Relaxed);
                self.list(&identity, now).await?;
                batch.insert(&identity)?;
                identity
            }
            Decided::Changed { identity, merged } => {
                batch.update(&identity)?;
                for other in &merged {
                    batch.update(other)?;
                }
                identity.value
            }
        };
        // Nothing is made in a pool that is being deleted.
        batch.check(&self.pool(pool.id(), now).await?);
        Ok((batch, identity))
    }

    /// The identity, or the one that it has become part of.
    async fn followed(&self, pool_id: &str, id: &str, now: Millis) -> Result<Stored<IdentityRecord>, Failure> {
        let mut next = id.to_owned();
        // Chains grow by one with each merge and are cut off far beyond what happens.
        for _ in 0..MAX_LOGINS {
            let identity = self.store.load::<IdentityRecord>(&IdentityRecord::key_of(pool_id, &next), now).await?;
            let identity = identity.ok_or_else(|| unknown(id))?;
            match &identity.merged_into {
                Some(owner) => next.clone_from(owner),
                None => return Ok(identity),
            }
        }
        Err(unknown(id).into())
    }

    async fn new_guest(&self, pool_id: &str, now: Millis) -> Result<IdentityRecord, Failure> {
        let region = pool_id.split_once(':').map_or("", |(region, _)| region);
        let identity = IdentityRecord::new(pool_id, self.fresh_id(region), now);
        let made = transact(self.store.as_ref(), now, || async {
            let pool = self.pool(pool_id, now).await?;
            allow_guests(&pool)?;
            self.list(&identity, now).await?;
            let mut batch = Batch::new();
            batch.insert(&identity)?;
            batch.check(&pool);
            Ok((batch, identity.clone()))
        })
        .await;
        // The pool went while the guest came.
        if let Err(Failure::Refused(_) | Failure::Store(StoreError::Conflict(_))) = &made {
            self.forget(&IdentityListing::key_of(&identity.id), now).await?;
        }
        made
    }

    /// Enters an identity that is about to be made in the directory; once, however often it is tried.
    async fn list(&self, identity: &IdentityRecord, now: Millis) -> Result<(), Failure> {
        let listing = IdentityListing { identity_id: identity.id.clone(), pool_id: identity.pool_id.clone() };
        transact(self.store.as_ref(), now, || async {
            let mut batch = Batch::new();
            if self.store.record(&IdentityListing::key_of(&identity.id), now).await?.is_none() {
                batch.insert(&listing)?;
            }
            Ok((batch, ()))
        })
        .await
    }
}

/// An identity that may come to be.
struct Fresh {
    id: String,
    /// Whether it is in the directory already.
    listed: AtomicBool,
}

/// What becomes of the identities that logins lead to.
enum Decided {
    /// The identity has all of the logins.
    Unchanged(IdentityRecord),
    /// Nobody has any of them: a new identity with these logins.
    New(BTreeMap<String, String>),
    /// The identity gets logins, those of `merged` among them, which are no longer to be used.
    Changed { identity: Stored<IdentityRecord>, merged: Vec<Stored<IdentityRecord>> },
}

/// Decides whose the proofs are. `meant` is the identity that the caller names, `owners` are those that hold one of the
/// proofs already.
fn decide(
    meant: Option<Stored<IdentityRecord>>,
    mut owners: Vec<Stored<IdentityRecord>>,
    proofs: &[Proof],
    now: Millis,
) -> Result<Decided> {
    let mut identity = match meant {
        Some(meant) => {
            if let Some(at) = owners.iter().position(|owner| owner.id == meant.id) {
                owners.swap_remove(at)
            } else if !meant.logins.is_empty() {
                // Or else whoever has any login could join anybody's identity.
                return Err(Error::not_authorized(
                    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
                ));
            } else {
                // A guest who has signed in keeps the identity, unless the login has one already.
                match oldest(&mut owners) {
                    Some(owner) => {
                        owners.push(meant);
                        owner
                    }
                    None => meant,
                }
            }
        }
        None => match oldest(&mut owners) {
            Some(owner) => owner,
            None => return Ok(Decided::New(logins_of(proofs))),
        },
    };
    let before = identity.logins.len();
    let mut merged = owners;
    for other in &mut merged {
        for (provider, subject) in std::mem::take(&mut other.logins) {
            link_one(&mut identity.logins, provider, subject)?;
        }
        other.merged_into = Some(identity.id.clone());
        other.modified_at = now;
    }
    for (provider, subject) in logins_of(proofs) {
        link_one(&mut identity.logins, provider, subject)?;
    }
    if merged.is_empty() && identity.logins.len() == before {
        return Ok(Decided::Unchanged(identity.value));
    }
    if identity.logins.len() > MAX_LOGINS {
        return Err(Error::invalid_parameter("An identity has at most 20 linked logins."));
    }
    identity.modified_at = now;
    Ok(Decided::Changed { identity, merged })
}

fn oldest(owners: &mut Vec<Stored<IdentityRecord>>) -> Option<Stored<IdentityRecord>> {
    let (at, _) = owners.iter().enumerate().min_by_key(|(_, owner)| (owner.created_at, owner.id.clone()))?;
    Some(owners.swap_remove(at))
}

fn logins_of(proofs: &[Proof]) -> BTreeMap<String, String> {
    proofs.iter().map(|proof| (proof.provider.clone(), proof.subject.clone())).collect()
}

/// An identity has one login a provider.
fn link_one(logins: &mut BTreeMap<String, String>, provider: String, subject: String) -> Result<()> {
    match logins.get(&provider) {
        Some(linked) if *linked != subject => {
            let message = format!("A login of provider '{provider}' is already linked to this identity.");
            Err(Error::new(Code::ResourceConflictException, message))
        }
        Some(_) => Ok(()),
        None => {
            logins.insert(provider, subject);
            Ok(())
        }
    }
}

fn allow_guests(pool: &PoolRecord) -> Result<()> {
    if pool.pool.allow_unauthenticated_identities {
        return Ok(());
    }
    Err(Error::not_authorized("Unauthenticated access is not supported for this identity pool."))
}

pub(crate) fn unknown(identity_id: &str) -> Error {
    Error::resource_not_found(format!("Identity '{identity_id}' not found."))
}
