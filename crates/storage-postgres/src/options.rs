//! Which database, and how it is used.

use std::{fmt, net::IpAddr, path::PathBuf, time::Duration};

use tokio_postgres::config::{Config, Host, SslMode};

/// How the database is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostgresOptions {
    /// Connections at most, opened when needed. 16 by default: a few for each core of the database serve more calls
    /// than many would.
    pub connections: usize,
    /// How long one call may take, waiting for a connection and for locks included, before it is
    /// [`Unavailable`](poolgate_storage_trait::StoreError::Unavailable). 10 seconds by default.
    pub timeout: Duration,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self { connections: 16, timeout: Duration::from_secs(10) }
    }
}

/// What is wrong with a database's URL. It says nothing of what the URL says: there may be a password in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// It does not parse, or has options that are not known here.
    #[error("the database's URL is not of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE?OPTION=VALUE")]
    Form,
    /// `sslmode` asks for something else.
    #[error("sslmode is disable, prefer, require or verify-full")]
    SslMode,
}

/// Where the database is and how a connection to it is protected.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) config: Config,
    /// Certificates that vouch for the server, instead of those that this machine trusts.
    pub(crate) root_certificates: Option<PathBuf>,
}

impl Address {
    /// Reads a URL, or libpq's words `host=… user=…`. Two options are read here because they mean more than the driver
    /// makes of them: a certificate is always verified, and where nothing is said, TLS is required over a network and not
    /// used within a machine.
    pub(crate) fn parse(url: &str) -> Result<Self, UrlError> {
        let (mut mode, mut root_certificates) = (None, None);
        let mut take = |word: &str| match word.split_once('=') {
            Some(("sslmode", value)) => {
                mode = Some(value.to_owned());
                true
            }
            Some(("sslrootcert", value)) => {
                root_certificates = Some(PathBuf::from(value));
                true
            }
            _ => false,
        };
        let rest = match url.split_once("://") {
            Some(_) => {
                let (base, query) = url.split_once('?').unwrap_or((url, ""));
                let kept: Vec<_> = query.split('&').filter(|word| !word.is_empty() && !take(word)).collect();
                if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) }
            }
            None => url.split_whitespace().filter(|word| !take(word)).collect::<Vec<_>>().join(" "),
        };
        let mut config: Config = rest.parse().map_err(|_| UrlError::Form)?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(UrlError::Form);
        }
        config.ssl_mode(match mode.as_deref() {
            None if is_local(&config) => SslMode::Disable,
            None | Some("require" | "verify-full") => SslMode::Require,
            Some("disable") => SslMode::Disable,
            Some("prefer") => SslMode::Prefer,
            Some(_) => return Err(UrlError::SslMode),
        });
        if config.get_application_name().is_none() {
            config.application_name("poolgate");
        }
        Ok(Self { config, root_certificates })
    }
}

/// Without the password, and without the rest, which may be one's business too.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address").finish_non_exhaustive()
    }
}

/// Whether no byte leaves this machine.
fn is_local(config: &Config) -> bool {
    let host = |host: &Host| match host {
        #[cfg(unix)]
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback()),
    };
    config.get_hosts().iter().all(host) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(url: &str) -> Result<SslMode, UrlError> {
        Address::parse(url).map(|address| address.config.get_ssl_mode())
    }

    #[test]
    fn what_leaves_the_machine_is_encrypted_unless_said_otherwise() {
        for local in ["postgres://u@localhost/d", "postgres://u@127.0.0.1:5433/d", "postgres:///d?host=/run/pg&user=u"]
        {
            assert_eq!(mode(local), Ok(SslMode::Disable), "{local}");
        }
        for far in ["postgres://u:p@db.test/d", "postgres://u@localhost,db.test/d", "host=192.0.2.1 user=u"] {
            assert_eq!(mode(far), Ok(SslMode::Require), "{far}");
        }
        assert_eq!(mode("postgres://u@db.test/d?sslmode=disable"), Ok(SslMode::Disable));
        assert_eq!(mode("postgres://u@localhost/d?sslmode=verify-full&connect_timeout=3"), Ok(SslMode::Require));
        assert_eq!(mode("host=db.test sslmode=prefer user=u"), Ok(SslMode::Prefer));
        assert_eq!(mode("postgres://u@db.test/d?sslmode=allow"), Err(UrlError::SslMode));
    }

    #[test]
    fn certificates_may_be_named() {
        let address = Address::parse("postgres://u@db.test/d?sslrootcert=/etc/ca.pem&sslmode=require").unwrap();
        assert_eq!(address.root_certificates, Some("/etc/ca.pem".into()));
        assert_eq!(address.config.get_dbname(), Some("d"));
    }

    #[test]
    fn errors_and_what_is_printed_keep_the_password() {
        for wrong in ["", "mysql://u:s3cret@h/d", "postgres://u:s3cret@h/d?s3cret=1", "postgres://u:s3cret@h:port/d"] {
            let error = Address::parse(wrong).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("s3cret"), "{wrong}: {error:?}");
        }
        assert!(!format!("{:?}", Address::parse("postgres://u:s3cret@h/d").unwrap()).contains("s3cret"));
    }
}
