//! What is done to both stores, as data that says nothing of versions: those are each store's own.

use std::fmt;

use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{Entry, Index, Kind, MAX_SORT_BYTES, Matching};

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Writes in one partition.
    Commit(Place, Vec<Planned>),
    /// So many records of a partition hand their entries on, each to the next, in one batch; the last of them may go.
    Rotate { place: Place, records: usize, last_goes: bool },
    /// Keys read together.
    Get(Vec<(Place, Kind, Name)>),
    /// The first page of a query. Pages after it may be turned to later, when more has been written.
    Query { place: Place, kind: Kind, by_index: Option<Index>, matching: Form, value: Name, limit: usize },
    /// The page after that of the last query.
    Turn,
    /// A sweep of so many.
    Sweep(usize),
    /// So many milliseconds pass.
    Wait(i64),
}

/// Which of the partitions of a run.
pub(super) type Place = usize;

/// How many partitions a run has.
pub(super) const PLACES: usize = 3;

/// A write whose expectation is told from what is there when its turn comes.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) what: What,
    pub(super) kind: Kind,
    pub(super) name: Name,
    pub(super) expect: Expected,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    /// A record that ends after so many milliseconds.
    Put {
        ends_in: Option<i64>,
        entries: Vec<(Index, Name, Unique)>,
        body: Name,
    },
    Delete,
    Check,
}

type Unique = bool;

#[derive(Debug, Clone, Copy)]
pub(super) enum Expected {
    WhatIsThere,
    Absent,
    /// The writing so many before the last one of this key, be the record there or not.
    Earlier(usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Exact,
    Prefix,
    Claim,
}

impl Form {
    pub(super) fn of(self, value: &Name) -> Matching {
        let value = value.0.clone();
        match self {
            Self::Exact => Matching::Exact(value),
            Self::Prefix => Matching::Prefix(value),
            Self::Claim => Matching::Claim(value),
        }
    }
}

/// Bytes that print as text.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Name(pub(super) Vec<u8>);

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            long if long.len() > 40 => write!(f, "{} bytes from {:?}", long.len(), long.first()),
            short => write!(f, "\"{}\"", short.escape_ascii()),
        }
    }
}

impl Planned {
    pub(super) fn entries(entries: &[(Index, Name, Unique)]) -> Vec<Entry> {
        let mut distinct: Vec<Entry> = Vec::new();
        for (index, Name(value), unique) in entries {
            if !distinct.iter().any(|entry| entry.index == *index && entry.value == *value) {
                distinct.push(Entry { index: *index, value: value.clone(), unique: *unique });
            }
        }
        distinct
    }
}

/// Few names, so that they meet, with what sorts oddly among them.
const NAMES: &[&[u8]] =
    &[b"", b"\0", b"A", b"a", b"a%", b"a-b", b"a_b", b"ab", b"a\xff", b"a\xff\x01", b"b", "\u{e9}".as_bytes(), b"\xff"];

fn name() -> impl Strategy<Value = Name> {
    prop_oneof![
        20 => select(NAMES).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..12),
        1 => select(vec![0, b'a', 0xff]).prop_map(|byte| vec![byte; MAX_SORT_BYTES]),
    ]
    .prop_map(Name)
}

/// Fewer than there are names, so that records share values and want each other's claims.
fn value() -> impl Strategy<Value = Name> {
    prop_oneof![
        8 => select(vec!["", "A", "a", "a%", "\u{e9}"]).prop_map(|value| Name(value.into())),
        1 => name(),
    ]
}

fn body() -> impl Strategy<Value = Name> {
    prop_oneof![20 => vec(any::<u8>(), 0..9), 1 => vec(any::<u8>(), 5000)].prop_map(Name)
}

fn kind() -> impl Strategy<Value = Kind> {
    (0..2_u16).prop_map(Kind)
}

fn index() -> impl Strategy<Value = Index> {
    (0..2_u16).prop_map(Index)
}

fn planned() -> impl Strategy<Value = Planned> {
    let entries = vec((index(), value(), any::<Unique>()), 0..4);
    let put = (option::weighted(0.3, 1..20_i64), entries, body()).prop_map(|(ends_in, entries, body)| What::Put {
        ends_in,
        entries,
        body,
    });
    let what = prop_oneof![6 => put, 2 => Just(What::Delete), 1 => Just(What::Check)];
    let expect = prop_oneof![
        16 => Just(Expected::WhatIsThere),
        1 => Just(Expected::Absent),
        2 => (0..3_usize).prop_map(Expected::Earlier),
    ];
    (what, kind(), name(), expect).prop_map(|(what, kind, name, expect)| Planned { what, kind, name, expect })
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let place = || 0..PLACES;
    let matching = select(vec![Form::Exact, Form::Prefix, Form::Claim]);
    prop_oneof![
        10 => (place(), vec(planned(), 1..5)).prop_map(|(place, planned)| Step::Commit(place, planned)),
        1 => (place(), vec(planned(), 10..20)).prop_map(|(place, planned)| Step::Commit(place, planned)),
        3 => (place(), 2..5_usize, any::<bool>())
            .prop_map(|(place, records, last_goes)| Step::Rotate { place, records, last_goes }),
        2 => vec((place(), kind(), name()), 0..8).prop_map(Step::Get),
        4 => (place(), kind(), option::weighted(0.7, index()), matching, value(), 1..4_usize).prop_map(
            |(place, kind, by_index, matching, value, limit)| {
                Step::Query { place, kind, by_index, matching, value, limit }
            }
        ),
        4 => Just(Step::Turn),
        1 => (0..3_usize).prop_map(Step::Sweep),
        2 => (1..10_i64).prop_map(Step::Wait),
    ]
}
