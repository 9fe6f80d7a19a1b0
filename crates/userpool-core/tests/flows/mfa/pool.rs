//! SetUserPoolMfaConfig and what CreateUserPool and UpdateUserPool have of it.

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, Plan, assert_refused, object};

const TOGETHER: &str = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";
const NONE: &str = "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.";
const SMS: &str = "SMS configuration and Auto verification for phone_number are required when MFA is required/optional";
const OTP: &str = "EMAIL_OTP and SMS_OTP can not be allowed as first authentication factors when MFA is required.";
const PASSKEY: &str = "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor";
const RECOVERY: &str = "Invalid account recovery setting parameter. Account Recovery Setting cannot use";

fn sender() -> Value {
    json!({ "SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x" })
}

fn set(house: &House, members: &Value) -> Result<Value, Error> {
    house.call("SetUserPoolMfaConfig", members.clone())
}

fn get(house: &House) -> Value {
    house.call("GetUserPoolMfaConfig", json!({})).unwrap()
}

fn describe(house: &House) -> Value {
    house.call("DescribeUserPool", json!({})).unwrap()["UserPool"].take()
}

#[test]
fn a_new_pool_has_none_and_what_is_set_is_shown() {
    let house = Plan::new().build();
    assert_eq!(get(&house), json!({ "MfaConfiguration": "OFF" }));
    let all = json!({
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": { "SmsAuthenticationMessage": "Yours: {####}", "SmsConfiguration": sender() },
        "SoftwareTokenMfaConfiguration": { "Enabled": true },
        "EmailMfaConfiguration": { "Message": "Code {####}", "Subject": "Sign in" },
        "WebAuthnConfiguration": { "RelyingPartyId": "example.com", "UserVerification": "required",
            "FactorConfiguration": "SINGLE_FACTOR" },
    });
    assert_eq!(set(&house, &all).unwrap(), all);
    assert_eq!(get(&house), all);
    let pool = describe(&house);
    assert_eq!(pool["MfaConfiguration"], "OPTIONAL");
    assert_eq!(pool["SmsConfiguration"], sender());
    assert_eq!(pool["SmsAuthenticationMessage"], "Yours: {####}");
}

#[test]
fn factors_are_replaced_together_and_passkeys_apart() {
    let house = Plan::new().build();
    let token = json!({ "Enabled": true });
    let passkeys = json!({ "RelyingPartyId": "localhost" });
    let web_authn = json!({ "RelyingPartyId": "localhost", "UserVerification": "preferred",
        "FactorConfiguration": "SINGLE_FACTOR" });
    let steps = [
        (
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token, "EmailMfaConfiguration": {} }),
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token, "EmailMfaConfiguration": {} }),
        ),
        // What is left out of the factors goes; a mode that is left out stays.
        (
            json!({ "SoftwareTokenMfaConfiguration": token }),
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token }),
        ),
        (
            json!({ "WebAuthnConfiguration": passkeys }),
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token,
                "WebAuthnConfiguration": web_authn }),
        ),
        (
            json!({ "MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": { "Subject": "Hello" } }),
            json!({ "MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": { "Subject": "Hello" },
                "WebAuthnConfiguration": web_authn }),
        ),
        (
            json!({ "MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": { "Enabled": false } }),
            json!({ "MfaConfiguration": "OFF", "WebAuthnConfiguration": web_authn }),
        ),
        (json!({}), json!({ "MfaConfiguration": "OFF", "WebAuthnConfiguration": web_authn })),
    ];
    for (given, expected) in steps {
        assert_eq!(set(&house, &given).unwrap(), expected, "{given}");
        assert_eq!(get(&house), expected, "{given}");
        assert_eq!(describe(&house)["MfaConfiguration"], expected["MfaConfiguration"], "{given}");
    }
}

#[test]
fn what_does_not_fit_together_is_refused_and_changes_nothing() {
    let token = json!({ "Enabled": true });
    let recovery = |name: &str| json!({ "RecoveryMechanisms": [{ "Name": name, "Priority": 1 }] });
    let factors = |list: Value| json!({ "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": list } } });
    let by_email = json!({ "AccountRecoverySetting": recovery("verified_email") });
    let by_phone = json!({ "AccountRecoverySetting": recovery("verified_phone_number"), "SmsConfiguration": sender() });
    let no_email = format!("{RECOVERY} verified_email as a recovery mechanism when Email MFA is configured.");
    let no_phone = format!("{RECOVERY} verified_phone_number as a recovery mechanism when SMS MFA is configured.");
    let table = [
        (json!({}), json!({ "MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": token }), TOGETHER),
        (json!({}), json!({ "EmailMfaConfiguration": {} }), TOGETHER),
        (json!({}), json!({ "MfaConfiguration": "ON" }), NONE),
        (json!({}), json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": { "Enabled": false } }), NONE),
        (json!({}), json!({ "MfaConfiguration": "ON", "SmsMfaConfiguration": {} }), SMS),
        (
            json!({}),
            json!({ "MfaConfiguration": "ON",
                "SmsMfaConfiguration": { "SmsConfiguration": { "ExternalId": "x" } } }),
            "SmsConfiguration must have one of SnsCallerArn and EumsSms.",
        ),
        (
            factors(json!(["PASSWORD", "SMS_OTP"])),
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token }),
            OTP,
        ),
        (
            factors(json!(["PASSWORD", "WEB_AUTHN"])),
            json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": token }),
            PASSKEY,
        ),
        (by_email, json!({ "MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {} }), &no_email),
        (by_phone, json!({ "MfaConfiguration": "ON", "SmsMfaConfiguration": {} }), &no_phone),
    ];
    for (pool, given, message) in table {
        let house = Plan::new().pool(pool).build();
        let before = (get(&house), describe(&house));
        assert_refused(set(&house, &given), Code::InvalidParameterException, message, &given.to_string());
        assert_eq!((get(&house), describe(&house)), before, "{given}");
    }
    for id in ["com", "https://example.com", "192.0.2.1"] {
        let house = Plan::new().build();
        let refusal = set(&house, &json!({ "WebAuthnConfiguration": { "RelyingPartyId": id } })).unwrap_err();
        assert_eq!(refusal.code, Code::InvalidParameterException, "{id}");
        assert_eq!(get(&house), json!({ "MfaConfiguration": "OFF" }));
    }
}

#[test]
fn where_mfa_is_required_a_passkey_signs_in_if_it_counts_as_two_factors() {
    let factors = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"] } });
    let house = Plan::new().pool(json!({ "Policies": factors })).build();
    let required = json!({ "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": { "Enabled": true },
        "WebAuthnConfiguration": { "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
    set(&house, &required).unwrap();
    let single = json!({ "WebAuthnConfiguration": { "FactorConfiguration": "SINGLE_FACTOR" } });
    assert_refused(set(&house, &single), Code::InvalidParameterException, PASSKEY, "back to one factor");
    let factors = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"] } });
    let update = house.call("UpdateUserPool", json!({ "Policies": factors, "MfaConfiguration": "ON" }));
    assert_refused(update, Code::InvalidParameterException, OTP, "a first factor that is no second");
}

#[test]
fn a_pool_is_made_and_updated_with_sms_alone() {
    let house = Plan::new().pool(json!({ "MfaConfiguration": "ON", "SmsConfiguration": sender() })).build();
    let shown = json!({ "MfaConfiguration": "ON", "SmsMfaConfiguration": { "SmsConfiguration": sender() } });
    assert_eq!(get(&house), shown);
    let refused = house.call("CreateUserPool", json!({ "PoolName": "other", "MfaConfiguration": "OPTIONAL" }));
    assert_refused(refused, Code::InvalidParameterException, SMS, "a new pool without SMS");

    let token = json!({ "MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": { "Enabled": true } });
    set(&house, &token).unwrap();
    for mode in ["ON", "OFF", "OPTIONAL"] {
        house.call("UpdateUserPool", json!({ "MfaConfiguration": mode, "SmsConfiguration": sender() })).unwrap();
        let shown = json!({ "MfaConfiguration": mode, "SoftwareTokenMfaConfiguration": { "Enabled": true } });
        assert_eq!(get(&house), shown, "the factors stay");
    }
    let house = Plan::new().build();
    let refused = house.call("UpdateUserPool", json!({ "MfaConfiguration": "ON" }));
    assert_refused(refused, Code::InvalidParameterException, SMS, "no factor");
    house.call("UpdateUserPool", json!({ "MfaConfiguration": "ON", "SmsConfiguration": sender() })).unwrap();
    assert_eq!(get(&house), shown);
}

#[test]
fn the_plan_must_have_it() {
    let email = object(json!({ "MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {} }));
    let passkeys = object(json!({ "WebAuthnConfiguration": { "RelyingPartyId": "example.com" } }));
    for (given, feature) in [(email, "Email MFA"), (passkeys, "Passkeys")] {
        let message =
            format!("The following features need to be disabled for the LITE pricing tier configured: {feature}");
        let house = Plan::new().pool(json!({ "UserPoolTier": "LITE" })).build();
        let refused = set(&house, &given.clone().into());
        assert_refused(refused, Code::FeatureUnavailableInTierException, &message, feature);
        let house = Plan::new().build();
        set(&house, &given.into()).unwrap();
        let mode = get(&house)["MfaConfiguration"].take();
        let lowered = house.call("UpdateUserPool", json!({ "UserPoolTier": "LITE", "MfaConfiguration": mode }));
        assert_refused(lowered, Code::TierChangeNotAllowedException, &message, feature);
        assert_eq!(describe(&house)["UserPoolTier"], "ESSENTIALS");
    }
}
