//! Which second factor follows the password: the table of spec/auth-flows.md §7.

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{PHONE, configure, first_tokens, person, prefer, set_up};
use crate::support::{House, PASSWORD, Plan, assert_refused, email_of};

const SMS: &str = "SMS_MFA";
const APP: &str = "SOFTWARE_TOKEN_MFA";
const EMAIL: &str = "EMAIL_OTP";
const ALL: &[&str] = &[SMS, APP, EMAIL];

/// One user of one pool.
#[derive(Debug, Clone, Copy, Default)]
struct Case {
    mode: &'static str,
    /// What the pool offers.
    offers: &'static [&'static str],
    /// By which the pool recovers accounts, in this order.
    recovers_by: &'static [&'static str],
    /// What the user has, by the factor it is for.
    has: &'static [&'static str],
    /// What the user turned on.
    on: &'static [&'static str],
    preferred: Option<&'static str>,
}

impl Case {
    fn house(self) -> House {
        let mechanisms: Vec<Value> =
            self.recovers_by.iter().enumerate().map(|(at, name)| json!({ "Name": name, "Priority": at + 1 })).collect();
        let mut plan = Plan::new();
        if !mechanisms.is_empty() {
            plan = plan.pool(json!({ "AccountRecoverySetting": { "RecoveryMechanisms": mechanisms } }));
        }
        let house = plan.build();
        configure(&house, "OPTIONAL", ALL);
        let email = email_of("alice");
        let addresses = [(SMS, ("phone_number", PHONE)), (EMAIL, ("email", email.as_str()))];
        let given: Vec<(&str, &str)> =
            addresses.into_iter().filter(|(factor, _)| self.has.contains(factor)).map(|(_, address)| address).collect();
        person(&house, "alice", &given);
        if self.has.contains(&APP) {
            set_up(&house, &first_tokens(&house, "alice"));
            house.clock.advance(Duration::from_secs(30));
        }
        for factor in self.on {
            let member = match *factor {
                SMS => "SMSMfaSettings",
                EMAIL => "EmailMfaSettings",
                _ => "SoftwareTokenMfaSettings",
            };
            let preferred = self.preferred == Some(*factor);
            prefer(&house, "alice", json!({ member: { "Enabled": true, "PreferredMfa": preferred } }));
        }
        configure(&house, self.mode, self.offers);
        house
    }
}

/// What is asked for after the password.
fn asked(case: Case) -> Value {
    let answer = case.house().by_password("alice", PASSWORD).unwrap();
    let parameters = &answer["ChallengeParameters"];
    match answer["ChallengeName"].as_str() {
        None => json!("tokens"),
        Some("SELECT_MFA_TYPE") => json!(["choose", parameters["MFAS_CAN_CHOOSE"]]),
        Some("MFA_SETUP") => json!(["set up", parameters["MFAS_CAN_SETUP"]]),
        Some(name) => json!(name),
    }
}

macro_rules! table {
    ($($name:ident: $mode:literal { $($member:ident: $value:expr),* } => $expected:expr;)*) => {
        $(#[test]
        fn $name() {
            let case = Case { mode: $mode, $($member: $value,)* ..Case::default() };
            assert_eq!(asked(case), json!($expected), "{case:?}");
        })*
    };
}

table! {
    off_asks_for_nothing: "OFF" { has: ALL, on: ALL, preferred: Some(APP) } => "tokens";

    optional_asks_nobody_who_turned_nothing_on: "OPTIONAL" { offers: ALL, has: ALL } => "tokens";
    optional_asks_for_the_one: "OPTIONAL" { offers: ALL, has: ALL, on: &[SMS] } => SMS;
    optional_asks_for_the_one_app: "OPTIONAL" { offers: ALL, has: ALL, on: &[APP] } => APP;
    optional_asks_for_the_one_address: "OPTIONAL" { offers: ALL, has: ALL, on: &[EMAIL] } => EMAIL;
    optional_asks_for_the_preferred: "OPTIONAL" { offers: ALL, has: ALL, on: ALL, preferred: Some(EMAIL) } => EMAIL;
    optional_lets_choose_among_two: "OPTIONAL" { offers: ALL, has: ALL, on: &[EMAIL, SMS] } =>
        ["choose", r#"["SMS_MFA","EMAIL_OTP"]"#];
    optional_lets_choose_among_all: "OPTIONAL" { offers: ALL, has: ALL, on: ALL } =>
        ["choose", r#"["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#];
    optional_does_not_ask_for_what_the_pool_left: "OPTIONAL" { offers: &[APP], has: ALL, on: &[SMS] } => "tokens";
    optional_asks_for_what_the_pool_still_offers: "OPTIONAL"
        { offers: &[APP, EMAIL], has: ALL, on: ALL, preferred: Some(SMS) } =>
        ["choose", r#"["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#];

    on_asks_for_the_preferred: "ON" { offers: ALL, has: ALL, on: &[SMS, APP], preferred: Some(APP) } => APP;
    on_asks_for_the_app_where_there_are_only_apps: "ON" { offers: &[APP], has: ALL } => APP;
    on_lets_choose_between_app_and_address: "ON" { offers: &[APP, EMAIL], has: ALL } =>
        ["choose", r#"["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#];
    on_asks_for_the_phone_that_is_alone: "ON" { offers: ALL, has: &[SMS] } => SMS;
    on_asks_for_the_address_that_is_alone: "ON" { offers: ALL, has: &[EMAIL] } => EMAIL;
    on_lets_choose_where_nobody_recovers: "ON" { offers: ALL, has: &[SMS, EMAIL], recovers_by: &["admin_only"] } =>
        ["choose", r#"["SMS_MFA","EMAIL_OTP"]"#];
    on_keeps_the_address_for_recovery: "ON"
        { offers: ALL, has: &[SMS, EMAIL], recovers_by: &["verified_email", "verified_phone_number"] } => SMS;
    on_keeps_the_phone_for_recovery: "ON"
        { offers: ALL, has: &[SMS, EMAIL], recovers_by: &["verified_phone_number", "verified_email"] } => EMAIL;
    on_has_everything_set_up_where_there_is_nothing: "ON" { offers: ALL } =>
        ["set up", r#"["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#];
    on_has_set_up_what_the_pool_offers: "ON" { offers: &[APP], has: &[SMS, EMAIL], on: &[SMS] } =>
        ["set up", r#"["SOFTWARE_TOKEN_MFA"]"#];
}

#[test]
fn on_refuses_whose_only_factor_is_for_recovery() {
    let case = Case {
        mode: "ON",
        offers: &[EMAIL],
        has: &[EMAIL],
        recovers_by: &["verified_email", "verified_phone_number"],
        ..Case::default()
    };
    let text = "The only MFA method of the user is the primary account recovery method of the user pool.";
    let refused = case.house().by_password("alice", PASSWORD);
    assert_refused(refused, Code::InvalidParameterException, text, "e-mail alone");
}

#[test]
fn a_new_password_comes_before_the_second_factor() {
    let house = Case { mode: "ON", offers: ALL, has: &[SMS], ..Case::default() }.house();
    house.set_password("alice", PASSWORD, false);
    let challenge = house.by_password("alice", PASSWORD).unwrap();
    assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": "Newer-Horse-10" });
    let next = house.respond("NEW_PASSWORD_REQUIRED", &challenge["Session"], answer).unwrap();
    assert_eq!(next["ChallengeName"], "SMS_MFA");
}
