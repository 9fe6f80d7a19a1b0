#![doc = include_str!("../README.md")]

mod error;
mod generated;
mod operation;
mod pattern;
pub mod registry;
mod shape;
mod types;
mod validate;

pub use error::{Error, Result};
pub use generated::{Code, identity_pools, user_pools};
pub use operation::{Auth, BoxFuture, Call, Caller, Handle, Operation, Request, Route, Service, call};
pub use pattern::Pattern;
pub use shape::{Bounds, Kind, Member, Shape};
pub use types::{Blob, Sensitive, Timestamp, Wipe};
pub use validate::{serialization_error, validate};
