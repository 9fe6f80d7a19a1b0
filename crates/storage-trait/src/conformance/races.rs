//! Who wins when several write at once.

use std::{
    task::{Context, Poll},
    time::Duration,
};

use futures::future::select;

use super::*;

pub(super) fn one_winner_of_sixteen(subject: &Subject) {
    let contended = subject.commit(vec![insert(record("contended")), insert(record("doomed"))]);
    // Each of the sixteen inserts the same key, claims the same name, updates or deletes the same writing of a record.
    let races: [fn(usize, Version) -> Vec<Write>; 5] = [
        |n, _| vec![insert(Record { body: n.to_be_bytes().to_vec(), ..record("same key") })],
        |n, _| vec![insert(claiming(&format!("racer {n}"), "same name"))],
        |n, version| match n % 2 {
            0 => vec![update(record("doomed"), version), insert(record("either"))],
            _ => vec![delete("doomed", version), insert(record("or"))],
        },
        |n, version| vec![update(record("contended"), version), insert(record(format!("update {n}")))],
        |n, version| vec![delete("contended", version), insert(record(format!("delete {n}")))],
    ];
    let mut version = contended;
    for race in races {
        assert_one_winner(&at_once(16, |n| subject.try_commit(race(n, version), NOW)));
        version = subject.get(key("contended"), NOW).map_or(version, |record| record.version);
    }
    for (prefix, count) in [("same key", 1), ("racer", 1), ("update", 1), ("delete", 1), ("contended", 0)] {
        assert_eq!(subject.sorts(&by_prefix(prefix)).len(), count, "{prefix}");
    }
    let found = subject.get_all(&["either", "or", "doomed"].map(key), NOW);
    let [either, or, doomed] = [0, 1, 2].map(|n| found[n].is_some());
    assert!(either != or && doomed == either, "updated or deleted, not both: {found:?}");
}

pub(super) fn one_heir_of_sixteen(subject: &Subject) {
    let ended = [claiming("a", "jane"), claiming("b", "joe")].map(|record| insert(ending(record, LATER)));
    subject.commit(ended.to_vec());
    // The key of a record that has expired, the claim of another,
    let heir = |n: usize| Record { body: n.to_be_bytes().to_vec(), ..record("a") };
    assert_one_winner(&at_once(16, |n| subject.try_commit(vec![insert(heir(n))], LATER)));
    let heir = |n: usize| claiming(&format!("heir {n}"), "joe");
    assert_one_winner(&at_once(16, |n| subject.try_commit(vec![insert(heir(n))], LATER)));
    assert_eq!(subject.page(&by_prefix("heir"), LATER).records.len(), 1);
    assert_eq!(subject.page(&by_index(NAME, claim("joe")), LATER).records.len(), 1);
    // and the claim of one that goes at this moment: there may be no heir, but not two.
    let version = subject.insert(claiming("c", "jim"));
    let taker = |n: usize| claiming(&format!("taker {n}"), "jim");
    let results = at_once(16, |n| match n {
        0 => subject.try_commit(vec![delete("c", version)], NOW),
        _ => subject.try_commit(vec![insert(taker(n))], NOW),
    });
    let takers = results[1..].iter().filter(|result| result.is_ok()).count();
    assert!(results[0].is_ok() && takers <= 1, "{results:?}");
    assert_eq!(subject.sorts(&by_index(NAME, claim("jim"))).len(), takers);
    assert_eq!(subject.try_commit(vec![insert(taker(0))], NOW).is_ok(), takers == 0, "it is free, or has its heir");
}

pub(super) fn callers_may_leave(subject: &Subject) {
    // As when a request is cancelled: its future is dropped, sooner or later, wherever it has come to.
    for patience in 0..16 {
        let both = ["left", "right"].map(|side| format!("{side} {patience}"));
        let writes: Vec<_> = both.iter().map(|name| insert(claiming(name, name))).collect();
        let (batch, keys) = (writes.into(), both.each_ref().map(|name| key(&**name)));
        let query = by_prefix("");
        subject.wait(async {
            let stays = || Patience(patience);
            select(subject.store.get(&keys, NOW), stays()).await;
            select(subject.store.query(&query, NOW), stays()).await;
            select(subject.store.commit(&batch, NOW), stays()).await;
            select(subject.store.sweep(NOW, 10), stays()).await;
        });
        let found = subject.get_all(&keys, NOW).into_iter().flatten().count();
        assert!(found == 0 || found == 2, "half a batch");
    }
    // It may happen still, as a whole; and nothing is locked that nobody holds any more.
    for name in (0..16).flat_map(|n| ["left", "right"].map(|side| format!("{side} {n}"))) {
        until_it_happens(|| {
            let found = subject.get(key(&*name), NOW);
            let expect = found.map_or(Expect::Absent, |record| Expect::Version(record.version));
            subject.try_commit(vec![Write::Put(claiming(&name, &name), expect)], NOW)
        });
    }
    assert_eq!(subject.sorts(&by_index(NAME, prefix(""))).len(), 32);
}

/// Is ready when it was asked more than so many times, each of which takes a moment.
pub(super) struct Patience(pub(super) u32);

impl Future for Patience {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(left) = self.0.checked_sub(1) else { return Poll::Ready(()) };
        self.0 = left;
        thread::sleep(Duration::from_micros(200));
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

fn assert_one_winner(results: &[Result<Version>]) {
    let won = results.iter().filter(|result| result.is_ok()).count();
    let fair = |error: &StoreError| matches!(error, StoreError::Conflict(_) | StoreError::Taken { .. });
    assert!(won == 1 && results.iter().filter_map(|result| result.as_ref().err()).all(fair), "{results:?}");
}

pub(super) fn checks_exclude_each_other(subject: &Subject) {
    // Each inserts what the other checks to be absent, updates or deletes what the other checks to be as it was. An
    // engine that reads what it checks from a snapshot lets in both.
    let forms: [fn(&str, Version) -> Write; 3] = [
        |own, _| insert(record(own)),
        |own, version| update(record(own), version),
        |own, version| delete(own, version),
    ];
    for (round, form) in [0, 1, 2].repeat(8).into_iter().enumerate() {
        let sides = ["left", "right"].map(|side| format!("{side} {round}"));
        let inserted = (form > 0).then(|| subject.commit(sides.iter().map(|side| insert(record(&**side))).collect()));
        let version = inserted.unwrap_or_default();
        let results = at_once(2, |n| {
            let check = Write::Check(key(&*sides[1 - n]), inserted.map_or(Expect::Absent, Expect::Version));
            subject.try_commit(vec![check, forms[form](&sides[n], version)], NOW)
        });
        assert!(
            matches!(results[..], [Ok(_), Err(StoreError::Conflict(_))] | [Err(StoreError::Conflict(_)), Ok(_)]),
            "{results:?}"
        );
        let found = subject.get_all(&sides.map(key), NOW).into_iter();
        let changed = found.filter(|found| found.as_ref().map(|record| record.version) != inserted).count();
        assert_eq!(changed, 1);
    }
}

pub(super) fn checks_leave_room_for_checks(subject: &Subject) {
    let version = subject.insert(record("checked"));
    let results = at_once(8, |n| {
        let each = (0..4).map(|round| {
            let checks = [("checked", Expect::Version(version)), ("nobody", Expect::Absent)];
            let mut writes: Vec<_> = checks.map(|(sort, expect)| Write::Check(key(sort), expect)).to_vec();
            writes.push(insert(record(format!("{n} {round}"))));
            subject.try_commit(writes, NOW).map(drop)
        });
        each.collect::<Result<()>>()
    });
    assert!(results.iter().all(Result::is_ok), "they only look, and hinder nobody: {results:?}");
    assert_eq!(subject.get(key("checked"), NOW).unwrap().version, version);
}

pub(super) fn no_update_is_lost(subject: &Subject) {
    const THREADS: u32 = 4;
    const EACH: u32 = 8;
    let counted = |count: u32| {
        let value = count.to_be_bytes();
        let entries = vec![Entry::plain(TAG, value), Entry::claim(NAME, value)];
        Record { body: value.to_vec(), ..indexed("count", entries) }
    };
    subject.insert(counted(0));
    let count = || {
        let found = subject.get(key("count"), NOW).unwrap();
        (u32::from_be_bytes(found.body.try_into().unwrap()), found.version)
    };
    at_once(THREADS as usize, |_| {
        for _ in 0..EACH {
            until_it_happens(|| {
                let (before, version) = count();
                subject.try_commit(vec![update(counted(before + 1), version)], NOW)
            });
        }
    });
    assert_eq!(count().0, THREADS * EACH);
    for index in [TAG, NAME] {
        assert_eq!(subject.sorts(&by_index(index, prefix(""))), texts(["count"]), "one entry, that of the last update");
    }
}

pub(super) fn opposite_orders_do_not_deadlock(subject: &Subject) {
    const EACH: usize = 8;
    subject.commit(vec![insert(claiming("a", "jane")), insert(claiming("b", "joe"))]);
    // Both swap the claims of two records, each in its own order.
    at_once(2, |n| {
        for _ in 0..EACH {
            until_it_happens(|| {
                let found = subject.get_all(&["a", "b"].map(key), NOW).into_iter().map(Option::unwrap);
                let [a, b]: [Record; 2] = found.collect::<Vec<_>>().try_into().unwrap();
                let longer = |record: &Record| [&record.body[..], b"+"].concat();
                let mut writes = vec![
                    update(Record { body: longer(&a), entries: b.entries.clone(), ..a.clone() }, a.version),
                    update(Record { body: longer(&b), entries: a.entries, ..b }, b.version),
                ];
                if n == 1 {
                    writes.reverse();
                }
                subject.try_commit(writes, NOW)
            });
        }
    });
    for sort in ["a", "b"] {
        assert_eq!(subject.body(key(sort)).unwrap().len(), 1 + 2 * EACH, "each swap happened once");
    }
    assert_eq!(subject.sorts(&by_index(NAME, prefix("j"))), texts(["a", "b"]), "after an even number of them");
    // And both want the same two names.
    for round in 0..8 {
        let names = ["first", "second"].map(|name| Entry::claim(NAME, format!("{name} {round}")));
        let results = at_once(2, |n| {
            let mut names = names.to_vec();
            names.rotate_left(n);
            subject.try_commit(vec![insert(indexed(format!("racer {n} {round}"), names))], NOW)
        });
        assert!(
            matches!(results[..], [Ok(_), Err(StoreError::Taken { .. })] | [Err(StoreError::Taken { .. }), Ok(_)]),
            "{results:?}"
        );
    }
}

/// Again on conflict. Where somebody conflicts somebody else has won, so it comes to an end.
fn until_it_happens(attempt: impl Fn() -> Result<Version>) {
    for _ in 0..1000 {
        match attempt() {
            Ok(_) => return,
            Err(StoreError::Conflict(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    panic!("nobody ever wins");
}
