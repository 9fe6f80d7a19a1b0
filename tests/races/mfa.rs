//! Second factors: a code counts once, in however many sign-ins it is shown at once.

use std::time::Duration;

use poolgate::wire::{Code, Error};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use crate::house::{Answer, CODE, House, PASSWORD, RACERS, ROUNDS, race, text, winner};

const USED_UP: &str = "Your software token has already been used once.";
const USED: &str = "Invalid session for the user, session can only be used once.";

/// The pool offers apps and e-mail.
fn offer(house: &House, mode: &str) {
    let members = json!({ "MfaConfiguration": mode, "SoftwareTokenMfaConfiguration": { "Enabled": true },
        "EmailMfaConfiguration": {} });
    house.call("SetUserPoolMfaConfig", members).unwrap();
}

fn turn_on(house: &House, name: &str, settings: &str) {
    house.admin("AdminSetUserMFAPreference", name, json!({ settings: { "Enabled": true } })).unwrap();
}

fn app(secret: &Value) -> Totp {
    Builder::new().with_secret(Secret::try_from_base32(text(secret)).unwrap()).build().unwrap()
}

/// The code of so many steps from now. Nobody waits for its step to begin: an app's clock may be ahead.
fn code(house: &House, app: &Totp, steps: i64) -> String {
    app.generate(u64::try_from(house.now().secs() + 30 * steps).unwrap()).to_string()
}

/// A user who is asked for a code of the app.
fn user_with_app(house: &House, name: &str) -> Totp {
    house.user(name);
    let token = house.tokens(name)["AccessToken"].take();
    let answer = house.call("AssociateSoftwareToken", json!({ "AccessToken": token })).unwrap();
    let app = app(&answer["SecretCode"]);
    let members = json!({ "AccessToken": token, "UserCode": code(house, &app, 0) });
    house.call("VerifySoftwareToken", members).unwrap();
    turn_on(house, name, "SoftwareTokenMfaSettings");
    house.advance(Duration::from_mins(1));
    app
}

fn sessions(house: &House, name: &str) -> Vec<Value> {
    (0..RACERS).map(|_| house.by_password(name, PASSWORD).unwrap()["Session"].take()).collect()
}

fn show(house: &House, factor: &str, name: &str, session: &Value, code: &str) -> Answer {
    house.respond(factor, session, &json!({ "USERNAME": name, format!("{factor}_CODE"): code }))
}

/// In sign-ins of their own, and all in one.
pub(crate) fn a_code_of_an_app_counts_once(house: &House) {
    offer(house, "OPTIONAL");
    let app = user_with_app(house, "alice");
    for _ in 0..ROUNDS {
        let own = sessions(house, "alice");
        let shown = code(house, &app, 0);
        let answers = race(|racer| show(house, "SOFTWARE_TOKEN_MFA", "alice", &own[racer], &shown));
        let first = winner(&answers, Code::ExpiredCodeException, USED_UP);
        house.advance(Duration::from_mins(1));
        let (shown, other) = (code(house, &app, 0), &own[(first + 1) % RACERS]);
        let answers = race(|_| show(house, "SOFTWARE_TOKEN_MFA", "alice", other, &shown));
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        house.advance(Duration::from_mins(1));
    }
}

pub(crate) fn a_code_by_email_counts_once(house: &House) {
    offer(house, "OPTIONAL");
    house.user("alice");
    turn_on(house, "alice", "EmailMfaSettings");
    for _ in 0..ROUNDS {
        let session = house.by_password("alice", PASSWORD).unwrap()["Session"].take();
        let answers = race(|_| show(house, "EMAIL_OTP", "alice", &session, CODE));
        winner(&answers, Code::NotAuthorizedException, USED);
    }
}

/// All show a code of one secret, or each of an own one: the user has one app in the end.
pub(crate) fn an_app_is_set_up_once(house: &House) {
    offer(house, "ON");
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        house.admin("AdminCreateUser", &name, json!({ "MessageAction": "SUPPRESS" })).unwrap();
        let password = json!({ "Password": PASSWORD, "Permanent": true });
        house.admin("AdminSetUserPassword", &name, password).unwrap();
        let given: Vec<(Totp, Value)> = sessions(house, &name)
            .into_iter()
            .map(|session| {
                let mut answer = house.call("AssociateSoftwareToken", json!({ "Session": session })).unwrap();
                (app(&answer["SecretCode"]), answer["Session"].take())
            })
            .collect();
        let codes: Vec<String> = given.iter().map(|(app, _)| code(house, app, 0)).collect();
        let answers = race(|racer| {
            // Half of them share what the first was given.
            let at = if racer % 2 == 0 { 0 } else { racer };
            house.call("VerifySoftwareToken", json!({ "Session": given[at].1, "UserCode": codes[at] }))
        });
        let refusals: Vec<&Error> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!(refusals.len(), RACERS - 1, "{refusals:?}");
        assert!(refusals.iter().all(|error| error.code == Code::NotAuthorizedException), "{refusals:?}");
        let first = answers.iter().position(Result::is_ok).unwrap();
        let done = &answers[first].as_ref().unwrap()["Session"];
        house.respond("MFA_SETUP", done, &json!({ "USERNAME": name })).unwrap();
        house.advance(Duration::from_mins(1));
        let session = house.by_password(&name, PASSWORD).unwrap()["Session"].take();
        let its = &given[if first % 2 == 0 { 0 } else { first }].0;
        show(house, "SOFTWARE_TOKEN_MFA", &name, &session, &code(house, its, 0)).unwrap();
    }
}
