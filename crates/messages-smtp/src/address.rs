//! Where the SMTP server is, and how to speak to it: what a URL says.

use std::net::IpAddr;

use percent_encoding::percent_decode_str;
use poolgate_env::SecretString;
use url::{Host, Url};

use crate::SmtpError;

/// How the connection is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// TLS from the first byte.
    Tls,
    /// By STARTTLS, before anything else is said.
    StartTls,
    /// Not at all: this machine alone.
    Plain,
}

/// A server and who we are to it.
#[derive(Debug, Clone)]
pub(crate) struct ServerAddress {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub login: Option<(String, SecretString)>,
}

impl ServerAddress {
    /// Reads `smtp(s)://user:password@host:port`. No error quotes the URL, which may hold a password.
    pub(crate) fn parse(url: &SecretString) -> Result<Self, SmtpError> {
        let url = Url::parse(url.expose()).map_err(|_| SmtpError::Url)?;
        let unencrypted = match url.query() {
            None => false,
            Some("tls=none") => true,
            Some(_) => return Err(SmtpError::Url),
        };
        let (security, port) = match (url.scheme(), unencrypted) {
            ("smtps", false) => (Security::Tls, 465),
            ("smtp", false) => (Security::StartTls, 587),
            ("smtp", true) => (Security::Plain, 587),
            _ => return Err(SmtpError::Url),
        };
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SmtpError::Url);
        }
        let host = url.host().ok_or(SmtpError::Url)?.to_owned();
        if security == Security::Plain && !is_loopback(&host) {
            return Err(SmtpError::Unencrypted);
        }
        let host = match host {
            // As TLS and the resolver take it, without brackets.
            Host::Ipv6(address) => address.to_string(),
            Host::Ipv4(address) => address.to_string(),
            Host::Domain(name) => decoded(&name)?,
        };
        if host.is_empty() {
            return Err(SmtpError::Url);
        }
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) | (_, None) => return Err(SmtpError::Login),
            (user, Some(password)) => Some((decoded(user)?, SecretString::new(decoded(password)?))),
        };
        Ok(Self { host, port: url.port().unwrap_or(port), security, login })
    }
}

fn decoded(text: &str) -> Result<String, SmtpError> {
    percent_decode_str(text).decode_utf8().map(Into::into).map_err(|_| SmtpError::Url)
}

fn is_loopback(host: &Host<String>) -> bool {
    match host {
        Host::Domain(name) => {
            name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Result<ServerAddress, SmtpError> {
        ServerAddress::parse(&url.into())
    }

    #[test]
    fn a_url_says_where_and_how() {
        for (url, host, port, security) in [
            ("smtp://smtp.example.com", "smtp.example.com", 587, Security::StartTls),
            ("smtps://smtp.example.com/", "smtp.example.com", 465, Security::Tls),
            ("smtp://smtp.example.com:2525", "smtp.example.com", 2525, Security::StartTls),
            ("smtp://localhost:1025?tls=none", "localhost", 1025, Security::Plain),
            ("smtp://127.0.0.1?tls=none", "127.0.0.1", 587, Security::Plain),
            ("smtp://[::1]:25?tls=none", "::1", 25, Security::Plain),
        ] {
            let address = parsed(url).unwrap();
            assert_eq!((&*address.host, address.port, address.security), (host, port, security), "{url}");
            assert!(address.login.is_none(), "{url}");
        }
        let (user, password) = parsed("smtp://me%40example.com:p%40ss%3A@smtp.example.com").unwrap().login.unwrap();
        assert_eq!((&*user, &**password.expose()), ("me@example.com", "p@ss:"));
    }

    #[test]
    fn what_cannot_be_is_refused_without_the_password() {
        for url in [
            "",
            "smtp.example.com:587",
            "http://u:s3cret@smtp.example.com",
            "smtp://u:s3cret@",
            "smtp://u:s3cret@smtp.example.com/path",
            "smtp://u:s3cret@smtp.example.com?tls=maybe",
            "smtps://u:s3cret@localhost?tls=none",
            "smtp://u:s3cret@smtp.example.com#x",
            "smtp://:s3cret@smtp.example.com",
            "smtp://s3cret@smtp.example.com",
            "smtp://u:s3cret%ff@smtp.example.com",
        ] {
            let error = parsed(url).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("s3cret"), "{url}");
        }
        for url in ["smtp://smtp.example.com?tls=none", "smtp://192.0.2.1?tls=none", "smtp://localhost.test?tls=none"] {
            assert!(matches!(parsed(url), Err(SmtpError::Unencrypted)), "{url}");
        }
    }
}
