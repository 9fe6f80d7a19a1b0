//! Users' attributes: what may be written, what may be read, and how destinations are shown.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use poolgate_wire::{
    Error,
    user_pools::{AttributeDataType, SchemaAttributeType},
};

use crate::schema::{Schema, name_of};

/// Who writes attributes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Writer<'a> {
    /// A user, through a client with these WriteAttributes.
    Client(Option<&'a [String]>),
    /// An administrator.
    Administrator,
}

/// Checks the attributes of a user to be made. Administrators may leave required ones for the user to fill in.
pub(crate) fn check_new(
    schema: &Schema,
    attributes: &BTreeMap<String, String>,
    writer: Writer<'_>,
) -> Result<(), Error> {
    check_names(schema, attributes.keys(), writer)?;
    check_size(attributes)?;
    let missing = match writer {
        Writer::Client(_) => schema.missing(attributes),
        Writer::Administrator => Vec::new(),
    };
    let missing = missing.into_iter().map(|name| format!("{name}: The attribute is required\n"));
    let broken: String = missing.chain(broken_rules(schema, attributes)).collect();
    if broken.is_empty() {
        check_formats(attributes)
    } else {
        Err(Error::invalid_parameter(format!("Attributes did not conform to the schema: {broken}")))
    }
}

/// Checks attributes to be changed. An empty value deletes the attribute.
pub(crate) fn check_update(
    schema: &Schema,
    updates: &BTreeMap<String, String>,
    writer: Writer<'_>,
) -> Result<(), Error> {
    check_names(schema, updates.keys(), writer)?;
    check_mutable(schema, updates.keys())?;
    check_changes(schema, updates)
}

/// Checks attributes with which a user whom an administrator made completes what is `current`. One that never changes
/// may still be given once: nobody could supply it otherwise.
pub(crate) fn check_completion(
    schema: &Schema,
    current: &BTreeMap<String, String>,
    given: &BTreeMap<String, String>,
    writer: Writer<'_>,
) -> Result<(), Error> {
    check_names(schema, given.keys(), writer)?;
    check_mutable(schema, given.keys().filter(|name| current.contains_key(*name)))?;
    check_changes(schema, given)
}

fn check_changes(schema: &Schema, updates: &BTreeMap<String, String>) -> Result<(), Error> {
    let required = updates.iter().filter(|(name, value)| value.is_empty() && schema.required().any(|r| r == *name));
    let required = required.map(|(name, _)| format!("{name}: The attribute is required\n"));
    let broken: String = required.chain(broken_rules(schema, updates)).collect();
    if broken.is_empty() {
        check_formats(updates)
    } else {
        Err(Error::invalid_parameter(format!("Invalid user attributes: {broken}")))
    }
}

/// Checks attributes to be deleted.
pub(crate) fn check_deletion(schema: &Schema, names: &[String], writer: Writer<'_>) -> Result<(), Error> {
    check_names(schema, names.iter(), writer)?;
    check_mutable(schema, names.iter())?;
    let required = names.iter().filter(|name| schema.required().any(|required| required == *name));
    let broken: Vec<_> = required.map(|name| format!("{name}: The attribute is required\n")).collect();
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Error::invalid_parameter(format!("Invalid user attributes: {}", broken.concat())))
    }
}

/// Whether a client with these ReadAttributes may see the attribute. Without a list it sees all but developers' own.
pub(crate) fn may_read(read_attributes: Option<&[String]>, name: &str) -> bool {
    // `sub` is the user's identity, which the client knows from the token anyway.
    name == "sub" || !name.starts_with("dev:") && read_attributes.is_none_or(|list| list.iter().any(|n| n == name))
}

/// Whether a client with these WriteAttributes may write the attribute. Without a list it writes all but those that only
/// administrators and Cognito write.
pub(crate) fn may_write(write_attributes: Option<&[String]>, name: &str) -> bool {
    !is_internal(name) && write_attributes.is_none_or(|list| list.iter().any(|n| n == name))
}

/// Whether the client is being made or changed: Cognito's messages tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientChange {
    Creating,
    Updating,
}

/// Checks the ReadAttributes and WriteAttributes of a client.
pub(crate) fn check_permissions(
    schema: &Schema,
    read_attributes: Option<&[String]>,
    write_attributes: Option<&[String]>,
    change: ClientChange,
) -> Result<(), Error> {
    let doing = match change {
        ClientChange::Creating => "creating",
        ClientChange::Updating => "updating",
    };
    let refuse = |kind: &str| {
        Err(Error::invalid_parameter(format!("Invalid {kind} attributes specified while {doing} a client")))
    };
    if read_attributes
        .is_some_and(|list| list.iter().any(|name| schema.get(name).is_none() || name.starts_with("dev:")))
    {
        return refuse("read");
    }
    if write_attributes.is_some_and(|list| {
        list.iter().any(|name| schema.get(name).is_none() || is_internal(name))
            || schema.required().any(|required| !list.iter().any(|name| name == required))
    }) {
        return refuse("write");
    }
    Ok(())
}

/// Whether `text` is an e-mail address as Cognito means it: something, an `@`, and a domain with a dot.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let local_fits = (1..=64).contains(&local.len())
        && !local.contains('@')
        && !local.chars().any(|c| c.is_whitespace() || c.is_control());
    local_fits && domain.len() <= 255 && domain.contains('.') && domain.split('.').all(label)
}

/// Whether `text` is a phone number in E.164: `+` and 2 to 15 digits.
pub(crate) fn is_phone_number(text: &str) -> bool {
    text.strip_prefix('+')
        .is_some_and(|digits| (2..=15).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit()))
}

/// The attributes after a change: an empty value deletes.
pub(crate) fn merged(
    current: &BTreeMap<String, String>,
    updates: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut merged = current.clone();
    for (name, value) in updates {
        if value.is_empty() {
            merged.remove(name);
        } else {
            merged.insert(name.clone(), value.clone());
        }
    }
    merged
}

/// Refuses attributes that together are more than a user's record has room for beside everything else.
pub(crate) fn check_size(attributes: &BTreeMap<String, String>) -> Result<(), Error> {
    let size = serde_json::to_vec(attributes).map_err(Error::internal)?.len();
    if size > MAX_SIZE {
        return Err(Error::invalid_parameter(format!(
            "The attributes of a user can be {MAX_SIZE} bytes together, and are {size}."
        )));
    }
    Ok(())
}

/// Written by Cognito or administrators, never through a client.
fn is_internal(name: &str) -> bool {
    matches!(name, "sub" | "identities" | "email_verified" | "phone_number_verified") || name.starts_with("dev:")
}

/// The names must be in the schema, and be the writer's to write.
fn check_names<'a>(
    schema: &Schema,
    names: impl Iterator<Item = &'a String> + Clone,
    writer: Writer<'_>,
) -> Result<(), Error> {
    let unknown: Vec<_> = names
        .clone()
        .filter(|name| schema.get(name).is_none())
        .map(|name| format!("user.{name}: Attribute does not exist in the schema.\n"))
        .collect();
    if !unknown.is_empty() {
        return Err(Error::invalid_parameter(format!("Invalid user attributes: {}", unknown.concat())));
    }
    match writer {
        Writer::Client(list) if !names.clone().all(|name| may_write(list, name)) => {
            Err(Error::not_authorized("A client attempted to write unauthorized attribute"))
        }
        // Cognito's own are nobody's, not even an administrator's.
        Writer::Client(_) | Writer::Administrator => {
            let mut names = names;
            names.find(|name| matches!(name.as_str(), "sub" | "identities")).map_or(Ok(()), |n| Err(immutable(n)))
        }
    }
}

fn check_mutable<'a>(schema: &Schema, mut names: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let fixed = |name: &&String| schema.get(name).is_some_and(|attribute| attribute.mutable == Some(false));
    names.find(fixed).map_or(Ok(()), |name| Err(immutable(name)))
}

fn immutable(name: &str) -> Error {
    Error::invalid_parameter(format!("user.{name}: Attribute cannot be updated."))
}

/// Addresses must look like addresses.
fn check_formats(attributes: &BTreeMap<String, String>) -> Result<(), Error> {
    let given = |name: &str| attributes.get(name).filter(|value| !value.is_empty());
    if given("email").is_some_and(|email| !is_email(email)) {
        return Err(Error::invalid_parameter("Invalid email address format."));
    }
    if given("phone_number").is_some_and(|number| !is_phone_number(number)) {
        return Err(Error::invalid_parameter("Invalid phone number format."));
    }
    Ok(())
}

/// One line for each value that does not fit its attribute. Empty values are absent ones.
fn broken_rules<'a>(
    schema: &'a Schema,
    attributes: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = String> + use<'a> {
    let given = schema.attributes().iter().filter_map(|attribute| {
        attributes.get(name_of(attribute)).filter(|value| !value.is_empty()).map(|value| (attribute, value))
    });
    given.filter_map(|(attribute, value)| {
        broken_rule(attribute, value).map(|rule| format!("{}: {rule}\n", name_of(attribute)))
    })
}

fn broken_rule(attribute: &SchemaAttributeType, value: &str) -> Option<String> {
    match attribute.attribute_data_type.as_ref()? {
        AttributeDataType::String => {
            let bounds = attribute.string_attribute_constraints.as_ref();
            let bound = |text: Option<&String>| text.and_then(|text| text.parse::<usize>().ok());
            let length = value.chars().count();
            let least = bound(bounds.and_then(|b| b.min_length.as_ref())).unwrap_or(0);
            let most = bound(bounds.and_then(|b| b.max_length.as_ref())).unwrap_or(MAX_LENGTH);
            if length < least {
                Some(format!("String must be no shorter than {least} characters"))
            } else if length > most {
                Some(format!("String must be no longer than {most} characters"))
            } else {
                None
            }
        }
        AttributeDataType::Number => {
            let Some(number) = number(value) else { return Some("The value must be a number".to_owned()) };
            let bounds = attribute.number_attribute_constraints.as_ref();
            let least = bounds.and_then(|b| b.min_value.as_ref());
            let most = bounds.and_then(|b| b.max_value.as_ref());
            if let Some(least) = least.filter(|text| crate::attributes::number(text).is_some_and(|n| number < n)) {
                Some(format!("Number must be no less than {least}"))
            } else {
                most.filter(|text| crate::attributes::number(text).is_some_and(|n| number > n))
                    .map(|most| format!("Number must be no greater than {most}"))
            }
        }
        AttributeDataType::Boolean => {
            let is_boolean = value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false");
            (!is_boolean).then(|| "The value must be true or false".to_owned())
        }
        AttributeDataType::DateTime => (!is_date_time(value)).then(|| "The value must be a date and time".to_owned()),
        AttributeDataType::Unknown(_) => None,
    }
}

/// A decimal number. `f64` keeps whole numbers to 2^53 apart, which outlasts every use of a bound.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.chars().next().is_some_and(|c| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.then(|| text.parse().ok()).flatten()
}

/// A moment in ISO 8601, a day, or seconds since the epoch.
fn is_date_time(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok()
        || NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").is_ok()
        || NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
        || text.parse::<i64>().is_ok()
}

/// The longest value of any attribute, in characters.
const MAX_LENGTH: usize = 2048;

/// Bytes of all attributes as they are kept: the rest of the record is for former passwords, codes and counts.
const MAX_SIZE: usize = 40 * 1024;

#[cfg(test)]
mod tests;
