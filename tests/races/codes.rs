//! Codes and the steps of a sign-in: each counts once, and every attempt counts.

use poolgate::wire::{Code, Error};
use serde_json::{Value, json};

use crate::house::{Answer, CODE, House, PASSWORD, RACERS, ROUNDS, WRONG_CODE, email_of, race, winner};

const MISMATCH: &str = "Invalid verification code provided, please try again.";
const EXPIRED: &str = "Invalid code provided, please request a code again.";

/// Wrong codes after which the right one is no good either.
const GUESSES: usize = 10;

pub(crate) fn a_sign_up_is_confirmed_once(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        house.sign_up(&name, &email_of(&name)).unwrap();
        let confirmed = "User cannot be confirmed. Current status is CONFIRMED";
        winner(&race(|_| house.confirm(&name, false)), Code::NotAuthorizedException, confirmed);
    }
}

fn password_of(racer: usize) -> String {
    format!("Racer-Horse-{racer}")
}

pub(crate) fn a_password_is_recovered_once(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        house.user(&name);
        house.call("ForgotPassword", json!({ "Username": name })).unwrap();
        let answers = race(|racer| recover(house, &name, CODE, &password_of(racer)));
        let first = winner(&answers, Code::ExpiredCodeException, EXPIRED);
        house.by_password(&name, &password_of((first + 1) % RACERS)).unwrap_err();
        house.by_password(&name, &password_of(first)).unwrap();
    }
}

fn recover(house: &House, name: &str, code: &str, password: &str) -> Answer {
    let members = json!({ "Username": name, "ConfirmationCode": code, "Password": password });
    house.call("ConfirmForgotPassword", members)
}

pub(crate) fn an_attribute_is_verified_once(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        house.user(&name);
        let token = house.tokens(&name)["AccessToken"].take();
        let moved = json!([{ "Name": "email", "Value": email_of(&format!("new-{round}")) }]);
        house.call("UpdateUserAttributes", json!({ "AccessToken": token, "UserAttributes": moved })).unwrap();
        let members = json!({ "AccessToken": token, "AttributeName": "email", "Code": CODE });
        let answers = race(|_| house.call("VerifyUserAttribute", members.clone()));
        winner(&answers, Code::ExpiredCodeException, EXPIRED);
        assert_eq!(
            house.admin("AdminGetUser", &email_of(&format!("new-{round}")), json!({})).unwrap()["Username"],
            name
        );
    }
}

pub(crate) fn no_wrong_code_goes_uncounted(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        house.user(&name);
        house.call("ForgotPassword", json!({ "Username": name })).unwrap();
        let refusals: Vec<Error> =
            race(|_| recover(house, &name, WRONG_CODE, PASSWORD)).into_iter().map(Result::unwrap_err).collect();
        let guesses = refusals.iter().filter(|error| error.message == MISMATCH).count();
        let late = refusals.iter().filter(|error| error.message == EXPIRED).count();
        assert_eq!((guesses, late), (GUESSES, RACERS - GUESSES));
        assert_eq!(recover(house, &name, CODE, PASSWORD).unwrap_err().message, EXPIRED);
    }
}

pub(crate) fn a_step_is_answered_once(house: &House) {
    for round in 0..ROUNDS {
        let name = format!("bob-{round}");
        let members = json!({ "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS" });
        house.admin("AdminCreateUser", &name, members).unwrap();
        let session = house.by_password(&name, PASSWORD).unwrap()["Session"].take();
        let answers = race(|racer| {
            let answer = json!({ "USERNAME": name, "NEW_PASSWORD": password_of(racer) });
            house.respond("NEW_PASSWORD_REQUIRED", &session, &answer)
        });
        let used = "Invalid session for the user, session can only be used once.";
        let first = winner(&answers, Code::NotAuthorizedException, used);
        house.by_password(&name, &password_of((first + 1) % RACERS)).unwrap_err();
        house.by_password(&name, &password_of(first)).unwrap();
    }
}

pub(crate) fn a_proof_signs_in_once(house: &House) {
    house.user("alice");
    for _ in 0..ROUNDS {
        let proof = house.proof("alice");
        let answers = race(|_| house.respond("PASSWORD_VERIFIER", &Value::Null, &proof));
        winner(&answers, Code::NotAuthorizedException, "Incorrect username or password.");
    }
}
