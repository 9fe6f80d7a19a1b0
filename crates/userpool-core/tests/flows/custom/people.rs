//! Who may come in by CUSTOM_AUTH, and what an outsider learns of it.

use poolgate_triggers::Recording;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{answer_to, fail, hosted, house, issue, once, reply, start};
use crate::support::{House, INCORRECT, PASSWORD, assert_refused, claims, tokens_of};

/// What each event says of `userNotFound`.
fn not_found(recording: &Recording) -> Vec<Value> {
    let told = |event: &Value| event["request"].get("userNotFound").cloned();
    recording.events().iter().filter_map(|recorded| told(&recorded.event)).collect()
}

#[test]
fn strangers_are_asked_like_users_where_they_are_hidden_and_never_come_in() {
    let (plan, recording) = hosted(once);
    let house = plan.hiding().build();
    house.user("alice");
    let challenge = start(&house, "nobody").unwrap();
    assert_eq!(challenge["ChallengeParameters"], json!({ "question": "round 0?", "USERNAME": "nobody" }));
    // The right answer, and a host that says so: nobody comes in all the same.
    assert_refused(reply(&house, "nobody", &challenge, &answer_to(0)), INCORRECT.0, INCORRECT.1, "right");
    let used = "Invalid session for the user, session can only be used once.";
    assert_refused(reply(&house, "nobody", &challenge, "x"), Code::NotAuthorizedException, used, "again");
    assert_eq!(not_found(&recording), vec![json!(true); 5]);
    for recorded in recording.events() {
        assert_eq!(recorded.event["userName"], "nobody");
        assert_eq!(recorded.event["request"]["userAttributes"], json!({}));
    }
    let known = start(&house, "alice").unwrap();
    tokens_of(reply(&house, "alice", &known, &answer_to(0)));
    assert_eq!(not_found(&recording)[5..], vec![json!(false); 5]);
    // A host that gives tokens away, and one that asks for codes.
    let (plan, _) = hosted(|_| issue());
    let giving = plan.hiding().build();
    assert_refused(start(&giving, "nobody"), INCORRECT.0, INCORRECT.1, "given away");
    for (define, field, refusal) in [
        (
            (|_: &[Value]| json!({ "challengeName": "SMS_MFA" })) as fn(&[Value]) -> Value,
            "SMS_MFA_CODE",
            "Invalid code or auth state for the user.",
        ),
        (
            |_: &[Value]| json!({ "challengeName": "SOFTWARE_TOKEN_MFA" }),
            "SOFTWARE_TOKEN_MFA_CODE",
            "Invalid code received for user",
        ),
    ] {
        let (plan, _) = hosted(define);
        let house = plan.hiding().build();
        let challenge = start(&house, "nobody").unwrap();
        let responses = json!({ "USERNAME": "nobody", field: "123456" });
        let name = challenge["ChallengeName"].as_str().unwrap();
        let answer = house.respond(name, &challenge["Session"], responses);
        assert_refused(answer, Code::CodeMismatchException, refusal, field);
        assert!(house.outbox.messages().is_empty());
    }
}

#[test]
fn strangers_are_turned_away_where_the_client_tells() {
    let (house, recording) = house(once);
    let no_user = "User does not exist.";
    assert_refused(start(&house, "nobody"), Code::UserNotFoundException, no_user, "told");
    assert!(recording.events().is_empty());
    let challenge = start(&house, "alice").unwrap();
    tokens_of(reply(&house, "alice", &challenge, &answer_to(0)));
    assert_eq!(not_found(&recording), Vec::<Value>::new());
}

#[test]
fn a_user_is_asked_under_any_name_and_told_the_real_one() {
    let (plan, recording) = hosted(once);
    let house = plan.pool(json!({ "UsernameAttributes": ["email"] })).build();
    house.sign_up_with("alice@example.com", &[]).unwrap();
    house.admin("AdminConfirmSignUp", "alice@example.com", json!({})).unwrap();
    let challenge = start(&house, "alice@example.com").unwrap();
    let real = challenge["ChallengeParameters"]["USERNAME"].clone();
    assert!(recording.events().iter().skip(1).all(|recorded| recorded.event["userName"] == real));
    // Either name goes on with it.
    let tokens = tokens_of(reply(&house, "alice@example.com", &challenge, &answer_to(0)));
    assert_eq!(claims(&tokens["IdToken"])["cognito:username"], real);
    let challenge = start(&house, "alice@example.com").unwrap();
    tokens_of(reply(&house, real.as_str().unwrap(), &challenge, &answer_to(0)));
}

/// The host answers for its users: only who is disabled is kept out, and where a password is proved it counts as ever.
#[test]
fn users_in_every_state() {
    type Prepare = fn(&House);
    type Expected = Option<(Code, &'static str)>;
    let disabled: Expected = Some((Code::NotAuthorizedException, "User is disabled."));
    let rows: [(&str, Prepare, Expected); 5] = [
        ("CONFIRMED", |house| house.user("alice"), None),
        ("UNCONFIRMED", |house| drop(house.sign_up("alice").unwrap()), None),
        ("FORCE_CHANGE_PASSWORD", |house| drop(house.invite("alice", json!({})).unwrap()), None),
        (
            "RESET_REQUIRED",
            |house| {
                house.user("alice");
                house.admin("AdminResetUserPassword", "alice", json!({})).unwrap();
            },
            None,
        ),
        (
            "disabled",
            |house| {
                house.user("alice");
                house.admin("AdminDisableUser", "alice", json!({})).unwrap();
            },
            disabled,
        ),
    ];
    for (state, prepare, expected) in rows {
        for hiding in [false, true] {
            let (plan, _) = hosted(once);
            let house = if hiding { plan.hiding() } else { plan }.build();
            prepare(&house);
            let answer: Result<Value, Error> =
                start(&house, "alice").and_then(|challenge| reply(&house, "alice", &challenge, &answer_to(0)));
            match expected {
                None => {
                    tokens_of(answer);
                }
                Some((code, message)) => assert_refused(answer, code, message, state),
            }
            if hiding {
                // Who does not know the answer does not learn the state.
                let challenge = start(&house, "alice").unwrap();
                assert_refused(reply(&house, "alice", &challenge, "x"), INCORRECT.0, INCORRECT.1, state);
            }
        }
    }
    // Whoever is disabled while being asked does not come in.
    let (house, _) = house(once);
    let challenge = start(&house, "alice").unwrap();
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    let answer = reply(&house, "alice", &challenge, &answer_to(0));
    assert_refused(answer, Code::NotAuthorizedException, "User is disabled.", "meanwhile");
}

#[test]
fn with_a_password_the_state_counts() {
    type Prepare = fn(&House);
    let define = |session: &[Value]| match session {
        [only] if only["challengeName"] == "SRP_A" => json!({ "challengeName": "PASSWORD_VERIFIER" }),
        [.., last] if last["challengeName"] == "PASSWORD_VERIFIER" => issue(),
        _ => fail(),
    };
    let rows: [(Prepare, Code, &str); 2] = [
        (|house| drop(house.sign_up("alice").unwrap()), Code::UserNotConfirmedException, "User is not confirmed."),
        (
            |house| {
                house.user("alice");
                house.admin("AdminResetUserPassword", "alice", json!({})).unwrap();
            },
            Code::PasswordResetRequiredException,
            "Password reset required for the user",
        ),
    ];
    for (prepare, code, message) in rows {
        let (plan, _) = hosted(define);
        let house = plan.build();
        prepare(&house);
        let proof = super::with_srp::begin(&house, "alice", PASSWORD).unwrap();
        assert_refused(house.prove(&proof), code, message, "right");
        let proof = super::with_srp::begin(&house, "alice", "Wrong-Horse-9").unwrap();
        assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "wrong");
    }
    // A stranger's proof fails like a user's.
    let (plan, _) = hosted(define);
    let house = plan.hiding().build();
    let proof = super::with_srp::begin(&house, "nobody", PASSWORD).unwrap();
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "nobody");
    // And a right one is enough where the host says so.
    house.user("alice");
    let proof = super::with_srp::begin(&house, "alice", PASSWORD).unwrap();
    tokens_of(house.prove(&proof));
}
