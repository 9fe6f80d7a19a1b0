//! Refresh token rotation, by GetTokensFromRefreshToken (spec/tokens.md §6, spec/new-operations.md §4).

use std::time::Duration;

use poolgate_triggers::{Event, PreTokenGeneration, PreTokenGenerationResponse, Triggers};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, Plan, assert_refused, claims, tokens_of};

const REVOKED: (Code, &str) = (Code::NotAuthorizedException, "Refresh Token has been revoked");

/// A client that rotates, with this grace period, and a user.
fn house(grace: u64) -> House {
    with(Plan::new(), grace)
}

fn with(plan: Plan, grace: u64) -> House {
    let house = plan.client(rotating(grace)).build();
    house.user("alice");
    house
}

fn rotating(grace: u64) -> Value {
    let flows = ["ALLOW_USER_PASSWORD_AUTH"];
    json!({ "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": grace },
        "ExplicitAuthFlows": flows })
}

fn get_tokens(house: &House, tokens: &Value) -> Result<Value, Error> {
    house.call("GetTokensFromRefreshToken", json!({ "RefreshToken": tokens["RefreshToken"] }))
}

fn rotated(house: &House, tokens: &Value) -> Value {
    get_tokens(house, tokens).unwrap()["AuthenticationResult"].take()
}

fn assert_reused(house: &House, tokens: &Value, tried: &str) {
    let error = get_tokens(house, tokens).unwrap_err();
    assert_eq!(error.code, Code::RefreshTokenReuseException, "{tried}: {error}");
}

fn assert_dead(house: &House, tokens: &Value, tried: &str) {
    assert_refused(get_tokens(house, tokens), REVOKED.0, REVOKED.1, tried);
    let revoked = "Access Token has been revoked";
    assert_refused(house.get_user(tokens), Code::NotAuthorizedException, revoked, tried);
}

#[test]
fn each_refresh_gives_another_refresh_token_of_the_same_sign_in() {
    for revokes in [true, false] {
        let house = with(Plan::new().client(json!({ "EnableTokenRevocation": revokes })), 0);
        let tokens = house.tokens("alice");
        house.clock.advance(Duration::from_mins(10));
        let next = rotated(&house, &tokens);
        assert_ne!(tokens["RefreshToken"], next["RefreshToken"]);
        assert_eq!((&next["TokenType"], &next["ExpiresIn"]), (&json!("Bearer"), &json!(3600)));
        for token in ["IdToken", "AccessToken"] {
            let (old, new) = (claims(&tokens[token]), claims(&next[token]));
            for name in ["sub", "auth_time", "event_id", "origin_jti"] {
                assert!(old.contains_key(name), "{token} {name}");
                assert_eq!(old[name], new[name], "{token} {name}");
            }
            assert_ne!(old["jti"], new["jti"], "{token}");
            assert_eq!(new["iat"].as_i64().unwrap(), old["iat"].as_i64().unwrap() + 600);
        }
        house.get_user(&next).unwrap();
        house.get_user(&tokens).unwrap();
        house.get_user(&rotated(&house, &next)).unwrap();
    }
}

#[test]
fn the_replacement_lives_for_the_rest_of_the_originals_life() {
    let house = house(0);
    let mut tokens = house.tokens("alice");
    for _ in 0..29 {
        house.clock.advance(Duration::from_hours(24));
        tokens = rotated(&house, &tokens);
    }
    house.clock.advance(Duration::from_hours(24).saturating_sub(Duration::from_secs(1)));
    tokens = rotated(&house, &tokens);
    house.clock.advance(Duration::from_secs(1));
    let expired = "Refresh Token has expired";
    assert_refused(get_tokens(&house, &tokens), Code::NotAuthorizedException, expired, "after thirty days");
}

#[test]
fn a_replaced_token_is_good_for_its_grace_period_and_ends_the_family_afterwards() {
    let house = house(30);
    let (tokens, other) = (house.tokens("alice"), house.tokens("alice"));
    let next = rotated(&house, &tokens);
    house.clock.advance(Duration::from_secs(29));
    let again = rotated(&house, &tokens);
    // Both are of the one successor: with either the sign-in goes on.
    let third = rotated(&house, &again);
    let fourth = rotated(&house, &next);
    house.get_user(&third).unwrap();
    house.clock.advance(Duration::from_secs(1));
    assert_reused(&house, &tokens, "thirty seconds after it was replaced");
    for (tokens, what) in [(&tokens, "first"), (&next, "second"), (&third, "third"), (&fourth, "the present one")] {
        assert_dead(&house, tokens, what);
    }
    rotated(&house, &other);
}

#[test]
fn without_a_grace_period_a_token_is_good_once() {
    let unsaid = json!({ "Feature": "ENABLED" });
    for rotation in [unsaid, json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": 0 })] {
        let house = Plan::new().client(rotating(60)).client(json!({ "RefreshTokenRotation": rotation })).build();
        house.user("alice");
        let tokens = house.tokens("alice");
        let next = rotated(&house, &tokens);
        assert_reused(&house, &tokens, "at once");
        assert_dead(&house, &next, "its successor");
    }
}

#[test]
fn a_client_without_rotation_keeps_its_refresh_token() {
    let house = Plan::new().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    for _ in 0..2 {
        let refreshed = rotated(&house, &tokens);
        assert!(refreshed.get("RefreshToken").is_none());
        house.get_user(&refreshed).unwrap();
        tokens_of(house.refresh(&tokens));
    }
    // Nothing is written.
    let commits = house.store.commits();
    rotated(&house, &tokens);
    assert_eq!(house.store.commits(), commits);
}

#[test]
fn a_client_that_rotates_has_no_other_way_to_refresh() {
    // Without a list of flows refresh is among the allowed ones.
    for grace in [0, 60] {
        let rotation = json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": grace });
        let members = json!({ "RefreshTokenRotation": rotation, "ExplicitAuthFlows": ["USER_PASSWORD_AUTH"] });
        let house = Plan::new().client(members).build();
        house.user("alice");
        let tokens = house.tokens("alice");
        for flow in ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"] {
            let refused = house.initiate(flow, json!({ "REFRESH_TOKEN": tokens["RefreshToken"] })).unwrap_err();
            assert_eq!(refused.code, Code::UnsupportedOperationException, "{flow}: {refused}");
        }
        rotated(&house, &tokens);
    }
}

#[test]
fn the_client_and_its_token_are_checked() {
    let mut house = with(Plan::new().client(json!({ "GenerateSecret": true })), 0);
    let tokens = house.tokens("alice");
    let with = |house: &House, members: Value| {
        let mut all = json!({ "RefreshToken": tokens["RefreshToken"] });
        all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        house.call("GetTokensFromRefreshToken", all)
    };
    let denied = Code::NotAuthorizedException;
    let unproven = "Invalid client or secret";
    assert_refused(with(&house, json!({ "ClientSecret": null })), denied, unproven, "no secret");
    let wrong = json!({ "ClientSecret": "wrongwrongwrongwrongwrong" });
    assert_refused(with(&house, wrong), denied, unproven, "a wrong secret");
    let unknown = "User pool client nobody does not exist.";
    let nobody = json!({ "ClientId": "nobody" });
    assert_refused(with(&house, nobody), Code::ResourceNotFoundException, unknown, "no such client");
    let invalid = "Invalid Refresh Token.";
    for (token, what) in [(json!("x"), "nonsense"), (tokens["AccessToken"].clone(), "an access token")] {
        assert_refused(with(&house, json!({ "RefreshToken": token })), denied, invalid, what);
    }
    let own = (house.client_id.clone(), house.secret.take());
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    assert_refused(with(&house, json!({})), denied, invalid, "another client's");
    assert_refused(with(&house, json!({ "ClientSecret": own.1 })), denied, unproven, "a secret that the client lacks");
    (house.client_id, house.secret) = own;
    // None of this has harmed the sign-in.
    let next = rotated(&house, &tokens);
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    assert_refused(get_tokens(&house, &next), denied, "User is disabled.", "disabled");
    house.admin("AdminEnableUser", "alice", json!({})).unwrap();
    let another = house.tokens("alice");
    house.call("RevokeToken", json!({ "Token": another["RefreshToken"] })).unwrap();
    assert_dead(&house, &another, "revoked");
}

#[test]
fn a_session_follows_its_client_when_rotation_is_turned_on_and_off() {
    let house = Plan::new().client(json!({ "EnableTokenRevocation": false })).build();
    house.user("alice");
    let update = |rotation: Value| {
        let mut members = json!({ "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"], "EnableTokenRevocation": false });
        members["RefreshTokenRotation"] = rotation;
        house.call("UpdateUserPoolClient", members).unwrap();
    };
    let tokens = house.tokens("alice");
    assert!(!claims(&tokens["IdToken"]).contains_key("origin_jti"));
    update(json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": 60 }));
    let next = rotated(&house, &tokens);
    let name = claims(&next["IdToken"])["origin_jti"].clone();
    assert_eq!(claims(&next["AccessToken"])["origin_jti"], name);
    update(json!({ "Feature": "DISABLED" }));
    // The present token stays; one that was replaced has no grace period any more.
    let kept = rotated(&house, &next);
    assert!(kept.get("RefreshToken").is_none());
    assert_eq!(claims(&kept["IdToken"])["origin_jti"], name);
    assert_refused(get_tokens(&house, &tokens), REVOKED.0, REVOKED.1, "replaced");
    assert_dead(&house, &next, "its family");
}

#[test]
fn a_trigger_that_fails_costs_no_token_and_is_told_the_metadata() {
    let trigger = |event: Event<PreTokenGeneration>| async move {
        let metadata = event.request.client_metadata.unwrap_or_default();
        if metadata.contains_key("fail") {
            return Err("no tokens today");
        }
        let mut response = PreTokenGenerationResponse::default();
        let claims = &mut response.claims_override_details.get_or_insert_default().claims_to_add_or_override;
        claims.insert("source".to_owned(), event.trigger_source);
        claims.extend(metadata);
        Ok(response)
    };
    let triggers = Triggers::builder().on::<PreTokenGeneration>(trigger).build();
    let house = with(Plan::new().triggers(triggers), 0);
    let tokens = house.tokens("alice");
    let with = |metadata: Value| {
        let members = json!({ "RefreshToken": tokens["RefreshToken"], "ClientMetadata": metadata });
        house.call("GetTokensFromRefreshToken", members)
    };
    let words = "PreTokenGeneration failed with error no tokens today.";
    assert_refused(with(json!({ "fail": "yes" })), Code::UserLambdaValidationException, words, "the trigger fails");
    let next = with(json!({ "who": "client" })).unwrap()["AuthenticationResult"].take();
    let id = claims(&next["IdToken"]);
    assert_eq!((&id["source"], &id["who"]), (&json!("TokenGeneration_RefreshTokens"), &json!("client")));
    // A token that was used before is refused before the trigger hears of it.
    assert_eq!(with(json!({ "fail": "yes" })).unwrap_err().code, Code::RefreshTokenReuseException);
}
