//! What lists of every kind have in common: a size, and a token for the next page.

use poolgate_storage_trait::Cursor;
use poolgate_wire::Error;

/// Records on a page that does not say how many it wants: Cognito's most.
const DEFAULT_SIZE: usize = 60;

/// The size of a page; 0 stands for the default, as in the model. The upper bound is the model's.
pub(crate) fn page_size(limit: Option<i32>) -> usize {
    match limit.and_then(|limit| usize::try_from(limit).ok()) {
        None | Some(0) => DEFAULT_SIZE,
        Some(limit) => limit,
    }
}

/// Where a page begins, from the token that the page before it gave.
pub(crate) fn page_token(token: Option<&str>) -> Result<Option<Cursor>, Error> {
    let cursor = token.map(str::parse).transpose();
    cursor.map_err(|_| Error::invalid_parameter("Invalid pagination token."))
}

#[cfg(test)]
mod tests {
    use poolgate_wire::Code;

    use super::*;

    #[test]
    fn a_token_is_a_cursor_or_refused() {
        let cursor = Cursor { value: None, sort: b"staff".to_vec() };
        assert_eq!(page_token(Some(&cursor.to_string())).unwrap(), Some(cursor));
        assert_eq!(page_token(None).unwrap(), None);
        assert_eq!(page_token(Some("staff")).unwrap_err().code, Code::InvalidParameterException);
    }

    #[test]
    fn a_page_of_none_is_a_page_of_the_default_size() {
        assert_eq!([None, Some(0), Some(7)].map(page_size), [60, 60, 7]);
    }
}
