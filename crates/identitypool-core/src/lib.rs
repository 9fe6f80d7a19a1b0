#![doc = include_str!("../README.md")]

mod issuer;

pub use issuer::{AssumeRole, CredentialIssuer, Credentials, IssueError, SESSION_NAME};
