//! Changing an app client's secret without a gap (spec/new-operations.md §2).

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, assert_refused, text};

fn list(house: &House) -> Vec<Value> {
    let listed = house.call("ListUserPoolClientSecrets", json!({})).unwrap();
    assert!(listed.get("NextToken").is_none());
    listed["ClientSecrets"].as_array().unwrap().clone()
}

fn delete(house: &House, id: &Value) -> Result<Value, poolgate_wire::Error> {
    house.call("DeleteUserPoolClientSecret", json!({ "ClientSecretId": id }))
}

fn shown(house: &House) -> Value {
    let client = house.call("DescribeUserPoolClient", json!({})).unwrap();
    client["UserPoolClient"].get("ClientSecret").cloned().unwrap_or_default()
}

fn signs_in(house: &House) -> bool {
    house.by_password("alice", PASSWORD).is_ok()
}

#[test]
fn a_secret_takes_the_others_place_without_a_gap() {
    let mut house = Plan::new().client(json!({ "GenerateSecret": true })).build();
    house.user("alice");
    let first = house.secret.clone().unwrap();
    let [original] = list(&house).try_into().unwrap();
    assert!(text(&original["ClientSecretId"]).starts_with(&format!("{}--", house.client_id)));
    assert!(original.get("ClientSecretValue").is_none());
    house.clock.advance(Duration::from_secs(10));
    let added = house.call("AddUserPoolClientSecret", json!({ "ClientSecret": null })).unwrap();
    let added = added["ClientSecretDescriptor"].clone();
    let second = text(&added["ClientSecretValue"]);
    assert_eq!(added["ClientSecretCreateDate"], 1_800_000_010);
    let listed = list(&house);
    assert_eq!(listed[0], original);
    assert_eq!(listed[1]["ClientSecretId"], added["ClientSecretId"]);
    assert!(listed[1].get("ClientSecretValue").is_none(), "shown once");
    for secret in [&first, &second] {
        house.secret = Some(secret.clone());
        assert!(signs_in(&house), "{secret}");
    }
    assert_eq!(shown(&house), json!(first));
    delete(&house, &original["ClientSecretId"]).unwrap();
    // The other is not promoted.
    assert_eq!(shown(&house), Value::Null);
    assert!(signs_in(&house));
    house.secret = Some(first);
    assert!(!signs_in(&house));
    house.secret = Some("wrongwrongwrongwrongwrong".to_owned());
    assert!(!signs_in(&house));
    let last = delete(&house, &added["ClientSecretId"]);
    let words = "The only secret of a client can not be deleted.";
    assert_refused(last, Code::InvalidParameterException, words, "the last");
}

#[test]
fn secrets_of_ones_own_are_not_told_again_and_there_are_two_at_most() {
    let mut house = Plan::new().client(json!({ "ClientSecret": "original+secret+original" })).build();
    house.user("alice");
    assert_eq!(house.secret.as_deref(), Some("original+secret+original"));
    let add = |secret: &str| house.call("AddUserPoolClientSecret", json!({ "ClientSecret": secret }));
    // In the same millisecond, and with an id of its own all the same.
    let added = add("another_secret_another_1").unwrap()["ClientSecretDescriptor"].take();
    assert!(added.get("ClientSecretValue").is_none());
    let listed = list(&house);
    assert_ne!(listed[0]["ClientSecretId"], listed[1]["ClientSecretId"]);
    let words = "A client can have at most two secrets.";
    assert_refused(add("athird_secret_athird_123"), Code::LimitExceededException, words, "a third");
    house.secret = Some("another_secret_another_1".to_owned());
    assert!(signs_in(&house));
    delete(&house, &added["ClientSecretId"]).unwrap();
    assert!(!signs_in(&house));
    let words = format!("Client secret {} does not exist.", text(&added["ClientSecretId"]));
    assert_refused(delete(&house, &added["ClientSecretId"]), Code::ResourceNotFoundException, &words, "twice");
}

#[test]
fn a_public_client_stays_public() {
    let house = Plan::new().build();
    assert_eq!(list(&house), Vec::<Value>::new());
    let words = "Secrets can only be added to a client that was made with one.";
    let added = house.call("AddUserPoolClientSecret", json!({}));
    assert_refused(added, Code::InvalidParameterException, words, "a public client");
    for operation in ["AddUserPoolClientSecret", "ListUserPoolClientSecrets"] {
        let unknown = "User pool client nobody does not exist.";
        let nobody = house.call(operation, json!({ "ClientId": "nobody" }));
        assert_refused(nobody, Code::ResourceNotFoundException, unknown, operation);
    }
}
