#![doc = include_str!("../README.md")]
pub mod policy;
pub mod sigv4;
