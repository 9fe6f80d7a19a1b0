//! What sweeping removes, and what it leaves alone.

use super::*;

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

pub(super) fn a_sweep_spares_what_lives_on(subject: &Subject) {
    for round in 0..12 {
        let [put_off, key_taken, dead, heir, name] =
            ["put off", "key taken", "dead", "heir", "name"].map(|text| format!("{text} {round}"));
        let ending = [record(&*put_off), record(&*key_taken), claiming(&dead, &name)].map(|r| insert(ending(r, LATER)));
        let version = subject.commit(ending.to_vec());
        // Callers whose clocks differ, and a sweep among them.
        let results = at_once(4, |n| match n {
            0 => subject.wait(subject.store.sweep(LATER, 10)).map(|_| Version(0)),
            1 => subject.try_commit(vec![update(record(&*put_off), version)], NOW),
            2 => subject.try_commit(vec![insert(record(&*key_taken))], LATER),
            _ => subject.try_commit(vec![insert(claiming(&heir, &name))], LATER),
        });
        let [Ok(_), updated, Ok(_), Ok(_)] = &results[..] else { panic!("{results:?}") };
        assert!(matches!(updated, Ok(_) | Err(StoreError::Conflict(_))), "{updated:?}");
        let kept = subject.get(key(&*put_off), LATER).is_some();
        assert_eq!(kept, updated.is_ok(), "what was put off in time is there, and what was not is not");
        assert!(subject.get(key(&*key_taken), LATER).is_some(), "it is another record now");
        assert_eq!(sorts(&subject.page(&by_index(NAME, claim(&name)), LATER)), texts([&heir]));
        let greedy = format!("greedy {round}");
        subject.assert_taken(vec![insert(claiming(&greedy, &name))], &key(&*greedy), NAME);
    }
}

pub(super) fn sweepers_share_the_work(subject: &Subject) {
    const RECORDS: usize = 40;
    let ended = |n: usize| insert(ending(claiming(&format!("{n}"), &format!("{n}")), LATER));
    subject.commit((0..RECORDS).map(ended).collect());
    let sweep_all = || {
        let steps = (0..1000).map(|_| subject.wait(subject.store.sweep(LATER, 3)).unwrap());
        steps.take_while(|swept| *swept > 0).sum::<usize>()
    };
    // One that finds the last of them with another has done, and the last to go on finds the rest.
    let swept: usize = at_once(4, |_| sweep_all()).into_iter().sum();
    assert_eq!(swept + sweep_all(), RECORDS, "each is counted once");
    assert!(subject.sorts(&by_prefix("")).is_empty());
    assert!(subject.sorts(&by_index(NAME, prefix(""))).is_empty());
}
