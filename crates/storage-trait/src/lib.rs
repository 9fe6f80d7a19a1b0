//! Poolgate: storage-trait.
