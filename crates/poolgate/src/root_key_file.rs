//! The root key in a file: for hosts without a better place for it.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use poolgate_env::{Entropy, RootKey};
use thiserror::Error;

/// Why a file gives no root key.
#[derive(Debug, Error)]
pub enum RootKeyFileError {
    /// It cannot be read.
    #[error("the root key file {} cannot be read: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It cannot be made.
    #[error("the root key file {} cannot be made: {source}", file.display())]
    NotMade {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It holds something else.
    #[error("the root key file {} does not hold 32 bytes in base64", .0.display())]
    Malformed(PathBuf),
}

/// The root key in `file`, which must be there: 32 bytes in base64.
pub fn read_root_key(file: &Path) -> Result<RootKey, RootKeyFileError> {
    let text =
        fs::read_to_string(file).map_err(|source| RootKeyFileError::Unreadable { file: file.to_owned(), source })?;
    RootKey::from_base64(&text).ok_or_else(|| RootKeyFileError::Malformed(file.to_owned()))
}

/// The root key in `file`, and whether the file was made just now. Whoever has the file and the database has every
/// secret in it: keep the two apart in backups, and do not lose the file, for nothing opens without it.
pub fn read_or_make_root_key(file: &Path, entropy: &dyn Entropy) -> Result<(RootKey, bool), RootKeyFileError> {
    if file.exists() {
        return Ok((read_root_key(file)?, false));
    }
    let key = RootKey::generate(entropy);
    match make(file, &key) {
        Ok(()) => Ok((key, true)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok((read_root_key(file)?, false)),
        Err(source) => Err(RootKeyFileError::NotMade { file: file.to_owned(), source }),
    }
}

/// Writes the key to a file of its owner's alone. It appears whole or not at all: two servers that start at once end
/// with the same key, and one that dies halfway leaves nothing that looks like a key.
fn make(file: &Path, key: &RootKey) -> io::Result<()> {
    let unfinished = file.with_extension(format!("{}.new", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(&unfinished)?;
    let written = writeln!(new, "{}", key.to_base64().expose()).and_then(|()| new.sync_all());
    // Unlike renaming, linking does not replace a file that is there.
    let made = written.and_then(|()| fs::hard_link(&unfinished, file));
    fs::remove_file(&unfinished)?;
    made?;
    // Its name has to outlive a power cut too: what is sealed from now on opens with this key alone.
    #[cfg(unix)]
    fs::File::open(file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?
        .sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use poolgate_env::SystemEntropy;

    use super::*;

    #[test]
    fn the_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("root.key");
        let entropy = SystemEntropy::new();
        let (first, made) = read_or_make_root_key(&file, &entropy).unwrap();
        assert!(made);
        let (second, made) = read_or_make_root_key(&file, &entropy).unwrap();
        assert!(!made && first.derive("x").matches(second.derive("x").expose()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unfinished stays behind");
    }

    #[test]
    fn a_file_that_came_in_between_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("root.key");
        let entropy = SystemEntropy::new();
        let (first, _) = read_or_make_root_key(&file, &entropy).unwrap();
        let late = make(&file, &RootKey::generate(&entropy)).unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::AlreadyExists);
        assert!(first.derive("x").matches(read_root_key(&file).unwrap().derive("x").expose()));
    }

    #[test]
    fn a_file_that_must_be_there_must_be_right() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        assert!(matches!(read_root_key(&file), Err(RootKeyFileError::Unreadable { .. })));
        fs::write(&file, "short").unwrap();
        assert!(matches!(read_root_key(&file), Err(RootKeyFileError::Malformed(_))));
    }
}
