//! Pools and clients, remembered for a moment.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use poolgate_env::Millis;

/// Remembers what was read, for a stated time and in bounded number. Users, codes and sessions are never kept here.
#[derive(Debug)]
pub(crate) struct Cache<T> {
    staleness: Duration,
    entries: Mutex<Entries<T>>,
}

#[derive(Debug)]
struct Entries<T> {
    by_id: HashMap<String, (Arc<T>, Millis)>,
    /// Counts changes, so that a read begun before a change is not remembered after it.
    changes: u64,
}

/// When a read began: what [`Cache::put`] needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading(u64);

/// Past this many entries the cache starts anew: a directory of pools that large has its own working set.
const CAPACITY: usize = 10_000;

impl<T> Cache<T> {
    pub(crate) fn new(staleness: Duration) -> Self {
        Self { staleness, entries: Mutex::new(Entries { by_id: HashMap::new(), changes: 0 }) }
    }

    fn entries(&self) -> MutexGuard<'_, Entries<T>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be called before the store is read.
    pub(crate) fn reading(&self) -> Reading {
        Reading(self.entries().changes)
    }

    /// What is remembered under `id`, unless it is too old.
    pub(crate) fn get(&self, id: &str, now: Millis) -> Option<Arc<T>> {
        let entries = self.entries();
        let (value, read) = entries.by_id.get(id)?;
        // A clock that was set back must not keep an entry alive.
        (now >= *read && now.since(*read) < self.staleness).then(|| Arc::clone(value))
    }

    /// Remembers `value`, read at `now`, unless something changed since the read began.
    pub(crate) fn put(&self, id: &str, value: &Arc<T>, now: Millis, reading: Reading) {
        let mut entries = self.entries();
        if self.staleness.is_zero() || entries.changes != reading.0 {
            return;
        }
        if entries.by_id.len() >= CAPACITY {
            entries.by_id.clear();
        }
        entries.by_id.insert(id.to_owned(), (Arc::clone(value), now));
    }

    /// Forgets what this node changed; to be called once the change is committed.
    pub(crate) fn forget(&self, id: &str) {
        let mut entries = self.entries();
        entries.changes += 1;
        entries.by_id.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_for_the_stated_time_and_forgets_on_demand() {
        let cache = Cache::new(Duration::from_secs(5));
        let value = Arc::new(7);
        cache.put("a", &value, Millis::from_secs(100), cache.reading());
        assert_eq!(cache.get("a", Millis::from_secs(104)).as_deref(), Some(&7));
        assert!(cache.get("a", Millis::from_secs(105)).is_none());
        assert!(cache.get("a", Millis::from_secs(99)).is_none(), "the clock was set back");
        cache.forget("a");
        assert!(cache.get("a", Millis::from_secs(100)).is_none());
    }

    #[test]
    fn a_read_that_a_change_overtook_is_not_remembered() {
        let cache = Cache::new(Duration::from_secs(5));
        let reading = cache.reading();
        cache.forget("a");
        cache.put("a", &Arc::new(7), Millis::from_secs(100), reading);
        assert!(cache.get("a", Millis::from_secs(100)).is_none());
    }
}
