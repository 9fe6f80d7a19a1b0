//! The file and its folder.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// Makes an empty file that nobody else may read, if there is none. SQLite gives the log beside it the same mode.
pub(crate) fn make_for_owner(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Makes what the folder of this file lists outlive a power cut.
pub(crate) fn sync_folder(file: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(file))?.sync_all() } else { Ok(()) }
}

/// Gives the new file to whoever has the old one or, when there is none, the folder: an administrator may restore what
/// a server runs on.
#[cfg(unix)]
pub(crate) fn give_to_owner(new: &Path, old: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let owner = old.metadata().or_else(|_| folder(old).metadata())?;
    if new.metadata()?.uid() == owner.uid() {
        return Ok(());
    }
    chown(new, Some(owner.uid()), Some(owner.gid()))
}

#[cfg(not(unix))]
pub(crate) fn give_to_owner(_new: &Path, _old: &Path) -> io::Result<()> {
    Ok(())
}

/// While this is held, no database in the folder is put in another's place: for a store that opens one. Whoever has
/// one open already is found by SQLite's own locks.
#[must_use]
pub(crate) fn opening(file: &Path) -> Option<File> {
    locked(file, File::lock_shared)
}

/// While this is held, no store opens a database in the folder.
#[must_use]
pub(crate) fn alone(file: &Path) -> Option<File> {
    locked(file, File::lock)
}

/// `None` where folders can't be locked.
fn locked(file: &Path, lock: impl FnOnce(&File) -> io::Result<()>) -> Option<File> {
    let folder = File::open(folder(file)).ok()?;
    lock(&folder).is_ok().then_some(folder)
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
