//! The hasty store: the one in memory behind a wrapper that looks first and acts a while later.

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
    thread::sleep,
    time::Duration,
};

use async_trait::async_trait;

use super::{
    super::{races::Patience, *},
    Defect,
};
use crate::{Batch, By, MemoryStore};

#[derive(Debug)]
pub(super) struct HastyStore {
    defect: Defect,
    inner: MemoryStore,
    locked: Mutex<HashSet<Key>>,
    indexed: Mutex<HashMap<Key, Vec<Entry>>>,
    overtaken: Mutex<HashMap<Key, Version>>,
    ends: Mutex<HashMap<Key, Millis>>,
}

/// How long such a store thinks.
const A_WHILE: Duration = Duration::from_millis(3);

/// Before every record's end.
const EVER: Millis = Millis(i64::MIN);

impl HastyStore {
    pub(super) const DEFECTS: &[Defect] = &[
        Defect::CountsWhatItFound,
        Defect::KeepsTheOvertaken,
        Defect::LeavesLocksBehind,
        Defect::LeavesTheExpiredUnguarded,
        Defect::LocksAsWritesCome,
        Defect::QueriesInTwoSteps,
        Defect::RemovesTheOvertakenLast,
        Defect::SweepsByKey,
        Defect::WritesIndexesApart,
    ];

    pub(super) fn with(defect: Defect) -> Self {
        let (locked, indexed, overtaken, ends) = <_>::default();
        Self { defect, inner: MemoryStore::new(), locked, indexed, overtaken, ends }
    }

    async fn current(&self, key: &Key, now: Millis) -> Result<Option<Record>> {
        Ok(self.inner.get(std::slice::from_ref(key), now).await?.remove(0))
    }

    async fn remove(&self, record: Record) -> Result<()> {
        let write = Write::Delete(record.key, Expect::Version(record.version));
        self.inner.commit(&vec![write].into(), EVER).await.map(drop)
    }

    async fn expired(&self, partition: &str, now: Millis) -> Result<Vec<Record>> {
        let mut records = self.inner.query(&Query::prefix(KIND, partition, ""), EVER).await?.records;
        records.retain(|record| record.is_expired(now));
        Ok(records)
    }

    /// What is under keys whose records ended once, put off since or not.
    async fn ended(&self, now: Millis) -> Result<Vec<Record>> {
        let keys: Vec<Key> = self.ends.lock().unwrap().extract_if(|_, at| *at <= now).map(|(key, _)| key).collect();
        let mut records = Vec::new();
        for key in keys {
            records.extend(self.current(&key, EVER).await?);
        }
        Ok(records)
    }

    /// The expired records whose claims the batch asks for.
    async fn overtaken(&self, batch: &Batch, now: Millis) -> Result<Vec<Record>> {
        let mut expired = self.expired(&batch.writes()[0].key().partition, now).await?;
        expired.retain(|old| batch.writes().iter().filter_map(put).any(|new| shares_a_claim(old, new)));
        Ok(expired)
    }

    /// Two records that others lock in the other order are waited for, and not for ever.
    fn lock(&self, batch: &Batch) -> Result<Vec<Key>> {
        let mut locked = Vec::new();
        for write in batch.writes() {
            let mut patience = 20;
            while !self.locked.lock().unwrap().insert(write.key().clone()) {
                patience -= 1;
                if patience == 0 {
                    self.unlock(&locked);
                    return Err(StoreError::unavailable("a deadlock"));
                }
                sleep(Duration::from_millis(1));
            }
            locked.push(write.key().clone());
            sleep(Duration::from_millis(1));
        }
        Ok(locked)
    }

    fn unlock(&self, keys: &[Key]) {
        self.locked.lock().unwrap().retain(|key| !keys.contains(key));
    }

    /// The batch, as what the store saw of expired records makes it.
    async fn unguarded(&self, batch: &Batch, expired: &[Record], now: Millis) -> Result<Batch> {
        let mut writes = batch.writes().to_vec();
        for write in &mut writes {
            let Write::Put(record, expect) = write else { continue };
            if *expect == Expect::Absent && expired.iter().any(|old| old.key == record.key) {
                let found = self.current(&record.key, now).await?;
                *expect = found.map_or(Expect::Absent, |record| Expect::Version(record.version));
            }
            for entry in &mut record.entries {
                entry.unique &= !expired.iter().any(|old| old.entries.contains(entry));
            }
        }
        Ok(writes.into())
    }

    /// The batch with updates of records that have lost their claims let through, since their entries seem unchanged.
    fn revived(&self, batch: &Batch) -> Batch {
        let overtaken = self.overtaken.lock().unwrap();
        let mut writes = batch.writes().to_vec();
        for write in &mut writes {
            let Write::Put(record, expect) = write else { continue };
            if overtaken.get(&record.key).is_some_and(|version| *expect == Expect::Version(*version)) {
                *expect = Expect::Absent;
                record.entries.iter_mut().for_each(|entry| entry.unique = false);
            }
        }
        writes.into()
    }

    fn index(&self, batch: &Batch) {
        let mut indexed = self.indexed.lock().unwrap();
        for write in batch.writes() {
            match write {
                Write::Put(record, _) => drop(indexed.insert(record.key.clone(), record.entries.clone())),
                Write::Delete(key, _) => drop(indexed.remove(key)),
                Write::Check(..) => {}
            }
        }
    }
}

#[async_trait]
impl Store for HastyStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        self.inner.get(keys, now).await
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        let mut page = self.inner.query(query, now).await?;
        let By::Index { index, matching } = &query.by else { return Ok(page) };
        if self.defect == Defect::QueriesInTwoSteps {
            sleep(A_WHILE);
            for record in &mut page.records {
                *record = self.current(&record.key, now).await?.unwrap_or_else(|| record.clone());
            }
        }
        if self.defect == Defect::WritesIndexesApart {
            let indexed = self.indexed.lock().unwrap();
            let has = |entry: &Entry| entry.index == *index && entry.value.starts_with(matching.value());
            page.records.retain(|record| indexed.get(&record.key).is_some_and(|entries| entries.iter().any(has)));
        }
        Ok(page)
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        crate::validate_batch(batch)?;
        match self.defect {
            Defect::KeepsTheOvertaken => {
                let overtaken = self.overtaken(batch, now).await?;
                let version = self.inner.commit(&self.revived(batch), now).await?;
                self.overtaken.lock().unwrap().extend(overtaken.into_iter().map(|old| (old.key, old.version)));
                Ok(version)
            }
            Defect::LeavesTheExpiredUnguarded => {
                let expired = self.expired(&batch.writes()[0].key().partition, now).await?;
                sleep(A_WHILE);
                self.inner.commit(&self.unguarded(batch, &expired, now).await?, now).await
            }
            Defect::LocksAsWritesCome | Defect::LeavesLocksBehind => {
                let locked = self.lock(batch)?;
                if self.defect == Defect::LeavesLocksBehind {
                    Patience(1).await;
                }
                let result = self.inner.commit(batch, now).await;
                self.unlock(&locked);
                result
            }
            Defect::RemovesTheOvertakenLast => {
                let overtaken = self.overtaken(batch, now).await?;
                let version = self.inner.commit(batch, now).await?;
                for old in overtaken {
                    if let Some(record) = self.current(&old.key, now).await? {
                        self.remove(record).await?;
                    }
                }
                Ok(version)
            }
            Defect::WritesIndexesApart => {
                self.index(batch);
                self.inner.commit(batch, now).await
            }
            Defect::SweepsByKey => {
                let version = self.inner.commit(batch, now).await?;
                let ends =
                    batch.writes().iter().filter_map(put).filter_map(|new| Some((new.key.clone(), new.expires_at?)));
                self.ends.lock().unwrap().extend(ends);
                Ok(version)
            }
            _ => self.inner.commit(batch, now).await,
        }
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        let found = match self.defect {
            Defect::CountsWhatItFound => self.expired(POOL, now).await?,
            Defect::SweepsByKey => self.ended(now).await?,
            _ => return self.inner.sweep(now, limit).await,
        };
        let found = found.get(..limit).unwrap_or(&found);
        sleep(A_WHILE);
        for old in found {
            if let Some(record) = self.current(&old.key, EVER).await?
                && (record.version == old.version || self.defect == Defect::SweepsByKey)
            {
                // Somebody may have been faster.
                let _ = self.remove(record).await;
            }
        }
        Ok(found.len())
    }
}

fn put(write: &Write) -> Option<&Record> {
    if let Write::Put(record, _) = write { Some(record) } else { None }
}

fn shares_a_claim(one: &Record, other: &Record) -> bool {
    one.key != other.key && one.entries.iter().any(|entry| entry.unique && other.entries.contains(entry))
}
