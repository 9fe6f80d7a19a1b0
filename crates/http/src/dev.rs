//! What a development server lets its tests see and turn. None of it exists unless the gateway is given [`DevTools`].

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The development server's outbox and clock.
pub trait DevTools: Send + Sync {
    /// The messages kept, newest last.
    fn outbox(&self) -> Vec<OutboxEntry>;

    /// Moves the clock forward and tells the time that it shows then, in seconds since the Unix epoch.
    fn advance_clock(&self, by: Duration) -> i64;
}

/// One message that would have been sent, as `GET /_poolgate/outbox` shows it.
#[derive(Clone, Serialize)]
pub struct OutboxEntry {
    /// `email` or `sms`.
    pub channel: &'static str,
    /// The e-mail address or phone number.
    pub destination: String,
    /// The code or temporary password in the body.
    pub code: String,
    /// The subject; empty for SMS.
    pub subject: String,
    /// The words.
    pub body: String,
    /// The pool that it comes from.
    pub user_pool_id: String,
    /// The user whom it is for.
    pub username: String,
    /// When it was written: seconds since the Unix epoch, with a fraction.
    pub time: f64,
}

/// The input of `POST /_poolgate/clock`.
#[derive(Debug, Deserialize)]
pub(crate) struct Advance {
    /// A century at most: beyond it lie dates that no token can carry.
    pub(crate) advance_seconds: u32,
}

/// Its output.
#[derive(Debug, Serialize)]
pub(crate) struct Now {
    pub(crate) now: i64,
}
