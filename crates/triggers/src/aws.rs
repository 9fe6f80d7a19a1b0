//! Calls of AWS's services, or of what stands for them: signed POSTs.

use ::http::{Uri, uri::PathAndQuery};
use hyper::body::Bytes;
use poolgate_env::{Clock as _, SecretString, SystemClock};
use poolgate_sigv4::{Payload, SignedRequest, SigningKey, sign};

use crate::http_client::{Answer, EndpointError, HttpClient, endpoint};

/// What calls are signed with.
#[derive(Debug, Clone)]
pub struct AwsCredentials {
    /// The access key.
    pub access_key_id: String,
    /// Its secret half.
    pub secret_access_key: SecretString,
    /// The token that goes with temporary credentials.
    pub session_token: Option<SecretString>,
}

impl AwsCredentials {
    /// Those that the variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` hold, if they hold
    /// a key. `variable` reads one: `|name| env::var(name).ok()`.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        Some(Self {
            access_key_id: set("AWS_ACCESS_KEY_ID")?,
            secret_access_key: SecretString::new(set("AWS_SECRET_ACCESS_KEY")?),
            session_token: set("AWS_SESSION_TOKEN").map(SecretString::new),
        })
    }
}

/// One service of AWS.
#[derive(Debug)]
pub(crate) struct Service {
    /// As credentials are scoped to it: `lambda`.
    name: &'static str,
    /// Where it is, unless that is where AWS has it.
    endpoint: Option<Uri>,
    client: HttpClient,
    credentials: Option<AwsCredentials>,
}

/// Where a resource of AWS is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    domain: &'static str,
    region: &'a str,
}

impl<'a> Place<'a> {
    /// The place that the ARN of a resource of `service` names. Its region becomes part of a host's name, and so it is
    /// nothing but letters, digits and hyphens.
    pub(crate) fn of_arn(arn: &'a str, service: &str) -> Option<Self> {
        let mut parts = arn.split(':');
        let head = (parts.next()?, parts.next()?, parts.next()?);
        let region = parts.next()?;
        let domain = match head {
            ("arn", "aws" | "aws-us-gov", named) if named == service => "amazonaws.com",
            ("arn", "aws-cn", named) if named == service => "amazonaws.com.cn",
            _ => return None,
        };
        Self::new(domain, region)
    }

    pub(crate) fn of_region(region: &'a str) -> Option<Self> {
        Self::new("amazonaws.com", region)
    }

    fn new(domain: &'static str, region: &'a str) -> Option<Self> {
        let is_region = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (!region.is_empty() && region.bytes().all(is_region)).then_some(Self { domain, region })
    }
}

impl Service {
    /// The service at `url`; where AWS has it when there is none.
    pub(crate) fn new(
        name: &'static str,
        url: Option<&str>,
        credentials: Option<AwsCredentials>,
    ) -> Result<Self, EndpointError> {
        let (endpoint, client) = match url {
            Some(url) => {
                let (uri, client) = endpoint(url)?;
                (Some(uri), client)
            }
            None => (None, HttpClient::with_tls()?),
        };
        Ok(Self { name, endpoint, client, credentials })
    }

    #[cfg(test)]
    pub(crate) fn trusting(self, roots: rustls::RootCertStore) -> Self {
        Self { client: HttpClient::with_roots(roots).unwrap(), ..self }
    }

    /// Calls the service in that place. `path` is encoded already.
    pub(crate) async fn post(
        &self,
        place: Place<'_>,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Result<Answer, Box<dyn std::error::Error + Send + Sync>> {
        let uri = self.uri(place, path)?;
        let host = uri.authority().map(::http::uri::Authority::as_str).unwrap_or_default();
        let headers: Vec<_> = std::iter::once(("host", host)).chain(headers.iter().copied()).collect();
        let signature = self.signature(&uri, &headers, &body, place.region);
        let signature = signature.iter().map(|(name, value)| (*name, value.as_str()));
        self.client.post(uri.clone(), headers.iter().copied().chain(signature), body).await
    }

    fn uri(&self, place: Place<'_>, path: &str) -> Result<Uri, ::http::Error> {
        let Some(endpoint) = &self.endpoint else {
            let Place { domain, region } = place;
            return Ok(format!("https://{}.{region}.{domain}{path}", self.name).parse()?);
        };
        let mut parts = endpoint.clone().into_parts();
        let path = format!("{}{path}", endpoint.path().trim_end_matches('/'));
        parts.path_and_query = Some(PathAndQuery::try_from(path)?);
        Ok(Uri::from_parts(parts)?)
    }

    fn signature(&self, uri: &Uri, headers: &[(&str, &str)], body: &[u8], region: &str) -> Vec<(&'static str, String)> {
        let Some(AwsCredentials { access_key_id, secret_access_key, session_token }) = &self.credentials else {
            return Vec::new();
        };
        let request =
            SignedRequest { method: "POST", path: uri.path(), query: "", headers, payload: Payload::Bytes(body) };
        let key = SigningKey { access_key_id, secret_key: secret_access_key, session_token: session_token.as_ref() };
        // AWS's clock is the real one, whatever the service's own says.
        sign(&request, &key, region, self.name, SystemClock.now())
    }
}

/// The name of the error that an answer tells of: without the shape's namespace, and what else may stand around it.
pub(crate) fn error_name(answer: &Answer) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Typed {
        #[serde(rename = "__type")]
        name: String,
    }
    let header = answer.headers.get("x-amzn-errortype").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let name = header.or_else(|| serde_json::from_slice::<Typed>(&answer.body).ok().map(|typed| typed.name))?;
    let name = name.split(':').next().unwrap_or_default();
    Some(name.rsplit('#').next().unwrap_or_default().to_owned())
}
