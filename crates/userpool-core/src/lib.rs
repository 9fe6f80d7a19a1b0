#![doc = include_str!("../README.md")]

mod attributes;
mod auth_events;
mod authorize;
mod cache;
mod channel;
mod client_secret;
mod client_tokens;
mod clients;
mod codes;
mod custom_senders;
mod derived_tokens;
mod devices;
mod entities;
mod error;
mod groups;
mod jobs;
mod limits;
mod messages;
mod mfa;
mod paging;
mod passkeys;
pub mod password_hash;
mod password_policy;
mod passwords;
mod pools;
mod refresh;
mod reports;
mod resource_servers;
mod schema;
mod service;
mod session_settings;
mod sessions;
mod sign_in;
pub mod srp;
#[cfg(test)]
mod testing;
mod tokens;
mod turns;
mod user_filter;
mod users;
mod workers;

pub use channel::Channel;
pub use client_secret::secret_hash;
pub use limits::{Limited, Limits};
pub use messages::{ByChannel, CONFIRMATION_PATH, Message, MessageSender, Outbox, SendError};
pub use reports::{REPORTS, REPORTS_VERSION};
pub use service::{Settings, UserPools, UserPoolsBuilder};
pub use workers::{Busy, Workers};

use poolgate_wire::Route;

/// The operations that are built, as rows of one table: what the wire serves, and what the coverage table lists.
pub fn routes() -> impl Iterator<Item = &'static Route<UserPools>> {
    [
        pools::OPERATIONS,
        passwords::OPERATIONS,
        sign_in::OPERATIONS,
        refresh::OPERATIONS,
        client_tokens::OPERATIONS,
        resource_servers::OPERATIONS,
        session_settings::OPERATIONS,
        derived_tokens::OPERATIONS,
        auth_events::OPERATIONS,
        groups::OPERATIONS,
        devices::OPERATIONS,
        passkeys::OPERATIONS,
    ]
    .into_iter()
    .flatten()
    .chain(clients::routes())
    .chain(sessions::routes())
    .chain(users::routes())
    .chain(mfa::routes())
}
