//! Plain entries, of which a group's changes are made together.
//!
//! They hinder nobody, so no batch of the group is judged by them. Made in the order of their tree, the changes of many
//! batches touch each of its pages once, and none of it lies within a savepoint, which would keep a copy of each.

use poolgate_storage_trait::{Entry, Index, Kind};
use rusqlite::{Connection, params};

use crate::statements::execute;

/// Changes yet to be made.
#[derive(Default)]
pub(crate) struct Changes(Vec<Change>);

/// How many there were at some moment.
#[derive(Clone, Copy)]
pub(crate) struct Mark(usize);

/// An entry that is to be there, for the record of this row, or is to be gone.
struct Change {
    at: Place,
    record: Option<i64>,
}

/// A row's primary key.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    partition: i64,
    kind: Kind,
    index: Index,
    value: Vec<u8>,
    sort: Vec<u8>,
}

impl Changes {
    /// The record in this row is to be found by this entry.
    pub(crate) fn add(&mut self, partition: i64, kind: Kind, sort: &[u8], entry: &Entry, record: i64) {
        self.0.push(Change { at: Place::of(partition, kind, sort, entry), record: Some(record) });
    }

    /// The record with this key is not to be found by it any more.
    pub(crate) fn remove(&mut self, partition: i64, kind: Kind, sort: &[u8], entry: &Entry) {
        self.0.push(Change { at: Place::of(partition, kind, sort, entry), record: None });
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark(self.0.len())
    }

    /// Forgets the changes asked for since then.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.0.truncate(mark.0);
    }

    /// Makes the changes: those of one entry in the order they were asked for.
    pub(crate) fn make(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.0.sort_by(|one, other| one.at.cmp(&other.at));
        for Change { at: Place { partition, kind, index, value, sort }, record } in self.0.drain(..) {
            match record {
                Some(record) => execute(
                    connection,
                    "INSERT INTO entries (partition, kind, idx, value, sort, record) VALUES (?, ?, ?, ?, ?, ?)",
                    params![partition, kind.0, index.0, value, sort, record],
                ),
                None => execute(
                    connection,
                    "DELETE FROM entries WHERE partition = ? AND kind = ? AND idx = ? AND value = ? AND sort = ?",
                    params![partition, kind.0, index.0, value, sort],
                ),
            }?;
        }
        Ok(())
    }
}

impl Place {
    fn of(partition: i64, kind: Kind, sort: &[u8], entry: &Entry) -> Self {
        Self { partition, kind, index: entry.index, value: entry.value.clone(), sort: sort.to_vec() }
    }
}
