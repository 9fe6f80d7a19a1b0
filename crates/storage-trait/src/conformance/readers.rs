//! What readers see while others write.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use super::*;

pub(super) fn batches_are_seen_whole(subject: &Subject) {
    let keys = [key("a"), key("b")];
    let mut version = subject.commit(vec![insert(record("a")), insert(record("b"))]);
    let done = AtomicBool::new(false);
    thread::scope(|threads| {
        threads.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                version = subject.commit(vec![update(record("b"), version), update(record("a"), version)]);
            }
        });
        let _stop = Stop(&done);
        for _ in 0..50 {
            let read = subject.get_all(&keys, NOW).into_iter().map(|record| record.unwrap().version);
            let [a, b] = read.collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(a, b, "half a batch was seen");
        }
    });
}

pub(super) fn queries_see_whole_batches(subject: &Subject) {
    let mut version = subject.commit(vec![insert(claiming("a", "jane")), insert(record("b"))]);
    let done = AtomicBool::new(false);
    thread::scope(|threads| {
        threads.spawn(|| {
            let mut names = ["a", "b"];
            while !done.load(Ordering::SeqCst) {
                let [from, to] = names;
                version = subject.commit(vec![update(record(from), version), update(claiming(to, "jane"), version)]);
                names = [to, from];
            }
        });
        let _stop = Stop(&done);
        for _ in 0..25 {
            for matching in [claim("jane"), exact("jane"), prefix("")] {
                let found = subject.page(&by_index(NAME, matching), NOW).records;
                assert_eq!(found.len(), 1, "the claim is always somebody's: {found:?}");
                assert_eq!(found[0].entries, [Entry::claim(NAME, "jane")], "and its holder is as the index has it");
            }
            let both = subject.page(&by_prefix(""), NOW).records;
            assert_eq!(both[0].version, both[1].version, "half a batch was seen");
        }
    });
}

pub(super) fn pages_turn_while_others_write(subject: &Subject) {
    let tagged = |sort: &str| indexed(sort, vec![Entry::plain(TAG, sort)]);
    let stays: Vec<_> = (0..12).map(|n| format!("{n:02}")).collect();
    subject.commit(stays.iter().map(|sort| insert(tagged(sort))).collect());
    let stays: Vec<_> = stays.iter().map(String::as_bytes).collect();
    let commits = AtomicUsize::new(0);
    let written = || {
        commits.fetch_add(1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(1));
    };
    thread::scope(|threads| {
        // What comes and goes: before the first, among the others, behind the last.
        let writer = threads.spawn(|| {
            for sort in ["+", "05+", "99"].repeat(12) {
                let version = subject.insert(tagged(sort));
                written();
                subject.commit(vec![delete(sort, version)]);
                written();
            }
        });
        let wait_for_a_write = || {
            let seen = commits.load(Ordering::SeqCst);
            while commits.load(Ordering::SeqCst) == seen && !writer.is_finished() {
                thread::yield_now();
            }
        };
        while !writer.is_finished() {
            for query in [by_prefix(""), by_index(TAG, prefix(""))] {
                let mut page = subject.page(&query.clone().limit(2), NOW);
                let mut found = sorts(&page);
                while page.cursor.is_some() && found.len() < 100 {
                    wait_for_a_write();
                    page = subject.page(&query.clone().limit(2).after(page.cursor), NOW);
                    found.extend(sorts(&page));
                }
                assert!(found.is_sorted_by(|one, next| one < next), "none comes twice: {found:?}");
                let stay = found.iter().filter(|sort| stays.contains(&sort.as_slice())).count();
                assert_eq!(stay, stays.len(), "none is skipped: {found:?}");
            }
        }
    });
}

pub(super) fn indexes_agree_with_records(subject: &Subject) {
    const VALUES: [&str; 3] = ["x", "y", "z"];
    const SORTS: [&str; 4] = ["a", "b", "c", "d"];
    let plan = |n: usize, step: usize| {
        let sort = SORTS[(n * 7 + step * 3) % SORTS.len()];
        let entries = vec![Entry::plain(TAG, VALUES[step % 3]), Entry::claim(NAME, VALUES[(n + step) % 3])];
        let write = match subject.get(key(sort), NOW) {
            None => insert(indexed(sort, entries)),
            Some(found) if (n + step) % 5 == 4 => delete(sort, found.version),
            Some(found) => update(indexed(sort, entries), found.version),
        };
        let result = subject.try_commit(vec![write], NOW);
        assert!(matches!(result, Ok(_) | Err(StoreError::Conflict(_) | StoreError::Taken { .. })), "{result:?}");
    };
    for round in 0..6 {
        // Four callers who change the same few records, each after its own plan.
        at_once(4, |n| (0..4).for_each(|step| plan(n, round * 4 + step)));
        let records = subject.page(&by_prefix(""), NOW).records;
        for (index, value) in [TAG, NAME].into_iter().flat_map(|index| VALUES.map(|value| (index, value))) {
            let has = |record: &&Record| record.entries.iter().any(|e| e.index == index && e.value == value.as_bytes());
            let expected: Vec<_> = records.iter().filter(has).map(|record| record.key.sort.clone()).collect();
            assert_eq!(subject.sorts(&by_index(index, exact(value))), expected, "{index:?} {value}");
            if index == NAME {
                assert!(expected.len() <= 1, "claimed by several: {expected:?}");
                assert_eq!(subject.sorts(&by_index(index, claim(value))), expected);
            }
        }
    }
}

/// Stops the writer, also when the reader panics.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}
