//! Records that end.

use super::*;

const LATER: Millis = Millis(NOW.0 + 10);

fn ending(record: Record, at: Millis) -> Record {
    Record { expires_at: Some(at), ..record }
}

pub(super) fn expired_records_are_absent(subject: &Subject) {
    let version = subject.insert(ending(claiming("a", "jane"), LATER));
    subject.insert(record("b"));
    let queries = [by_prefix("a"), by_index(NAME, exact("jane")), by_index(NAME, claim("jane"))];
    let before = Millis(LATER.0 - 1);
    assert!(subject.get(key("a"), before).is_some());
    assert_eq!(subject.get(key("a"), LATER), None, "at the moment itself it is gone");
    for query in queries {
        assert_eq!(sorts(&subject.page(&query, before)), texts(["a"]));
        assert_eq!(subject.page(&query, LATER), Page::default());
    }
    let page = subject.page(&by_prefix("").limit(1), LATER);
    assert_eq!((sorts(&page), page.cursor), (texts(["b"]), None), "an expired record takes no room on a page");

    subject.assert_conflict(vec![update(record("a"), version)], LATER, &key("a"));
    subject.assert_conflict(vec![delete("a", version)], LATER, &key("a"));
    subject.assert_conflict(vec![Write::Check(key("a"), Expect::Version(version))], LATER, &key("a"));
    subject.try_commit(vec![Write::Check(key("a"), Expect::Absent)], LATER).unwrap();
    subject.try_commit(vec![insert(record("a"))], LATER).unwrap();
    assert_eq!(subject.get(key("a"), LATER).unwrap().expires_at, None);
}

pub(super) fn expiry_frees_claims(subject: &Subject) {
    subject.insert(ending(claiming("a", "jane"), LATER));
    subject.assert_taken(vec![insert(claiming("b", "jane"))], &key("b"), NAME);
    subject.try_commit(vec![insert(claiming("b", "jane"))], LATER).expect("the claim is free");
    assert_eq!(sorts(&subject.page(&by_index(NAME, claim("jane")), LATER)), texts(["b"]));
    subject.wait(subject.store.sweep(LATER, 10)).unwrap();
    assert_eq!(sorts(&subject.page(&by_index(NAME, exact("jane")), LATER)), texts(["b"]), "it outlives the sweep");
    let taken = subject.try_commit(vec![insert(claiming("c", "jane"))], LATER);
    assert!(matches!(taken, Err(StoreError::Taken { .. })), "and is a claim like others: {taken:?}");
    // The key that once held it begins anew.
    subject.try_commit(vec![insert(claiming("a", "joe"))], LATER).unwrap();
}

pub(super) fn expiry_can_be_put_off(subject: &Subject) {
    let version = subject.insert(ending(claiming("a", "jane"), LATER));
    let much_later = Millis(LATER.0 + 10);
    let version = subject.commit(vec![update(ending(claiming("a", "jane"), much_later), version)]);
    assert_eq!(subject.wait(subject.store.sweep(LATER, 10)).unwrap(), 0);
    assert!(subject.get(key("a"), LATER).is_some());
    assert_eq!(subject.get(key("a"), much_later), None);
    subject.try_commit(vec![update(claiming("a", "jane"), version)], LATER).unwrap();
    assert_eq!(subject.wait(subject.store.sweep(much_later, 10)).unwrap(), 0, "it never ends now");
    assert!(subject.get(key("a"), much_later).is_some());
}

pub(super) fn sweeping_goes_in_steps(subject: &Subject) {
    let names = ["a", "b", "c", "d", "e"];
    for name in names {
        subject.insert(ending(claiming(name, name), LATER));
    }
    subject.insert(ending(claiming("last", "last"), Millis(LATER.0 + 1)));
    subject.insert(record("stays"));
    let sweep = |limit| subject.wait(subject.store.sweep(LATER, limit)).unwrap();
    // Seen from before their end, records that were not swept are there still.
    let left = || subject.sorts(&by_prefix("")).len();
    assert_eq!(subject.wait(subject.store.sweep(NOW, 10)).unwrap(), 0, "nothing has expired yet");
    assert_eq!((sweep(2), left()), (2, 5));
    assert_eq!((sweep(2), left()), (2, 3));
    assert_eq!((sweep(2), left()), (1, 2));
    assert_eq!((sweep(2), left()), (0, 2));
    assert_eq!(subject.sorts(&by_prefix("")), texts(["last", "stays"]));
    assert_eq!(subject.sorts(&by_index(NAME, prefix(""))), texts(["last"]));
    subject.insert(indexed("new", names.map(|name| Entry::claim(NAME, name)).to_vec()));
}
