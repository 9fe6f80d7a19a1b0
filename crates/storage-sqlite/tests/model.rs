//! Random batches, on a file and in memory: the answers of the store in memory.

use poolgate_storage_sqlite::{SqliteOptions, SqliteStore, Synchronous};
use poolgate_storage_trait::{conformance::Subject, model};

mod memory {
    use super::*;

    model!(SqliteStore::open_in_memory().unwrap());
}

mod file {
    use super::*;

    model!({
        let directory = tempfile::tempdir().unwrap();
        let options = SqliteOptions { synchronous: Synchronous::Off, ..SqliteOptions::default() };
        let store = SqliteStore::open_with(directory.path().join("poolgate.db"), options).unwrap();
        Subject::guarded(store, directory)
    });
}
