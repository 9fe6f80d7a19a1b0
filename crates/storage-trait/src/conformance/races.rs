//! Real threads.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use super::*;

pub(super) fn one_winner_of_sixteen(subject: &Subject) {
    let contended = subject.insert(record("contended"));
    // Each of the sixteen inserts the same key, claims the same name, updates or deletes the same writing of a record.
    let races: [fn(usize, Version) -> Vec<Write>; 4] = [
        |n, _| vec![insert(Record { body: n.to_be_bytes().to_vec(), ..record("same key") })],
        |n, _| vec![insert(claiming(&format!("racer {n}"), "same name"))],
        |n, version| vec![update(record("contended"), version), insert(record(format!("update {n}")))],
        |n, version| vec![delete("contended", version), insert(record(format!("delete {n}")))],
    ];
    let mut version = contended;
    for race in races {
        let start = Barrier::new(16);
        let results: Vec<Result<Version>> = thread::scope(|threads| {
            let running: Vec<_> = (0..16)
                .map(|n| {
                    let (start, writes) = (&start, race(n, version));
                    threads.spawn(move || {
                        start.wait();
                        subject.try_commit(writes, NOW)
                    })
                })
                .collect();
            running.into_iter().map(|racer| racer.join().unwrap()).collect()
        });
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        let fair = |error: &StoreError| matches!(error, StoreError::Conflict(_) | StoreError::Taken { .. });
        assert!(results.iter().filter_map(|result| result.as_ref().err()).all(fair), "{results:?}");
        version = subject.get(key("contended"), NOW).map_or(version, |record| record.version);
    }
    for (prefix, count) in [("same key", 1), ("racer", 1), ("update", 1), ("delete", 1), ("contended", 0)] {
        assert_eq!(subject.sorts(&by_prefix(prefix)).len(), count, "{prefix}");
    }
}

pub(super) fn checks_exclude_each_other(subject: &Subject) {
    // Each inserts what the other checks to be absent. An engine that reads what it checks from a snapshot lets in both.
    for round in 0..20 {
        let [left, right] = ["left", "right"].map(|side| format!("{side} {round}"));
        let start = Barrier::new(2);
        let results = thread::scope(|threads| {
            let running = [(&left, &right), (&right, &left)].map(|(checked, inserted)| {
                let start = &start;
                threads.spawn(move || {
                    let check = Write::Check(key(checked.as_str()), Expect::Absent);
                    start.wait();
                    subject.try_commit(vec![check, insert(record(inserted.as_str()))], NOW)
                })
            });
            running.map(|racer| racer.join().unwrap())
        });
        assert!(
            matches!(&results, [Ok(_), Err(StoreError::Conflict(_))] | [Err(StoreError::Conflict(_)), Ok(_)]),
            "{results:?}"
        );
        assert_eq!(subject.get_all(&[key(left), key(right)], NOW).into_iter().flatten().count(), 1);
    }
}

pub(super) fn no_update_is_lost(subject: &Subject) {
    const THREADS: u32 = 4;
    const EACH: u32 = 8;
    subject.insert(Record { body: 0_u32.to_be_bytes().to_vec(), ..record("count") });
    let count = || {
        let found = subject.get(key("count"), NOW).unwrap();
        (u32::from_be_bytes(found.body.try_into().unwrap()), found.version)
    };
    thread::scope(|threads| {
        for _ in 0..THREADS {
            threads.spawn(|| {
                let mut done = 0;
                while done < EACH {
                    let (before, version) = count();
                    let after = Record { body: (before + 1).to_be_bytes().to_vec(), ..record("count") };
                    match subject.try_commit(vec![update(after, version)], NOW) {
                        Ok(_) => done += 1,
                        Err(StoreError::Conflict(_)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
            });
        }
    });
    assert_eq!(count().0, THREADS * EACH);
}

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

/// Stops the writer, also when the reader panics.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}
