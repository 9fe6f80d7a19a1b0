//! The flows from outside, table by table of the specification, through the routes that the wire serves.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod attributes;
mod auth_events;
mod choice;
mod client_secrets;
mod client_tokens;
mod custom;
mod derived_tokens;
mod devices;
mod existence;
mod faults;
mod flood;
mod lists;
mod matrix;
mod mfa;
mod migration;
mod names;
mod passkey_sign_in;
mod passkeys;
mod passwords;
mod races;
mod resource_servers;
mod rotation;
mod sessions;
mod sign_in;
mod srp;
mod support;
mod tokens;
mod triggers;
mod users;
