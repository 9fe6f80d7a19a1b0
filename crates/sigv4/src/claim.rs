//! What a request says about its own signature.

use std::{fmt, time::Duration};

use chrono::{DateTime, NaiveDateTime};
use poolgate_env::{Millis, SecretString};

use super::{ALGORITHM, AuthError, Payload, Scope, SignedRequest, canonical};

pub(super) const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";
/// A presigned request lives for a week at most.
const LONGEST_PRESIGNED: u64 = 7 * 24 * 3600;
/// Set by browsers' SDKs and by proxies after signing; nothing is decided by them.
const NEVER_SIGNED: &[&str] = &["x-amz-user-agent", "x-amz-cf-id"];

/// What a request says about its own signature; to be believed once [`verify`](super::verify) has returned it.
#[derive(Clone)]
pub struct Claim {
    /// The access key that signed.
    pub access_key_id: String,
    /// The region the credential is scoped to.
    pub region: String,
    /// The service the credential is scoped to, such as `s3`.
    pub service: String,
    /// The token of temporary credentials.
    pub session_token: Option<SecretString>,
    /// When it was signed.
    pub signed_at: Millis,
    /// How long a presigned request is good for; `None` for one signed in its headers.
    pub expires_in: Option<Duration>,
    /// Day of the credential's scope, as `20150830`.
    date: String,
    /// `signed_at` as it was signed: `20150830T123600Z`.
    moment: String,
    signed_headers: Vec<String>,
    signature: String,
}

/// Without the signature.
impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("access_key_id", &self.access_key_id)
            .field("region", &self.region)
            .field("service", &self.service)
            .field("signed_at", &self.signed_at)
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

impl Claim {
    /// Reads the `Authorization` header, or the query string of a presigned request.
    pub fn read(request: &SignedRequest<'_>) -> Result<Self, AuthError> {
        match (authorization(request), is_presigned(request)) {
            (Some(_), true) => Err(incomplete("Only one auth mechanism allowed.")),
            (Some(header), false) => Self::of_header(request, header),
            (None, true) => Self::of_query(request),
            (None, false) => Err(AuthError::MissingAuthenticationToken),
        }
    }

    /// Whether `secret` signed `request` as it stands, for `scope`, and not too long ago.
    pub fn verify(
        &self,
        request: &SignedRequest<'_>,
        scope: &Scope<'_>,
        secret: &str,
        now: Millis,
    ) -> Result<(), AuthError> {
        self.check_scope(scope)?;
        self.check_time(now)?;
        self.check_headers(request)?;
        let hash = self.payload_hash(request)?;
        let names: Vec<&str> = self.signed_headers.iter().map(String::as_str).collect();
        let canonical = canonical::request(request, &self.service, &names, &hash);
        let canonical = canonical.ok_or(AuthError::SignatureDoesNotMatch)?;
        let scope = canonical::scope(&self.date, &self.region, &self.service);
        let expected = canonical::signature(secret, &self.moment, &scope, &canonical);
        if super::same_signature(&expected, &self.signature) { Ok(()) } else { Err(AuthError::SignatureDoesNotMatch) }
    }

    fn of_header(request: &SignedRequest<'_>, header: &str) -> Result<Self, AuthError> {
        let (algorithm, parts) = header.split_once(' ').unwrap_or((header, ""));
        if algorithm != ALGORITHM {
            return Err(incomplete(format!("Unsupported AWS 'algorithm': '{algorithm}'.")));
        }
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for part in parts.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let slot = match part.split_once('=') {
                Some(("Credential", value)) => (&mut credential, value),
                Some(("SignedHeaders", value)) => (&mut signed_headers, value),
                Some(("Signature", value)) => (&mut signature, value),
                _ => return Err(incomplete(format!("'{part}' not a valid key=value pair in Authorization header."))),
            };
            if slot.0.replace(slot.1).is_some() {
                return Err(incomplete("A parameter stands twice in the Authorization header."));
            }
        }
        let missing = |name: &str| incomplete(format!("Authorization header requires '{name}' parameter."));
        let (moment, signed_at) = match (header_once(request, "x-amz-date")?, header_once(request, "date")?) {
            (Some(text), _) => basic_date(text),
            (None, Some(text)) => basic_date(text).or_else(|| http_date(text)),
            (None, None) => {
                return Err(incomplete(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
                ));
            }
        }
        .ok_or_else(|| incomplete("Date must be in ISO-8601 'basic format'."))?;
        let token = header_once(request, "x-amz-security-token")?;
        Self::of_parts(Parts {
            credential: credential.ok_or_else(|| missing("Credential"))?,
            signed_headers: signed_headers.ok_or_else(|| missing("SignedHeaders"))?,
            signature: signature.ok_or_else(|| missing("Signature"))?,
            session_token: token.map(SecretString::from),
            moment,
            signed_at,
            expires_in: None,
        })
    }

    fn of_query(request: &SignedRequest<'_>) -> Result<Self, AuthError> {
        let member = |wanted: &str| -> Result<Option<String>, AuthError> {
            let mut values = canonical::members(request.query).filter(|(name, _)| name == wanted.as_bytes());
            let Some((_, value)) = values.next() else { return Ok(None) };
            if values.next().is_some() {
                return Err(incomplete(format!("{wanted} stands twice in the query string.")));
            }
            String::from_utf8(value).map(Some).map_err(|_| incomplete(format!("{wanted} is not a text.")))
        };
        let required = |name: &str| {
            member(name)?.ok_or_else(|| incomplete(format!("AWS query-string parameters must include '{name}'.")))
        };
        let algorithm = required("X-Amz-Algorithm")?;
        if algorithm != ALGORITHM {
            return Err(incomplete(format!("Unsupported AWS 'algorithm': '{algorithm}'.")));
        }
        let (moment, signed_at) = basic_date(&required("X-Amz-Date")?)
            .ok_or_else(|| incomplete("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""))?;
        let expires: u64 =
            required("X-Amz-Expires")?.parse().map_err(|_| incomplete("X-Amz-Expires should be a number"))?;
        if !(1..=LONGEST_PRESIGNED).contains(&expires) {
            return Err(incomplete("X-Amz-Expires must be between 1 and 604800 seconds"));
        }
        Self::of_parts(Parts {
            credential: &required("X-Amz-Credential")?,
            signed_headers: &required("X-Amz-SignedHeaders")?,
            signature: &required("X-Amz-Signature")?,
            session_token: member("X-Amz-Security-Token")?.map(SecretString::new),
            moment,
            signed_at,
            expires_in: Some(Duration::from_secs(expires)),
        })
    }

    fn of_parts(parts: Parts<'_>) -> Result<Self, AuthError> {
        let mut scope = parts.credential.rsplitn(5, '/');
        let (Some("aws4_request"), Some(service), Some(region), Some(date), Some(access_key_id)) =
            (scope.next(), scope.next(), scope.next(), scope.next(), scope.next())
        else {
            return Err(incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. \
                 keyid/date/region/service/aws4_request.",
            ));
        };
        if [service, region, date, access_key_id].contains(&"") {
            return Err(incomplete("Credential has an empty element."));
        }
        let signed_headers: Vec<String> = parts.signed_headers.split(';').map(str::to_owned).collect();
        if signed_headers.iter().any(|name| name.is_empty() || name.bytes().any(|byte| byte.is_ascii_uppercase())) {
            return Err(incomplete("SignedHeaders are lower-case names separated by ';'."));
        }
        Ok(Self {
            access_key_id: access_key_id.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            session_token: parts.session_token,
            signed_at: parts.signed_at,
            expires_in: parts.expires_in,
            date: date.to_owned(),
            moment: parts.moment,
            signed_headers,
            signature: parts.signature.to_owned(),
        })
    }

    fn check_scope(&self, scope: &Scope<'_>) -> Result<(), AuthError> {
        if !self.moment.starts_with(&self.date) || self.date.len() != 8 {
            let (scoped, day) = (&self.date, self.moment.get(..8).unwrap_or_default());
            return Err(AuthError::WrongScope(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scoped}' \
                 != '{day}', from '{}'.",
                self.moment
            )));
        }
        if let Some(region) = scope.region.filter(|region| *region != self.region) {
            return Err(AuthError::WrongScope(format!(
                "Credential should be scoped to a valid region, not '{}': '{region}'.",
                self.region
            )));
        }
        if let [wanted, ..] = scope.services
            && !scope.services.contains(&self.service.as_str())
        {
            return Err(AuthError::WrongScope(format!("Credential should be scoped to correct service: '{wanted}'.")));
        }
        Ok(())
    }

    fn check_time(&self, now: Millis) -> Result<(), AuthError> {
        let tolerance = super::tolerance(&self.service);
        if let Some(expires_in) = self.expires_in {
            return if now > self.signed_at + expires_in {
                Err(AuthError::RequestExpired("Request has expired".to_owned()))
            } else if self.signed_at > now + tolerance {
                Err(AuthError::RequestExpired("Request is not yet valid".to_owned()))
            } else {
                Ok(())
            };
        }
        let (low, high) = (now - tolerance, now + tolerance);
        if self.signed_at >= low && self.signed_at <= high {
            return Ok(());
        }
        let text = |moment: Millis| {
            DateTime::from_timestamp_millis(moment.0).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
        };
        let minutes = tolerance.as_secs() / 60;
        Err(AuthError::RequestTimeTooSkewed(if canonical::is_s3(&self.service) {
            "The difference between the request time and the current time is too large.".to_owned()
        } else if self.signed_at < low {
            let (bound, now) = (text(low), text(now));
            format!("Signature expired: {} is now earlier than {bound} ({now} - {minutes} min.)", self.moment)
        } else {
            let (bound, now) = (text(high), text(now));
            format!("Signature not yet current: {} is still later than {bound} ({now} + {minutes} min.)", self.moment)
        }))
    }

    /// The host and whatever AWS reads from a header have to be signed, or they could be exchanged on the way.
    fn check_headers(&self, request: &SignedRequest<'_>) -> Result<(), AuthError> {
        let signed = |name: &str| self.signed_headers.iter().any(|signed| signed == name);
        if !signed("host") {
            return Err(AuthError::HeaderNotSigned("host".to_owned()));
        }
        let names = request.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
        match names
            .filter(|name| name.starts_with("x-amz-"))
            .find(|name| !signed(name) && !NEVER_SIGNED.contains(&name.as_str()))
        {
            Some(name) => Err(AuthError::HeaderNotSigned(name)),
            None => Ok(()),
        }
    }

    fn payload_hash(&self, request: &SignedRequest<'_>) -> Result<String, AuthError> {
        let declared = header_once(request, "x-amz-content-sha256")?;
        let actual = match request.payload {
            Payload::Bytes(bytes) => Some(canonical::sha256_hex(bytes)),
            Payload::Sha256(hash) => Some(hash.to_ascii_lowercase()),
            Payload::Declared => None,
        };
        if canonical::is_s3(&self.service) {
            return match (declared, actual) {
                (None, _) if self.expires_in.is_some() => Ok(UNSIGNED_PAYLOAD.to_owned()),
                (None, _) => Err(AuthError::MissingContentSha256),
                (Some(marker), _) if marker == UNSIGNED_PAYLOAD || marker.starts_with("STREAMING-") => {
                    Ok(marker.to_owned())
                }
                (Some(hash), Some(actual)) if hash != actual => Err(AuthError::ContentSha256Mismatch),
                (Some(hash), _) => Ok(hash.to_owned()),
            };
        }
        match (declared, actual) {
            (Some(hash), Some(actual)) if hash != actual => Err(AuthError::ContentSha256Mismatch),
            (_, Some(actual)) => Ok(actual),
            (Some(hash), None) => Ok(hash.to_owned()),
            (None, None) => Err(AuthError::MissingContentSha256),
        }
    }
}

struct Parts<'a> {
    credential: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
    session_token: Option<SecretString>,
    moment: String,
    signed_at: Millis,
    expires_in: Option<Duration>,
}

/// The `Authorization` header where it is AWS's.
pub(super) fn authorization<'a>(request: &SignedRequest<'a>) -> Option<&'a str> {
    header(request, "authorization").filter(|value| value.starts_with("AWS4-"))
}

pub(super) fn is_presigned(request: &SignedRequest<'_>) -> bool {
    canonical::members(request.query).any(|(name, _)| name == b"X-Amz-Signature" || name == b"X-Amz-Algorithm")
}

pub(super) fn header<'a>(request: &SignedRequest<'a>, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// The header's value; an error when it stands there twice, for it would be open which of them counts.
fn header_once<'a>(request: &SignedRequest<'a>, name: &str) -> Result<Option<&'a str>, AuthError> {
    let mut values = request.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(incomplete(format!("The header '{name}' stands twice in the request."))),
        (first, None) => Ok(first.map(|(_, value)| value.trim())),
    }
}

fn incomplete(message: impl Into<String>) -> AuthError {
    AuthError::IncompleteSignature(message.into())
}

/// `20150830T123600Z`, as it is signed and as a moment.
fn basic_date(text: &str) -> Option<(String, Millis)> {
    let moment = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok().filter(|_| text.len() == 16)?;
    Some((text.to_owned(), Millis(moment.and_utc().timestamp_millis())))
}

/// `Sun, 30 Aug 2015 12:36:00 GMT`.
fn http_date(text: &str) -> Option<(String, Millis)> {
    let moment = DateTime::parse_from_rfc2822(text).ok()?.to_utc();
    Some((moment.format("%Y%m%dT%H%M%SZ").to_string(), Millis(moment.timestamp_millis())))
}
