//! Who may call the signed operations over HTTP: holders of the keys that the host has handed out.

use std::{collections::BTreeMap, fmt, sync::Arc};

use poolgate_env::{Clock, SecretString, SystemClock};
use poolgate_http::{SignatureCheck, SignedRequest};
use poolgate_issuer_local::sigv4::{self, AuthError, Dialect, Payload, Scope};
use poolgate_wire::{Code, Error, Result, Service};

/// The access keys that signed operations are signed with. Every holder may call all of them: such a key is an
/// administrator's.
pub struct AccessKeys {
    keys: BTreeMap<String, SecretString>,
    /// The machine's clock, not Poolgate's: clients sign with theirs, whatever a test does to ours.
    clock: Arc<dyn Clock>,
}

impl AccessKeys {
    /// The keys as pairs of public and secret half.
    pub fn new(keys: impl IntoIterator<Item = (String, SecretString)>) -> Self {
        Self { keys: keys.into_iter().collect(), clock: Arc::new(SystemClock) }
    }

    /// Reads the time from `clock`: tests with requests signed long ago.
    #[must_use]
    pub fn clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }
}

impl SignatureCheck for AccessKeys {
    fn check(&self, request: &SignedRequest<'_>, service: Service) -> Result<()> {
        let text = |value| std::str::from_utf8(value).ok();
        let headers: Vec<_> =
            request.headers.iter().filter_map(|(name, value)| Some((name.as_str(), text(value.as_bytes())?))).collect();
        let signed = sigv4::SignedRequest {
            method: request.method.as_str(),
            path: request.uri.path(),
            query: request.uri.query().unwrap_or_default(),
            headers: &headers,
            payload: Payload::Bytes(request.body),
        };
        let services = [service.signing_name()];
        let scope = Scope { services: &services, region: None };
        let secret =
            |claim: &sigv4::Claim| self.keys.get(&claim.access_key_id).cloned().ok_or(AuthError::UnknownAccessKey);
        sigv4::verify(&signed, &scope, self.clock.now(), secret).map(drop).map_err(|error| refusal(&error))
    }
}

fn refusal(error: &AuthError) -> Error {
    let code = match error.code(Dialect::Json) {
        "MissingAuthenticationTokenException" => Code::MissingAuthenticationTokenException,
        "IncompleteSignatureException" => Code::IncompleteSignatureException,
        "UnrecognizedClientException" => Code::UnrecognizedClientException,
        "ExpiredTokenException" => Code::ExpiredTokenException,
        _ => Code::InvalidSignatureException,
    };
    Error::new(code, error.to_string())
}

impl fmt::Debug for AccessKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessKeys").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bytes::Bytes;
    use poolgate_env::{ManualClock, Millis};
    use poolgate_http::Credential;
    use poolgate_issuer_local::sigv4::SigningKey;

    use super::*;

    const NOW: Millis = Millis::from_secs(1_700_000_000);

    /// What the check says of a call signed by `key` for `service`, when it comes in `late`.
    fn check(key: (&str, &str), service: &str, late: Duration, body: &'static [u8]) -> Option<Code> {
        let secret = SecretString::from(key.1);
        let key = SigningKey { access_key_id: key.0, secret_key: &secret, session_token: None };
        let signed = sigv4::SignedRequest {
            method: "POST",
            path: "/",
            query: "",
            headers: &[("host", "localhost:9229"), ("x-amz-target", "AWSCognitoIdentityProviderService.ListUserPools")],
            payload: Payload::Bytes(b"{}"),
        };
        let mut request = http::Request::post("/");
        for (name, value) in signed.headers {
            request = request.header(*name, *value);
        }
        for (name, value) in sigv4::sign(&signed, &key, "eu-west-1", service, NOW) {
            request = request.header(name, value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let credential = Credential { access_key: key.access_key_id, date: "20231114", region: "eu-west-1", service };
        let request = SignedRequest {
            method: &parts.method,
            uri: &parts.uri,
            headers: &parts.headers,
            body: &Bytes::from_static(body),
            credential: &credential,
        };
        let keys = AccessKeys::new([("AKIA1".to_owned(), "secret".into())]);
        let keys = keys.clock(Arc::new(ManualClock::at(NOW + late)));
        keys.check(&request, Service::UserPools).err().map(|error| error.code)
    }

    #[test]
    fn a_signature_counts_for_its_key_request_service_and_time() {
        let soon = Duration::from_secs(10);
        let (known, idp) = (("AKIA1", "secret"), "cognito-idp");
        assert_eq!(check(known, idp, soon, b"{}"), None);
        assert_eq!(check(known, idp, soon, b"{ }"), Some(Code::InvalidSignatureException));
        assert_eq!(check(("AKIA1", "guess"), idp, soon, b"{}"), Some(Code::InvalidSignatureException));
        assert_eq!(check(("AKIA2", "secret"), idp, soon, b"{}"), Some(Code::UnrecognizedClientException));
        assert_eq!(check(known, "cognito-identity", soon, b"{}"), Some(Code::InvalidSignatureException));
        assert_eq!(check(known, idp, Duration::from_hours(1), b"{}"), Some(Code::InvalidSignatureException));
    }
}
