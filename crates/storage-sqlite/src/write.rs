//! One batch, within the writer's transaction and a savepoint of its own.

use poolgate_env::Millis;
use poolgate_storage_trait::{
    Batch, Entry, Expect, Key, Kind, Record, Result, StoreError, Version, Write, decode_entries, encode_entries,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{entries::Changes, reader::damaged, statements::execute};

/// Does the writes of the batch; when it fails, there is something to undo. Expectations are judged before any claim:
/// what a record lets go of is free for the others.
pub(crate) fn commit(
    connection: &Connection,
    partition: i64,
    batch: &Batch,
    now: Millis,
    version: Version,
    changes: &mut Changes,
) -> Result<()> {
    let mut claims = Vec::new();
    for write in batch.writes() {
        match write {
            Write::Put(record, _) => {
                let (row, before) = put(connection, partition, write, record, version, now)?;
                let Key { kind, sort, .. } = &record.key;
                for entry in record.entries.iter().filter(|entry| !before.contains(entry)) {
                    if entry.unique {
                        claims.push((record, entry, row));
                    } else {
                        changes.add(partition, *kind, sort, entry, row);
                    }
                }
                for entry in before.iter().filter(|entry| !record.entries.contains(entry)) {
                    remove_entry(connection, partition, *kind, sort, entry, changes)?;
                }
            }
            Write::Delete(..) => {
                if let Some(found) = expected(connection, partition, write, now)? {
                    let Key { kind, sort, .. } = write.key();
                    remove(connection, partition, *kind, sort, &found, changes)?;
                }
            }
            Write::Check(..) => drop(expected(connection, partition, write, now)?),
        }
    }
    for (record, entry, row) in claims {
        if !claim(connection, partition, entry, row, now, changes)? {
            return Err(StoreError::Taken { key: record.key.clone(), index: entry.index });
        }
    }
    Ok(())
}

/// Removes up to `limit` expired records.
pub(crate) fn sweep(connection: &Connection, now: Millis, limit: usize, changes: &mut Changes) -> Result<usize> {
    let read = || {
        let mut statement = connection.prepare_cached(
            "SELECT partition, kind, sort, id, version, expires_at, entries FROM records
             WHERE expires_at <= ? ORDER BY expires_at LIMIT ?",
        )?;
        let rows = statement.query_map(params![now.0, i64::try_from(limit).unwrap_or(i64::MAX)], with_key)?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    };
    let expired = read().map_err(StoreError::unavailable)?;
    for (partition, kind, sort, found) in &expired {
        remove(connection, *partition, *kind, sort, found, changes)?;
    }
    Ok(expired.len())
}

/// A row of `records`, without its body.
struct Found {
    row: i64,
    version: Version,
    expires_at: Option<Millis>,
    entries: Vec<u8>,
}

impl Found {
    fn by_key(connection: &Connection, partition: i64, key: &Key) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached(
                "SELECT id, version, expires_at, entries FROM records WHERE partition = ? AND kind = ? AND sort = ?",
            )?
            .query_row(params![partition, key.kind.0, key.sort], Self::of)
            .optional()
    }

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            row: row.get("id")?,
            version: Version(row.get::<_, i64>("version")?.cast_unsigned()),
            expires_at: row.get::<_, Option<i64>>("expires_at")?.map(Millis),
            entries: row.get("entries")?,
        })
    }

    fn is_live(&self, now: Millis) -> bool {
        self.expires_at.is_none_or(|at| at > now)
    }

    fn entries(&self) -> Result<Vec<Entry>> {
        decode_entries(&self.entries).ok_or_else(damaged)
    }
}

fn with_key(row: &Row<'_>) -> rusqlite::Result<(i64, Kind, Vec<u8>, Found)> {
    Ok((row.get("partition")?, Kind(row.get("kind")?), row.get("sort")?, Found::of(row)?))
}

/// The row under the write's key, expired or not, provided that the write expects it so.
fn expected(connection: &Connection, partition: i64, write: &Write, now: Millis) -> Result<Option<Found>> {
    let found = Found::by_key(connection, partition, write.key()).map_err(StoreError::unavailable)?;
    let live = found.as_ref().filter(|found| found.is_live(now));
    if live.map_or(Expect::Absent, |found| Expect::Version(found.version)) != write.expect() {
        return Err(StoreError::Conflict(write.key().clone()));
    }
    Ok(found)
}

/// Puts the record as the write expects; its row, and the entries that there were.
fn put(
    connection: &Connection,
    partition: i64,
    write: &Write,
    record: &Record,
    version: Version,
    now: Millis,
) -> Result<(i64, Vec<Entry>)> {
    let entries = encode_entries(&record.entries);
    // Most are new, as they say: to insert finds out on the way.
    if write.expect() == Expect::Absent
        && let Some(row) = insert(connection, partition, record, &entries, version)?
    {
        return Ok((row, Vec::new()));
    }
    let Some(found) = expected(connection, partition, write, now)? else {
        return Err(StoreError::unavailable("the file is damaged: a key is in its index and has no record"));
    };
    execute(
        connection,
        "UPDATE records SET version = ?, expires_at = ?, entries = ?, body = ? WHERE id = ?",
        params![version.0.cast_signed(), record.expires_at.map(|at| at.0), entries, record.body, found.row],
    )
    .map_err(StoreError::unavailable)?;
    Ok((found.row, found.entries()?))
}

/// The row of the new record; `None` when there is one under its key.
fn insert(
    connection: &Connection,
    partition: i64,
    record: &Record,
    entries: &[u8],
    version: Version,
) -> Result<Option<i64>> {
    let (version, expires_at) = (version.0.cast_signed(), record.expires_at.map(|at| at.0));
    let inserted = execute(
        connection,
        "INSERT INTO records (partition, kind, sort, version, expires_at, entries, body)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        params![partition, record.key.kind.0, record.key.sort, version, expires_at, entries, record.body],
    );
    Ok((inserted.map_err(StoreError::unavailable)? == 1).then(|| connection.last_insert_rowid()))
}

/// Gives the record in this row what it claims; whether it could, because no living record holds it.
fn claim(
    connection: &Connection,
    partition: i64,
    entry: &Entry,
    row: i64,
    now: Millis,
    changes: &mut Changes,
) -> Result<bool> {
    let insert = || {
        execute(
            connection,
            "INSERT INTO claims (partition, idx, value, record) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            params![partition, entry.index.0, entry.value, row],
        )
    };
    if insert().map_err(StoreError::unavailable)? == 1 {
        return Ok(true);
    }
    let (_, kind, sort, found) = holder(connection, partition, entry).map_err(StoreError::unavailable)?;
    if found.is_live(now) {
        return Ok(false);
    }
    remove(connection, partition, kind, &sort, &found, changes)?;
    insert().map_err(StoreError::unavailable).map(|inserted| inserted == 1)
}

/// The record that holds a claim.
fn holder(connection: &Connection, partition: i64, entry: &Entry) -> rusqlite::Result<(i64, Kind, Vec<u8>, Found)> {
    connection
        .prepare_cached(
            "SELECT r.partition, r.kind, r.sort, r.id, r.version, r.expires_at, r.entries
             FROM claims c CROSS JOIN records r ON r.id = c.record
             WHERE c.partition = ? AND c.idx = ? AND c.value = ?",
        )?
        .query_row(params![partition, entry.index.0, entry.value], with_key)
}

fn remove(
    connection: &Connection,
    partition: i64,
    kind: Kind,
    sort: &[u8],
    found: &Found,
    changes: &mut Changes,
) -> Result<()> {
    for entry in found.entries()? {
        remove_entry(connection, partition, kind, sort, &entry, changes)?;
    }
    execute(connection, "DELETE FROM records WHERE id = ?", [found.row]).map_err(StoreError::unavailable).map(drop)
}

fn remove_entry(
    connection: &Connection,
    partition: i64,
    kind: Kind,
    sort: &[u8],
    entry: &Entry,
    changes: &mut Changes,
) -> Result<()> {
    if !entry.unique {
        changes.remove(partition, kind, sort, entry);
        return Ok(());
    }
    execute(
        connection,
        "DELETE FROM claims WHERE partition = ? AND idx = ? AND value = ?",
        params![partition, entry.index.0, entry.value],
    )
    .map_err(StoreError::unavailable)
    .map(drop)
}
