//! Who signed a request: the check that signed operations ask for, before anything else about them is judged.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, Method, Uri, header::AUTHORIZATION};
use poolgate_wire::{Code, Error, Result, Service};

/// Judges signatures. To write your own: nothing in the request is trusted; the credential only says who the caller
/// claims to be. Refuse with the exceptions of AWS (`InvalidSignatureException`, `UnrecognizedClientException`,
/// `ExpiredTokenException`, …), compare signatures in constant time, and read the time from the machine: a test that
/// moves Poolgate's clock does not move its clients'.
pub trait SignatureCheck: Send + Sync {
    /// Whether `request` was signed by who it says, and for `service`.
    fn check(&self, request: &SignedRequest<'_>, service: Service) -> Result<()>;
}

/// A request that carries a signature in its `Authorization` header.
#[derive(Debug)]
pub struct SignedRequest<'a> {
    /// The method.
    pub method: &'a Method,
    /// Path and query as they came.
    pub uri: &'a Uri,
    /// All headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a Bytes,
    /// What the header claims.
    pub credential: &'a Credential<'a>,
}

/// Who may call the operations that ask for a signature.
#[derive(Clone)]
pub enum Signers {
    /// Whoever sends a credential, whatever the signature: development on a loopback address.
    DangerAnybody,
    /// Those whose signature is right.
    Checked(Arc<dyn SignatureCheck>),
}

impl fmt::Debug for Signers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DangerAnybody => "DangerAnybody",
            Self::Checked(_) => "Checked",
        })
    }
}

/// The claims of an `Authorization` header with a version 4 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential<'a> {
    /// The public half of the key.
    pub access_key: &'a str,
    /// The day of the signing key, `YYYYMMDD`.
    pub date: &'a str,
    /// The region that the request is for.
    pub region: &'a str,
    /// The service's signing name: `cognito-idp`, `cognito-identity`.
    pub service: &'a str,
}

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

impl<'a> Credential<'a> {
    /// Reads the header; `None` when the request carries none.
    pub(crate) fn of(headers: &'a HeaderMap) -> Option<Result<Self>> {
        let header = headers.get(AUTHORIZATION)?;
        Some(header.to_str().ok().and_then(Self::parse).ok_or_else(incomplete))
    }

    fn parse(header: &'a str) -> Option<Self> {
        let fields = header.strip_prefix(ALGORITHM)?.trim_start();
        let field = |name: &str| {
            fields
                .split(',')
                .find_map(|field| field.trim().strip_prefix(name)?.strip_prefix('='))
                .filter(|v| !v.is_empty())
        };
        field("SignedHeaders")?;
        field("Signature")?;
        let mut scope = field("Credential")?.split('/');
        let mut part = || scope.next().filter(|part| !part.is_empty());
        let credential = Self { access_key: part()?, date: part()?, region: part()?, service: part()? };
        (part()? == "aws4_request" && scope.next().is_none() && is_region(credential.region)).then_some(credential)
    }

    /// The account that the key stands for: the key itself when it is an account's number, else the one of those who
    /// have none.
    pub(crate) fn account(&self) -> &'a str {
        let is_account = self.access_key.len() == 12 && self.access_key.bytes().all(|c| c.is_ascii_digit());
        if is_account { self.access_key } else { NO_ACCOUNT }
    }
}

/// The account of callers who have none.
pub(crate) const NO_ACCOUNT: &str = "000000000000";

/// The region becomes part of identifiers, so it keeps to their characters and leaves room in their 55.
pub(crate) fn is_region(region: &str) -> bool {
    (1..=32).contains(&region.len())
        && region.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

/// A signed operation without a signature.
pub(crate) fn missing() -> Error {
    Error::new(Code::MissingAuthenticationTokenException, "Missing Authentication Token")
}

fn incomplete() -> Error {
    Error::new(
        Code::IncompleteSignatureException,
        "The Authorization header must have the form 'AWS4-HMAC-SHA256 Credential=<access key>/<date>/<region>/<service>/\
         aws4_request, SignedHeaders=<headers>, Signature=<signature>'.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_sdks_send() {
        let header = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/cognito-idp/aws4_request, \
                      SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6";
        let credential = Credential::parse(header).unwrap();
        assert_eq!(
            credential,
            Credential { access_key: "AKIDEXAMPLE", date: "20260101", region: "eu-west-1", service: "cognito-idp" }
        );
        assert_eq!(credential.account(), "000000000000");
        let tight = "AWS4-HMAC-SHA256 Credential=123456789012/1/r/s/aws4_request,SignedHeaders=host,Signature=0";
        assert_eq!(Credential::parse(tight).unwrap().account(), "123456789012");
    }

    #[test]
    fn refuses_what_says_too_little_or_too_much() {
        for header in [
            "",
            "Bearer abc",
            "AWS4-HMAC-SHA256",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, Signature=0",
            "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request/more, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=/b/c/d/aws4_request, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/us_east_1/d/aws4_request, SignedHeaders=host, Signature=0",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=, Signature=0",
        ] {
            assert_eq!(Credential::parse(header), None, "{header}");
        }
    }
}
