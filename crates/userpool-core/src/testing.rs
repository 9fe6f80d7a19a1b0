//! A service for this crate's tests: in memory, with a clock that stands still and a seed, so that every run is the same.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use poolgate_env::{ManualClock, Millis, RootKey, SeededEntropy};
use poolgate_storage_trait::{Kind, MemoryStore, Query, Record, Store, faults::FaultyStore};
use poolgate_token::{KeyError, KeyRing, KeyStore};
use poolgate_wire::{
    Call, Caller, Sensitive,
    user_pools::{AdminCreateUserInput, CreateUserPoolClientInput, CreateUserPoolInput, MessageActionType},
};

use crate::{Settings, UserPools, Workers, entities, password_hash::TestHasher};

/// The service and what a test moves and looks at beside it.
pub(crate) struct House {
    pub pools: UserPools,
    pub clock: Arc<ManualClock>,
    pub store: Arc<FaultyStore<MemoryStore>>,
    pub keys: Arc<NoKeys>,
}

/// Signing keys for tests that sign nothing. Remembers whose were destroyed.
#[derive(Debug, Default)]
pub(crate) struct NoKeys(Mutex<Vec<String>>);

impl NoKeys {
    pub(crate) fn removed(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

#[async_trait]
impl KeyStore for NoKeys {
    async fn keys(&self, _: &str, _: Millis) -> Result<Arc<KeyRing>, KeyError> {
        Err(KeyError::Fixed)
    }

    async fn rotate(&self, _: &str, _: Millis, _: Duration) -> Result<Arc<KeyRing>, KeyError> {
        Err(KeyError::Fixed)
    }

    async fn remove(&self, owner: &str) -> Result<(), KeyError> {
        self.0.lock().unwrap().push(owner.to_owned());
        Ok(())
    }
}

pub(crate) fn house() -> House {
    let clock = Arc::new(ManualClock::at(Millis::from_secs(1_800_000_000)));
    let store = Arc::new(FaultyStore::new(MemoryStore::new()));
    let keys = Arc::new(NoKeys::default());
    let pools = UserPools::builder(Arc::clone(&store) as Arc<dyn Store>, RootKey::new([7; 32]))
        .clock(Arc::clone(&clock) as _)
        .entropy(Arc::new(SeededEntropy::new(1)))
        .keys(Arc::clone(&keys) as _)
        .hasher(Arc::new(TestHasher))
        .workers(Workers::inline())
        .settings(Settings::default())
        .build();
    House { pools, clock, store, keys }
}

impl House {
    /// A pool with nothing but defaults; its id.
    pub(crate) async fn pool(&self) -> String {
        let input = CreateUserPoolInput { pool_name: "staff".to_owned(), ..CreateUserPoolInput::default() };
        self.pools.create_user_pool(input).await.unwrap().user_pool.unwrap().id.unwrap()
    }

    /// A client of the pool without a secret; its id.
    pub(crate) async fn client(&self, pool_id: &str) -> String {
        let input = CreateUserPoolClientInput {
            user_pool_id: pool_id.to_owned(),
            client_name: "app".to_owned(),
            ..CreateUserPoolClientInput::default()
        };
        let client = self.pools.create_user_pool_client(input).await.unwrap().user_pool_client.unwrap();
        client.client_id.unwrap().into_inner()
    }

    /// A user of the pool.
    pub(crate) async fn user(&self, pool_id: &str, username: &str) {
        let input = AdminCreateUserInput {
            user_pool_id: pool_id.to_owned(),
            username: Sensitive::from(username),
            message_action: Some(MessageActionType::Suppress),
            ..AdminCreateUserInput::default()
        };
        self.pools.admin_create_user(input).await.unwrap();
    }

    /// Everything of a kind in a partition.
    pub(crate) async fn records(&self, kind: Kind, partition: &str) -> Vec<Record> {
        let query = Query::prefix(kind, partition, "");
        self.store.inner().query(&query, poolgate_env::Clock::now(&*self.clock)).await.unwrap().records
    }

    /// How many records there are of a pool, and in the directory.
    pub(crate) async fn count(&self, pool_id: &str) -> (usize, usize) {
        let (mut of_pool, mut in_directory) = (0, 0);
        for kind in entities::KINDS_OF_A_POOL {
            of_pool += self.records(kind, pool_id).await.len();
        }
        for kind in [entities::POOL_LISTING, entities::CLIENT_LISTING, entities::ERRAND] {
            in_directory += self.records(kind, entities::DIRECTORY).await.len();
        }
        (of_pool, in_directory)
    }
}

/// A signed call from a region and account.
pub(crate) fn call_from(region: &str, account: &str) -> Call {
    Call {
        request_id: "request".to_owned(),
        caller: Caller::Signed { access_key: account.to_owned() },
        region: region.to_owned(),
        account: account.to_owned(),
        source_ip: None,
        user_agent: None,
    }
}
