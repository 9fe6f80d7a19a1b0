//! The one thread that writes.

use std::sync::{
    Arc, Mutex, PoisonError,
    mpsc::{Receiver, TryRecvError},
};

use futures::channel::oneshot;
use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Result, StoreError, Version, Write};
use rusqlite::Connection;

use crate::{
    checkpoint::Checkpoints,
    entries::Changes,
    partitions::{Numbers, Partitions},
    statements::execute,
    write::{commit, sweep},
};

/// What the thread is asked to do, and where the answer goes.
pub(crate) enum Job {
    Commit { batch: Batch, now: Millis, answer: oneshot::Sender<Result<Version>> },
    Sweep { now: Millis, limit: usize, answer: oneshot::Sender<Result<usize>> },
}

/// Does jobs until all senders are gone and the last job is done.
pub(crate) fn run(
    connection: &Mutex<Connection>,
    partitions: &Partitions,
    jobs: &Receiver<Job>,
    checkpoints: Option<&Checkpoints>,
) {
    while let Ok(first) = jobs.recv() {
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        Group::new(partitions).run(&connection, first, jobs);
        if let Some(checkpoints) = checkpoints {
            checkpoints.between_groups(&connection);
        }
    }
}

/// Jobs that share a transaction. They are answered after its commit, refused ones too: what refused them may be
/// another job of the group.
struct Group<'a> {
    last_version: Version,
    numbers: Numbers<'a>,
    changes: Changes,
    done: Vec<Done>,
}

/// A job with its answer, which goes out after the commit.
enum Done {
    Commit(oneshot::Sender<Result<Version>>, Result<Version>),
    Sweep(oneshot::Sender<Result<usize>>, Result<usize>),
}

/// As many jobs as share a transaction at most, so that the first does not wait for ever.
const GROUP: usize = 128;

impl<'a> Group<'a> {
    fn new(partitions: &'a Partitions) -> Self {
        let (numbers, changes) = (Numbers::new(partitions), Changes::default());
        Self { last_version: Version::default(), numbers, changes, done: Vec::new() }
    }

    fn run(mut self, connection: &Connection, first: Job, jobs: &Receiver<Job>) {
        let outcome = self.transaction(connection, first, jobs);
        if outcome.is_err() && !connection.is_autocommit() {
            // When this fails too, the next BEGIN does, and says so.
            let _ = execute(connection, "ROLLBACK", []);
        }
        let failure = outcome.err().map(Arc::new);
        if failure.is_none() {
            self.numbers.stand();
        }
        for done in self.done {
            // Whoever asked may have gone meanwhile; the write stands.
            match done {
                Done::Commit(answer, result) => drop(answer.send(settle(result, failure.as_ref()))),
                Done::Sweep(answer, result) => drop(answer.send(settle(result, failure.as_ref()))),
            }
        }
    }

    fn transaction(&mut self, connection: &Connection, first: Job, jobs: &Receiver<Job>) -> rusqlite::Result<()> {
        let begun = execute(connection, "BEGIN IMMEDIATE", []).and_then(|_| last_version(connection));
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
        self.changes.make(connection)?;
        if self.last_version != before {
            execute(connection, "UPDATE counter SET last_version = ?", [self.last_version.0.cast_signed()])?;
        }
        execute(connection, "COMMIT", []).map(drop)
    }

    fn job(&mut self, connection: &Connection, job: Job) {
        let Self { last_version, numbers, changes, done } = self;
        done.push(match job {
            Job::Commit { batch, now, answer } => {
                let version = Version(last_version.0 + 1);
                // Before the savepoint: a number given in it would be gone with it.
                let result = number(connection, numbers, &batch).and_then(|partition| {
                    within_savepoint(connection, changes, |changes| {
                        commit(connection, partition, &batch, now, version, changes)
                    })
                });
                if result.is_ok() {
                    *last_version = version;
                }
                Done::Commit(answer, result.map(|()| version))
            }
            Job::Sweep { now, limit, answer } => {
                let result = within_savepoint(connection, changes, |changes| sweep(connection, now, limit, changes));
                Done::Sweep(answer, result)
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

/// The number of the partition that the batch is in.
fn number(connection: &Connection, numbers: &mut Numbers<'_>, batch: &Batch) -> Result<i64> {
    let to_put = batch.writes().iter().any(|write| matches!(write, Write::Put(..)));
    let name = batch.writes().first().map_or("", |write| &write.key().partition);
    numbers.number(connection, name, to_put).map_err(StoreError::unavailable)
}

fn last_version(connection: &Connection) -> rusqlite::Result<Version> {
    let mut statement = connection.prepare_cached("SELECT last_version FROM counter")?;
    statement.query_row([], |row| Ok(Version(row.get::<_, i64>(0)?.cast_unsigned())))
}

/// Does the work so that nothing stays of it when it fails, while what other jobs of the group did stays.
fn within_savepoint<T>(
    connection: &Connection,
    changes: &mut Changes,
    work: impl FnOnce(&mut Changes) -> Result<T>,
) -> Result<T> {
    execute(connection, "SAVEPOINT job", []).map_err(StoreError::unavailable)?;
    let mark = changes.mark();
    let result = work(changes);
    if result.is_err() {
        changes.back_to(mark);
    }
    if connection.is_autocommit() {
        return result;
    }
    let undone = if result.is_err() { execute(connection, "ROLLBACK TO job", []) } else { Ok(0) };
    undone.and_then(|_| execute(connection, "RELEASE job", [])).map_err(StoreError::unavailable)?;
    result
}
#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use futures::executor::block_on;
    use poolgate_storage_trait::{Expect, Key, Kind, Record};

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
            threads.spawn(move || run(connection, &Partitions::default(), &waiting, None));
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
