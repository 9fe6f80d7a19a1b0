//! The model's constraints, as data.

use crate::Pattern;

/// A shape of the model with its constraints. The generated tables are made of these.
#[derive(Debug)]
pub struct Shape {
    /// The model's name for it.
    pub name: &'static str,
    /// Whether its values stay out of messages and logs.
    pub sensitive: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a shape is, with the constraints that its kind can have.
#[derive(Debug)]
pub enum Kind {
    /// An object with known members.
    Structure(&'static [Member]),
    /// A list; the bounds are those of its size.
    List {
        /// Shape of its elements.
        member: &'static Shape,
        /// Bounds of its size.
        size: Bounds,
    },
    /// An object whose members the caller names.
    Map {
        /// Shape of the names.
        key: &'static Shape,
        /// Shape of the values.
        value: &'static Shape,
        /// Bounds of its size.
        size: Bounds,
    },
    /// A text.
    String {
        /// Bounds of its length in UTF-16 code units, as Java counts.
        length: Bounds,
        /// What the whole of it must match.
        pattern: Option<&'static Pattern>,
        /// Its only values; empty when it is no enumeration.
        values: &'static [&'static str],
    },
    /// A 32-bit number.
    Integer(Bounds),
    /// A 64-bit number.
    Long(Bounds),
    /// True or false.
    Boolean,
    /// Seconds since 1970, with a fraction.
    Timestamp,
    /// Base64; the bounds are those of the bytes in it.
    Blob(Bounds),
    /// Any JSON.
    Document,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The model's name for it.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Its shape.
    pub shape: &'static Shape,
}

/// Least and greatest value or length, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub min: Option<i64>,
    /// The greatest.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Self = Self { min: None, max: None };
}

/// How the generated tables build shapes: one line each.
impl Shape {
    pub(crate) const fn structure(name: &'static str, members: &'static [Member]) -> Self {
        Self::of(name, Kind::Structure(members))
    }

    pub(crate) const fn list(name: &'static str, member: &'static Self) -> Self {
        Self::of(name, Kind::List { member, size: Bounds::NONE })
    }

    pub(crate) const fn map(name: &'static str, key: &'static Self, value: &'static Self) -> Self {
        Self::of(name, Kind::Map { key, value, size: Bounds::NONE })
    }

    pub(crate) const fn string(name: &'static str) -> Self {
        Self::of(name, Kind::String { length: Bounds::NONE, pattern: None, values: &[] })
    }

    pub(crate) const fn integer(name: &'static str) -> Self {
        Self::of(name, Kind::Integer(Bounds::NONE))
    }

    pub(crate) const fn long(name: &'static str) -> Self {
        Self::of(name, Kind::Long(Bounds::NONE))
    }

    pub(crate) const fn boolean(name: &'static str) -> Self {
        Self::of(name, Kind::Boolean)
    }

    pub(crate) const fn timestamp(name: &'static str) -> Self {
        Self::of(name, Kind::Timestamp)
    }

    pub(crate) const fn blob(name: &'static str) -> Self {
        Self::of(name, Kind::Blob(Bounds::NONE))
    }

    pub(crate) const fn document(name: &'static str) -> Self {
        Self::of(name, Kind::Document)
    }

    pub(crate) const fn min(mut self, min: i64) -> Self {
        self.bounds_mut().min = Some(min);
        self
    }

    pub(crate) const fn max(mut self, max: i64) -> Self {
        self.bounds_mut().max = Some(max);
        self
    }

    pub(crate) const fn pattern(mut self, source: &'static Pattern) -> Self {
        if let Kind::String { pattern, .. } = &mut self.kind {
            *pattern = Some(source);
        }
        self
    }

    pub(crate) const fn one_of(mut self, of: &'static [&'static str]) -> Self {
        if let Kind::String { values, .. } = &mut self.kind {
            *values = of;
        }
        self
    }

    pub(crate) const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    const fn of(name: &'static str, kind: Kind) -> Self {
        Self { name, sensitive: false, kind }
    }

    const fn bounds_mut(&mut self) -> &mut Bounds {
        match &mut self.kind {
            Kind::List { size: bounds, .. }
            | Kind::Map { size: bounds, .. }
            | Kind::String { length: bounds, .. }
            | Kind::Integer(bounds)
            | Kind::Long(bounds)
            | Kind::Blob(bounds) => bounds,
            Kind::Structure(_) | Kind::Boolean | Kind::Timestamp | Kind::Document => {
                panic!("a shape of this kind has no bounds: the build stops here")
            }
        }
    }
}

impl Member {
    pub(crate) const fn required(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, required: true, shape }
    }

    pub(crate) const fn optional(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, required: false, shape }
    }
}

/// What an operation without an output answers.
pub(crate) static NOTHING: Shape = Shape::structure("Nothing", &[]);
