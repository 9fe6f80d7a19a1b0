//! What PreTokenGeneration makes of tokens (spec/tokens.md §9).

use poolgate_triggers::{
    Event, PreTokenGeneration, PreTokenGenerationResponse, PreTokenGenerationResponseV2, PreTokenGenerationV3, Triggers,
};
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

/// One answer of versions 2 and 3 that tries everything that may and may not be changed.
const BOTH_TOKENS: &str = r#"
exports.handler = async (event) => {
    const { version, request } = event
    const reserved = {}
    for (const name of ["sub", "iss", "token_use", "auth_time", "exp", "iat", "nbf", "jti", "origin_jti", "event_id",
        "nonce", "at_hash", "azp", "acr", "amr", "act", "identities", "cognito:username", "username", "client_id",
        "device_key", "cognito:groups", "cognito:roles", "cognito:preferred_role", "cognito:other", "dev:x", "scope"])
        reserved[name] = "forged"
    const own = { text: "a", number: 1.5, flag: true, list: [1, "b"], tree: { a: { b: [null] } }, email: "new@example.com",
        email_verified: false, "custom:x": "1", gone: "x", told: { version, request } }
    const suppressed = ["gone", "name", ...Object.keys(reserved)]
    event.response = { claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { ...own, ...reserved, aud: "forged" }, claimsToSuppress: suppressed,
            scopesToAdd: ["ignored"] },
        accessTokenGeneration: { claimsToAddOrOverride: { ...own, ...reserved, aud: event.callerContext.clientId },
            claimsToSuppress: suppressed, scopesToAdd: ["files/read", "anything"],
            scopesToSuppress: ["aws.cognito.signin.user.admin"] },
        groupOverrideDetails: { groupsToOverride: ["g"], iamRolesToOverride: ["arn:aws:iam::000000000000:role/r"],
            preferredRole: "arn:aws:iam::000000000000:role/p" },
    } }
    return event
}"#;

fn of_version(version: &str, source: &str) -> crate::support::House {
    let config = json!({ "LambdaArn": arn("claims"), "LambdaVersion": version });
    let config = json!({ "LambdaConfig": { "PreTokenGenerationConfig": config } });
    let triggers = Triggers::builder().javascript("claims", source).unwrap().build();
    Plan::new().pool(config).triggers(triggers).build()
}

#[test]
fn versions_two_and_three_change_both_tokens_and_scopes() {
    for (version, number) in [("V2_0", "2"), ("V3_0", "3")] {
        let house = of_version(version, BOTH_TOKENS);
        house.sign_up_with("alice", &[("email", "alice@example.com"), ("name", "Alice")]).unwrap();
        house.confirm("alice", &house.code("alice@example.com")).unwrap();
        let tokens = house.tokens("alice");
        let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
        for claims in [&id, &access] {
            for (name, value) in [
                ("text", json!("a")),
                ("number", json!(1.5)),
                ("flag", json!(true)),
                ("list", json!([1, "b"])),
                ("tree", json!({ "a": { "b": [null] } })),
                ("email", json!("new@example.com")),
                ("email_verified", json!(false)),
                ("custom:x", json!("1")),
                ("cognito:groups", json!(["g"])),
                ("aud", json!(house.client_id)),
            ] {
                assert_eq!(claims[name], value, "{version} {name}");
            }
            assert_eq!(claims["told"]["version"], number);
            let request = &claims["told"]["request"];
            assert_eq!(request["scopes"], json!(["aws.cognito.signin.user.admin"]));
            assert_eq!(request["userAttributes"]["cognito:user_status"], "CONFIRMED");
            assert!(claims.values().all(|value| value != "forged"), "{version}: {claims:?}");
            for name in ["gone", "name", "dev:x", "cognito:other", "nbf", "act"] {
                assert!(!claims.contains_key(name), "{version} {name}");
            }
            for name in ["sub", "iss", "exp", "iat", "jti", "origin_jti", "event_id", "auth_time", "token_use"] {
                assert!(claims.contains_key(name), "{version} {name}");
            }
        }
        assert_eq!(access["scope"], "files/read anything");
        assert!(!id.contains_key("scope"));
        assert_eq!(id["cognito:username"], "alice");
        assert_eq!(id["cognito:roles"], json!(["arn:aws:iam::000000000000:role/r"]));
        assert_eq!(id["cognito:preferred_role"], "arn:aws:iam::000000000000:role/p");
        assert!(!access.contains_key("cognito:roles") && !access.contains_key("cognito:preferred_role"));
        // Without its scope an access token opens no account.
        let words = "Access Token does not have required scopes";
        assert_refused(house.get_user(&tokens), Code::NotAuthorizedException, words, version);
    }
}

#[test]
fn answers_of_version_two_that_become_no_claims_are_refused() {
    let answer = |details: &str| {
        format!(
            "exports.handler = async (event) => {{
                event.response = {{ claimsAndScopeOverrideDetails: {details} }}
                return event
            }}"
        )
    };
    for (details, good) in [
        ("null", true),
        ("{}", true),
        ("{ idTokenGeneration: null, accessTokenGeneration: null }", true),
        ("{ accessTokenGeneration: { scopesToAdd: ['a b'] } }", false),
        ("{ accessTokenGeneration: { scopesToAdd: [''] } }", false),
        ("{ accessTokenGeneration: { scopesToAdd: 'a' } }", false),
        ("{ idTokenGeneration: { claimsToAddOrOverride: { a: null } } }", false),
        ("{ accessTokenGeneration: { scopesToAdd: Array.from({ length: 5001 }, (_, i) => `s${i}`) } }", false),
        ("{ groupOverrideDetails: { groupsToOverride: [1] } }", false),
    ] {
        let house = of_version("V2_0", &answer(details));
        house.user("alice");
        let signed_in = house.by_password("alice", PASSWORD);
        if good {
            let tokens = tokens_of(signed_in);
            house.get_user(&tokens).unwrap();
        } else {
            let words = "Unrecognizable lambda output";
            assert_refused(signed_in, Code::InvalidLambdaResponseException, words, details);
        }
    }
}

#[test]
fn a_closure_of_version_three_has_a_say_of_users_tokens_too() {
    let closure = |event: Event<PreTokenGenerationV3>| async move {
        let mut response = PreTokenGenerationResponseV2::default();
        let details = response.claims_and_scope_override_details.get_or_insert_default();
        details.access_token_generation.claims_to_add_or_override.insert("who".to_owned(), event.user_name.into());
        Ok::<_, &str>(response)
    };
    let house = Plan::new().triggers(Triggers::builder().on::<PreTokenGenerationV3>(closure).build()).build();
    house.user("alice");
    let tokens = house.tokens("alice");
    assert_eq!(claims(&tokens["AccessToken"])["who"], "alice");
    assert_eq!(claims(&tokens_of(house.refresh(&tokens))["AccessToken"])["who"], "alice");
}
