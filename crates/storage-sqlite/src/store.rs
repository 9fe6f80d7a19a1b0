//! The store: its connections and its thread.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{SyncSender, TrySendError, sync_channel},
    },
    thread::{Builder, JoinHandle},
    time::Duration,
};

use async_trait::async_trait;
use futures::channel::oneshot;
use poolgate_env::Millis;
use poolgate_storage_trait::{
    Batch, Key, Page, Query, Record, Result, Store, StoreError, Version, validate_batch, validate_keys, validate_query,
};
use rusqlite::{Connection, OpenFlags};

use crate::{
    backup::{self, BackupError, Existing},
    checkpoint::Checkpoints,
    partitions::Partitions,
    place, reader, schema, statements,
    writer::{self, Job},
};

/// A store in one SQLite file.
///
/// Reads run on the calling thread, on a connection from a pool: a point read takes about ten microseconds, less than
/// handing it to another thread would. There are never more connections than threads that read at once. Writes wait
/// for the writer's thread without blocking the caller's, and outlast a caller that gives up waiting.
#[derive(Debug)]
pub struct SqliteStore {
    readers: Readers,
    partitions: Arc<Partitions>,
    jobs: Option<SyncSender<Job>>,
    writer: Option<JoinHandle<()>>,
}

/// How the file is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SqliteOptions {
    /// What a commit waits for.
    pub synchronous: Synchronous,
    /// How long to wait for another process that writes, before [`StoreError::Unavailable`]. 5 seconds by default.
    pub busy_timeout: Duration,
    /// Pages that each connection that reads keeps in memory, in KiB. 1 MiB by default: the operating system keeps them
    /// too.
    pub cache_kib: u32,
    /// Pages that the writer keeps in memory, in KiB. 24 MiB by default.
    pub writer_cache_kib: u32,
    /// Commits that may wait for the writer; more are [`StoreError::Unavailable`] at once. 4096 by default.
    pub queue: usize,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self {
            synchronous: Synchronous::Full,
            busy_timeout: Duration::from_secs(5),
            cache_kib: 1024,
            writer_cache_kib: 24 * 1024,
            queue: 4096,
        }
    }
}

/// What a commit waits for before it is acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// The disk has it: it survives a power cut.
    #[default]
    Full,
    /// The operating system has it: it survives a crash of the process; a power cut may take back the last commits.
    Normal,
    /// As `Normal`, and a power cut may damage the file. For tests.
    Off,
}

impl SqliteStore {
    /// Opens the file, and makes it, for its owner alone, when there is none. [`StoreError::Unavailable`] when it can't be opened, is no
    /// SQLite file, or was made by a newer version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_with(path, SqliteOptions::default())
    }

    /// [`SqliteStore::open`] with other than the default options.
    pub fn open_with(path: impl AsRef<Path>, options: SqliteOptions) -> Result<Self> {
        let path = path.as_ref().to_path_buf();
        let _opening = place::opening(&path);
        place::make_for_owner(&path).map_err(StoreError::unavailable)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connect = |cache_kib| connect(&path, flags, options, cache_kib).map_err(StoreError::unavailable);
        let connection = connect(options.writer_cache_kib)?;
        // Asked before anything is written: where it can't be had (a network drive), better not to begin.
        let mode: String = connection
            .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
            .map_err(StoreError::unavailable)?;
        if !mode.eq_ignore_ascii_case("wal") {
            return Err(StoreError::unavailable("the file system has no shared memory for a write-ahead log"));
        }
        let setting = |name, value: i64| {
            connection.pragma_update_and_check(None, name, value, |_| Ok(())).map_err(StoreError::unavailable)
        };
        setting("wal_autocheckpoint", 0)?;
        setting("journal_size_limit", LOG_KEPT_BYTES)?;
        let checkpoints = Checkpoints::start(connect(MOVER_CACHE_KIB)?).map_err(StoreError::unavailable)?;
        let idle = Mutex::default();
        Self::start(connection, Some(checkpoints), options, |_| Readers::File { path, options, idle })
    }

    /// An empty store in memory, gone when dropped: for tests. Reads and writes take turns on its one connection.
    pub fn open_in_memory() -> Result<Self> {
        let connection = Connection::open_in_memory().map_err(StoreError::unavailable)?;
        statements::keep(&connection).map_err(StoreError::unavailable)?;
        Self::start(connection, None, SqliteOptions::default(), Readers::Memory)
    }

    fn start(
        mut connection: Connection,
        checkpoints: Option<Checkpoints>,
        options: SqliteOptions,
        readers: impl FnOnce(Arc<Mutex<Connection>>) -> Readers,
    ) -> Result<Self> {
        schema::migrate(&mut connection).map_err(StoreError::unavailable)?;
        let connection = Arc::new(Mutex::new(connection));
        let readers = readers(Arc::clone(&connection));
        let partitions = Arc::<Partitions>::default();
        let (jobs, waiting) = sync_channel(options.queue);
        let writer = Builder::new()
            .name("poolgate-sqlite".into())
            .spawn({
                let partitions = Arc::clone(&partitions);
                move || {
                    writer::run(&connection, &partitions, &waiting, checkpoints.as_ref());
                    // Before the last connection, which tidies the log away.
                    drop(checkpoints);
                }
            })
            .map_err(StoreError::unavailable)?;
        Ok(Self { readers, partitions, jobs: Some(jobs), writer: Some(writer) })
    }

    /// Copies everything into `file`, as [`backup`](crate::backup()) does. It takes as long as it takes to write the file, on the
    /// calling thread.
    pub fn backup(&self, file: impl AsRef<Path>, existing: Existing) -> Result<(), BackupError> {
        match &self.readers {
            Readers::File { path, .. } => backup::backup(path, file.as_ref(), existing),
            Readers::Memory(connection) => {
                let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                backup::copy(&connection, Path::new(":memory:"), file.as_ref(), existing)
            }
        }
    }

    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<Result<T>>) -> Job) -> Result<T> {
        let (sender, answer) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.try_send(job(sender)).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::unavailable("too many commits are waiting"),
            TrySendError::Disconnected(_) => stopped(),
        })?;
        answer.await.map_err(|_| stopped())?
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        validate_keys(keys)?;
        self.readers.read(|connection| reader::get(connection, &self.partitions, keys, now))
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        validate_query(query)?;
        self.readers.read(|connection| reader::query(connection, &self.partitions, query, now))
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        validate_batch(batch)?;
        let batch = batch.clone();
        self.ask(|answer| Job::Commit { batch, now, answer }).await
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        self.ask(|answer| Job::Sweep { now, limit, answer }).await
    }
}

/// Waits for the commits under way. The readers close first: the last connection to go tidies the log away.
impl Drop for SqliteStore {
    fn drop(&mut self) {
        if let Readers::File { idle, .. } = &self.readers {
            idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.jobs = None;
        if let Some(writer) = self.writer.take() {
            // It can only have panicked, which it has reported itself.
            let _ = writer.join();
        }
    }
}

#[derive(Debug)]
enum Readers {
    /// Connections of their own, opened when all others are in use.
    File { path: PathBuf, options: SqliteOptions, idle: Mutex<Vec<Connection>> },
    /// The writer's connection, which it keeps to itself for a whole transaction.
    Memory(Arc<Mutex<Connection>>),
}

impl Readers {
    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let (path, options, idle) = match self {
            Self::File { path, options, idle } => (path, options, idle),
            Self::Memory(connection) => return read(&connection.lock().unwrap_or_else(PoisonError::into_inner)),
        };
        let taken = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match taken {
            Some(connection) => connection,
            None => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, *options, options.cache_kib)
                .map_err(StoreError::unavailable)?,
        };
        let result = read(&connection);
        // One that failed may be within a transaction still, and is closed.
        if !matches!(result, Err(StoreError::Unavailable(_))) {
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        result
    }
}

fn connect(path: &Path, flags: OpenFlags, options: SqliteOptions, cache_kib: u32) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(options.busy_timeout)?;
    connection.pragma_update(None, "cache_size", -i64::from(cache_kib))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    let synchronous = match options.synchronous {
        Synchronous::Full => "FULL",
        Synchronous::Normal => "NORMAL",
        Synchronous::Off => "OFF",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    statements::keep(&connection)?;
    Ok(connection)
}

fn stopped() -> StoreError {
    StoreError::unavailable("the writer has stopped")
}

/// What stays of the log's file when it begins anew: a backup, or a reader that takes long, makes it grow.
const LOG_KEPT_BYTES: i64 = 64 << 20;
/// Moving the log into the file needs a page at a time.
const MOVER_CACHE_KIB: u32 = 64;
