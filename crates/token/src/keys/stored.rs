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
mod tests {
    use std::{collections::HashSet, thread};

    use futures::executor::block_on;
    use josekit::jwk::{KeyPair, alg::rsa::RsaKeyPair};
    use poolgate_env::SeededEntropy;
    use poolgate_storage_trait::{Key as StoreKey, MemoryStore, Page, Query, Record, Version};
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::{Audience, Expected, VerifyError, verify_with};

    const NOW: Millis = Millis::from_secs(1_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    fn secs(seconds: u64) -> Millis {
        NOW + Duration::from_secs(seconds)
    }

    /// One process's view of a store. Ed25519 keys are made in no time.
    fn node(store: &Arc<Counting>, seed: u64) -> StoredKeys {
        let root = RootKey::new([7; 32]);
        StoredKeys::with_algorithm(Arc::clone(store) as _, root, Arc::new(SeededEntropy::new(seed)), Algorithm::EdDsa)
    }

    fn kids(ring: &KeyRing) -> Vec<String> {
        ring.public().kids().map(str::to_owned).collect()
    }

    fn id_kid(ring: &KeyRing) -> String {
        ring.kid(KeyUse::Id).unwrap().to_owned()
    }

    #[test]
    fn two_keys_with_names_like_cognitos() {
        let ring = block_on(node(&Arc::default(), 1).keys("pool", NOW)).unwrap();
        let kids = kids(&ring);
        assert_eq!(kids.len(), 2);
        assert_ne!(kids[0], kids[1]);
        assert!(kids.iter().all(|kid| kid.len() == 44 && kid.ends_with('=')));
        let jwks: Value = serde_json::from_str(ring.jwks()).unwrap();
        let members: Vec<&String> = jwks["keys"][0].as_object().unwrap().keys().collect();
        assert_eq!(members, ["alg", "crv", "kid", "kty", "use", "x"]);
    }

    #[test]
    fn sixteen_racing_callers_end_with_one_ring() {
        let store: Arc<Counting> = Arc::default();
        let nodes: Vec<Arc<StoredKeys>> = (0..4).map(|seed| Arc::new(node(&store, seed))).collect();
        let callers: Vec<_> = (0..16)
            .map(|caller| {
                let node = Arc::clone(&nodes[caller % nodes.len()]);
                thread::spawn(move || kids(&block_on(node.keys("pool", NOW)).unwrap()))
            })
            .collect();
        let rings: HashSet<_> = callers.into_iter().map(|caller| caller.join().unwrap()).collect();
        assert_eq!(rings.len(), 1);
    }

    #[test]
    fn a_ring_is_read_once_a_while_and_unknown_keys_cannot_change_that() {
        let store: Arc<Counting> = Arc::default();
        let node = node(&store, 1);
        block_on(node.keys("pool", NOW)).unwrap();
        let before = store.reads();
        for _ in 0..100 {
            block_on(node.keys("pool", secs(29))).unwrap();
        }
        assert_eq!(store.reads(), before);
        for _ in 0..100 {
            block_on(node.reload("pool", secs(29))).unwrap();
        }
        assert_eq!(store.reads(), before + 1);
        block_on(node.reload("pool", secs(34))).unwrap();
        assert_eq!(store.reads(), before + 2);
    }

    #[test]
    fn a_rotation_is_published_before_it_signs_and_after() {
        let store: Arc<Counting> = Arc::default();
        let (here, there) = (node(&store, 1), node(&store, 2));
        let old = block_on(here.keys("pool", NOW)).unwrap();
        block_on(there.keys("pool", NOW)).unwrap();
        let rotated = block_on(here.rotate("pool", secs(1), HOUR)).unwrap();
        assert_eq!((rotated.public().len(), id_kid(&rotated)), (4, id_kid(&old)));

        // Another process publishes the new keys before anyone signs with them.
        assert_eq!(block_on(there.keys("pool", secs(29))).unwrap().public().len(), 2);
        assert_eq!(block_on(there.keys("pool", secs(60))).unwrap().public().len(), 4);

        let new = block_on(here.keys("pool", secs(61))).unwrap();
        assert_ne!(id_kid(&new), id_kid(&old));
        assert_eq!(id_kid(&block_on(there.keys("pool", secs(121))).unwrap()), id_kid(&new));

        let last = block_on(here.keys("pool", secs(3720))).unwrap();
        assert!(kids(&last).contains(&id_kid(&old)), "an hour after the last process stopped signing with it");
        let gone = block_on(here.keys("pool", secs(3721))).unwrap();
        assert_eq!((gone.public().len(), id_kid(&gone)), (2, id_kid(&new)));
    }

    #[test]
    fn leaked_keys_go_at_once() {
        let node = node(&Arc::default(), 1);
        let old = kids(&block_on(node.keys("pool", NOW)).unwrap());
        let new = block_on(node.rotate("pool", secs(1), Duration::ZERO)).unwrap();
        assert!(kids(&new).iter().all(|kid| !old.contains(kid)));
        assert!(new.sign(KeyUse::Access, &Map::new()).is_ok());
    }

    #[test]
    fn a_token_with_a_key_from_another_process_is_verified() {
        let store: Arc<Counting> = Arc::default();
        let (here, there) = (node(&store, 1), node(&store, 2));
        block_on(there.keys("pool", NOW)).unwrap();
        let ring = block_on(here.rotate("pool", NOW, Duration::ZERO)).unwrap();
        let claims = json!({ "iss": "i", "exp": 2_000_000 });
        let token = ring.sign(KeyUse::Id, claims.as_object().unwrap()).unwrap();
        let verify = |at: u64| {
            let (audience, leeway) = (Audience::Any, Duration::ZERO);
            let expected = Expected { issuer: "i", token_use: None, audience, now: secs(at), leeway };
            block_on(verify_with(&there, "pool", &token, &expected)).unwrap().map(|_| ())
        };
        assert_eq!(verify(4), Err(VerifyError::UnknownKey), "the store was asked a moment ago");
        assert_eq!(verify(5), Ok(()));
    }

    #[test]
    fn replaced_private_keys_are_destroyed() {
        let store: Arc<Counting> = Arc::default();
        let node = node(&store, 1);
        for at in [0, 100, 200, 210] {
            block_on(node.rotate("pool", secs(at), HOUR)).unwrap();
        }
        let stored = block_on(store.load::<SealedKeys>(&SealedKeys::key_of("pool"), NOW)).unwrap().unwrap();
        let contents = stored.open(&node.root).unwrap();
        let private: Vec<bool> = contents.keys.iter().map(|key| key.private.is_some()).collect();
        // Made at 0 (replaced since 160), at 100 (signing), at 200 (replaced before it signed) and at 210 (about to).
        assert_eq!(private, [false, false, true, true, false, false, true, true]);
        let ring = block_on(node.keys("pool", secs(269))).unwrap();
        assert_eq!(id_kid(&ring), contents.keys[2].kid);
        assert_eq!(id_kid(&block_on(node.keys("pool", secs(270))).unwrap()), contents.keys[6].kid);
    }

    #[test]
    fn too_many_rotations_are_refused() {
        let node = node(&Arc::default(), 1);
        for _ in 0..20 {
            block_on(node.rotate("pool", NOW, HOUR)).unwrap();
        }
        assert!(matches!(block_on(node.rotate("pool", NOW, HOUR)), Err(KeyError::TooManyRetired)));
        assert!(block_on(node.rotate("pool", secs(4000), HOUR)).is_ok());
    }

    #[test]
    fn the_fullest_record_is_no_larger_than_a_store_takes() {
        let pair = RsaKeyPair::from_pem(include_str!("../../testdata/id.pem")).unwrap();
        let rsa = || Material { private: pair.to_der_private_key().into(), public: pair.to_jwk_public_key() };
        let (made, mut contents) = ([rsa(), rsa()], Contents::default());
        let entropy = Arc::new(SeededEntropy::new(1));
        let keys = StoredKeys::new(Arc::new(MemoryStore::new()), RootKey::new([7; 32]), entropy);
        keys.add(&mut contents, "pool", &made, NOW);
        while contents.keys.len() < MAX_KEYS {
            let signs_from = contents.retire(secs(1), HOUR);
            keys.add(&mut contents, "pool", &made, signs_from);
        }
        let mut batch = Batch::new();
        batch.insert(&SealedKeys::seal(&keys.root, keys.entropy.as_ref(), "pool", &contents)).unwrap();
        assert!(block_on(keys.store.commit(&batch, NOW)).is_ok());
    }

    #[test]
    fn removed_keys_are_not_made_again_by_a_process_that_knew_them() {
        let store: Arc<Counting> = Arc::default();
        let (here, there) = (node(&store, 1), node(&store, 2));
        let old = block_on(here.keys("pool", NOW)).unwrap();
        block_on(there.keys("pool", NOW)).unwrap();
        block_on(here.remove("pool")).unwrap();
        block_on(here.remove("pool")).unwrap();
        assert!(matches!(block_on(there.keys("pool", secs(60))), Err(KeyError::Removed)));
        let new = block_on(here.keys("pool", secs(60))).unwrap();
        assert_ne!(kids(&new), kids(&old));
    }

    #[test]
    fn keys_open_with_their_root_key_and_for_their_owner_alone() {
        let store: Arc<Counting> = Arc::default();
        block_on(node(&store, 1).keys("pool", NOW)).unwrap();
        let entropy = Arc::new(SeededEntropy::new(1));
        let other = StoredKeys::new(Arc::clone(&store) as _, RootKey::new([8; 32]), entropy);
        assert!(matches!(block_on(other.keys("pool", NOW)), Err(KeyError::Sealed { owner }) if owner == "pool"));
        let mut stored = block_on(store.load::<SealedKeys>(&SealedKeys::key_of("pool"), NOW)).unwrap().unwrap();
        stored.value.owner = "mallory".into();
        assert!(stored.open(&RootKey::new([7; 32])).is_err());
    }

    #[test]
    fn a_good_ring_outlives_an_outage_for_a_while() {
        let store: Arc<Counting> = Arc::default();
        let node = node(&store, 1);
        block_on(node.keys("pool", NOW)).unwrap();
        *store.down.lock().unwrap() = true;
        assert!(block_on(node.keys("pool", secs(59))).is_ok());
        assert!(matches!(block_on(node.keys("pool", secs(60))), Err(KeyError::Store(_))));
    }

    #[test]
    fn identity_pools_have_one_numbered_key() {
        let entropy = Arc::new(SeededEntropy::new(1));
        let keys = StoredKeys::for_identity_pools(Arc::new(MemoryStore::new()), RootKey::new([7; 32]), entropy);
        let ring = block_on(keys.keys("eu-west-1", NOW)).unwrap();
        assert_eq!((ring.kid(KeyUse::Identity), ring.public().len()), (Some("eu-west-11"), 1));
        let token = ring.sign(KeyUse::Identity, &Map::new()).unwrap();
        let header = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
        assert_eq!(header, br#"{"kid":"eu-west-11","typ":"JWS","alg":"RS512"}"#);
        let jwks: Value = serde_json::from_str(ring.jwks()).unwrap();
        assert_eq!((&jwks["keys"][0]["alg"], &jwks["keys"][0]["e"]), (&json!("RS512"), &json!("AQAB")));
        assert!(matches!(ring.sign(KeyUse::Id, &Map::new()), Err(KeyError::NoKey(KeyUse::Id))));
    }

    #[test]
    fn memory_is_bounded() {
        let store: Arc<Counting> = Arc::default();
        let node = node(&store, 1);
        let ring = block_on(node.keys("pool", NOW)).unwrap();
        let fill = |owner: usize| {
            let cached = Cached {
                version: Version(1),
                keys: Vec::new(),
                ring: Arc::clone(&ring),
                loaded_at: secs(1),
                tried_at: NOW,
            };
            node.lock().insert(owner.to_string(), cached);
        };
        (1..CACHED).for_each(fill);
        block_on(node.keys("another", secs(2))).unwrap();
        let cache = node.lock();
        assert_eq!(cache.len(), CACHED);
        assert!(!cache.contains_key("pool"), "the one that was read longest ago makes room");
    }

    /// A store that counts reads and can be down.
    #[derive(Debug, Default)]
    struct Counting {
        inner: MemoryStore,
        reads: AtomicU64,
        down: Mutex<bool>,
    }

    impl Counting {
        fn reads(&self) -> u64 {
            self.reads.load(Ordering::Relaxed)
        }
    }

    type Answer<T> = Result<T, StoreError>;

    #[async_trait]
    impl Store for Counting {
        async fn get(&self, keys: &[StoreKey], now: Millis) -> Answer<Vec<Option<Record>>> {
            self.reads.fetch_add(1, Ordering::Relaxed);
            if *self.down.lock().unwrap() {
                return Err(StoreError::unavailable("down"));
            }
            self.inner.get(keys, now).await
        }

        async fn query(&self, query: &Query, now: Millis) -> Answer<Page> {
            self.inner.query(query, now).await
        }

        async fn commit(&self, batch: &Batch, now: Millis) -> Answer<Version> {
            self.inner.commit(batch, now).await
        }

        async fn sweep(&self, now: Millis, limit: usize) -> Answer<usize> {
            self.inner.sweep(now, limit).await
        }
    }
}
