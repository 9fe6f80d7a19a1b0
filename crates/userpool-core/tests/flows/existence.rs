//! What an outsider learns of who exists (spec/user-pool-model.md §13).

use poolgate_userpool_core::Limits;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, INCORRECT, PASSWORD, Plan, assert_refused, email_of, list, text};

type Row<'a> = (&'a str, Value, Result<Value, (Code, &'a str)>, (Code, &'a str));

const MISMATCH: (Code, &str) = (Code::CodeMismatchException, "Invalid verification code provided, please try again.");
const NO_COMBINATION: (Code, &str) = (Code::UserNotFoundException, "Username/client id combination not found.");
const NO_USER: (Code, &str) = (Code::UserNotFoundException, "User does not exist.");

fn delivery(medium: &str, destination: &str, attribute: &str) -> Value {
    json!({ "DeliveryMedium": medium, "Destination": destination, "AttributeName": attribute })
}

fn compare(answer: Result<Value, Error>, expected: Result<Value, (Code, &str)>, told: &str) {
    match expected {
        Ok(details) => assert_eq!(answer.unwrap()["CodeDeliveryDetails"], details, "{told}"),
        Err((code, message)) => assert_refused(answer, code, message, told),
    }
}

#[test]
fn a_name_that_nobody_has() {
    let address = "nobody@example.com";
    let shown = || Ok(delivery("EMAIL", "n***@e***", "email"));
    let code = json!({ "Username": address, "ConfirmationCode": "123456" });
    let reset = json!({ "Username": address, "ConfirmationCode": "123456", "Password": PASSWORD });
    let initiate =
        |flow: &str| json!({ "AuthFlow": flow, "AuthParameters": { "USERNAME": address, "PASSWORD": PASSWORD } });
    let table: [Row<'_>; 6] = [
        ("InitiateAuth", initiate("USER_PASSWORD_AUTH"), Err(INCORRECT), NO_USER),
        ("AdminInitiateAuth", initiate("ADMIN_USER_PASSWORD_AUTH"), Err(INCORRECT), NO_USER),
        ("ForgotPassword", json!({ "Username": address }), shown(), NO_COMBINATION),
        ("ConfirmForgotPassword", reset, Err(MISMATCH), NO_COMBINATION),
        ("ResendConfirmationCode", json!({ "Username": address }), shown(), NO_COMBINATION),
        ("ConfirmSignUp", code, Err(MISMATCH), NO_COMBINATION),
    ];
    for (operation, members, hidden, open) in table {
        compare(Plan::new().hiding().build().call(operation, members.clone()), hidden, operation);
        let explicit = json!({ "PreventUserExistenceErrors": "LEGACY" });
        for plan in [Plan::new(), Plan::new().client(explicit)] {
            let told = plan.build().call(operation, members.clone());
            assert_refused(told, open.0, open.1, operation);
        }
    }
    // Administrators, and who takes a name that is taken, are told in any case.
    for plan in [Plan::new(), Plan::new().hiding()] {
        let house = plan.build();
        for (operation, members) in [
            ("AdminGetUser", json!({})),
            ("AdminConfirmSignUp", json!({})),
            ("AdminDisableUser", json!({})),
            ("AdminEnableUser", json!({})),
            ("AdminDeleteUser", json!({})),
            ("AdminResetUserPassword", json!({})),
            ("AdminUserGlobalSignOut", json!({})),
            ("AdminListGroupsForUser", json!({})),
            ("AdminSetUserPassword", json!({ "Password": PASSWORD })),
            ("AdminUpdateUserAttributes", json!({ "UserAttributes": list(&[("name", "x")]) })),
            ("AdminDeleteUserAttributes", json!({ "UserAttributeNames": ["name"] })),
        ] {
            assert_refused(house.admin(operation, "nobody", members), NO_USER.0, NO_USER.1, operation);
        }
        house.user("alice");
        assert_refused(house.sign_up("alice"), Code::UsernameExistsException, "User already exists", "SignUp");
    }
}

#[test]
fn a_name_longer_than_any_users_is_nobodys() {
    // AuthParameters bound no value. Even so it is a name, also one that looks like an address.
    for name in ["x".repeat(10_000), email_of(&"x".repeat(1000)), "é".repeat(600)] {
        let told = Plan::new().build();
        assert_refused(told.by_password(&name, PASSWORD), NO_USER.0, NO_USER.1, "told");
        let hiding = Plan::new().hiding().build();
        assert_refused(hiding.by_password(&name, PASSWORD), INCORRECT.0, INCORRECT.1, "hidden");
        let proof = hiding.srp(&name, PASSWORD).unwrap();
        assert_refused(hiding.prove(&proof), INCORRECT.0, INCORRECT.1, "hidden by SRP");
        hiding.user("alice");
        let mut proof = hiding.srp("alice", PASSWORD).unwrap();
        proof["USERNAME"] = json!(name);
        assert_refused(hiding.prove(&proof), INCORRECT.0, INCORRECT.1, "another's proof");
    }
}

#[test]
fn a_simulated_delivery_looks_like_the_pools_own_and_stays_the_same() {
    let details = |house: &House, name: &str| {
        house.call("ForgotPassword", json!({ "Username": name })).unwrap()["CodeDeliveryDetails"].take()
    };
    let phones = json!({ "AutoVerifiedAttributes": ["phone_number"] });
    for (plan, name, medium, destination) in [
        (Plan::new(), "nobody@example.com", "EMAIL", Some("n***@e***")),
        (Plan::new(), "nobody", "EMAIL", None),
        (Plan::new().pool(phones.clone()), "nobody", "SMS", None),
        (Plan::new().pool(phones), "+14155550123", "SMS", Some("+*******0123")),
    ] {
        let house = plan.hiding().build();
        let first = details(&house, name);
        assert_eq!(first["DeliveryMedium"], medium, "{name}");
        assert_eq!(first["AttributeName"], if medium == "SMS" { "phone_number" } else { "email" });
        assert_eq!(details(&house, name), first, "{name}");
        assert!(destination.is_none_or(|destination| first["Destination"] == destination), "{first}");
        let shape =
            |text: &str| text.chars().map(|c| if c.is_ascii_alphanumeric() { 'x' } else { c }).collect::<String>();
        let like = if medium == "SMS" { "+*******0123" } else { "a***@b***" };
        assert_eq!(shape(&text(&first["Destination"])), shape(like), "{name}");
        assert!(house.outbox.messages().is_empty());
    }
}

/// Whoever asks and guesses on and on is stopped after as many times, whether or not there is such a user.
#[test]
fn the_limits_tell_nothing_of_who_exists() {
    let asked = |operation: &str, members: Value, times: usize| {
        let house = Plan::new().hiding().limits(Limits::default()).build();
        house.sign_up("alice").unwrap();
        if operation.ends_with("Password") {
            house.confirm("alice", &house.code(&email_of("alice"))).unwrap();
        }
        if operation == "ConfirmForgotPassword" {
            house.forgot("alice").unwrap();
            house.forgot("nobody").unwrap();
        }
        let answers = |name: &str| -> Vec<Option<Code>> {
            let mut members = members.clone();
            members["Username"] = name.into();
            (0..times).map(|_| house.call(operation, members.clone()).err().map(|error| error.code)).collect()
        };
        let (known, unknown) = (answers("alice"), answers("nobody"));
        assert_eq!(known, unknown, "{operation}");
        assert_eq!(known.last(), Some(&Some(Code::LimitExceededException)), "{operation}");
        known
    };
    let wrong = json!({ "ConfirmationCode": "wrong!", "Password": PASSWORD });
    assert_eq!(asked("ForgotPassword", json!({}), 21).iter().filter(|code| code.is_none()).count(), 20);
    assert_eq!(asked("ResendConfirmationCode", json!({}), 6).iter().filter(|code| code.is_none()).count(), 5);
    for (operation, times) in [("ConfirmSignUp", 16), ("ConfirmForgotPassword", 20)] {
        let codes = asked(operation, wrong.clone(), times);
        assert_eq!(codes[9], Some(Code::CodeMismatchException), "{operation}");
        assert_eq!(codes[10], Some(Code::ExpiredCodeException), "{operation}");
    }
}

/// Who is disabled or has no way to recover looks like nobody, where the client hides who exists.
#[test]
fn a_user_without_a_way_back_looks_like_nobody() {
    let house = Plan::new().hiding().build();
    house.user("alice");
    house.user("bob");
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    let attributes = json!({ "UserAttributes": list(&[("email_verified", "false")]) });
    house.admin("AdminUpdateUserAttributes", "bob", attributes).unwrap();
    let sent = house.outbox.messages().len();
    for name in ["alice", "bob", "nobody"] {
        let answer = house.call("ForgotPassword", json!({ "Username": name })).unwrap();
        assert_eq!(answer["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL", "{name}");
    }
    assert_eq!(house.outbox.messages().len(), sent);
    assert_eq!(house.attributes("bob")["email"], email_of("bob"));
}
