//! GetUserAuthFactors and AdminGetUserAuthFactors.

use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{PHONE, configure, first_tokens, house, person, prefer, set_up};
use crate::support::{House, Plan, assert_refused, email_of};

/// What both operations answer.
fn factors(house: &House, name: &str, tokens: &Value) -> Value {
    let own = house.call_as(tokens, "GetUserAuthFactors", json!({})).unwrap();
    assert_eq!(own, house.admin("AdminGetUserAuthFactors", name, json!({})).unwrap());
    assert_eq!(own["Username"], name);
    own
}

#[test]
fn what_the_user_has_is_listed_as_far_as_the_pool_takes_it() {
    let house = Plan::new().build();
    person(&house, "alice", &[("email", &email_of("alice")), ("phone_number", PHONE)]);
    let tokens = first_tokens(&house, "alice");
    let configured = || factors(&house, "alice", &tokens)["ConfiguredUserAuthFactors"].take();
    assert_eq!(configured(), json!(["PASSWORD"]));
    configure(&house, "OPTIONAL", &["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
    assert_eq!(configured(), json!(["PASSWORD", "EMAIL_OTP"]));
    set_up(&house, &tokens);
    assert_eq!(configured(), json!(["PASSWORD", "EMAIL_OTP", "SOFTWARE_TOKEN"]));
    let policy = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "SMS_OTP"] } });
    house.call("UpdateUserPool", json!({ "Policies": policy, "MfaConfiguration": "OPTIONAL" })).unwrap();
    assert_eq!(configured(), json!(["PASSWORD", "EMAIL_OTP", "SMS_OTP", "SOFTWARE_TOKEN"]));
    house.admin("AdminDeleteUserAttributes", "alice", json!({ "UserAttributeNames": ["email"] })).unwrap();
    assert_eq!(configured(), json!(["PASSWORD", "SMS_OTP", "SOFTWARE_TOKEN"]));
}

#[test]
fn preferences_are_told_beside_them() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let own = factors(&house, "alice", &tokens);
    assert!(own.get("UserMFASettingList").is_none() && own.get("PreferredMfaSetting").is_none(), "{own}");
    let settings = json!({ "SMSMfaSettings": { "Enabled": true },
        "EmailMfaSettings": { "Enabled": true, "PreferredMfa": true } });
    prefer(&house, "alice", settings);
    let own = factors(&house, "alice", &tokens);
    assert_eq!(own["UserMFASettingList"], json!(["SMS_MFA", "EMAIL_OTP"]));
    assert_eq!(own["PreferredMfaSetting"], "EMAIL_OTP");
    let refused = house.admin("AdminGetUserAuthFactors", "nobody", json!({}));
    assert_refused(refused, Code::UserNotFoundException, "User does not exist.", "nobody");
}
