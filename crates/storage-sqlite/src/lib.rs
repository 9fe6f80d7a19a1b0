#![doc = include_str!("../README.md")]

mod checkpoint;
mod entries;
mod partitions;
mod reader;
mod schema;
mod statements;
mod store;
mod write;
mod writer;

pub use store::{SqliteOptions, SqliteStore, Synchronous};
