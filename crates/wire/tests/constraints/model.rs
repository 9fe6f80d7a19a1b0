//! The generated tables against the models that they are made from.

use poolgate_wire::registry::{self, OperationInfo};
use poolgate_wire::{Auth, Bounds, Code, Kind, Pattern, Service, Shape};
use serde_json::{Value, from_str};

use crate::breakages::breakages;

const USER_POOLS: &str = include_str!("../../../../model/cognito-idp.json");
const IDENTITY_POOLS: &str = include_str!("../../../../model/cognito-identity.json");

#[test]
fn the_tables_say_what_the_models_say() {
    for (service, text) in [(Service::UserPools, USER_POOLS), (Service::IdentityPools, IDENTITY_POOLS)] {
        let model: Value = from_str(text).unwrap();
        let operations = model["operations"].as_object().unwrap();
        assert_eq!(registry::operations(service).len(), operations.len());
        for (name, definition) in operations {
            let operation = registry::find(service, name).unwrap_or_else(|| panic!("no {name}"));
            compare_operation(&model, definition, operation);
        }
    }
}

fn compare_operation(model: &Value, definition: &Value, operation: &OperationInfo) {
    let name = operation.name;
    let auth = match (&definition["authtype"], name) {
        // Signed by the model, and unsigned by everyone who has a client's secret alone.
        (_, "GetClientToken" | "GetDerivedToken") => Auth::Either,
        (authtype, _) if authtype == "none" => Auth::None,
        _ => Auth::SigV4,
    };
    assert_eq!(operation.auth, auth, "{name}");
    let errors = definition["errors"].as_array().unwrap().iter().map(|error| error["shape"].as_str().unwrap());
    assert!(errors.eq(operation.errors.iter().map(|code| code.name())), "{name}");
    compare(model, definition["input"]["shape"].as_str().unwrap(), operation.input_shape());
    match definition["output"]["shape"].as_str() {
        Some(output) => compare(model, output, operation.output_shape()),
        None => assert!(matches!(operation.output_shape().kind, Kind::Structure([])), "{name}"),
    }
}

fn compare(model: &Value, name: &str, shape: &Shape) {
    let definition = &model["shapes"][name];
    let bounds = Bounds { min: definition["min"].as_i64(), max: definition["max"].as_i64() };
    assert_eq!(shape.name, name);
    assert_eq!(shape.sensitive, definition["sensitive"] == true, "{name}");
    let inner = |member: &str, shape: &Shape| compare(model, definition[member]["shape"].as_str().unwrap(), shape);
    let kind = match &shape.kind {
        Kind::Structure(members) => {
            assert_eq!(members.len(), definition["members"].as_object().unwrap().len(), "{name}");
            for member in *members {
                let required =
                    definition["required"].as_array().is_some_and(|all| all.iter().any(|one| one == member.name));
                assert_eq!(member.required, required, "{name}.{}", member.name);
                compare(model, definition["members"][member.name]["shape"].as_str().unwrap(), member.shape);
            }
            "structure"
        }
        Kind::List { member, size } => {
            assert_eq!(*size, bounds, "{name}");
            inner("member", member);
            "list"
        }
        Kind::Map { key, value, size } => {
            assert_eq!(*size, bounds, "{name}");
            inner("key", key);
            inner("value", value);
            "map"
        }
        Kind::String { length, pattern, values } => {
            assert_eq!(*length, bounds, "{name}");
            assert_eq!(pattern.map(Pattern::source), definition["pattern"].as_str(), "{name}");
            let modelled = definition["enum"].as_array().cloned().unwrap_or_default();
            let values = values.iter().copied().filter(|value| *value != "ALLOW_CLIENT_TOKEN_AUTH");
            assert!(values.eq(modelled.iter().map(|value| value.as_str().unwrap())), "{name}");
            "string"
        }
        Kind::Integer(range) | Kind::Long(range) | Kind::Blob(range) => {
            assert_eq!(*range, bounds, "{name}");
            match shape.kind {
                Kind::Integer(_) => "integer",
                Kind::Long(_) => "long",
                _ => "blob",
            }
        }
        Kind::Boolean => "boolean",
        Kind::Timestamp => "timestamp",
        Kind::Document => {
            assert_eq!(definition["document"], true, "{name}");
            "structure"
        }
    };
    assert_eq!(definition["type"], kind, "{name}");
}

#[test]
fn each_constraint_that_the_models_hold_is_among_the_broken_ones() {
    let (mut held, mut broken) = (0, 0);
    for (service, text) in [(Service::UserPools, USER_POOLS), (Service::IdentityPools, IDENTITY_POOLS)] {
        let model: Value = from_str(text).unwrap();
        for (name, definition) in model["operations"].as_object().unwrap() {
            let of_model = constraints(&model, definition["input"]["shape"].as_str().unwrap());
            let input = registry::find(service, name).unwrap().input_shape();
            let tried = breakages(input).iter().filter(|one| one.typed).count();
            assert_eq!(tried, of_model, "{name}");
            (held, broken) = (held + of_model, broken + tried);
        }
    }
    assert!(held > 2500 && held == broken, "{held} constraints, {broken} broken");
}

/// The ways to break a constraint anywhere in a shape, counted from the model alone: a required member may be absent or
/// null, a bound is passed at its own end, a pattern and an enumeration have a value they do not hold.
fn constraints(model: &Value, name: &str) -> usize {
    let shape = &model["shapes"][name];
    let inside = |member: &str| constraints(model, shape[member]["shape"].as_str().unwrap());
    let upper = usize::from(shape["max"].is_i64());
    // No length is below zero.
    let lower = usize::from(shape["min"].as_i64().is_some_and(|min| min > 0));
    match shape["type"].as_str().unwrap() {
        "structure" => {
            let required = shape["required"].as_array().map_or(0, Vec::len);
            let members = shape["members"].as_object().into_iter().flatten();
            members.map(|(_, member)| constraints(model, member["shape"].as_str().unwrap())).sum::<usize>()
                + 2 * required
        }
        "list" => upper + lower + inside("member"),
        "map" => upper + lower + inside("key") + inside("value"),
        "string" => {
            let patterns = usize::from(shape["pattern"].as_str().is_some_and(|pattern| pattern != "(?s).*"));
            upper + lower + patterns + usize::from(shape["enum"].is_array())
        }
        "integer" | "long" => upper + usize::from(shape["min"].is_i64()),
        "blob" => upper + lower,
        "boolean" | "timestamp" => 0,
        other => panic!("{name} is a {other}"),
    }
}

#[test]
fn every_exception_of_the_models_is_a_code() {
    for text in [USER_POOLS, IDENTITY_POOLS] {
        let model: Value = from_str(text).unwrap();
        for (name, shape) in model["shapes"].as_object().unwrap().iter().filter(|(_, shape)| shape["exception"] == true)
        {
            let code = Code::ALL.iter().find(|code| code.name() == name).unwrap_or_else(|| panic!("no {name}"));
            assert_eq!(code.status(), if shape["fault"] == true { 500 } else { 400 }, "{name}");
        }
    }
}
