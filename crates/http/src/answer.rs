//! Answers, and the forms that errors take in them.

use bytes::Bytes;
use http::{
    HeaderName, HeaderValue, Response, StatusCode,
    header::{CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
};
use http_body_util::Full;
use serde::Serialize;

/// What the gateway answers with: a whole body, ready.
pub type Answer = Response<Full<Bytes>>;

pub(crate) const AWS_JSON: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.1");
pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const ERROR_MESSAGE: HeaderName = HeaderName::from_static("x-amzn-errormessage");

/// A body of a type.
pub(crate) fn with_body(status: StatusCode, content_type: HeaderValue, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, content_type);
    answer
}

/// No body.
pub(crate) fn empty(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

/// `{"message": …}`: for paths outside the AWS protocol.
pub(crate) fn plain_error(status: StatusCode, message: &str) -> Answer {
    with_body(status, JSON, serde_json::json!({ "message": message }).to_string())
}

/// An error in the form of the AWS JSON protocol.
#[derive(Debug)]
pub(crate) struct AwsError<'a> {
    pub(crate) status: u16,
    pub(crate) name: &'a str,
    pub(crate) message: &'a str,
    pub(crate) reason: Option<&'a str>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    __type: &'a str,
    message: &'a str,
    #[serde(rename = "reasonCode", skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl AwsError<'_> {
    pub(crate) fn into_answer(self) -> Answer {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let body = ErrorBody { __type: self.name, message: self.message, reason: self.reason };
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let mut answer = with_body(status, AWS_JSON, body);
        let headers = answer.headers_mut();
        // With the colon, as Cognito sends it.
        if let Ok(name) = HeaderValue::try_from(format!("{}:", self.name)) {
            headers.insert(ERROR_TYPE, name);
        }
        if let Ok(message) = HeaderValue::try_from(header_text(self.message)) {
            headers.insert(ERROR_MESSAGE, message);
        }
        answer
    }
}

/// Names the request in the answer's headers.
pub(crate) fn set_request_id(answer: &mut Answer, id: &str) {
    if let Ok(id) = HeaderValue::from_str(id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// A message as a header can carry it: one line of ASCII, no longer than clients take.
fn header_text(message: &str) -> String {
    const LONGEST: usize = 1024;
    message.chars().take(LONGEST).map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '?' }).collect()
}

/// An error in the form of the AWS query protocol (STS).
pub(crate) fn query_error(status: StatusCode, code: &str, message: &str, request_id: &str) -> Answer {
    let body = format!(
        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{}</Code>\
         <Message>{}</Message></Error><RequestId>{}</RequestId></ErrorResponse>\n",
        xml_text(code),
        xml_text(message),
        xml_text(request_id)
    );
    with_body(status, HeaderValue::from_static("text/xml"), body)
}

/// Text between tags: markup escaped, characters that XML has no place for replaced.
pub(crate) fn xml_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push('?'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_fits_into_headers_whatever_its_message() {
        let message = format!("1 validation error\r\nSet-Cookie: a=b ünï {}", "x".repeat(5000));
        let error = AwsError { status: 400, name: "InvalidParameterException", message: &message, reason: None };
        let answer = error.into_answer();
        assert_eq!(answer.status(), 400);
        assert_eq!(answer.headers()["x-amzn-errortype"], "InvalidParameterException:");
        let header = answer.headers()["x-amzn-errormessage"].to_str().unwrap();
        assert!(header.starts_with("1 validation error??Set-Cookie: a=b ?n? xxx") && header.len() == 1024);
    }

    #[test]
    fn a_query_error_cannot_be_broken_out_of() {
        assert_eq!(xml_text("<a>&\u{0}"), "&lt;a&gt;&amp;?");
    }
}
