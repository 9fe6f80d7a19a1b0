#![doc = include_str!("../README.md")]

mod failure;
mod options;
mod plan;
mod reader;
mod schema;
mod session;
mod store;
mod tls;
mod views;
mod writer;

pub use options::{PostgresOptions, UrlError};
pub use store::PostgresStore;
