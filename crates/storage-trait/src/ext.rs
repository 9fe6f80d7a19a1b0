//! What is built on the four methods, once for all stores.

use std::future::Future;

use poolgate_env::Millis;

use crate::{
    Batch, Cursor, Entity, Index, Key, MAX_GET_KEYS, Matching, Query, Record, Result, Store, StoreError, Stored,
};

/// Typed reads. Every store has them; nobody implements them.
pub trait StoreExt: Store {
    /// The entity under this key.
    fn load<E: Entity>(&self, key: &Key, now: Millis) -> impl Future<Output = Result<Option<Stored<E>>>> + Send {
        async move {
            let records = self.get(std::slice::from_ref(key), now).await?;
            records.into_iter().flatten().next().map(|record| Stored::from_record(&record)).transpose()
        }
    }

    /// The entities under these keys, in that order. Up to [`MAX_GET_KEYS`] of one partition are as of one moment.
    fn load_all<E: Entity>(
        &self,
        keys: &[Key],
        now: Millis,
    ) -> impl Future<Output = Result<Vec<Option<Stored<E>>>>> + Send {
        async move {
            let mut all = Vec::with_capacity(keys.len());
            for keys in keys.chunks(MAX_GET_KEYS) {
                for record in self.get(keys, now).await? {
                    all.push(record.as_ref().map(Stored::from_record).transpose()?);
                }
            }
            Ok(all)
        }
    }

    /// The entity that holds the claim on this value; plain entries don't count.
    fn find<E: Entity>(
        &self,
        partition: &str,
        index: Index,
        value: &[u8],
        now: Millis,
    ) -> impl Future<Output = Result<Option<Stored<E>>>> + Send {
        let query = Query::index(E::KIND, partition, index, Matching::Claim(value.to_vec())).limit(1);
        async move { Ok(self.list(query, now).await?.0.pop()) }
    }

    /// A page of entities, and where the next begins. The query's kind is that of `E`.
    fn list<E: Entity>(
        &self,
        query: Query,
        now: Millis,
    ) -> impl Future<Output = Result<(Vec<Stored<E>>, Option<Cursor>)>> + Send {
        async move {
            let page = self.query(&Query { kind: E::KIND, ..query }, now).await?;
            let entities = page.records.iter().map(Stored::from_record).collect::<Result<_>>()?;
            Ok((entities, page.cursor))
        }
    }

    /// The record under this key, as it is stored.
    fn record(&self, key: &Key, now: Millis) -> impl Future<Output = Result<Option<Record>>> + Send {
        async move { Ok(self.get(std::slice::from_ref(key), now).await?.into_iter().flatten().next()) }
    }
}

impl<S: Store + ?Sized> StoreExt for S {}

/// How often [`transact`] runs its step before it gives a conflict back.
pub const TRANSACT_ATTEMPTS: usize = 5;

/// Commits what `step` decides, and runs it again when someone else was faster.
///
/// The step loads what it needs, decides, and returns the batch and what to answer; an empty batch commits nothing. On
/// [`StoreError::Conflict`] of the commit it runs anew, at most [`TRANSACT_ATTEMPTS`] times in all; so it must have no
/// effect outside the store: no message, no trigger. Every other error goes to the caller at once:
/// [`StoreError::Taken`] because it is an answer, [`StoreError::Unavailable`] because the batch may have happened.
pub async fn transact<S, T, E, F, Fut>(store: &S, now: Millis, mut step: F) -> Result<T, E>
where
    S: Store + ?Sized,
    E: From<StoreError>,
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<(Batch, T), E>>,
{
    let mut attempt = 1;
    loop {
        let (batch, answer) = step().await?;
        if batch.is_empty() {
            return Ok(answer);
        }
        match store.commit(&batch, now).await {
            Ok(_) => return Ok(answer),
            Err(StoreError::Conflict(_)) if attempt < TRANSACT_ATTEMPTS => attempt += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, sync::Arc};

    use futures::executor::block_on;
    use serde::{Deserialize, Serialize};

    use super::*;
    use crate::{Entry, Kind, MemoryStore};

    const NOW: Millis = Millis(1);
    const NAME: Index = Index(1);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Counter {
        id: u8,
        name: String,
        count: u32,
    }

    impl Entity for Counter {
        const KIND: Kind = Kind(1);
        const SCHEMA: u16 = 1;

        fn key(&self) -> Key {
            key(self.id)
        }

        fn entries(&self) -> Vec<Entry> {
            vec![Entry::claim(NAME, self.name.as_bytes())]
        }
    }

    fn key(id: u8) -> Key {
        Key::new(Counter::KIND, "pool", [id])
    }

    fn counter(id: u8) -> Counter {
        Counter { id, name: format!("counter {id}"), count: 0 }
    }

    fn inserted(id: u8) -> Batch {
        let mut batch = Batch::new();
        batch.insert(&counter(id)).unwrap();
        batch
    }

    async fn increment(store: &dyn Store) -> Result<u32> {
        transact(store, NOW, || async {
            let mut batch = Batch::new();
            let Some(mut counter) = store.load::<Counter>(&key(1), NOW).await? else {
                return Ok((batch, 0));
            };
            counter.count += 1;
            batch.update(&counter)?;
            Ok((batch, counter.count))
        })
        .await
    }

    #[test]
    fn entities_are_read_as_they_were_written() {
        let store = MemoryStore::new();
        let mut batch = inserted(1);
        batch.merge(inserted(2));
        let version = block_on(store.commit(&batch, NOW)).unwrap();
        let stored = |id| Some(Stored { value: counter(id), version });
        assert_eq!(block_on(store.load(&key(2), NOW)).unwrap(), stored(2));
        assert_eq!(block_on(store.load_all(&[key(2), key(3), key(1)], NOW)).unwrap(), [stored(2), None, stored(1)]);
        assert_eq!(block_on(store.find("pool", NAME, b"counter 1", NOW)).unwrap(), stored(1));
        assert_eq!(block_on(store.find::<Counter>("pool", NAME, b"counter", NOW)).unwrap(), None);
        let first = Query::prefix(Counter::KIND, "pool", "").limit(1);
        let (page, cursor) = block_on(store.list::<Counter>(first.clone(), NOW)).unwrap();
        assert_eq!(page, [stored(1).unwrap()]);
        let (page, cursor) = block_on(store.list::<Counter>(first.after(cursor), NOW)).unwrap();
        assert_eq!((page, cursor), (vec![stored(2).unwrap()], None));
    }

    #[test]
    fn more_keys_than_a_get_takes_are_loaded_in_parts() {
        let store = MemoryStore::new();
        block_on(store.commit(&inserted(1), NOW)).unwrap();
        let loaded = block_on(store.load_all::<Counter>(&vec![key(1); MAX_GET_KEYS + 1], NOW)).unwrap();
        assert_eq!(loaded.iter().flatten().count(), MAX_GET_KEYS + 1);
    }

    #[test]
    fn a_transaction_runs_again_on_conflict_only_and_not_for_ever() {
        let store = MemoryStore::new();
        block_on(store.commit(&inserted(1), NOW)).unwrap();
        let attempts = Cell::new(0);
        let run = |overtaken: usize, also: Option<Batch>| {
            attempts.set(0);
            block_on(transact(&store, NOW, || async {
                attempts.set(attempts.get() + 1);
                let mut counter = store.load::<Counter>(&key(1), NOW).await?.unwrap();
                if attempts.get() <= overtaken {
                    increment(&store).await?;
                }
                counter.count += 1;
                let mut batch = also.clone().unwrap_or_default();
                batch.update(&counter)?;
                Ok::<_, StoreError>((batch, counter.count))
            }))
        };
        assert_eq!((run(2, None).unwrap(), attempts.get()), (3, 3));
        assert!(matches!(run(usize::MAX, None), Err(StoreError::Conflict(_))));
        assert_eq!(attempts.get(), TRANSACT_ATTEMPTS);

        let mut taken = Batch::new();
        taken.insert(&Counter { id: 9, ..counter(1) }).unwrap();
        assert!(matches!(run(0, Some(taken)), Err(StoreError::Taken { index: NAME, .. })));
        assert_eq!(attempts.get(), 1);
    }

    #[test]
    fn an_empty_batch_commits_nothing() {
        let store = MemoryStore::new();
        let answer = block_on(transact(&store, NOW, || async { Ok::<_, StoreError>((Batch::new(), 7)) }));
        assert_eq!(answer.unwrap(), 7);
    }

    #[test]
    fn futures_may_be_sent_between_threads() {
        fn sent<T: Send>(value: T) -> T {
            value
        }
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        assert_eq!(block_on(sent(increment(&store))).unwrap(), 0);
        assert!(block_on(sent(store.find::<Counter>("pool", NAME, b"x", NOW))).unwrap().is_none());
    }
}
