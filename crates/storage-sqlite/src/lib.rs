#![doc = include_str!("../README.md")]

mod backup;
mod checkpoint;
mod entries;
mod partitions;
mod place;
mod reader;
mod schema;
mod statements;
mod store;
mod write;
mod writer;

pub use backup::{BackupError, Existing, backup, restore};
pub use store::{SqliteOptions, SqliteStore, Synchronous};
