//! Second factors: what pools offer, what users set up, and how they are asked for (spec/auth-flows.md §7).

mod auth_factors;
mod challenges;
mod choice;
mod pool;
mod preference;
mod set_up;
mod software_token;

use poolgate_env::Clock;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::support::{House, Plan, email_of, list, text, tokens_of};

/// A pool with all three factors in this mode, and its user alice with both addresses verified.
fn house(mode: &str) -> House {
    let house = Plan::new().build();
    configure(&house, mode, &["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
    person(&house, "alice", &[("email", &email_of("alice")), ("phone_number", PHONE)]);
    house
}

const PHONE: &str = "+15550001234";

/// SetUserPoolMfaConfig.
pub(crate) fn configure(house: &House, mode: &str, factors: &[&str]) {
    let mut members = json!({ "MfaConfiguration": mode });
    let sender = json!({ "SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x" });
    for factor in factors {
        let (member, value) = match *factor {
            "SMS_MFA" => ("SmsMfaConfiguration", json!({ "SmsConfiguration": sender })),
            "EMAIL_OTP" => ("EmailMfaConfiguration", json!({})),
            _ => ("SoftwareTokenMfaConfiguration", json!({ "Enabled": true })),
        };
        members[member] = value;
    }
    house.call("SetUserPoolMfaConfig", members).unwrap();
}

/// A confirmed user whose addresses, as far as there are any, are verified.
fn person(house: &House, name: &str, attributes: &[(&str, &str)]) {
    let flags = attributes.iter().map(|(attribute, _)| format!("{attribute}_verified")).collect::<Vec<_>>();
    let all: Vec<(&str, &str)> =
        attributes.iter().copied().chain(flags.iter().map(|flag| (flag.as_str(), "true"))).collect();
    house.invite(name, json!({ "UserAttributes": list(&all) })).unwrap();
    house.set_password(name, crate::support::PASSWORD, true);
}

/// An authenticator app as others write them.
pub(crate) struct App(totp_rs::Totp);

impl App {
    fn new(secret: &Value) -> Self {
        Self(Builder::new().with_secret(Secret::try_from_base32(text(secret)).unwrap()).build().unwrap())
    }

    /// The code that the app shows, `steps` of 30 seconds from now.
    fn code(&self, house: &House, steps: i64) -> String {
        let seconds = house.clock.now().secs() + 30 * steps;
        self.0.generate(u64::try_from(seconds).unwrap()).to_string()
    }

    /// A code of none of the steps around now.
    fn wrong(&self, house: &House) -> String {
        let right = [-1, 0, 1].map(|steps| self.code(house, steps));
        (0..4).map(|number| format!("{number:06}")).find(|code| !right.contains(code)).unwrap()
    }
}

/// Sets an authenticator app up, whose present code is used up thereby.
pub(crate) fn set_up(house: &House, tokens: &Value) -> App {
    let app = App::new(&house.call_as(tokens, "AssociateSoftwareToken", json!({})).unwrap()["SecretCode"]);
    let verified = house.call_as(tokens, "VerifySoftwareToken", json!({ "UserCode": app.code(house, 0) })).unwrap();
    assert_eq!(verified, json!({ "Status": "SUCCESS" }));
    app
}

pub(crate) fn prefer(house: &House, name: &str, members: Value) {
    house.admin("AdminSetUserMFAPreference", name, members).unwrap();
}

/// UserMFASettingList, PreferredMfaSetting and MFAOptions.
fn shown(house: &House, name: &str) -> Value {
    let user = house.admin("AdminGetUser", name, json!({})).unwrap();
    json!([user["UserMFASettingList"], user["PreferredMfaSetting"], user["MFAOptions"]])
}

/// Tokens of a sign-in before any second factor was set up.
fn first_tokens(house: &House, name: &str) -> Value {
    tokens_of(house.by_password(name, crate::support::PASSWORD))
}

/// What a code of the factor is answered as.
fn response(factor: &str, name: &str, code: &str) -> Value {
    json!({ "USERNAME": name, format!("{factor}_CODE"): code })
}

const INVALID: &str = "Invalid session for the user.";
const EXPIRED: &str = "Invalid session for the user, session is expired.";
const USED: &str = "Invalid session for the user, session can only be used once.";
