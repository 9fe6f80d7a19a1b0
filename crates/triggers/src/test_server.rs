//! A server on loopback that answers as it is told, and remembers what it was asked.

use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use ::http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{RootCertStore, ServerConfig, crypto::ring, pki_types::PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A request, whole.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn headers(&self) -> Vec<(&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect()
    }
}

/// What a request is answered with.
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static str,
}

pub(crate) const fn told(status: u16, headers: &'static [(&'static str, &'static str)], body: &'static str) -> Told {
    Told { status, headers, body }
}

#[derive(Default)]
struct Seen {
    asked: Mutex<Vec<Asked>>,
    connections: AtomicUsize,
}

/// The server, until it is dropped.
pub(crate) struct TestServer {
    pub(crate) authority: String,
    /// Who signed for it, where it speaks TLS.
    pub(crate) roots: RootCertStore,
    seen: Arc<Seen>,
    task: tokio::task::JoinHandle<()>,
}

impl TestServer {
    /// A server that gives each request the same answer, or none.
    pub(crate) async fn answering(answer: Option<Told>) -> Self {
        Self::start(answer, None, RootCertStore::empty()).await
    }

    /// The same with TLS.
    pub(crate) async fn answering_with_tls(answer: Told) -> Self {
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(cert.der().clone()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap());
        Self::start(Some(answer), Some(TlsAcceptor::from(Arc::new(config.unwrap()))), roots).await
    }

    async fn start(answer: Option<Told>, tls: Option<TlsAcceptor>, roots: RootCertStore) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let authority = format!("localhost:{}", listener.local_addr().unwrap().port());
        let (seen, answer) = (Arc::new(Seen::default()), Arc::new(answer));
        let task = tokio::spawn({
            let seen = seen.clone();
            async move {
                loop {
                    let (stream, _) = listener.accept().await.unwrap();
                    seen.connections.fetch_add(1, Ordering::SeqCst);
                    tokio::spawn(serve(stream, tls.clone(), seen.clone(), answer.clone()));
                }
            }
        });
        Self { authority, roots, seen, task }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.authority)
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.seen.asked.lock().unwrap().clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(stream: TcpStream, tls: Option<TlsAcceptor>, seen: Arc<Seen>, answer: Arc<Option<Told>>) {
    let service = service_fn(move |request| respond(request, seen.clone(), answer.clone()));
    // A client that goes away, or trusts somebody else, is no failure of the server.
    match tls {
        None => drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await),
        Some(tls) => {
            if let Ok(stream) = tls.accept(stream).await {
                drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
            }
        }
    }
}

async fn respond(
    request: Request<Incoming>,
    seen: Arc<Seen>,
    answer: Arc<Option<Told>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = String::from_utf8(body.collect().await.unwrap().to_bytes().into()).unwrap();
    seen.asked.lock().unwrap().push(Asked { path: head.uri.to_string(), headers: head.headers, body });
    let Some(Told { status, headers, body }) = &*answer else { return std::future::pending().await };
    let response = headers
        .iter()
        .fold(Response::builder().status(*status), |response, (name, value)| response.header(*name, *value));
    Ok(response.body(Full::from(*body)).unwrap())
}
