//! Lambda functions that run elsewhere: the Invoke call of AWS Lambda's API, over plain HTTP to whatever speaks it at
//! `AWS_ENDPOINT_URL_LAMBDA`.

use std::{env, fmt, io};

use async_trait::async_trait;
use http::{Request, StatusCode, header::HOST};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use poolgate::{
    env::{Clock as _, SecretString, SystemClock},
    issuer_local::sigv4::{Payload, SignedRequest, SigningKey, sign},
    triggers::{InvokeError, TriggerHost},
};
use serde::Deserialize;
use tokio::net::TcpStream;

/// Functions behind one endpoint.
pub(crate) struct Lambda {
    /// `host:port`.
    authority: String,
    region: String,
    key: Option<(String, SecretString)>,
}

/// What is wrong with the endpoint.
#[derive(Debug, thiserror::Error)]
#[error("AWS_ENDPOINT_URL_LAMBDA wants http://HOST:PORT, not '{0}'")]
pub(crate) struct EndpointError(String);

/// Lambda's own limit on what a synchronous call answers.
const LONGEST_ANSWER: usize = 6 * 1024 * 1024;

impl Lambda {
    /// The endpoint that the environment names, if it names one. Calls are signed when it holds a key, too.
    pub(crate) fn from_environment(region: &str) -> Result<Option<Self>, EndpointError> {
        let Ok(endpoint) = env::var("AWS_ENDPOINT_URL_LAMBDA") else { return Ok(None) };
        let key = env::var("AWS_ACCESS_KEY_ID").ok().zip(env::var("AWS_SECRET_ACCESS_KEY").ok());
        let key = key.map(|(id, secret)| (id, SecretString::new(secret)));
        Self::new(&endpoint, region, key).map(Some)
    }

    fn new(endpoint: &str, region: &str, key: Option<(String, SecretString)>) -> Result<Self, EndpointError> {
        let authority = endpoint.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
        let authority = authority.filter(|rest| !rest.is_empty() && !rest.contains('/'));
        let authority = authority.ok_or_else(|| EndpointError(endpoint.to_owned()))?;
        let authority = if authority.contains(':') { authority.to_owned() } else { format!("{authority}:80") };
        Ok(Self { authority, region: region.to_owned(), key })
    }

    fn request(&self, function: &str, event: &str) -> Result<Request<Full<Bytes>>, http::Error> {
        let path = format!("/2015-03-31/functions/{}/invocations", encoded(function));
        let headers = [("host", self.authority.as_str()), ("content-type", "application/json")];
        let mut request = Request::post(&path).header(HOST, &self.authority).header("content-type", "application/json");
        if let Some((id, secret)) = &self.key {
            let unsigned = SignedRequest {
                method: "POST",
                path: &path,
                query: "",
                headers: &headers,
                payload: Payload::Bytes(event.as_bytes()),
            };
            let key = SigningKey { access_key_id: id, secret_key: secret, session_token: None };
            for (name, value) in sign(&unsigned, &key, &self.region, "lambda", SystemClock.now()) {
                request = request.header(name, value);
            }
        }
        request.body(Full::from(event.to_owned()))
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> io::Result<(StatusCode, bool, Bytes)> {
        let stream = TcpStream::connect(&self.authority).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        // Ends with the exchange: the sender is dropped then.
        tokio::spawn(connection);
        let answer = sender.send_request(request).await.map_err(io::Error::other)?;
        let status = answer.status();
        let threw = answer.headers().contains_key("x-amz-function-error");
        let body = Limited::new(answer.into_body(), LONGEST_ANSWER).collect().await.map_err(io::Error::other)?;
        Ok((status, threw, body.to_bytes()))
    }
}

/// What Lambda says of a function that threw.
#[derive(Deserialize)]
struct Thrown {
    #[serde(rename = "errorMessage")]
    message: Option<String>,
}

#[async_trait]
impl TriggerHost for Lambda {
    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        let request = self.request(function, event).map_err(InvokeError::service)?;
        let (status, threw, body) = self.send(request).await.map_err(InvokeError::service)?;
        match status {
            StatusCode::NOT_FOUND => Err(InvokeError::not_found()),
            StatusCode::TOO_MANY_REQUESTS => Err(InvokeError::too_many_requests()),
            status if !status.is_success() => {
                Err(InvokeError::service(io::Error::other(format!("the function's endpoint answered {status}"))))
            }
            _ if threw => {
                let thrown = serde_json::from_slice::<Thrown>(&body).ok().and_then(|thrown| thrown.message);
                Err(InvokeError::Function(thrown.unwrap_or_default()))
            }
            _ => String::from_utf8(body.into()).map_err(InvokeError::service),
        }
    }
}

impl fmt::Debug for Lambda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lambda").field("authority", &self.authority).finish_non_exhaustive()
    }
}

/// A name or ARN as a segment of a path.
fn encoded(function: &str) -> String {
    use std::fmt::Write as _;
    function.bytes().fold(String::new(), |mut path, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
        path
    })
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::*;

    const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";

    /// Calls an endpoint that answers `answer`; gives back what it was sent too.
    async fn call(answer: &'static str) -> (Result<String, InvokeError>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}/", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut seen = Vec::new();
            while !seen.ends_with(b"{\"a\":1}") {
                stream.read_buf(&mut seen).await.unwrap();
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8(seen).unwrap()
        });
        let lambda = Lambda::new(&endpoint, "us-east-1", Some(("AKIA".into(), "secret".into()))).unwrap();
        (lambda.invoke(ARN, "{\"a\":1}").await, server.await.unwrap())
    }

    #[tokio::test]
    async fn the_function_is_invoked_and_answers() {
        let (answer, request) = call("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await;
        assert_eq!(answer.unwrap(), "{}");
        let path = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ahello/invocations";
        assert!(request.starts_with(&format!("POST {path} HTTP/1.1\r\n")), "{request}");
        assert!(request.contains("authorization: AWS4-HMAC-SHA256 Credential=AKIA/"), "{request}");
    }

    #[tokio::test]
    async fn errors_are_told_apart() {
        let thrown = "HTTP/1.1 200 OK\r\nx-amz-function-error: Unhandled\r\ncontent-length: 25\r\n\r\n\
                      {\"errorMessage\":\"no way\"}";
        assert!(matches!(call(thrown).await.0, Err(InvokeError::Function(message)) if message == "no way"));
        let refused = async |status: &'static str| match call(status).await.0 {
            Err(InvokeError::Refused { code, .. }) => code,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("HTTP/1.1 404 X\r\ncontent-length: 0\r\n\r\n").await, "ResourceNotFoundException");
        assert_eq!(refused("HTTP/1.1 429 X\r\ncontent-length: 0\r\n\r\n").await, "TooManyRequestsException");
        assert_eq!(refused("HTTP/1.1 500 X\r\ncontent-length: 0\r\n\r\n").await, "ServiceException");
    }

    #[test]
    fn the_endpoint_is_plain_http() {
        for wrong in ["https://localhost:4566", "localhost:4566", "http://", "http://localhost:4566/path"] {
            assert!(Lambda::new(wrong, "us-east-1", None).is_err(), "{wrong}");
        }
        assert_eq!(Lambda::new("http://lambda", "us-east-1", None).unwrap().authority, "lambda:80");
    }
}
