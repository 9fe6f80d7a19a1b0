//! What is kept, and what is said when it can't be.

use std::{fs, thread, time::Duration};

use futures::{
    executor::block_on,
    future::{FutureExt, join_all},
};
use poolgate_env::Millis;
use poolgate_storage_sqlite::{SqliteOptions, SqliteStore, Synchronous};
use poolgate_storage_trait::{
    Batch, Entry, Expect, Index, Key, Kind, Query, Record, Store, StoreError, StoreExt, Version, Write,
};

const NOW: Millis = Millis(0);

fn key(name: &str) -> Key {
    Key::new(Kind(1), "pool", name)
}

fn insert(name: &str) -> Batch {
    let entries = vec![Entry::claim(Index(1), name)];
    let record = Record { key: key(name), version: Version(0), expires_at: None, entries, body: vec![7; 2000] };
    vec![Write::Put(record, Expect::Absent)].into()
}

fn is_unavailable<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Unavailable(_)))
}

#[test]
fn what_was_acknowledged_is_there_after_a_new_start() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let store = SqliteStore::open(&file).unwrap();
    let before = block_on(store.commit(&insert("a"), NOW)).unwrap();
    // As after a crash: the file and its log as they are now, copied while the store is open.
    let crashed = directory.path().join("crashed.db");
    for suffix in ["", "-wal"] {
        fs::copy(format!("{}{suffix}", file.display()), format!("{}{suffix}", crashed.display())).unwrap();
    }
    drop(store);
    assert!(!fs::exists(directory.path().join("poolgate.db-wal")).unwrap(), "the log is tidied away");
    for file in [file, crashed] {
        let store = SqliteStore::open(&file).unwrap();
        assert_eq!(block_on(store.record(&key("a"), NOW)).unwrap().unwrap().version, before);
        let after = block_on(store.commit(&insert("b"), NOW)).unwrap();
        assert!(after > before, "versions go on where they were");
    }
}

#[cfg(unix)]
#[test]
fn the_file_and_its_log_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let store = SqliteStore::open(&file).unwrap();
    block_on(store.commit(&insert("a"), NOW)).unwrap();
    block_on(store.record(&key("a"), NOW)).unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut names: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len(), 3, "the file, its log and the log's index: {names:?}");
    for name in &names {
        assert_eq!(mode(name), 0o600, "{name:?}");
    }
    drop(store);
    // What a host has decided stays.
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    drop(SqliteStore::open(&file).unwrap());
    assert_eq!(mode(&file), 0o640);
}

#[test]
fn commits_under_way_are_done_before_the_file_is_closed() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let store = SqliteStore::open(&file).unwrap();
    for n in 0..50 {
        // Asked, and not waited for.
        let batch = insert(&n.to_string());
        let _ = store.commit(&batch, NOW).now_or_never();
    }
    drop(store);
    let store = SqliteStore::open(&file).unwrap();
    assert_eq!(block_on(store.query(&Query::prefix(Kind(1), "pool", ""), NOW)).unwrap().records.len(), 50);
}

#[test]
fn the_log_begins_anew_while_commits_go_on() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let options = SqliteOptions { synchronous: Synchronous::Off, ..SqliteOptions::default() };
    let store = SqliteStore::open_with(&file, options).unwrap();
    let mut written = 0;
    for n in 0..4000 {
        let Write::Put(record, _) = insert(&n.to_string()).writes()[0].clone() else { unreachable!() };
        let record = Record { body: vec![7; 60_000], ..record };
        written += record.body.len() as u64;
        block_on(store.commit(&vec![Write::Put(record, Expect::Absent)].into(), NOW)).unwrap();
    }
    let log = fs::metadata(directory.path().join("poolgate.db-wal")).unwrap().len();
    assert!(log < written * 4 / 5, "{log} bytes of log for {written} bytes written");
}

#[test]
fn commits_that_wait_together_fail_each_for_itself() {
    let store = SqliteStore::open_in_memory().unwrap();
    // Every other batch inserts a record and then claims what the first has.
    let batches: Vec<Batch> = (0..40)
        .map(|n| {
            let mut batch = insert(&n.to_string());
            if n % 2 == 1 {
                let entries = vec![Entry::claim(Index(1), "0")];
                let key = key(&format!("greedy {n}"));
                let record = Record { key, version: Version(0), expires_at: None, entries, body: vec![] };
                batch.push(Write::Put(record, Expect::Absent));
            }
            batch
        })
        .collect();
    let results = block_on(join_all(batches.iter().map(|batch| store.commit(batch, NOW))));
    for (n, result) in results.iter().enumerate() {
        assert_eq!(result.is_ok(), n % 2 == 0, "{n}: {result:?}");
    }
    assert_eq!(block_on(store.query(&Query::prefix(Kind(1), "pool", ""), NOW)).unwrap().records.len(), 20);
}

#[test]
fn a_file_that_is_locked_damaged_or_no_database_is_unavailable() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let options = SqliteOptions {
        busy_timeout: Duration::from_millis(10),
        synchronous: Synchronous::Off,
        ..SqliteOptions::default()
    };
    let store = SqliteStore::open_with(&file, options).unwrap();
    block_on(store.commit(&insert("a"), NOW)).unwrap();

    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(is_unavailable(&block_on(store.commit(&insert("b"), NOW))));
    assert!(block_on(store.record(&key("a"), NOW)).unwrap().is_some(), "reads go on");
    other.execute_batch("ROLLBACK").unwrap();
    block_on(store.commit(&insert("b"), NOW)).unwrap();

    // Damage that only a later read finds.
    other.execute_batch("UPDATE records SET entries = x'00'").unwrap();
    assert!(is_unavailable(&block_on(store.get(&[key("a")], NOW))));
    assert!(is_unavailable(&block_on(store.query(&Query::prefix(Kind(1), "pool", ""), NOW))));
    block_on(store.commit(&insert("c"), NOW)).unwrap();

    let no_database = directory.path().join("text");
    fs::write(&no_database, "this is not a database, although it is long enough to be one ".repeat(20)).unwrap();
    assert!(is_unavailable(&SqliteStore::open(no_database)));
    assert!(is_unavailable(&SqliteStore::open(directory.path().join("no such directory").join("file"))));
}

#[test]
fn two_stores_on_one_file_take_turns() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("poolgate.db");
    let options = SqliteOptions { synchronous: Synchronous::Off, ..SqliteOptions::default() };
    let stores = [(); 2].map(|()| SqliteStore::open_with(&file, options).unwrap());
    let mut versions: Vec<Version> = thread::scope(|threads| {
        let running = stores.each_ref().map(|store| {
            threads.spawn(move || {
                let name = |n: u32| format!("{:p} {n}", std::ptr::from_ref(store));
                (0..20).map(|n| block_on(store.commit(&insert(&name(n)), NOW)).unwrap()).collect::<Vec<_>>()
            })
        });
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    versions.sort();
    versions.dedup();
    assert_eq!(versions.len(), 40, "no version twice");
}
