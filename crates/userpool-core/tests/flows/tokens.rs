//! What tokens say, how a refresh continues them, and what ends them (spec/tokens.md §3 to §7, §10,
//! spec/auth-flows.md §11).

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Map, Value, json};

use crate::support::{House, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, claims, list, object, text, tokens_of};

const NOW: i64 = 1_800_000_000;

/// A user with everything that claims are made of.
fn house(plan: Plan) -> House {
    let schema = json!([{ "Name": "size", "AttributeDataType": "Number" }]);
    let house = plan.pool(json!({ "Schema": schema })).build();
    let attributes = [
        ("email", "alice@example.com"),
        ("phone_number", "+14155550100"),
        ("address", "1 Main Street"),
        ("updated_at", "1700000000"),
        ("custom:size", "42"),
    ];
    house.sign_up_with("alice", &attributes).unwrap();
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    for (name, precedence, role) in [("second", 2, "role/two"), ("first", 1, "role/one"), ("third", 3, "role/one")] {
        let arn = format!("arn:aws:iam::000000000000:{role}");
        let members = json!({ "GroupName": name, "Precedence": precedence, "RoleArn": arn });
        house.call("CreateGroup", members).unwrap();
        house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": name })).unwrap();
    }
    house
}

fn sub(house: &House) -> Value {
    house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"].clone()
}

#[test]
fn claims_are_complete_and_in_cognitos_order() {
    let house = house(Plan::new());
    let tokens = house.tokens("alice");
    assert_eq!(tokens["TokenType"], "Bearer");
    assert_eq!(tokens["ExpiresIn"], 3600);
    let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
    let issuer = format!("https://cognito-idp.us-east-1.amazonaws.com/{}", house.pool_id);
    let groups = json!(["first", "second", "third"]);
    let expected = object(json!({
        "sub": sub(&house), "cognito:groups": groups, "iss": issuer, "client_id": house.client_id,
        "origin_jti": id["origin_jti"], "event_id": id["event_id"], "token_use": "access",
        "scope": "aws.cognito.signin.user.admin", "auth_time": NOW, "exp": NOW + 3600, "iat": NOW,
        "jti": access["jti"], "username": "alice",
    }));
    assert_eq!(access, expected);
    assert_eq!(access.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    let expected = object(json!({
        "sub": sub(&house), "aud": house.client_id, "iss": issuer, "token_use": "id", "cognito:username": "alice",
        "cognito:groups": groups,
        "cognito:roles": ["arn:aws:iam::000000000000:role/one", "arn:aws:iam::000000000000:role/two"],
        "cognito:preferred_role": "arn:aws:iam::000000000000:role/one",
        "auth_time": NOW, "exp": NOW + 3600, "iat": NOW, "jti": id["jti"], "origin_jti": access["origin_jti"],
        "event_id": access["event_id"], "email": "alice@example.com", "email_verified": true,
        "phone_number": "+14155550100", "phone_number_verified": false,
        "address": { "formatted": "1 Main Street" }, "updated_at": 1_700_000_000, "custom:size": "42",
    }));
    assert_eq!(id, expected);
    assert_ne!(id["jti"], access["jti"]);
    for name in ["jti", "origin_jti", "event_id"] {
        assert_eq!(text(&access[name]).len(), 36, "{name} is a UUID");
    }
}

#[test]
fn lifetimes_are_the_clients() {
    let minutes = json!({ "AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "hours" });
    let validities = json!({ "AccessTokenValidity": 5, "IdTokenValidity": 10, "RefreshTokenValidity": 1,
        "TokenValidityUnits": minutes });
    let house = house(Plan::new().client(validities));
    let tokens = house.tokens("alice");
    assert_eq!(tokens["ExpiresIn"], 300);
    assert_eq!(claims(&tokens["AccessToken"])["exp"], NOW + 300);
    assert_eq!(claims(&tokens["IdToken"])["exp"], NOW + 600);
    house.clock.advance(Duration::from_secs(299));
    house.get_user(&tokens).unwrap();
    house.clock.advance(Duration::from_secs(1));
    let expired = "Access Token has expired";
    assert_refused(house.get_user(&tokens), Code::NotAuthorizedException, expired, "after five minutes");
    house.clock.advance(Duration::from_secs(3299));
    let refreshed = tokens_of(house.refresh(&tokens));
    house.clock.advance(Duration::from_secs(1));
    // A refreshed token outlives the sign-in that it continues no longer than it says.
    let expired = "Refresh Token has expired";
    assert_refused(house.refresh(&tokens), Code::NotAuthorizedException, expired, "after an hour");
    assert_eq!(claims(&refreshed["AccessToken"])["exp"], NOW + 3599 + 300);
}

#[test]
fn a_refresh_continues_the_sign_in_and_shows_what_changed() {
    for (flow, client) in [
        ("REFRESH_TOKEN_AUTH", json!({})),
        ("REFRESH_TOKEN", json!({})),
        ("REFRESH_TOKEN_AUTH", json!({ "EnableTokenRevocation": false })),
    ] {
        let house = house(Plan::new().client(client.clone()));
        let tokens = house.tokens("alice");
        house.clock.advance(Duration::from_mins(30));
        house.admin("AdminRemoveUserFromGroup", "alice", json!({ "GroupName": "first" })).unwrap();
        let attributes = json!({ "UserAttributes": list(&[("nickname", "Al")]) });
        house.admin("AdminUpdateUserAttributes", "alice", attributes).unwrap();
        let refreshed = tokens_of(house.initiate(flow, json!({ "REFRESH_TOKEN": tokens["RefreshToken"] })));
        assert!(refreshed.get("RefreshToken").is_none());
        let revokes = client["EnableTokenRevocation"] != json!(false);
        for token in ["IdToken", "AccessToken"] {
            let (old, new) = (claims(&tokens[token]), claims(&refreshed[token]));
            for name in ["sub", "auth_time", "event_id", "iss", "token_use"] {
                assert_eq!(old[name], new[name], "{token} {name}");
            }
            let get = |claims: &Map<String, Value>, name: &str| claims.get(name).cloned();
            assert_eq!(get(&old, "origin_jti"), get(&new, "origin_jti"));
            assert_eq!(get(&old, "origin_jti").is_some(), revokes, "{token}");
            // Access tokens are named even where nobody can revoke them.
            assert_eq!(get(&old, "jti").is_some(), revokes || token == "AccessToken", "{token}");
            assert!(get(&old, "jti").is_none() || get(&old, "jti") != get(&new, "jti"), "{token}");
            assert_eq!((&new["iat"], &new["exp"]), (&json!(NOW + 1800), &json!(NOW + 5400)));
            assert_eq!(new["cognito:groups"], json!(["second", "third"]));
        }
        assert_eq!(claims(&refreshed["IdToken"])["nickname"], "Al");
        assert_eq!(claims(&refreshed["IdToken"])["cognito:preferred_role"], "arn:aws:iam::000000000000:role/two");
        house.get_user(&refreshed).unwrap();
    }
}

#[test]
fn refresh_tokens_are_their_clients_and_their_users() {
    let mut house = house(Plan::new());
    let tokens = house.tokens("alice");
    let invalid = (Code::NotAuthorizedException, "Invalid Refresh Token.");
    let refresh =
        |house: &House, token: &Value| house.initiate("REFRESH_TOKEN_AUTH", json!({ "REFRESH_TOKEN": token }));
    for (token, what) in [
        (json!("x"), "nonsense"),
        (tokens["AccessToken"].clone(), "an access token"),
        (tokens["IdToken"].clone(), "an ID token"),
        (json!(format!("{}x", text(&tokens["RefreshToken"]))), "altered"),
    ] {
        assert_refused(refresh(&house, &token), invalid.0, invalid.1, what);
    }
    let missing = house.initiate("REFRESH_TOKEN_AUTH", json!({}));
    let words = "Missing required parameter REFRESH_TOKEN";
    assert_refused(missing, Code::InvalidParameterException, words, "none");
    let own = house.client_id.clone();
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    assert_refused(refresh(&house, &tokens["RefreshToken"]), invalid.0, invalid.1, "another client");
    house.client_id = own;
    // A namesake does not inherit it.
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    let revoked = (Code::NotAuthorizedException, "Refresh Token has been revoked");
    assert_refused(refresh(&house, &tokens["RefreshToken"]), revoked.0, revoked.1, "deleted");
    house.invite("alice", json!({})).unwrap();
    house.set_password("alice", PASSWORD, true);
    assert_refused(refresh(&house, &tokens["RefreshToken"]), revoked.0, revoked.1, "a namesake");
    assert_refused(house.get_user(&tokens), Code::UserNotFoundException, "User does not exist.", "a namesake");
}

/// The matrix of spec/auth-flows.md §11: what each way out does to the tokens of this sign-in, and of another.
#[test]
fn ways_out_end_what_they_should() {
    type Act = fn(&House, &Value) -> Result<Value, Error>;
    let global: Act = |house, tokens| house.call_as(tokens, "GlobalSignOut", json!({}));
    let by_admin: Act = |house, _| house.admin("AdminUserGlobalSignOut", "alice", json!({}));
    let revoke: Act = |house, tokens| house.call("RevokeToken", json!({ "Token": tokens["RefreshToken"] }));
    let disable: Act = |house, _| house.admin("AdminDisableUser", "alice", json!({}));
    let change: Act = |house, tokens| {
        let members = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": OTHER_PASSWORD });
        house.call_as(tokens, "ChangePassword", members)
    };
    let set: Act = |house, _| {
        house.admin("AdminSetUserPassword", "alice", json!({ "Password": OTHER_PASSWORD, "Permanent": true }))
    };
    let recover: Act = |house, _| {
        house.forgot("alice")?;
        house.recover("alice", &house.code("alice@example.com"), OTHER_PASSWORD)
    };
    for (act, own_ends, others_end, what) in [
        (global, true, true, "GlobalSignOut"),
        (by_admin, true, true, "AdminUserGlobalSignOut"),
        (revoke, true, false, "RevokeToken"),
        (disable, true, true, "AdminDisableUser"),
        (change, false, false, "ChangePassword"),
        (set, false, false, "AdminSetUserPassword"),
        (recover, false, false, "ConfirmForgotPassword"),
    ] {
        let house = house(Plan::new());
        let (own, other) = (house.tokens("alice"), house.tokens("alice"));
        let refreshed = tokens_of(house.refresh(&own));
        act(&house, &own).unwrap_or_else(|error| panic!("{what}: {error}"));
        for (tokens, ends) in [(&own, own_ends), (&other, others_end)] {
            assert_eq!(house.get_user(tokens).is_err(), ends, "{what}");
            assert_eq!(house.refresh(tokens).is_err(), ends, "{what}");
        }
        assert_eq!(house.get_user(&refreshed).is_err(), own_ends, "{what}: of the same family");
        if own_ends && what != "AdminDisableUser" {
            let revoked = "Access Token has been revoked";
            assert_refused(house.get_user(&own), Code::NotAuthorizedException, revoked, what);
            let revoked = "Refresh Token has been revoked";
            assert_refused(house.refresh(&own), Code::NotAuthorizedException, revoked, what);
            house.get_user(&house.tokens("alice")).unwrap();
        }
        if what == "AdminDisableUser" {
            assert_refused(house.refresh(&own), Code::NotAuthorizedException, "User is disabled.", what);
            house.admin("AdminEnableUser", "alice", json!({})).unwrap();
            house.get_user(&own).unwrap_err();
            house.refresh(&own).unwrap_err();
        }
    }
}

#[test]
fn revocation_is_for_refresh_tokens_of_the_client_itself() {
    let mut house = house(Plan::new().client(json!({ "GenerateSecret": true })));
    let tokens = house.tokens("alice");
    let revoke = |house: &House, members: Value| house.call("RevokeToken", members);
    let refresh_token = &tokens["RefreshToken"];
    for (members, code, what) in [
        (json!({ "Token": tokens["AccessToken"] }), Code::UnsupportedTokenTypeException, "an access token"),
        (json!({ "Token": tokens["IdToken"] }), Code::UnsupportedTokenTypeException, "an ID token"),
        (json!({ "Token": "nonsense" }), Code::InvalidParameterException, "nonsense"),
        (json!({ "Token": refresh_token, "ClientSecret": null }), Code::UnauthorizedException, "no secret"),
        (
            json!({ "Token": refresh_token, "ClientSecret": "wrongwrongwrongwrongwrong" }),
            Code::UnauthorizedException,
            "a wrong secret",
        ),
        (json!({ "Token": refresh_token, "ClientId": "nobody" }), Code::UnauthorizedException, "no client"),
    ] {
        assert_eq!(revoke(&house, members).unwrap_err().code, code, "{what}");
    }
    let own = (house.client_id.clone(), house.secret.take());
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    let foreign = revoke(&house, json!({ "Token": refresh_token }));
    assert_eq!(foreign.unwrap_err().code, Code::UnauthorizedException, "another client's");
    (house.client_id, _) = house.new_client(json!({ "ClientName": "keeper", "EnableTokenRevocation": false }));
    let off = revoke(&house, json!({ "Token": refresh_token }));
    assert_eq!(off.unwrap_err().code, Code::UnsupportedOperationException, "revocation is off");
    (house.client_id, house.secret) = own;
    house.refresh(&tokens).unwrap();
    for _ in 0..2 {
        assert_eq!(revoke(&house, json!({ "Token": refresh_token })).unwrap(), json!({}));
    }
    house.refresh(&tokens).unwrap_err();
}

/// spec/tokens.md §10, for every operation on one's own account.
#[test]
fn access_tokens_are_verified_in_this_order_everywhere() {
    type Break = fn(&House, &mut Value);
    let nothing: Break = |_, tokens| tokens["AccessToken"] = "nonsense".into();
    let id: Break = |_, tokens| tokens["AccessToken"] = tokens["IdToken"].take();
    let altered: Break = |_, tokens| {
        let token = text(&tokens["AccessToken"]);
        let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
        parts[1] = text(&tokens["IdToken"]).split('.').nth(1).unwrap().to_owned();
        tokens["AccessToken"] = parts.join(".").into();
    };
    let unsigned: Break = |_, tokens| {
        let token = text(&tokens["AccessToken"]);
        tokens["AccessToken"] = format!("{}.", token.rsplit_once('.').unwrap().0).into();
    };
    let of_a_deleted_pool: Break = |house, _| drop(house.call("DeleteUserPool", json!({})).unwrap());
    let expired: Break = |house, _| {
        house.admin("AdminUserGlobalSignOut", "alice", json!({})).unwrap();
        house.clock.advance(Duration::from_hours(1));
    };
    let revoked: Break = |house, tokens| {
        house.call("RevokeToken", json!({ "Token": tokens["RefreshToken"] })).unwrap();
    };
    let disabled: Break = |house, _| drop(house.admin("AdminDisableUser", "alice", json!({})).unwrap());
    let deleted: Break = |house, _| drop(house.admin("AdminDeleteUser", "alice", json!({})).unwrap());
    let denied = Code::NotAuthorizedException;
    let operations = [
        ("GetUser", json!({})),
        ("UpdateUserAttributes", json!({ "UserAttributes": list(&[("name", "x")]) })),
        ("DeleteUserAttributes", json!({ "UserAttributeNames": ["name"] })),
        ("ChangePassword", json!({ "PreviousPassword": PASSWORD, "ProposedPassword": OTHER_PASSWORD })),
        ("GetUserAttributeVerificationCode", json!({ "AttributeName": "email" })),
        ("VerifyUserAttribute", json!({ "AttributeName": "email", "Code": "123456" })),
        ("GlobalSignOut", json!({})),
        ("DeleteUser", json!({})),
    ];
    for (spoil, code, message) in [
        (nothing, denied, "Invalid Access Token"),
        (id, denied, "Invalid Access Token"),
        (altered, denied, "Invalid Access Token"),
        (unsigned, denied, "Invalid Access Token"),
        (of_a_deleted_pool, denied, "Invalid Access Token"),
        (expired, denied, "Access Token has expired"),
        (revoked, denied, "Access Token has been revoked"),
        (disabled, denied, "Access Token has been revoked"),
        (deleted, Code::UserNotFoundException, "User does not exist."),
    ] {
        let house = house(Plan::new());
        let mut tokens = house.tokens("alice");
        spoil(&house, &mut tokens);
        for (operation, members) in &operations {
            // The one operation that declares no UserNotFoundException.
            let gone = code == Code::UserNotFoundException && *operation == "GlobalSignOut";
            let (code, message) = if gone { (denied, "Access Token has been revoked") } else { (code, message) };
            assert_refused(house.call_as(&tokens, operation, members.clone()), code, message, operation);
        }
    }
}
