//! How the database goes about what it is asked.

use std::{thread, time::Duration};

use poolgate_env::Millis;
use poolgate_storage_trait::{Entry, Expect, Index, Kind, Matching, Query, Record, Store, Version, Write};
use poolgate_tests::postgres::Cluster;

use crate::{
    NOW, RUNTIME, insert, key,
    schema::{connect, psql},
};

/// Waits for a dropped store's connections to end: only then the database has counted all that they did.
fn wait_until_alone(url: &str) {
    let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    while psql(url, others).unwrap() != "0" {
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn no_table_is_read_whole_however_small_the_database_knows_it_to_be() {
    let url = Cluster::shared_database().unwrap();
    let store = connect(&url).unwrap();
    for name in ["jane", "joe", "john"] {
        RUNTIME.block_on(store.commit(&insert(name), NOW)).unwrap();
    }
    drop(store);
    wait_until_alone(&url);
    psql(&url, "ANALYZE").unwrap();
    psql(&url, "SELECT pg_stat_reset()").unwrap();

    let store = connect(&url).unwrap();
    RUNTIME.block_on(async {
        let found = store.get(&[key("jane"), key("joe")], NOW).await.unwrap();
        let version = store.get(&[key("john")], NOW).await.unwrap()[0].as_ref().unwrap().version;
        assert!(found.iter().all(Option::is_some));
        for by in [
            Query::prefix(Kind(1), "pool", "j"),
            Query::prefix(Kind(1), "pool", ""),
            Query::index(Kind(1), "pool", Index(1), Matching::Prefix(b"j".to_vec())),
            Query::index(Kind(1), "pool", Index(1), Matching::Claim(b"jane".to_vec())),
        ] {
            let first = store.query(&by.clone().limit(1), NOW).await.unwrap();
            store.query(&by.after(first.cursor).limit(1), NOW).await.unwrap();
        }
        let entries = vec![Entry::plain(Index(1), "jim")];
        let record =
            Record { key: key("john"), version: Version(0), expires_at: Some(Millis(2000)), entries, body: vec![] };
        store.commit(&vec![Write::Put(record, Expect::Version(version))].into(), NOW).await.unwrap();
        assert_eq!(store.sweep(Millis(3000), 10).await.unwrap(), 1);
    });
    drop(store);
    wait_until_alone(&url);
    let scanned = "SELECT relname, seq_scan, idx_scan > 0 FROM pg_stat_user_tables WHERE relname IN
        ('poolgate_records', 'poolgate_entries', 'poolgate_claims') ORDER BY relname";
    assert_eq!(psql(&url, scanned).unwrap(), "poolgate_claims|0|t\npoolgate_entries|0|t\npoolgate_records|0|t");
}
