//! Random batches, here and in memory: the same answers.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use futures::executor::block_on;
use poolgate_env::Millis;
use poolgate_storage_sqlite::SqliteStore;
use poolgate_storage_trait::{
    Entry, Expect, Index, Key, Kind, Matching, MemoryStore, Query, Record, Result, Store, StoreError, StoreExt,
    Version, Write,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Few names, so that they meet; with what sorts oddly among them.
const NAMES: &[&[u8]] = &[b"", b"\0", b"A", b"a", b"a%", b"a\xff", b"a\xff\x01", b"b", b"\xff"];

#[derive(Debug, Clone)]
enum Step {
    Commit(Vec<Planned>),
    Query { by_index: Option<u16>, matching: Matching, limit: usize },
    Sweep(usize),
    Wait(i64),
}

/// A write whose expectation is told from what is there when its turn comes.
#[derive(Debug, Clone)]
struct Planned {
    what: What,
    kind: u16,
    name: &'static [u8],
    expect: Expected,
}

#[derive(Debug, Clone)]
enum What {
    Put { ends_in: Option<i64>, entries: Vec<(u16, &'static [u8], bool)>, body: Vec<u8> },
    Delete,
    Check,
}

#[derive(Debug, Clone, Copy)]
enum Expected {
    WhatIsThere,
    Absent,
    Stale,
}

fn name() -> impl Strategy<Value = &'static [u8]> {
    select(NAMES)
}

fn planned() -> impl Strategy<Value = Planned> {
    let put = (option::weighted(0.3, 0..20_i64), vec((0..2_u16, name(), any::<bool>()), 0..4), vec(any::<u8>(), 0..9))
        .prop_map(|(ends_in, entries, body)| What::Put { ends_in, entries, body });
    let what = prop_oneof![6 => put, 2 => Just(What::Delete), 1 => Just(What::Check)];
    let expect = prop_oneof![
        12 => Just(Expected::WhatIsThere), 1 => Just(Expected::Absent), 1 => Just(Expected::Stale)
    ];
    (what, 0..2_u16, name(), expect).prop_map(|(what, kind, name, expect)| Planned { what, kind, name, expect })
}

fn step() -> impl Strategy<Value = Step> {
    let matching = (0..3, name()).prop_map(|(form, name)| match form {
        0 => Matching::Exact(name.to_vec()),
        1 => Matching::Prefix(name.to_vec()),
        _ => Matching::Claim(name.to_vec()),
    });
    prop_oneof![
        8 => vec(planned(), 1..5).prop_map(Step::Commit),
        4 => (option::of(0..2_u16), matching, 1..4_usize)
            .prop_map(|(by_index, matching, limit)| Step::Query { by_index, matching, limit }),
        1 => (0..3_usize).prop_map(Step::Sweep),
        1 => (1..10_i64).prop_map(Step::Wait),
    ]
}

/// The batch that the plan means for this store now.
fn writes(store: &dyn Store, plan: &[Planned], now: Millis) -> Vec<Write> {
    let write = |planned: &Planned| {
        let key = Key::new(Kind(planned.kind), "pool", planned.name);
        let there = block_on(store.record(&key, now)).unwrap();
        let expect = match planned.expect {
            Expected::WhatIsThere => there.map_or(Expect::Absent, |record| Expect::Version(record.version)),
            Expected::Absent => Expect::Absent,
            Expected::Stale => Expect::Version(Version(0)),
        };
        match &planned.what {
            What::Put { ends_in, entries, body } => {
                let entries = entries.iter().map(|&(index, value, unique)| {
                    let value = value.to_vec();
                    Entry { index: Index(index), value, unique }
                });
                let record = Record {
                    key,
                    version: Version(0),
                    expires_at: ends_in.map(|after| Millis(now.0 + after)),
                    entries: entries.collect(),
                    body: body.clone(),
                };
                Write::Put(record, expect)
            }
            What::Delete => Write::Delete(key, expect),
            What::Check => Write::Check(key, expect),
        }
    };
    plan.iter().map(write).collect()
}

/// What callers can rely on, comparable. Which of several claims was refused is not part of it.
fn outcome(result: Result<Version>) -> String {
    match result {
        Ok(_) => "done".into(),
        Err(StoreError::Taken { .. }) => "taken".into(),
        Err(other) => format!("{other:?}"),
    }
}

/// All pages, without the versions, which are each store's own.
fn pages(store: &dyn Store, query: &Query, now: Millis) -> Vec<Vec<Record>> {
    let mut pages = Vec::new();
    let mut query = query.clone();
    loop {
        let page = block_on(store.query(&query, now)).unwrap();
        pages.push(page.records.into_iter().map(|record| Record { version: Version(0), ..record }).collect());
        if page.cursor.is_none() {
            return pages;
        }
        query.cursor = page.cursor;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn sqlite_answers_as_memory_does(steps in vec(step(), 1..40)) {
        let stores: [Box<dyn Store>; 2] =
            [Box::new(MemoryStore::new()), Box::new(SqliteStore::open_in_memory().unwrap())];
        let mut now = Millis(1000);
        for step in steps {
            match step {
                Step::Commit(plan) => {
                    let [model, sqlite] =
                        stores.each_ref().map(|store| {
                            outcome(block_on(store.commit(&writes(store, &plan, now).into(), now)))
                        });
                    prop_assert_eq!(model, sqlite);
                }
                Step::Query { by_index, matching, limit } => {
                    for kind in [Kind(0), Kind(1)] {
                        let query = match by_index {
                            Some(index) => Query::index(kind, "pool", Index(index), matching.clone()),
                            None => Query::prefix(kind, "pool", matching.value()),
                        };
                        let [model, sqlite] = stores.each_ref().map(|store| {
                            pages(store, &query.clone().limit(limit), now)
                        });
                        prop_assert_eq!(model, sqlite);
                    }
                }
                Step::Sweep(limit) => {
                    let [model, sqlite] = stores.each_ref().map(|store| block_on(store.sweep(now, limit)).unwrap());
                    prop_assert_eq!(model, sqlite);
                    // Which of them went is each store's own choice: let all go.
                    for store in &stores {
                        block_on(store.sweep(now, 1000)).unwrap();
                    }
                }
                Step::Wait(millis) => now.0 += millis,
            }
            for kind in [Kind(0), Kind(1)] {
                let all = Query::prefix(kind, "pool", "");
                let [model, sqlite] = stores.each_ref().map(|store| pages(store, &all, now));
                prop_assert_eq!(model, sqlite);
            }
        }
    }
}
