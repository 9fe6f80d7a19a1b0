//! The suite of the trait, on a file and in memory.

use poolgate_storage_sqlite::{SqliteOptions, SqliteStore, Synchronous};
use poolgate_storage_trait::{conformance, conformance::Subject};

mod memory {
    use super::*;

    conformance!(SqliteStore::open_in_memory().unwrap());
}

mod file {
    use super::*;

    conformance!({
        let directory = tempfile::tempdir().unwrap();
        let options = SqliteOptions { synchronous: Synchronous::Off, ..SqliteOptions::default() };
        let store = SqliteStore::open_with(directory.path().join("poolgate.db"), options).unwrap();
        Subject::guarded(store, directory)
    });
}
