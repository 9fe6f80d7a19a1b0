//! Where functions run: the seam, its time limit and attempts, and Cognito's errors.

use std::{
    error::Error,
    fmt::Debug,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::Poll,
    time::Duration,
};

use async_trait::async_trait;
use futures_timer::Delay;
use serde_json::Value;
use thiserror::Error;

use crate::trigger::Trigger;

/// Runs functions by name. To write your own, run the function on the event's JSON and give back the JSON that it
/// returned. A call that outlives its time limit is dropped, and perhaps made again: stop the function then.
#[async_trait]
pub trait TriggerHost: Debug + Send + Sync {
    /// Runs `function` on `event`, the JSON of one event, and gives back the JSON that the function returned.
    /// `function` is the name it was registered by; for a host of all other functions what the pool's LambdaConfig
    /// says, an ARN.
    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError>;

    /// Hands `event` to `function`, whose answer nobody waits for: custom senders. A host that can keep the event for
    /// the function returns at once; otherwise the function is run to its end.
    async fn notify(&self, function: &str, event: &str) -> Result<(), InvokeError> {
        self.invoke(function, event).await.map(drop)
    }
}

/// Why a function gave no answer.
#[derive(Debug, Error)]
pub enum InvokeError {
    /// The function threw; its error's message.
    #[error("{0}")]
    Function(String),
    /// The function was not run, for a reason with one of Lambda's error names, e.g. `AccessDeniedException`.
    #[error("{code}")]
    Refused {
        /// Lambda's name of the error.
        code: &'static str,
        /// What lies behind it; for the log alone.
        #[source]
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    /// No answer in time: the call is made again, a few times.
    #[error("the function gave no answer in time")]
    TimedOut,
}

impl InvokeError {
    /// There is no such function.
    pub const fn not_found() -> Self {
        Self::Refused { code: "ResourceNotFoundException", source: None }
    }

    /// The host may not run it.
    pub const fn access_denied() -> Self {
        Self::Refused { code: "AccessDeniedException", source: None }
    }

    /// Too much runs at once.
    pub const fn too_many_requests() -> Self {
        Self::Refused { code: "TooManyRequestsException", source: None }
    }

    /// The host itself failed.
    pub fn service(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Refused { code: "ServiceException", source: Some(source.into()) }
    }
}

/// Which of Cognito's exceptions a trigger's failure is. All three are HTTP 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriggerErrorKind {
    /// The function threw.
    UserLambdaValidation,
    /// The function could not be run, or gave no answer in time.
    UnexpectedLambda,
    /// The function's answer is not one.
    InvalidLambdaResponse,
}

impl TriggerErrorKind {
    /// The exception's name on the wire.
    pub const fn exception(self) -> &'static str {
        match self {
            Self::UserLambdaValidation => "UserLambdaValidationException",
            Self::UnexpectedLambda => "UnexpectedLambdaException",
            Self::InvalidLambdaResponse => "InvalidLambdaResponseException",
        }
    }
}

/// A trigger failed, and with it the operation that fired it.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct TriggerError {
    kind: TriggerErrorKind,
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TriggerError {
    /// Which exception it is.
    pub const fn kind(&self) -> TriggerErrorKind {
        self.kind
    }

    /// The exception's name on the wire.
    pub const fn exception(&self) -> &'static str {
        self.kind.exception()
    }

    /// Cognito's text, for the caller.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The answer makes no sense, also one that the caller of the trigger finds fault with.
    pub fn unrecognizable() -> Self {
        Self {
            kind: TriggerErrorKind::InvalidLambdaResponse,
            message: "Unrecognizable lambda output".to_owned(),
            source: None,
        }
    }

    pub(crate) fn of<T: Trigger>(error: InvokeError) -> Self {
        let (kind, message, source) = match error {
            InvokeError::Function(text) => {
                (TriggerErrorKind::UserLambdaValidation, format!("{} failed with error {text}.", T::NAME), None)
            }
            InvokeError::Refused { code, source } => (
                TriggerErrorKind::UnexpectedLambda,
                format!("{} invocation failed due to error {code}.", T::NAME),
                source,
            ),
            InvokeError::TimedOut => (
                TriggerErrorKind::UnexpectedLambda,
                format!("{} failed with error Socket timeout while invoking Lambda function.", T::NAME),
                None,
            ),
        };
        Self { kind, message, source }
    }
}

/// How long a function may take, and how often it is asked when it takes longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Time for one attempt.
    pub time: Duration,
    /// Attempts in all, at least one.
    pub attempts: u32,
}

impl Default for Limits {
    /// Cognito's: three attempts of five seconds.
    fn default() -> Self {
        Self { time: Duration::from_secs(5), attempts: 3 }
    }
}

impl Limits {
    /// Asks once: what was done late would be done twice.
    pub(crate) async fn once<R>(self, attempt: impl Future<Output = Result<R, InvokeError>>) -> Result<R, InvokeError> {
        within(self.time, attempt).await.unwrap_or(Err(InvokeError::TimedOut))
    }

    /// Asks until there is an answer or the attempts are used up. Only time-outs are tried again.
    pub(crate) async fn run<F, R>(self, mut attempt: impl FnMut() -> F + Send) -> Result<R, InvokeError>
    where
        F: Future<Output = Result<R, InvokeError>> + Send,
    {
        for _ in 0..self.attempts.max(1) {
            match self.once(attempt()).await {
                Err(InvokeError::TimedOut) => {}
                answer => return answer,
            }
        }
        Err(InvokeError::TimedOut)
    }
}

/// What `future` gives, or `None` when `limit` is over first.
async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    // A closure that never waits costs no timer.
    let mut delay = None;
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Pin::new(delay.get_or_insert_with(|| Delay::new(limit))).poll(context).map(|()| None),
    })
    .await
}

/// The response in what a function returned. Anything else in it is ignored.
pub(crate) fn response<T: Trigger>(output: &str) -> Result<T::Response, TriggerError> {
    let response = match serde_json::from_str(output) {
        Ok(Value::Object(mut event)) => event.remove("response"),
        _ => return Err(TriggerError::unrecognizable()),
    };
    match response {
        None | Some(Value::Null) => Ok(T::Response::default()),
        Some(response @ Value::Object(_)) => {
            serde_json::from_value(response).map_err(|_| TriggerError::unrecognizable())
        }
        Some(_) => Err(TriggerError::unrecognizable()),
    }
}
