//! The scalar types of the model that Rust has no equal of.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroize as _;

/// A value that the model marks sensitive: `Debug` hides it, it has no `Display`, and it is wiped when dropped. On the
/// wire it is what it holds.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T: Wipe>(T);

impl<T: Wipe> Sensitive<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Keep it out of logs and errors.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself, which the caller now has to guard.
    pub fn into_inner(mut self) -> T {
        std::mem::take(&mut self.0)
    }
}

impl<T: Wipe> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Sensitive<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Sensitive<BTreeMap<String, String>> {
    fn from(entries: [(K, V); N]) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl<T: Wipe> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T: Wipe> Drop for Sensitive<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

/// What [`Sensitive`] can hold: a value that can be overwritten in memory.
pub trait Wipe: Default {
    /// Overwrites the value and leaves an empty one.
    fn wipe(&mut self);
}

impl Wipe for String {
    fn wipe(&mut self) {
        self.zeroize();
    }
}

impl Wipe for BTreeMap<String, String> {
    fn wipe(&mut self) {
        for (mut key, mut value) in std::mem::take(self) {
            key.zeroize();
            value.zeroize();
        }
    }
}

/// A moment, in milliseconds since 1970 (UTC). On the wire: seconds, with a fraction where there is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The latest moment taken from the wire, in milliseconds: the end of the year 9999.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// Milliseconds since 1970 (UTC).
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// From seconds since 1970; `None` when it is no number or further than [`Timestamp::MAX`] from 1970.
    pub fn from_seconds(seconds: f64) -> Option<Self> {
        let millis = (seconds * 1000.0).round();
        #[expect(clippy::cast_precision_loss, reason = "the bound is far below 2^53")]
        let in_range = millis.abs() <= Self::MAX.0 as f64;
        #[expect(clippy::cast_possible_truncation, reason = "in range, and rounded")]
        in_range.then_some(Self(millis as i64))
    }
}

impl From<i64> for Timestamp {
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        #[expect(clippy::cast_precision_loss, reason = "exact up to the year 287396")]
        let seconds = self.0 as f64 / 1000.0;
        serializer.serialize_f64(seconds)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        Self::from_seconds(seconds).ok_or_else(|| de::Error::custom("the moment is out of range"))
    }
}

/// Bytes; base64 on the wire.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// The bytes.
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn decode(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(Self)
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text(|text: &str| Self::decode(text).ok_or("base64 expected")))
    }
}

/// Reads a string through `F`.
pub(crate) struct Text<F>(pub(crate) F);

impl<T, F: FnOnce(&str) -> Result<T, &'static str>> Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.0(text).map_err(E::custom)
    }
}

/// What every enumeration of the model can do, from the list of its variants and their values on the wire.
macro_rules! enumeration {
    ($name:ident, $($variant:ident = $value:literal),* $(,)?) => {
        impl $name {
            /// The model's values, in its order.
            pub const VALUES: &'static [&'static str] = &[$($value),*];

            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl Default for $name {
            /// No value: an empty `Unknown`, which no operation takes.
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    unknown => Self::Unknown(unknown.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::types::Text(|text: &str| Ok(Self::from(text))))
            }
        }
    };
}
pub(crate) use enumeration;

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;

    #[test]
    fn a_sensitive_value_is_itself_on_the_wire_and_nothing_in_a_log() {
        let password = Sensitive::from("hunter2");
        assert_eq!(to_value(&password).unwrap(), json!("hunter2"));
        assert_eq!(format!("{:?}", Some(&password)), "Some(***)");
        assert_eq!(password.into_inner(), "hunter2");
    }

    #[test]
    fn wiping_leaves_nothing() {
        let mut map = BTreeMap::from([("PASSWORD".to_owned(), "hunter2".to_owned())]);
        map.wipe();
        assert!(map.is_empty());
    }

    #[test]
    fn a_moment_is_seconds_on_the_wire() {
        assert_eq!(to_value(Timestamp::from(1_700_000_000_000)).unwrap(), json!(1_700_000_000));
        assert_eq!(to_value(Timestamp::from(1_700_000_000_123)).unwrap(), json!(1_700_000_000.123));
        assert_eq!(from_value::<Timestamp>(json!(1_700_000_000.123)).unwrap().millis(), 1_700_000_000_123);
        assert_eq!(from_value::<Timestamp>(json!(-1)).unwrap().millis(), -1000);
        assert!(from_value::<Timestamp>(json!("2026-01-01T00:00:00Z")).is_err());
        assert!(from_value::<Timestamp>(json!(1e300)).is_err());
    }

    #[test]
    fn bytes_are_base64_on_the_wire() {
        assert_eq!(to_value(Blob::from(b"png".to_vec())).unwrap(), json!("cG5n"));
        assert_eq!(from_value::<Blob>(json!("cG5n")).unwrap().as_ref(), b"png");
        assert!(from_value::<Blob>(json!("?")).is_err());
    }
}
