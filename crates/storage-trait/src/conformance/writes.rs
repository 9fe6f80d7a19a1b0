//! What a batch expects and what it leaves.

use super::*;

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
    let first = subject.insert(record("a"));
    subject.commit(vec![delete("a", first)]);
    let second = subject.insert(record("a"));
    assert!(second > first, "{second:?} after {first:?}");
    subject.assert_conflict(vec![update(record("a"), first)], NOW, &key("a"));
    subject.assert_conflict(vec![delete("a", first)], NOW, &key("a"));
    subject.assert_conflict(vec![Write::Check(key("a"), Expect::Version(first))], NOW, &key("a"));
    subject.commit(vec![delete("a", second)]);
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
    assert!(version > last);
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
