//! Which factors a user turns on: SetUserMFAPreference, SetUserSettings, their administrators' forms, and what follows for
//! recovery.

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{PHONE, configure, first_tokens, house, person, prefer, set_up, shown};
use crate::support::{House, Plan, assert_refused, email_of, list};

fn sms_option() -> Value {
    json!([{ "AttributeName": "phone_number", "DeliveryMedium": "SMS" }])
}

fn on() -> Value {
    json!({ "Enabled": true })
}

fn off() -> Value {
    json!({ "Enabled": false })
}

fn preferred() -> Value {
    json!({ "Enabled": true, "PreferredMfa": true })
}

/// Asks the user's and the administrator's operation for the same; both must say the same.
fn both(house: &House, tokens: &Value, members: &Value) -> Result<Value, Error> {
    let own = house.call_as(tokens, "SetUserMFAPreference", members.clone());
    let admin = house.admin("AdminSetUserMFAPreference", "alice", members.clone());
    match (&own, &admin) {
        (Ok(own), Ok(admin)) => assert_eq!(own, admin),
        (own, admin) => {
            assert_eq!(own.as_ref().unwrap_err().to_string(), admin.as_ref().unwrap_err().to_string(), "{members}");
        }
    }
    own
}

#[test]
fn factors_are_turned_on_and_off_one_by_one() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    set_up(&house, &tokens);
    let steps = [
        (json!({ "SMSMfaSettings": on() }), json!([["SMS_MFA"], null, sms_option()])),
        (
            json!({ "SoftwareTokenMfaSettings": preferred() }),
            json!([["SMS_MFA", "SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA", sms_option()]),
        ),
        (
            json!({ "EmailMfaSettings": on() }),
            json!([["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "SOFTWARE_TOKEN_MFA", sms_option()]),
        ),
        (
            json!({ "SMSMfaSettings": off(), "EmailMfaSettings": preferred() }),
            json!([["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "EMAIL_OTP", null]),
        ),
        // Enabled without a word of preference is Cognito's plain false.
        (json!({ "EmailMfaSettings": on() }), json!([["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], null, null])),
        (json!({ "EmailMfaSettings": {} }), json!([["SOFTWARE_TOKEN_MFA"], null, null])),
        (json!({ "SoftwareTokenMfaSettings": off() }), json!([null, null, null])),
    ];
    for (members, expected) in steps {
        assert_eq!(both(&house, &tokens, &members).unwrap(), json!({}), "{members}");
        assert_eq!(shown(&house, "alice"), expected, "{members}");
        let own = house.get_user(&tokens).unwrap();
        assert_eq!(json!([own["UserMFASettingList"], own["PreferredMfaSetting"], own["MFAOptions"]]), expected);
        let listed = house.call("ListUsers", json!({})).unwrap();
        assert_eq!(listed["Users"][0]["MFAOptions"], expected[2], "{members}");
    }
    let user = house.admin("AdminGetUser", "alice", json!({})).unwrap();
    for absent in ["UserMFASettingList", "PreferredMfaSetting", "MFAOptions"] {
        assert!(user.get(absent).is_none(), "{absent} is not even there");
    }
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let all = house("OPTIONAL");
    let without_addresses = Plan::new().build();
    configure(&without_addresses, "OPTIONAL", &["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"]);
    person(&without_addresses, "alice", &[]);
    let token_only = Plan::new().build();
    configure(&token_only, "OPTIONAL", &["SOFTWARE_TOKEN_MFA"]);
    person(&token_only, "alice", &[("phone_number", PHONE), ("email", "a@example.com")]);
    let sms_only = Plan::new().build();
    configure(&sms_only, "OPTIONAL", &["SMS_MFA"]);
    person(&sms_only, "alice", &[]);
    let none = Plan::new().build();
    person(&none, "alice", &[("phone_number", PHONE)]);
    let delivery = "User does not have delivery config set to turn on";
    let table = [
        (&all, json!({}), "At least one MFA setting is required.".to_owned()),
        (
            &all,
            json!({ "SMSMfaSettings": preferred(), "EmailMfaSettings": preferred() }),
            "Only one MFA method can be preferred.".to_owned(),
        ),
        (
            &all,
            json!({ "SMSMfaSettings": { "PreferredMfa": true } }),
            "SMS_MFA can not be preferred without being enabled.".to_owned(),
        ),
        (
            &all,
            json!({ "SMSMfaSettings": on(), "SoftwareTokenMfaSettings": on() }),
            "User has not set up software token mfa".to_owned(),
        ),
        (&all, json!({ "SMSMfaSettings": on(), "WebAuthnMfaSettings": on() }), format!("{delivery} WEB_AUTHN")),
        (
            &without_addresses,
            json!({ "SMSMfaSettings": on() }),
            "User does not have a phone_number set to turn on SMS MFA".to_owned(),
        ),
        (
            &without_addresses,
            json!({ "EmailMfaSettings": on() }),
            "User does not have an email set to turn on Email MFA".to_owned(),
        ),
        (&token_only, json!({ "SMSMfaSettings": on() }), format!("{delivery} SMS_MFA")),
        (&token_only, json!({ "EmailMfaSettings": on() }), format!("{delivery} EMAIL_OTP")),
        (&sms_only, json!({ "SoftwareTokenMfaSettings": on() }), format!("{delivery} SOFTWARE_TOKEN_MFA")),
        (&none, json!({ "SMSMfaSettings": on() }), format!("{delivery} SMS_MFA")),
    ];
    for (house, members, message) in table {
        let tokens = first_tokens(house, "alice");
        let refused = both(house, &tokens, &members);
        assert_refused(refused, Code::InvalidParameterException, &message, &members.to_string());
        assert_eq!(shown(house, "alice"), json!([null, null, null]), "{members}");
    }
    let tokens = first_tokens(&all, "alice");
    all.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap();
    let refused = both(&all, &tokens, &json!({ "SoftwareTokenMfaSettings": on() }));
    let text = "User has not verified software token mfa";
    assert_refused(refused, Code::InvalidParameterException, text, "an app that has shown no code");
    let refused = all.admin("AdminSetUserMFAPreference", "nobody", json!({ "SMSMfaSettings": on() }));
    assert_refused(refused, Code::UserNotFoundException, "User does not exist.", "nobody");
}

#[test]
fn where_mfa_is_required_one_factor_stays() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    configure(&house, "ON", &["SMS_MFA", "EMAIL_OTP"]);
    both(&house, &tokens, &json!({ "SMSMfaSettings": off() })).unwrap();
    both(&house, &tokens, &json!({ "SMSMfaSettings": on() })).unwrap();
    let refused = both(&house, &tokens, &json!({ "SMSMfaSettings": off() }));
    let text = "MFA can not be turned off for a user of a pool that requires it.";
    assert_refused(refused, Code::InvalidParameterException, text, "the last factor");
    assert_eq!(shown(&house, "alice")[0], json!(["SMS_MFA"]));
    let refused = house.call_as(&tokens, "SetUserSettings", json!({ "MFAOptions": [] }));
    assert_refused(refused, Code::InvalidParameterException, text, "the last factor, the older way");
    both(&house, &tokens, &json!({ "SMSMfaSettings": off(), "EmailMfaSettings": on() })).unwrap();
    assert_eq!(shown(&house, "alice")[0], json!(["EMAIL_OTP"]));
}

#[test]
fn a_passkey_counts_as_two_factors_beside_another_second_one() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let passkeys = json!({ "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION" });
    house.call("SetUserPoolMfaConfig", json!({ "WebAuthnConfiguration": passkeys })).unwrap();
    let alone = both(&house, &tokens, &json!({ "WebAuthnMfaSettings": on() }));
    let text = "Another MFA method must be enabled to turn on WEB_AUTHN MFA.";
    assert_refused(alone, Code::InvalidParameterException, text, "a passkey alone");
    both(&house, &tokens, &json!({ "WebAuthnMfaSettings": on(), "SMSMfaSettings": on() })).unwrap();
    assert_eq!(shown(&house, "alice")[0], json!(["SMS_MFA"]), "it is no member of the list");
    both(&house, &tokens, &json!({ "SMSMfaSettings": off(), "EmailMfaSettings": on() })).unwrap();
    both(&house, &tokens, &json!({ "WebAuthnMfaSettings": off() })).unwrap();
    assert_eq!(shown(&house, "alice")[0], json!(["EMAIL_OTP"]));
}

#[test]
fn the_older_settings_know_sms_alone() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let own = |options: Value| house.call_as(&tokens, "SetUserSettings", json!({ "MFAOptions": options }));
    let admin = |options: Value| house.admin("AdminSetUserSettings", "alice", json!({ "MFAOptions": options }));
    for set in [&own as &dyn Fn(Value) -> Result<Value, Error>, &admin] {
        assert_eq!(set(sms_option()).unwrap(), json!({}));
        assert_eq!(shown(&house, "alice"), json!([["SMS_MFA"], null, sms_option()]));
        prefer(&house, "alice", json!({ "SMSMfaSettings": preferred() }));
        set(sms_option()).unwrap();
        assert_eq!(shown(&house, "alice")[1], "SMS_MFA", "they know nothing of preference");
        set(json!([])).unwrap();
        assert_eq!(shown(&house, "alice"), json!([null, null, null]));
        for other in [
            json!([{ "AttributeName": "email", "DeliveryMedium": "EMAIL" }]),
            json!([{ "AttributeName": "email", "DeliveryMedium": "SMS" }]),
            json!([{ "AttributeName": "phone_number" }]),
        ] {
            let text = "MFAOptions can only name SMS to phone_number.";
            assert_refused(set(other.clone()), Code::InvalidParameterException, text, &other.to_string());
        }
    }
    house.admin("AdminDeleteUserAttributes", "alice", json!({ "UserAttributeNames": ["phone_number"] })).unwrap();
    let text = "User does not have a phone_number set to turn on SMS MFA";
    assert_refused(own(sms_option()), Code::InvalidParameterException, text, "no phone");
    let refused = house.admin("AdminSetUserSettings", "nobody", json!({ "MFAOptions": [] }));
    assert_refused(refused, Code::UserNotFoundException, "User does not exist.", "nobody");
}

#[test]
fn a_factor_goes_with_its_address() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let settings = json!({ "SMSMfaSettings": preferred(), "EmailMfaSettings": on() });
    both(&house, &tokens, &settings).unwrap();
    house.call_as(&tokens, "DeleteUserAttributes", json!({ "UserAttributeNames": ["phone_number"] })).unwrap();
    assert_eq!(shown(&house, "alice"), json!([["EMAIL_OTP"], null, null]));
    // An empty value deletes, too.
    let emptied = json!({ "UserAttributes": list(&[("email", "")]) });
    house.admin("AdminUpdateUserAttributes", "alice", emptied).unwrap();
    assert_eq!(shown(&house, "alice"), json!([null, null, null]));
}

/// Where ForgotPassword sends its code, or why it does not.
fn recovery(house: &House) -> Result<String, String> {
    match house.forgot("alice") {
        Ok(answer) => Ok(answer["CodeDeliveryDetails"]["DeliveryMedium"].as_str().unwrap().to_owned()),
        Err(error) => Err(error.message),
    }
}

const NO_CHANNEL: &str = "Cannot reset password for the user as there is no registered/verified email or phone_number";

#[test]
fn what_carries_the_second_factor_does_not_recover_the_first() {
    let settings = |sms: bool, email: bool| json!({ "SMSMfaSettings": { "Enabled": sms }, "EmailMfaSettings": { "Enabled": email } });
    let house = house("OPTIONAL");
    let sent = |channel: &str| Ok::<_, String>(channel.to_owned());
    let table = [
        (settings(false, false), sent("SMS")),
        (settings(true, false), sent("EMAIL")),
        (settings(false, true), sent("SMS")),
        (settings(true, true), Err(NO_CHANNEL.to_owned())),
    ];
    for (settings, expected) in table {
        prefer(&house, "alice", settings.clone());
        assert_eq!(recovery(&house), expected, "{settings}");
    }
    // Codes that nobody is asked for stand in nobody's way.
    configure(&house, "OPTIONAL", &["SOFTWARE_TOKEN_MFA"]);
    assert_eq!(recovery(&house), sent("SMS"));
    // Where SMS may be asked for at any sign-in, e-mail comes first; but rather by SMS than not at all.
    prefer(&house, "alice", settings(false, false));
    configure(&house, "ON", &["SMS_MFA"]);
    assert_eq!(recovery(&house), sent("EMAIL"));
    house.admin("AdminDeleteUserAttributes", "alice", json!({ "UserAttributeNames": ["email"] })).unwrap();
    assert_eq!(recovery(&house), sent("SMS"));
}

#[test]
fn a_factor_does_not_take_the_only_way_that_the_pool_names() {
    let mechanisms = |names: &[&str]| {
        let list: Value =
            names.iter().enumerate().map(|(at, name)| json!({ "Name": name, "Priority": at + 1 })).collect();
        json!({ "AccountRecoverySetting": { "RecoveryMechanisms": list } })
    };
    let text = "The MFA method uses the only way by which the user can recover the account.";
    let house = Plan::new().pool(mechanisms(&["verified_email", "verified_phone_number"])).build();
    configure(&house, "OPTIONAL", &["SMS_MFA", "EMAIL_OTP"]);
    person(&house, "alice", &[("email", &email_of("alice")), ("phone_number", PHONE)]);
    let tokens = first_tokens(&house, "alice");
    both(&house, &tokens, &json!({ "EmailMfaSettings": on() })).unwrap();
    assert_eq!(recovery(&house), Ok("SMS".to_owned()));
    let refused = both(&house, &tokens, &json!({ "SMSMfaSettings": on() }));
    assert_refused(refused, Code::InvalidParameterException, text, "the other one as well");
    assert_eq!(shown(&house, "alice")[0], json!(["EMAIL_OTP"]));
    both(&house, &tokens, &json!({ "EmailMfaSettings": off(), "SMSMfaSettings": on() })).unwrap();
    assert_eq!(recovery(&house), Ok("EMAIL".to_owned()));

    // Whoever had no way before loses none, and where administrators recover accounts there is none to lose.
    person(&house, "bob", &[]);
    let phone = json!({ "UserAttributes": list(&[("phone_number", PHONE)]) });
    house.admin("AdminUpdateUserAttributes", "bob", phone).unwrap();
    prefer(&house, "bob", json!({ "SMSMfaSettings": on() }));
    let house = Plan::new().pool(mechanisms(&["admin_only"])).build();
    configure(&house, "OPTIONAL", &["SMS_MFA"]);
    person(&house, "alice", &[("phone_number", PHONE)]);
    prefer(&house, "alice", json!({ "SMSMfaSettings": on() }));
}
