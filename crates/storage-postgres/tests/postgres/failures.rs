//! What is said, and what is kept, when the database goes away.

use std::time::Duration;

use futures::future::FutureExt as _;
use poolgate_storage_postgres::{PostgresOptions, PostgresStore};
use poolgate_storage_trait::{Batch, Store, StoreError, conformance};
use poolgate_tests::postgres::{Cluster, Options};

use crate::{NOW, RUNTIME, block_on, insert, key, open};

fn is_unavailable<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Unavailable(_)))
}

#[test]
fn a_database_that_comes_back_is_used_again_and_has_what_it_acknowledged() {
    let cluster = Cluster::start(Options::default()).unwrap();
    let url = cluster.create_database().unwrap();
    let store = RUNTIME.block_on(PostgresStore::connect(&url)).unwrap();
    // More than one connection, so that each of them is found out.
    let both = async { futures::future::join(store.commit(&insert("a"), NOW), store.commit(&insert("b"), NOW)).await };
    let (a, b) = RUNTIME.block_on(both);
    let before = a.unwrap().max(b.unwrap());
    cluster.kill_immediately().unwrap();
    assert!(is_unavailable(&RUNTIME.block_on(store.get(&[key("a")], NOW))));
    assert!(is_unavailable(&RUNTIME.block_on(store.commit(&insert("c"), NOW))));
    cluster.start_again().unwrap();
    let found = RUNTIME.block_on(store.get(&[key("a"), key("b"), key("c")], NOW)).unwrap();
    assert_eq!(found.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
    assert!(RUNTIME.block_on(store.commit(&insert("c"), NOW)).unwrap() > before);
}

#[test]
fn a_lock_that_is_not_given_up_is_not_waited_for_for_ever() {
    let url = Cluster::shared_database().unwrap();
    let options = PostgresOptions { timeout: Duration::from_millis(300), ..PostgresOptions::default() };
    let store = RUNTIME.block_on(PostgresStore::connect_with(&url, options)).unwrap();
    let version = RUNTIME.block_on(store.commit(&insert("a"), NOW)).unwrap();
    let (other, connection) = RUNTIME.block_on(tokio_postgres::connect(&url, tokio_postgres::NoTls)).unwrap();
    RUNTIME.spawn(connection);
    RUNTIME.block_on(other.batch_execute("BEGIN; SELECT 1 FROM poolgate_records FOR UPDATE")).unwrap();
    let mut delete = Batch::new();
    delete.delete_key(key("a"), version);
    assert!(is_unavailable(&RUNTIME.block_on(store.commit(&delete, NOW))));
    assert!(RUNTIME.block_on(store.get(&[key("a")], NOW)).unwrap()[0].is_some(), "reads go on");
    RUNTIME.block_on(other.batch_execute("ROLLBACK")).unwrap();
    // It may have happened after all, once the lock was free; then it is gone.
    let again = RUNTIME.block_on(store.commit(&delete, NOW));
    assert!(matches!(again, Ok(_) | Err(StoreError::Conflict(_))), "{again:?}");
    assert!(RUNTIME.block_on(store.get(&[key("a")], NOW)).unwrap()[0].is_none());
}

#[test]
fn a_commit_goes_on_when_nobody_waits_for_it() {
    let store = open();
    RUNTIME.block_on(async {
        // Polled once: begun, and then forgotten.
        assert!(store.commit(&insert("a"), NOW).now_or_never().is_none());
        while store.get(&[key("a")], NOW).await.unwrap()[0].is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    // No connection was left within a transaction.
    for n in 0..40 {
        RUNTIME.block_on(store.commit(&insert(&format!("{n}")), NOW)).unwrap();
    }
}

#[test]
fn an_isolation_level_above_the_default_changes_nothing() {
    for level in ["repeatable read", "serializable"] {
        for case in ["one_winner_of_sixteen", "no_update_is_lost", "checks_exclude_each_other"] {
            let escaped = level.replace(' ', "%5C%20");
            let url = Cluster::shared_database().unwrap();
            let url = format!("{url}&options=-c%20default_transaction_isolation%3D{escaped}");
            let (client, connection) = RUNTIME.block_on(tokio_postgres::connect(&url, tokio_postgres::NoTls)).unwrap();
            RUNTIME.spawn(connection);
            let row = RUNTIME.block_on(client.query_one("SHOW transaction_isolation", &[])).unwrap();
            assert_eq!(row.get::<_, &str>(0), level);
            let store = RUNTIME.block_on(PostgresStore::connect(&url)).unwrap();
            conformance::run(case, store, block_on);
        }
    }
}
