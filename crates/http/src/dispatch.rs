//! The services behind the front, with their types erased.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use poolgate_wire::{Call, Result, Route, Service};
use serde_json::Value;

/// One service that answers operations of the AWS JSON protocol. [`Routes`] makes it of a service and its tables; to
/// write your own, answer only operations that [`Dispatch::operations`] lists, and validate their input: the body that
/// comes in is any JSON object, from a caller who has passed only the check that the operation's AUTH asks for.
#[async_trait]
pub trait Dispatch: Send + Sync {
    /// Which of the two services this is.
    fn service(&self) -> Service;

    /// The operations built, each once. The position of a name is the `index` of [`Dispatch::dispatch`].
    fn operations(&self) -> Vec<&'static str>;

    /// Runs the operation at `index` on `body`, its JSON input, and gives the JSON of its output.
    async fn dispatch(&self, call: Call, index: usize, body: Value) -> Result<Vec<u8>>;
}

/// A service and the operations that it has built.
pub struct Routes<S: 'static> {
    service: Arc<S>,
    kind: Service,
    built: Vec<&'static Route<S>>,
}

impl<S> Routes<S> {
    /// The operations of `kind` that `service` answers by `routes`.
    pub fn new(service: Arc<S>, kind: Service, routes: impl IntoIterator<Item = &'static Route<S>>) -> Self {
        Self { service, kind, built: routes.into_iter().collect() }
    }
}

#[async_trait]
impl<S: Send + Sync> Dispatch for Routes<S> {
    fn service(&self) -> Service {
        self.kind
    }

    fn operations(&self) -> Vec<&'static str> {
        self.built.iter().map(|route| route.name).collect()
    }

    async fn dispatch(&self, call: Call, index: usize, body: Value) -> Result<Vec<u8>> {
        match self.built.get(index) {
            Some(route) => route.run(&self.service, &call, body).await,
            None => Err(poolgate_wire::Error::internal(NoSuchRoute(index))),
        }
    }
}

impl<S> fmt::Debug for Routes<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Routes").field("service", &self.kind).field("built", &self.built.len()).finish_non_exhaustive()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("no route has the index {0}")]
struct NoSuchRoute(usize);
