#![doc = include_str!("../README.md")]

mod guests;
mod local_issuer;
pub mod policy;
mod roles;
mod session_token;
pub mod sigv4;
#[cfg(test)]
mod tests;

pub use local_issuer::{LocalIssuer, Principal};
pub use roles::{Role, RoleError, Roles};
