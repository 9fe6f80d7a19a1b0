//! One list of steps, done to both stores.

use std::collections::{BTreeMap, BTreeSet};

use poolgate_env::Millis;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};

use super::step::{Expected, Name, PLACES, Place, Planned, Step, What};
use crate::{
    Batch, Cursor, Expect, Index, Key, Kind, Matching, MemoryStore, Page, Query, Record, Result, Store, StoreError,
    Version, Write,
};

/// Both stores, what is known of them, and the time.
pub(super) struct Run<'a> {
    model: Side<MemoryStore>,
    subject: Side<&'a dyn Store>,
    places: [String; PLACES],
    now: Millis,
    /// When records end that a sweep may still find, though others have taken their claims and the model has them no
    /// more: when such a record goes is each store's own choice.
    endings: BTreeMap<Key, Millis>,
    /// The query whose pages are being turned, as it goes on.
    turning: Option<Query>,
}

type Outcome = Result<(), TestCaseError>;

/// Longer than a run and what it leaves behind last.
const RUN_MILLIS: i64 = 10_000;

impl<'a> Run<'a> {
    /// The `number`th run on this store.
    pub(super) fn new(store: &'a dyn Store, number: u32) -> Self {
        Self {
            model: Side::of(MemoryStore::new()),
            subject: Side::of(store),
            // Names that a collation or a pattern would take for one another.
            places: [format!("{number} a"), format!("{number} A"), format!("{number}%_\u{e4}")],
            now: Millis(i64::from(number) * RUN_MILLIS),
            endings: BTreeMap::new(),
            turning: None,
        }
    }

    /// Does the steps and compares all that is there at the end.
    pub(super) async fn all(&mut self, steps: &[Step]) -> Outcome {
        // What earlier runs left is not counted by the sweeps of this one.
        self.subject.sweep_all(self.now).await?;
        for step in steps {
            self.step(step).await?;
        }
        for place in self.places.clone() {
            for kind in [Kind(0), Kind(1)] {
                self.pages(Query::prefix(kind, &*place, "").limit(5)).await?;
                for index in [Index(0), Index(1)] {
                    let matching = Matching::Prefix(Vec::new());
                    self.pages(Query::index(kind, &*place, index, matching).limit(2)).await?;
                }
            }
        }
        Ok(())
    }

    async fn step(&mut self, step: &Step) -> Outcome {
        match step {
            Step::Commit(place, planned) => {
                let mut keys = BTreeSet::new();
                let distinct = planned.iter().filter(|planned| keys.insert((planned.kind, &planned.name.0)));
                let mut writes = Vec::new();
                for planned in distinct {
                    writes.push(self.write(*place, planned).await?);
                }
                self.commit(&writes).await
            }
            Step::Rotate { place, records, last_goes } => self.rotate(*place, *records, *last_goes).await,
            Step::Get(names) => {
                let keys: Vec<Key> = names.iter().map(|(place, kind, name)| self.key(*place, *kind, name)).collect();
                self.get(&keys).await
            }
            Step::Query { place, kind, by_index, matching, value, limit } => {
                let place = self.place(*place);
                let query = match by_index {
                    Some(index) => Query::index(*kind, place, *index, matching.of(value)),
                    None => Query::prefix(*kind, place, value.0.clone()),
                };
                self.page(query.limit(*limit)).await
            }
            Step::Turn => match self.turning.take() {
                Some(query) => self.page(query).await,
                None => Ok(()),
            },
            Step::Sweep(limit) => self.sweep(*limit).await,
            Step::Wait(millis) => {
                self.now.0 += millis;
                Ok(())
            }
        }
    }

    fn place(&self, place: Place) -> &str {
        self.places.get(place).map_or("", String::as_str)
    }

    fn key(&self, place: Place, kind: Kind, name: &Name) -> Key {
        Key::new(kind, self.place(place), name.0.clone())
    }

    /// The write, with expectations in writings of the key: see [`Side::writes`].
    async fn write(&self, place: Place, planned: &Planned) -> Result<Write, TestCaseError> {
        let key = self.key(place, planned.kind, &planned.name);
        let expect = match planned.expect {
            Expected::WhatIsThere => self.model.there(&key, self.now).await?,
            Expected::Absent => Expect::Absent,
            Expected::Earlier(before) => Expect::Version(nth_writing(self.model.writings(&key), before)),
        };
        Ok(match &planned.what {
            What::Put { ends_in, entries, body } => {
                let expires_at = ends_in.map(|after| Millis(self.now.0 + after));
                let (entries, body) = (Planned::entries(entries), body.0.clone());
                Write::Put(Record { key, version: Version(0), expires_at, entries, body }, expect)
            }
            What::Delete => Write::Delete(key, expect),
            What::Check => Write::Check(key, expect),
        })
    }

    /// Records of all kinds, as claims are shared between them.
    async fn rotate(&mut self, place: Place, count: usize, last_goes: bool) -> Outcome {
        let mut records = Vec::new();
        for kind in [Kind(1), Kind(0)] {
            let query = Query::prefix(kind, self.place(place), "").limit(count);
            records.extend(self.model.query(&query, self.now).await?.records);
        }
        records.truncate(count);
        let mut entries: Vec<_> = records.iter().map(|record| record.entries.clone()).collect();
        if records.len() < 2 {
            return Ok(());
        }
        entries.rotate_left(1);
        let last = records.len() - 1;
        let mut writes = Vec::new();
        for (n, (record, entries)) in records.into_iter().zip(entries).enumerate() {
            let expect = self.model.there(&record.key, self.now).await?;
            writes.push(if last_goes && n == last {
                Write::Delete(record.key, expect)
            } else {
                Write::Put(Record { entries, ..record }, expect)
            });
        }
        self.commit(&writes).await
    }

    async fn commit(&mut self, writes: &[Write]) -> Outcome {
        let model = self.model.commit(writes, self.now).await?;
        let subject = self.subject.commit(writes, self.now).await?;
        match (&model, &subject) {
            (Ok(_), Ok(_)) => {}
            (Err(StoreError::Conflict(model)), Err(StoreError::Conflict(subject))) => {
                prop_assert_eq!(model, subject, "the first that is not what was expected");
            }
            // Which of several claims was refused is each store's own choice.
            (Err(StoreError::Taken { .. }), Err(StoreError::Taken { key, index })) => {
                prop_assert!(writes.iter().any(|write| asks(write, key, *index)), "nobody asked for {index:?}");
            }
            _ => return Err(TestCaseError::fail(format!("memory says {model:?}, the store {subject:?}"))),
        }
        for write in writes.iter().filter(|_| model.is_ok()) {
            match write {
                Write::Put(Record { key, expires_at: Some(at), .. }, _) => {
                    self.endings.insert(key.clone(), *at);
                }
                Write::Put(Record { key, .. }, _) | Write::Delete(key, Expect::Version(_)) => {
                    self.endings.remove(key);
                }
                Write::Delete(..) | Write::Check(..) => {}
            }
        }
        let keys: Vec<Key> = writes.iter().map(|write| write.key().clone()).collect();
        self.get(&keys).await
    }

    async fn get(&self, keys: &[Key]) -> Outcome {
        let [model, subject] = [self.model.get(keys, self.now).await?, self.subject.get(keys, self.now).await?];
        prop_assert_eq!(model, subject, "of {:?}", keys);
        Ok(())
    }

    /// Compares one page, and remembers where it ended.
    async fn page(&mut self, query: Query) -> Outcome {
        let model = self.model.query(&query, self.now).await?;
        let subject = self.subject.query(&query, self.now).await?;
        let ends = |page: &Page| page.cursor.as_ref().map(|Cursor { value, sort }| (value.clone(), sort.clone()));
        prop_assert_eq!(&model.records, &subject.records, "of {:?}", query);
        prop_assert_eq!(ends(&model), ends(&subject), "where the page ends of {:?}", query);
        self.turning = subject.cursor.map(|cursor| query.after(Some(cursor)));
        Ok(())
    }

    async fn pages(&mut self, query: Query) -> Outcome {
        self.page(query).await?;
        while let Some(query) = self.turning.take() {
            self.page(query).await?;
        }
        Ok(())
    }

    async fn sweep(&mut self, limit: usize) -> Outcome {
        let expired = self.endings.values().filter(|at| **at <= self.now).count();
        let least = self.model.store.sweep(self.now, limit).await?;
        let swept = self.subject.store.sweep(self.now, limit).await?;
        let most = expired.min(limit);
        prop_assert!((least..=most).contains(&swept), "{swept} swept, not {least} to {most}");
        // Which of them went is each store's own choice: let all go.
        self.model.sweep_all(self.now).await?;
        self.subject.sweep_all(self.now).await?;
        self.endings.retain(|_, at| *at > self.now);
        Ok(())
    }
}

/// A store, and the versions that it gave: in these pages a version is which writing of its key it was, from 1 on.
struct Side<S> {
    store: S,
    versions: BTreeMap<Key, Vec<Version>>,
}

impl<S: Store> Side<S> {
    fn of(store: S) -> Self {
        Self { store, versions: BTreeMap::new() }
    }

    fn writings(&self, key: &Key) -> usize {
        self.versions.get(key).map_or(0, Vec::len)
    }

    /// What is there, as an expectation.
    async fn there(&self, key: &Key, now: Millis) -> Result<Expect, TestCaseError> {
        let found = self.get(std::slice::from_ref(key), now).await?.into_iter().flatten().next();
        Ok(found.map_or(Expect::Absent, |record| Expect::Version(record.version)))
    }

    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>, TestCaseError> {
        let found = self.store.get(keys, now).await?;
        found.into_iter().map(|record| record.map(|record| self.read(record)).transpose()).collect()
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page, TestCaseError> {
        let page = self.store.query(query, now).await?;
        let records = page.records.into_iter().map(|record| self.read(record)).collect::<Result<_, _>>()?;
        Ok(Page { records, ..page })
    }

    async fn commit(&mut self, writes: &[Write], now: Millis) -> Result<Result<Version>, TestCaseError> {
        let result = self.store.commit(&self.writes(writes), now).await;
        for write in writes {
            let (Write::Put(record, expect), Ok(version)) = (write, &result) else { continue };
            let earlier = self.versions.entry(record.key.clone()).or_default();
            let lived = matches!(expect, Expect::Version(_));
            prop_assert!(!earlier.contains(version), "{version:?} of {:?} was there before", record.key);
            prop_assert!(!lived || earlier.last() < Some(version), "{version:?} of {:?} after {earlier:?}", record.key);
            earlier.push(*version);
        }
        Ok(result)
    }

    async fn sweep_all(&self, now: Millis) -> Result<()> {
        while self.store.sweep(now, 1000).await? == 1000 {}
        Ok(())
    }

    /// The writes with this store's versions for the writings they expect. There is no zeroth.
    fn writes(&self, writes: &[Write]) -> Batch {
        let own = |key: &Key, expect: &Expect| match expect {
            Expect::Absent => Expect::Absent,
            Expect::Version(Version(nth)) => {
                let place = usize::try_from(*nth).ok().and_then(|nth| nth.checked_sub(1));
                let version = place.and_then(|place| self.versions.get(key)?.get(place));
                Expect::Version(version.copied().unwrap_or_default())
            }
        };
        let writes = writes.iter().map(|write| match write {
            Write::Put(record, expect) => Write::Put(record.clone(), own(&record.key, expect)),
            Write::Delete(key, expect) => Write::Delete(key.clone(), own(key, expect)),
            Write::Check(key, expect) => Write::Check(key.clone(), own(key, expect)),
        });
        writes.collect::<Vec<_>>().into()
    }

    /// The record with the number of its writing for its version.
    fn read(&self, record: Record) -> Result<Record, TestCaseError> {
        let known = self.versions.get(&record.key).and_then(|all| all.iter().position(|one| *one == record.version));
        let Some(place) = known else {
            return Err(TestCaseError::fail(format!("a version that no commit returned: {record:?}")));
        };
        Ok(Record { version: nth_writing(place + 1, 0), ..record })
    }
}

fn nth_writing(last: usize, before: usize) -> Version {
    Version(u64::try_from(last.saturating_sub(before)).unwrap_or_default())
}

/// Whether the write asks for a claim of this index.
fn asks(write: &Write, key: &Key, index: Index) -> bool {
    matches!(write, Write::Put(record, _)
        if record.key == *key && record.entries.iter().any(|entry| entry.unique && entry.index == index))
}
