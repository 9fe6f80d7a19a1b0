//! Checks a body against the model's constraints and says what is wrong with it in AWS's words.

use serde_json::{Map, Value};

use crate::shape::{Bounds, Kind, Member, Shape};
use crate::types::Blob;
use crate::{Code, Error, Result, Timestamp};

/// Checks `body` against `shape` and removes the members (and list elements) that are null, which mean the same as
/// absent ones.
///
/// A value of the wrong JSON type is a `SerializationException`. Broken constraints are collected into one
/// `InvalidParameterException`, which clients know: all operations of identity pools declare it and no client's model
/// has the `ValidationException` that identity pools are reported to answer with. `2 validation errors detected: Value '' at 'username' failed to satisfy constraint: Member must …; …`.
/// - Paths are AWS's: names with a small first letter, elements of a list by their number from 1, values of a map by
///   their key: `userAttributes.1.member.name`, `roleMappings.KEY.member.type`.
/// - Constraints on the plain elements of a list are reported for the list, those on keys and values of a map for the
///   map, each with all constraints of the element: `Value '[A]' at 'explicitAuthFlows' failed to satisfy constraint:
///   Member must satisfy constraint: [Member must satisfy enum value set: […]]`, `Map value must satisfy
///   constraint: […]`, `Map keys must satisfy constraint: […]`.
/// - A value shows unless its shape, or that of anything in it, is sensitive or a structure: `Value at 'password' …`.
/// - Lengths of text count UTF-16 code units, as Java does.
/// - The message is bounded: long values and keys are cut, and past 4 KiB errors are only counted.
///
/// Only what the model knows is looked at, so the depth of the walk is the model's, not the caller's.
pub fn validate(shape: &Shape, body: &mut Value) -> Result<()> {
    let mut walk = Walk { path: String::new(), count: 0, message: String::new() };
    walk.value(shape, body)?;
    match walk.count {
        0 => Ok(()),
        1 => Err(Error::invalid_parameter(format!("1 validation error detected: {}", walk.message))),
        count => Err(Error::invalid_parameter(format!("{count} validation errors detected: {}", walk.message))),
    }
}

/// `SerializationException`: the body is no JSON, or not of the types that the model wants.
pub fn serialization_error(message: impl Into<String>) -> Error {
    Error::new(Code::SerializationException, message)
}

struct Walk {
    /// Where the walk is, such as `userAttributes.1.member`.
    path: String,
    count: usize,
    message: String,
}

impl Walk {
    fn value(&mut self, shape: &Shape, value: &mut Value) -> Result<()> {
        match (&shape.kind, &mut *value) {
            (Kind::Structure(members), Value::Object(object)) => self.members(members, object)?,
            (Kind::List { member, .. }, Value::Array(elements)) => self.elements(member, elements)?,
            (Kind::Map { value, .. }, Value::Object(object)) => self.entries(value, object)?,
            _ => scalar_type(shape, value)?,
        }
        self.constraints(shape, value);
        Ok(())
    }

    fn members(&mut self, members: &[Member], object: &mut Map<String, Value>) -> Result<()> {
        for Member { name, required, shape } in members {
            if object.get(*name).is_some_and(Value::is_null) {
                object.remove(*name);
            }
            let value = object.get_mut(*name);
            if value.is_none() && !required {
                continue;
            }
            let before = self.path.len();
            self.push_member(name);
            match value {
                Some(value) => self.value(shape, value)?,
                None if shape.sensitive => self.violation("Value", "Member must not be null"),
                None => self.violation("Value null", "Member must not be null"),
            }
            self.path.truncate(before);
        }
        Ok(())
    }

    fn elements(&mut self, shape: &Shape, elements: &mut Vec<Value>) -> Result<()> {
        elements.retain(|element| !element.is_null());
        for (place, element) in elements.iter_mut().enumerate() {
            self.inner(shape, element, &(place + 1).to_string())?;
        }
        Ok(())
    }

    fn entries(&mut self, shape: &Shape, object: &mut Map<String, Value>) -> Result<()> {
        object.retain(|_, value| !value.is_null());
        for (key, value) in object {
            self.inner(shape, value, &cut(key, MAX_KEY))?;
        }
        Ok(())
    }

    /// An element of a list or a value of a map. Plain ones only have their type checked here: what is wrong with them
    /// is reported for the whole.
    fn inner(&mut self, shape: &Shape, value: &mut Value, name: &str) -> Result<()> {
        if !matches!(shape.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }) {
            return scalar_type(shape, value);
        }
        let before = self.path.len();
        self.push(name);
        self.push("member");
        self.value(shape, value)?;
        self.path.truncate(before);
        Ok(())
    }

    /// Reports what is wrong with a value whose type is right.
    fn constraints(&mut self, shape: &Shape, value: &Value) {
        let mut wrong: Vec<String> = broken(shape, value).collect();
        let all = |name: &str, shape: &Shape| format!("{name} must satisfy constraint: [{}]", described(shape));
        match (&shape.kind, value) {
            (Kind::List { member, .. }, Value::Array(elements)) => {
                wrong.extend(elements.iter().any(|element| is_broken(member, element)).then(|| all("Member", member)));
            }
            (Kind::Map { key, value, .. }, Value::Object(object)) => {
                wrong.extend(object.keys().any(|name| is_text_broken(key, name)).then(|| all("Map keys", key)));
                wrong.extend(object.values().any(|inner| is_broken(value, inner)).then(|| all("Map value", value)));
            }
            _ => {}
        }
        if wrong.is_empty() {
            return;
        }
        let subject = show(shape, value).map_or_else(|| "Value".to_owned(), |shown| format!("Value '{shown}'"));
        for constraint in wrong {
            self.violation(&subject, &constraint);
        }
    }

    fn violation(&mut self, subject: &str, constraint: &str) {
        self.count += 1;
        if self.message.len() >= MAX_MESSAGE {
            return;
        }
        let separator = if self.message.is_empty() { "" } else { "; " };
        let path = &self.path;
        let violation = format!("{separator}{subject} at '{path}' failed to satisfy constraint: {constraint}");
        self.message.push_str(&violation);
    }

    /// A member's name in a path begins with a small letter.
    fn push_member(&mut self, name: &str) {
        let mut letters = name.chars();
        self.push("");
        self.path.extend(letters.next().map(|first| first.to_ascii_lowercase()));
        self.path.push_str(letters.as_str());
    }

    fn push(&mut self, name: &str) {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(name);
    }
}

/// The constraints of `shape` itself that `value` breaks. Those on what is in a list, map or structure are not among
/// them.
fn broken(shape: &Shape, value: &Value) -> impl Iterator<Item = String> {
    let measured = match (&shape.kind, value) {
        (Kind::List { size, .. }, Value::Array(elements)) => Some((*size, elements.len().try_into().ok(), Lengths)),
        (Kind::Map { size, .. }, Value::Object(entries)) => Some((*size, entries.len().try_into().ok(), Lengths)),
        (Kind::String { length, .. }, Value::String(text)) => Some((*length, utf16_length(text), Lengths)),
        (Kind::Blob(size), Value::String(text)) => {
            Some((*size, Blob::decode(text).and_then(|blob| blob.len().try_into().ok()), Lengths))
        }
        (Kind::Integer(bounds) | Kind::Long(bounds), Value::Number(number)) => Some((*bounds, number.as_i64(), Values)),
        _ => None,
    };
    let measured = measured.and_then(|(bounds, measure, of)| Some((bounds, measure?, of)));
    let of_size = measured.and_then(|(bounds, measure, of)| {
        let too_great = bounds.max.filter(|max| measure > *max).map(|max| of.at_most(max));
        too_great.or_else(|| bounds.min.filter(|min| measure < *min).map(|min| of.at_least(min)))
    });
    let of_text = match (&shape.kind, value) {
        (Kind::String { pattern, values, .. }, Value::String(text)) => {
            let pattern = pattern.filter(|pattern| !pattern.matches(text)).map(|pattern| must_match(pattern.source()));
            let values = (!values.is_empty() && !values.contains(&text.as_str())).then(|| must_be_one_of(values));
            [pattern, values]
        }
        _ => [None, None],
    };
    of_size.into_iter().chain(of_text.into_iter().flatten())
}

fn is_broken(shape: &Shape, value: &Value) -> bool {
    !matches!(shape.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. })
        && broken(shape, value).next().is_some()
}

fn is_text_broken(shape: &Shape, text: &str) -> bool {
    let Kind::String { length, pattern, values } = &shape.kind else { return false };
    let units = utf16_length(text).unwrap_or(i64::MAX);
    length.max.is_some_and(|max| units > max)
        || length.min.is_some_and(|min| units < min)
        || pattern.is_some_and(|pattern| !pattern.matches(text))
        || (!values.is_empty() && !values.contains(&text))
}

/// All constraints of a plain shape, as AWS lists them for an element.
fn described(shape: &Shape) -> String {
    let bounded = |bounds: &Bounds, of: Measure| {
        [bounds.max.map(|max| of.at_most(max)), bounds.min.map(|min| of.at_least(min))].into_iter().flatten()
    };
    let all: Vec<String> = match &shape.kind {
        Kind::String { length, pattern, values } => bounded(length, Lengths)
            .chain(pattern.map(|pattern| must_match(pattern.source())))
            .chain((!values.is_empty()).then(|| must_be_one_of(values)))
            .collect(),
        Kind::Integer(bounds) | Kind::Long(bounds) => bounded(bounds, Values).collect(),
        Kind::Blob(size) => bounded(size, Lengths).collect(),
        _ => Vec::new(),
    };
    all.join(", ")
}

/// What bounds are on.
#[derive(Clone, Copy)]
enum Measure {
    Lengths,
    Values,
}
use Measure::{Lengths, Values};

impl Measure {
    fn at_most(self, max: i64) -> String {
        format!("Member must have {} less than or equal to {max}", self.noun())
    }

    fn at_least(self, min: i64) -> String {
        format!("Member must have {} greater than or equal to {min}", self.noun())
    }

    const fn noun(self) -> &'static str {
        match self {
            Lengths => "length",
            Values => "value",
        }
    }
}

fn must_match(pattern: &str) -> String {
    format!("Member must satisfy regular expression pattern: {pattern}")
}

fn must_be_one_of(values: &[&str]) -> String {
    format!("Member must satisfy enum value set: [{}]", values.join(", "))
}

/// Whether the JSON type of a value is the one that its shape wants. The words are those that Cognito's callers report.
fn scalar_type(shape: &Shape, value: &Value) -> Result<()> {
    let (fits, wanted) = match (&shape.kind, value) {
        (Kind::Document, _) => (true, ""),
        (Kind::String { .. }, value) => (value.is_string(), "a String"),
        (Kind::Integer(_), value) => (value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()), "an Integer"),
        (Kind::Long(_), value) => (value.as_i64().is_some(), "a Long"),
        (Kind::Boolean, value) => (value.is_boolean(), "a Boolean"),
        (Kind::Timestamp, value) => (
            value.as_f64().is_some_and(|seconds| Timestamp::from_seconds(seconds).is_some()),
            "milliseconds since epoch",
        ),
        (Kind::Blob(_), Value::String(text)) if Blob::decode(text).is_none() => {
            return Err(serialization_error("Invalid base64 value"));
        }
        (Kind::Blob(_), value) => (value.is_string(), "a Blob"),
        (Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }, _) => (false, ""),
    };
    if fits {
        return Ok(());
    }
    let token = match value {
        Value::Array(_) => return Err(serialization_error("Start of list found where not expected")),
        Value::Object(_) => return Err(serialization_error("Start of structure or map found where not expected.")),
        _ if wanted.is_empty() => return Err(serialization_error("Unexpected field type")),
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
    };
    Err(serialization_error(format!("{token} can not be converted to {wanted}")))
}

/// A value as Java prints it, cut when long; nothing when any part of it is secret or a structure.
fn show(shape: &Shape, value: &Value) -> Option<String> {
    if !is_showable(shape) {
        return None;
    }
    let mut text = String::new();
    print(value, &mut text);
    Some(cut(&text, MAX_VALUE))
}

fn is_showable(shape: &Shape) -> bool {
    !shape.sensitive
        && match &shape.kind {
            Kind::Structure(_) | Kind::Document => false,
            Kind::List { member, .. } => is_showable(member),
            Kind::Map { key, value, .. } => is_showable(key) && is_showable(value),
            _ => true,
        }
}

/// Prints plain values and lists and maps of them; stops soon after what [`show`] keeps.
fn print(value: &Value, text: &mut String) {
    let separator = |place: usize| if place == 0 { "" } else { ", " };
    match value {
        Value::String(plain) => text.push_str(plain),
        Value::Array(elements) => {
            text.push('[');
            for (place, element) in elements.iter().enumerate().take_while(|(place, _)| *place < MAX_VALUE) {
                text.push_str(separator(place));
                print(element, text);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            text.push('{');
            for (place, (key, value)) in entries.iter().enumerate().take_while(|(place, _)| *place < MAX_VALUE) {
                text.push_str(separator(place));
                text.push_str(key);
                text.push('=');
                print(value, text);
            }
            text.push('}');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

fn cut(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn utf16_length(text: &str) -> Option<i64> {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    units.try_into().ok()
}

/// Longest value shown, in letters.
const MAX_VALUE: usize = 512;
/// Longest key of a map in a path, in letters.
const MAX_KEY: usize = 128;
/// Errors are added to the message until it is this long, in bytes.
const MAX_MESSAGE: usize = 4096;

#[cfg(test)]
mod tests;
