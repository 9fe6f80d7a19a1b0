//! Copies of a database that is in use, and back again.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{
    Connection, ErrorCode, OpenFlags,
    backup::{Backup, StepResult},
};

use crate::{place, schema};

/// What to do about a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and fail.
    Keep,
    /// Put the new one in its place, once the new one is whole.
    Replace,
}

/// Why there is no backup, or nothing was restored. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no database to back up.
    #[error("there is no database at {}", .0.display())]
    NoDatabase(PathBuf),
    /// The file is there already, and was to be kept.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// A server, or another program, has the database open.
    #[error("{} is in use: stop the server first", .0.display())]
    InUse(PathBuf),
    /// The file is no backup that this program can restore.
    #[error("{} cannot be restored: {reason}", file.display())]
    NoBackup {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file can't be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// SQLite can't read or write it.
    #[error("{}: {source}", file.display())]
    Sqlite {
        /// The file.
        file: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
}

/// Copies the database, which may be in use by this or another process, into `file`: everything that was committed
/// before, and no part of a batch without the rest. Readers and the writer go on meanwhile. The file is its owner's
/// alone, whole and synced before it has its name.
///
/// What is sealed in the database opens with the root key alone, which is not in the copy.
pub fn backup(database: &Path, file: &Path, existing: Existing) -> Result<(), BackupError> {
    if !database.is_file() {
        return Err(BackupError::NoDatabase(database.to_owned()));
    }
    // Not read-only: the log of a database that nobody has open may want to be read into the file first.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(database, flags).map_err(sqlite(database))?;
    source.busy_timeout(BUSY).map_err(sqlite(database))?;
    copy(&source, database, file, existing)
}

/// [`backup`], from a connection to the database.
pub(crate) fn copy(source: &Connection, database: &Path, file: &Path, existing: Existing) -> Result<(), BackupError> {
    let target = Target::new(file, existing)?;
    target.fill(|unfinished| {
        let mut copy = Connection::open(unfinished).map_err(sqlite(file))?;
        // The file counts only when it is whole.
        copy.pragma_update(None, "synchronous", "OFF").map_err(sqlite(file))?;
        copy.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(())).map_err(sqlite(file))?;
        // All pages in one step, which is one read transaction: no commit makes it begin again.
        let step = Backup::new(source, &mut copy).and_then(|backup| backup.step(-1)).map_err(sqlite(file))?;
        if step != StepResult::Done {
            return Err(BackupError::InUse(database.to_owned()));
        }
        copy.close().map_err(|(_, error)| sqlite(file)(error))
    })?;
    target.put()
}

/// Makes `database` what it was when `file` was made by [`backup`]. Checks the file first, and refuses while a server
/// has the database open. Whenever it is interrupted, the database is either the old one or the new one.
pub fn restore(file: &Path, database: &Path, existing: Existing) -> Result<(), BackupError> {
    if !file.is_file() {
        return Err(BackupError::NoDatabase(file.to_owned()));
    }
    if beside(file, "-wal").exists() {
        let reason = "it is a database in use, not a backup of one".to_owned();
        return Err(BackupError::NoBackup { file: file.to_owned(), reason });
    }
    let target = Target::new(database, existing)?;
    target.fill(|unfinished| {
        let mut from = File::open(file).map_err(io(file))?;
        let mut to = OpenOptions::new().write(true).open(unfinished).map_err(io(unfinished))?;
        io::copy(&mut from, &mut to).map_err(io(unfinished))?;
        drop(to);
        check(unfinished).map_err(|reason| BackupError::NoBackup { file: file.to_owned(), reason })
    })?;
    // From here on no store opens a database in this folder, and none is halfway in opening it.
    let _alone = place::alone(database);
    take_out_of_use(database)?;
    for suffix in ["-wal", "-shm", "-journal"] {
        // Of a database that was there before: beside the new file, its log would be taken for the new one's.
        match fs::remove_file(beside(database, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(database)(error)),
            _ => {}
        }
    }
    place::give_to_owner(&target.unfinished, database).map_err(io(database))?;
    target.put()
}

/// Makes sure that nobody has the database open: to leave the write-ahead log a connection must be the only one, and
/// has moved all of it into the file then.
fn take_out_of_use(database: &Path) -> Result<(), BackupError> {
    if !database.exists() {
        return Ok(());
    }
    let leave = || -> rusqlite::Result<String> {
        let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))
    };
    match leave() {
        Ok(mode) if mode.eq_ignore_ascii_case("delete") => Ok(()),
        Ok(_) => Err(BackupError::InUse(database.to_owned())),
        Err(error) => match error.sqlite_error_code() {
            // One so damaged that no server has it open.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Ok(()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Err(BackupError::InUse(database.to_owned())),
            _ => Err(sqlite(database)(error)),
        },
    }
}

/// What is wrong with the file, which nobody else uses.
fn check(file: &Path) -> Result<(), String> {
    let read = || {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if let Some(reason) = schema::reason_not_to_open(&connection)? {
            return Ok(Err(reason));
        }
        let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(if found == "ok" { Ok(()) } else { Err(format!("it is damaged: {found}")) })
    };
    read().unwrap_or_else(|error: rusqlite::Error| Err(error.to_string()))
}

/// A file that gets its name when it is whole, and leaves nothing behind when it never is.
struct Target<'a> {
    file: &'a Path,
    existing: Existing,
    unfinished: PathBuf,
}

impl<'a> Target<'a> {
    fn new(file: &'a Path, existing: Existing) -> Result<Self, BackupError> {
        if existing == Existing::Keep && file.exists() {
            return Err(BackupError::Exists(file.to_owned()));
        }
        let unfinished = beside(file, &format!(".{}.unfinished", std::process::id()));
        // Of an earlier process with the same number, which did not live to remove it.
        let _ = fs::remove_file(&unfinished);
        place::make_for_owner(&unfinished).map_err(io(file))?;
        Ok(Self { file, existing, unfinished })
    }

    fn fill(&self, fill: impl FnOnce(&Path) -> Result<(), BackupError>) -> Result<(), BackupError> {
        fill(&self.unfinished)?;
        File::open(&self.unfinished).and_then(|file| file.sync_all()).map_err(io(self.file))
    }

    fn put(self) -> Result<(), BackupError> {
        let put = match self.existing {
            Existing::Replace => fs::rename(&self.unfinished, self.file),
            // Unlike renaming, linking does not replace a file that is there.
            Existing::Keep => fs::hard_link(&self.unfinished, self.file),
        };
        match put {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(BackupError::Exists(self.file.to_owned()))
            }
            put => put.and_then(|()| place::sync_folder(self.file)).map_err(io(self.file)),
        }
    }
}

impl Drop for Target<'_> {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            // Mostly it is not there: renamed, or never made.
            let _ = fs::remove_file(beside(&self.unfinished, suffix));
        }
    }
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(suffix);
    name.into()
}

fn io(file: &Path) -> impl Fn(io::Error) -> BackupError {
    move |source| BackupError::File { file: file.to_owned(), source }
}

fn sqlite(file: &Path) -> impl Fn(rusqlite::Error) -> BackupError {
    move |source| BackupError::Sqlite { file: file.to_owned(), source }
}

/// How long a backup waits for a lock that is held for moments only.
const BUSY: Duration = Duration::from_secs(5);
