#![doc = include_str!("../README.md")]

mod reader;
mod schema;
mod store;
mod writer;

pub use store::{SqliteOptions, SqliteStore, Synchronous};
