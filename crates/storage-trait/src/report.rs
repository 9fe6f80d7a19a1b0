//! Records as flat tables, for people who ask a database in its own language.

use crate::Kind;

/// One kind of record as a table. The domain crates say what can be reported, without secrets; an adapter whose engine
/// has views makes one of it, for reading alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Its name: lower-case letters and underscores.
    pub name: &'static str,
    /// The kind of record that makes a row.
    pub kind: Kind,
    /// What a row shows.
    pub columns: &'static [Column],
}

/// A column of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name: lower-case letters and underscores.
    pub name: &'static str,
    /// Where the value is.
    pub source: Source,
}

/// Where the value of a column is, and what it is made into. Paths are members within members of the JSON that an
/// [`Entity`](crate::Entity) is kept as, of letters, digits and underscores; what is not there is shown as nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The partition of the record.
    Partition,
    /// A text.
    Text(&'static [&'static str]),
    /// A whole number.
    Number(&'static [&'static str]),
    /// Yes or no.
    Truth(&'static [&'static str]),
    /// A time, kept as milliseconds since 1970.
    Time(&'static [&'static str]),
    /// Anything, as JSON.
    Json(&'static [&'static str]),
}
