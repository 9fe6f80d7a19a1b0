//! What a batch expects and what it leaves.

use super::*;
use crate::MAX_BATCH_ROWS;

pub(super) fn expectations_hold(subject: &Subject) {
    let old = subject.insert(record("a"));
    let new = subject.commit(vec![update(record("a"), old)]);
    let never = Version(new.0 + 1000);
    subject.assert_conflict(vec![insert(record("a"))], NOW, &key("a"));
    subject.assert_conflict(vec![Write::Delete(key("a"), Expect::Absent)], NOW, &key("a"));
    for version in [old, never] {
        subject.assert_conflict(vec![update(record("a"), version)], NOW, &key("a"));
        subject.assert_conflict(vec![delete("a", version)], NOW, &key("a"));
    }
    subject.assert_conflict(vec![update(record("b"), new)], NOW, &key("b"));
    subject.assert_conflict(vec![delete("b", new)], NOW, &key("b"));
    let writes = vec![insert(record("b")), update(record("c"), new), update(record("a"), old)];
    subject.assert_conflict(writes, NOW, &key("c"));
    assert_eq!(subject.get(key("a"), NOW).unwrap().version, new);
    subject.commit(vec![Write::Delete(key("b"), Expect::Absent), delete("a", new)]);
    assert_eq!(subject.body(key("a")), None);
}

pub(super) fn versions_are_never_used_again(subject: &Subject) {
    let mut earlier = Vec::new();
    for _ in 0..4 {
        let first = subject.insert(record("a"));
        let second = subject.commit(vec![update(record("a"), first)]);
        assert!(second > first, "{second:?} after {first:?}");
        for version in &earlier {
            assert!(![first, second].contains(version), "{version:?} again");
            subject.assert_conflict(vec![update(record("a"), *version)], NOW, &key("a"));
            subject.assert_conflict(vec![delete("a", *version)], NOW, &key("a"));
            subject.assert_conflict(vec![Write::Check(key("a"), Expect::Version(*version))], NOW, &key("a"));
        }
        subject.commit(vec![delete("a", second)]);
        earlier.extend([first, second]);
    }
}

pub(super) fn versions_grow(subject: &Subject) {
    let mut last = subject.commit(vec![insert(record("a")), insert(record("b"))]);
    for _ in 0..3 {
        let found = ["a", "b"].map(|sort| subject.get(key(sort), NOW).unwrap().version);
        assert_eq!(found, [last; 2], "all records of a batch have the version that it returned");
        let next = subject.commit(vec![update(record("a"), last), update(record("b"), last)]);
        assert!(next > last, "{next:?} after {last:?}");
        last = next;
    }
    let stated = Record { version: Version(u64::MAX), ..record("c") };
    let version = subject.insert(stated);
    assert_eq!(subject.get(key("c"), NOW).unwrap().version, version, "what a put says of its version counts nothing");
    assert_eq!(subject.page(&by_prefix("c"), NOW).records[0].version, version);
}

pub(super) fn puts_replace_the_record_whole(subject: &Subject) {
    let before = Record {
        expires_at: Some(Millis(NOW.0 + 10)),
        ..indexed("a", vec![Entry::plain(TAG, "red"), Entry::plain(TAG, "blue")])
    };
    let version = subject.insert(before);
    let after =
        Record { body: b"new".to_vec(), ..indexed("a", vec![Entry::plain(TAG, "blue"), Entry::plain(TAG, "green")]) };
    let version = subject.commit(vec![update(after.clone(), version)]);
    assert_eq!(subject.get(key("a"), Millis(NOW.0 + 10)), Some(Record { version, ..after }));
    let found = ["red", "blue", "green"].map(|tag| subject.sorts(&by_index(TAG, exact(tag))).len());
    assert_eq!(found, [0, 1, 1]);
    let version = subject.commit(vec![update(record("a"), version)]);
    assert_eq!(subject.sorts(&by_index(TAG, prefix(""))), texts([]));
    assert_eq!(subject.get(key("a"), NOW), Some(Record { version, ..record("a") }));
}

pub(super) fn batches_are_all_or_nothing(subject: &Subject) {
    let version = subject.insert(claiming("a", "jane"));
    let stale = Version(version.0 + 1000);
    let changed = Record { body: b"changed".to_vec(), ..claiming("a", "joe") };
    subject.assert_conflict(
        vec![update(changed.clone(), version), insert(claiming("b", "jim")), delete("nobody", stale)],
        NOW,
        &key("nobody"),
    );
    let twice = vec![insert(claiming("b", "jim")), update(changed, version), insert(claiming("c", "jim"))];
    assert!(matches!(subject.try_commit(twice, NOW), Err(StoreError::Taken { index: NAME, .. })));
    assert_eq!(subject.get(key("a"), NOW), Some(Record { version, ..claiming("a", "jane") }));
    assert_eq!(subject.sorts(&by_prefix("")), texts(["a"]));
    assert_eq!(subject.sorts(&by_index(NAME, prefix(""))), texts(["a"]));
    subject.commit(vec![insert(claiming("b", "jim")), insert(claiming("c", "joe")), delete("a", version)]);
    assert_eq!(subject.sorts(&by_prefix("")), texts(["b", "c"]));
}

pub(super) fn the_largest_batches_go_through(subject: &Subject) {
    const RECORDS: usize = MAX_BATCH_ROWS / 2;
    // As many records as fit, each with a claim.
    let named = |n: usize, name: usize| claiming(&format!("{n:02}"), &name.to_string());
    let claims = |name: usize| subject.sorts(&by_index(NAME, claim(&name.to_string())));
    let first = subject.commit((0..RECORDS).map(|n| insert(named(n, n))).collect());
    let moved = |n| named(n, (n + 1) % RECORDS);
    let mut writes: Vec<_> = (0..RECORDS - 1).map(|n| update(moved(n), first)).collect();
    writes.push(delete("49", Version(first.0 - 1)));
    subject.assert_conflict(writes, NOW, &key("49"));
    assert_eq!(subject.get(key("00"), NOW).unwrap().version, first, "all or nothing, to the last row");
    assert_eq!(claims(0), texts(["00"]));
    let second = subject.commit((0..RECORDS).map(|n| update(moved(n), first)).collect());
    assert_eq!([claims(0), claims(1)], [texts(["49"]), texts(["00"])], "each claim has moved on by one");
    subject.commit((0..RECORDS).map(|n| delete(&format!("{n:02}"), second)).collect());
    assert!(subject.sorts(&by_index(NAME, prefix(""))).is_empty());
    subject.insert(claiming("new", "7"));
}

pub(super) fn extreme_numbers_are_numbers(subject: &Subject) {
    let extreme = Record {
        key: Key::new(Kind(u16::MAX), POOL, "a"),
        expires_at: Some(Millis(i64::MAX)),
        ..indexed("a", vec![Entry::claim(Index(u16::MAX), "a"), Entry::plain(Index(0), "a")])
    };
    let key = extreme.key.clone();
    let version = subject.insert(extreme.clone());
    let there = Some(Record { version, ..extreme });
    assert_eq!(subject.get(key.clone(), Millis(i64::MAX - 1)), there, "just before its end");
    assert_eq!(subject.get(key.clone(), Millis(i64::MAX)), None);
    for index in [Index(u16::MAX), Index(0)] {
        let query = Query { kind: key.kind, ..by_index(index, exact("a")) };
        assert_eq!(subject.sorts(&query), texts(["a"]));
    }
    for never in [Version(0), Version(i64::MAX.unsigned_abs()), Version(u64::MAX)].map(Expect::Version) {
        subject.assert_conflict(vec![Write::Delete(key.clone(), never)], NOW, &key);
        subject.assert_conflict(vec![Write::Check(key.clone(), never)], NOW, &key);
    }
    // Before the epoch, too, there is time.
    let (early, end) = (Millis(-20), Millis(-10));
    subject.try_commit(vec![insert(Record { expires_at: Some(end), ..record("b") })], early).unwrap();
    assert_eq!(subject.get(self::key("b"), Millis(end.0 - 1)).map(|record| record.expires_at), Some(Some(end)));
    assert_eq!(subject.get(self::key("b"), end), None);
    let sweep = |now, limit| subject.wait(subject.store.sweep(now, limit)).unwrap();
    assert_eq!((sweep(NOW, usize::MAX), sweep(NOW, 0)), (1, 0));
    assert_eq!(sweep(Millis(i64::MAX), usize::MAX), 1);
}

pub(super) fn checks_hold(subject: &Subject) {
    let version = subject.insert(record("a"));
    let check = |sort: &str, expect| Write::Check(key(sort), expect);
    let stale = Expect::Version(Version(version.0 + 1000));
    subject.assert_conflict(vec![check("a", Expect::Absent), insert(record("b"))], NOW, &key("a"));
    subject.assert_conflict(vec![insert(record("b")), check("a", stale)], NOW, &key("a"));
    subject.assert_conflict(vec![insert(record("b")), check("c", stale)], NOW, &key("c"));
    assert_eq!(subject.body(key("b")), None);
    subject.commit(vec![check("a", Expect::Version(version)), insert(record("b")), check("c", Expect::Absent)]);
    assert_eq!(subject.get(key("a"), NOW).unwrap().version, version, "a check changes nothing");
    subject.commit(vec![check("a", Expect::Version(version))]);
    assert_eq!(subject.get(key("a"), NOW).unwrap().version, version);
}
