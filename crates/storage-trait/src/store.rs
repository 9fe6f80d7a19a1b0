//! The trait and the plain data that goes through it.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use async_trait::async_trait;
use poolgate_env::Millis;

use crate::Cursor;

/// Where records are kept: four methods over conditional batches, used as `Arc<dyn Store>`.
///
/// # How to write your own
/// An adapter is a few hundred lines. `ADAPTERS.md` (the module `guide` of feature `testing`) leads through it,
/// `examples/custom_store.rs` is a short one, and the conformance suite (`conformance!` of that feature) tells you when
/// you are done. What it must keep:
///
/// - **Nothing is trusted to be within the limits.** Begin each method with [`validate_keys`](crate::validate_keys),
///   [`validate_query`](crate::validate_query) or [`validate_batch`](crate::validate_batch). What those functions let
///   through is well-formed, and is the only promise you have: keys, values and bodies are bytes of any value, partly
///   chosen by clients. Never build a statement or a path out of them. `now` is trusted: it is the host's clock.
/// - **Bytes stay bytes.** Order is that of unsigned bytes, case counts, `%` and `_` are letters like others.
/// - **You read no clock.** A record whose `expires_at` is at or before `now` is absent for reads and expectations
///   alike, and its claims are free, whether or not it has been swept.
/// - **A batch happens wholly or not at all**, and as if no other happened at the same time. All expectations are
///   judged first, against what was there before the batch ([`StoreError::Conflict`] names the first that fails);
///   then claims, against what is there after it ([`StoreError::Taken`]), so that a claim can move from one record to
///   another within a batch. A put replaces the record whole: body, expiry and entries.
/// - **Versions grow with the record and are never used again**, not even for a key that was deleted and inserted anew:
///   a caller that has waited for an hour must not take what is there for what it read. See [`Version`].
/// - **A caller may go** and drop a future that isn't done: a batch then happens wholly or not at all, now or a little
///   later, and nothing stays locked.
/// - **What was acknowledged is there** for every later read and after a crash. What failed with
///   [`StoreError::Unavailable`] may or may not have happened.
#[async_trait]
pub trait Store: fmt::Debug + Send + Sync {
    /// The records of `keys`, in that order: one answer a key, absent ones and repetitions included. Keys of one
    /// partition are read as of one moment.
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>>;

    /// One page of records, read as of one moment. See [`Query`].
    async fn query(&self, query: &Query, now: Millis) -> Result<Page>;

    /// Does all writes of the batch or none, and returns the version that the records it puts now have: greater than
    /// what each of them had, and none that its key ever had. Of a batch that puts nothing it says nothing.
    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version>;

    /// Removes up to `limit` expired records, and returns how many: fewer than `limit` when none are left.
    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize>;
}

/// What storage calls return.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why a call failed. That a record is absent is no error: it is `None`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The record under this key was not what the write expected; nothing was written. Load, decide and commit again,
    /// as [`transact`](crate::transact) does.
    #[error("a record of kind {} changed meanwhile", .0.kind.0)]
    Conflict(Key),
    /// Another record holds a claim that the record under `key`, as it was to be put, asks for; nothing was written.
    #[error("a unique value of index {} is taken by another record", .index.0)]
    Taken {
        /// The record that was to be put, not the one that holds the claim; one of them when it is so of several.
        key: Key,
        /// The index of the claim.
        index: Index,
    },
    /// The call breaks a limit of [`Store`], or a stored body does not decode.
    #[error("invalid storage call: {0}")]
    Invalid(Breach),
    /// The engine could not be asked, or its answer was lost. A commit may have happened all the same.
    #[error("storage is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// An [`StoreError::Unavailable`] for this reason.
    pub fn unavailable(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable(source.into())
    }
}

/// What is wrong with a call.
#[derive(Debug, thiserror::Error)]
pub enum Breach {
    /// A record, or a part of it, is longer than stores take. Whoever let a caller have so long a value may tell the
    /// caller so.
    #[error("{is} bytes in {part}, more than {limit}")]
    TooLong {
        /// What is too long.
        part: &'static str,
        /// Its bytes.
        is: usize,
        /// The most that it may have.
        limit: usize,
    },
    /// A bug, not weather.
    #[error("{0}")]
    Bug(String),
}

/// What sort of thing a record is: a table, in SQL's words. Numbered by the domain crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub u16);

/// By what, besides its key, a record is found: an e-mail address, the parent group … Numbered by the domain crates;
/// claims of all kinds share the values of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Index(pub u16);

/// Which writing of a record this is: no two writings of a key ever have the same, and as long as the record lives,
/// greater is later.
///
/// That is all. Versions of different keys say nothing of each other, be they equal or not; nor does the order of two
/// writings of a key between which it was deleted or expired. So an engine needs no counter that all commits share: a
/// clock does, with random low bits, and at least one more than what the record had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Version(pub u64);

/// The name of a record. Ordered by kind, partition and then the bytes of `sort`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What sort of thing it is.
    pub kind: Kind,
    /// What it belongs to: the pool. A batch stays within one partition. At least one byte, at most
    /// [`MAX_PARTITION_BYTES`](crate::MAX_PARTITION_BYTES), no NUL.
    pub partition: String,
    /// Its name in there; at most [`MAX_SORT_BYTES`](crate::MAX_SORT_BYTES).
    pub sort: Vec<u8>,
}

impl Key {
    /// The key with these parts.
    pub fn new(kind: Kind, partition: impl Into<String>, sort: impl Into<Vec<u8>>) -> Self {
        Self { kind, partition: partition.into(), sort: sort.into() }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}/{}/{})", self.kind.0, self.partition, self.sort.escape_ascii())
    }
}

/// A way to find a record by something other than its key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// By what.
    pub index: Index,
    /// The value it is found by; at most [`MAX_VALUE_BYTES`](crate::MAX_VALUE_BYTES). A record has no two entries
    /// with the same index and value.
    pub value: Vec<u8>,
    /// Whether this is a claim: no two records of a partition, whatever their kinds, claim the same value of an index.
    /// Plain entries hinder nobody and are hindered by nothing.
    pub unique: bool,
}

impl Entry {
    /// A claim: this record alone.
    pub fn claim(index: Index, value: impl Into<Vec<u8>>) -> Self {
        Self { index, value: value.into(), unique: true }
    }

    /// A plain entry: this record among others.
    pub fn plain(index: Index, value: impl Into<Vec<u8>>) -> Self {
        Self { index, value: value.into(), unique: false }
    }
}

/// Values are names and addresses of people: the length is all that shows.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.unique { "claim" } else { "plain" };
        write!(f, "Entry({kind} {}, {} bytes)", self.index.0, self.value.len())
    }
}

/// What is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub key: Key,
    /// Which writing this is; in a put it is not looked at.
    pub version: Version,
    /// From when on it counts as absent; `None`: never.
    pub expires_at: Option<Millis>,
    /// How else it is found, in the order they were put.
    pub entries: Vec<Entry>,
    /// What it says; at most [`MAX_BODY_BYTES`](crate::MAX_BODY_BYTES).
    pub body: Vec<u8>,
}

impl Record {
    /// Whether the record counts as absent at `now`.
    pub fn is_expired(&self, now: Millis) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }
}

/// Without the body, of which the length is all that shows.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("key", &self.key)
            .field("version", &self.version.0)
            .field("expires_at", &self.expires_at)
            .field("entries", &self.entries)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// What a write expects to find under its key. There is no "whatever is there": that is how updates get lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expect {
    /// Nothing, or an expired record.
    Absent,
    /// This very writing of it.
    Version(Version),
}

/// One write of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// The record is to be there, in place of what was expected.
    Put(Record, Expect),
    /// Nothing is to be there any more.
    Delete(Key, Expect),
    /// Nothing changes, but the batch happens only if this holds. It shuts out no other check of the same record.
    Check(Key, Expect),
}

impl Write {
    /// The key of the record it is about.
    pub fn key(&self) -> &Key {
        match self {
            Self::Put(record, _) => &record.key,
            Self::Delete(key, _) | Self::Check(key, _) => key,
        }
    }

    /// What it expects to find there.
    pub fn expect(&self) -> Expect {
        match self {
            Self::Put(_, expect) | Self::Delete(_, expect) | Self::Check(_, expect) => *expect,
        }
    }
}

/// Writes that happen together or not at all. The typed ways to add to one are in the second half of its methods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    writes: Vec<Write>,
}

impl Batch {
    /// A batch without writes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a write.
    pub fn push(&mut self, write: Write) {
        self.writes.push(write);
    }

    /// The writes, in the order they were added.
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    /// Whether there is nothing to write. A store refuses such a batch; [`transact`](crate::transact) spares the call.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Adds all writes of another batch.
    pub fn merge(&mut self, other: Self) {
        self.writes.extend(other.writes);
    }
}

impl From<Vec<Write>> for Batch {
    fn from(writes: Vec<Write>) -> Self {
        Self { writes }
    }
}

/// Which records to return: those of one kind in one partition, in a fixed order, a page at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Records of this kind,
    pub kind: Kind,
    /// in this partition,
    pub partition: String,
    /// that match this,
    pub by: By,
    /// after what the page with this cursor ended with,
    pub cursor: Option<Cursor>,
    /// and no more than these: at least 1, at most [`MAX_PAGE_RECORDS`](crate::MAX_PAGE_RECORDS).
    pub limit: usize,
}

impl Query {
    /// Records whose sort key begins with `prefix`, in the order of their sort keys; the first page, of up to
    /// [`MAX_PAGE_RECORDS`](crate::MAX_PAGE_RECORDS).
    pub fn prefix(kind: Kind, partition: impl Into<String>, prefix: impl Into<Vec<u8>>) -> Self {
        Self::by(kind, partition.into(), By::Prefix(prefix.into()))
    }

    /// Records found by an index, in the order of value and then sort key; the first page, of up to
    /// [`MAX_PAGE_RECORDS`](crate::MAX_PAGE_RECORDS).
    pub fn index(kind: Kind, partition: impl Into<String>, index: Index, matching: Matching) -> Self {
        Self::by(kind, partition.into(), By::Index { index, matching })
    }

    /// The same, from behind this cursor on.
    #[must_use]
    pub fn after(self, cursor: Option<Cursor>) -> Self {
        Self { cursor, ..self }
    }

    /// The same, with pages of up to `limit` records.
    #[must_use]
    pub fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    fn by(kind: Kind, partition: String, by: By) -> Self {
        Self { kind, partition, by, cursor: None, limit: crate::MAX_PAGE_RECORDS }
    }
}

/// By what a query finds records.
#[derive(Clone, PartialEq, Eq)]
pub enum By {
    /// The sort key begins with these bytes; in the order of sort keys.
    Prefix(Vec<u8>),
    /// An entry matches; in the order of value and then sort key. A record of which several entries match comes once
    /// for each.
    Index {
        /// Entries of this index
        index: Index,
        /// with such values.
        matching: Matching,
    },
}

/// Like entries, without the values.
impl fmt::Debug for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix(prefix) => write!(f, "Prefix({})", prefix.escape_ascii()),
            Self::Index { index, matching } => write!(f, "Index({}, {matching:?})", index.0),
        }
    }
}

/// Which values of an index a query matches.
#[derive(Clone, PartialEq, Eq)]
pub enum Matching {
    /// This value, claims and plain entries alike.
    Exact(Vec<u8>),
    /// Values that begin with these bytes, claims and plain entries alike.
    Prefix(Vec<u8>),
    /// This value, and claims only: at most one record.
    Claim(Vec<u8>),
}

impl Matching {
    /// The value or prefix asked for.
    pub fn value(&self) -> &[u8] {
        match self {
            Self::Exact(value) | Self::Prefix(value) | Self::Claim(value) => value,
        }
    }
}

impl fmt::Debug for Matching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Exact(_) => "Exact",
            Self::Prefix(_) => "Prefix",
            Self::Claim(_) => "Claim",
        };
        write!(f, "{name}({} bytes)", self.value().len())
    }
}

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The records, as many as were asked for unless there are no more.
    pub records: Vec<Record>,
    /// Where the next page begins; `None` when nothing follows. It stays good while writes go on, also when the record
    /// it was taken from is gone: what was returned doesn't come again, and what stays where it was is not skipped.
    pub cursor: Option<Cursor>,
}

/// The first byte string after all that begin with `prefix`; `None` when there is none (no prefix, or all `0xff`).
pub fn prefix_end(prefix: &[u8]) -> Option<Vec<u8>> {
    let kept = prefix.iter().rposition(|&byte| byte != u8::MAX)?;
    let mut end = prefix.get(..=kept)?.to_vec();
    let last = end.last_mut()?;
    *last = last.checked_add(1)?;
    Some(end)
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Pointers to a store are stores. The future of the store behind is handed on as it is, without a second allocation.
macro_rules! forward {
    ($($pointer:ty),*) => {$(
        #[deny(clippy::missing_trait_methods)]
        impl<S: Store + ?Sized> Store for $pointer {
            fn get<'a, 'b, 'c>(&'a self, keys: &'b [Key], now: Millis) -> Answer<'c, Vec<Option<Record>>>
            where 'a: 'c, 'b: 'c, Self: 'c {
                (**self).get(keys, now)
            }

            fn query<'a, 'b, 'c>(&'a self, query: &'b Query, now: Millis) -> Answer<'c, Page>
            where 'a: 'c, 'b: 'c, Self: 'c {
                (**self).query(query, now)
            }

            fn commit<'a, 'b, 'c>(&'a self, batch: &'b Batch, now: Millis) -> Answer<'c, Version>
            where 'a: 'c, 'b: 'c, Self: 'c {
                (**self).commit(batch, now)
            }

            fn sweep<'a, 'c>(&'a self, now: Millis, limit: usize) -> Answer<'c, usize>
            where 'a: 'c, Self: 'c {
                (**self).sweep(now, limit)
            }
        }
    )*};
}

forward!(&S, Box<S>, Arc<S>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_prefix_is_the_next_string_that_lacks_it() {
        assert_eq!(prefix_end(b"ab"), Some(b"ac".to_vec()));
        assert_eq!(prefix_end(&[1, 0xff, 0xff]), Some(vec![2]));
        assert_eq!(prefix_end(&[0xff]), None);
        assert_eq!(prefix_end(b""), None);
    }

    #[test]
    fn what_is_printed_shows_no_values() {
        let record = Record {
            key: Key::new(Kind(1), "pool", "k"),
            version: Version(3),
            expires_at: None,
            entries: vec![Entry::claim(Index(7), "jane@example.com")],
            body: b"secret".to_vec(),
        };
        let query = Query::index(Kind(1), "pool", Index(7), Matching::Exact(b"jane@example.com".to_vec()));
        let taken = StoreError::Taken { key: record.key.clone(), index: Index(7) };
        let printed = format!("{record:?} {query:?} {taken} {}", StoreError::Conflict(record.key.clone()));
        assert!(printed.contains("claim 7, 16 bytes"), "{printed}");
        assert!(!printed.contains("jane") && !printed.contains("secret") && !printed.contains("115"), "{printed}");
    }
}
