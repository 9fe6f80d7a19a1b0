//! Poolgate: storage-sqlite.
