//! GetClientToken (spec/new-operations.md §3, spec/tokens.md §4, §9).

use std::time::Duration;

use poolgate_triggers::{Event, PreTokenGenerationResponseV2, PreTokenGenerationV3, Triggers};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, Plan, assert_refused, claims, object};

const NOW: i64 = 1_800_000_000;

/// A machine's client with two scopes of one resource server.
fn house(plan: Plan) -> House {
    machine(plan.build())
}

/// A house goes on as such a client.
pub(crate) fn machine(mut house: House) -> House {
    let scopes: Value =
        ["read", "write", "other"].iter().map(|name| json!({ "ScopeName": name, "ScopeDescription": "x" })).collect();
    house.call("CreateResourceServer", json!({ "Identifier": "files", "Name": "Files", "Scopes": scopes })).unwrap();
    let members = json!({ "ClientName": "machine", "GenerateSecret": true,
        "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"],
        "AllowedOAuthScopes": ["openid", "files/read", "files/write"] });
    become_client(&mut house, members);
    house
}

/// The house goes on as another client.
fn become_client(house: &mut House, members: Value) {
    house.secret = None;
    (house.client_id, house.secret) = house.new_client(members);
}

pub(crate) fn get(house: &House, members: Value) -> Result<Value, Error> {
    let mut all = json!({ "Secret": house.secret });
    all.as_object_mut().unwrap().extend(object(members));
    Ok(house.call("GetClientToken", all)?["ClientAuthenticationResult"].take())
}

#[test]
fn a_machine_gets_a_token_that_names_no_user() {
    let house = house(Plan::new());
    let result = get(&house, json!({})).unwrap();
    assert_eq!((&result["TokenType"], &result["ExpiresIn"]), (&json!("Bearer"), &json!(3600)));
    let token = claims(&result["AccessToken"]);
    let expected = json!({ "sub": house.client_id, "token_use": "access", "scope": "files/read files/write",
        "auth_time": NOW, "iat": NOW, "exp": NOW + 3600, "version": 2, "client_id": house.client_id,
        "iss": format!("https://cognito-idp.us-east-1.amazonaws.com/{}", house.pool_id), "jti": token["jti"] });
    assert_eq!(Value::Object(token.clone()), expected);
    // It opens nobody's account.
    let invalid = "Invalid Access Token";
    assert_refused(house.get_user(&result), Code::NotAuthorizedException, invalid, "GetUser");
    let again = claims(&get(&house, json!({})).unwrap()["AccessToken"]);
    assert_ne!(token["jti"], again["jti"]);
}

#[test]
fn scopes_are_the_clients_and_a_resource_servers() {
    let house = house(Plan::new());
    let scope =
        |asked: Value| claims(&get(&house, json!({ "Scopes": asked })).unwrap()["AccessToken"])["scope"].clone();
    assert_eq!(scope(json!(["files/write"])), "files/write");
    assert_eq!(scope(json!(["files/write", "files/read", "files/write"])), "files/write files/read");
    assert_eq!(scope(json!([])), "files/read files/write");
    for foreign in ["files/other", "files/none", "openid", "none/read", "aws.cognito.signin.user.admin"] {
        let words = format!("Invalid scope requested: {foreign}");
        let refused = get(&house, json!({ "Scopes": ["files/read", foreign] }));
        assert_refused(refused, Code::InvalidParameterException, &words, foreign);
    }
    // A scope that is gone from its server is gone from the client.
    let scopes = json!([{ "ScopeName": "read", "ScopeDescription": "x" }]);
    house.call("UpdateResourceServer", json!({ "Identifier": "files", "Name": "x", "Scopes": scopes })).unwrap();
    assert_eq!(scope(json!([])), "files/read");
    house.call("DeleteResourceServer", json!({ "Identifier": "files" })).unwrap();
    assert!(!claims(&get(&house, json!({})).unwrap()["AccessToken"]).contains_key("scope"));
}

#[test]
fn the_client_proves_itself_by_any_good_secret_and_must_be_a_machines() {
    let mut house = house(Plan::new());
    let denied = Code::NotAuthorizedException;
    let wrong = json!({ "Secret": "wrongwrongwrongwrongwrong" });
    assert_refused(get(&house, wrong), denied, "Invalid client or secret", "a wrong secret");
    let unknown = "User pool client nobody does not exist.";
    let nobody = get(&house, json!({ "ClientId": "nobody" }));
    assert_refused(nobody, Code::ResourceNotFoundException, unknown, "no client");
    let added = house.call("AddUserPoolClientSecret", json!({ "ClientSecret": null })).unwrap();
    get(&house, json!({ "Secret": added["ClientSecretDescriptor"]["ClientSecretValue"] })).unwrap();
    get(&house, json!({})).unwrap();
    become_client(&mut house, json!({ "ClientName": "people", "GenerateSecret": true }));
    let words = "Auth flow not enabled for this client";
    assert_refused(get(&house, json!({})), denied, words, "a client for users");
    become_client(&mut house, json!({ "ClientName": "public" }));
    let some = json!({ "Secret": "wrongwrongwrongwrongwrong" });
    assert_refused(get(&house, some), denied, "Invalid client or secret", "a client without a secret");
}

#[test]
fn the_token_lives_as_long_as_the_clients_access_tokens() {
    let mut house = house(Plan::new());
    let members = json!({ "ClientName": "machine", "GenerateSecret": true, "AccessTokenValidity": 5,
        "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"], "TokenValidityUnits": { "AccessToken": "minutes" } });
    become_client(&mut house, members);
    house.clock.advance(Duration::from_secs(7));
    let result = get(&house, json!({})).unwrap();
    assert_eq!(result["ExpiresIn"], 300);
    assert_eq!(claims(&result["AccessToken"])["exp"], NOW + 307);
}

const FUNCTION: &str = r#"
exports.handler = async (event) => {
    const { userName, version, triggerSource, request } = event
    if ((request.clientMetadata || {}).fail) throw new Error("no machines today")
    event.response = { claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { id: 1 } },
        accessTokenGeneration: {
            claimsToAddOrOverride: { seen: { userName, version, triggerSource, request }, sub: "x", username: "root" },
            claimsToSuppress: ["version", "jti"], scopesToAdd: ["more"], scopesToSuppress: ["files/write"],
        },
        groupOverrideDetails: { groupsToOverride: ["admins"] },
    } }
    return event
}"#;

fn hooked(version: &str) -> House {
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:hook";
    let config = json!({ "PreTokenGenerationConfig": { "LambdaArn": arn, "LambdaVersion": version } });
    let triggers = Triggers::builder().javascript("hook", FUNCTION).unwrap().build();
    house(Plan::new().pool(json!({ "LambdaConfig": config })).triggers(triggers))
}

#[test]
fn version_three_of_the_trigger_has_a_say() {
    let house = hooked("V3_0");
    let token = claims(&get(&house, json!({ "ClientMetadata": { "who": "me" } })).unwrap()["AccessToken"]);
    let request = json!({ "userAttributes": {}, "scopes": ["files/read", "files/write"], "groupConfiguration": null,
        "clientMetadata": { "who": "me" } });
    let seen = json!({ "userName": "ClientCredentials", "version": "3",
        "triggerSource": "TokenGeneration_ClientCredentials", "request": request });
    assert_eq!(token["seen"], seen);
    assert_eq!(token["scope"], "files/read more");
    assert_eq!((&token["sub"], &token["version"]), (&json!(house.client_id), &json!(2)));
    for absent in ["username", "cognito:groups", "id"] {
        assert!(!token.contains_key(absent), "{absent}");
    }
    let refused = get(&house, json!({ "ClientMetadata": { "fail": "yes" } }));
    let words = "PreTokenGeneration failed with error no machines today.";
    assert_refused(refused, Code::NotAuthorizedException, words, "the operation declares no error of triggers");
}

#[test]
fn older_versions_of_the_trigger_are_not_asked() {
    for version in ["V1_0", "V2_0"] {
        let token = claims(&get(&hooked(version), json!({})).unwrap()["AccessToken"]);
        assert!(!token.contains_key("seen"), "{version}");
    }
}

#[test]
fn a_closure_of_version_three_needs_no_configuration() {
    let closure = |event: Event<PreTokenGenerationV3>| async move {
        let mut response = PreTokenGenerationResponseV2::default();
        let details = response.claims_and_scope_override_details.get_or_insert_default();
        details.access_token_generation.scopes_to_add = vec![event.user_name];
        Ok::<_, &str>(response)
    };
    let house = house(Plan::new().triggers(Triggers::builder().on::<PreTokenGenerationV3>(closure).build()));
    let token = claims(&get(&house, json!({ "Scopes": ["files/read"] })).unwrap()["AccessToken"]);
    assert_eq!(token["scope"], "files/read ClientCredentials");
}
