//! Every constraint of every operation, broken one at a time, through the door that a caller uses.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "all of this crate is a test, and panics to fail"
)]

mod breakages;
mod examples;
mod model;

use std::collections::BTreeMap;

use futures::executor::block_on;
use poolgate_wire::registry::{self, OperationInfo};
use poolgate_wire::{Auth, Call, Caller, Code, Error, Handle, Kind, Operation, Pattern, Route, Shape};
use serde_json::{Value, json};

use breakages::{Broken, breakages, full, minimal};
use examples::EXAMPLES;

/// A service that does every operation, and answers with nothing.
struct Anything;

impl<O: Operation> Handle<O> for Anything {
    async fn handle(&self, _: &Call, _: O::Input) -> Result<O::Output, Error> {
        Ok(O::Output::default())
    }
}

macro_rules! routes {
    ($($operation:path),* $(,)?) => { vec![$(Route::of::<$operation>()),*] };
}

/// The routes of both services beside what the registry says of them.
fn routes() -> Vec<(Route<Anything>, &'static OperationInfo)> {
    let mut routes = poolgate_wire::each_user_pools_operation!(routes);
    routes.extend(poolgate_wire::each_identity_pools_operation!(routes));
    let with_info = |route: Route<Anything>| {
        let info = registry::find(route.service, route.name).expect("in the registry");
        (route, info)
    };
    routes.into_iter().map(with_info).collect()
}

fn run(route: &Route<Anything>, body: Value) -> Result<Vec<u8>, Error> {
    let call = Call {
        request_id: "1".into(),
        caller: Caller::Anonymous,
        region: "us-east-1".into(),
        account: "000000000000".into(),
        source_ip: None,
        user_agent: None,
    };
    block_on(route.run(&Anything, &call, body))
}

#[test]
fn the_least_and_the_fullest_valid_input_of_every_operation_pass() {
    let routes = routes();
    assert_eq!(routes.len(), 164);
    for (route, info) in routes {
        for input in [minimal(info.input_shape()), full(info.input_shape())] {
            let outcome = run(&route, input.clone());
            assert!(outcome.is_ok(), "{}: {outcome:?} for {input}", route.name);
        }
    }
}

#[test]
fn unknown_members_and_nulls_of_optional_ones_are_ignored() {
    for (route, info) in routes() {
        let mut input = minimal(info.input_shape());
        let Kind::Structure(members) = &info.input_shape().kind else { panic!("{} takes no structure", route.name) };
        for member in members.iter().filter(|member| !member.required) {
            input[member.name] = Value::Null;
        }
        input["NoSuchMember"] = json!({ "deep": [null, 1] });
        let outcome = run(&route, input);
        assert!(outcome.is_ok(), "{}: {outcome:?}", route.name);
    }
}

#[test]
fn each_broken_constraint_is_named_and_nothing_else_is() {
    let mut cases = BTreeMap::from([("null", 0), ("length", 0), ("value", 0), ("regular", 0), ("enum", 0)]);
    for (route, info) in routes() {
        for Broken { body, path, says, alone, .. } in breakages(info.input_shape()).into_iter().filter(|one| one.typed)
        {
            let error = run(&route, body.clone()).expect_err("a broken constraint");
            let context = format!("{} {path}: expected {says:?}, got {:?}", route.name, error.message);
            assert_eq!((error.code, error.code.status()), (Code::InvalidParameterException, 400), "{context}");
            let count = error.message.split_once(" validation error").map(|(count, _)| count.parse::<usize>().unwrap());
            assert_eq!(error.message.matches(" failed to satisfy constraint: ").count(), count.unwrap(), "{context}");
            assert_eq!(error.message.matches(&format!(" at '{path}' failed")).count(), count.unwrap(), "{context}");
            assert!(says.iter().all(|part| error.message.contains(part)), "{context}");
            assert!(!alone || count == Some(1), "{context}");
            assert!(error.message.len() < 8192, "{context}");
            for (word, seen) in &mut cases {
                *seen += usize::from(says.iter().any(|part| part.contains(word)));
            }
        }
    }
    assert!(cases.values().all(|seen| *seen > 50), "too few cases: {cases:?}");
}

#[test]
fn each_wrong_json_type_is_a_serialization_error() {
    let mut seen = 0;
    for (route, info) in routes() {
        let wrong_bodies =
            [json!(null), json!(1), json!("text"), json!([]), json!(true)].map(|body| (body, "body".to_owned()));
        let broken = breakages(info.input_shape()).into_iter().filter(|one| !one.typed);
        for (body, path) in broken.map(|one| (one.body, one.path)).chain(wrong_bodies) {
            let error = run(&route, body.clone()).expect_err("a wrong type");
            let context = format!("{} {path}: {error:?}", route.name);
            assert_eq!((error.code, error.code.status()), (Code::SerializationException, 400), "{context}");
            assert!(!error.message.is_empty(), "{context}");
            seen += 1;
        }
    }
    assert!(seen > 5000, "too few cases: {seen}");
}

#[test]
fn every_pattern_of_the_model_is_read_as_java_does() {
    let mut patterns: BTreeMap<&str, &Pattern> = BTreeMap::new();
    for operation in registry::all() {
        collect(operation.input_shape(), &mut patterns);
        collect(operation.output_shape(), &mut patterns);
    }
    for (source, pattern) in patterns {
        let (_, good, bad) = EXAMPLES.iter().find(|(of, ..)| *of == source).unwrap_or_else(|| panic!("no {source}"));
        good.iter().for_each(|text| assert!(pattern.matches(text), "{source} should match {text:?}"));
        bad.iter().for_each(|text| assert!(!pattern.matches(text), "{source} should not match {text:?}"));
    }
}

fn collect(shape: &Shape, patterns: &mut BTreeMap<&'static str, &'static Pattern>) {
    match &shape.kind {
        Kind::Structure(members) => members.iter().for_each(|member| collect(member.shape, patterns)),
        Kind::List { member, .. } => collect(member, patterns),
        Kind::Map { key, value, .. } => [key, value].into_iter().for_each(|shape| collect(shape, patterns)),
        Kind::String { pattern: Some(pattern), .. } => {
            patterns.insert(pattern.source(), pattern);
        }
        _ => {}
    }
}

/// Valid values but for this mark in every text that is sensitive, by itself or by what it is in.
fn marked(shape: &Shape, inherited: bool) -> Value {
    let sensitive = inherited || shape.sensitive;
    match &shape.kind {
        Kind::Structure(members) => {
            members.iter().map(|member| (member.name.to_owned(), marked(member.shape, sensitive))).collect()
        }
        Kind::List { member, .. } => vec![marked(member, sensitive)].into(),
        Kind::Map { key, value, .. } => {
            let name = if sensitive { json!(MARK) } else { full(key) };
            json!({ name.as_str().unwrap(): marked(value, sensitive) })
        }
        Kind::String { .. } if sensitive => MARK.into(),
        _ => full(shape),
    }
}

const MARK: &str = "s3cret";

/// Whether a shape holds a sensitive text, and what `Debug` and the errors make of it.
fn shown<O: Operation>() -> [(bool, String); 2] {
    let (input, output) = (marked(O::input_shape(), false), marked(O::output_shape(), false));
    let holds = |value: &Value| value.to_string().contains(MARK);
    let as_input = serde_json::from_value::<O::Input>(input.clone()).map(|input| format!("{input:?}"));
    let as_output = serde_json::from_value::<O::Output>(output.clone()).map(|output| format!("{output:?}"));
    let refused =
        run(&Route::of::<O>(), input.clone()).map_or_else(|error| format!("{error} {error:?}"), |_| String::new());
    [
        (holds(&input), as_input.unwrap_or_else(|error| panic!("{}: {error}", O::NAME)) + &refused),
        (holds(&output), as_output.unwrap_or_else(|error| panic!("{}: {error}", O::NAME))),
    ]
}

macro_rules! shown {
    ($($operation:path),* $(,)?) => { vec![$((<$operation>::NAME, shown::<$operation>())),*] };
}

#[test]
fn no_sensitive_text_of_any_operation_is_shown() {
    let mut all = poolgate_wire::each_user_pools_operation!(shown);
    all.extend(poolgate_wire::each_identity_pools_operation!(shown));
    let mut sensitive = 0;
    for (name, shapes) in all {
        for (holds, shown) in shapes {
            assert!(!shown.contains(MARK), "{name}: {shown}");
            sensitive += usize::from(holds);
        }
    }
    assert!(sensitive > 100, "too few operations with secrets: {sensitive}");
}

#[test]
fn public_operations_are_those_that_carry_their_own_proof() {
    let route = |name| routes().into_iter().find(|(route, _)| route.name == name).expect("in the model").0;
    assert_eq!(route("InitiateAuth").auth, Auth::None);
    assert_eq!(route("AdminInitiateAuth").auth, Auth::SigV4);
    assert_eq!(route("GetCredentialsForIdentity").auth, Auth::None);
}
