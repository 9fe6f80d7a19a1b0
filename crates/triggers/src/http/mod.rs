//! Functions behind a URL: the event is POSTed there, and what comes back is the event as the function returned it.

#[cfg(test)]
#[cfg(feature = "lambda")]
mod tests;

use ::http::{StatusCode, Uri};
use async_trait::async_trait;
use hyper::body::Bytes;

use crate::{
    host::{InvokeError, TriggerHost},
    http_client::{Answer, EndpointError, HttpClient, endpoint},
};

/// One function behind a URL, in whatever language.
///
/// The answer has status 200 and the event with its `response` filled in. A function that refuses answers with another
/// status and `{"errorMessage": "…"}`, whose text the caller of the operation sees; statuses without such a body mean
/// that the function did not run. Events hold users' attributes, and passwords at a migration: prefer `https`, or an
/// address of this machine. Redirects are not followed.
#[derive(Debug)]
pub struct Http {
    url: Uri,
    client: HttpClient,
}

impl Http {
    /// The function at `url`.
    ///
    /// # Errors
    /// It is no URL of HTTP, or this machine trusts no certificates and TLS is asked for.
    pub fn new(url: &str) -> Result<Self, EndpointError> {
        let (url, client) = endpoint(url)?;
        Ok(Self { url, client })
    }
}

#[async_trait]
impl TriggerHost for Http {
    async fn invoke(&self, _: &str, event: &str) -> Result<String, InvokeError> {
        let body = Bytes::copy_from_slice(event.as_bytes());
        let answer = self.client.post(self.url.clone(), [("content-type", "application/json")], body).await;
        let answer = answer.map_err(InvokeError::service)?;
        if answer.status.is_success() {
            return String::from_utf8(answer.body.into()).map_err(InvokeError::service);
        }
        Err(refused(&answer))
    }
}

fn refused(answer: &Answer) -> InvokeError {
    if let Some(message) = answer.thrown() {
        return InvokeError::Function(message);
    }
    match answer.status {
        StatusCode::NOT_FOUND => InvokeError::not_found(),
        StatusCode::TOO_MANY_REQUESTS => InvokeError::too_many_requests(),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => InvokeError::access_denied(),
        status => InvokeError::service(format!("the function's URL answered {status}")),
    }
}
