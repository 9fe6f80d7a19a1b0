//! The options, judged: what the server is to be, or one sentence about what is wrong with what was said.

use std::{
    fs, io,
    net::{SocketAddr, ToSocketAddrs as _},
    path::{Path, PathBuf},
};

use poolgate::{
    env::{RootKey, SecretString},
    http::Cors,
};

use crate::options::{Function, Hidden, IssuerForm, Options};

/// What the server is to be.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) listen: SocketAddr,
    pub(crate) place: Place,
    pub(crate) public_url: Option<String>,
    pub(crate) issuer: IssuerForm,
    pub(crate) region: String,
    pub(crate) functions: Vec<Function>,
    pub(crate) access_keys: Vec<AccessKey>,
    pub(crate) roles: Option<PathBuf>,
    pub(crate) root_key: RootKeySource,
    pub(crate) mail: Option<Mail>,
    pub(crate) cors: Cors,
    pub(crate) dev: bool,
    pub(crate) dev_code: Option<String>,
}

/// Where records are kept.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// Nowhere: gone when the server stops.
    Memory,
    /// In a SQLite database in this folder.
    Folder(PathBuf),
    /// In the PostgreSQL database of this URL, where other servers may keep theirs too.
    Postgres(SecretString),
}

/// Where the root key comes from.
#[derive(Debug)]
pub(crate) enum RootKeySource {
    /// It was given.
    Given(RootKey),
    /// It is in this file, which must be there.
    File(PathBuf),
    /// It is in this file, which is made when it is not there.
    FileOrNew(PathBuf),
    /// It is made for this run alone.
    New,
}

/// A key that signed calls may be signed with.
#[derive(Debug, Clone)]
pub(crate) struct AccessKey {
    pub(crate) id: String,
    pub(crate) secret: SecretString,
}

/// How e-mails leave.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    pub(crate) smtp_url: SecretString,
    pub(crate) from: String,
    pub(crate) roots: Option<PathBuf>,
}

/// What is wrong with the options. No message shows a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("cannot read the configuration file {}: {source}", file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    #[error("the configuration file {} is wrong: {message}", file.display())]
    Malformed { file: PathBuf, message: String },
    #[error("--listen wants ADDR:PORT, such as 127.0.0.1:9229, not '{0}'")]
    Listen(String),
    #[error("--dev accepts any credentials and therefore listens on loopback addresses only, not on {0}")]
    DevInPublic(SocketAddr),
    #[error("--dev-code is for development: it needs --dev")]
    DevCodeWithoutDev,
    #[error("--dev-code wants a code without spaces, such as 123456")]
    DevCode,
    #[error("say either --postgres or --data")]
    TwoPlaces,
    #[error(
        "all servers on a PostgreSQL database need the same root key, so none makes one: give it as POOLGATE_ROOT_KEY or \
         in --root-key-file, and make it by `openssl rand -base64 32`"
    )]
    RootKeyToShare,
    #[error("--public-url wants a URL without query, such as https://auth.example.com, not '{0}'")]
    PublicUrl(String),
    #[error("--region wants lower-case letters, digits and hyphens, such as eu-west-1, not '{0}'")]
    Region(String),
    #[error("--access-key wants ID:SECRET, where ID is letters and digits")]
    AccessKey,
    #[error("--cors-origin wants an origin as browsers write it, such as https://app.example.com, not '{0}'")]
    Origin(String),
    #[error("e-mails need both --smtp-url and --mail-from")]
    HalfMail,
    #[error("POOLGATE_ROOT_KEY wants 32 bytes in base64")]
    RootKey,
    #[error("say either POOLGATE_ROOT_KEY or --root-key-file")]
    TwoRootKeys,
}

/// Reads the file of `--config`.
pub(crate) fn read_file(file: &Path) -> Result<Options, ConfigError> {
    let text = fs::read_to_string(file).map_err(|source| ConfigError::Unreadable { file: file.to_owned(), source })?;
    // Not toml's whole report: it quotes the line, which may hold a key.
    toml::from_str(&text)
        .map_err(|error| ConfigError::Malformed { file: file.to_owned(), message: error.message().to_owned() })
}

const DEFAULT_LISTEN: &str = "127.0.0.1:9229";
pub(crate) const DEFAULT_DATA: &str = "poolgate-data";
pub(crate) const ROOT_KEY_FILE: &str = "root.key";

impl Config {
    pub(crate) fn new(options: Options) -> Result<Self, ConfigError> {
        let listen = listen(options.listen.as_deref().unwrap_or(DEFAULT_LISTEN))?;
        if options.dev && !listen.ip().is_loopback() {
            return Err(ConfigError::DevInPublic(listen));
        }
        let place = match (options.postgres, options.data) {
            (Some(_), Some(_)) => return Err(ConfigError::TwoPlaces),
            (Some(Hidden(url)), None) => Place::Postgres(url),
            (None, Some(folder)) => Place::Folder(folder),
            (None, None) if options.dev => Place::Memory,
            (None, None) => Place::Folder(DEFAULT_DATA.into()),
        };
        let root_key = match (options.root_key, options.root_key_file, &place) {
            (Some(_), Some(_), _) => return Err(ConfigError::TwoRootKeys),
            (Some(key), None, _) => {
                RootKeySource::Given(RootKey::from_base64(key.expose()).ok_or(ConfigError::RootKey)?)
            }
            (None, Some(file), _) => RootKeySource::File(file),
            (None, None, Place::Folder(folder)) => RootKeySource::FileOrNew(folder.join(ROOT_KEY_FILE)),
            (None, None, Place::Postgres(_)) => return Err(ConfigError::RootKeyToShare),
            (None, None, Place::Memory) => RootKeySource::New,
        };
        Ok(Self {
            listen,
            place,
            public_url: options.public_url.map(public_url).transpose()?,
            issuer: options.issuer.unwrap_or(IssuerForm::Local),
            region: region(options.region.unwrap_or_else(|| "us-east-1".to_owned()))?,
            functions: options.functions,
            access_keys: options.access_keys.iter().map(access_key).collect::<Result<_, _>>()?,
            roles: options.roles,
            root_key,
            mail: mail(options.smtp_url, options.mail_from, options.smtp_roots)?,
            cors: cors(options.cors_origins, options.dev)?,
            dev: options.dev,
            dev_code: options.dev_code.map(|code| dev_code(code, options.dev)).transpose()?,
        })
    }

    /// What clients know the server as, given the address that it came to listen on.
    pub(crate) fn public_url(&self, listening: SocketAddr) -> String {
        if let Some(url) = &self.public_url {
            return url.clone();
        }
        if listening.ip().is_unspecified() {
            return format!("http://localhost:{}", listening.port());
        }
        format!("http://{listening}")
    }
}

fn listen(text: &str) -> Result<SocketAddr, ConfigError> {
    let wrong = || ConfigError::Listen(text.to_owned());
    // Names too: `localhost:9229`. IPv4 first, which is what clients of that name try.
    let mut addresses: Vec<_> = text.to_socket_addrs().map_err(|_| wrong())?.collect();
    addresses.sort_by_key(SocketAddr::is_ipv6);
    addresses.first().copied().ok_or_else(wrong)
}

fn public_url(text: String) -> Result<String, ConfigError> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_url = host.is_some_and(|rest| {
        !rest.starts_with('/')
            && !rest.is_empty()
            && rest.bytes().all(|c| c.is_ascii_graphic() && !b"?#@\"<>\\".contains(&c))
    });
    if is_url { Ok(text.trim_end_matches('/').to_owned()) } else { Err(ConfigError::PublicUrl(text)) }
}

fn region(text: String) -> Result<String, ConfigError> {
    let is_region = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    let fits = (1..=32).contains(&text.len()) && text.bytes().all(is_region);
    if fits { Ok(text) } else { Err(ConfigError::Region(text)) }
}

fn access_key(text: &Hidden) -> Result<AccessKey, ConfigError> {
    let (id, secret) = text.0.expose().split_once(':').ok_or(ConfigError::AccessKey)?;
    let fits = (1..=128).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_alphanumeric()) && !secret.is_empty();
    if fits { Ok(AccessKey { id: id.to_owned(), secret: secret.into() }) } else { Err(ConfigError::AccessKey) }
}

fn mail(url: Option<Hidden>, from: Option<String>, roots: Option<PathBuf>) -> Result<Option<Mail>, ConfigError> {
    match (url, from, roots) {
        (None, None, None) => Ok(None),
        (Some(Hidden(smtp_url)), Some(from), roots) => Ok(Some(Mail { smtp_url, from, roots })),
        _ => Err(ConfigError::HalfMail),
    }
}

fn cors(origins: Vec<String>, dev: bool) -> Result<Cors, ConfigError> {
    if origins.is_empty() {
        return Ok(if dev { Cors::Anybody } else { Cors::Nobody });
    }
    if origins.iter().any(|origin| origin == "*") {
        return Ok(Cors::Anybody);
    }
    for origin in &origins {
        let host = origin.split_once("://").map(|(_, host)| host);
        if host.is_none_or(|host| host.is_empty() || host.contains('/')) {
            return Err(ConfigError::Origin(origin.clone()));
        }
    }
    Ok(Cors::Origins(origins))
}

fn dev_code(code: String, dev: bool) -> Result<String, ConfigError> {
    match code {
        _ if !dev => Err(ConfigError::DevCodeWithoutDev),
        code if code.is_empty() || code.len() > 64 || !code.bytes().all(|c| c.is_ascii_graphic()) => {
            Err(ConfigError::DevCode)
        }
        code => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(toml: &str) -> Result<Config, String> {
        Config::new(toml::from_str(toml).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_said_is_a_server_on_loopback_with_a_database() {
        let config = config("").unwrap();
        assert_eq!(config.listen, "127.0.0.1:9229".parse().unwrap());
        assert!(matches!(&config.place, Place::Folder(folder) if folder.ends_with("poolgate-data")));
        assert!(matches!(&config.root_key, RootKeySource::FileOrNew(file) if file.ends_with("poolgate-data/root.key")));
        assert_eq!((config.cors.clone(), config.dev, &*config.region), (Cors::Nobody, false, "us-east-1"));
        assert_eq!(config.public_url("127.0.0.1:4000".parse().unwrap()), "http://127.0.0.1:4000");
        assert_eq!(config.public_url("[::]:4000".parse().unwrap()), "http://localhost:4000");
    }

    #[test]
    fn development_stays_on_loopback() {
        let dev = config("dev = true\ndev_code = '123456'").unwrap();
        assert_eq!(dev.cors, Cors::Anybody);
        assert!(matches!((dev.place, dev.root_key), (Place::Memory, RootKeySource::New)));
        assert!(config("dev = true\nlisten = '0.0.0.0:9229'").unwrap_err().contains("loopback"));
        assert!(config("dev = true\nlisten = '192.0.2.1:9229'").unwrap_err().contains("loopback"));
        assert!(config("dev = true\nlisten = '[::1]:9229'").is_ok());
        assert!(config("dev_code = '123456'").unwrap_err().contains("--dev"));
        assert!(config("dev = true\ndev_code = '12 34'").is_err());
    }

    #[test]
    fn what_cannot_be_is_said_so() {
        for (options, part) in [
            ("listen = 'nowhere'", "ADDR:PORT"),
            ("postgres = 'postgres://u:secret@h/d'", "POOLGATE_ROOT_KEY"),
            ("postgres = 'postgres://u:secret@h/d'\ndata = 'd'", "either"),
            ("public_url = 'auth.example.com'", "--public-url"),
            ("public_url = 'https://'", "--public-url"),
            ("public_url = 'https://u@h'", "--public-url"),
            ("region = 'EU West'", "--region"),
            ("access_keys = ['s3cret']", "ID:SECRET"),
            ("access_keys = [':s3cret']", "ID:SECRET"),
            ("access_keys = ['AKIA:']", "ID:SECRET"),
            ("smtp_url = 'smtp://u:s3cret@h'", "--mail-from"),
            ("mail_from = 'no-reply@example.com'", "--smtp-url"),
            ("smtp_roots = 'ca.pem'", "--smtp-url"),
            ("cors_origins = ['app.example.com']", "--cors-origin"),
            ("cors_origins = ['https://app.example.com/']", "--cors-origin"),
        ] {
            let error = config(options).unwrap_err();
            assert!(
                error.contains(part) && !error.contains("secret") && !error.contains("s3cret"),
                "{options}: {error}"
            );
        }
    }

    #[test]
    fn a_database_that_servers_share_has_a_root_key_that_they_share() {
        let said = "postgres = 'postgres://u:s3cret@h/d'\nroot_key_file = 'root.key'";
        for dev in ["", "\ndev = true"] {
            let config = config(&format!("{said}{dev}")).unwrap();
            assert!(matches!(&config.root_key, RootKeySource::File(file) if file.ends_with("root.key")));
            assert!(matches!(&config.place, Place::Postgres(url) if url.expose() == "postgres://u:s3cret@h/d"));
            assert!(!format!("{config:?}").contains("s3cret"));
        }
    }

    #[test]
    fn the_password_of_the_mail_server_is_not_shown() {
        let config = config("smtp_url = 'smtp://u:s3cret@h'\nmail_from = 'no-reply@example.com'").unwrap();
        assert!(!format!("{config:?}").contains("s3cret"));
        assert_eq!(config.mail.unwrap().smtp_url.expose(), "smtp://u:s3cret@h");
    }

    #[test]
    fn urls_and_keys_are_read() {
        let config = config("public_url = 'https://auth.test/base/'\naccess_keys = ['AKIA1:a:b/c=']").unwrap();
        assert_eq!(config.public_url("127.0.0.1:1".parse().unwrap()), "https://auth.test/base");
        assert_eq!((&*config.access_keys[0].id, &**config.access_keys[0].secret.expose()), ("AKIA1", "a:b/c="));
    }
}
