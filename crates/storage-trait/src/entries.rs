//! The entries of a record as one byte string, so that an engine reads a record by reading one row.

use crate::{Entry, Index};

/// Index, whether it is a claim, length and value, one after the other. Lengths are within the limits of the store.
pub fn encode_entries(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend(entry.index.0.to_be_bytes());
        bytes.push(u8::from(entry.unique));
        bytes.extend(u16::try_from(entry.value.len()).unwrap_or(u16::MAX).to_be_bytes());
        bytes.extend(&entry.value);
    }
    bytes
}

/// The entries again; `None` when these are not bytes that [`encode_entries`] made: the database is damaged.
pub fn decode_entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while let Some((&[index_high, index_low, unique, length_high, length_low], rest)) = bytes.split_first_chunk() {
        let length = u16::from_be_bytes([length_high, length_low]);
        let (value, rest) = rest.split_at_checked(length.into())?;
        entries.push(Entry {
            index: Index(u16::from_be_bytes([index_high, index_low])),
            value: value.to_vec(),
            unique: unique == 1,
        });
        bytes = rest;
    }
    bytes.is_empty().then_some(entries)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn entries_survive(entries in proptest::collection::vec(
            (any::<u16>(), proptest::collection::vec(any::<u8>(), 0..40), any::<bool>())
                .prop_map(|(index, value, unique)| Entry { index: Index(index), value, unique }), 0..5)) {
            prop_assert_eq!(decode_entries(&encode_entries(&entries)), Some(entries));
        }

        #[test]
        fn damage_is_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            decode_entries(&bytes);
        }
    }
}
