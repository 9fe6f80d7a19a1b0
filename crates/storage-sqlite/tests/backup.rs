//! Copies of a database in use, and what becomes of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread,
    time::Duration,
};

use futures::executor::block_on;
use poolgate_env::Millis;
use poolgate_storage_sqlite::{BackupError, Existing, SqliteStore, backup, restore};
use poolgate_storage_trait::{
    Batch, Entry, Expect, Index, Key, Kind, Matching, Query, Record, Store, StoreExt, Version, Write,
};
use tempfile::TempDir;

const NOW: Millis = Millis(0);

fn key(half: &str, name: &str) -> Key {
    Key::new(Kind(1), "pool", format!("{half} {name}"))
}

/// Two records in one batch.
fn pair(name: &str) -> Batch {
    let put = |half: &str| {
        let entries = vec![Entry::claim(Index(1), format!("{half} {name}")), Entry::plain(Index(2), "all")];
        let record =
            Record { key: key(half, name), version: Version(0), expires_at: None, entries, body: vec![7; 900] };
        Write::Put(record, Expect::Absent)
    };
    vec![put("left"), put("right")].into()
}

/// The names of all records whose key begins so, without that.
fn names(store: &SqliteStore, half: &str) -> Vec<String> {
    let (mut names, mut query) = (Vec::new(), Query::prefix(Kind(1), "pool", half));
    loop {
        let page = block_on(store.query(&query, NOW)).unwrap();
        names.extend(
            page.records.iter().map(|record| {
                String::from_utf8_lossy(&record.key.sort).trim_start_matches(half).trim_start().to_owned()
            }),
        );
        if page.cursor.is_none() {
            return names;
        }
        query = query.after(page.cursor);
    }
}

fn folder() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (database, file) = (folder.path().join("poolgate.db"), folder.path().join("backup.db"));
    (folder, database, file)
}

fn listed(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_under_writes_is_one_moment() {
    let (folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    let (stop, acknowledged) = (AtomicBool::new(false), [(); 4].map(|()| AtomicU32::new(0)));
    let wait_for = |count| {
        while acknowledged.iter().map(|count| count.load(Ordering::SeqCst)).sum::<u32>() < count {
            thread::sleep(Duration::from_millis(1));
        }
    };
    let (before, after) = thread::scope(|threads| {
        for (writer, acknowledged) in acknowledged.iter().enumerate() {
            let (stop, store) = (&stop, &store);
            threads.spawn(move || {
                for n in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    block_on(store.commit(&pair(&format!("{writer}-{n}")), NOW)).unwrap();
                    acknowledged.store(n + 1, Ordering::SeqCst);
                }
            });
        }
        wait_for(200);
        let counts = || acknowledged.each_ref().map(|count| count.load(Ordering::SeqCst));
        let before = counts();
        store.backup(&file, Existing::Keep).unwrap();
        let after = counts();
        // Commits go on after it.
        wait_for(after.iter().sum::<u32>() + 20);
        stop.store(true, Ordering::SeqCst);
        (before, after)
    });
    let newest = block_on(store.record(&key("left", "0-0"), NOW)).unwrap().unwrap().version;
    drop(store);
    assert_eq!(listed(folder.path()), ["backup.db", "poolgate.db"]);

    let restored = folder.path().join("elsewhere").join("poolgate.db");
    fs::create_dir(restored.parent().unwrap()).unwrap();
    restore(&file, &restored, Existing::Keep).unwrap();
    assert_eq!(listed(restored.parent().unwrap()), ["poolgate.db"]);
    let store = SqliteStore::open(&restored).unwrap();
    let left = names(&store, "left");
    assert_eq!(left, names(&store, "right"), "no batch is half there");
    for (writer, (before, after)) in before.into_iter().zip(after).enumerate() {
        let kept = left.iter().filter(|name| name.starts_with(&format!("{writer}-"))).count();
        assert!(kept >= before as usize, "writer {writer}: {kept} kept of {before} acknowledged before it began");
        // The one under way when it ended may be in it.
        assert!(kept <= after as usize + 1, "writer {writer}: {kept} kept, {after} acknowledged when it ended");
        for n in 0..before {
            assert!(left.contains(&format!("{writer}-{n}")));
        }
    }
    let query = Query::index(Kind(1), "pool", Index(2), Matching::Exact(b"all".to_vec())).limit(1000);
    assert!(!block_on(store.query(&query, NOW)).unwrap().records.is_empty(), "entries are in it too");
    let last = left.iter().map(|name| block_on(store.record(&key("left", name), NOW)).unwrap().unwrap().version);
    let last = last.max().unwrap().max(newest);
    assert!(block_on(store.commit(&pair("new"), NOW)).unwrap() > last, "versions go on where they were");
}

#[test]
fn a_file_that_is_there_is_kept_unless_asked() {
    let (_folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    fs::write(&file, "mine").unwrap();
    assert!(matches!(store.backup(&file, Existing::Keep), Err(BackupError::Exists(_))));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    store.backup(&file, Existing::Replace).unwrap();
    drop(store);

    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("b"), NOW)).unwrap();
    drop(store);
    assert!(matches!(restore(&file, &database, Existing::Keep), Err(BackupError::Exists(_))));
    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left"), ["a", "b"]);
    restore(&file, &database, Existing::Replace).unwrap();
    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left"), ["a"]);
}

#[test]
fn a_database_in_use_is_not_replaced() {
    let (folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    store.backup(&file, Existing::Keep).unwrap();
    block_on(store.commit(&pair("b"), NOW)).unwrap();
    let error = restore(&file, &database, Existing::Replace).unwrap_err();
    assert!(matches!(error, BackupError::InUse(_)), "{error}");
    // Nor has the attempt hurt it.
    block_on(store.commit(&pair("c"), NOW)).unwrap();
    assert_eq!(names(&store, "right"), ["a", "b", "c"]);
    drop(store);
    assert_eq!(listed(folder.path()), ["backup.db", "poolgate.db"]);
    restore(&file, &database, Existing::Replace).unwrap();
    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left"), ["a"]);
}

/// What a killed server leaves: its last commits are in the log alone.
#[test]
fn the_log_of_the_old_database_is_not_taken_for_the_new_ones() {
    let (folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    store.backup(&file, Existing::Keep).unwrap();
    block_on(store.commit(&pair("b"), NOW)).unwrap();
    let killed = folder.path().join("killed");
    fs::create_dir(&killed).unwrap();
    let killed = killed.join("poolgate.db");
    let with = |suffix: &str, file: &Path| format!("{}{suffix}", file.display());
    for suffix in ["", "-wal"] {
        fs::copy(with(suffix, &database), with(suffix, &killed)).unwrap();
    }
    // A backup of it needs no server, and has what is in the log.
    let of_killed = folder.path().join("of-killed.db");
    backup(&killed, &of_killed, Existing::Keep).unwrap();
    for suffix in ["", "-wal"] {
        fs::copy(with(suffix, &database), with(suffix, &killed)).unwrap();
    }
    restore(&file, &killed, Existing::Replace).unwrap();
    assert_eq!(listed(killed.parent().unwrap()), ["poolgate.db"]);
    assert_eq!(names(&SqliteStore::open(&killed).unwrap(), "left"), ["a"]);

    // The same without the file itself: its log alone was left.
    fs::remove_file(&killed).unwrap();
    fs::copy(with("-wal", &database), with("-wal", &killed)).unwrap();
    restore(&of_killed, &killed, Existing::Keep).unwrap();
    assert_eq!(names(&SqliteStore::open(&killed).unwrap(), "left"), ["a", "b"]);
}

#[test]
fn what_is_no_whole_backup_is_refused_and_leaves_nothing() {
    let (folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    for n in 0..50 {
        block_on(store.commit(&pair(&n.to_string()), NOW)).unwrap();
    }
    store.backup(&file, Existing::Keep).unwrap();
    drop(store);
    let whole = fs::read(&file).unwrap();
    let bad = folder.path().join("bad.db");
    let refused = |bytes: &[u8], part: &str| {
        fs::write(&bad, bytes).unwrap();
        let error = restore(&bad, &database, Existing::Replace).unwrap_err();
        assert!(matches!(&error, BackupError::NoBackup { reason, .. } if reason.contains(part)), "{error}");
    };
    refused(b"a text, and no database", "not a database");
    refused(&whole[..whole.len() / 2], "malformed");
    let mut damaged = whole.clone();
    // The headers of two pages in the middle.
    for page in [5, 6] {
        damaged[page * 4096..page * 4096 + 64].fill(0xff);
    }
    refused(&damaged, "");
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE records (x)").unwrap();
    refused(&fs::read(&other).unwrap(), "no database of this program");
    let newer = folder.path().join("newer.db");
    fs::copy(&file, &newer).unwrap();
    rusqlite::Connection::open(&newer).unwrap().execute_batch("INSERT INTO schema VALUES (1000)").unwrap();
    refused(&fs::read(&newer).unwrap(), "newer version");
    assert!(matches!(restore(&folder.path().join("none"), &database, Existing::Keep), Err(BackupError::NoDatabase(_))));
    assert!(matches!(backup(&folder.path().join("none"), &bad, Existing::Replace), Err(BackupError::NoDatabase(_))));

    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left").len(), 50, "what was there stays");
    assert_eq!(listed(folder.path()), ["backup.db", "bad.db", "newer.db", "other.db", "poolgate.db"]);
}

#[test]
fn a_damaged_database_can_be_replaced() {
    let (_folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    store.backup(&file, Existing::Keep).unwrap();
    drop(store);
    fs::write(&database, "what a broken disk made of it ".repeat(200)).unwrap();
    restore(&file, &database, Existing::Replace).unwrap();
    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left"), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_backup_and_what_is_restored_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, database, file) = folder();
    let store = SqliteStore::open(&database).unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    store.backup(&file, Existing::Keep).unwrap();
    let restored = folder.path().join("restored.db");
    drop(store);
    restore(&file, &restored, Existing::Keep).unwrap();
    for file in [file, restored] {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn a_store_in_memory_can_be_kept() {
    let (_folder, database, file) = folder();
    let store = SqliteStore::open_in_memory().unwrap();
    block_on(store.commit(&pair("a"), NOW)).unwrap();
    store.backup(&file, Existing::Keep).unwrap();
    restore(&file, &database, Existing::Keep).unwrap();
    assert_eq!(names(&SqliteStore::open(&database).unwrap(), "left"), ["a"]);
}
