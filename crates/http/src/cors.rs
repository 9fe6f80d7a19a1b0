//! Which browsers' pages may call.

use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
    },
};

/// The origins whose pages may read the answers. No credentials (cookies) are ever allowed along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cors {
    /// No page: servers and command lines only.
    #[default]
    Nobody,
    /// Any page: development.
    Anybody,
    /// Pages of these origins, each as a browser writes it: `https://app.example.com`.
    Origins(Vec<String>),
}

/// What a page may read beside the body: the headers in which SDKs look for a request's id, error and the clock skew.
const EXPOSED: HeaderValue =
    HeaderValue::from_static("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date,Content-Length");

const ALLOW_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-private-network");
const REQUEST_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-request-private-network");

impl Cors {
    /// The headers that let the page of `request` read the answer; none when it may not, or when no page asks.
    pub(crate) fn on_answer(&self, request: &HeaderMap, answer: &mut HeaderMap) {
        if let Some(origin) = self.allowed(request) {
            answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            answer.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        if matches!(self, Self::Origins(_)) {
            answer.append(VARY, HeaderValue::from_static("Origin"));
        }
    }

    /// The headers of the answer to a preflight. Whatever header the page wants to send is granted: SDKs add new ones
    /// (`amz-sdk-invocation-id`, `x-amz-user-agent`, …), and none of them is a secret of the browser.
    pub(crate) fn on_preflight(&self, request: &HeaderMap, answer: &mut HeaderMap) {
        self.on_answer(request, answer);
        if !answer.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
            return;
        }
        answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST, OPTIONS"));
        if let Some(wanted) = request.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
            answer.append(VARY, HeaderValue::from_static("Access-Control-Request-Headers"));
        }
        if request.contains_key(REQUEST_PRIVATE_NETWORK) {
            answer.insert(ALLOW_PRIVATE_NETWORK, HeaderValue::from_static("true"));
        }
        answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("7200"));
    }

    /// Whether this is a browser's question before the request proper.
    pub(crate) fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
        method == Method::OPTIONS && headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
    }

    fn allowed(&self, request: &HeaderMap) -> Option<HeaderValue> {
        let origin = request.get(ORIGIN)?;
        match self {
            Self::Nobody => None,
            Self::Anybody => Some(HeaderValue::from_static("*")),
            Self::Origins(origins) => {
                origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()).then(|| origin.clone())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(cors: &Cors, origin: &'static str) -> HeaderMap {
        let mut request = HeaderMap::new();
        request.insert(ORIGIN, HeaderValue::from_static(origin));
        request.insert(ACCESS_CONTROL_REQUEST_METHOD, HeaderValue::from_static("POST"));
        request.insert(ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue::from_static("x-amz-target,amz-sdk-request"));
        assert!(Cors::is_preflight(&Method::OPTIONS, &request));
        let mut answer = HeaderMap::new();
        cors.on_preflight(&request, &mut answer);
        answer
    }

    #[test]
    fn anybody_gets_a_star_and_the_headers_asked_for() {
        let answer = ask(&Cors::Anybody, "http://localhost:3000");
        assert_eq!(answer[ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        assert_eq!(answer[ACCESS_CONTROL_ALLOW_HEADERS], "x-amz-target,amz-sdk-request");
    }

    #[test]
    fn listed_origins_get_their_own_name_and_others_nothing() {
        let cors = Cors::Origins(vec!["https://app.example.com".into()]);
        let answer = ask(&cors, "https://app.example.com");
        assert_eq!(answer[ACCESS_CONTROL_ALLOW_ORIGIN], "https://app.example.com");
        for other in ["https://app.example.com.evil.test", "http://app.example.com", "null"] {
            let answer = ask(&cors, other);
            assert!(
                !answer.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) && !answer.contains_key("access-control-max-age")
            );
            assert_eq!(answer[VARY], "Origin", "a cache must not hand this answer to the listed origin");
        }
        assert!(!ask(&Cors::Nobody, "https://app.example.com").contains_key(ACCESS_CONTROL_ALLOW_ORIGIN));
    }
}
