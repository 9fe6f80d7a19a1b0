//! `poolgate backup` and `poolgate restore`.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use poolgate::sqlite::{self, BackupError, Existing};

use crate::{
    config::{self, ConfigError, DEFAULT_DATA, ROOT_KEY_FILE},
    options::Copying,
    serve::{DATABASE, make_folder},
};

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CopyError {
    #[error("a PostgreSQL database is backed up by pg_dump and restored by pg_restore")]
    Postgres,
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("the backup failed: {0}")]
    Backup(BackupError),
    #[error("nothing was restored: {0}")]
    Restore(BackupError),
    #[error("there is a database in {} already: --replace puts the backup in its place", .0.display())]
    DatabaseThere(PathBuf),
    #[error("{} exists already: --replace overwrites it", .0.display())]
    FileThere(PathBuf),
    #[error("the data folder {} cannot be made: {source}", folder.display())]
    Folder { folder: PathBuf, source: io::Error },
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
}

/// Copies the database of the data folder.
pub(crate) fn backup(arguments: Copying) -> Result<(), CopyError> {
    let (file, existing) = (arguments.file.clone(), existing(&arguments));
    let folder = folder(arguments)?;
    sqlite::backup(&folder.join(DATABASE), &file, existing).map_err(|error| match error {
        BackupError::Exists(file) => CopyError::FileThere(file),
        error => CopyError::Backup(error),
    })?;
    let bytes = fs::metadata(&file)?.len();
    writeln!(
        io::stdout(),
        "Backed up the database in {} to {} ({bytes} bytes).\nThe root key is not in it, and nothing secret in it \
         opens without: keep a copy of {}, or of the key that the server is given, in another place.",
        folder.display(),
        file.display(),
        folder.join(ROOT_KEY_FILE).display(),
    )?;
    Ok(())
}

/// Puts a backup in the place of the data folder's database.
pub(crate) fn restore(arguments: Copying) -> Result<(), CopyError> {
    let (file, existing) = (arguments.file.clone(), existing(&arguments));
    let folder = folder(arguments)?;
    make_folder(&folder).map_err(|source| CopyError::Folder { folder: folder.clone(), source })?;
    sqlite::restore(&file, &folder.join(DATABASE), existing).map_err(|error| match error {
        BackupError::Exists(_) => CopyError::DatabaseThere(folder.clone()),
        error => CopyError::Restore(error),
    })?;
    writeln!(
        io::stdout(),
        "Restored the database in {} from {}.\nThe server needs the root key that it was made with: {}, unless it is \
         given another way.",
        folder.display(),
        file.display(),
        folder.join(ROOT_KEY_FILE).display(),
    )?;
    Ok(())
}

fn existing(arguments: &Copying) -> Existing {
    if arguments.replace { Existing::Replace } else { Existing::Keep }
}

/// The data folder, as the server with these options would have it.
fn folder(arguments: Copying) -> Result<PathBuf, CopyError> {
    let Copying { config, data, postgres, .. } = arguments;
    let (data, postgres) = match (data, postgres, config) {
        (None, None, Some(file)) => {
            let said = config::read_file(&file)?;
            (said.data, said.postgres)
        }
        (data, postgres, _) => (data, postgres),
    };
    if postgres.is_some() { Err(CopyError::Postgres) } else { Ok(data.unwrap_or_else(|| DEFAULT_DATA.into())) }
}
