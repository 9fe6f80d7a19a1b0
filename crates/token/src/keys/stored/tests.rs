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
fn the_only_keys_sign_whatever_the_clock_says() {
    // Made by who asked later, be it the other caller of two or a node whose clock is ahead.
    let store: Arc<Counting> = Arc::default();
    let (ahead, here) = (node(&store, 1), node(&store, 2));
    let made = id_kid(&block_on(ahead.keys("pool", secs(5))).unwrap());
    assert_eq!(block_on(here.keys("pool", NOW)).unwrap().kid(KeyUse::Id), Some(made.as_str()));
    // Those that an emergency puts in their place as well.
    let replaced = id_kid(&block_on(ahead.rotate("pool", secs(20), Duration::ZERO)).unwrap());
    assert_eq!(block_on(here.reload("pool", secs(15))).unwrap().kid(KeyUse::Id), Some(replaced.as_str()));
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
    let pair = RsaKeyPair::from_pem(include_str!("../../../testdata/id.pem")).unwrap();
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
