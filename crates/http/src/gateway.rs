//! The front itself: what it is made of, and which path leads where.

use std::{
    convert::Infallible,
    fmt,
    future::Future,
    net::IpAddr,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use futures::FutureExt as _;
use http::{
    HeaderValue, Method, Request, StatusCode,
    header::{ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, EXPECT},
    request::Parts,
};
use hyper::body::Body;
use poolgate_env::{Entropy, SystemEntropy};

use crate::{
    answer::{self, Answer, AwsError},
    aws_json::{self, Operations},
    body::{self, BodyError},
    confirm_user::{self, ConfirmationLinks, Link},
    cors::Cors,
    dev::{Advance, DevTools, Now, is_of_this_machine},
    dispatch::Dispatch,
    documents::{Document, Documents},
    metrics::Metrics,
    readiness::Readiness,
    sigv4::Signers,
};

/// What one request may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body. Default 1 MiB.
    pub body_bytes: usize,
    /// How long a body may take to arrive. Default 20 s.
    pub body_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body_bytes: 1024 * 1024, body_time: Duration::from_secs(20) }
    }
}

/// The address that a request came from, for hosts that mount the gateway in a server of their own: put it into the
/// request's extensions, and triggers and rate limits see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Everything Poolgate answers over HTTP, as one tower service. Cheap to clone; clones share everything.
///
/// It never fails and never panics: whatever comes in gets an answer.
#[derive(Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

struct Inner {
    operations: Operations,
    documents: Option<Arc<dyn Documents>>,
    links: Option<Arc<dyn ConfirmationLinks>>,
    readiness: Option<Arc<dyn Readiness>>,
    dev: Option<Arc<dyn DevTools>>,
    cors: Cors,
    limits: Limits,
    metrics: Metrics,
    /// Why nobody but this machine may ask.
    loopback_only: Option<&'static str>,
}

/// Puts a [`Gateway`] together.
#[derive(Default)]
pub struct GatewayBuilder {
    services: Vec<Arc<dyn Dispatch>>,
    documents: Option<Arc<dyn Documents>>,
    links: Option<Arc<dyn ConfirmationLinks>>,
    readiness: Option<Arc<dyn Readiness>>,
    dev: Option<Arc<dyn DevTools>>,
    cors: Cors,
    limits: Limits,
    entropy: Option<Arc<dyn Entropy>>,
    region: Option<String>,
    loopback_only: Option<&'static str>,
}

impl GatewayBuilder {
    /// A service to answer its operations; those that no service has built are refused as not built.
    #[must_use]
    pub fn service(mut self, service: Arc<dyn Dispatch>) -> Self {
        self.services.push(service);
        self
    }

    /// Where key sets and discovery documents come from; without it there are none.
    #[must_use]
    pub fn documents(self, documents: Arc<dyn Documents>) -> Self {
        Self { documents: Some(documents), ..self }
    }

    /// Who confirms sign-ups by links; without it there is no `/confirmUser`.
    #[must_use]
    pub fn confirmation_links(self, links: Arc<dyn ConfirmationLinks>) -> Self {
        Self { links: Some(links), ..self }
    }

    /// What `/readyz` asks; without it the server is ready while it lives.
    #[must_use]
    pub fn readiness(self, readiness: Arc<dyn Readiness>) -> Self {
        Self { readiness: Some(readiness), ..self }
    }

    /// Turns on the development endpoints, which show every message and move the clock for whoever asks.
    #[must_use]
    pub fn danger_dev_tools(self, dev: Arc<dyn DevTools>) -> Self {
        Self { dev: Some(dev), ..self }
    }

    /// Which browsers' pages may call; nobody's when not given.
    #[must_use]
    pub fn cors(self, cors: Cors) -> Self {
        Self { cors, ..self }
    }

    /// What one request may cost.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Where request ids come from; the operating system when not given.
    #[must_use]
    pub fn entropy(self, entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy: Some(entropy), ..self }
    }

    /// The region of unsigned calls; `us-east-1` when not given.
    #[must_use]
    pub fn region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// Answers this machine alone, for `reason`, which whoever else asks is told. [`serve`](crate::serve) takes no other
    /// listener then, and a host that mounts the gateway says where each request comes from by a [`Peer`].
    #[must_use]
    pub fn loopback_only(self, reason: &'static str) -> Self {
        Self { loopback_only: Some(reason), ..self }
    }

    /// The gateway; `signers` may call the operations that ask for a signature.
    pub fn build(self, signers: Signers) -> Gateway {
        let entropy = self.entropy.unwrap_or_else(|| Arc::new(SystemEntropy::new()));
        let region = self.region.unwrap_or_else(|| "us-east-1".to_owned());
        Gateway {
            inner: Arc::new(Inner {
                operations: Operations::new(&self.services, signers, entropy, region),
                documents: self.documents,
                links: self.links,
                readiness: self.readiness,
                dev: self.dev,
                cors: self.cors,
                limits: self.limits,
                metrics: Metrics::default(),
                loopback_only: self.loopback_only,
            }),
        }
    }
}

fn well() -> Answer {
    answer::with_body(StatusCode::OK, answer::JSON, r#"{"status":"ok"}"#)
}

/// What the one path of the AWS protocol takes.
const POSTS: &str = "POST, OPTIONS";

impl Gateway {
    /// Starts putting a gateway together.
    pub fn builder() -> GatewayBuilder {
        GatewayBuilder::default()
    }

    /// Answers one request that came from `peer`.
    pub async fn handle<B>(&self, request: Request<B>, peer: Option<IpAddr>) -> Answer
    where
        B: Body + Unpin,
    {
        let (parts, body) = request.into_parts();
        let inner = &*self.inner;
        if let Some(refused) = inner.refuse_from_afar(peer) {
            return refused;
        }
        if Cors::is_preflight(&parts.method, &parts.headers) {
            let mut answer = answer::empty(StatusCode::NO_CONTENT);
            inner.cors.on_preflight(&parts.headers, answer.headers_mut());
            return answer;
        }
        let mut answer = inner.route(&parts, body, peer).await;
        if !answer.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
            inner.cors.on_answer(&parts.headers, answer.headers_mut());
        }
        answer
    }

    /// Why this gateway may only be served on a loopback address, where it may not be served on others.
    pub fn is_loopback_only(&self) -> Option<&'static str> {
        self.inner.loopback_only
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }
}

impl Inner {
    /// The answer for whoever is not, or not known to be, on this machine, where nobody else may ask.
    fn refuse_from_afar(&self, peer: Option<IpAddr>) -> Option<Answer> {
        let reason = self.loopback_only.filter(|_| !peer.is_some_and(|peer| peer.to_canonical().is_loopback()))?;
        self.metrics.refused("peer");
        let message = match peer {
            Some(_) => format!("This server answers loopback addresses alone: {reason}."),
            None => format!(
                "This server answers loopback addresses alone, and the request does not say where it comes from: \
                 {reason}."
            ),
        };
        Some(AwsError { status: 403, name: "AccessDeniedException", message: &message, reason: None }.into_answer())
    }

    async fn route<B: Body + Unpin>(&self, parts: &Parts, body: B, peer: Option<IpAddr>) -> Answer {
        let path = parts.uri.path();
        let reads = parts.method == Method::GET || parts.method == Method::HEAD;
        let posts = parts.method == Method::POST;
        match path {
            "/" if posts => self.post(parts, body, peer).await,
            "/" if parts.method == Method::OPTIONS => {
                let mut answer = answer::empty(StatusCode::NO_CONTENT);
                answer.headers_mut().insert(ALLOW, HeaderValue::from_static(POSTS));
                answer
            }
            "/" => self.wrong_method(POSTS),
            "/healthz" if reads => well(),
            "/readyz" if reads => self.readyz().await,
            "/metrics" if reads => answer::with_body(
                StatusCode::OK,
                HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"),
                self.metrics.render(self.operations.counters()),
            ),
            "/healthz" | "/readyz" | "/metrics" => self.wrong_method("GET, HEAD"),
            confirm_user::PATH if self.links.is_some() => self.confirm_user(parts, peer).await,
            path => {
                if let Some((document, documents)) = Document::of(path).zip(self.documents.as_ref()) {
                    return if reads {
                        self.document(document, &**documents).await
                    } else {
                        self.wrong_method("GET, HEAD")
                    };
                }
                if let Some((dev, tool)) = self.dev.as_ref().zip(path.strip_prefix("/_poolgate/")) {
                    return self.dev_tool(&**dev, tool, parts, body).await;
                }
                self.metrics.refused("path");
                answer::plain_error(StatusCode::NOT_FOUND, "There is nothing at this path.")
            }
        }
    }

    async fn post<B: Body + Unpin>(&self, parts: &Parts, body: B, peer: Option<IpAddr>) -> Answer {
        let id = self.operations.request_id();
        let mut answer = match self.read(parts, body).await {
            Err(error) => self.unread(error),
            Ok(body) => match parts.headers.get(aws_json::TARGET) {
                Some(target) => match self.operations.answer(target, parts, &body, &id, peer).await {
                    Ok(answer) => answer,
                    Err(refused) => {
                        self.metrics.refused("target");
                        refused
                    }
                },
                None => self.without_target(parts, &body, &id),
            },
        };
        answer::set_request_id(&mut answer, &id);
        answer
    }

    async fn read<B: Body + Unpin>(&self, parts: &Parts, body: B) -> Result<Bytes, BodyError> {
        let waits_for_continue = parts.headers.contains_key(EXPECT);
        body::read(body, self.limits.body_bytes, self.limits.body_time, waits_for_continue).await
    }

    /// The body could not be read, so the connection is of no more use either.
    fn unread(&self, error: BodyError) -> Answer {
        let (status, name, reason) = match error {
            BodyError::TooLarge => (413, "RequestEntityTooLargeException", "too_large"),
            BodyError::Slow => (408, "RequestTimeoutException", "slow"),
            BodyError::Broken => (400, "SerializationException", "broken"),
        };
        self.metrics.refused(reason);
        let message = error.to_string();
        let mut answer = AwsError { status, name, message: &message, reason: None }.into_answer();
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        answer
    }

    /// A form is the query protocol, spoken to AWS STS; anything else forgot to say what it wants.
    fn without_target(&self, parts: &Parts, body: &[u8], id: &str) -> Answer {
        self.metrics.refused("target");
        let is_form = parts
            .headers
            .get(CONTENT_TYPE)
            .is_some_and(|content_type| content_type.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if is_form {
            let action = form_action(body).unwrap_or_default();
            let message = format!("Could not find operation {action}: this endpoint speaks the AWS JSON protocol.");
            return answer::query_error(StatusCode::BAD_REQUEST, "InvalidAction", &message, id);
        }
        let message = "The X-Amz-Target header is missing: it names the operation.";
        AwsError { status: 400, name: "UnknownOperationException", message, reason: None }.into_answer()
    }

    fn wrong_method(&self, allowed: &'static str) -> Answer {
        self.metrics.refused("method");
        let mut answer = answer::plain_error(StatusCode::METHOD_NOT_ALLOWED, "This path takes other methods.");
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
        answer
    }

    async fn readyz(&self) -> Answer {
        let Some(readiness) = &self.readiness else { return well() };
        // What panics is not ready.
        if AssertUnwindSafe(readiness.is_ready()).catch_unwind().await.unwrap_or(false) {
            return well();
        }
        answer::with_body(StatusCode::SERVICE_UNAVAILABLE, answer::JSON, r#"{"status":"unavailable"}"#)
    }

    async fn document(&self, document: Document<'_>, documents: &dyn Documents) -> Answer {
        self.metrics.document();
        let fetched = AssertUnwindSafe(document.fetch(documents)).catch_unwind().await;
        let fetched = fetched.unwrap_or_else(|panic| Err(aws_json::panicked(&*panic)));
        let mut answer = match fetched {
            Ok(Some(json)) => {
                let mut answer = answer::with_body(StatusCode::OK, answer::JSON, json);
                // Short, so that a rotated key set is seen soon; long enough to spare a crowd of verifiers.
                answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
                answer
            }
            Ok(None) => answer::plain_error(StatusCode::NOT_FOUND, "There is no such pool."),
            Err(error) => {
                tracing::error!(error = %aws_json::Chain(&error), "a document could not be made");
                answer::plain_error(StatusCode::INTERNAL_SERVER_ERROR, "Internal error.")
            }
        };
        // Public keys are everybody's, whatever pages may call.
        answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        answer
    }

    async fn confirm_user(&self, parts: &Parts, peer: Option<IpAddr>) -> Answer {
        if parts.method != Method::GET {
            return self.wrong_method("GET");
        }
        let link = parts.uri.query().and_then(Link::of);
        let Some((links, link)) = self.links.as_ref().zip(link) else {
            return confirm_user::refused(StatusCode::BAD_REQUEST, "The link is not complete.");
        };
        let call = self.operations.call(parts, &self.operations.request_id(), peer, None);
        let confirmed = AssertUnwindSafe(links.confirm(call, link)).catch_unwind().await;
        match confirmed.unwrap_or_else(|panic| Err(aws_json::panicked(&*panic))) {
            Ok(()) => confirm_user::confirmed(),
            Err(error) => {
                aws_json::log(&error);
                let status = StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
                confirm_user::refused(status, &error.message)
            }
        }
    }

    async fn dev_tool<B: Body + Unpin>(&self, dev: &dyn DevTools, tool: &str, parts: &Parts, body: B) -> Answer {
        if !is_of_this_machine(parts) {
            self.metrics.refused("origin");
            let message = "The development endpoints answer this machine's own programs and pages alone.";
            return answer::plain_error(StatusCode::FORBIDDEN, message);
        }
        match (tool, &parts.method) {
            ("outbox", &Method::GET) => json(&dev.outbox()),
            ("clock", &Method::POST) => {
                let body = match self.read(parts, body).await {
                    Ok(body) => body,
                    Err(error) => return self.unread(error),
                };
                match serde_json::from_slice::<Advance>(&body) {
                    Ok(by) => json(&Now { now: dev.advance_clock(Duration::from_secs(by.advance_seconds.into())) }),
                    Err(_) => {
                        answer::plain_error(StatusCode::BAD_REQUEST, "Send {\"advance_seconds\": N}, N a whole number.")
                    }
                }
            }
            ("outbox", _) => self.wrong_method("GET"),
            ("clock", _) => self.wrong_method("POST"),
            _ => answer::plain_error(StatusCode::NOT_FOUND, "There is nothing at this path."),
        }
    }
}

fn json(value: &impl serde::Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(body) => answer::with_body(StatusCode::OK, answer::JSON, body),
        Err(_) => answer::plain_error(StatusCode::INTERNAL_SERVER_ERROR, "Internal error."),
    }
}

/// The `Action` of a form, if it is a plain name.
fn form_action(body: &[u8]) -> Option<&str> {
    let form = std::str::from_utf8(body).ok()?;
    let action = form.split('&').find_map(|field| field.strip_prefix("Action="))?;
    (action.len() <= 128 && action.bytes().all(|c| c.is_ascii_alphanumeric())).then_some(action)
}

impl<B> tower::Service<Request<B>> for Gateway
where
    B: Body + Send + Unpin + 'static,
    B::Data: Send,
{
    type Response = Answer;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Answer, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let gateway = self.clone();
        let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
        Box::pin(async move { Ok(gateway.handle(request, peer).await) })
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { operations, dev, cors, limits, .. } = &*self.inner;
        f.debug_struct("Gateway")
            .field("operations", operations)
            .field("dev", &dev.is_some())
            .field("cors", cors)
            .field("limits", limits)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for GatewayBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GatewayBuilder").field("cors", &self.cors).field("limits", &self.limits).finish_non_exhaustive()
    }
}
