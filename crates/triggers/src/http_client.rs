//! The HTTP client of those hosts that need one: POSTs over kept connections, with TLS where the URL says so.

use std::{fmt, io, sync::Arc, time::Duration};

use ::http::{HeaderMap, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use serde::Deserialize;
use thiserror::Error;

/// Lambda's own limit on what a synchronous call answers.
const LONGEST_ANSWER: usize = 6 * 1024 * 1024;

/// Shorter than servers and load balancers keep a silent connection, so that few calls meet one that is just closing.
const IDLE: Duration = Duration::from_secs(20);

/// Why nothing can be called at a URL.
#[derive(Debug, Error)]
pub enum EndpointError {
    /// It is not the URL of a server.
    #[error("expected http://HOST:PORT or https://HOST, not '{0}'")]
    Url(String),
    /// TLS cannot be had, for one because this machine trusts no certificates.
    #[error("no TLS: {0}")]
    Tls(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A client and its connections. Nothing is redirected, nothing is tried again.
#[derive(Clone)]
pub(crate) struct HttpClient(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// What a function that threw leaves for its caller, on Lambda and wherever it is imitated.
#[derive(Deserialize)]
struct Thrown {
    #[serde(rename = "errorMessage")]
    message: Option<String>,
}

impl Answer {
    /// The message of the error that the function threw, if this tells of one.
    pub(crate) fn thrown(&self) -> Option<String> {
        serde_json::from_slice::<Thrown>(&self.body).ok()?.message
    }
}

impl HttpClient {
    /// A client that also speaks TLS, and trusts whom this machine trusts.
    pub(crate) fn with_tls() -> Result<Self, EndpointError> {
        Self::trusting(|config| Ok(config.with_native_roots()?.with_no_client_auth()))
    }

    /// A client for plain HTTP: it trusts nobody.
    pub(crate) fn without_tls() -> Result<Self, EndpointError> {
        Self::with_roots(RootCertStore::empty())
    }

    /// A client that trusts these alone.
    pub(crate) fn with_roots(roots: RootCertStore) -> Result<Self, EndpointError> {
        Self::trusting(|config| Ok(config.with_root_certificates(roots).with_no_client_auth()))
    }

    fn trusting(
        finish: impl FnOnce(rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier>) -> io::Result<ClientConfig>,
    ) -> Result<Self, EndpointError> {
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| EndpointError::Tls(error.into()))?;
        let config = finish(builder).map_err(|error| EndpointError::Tls(error.into()))?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .build(connector);
        Ok(Self(client))
    }

    pub(crate) async fn post(
        &self,
        uri: Uri,
        headers: impl IntoIterator<Item = (&str, &str)>,
        body: Bytes,
    ) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let request =
            headers.into_iter().fold(Request::post(uri), |request, (name, value)| request.header(name, value));
        let answer = self.0.request(request.body(Full::new(body))?).await?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, LONGEST_ANSWER).collect().await?.to_bytes();
        Ok(Answer { status: head.status, headers: head.headers, body })
    }
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpClient").finish_non_exhaustive()
    }
}

/// Reads the URL of a server: with a host, without user names. Its client speaks TLS if the URL needs it.
pub(crate) fn endpoint(url: &str) -> Result<(Uri, HttpClient), EndpointError> {
    let wrong = || EndpointError::Url(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| wrong())?;
    let has_host = uri.authority().is_some_and(|authority| !authority.host().is_empty() && !url.contains('@'));
    match uri.scheme_str() {
        Some("http") if has_host => Ok((uri, HttpClient::without_tls()?)),
        Some("https") if has_host => Ok((uri, HttpClient::with_tls()?)),
        _ => Err(wrong()),
    }
}
