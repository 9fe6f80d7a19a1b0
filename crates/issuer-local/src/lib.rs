#![doc = include_str!("../README.md")]

mod guests;
mod local_issuer;
pub mod policy;
mod roles;
mod session_token;
#[cfg(test)]
mod tests;

pub use local_issuer::{LocalIssuer, Principal};
pub use poolgate_sigv4 as sigv4;
pub use roles::{Role, RoleError, Roles};
