//! The one thread that writes.

use std::sync::{
    Arc, Mutex, PoisonError,
    mpsc::{Receiver, TryRecvError},
};

use futures::channel::oneshot;
use poolgate_env::Millis;
use poolgate_storage_trait::{
    Batch, Entry, Expect, Key, Record, Result, StoreError, Version, Write, decode_entries, encode_entries,
};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use crate::reader::damaged;

/// What the thread is asked to do, and where the answer goes.
pub(crate) enum Job {
    Commit { batch: Batch, now: Millis, answer: oneshot::Sender<Result<Version>> },
    Sweep { now: Millis, limit: usize, answer: oneshot::Sender<Result<usize>> },
}

/// Does jobs until all senders are gone and the last job is done.
pub(crate) fn run(connection: &Mutex<Connection>, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        Group::default().run(&connection, first, jobs);
    }
}

/// Jobs that share a transaction. They are answered after its commit, refused ones too: what refused them may be
/// another job of the group.
#[derive(Default)]
struct Group {
    last_version: Version,
    done: Vec<Done>,
}

/// A job with its answer, which goes out after the commit.
enum Done {
    Commit(oneshot::Sender<Result<Version>>, Result<Version>),
    Sweep(oneshot::Sender<Result<usize>>, Result<usize>),
}

/// As many jobs as share a transaction at most, so that the first does not wait for ever.
const GROUP: usize = 128;

impl Group {
    fn run(mut self, connection: &Connection, first: Job, jobs: &Receiver<Job>) {
        let outcome = self.transaction(connection, first, jobs);
        if outcome.is_err() && !connection.is_autocommit() {
            // When this fails too, the next BEGIN does, and says so.
            let _ = execute(connection, "ROLLBACK", []);
        }
        let failure = outcome.err().map(Arc::new);
        for done in self.done {
            // Whoever asked may have gone meanwhile; the write stands.
            match done {
                Done::Commit(answer, result) => drop(answer.send(settle(result, failure.as_ref()))),
                Done::Sweep(answer, result) => drop(answer.send(settle(result, failure.as_ref()))),
            }
        }
    }

    fn transaction(&mut self, connection: &Connection, first: Job, jobs: &Receiver<Job>) -> rusqlite::Result<()> {
        let begun = execute(connection, "BEGIN IMMEDIATE", []).and_then(|()| last_version(connection));
        let before = match begun {
            Ok(version) => version,
            Err(error) => {
                self.done.push(first.unstarted());
                return Err(error);
            }
        };
        self.last_version = before;
        let mut next = Some(first);
        while let Some(job) = next {
            self.job(connection, job);
            if connection.is_autocommit() {
                // An error so severe that SQLite has rolled everything back.
                return Err(rusqlite::Error::SqliteFailure(
                    rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT),
                    None,
                ));
            }
            next = match jobs.try_recv() {
                Ok(job) if self.done.len() < GROUP => Some(job),
                Ok(job) => {
                    self.job(connection, job);
                    None
                }
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => None,
            };
        }
        if self.last_version != before {
            execute(connection, "UPDATE counter SET last_version = ?", [self.last_version.0.cast_signed()])?;
        }
        execute(connection, "COMMIT", [])
    }

    fn job(&mut self, connection: &Connection, job: Job) {
        self.done.push(match job {
            Job::Commit { batch, now, answer } => {
                let version = Version(self.last_version.0 + 1);
                let result = commit(connection, &batch, now, version);
                if result.is_ok() {
                    self.last_version = version;
                }
                Done::Commit(answer, result)
            }
            Job::Sweep { now, limit, answer } => {
                Done::Sweep(answer, within_savepoint(connection, || sweep(connection, now, limit)))
            }
        });
    }
}

impl Job {
    fn unstarted(self) -> Done {
        match self {
            Self::Commit { answer, .. } => Done::Commit(answer, Ok(Version::default())),
            Self::Sweep { answer, .. } => Done::Sweep(answer, Ok(0)),
        }
    }
}

/// What to answer when the transaction failed as a whole, or did not.
fn settle<T>(result: Result<T>, failure: Option<&Arc<rusqlite::Error>>) -> Result<T> {
    failure.map_or(result, |failure| Err(StoreError::unavailable(Arc::clone(failure))))
}

fn commit(connection: &Connection, batch: &Batch, now: Millis, version: Version) -> Result<Version> {
    let mut found = Vec::with_capacity(batch.writes().len());
    for write in batch.writes() {
        let row = Found::by_key(connection, write.key()).map_err(StoreError::unavailable)?;
        let live = row.as_ref().filter(|row| row.expires_at.is_none_or(|at| at > now));
        if live.map_or(Expect::Absent, |row| Expect::Version(row.version)) != write.expect() {
            return Err(StoreError::Conflict(write.key().clone()));
        }
        found.push(row);
    }
    // Claims are judged while writing, so from here on there may be something to undo.
    within_savepoint(connection, || {
        let mut puts = Vec::with_capacity(batch.writes().len());
        for (write, found) in batch.writes().iter().zip(found) {
            match (write, found) {
                (Write::Put(record, _), found) => {
                    let entries = encode_entries(&record.entries);
                    let unchanged = found.as_ref().is_some_and(|found| found.entries == entries);
                    if let Some(found) = found.as_ref().filter(|_| !unchanged) {
                        remove_entries(connection, &record.key, &found.entries)?;
                    }
                    put(connection, record, &entries, version, found.as_ref()).map_err(StoreError::unavailable)?;
                    let id = found.map_or_else(|| connection.last_insert_rowid(), |found| found.id);
                    puts.extend((!unchanged).then_some((record, id)));
                }
                (Write::Delete(key, _), Some(found)) => remove(connection, key, &found)?,
                (Write::Delete(..), None) | (Write::Check(..), _) => {}
            }
        }
        for (record, id) in puts {
            add_entries(connection, record, id, now)?;
        }
        Ok(version)
    })
}

fn sweep(connection: &Connection, now: Millis, limit: usize) -> Result<usize> {
    let read = || {
        let mut statement = connection.prepare_cached(
            "SELECT partition, kind, sort, id, version, expires_at, entries FROM records
             WHERE expires_at <= ? ORDER BY expires_at LIMIT ?",
        )?;
        let rows = statement.query_map(params![now.0, i64::try_from(limit).unwrap_or(i64::MAX)], Found::with_key)?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    };
    let expired = read().map_err(StoreError::unavailable)?;
    for (key, found) in &expired {
        remove(connection, key, found)?;
    }
    Ok(expired.len())
}

/// A row of `records`, without its body.
struct Found {
    id: i64,
    version: Version,
    expires_at: Option<Millis>,
    entries: Vec<u8>,
}

impl Found {
    fn by_key(connection: &Connection, key: &Key) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached(
                "SELECT id, version, expires_at, entries FROM records WHERE partition = ? AND kind = ? AND sort = ?",
            )?
            .query_row(params![key.partition, key.kind.0, key.sort], Self::of)
            .optional()
    }

    /// The record that holds a claim.
    fn by_claim(connection: &Connection, partition: &str, entry: &Entry) -> rusqlite::Result<Option<(Key, Self)>> {
        connection
            .prepare_cached(
                "SELECT r.partition, r.kind, r.sort, r.id, r.version, r.expires_at, r.entries
                 FROM entries e CROSS JOIN records r ON r.id = e.record
                 WHERE e.claim = 1 AND e.partition = ? AND e.idx = ? AND e.value = ?",
            )?
            .query_row(params![partition, entry.index.0, entry.value], Self::with_key)
            .optional()
    }

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            version: Version(row.get::<_, i64>("version")?.cast_unsigned()),
            expires_at: row.get::<_, Option<i64>>("expires_at")?.map(Millis),
            entries: row.get("entries")?,
        })
    }

    fn with_key(row: &Row<'_>) -> rusqlite::Result<(Key, Self)> {
        let kind = poolgate_storage_trait::Kind(row.get("kind")?);
        let key = Key::new(kind, row.get::<_, String>("partition")?, row.get::<_, Vec<u8>>("sort")?);
        Ok((key, Self::of(row)?))
    }
}

fn put(
    connection: &Connection,
    record: &Record,
    entries: &[u8],
    version: Version,
    found: Option<&Found>,
) -> rusqlite::Result<()> {
    let (version, expires_at) = (version.0.cast_signed(), record.expires_at.map(|at| at.0));
    let Key { kind, partition, sort } = &record.key;
    match found {
        Some(found) => execute(
            connection,
            "UPDATE records SET version = ?, expires_at = ?, entries = ?, body = ? WHERE id = ?",
            params![version, expires_at, entries, record.body, found.id],
        ),
        None => execute(
            connection,
            "INSERT INTO records (partition, kind, sort, version, expires_at, entries, body)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![partition, kind.0, sort, version, expires_at, entries, record.body],
        ),
    }
}

fn add_entries(connection: &Connection, record: &Record, id: i64, now: Millis) -> Result<()> {
    let Key { kind, partition, sort } = &record.key;
    for entry in &record.entries {
        if entry.unique
            && let Some((holder, found)) =
                Found::by_claim(connection, partition, entry).map_err(StoreError::unavailable)?
        {
            if found.expires_at.is_none_or(|at| at > now) {
                return Err(StoreError::Taken { key: record.key.clone(), index: entry.index });
            }
            remove(connection, &holder, &found)?;
        }
        execute(
            connection,
            "INSERT INTO entries (partition, kind, idx, value, sort, claim, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![partition, kind.0, entry.index.0, entry.value, sort, entry.unique, id],
        )
        .map_err(StoreError::unavailable)?;
    }
    Ok(())
}

fn remove(connection: &Connection, key: &Key, found: &Found) -> Result<()> {
    remove_entries(connection, key, &found.entries)?;
    execute(connection, "DELETE FROM records WHERE id = ?", [found.id]).map_err(StoreError::unavailable)
}

fn remove_entries(connection: &Connection, key: &Key, entries: &[u8]) -> Result<()> {
    let entries = decode_entries(entries).ok_or_else(damaged)?;
    for entry in entries {
        execute(
            connection,
            "DELETE FROM entries WHERE partition = ? AND kind = ? AND idx = ? AND value = ? AND sort = ?",
            params![key.partition, key.kind.0, entry.index.0, entry.value, key.sort],
        )
        .map_err(StoreError::unavailable)?;
    }
    Ok(())
}

fn last_version(connection: &Connection) -> rusqlite::Result<Version> {
    let mut statement = connection.prepare_cached("SELECT last_version FROM counter")?;
    statement.query_row([], |row| Ok(Version(row.get::<_, i64>(0)?.cast_unsigned())))
}

/// Does the work so that nothing stays of it when it fails, while what other jobs of the group did stays.
fn within_savepoint<T>(connection: &Connection, work: impl FnOnce() -> Result<T>) -> Result<T> {
    execute(connection, "SAVEPOINT job", []).map_err(StoreError::unavailable)?;
    let result = work();
    if connection.is_autocommit() {
        return result;
    }
    let undone = if result.is_err() { execute(connection, "ROLLBACK TO job", []) } else { Ok(()) };
    undone.and_then(|()| execute(connection, "RELEASE job", [])).map_err(StoreError::unavailable)?;
    result
}

fn execute(connection: &Connection, sql: &str, parameters: impl Params) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(parameters).map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use futures::executor::block_on;
    use poolgate_storage_trait::Kind;

    use super::*;
    use crate::schema;

    #[test]
    fn a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap();
        let pages: u32 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        connection.pragma_update_and_check(None, "max_page_count", pages + 3, |_| Ok(())).unwrap();

        let (jobs, waiting) = channel();
        let commit = |jobs: &Sender<Job>, name: &str, bytes: usize| {
            let key = Key::new(Kind(1), "pool", name);
            let record =
                Record { key, version: Version(0), expires_at: None, entries: Vec::new(), body: vec![0; bytes] };
            let (answer, result) = oneshot::channel();
            let batch = vec![Write::Put(record, Expect::Absent)].into();
            assert!(jobs.send(Job::Commit { batch, now: Millis(0), answer }).is_ok());
            result
        };
        let large = commit(&jobs, "large", 60_000);
        let connection = &Mutex::new(connection);
        let small = std::thread::scope(move |threads| {
            threads.spawn(move || run(connection, &waiting));
            assert!(matches!(block_on(large).unwrap(), Err(StoreError::Unavailable(_))));
            let small = block_on(commit(&jobs, "small", 10)).unwrap();
            drop(jobs);
            small
        });
        assert!(small.is_ok(), "{small:?}");
        let connection = connection.lock().unwrap();
        let count: u32 = connection.query_row("SELECT count(*) FROM records", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
    }
}
