//! Records that end.

use super::*;

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

pub(super) fn expired_records_take_no_room(subject: &Subject) {
    let before = Millis(NOW.0 - 10);
    let all = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let live = ["a", "d", "f", "g"];
    let writes = all.map(|sort| {
        let tagged = indexed(sort, vec![Entry::plain(TAG, "same")]);
        insert(if live.contains(&sort) { tagged } else { ending(tagged, NOW) })
    });
    subject.try_commit(writes.to_vec(), before).unwrap();
    for query in [by_prefix(""), by_index(TAG, prefix("s")), by_index(TAG, exact("same"))] {
        assert_eq!(sorts(&subject.page(&query, before)), texts(all));
        assert_eq!(subject.pages(&query, 1), live.map(|sort| texts([sort])));
        // Behind the last live one there are expired ones, and still nothing follows.
        assert_eq!(subject.pages(&query, 2), [texts(["a", "d"]), texts(["f", "g"])]);
        assert_eq!(subject.pages(&query, 3), [texts(["a", "d", "f"]), texts(["g"])]);
    }
}

pub(super) fn what_expired_makes_room_within_a_batch(subject: &Subject) {
    // One record takes the claim of an expired one, another its key.
    for (old, heir, name, reversed) in [("a", "b", "jane", false), ("d", "c", "joe", true)] {
        subject.insert(ending(claiming(old, name), LATER));
        let mut writes = vec![insert(claiming(heir, name)), insert(record(old))];
        if reversed {
            writes.reverse();
        }
        subject.try_commit(writes, LATER).unwrap();
        let found = subject.get_all(&[old, heir].map(key), LATER).into_iter().flatten().count();
        assert_eq!(found, 2, "both are there");
        assert_eq!(sorts(&subject.page(&by_index(NAME, claim(name)), LATER)), texts([heir]));
        assert_eq!(subject.wait(subject.store.sweep(LATER, 10)).unwrap(), 0, "nothing that has expired is left");
    }
    // And what is checked to be absent may have stood on the claim.
    subject.insert(ending(claiming("e", "jim"), LATER));
    let writes = vec![Write::Check(key("e"), Expect::Absent), insert(claiming("f", "jim"))];
    subject.try_commit(writes, LATER).unwrap();
    assert_eq!(sorts(&subject.page(&by_index(NAME, claim("jim")), LATER)), texts(["f"]));
    // To delete what has expired is to delete nothing.
    subject.insert(ending(claiming("g", "jack"), LATER));
    let writes = vec![Write::Delete(key("g"), Expect::Absent), insert(claiming("h", "jack"))];
    subject.try_commit(writes, LATER).unwrap();
    assert_eq!(sorts(&subject.page(&by_index(NAME, claim("jack")), LATER)), texts(["h"]));
}

pub(super) fn overtaken_claims_stay_lost(subject: &Subject) {
    let version = subject.insert(ending(claiming("a", "jane"), LATER));
    subject.try_commit(vec![insert(claiming("b", "jane"))], LATER).unwrap();
    // A caller whose clock is behind has read the first before its end, and goes on from there.
    for after in [claiming("a", "jane"), ending(claiming("a", "jane"), Millis(LATER.0 + 10))] {
        let late = subject.try_commit(vec![update(after, version)], NOW);
        assert!(matches!(late, Err(StoreError::Conflict(_) | StoreError::Taken { .. })), "{late:?}");
    }
    for now in [NOW, LATER] {
        assert_eq!(sorts(&subject.page(&by_index(NAME, claim("jane")), now)), texts(["b"]));
    }
}
