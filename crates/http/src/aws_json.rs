//! The AWS JSON protocol: from a request to an operation and back.
//!
//! The order is the same for every operation, built or not: decode, authenticate the caller, validate, run.

use std::{any::Any, error::Error as StdError, fmt, net::IpAddr, panic::AssertUnwindSafe, sync::Arc, time::Instant};

use bytes::Bytes;
use futures::FutureExt as _;
use http::{HeaderName, HeaderValue, StatusCode, header::USER_AGENT, request::Parts};
use poolgate_env::{Entropy, random_uuid};
use poolgate_wire::{
    Auth, Call, Caller, Code, Error, Result, Service,
    registry::{self, OperationInfo},
    serialization_error, validate,
};
use serde_json::Value;
use tracing::Instrument;

use crate::{
    answer::{self, Answer, AwsError},
    dispatch::Dispatch,
    metrics::Counters,
    sigv4::{self, Credential, NO_ACCOUNT, SignedRequest, Signers},
};

/// The header that names the operation.
pub(crate) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// Every operation of both services, and who answers it.
pub(crate) struct Operations {
    user_pools: Vec<Row>,
    identity_pools: Vec<Row>,
    signers: Signers,
    entropy: Arc<dyn Entropy>,
    region: String,
}

struct Row {
    operation: &'static OperationInfo,
    /// The service that has built it, and its index there.
    built: Option<(Arc<dyn Dispatch>, usize)>,
    counters: Counters,
}

impl Operations {
    pub(crate) fn new(
        services: &[Arc<dyn Dispatch>],
        signers: Signers,
        entropy: Arc<dyn Entropy>,
        region: String,
    ) -> Self {
        let rows = |kind: Service| {
            let services: Vec<_> = services.iter().filter(|service| service.service() == kind).collect();
            let row = |operation: &'static OperationInfo| {
                let built = services.iter().find_map(|service| {
                    let index = service.operations().iter().position(|name| *name == operation.name)?;
                    Some((Arc::clone(service), index))
                });
                Row { operation, built, counters: Counters::default() }
            };
            registry::operations(kind).iter().map(row).collect()
        };
        Self {
            user_pools: rows(Service::UserPools),
            identity_pools: rows(Service::IdentityPools),
            signers,
            entropy,
            region,
        }
    }

    /// A fresh name for a request.
    pub(crate) fn request_id(&self) -> String {
        random_uuid(&*self.entropy).to_string()
    }

    /// What `/metrics` shows: service, operation, counters.
    pub(crate) fn counters(&self) -> impl Iterator<Item = (&'static str, &'static str, &Counters)> {
        let rows = self.user_pools.iter().chain(&self.identity_pools);
        rows.map(|row| (row.operation.service.signing_name(), row.operation.name, &row.counters))
    }

    /// Answers the operation that `target` names; `Err` holds the answer when it names none.
    pub(crate) async fn answer(
        &self,
        target: &HeaderValue,
        parts: &Parts,
        body: &Bytes,
        id: &str,
        peer: Option<IpAddr>,
    ) -> std::result::Result<Answer, Answer> {
        let row = self.row(target).ok_or_else(unknown_operation)?;
        let (service, name) = (row.operation.service.signing_name(), row.operation.name);
        let span = tracing::info_span!("operation", service, name, request_id = id);
        let begun = Instant::now();
        let answered = self.run(row, parts, body, id, peer).instrument(span.clone()).await;
        let took = begun.elapsed();
        Ok(match answered {
            Ok(output) => {
                row.counters.succeeded(took);
                answer::with_body(StatusCode::OK, answer::AWS_JSON, output)
            }
            Err(error) => {
                row.counters.failed(error.code.name(), took);
                span.in_scope(|| log(&error));
                refusal(&error)
            }
        })
    }

    fn row(&self, target: &HeaderValue) -> Option<&Row> {
        let (service, name) = registry::parse_target(target.to_str().ok()?)?;
        let rows = match service {
            Service::UserPools => &self.user_pools,
            Service::IdentityPools => &self.identity_pools,
        };
        // The registry is sorted by name, and so are the rows made of it.
        let place = rows.binary_search_by(|row| row.operation.name.cmp(name)).ok()?;
        rows.get(place)
    }

    async fn run(&self, row: &Row, parts: &Parts, body: &Bytes, id: &str, peer: Option<IpAddr>) -> Result<Vec<u8>> {
        let mut input = decode(body)?;
        let call = self.authenticate(row.operation, parts, body, id, peer)?;
        let Some((service, index)) = &row.built else {
            validate(row.operation.input_shape(), &mut input)?;
            return Err(not_built(row.operation));
        };
        let run = AssertUnwindSafe(service.dispatch(call, *index, input)).catch_unwind();
        run.await.map_err(|panic| panicked(&*panic))?
    }

    fn authenticate(
        &self,
        operation: &OperationInfo,
        parts: &Parts,
        body: &Bytes,
        id: &str,
        peer: Option<IpAddr>,
    ) -> Result<Call> {
        let credential = Credential::of(&parts.headers);
        let (caller, credential) = match operation.auth {
            // Some clients sign these too; nothing depends on it.
            Auth::None => (Caller::Anonymous, credential.and_then(Result::ok)),
            Auth::Either if credential.is_none() => (Caller::Anonymous, None),
            Auth::SigV4 | Auth::Either => {
                let credential = credential.ok_or_else(sigv4::missing)??;
                if let Signers::Checked(check) = &self.signers {
                    let Parts { method, uri, headers, .. } = parts;
                    check.check(
                        &SignedRequest { method, uri, headers, body, credential: &credential },
                        operation.service,
                    )?;
                }
                (Caller::Signed { access_key: credential.access_key.to_owned() }, Some(credential))
            }
        };
        Ok(Call { caller, ..self.call(parts, id, peer, credential.as_ref()) })
    }

    /// A call of nobody in particular, in the region and account that `credential` names.
    pub(crate) fn call(
        &self,
        parts: &Parts,
        id: &str,
        peer: Option<IpAddr>,
        credential: Option<&Credential<'_>>,
    ) -> Call {
        let user_agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
        Call {
            request_id: id.to_owned(),
            caller: Caller::Anonymous,
            region: credential.map_or(&*self.region, |credential| credential.region).to_owned(),
            account: credential.map_or(NO_ACCOUNT, |credential| credential.account()).to_owned(),
            source_ip: peer,
            user_agent: user_agent.map(str::to_owned),
        }
    }
}

/// The input as JSON; nothing at all stands for no members.
fn decode(body: &[u8]) -> Result<Value> {
    if body.is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    match serde_json::from_slice(body) {
        Ok(value @ Value::Object(_)) => Ok(value),
        Ok(_) => Err(serialization_error("The body is not a JSON object.")),
        Err(error) => Err(serialization_error("The body is not JSON.").caused_by(error)),
    }
}

fn not_built(operation: &OperationInfo) -> Error {
    let message = format!("{} is not built yet in Poolgate; see COVERAGE.md", operation.name);
    Error::new(Code::UnknownOperationException, message)
}

fn unknown_operation() -> Answer {
    let message = "The X-Amz-Target header names no operation of Amazon Cognito.";
    AwsError { status: 400, name: Code::UnknownOperationException.name(), message, reason: None }.into_answer()
}

fn refusal(error: &Error) -> Answer {
    let status = error.code.status();
    AwsError { status, name: error.code.name(), message: &error.message, reason: error.reason }.into_answer()
}

/// Our own faults are for the operator; refusals are for the caller, and their words may hold what a user sent.
pub(crate) fn log(error: &Error) {
    if error.code.status() >= 500 {
        tracing::error!(error = %Chain(error), "an operation failed");
    } else {
        tracing::debug!(code = error.code.name(), "an operation was refused");
    }
}

/// An error and all its causes, on one line.
pub(crate) struct Chain<'a>(pub(crate) &'a (dyn StdError + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

/// A handler that panicked. Its words stay out of the log: they may quote what a user sent.
#[derive(Debug, thiserror::Error)]
#[error("the handler panicked ({0})")]
struct Panic(&'static str);

/// What the caller of a handler that panicked is told.
pub(crate) fn panicked(payload: &(dyn Any + Send)) -> Error {
    Error::internal(Panic(if payload.is::<&str>() { "with a fixed message" } else { "with a message of its own" }))
}

impl fmt::Debug for Operations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let built = |rows: &[Row]| rows.iter().filter(|row| row.built.is_some()).count();
        f.debug_struct("Operations")
            .field("user_pools_built", &built(&self.user_pools))
            .field("identity_pools_built", &built(&self.identity_pools))
            .field("signers", &self.signers)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}
