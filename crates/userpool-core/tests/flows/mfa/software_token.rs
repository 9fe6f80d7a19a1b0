//! AssociateSoftwareToken, VerifySoftwareToken and AdminDeleteSoftwareToken.

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{App, configure, first_tokens, house, prefer, set_up, shown};
use crate::support::{House, Plan, assert_refused, email_of, text};

const MISMATCH: (Code, &str) = (Code::EnableSoftwareTokenMFAException, "Code mismatch");
const NONE: (Code, &str) = (Code::SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.");

fn verify(house: &House, tokens: &Value, code: &str) -> Result<Value, poolgate_wire::Error> {
    house.call_as(tokens, "VerifySoftwareToken", json!({ "UserCode": code, "FriendlyDeviceName": "my phone" }))
}

#[test]
fn an_app_is_set_up_by_its_first_code() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    assert_refused(verify(&house, &tokens, "000000"), NONE.0, NONE.1, "before there is a secret");
    let answer = house.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap();
    let secret = text(&answer["SecretCode"]);
    assert!(secret.len() == 52 && secret.chars().all(|c| matches!(c, 'A'..='Z' | '2'..='7')), "{secret}");
    assert_eq!(answer, json!({ "SecretCode": secret }), "an access token needs no Session");
    let app = App::new(&answer["SecretCode"]);
    assert_refused(verify(&house, &tokens, &app.wrong(&house)), MISMATCH.0, MISMATCH.1, "a wrong code");
    assert_refused(verify(&house, &tokens, &app.code(&house, -2)), MISMATCH.0, MISMATCH.1, "an old code");
    assert_refused(verify(&house, &tokens, &app.code(&house, 2)), MISMATCH.0, MISMATCH.1, "a future code");
    assert_eq!(verify(&house, &tokens, &app.code(&house, 1)).unwrap(), json!({ "Status": "SUCCESS" }));
    assert_refused(verify(&house, &tokens, &app.code(&house, 1)), NONE.0, NONE.1, "twice");
    assert_eq!(shown(&house, "alice"), json!([null, null, null]), "that it is used is another question");
}

#[test]
fn a_new_secret_replaces_one_that_was_not_proved() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let secrets =
        [(); 2].map(|()| house.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap()["SecretCode"].take());
    assert_ne!(secrets[0], secrets[1]);
    let [former, present] = secrets.map(|secret| App::new(&secret));
    assert_refused(verify(&house, &tokens, &former.code(&house, 0)), MISMATCH.0, MISMATCH.1, "the former secret");
    verify(&house, &tokens, &present.code(&house, 0)).unwrap();
}

#[test]
fn a_pool_without_them_gives_no_secrets() {
    let off = "Software Token MFA has not been enabled by the userPool";
    let plain = Plan::new().build();
    plain.user("alice");
    let by_sms = Plan::new().build();
    configure(&by_sms, "OPTIONAL", &["SMS_MFA"]);
    by_sms.user("alice");
    for house in [plain, by_sms] {
        let tokens = first_tokens(&house, "alice");
        let answer = house.call_as(&tokens, "AssociateSoftwareToken", json!({}));
        assert_refused(answer, Code::SoftwareTokenMFANotFoundException, off, "AssociateSoftwareToken");
        assert_refused(verify(&house, &tokens, "000000"), Code::SoftwareTokenMFANotFoundException, off, "Verify");
    }
}

#[test]
fn who_asks_must_say_who_it_is() {
    let house = house("OPTIONAL");
    for (operation, members) in
        [("AssociateSoftwareToken", json!({})), ("VerifySoftwareToken", json!({ "UserCode": "000000" }))]
    {
        let text = "Either AccessToken or Session is required.";
        assert_refused(house.call(operation, members.clone()), Code::InvalidParameterException, text, operation);
        let mut by_session = members.clone();
        by_session["Session"] = "A".repeat(40).into();
        let answer = house.call(operation, by_session);
        assert_refused(answer, Code::NotAuthorizedException, "Invalid session for the user.", operation);
        let mut by_token = members;
        by_token["AccessToken"] = "a.b.c".into();
        assert_refused(
            house.call(operation, by_token),
            Code::NotAuthorizedException,
            "Invalid Access Token",
            operation,
        );
    }
    let tokens = first_tokens(&house, "alice");
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    let answer = house.call_as(&tokens, "AssociateSoftwareToken", json!({}));
    assert_refused(answer, Code::NotAuthorizedException, "User does not exist.", "a user who is gone");
}

#[test]
fn a_name_longer_than_any_device_has_is_refused() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let app = App::new(&house.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap()["SecretCode"]);
    let members = json!({ "UserCode": app.code(&house, 0), "FriendlyDeviceName": "x".repeat(1025) });
    let text = "FriendlyDeviceName can be 1024 characters long.";
    let answer = house.call_as(&tokens, "VerifySoftwareToken", members);
    assert_refused(answer, Code::InvalidParameterException, text, "a long name");
    let members = json!({ "UserCode": app.code(&house, 0), "FriendlyDeviceName": "é".repeat(1024) });
    house.call_as(&tokens, "VerifySoftwareToken", members).unwrap();
}

#[test]
fn an_administrator_takes_a_lost_app_away() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    set_up(&house, &tokens);
    let on = json!({ "Enabled": true });
    prefer(
        &house,
        "alice",
        json!({ "SMSMfaSettings": on,
        "SoftwareTokenMfaSettings": { "Enabled": true, "PreferredMfa": true } }),
    );
    house.clock.advance(Duration::from_secs(30));
    house.admin("AdminDeleteSoftwareToken", "alice", json!({})).unwrap();
    let sms = json!([{ "AttributeName": "phone_number", "DeliveryMedium": "SMS" }]);
    assert_eq!(shown(&house, "alice"), json!([["SMS_MFA"], null, sms]), "secret, mark and preference go");
    let refused = house.admin("AdminSetUserMFAPreference", "alice", json!({ "SoftwareTokenMfaSettings": on }));
    let text = "User has not set up software token mfa";
    assert_refused(refused, Code::InvalidParameterException, text, "an app that is gone");
    assert_eq!(house.admin("AdminDeleteSoftwareToken", "alice", json!({})).unwrap(), json!({}), "once more");
    house.clock.advance(Duration::from_secs(30));
    set_up(&house, &tokens);
    let refused = house.admin("AdminDeleteSoftwareToken", "nobody", json!({}));
    assert_refused(refused, Code::UserNotFoundException, "User does not exist.", &email_of("nobody"));
}

#[test]
fn a_secret_that_waits_goes_with_the_app() {
    let house = house("OPTIONAL");
    let tokens = first_tokens(&house, "alice");
    let app = App::new(&house.call_as(&tokens, "AssociateSoftwareToken", json!({})).unwrap()["SecretCode"]);
    house.admin("AdminDeleteSoftwareToken", "alice", json!({})).unwrap();
    assert_refused(verify(&house, &tokens, &app.code(&house, 0)), NONE.0, NONE.1, "a secret that was taken away");
}
