//! The attributes that a pool's users may have: the standard ones and the pool's own.

use std::collections::BTreeMap;

use poolgate_wire::{
    Error,
    user_pools::{
        AttributeDataType, NumberAttributeConstraintsType, SchemaAttributeType, StringAttributeConstraintsType,
    },
};
use serde::{Deserialize, Serialize};

/// The schema of a pool, part of the pool's record: attributes as DescribeUserPool shows them, standard ones first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Schema {
    attributes: Vec<SchemaAttributeType>,
}

impl Default for Schema {
    fn default() -> Self {
        Self { attributes: STANDARD.iter().map(Standard::definition).collect() }
    }
}

impl Schema {
    /// The schema of a new pool: standard attributes with the given changes, and the given custom attributes.
    pub(crate) fn new(given: &[SchemaAttributeType]) -> Result<Self, Error> {
        let mut schema = Self::default();
        for definition in given {
            match STANDARD.iter().find(|standard| standard.configurable && *standard.name == *name_of(definition)) {
                Some(standard) => schema.configure(standard, definition)?,
                None if UNTOUCHABLE.contains(&name_of(definition)) => {}
                None => schema.add(definition)?,
            }
        }
        Ok(schema)
    }

    /// AddCustomAttributes: all or nothing.
    pub(crate) fn add_custom(&mut self, given: &[SchemaAttributeType]) -> Result<(), Error> {
        let mut grown = self.clone();
        for definition in given {
            grown.add(definition)?;
        }
        *self = grown;
        Ok(())
    }

    /// All attributes, as DescribeUserPool lists them.
    pub(crate) fn attributes(&self) -> &[SchemaAttributeType] {
        &self.attributes
    }

    /// The attribute of this full name, such as `email` or `custom:size`.
    pub(crate) fn get(&self, name: &str) -> Option<&SchemaAttributeType> {
        self.attributes.iter().find(|attribute| name_of(attribute) == name)
    }

    /// The attributes without which nobody can sign up. `sub`, which Cognito makes, is not among them.
    pub(crate) fn required(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().filter(|attribute| attribute.required == Some(true)).map(name_of).filter(|n| *n != "sub")
    }

    /// Those of the required attributes that are missing or empty.
    pub(crate) fn missing(&self, attributes: &BTreeMap<String, String>) -> Vec<&str> {
        self.required().filter(|name| attributes.get(*name).is_none_or(String::is_empty)).collect()
    }

    /// Changes what may be changed of a standard attribute.
    fn configure(&mut self, standard: &Standard, given: &SchemaAttributeType) -> Result<(), Error> {
        let other_type = given.attribute_data_type.as_ref().is_some_and(|data_type| *data_type != standard.data_type());
        if other_type || given.developer_only_attribute == Some(true) {
            return Err(Error::invalid_parameter(format!(
                "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute {}",
                standard.name
            )));
        }
        let mut changed = standard.definition();
        changed.mutable = given.mutable.or(changed.mutable);
        changed.required = given.required.or(changed.required);
        constrain(&mut changed, given, standard.name)?;
        if let Some(attribute) = self.attributes.iter_mut().find(|attribute| name_of(attribute) == standard.name) {
            *attribute = changed;
        }
        Ok(())
    }

    fn add(&mut self, given: &SchemaAttributeType) -> Result<(), Error> {
        let bare = name_of(given);
        let data_type = match &given.attribute_data_type {
            None | Some(AttributeDataType::Unknown(_)) => {
                return Err(Error::invalid_parameter(
                    "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
                ));
            }
            Some(data_type) => data_type.clone(),
        };
        if given.required == Some(true) {
            return Err(Error::invalid_parameter("Required custom attributes are not supported currently."));
        }
        let for_developers = given.developer_only_attribute.unwrap_or(false);
        let name = if for_developers { format!("dev:custom:{bare}") } else { format!("custom:{bare}") };
        if self.get(&name).is_some() {
            return Err(Error::invalid_parameter(format!(
                "custom:{bare}: Existing attribute already has name {name}."
            )));
        }
        if self.attributes.len() >= STANDARD.len() + MAX_CUSTOM {
            return Err(Error::invalid_parameter(format!("A user pool has at most {MAX_CUSTOM} custom attributes.")));
        }
        let mut attribute = SchemaAttributeType {
            developer_only_attribute: Some(for_developers),
            mutable: Some(given.mutable.unwrap_or(true)),
            required: Some(false),
            string_attribute_constraints: (data_type == AttributeDataType::String).then(Default::default),
            number_attribute_constraints: (data_type == AttributeDataType::Number).then(Default::default),
            attribute_data_type: Some(data_type),
            name: Some(name.clone()),
        };
        constrain(&mut attribute, given, &name)?;
        self.attributes.push(attribute);
        Ok(())
    }
}

/// The full name of an attribute.
pub(crate) fn name_of(attribute: &SchemaAttributeType) -> &str {
    attribute.name.as_deref().unwrap_or_default()
}

/// Takes over the given constraints. Bounds that are not given stay.
fn constrain(attribute: &mut SchemaAttributeType, given: &SchemaAttributeType, name: &str) -> Result<(), Error> {
    let invalid = |which: &str| {
        Error::invalid_parameter(format!("Invalid {which}AttributeConstraints for schema attribute {name}"))
    };
    if let Some(StringAttributeConstraintsType { min_length, max_length }) = &given.string_attribute_constraints
        && (min_length.is_some() || max_length.is_some())
    {
        let bounds = attribute.string_attribute_constraints.as_mut().ok_or_else(|| invalid("String"))?;
        bounds.min_length = min_length.clone().or(bounds.min_length.take());
        bounds.max_length = max_length.clone().or(bounds.max_length.take());
        let length = |text: &Option<String>| {
            text.as_ref().map(|text| text.parse::<u64>().map_err(|_| invalid("String"))).transpose()
        };
        let (least, most) = (length(&bounds.min_length)?.unwrap_or(0), length(&bounds.max_length)?);
        if most.is_some_and(|most| most < least) {
            return Err(Error::invalid_parameter(format!("user.{name}: Max length cannot be less than min length.")));
        }
        if most.unwrap_or(0).max(least) > MAX_LENGTH {
            return Err(Error::invalid_parameter(format!(
                "user.{name}: String attributes cannot have a length of more than {MAX_LENGTH}"
            )));
        }
    }
    if let Some(NumberAttributeConstraintsType { min_value, max_value }) = &given.number_attribute_constraints
        && (min_value.is_some() || max_value.is_some())
    {
        let bounds = attribute.number_attribute_constraints.as_mut().ok_or_else(|| invalid("Number"))?;
        bounds.min_value = min_value.clone().or(bounds.min_value.take());
        bounds.max_value = max_value.clone().or(bounds.max_value.take());
        let value = |text: &Option<String>| {
            text.as_ref().map(|text| text.parse::<i64>().map_err(|_| invalid("Number"))).transpose()
        };
        if let (Some(least), Some(most)) = (value(&bounds.min_value)?, value(&bounds.max_value)?)
            && most < least
        {
            return Err(Error::invalid_parameter(format!("user.{name}: Max value cannot be less than min value.")));
        }
    }
    Ok(())
}

/// One attribute that every pool has.
struct Standard {
    name: &'static str,
    bounds: Bounds,
    /// Whether a new pool may change its Required, Mutable and bounds.
    configurable: bool,
}

/// The type of a standard attribute, with its bounds.
enum Bounds {
    Length(&'static str, &'static str),
    Anything,
    Flag,
    FromZero,
}

impl Standard {
    const fn text(name: &'static str) -> Self {
        Self { name, bounds: Bounds::Length("0", "2048"), configurable: true }
    }

    const fn flag(name: &'static str) -> Self {
        Self { name, bounds: Bounds::Flag, configurable: false }
    }

    const fn data_type(&self) -> AttributeDataType {
        match self.bounds {
            Bounds::Length(..) | Bounds::Anything => AttributeDataType::String,
            Bounds::Flag => AttributeDataType::Boolean,
            Bounds::FromZero => AttributeDataType::Number,
        }
    }

    fn definition(&self) -> SchemaAttributeType {
        let is_sub = self.name == "sub";
        SchemaAttributeType {
            name: Some(self.name.to_owned()),
            attribute_data_type: Some(self.data_type()),
            developer_only_attribute: Some(false),
            mutable: Some(!is_sub),
            required: Some(is_sub),
            string_attribute_constraints: match self.bounds {
                Bounds::Length(least, most) => Some(StringAttributeConstraintsType {
                    min_length: Some(least.to_owned()),
                    max_length: Some(most.to_owned()),
                }),
                Bounds::Anything => Some(StringAttributeConstraintsType::default()),
                Bounds::Flag | Bounds::FromZero => None,
            },
            number_attribute_constraints: match self.bounds {
                Bounds::FromZero => {
                    Some(NumberAttributeConstraintsType { min_value: Some("0".to_owned()), max_value: None })
                }
                Bounds::Length(..) | Bounds::Anything | Bounds::Flag => None,
            },
        }
    }
}

/// The standard attributes, in DescribeUserPool's order.
const STANDARD: [Standard; 21] = [
    Standard { name: "sub", bounds: Bounds::Length("1", "2048"), configurable: false },
    Standard::text("name"),
    Standard::text("given_name"),
    Standard::text("family_name"),
    Standard::text("middle_name"),
    Standard::text("nickname"),
    Standard::text("preferred_username"),
    Standard::text("profile"),
    Standard::text("picture"),
    Standard::text("website"),
    Standard::text("email"),
    Standard::flag("email_verified"),
    Standard::text("gender"),
    Standard { name: "birthdate", bounds: Bounds::Length("10", "10"), configurable: true },
    Standard::text("zoneinfo"),
    Standard::text("locale"),
    Standard::text("phone_number"),
    Standard::flag("phone_number_verified"),
    Standard::text("address"),
    Standard { name: "updated_at", bounds: Bounds::FromZero, configurable: true },
    Standard { name: "identities", bounds: Bounds::Anything, configurable: false },
];

/// Cognito's own: a schema taken over from another pool's description names them, and changes nothing about them. (The
/// verified flags are not here: Cognito takes such names for custom attributes.)
const UNTOUCHABLE: [&str; 2] = ["sub", "identities"];

const MAX_CUSTOM: usize = 50;
const MAX_LENGTH: u64 = 2048;

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(name: &str, data_type: AttributeDataType) -> SchemaAttributeType {
        SchemaAttributeType {
            name: Some(name.to_owned()),
            attribute_data_type: Some(data_type),
            ..SchemaAttributeType::default()
        }
    }

    fn lengths(min: Option<&str>, max: Option<&str>) -> StringAttributeConstraintsType {
        StringAttributeConstraintsType { min_length: min.map(Into::into), max_length: max.map(Into::into) }
    }

    fn values(min: Option<&str>, max: Option<&str>) -> NumberAttributeConstraintsType {
        NumberAttributeConstraintsType { min_value: min.map(Into::into), max_value: max.map(Into::into) }
    }

    #[test]
    fn the_standard_schema_is_cognitos() {
        let schema = Schema::default();
        let shown = |name: &str| serde_json::to_value(schema.get(name).unwrap()).unwrap();
        assert_eq!(
            shown("sub"),
            serde_json::json!({"Name": "sub", "AttributeDataType": "String", "DeveloperOnlyAttribute": false,
                "Mutable": false, "Required": true, "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "2048"}})
        );
        assert_eq!(
            shown("birthdate")["StringAttributeConstraints"],
            serde_json::json!({"MinLength": "10", "MaxLength": "10"})
        );
        assert_eq!(shown("updated_at")["NumberAttributeConstraints"], serde_json::json!({"MinValue": "0"}));
        assert_eq!(shown("email_verified")["AttributeDataType"], "Boolean");
        assert!(shown("email_verified").get("StringAttributeConstraints").is_none());
        assert_eq!(schema.attributes().len(), 21);
        assert_eq!(schema.required().count(), 0);
        let stored: Schema = serde_json::from_str(&serde_json::to_string(&schema).unwrap()).unwrap();
        assert_eq!(stored, schema);
    }

    #[test]
    fn a_new_pool_may_require_and_bound_standard_attributes() {
        let email = SchemaAttributeType {
            required: Some(true),
            mutable: Some(false),
            string_attribute_constraints: Some(lengths(Some("5"), None)),
            ..custom("email", AttributeDataType::String)
        };
        let schema = Schema::new(&[email]).unwrap();
        let email = schema.get("email").unwrap();
        assert_eq!((email.required, email.mutable), (Some(true), Some(false)));
        assert_eq!(email.string_attribute_constraints, Some(lengths(Some("5"), Some("2048"))));
        assert_eq!(schema.missing(&BTreeMap::new()), ["email"]);
        assert_eq!(schema.missing(&[("email".to_owned(), String::new())].into()), ["email"]);
        assert!(schema.missing(&[("email".to_owned(), "a@b.c".to_owned())].into()).is_empty());
    }

    #[test]
    fn a_described_schema_makes_the_same_schema_again() {
        let described: Vec<_> = Schema::default()
            .attributes()
            .iter()
            .filter(|attribute| !name_of(attribute).ends_with("_verified"))
            .cloned()
            .collect();
        assert_eq!(Schema::new(&described).unwrap(), Schema::default());
    }

    #[test]
    fn custom_attributes_get_their_prefix_and_defaults() {
        let mut schema = Schema::new(&[custom("size", AttributeDataType::Number)]).unwrap();
        let dev = SchemaAttributeType {
            developer_only_attribute: Some(true),
            mutable: Some(false),
            ..custom("note", AttributeDataType::String)
        };
        schema.add_custom(&[dev, custom("born", AttributeDataType::DateTime)]).unwrap();
        let size = schema.get("custom:size").unwrap();
        assert_eq!((size.mutable, size.required), (Some(true), Some(false)));
        assert_eq!(size.number_attribute_constraints, Some(values(None, None)));
        assert_eq!(schema.get("dev:custom:note").unwrap().mutable, Some(false));
        assert_eq!(schema.get("custom:born").unwrap().string_attribute_constraints, None);
        assert_eq!(schema.attributes().len(), 24);
    }

    #[test]
    fn refusals_have_cognitos_words() {
        let text = AttributeDataType::String;
        let number = AttributeDataType::Number;
        let with_lengths =
            |c| SchemaAttributeType { string_attribute_constraints: Some(c), ..custom("a", AttributeDataType::String) };
        let with_values =
            |c| SchemaAttributeType { number_attribute_constraints: Some(c), ..custom("a", AttributeDataType::Number) };
        let standard =
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute";
        for (given, message) in [
            (custom("email", number.clone()), format!("{standard} email")),
            (
                SchemaAttributeType { developer_only_attribute: Some(true), ..custom("name", text.clone()) },
                format!("{standard} name"),
            ),
            (
                SchemaAttributeType { required: Some(true), ..custom("a", text.clone()) },
                "Required custom attributes are not supported currently.".into(),
            ),
            (
                SchemaAttributeType { attribute_data_type: None, ..custom("a", text.clone()) },
                "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.".into(),
            ),
            (
                with_lengths(lengths(Some("x"), None)),
                "Invalid StringAttributeConstraints for schema attribute custom:a".into(),
            ),
            (
                with_lengths(lengths(Some("9"), Some("8"))),
                "user.custom:a: Max length cannot be less than min length.".into(),
            ),
            (
                with_lengths(lengths(None, Some("2049"))),
                "user.custom:a: String attributes cannot have a length of more than 2048".into(),
            ),
            (
                with_values(values(Some("x"), None)),
                "Invalid NumberAttributeConstraints for schema attribute custom:a".into(),
            ),
            (
                with_values(values(Some("9"), Some("-9"))),
                "user.custom:a: Max value cannot be less than min value.".into(),
            ),
            (
                SchemaAttributeType {
                    number_attribute_constraints: Some(values(Some("1"), None)),
                    ..custom("a", text.clone())
                },
                "Invalid NumberAttributeConstraints for schema attribute custom:a".into(),
            ),
        ] {
            assert_eq!(Schema::new(&[given]).unwrap_err().message, message);
        }
        let twice = [custom("a", text.clone()), custom("a", number)];
        assert_eq!(Schema::new(&twice).unwrap_err().message, "custom:a: Existing attribute already has name custom:a.");
    }

    #[test]
    fn adding_is_all_or_nothing_and_ends_at_fifty() {
        let many: Vec<_> = (0..50).map(|n| custom(&format!("a{n}"), AttributeDataType::String)).collect();
        let mut schema = Schema::default();
        schema.add_custom(&many[1..]).unwrap();
        assert!(schema.add_custom(&[many[0].clone(), many[1].clone()]).is_err());
        assert!(schema.get("custom:a0").is_none());
        schema.add_custom(&many[..1]).unwrap();
        assert!(schema.add_custom(&[custom("last", AttributeDataType::String)]).is_err());
    }
}
