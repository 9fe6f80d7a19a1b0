//! A store that fails when told to.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use poolgate_env::Millis;

use crate::{Batch, Key, Page, Query, Record, Result, Store, StoreError, Version};

/// Wraps a store and plays a script of faults, so that a test can say "the second commit's answer is lost" and see what
/// the flow above makes of it.
///
/// ```
/// # use poolgate_env::Millis;
/// # use poolgate_storage_trait::{Batch, Expect, Key, Kind, MemoryStore, Store, StoreError, StoreExt, Write};
/// # use poolgate_storage_trait::faults::{Fault, FaultyStore};
/// # futures::executor::block_on(async {
/// let store = FaultyStore::new(MemoryStore::new());
/// store.nth_commit(1, Fault::AnswerLost);
///
/// let now = Millis(0);
/// # let record = |sort| poolgate_storage_trait::Record {
/// #     key: Key::new(Kind(1), "pool", sort), version: Default::default(), expires_at: None, entries: vec![], body: vec![],
/// # };
/// let batch = Batch::from(vec![Write::Put(record("a"), Expect::Absent)]);
/// assert!(matches!(store.commit(&batch, now).await, Err(StoreError::Unavailable(_))));
/// assert!(store.record(&Key::new(Kind(1), "pool", "a"), now).await.unwrap().is_some(), "it happened all the same");
/// # });
/// ```
pub struct FaultyStore<S> {
    inner: S,
    script: Mutex<Script>,
}

/// What goes wrong. A read has nothing to lose, so each of them makes it [`StoreError::Unavailable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The store can't be asked; nothing happens.
    Unavailable,
    /// The commit fails as though someone else had been faster at its first key; nothing happens.
    Conflict,
    /// The commit or sweep happens, and then its answer is lost: [`StoreError::Unavailable`].
    AnswerLost,
}

/// A call, as the predicates of a script see it.
#[derive(Debug, Clone, Copy)]
pub enum Call<'a> {
    /// A `get` of these keys.
    Get(&'a [Key]),
    /// A `query`.
    Query(&'a Query),
    /// A `commit` of this batch.
    Commit(&'a Batch),
    /// A `sweep`.
    Sweep,
}

impl<S> FaultyStore<S> {
    /// The store with an empty script: it works.
    pub fn new(inner: S) -> Self {
        Self { inner, script: Mutex::default() }
    }

    /// The store behind, which knows no faults.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// Has the `n`th commit from here on fail; 1 is the next.
    pub fn nth_commit(&self, n: usize, fault: Fault) {
        self.nth(n, fault, |call| matches!(call, Call::Commit(_)));
    }

    /// Has the `n`th call of any sort from here on fail; 1 is the next.
    pub fn nth_call(&self, n: usize, fault: Fault) {
        self.nth(n, fault, |_| true);
    }

    /// Has the `n`th call that fits from here on fail; 1 is the next.
    pub fn nth(&self, n: usize, fault: Fault, fits: impl Fn(&Call<'_>) -> bool + Send + 'static) {
        let mut seen = 0;
        self.when(fault, move |call| {
            seen += usize::from(fits(call));
            seen == n && fits(call)
        });
    }

    /// Has every call that fits fail, until [`FaultyStore::heal`].
    pub fn when(&self, fault: Fault, fits: impl FnMut(&Call<'_>) -> bool + Send + 'static) {
        self.script().rules.push(Rule { fits: Box::new(fits), fault });
    }

    /// Forgets the script: the store works again.
    pub fn heal(&self) {
        self.script().rules.clear();
    }

    /// How many calls there have been, failed ones included.
    pub fn calls(&self) -> usize {
        self.script().calls
    }

    /// How many commits there have been, failed ones included.
    pub fn commits(&self) -> usize {
        self.script().commits
    }

    /// The fault for this call: that of the first rule it fits. Every rule sees every call, so that each counts right.
    fn fault(&self, call: Call<'_>) -> Option<Fault> {
        let mut script = self.script();
        script.calls += 1;
        script.commits += usize::from(matches!(call, Call::Commit(_)));
        let mut fault = None;
        for rule in &mut script.rules {
            let fits = (rule.fits)(&call);
            fault = fault.or(fits.then_some(rule.fault));
        }
        fault
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[deny(clippy::missing_trait_methods)]
#[async_trait]
impl<S: Store> Store for FaultyStore<S> {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        match self.fault(Call::Get(keys)) {
            Some(_) => Err(unavailable()),
            None => self.inner.get(keys, now).await,
        }
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        match self.fault(Call::Query(query)) {
            Some(_) => Err(unavailable()),
            None => self.inner.query(query, now).await,
        }
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        match (self.fault(Call::Commit(batch)), batch.writes().first()) {
            (None, _) => self.inner.commit(batch, now).await,
            (Some(Fault::Conflict), Some(write)) => Err(StoreError::Conflict(write.key().clone())),
            (Some(Fault::AnswerLost), _) => self.inner.commit(batch, now).await.and(Err(unavailable())),
            (Some(Fault::Unavailable | Fault::Conflict), _) => Err(unavailable()),
        }
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        match self.fault(Call::Sweep) {
            None => self.inner.sweep(now, limit).await,
            Some(Fault::AnswerLost) => self.inner.sweep(now, limit).await.and(Err(unavailable())),
            Some(Fault::Unavailable | Fault::Conflict) => Err(unavailable()),
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for FaultyStore<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaultyStore").field("inner", &self.inner).finish_non_exhaustive()
    }
}

#[derive(Default)]
struct Script {
    calls: usize,
    commits: usize,
    rules: Vec<Rule>,
}

struct Rule {
    fits: Box<dyn FnMut(&Call<'_>) -> bool + Send>,
    fault: Fault,
}

fn unavailable() -> StoreError {
    StoreError::unavailable("a fault of the script")
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;

    use super::*;
    use crate::{Expect, Kind, MemoryStore, StoreExt, Write};

    const NOW: Millis = Millis(0);

    fn key(sort: &str) -> Key {
        Key::new(Kind(1), "pool", sort)
    }

    fn insert(store: &FaultyStore<MemoryStore>, sort: &str) -> Result<Version> {
        let record = Record {
            key: key(sort),
            version: Version(0),
            expires_at: Some(Millis(10)),
            entries: Vec::new(),
            body: Vec::new(),
        };
        block_on(store.commit(&vec![Write::Put(record, Expect::Absent)].into(), NOW))
    }

    fn is_there(store: &FaultyStore<MemoryStore>, sort: &str) -> bool {
        block_on(store.inner().record(&key(sort), NOW)).unwrap().is_some()
    }

    #[test]
    fn the_script_is_played_by_number() {
        let store = FaultyStore::new(MemoryStore::new());
        store.nth_commit(2, Fault::Unavailable);
        store.nth_commit(3, Fault::Conflict);
        store.nth_commit(4, Fault::AnswerLost);
        insert(&store, "1").unwrap();
        assert!(matches!(insert(&store, "2"), Err(StoreError::Unavailable(_))));
        assert!(matches!(insert(&store, "3"), Err(StoreError::Conflict(at)) if at == key("3")));
        assert!(matches!(insert(&store, "4"), Err(StoreError::Unavailable(_))));
        insert(&store, "5").unwrap();
        assert_eq!(["1", "2", "3", "4", "5"].map(|sort| is_there(&store, sort)), [true, false, false, true, true]);
        assert_eq!((store.commits(), store.calls()), (5, 5));
    }

    #[test]
    fn a_lost_answer_does_not_hide_that_the_batch_was_refused() {
        let store = FaultyStore::new(MemoryStore::new());
        insert(&store, "1").unwrap();
        store.nth_commit(1, Fault::AnswerLost);
        assert!(matches!(insert(&store, "1"), Err(StoreError::Conflict(_))));
    }

    #[test]
    fn the_script_is_played_by_predicate_until_healed() {
        let store = FaultyStore::new(MemoryStore::new());
        store.when(Fault::AnswerLost, |call| !matches!(call, Call::Commit(_)));
        insert(&store, "1").unwrap();
        let query = Query::prefix(Kind(1), "pool", "");
        assert!(matches!(block_on(store.query(&query, NOW)), Err(StoreError::Unavailable(_))));
        assert!(matches!(block_on(store.get(&[key("1")], NOW)), Err(StoreError::Unavailable(_))));
        assert!(matches!(block_on(store.sweep(Millis(10), 1)), Err(StoreError::Unavailable(_))));
        assert!(!is_there(&store, "1"), "the sweep happened");
        store.heal();
        store.nth_call(2, Fault::Unavailable);
        assert_eq!(block_on(store.sweep(Millis(10), 1)).unwrap(), 0);
        assert!(block_on(store.get(&[key("1")], NOW)).is_err());
        assert!(block_on(store.get(&[key("1")], NOW)).is_ok());
    }
}
