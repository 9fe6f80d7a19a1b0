//! The sender.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Certificate, CertificateStore, Tls, TlsParameters, TlsParametersBuilder},
    },
};
use poolgate_env::SecretString;
use poolgate_userpool_core::{Message, MessageSender, SendError};
use tokio::{runtime::Handle, time::timeout};

use crate::{
    address::{Security, ServerAddress},
    email::email,
};

/// Why there is no sender. No message quotes the URL, which may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    /// The URL is not of the form that it must have.
    #[error("an SMTP server's URL looks like smtp://USER:PASSWORD@HOST:PORT or smtps://…, percent-encoded")]
    Url,
    /// There is a user without a password, or the other way round.
    #[error("an SMTP server's URL has both a user and a password, or neither")]
    Login,
    /// Without TLS, and not to this machine.
    #[error("mail goes without TLS to loopback addresses alone")]
    Unencrypted,
    /// The sender's address is none.
    #[error("e-mails are from an address: no-reply@example.com or Example <no-reply@example.com>")]
    From,
    /// The certificates to trust are none.
    #[error("the certificates to trust for the SMTP server are not certificates in PEM")]
    Certificates,
    /// Nothing runs that connections could be kept on.
    #[error("an SMTP sender is made in a tokio runtime")]
    Runtime,
}

/// Sends e-mails through an SMTP server. Connections are kept for the next e-mail. Cheap to clone.
#[derive(Clone)]
pub struct SmtpSender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    time_limit: Duration,
}

/// Puts an [`SmtpSender`] together.
#[derive(Debug)]
pub struct SmtpSenderBuilder {
    server: ServerAddress,
    from: Mailbox,
    roots: Vec<Certificate>,
    time_limit: Duration,
}

impl SmtpSender {
    /// Through the server at `url`, in the name of `from`: an address, or `Name <address>`.
    pub fn from_url(url: &SecretString, from: &str) -> Result<SmtpSenderBuilder, SmtpError> {
        let server = ServerAddress::parse(url)?;
        let from = from.parse().map_err(|_| SmtpError::From)?;
        Ok(SmtpSenderBuilder { server, from, roots: Vec::new(), time_limit: Duration::from_secs(10) })
    }
}

impl SmtpSenderBuilder {
    /// Trusts these certificates, in PEM, beside the machine's own.
    pub fn root_certificates(mut self, pem: &[u8]) -> Result<Self, SmtpError> {
        // Without a single certificate the library is content too, and it looks into them only when they are used.
        let is_pem = pem.windows(BEGIN.len()).any(|window| window == BEGIN);
        let certificates = Certificate::from_pem(pem).ok().filter(|_| is_pem).ok_or(SmtpError::Certificates)?;
        let trial = TlsParameters::builder("localhost".to_owned()).certificate_store(CertificateStore::None);
        trial.add_root_certificate(certificates.clone()).build_rustls().map_err(|_| SmtpError::Certificates)?;
        self.roots.push(certificates);
        Ok(self)
    }

    /// How long the server may take over one e-mail, connecting included. 10 seconds when not given.
    #[must_use]
    pub fn time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// The sender, made in the tokio runtime that it works in. It does not connect before there is something to send.
    pub fn build(self) -> Result<SmtpSender, SmtpError> {
        Handle::try_current().map_err(|_| SmtpError::Runtime)?;
        let Self { server, from, roots, time_limit } = self;
        let ServerAddress { host, port, security, login } = server;
        let tls = match security {
            Security::Plain => Tls::None,
            security => {
                let tls = TlsParameters::builder(host.clone());
                let tls = roots.into_iter().fold(tls, TlsParametersBuilder::add_root_certificate);
                let tls = tls.build_rustls().map_err(|_| SmtpError::Certificates)?;
                if security == Security::Tls { Tls::Wrapper(tls) } else { Tls::Required(tls) }
            }
        };
        // What is dangerous about it is that it says nothing of TLS; we do.
        let mut transport =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host).port(port).tls(tls).timeout(Some(time_limit));
        if let Some((user, password)) = login {
            transport = transport.credentials(Credentials::new(user, password.expose().clone()));
        }
        Ok(SmtpSender { transport: transport.build(), from, time_limit })
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

#[async_trait]
impl MessageSender for SmtpSender {
    async fn send(&self, message: Message) -> Result<(), SendError> {
        let email = email(&message, &self.from)?;
        match timeout(self.time_limit, self.transport.send(email)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(told(&error)),
            Err(_) => Err(SendError("the SMTP server took too long".into())),
        }
    }
}

/// What the log may know: servers like to quote addresses.
fn told(error: &Error) -> SendError {
    let what = match error.status() {
        Some(code) => format!("the SMTP server refused it with {code}"),
        None if error.is_timeout() => "the SMTP server took too long".to_owned(),
        None if error.is_tls() => {
            "no TLS with the SMTP server: it has none, or its certificate is not trusted".to_owned()
        }
        None if error.is_client() => {
            "the SMTP server lacks what is needed, such as STARTTLS or a way to log in".to_owned()
        }
        None if error.is_response() => "the SMTP server does not speak SMTP".to_owned(),
        None => "the connection to the SMTP server failed".to_owned(),
    };
    SendError(what)
}

impl fmt::Debug for SmtpSender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSender").field("time_limit", &self.time_limit).finish_non_exhaustive()
    }
}
