//! What a development server lets its tests see and turn. None of it exists unless the gateway is given [`DevTools`].

use std::{net::IpAddr, time::Duration};

use http::{
    header::{HOST, ORIGIN},
    request::Parts,
    uri::Authority,
};
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

/// Whether the request is of this machine's own making: not of a page from elsewhere that its browser shows, nor meant
/// for a name from elsewhere that was made to lead here (DNS rebinding). Programs send no origin.
pub(crate) fn is_of_this_machine(parts: &Parts) -> bool {
    let header = |name| parts.headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default());
    let is_own = |authority: &str| authority.parse().is_ok_and(|authority| is_local(&authority));
    let is_own_page = |origin: &str| origin.split_once("://").is_some_and(|(_, authority)| is_own(authority));
    parts.uri.authority().is_none_or(is_local) && header(HOST).all(is_own) && header(ORIGIN).all(is_own_page)
}

/// An address, a name of this machine, or one without a dot, which no public name server gives away.
fn is_local(authority: &Authority) -> bool {
    let host = authority.host();
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    address.parse::<IpAddr>().is_ok() || !host.contains('.') || host.to_ascii_lowercase().ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn is_own(host: &str, origin: Option<&str>) -> bool {
        let request = Request::builder().uri("/_poolgate/outbox").header(HOST, host);
        let request = origin.into_iter().fold(request, |request, origin| request.header(ORIGIN, origin));
        is_of_this_machine(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn pages_and_names_from_elsewhere_are_not_of_this_machine() {
        for host in ["localhost:9229", "127.0.0.1:9229", "[::1]:9229", "app.localhost", "APP.LocalHost:1", "poolgate"] {
            assert!(is_own(host, None), "{host}");
            assert!(is_own("localhost:9229", Some(&format!("http://{host}"))), "page of {host}");
        }
        for host in ["evil.test", "evil.test:9229", "localhost.evil.test", "127.0.0.1.evil.test", "evil.test.", ""] {
            assert!(!is_own(host, None), "{host}");
            assert!(!is_own("localhost:9229", Some(&format!("https://{host}"))), "page of {host}");
        }
        for origin in ["null", "file://", "localhost", "https://localhost@evil.test"] {
            assert!(!is_own("localhost:9229", Some(origin)), "{origin}");
        }
    }
}
