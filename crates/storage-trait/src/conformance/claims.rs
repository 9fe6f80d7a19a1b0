//! What one record alone may have.

use super::*;

pub(super) fn claims_exclude_others(subject: &Subject) {
    let jane = subject.insert(claiming("a", "jane"));
    let joe = subject.insert(claiming("b", "joe"));
    subject.assert_taken(vec![insert(claiming("c", "jane"))], &key("c"), NAME);
    subject.assert_taken(vec![insert(record("c")), update(claiming("b", "jane"), joe)], &key("b"), NAME);
    assert_eq!(subject.body(key("c")), None, "nothing of a refused batch happened");
    assert_eq!(subject.sorts(&by_index(NAME, claim("joe"))), texts(["b"]));
    subject.commit(vec![update(claiming("a", "jane"), jane)]);
    subject.insert(indexed("c", vec![Entry::claim(TAG, "jane")]));
}

pub(super) fn claims_are_freed(subject: &Subject) {
    let a = subject.insert(claiming("a", "jane"));
    subject.commit(vec![delete("a", a)]);
    let b = subject.insert(claiming("b", "jane"));
    let b = subject.commit(vec![update(claiming("b", "joe"), b)]);
    subject.insert(claiming("c", "jane"));
    // A claim that becomes a plain entry is given up too.
    subject.commit(vec![update(indexed("b", vec![Entry::plain(NAME, "joe")]), b)]);
    subject.insert(claiming("d", "joe"));
    assert_eq!(subject.sorts(&by_index(NAME, exact("joe"))), texts(["b", "d"]));
}

pub(super) fn claims_move_within_a_batch(subject: &Subject) {
    let a = subject.insert(claiming("a", "jane"));
    // Taken before it is given up, as the batch has it,
    let both = subject.commit(vec![insert(claiming("b", "jane")), update(claiming("a", "joe"), a)]);
    assert_eq!(subject.sorts(&by_index(NAME, claim("jane"))), texts(["b"]));
    // given up before it is taken,
    let both = subject.commit(vec![update(record("a"), both), update(claiming("b", "joe"), both)]);
    // swapped,
    let both = subject.commit(vec![update(claiming("a", "jane"), both), update(claiming("b", "joe"), both)]);
    let both = subject.commit(vec![update(claiming("a", "joe"), both), update(claiming("b", "jane"), both)]);
    assert_eq!(subject.sorts(&by_index(NAME, prefix("j"))), texts(["b", "a"]));
    // and left behind by a record that goes.
    subject.commit(vec![insert(claiming("c", "jane")), delete("b", both)]);
    assert_eq!(subject.sorts(&by_index(NAME, claim("jane"))), texts(["c"]));
}

pub(super) fn claims_move_between_kinds(subject: &Subject) {
    let other = |record: Record| Record { key: Key::new(OTHER_KIND, POOL, record.key.sort), ..record };
    let a = subject.insert(claiming("a", "jane"));
    // Of the same name, and yet another record.
    let there = other(claiming("a", "jane"));
    subject.assert_taken(vec![insert(there.clone())], &there.key, NAME);
    let b = subject.insert(other(record("a")));
    subject.assert_taken(vec![update(there.clone(), b)], &there.key, NAME);
    let both = subject.commit(vec![update(there.clone(), b), update(record("a"), a)]);
    let holders = || {
        let query = by_index(NAME, claim("jane"));
        [subject.sorts(&query), subject.sorts(&Query { kind: OTHER_KIND, ..query })]
    };
    assert_eq!(holders(), [texts([]), texts(["a"])]);
    subject.assert_taken(vec![update(claiming("a", "jane"), both)], &key("a"), NAME);
    subject.commit(vec![Write::Delete(there.key, Expect::Version(both)), update(claiming("a", "jane"), both)]);
    assert_eq!(holders(), [texts(["a"]), texts([])]);
}

pub(super) fn plain_entries_become_claims(subject: &Subject) {
    // An address that is verified.
    let plain = |sort: &str| indexed(sort, vec![Entry::plain(NAME, "jane")]);
    let [a, b] = ["a", "b"].map(|sort| subject.insert(plain(sort)));
    let a = subject.commit(vec![update(claiming("a", "jane"), a)]);
    assert_eq!(subject.get(key("a"), NOW).unwrap().entries, [Entry::claim(NAME, "jane")]);
    assert_eq!(subject.sorts(&by_index(NAME, claim("jane"))), texts(["a"]));
    subject.assert_taken(vec![update(claiming("b", "jane"), b)], &key("b"), NAME);
    let a = subject.commit(vec![update(plain("a"), a)]);
    assert_eq!(subject.sorts(&by_index(NAME, claim("jane"))), texts([]));
    subject.commit(vec![update(claiming("b", "jane"), b)]);
    subject.assert_taken(vec![update(claiming("a", "jane"), a)], &key("a"), NAME);
    assert_eq!(subject.sorts(&by_index(NAME, exact("jane"))), texts(["a", "b"]));
}

pub(super) fn indexes_are_apart(subject: &Subject) {
    const THIRD: Index = Index(3);
    let entries = [Entry::claim(NAME, "same"), Entry::plain(TAG, "same"), Entry::claim(THIRD, "same")];
    let a = subject.insert(indexed("a", entries.to_vec()));
    let find = |index| subject.sorts(&by_index(index, exact("same"))).len();
    assert_eq!([NAME, TAG, THIRD].map(find), [1, 1, 1]);
    subject.assert_taken(vec![insert(indexed("b", vec![entries[2].clone()]))], &key("b"), THIRD);
    // What goes from one index stays in the others.
    let [_, tag, third] = entries;
    subject.commit(vec![update(indexed("a", vec![third.clone(), tag]), a)]);
    assert_eq!([NAME, TAG, THIRD].map(find), [0, 1, 1]);
    subject.assert_taken(vec![insert(indexed("b", vec![third]))], &key("b"), THIRD);
    subject.insert(claiming("b", "same"));
    assert_eq!([NAME, TAG, THIRD].map(find), [1, 1, 1]);
}

pub(super) fn one_claim_twice_in_a_batch(subject: &Subject) {
    let result = subject.try_commit(vec![insert(claiming("a", "jane")), insert(claiming("b", "jane"))], NOW);
    assert!(matches!(result, Err(StoreError::Taken { index: NAME, .. })), "{result:?}");
    assert!(subject.sorts(&by_prefix("")).is_empty());
    subject.insert(claiming("c", "jane"));
}

pub(super) fn plain_entries_are_shared(subject: &Subject) {
    let plain = |sort: &str| indexed(sort, vec![Entry::plain(NAME, "jane")]);
    subject.insert(plain("a"));
    subject.insert(plain("b"));
    subject.insert(claiming("c", "jane"));
    subject.insert(plain("d"));
    assert_eq!(subject.sorts(&by_index(NAME, exact("jane"))), texts(["a", "b", "c", "d"]));
}

pub(super) fn taken_is_not_conflict(subject: &Subject) {
    subject.insert(claiming("a", "jane"));
    subject.assert_taken(vec![insert(claiming("b", "jane"))], &key("b"), NAME);
    subject.assert_conflict(vec![insert(claiming("a", "joe"))], NOW, &key("a"));
    // When both are so, it is a conflict: what the caller knew is out of date, so its claims may be too.
    let both = vec![insert(claiming("b", "jane")), Write::Check(key("nobody"), Expect::Version(Version(1)))];
    subject.assert_conflict(both, NOW, &key("nobody"));
    let tagged = indexed("b", vec![Entry::claim(TAG, "jane"), Entry::claim(NAME, "jane")]);
    subject.assert_taken(vec![insert(tagged)], &key("b"), NAME);
}
