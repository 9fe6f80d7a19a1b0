//! The stripped service models, as they are read.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
pub(crate) struct Model {
    pub(crate) metadata: Metadata,
    pub(crate) operations: Ordered<Operation>,
    pub(crate) shapes: Ordered<Shape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Metadata {
    pub(crate) api_version: String,
    pub(crate) service_id: String,
    pub(crate) signing_name: String,
    pub(crate) target_prefix: String,
}

#[derive(Deserialize)]
pub(crate) struct Operation {
    pub(crate) authtype: Option<String>,
    pub(crate) errors: Vec<Reference>,
    pub(crate) input: Reference,
    pub(crate) output: Option<Reference>,
}

// A trait that is not listed here and in `Shape` stops the generator, so that somebody decides what it means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) shape: String,
    /// Absence shows anyway: what is not required is optional.
    #[serde(rename = "box", default)]
    _boxed: bool,
    #[serde(default)]
    pub(crate) deprecated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shape {
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) members: Ordered<Reference>,
    #[serde(default)]
    pub(crate) required: Vec<String>,
    pub(crate) member: Option<Reference>,
    pub(crate) key: Option<Reference>,
    pub(crate) value: Option<Reference>,
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) pattern: Option<String>,
    #[serde(rename = "enum", default)]
    pub(crate) values: Vec<String>,
    #[serde(default)]
    pub(crate) sensitive: bool,
    #[serde(default)]
    pub(crate) exception: bool,
    #[serde(default)]
    pub(crate) fault: bool,
    #[serde(default)]
    pub(crate) document: bool,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Boolean,
    Timestamp,
    Blob,
}

/// The `authtype` of operations that are signed or not: one of ours.
pub(crate) const EITHER: &str = "either";

impl Model {
    /// Has these operations, where this model has them, signed or not.
    pub(crate) fn free(&mut self, operations: &[&str]) {
        for (name, operation) in &mut self.operations.0 {
            if operations.contains(&name.as_str()) {
                operation.authtype = Some(EITHER.to_owned());
            }
        }
    }

    /// Adds values to those enumerations that this model has.
    pub(crate) fn add(&mut self, additions: &[(&str, &str)]) {
        for (name, shape) in &mut self.shapes.0 {
            let news =
                additions.iter().filter(|(of, value)| of == name && !shape.values.iter().any(|old| old == value));
            let news: Vec<String> = news.map(|(_, value)| (*value).to_owned()).collect();
            shape.values.extend(news);
        }
    }

    /// The shape of that name. The models are closed: a missing shape is a broken model.
    pub(crate) fn shape(&self, name: &str) -> &Shape {
        self.shapes
            .iter()
            .find_map(|(shape, definition)| (shape == name).then_some(definition))
            .unwrap_or_else(|| panic!("the model lacks the shape {name}"))
    }

    /// The shapes of the kind that Rust has a type for, but for those that are one operation's input or output and so
    /// have its name.
    pub(crate) fn structures(&self) -> impl Iterator<Item = (&str, &Shape)> {
        let whole = self.only_operation_shapes();
        self.used_shapes()
            .filter(|(_, shape)| shape.kind == Kind::Structure && !shape.document)
            .filter(move |(name, _)| !whole.contains(name))
    }

    /// The shapes that some operation takes or answers; what only exceptions are made of is not among them.
    pub(crate) fn used_shapes(&self) -> impl Iterator<Item = (&str, &Shape)> {
        let mut used = BTreeSet::new();
        let mut next: Vec<&str> = self.operations.iter().flat_map(|(_, operation)| operation.sides()).collect();
        while let Some(name) = next.pop() {
            if used.insert(name) {
                next.extend(self.shape(name).references().map(|reference| reference.shape.as_str()));
            }
        }
        self.shapes.iter().filter(move |(name, _)| used.contains(name))
    }

    /// The shapes that nothing but one side of one operation uses.
    fn only_operation_shapes(&self) -> BTreeSet<&str> {
        let sides = || self.operations.iter().flat_map(|(_, operation)| operation.sides());
        let nested: BTreeSet<&str> =
            self.shapes.iter().flat_map(|(_, shape)| shape.references()).map(|used| used.shape.as_str()).collect();
        let once = |name: &&str| sides().filter(|side| side == name).count() == 1;
        sides().filter(once).filter(|name| !nested.contains(name)).collect()
    }
}

impl Operation {
    fn sides(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.input).chain(&self.output).map(|side| side.shape.as_str())
    }
}

impl Shape {
    /// The shapes that this one is made of.
    pub(crate) fn references(&self) -> impl Iterator<Item = &Reference> {
        self.members.iter().map(|(_, member)| member).chain(&self.member).chain(&self.key).chain(&self.value)
    }
}

/// A JSON object whose order counts.
pub(crate) struct Ordered<T>(Vec<(String, T)>);

impl<T> Ordered<T> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
    type Value = Ordered<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Ordered(entries))
    }
}
