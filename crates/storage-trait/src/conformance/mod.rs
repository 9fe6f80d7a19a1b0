//! What every store must do, as a suite that an adapter runs with one line.
//!
//! ```
//! mod memory {
//!     poolgate_storage_trait::conformance!(poolgate_storage_trait::MemoryStore::new());
//! }
//! ```
//!
//! The expression opens an empty store and is evaluated once a case; each case is a `#[test]` of its own. A store that
//! needs a runtime names, after a comma, a function that blocks on a future ([`BlockOn`]); one with something to clean
//! up afterwards opens a [`Subject`] with a guard. Outside a test harness, walk through [`CASES`].

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a case fails by panicking"
)]
#![cfg_attr(not(test), expect(clippy::wildcard_imports, reason = "cases are written in this module's words"))]

use std::{
    any::Any,
    fmt,
    future::Future,
    pin::Pin,
    sync::{Arc, Barrier},
    thread,
};

use poolgate_env::Millis;

use crate::{
    Cursor, Entry, Expect, Index, Key, Kind, Matching, Page, Query, Record, Result, Store, StoreError, Version, Write,
};

#[cfg(test)]
mod broken;
mod claims;
mod expiry;
mod queries;
mod races;
mod readers;
mod reads;
mod sweeps;
mod writes;

use claims::{
    claims_are_freed, claims_exclude_others, claims_move_between_kinds, claims_move_within_a_batch, indexes_are_apart,
    one_claim_twice_in_a_batch, plain_entries_are_shared, plain_entries_become_claims, taken_is_not_conflict,
};
use expiry::{
    expired_records_are_absent, expired_records_take_no_room, expiry_can_be_put_off, expiry_frees_claims,
    overtaken_claims_stay_lost, what_expired_makes_room_within_a_batch,
};
use queries::{
    claims_are_found, cursors_hold_while_writes_go_on, cursors_of_other_queries_do_no_harm, cursors_turn_pages,
    cursors_turn_pages_of_an_index, indexes_are_queried_by_value_and_prefix, pages_are_full,
    percent_and_underscore_are_letters, prefixes_may_end_in_ff,
};
use races::{
    callers_may_leave, checks_exclude_each_other, checks_leave_room_for_checks, no_update_is_lost, one_heir_of_sixteen,
    one_winner_of_sixteen, opposite_orders_do_not_deadlock,
};
use readers::{
    batches_are_seen_whole, indexes_agree_with_records, pages_turn_while_others_write, queries_see_whole_batches,
};
use reads::{
    any_bytes_survive, bytes_are_ordered, case_counts, empty_bytes_are_bytes, get_answers_in_order, limits_are_kept,
    partitions_and_kinds_are_apart, reads_see_writes,
};
use sweeps::{a_sweep_spares_what_lives_on, sweepers_share_the_work, sweeping_goes_in_steps};
use writes::{
    batches_are_all_or_nothing, checks_hold, expectations_hold, extreme_numbers_are_numbers,
    puts_replace_the_record_whole, the_largest_batches_go_through, versions_are_never_used_again, versions_grow,
};

/// Gives one `#[test]` a case of the suite; see [`conformance`](mod@crate::conformance).
#[macro_export]
macro_rules! conformance {
    (@each tests($open:expr, $block_on:expr) $($case:ident)*) => {$(
        #[test]
        fn $case() {
            $crate::conformance::run(stringify!($case), $open, $block_on);
        }
    )*};
    (@each list() $($case:ident)*) => {
        &[$(Case { name: stringify!($case), run: $case }),*]
    };
    (@cases $then:ident $arguments:tt) => {
        $crate::conformance! {
            @each $then $arguments
            a_sweep_spares_what_lives_on
            any_bytes_survive
            batches_are_all_or_nothing
            batches_are_seen_whole
            bytes_are_ordered
            callers_may_leave
            case_counts
            checks_exclude_each_other
            checks_hold
            checks_leave_room_for_checks
            claims_are_found
            claims_are_freed
            claims_exclude_others
            claims_move_between_kinds
            claims_move_within_a_batch
            cursors_hold_while_writes_go_on
            cursors_of_other_queries_do_no_harm
            cursors_turn_pages
            cursors_turn_pages_of_an_index
            empty_bytes_are_bytes
            expectations_hold
            expired_records_are_absent
            expired_records_take_no_room
            expiry_can_be_put_off
            expiry_frees_claims
            extreme_numbers_are_numbers
            get_answers_in_order
            indexes_agree_with_records
            indexes_are_apart
            indexes_are_queried_by_value_and_prefix
            limits_are_kept
            no_update_is_lost
            one_claim_twice_in_a_batch
            one_heir_of_sixteen
            one_winner_of_sixteen
            opposite_orders_do_not_deadlock
            overtaken_claims_stay_lost
            pages_are_full
            pages_turn_while_others_write
            partitions_and_kinds_are_apart
            percent_and_underscore_are_letters
            plain_entries_are_shared
            plain_entries_become_claims
            prefixes_may_end_in_ff
            puts_replace_the_record_whole
            queries_see_whole_batches
            reads_see_writes
            sweepers_share_the_work
            sweeping_goes_in_steps
            taken_is_not_conflict
            the_largest_batches_go_through
            versions_are_never_used_again
            versions_grow
            what_expired_makes_room_within_a_batch
        }
    };
    ($open:expr $(,)?) => {
        $crate::conformance!($open, $crate::conformance::block_on);
    };
    ($open:expr, $block_on:expr $(,)?) => {
        $crate::conformance!(@cases tests($open, $block_on));
    };
}

/// All cases, by name.
pub const CASES: &[Case] = conformance!(@cases list());

/// One thing that every store must do.
#[derive(Clone, Copy)]
pub struct Case {
    /// What it says, as the name of a function.
    pub name: &'static str,
    run: fn(&Subject),
}

impl Case {
    /// Runs the case on an empty store; panics when the store fails it.
    pub fn run(&self, subject: impl Into<Subject>, block_on: BlockOn) {
        (self.run)(&subject.into().blocking(block_on));
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Runs the case of this name; panics when the store fails it, or when there is no such case.
pub fn run(name: &str, subject: impl Into<Subject>, block_on: BlockOn) {
    CASES.iter().find(|case| case.name == name).expect("a case of this name").run(subject, block_on);
}

/// Runs a future to its end on this thread. Cases call it from several threads at once.
pub type BlockOn = fn(Pin<Box<dyn Future<Output = ()> + Send + '_>>);

/// A [`BlockOn`] for stores that need no runtime.
pub fn block_on(future: Pin<Box<dyn Future<Output = ()> + Send + '_>>) {
    futures::executor::block_on(future);
}

/// The store that a case examines. Any [`Store`] becomes one.
#[derive(Debug)]
pub struct Subject {
    store: Arc<dyn Store>,
    block_on: BlockOn,
    // Declared after the store, so dropped after it.
    _guard: Box<dyn Any + Send + Sync>,
}

impl<S: Store + 'static> From<S> for Subject {
    fn from(store: S) -> Self {
        Self::guarded(store, ())
    }
}

impl Subject {
    /// A store, and what is to be dropped after it: its directory, its database.
    pub fn guarded(store: impl Store + 'static, guard: impl Any + Send + Sync) -> Self {
        Self { store: Arc::new(store), block_on, _guard: Box::new(guard) }
    }

    fn get(&self, key: Key, now: Millis) -> Option<Record> {
        let mut records = self.get_all(&[key], now);
        assert_eq!(records.len(), 1, "one answer a key");
        records.remove(0)
    }

    fn get_all(&self, keys: &[Key], now: Millis) -> Vec<Option<Record>> {
        self.wait(self.store.get(keys, now)).expect("get answers")
    }

    fn body(&self, key: Key) -> Option<Vec<u8>> {
        self.get(key, NOW).map(|record| record.body)
    }

    fn page(&self, query: &Query, now: Millis) -> Page {
        self.wait(self.store.query(query, now)).expect("query answers")
    }

    /// The sort keys that a query finds.
    fn sorts(&self, query: &Query) -> Vec<Vec<u8>> {
        sorts(&self.page(query, NOW))
    }

    /// The sort keys that a query finds, page by page of so many.
    fn pages(&self, query: &Query, limit: usize) -> Vec<Vec<Vec<u8>>> {
        let mut pages = Vec::new();
        let mut cursor: Option<Cursor> = None;
        loop {
            let page = self.page(&query.clone().limit(limit).after(cursor), NOW);
            pages.push(sorts(&page));
            assert!(pages.len() < 100, "the pages come to an end");
            // As text, which is how it comes back from clients.
            cursor = page.cursor.map(|cursor| cursor.to_string().parse().expect("a cursor"));
            if cursor.is_none() {
                return pages;
            }
        }
    }

    fn try_commit(&self, writes: Vec<Write>, now: Millis) -> Result<Version> {
        self.wait(self.store.commit(&writes.into(), now))
    }

    fn commit(&self, writes: Vec<Write>) -> Version {
        self.try_commit(writes, NOW).expect("the batch happens")
    }

    fn insert(&self, record: Record) -> Version {
        self.commit(vec![insert(record)])
    }

    fn assert_conflict(&self, writes: Vec<Write>, now: Millis, at: &Key) {
        let result = self.try_commit(writes, now);
        assert!(matches!(&result, Err(StoreError::Conflict(key)) if key == at), "a conflict at {at:?}: {result:?}");
    }

    fn assert_taken(&self, writes: Vec<Write>, of: &Key, by: Index) {
        let result = self.try_commit(writes, NOW);
        assert!(
            matches!(&result, Err(StoreError::Taken { key, index }) if key == of && *index == by),
            "{by:?} of {of:?} is taken: {result:?}"
        );
    }

    /// The same, waited for by this function.
    pub(crate) fn blocking(self, block_on: BlockOn) -> Self {
        Self { block_on, ..self }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.store
    }

    pub(crate) fn wait<T: Send>(&self, future: impl Future<Output = T> + Send) -> T {
        let mut output = None;
        (self.block_on)(Box::pin(async { output = Some(future.await) }));
        output.expect("block_on runs the future to its end")
    }
}

const NOW: Millis = Millis::from_secs(1_700_000_000);
const LATER: Millis = Millis(NOW.0 + 10);
const KIND: Kind = Kind(1);
const OTHER_KIND: Kind = Kind(2);
const POOL: &str = "pool";
const NAME: Index = Index(1);
const TAG: Index = Index(2);

fn key(sort: impl Into<Vec<u8>>) -> Key {
    Key::new(KIND, POOL, sort)
}

/// A record whose body is its sort key.
fn record(sort: impl Into<Vec<u8>>) -> Record {
    let key = key(sort);
    Record { body: key.sort.clone(), key, version: Version(0), expires_at: None, entries: Vec::new() }
}

fn indexed(sort: impl Into<Vec<u8>>, entries: Vec<Entry>) -> Record {
    Record { entries, ..record(sort) }
}

fn claiming(sort: &str, name: &str) -> Record {
    indexed(sort, vec![Entry::claim(NAME, name)])
}

fn ending(record: Record, at: Millis) -> Record {
    Record { expires_at: Some(at), ..record }
}

fn insert(record: Record) -> Write {
    Write::Put(record, Expect::Absent)
}

fn update(record: Record, version: Version) -> Write {
    Write::Put(record, Expect::Version(version))
}

fn delete(sort: &str, version: Version) -> Write {
    Write::Delete(key(sort), Expect::Version(version))
}

fn by_prefix(prefix: impl Into<Vec<u8>>) -> Query {
    Query::prefix(KIND, POOL, prefix)
}

fn by_index(index: Index, matching: Matching) -> Query {
    Query::index(KIND, POOL, index, matching)
}

fn exact(value: &str) -> Matching {
    Matching::Exact(value.into())
}

fn prefix(value: &str) -> Matching {
    Matching::Prefix(value.into())
}

fn claim(value: &str) -> Matching {
    Matching::Claim(value.into())
}

fn sorts(page: &Page) -> Vec<Vec<u8>> {
    page.records.iter().map(|record| record.key.sort.clone()).collect()
}

/// Texts as sort keys, to compare with.
fn texts<const N: usize>(texts: [&str; N]) -> Vec<Vec<u8>> {
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

/// What so many threads come to that start at once, each told its number.
fn at_once<T: Send>(count: usize, each: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(count);
    thread::scope(|threads| {
        let (start, each) = (&start, &each);
        let run = |n| {
            threads.spawn(move || {
                start.wait();
                each(n)
            })
        };
        let running: Vec<_> = (0..count).map(run).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
