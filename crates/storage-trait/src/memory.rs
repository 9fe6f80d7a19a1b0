//! The engine in memory: for hosts' tests, for hosts that keep nothing, and the model other engines are compared with.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    ops::Bound,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use async_trait::async_trait;
use poolgate_env::Millis;

use crate::{
    Batch, By, Cursor, Entry, Expect, Index, Key, Kind, Matching, Page, Query, Record, Result, Store, StoreError,
    Version, Write, validate_batch, validate_keys, validate_query,
};

/// Keeps records in memory, until it is dropped.
#[derive(Default)]
pub struct MemoryStore {
    state: RwLock<State>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How much there is, not what.
impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.read();
        let records = state.partitions.values().flat_map(|partition| partition.records.values()).map(BTreeMap::len);
        f.debug_struct("MemoryStore").field("records", &records.sum::<usize>()).finish_non_exhaustive()
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        validate_keys(keys)?;
        let state = self.read();
        Ok(keys.iter().map(|key| state.live(key, now).cloned()).collect())
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        validate_query(query)?;
        let state = self.read();
        let Some(partition) = state.partitions.get(&query.partition) else {
            return Ok(Page::default());
        };
        Ok(match &query.by {
            By::Prefix(prefix) => partition.by_key(query, prefix, now),
            By::Index { index, matching: Matching::Claim(value) } => partition.by_claim(query, *index, value, now),
            By::Index { index, matching } => partition.by_index(query, *index, matching, now),
        })
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        validate_batch(batch)?;
        self.write().commit(batch, now)
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        let mut state = self.write();
        let expired: Vec<Key> =
            state.expiries.iter().take_while(|(at, _)| *at <= now).take(limit).map(|(_, key)| key.clone()).collect();
        for key in &expired {
            state.remove(key);
        }
        Ok(expired.len())
    }
}

#[derive(Default)]
struct State {
    version: u64,
    partitions: HashMap<String, Partition>,
    expiries: BTreeSet<(Millis, Key)>,
}

impl State {
    fn live(&self, key: &Key, now: Millis) -> Option<&Record> {
        self.partitions.get(&key.partition)?.records.get(&key.kind)?.get(&key.sort).filter(|r| !r.is_expired(now))
    }

    fn commit(&mut self, batch: &Batch, now: Millis) -> Result<Version> {
        for write in batch.writes() {
            let found = self.live(write.key(), now).map_or(Expect::Absent, |record| Expect::Version(record.version));
            if found != write.expect() {
                return Err(StoreError::Conflict(write.key().clone()));
            }
        }
        self.check_claims(batch, now)?;

        self.version += 1;
        let version = Version(self.version);
        for write in batch.writes() {
            if let Write::Put(..) | Write::Delete(..) = write {
                self.remove(write.key());
            }
        }
        for write in batch.writes() {
            if let Write::Put(record, _) = write {
                self.insert(Record { version, ..record.clone() }, now);
            }
        }
        Ok(version)
    }

    /// Whether each claim of the batch is free, or held by an expired record, or by one that the batch writes, whose
    /// old claims therefore don't count.
    fn check_claims(&self, batch: &Batch, now: Millis) -> Result<()> {
        let mut claimed = BTreeMap::new();
        for write in batch.writes() {
            let Write::Put(record, _) = write else { continue };
            for entry in record.entries.iter().filter(|entry| entry.unique) {
                let within_batch = claimed.insert((entry.index, &entry.value), record);
                let outside = self.holder(&record.key.partition, entry).filter(|holder| {
                    !batch.writes().iter().any(|w| !matches!(w, Write::Check(..)) && *w.key() == holder.key)
                });
                if within_batch.into_iter().chain(outside).any(|holder| !holder.is_expired(now)) {
                    return Err(StoreError::Taken { key: record.key.clone(), index: entry.index });
                }
            }
        }
        Ok(())
    }

    fn holder(&self, partition: &str, entry: &Entry) -> Option<&Record> {
        let partition = self.partitions.get(partition)?;
        let (kind, sort) = partition.claims.get(&entry.index)?.get(&entry.value)?;
        partition.records.get(kind)?.get(sort)
    }

    fn insert(&mut self, record: Record, now: Millis) {
        for entry in record.entries.iter().filter(|entry| entry.unique) {
            if let Some(holder) = self.holder(&record.key.partition, entry).map(|holder| holder.key.clone()) {
                debug_assert!(self.live(&holder, now).is_none(), "only claims of expired records are taken over");
                self.remove(&holder);
            }
        }
        if let Some(at) = record.expires_at {
            self.expiries.insert((at, record.key.clone()));
        }
        self.partitions.entry(record.key.partition.clone()).or_default().insert(record);
    }

    fn remove(&mut self, key: &Key) {
        let Some(partition) = self.partitions.get_mut(&key.partition) else { return };
        let Some(record) = partition.remove(key) else { return };
        if partition.records.values().all(BTreeMap::is_empty) {
            self.partitions.remove(&key.partition);
        }
        if let Some(at) = record.expires_at {
            self.expiries.remove(&(at, record.key));
        }
    }
}

type Sort = Vec<u8>;
type Value = Vec<u8>;

#[derive(Default)]
struct Partition {
    records: BTreeMap<Kind, BTreeMap<Sort, Record>>,
    claims: HashMap<Index, HashMap<Value, (Kind, Sort)>>,
    entries: HashMap<(Kind, Index), BTreeSet<(Value, Sort)>>,
}

impl Partition {
    fn by_key(&self, query: &Query, prefix: &[u8], now: Millis) -> Page {
        let start = match &query.cursor {
            Some(cursor) if cursor.sort.as_slice() >= prefix => Bound::Excluded(cursor.sort.as_slice()),
            _ => Bound::Included(prefix),
        };
        let found = self.records.get(&query.kind).into_iter().flat_map(|records| {
            records.range::<[u8], _>((start, Bound::Unbounded)).take_while(|(sort, _)| sort.starts_with(prefix))
        });
        let live = found.map(|(_, record)| record).filter(|record| !record.is_expired(now));
        page(live.map(|record| (None, record)), query.limit)
    }

    fn by_index(&self, query: &Query, index: Index, matching: &Matching, now: Millis) -> Page {
        let prefix = matching.value();
        let start = match &query.cursor {
            Some(cursor) if cursor.value() >= prefix => Bound::Excluded((cursor.value().to_vec(), cursor.sort.clone())),
            _ => Bound::Included((prefix.to_vec(), Vec::new())),
        };
        let is_match = |value: &[u8]| match matching {
            Matching::Prefix(prefix) => value.starts_with(prefix),
            Matching::Exact(exact) | Matching::Claim(exact) => value == exact,
        };
        let entries = self.entries.get(&(query.kind, index)).map(|entries| entries.range((start, Bound::Unbounded)));
        let found = entries.into_iter().flatten().take_while(|(value, _)| is_match(value));
        let live = found.filter_map(|(value, sort)| {
            let record = self.records.get(&query.kind)?.get(sort)?;
            (!record.is_expired(now)).then_some((Some(value), record))
        });
        page(live, query.limit)
    }

    fn by_claim(&self, query: &Query, index: Index, value: &Value, now: Millis) -> Page {
        let holder = self.claims.get(&index).and_then(|claims| claims.get(value));
        let record = holder
            .filter(|(kind, _)| *kind == query.kind)
            .and_then(|(kind, sort)| self.records.get(kind)?.get(sort))
            .filter(|record| !record.is_expired(now))
            .filter(|record| {
                query.cursor.as_ref().is_none_or(|c| (value, &record.key.sort) > (&c.value().to_vec(), &c.sort))
            });
        page(record.map(|record| (Some(value), record)).into_iter(), query.limit)
    }

    fn insert(&mut self, record: Record) {
        let Key { kind, sort, .. } = &record.key;
        for entry in &record.entries {
            if entry.unique {
                self.claims.entry(entry.index).or_default().insert(entry.value.clone(), (*kind, sort.clone()));
            }
            self.entries.entry((*kind, entry.index)).or_default().insert((entry.value.clone(), sort.clone()));
        }
        self.records.entry(*kind).or_default().insert(sort.clone(), record);
    }

    fn remove(&mut self, key: &Key) -> Option<Record> {
        let record = self.records.get_mut(&key.kind)?.remove(&key.sort)?;
        for entry in &record.entries {
            if entry.unique
                && let Some(claims) = self.claims.get_mut(&entry.index)
            {
                claims.remove(&entry.value);
            }
            if let Some(entries) = self.entries.get_mut(&(key.kind, entry.index)) {
                entries.remove(&(entry.value.clone(), key.sort.clone()));
            }
        }
        Some(record)
    }
}

fn page<'a>(mut found: impl Iterator<Item = (Option<&'a Value>, &'a Record)>, limit: usize) -> Page {
    let mut records = Vec::new();
    let mut last = None;
    for (value, record) in found.by_ref().take(limit) {
        records.push(record.clone());
        last = Some((value, &record.key.sort));
    }
    let more = found.next().is_some();
    let cursor = last.filter(|_| more).map(|(value, sort)| Cursor { value: value.cloned(), sort: sort.clone() });
    Page { records, cursor }
}
