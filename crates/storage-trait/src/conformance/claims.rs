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
