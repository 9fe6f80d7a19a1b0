//! Typed records: what the domain crates keep.

use std::ops::{Deref, DerefMut};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{Batch, Breach, Entry, Expect, Key, Kind, Record, Result, StoreError, Version, Write};
use poolgate_env::Millis;

/// A thing that is kept as a record of its own.
///
/// # How to write your own
/// Say what kind it is and how its key, entries and expiry follow from its fields. The rest is computed at every write,
/// so an index can't fall behind its record. The body is two bytes of schema number (big endian) and the JSON of the
/// entity. A field that older bodies lack needs `#[serde(default)]` and no new schema number; when a body as written
/// yesterday would no longer decode, or would mean something else, count [`Entity::SCHEMA`] up and write
/// [`Entity::upgrade`].
pub trait Entity: Serialize + DeserializeOwned + Send + Sync {
    /// Its number among the kinds of record.
    const KIND: Kind;
    /// The form in which bodies are written now.
    const SCHEMA: u16;

    /// The key, which must not change while the entity lives.
    fn key(&self) -> Key;

    /// How else it is found, and what it claims for itself.
    fn entries(&self) -> Vec<Entry> {
        Vec::new()
    }

    /// From when on it is absent; `None`: never.
    fn expires_at(&self) -> Option<Millis> {
        None
    }

    /// Brings the JSON of an older schema into today's form; `None` when it can't be done.
    fn upgrade(schema: u16, json: Value) -> Option<Value> {
        let _ = (schema, json);
        None
    }
}

/// An entity as it was loaded. Change the value in place and give it to [`Batch::update`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<E> {
    /// The entity.
    pub value: E,
    /// Which writing of it this is.
    pub version: Version,
}

impl<E: Entity> Stored<E> {
    /// Decodes a record. [`StoreError::Invalid`] when the body is not an `E`, or is of a newer schema than this
    /// program knows: better to stop than to write back less than was there.
    pub fn from_record(record: &Record) -> Result<Self> {
        let value = decode(&record.body).ok_or_else(|| {
            StoreError::Invalid(Breach::Bug(format!(
                "a body of kind {} does not decode as schema {}",
                E::KIND.0,
                E::SCHEMA
            )))
        })?;
        Ok(Self { value, version: record.version })
    }
}

impl<E> Deref for Stored<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.value
    }
}

impl<E> DerefMut for Stored<E> {
    fn deref_mut(&mut self) -> &mut E {
        &mut self.value
    }
}

/// Typed writes.
impl Batch {
    /// The entity is to be new. [`StoreError::Invalid`] when it has no JSON form.
    pub fn insert<E: Entity>(&mut self, entity: &E) -> Result<()> {
        self.push(Write::Put(record(entity)?, Expect::Absent));
        Ok(())
    }

    /// The entity is to be as it is now, in place of what was loaded. [`StoreError::Invalid`] when it has no JSON
    /// form.
    pub fn update<E: Entity>(&mut self, stored: &Stored<E>) -> Result<()> {
        self.push(Write::Put(record(&stored.value)?, Expect::Version(stored.version)));
        Ok(())
    }

    /// The entity is to be gone, provided it is still what was loaded.
    pub fn delete<E: Entity>(&mut self, stored: &Stored<E>) {
        self.delete_key(stored.key(), stored.version);
    }

    /// The record is to be gone, provided it is still this writing of it.
    pub fn delete_key(&mut self, key: Key, version: Version) {
        self.push(Write::Delete(key, Expect::Version(version)));
    }

    /// The batch is to happen only if the entity is still what was loaded.
    pub fn check<E: Entity>(&mut self, stored: &Stored<E>) {
        self.push(Write::Check(stored.key(), Expect::Version(stored.version)));
    }

    /// The batch is to happen only if there is nothing under this key.
    pub fn check_absent(&mut self, key: Key) {
        self.push(Write::Check(key, Expect::Absent));
    }
}

fn record<E: Entity>(entity: &E) -> Result<Record> {
    let mut body = E::SCHEMA.to_be_bytes().to_vec();
    // The text of a JSON error may quote the entity.
    serde_json::to_writer(&mut body, entity)
        .map_err(|_| StoreError::Invalid(Breach::Bug(format!("an entity of kind {} has no JSON form", E::KIND.0))))?;
    Ok(Record {
        key: entity.key(),
        version: Version::default(),
        expires_at: entity.expires_at(),
        entries: entity.entries(),
        body,
    })
}

fn decode<E: Entity>(body: &[u8]) -> Option<E> {
    let (schema, json) = body.split_first_chunk()?;
    let schema = u16::from_be_bytes(*schema);
    if schema == E::SCHEMA {
        return serde_json::from_slice(json).ok();
    }
    if schema > E::SCHEMA {
        return None;
    }
    serde_json::from_value(E::upgrade(schema, serde_json::from_slice(json).ok()?)?).ok()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Group {
        name: String,
    }

    impl Entity for Group {
        const KIND: Kind = Kind(1);
        const SCHEMA: u16 = 2;

        fn key(&self) -> Key {
            Key::new(Self::KIND, "pool", self.name.as_bytes())
        }

        fn upgrade(schema: u16, json: Value) -> Option<Value> {
            (schema == 1).then(|| json!({ "name": json.get("title") }))
        }
    }

    fn stored(body: &[u8]) -> Result<Group> {
        let record = Record { body: body.to_vec(), ..record(&Group { name: "staff".into() })? };
        Ok(Stored::<Group>::from_record(&record)?.value)
    }

    #[test]
    fn the_body_is_a_schema_number_and_json() {
        assert_eq!(record(&Group { name: "staff".into() }).unwrap().body, b"\x00\x02{\"name\":\"staff\"}");
    }

    #[test]
    fn older_bodies_are_upgraded_and_newer_ones_refused() {
        let staff = Group { name: "staff".into() };
        assert_eq!(stored(b"\x00\x02{\"name\":\"staff\"}").unwrap(), staff);
        assert_eq!(stored(b"\x00\x01{\"title\":\"staff\"}").unwrap(), staff);
        for unreadable in [&b"\x00\x03{\"name\":\"staff\"}"[..], b"\x00\x00{}", b"\x00\x02[]", b"\x00", b""] {
            assert!(matches!(stored(unreadable), Err(StoreError::Invalid(_))), "{unreadable:?}");
        }
    }
}
