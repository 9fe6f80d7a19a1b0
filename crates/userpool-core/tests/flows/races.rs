//! What counts once counts once, however many try at the same moment.

use std::{sync::Barrier, thread};

use poolgate_triggers::{Event, HandlerError, Triggers, UserMigration, UserMigrationResponse};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::{
    devices::{self, Device, remembered, strict, verify},
    support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, email_of, tokens_of},
};

const RACERS: usize = 8;

/// The answers of everyone who does it at once.
fn race(act: impl Fn(usize) -> Result<Value, Error> + Sync) -> Vec<Result<Value, Error>> {
    let start = Barrier::new(RACERS);
    thread::scope(|scope| {
        let run = |racer| {
            let (start, act) = (&start, &act);
            scope.spawn(move || {
                start.wait();
                act(racer)
            })
        };
        let racers: Vec<_> = (0..RACERS).map(run).collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    })
}

/// One wins, and the others are told so.
fn one_wins(answers: Vec<Result<Value, Error>>, code: Code, message: &str, what: &str) {
    let refusals: Vec<Error> = answers.into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals.len(), RACERS - 1, "{what}");
    for error in refusals {
        assert_eq!((error.code, error.message.as_str()), (code, message), "{what}");
    }
}

fn house() -> House {
    let house = Plan::new().pool(json!({ "AliasAttributes": ["email"] })).build();
    house.user("alice");
    house
}

#[test]
fn a_name_is_given_once() {
    let house = house();
    let answers = race(|_| house.sign_up("bob"));
    one_wins(answers, Code::UsernameExistsException, "User already exists", "sign-up");
    house.confirm("bob", &house.code(&email_of("bob"))).unwrap_or_else(|error| {
        // The code of whoever won may not be the newest message.
        assert_eq!(error.code, Code::CodeMismatchException);
        json!({})
    });
}

#[test]
fn a_code_is_used_once() {
    let house = house();
    house.sign_up("bob").unwrap();
    let code = house.code(&email_of("bob"));
    let confirmed = "User cannot be confirmed. Current status is CONFIRMED";
    one_wins(race(|_| house.confirm("bob", &code)), Code::NotAuthorizedException, confirmed, "confirmation");
    house.forgot("bob").unwrap();
    let code = house.code(&email_of("bob"));
    let gone = "Invalid code provided, please request a code again.";
    let answers = race(|racer| house.recover("bob", &code, &format!("Racer-Horse-{racer}")));
    let winner = answers.iter().position(Result::is_ok).unwrap();
    one_wins(answers, Code::ExpiredCodeException, gone, "recovery");
    for racer in 0..RACERS {
        let signed_in = house.by_password("bob", &format!("Racer-Horse-{racer}")).is_ok();
        assert_eq!(signed_in, racer == winner, "the winner's password is in place");
        house.clock.advance(std::time::Duration::from_mins(15));
    }
}

#[test]
fn a_step_is_answered_once() {
    let house = house();
    let proof = house.srp("alice", PASSWORD).unwrap();
    one_wins(race(|_| house.prove(&proof)), INCORRECT.0, INCORRECT.1, "a proof");
    house.set_password("alice", PASSWORD, false);
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
    let used = "Invalid session for the user, session can only be used once.";
    let answers = race(|racer| {
        let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": format!("Racer-Horse-{racer}") });
        house.respond("NEW_PASSWORD_REQUIRED", &session, answer)
    });
    let winner = answers.iter().position(Result::is_ok).unwrap();
    one_wins(answers, Code::NotAuthorizedException, used, "a new password");
    tokens_of(house.by_password("alice", &format!("Racer-Horse-{winner}")));
}

#[test]
fn a_devices_proof_is_taken_once() {
    let house = strict();
    let device = remembered(&house, "alice");
    let challenge = devices::by_password(&house, "alice", &device.key).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    one_wins(race(|_| verify(&house, &proof)), INCORRECT.0, INCORRECT.1, "a device's proof");
    let session = devices::by_password(&house, "alice", &device.key).unwrap()["Session"].clone();
    let opening = json!({ "USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": "abc" });
    let used = "Invalid session for the user, session can only be used once.";
    let answers = race(|_| house.respond("DEVICE_SRP_AUTH", &session, opening.clone()));
    one_wins(answers, Code::NotAuthorizedException, used, "a device's opening");
    // Sign-ins from one device do not keep each other out.
    let house = Plan::new().pool(devices::remembering()).build();
    let device = remembered(&house, "alice");
    for answer in race(|_| devices::by_password(&house, "alice", &device.key)) {
        tokens_of(answer);
    }
}

#[test]
fn a_device_is_confirmed_once() {
    let house = Plan::new().pool(devices::remembering()).build();
    house.user("alice");
    let tokens = house.tokens("alice");
    let answers = race(|_| Device::of(&tokens).confirm(&house, &tokens));
    one_wins(answers, Code::DeviceKeyExistsException, "Device key already exists.", "a device");
}

#[test]
fn an_alias_is_claimed_once() {
    let house = house();
    let codes: Vec<String> = (0..RACERS)
        .map(|racer| {
            house.sign_up_with(&format!("racer-{racer}"), &[("email", "prize@example.com")]).unwrap();
            house.code("prize@example.com")
        })
        .collect();
    let answers = race(|racer| house.confirm(&format!("racer-{racer}"), &codes[racer]));
    let winner = answers.iter().position(Result::is_ok).unwrap();
    let taken = "An account with the given email already exists.";
    one_wins(answers, Code::AliasExistsException, taken, "an alias");
    let holder = house.admin("AdminGetUser", "prize@example.com", json!({})).unwrap();
    assert_eq!(holder["Username"], format!("racer-{winner}"));
    // With force each takes it from the one before, and one has it in the end.
    let answers = race(|racer| {
        let members = json!({ "Username": format!("racer-{racer}"), "ConfirmationCode": codes[racer],
            "ForceAliasCreation": true });
        house.call("ConfirmSignUp", members)
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), RACERS - 1);
    let holders =
        (0..RACERS).filter(|racer| house.attributes(&format!("racer-{racer}"))["email_verified"] == "true").count();
    assert_eq!(holders, 1);
}

#[test]
fn who_forces_an_alias_is_refused_by_nobody() {
    for _ in 0..10 {
        let house = house();
        let codes: Vec<String> = (0..RACERS)
            .map(|racer| {
                house.sign_up_with(&format!("racer-{racer}"), &[("email", "prize@example.com")]).unwrap();
                house.code("prize@example.com")
            })
            .collect();
        // Nobody holds it when they start.
        let answers = race(|racer| {
            let members = json!({ "Username": format!("racer-{racer}"), "ConfirmationCode": codes[racer],
                "ForceAliasCreation": true });
            house.call("ConfirmSignUp", members)
        });
        for answer in answers {
            answer.unwrap();
        }
        let holders =
            (0..RACERS).filter(|racer| house.attributes(&format!("racer-{racer}"))["email_verified"] == "true");
        assert_eq!(holders.count(), 1);
    }
}

/// Whoever comes along several times at once is one user; wishes differ, the passwords do not.
#[test]
fn a_user_comes_along_once() {
    for pool in [json!({}), json!({ "AliasAttributes": ["email"] }), json!({ "UsernameAttributes": ["email"] })] {
        let name = if pool.get("UsernameAttributes").is_some() { "zoe@example.com" } else { "zoe" };
        let closure = |_: Event<UserMigration>| async {
            let attributes = [("email", "zoe@example.com"), ("email_verified", "true")];
            Ok::<_, HandlerError>(UserMigrationResponse {
                user_attributes: Some(attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into()),
                final_user_status: Some("CONFIRMED".to_owned()),
                message_action: Some("SUPPRESS".to_owned()),
                ..UserMigrationResponse::default()
            })
        };
        let triggers = Triggers::builder().on::<UserMigration>(closure).build();
        let house = Plan::new().pool(pool).triggers(triggers).build();
        for answer in race(|_| house.by_password(name, PASSWORD)) {
            tokens_of(answer);
        }
        assert_eq!(house.list_users("").unwrap().len(), 1);
        house.admin("AdminDeleteUser", name, json!({})).unwrap();
        for answer in race(|_| house.forgot(name)) {
            answer.unwrap();
        }
        assert_eq!(house.list_users("").unwrap().len(), 1);
    }
}

#[test]
fn no_failed_attempt_goes_uncounted() {
    let house = house();
    let answers = race(|_| house.by_password("alice", OTHER_PASSWORD));
    let refusals: Vec<String> = answers.into_iter().map(|answer| answer.unwrap_err().message).collect();
    // Six are let through to be judged; who comes after them waits.
    assert_eq!(refusals.iter().filter(|message| *message == INCORRECT.1).count(), 6, "{refusals:?}");
    assert_eq!(house.by_password("alice", PASSWORD).unwrap_err().message, "Password attempts exceeded");
}

#[test]
fn a_sign_in_does_not_slip_past_a_sign_out() {
    for _ in 0..4 {
        let house = house();
        // Half of them sign in, half disable the user; whoever got tokens before that has dead ones after.
        let answers = race(|racer| {
            if racer % 2 == 0 {
                house.by_password("alice", PASSWORD)
            } else {
                house.admin("AdminDisableUser", "alice", json!({}))
            }
        });
        for answer in answers.into_iter().flatten().filter(|answer| answer.get("AuthenticationResult").is_some()) {
            house.get_user(&answer["AuthenticationResult"]).unwrap_err();
        }
    }
}
