#![doc = include_str!("../README.md")]

mod credentials;
mod entities;
mod failure;
mod identities;
mod issuer;
mod logins;
mod open_id_token;
mod pools;
mod removal;
mod role_choice;
mod roles;
mod service;
#[cfg(test)]
mod tests;

pub use issuer::{AssumeRole, CredentialIssuer, Credentials, IssueError, SESSION_NAME};
pub use logins::{LoginError, LoginVerifier};
pub use service::{IdentityPools, IdentityPoolsBuilder, routes};
