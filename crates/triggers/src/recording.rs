//! A host that remembers the events it sees, for tests.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use serde_json::Value;

use crate::host::{InvokeError, TriggerHost};

/// Records each event, then hands it to another host, or returns it unchanged as a function does that has nothing to
/// say.
#[derive(Debug, Default)]
pub struct Recording {
    inner: Option<Arc<dyn TriggerHost>>,
    events: Mutex<Vec<RecordedEvent>>,
}

/// One call of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedEvent {
    /// The function's name.
    pub function: String,
    /// The event; null if it was not JSON.
    pub event: Value,
}

impl Recording {
    /// Records, and returns events unchanged.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records what `inner` is asked.
    pub fn of(inner: Arc<dyn TriggerHost>) -> Self {
        Self { inner: Some(inner), events: Mutex::default() }
    }

    /// The events so far, oldest first.
    pub fn events(&self) -> Vec<RecordedEvent> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The `triggerSource`s so far, oldest first.
    pub fn sources(&self) -> Vec<String> {
        let source = |recorded: RecordedEvent| recorded.event.get("triggerSource")?.as_str().map(ToOwned::to_owned);
        self.events().into_iter().filter_map(source).collect()
    }

    fn record(&self, function: &str, event: &str) {
        let recorded =
            RecordedEvent { function: function.to_owned(), event: serde_json::from_str(event).unwrap_or_default() };
        self.events.lock().unwrap_or_else(PoisonError::into_inner).push(recorded);
    }
}

#[async_trait]
impl TriggerHost for Recording {
    async fn notify(&self, function: &str, event: &str) -> Result<(), InvokeError> {
        self.record(function, event);
        match &self.inner {
            Some(inner) => inner.notify(function, event).await,
            None => Ok(()),
        }
    }

    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        self.record(function, event);
        match &self.inner {
            Some(inner) => inner.invoke(function, event).await,
            None => Ok(event.to_owned()),
        }
    }
}
