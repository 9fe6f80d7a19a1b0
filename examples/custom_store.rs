//! How a host keeps Poolgate's data in a store of its own: here, a sorted map behind a mutex, with a journal file.
//!
//! ```text
//! cargo run --example custom_store
//! ```
//!
//! runs the conformance suite on it, case by case, and random batches, and then shows that the data outlives the process.
//! To start your own, replace the map by your engine, keep the order of steps in `commit`, and run the same until it passes.
//! `crates/storage-trait/ADAPTERS.md` says what engines of other sorts need.

use std::{
    collections::BTreeMap,
    error::Error,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    ops::Bound,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use poolgate::env::Millis;
use poolgate_storage_trait::{
    Batch, By, Cursor, Entry, Expect, Index, Key, Kind, Matching, Page, Query, Record, Result, Store, StoreError,
    StoreExt, Version, Write,
    conformance::{self, Subject},
    model, validate_batch, validate_keys, validate_query,
};
use serde::{Deserialize, Serialize};

fn main() -> Result<(), Box<dyn Error>> {
    let directory = tempfile::tempdir()?;
    for (number, case) in conformance::CASES.iter().enumerate() {
        let store = JournalStore::open(&directory.path().join(format!("{number}.journal")))?;
        // Panics when the store does not do what it must. In your crate's tests, one line gives a #[test] a case:
        // `poolgate_storage_trait::conformance!(JournalStore::open(…).unwrap());`
        case.run(Subject::from(store), conformance::block_on);
        println!("{case:?} ... ok");
    }
    // And `poolgate_storage_trait::model!(JournalStore::open(…).unwrap());` is this:
    model::compare(JournalStore::open(&directory.path().join("random.journal"))?, conformance::block_on);
    println!("random batches ... ok");

    let journal = directory.path().join("kept.journal");
    let key = Key::new(Kind(1), "pool", "greeting");
    let body = b"hello".to_vec();
    let greeting = Record { key: key.clone(), version: Version(0), expires_at: None, entries: Vec::new(), body };
    let batch = Batch::from(vec![Write::Put(greeting, Expect::Absent)]);
    let now = Millis(0);
    let version = futures::executor::block_on(JournalStore::open(&journal)?.commit(&batch, now))?;
    let found = futures::executor::block_on(JournalStore::open(&journal)?.record(&key, now))?;
    println!("after a new start: {found:?}, as {version:?} wrote it");
    Ok(())
}

/// One line of JSON a batch, and in memory what all lines add up to.
#[derive(Debug)]
struct JournalStore {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    journal: File,
    /// The length of the journal up to its last whole line.
    length: u64,
    last_version: Version,
    records: BTreeMap<Key, Record>,
}

impl JournalStore {
    fn open(path: &Path) -> io::Result<Self> {
        let lines = if fs::exists(path)? { fs::read(path)? } else { Vec::new() };
        let mut journal = OpenOptions::new().create(true).append(true).open(path)?;
        // A crash may have left half a line. Nobody was told that it was written, so it is cut off.
        let whole = lines.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let length = u64::try_from(whole).map_err(io::Error::other)?;
        journal.set_len(length)?;
        journal.flush()?;
        let mut state = State { journal, length, last_version: Version(0), records: BTreeMap::new() };
        for line in lines.get(..whole).unwrap_or_default().split(|&byte| byte == b'\n').filter(|line| !line.is_empty())
        {
            state.apply(serde_json::from_slice(line)?);
        }
        Ok(Self { state: Mutex::new(state) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Step 1: the four methods. Each begins by checking what came in, since nothing of it is trusted but `now`.
#[async_trait]
impl Store for JournalStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        validate_keys(keys)?;
        // One lock for all keys: they are read as of one moment.
        let state = self.state();
        Ok(keys.iter().map(|key| state.live(key, now).cloned()).collect())
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        validate_query(query)?;
        Ok(self.state().query(query, now))
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        validate_batch(batch)?;
        let mut state = self.state();
        // Everything is judged before anything is written, and the lock is held until it is: all or nothing, and no
        // two batches at once.
        state.check_expectations(batch, now)?;
        let overtaken = state.check_claims(batch, now)?;
        let version = Version(state.last_version.0 + 1);
        let line = Line::of(batch, &overtaken, version);
        // First the disk, then the memory that others read from: what was seen once is never lost.
        state.append(&line).map_err(StoreError::unavailable)?;
        state.apply(line);
        Ok(version)
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        let mut state = self.state();
        let expired = state.records.values().filter(|record| record.is_expired(now)).take(limit);
        let gone: Vec<Name> = expired.map(|record| Name::of(&record.key)).collect();
        if gone.is_empty() {
            return Ok(0);
        }
        let count = gone.len();
        let line = Line { version: state.last_version.0, gone, put: Vec::new() };
        state.append(&line).map_err(StoreError::unavailable)?;
        state.apply(line);
        Ok(count)
    }
}

impl State {
    /// Step 2: an expired record is absent, swept or not.
    fn live(&self, key: &Key, now: Millis) -> Option<&Record> {
        self.records.get(key).filter(|record| !record.is_expired(now))
    }

    /// Step 3: expectations, all of them, before claims.
    fn check_expectations(&self, batch: &Batch, now: Millis) -> Result<()> {
        for write in batch.writes() {
            let found = self.live(write.key(), now).map_or(Expect::Absent, |record| Expect::Version(record.version));
            if found != write.expect() {
                return Err(StoreError::Conflict(write.key().clone()));
            }
        }
        Ok(())
    }

    /// Step 4: claims, against what is there after the batch: records which it writes no longer have their old ones.
    /// Returns the expired records that still stood on a claim: they go, so that they can't come to clash with it.
    fn check_claims(&self, batch: &Batch, now: Millis) -> Result<Vec<Key>> {
        let is_written =
            |key: &Key| batch.writes().iter().any(|write| !matches!(write, Write::Check(..)) && write.key() == key);
        let puts: Vec<&Record> = batch
            .writes()
            .iter()
            .filter_map(|write| if let Write::Put(record, _) = write { Some(record) } else { None })
            .collect();
        let mut overtaken = Vec::new();
        for record in &puts {
            for claim in record.entries.iter().filter(|entry| entry.unique) {
                let before = self.records.values().filter(|other| !is_written(&other.key));
                let others = before.chain(puts.iter().copied()).filter(|other| {
                    other.key.partition == record.key.partition
                        && other.key != record.key
                        && other.entries.contains(claim)
                });
                for other in others {
                    if !other.is_expired(now) {
                        return Err(StoreError::Taken { key: record.key.clone(), index: claim.index });
                    }
                    if !is_written(&other.key) {
                        overtaken.push(other.key.clone());
                    }
                }
            }
        }
        Ok(overtaken)
    }

    /// Step 5: queries. What matches, in order, from behind the cursor on, and one more to know whether more follows.
    ///
    /// This store looks at every record of a kind; yours has an index over (partition, kind, index, value, sort key).
    fn query(&self, query: &Query, now: Millis) -> Page {
        let first = Key::new(query.kind, &*query.partition, "");
        let records = self
            .records
            .range((Bound::Included(first), Bound::Unbounded))
            .map(|(_, record)| record)
            .take_while(|record| record.key.kind == query.kind && record.key.partition == query.partition)
            .filter(|record| !record.is_expired(now));
        // What a record is ordered by: its sort key alone, or the value before it.
        let mut found: Vec<(&[u8], &Record)> = match &query.by {
            By::Prefix(prefix) => records.filter(|r| r.key.sort.starts_with(prefix)).map(|r| (&[][..], r)).collect(),
            By::Index { index, matching } => records
                .flat_map(|record| {
                    let entries = record.entries.iter().filter(|entry| entry.index == *index);
                    entries.filter(|entry| matches(matching, entry)).map(move |entry| (entry.value.as_slice(), record))
                })
                .collect(),
        };
        found.sort_by_key(|(value, record)| (*value, &record.key.sort));
        if let Some(cursor) = &query.cursor {
            let by_index = matches!(query.by, By::Index { .. });
            let value = if by_index { cursor.value() } else { &[] };
            found.retain(|(found, record)| (*found, &record.key.sort) > (value, &cursor.sort));
        }
        let more = found.len() > query.limit;
        found.truncate(query.limit);
        let cursor = found.last().filter(|_| more).map(|(value, record)| Cursor {
            value: matches!(query.by, By::Index { .. }).then(|| value.to_vec()),
            sort: record.key.sort.clone(),
        });
        Page { records: found.into_iter().map(|(_, record)| record.clone()).collect(), cursor }
    }

    /// Step 6: durability. A line counts when its end is on the disk; one that failed is no longer there when the next is written.
    fn append(&mut self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        // Cuts off what an append that failed may have left.
        self.journal.set_len(self.length)?;
        self.journal.write_all(&bytes)?;
        self.journal.sync_data()?;
        self.length += u64::try_from(bytes.len()).map_err(io::Error::other)?;
        Ok(())
    }

    fn apply(&mut self, line: Line) {
        for name in line.gone {
            self.records.remove(&name.key());
        }
        for put in line.put {
            let record = put.record(Version(line.version));
            self.records.insert(record.key.clone(), record);
        }
        self.last_version = Version(line.version);
    }
}

fn matches(matching: &Matching, entry: &Entry) -> bool {
    match matching {
        Matching::Exact(value) => entry.value == *value,
        Matching::Prefix(prefix) => entry.value.starts_with(prefix),
        Matching::Claim(value) => entry.unique && entry.value == *value,
    }
}

/// The form on disk. It is the store's own: the trait's types have none, so that each engine chooses its best.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    version: u64,
    gone: Vec<Name>,
    put: Vec<Put>,
}

impl Line {
    fn of(batch: &Batch, overtaken: &[Key], version: Version) -> Self {
        let mut line = Self { version: version.0, gone: overtaken.iter().map(Name::of).collect(), put: Vec::new() };
        for write in batch.writes() {
            match write {
                Write::Put(record, _) => line.put.push(Put::of(record)),
                Write::Delete(key, _) => line.gone.push(Name::of(key)),
                Write::Check(..) => {}
            }
        }
        line
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Name {
    kind: u16,
    partition: String,
    sort: Vec<u8>,
}

impl Name {
    fn of(key: &Key) -> Self {
        Self { kind: key.kind.0, partition: key.partition.clone(), sort: key.sort.clone() }
    }

    fn key(self) -> Key {
        Key::new(Kind(self.kind), self.partition, self.sort)
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Put {
    name: Name,
    expires_at: Option<i64>,
    entries: Vec<(u16, Vec<u8>, bool)>,
    body: Vec<u8>,
}

impl Put {
    fn of(record: &Record) -> Self {
        let entries = record.entries.iter().map(|entry| (entry.index.0, entry.value.clone(), entry.unique));
        Self {
            name: Name::of(&record.key),
            expires_at: record.expires_at.map(|at| at.0),
            entries: entries.collect(),
            body: record.body.clone(),
        }
    }

    fn record(self, version: Version) -> Record {
        let entries =
            self.entries.into_iter().map(|(index, value, unique)| Entry { index: Index(index), value, unique });
        Record {
            key: self.name.key(),
            version,
            expires_at: self.expires_at.map(Millis),
            entries: entries.collect(),
            body: self.body,
        }
    }
}
