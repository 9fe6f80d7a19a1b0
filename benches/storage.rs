//! What stores are compared with a table written by hand on.

use poolgate::{
    env::Millis,
    storage::{Batch, Entry, Expect, Index, Key, Kind, Matching, Query, Record, Version, Write},
};

/// When everything happens.
pub const NOW: Millis = Millis(1);

const USER: Kind = Kind(12);
const BY_SUB: Index = Index(1);
const BY_EMAIL: Index = Index(2);
const SEARCH: Index = Index(5);

/// A user of the size and with the entries of one in a pool with e-mail aliases.
#[derive(Debug, Clone)]
pub struct User {
    /// The name, in the order of the numbers.
    pub name: String,
    /// Unique, and in no order.
    pub sub: String,
    /// Unique, in the order of the numbers.
    pub email: String,
    /// The rest.
    pub body: Vec<u8>,
}

impl User {
    /// The user of this number.
    pub fn new(number: usize) -> Self {
        // Spread like the random identifiers of real users.
        let spread = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let name = format!("user-{number:08}");
        Self {
            sub: format!("{spread:016x}-{number:019x}"),
            email: format!("{name}@example.com"),
            name,
            body: vec![b'x'; 1200],
        }
    }

    /// Under which a store has it.
    pub fn key(&self) -> Key {
        Key::new(USER, "pool", self.name.as_bytes())
    }

    /// Finds it by its `sub`.
    pub fn by_sub(&self) -> Query {
        Query::index(USER, "pool", BY_SUB, Matching::Claim(self.sub.as_bytes().to_vec())).limit(1)
    }

    /// Its sign-up.
    pub fn insert(&self) -> Batch {
        let entries = vec![
            Entry::claim(BY_SUB, self.sub.as_bytes()),
            Entry::claim(BY_EMAIL, self.email.as_bytes()),
            Entry::plain(SEARCH, format!("email\0{}", self.email)),
        ];
        let record =
            Record { key: self.key(), version: Version(0), expires_at: None, entries, body: self.body.clone() };
        vec![Write::Put(record, Expect::Absent)].into()
    }
}

/// The middle one of the values.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A row of figures, a value a round: by the store, and by hand.
#[derive(Debug, Default)]
pub struct Pair(pub Vec<f64>, pub Vec<f64>);

impl Pair {
    /// What stands above the rows.
    pub fn print_head() {
        println!("{:<24} {:>9} {:>9} {:>6}", "µs", "store", "by hand", "ratio");
    }

    /// The medians and their ratio.
    pub fn print(self, what: &str) {
        let (store, by_hand) = (median(self.0), median(self.1));
        println!("{what:<24} {store:>9.1} {by_hand:>9.1} {:>6.2}", store / by_hand);
    }
}
