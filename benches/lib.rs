//! Benchmarks of the hot paths; see README.md. What they share: a house to measure in, the limits beside which its
//! figures stand, and the clock they are measured by.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a benchmark stops by panicking")]

mod cpu_time;
mod house;
mod limits;
pub mod storage;

pub use self::{
    cpu_time::{CpuTime, by_cpu_time},
    house::{House, PASSWORD, USER},
    limits::{PointRead, PrivateKey, PublicKey, SessionWrite, SrpArithmetic},
};
