//! Functions on AWS Lambda, or on anything that speaks its Invoke call.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use ::http::StatusCode;
use async_trait::async_trait;
use hyper::body::Bytes;

use crate::{
    aws::{AwsCredentials, Place, Service, error_name},
    host::{InvokeError, TriggerHost},
    http_client::{Answer, EndpointError},
};

/// The functions of AWS Lambda, each in the region of its ARN, or those behind one endpoint that speaks Lambda's Invoke
/// call. Versions and aliases in ARNs are kept. Calls need a Tokio runtime.
#[derive(Debug)]
pub struct Lambda {
    service: Service,
    /// That of functions without an ARN.
    region: String,
}

/// Waits for the answer.
const SYNCHRONOUS: &str = "RequestResponse";
/// Lambda keeps the event, and tries again by itself.
const ASYNCHRONOUS: &str = "Event";

impl Lambda {
    /// The functions of AWS Lambda. `region` is that of functions which are named without an ARN.
    ///
    /// # Errors
    /// This machine trusts no certificates.
    pub fn aws(region: &str, credentials: AwsCredentials) -> Result<Self, EndpointError> {
        Ok(Self { service: Service::new(NAME, None, Some(credentials))?, region: region.to_owned() })
    }

    /// The functions at `url`, plain or with TLS. Calls are signed if there is something to sign them with, for the
    /// region in the function's ARN, or else for `region`.
    ///
    /// # Errors
    /// It is no URL of HTTP, or this machine trusts no certificates and TLS is asked for.
    pub fn at(url: &str, region: &str, credentials: Option<AwsCredentials>) -> Result<Self, EndpointError> {
        Ok(Self { service: Service::new(NAME, Some(url), credentials)?, region: region.to_owned() })
    }

    async fn call(&self, function: &str, event: &str, kind: &str) -> Result<Answer, InvokeError> {
        let place = if function.contains(':') { Place::of_arn(function, NAME) } else { Place::of_region(&self.region) };
        let place = place.ok_or(InvokeError::Refused { code: "InvalidParameterValueException", source: None })?;
        let path = format!("/2015-03-31/functions/{}/invocations", encoded(function));
        let headers =
            [("content-type", "application/json"), ("x-amz-invocation-type", kind), ("x-amz-log-type", "None")];
        let body = Bytes::copy_from_slice(event.as_bytes());
        let answer = self.service.post(place, &path, &headers, body).await.map_err(InvokeError::service)?;
        if !answer.status.is_success() {
            return Err(refused(&answer));
        }
        if answer.headers.contains_key("x-amz-function-error") {
            return Err(InvokeError::Function(answer.thrown().unwrap_or_default()));
        }
        Ok(answer)
    }
}

#[async_trait]
impl TriggerHost for Lambda {
    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        let answer = self.call(function, event, SYNCHRONOUS).await?;
        String::from_utf8(answer.body.into()).map_err(InvokeError::service)
    }

    async fn notify(&self, function: &str, event: &str) -> Result<(), InvokeError> {
        self.call(function, event, ASYNCHRONOUS).await.map(drop)
    }
}

const NAME: &str = "lambda";

/// What Lambda says when it does not run a function: these names reach the caller of the operation.
const CODES: &[&str] = &[
    "AccessDeniedException",
    "EC2AccessDeniedException",
    "EC2ThrottledException",
    "EC2UnexpectedException",
    "EFSIOException",
    "EFSMountConnectivityException",
    "EFSMountFailureException",
    "EFSMountTimeoutException",
    "ENILimitReachedException",
    "InvalidParameterValueException",
    "InvalidRequestContentException",
    "InvalidRuntimeException",
    "InvalidSecurityGroupIDException",
    "InvalidSubnetIDException",
    "InvalidZipFileException",
    "KMSAccessDeniedException",
    "KMSDisabledException",
    "KMSInvalidStateException",
    "KMSNotFoundException",
    "RecursiveInvocationException",
    "RequestTooLargeException",
    "ResourceConflictException",
    "ResourceNotFoundException",
    "ResourceNotReadyException",
    "ServiceException",
    "SnapStartException",
    "SnapStartNotReadyException",
    "SnapStartTimeoutException",
    "SubnetIPAddressLimitReachedException",
    "TooManyRequestsException",
    "UnsupportedMediaTypeException",
];

/// Names that are not of Lambda's list, such as a signature's faults, stay in the log; the status stands for them.
fn refused(answer: &Answer) -> InvokeError {
    let name = error_name(answer);
    let known = CODES.iter().copied().find(|code| Some(*code) == name.as_deref());
    let code = known.unwrap_or(match answer.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "AccessDeniedException",
        StatusCode::NOT_FOUND => "ResourceNotFoundException",
        StatusCode::PAYLOAD_TOO_LARGE => "RequestTooLargeException",
        StatusCode::TOO_MANY_REQUESTS => "TooManyRequestsException",
        _ => "ServiceException",
    });
    let told = format!("the Invoke call was answered {} {}", answer.status, name.unwrap_or_default());
    InvokeError::Refused { code, source: Some(told.trim_end().into()) }
}

/// A name or ARN as a segment of a path.
fn encoded(function: &str) -> String {
    function.bytes().fold(String::new(), |mut path, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
        path
    })
}
