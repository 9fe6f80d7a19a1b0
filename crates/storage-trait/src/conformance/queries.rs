//! Prefixes, indexes and cursors.

use super::*;
use crate::{MAX_BATCH_ROWS, MAX_BODY_BYTES, MAX_PAGE_RECORDS};

pub(super) fn percent_and_underscore_are_letters(subject: &Subject) {
    for sort in ["a%b", "a_b", "axb", "a\\b", "a*b", "a'b"] {
        subject.insert(indexed(sort, vec![Entry::plain(TAG, sort)]));
    }
    for letter in ["%", "_", "\\", "*", "'"] {
        let asked = format!("a{letter}");
        let expected = vec![format!("a{letter}b").into_bytes()];
        assert_eq!(subject.sorts(&by_prefix(asked.as_str())), expected);
        assert_eq!(subject.sorts(&by_index(TAG, prefix(&asked))), expected);
        assert!(subject.sorts(&by_index(TAG, exact(&asked))).is_empty());
    }
}

pub(super) fn prefixes_may_end_in_ff(subject: &Subject) {
    let sorts: [&[u8]; 7] = [b"a", b"a\xfe", b"a\xff", b"a\xff\x02", b"b", b"\xff", b"\xff\xff\x01"];
    for sort in sorts {
        subject.insert(indexed(sort, vec![Entry::plain(TAG, sort)]));
    }
    for asked in [&b"a\xff"[..], b"\xff", b"\xff\xff", b"", b"a"] {
        let expected: Vec<_> = sorts.into_iter().filter(|sort| sort.starts_with(asked)).collect();
        assert_eq!(subject.sorts(&by_prefix(asked)), expected);
        assert_eq!(subject.sorts(&by_index(TAG, Matching::Prefix(asked.to_vec()))), expected);
    }
}

pub(super) fn indexes_are_queried_by_value_and_prefix(subject: &Subject) {
    let tags = |tags: &[&str]| tags.iter().map(|&tag| Entry::plain(TAG, tag)).collect::<Vec<_>>();
    subject.insert(indexed("a", tags(&["z", "red"])));
    subject.insert(indexed("b", tags(&["reddish", "red"])));
    subject.insert(indexed("c", [tags(&["blue"]), vec![Entry::claim(NAME, "red")]].concat()));
    let find = |index, matching| subject.sorts(&by_index(index, matching));
    assert_eq!(find(TAG, exact("red")), texts(["a", "b"]));
    assert_eq!(find(TAG, exact("re")), texts([]));
    assert_eq!(find(TAG, prefix("re")), texts(["a", "b", "b"]), "once for each entry that matches");
    assert_eq!(find(TAG, prefix("")), texts(["c", "a", "b", "b", "a"]), "by value, then by key");
    assert_eq!(find(NAME, exact("red")), texts(["c"]), "a claim is found like a plain entry");
    assert_eq!(find(Index(3), prefix("")), texts([]));
}

pub(super) fn claims_are_found(subject: &Subject) {
    subject.insert(indexed("a", vec![Entry::plain(NAME, "jane")]));
    subject.insert(claiming("b", "jane"));
    subject.insert(indexed("c", vec![Entry::plain(NAME, "jane"), Entry::plain(NAME, "joe")]));
    let query = by_index(NAME, claim("jane"));
    assert_eq!(subject.sorts(&query), texts(["b"]));
    assert_eq!(subject.page(&query.clone().limit(1), NOW).cursor, None);
    assert_eq!(subject.sorts(&by_index(NAME, claim("joe"))), texts([]));
    assert_eq!(subject.sorts(&by_index(NAME, claim("jan"))), texts([]));
    let behind = Cursor { value: Some(b"jane".to_vec()), sort: b"b".to_vec() };
    assert_eq!(subject.sorts(&query.after(Some(behind))), texts([]));
}

pub(super) fn cursors_turn_pages(subject: &Subject) {
    for sort in ["a", "b", "c", "d", "e", "f", "other"] {
        subject.insert(record(sort));
    }
    let all = by_prefix("");
    assert_eq!(
        subject.pages(&all, 3),
        [texts(["a", "b", "c"]), texts(["d", "e", "f"]), texts(["other"])],
        "each record once"
    );
    assert_eq!(subject.pages(&all, 7).len(), 1, "a full page that nothing follows has no cursor");
    // From a cursor that lies before the prefix, or behind it.
    let at = |sort: &str| Some(Cursor { value: None, sort: sort.into() });
    assert_eq!(subject.sorts(&by_prefix("o").after(at("a"))), texts(["other"]));
    assert_eq!(subject.sorts(&by_prefix("b").after(at("z"))), texts([]));
    assert_eq!(subject.pages(&by_prefix("nothing"), 3), [texts([])]);
}

pub(super) fn cursors_turn_pages_of_an_index(subject: &Subject) {
    for sort in ["a", "b", "c", "d", "e"] {
        subject.insert(indexed(sort, vec![Entry::plain(TAG, "same"), Entry::plain(TAG, format!("same {sort}"))]));
    }
    let same = ["a", "b", "c", "d", "e"];
    assert_eq!(subject.pages(&by_index(TAG, exact("same")), 2).concat(), texts(same));
    assert_eq!(subject.pages(&by_index(TAG, exact("same")), 5).len(), 1);
    assert_eq!(subject.pages(&by_index(TAG, prefix("s")), 3).concat(), [texts(same), texts(same)].concat());
    assert_eq!(subject.pages(&by_index(TAG, exact("same")), 1), same.map(|sort| texts([sort])));
    let at = |value: &str, sort: &str| Some(Cursor { value: Some(value.into()), sort: sort.into() });
    assert_eq!(subject.sorts(&by_index(TAG, exact("same")).after(at("a", "z"))), texts(same));
    assert_eq!(subject.sorts(&by_index(TAG, exact("same")).after(at("z", "a"))), texts([]));
}

pub(super) fn cursors_hold_while_writes_go_on(subject: &Subject) {
    let tagged = |sort: &str| indexed(sort, vec![Entry::plain(TAG, sort)]);
    let versions = ["b", "d", "f", "h", "j"].map(|sort| subject.insert(tagged(sort)));
    let queries = [by_prefix(""), by_index(TAG, prefix(""))];
    let cursors = queries.clone().map(|query| {
        let page = subject.page(&query.limit(2), NOW);
        assert_eq!(sorts(&page), texts(["b", "d"]));
        page.cursor
    });
    subject.commit(vec![delete("d", versions[1]), delete("h", versions[3])]);
    subject.commit(["a", "c", "g"].map(|sort| insert(tagged(sort))).to_vec());
    for (query, cursor) in queries.into_iter().zip(cursors) {
        assert!(cursor.is_some());
        assert_eq!(subject.sorts(&query.after(cursor)), texts(["f", "g", "j"]), "nothing twice, nothing skipped");
    }
}

pub(super) fn cursors_of_other_queries_do_no_harm(subject: &Subject) {
    let tagged = |sort: &str| indexed(sort, vec![Entry::plain(TAG, format!("tag {sort}")), Entry::claim(NAME, sort)]);
    for sort in ["a", "b1", "b2", "c"] {
        subject.insert(tagged(sort));
    }
    subject.insert(Record { key: Key::new(KIND, "other pool", "b1"), ..tagged("b1") });
    subject.insert(Record { key: Key::new(OTHER_KIND, POOL, "b2"), ..record("b2") });
    // A client gives back what it likes. The page may begin anywhere, within what the query may see.
    let queries =
        [by_prefix("b"), by_index(TAG, prefix("tag b")), by_index(TAG, exact("tag b1")), by_index(NAME, claim("b1"))];
    let values = [None, Some(""), Some("b1"), Some("tag b1"), Some("tag zzz")];
    for (query, value) in queries.iter().flat_map(|query| values.map(|value| (query, value))) {
        for sort in ["", "a", "b1", "b2", "zzz"] {
            let cursor = Cursor { value: value.map(Into::into), sort: sort.into() };
            let all = subject.sorts(query);
            let found = subject.sorts(&query.clone().after(Some(cursor.clone())));
            assert!(all.ends_with(&found), "{found:?} of {query:?} behind {cursor:?}");
        }
    }
}

pub(super) fn pages_are_full(subject: &Subject) {
    // One more than fits on the largest page, in order of their keys.
    let sorts: Vec<_> = (0..=MAX_PAGE_RECORDS).map(|n| n.to_be_bytes().to_vec()).collect();
    for sorts in sorts.chunks(MAX_BATCH_ROWS / 2) {
        let tagged = |sort: &Vec<u8>| insert(indexed(sort.clone(), vec![Entry::plain(TAG, "same")]));
        subject.commit(sorts.iter().map(tagged).collect());
    }
    let (first, last) = sorts.split_at(MAX_PAGE_RECORDS);
    for query in [by_prefix(""), by_index(TAG, exact("same"))] {
        assert_eq!(subject.pages(&query, MAX_PAGE_RECORDS), [first, last]);
    }
    // And large records are no reason to return fewer.
    let large =
        |n: u8| insert(Record { key: Key::new(OTHER_KIND, POOL, [n]), body: vec![n; MAX_BODY_BYTES], ..record("") });
    for n in 0..4 {
        subject.commit((n * 6..(n + 1) * 6).map(large).collect());
    }
    assert_eq!(subject.sorts(&Query { kind: OTHER_KIND, ..by_prefix("") }).len(), 24);
}
