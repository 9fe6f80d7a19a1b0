//! Links that confirm a sign-up, in the form of Cognito's own: `/confirmUser` with the code in its query.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The path of links.
pub const CONFIRMATION_PATH: &str = "/confirmUser";

/// What stands for itself in a query.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The link under `base`, a URL without a slash at the end.
pub(super) fn confirmation_link(base: &str, client_id: &str, username: &str, code: &str) -> String {
    let escaped = |value| utf8_percent_encode(value, ESCAPED);
    format!(
        "{base}{CONFIRMATION_PATH}?client_id={}&user_name={}&confirmation_code={}",
        escaped(client_id),
        escaped(username),
        escaped(code)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped() {
        assert_eq!(
            confirmation_link("https://auth.test/base", "1example", "ü&code=1 #+", "123456"),
            "https://auth.test/base/confirmUser?client_id=1example&user_name=%C3%BC%26code%3D1%20%23%2B\
             &confirmation_code=123456"
        );
    }
}
