//! Where a page ended.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{MAX_SORT_BYTES, MAX_VALUE_BYTES};

/// Where a page ended: behind this record the next one begins.
///
/// To clients it goes as opaque text, by `Display` and `FromStr`. What comes back from them may be anything: text that
/// is no cursor is an error, and a cursor of another query at worst begins elsewhere within what this query may see.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The value by which the last record was found, in a query by index.
    pub value: Option<Vec<u8>>,
    /// The sort key of the last record.
    pub sort: Vec<u8>,
}

impl Cursor {
    /// The value behind which an index query goes on; with a cursor that has none, the empty value.
    pub fn value(&self) -> &[u8] {
        self.value.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![if self.value.is_some() { BY_INDEX } else { BY_KEY }];
        if let Some(value) = &self.value {
            let length = u16::try_from(value.len()).map_err(|_| fmt::Error)?;
            bytes.extend(length.to_be_bytes());
            bytes.extend(value);
        }
        bytes.extend(&self.sort);
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        if text.len() > MAX_TEXT {
            return Err(InvalidCursor);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| InvalidCursor)?;
        let (form, rest) = bytes.split_first().ok_or(InvalidCursor)?;
        let (value, sort) = match *form {
            BY_KEY => (None, rest),
            BY_INDEX => {
                let (length, rest) = rest.split_first_chunk().ok_or(InvalidCursor)?;
                let (value, sort) =
                    rest.split_at_checked(usize::from(u16::from_be_bytes(*length))).ok_or(InvalidCursor)?;
                (Some(value.to_vec()), sort)
            }
            _ => return Err(InvalidCursor),
        };
        if sort.len() > MAX_SORT_BYTES || value.as_ref().is_some_and(|value| value.len() > MAX_VALUE_BYTES) {
            return Err(InvalidCursor);
        }
        Ok(Self { value, sort: sort.to_vec() })
    }
}

/// Values are names and addresses of people, so they don't show.
impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({} bytes, {})", self.value().len(), self.sort.escape_ascii())
    }
}

/// The text is not a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct InvalidCursor;

const BY_KEY: u8 = 1;
const BY_INDEX: u8 = 2;
const MAX_TEXT: usize = (MAX_SORT_BYTES + MAX_VALUE_BYTES + 3).div_ceil(3) * 4;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn text_and_back(value in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..=MAX_VALUE_BYTES)),
                         sort in proptest::collection::vec(any::<u8>(), 0..=MAX_SORT_BYTES)) {
            let cursor = Cursor { value, sort };
            prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }

        #[test]
        fn garbage_is_an_error_or_a_cursor(bytes in proptest::collection::vec(any::<u8>(), 0..64), text in ".{0,64}") {
            let _ = text.parse::<Cursor>();
            let _ = URL_SAFE_NO_PAD.encode(bytes).parse::<Cursor>();
        }
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["", "x", "AA", "Ag", "AgAB", "AgD_", "%%%", &"A".repeat(1 << 20)] {
            assert_eq!(text.parse::<Cursor>(), Err(InvalidCursor), "{text:.20}");
        }
        let long = Cursor { value: None, sort: vec![0; MAX_SORT_BYTES + 1] };
        assert_eq!(long.to_string().parse::<Cursor>(), Err(InvalidCursor));
    }
}
