//! The store on a real server, in databases whose locale orders texts otherwise than by bytes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod conformance;
mod failures;
mod model;
mod plans;
mod schema;
mod sweep;
mod tls;

use std::{future::Future, pin::Pin, sync::LazyLock};

use poolgate_env::Millis;
use poolgate_storage_postgres::PostgresStore;
use poolgate_storage_trait::{Batch, Entry, Expect, Index, Key, Kind, Record, Version, Write};
use poolgate_tests::postgres::Cluster;
use tokio::runtime::Runtime;

const NOW: Millis = Millis(1000);

/// One for all tests: a store's connections live on the runtime that they were opened on.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

fn block_on(future: Pin<Box<dyn Future<Output = ()> + Send + '_>>) {
    RUNTIME.block_on(future);
}

/// A store on a database of its own.
fn open() -> PostgresStore {
    let url = Cluster::shared_database().unwrap();
    RUNTIME.block_on(PostgresStore::connect(&url)).unwrap()
}

fn key(name: &str) -> Key {
    Key::new(Kind(1), "pool", name)
}

fn insert(name: &str) -> Batch {
    let entries = vec![Entry::claim(Index(1), name)];
    let record = Record { key: key(name), version: Version(0), expires_at: None, entries, body: b"body".to_vec() };
    vec![Write::Put(record, Expect::Absent)].into()
}
