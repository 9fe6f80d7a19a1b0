//! What can be said on the command line, in the environment and in the configuration file. Here it is only read and
//! merged; [`crate::config`] judges it.

use std::{convert::Infallible, fmt, path::PathBuf, str::FromStr};

use clap::{
    Args, Parser, Subcommand,
    builder::{FalseyValueParser, styling::Styles},
};
use poolgate::env::SecretString;
use serde::{Deserialize, Deserializer};

/// Poolgate: Amazon Cognito's API on your own machine.
#[derive(Debug, Parser)]
#[command(name = "poolgate", version, about, styles = Styles::plain())]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answers user pools, identity pools and their key sets on one port.
    Serve(Box<Serve>),
    /// Copies the SQLite database into a file, whether or not a server runs on it. The root key is not in the copy.
    Backup(Copying),
    /// Makes the SQLite database what it was when FILE was made by `poolgate backup`. No server may run on it.
    Restore(Copying),
    /// Prints the key that codes for custom senders are encrypted under, in base64: what a CustomEmailSender or
    /// CustomSMSSender function that runs elsewhere needs, in pools with this KMSKeyID. The server's own root key is
    /// read from where the server has it, POOLGATE_ROOT_KEY included.
    SenderKey(SenderKey),
}

#[derive(Debug, Args)]
pub(crate) struct SenderKey {
    /// The pools' KMSKeyID.
    #[arg(value_name = "ARN")]
    pub(crate) kms_key_id: String,

    /// The server's configuration file.
    #[arg(long, env = "POOLGATE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Folder of the database [default: poolgate-data].
    #[arg(long, env = "POOLGATE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// The file of the root key [default: root.key in the data folder].
    #[arg(long, env = "POOLGATE_ROOT_KEY_FILE", value_name = "FILE")]
    pub(crate) root_key_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Copying {
    /// The backup.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Replace what is there already, once the new file is whole.
    #[arg(long)]
    pub(crate) replace: bool,

    /// The server's configuration file, for the folder that it names.
    #[arg(long, env = "POOLGATE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Folder of the database [default: poolgate-data].
    #[arg(long, env = "POOLGATE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// A PostgreSQL database is not backed up by this command, but by pg_dump.
    #[arg(long, env = "POOLGATE_POSTGRES", value_name = "URL", conflicts_with = "data", hide_env_values = true)]
    pub(crate) postgres: Option<Hidden>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// A TOML file with any of these options: `public_url = "https://…"`. What the command line or the environment
    /// says wins.
    #[arg(long, env = "POOLGATE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// Every option, absent unless said. In the file they have the same names with `_` for `-`, those that repeat in the
/// plural.
#[derive(Debug, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    /// Address and port to listen on [default: 127.0.0.1:9229].
    #[arg(long, env = "POOLGATE_LISTEN", value_name = "ADDR:PORT")]
    pub(crate) listen: Option<String>,

    /// Folder of the SQLite database [default: poolgate-data; with --dev, everything stays in memory].
    #[arg(long, env = "POOLGATE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// A PostgreSQL database instead of SQLite, which other servers with the same root key may use too. A URL with a
    /// password is better said in the environment.
    #[arg(long, env = "POOLGATE_POSTGRES", value_name = "URL", conflicts_with = "data", hide_env_values = true)]
    pub(crate) postgres: Option<Hidden>,

    /// What clients know this server as; the issuer of tokens begins with it [default: http:// and the address].
    #[arg(long, env = "POOLGATE_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,

    /// How tokens name their issuer: under the public URL, or as AWS does, which some verifiers insist on
    /// [default: local].
    #[arg(long, env = "POOLGATE_ISSUER", value_enum)]
    pub(crate) issuer: Option<IssuerForm>,

    /// The region of unsigned calls [default: us-east-1].
    #[arg(long, env = "POOLGATE_REGION", value_name = "REGION")]
    pub(crate) region: Option<String>,

    /// A JavaScript file to run as the Lambda function NAME, or a URL to which its events are POSTed; may be repeated.
    #[arg(long = "function", env = "POOLGATE_FUNCTION", value_name = "NAME=FILE.js|URL", value_delimiter = ',')]
    #[serde(deserialize_with = "functions")]
    pub(crate) functions: Vec<Function>,

    /// A key that signed calls may be signed with; may be repeated. Without one, the first start makes one.
    #[arg(
        long = "access-key",
        env = "POOLGATE_ACCESS_KEY",
        value_name = "ID:SECRET",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub(crate) access_keys: Vec<Hidden>,

    /// The roles whose credentials identity pools hand out: a JSON or TOML file.
    #[arg(long, env = "POOLGATE_ROLES", value_name = "FILE")]
    pub(crate) roles: Option<PathBuf>,

    /// The file of the key that seals every secret in the database [default: root.key in the data folder, made at the
    /// first start; with --postgres it must be given].
    #[arg(long, env = "POOLGATE_ROOT_KEY_FILE", value_name = "FILE")]
    pub(crate) root_key_file: Option<PathBuf>,

    /// That key itself: 32 bytes in base64. Only in the environment.
    #[arg(skip)]
    #[serde(skip)]
    pub(crate) root_key: Option<SecretString>,

    /// The SMTP server that e-mails go through: smtp:// turns to TLS by STARTTLS, smtps:// begins with it. User and
    /// password are percent-encoded. A URL with a password is better said in the environment.
    #[arg(long, env = "POOLGATE_SMTP_URL", value_name = "smtp(s)://USER:PASSWORD@HOST:PORT", hide_env_values = true)]
    pub(crate) smtp_url: Option<Hidden>,

    /// Who e-mails are from, unless a pool says otherwise: an address, or `Name <address>`.
    #[arg(long, env = "POOLGATE_MAIL_FROM", value_name = "ADDRESS")]
    pub(crate) mail_from: Option<String>,

    /// Certificates in PEM to trust for the SMTP server, beside the machine's own.
    #[arg(long, env = "POOLGATE_SMTP_ROOTS", value_name = "FILE")]
    pub(crate) smtp_roots: Option<PathBuf>,

    /// An origin whose pages may call, such as https://app.example.com; may be repeated. With --dev any may.
    #[arg(long = "cors-origin", env = "POOLGATE_CORS_ORIGIN", value_name = "ORIGIN", value_delimiter = ',')]
    pub(crate) cors_origins: Vec<String>,

    /// Development: any credentials are accepted, messages are kept at /_poolgate/outbox, the clock moves at
    /// /_poolgate/clock. On loopback addresses only.
    #[arg(long, env = "POOLGATE_DEV", value_parser = FalseyValueParser::new())]
    pub(crate) dev: bool,

    /// Every confirmation code is this one. With --dev only.
    #[arg(long, env = "POOLGATE_DEV_CODE", value_name = "CODE")]
    pub(crate) dev_code: Option<String>,

    /// What to log on standard error: a level, or directives such as `info,poolgate_http=debug` [default: info].
    #[arg(long, env = "POOLGATE_LOG", value_name = "FILTER")]
    pub(crate) log: Option<String>,

    /// How to write it [default: text].
    #[arg(long, env = "POOLGATE_LOG_FORMAT", value_enum)]
    pub(crate) log_format: Option<LogFormat>,
}

impl Options {
    /// These options, and where they say nothing, those of `file`.
    pub(crate) fn or(self, file: Self) -> Self {
        // One of the two said here wins over either in the file.
        let (data, postgres) = match (self.data, self.postgres) {
            (None, None) => (file.data, file.postgres),
            said => said,
        };
        let or_list = |ours: Vec<_>, files: Vec<_>| if ours.is_empty() { files } else { ours };
        Self {
            listen: self.listen.or(file.listen),
            data,
            postgres,
            public_url: self.public_url.or(file.public_url),
            issuer: self.issuer.or(file.issuer),
            region: self.region.or(file.region),
            functions: if self.functions.is_empty() { file.functions } else { self.functions },
            access_keys: or_list(self.access_keys, file.access_keys),
            roles: self.roles.or(file.roles),
            root_key_file: self.root_key_file.or(file.root_key_file),
            root_key: self.root_key,
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self.mail_from.or(file.mail_from),
            smtp_roots: self.smtp_roots.or(file.smtp_roots),
            cors_origins: if self.cors_origins.is_empty() { file.cors_origins } else { self.cors_origins },
            dev: self.dev || file.dev,
            dev_code: self.dev_code.or(file.dev_code),
            log: self.log.or(file.log),
            log_format: self.log_format.or(file.log_format),
        }
    }
}

/// The two forms of an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum IssuerForm {
    /// The public URL and the pool's id.
    Local,
    /// `https://cognito-idp.<region>.amazonaws.com/` and the pool's id.
    Aws,
}

/// The two forms of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// Lines to read.
    Text,
    /// A JSON object a line.
    Json,
}

/// A JavaScript file, or a URL, under a function's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
}

impl Function {
    /// The URL, if it is one.
    pub(crate) fn url(&self) -> Option<&str> {
        self.file.to_str().filter(|text| text.starts_with("http://") || text.starts_with("https://"))
    }
}

impl FromStr for Function {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = text.split_once('=').ok_or("expected NAME=FILE.js or NAME=URL")?;
        if name.is_empty() || file.is_empty() {
            return Err("expected NAME=FILE.js or NAME=URL".to_owned());
        }
        Ok(Self { name: name.to_owned(), file: file.into() })
    }
}

/// In the file, functions are a table: `[functions]`, then `NAME = "FILE.js"` or `NAME = "https://…"`.
fn functions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Function>, D::Error> {
    let table = std::collections::BTreeMap::<String, PathBuf>::deserialize(deserializer)?;
    Ok(table.into_iter().map(|(name, file)| Function { name, file }).collect())
}

/// An option that is, or holds, a secret: no error message and no `Debug` shows it.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Hidden(pub(crate) SecretString);

impl FromStr for Hidden {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.into()))
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    fn serve(arguments: &[&str]) -> Serve {
        let Command::Serve(serve) = Cli::try_parse_from(arguments).unwrap().command else {
            panic!("not serve: {arguments:?}")
        };
        *serve
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let arguments = [
            "poolgate",
            "serve",
            "--listen",
            "127.0.0.1:1",
            "--function",
            "a=a.js",
            "--function",
            "b=b=c.js",
            "--access-key",
            "AKIA:s3cret",
        ];
        let serve = serve(&arguments);
        let file = toml::from_str(
            "listen = '127.0.0.1:2'\nregion = 'eu-west-1'\nissuer = 'aws'\ndev = true\naccess_keys = ['X:Y']\n\
             cors_origins = ['https://app.test']\n[functions]\nother = 'other.js'",
        );
        let options = serve.options.or(file.unwrap());
        assert_eq!(options.listen.as_deref(), Some("127.0.0.1:1"));
        assert_eq!(options.region.as_deref(), Some("eu-west-1"));
        assert_eq!((options.issuer, options.dev), (Some(IssuerForm::Aws), true));
        let names: Vec<_> = options.functions.iter().map(|f| (&*f.name, f.file.to_str().unwrap())).collect();
        assert_eq!(names, [("a", "a.js"), ("b", "b=c.js")]);
        assert_eq!(options.access_keys.len(), 1);
        assert_eq!(options.cors_origins, ["https://app.test"]);
        assert!(!format!("{options:?}").contains("s3cret"));
    }

    #[test]
    fn a_place_said_wins_over_the_other_one_in_the_file() {
        let said = |arguments: &[&str], file: &str| {
            let options =
                serve(&[&["poolgate", "serve"], arguments].concat()).options.or(toml::from_str(file).unwrap());
            (options.data.is_some(), options.postgres.is_some())
        };
        assert_eq!(said(&["--data", "d"], "postgres = 'postgres://h/d'"), (true, false));
        assert_eq!(said(&["--postgres", "postgres://h/d"], "data = 'd'"), (false, true));
        assert_eq!(said(&[], "postgres = 'postgres://h/d'"), (false, true));
    }

    #[test]
    fn a_misspelt_option_in_the_file_is_refused() {
        assert!(toml::from_str::<Options>("listn = '127.0.0.1:2'").unwrap_err().to_string().contains("listn"));
    }
}
