//! Partitions by number: every row of every tree begins with one, and their names are long.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use rusqlite::{Connection, OptionalExtension};

use crate::statements::execute;

/// The numbers of partitions, as far as they were asked for. Only what is committed is in here, and a partition keeps
/// its number, whatever other processes do to the file.
#[derive(Debug, Default)]
pub(crate) struct Partitions(RwLock<HashMap<String, i64>>);

/// The number of a partition in which nothing has been put yet: no row has it.
pub(crate) const UNKNOWN: i64 = 0;

/// So many numbers are kept in memory.
const KEPT: usize = 10_000;

impl Partitions {
    /// The partition's number for a reader, whose connection sees what is committed.
    pub(crate) fn number(&self, connection: &Connection, name: &str) -> rusqlite::Result<i64> {
        if let Some(number) = self.known(name) {
            return Ok(number);
        }
        let Some(number) = find(connection, name)? else { return Ok(UNKNOWN) };
        self.keep([(name.to_owned(), number)]);
        Ok(number)
    }

    fn known(&self, name: &str) -> Option<i64> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }

    fn keep(&self, numbers: impl IntoIterator<Item = (String, i64)>) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.extend(numbers);
    }
}

/// Numbers for the writer, some of which stand and fall with its transaction.
pub(crate) struct Numbers<'a> {
    committed: &'a Partitions,
    found: HashMap<String, i64>,
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(committed: &'a Partitions) -> Self {
        Self { committed, found: HashMap::new() }
    }

    /// The partition's number, which it gets now when it has none and something is to be put there.
    pub(crate) fn number(&mut self, connection: &Connection, name: &str, to_put: bool) -> rusqlite::Result<i64> {
        if let Some(number) = self.committed.known(name).or_else(|| self.found.get(name).copied()) {
            return Ok(number);
        }
        let number = match find(connection, name)? {
            Some(number) => number,
            None if to_put => {
                execute(connection, "INSERT INTO partitions (name) VALUES (?)", [name])?;
                connection.last_insert_rowid()
            }
            None => return Ok(UNKNOWN),
        };
        self.found.insert(name.to_owned(), number);
        Ok(number)
    }

    /// The transaction is committed.
    pub(crate) fn stand(self) {
        if !self.found.is_empty() {
            self.committed.keep(self.found);
        }
    }
}

fn find(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM partitions WHERE name = ?")?
        .query_row([name], |row| row.get(0))
        .optional()
}
