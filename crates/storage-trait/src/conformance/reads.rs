//! Keys, bytes and limits.

use super::*;
use crate::{
    By, MAX_BATCH_ROWS, MAX_BODY_BYTES, MAX_GET_KEYS, MAX_PAGE_RECORDS, MAX_PARTITION_BYTES, MAX_SORT_BYTES,
    MAX_VALUE_BYTES,
};

pub(super) fn bytes_are_ordered(subject: &Subject) {
    let ordered: [&[u8]; 13] =
        [b"", b"\0", b"\0\0", b"0", b"B", b"_", b"a", b"a\0", b"aB", b"aa", &[0x80], "\u{e9}".as_bytes(), &[0xff, 0]];
    for sort in ordered.iter().rev() {
        subject.insert(indexed(*sort, vec![Entry::plain(TAG, *sort)]));
    }
    assert_eq!(subject.sorts(&by_prefix("")), ordered);
    assert_eq!(subject.sorts(&by_index(TAG, prefix(""))), ordered);
}

pub(super) fn case_counts(subject: &Subject) {
    subject.insert(claiming("Jane", "JANE"));
    subject.insert(claiming("jane", "jane"));
    subject.insert(Record { key: Key::new(KIND, "Pool", "jane"), ..claiming("", "jane") });
    assert_eq!(subject.sorts(&by_prefix("")), texts(["Jane", "jane"]));
    assert_eq!(subject.sorts(&by_prefix("J")), texts(["Jane"]));
    assert_eq!(subject.sorts(&by_index(NAME, exact("jane"))), texts(["jane"]));
    assert_eq!(subject.sorts(&by_index(NAME, claim("JANE"))), texts(["Jane"]));
    assert_eq!(subject.get(key("JANE"), NOW), None);
}

pub(super) fn partitions_and_kinds_are_apart(subject: &Subject) {
    let there = Key::new(KIND, "other pool", "a");
    let other = Key::new(OTHER_KIND, POOL, "a");
    subject.insert(claiming("a", "jane"));
    subject.insert(Record { key: there.clone(), body: b"there".to_vec(), ..claiming("a", "jane") });
    subject.insert(Record { key: other.clone(), body: b"other".to_vec(), ..claiming("a", "joe") });
    let bodies = [key("a"), there, other.clone()].map(|key| subject.body(key).unwrap());
    assert_eq!(bodies.to_vec(), texts(["a", "there", "other"]));
    assert_eq!(subject.sorts(&by_prefix("")), texts(["a"]));
    assert_eq!(subject.sorts(&by_index(NAME, prefix("j"))), texts(["a"]));
    assert!(subject.sorts(&by_index(NAME, claim("joe"))).is_empty(), "claimed by a record of another kind");

    let key = Key { sort: b"b".to_vec(), ..other };
    subject.assert_taken(vec![insert(Record { key: key.clone(), ..claiming("b", "jane") })], &key, NAME);
}

pub(super) fn get_answers_in_order(subject: &Subject) {
    for sort in ["a", "b", "c"] {
        subject.insert(record(sort));
    }
    let found = subject.get_all(&["c", "nobody", "a", "c"].map(key), NOW);
    let bodies: Vec<_> = found.into_iter().map(|record| record.map(|record| record.body)).collect();
    assert_eq!(bodies, [Some(b"c".to_vec()), None, Some(b"a".to_vec()), Some(b"c".to_vec())]);
    assert_eq!(subject.get_all(&[], NOW), []);
    let many: Vec<_> = (0..MAX_GET_KEYS).rev().map(|n| key(n.to_be_bytes())).collect();
    subject.commit(many.iter().map(|key| insert(record(key.sort.clone()))).collect());
    let found: Vec<_> = subject.get_all(&many, NOW).into_iter().map(|record| record.unwrap().key).collect();
    assert_eq!(found, many);
}

pub(super) fn any_bytes_survive(subject: &Subject) {
    let every_byte: Vec<u8> = (0..=u8::MAX).collect();
    let rich = Record {
        body: every_byte.clone(),
        expires_at: Some(Millis(NOW.0 + 1)),
        entries: vec![
            Entry::plain(TAG, every_byte.clone()),
            Entry::claim(NAME, every_byte.clone()),
            Entry::claim(NAME, ""),
            Entry::plain(Index(u16::MAX), "it's \u{0}; drop"),
        ],
        ..record(every_byte.clone())
    };
    let poor = Record { body: Vec::new(), key: Key::new(Kind(u16::MAX), "p'\u{fc}l", ""), ..record("") };
    for record in [rich, poor] {
        let version = subject.insert(record.clone());
        assert_eq!(subject.get(record.key.clone(), NOW), Some(Record { version, ..record }));
    }
    assert_eq!(subject.sorts(&by_index(NAME, Matching::Claim(every_byte.clone()))), [every_byte]);
}

pub(super) fn empty_bytes_are_bytes(subject: &Subject) {
    let empty = Record { body: Vec::new(), ..indexed("", vec![Entry::plain(TAG, ""), Entry::claim(NAME, "")]) };
    let version = subject.insert(empty.clone());
    subject.insert(indexed("a", vec![Entry::plain(TAG, ""), Entry::plain(TAG, "a")]));
    assert_eq!(subject.get(key(""), NOW), Some(Record { version, ..empty }));
    assert_eq!(subject.sorts(&by_index(TAG, exact(""))), texts(["", "a"]));
    assert_eq!(subject.pages(&by_index(TAG, prefix("")), 1), [[""], ["a"], ["a"]].map(texts));
    assert_eq!(subject.pages(&by_prefix(""), 1), [[""], ["a"]].map(texts));
    assert_eq!(subject.sorts(&by_index(NAME, claim(""))), texts([""]));
    subject.assert_taken(vec![insert(claiming("b", ""))], &key("b"), NAME);
    subject.commit(vec![delete("", version)]);
    subject.insert(claiming("b", ""));
}

pub(super) fn reads_see_writes(subject: &Subject) {
    assert_eq!(subject.body(key("a")), None);
    let version = subject.insert(indexed("a", vec![Entry::plain(TAG, "1")]));
    assert_eq!(subject.body(key("a")), Some(b"a".to_vec()));
    let changed = Record { body: b"changed".to_vec(), ..indexed("a", vec![Entry::plain(TAG, "2")]) };
    let version = subject.commit(vec![update(changed, version)]);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            assert_eq!(subject.body(key("a")), Some(b"changed".to_vec()), "from another thread");
            assert_eq!(subject.sorts(&by_index(TAG, exact("2"))), texts(["a"]));
        });
    });
    subject.commit(vec![delete("a", version)]);
    assert_eq!(subject.body(key("a")), None);
    assert!(subject.sorts(&by_prefix("")).is_empty());
}

pub(super) fn limits_are_kept(subject: &Subject) {
    let entries = |count| (0..count).map(|n: usize| Entry::plain(TAG, n.to_be_bytes())).collect::<Vec<_>>();
    let records = |count: usize| (0..count).map(|n| insert(record(n.to_be_bytes()))).collect::<Vec<_>>();
    let named = |partition: &str| insert(Record { key: Key::new(KIND, partition, "x"), ..record("x") });

    let refused: [(&str, Vec<Write>); 12] = [
        ("an empty batch", vec![]),
        ("a row too many", records(MAX_BATCH_ROWS + 1)),
        ("an entry too many", vec![insert(indexed("x", entries(MAX_BATCH_ROWS)))]),
        ("a key twice", vec![insert(record("x")), Write::Check(key("x"), Expect::Absent)]),
        ("two partitions", vec![insert(record("x")), named("other pool")]),
        ("an entry twice", vec![insert(indexed("x", vec![Entry::claim(TAG, "t"), Entry::plain(TAG, "t")]))]),
        ("a long body", vec![insert(Record { body: vec![0; MAX_BODY_BYTES + 1], ..record("x") })]),
        ("a long key", vec![insert(record(vec![0; MAX_SORT_BYTES + 1]))]),
        ("a long value", vec![insert(indexed("x", vec![Entry::plain(TAG, vec![0; MAX_VALUE_BYTES + 1])]))]),
        ("a long partition", vec![named(&"p".repeat(MAX_PARTITION_BYTES + 1))]),
        ("no partition", vec![named("")]),
        ("a NUL", vec![named("a\0")]),
    ];
    for (what, writes) in refused {
        let result = subject.try_commit(writes, NOW);
        assert!(matches!(result, Err(StoreError::Invalid(_))), "{what}: {result:?}");
    }
    assert!(subject.sorts(&by_prefix("")).is_empty(), "a refused batch leaves nothing behind");
    let refused = [
        by_prefix("").limit(0),
        by_prefix("").limit(MAX_PAGE_RECORDS + 1),
        by_prefix(vec![0; MAX_SORT_BYTES + 1]),
        by_index(TAG, Matching::Exact(vec![0; MAX_VALUE_BYTES + 1])),
        Query { partition: String::new(), ..by_prefix("") },
        by_prefix("").after(Some(Cursor { value: None, sort: vec![0; MAX_SORT_BYTES + 1] })),
    ];
    for query in refused {
        let result = subject.wait(subject.store.query(&query, NOW));
        assert!(matches!(result, Err(StoreError::Invalid(_))), "{query:?}: {result:?}");
    }
    for keys in [vec![key("x"); MAX_GET_KEYS + 1], vec![key(vec![0; MAX_SORT_BYTES + 1])]] {
        let result = subject.wait(subject.store.get(&keys, NOW));
        assert!(matches!(result, Err(StoreError::Invalid(_))), "{} keys: {result:?}", keys.len());
    }

    // And up to the limits everything goes.
    // Bytes without a pattern: what an engine can make shorter hides that its index takes no such key.
    let partition: String = unlike(MAX_PARTITION_BYTES).into_iter().map(|byte| char::from(b'!' + byte % 90)).collect();
    let long = Key::new(KIND, &*partition, unlike(MAX_SORT_BYTES));
    let value = unlike(MAX_VALUE_BYTES);
    let largest = Record {
        key: long.clone(),
        body: unlike(MAX_BODY_BYTES),
        entries: [vec![Entry::claim(NAME, value.clone())], entries(MAX_BATCH_ROWS - 2)].concat(),
        ..record("")
    };
    let version = subject.insert(largest.clone());
    assert_eq!(subject.get_all(&vec![long; MAX_GET_KEYS], NOW).pop(), Some(Some(Record { version, ..largest })));
    let query = Query {
        partition,
        by: By::Index { index: NAME, matching: Matching::Prefix(value) },
        ..by_prefix("").limit(MAX_PAGE_RECORDS)
    };
    assert_eq!(subject.page(&query, NOW).records.len(), 1);
    subject.commit(records(MAX_BATCH_ROWS));
    assert_eq!(subject.sorts(&by_prefix("")).len(), MAX_BATCH_ROWS);
}

/// So many bytes that resemble nothing.
fn unlike(count: usize) -> Vec<u8> {
    let bytes = (0..count).scan(1_u32, |state, _| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(state.to_be_bytes()[0])
    });
    bytes.collect()
}
