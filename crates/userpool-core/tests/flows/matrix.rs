//! Every flow of sign-in, for a user in every state, under every setting of MFA: what comes first once the flow's own
//! proof is right. The tables are spec/auth-flows.md §1, §7 and §9 written out.

use std::time::Duration;

use poolgate_triggers::{
    CreateAuthChallenge, CreateAuthChallengeResponse, DefineAuthChallenge, DefineAuthChallengeResponse, Event,
    HandlerError, Triggers,
};
use poolgate_wire::Error;
use serde_json::{Value, json};

use crate::{
    mfa::{configure, prefer, set_up},
    support::{House, OTHER_PASSWORD, PASSWORD, Plan, email_of, list, text},
};

/// The settings of the pool, and what alice has set up: the columns.
const SETTINGS: [&str; 7] =
    ["OFF", "OPTIONAL", "OPTIONAL, app", "OPTIONAL, app and phone", "ON", "ON, app", "ON, phone"];

const INCORRECT: &str = "NotAuthorizedException: Incorrect username or password.";
const NOBODY: &str = "UserNotFoundException: User does not exist.";
const UNCONFIRMED: &str = "UserNotConfirmedException: User is not confirmed.";
const DISABLED: &str = "NotAuthorizedException: User is disabled.";
const RESET: &str = "PasswordResetRequiredException: Password reset required for the user";
const WAITS: &str = "NotAuthorizedException: Password attempts exceeded";
const TEMPORARY_IS_OLD: &str =
    "NotAuthorizedException: Temporary password has expired and must be reset by an administrator.";

/// What a right password leads to: each row a state of alice, each column one of [`SETTINGS`].
const BY_PASSWORD: [(&str, [&str; 7]); 10] = [
    ("nobody", [NOBODY; 7]),
    ("UNCONFIRMED", [UNCONFIRMED; 7]),
    (
        "CONFIRMED",
        ["tokens", "tokens", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "SOFTWARE_TOKEN_MFA", "SMS_MFA"],
    ),
    ("FORCE_CHANGE_PASSWORD", ["NEW_PASSWORD_REQUIRED"; 7]),
    ("FORCE_CHANGE_PASSWORD, too late", [TEMPORARY_IS_OLD; 7]),
    ("RESET_REQUIRED", [RESET; 7]),
    ("disabled", [DISABLED; 7]),
    ("without a password", [INCORRECT; 7]),
    ("with another password", [INCORRECT; 7]),
    ("locked out", [WAITS; 7]),
];

/// The flows that take a password.
const PASSWORD_FLOWS: [&str; 6] = [
    "USER_PASSWORD_AUTH",
    "ADMIN_USER_PASSWORD_AUTH",
    "ADMIN_NO_SRP_AUTH",
    "USER_SRP_AUTH",
    "USER_AUTH, PASSWORD",
    "USER_AUTH, PASSWORD_SRP",
];

/// A pool in which codes sign in as long as MFA is not required, and a client of every flow.
fn house() -> House {
    let factors = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"] } });
    let flows = json!([
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_USER_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_CUSTOM_AUTH",
    ]);
    let plan = Plan::new().pool(json!({ "Policies": factors })).client(json!({ "ExplicitAuthFlows": flows }));
    let house = plan.triggers(asking()).build();
    configure(&house, "OPTIONAL", &["SMS_MFA", "SOFTWARE_TOKEN_MFA"]);
    house
}

/// The host's functions: after the password, where the client begins with it, one question.
fn asking() -> Triggers {
    let define = |event: Event<DefineAuthChallenge>| async move {
        let srp = event.request.session.last().is_some_and(|last| last.challenge_name == "SRP_A");
        let challenge_name = Some(if srp { "PASSWORD_VERIFIER" } else { "CUSTOM_CHALLENGE" }.to_owned());
        Ok::<_, HandlerError>(DefineAuthChallengeResponse { challenge_name, ..Default::default() })
    };
    let create =
        |_: Event<CreateAuthChallenge>| async { Ok::<_, HandlerError>(CreateAuthChallengeResponse::default()) };
    Triggers::builder().on::<DefineAuthChallenge>(define).on::<CreateAuthChallenge>(create).build()
}

/// Brings alice into the state, with what the setting says she has, and then the pool to its setting. Gives back the
/// tokens of a sign-in before all that, where there was one.
fn prepare(house: &House, state: &str, setting: &str) -> Value {
    let (mode, has) = setting.split_once(", ").unwrap_or((setting, ""));
    let mut tokens = Value::Null;
    match state {
        "nobody" => {}
        "UNCONFIRMED" => drop(house.sign_up("alice").unwrap()),
        "without a password" => {
            let attributes = list(&[("email", &email_of("alice")), ("email_verified", "true")]);
            house.admin("AdminCreateUser", "alice", json!({ "UserAttributes": attributes })).unwrap();
        }
        _ => {
            house.user("alice");
            tokens = house.tokens("alice");
        }
    }
    if has.contains("phone") && state != "nobody" {
        let phone = list(&[("phone_number", "+14155550100"), ("phone_number_verified", "true")]);
        house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": phone })).unwrap();
    }
    // Who never signed in has no app.
    if has.contains("app") && !tokens.is_null() {
        set_up(house, &tokens);
        let enabled = json!({ "Enabled": true });
        prefer(house, "alice", json!({ "SoftwareTokenMfaSettings": enabled }));
        if has.contains("phone") {
            prefer(house, "alice", json!({ "SMSMfaSettings": enabled }));
        }
    }
    match state {
        "FORCE_CHANGE_PASSWORD" => house.set_password("alice", PASSWORD, false),
        "FORCE_CHANGE_PASSWORD, too late" => {
            house.set_password("alice", PASSWORD, false);
            house.clock.advance(Duration::from_hours(7 * 24));
        }
        "RESET_REQUIRED" => drop(house.admin("AdminResetUserPassword", "alice", json!({})).unwrap()),
        "disabled" => drop(house.admin("AdminDisableUser", "alice", json!({})).unwrap()),
        "with another password" => house.set_password("alice", OTHER_PASSWORD, true),
        "locked out" => {
            for _ in 0..6 {
                house.by_password("alice", OTHER_PASSWORD).unwrap_err();
            }
        }
        _ => {}
    }
    if mode == "ON" {
        // Where a second factor is required, a code cannot be the only one.
        let sms = json!({ "SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x" });
        let members = json!({ "AutoVerifiedAttributes": ["email"], "MfaConfiguration": "OPTIONAL",
            "SmsConfiguration": sms });
        house.call("UpdateUserPool", members).unwrap();
    }
    if mode == "OFF" {
        house.call("SetUserPoolMfaConfig", json!({ "MfaConfiguration": "OFF" })).unwrap();
    } else {
        configure(house, mode, &["SMS_MFA", "SOFTWARE_TOKEN_MFA"]);
    }
    tokens
}

/// Shows alice's password in the flow.
fn show_password(house: &House, flow: &str) -> Result<Value, Error> {
    let (flow, preferred) = flow.split_once(", ").unwrap_or((flow, ""));
    if flow == "USER_SRP_AUTH" || preferred == "PASSWORD_SRP" {
        let proof = house.srp_by("alice", PASSWORD, |mut parameters| {
            parameters["PREFERRED_CHALLENGE"] = preferred.into();
            house.initiate(flow, parameters)
        })?;
        return house.prove(&proof);
    }
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "PREFERRED_CHALLENGE": preferred });
    house.initiate(flow, parameters)
}

/// What an answer comes to, in a table's words.
fn word(answer: &Result<Value, Error>) -> String {
    match answer {
        Ok(answer) if answer.get("AuthenticationResult").is_some() => "tokens".into(),
        Ok(answer) => text(&answer["ChallengeName"]),
        Err(error) => format!("{}: {}", error.code, error.message),
    }
}

#[test]
fn a_right_password() {
    for (state, row) in BY_PASSWORD {
        for (setting, expected) in SETTINGS.into_iter().zip(row) {
            for flow in PASSWORD_FLOWS {
                // Who has no password is not offered it, and is offered what there is.
                if state == "without a password" && flow.starts_with("USER_AUTH") {
                    continue;
                }
                let house = house();
                prepare(&house, state, setting);
                let first = word(&show_password(&house, flow));
                assert_eq!(first, expected, "{flow}, {state}, {setting}");
            }
        }
    }
}

#[test]
fn a_code_as_the_only_factor() {
    // What comes first, and what a right code leads to then. Not under ON, where codes are no first factors.
    let table: [(&str, [(&str, &str); 3]); 7] = [
        ("nobody", [(NOBODY, ""); 3]),
        ("UNCONFIRMED", [("EMAIL_OTP", "tokens"); 3]),
        ("CONFIRMED", [("EMAIL_OTP", "tokens"), ("EMAIL_OTP", "tokens"), ("SELECT_CHALLENGE", "")]),
        ("FORCE_CHANGE_PASSWORD", [("EMAIL_OTP", "tokens"), ("EMAIL_OTP", "tokens"), ("SELECT_CHALLENGE", "")]),
        ("RESET_REQUIRED", [("EMAIL_OTP", "tokens"), ("EMAIL_OTP", "tokens"), ("SELECT_CHALLENGE", "")]),
        ("disabled", [("EMAIL_OTP", DISABLED), ("EMAIL_OTP", DISABLED), ("SELECT_CHALLENGE", "")]),
        ("without a password", [("EMAIL_OTP", "tokens"); 3]),
    ];
    for (state, row) in table {
        for (setting, (first, then)) in SETTINGS.into_iter().zip(row) {
            let house = house();
            prepare(&house, state, setting);
            let parameters = json!({ "USERNAME": "alice", "PREFERRED_CHALLENGE": "EMAIL_OTP" });
            let asked = house.initiate("USER_AUTH", parameters);
            assert_eq!(word(&asked), first, "{state}, {setting}");
            if !then.is_empty() {
                let code = house.code(&email_of("alice"));
                let responses = json!({ "USERNAME": "alice", "EMAIL_OTP_CODE": code });
                let answer = house.respond("EMAIL_OTP", &asked.unwrap()["Session"], responses);
                assert_eq!(word(&answer), then, "{state}, {setting}");
            }
        }
    }
}

#[test]
fn the_hosts_questions() {
    // Whoever may come in is asked, whatever the pool's setting: what a sign-in without a password needs is the host's
    // to say.
    let table = [
        ("nobody", NOBODY),
        ("UNCONFIRMED", "CUSTOM_CHALLENGE"),
        ("CONFIRMED", "CUSTOM_CHALLENGE"),
        ("FORCE_CHANGE_PASSWORD", "CUSTOM_CHALLENGE"),
        ("RESET_REQUIRED", "CUSTOM_CHALLENGE"),
        ("disabled", DISABLED),
        ("without a password", "CUSTOM_CHALLENGE"),
        ("locked out", "CUSTOM_CHALLENGE"),
    ];
    for (state, expected) in table {
        for setting in SETTINGS {
            let house = house();
            prepare(&house, state, setting);
            let asked = house.initiate("CUSTOM_AUTH", json!({ "USERNAME": "alice" }));
            assert_eq!(word(&asked), expected, "{state}, {setting}");
        }
    }
}

#[test]
fn the_hosts_questions_after_a_right_password() {
    // As a password alone, with the host's question where that comes to tokens.
    for (state, row) in BY_PASSWORD {
        for (setting, expected) in SETTINGS.into_iter().zip(row) {
            let house = house();
            prepare(&house, state, setting);
            let proof = house.srp_by("alice", PASSWORD, |mut parameters| {
                parameters["CHALLENGE_NAME"] = "SRP_A".into();
                house.initiate("CUSTOM_AUTH", parameters)
            });
            let first = proof.and_then(|proof| house.prove(&proof));
            let expected = if expected == "tokens" { "CUSTOM_CHALLENGE" } else { expected };
            assert_eq!(word(&first), expected, "{state}, {setting}");
        }
    }
}

#[test]
fn a_refresh_token() {
    // A refresh asks for no factor, whatever the pool's setting is by then.
    let table = [
        ("CONFIRMED", "tokens"),
        ("FORCE_CHANGE_PASSWORD", "tokens"),
        ("RESET_REQUIRED", "tokens"),
        ("disabled", DISABLED),
        ("locked out", "tokens"),
    ];
    for (state, expected) in table {
        for setting in SETTINGS {
            for flow in ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"] {
                let house = house();
                let tokens = prepare(&house, state, setting);
                let answer = house.initiate(flow, json!({ "REFRESH_TOKEN": tokens["RefreshToken"] }));
                assert_eq!(word(&answer), expected, "{flow}, {state}, {setting}");
            }
        }
    }
}
