//! Policy documents: their grammar, read strictly, so that no mistyped restriction is passed over.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{
    Context, PolicyError,
    condition::Condition,
    pattern::{Pattern, Reading},
};

/// A policy's statements and what they may speak of.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) statements: Vec<Statement>,
}

#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) allow: bool,
    actions: Match,
    resources: Option<Match>,
    /// Whom a trust policy speaks of.
    principal: Option<Principal>,
    conditions: Vec<Condition>,
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Debug, Clone)]
struct Match {
    patterns: Vec<Pattern>,
    not: bool,
}

#[derive(Debug, Clone)]
enum Principal {
    Everyone,
    Federated(Vec<String>),
    /// AWS accounts, services and canonical users: never a web identity.
    Others,
}

/// Which grammar a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grammar {
    /// What a role may do: statements have resources and no principal.
    Permissions,
    /// Who may assume a role: statements have a principal and no resource.
    Trust,
}

impl Document {
    pub(crate) fn parse(json: &str, grammar: Grammar) -> Result<Self, PolicyError> {
        let Strict(document) = serde_json::from_str(json).map_err(|error| PolicyError::new(error.to_string()))?;
        let document = object(&document, "the policy", &["Version", "Id", "Statement"])?;
        let variables = match document.get("Version").map(Value::as_str) {
            Some(Some("2012-10-17")) => true,
            Some(Some("2008-10-17")) | None => false,
            Some(_) => return Err(PolicyError::new("Version is neither 2012-10-17 nor 2008-10-17")),
        };
        if document.get("Id").is_some_and(|id| !id.is_string()) {
            return Err(PolicyError::new("Id is not a text"));
        }
        let statements = match document.get("Statement") {
            Some(Value::Array(statements)) if !statements.is_empty() => statements.iter().collect(),
            Some(statement @ Value::Object(_)) => vec![statement],
            _ => return Err(PolicyError::new("Statement is neither an object nor a list of at least one")),
        };
        let statements = statements.into_iter().map(|statement| Statement::parse(statement, grammar, variables));
        Ok(Self { statements: statements.collect::<Result<_, _>>()? })
    }
}

impl Statement {
    fn parse(statement: &Value, grammar: Grammar, variables: bool) -> Result<Self, PolicyError> {
        let members: &[&str] = match grammar {
            Grammar::Permissions => &["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
            Grammar::Trust => &["Sid", "Effect", "Principal", "Action", "NotAction", "Condition"],
        };
        let statement = object(statement, "a statement", members)?;
        if statement.get("Sid").is_some_and(|sid| !sid.is_string()) {
            return Err(PolicyError::new("Sid is not a text"));
        }
        let allow = match statement.get("Effect").and_then(Value::as_str) {
            Some("Allow") => true,
            Some("Deny") => false,
            _ => return Err(PolicyError::new("Effect is neither Allow nor Deny")),
        };
        let actions = Match::parse(statement, "Action", "NotAction", action)?;
        let resource = |text: &str| resource(text, variables);
        let (resources, principal) = match grammar {
            Grammar::Permissions => (Some(Match::parse(statement, "Resource", "NotResource", resource)?), None),
            Grammar::Trust => (None, Some(Principal::parse(statement.get("Principal"))?)),
        };
        let conditions = match statement.get("Condition") {
            Some(block) => Condition::parse_block(block, variables)?,
            None => Vec::new(),
        };
        Ok(Self { allow, actions, resources, principal, conditions })
    }

    /// Whether the statement speaks of this action on this resource in this context.
    pub(crate) fn applies(&self, action: &str, resource: &str, context: &Context) -> bool {
        self.actions.covers(action, context, true, self.allow)
            && self.resources.as_ref().is_none_or(|resources| resources.covers(resource, context, false, self.allow))
            && self.conditions.iter().all(|condition| condition.holds(context, self.allow))
    }

    /// Whether a trust policy's statement speaks of the identity provider.
    pub(crate) fn names(&self, provider: &str) -> bool {
        match &self.principal {
            Some(Principal::Everyone) => true,
            Some(Principal::Federated(providers)) => providers.iter().any(|name| name == provider),
            Some(Principal::Others) | None => false,
        }
    }
}

impl Match {
    fn parse(
        statement: &Map<String, Value>,
        plain: &str,
        negated: &str,
        one: impl Fn(&str) -> Result<Pattern, PolicyError>,
    ) -> Result<Self, PolicyError> {
        let (name, values, not) = match (statement.get(plain), statement.get(negated)) {
            (Some(values), None) => (plain, values, false),
            (None, Some(values)) => (negated, values, true),
            _ => return Err(PolicyError::new(format!("a statement has one of {plain} and {negated}"))),
        };
        if !values.is_string() && !values.is_array() {
            return Err(PolicyError::new(format!("{name} is neither a text nor a list")));
        }
        let texts = texts(values, name)?;
        Ok(Self { patterns: texts.iter().map(|text| one(text)).collect::<Result<_, _>>()?, not })
    }

    fn covers(&self, text: &str, context: &Context, fold_case: bool, allow: bool) -> bool {
        let mut unresolved = false;
        let matched = self.patterns.iter().any(|pattern| {
            let matched = pattern.matches(text, context, fold_case);
            unresolved |= matched.is_none();
            matched == Some(true)
        });
        // What a `NotResource` with a valueless variable excludes is unknown: it may not widen what is allowed.
        matched != self.not && !(self.not && unresolved && allow)
    }
}

impl Principal {
    fn parse(value: Option<&Value>) -> Result<Self, PolicyError> {
        match value {
            Some(Value::String(text)) if text == "*" => Ok(Self::Everyone),
            Some(Value::Object(kinds)) if !kinds.is_empty() => {
                if let Some(kind) =
                    kinds.keys().find(|kind| !["Federated", "AWS", "Service", "CanonicalUser"].contains(&kind.as_str()))
                {
                    return Err(PolicyError::new(format!("{kind:?} is no kind of principal")));
                }
                match kinds.get("Federated") {
                    Some(names) => Ok(Self::Federated(texts(names, "Federated")?)),
                    None => Ok(Self::Others),
                }
            }
            _ => Err(PolicyError::new("Principal is neither \"*\" nor an object")),
        }
    }
}

/// One text or a list of at least one; numbers and booleans count as the texts they are written as.
pub(crate) fn texts(value: &Value, name: &str) -> Result<Vec<String>, PolicyError> {
    let one = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => {
            Err(PolicyError::new(format!("{name} has a value that is not a text")))
        }
    };
    match value {
        Value::Array(values) if values.is_empty() => Err(PolicyError::new(format!("{name} is empty"))),
        Value::Array(values) => values.iter().map(one).collect(),
        single => Ok(vec![one(single)?]),
    }
}

fn action(text: &str) -> Result<Pattern, PolicyError> {
    let well_formed = |part: &str, extra: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || extra.contains(c))
    };
    let named = text.split_once(':').is_some_and(|(vendor, name)| well_formed(vendor, "-") && well_formed(name, "*?"));
    if text != "*" && !named {
        return Err(PolicyError::new(format!("{text:?} is no action: it is written as vendor:Name")));
    }
    Pattern::parse(text, Reading { wildcards: true, variables: false })
}

fn resource(text: &str, variables: bool) -> Result<Pattern, PolicyError> {
    if text != "*" && !text.starts_with("arn:") {
        return Err(PolicyError::new(format!("{text:?} is no resource: neither an ARN nor \"*\"")));
    }
    Pattern::parse(text, Reading { wildcards: true, variables })
}

fn object<'v>(value: &'v Value, what: &str, members: &[&str]) -> Result<&'v Map<String, Value>, PolicyError> {
    let object = value.as_object().ok_or_else(|| PolicyError::new(format!("{what} is not an object")))?;
    match object.keys().find(|key| !members.contains(&key.as_str())) {
        Some(key) => Err(PolicyError::new(format!("{what} has an unknown member {key:?}"))),
        None => Ok(object),
    }
}

/// JSON in which no object has a member twice: the usual reader keeps the last, and a restriction would be lost.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
                let mut values = Vec::new();
                while let Some(Strict(value)) = access.next_element()? {
                    values.push(value);
                }
                Ok(Value::Array(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
                let mut members = Map::new();
                while let Some((key, Strict(value))) = access.next_entry::<String, _>()? {
                    if members.contains_key(&key) {
                        return Err(A::Error::custom(format!("{key:?} stands twice in one object")));
                    }
                    members.insert(key, value);
                }
                Ok(Value::Object(members))
            }
        }

        deserializer.deserialize_any(Reader).map(Self)
    }
}
