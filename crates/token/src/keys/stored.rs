//! Signing keys in a [`Store`], sealed under the root key.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::{Entropy, Millis, RootKey, random_bytes};
use poolgate_storage_trait::{Batch, Store, StoreError, StoreExt, Stored, transact};

use super::{
    KeyError, KeyRing, KeyStore, KeyUse,
    cached::{Age, CACHED, Cached},
    maker::Maker,
    record::{Contents, KeyData, SealedKeys},
};
use crate::{Algorithm, algorithm::Material};

/// Keys that a record holds at most; its body would not become larger than a store takes.
const MAX_KEYS: usize = 40;

/// The box's own [`KeyStore`]: made by OpenSSL, sealed under the root key, one record an owner, cached in memory.
///
/// - Keys are made on threads of their own (100 to 500 ms of CPU for RSA), once an owner, however many ask.
/// - 1 024 rings are kept in memory, each for 60 seconds at most; an unknown `kid` reads the store again, but no more
///   often than every 5 seconds an owner.
/// - A rotation publishes the new keys at once and signs with them 60 seconds later, when every process publishes them.
pub struct StoredKeys {
    store: Arc<dyn Store>,
    root: RootKey,
    entropy: Arc<dyn Entropy>,
    uses: Vec<(KeyUse, Algorithm)>,
    maker: Maker,
    rotations: AtomicU64,
    cache: Mutex<HashMap<String, Cached>>,
}

impl StoredKeys {
    /// Keys for user pools: RS256, one for ID and one for access tokens.
    pub fn new(store: Arc<dyn Store>, root: RootKey, entropy: Arc<dyn Entropy>) -> Self {
        Self::with_uses(store, root, entropy, &[(KeyUse::Id, Algorithm::Rs256), (KeyUse::Access, Algorithm::Rs256)])
    }

    /// Keys for user pools with another algorithm. Keys that are there already keep theirs until they are rotated.
    pub fn with_algorithm(
        store: Arc<dyn Store>,
        root: RootKey,
        entropy: Arc<dyn Entropy>,
        algorithm: Algorithm,
    ) -> Self {
        Self::with_uses(store, root, entropy, &[(KeyUse::Id, algorithm), (KeyUse::Access, algorithm)])
    }

    /// Keys for identity pools' OpenID tokens: one RS512 key an owner, whose `kid` is the owner and a number. The owner is
    /// the region, as the keys are published for all pools of a region together.
    pub fn for_identity_pools(store: Arc<dyn Store>, root: RootKey, entropy: Arc<dyn Entropy>) -> Self {
        Self::with_uses(store, root, entropy, &[(KeyUse::Identity, Algorithm::Rs512)])
    }

    fn with_uses(
        store: Arc<dyn Store>,
        root: RootKey,
        entropy: Arc<dyn Entropy>,
        uses: &[(KeyUse, Algorithm)],
    ) -> Self {
        let algorithms: Vec<Algorithm> = uses.iter().map(|(_, algorithm)| *algorithm).collect();
        let (maker, rotations, cache) = (Maker::new(&algorithms), AtomicU64::new(0), Mutex::default());
        Self { store, root, entropy, uses: uses.to_vec(), maker, rotations, cache }
    }

    /// The ring in the store; made when there is none.
    async fn load(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        let known = self.lock().get(owner).map(|cached| cached.version);
        match self.store.load::<SealedKeys>(&SealedKeys::key_of(owner), now).await? {
            Some(stored) => self.adopt(&stored, now),
            None if known.is_some() => {
                let mut cache = self.lock();
                // Unless another caller has made them anew since.
                if cache.get(owner).map(|cached| cached.version) == known {
                    cache.remove(owner);
                }
                Err(KeyError::Removed)
            }
            None => self.create(owner, now).await,
        }
    }

    async fn create(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        // Another caller may have been faster: before this one asked, or having waited for the same keys.
        if let Some(cached) = self.lock().get_mut(owner) {
            return Ok(cached.ring(now));
        }
        let made = self.maker.make(owner).await?;
        if let Some(cached) = self.lock().get_mut(owner) {
            return Ok(cached.ring(now));
        }
        let mut contents = Contents::default();
        self.add(&mut contents, owner, &made, now);
        let sealed = SealedKeys::seal(&self.root, self.entropy.as_ref(), owner, &contents);
        let mut batch = Batch::new();
        batch.insert(&sealed)?;
        match self.store.commit(&batch, now).await {
            Ok(version) => self.adopt(&Stored { value: sealed, version }, now),
            Err(StoreError::Conflict(key)) => {
                let winner = self.store.load::<SealedKeys>(&key, now).await?;
                self.adopt(&winner.ok_or(StoreError::Conflict(key))?, now)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Puts what the store has into memory.
    fn adopt(&self, stored: &Stored<SealedKeys>, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        if let Some(cached) = self.lock().get_mut(&stored.owner) {
            if cached.version > stored.version {
                return Ok(cached.ring(now)); // read before another caller's rotation
            }
            if cached.version == stored.version {
                (cached.loaded_at, cached.tried_at) = (now, now);
                return Ok(cached.ring(now));
            }
        }
        let keys = stored.open(&self.root)?.keys.iter().map(KeyData::key).collect::<Result<Vec<_>, _>>()?;
        let ring = Arc::new(KeyRing::at(&keys, now));
        let cached = Cached { version: stored.version, keys, ring: Arc::clone(&ring), loaded_at: now, tried_at: now };
        let mut cache = self.lock();
        if cache.len() >= CACHED && !cache.contains_key(&stored.owner) {
            let oldest = cache.iter().min_by_key(|(_, cached)| cached.loaded_at).map(|(owner, _)| owner.clone());
            oldest.and_then(|owner| cache.remove(&owner));
        }
        cache.insert(stored.owner.clone(), cached);
        Ok(ring)
    }

    /// Adds fresh keys that sign from `signs_from` on.
    fn add(&self, contents: &mut Contents, owner: &str, made: &[Material], signs_from: Millis) {
        for ((usage, algorithm), material) in self.uses.iter().zip(made) {
            contents.made += 1;
            let kid = match usage {
                KeyUse::Id | KeyUse::Access => STANDARD.encode(random_bytes::<32>(self.entropy.as_ref())),
                KeyUse::Identity => format!("{owner}{}", contents.made),
            };
            contents.keys.push(KeyData {
                usage: *usage,
                algorithm: *algorithm,
                public: algorithm.published(&kid, &material.public),
                kid,
                private: Some(STANDARD.encode(material.private.expose()).into()),
                signs_from,
                publish_until: None,
            });
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Cached>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl KeyStore for StoredKeys {
    async fn keys(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        let cached = self.lock().get_mut(owner).map(|cached| (cached.ring(now), cached.age(now)));
        match cached {
            Some((ring, Age::Good)) => Ok(ring),
            Some((ring, Age::Aged)) => match self.load(owner, now).await {
                Err(KeyError::Store(_)) => Ok(ring),
                told => told,
            },
            Some((_, Age::Stale)) | None => self.load(owner, now).await,
        }
    }

    async fn reload(&self, owner: &str, now: Millis) -> Result<Arc<KeyRing>, KeyError> {
        let paused = self.lock().get_mut(owner).and_then(|cached| (!cached.may_try(now)).then(|| cached.ring(now)));
        match paused {
            Some(ring) => Ok(ring),
            None => self.load(owner, now).await,
        }
    }

    async fn rotate(&self, owner: &str, now: Millis, retire_after: Duration) -> Result<Arc<KeyRing>, KeyError> {
        let job = format!("{owner} rotation {}", self.rotations.fetch_add(1, Ordering::Relaxed));
        let made = self.maker.make(&job).await?;
        transact(&self.store, now, || async {
            let mut batch = Batch::new();
            let Some(mut stored) = self.store.load::<SealedKeys>(&SealedKeys::key_of(owner), now).await? else {
                let mut contents = Contents::default();
                self.add(&mut contents, owner, &made, now);
                batch.insert(&SealedKeys::seal(&self.root, self.entropy.as_ref(), owner, &contents))?;
                return Ok((batch, ()));
            };
            let mut contents = stored.open(&self.root)?;
            let signs_from = contents.retire(now, retire_after);
            self.add(&mut contents, owner, &made, signs_from);
            if contents.keys.len() > MAX_KEYS {
                return Err(KeyError::TooManyRetired);
            }
            stored.value = SealedKeys::seal(&self.root, self.entropy.as_ref(), owner, &contents);
            batch.update(&stored)?;
            Ok::<_, KeyError>((batch, ()))
        })
        .await?;
        self.load(owner, now).await
    }

    async fn remove(&self, owner: &str) -> Result<(), KeyError> {
        // Keys never expire in the store, so any moment will do.
        let now = Millis(0);
        transact(&self.store, now, || async {
            let mut batch = Batch::new();
            if let Some(stored) = self.store.load::<SealedKeys>(&SealedKeys::key_of(owner), now).await? {
                batch.delete(&stored);
            }
            Ok::<_, KeyError>((batch, ()))
        })
        .await?;
        self.lock().remove(owner);
        Ok(())
    }
}

impl fmt::Debug for StoredKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredKeys").field("store", &self.store).field("uses", &self.uses).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
