//! The server under the AWS SDK for Rust, and under what no SDK sends.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod bad_input;
mod flows;
mod identity_pools;
mod nodes;
mod sdk;
mod second_factors;
mod silence;
