//! The broken store: the one in memory behind a wrapper that gets one thing wrong.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use async_trait::async_trait;

use super::{super::*, Defect};
use crate::{Batch, By, MAX_PAGE_RECORDS, MAX_SORT_BYTES, MemoryStore};

#[derive(Debug)]
pub(super) struct BrokenStore {
    defect: Defect,
    inner: MemoryStore,
    commits: AtomicUsize,
    cache: Mutex<HashMap<Key, Option<Record>>>,
    /// Every claim there ever was, and whose it was first.
    claimed: Mutex<HashMap<Entry, Key>>,
}

impl BrokenStore {
    pub(super) fn with(defect: Defect) -> Self {
        let (cache, claimed) = <_>::default();
        Self { defect, inner: MemoryStore::new(), commits: AtomicUsize::new(0), cache, claimed }
    }

    fn has(&self, defect: Defect) -> bool {
        self.defect == defect
    }

    /// The key as this store understands it.
    fn key(&self, key: &Key) -> Key {
        let mut key = key.clone();
        if self.has(Defect::FoldsCase) {
            key.sort.make_ascii_lowercase();
        }
        if self.has(Defect::KnowsOnePartition) {
            key.partition = "the only one".into();
        }
        key
    }

    fn record(&self, record: &Record, before: Option<Record>) -> Record {
        let mut record = Record { key: self.key(&record.key), ..record.clone() };
        if self.has(Defect::TakesBodiesForText) {
            record.body = String::from_utf8_lossy(&record.body).into_owned().into_bytes();
        }
        for entry in &mut record.entries {
            entry.unique = entry.unique && !self.has(Defect::IgnoresClaims) || self.has(Defect::TakesPlainForUnique);
        }
        if self.has(Defect::TakesEmptyForNothing) {
            record.entries.retain(|entry| !entry.value.is_empty());
        }
        if let Some(before) = before {
            let same = |one: &Entry, other: &Entry| one.index == other.index && one.value == other.value;
            if self.has(Defect::KeepsEntriesAsTheyWere) {
                for entry in &mut record.entries {
                    let known = before.entries.iter().find(|known| same(known, entry));
                    entry.unique = known.map_or(entry.unique, |known| known.unique);
                }
            }
            if self.has(Defect::FreesByValue) {
                let kept = record.entries.clone();
                let gone = before.entries.iter().filter(|old| !kept.iter().any(|entry| same(old, entry)));
                record.entries.retain(|entry| !gone.clone().any(|old| old.value == entry.value));
            }
            if self.has(Defect::KeepsTheFirstExpiry) {
                record.expires_at = before.expires_at;
            }
            if self.has(Defect::KeepsOldEntries) {
                let kept: HashSet<Entry> = record.entries.iter().chain(&before.entries).cloned().collect();
                record.entries = kept.into_iter().collect();
            }
        }
        record
    }

    async fn current(&self, key: &Key, now: Millis) -> Result<Option<Record>> {
        Ok(self.inner.get(&[self.key(key)], now).await?.remove(0))
    }

    /// The batch as this store understands it.
    async fn batch(&self, batch: &Batch, now: Millis) -> Result<Vec<Write>> {
        let mut writes = Vec::new();
        for write in batch.writes() {
            let current = self.current(write.key(), now).await?;
            let found = current.as_ref().map_or(Expect::Absent, |record| Expect::Version(record.version));
            let expect = match (self.defect, write.expect()) {
                (Defect::IgnoresExpectations | Defect::ChecksThenWrites, _)
                | (Defect::CountsVersionsByKey, Expect::Version(Version(1))) => found,
                (_, expect) => expect,
            };
            writes.push(match write {
                Write::Put(record, _) => Write::Put(self.record(record, current), expect),
                Write::Delete(key, _) => Write::Delete(self.key(key), expect),
                Write::Check(..) if self.has(Defect::IgnoresChecks) || self.looks_only(write) => continue,
                Write::Check(key, _) => match current {
                    Some(current) if self.has(Defect::TouchesWhatItChecks) => Write::Put(current, expect),
                    _ => Write::Check(self.key(key), expect),
                },
            });
        }
        if self.has(Defect::LastClaimOfABatchWins) {
            let mut seen = HashSet::new();
            for write in writes.iter_mut().rev() {
                if let Write::Put(record, _) = write {
                    record.entries.iter_mut().for_each(|entry| entry.unique &= seen.insert(entry.clone()));
                }
            }
        }
        if self.has(Defect::ForgetsTheKindOfHolders) {
            for write in &mut writes {
                let Write::Put(record, _) = write else { continue };
                for entry in record.entries.iter_mut().filter(|entry| entry.unique) {
                    entry.unique = !self.has_namesake(&record.key, entry, now).await?;
                }
            }
        }
        Ok(writes)
    }

    /// Whether a record of another kind and the same sort key holds the claim.
    async fn has_namesake(&self, key: &Key, entry: &Entry, now: Millis) -> Result<bool> {
        let kind = if key.kind == KIND { OTHER_KIND } else { KIND };
        let query = Query::index(kind, &*key.partition, entry.index, Matching::Claim(entry.value.clone()));
        Ok(self.inner.query(&query, now).await?.records.iter().any(|holder| holder.key.sort == key.sort))
    }

    /// Whether this is a check that the store makes before the batch, and never again.
    fn looks_only(&self, write: &Write) -> bool {
        match write {
            Write::Check(_, Expect::Version(_)) if self.has(Defect::ChecksVersionsInASnapshot) => true,
            Write::Check(..) => self.has(Defect::ChecksASnapshot),
            _ => false,
        }
    }

    async fn check_claims(&self, batch: &Batch, now: Millis) -> Result<()> {
        for write in batch.writes() {
            let Write::Put(record, _) = write else { continue };
            for entry in record.entries.iter().filter(|entry| entry.unique) {
                let holder = if self.has(Defect::NeverFreesClaims) {
                    let mut claimed = self.claimed.lock().unwrap();
                    Some(claimed.entry(entry.clone()).or_insert_with(|| record.key.clone()).clone())
                } else {
                    let query = Query::index(
                        record.key.kind,
                        &*record.key.partition,
                        entry.index,
                        Matching::Claim(entry.value.clone()),
                    )
                    .limit(1);
                    self.inner.query(&query, now).await?.records.pop().map(|record| record.key)
                };
                if holder.is_some_and(|holder| holder != record.key) {
                    return Err(StoreError::Taken { key: record.key.clone(), index: entry.index });
                }
            }
        }
        Ok(())
    }

    /// Waits until somebody else commits, or for a while.
    fn linger(&self, at_most: Duration) {
        let seen = self.commits.load(Ordering::SeqCst);
        for _ in 0..at_most.as_millis() {
            if self.commits.load(Ordering::SeqCst) > seen + 1 {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    async fn slice(&self, query: &Query, now: Millis) -> Result<Page> {
        let at = query.cursor.clone().map_or_else(Vec::new, |cursor| cursor.sort);
        let everything = Query { cursor: None, limit: MAX_PAGE_RECORDS, ..query.clone() };
        let mut records = self.inner.query(&everything, now).await?.records;
        let start = if self.has(Defect::CountsOffsets) {
            at.first().map_or(0, |&offset| usize::from(offset))
        } else {
            records.iter().position(|record| !at.is_empty() && record.key.sort == at).unwrap_or(0)
        };
        let end = records.len().min(start + query.limit);
        let more = end < records.len();
        let records: Vec<_> = records.drain(start.min(end)..end).collect();
        let sort = if self.has(Defect::CountsOffsets) {
            vec![u8::try_from(end).unwrap()]
        } else {
            records.last().map(|record| record.key.sort.clone()).unwrap_or_default()
        };
        Ok(Page { records, cursor: more.then_some(Cursor { value: None, sort }) })
    }
}

#[async_trait]
impl Store for BrokenStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        let now = if self.has(Defect::ReadsExpired) { Millis(i64::MIN) } else { now };
        let keys: Vec<Key> = keys.iter().map(|key| self.key(key)).collect();
        let mut records = if self.has(Defect::ReadsOneByOne) {
            let mut records = Vec::new();
            for (read, key) in keys.iter().enumerate() {
                if read == 1 {
                    self.linger(Duration::from_millis(200));
                }
                records.push(self.inner.get(std::slice::from_ref(key), now).await?.remove(0));
            }
            records
        } else {
            match self.inner.get(&keys, now).await {
                Err(StoreError::Invalid(_)) if self.has(Defect::KnowsNoLimits) => vec![None; keys.len()],
                result => result?,
            }
        };
        if self.has(Defect::ReadsFromACache) {
            let mut cache = self.cache.lock().unwrap();
            for (key, record) in keys.iter().zip(&mut records) {
                *record = cache.entry(key.clone()).or_insert_with(|| record.clone()).clone();
            }
        }
        if self.has(Defect::CountsVersionsByKey) {
            records.iter_mut().flatten().for_each(|record| record.version = Version(1));
        }
        if self.has(Defect::LeavesOutTheMissing) && records.len() > 1 {
            records.retain(Option::is_some);
        }
        Ok(records)
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        let mut query = query.clone();
        query.partition = self.key(&Key::new(query.kind, &*query.partition, "")).partition;
        let by_index = matches!(query.by, By::Index { .. });
        match (self.defect, &mut query.by) {
            (Defect::FoldsCase, By::Prefix(prefix)) => prefix.make_ascii_lowercase(),
            (Defect::FindsPlainEntriesAsClaims, By::Index { matching, .. }) => {
                *matching = Matching::Exact(matching.value().to_vec());
            }
            (Defect::MatchesWithLike, By::Prefix(prefix)) => {
                let letters = prefix.iter().position(|byte| b"%_".contains(byte)).unwrap_or(prefix.len());
                prefix.truncate(letters);
            }
            (Defect::CountsUpTheLastByte, By::Prefix(prefix)) if prefix.last() == Some(&u8::MAX) => {
                return Ok(Page::default());
            }
            (Defect::CountsOffsets | Defect::RepeatsTheLast, _) => return self.slice(&query, now).await,
            (Defect::TrustsCursors, By::Index { .. }) if query.cursor.as_ref().is_some_and(|at| at.value.is_none()) => {
                return Err(StoreError::unavailable("a cursor without a value"));
            }
            (Defect::ReturnsShortPages, _) => query.limit = query.limit.min(MAX_PAGE_RECORDS / 2),
            (Defect::DropsExpiredFromPages, _) => {
                let mut page = self.inner.query(&query, Millis(i64::MIN)).await?;
                page.records.retain(|record| !record.is_expired(now));
                return Ok(page);
            }
            _ => {}
        }
        if let (Defect::ForgetsTheKeyInIndexCursors, true, Some(cursor)) = (self.defect, by_index, &mut query.cursor) {
            cursor.sort = vec![u8::MAX; MAX_SORT_BYTES];
        }
        let mut page = match self.inner.query(&query, now).await {
            Err(StoreError::Invalid(_)) if self.has(Defect::KnowsNoLimits) => Page::default(),
            result => result?,
        };
        if self.has(Defect::OrdersWithoutCase) {
            page.records.sort_by_key(|record| record.key.sort.to_ascii_lowercase());
        }
        if self.has(Defect::OrdersIndexesByKey) && by_index {
            page.records.sort_by_key(|record| record.key.sort.clone());
        }
        Ok(page)
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        let now = if self.has(Defect::LetsExpiredClaim) { Millis(i64::MIN) } else { now };
        if self.has(Defect::JudgesClaimsBeforeTheBatch) || self.has(Defect::NeverFreesClaims) {
            self.check_claims(batch, now).await?;
        }
        let is_large = |write: &Write| matches!(write.expect(), Expect::Version(version) if version.0 > u64::MAX / 2);
        if self.has(Defect::CountsUpToTheMiddle) && batch.writes().iter().any(is_large) {
            return Err(StoreError::unavailable("a number without a place in this engine"));
        }
        let looks = [Defect::ChecksThenWrites, Defect::ChecksASnapshot, Defect::ChecksVersionsInASnapshot];
        if looks.contains(&self.defect) {
            let looked = |write: &&Write| self.has(Defect::ChecksThenWrites) || self.looks_only(write);
            for write in batch.writes().iter().filter(looked) {
                let found = self.current(write.key(), now).await?.map(|record| record.version);
                if found.map_or(Expect::Absent, Expect::Version) != write.expect() {
                    return Err(StoreError::Conflict(write.key().clone()));
                }
            }
            thread::sleep(Duration::from_millis(3));
        }
        let writes = self.batch(batch, now).await?;
        self.commits.fetch_add(1, Ordering::SeqCst);
        let at_once = match self.defect {
            Defect::WritesOneByOne => 1,
            Defect::SplitsLargeBatches => 8,
            _ => usize::MAX,
        };
        if at_once < writes.len() {
            let mut version = Version(0);
            for writes in writes.chunks(at_once) {
                version = self.inner.commit(&writes.to_vec().into(), now).await?;
            }
            return Ok(version);
        }
        if writes.is_empty() && !batch.writes().is_empty() {
            return Ok(Version(0));
        }
        match self.inner.commit(&writes.into(), now).await {
            Ok(_) if self.has(Defect::CountsVersionsByKey) => Ok(Version(1)),
            Ok(version) if self.has(Defect::ReturnsAnotherVersion) => Ok(Version(version.0 + 1)),
            Err(StoreError::Taken { key, .. }) if self.has(Defect::CallsTakenConflict) => {
                Err(StoreError::Conflict(key))
            }
            Err(StoreError::Invalid(_)) if self.has(Defect::KnowsNoLimits) => Ok(Version(0)),
            result => result,
        }
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        self.inner.sweep(now, if self.has(Defect::SweepsAllAtOnce) { usize::MAX } else { limit }).await
    }
}
