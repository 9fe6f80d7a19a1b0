//! `GET /confirmUser`: the links of e-mails that confirm sign-ups. Opening one confirms, as at AWS; so does a scanner that
//! opens links ahead of the reader. HEAD confirms nothing.

use async_trait::async_trait;
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
};
use percent_encoding::percent_decode_str;
use poolgate_wire::{Call, Result};

use crate::answer::{self, Answer};

/// Where links lead.
pub(crate) const PATH: &str = "/confirmUser";

/// Who confirms sign-ups by links; the facade fills it with its pools. To write your own: every value comes from an
/// anonymous caller and is unchecked; the message of an error is shown on the page.
#[async_trait]
pub trait ConfirmationLinks: Send + Sync {
    /// Confirms the user if the code is right.
    async fn confirm(&self, call: Call, link: Link) -> Result<()>;
}

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// `client_id`.
    pub client_id: String,
    /// `user_name`.
    pub username: String,
    /// `confirmation_code`.
    pub code: String,
}

impl Link {
    /// Reads a query; `None` when something is missing or no text.
    pub(crate) fn of(query: &str) -> Option<Self> {
        let value = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.into_iter().find(|(key, _)| *key == name)?;
            let value = percent_decode_str(&value.replace('+', " ")).decode_utf8().ok()?.into_owned();
            (!value.is_empty()).then_some(value)
        };
        Some(Self { client_id: value("client_id")?, username: value("user_name")?, code: value("confirmation_code")? })
    }
}

/// The page for a sign-up that is confirmed.
pub(crate) fn confirmed() -> Answer {
    page(StatusCode::OK, "Your registration has been confirmed!", "You can close this page and sign in.")
}

/// The page for one that is not, and why.
pub(crate) fn refused(status: StatusCode, why: &str) -> Answer {
    page(status, "Your registration was not confirmed", why)
}

/// A page that loads nothing and can be read by anything.
fn page(status: StatusCode, heading: &str, text: &str) -> Answer {
    let (heading, text) = (answer::xml_text(heading), answer::xml_text(text));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading}</title>\n\
         </head>\n<body>\n<main>\n<h1>{heading}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    );
    let mut answer = answer::with_body(status, HeaderValue::from_static("text/html; charset=utf-8"), html);
    let headers: [(HeaderName, &'static str); 4] = [
        // The code is in the address: it goes nowhere else.
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in headers {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read() {
        let link = Link::of("x=1&user_name=%C3%BC%26b+c&client_id=1example&confirmation_code=123456").unwrap();
        assert_eq!((&*link.username, &*link.client_id, &*link.code), ("ü&b c", "1example", "123456"));
        for query in [
            "",
            "user_name=a&client_id=b",
            "user_name=&client_id=b&confirmation_code=1",
            "user_name&client_id=b&confirmation_code=1",
            "user_name=%ff&client_id=b&confirmation_code=1",
        ] {
            assert_eq!(Link::of(query), None, "{query}");
        }
    }
}
