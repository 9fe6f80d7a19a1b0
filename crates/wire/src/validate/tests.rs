use serde_json::json;

use super::*;
use crate::user_pools::{
    AdminCreateUser, AdminListDevices, CreateUserPool, CreateUserPoolClient, ListUsers, SignUp, TagResource,
};
use crate::{Operation, identity_pools};

fn problem<O: Operation>(mut body: Value) -> String {
    validate(O::input_shape(), &mut body).unwrap_err().to_string()
}

#[test]
fn one_error_reads_as_from_aws() {
    assert_eq!(
        problem::<ListUsers>(json!({ "UserPoolId": "nope" })),
        "InvalidParameterException: 1 validation error detected: Value 'nope' at 'userPoolId' failed to satisfy \
         constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+"
    );
    assert_eq!(
        problem::<ListUsers>(json!({ "UserPoolId": null })),
        "InvalidParameterException: 1 validation error detected: Value null at 'userPoolId' failed to satisfy \
         constraint: Member must not be null"
    );
    assert_eq!(
        problem::<ListUsers>(json!({ "UserPoolId": "us-east-1_a", "Limit": 61 })),
        "InvalidParameterException: 1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: \
         Member must have value less than or equal to 60"
    );
}

#[test]
fn several_errors_are_joined_in_the_order_of_the_model() {
    assert_eq!(
        problem::<ListUsers>(json!({ "Limit": -1, "UserPoolId": "" })),
        "InvalidParameterException: 3 validation errors detected: Value '-1' at 'limit' failed to satisfy constraint: \
         Member must have value greater than or equal to 0; Value '' at 'userPoolId' failed to satisfy constraint: \
         Member must have length greater than or equal to 1; Value '' at 'userPoolId' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+"
    );
}

#[test]
fn sensitive_values_do_not_show() {
    let body = json!({ "ClientId": "c", "Username": "a", "Password": "p w", "UserAttributes": [{ "Name": "email" }] });
    assert_eq!(
        problem::<SignUp>(body),
        "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: [\\S]+"
    );
    let logins = json!({ "IdentityId": "a:0", "Logins": { "accounts.google.com": "" } });
    assert_eq!(
        problem::<identity_pools::GetCredentialsForIdentity>(logins),
        "InvalidParameterException: 1 validation error detected: Value at 'logins' failed to satisfy constraint: Map \
         value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length \
         greater than or equal to 1]"
    );
}

#[test]
fn structures_in_lists_have_numbered_paths() {
    let body = json!({ "PoolName": "p", "Schema": [{ "Name": "ok" }, { "Name": "phone_number_verified" }] });
    assert_eq!(
        problem::<CreateUserPool>(body),
        "InvalidParameterException: 1 validation error detected: Value 'phone_number_verified' at \
         'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20"
    );
}

#[test]
fn plain_elements_are_reported_for_the_list() {
    let body = json!({ "UserPoolId": "a_b", "Username": "u", "DesiredDeliveryMediums": ["SMS", "PIGEON"] });
    assert_eq!(
        problem::<AdminCreateUser>(body),
        "InvalidParameterException: 1 validation error detected: Value '[SMS, PIGEON]' at 'desiredDeliveryMediums' \
         failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [SMS, \
         EMAIL]]"
    );
}

#[test]
fn keys_and_values_of_maps_are_told_apart() {
    let body = json!({ "ResourceArn": "arn:aws:cognito-idp:r:1:userpool/a", "Tags": { "": "x" } });
    assert!(problem::<TagResource>(body).ends_with(
        "Value '{=x}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have \
         length less than or equal to 128, Member must have length greater than or equal to 1]"
    ));
}

#[test]
fn lengths_count_as_in_java() {
    let pool = |name: String| json!({ "UserPoolId": "a_b", "Username": name });
    let mut fits = pool("😀".repeat(64));
    assert!(validate(AdminCreateUser::input_shape(), &mut fits).is_ok());
    assert!(problem::<AdminCreateUser>(pool("😀".repeat(65))).contains("less than or equal to 128"));
}

#[test]
fn flows_that_the_service_takes_and_its_model_lacks_are_taken() {
    let mut body = json!({ "UserPoolId": "a_b", "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"] });
    assert!(validate(CreateUserPoolClient::input_shape(), &mut body).is_ok());
}

#[test]
fn nulls_are_dropped_wherever_the_model_looks() {
    let mut body = json!({
        "UserPoolId": "a_b", "Username": "u", "TemporaryPassword": null, "DesiredDeliveryMediums": [null, "SMS"],
        "UserAttributes": [{ "Name": "email", "Value": null }], "ClientMetadata": { "k": null }
    });
    validate(AdminCreateUser::input_shape(), &mut body).unwrap();
    let expected = json!({
        "UserPoolId": "a_b", "Username": "u", "DesiredDeliveryMediums": ["SMS"],
        "UserAttributes": [{ "Name": "email" }], "ClientMetadata": {}
    });
    assert_eq!(body, expected);
}

#[test]
fn types_are_checked_before_constraints() {
    let body = json!({ "UserPoolId": "", "Limit": "ten" });
    assert_eq!(problem::<ListUsers>(body), "SerializationException: STRING_VALUE can not be converted to an Integer");
    let body = json!({ "ClientId": "c", "Username": "u", "UserAttributes": [{ "Name": "a", "Value": 1 }] });
    assert_eq!(problem::<SignUp>(body), "SerializationException: NUMBER_VALUE can not be converted to a String");
}

#[test]
fn messages_are_bounded() {
    let attributes: Vec<_> = (0..10_000).map(|_| json!({ "Name": "\u{7}".repeat(2000) })).collect();
    let body = json!({ "UserPoolId": "x".repeat(100_000), "Username": "u", "UserAttributes": attributes });
    let message = problem::<AdminCreateUser>(body);
    assert!(message.contains("20002 validation errors detected"), "{}", &message[..100]);
    assert!(message.len() < 6000);
}

#[test]
fn deep_bodies_do_not_deepen_the_walk() {
    let deep = (0..100_000).fold(json!(1), |inner, _| Value::Array(vec![inner]));
    let mut body = json!({ "UserPoolId": "a_b", "Username": "u" });
    body["Unknown"] = deep;
    assert!(validate(AdminListDevices::input_shape(), &mut body).is_ok());
    // Dropping it whole would recurse.
    let mut rest = body["Unknown"].take();
    while let Value::Array(mut inner) = rest {
        rest = inner.pop().unwrap_or_default();
    }
}
