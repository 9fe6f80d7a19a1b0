//! Attributes: who may write and read them, and how addresses are verified (spec/user-pool-model.md §3, §4, §6).

use std::{sync::atomic::Ordering, time::Duration};

use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, assert_refused, claims, email_of, list, map_of, text, tokens_of, wrong};

const PHONE: &str = "+14155550100";

fn both() -> Plan {
    Plan::new().pool(json!({ "AutoVerifiedAttributes": ["email", "phone_number"] }))
}

/// A pool that keeps the old value until the new one is verified.
fn keeping() -> Plan {
    let settings = json!({ "AttributesRequireVerificationBeforeUpdate": ["email", "phone_number"] });
    both().pool(json!({ "UserAttributeUpdateSettings": settings }))
}

fn update(house: &House, tokens: &Value, attributes: &[(&str, &str)]) -> Result<Value, poolgate_wire::Error> {
    house.call_as(tokens, "UpdateUserAttributes", json!({ "UserAttributes": list(attributes) }))
}

fn admin_update(house: &House, attributes: &[(&str, &str)]) -> Result<Value, poolgate_wire::Error> {
    house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": list(attributes) }))
}

fn verify(house: &House, tokens: &Value, attribute: &str, code: &str) -> Result<Value, poolgate_wire::Error> {
    house.call_as(tokens, "VerifyUserAttribute", json!({ "AttributeName": attribute, "Code": code }))
}

const MISMATCH: (Code, &str) = (Code::CodeMismatchException, "Invalid verification code provided, please try again.");
const NO_CODE: (Code, &str) = (Code::ExpiredCodeException, "Invalid code provided, please request a code again.");

#[test]
fn a_sign_up_is_verified_where_the_pool_does_so_phones_first() {
    let (email, phone) = (("email", "alice@example.com"), ("phone_number", PHONE));
    let details = |medium: &str, destination: &str, attribute: &str| json!({ "DeliveryMedium": medium, "Destination": destination, "AttributeName": attribute });
    let (by_email, by_sms) = (details("EMAIL", "a***@e***", "email"), details("SMS", "+*******0100", "phone_number"));
    for (verified, attributes, sent) in [
        (json!(["email", "phone_number"]), vec![email, phone], Some(&by_sms)),
        (json!(["email", "phone_number"]), vec![email], Some(&by_email)),
        (json!(["email"]), vec![email, phone], Some(&by_email)),
        (json!(["phone_number"]), vec![email], None),
        (json!([]), vec![email, phone], None),
    ] {
        let house = Plan::new().pool(json!({ "AutoVerifiedAttributes": verified })).build();
        let answer = house.sign_up_with("alice", &attributes).unwrap();
        assert_eq!(answer.get("CodeDeliveryDetails"), sent, "{verified} {attributes:?}");
        assert_eq!(answer["UserConfirmed"], false);
        assert_eq!(house.outbox.messages().len(), usize::from(sent.is_some()));
        let Some(sent) = sent else {
            let resend = house.call("ResendConfirmationCode", json!({ "Username": "alice" }));
            assert_eq!(resend.unwrap_err().code, Code::InvalidParameterException);
            assert_refused(house.confirm("alice", "123456"), NO_CODE.0, NO_CODE.1, "no code was sent");
            house.admin("AdminConfirmSignUp", "alice", json!({})).unwrap();
            assert!(
                house.attributes("alice").iter().all(|(name, value)| !name.ends_with("_verified") || value == "false")
            );
            continue;
        };
        let attribute = text(&sent["AttributeName"]);
        let destination = if attribute == "email" { email.1 } else { phone.1 };
        // A code that was sent anew takes the place of the old one.
        let old = house.code(destination);
        let again = house.call("ResendConfirmationCode", json!({ "Username": "alice" })).unwrap();
        assert_eq!(&again["CodeDeliveryDetails"], sent);
        let new = house.code(destination);
        assert_ne!(old, new);
        assert_refused(house.confirm("alice", &old), MISMATCH.0, MISMATCH.1, "the old code");
        house.confirm("alice", &new).unwrap();
        assert_eq!(house.attributes("alice")[&format!("{attribute}_verified")], "true");
        let confirmed = house.call("ResendConfirmationCode", json!({ "Username": "alice" }));
        let message = "User is already confirmed.";
        assert_refused(confirmed, Code::InvalidParameterException, message, "confirmed");
        let again = "User cannot be confirmed. Current status is CONFIRMED";
        assert_refused(house.confirm("alice", &new), Code::NotAuthorizedException, again, "twice");
        let admin = house.admin("AdminConfirmSignUp", "alice", json!({}));
        assert_refused(admin, Code::NotAuthorizedException, again, "by an administrator");
    }
}

#[test]
fn a_changed_address_is_unverified_until_its_code_comes_back() {
    let house = both().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    let answer = update(&house, &tokens, &[("email", "new@example.com"), ("phone_number", PHONE)]).unwrap();
    assert_eq!(
        answer["CodeDeliveryDetailsList"],
        json!([
            { "AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "n***@e***" },
            { "AttributeName": "phone_number", "DeliveryMedium": "SMS", "Destination": "+*******0100" },
        ])
    );
    let expected = |email: &str, phone: &str| {
        json!({ "email": "new@example.com", "email_verified": email, "phone_number": PHONE,
            "phone_number_verified": phone })
    };
    assert_eq!(json!(house.attributes("alice")), expected("false", "false"));
    let code = house.code("new@example.com");
    let refused = verify(&house, &tokens, "email", wrong(&code));
    assert_refused(refused, MISMATCH.0, MISMATCH.1, "wrong");
    verify(&house, &tokens, "email", &code).unwrap();
    assert_eq!(json!(house.attributes("alice")), expected("true", "false"));
    assert_refused(verify(&house, &tokens, "email", &code), NO_CODE.0, NO_CODE.1, "used");
    // A code is asked for by name, too, and lasts a day.
    let ask = |attribute: &str| {
        house.call_as(&house.tokens("alice"), "GetUserAttributeVerificationCode", json!({ "AttributeName": attribute }))
    };
    assert_eq!(ask("phone_number").unwrap()["CodeDeliveryDetails"]["DeliveryMedium"], "SMS");
    assert_eq!(ask("nickname").unwrap_err().code, Code::InvalidParameterException);
    let code = house.code(PHONE);
    house.clock.advance(Duration::from_hours(24));
    let tokens = house.tokens("alice");
    assert_refused(verify(&house, &tokens, "phone_number", &code), NO_CODE.0, NO_CODE.1, "late");
    ask("phone_number").unwrap();
    verify(&house, &tokens, "phone_number", &house.code(PHONE)).unwrap();
    assert_eq!(json!(house.attributes("alice")), expected("true", "true"));
    // The same value is no change.
    let answer = update(&house, &tokens, &[("email", "new@example.com")]).unwrap();
    assert!(answer.get("CodeDeliveryDetailsList").is_none());
    assert_eq!(json!(house.attributes("alice")), expected("true", "true"));
    // Deleted, an address takes its verification along.
    let names = json!({ "UserAttributeNames": ["phone_number"] });
    house.call_as(&tokens, "DeleteUserAttributes", names).unwrap();
    assert_eq!(json!(house.attributes("alice")), json!({ "email": "new@example.com", "email_verified": "true" }));
    assert_eq!(ask("phone_number").unwrap_err().code, Code::InvalidParameterException);
}

#[test]
fn a_pool_may_keep_the_old_address_until_the_new_one_is_verified() {
    let house = keeping().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    let old = json!({ "email": "alice@example.com", "email_verified": "true" });
    update(&house, &tokens, &[("email", "one@example.com")]).unwrap();
    let first = house.code("one@example.com");
    update(&house, &tokens, &[("email", "two@example.com")]).unwrap();
    assert_eq!(json!(house.attributes("alice")), old);
    assert_refused(verify(&house, &tokens, "email", &first), MISMATCH.0, MISMATCH.1, "the first value was replaced");
    let asked = house.call_as(&tokens, "GetUserAttributeVerificationCode", json!({ "AttributeName": "email" }));
    assert_eq!(asked.unwrap()["CodeDeliveryDetails"]["Destination"], "t***@e***", "the waiting value");
    verify(&house, &tokens, "email", &house.code("two@example.com")).unwrap();
    let new = json!({ "email": "two@example.com", "email_verified": "true" });
    assert_eq!(json!(house.attributes("alice")), new);
    // An administrator's change waits as well, unless it is declared verified.
    admin_update(&house, &[("email", "three@example.com")]).unwrap();
    assert_eq!(json!(house.attributes("alice")), new);
    verify(&house, &tokens, "email", &house.code("three@example.com")).unwrap();
    let sent = house.outbox.messages().len();
    admin_update(&house, &[("email", "four@example.com"), ("email_verified", "true")]).unwrap();
    assert_eq!(house.outbox.messages().len(), sent);
    let declared = json!({ "email": "four@example.com", "email_verified": "true" });
    assert_eq!(json!(house.attributes("alice")), declared);
    // A first value has nothing to keep.
    update(&house, &tokens, &[("phone_number", PHONE)]).unwrap();
    assert_eq!(house.attributes("alice")["phone_number"], PHONE);
    assert_eq!(house.attributes("alice")["phone_number_verified"], "false");
}

/// Who gets a code proves the address it went to, and no other.
#[test]
fn a_code_verifies_the_address_it_was_sent_to_and_no_other() {
    // A waiting value that is withdrawn.
    let house = keeping().build();
    house.sign_up_with("alice", &[("email", "victim@example.com")]).unwrap();
    house.admin("AdminConfirmSignUp", "alice", json!({})).unwrap();
    let tokens = house.tokens("alice");
    update(&house, &tokens, &[("email", "mallory@example.com")]).unwrap();
    let code = house.code("mallory@example.com");
    update(&house, &tokens, &[("email", "victim@example.com")]).unwrap();
    verify(&house, &tokens, "email", &code).unwrap_err();
    assert_ne!(house.attributes("alice").get("email_verified").map(String::as_str), Some("true"));

    // An address that an administrator changes before the code comes back.
    let house = both().build();
    house.sign_up("alice").unwrap();
    let code = house.code(&email_of("alice"));
    admin_update(&house, &[("email", "right@example.com")]).unwrap();
    house.confirm("alice", &code).unwrap_err();
    assert_eq!(house.attributes("alice")["email_verified"], "false");
    assert_eq!(house.status("alice"), "UNCONFIRMED");
    house.call("ResendConfirmationCode", json!({ "Username": "alice" })).unwrap();
    house.confirm("alice", &house.code("right@example.com")).unwrap();

    // The code of a forgotten password.
    house.call("ForgotPassword", json!({ "Username": "alice" })).unwrap();
    let code = house.code("right@example.com");
    admin_update(&house, &[("email", "other@example.com")]).unwrap();
    let reset = json!({ "Username": "alice", "ConfirmationCode": code, "Password": "Newest-Horse-11" });
    house.call("ConfirmForgotPassword", reset).unwrap_err();
    assert_eq!(house.attributes("alice")["email_verified"], "false");
    tokens_of(house.by_password("alice", PASSWORD));
}

/// What cannot be sent is told, as far as the operation has a word for it; what was decided stands, and another code can
/// be asked for once the line is mended.
#[test]
fn a_message_that_does_not_leave_is_told() {
    type Act = fn(&House, &Value) -> Result<Value, poolgate_wire::Error>;
    let table: [(&str, Act, bool); 8] = [
        ("SignUp", |house, _| house.sign_up("bob"), true),
        ("ResendConfirmationCode", |house, _| house.call("ResendConfirmationCode", json!({ "Username": "eve" })), true),
        ("AdminCreateUser", |house, _| house.invite("bob", json!({ "MessageAction": null })), true),
        ("ForgotPassword", |house, _| house.forgot("alice"), true),
        ("UpdateUserAttributes", |house, tokens| update(house, tokens, &[("email", "new@example.com")]), true),
        (
            "GetUserAttributeVerificationCode",
            |house, tokens| {
                house.call_as(tokens, "GetUserAttributeVerificationCode", json!({ "AttributeName": "email" }))
            },
            true,
        ),
        ("AdminUpdateUserAttributes", |house, _| admin_update(house, &[("email", "new@example.com")]), false),
        ("AdminResetUserPassword", |house, _| house.admin("AdminResetUserPassword", "alice", json!({})), false),
    ];
    for (operation, act, declared) in table {
        let house = both().build();
        house.user("alice");
        house.sign_up("eve").unwrap();
        let tokens = house.tokens("alice");
        house.outbox.broken.store(true, Ordering::Relaxed);
        let expected = if declared {
            (Code::CodeDeliveryFailureException, "Failed to deliver the e-mail message.")
        } else {
            (Code::InternalErrorException, "Internal error.")
        };
        assert_refused(act(&house, &tokens), expected.0, expected.1, operation);
        house.outbox.broken.store(false, Ordering::Relaxed);
        match operation {
            "SignUp" => drop(house.call("ResendConfirmationCode", json!({ "Username": "bob" })).unwrap()),
            "AdminCreateUser" => drop(house.invite("bob", json!({ "MessageAction": "RESEND" })).unwrap()),
            "UpdateUserAttributes" | "AdminUpdateUserAttributes" => {
                assert_eq!(house.attributes("alice")["email"], "new@example.com");
                let ask = json!({ "AttributeName": "email" });
                house.call_as(&tokens, "GetUserAttributeVerificationCode", ask).unwrap();
                verify(&house, &tokens, "email", &house.code("new@example.com")).unwrap();
            }
            "AdminResetUserPassword" => {
                house.forgot("alice").unwrap();
                house.recover("alice", &house.code(&email_of("alice")), PASSWORD).unwrap();
            }
            _ => drop(act(&house, &tokens).unwrap()),
        }
    }
}

/// Many scripts write Python's booleans.
#[test]
fn a_verified_flag_may_be_written_in_any_case() {
    let house = Plan::new().pool(json!({ "AliasAttributes": ["email"] })).build();
    house.sign_up("alice").unwrap();
    house.admin("AdminConfirmSignUp", "alice", json!({})).unwrap();
    for (written, kept) in [("True", "true"), ("False", "false"), ("TRUE", "true")] {
        admin_update(&house, &[("email_verified", written)]).unwrap();
        assert_eq!(house.attributes("alice")["email_verified"], kept);
        let tokens = house.tokens("alice");
        assert_eq!(claims(&tokens["IdToken"])["email_verified"], kept == "true");
        assert_eq!(house.by_password(&email_of("alice"), PASSWORD).is_ok(), kept == "true", "as an alias");
    }
    let attributes = list(&[("email", "bob@example.com"), ("email_verified", "True")]);
    house.invite("bob", json!({ "UserAttributes": attributes })).unwrap();
    assert_eq!(house.attributes("bob")["email_verified"], "true");
    let other = admin_update(&house, &[("email_verified", "yes")]);
    assert_eq!(other.unwrap_err().code, Code::InvalidParameterException);
}

#[test]
fn values_must_fit_the_schema() {
    let schema = json!([
        { "Name": "name", "AttributeDataType": "String", "Required": true },
        { "Name": "size", "AttributeDataType": "Number", "NumberAttributeConstraints": { "MinValue": "1", "MaxValue": "9" } },
        { "Name": "code", "AttributeDataType": "String", "StringAttributeConstraints": { "MinLength": "2", "MaxLength": "3" } },
        { "Name": "fixed", "AttributeDataType": "String", "Mutable": false },
        { "Name": "flag", "AttributeDataType": "Boolean" },
        { "Name": "when", "AttributeDataType": "DateTime" },
        { "Name": "note", "AttributeDataType": "String", "DeveloperOnlyAttribute": true },
    ]);
    let house = Plan::new().pool(json!({ "Schema": schema })).build();
    let base = [("name", "Alice"), ("email", "alice@example.com"), ("custom:fixed", "for good")];
    let (invalid, denied) = (Code::InvalidParameterException, Code::NotAuthorizedException);
    let unwritable = "A client attempted to write unauthorized attribute";
    let conform = "Attributes did not conform to the schema: ";
    for (name, value, code, message) in [
        ("name", "", invalid, &format!("{conform}name: The attribute is required\n")),
        ("custom:size", "0", invalid, &format!("{conform}custom:size: Number must be no less than 1\n")),
        ("custom:size", "ten", invalid, &format!("{conform}custom:size: The value must be a number\n")),
        ("custom:code", "a", invalid, &format!("{conform}custom:code: String must be no shorter than 2 characters\n")),
        (
            "custom:code",
            "abcd",
            invalid,
            &format!("{conform}custom:code: String must be no longer than 3 characters\n"),
        ),
        ("custom:flag", "yes", invalid, &format!("{conform}custom:flag: The value must be true or false\n")),
        ("custom:when", "soon", invalid, &format!("{conform}custom:when: The value must be a date and time\n")),
        (
            "birthdate",
            "1.1.1990",
            invalid,
            &format!("{conform}birthdate: String must be no shorter than 10 characters\n"),
        ),
        ("updated_at", "now", invalid, &format!("{conform}updated_at: The value must be a number\n")),
        ("email", "alice", invalid, &"Invalid email address format.".to_owned()),
        ("phone_number", "0049 30", invalid, &"Invalid phone number format.".to_owned()),
        (
            "custom:none",
            "x",
            invalid,
            &"Invalid user attributes: user.custom:none: Attribute does not exist in the schema.\n".to_owned(),
        ),
        ("email_verified", "true", denied, &unwritable.to_owned()),
        ("sub", "x", denied, &unwritable.to_owned()),
        ("identities", "[]", denied, &unwritable.to_owned()),
        ("dev:custom:note", "x", denied, &unwritable.to_owned()),
    ] {
        let mut attributes: Vec<(&str, &str)> = base.iter().filter(|(given, _)| *given != name).copied().collect();
        if !value.is_empty() {
            attributes.push((name, value));
        }
        assert_refused(house.sign_up_with("alice", &attributes), code, message, &format!("{name}: {value}"));
    }
    let all = [("custom:size", "9"), ("custom:code", "ab"), ("custom:flag", "true"), ("custom:when", "2026-11-24")];
    house.sign_up_with("alice", &[base.as_slice(), &all].concat()).unwrap();
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    let tokens = house.tokens("alice");
    for (answer, code, message) in [
        (update(&house, &tokens, &[("custom:fixed", "x")]), invalid, "user.custom:fixed: Attribute cannot be updated."),
        (admin_update(&house, &[("custom:fixed", "x")]), invalid, "user.custom:fixed: Attribute cannot be updated."),
        (
            update(&house, &tokens, &[("name", "")]),
            invalid,
            "Invalid user attributes: name: The attribute is required\n",
        ),
        (update(&house, &tokens, &[("dev:custom:note", "x")]), denied, unwritable),
        (admin_update(&house, &[("sub", "x")]), invalid, "user.sub: Attribute cannot be updated."),
    ] {
        assert_refused(answer, code, message, message);
    }
    let delete =
        |names: &[&str]| house.call_as(&tokens, "DeleteUserAttributes", json!({ "UserAttributeNames": names }));
    let required = "Invalid user attributes: name: The attribute is required\n";
    assert_refused(delete(&["name"]), invalid, required, "deleted");
    assert_eq!(delete(&["email_verified"]).unwrap_err().code, denied);
    // What one refused attribute comes with is not written either.
    update(&house, &tokens, &[("nickname", "Al"), ("custom:size", "99")]).unwrap_err();
    assert!(!house.attributes("alice").contains_key("nickname"));
    // Developers' attributes are administrators' alone.
    admin_update(&house, &[("dev:custom:note", "secret")]).unwrap();
    assert_eq!(house.attributes("alice")["dev:custom:note"], "secret");
    let seen = map_of(&house.get_user(&tokens).unwrap()["UserAttributes"]);
    assert!(seen.contains_key("sub") && seen.contains_key("custom:size") && !seen.contains_key("dev:custom:note"));
    assert!(!claims(&house.tokens("alice")["IdToken"]).contains_key("dev:custom:note"));
    // An empty value deletes.
    update(&house, &tokens, &[("custom:code", "")]).unwrap();
    assert!(!house.attributes("alice").contains_key("custom:code"));
}

/// More than a record holds is refused in the caller's terms, and changes nothing.
#[test]
fn what_is_too_much_together_is_refused() {
    let names: Vec<String> = (0..30).map(|n| format!("note{n}")).collect();
    let schema: Value = names.iter().map(|name| json!({ "Name": name, "AttributeDataType": "String" })).collect();
    let house = Plan::new().pool(json!({ "Schema": schema })).build();
    let names: Vec<String> = names.iter().map(|name| format!("custom:{name}")).collect();
    for value in ["x".repeat(2048), "\"".repeat(1024), "\u{1}".repeat(400), "é".repeat(1024)] {
        let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), value.as_str())).collect();
        let base = [("email", "alice@example.com")];
        let refused = house.sign_up_with("alice", &[base.as_slice(), &all].concat());
        assert_eq!(refused.unwrap_err().code, Code::InvalidParameterException);
        house.sign_up_with("alice", &[base.as_slice(), &all[..8]].concat()).unwrap();
        house.confirm("alice", &house.code("alice@example.com")).unwrap();
        let before = house.attributes("alice");
        assert_eq!(update(&house, &house.tokens("alice"), &all).unwrap_err().code, Code::InvalidParameterException);
        assert_eq!(admin_update(&house, &all).unwrap_err().code, Code::InvalidParameterException);
        assert_eq!(house.attributes("alice"), before);
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();

        house.invite("alice", json!({})).unwrap();
        let session = house.by_password("alice", PASSWORD).unwrap()["Session"].clone();
        let mut answer = json!({ "USERNAME": "alice", "NEW_PASSWORD": PASSWORD });
        for (name, value) in &all {
            answer[format!("userAttributes.{name}")] = (*value).into();
        }
        let refused = house.respond("NEW_PASSWORD_REQUIRED", &session, answer);
        assert_eq!(refused.unwrap_err().code, Code::InvalidParameterException);
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    }
    let urls: Value = (0..100).map(|n| json!(format!("https://example.com/{n}/{}", "x".repeat(900)))).collect();
    let client = json!({ "ClientName": "app", "CallbackURLs": urls, "LogoutURLs": urls });
    let refused = house.call("CreateUserPoolClient", client);
    assert_eq!(refused.unwrap_err().code, Code::InvalidParameterException);
}

#[test]
fn a_client_reads_and_writes_what_it_may() {
    let lists = json!({ "ReadAttributes": ["email", "nickname"], "WriteAttributes": ["email", "name"] });
    let house = Plan::new().client(lists).build();
    let denied = "A client attempted to write unauthorized attribute";
    let refused = house.sign_up_with("alice", &[("email", "alice@example.com"), ("nickname", "Al")]);
    assert_refused(refused, Code::NotAuthorizedException, denied, "sign-up");
    house.sign_up_with("alice", &[("email", "alice@example.com"), ("name", "Alice")]).unwrap();
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    admin_update(&house, &[("nickname", "Al"), ("family_name", "A")]).unwrap();
    let tokens = house.tokens("alice");
    let seen = map_of(&house.get_user(&tokens).unwrap()["UserAttributes"]);
    assert_eq!(seen.keys().collect::<Vec<_>>(), ["email", "nickname", "sub"]);
    let claims = claims(&tokens["IdToken"]);
    assert!(claims.contains_key("nickname") && !claims.contains_key("name") && !claims.contains_key("email_verified"));
    assert_refused(update(&house, &tokens, &[("nickname", "x")]), Code::NotAuthorizedException, denied, "update");
    let names = json!({ "UserAttributeNames": ["nickname"] });
    let deleted = house.call_as(&tokens, "DeleteUserAttributes", names);
    assert_refused(deleted, Code::NotAuthorizedException, denied, "deletion");
    update(&house, &tokens, &[("name", "Alicia")]).unwrap();
}
