//! Triggers as Rust closures.

use std::{collections::HashMap, error::Error, fmt::Display, future::Future, pin::Pin};

use thiserror::Error;

use crate::trigger::{Event, Trigger};

/// Why a closure refuses: its text reaches the caller as `<Trigger> failed with error <text>.`
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct HandlerError(String);

impl HandlerError {
    /// Refuses with `text`.
    pub fn new(text: impl Display) -> Self {
        Self(text.to_string())
    }
}

impl From<&str> for HandlerError {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for HandlerError {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Box<dyn Error + Send + Sync>> for HandlerError {
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        Self::new(error)
    }
}

/// Answers a trigger in-process. Closures from an event to a future of a result do; write your own for a type that
/// has state worth a name. An answer that is late is dropped, and perhaps asked for again.
pub trait Handler<T: Trigger>: Send + Sync + 'static {
    /// The response to `event`, or why the operation is refused.
    fn handle(&self, event: Event<T>) -> impl Future<Output = Result<T::Response, HandlerError>> + Send;
}

impl<T, F, Fut, E> Handler<T> for F
where
    T: Trigger,
    F: Fn(Event<T>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T::Response, E>> + Send,
    E: Into<HandlerError>,
{
    async fn handle(&self, event: Event<T>) -> Result<T::Response, HandlerError> {
        self(event).await.map_err(Into::into)
    }
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<<T as Trigger>::Response, HandlerError>> + Send + 'a>>;

/// A handler whose type is forgotten.
pub(crate) trait DynHandler<T: Trigger>: Send + Sync {
    fn handle_boxed(&self, event: Event<T>) -> Answer<'_, T>;
}

impl<T: Trigger, H: Handler<T>> DynHandler<T> for H {
    fn handle_boxed(&self, event: Event<T>) -> Answer<'_, T> {
        Box::pin(self.handle(event))
    }
}

/// The closures of one trigger.
pub(crate) struct Closures<T> {
    pub(crate) everywhere: Option<Box<dyn DynHandler<T>>>,
    pub(crate) by_pool: HashMap<String, Box<dyn DynHandler<T>>>,
}

impl<T> Default for Closures<T> {
    fn default() -> Self {
        Self { everywhere: None, by_pool: HashMap::new() }
    }
}

impl<T: Trigger> Closures<T> {
    /// The pool's own closure, or else the one of all pools.
    pub(crate) fn of_pool(&self, pool: &str) -> Option<&dyn DynHandler<T>> {
        self.by_pool.get(pool).or(self.everywhere.as_ref()).map(AsRef::as_ref)
    }
}
