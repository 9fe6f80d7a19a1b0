#![doc = include_str!("../README.md")]

mod canonical;
mod claim;
mod error;
#[cfg(test)]
mod tests;

use std::{fmt, time::Duration};

use chrono::DateTime;
use poolgate_env::{Millis, SecretString, constant_time_eq};

pub use claim::Claim;
pub use error::{AuthError, Dialect};

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// A request, as it came in.
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    /// `GET`, `PUT`, …
    pub method: &'a str,
    /// The path as on the wire, still encoded.
    pub path: &'a str,
    /// The query string as on the wire, without its `?`.
    pub query: &'a str,
    /// All headers, `host` among them (from the authority in HTTP/2); names in any case.
    pub headers: &'a [(&'a str, &'a str)],
    /// What is known of the body.
    pub payload: Payload<'a>,
}

/// Without query and header values: whoever has a signature and a session token can send the request again.
impl fmt::Debug for SignedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| *name).collect();
        f.debug_struct("SignedRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// What is known of the body when the signature is verified.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// The body.
    Bytes(&'a [u8]),
    /// Its SHA-256 in hexadecimal, computed by the caller.
    Sha256(&'a str),
    /// Nothing yet: what `x-amz-content-sha256` says is taken, and whoever reads the body holds it against that.
    Declared,
}

/// What a credential has to be scoped to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'a> {
    /// The services that are served here; empty for any.
    pub services: &'a [&'a str],
    /// The region, where only one is served.
    pub region: Option<&'a str>,
}

/// Who signed the request, once the signature has been found good.
///
/// `secret` gives the secret key of the claimed access key, or the reason why there is none; it sees the claim before
/// the signature is checked, and so does nothing but look up.
///
/// # Errors
/// Any [`AuthError`].
pub fn verify(
    request: &SignedRequest<'_>,
    scope: &Scope<'_>,
    now: Millis,
    secret: impl FnOnce(&Claim) -> Result<SecretString, AuthError>,
) -> Result<Claim, AuthError> {
    let claim = Claim::read(request)?;
    let secret = secret(&claim)?;
    claim.verify(request, scope, secret.expose(), now)?;
    Ok(claim)
}

/// Whether the request carries a signature, good or not.
pub fn is_signed(request: &SignedRequest<'_>) -> bool {
    claim::authorization(request).is_some() || claim::is_presigned(request)
}

/// A key to sign with.
#[derive(Debug, Clone, Copy)]
pub struct SigningKey<'a> {
    /// The access key.
    pub access_key_id: &'a str,
    /// Its secret half.
    pub secret_key: &'a SecretString,
    /// The session token that goes with temporary credentials.
    pub session_token: Option<&'a SecretString>,
}

/// The headers that sign `request`, to be added to those it has; `host` has to be among them already.
///
/// For tests and small clients: a whole AWS SDK signs more elaborately, not differently.
pub fn sign(
    request: &SignedRequest<'_>,
    key: &SigningKey<'_>,
    region: &str,
    service: &str,
    now: Millis,
) -> Vec<(&'static str, String)> {
    let moment = DateTime::from_timestamp_millis(now.0).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string();
    let date = moment.get(..8).unwrap_or_default();
    let declared = claim::header(request, "x-amz-content-sha256");
    let hash = match request.payload {
        Payload::Bytes(bytes) => declared.map_or_else(|| canonical::sha256_hex(bytes), str::to_owned),
        Payload::Sha256(hash) => declared.unwrap_or(hash).to_owned(),
        Payload::Declared => declared.unwrap_or(claim::UNSIGNED_PAYLOAD).to_owned(),
    };
    let mut added = vec![("x-amz-date", moment.clone())];
    if canonical::is_s3(service) && declared.is_none() {
        added.push(("x-amz-content-sha256", hash.clone()));
    }
    if let Some(token) = key.session_token {
        added.push(("x-amz-security-token", token.expose().clone()));
    }
    let mut headers = request.headers.to_vec();
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    let mut names: Vec<String> = headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    names.sort();
    names.dedup();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scope = canonical::scope(date, region, service);
    let signable = SignedRequest { headers: &headers, ..*request };
    let canonical = canonical::request(&signable, service, &names, &hash).unwrap_or_default();
    let signature = canonical::signature(key.secret_key.expose(), &moment, &scope, &canonical);
    let authorization = format!(
        "{ALGORITHM} Credential={}/{scope}, SignedHeaders={}, Signature={signature}",
        key.access_key_id,
        names.join(";")
    );
    added.push(("authorization", authorization));
    added
}

/// How far a request's time may be from ours: S3 allows a quarter of an hour, the other services five minutes.
fn tolerance(service: &str) -> Duration {
    Duration::from_secs(if canonical::is_s3(service) { 15 * 60 } else { 5 * 60 })
}

fn same_signature(expected: &str, given: &str) -> bool {
    constant_time_eq(expected.as_bytes(), given.as_bytes())
}
