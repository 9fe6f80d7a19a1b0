#![doc = include_str!("../README.md")]

#[cfg(any(test, feature = "testing"))]
pub mod conformance;
mod cursor;
mod entity;
mod entries;
mod ext;
#[cfg(any(test, feature = "testing"))]
pub mod faults;
#[cfg(any(test, feature = "testing"))]
#[doc = include_str!("../ADAPTERS.md")]
pub mod guide {}
mod limits;
mod memory;
#[cfg(any(test, feature = "testing"))]
pub mod model;
mod report;
mod store;

pub use cursor::{Cursor, InvalidCursor};
pub use entity::{Entity, Stored};
pub use entries::{decode_entries, encode_entries};
pub use ext::{StoreExt, TRANSACT_ATTEMPTS, transact};
pub use limits::{
    MAX_BATCH_ROWS, MAX_BODY_BYTES, MAX_GET_KEYS, MAX_PAGE_RECORDS, MAX_PARTITION_BYTES, MAX_SORT_BYTES,
    MAX_VALUE_BYTES, validate_batch, validate_keys, validate_query,
};
pub use memory::MemoryStore;
pub use report::{Column, Report, Source};
pub use store::{
    Batch, Breach, By, Entry, Expect, Index, Key, Kind, Matching, Page, Query, Record, Result, Store, StoreError,
    Version, Write, prefix_end,
};
