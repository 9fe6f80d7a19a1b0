//! Signing up and in, as most people do.

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::json;

use crate::support::{INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of, tokens_of, wrong};

#[test]
fn a_code_confirms_once_and_a_wrong_one_never() {
    let house = Plan::new().build();
    house.sign_up("alice").unwrap();
    let code = house.code(&email_of("alice"));
    assert_eq!(code.len(), 6);
    let unconfirmed = "User is not confirmed.";
    assert_refused(house.by_password("alice", PASSWORD), Code::UserNotConfirmedException, unconfirmed, "early");
    let mismatch = "Invalid verification code provided, please try again.";
    assert_refused(house.confirm("alice", wrong(&code)), Code::CodeMismatchException, mismatch, "wrong");
    house.confirm("alice", &code).unwrap();
    let again = "User cannot be confirmed. Current status is CONFIRMED";
    assert_refused(house.confirm("alice", &code), Code::NotAuthorizedException, again, "twice");
    assert_refused(house.sign_up("alice"), Code::UsernameExistsException, "User already exists", "the name is taken");
    house.get_user(&house.tokens("alice")).unwrap();
}

#[test]
fn a_code_is_good_for_a_day_and_ten_guesses() {
    let gone = (Code::ExpiredCodeException, "Invalid code provided, please request a code again.");
    let house = Plan::new().build();
    house.sign_up("alice").unwrap();
    let code = house.code(&email_of("alice"));
    house.clock.advance(Duration::from_hours(24));
    assert_refused(house.confirm("alice", &code), gone.0, gone.1, "late");
    house.call("ResendConfirmationCode", json!({ "Username": "alice" })).unwrap();
    let code = house.code(&email_of("alice"));
    for _ in 0..10 {
        assert_eq!(house.confirm("alice", wrong(&code)).unwrap_err().code, Code::CodeMismatchException);
    }
    assert_refused(house.confirm("alice", &code), gone.0, gone.1, "guessed at");
}

#[test]
fn srp_signs_in_once_by_the_right_password_only() {
    for plan in [Plan::new(), Plan::new().hiding()] {
        let house = plan.build();
        house.user("alice");
        let proof = house.srp("alice", PASSWORD).unwrap();
        house.get_user(&tokens_of(house.prove(&proof))).unwrap();
        assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "replayed");
        let wrong = house.srp("alice", OTHER_PASSWORD).unwrap();
        assert_refused(house.prove(&wrong), INCORRECT.0, INCORRECT.1, "wrong");
        let late = house.srp("alice", PASSWORD).unwrap();
        house.clock.advance(Duration::from_mins(3));
        let expired = "Invalid session for the user, session is expired.";
        assert_refused(house.prove(&late), Code::NotAuthorizedException, expired, "late");
    }
}

#[test]
fn flows_are_for_the_operations_and_clients_that_allow_them() {
    let invalid = Code::InvalidParameterException;
    let unsupported = "Initiate Auth method not supported.";
    let house = Plan::new().build();
    house.user("alice");
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "SRP_A": "2" });
    for (operation, flow) in [
        ("InitiateAuth", "ADMIN_USER_PASSWORD_AUTH"),
        ("InitiateAuth", "ADMIN_NO_SRP_AUTH"),
        ("AdminInitiateAuth", "USER_PASSWORD_AUTH"),
    ] {
        let answer = house.call(operation, json!({ "AuthFlow": flow, "AuthParameters": parameters }));
        assert_refused(answer, invalid, unsupported, flow);
    }
    for (operation, flow) in [("InitiateAuth", "USER_SRP_AUTH"), ("AdminInitiateAuth", "USER_SRP_AUTH")] {
        let answer = house.call(operation, json!({ "AuthFlow": flow, "AuthParameters": parameters }));
        assert_eq!(answer.unwrap()["ChallengeName"], "PASSWORD_VERIFIER", "{operation}");
    }
    // Nothing but custom sign-in is allowed here.
    let closed = Plan::new().client(json!({ "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"] })).build();
    closed.user("alice");
    for (operation, flow, message) in [
        ("InitiateAuth", "USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client"),
        ("InitiateAuth", "USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client."),
        ("AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client"),
        ("AdminInitiateAuth", "ADMIN_NO_SRP_AUTH", "Auth flow not enabled for this client"),
        ("InitiateAuth", "CUSTOM_AUTH", "Custom auth lambda trigger is not configured for the user pool."),
    ] {
        let answer = closed.call(operation, json!({ "AuthFlow": flow, "AuthParameters": parameters }));
        assert_refused(answer, invalid, message, flow);
    }
    for (flow, parameter) in [
        ("USER_PASSWORD_AUTH", "USERNAME"),
        ("USER_PASSWORD_AUTH", "PASSWORD"),
        ("USER_SRP_AUTH", "USERNAME"),
        ("USER_SRP_AUTH", "SRP_A"),
    ] {
        let mut incomplete = parameters.clone();
        incomplete.as_object_mut().unwrap().remove(parameter);
        let missing = format!("Missing required parameter {parameter}");
        assert_refused(house.initiate(flow, incomplete), invalid, &missing, flow);
    }
}

#[test]
fn a_password_is_changed_by_who_knows_it() {
    let house = Plan::new().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    let change = |previous: &str, proposed: &str| {
        let members = json!({ "PreviousPassword": previous, "ProposedPassword": proposed });
        house.call_as(&tokens, "ChangePassword", members)
    };
    assert_refused(change("Wrong-Horse-9", OTHER_PASSWORD), INCORRECT.0, INCORRECT.1, "wrong");
    change(PASSWORD, OTHER_PASSWORD).unwrap();
    assert_refused(house.by_password("alice", PASSWORD), INCORRECT.0, INCORRECT.1, "the old one");
    tokens_of(house.by_password("alice", OTHER_PASSWORD));
    // Guessing here is guessing at the door.
    for _ in 0..6 {
        assert_refused(change("Wrong-Horse-9", PASSWORD), INCORRECT.0, INCORRECT.1, "a guess");
    }
    let locked = "Password attempts exceeded";
    assert_refused(change(OTHER_PASSWORD, PASSWORD), Code::NotAuthorizedException, locked, "locked");
    assert_refused(house.by_password("alice", OTHER_PASSWORD), Code::NotAuthorizedException, locked, "locked");
}
