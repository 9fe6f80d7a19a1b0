//! Poolgate: userpool-core.

pub mod password_hash;
pub mod srp;
pub mod workers;
