//! What PreTokenGeneration makes of tokens (spec/tokens.md §9).

use poolgate_triggers::{Event, PreTokenGeneration, PreTokenGenerationResponse, Triggers};
use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{arn, with_metadata};
use crate::support::{PASSWORD, Plan, assert_refused, claims, tokens_of};

const CLAIMS: &str = r#"
exports.handler = async (event) => {
    event.response.claimsOverrideDetails = {
        claimsToAddOrOverride: {
            tier: "gold", email: "shown@example.com", email_verified: "false", name: "gone", "custom:x": "1",
            "dev:x": "1", "cognito:groups": "admins", "cognito:anything": "1", sub: "someone-else", iss: "evil",
            aud: "other", exp: "1", origin_jti: "x", event_id: "x", token_use: "access", auth_time: "0",
            source: event.triggerSource, who: (event.request.clientMetadata || {}).who || "nobody",
        },
        claimsToSuppress: ["name", "nickname", "sub", "cognito:username", "aud"],
        groupOverrideDetails: { groupsToOverride: ["a", "b"], iamRolesToOverride: ["arn:aws:iam::000000000000:role/r"],
            preferredRole: event.request.userAttributes.zoneinfo },
    }
    return event
}"#;

#[test]
fn a_javascript_handler_changes_what_it_may_of_the_tokens() {
    let config = json!({ "LambdaConfig": { "PreTokenGeneration": arn("claims") } });
    let triggers = Triggers::builder().javascript("claims", CLAIMS).unwrap().build();
    let house = Plan::new().pool(config).triggers(triggers).build();
    let attributes =
        [("email", "alice@example.com"), ("nickname", "Al"), ("name", "Alice"), ("zoneinfo", "arn:aws:iam::1:role/p")];
    house.sign_up_with("alice", &attributes).unwrap();
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    house.call("CreateGroup", json!({ "GroupName": "staff" })).unwrap();
    house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
    let plain = house.get_user(&house.tokens("alice")).unwrap();

    let check = |tokens: &Value, source: &str, who: &str| {
        let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
        for (name, value) in [
            ("tier", json!("gold")),
            ("email", json!("shown@example.com")),
            ("email_verified", json!(false)),
            ("custom:x", json!("1")),
            ("source", json!(source)),
            ("who", json!(who)),
            ("cognito:groups", json!(["a", "b"])),
            ("cognito:roles", json!(["arn:aws:iam::000000000000:role/r"])),
            ("cognito:preferred_role", json!("arn:aws:iam::1:role/p")),
            ("sub", plain["UserAttributes"][0]["Value"].clone()),
            ("aud", json!(house.client_id)),
            ("token_use", json!("id")),
            ("cognito:username", json!("alice")),
            ("iss", access["iss"].clone()),
            ("auth_time", access["auth_time"].clone()),
            ("event_id", access["event_id"].clone()),
            ("origin_jti", access["origin_jti"].clone()),
        ] {
            assert_eq!(id[name], value, "{name}");
        }
        for name in ["name", "nickname", "dev:x", "cognito:anything"] {
            assert!(!id.contains_key(name), "{name}");
        }
        // Version 1 changes no more of the access token than the groups.
        assert_eq!(access["cognito:groups"], json!(["a", "b"]));
        for name in ["tier", "email", "cognito:roles", "cognito:preferred_role", "source"] {
            assert!(!access.contains_key(name), "{name}");
        }
    };
    let tokens = house.tokens("alice");
    check(&tokens, "TokenGeneration_Authentication", "nobody");
    check(&tokens_of(house.refresh(&tokens)), "TokenGeneration_RefreshTokens", "nobody");
    let proof = house.srp("alice", PASSWORD).unwrap();
    let members = json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": proof });
    let proven = house.call("RespondToAuthChallenge", with_metadata(members));
    check(&tokens_of(proven), "TokenGeneration_Authentication", "client");
}

#[test]
fn group_data_is_replaced_as_a_whole_or_left() {
    const STAFF: &str = "arn:aws:iam::000000000000:role/staff";
    for (details, groups, roles, preferred) in [
        (json!(null), json!(["staff"]), json!([STAFF]), json!(STAFF)),
        (json!({}), json!(["staff"]), json!([STAFF]), json!(STAFF)),
        (json!({ "groupOverrideDetails": {} }), json!(null), json!(null), json!(null)),
        (json!({ "groupOverrideDetails": null }), json!(null), json!(null), json!(null)),
        (
            json!({ "groupOverrideDetails": { "groupsToOverride": ["x"], "iamRolesToOverride": [], "preferredRole": "" } }),
            json!(["x"]),
            json!(null),
            json!(null),
        ),
    ] {
        let answer = details.clone();
        let closure = move |_: Event<PreTokenGeneration>| {
            let response = json!({ "claimsOverrideDetails": answer });
            let response: PreTokenGenerationResponse = serde_json::from_value(response).unwrap();
            async move { Ok::<_, &str>(response) }
        };
        let house = Plan::new().triggers(Triggers::builder().on::<PreTokenGeneration>(closure).build()).build();
        house.user("alice");
        house.call("CreateGroup", json!({ "GroupName": "staff", "RoleArn": STAFF })).unwrap();
        house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
        let tokens = house.tokens("alice");
        let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
        let get = |claims: &serde_json::Map<String, Value>, name: &str| claims.get(name).cloned().unwrap_or_default();
        assert_eq!(get(&id, "cognito:groups"), groups, "{details}");
        assert_eq!(get(&access, "cognito:groups"), groups, "{details}");
        assert_eq!(get(&id, "cognito:roles"), roles, "{details}");
        assert_eq!(get(&id, "cognito:preferred_role"), preferred, "{details}");
    }
}

#[test]
fn version_one_has_claims_of_text_alone() {
    for (value, allowed) in [("'1'", true), ("1", false), ("true", false), ("['a']", false), ("{}", false)] {
        let source = format!(
            "exports.handler = async (event) => {{
                event.response = {{ claimsOverrideDetails: {{ claimsToAddOrOverride: {{ n: {value} }} }} }}
                return event
            }}"
        );
        let triggers = Triggers::builder().javascript("claims", source).unwrap().build();
        let config = json!({ "LambdaConfig": { "PreTokenGeneration": arn("claims") } });
        let house = Plan::new().pool(config).triggers(triggers).build();
        house.user("alice");
        let answer = house.by_password("alice", PASSWORD);
        if allowed {
            tokens_of(answer);
        } else {
            let words = "Unrecognizable lambda output";
            assert_refused(answer, Code::InvalidLambdaResponseException, words, value);
        }
    }
}
