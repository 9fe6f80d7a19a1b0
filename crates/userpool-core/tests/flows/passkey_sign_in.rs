//! Passkeys as first factor: how they sign in, what is refused, and whether they stand for two factors
//! (spec/auth-flows.md §5).

use std::time::Duration;

use futures::executor::block_on;
use poolgate_authenticator::SoftwareAuthenticator;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::{
    passkeys::{ORIGIN, configure, plan, register},
    support::{House, INCORRECT, PASSWORD, Plan, assert_refused, text, tokens_of},
};

const INVALID: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user.");
const EXPIRED: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user, session is expired.");

fn choosing() -> Plan {
    plan().client(json!({ "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] }))
}

fn house() -> House {
    let house = choosing().build();
    configure(&house, "OFF", json!({ "RelyingPartyId": "example.com" }));
    house
}

/// A user with a passkey, and its authenticator.
fn enrolled(house: &House, name: &str) -> SoftwareAuthenticator {
    house.user(name);
    let mut authenticator = SoftwareAuthenticator::new(ORIGIN);
    register(house, &house.tokens(name), &mut authenticator);
    authenticator
}

fn choose(house: &House, name: &str, preferred: Option<&str>) -> Result<Value, Error> {
    let mut parameters = json!({ "USERNAME": name });
    if let Some(preferred) = preferred {
        parameters["PREFERRED_CHALLENGE"] = preferred.into();
    }
    house.initiate("USER_AUTH", parameters)
}

fn ask(house: &House, name: &str) -> Value {
    let asked = choose(house, name, Some("WEB_AUTHN")).unwrap();
    assert_eq!(asked["ChallengeName"], "WEB_AUTHN");
    asked
}

fn options(asked: &Value) -> Value {
    serde_json::from_str(asked["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"].as_str().unwrap()).unwrap()
}

fn sign(authenticator: &mut SoftwareAuthenticator, asked: &Value) -> String {
    block_on(authenticator.get(&options(asked))).unwrap().to_string()
}

fn show(house: &House, name: &str, session: &Value, credential: &str) -> Result<Value, Error> {
    house.respond("WEB_AUTHN", session, json!({ "USERNAME": name, "CREDENTIAL": credential }))
}

fn sign_in(house: &House, name: &str, authenticator: &mut SoftwareAuthenticator) -> Result<Value, Error> {
    let asked = ask(house, name);
    let credential = sign(authenticator, &asked);
    show(house, name, &asked["Session"], &credential)
}

fn refused(result: Result<Value, Error>, tried: &str) {
    assert_refused(result, INCORRECT.0, INCORRECT.1, tried);
}

/// The credential with another byte at the end of its signature.
fn forged(credential: &str) -> String {
    let mut credential: Value = serde_json::from_str(credential).unwrap();
    let signature = &mut credential["response"]["signature"];
    let mut bytes = text(signature).into_bytes();
    let place = bytes.len() / 2;
    bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
    *signature = String::from_utf8(bytes).unwrap().into();
    credential.to_string()
}

#[test]
fn a_passkey_signs_in_by_each_way_of_choosing_it() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let asked = ask(&house, "alice");
    let options = options(&asked);
    let passkeys = house.call_as(&house.tokens("alice"), "ListWebAuthnCredentials", json!({})).unwrap();
    let id = &passkeys["Credentials"][0]["CredentialId"];
    let expected = json!({
        "challenge": options["challenge"],
        "timeout": 180_000,
        "rpId": "example.com",
        "allowCredentials": [{ "type": "public-key", "id": id, "transports": ["hybrid", "internal"] }],
        "userVerification": "preferred",
    });
    assert_eq!(options, expected);
    assert!(asked["Session"].as_str().unwrap().len() < 1024);
    let credential = sign(&mut authenticator, &asked);
    tokens_of(show(&house, "alice", &asked["Session"], &credential));

    let list = choose(&house, "alice", None).unwrap();
    assert_eq!(list["AvailableChallenges"], json!(["PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"]));
    let by_list = json!({ "USERNAME": "alice", "ANSWER": "WEB_AUTHN" });
    for (challenge, responses) in [("SELECT_CHALLENGE", by_list), ("WEB_AUTHN", json!({ "USERNAME": "alice" }))] {
        let asked = house.respond(challenge, &list["Session"], responses).unwrap();
        assert_eq!(asked["ChallengeName"], "WEB_AUTHN", "{challenge}");
        let credential = sign(&mut authenticator, &asked);
        tokens_of(show(&house, "alice", &asked["Session"], &credential));
    }
    let asked = ask(&house, "alice");
    let credential = sign(&mut authenticator, &asked);
    let answer = json!({ "USERNAME": "alice", "ANSWER": "WEB_AUTHN", "CREDENTIAL": credential });
    tokens_of(house.respond("SELECT_CHALLENGE", &asked["Session"], answer));
}

#[test]
fn a_challenge_is_good_for_one_answer_right_or_wrong() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let asked = ask(&house, "alice");
    let credential = sign(&mut authenticator, &asked);
    tokens_of(show(&house, "alice", &asked["Session"], &credential));
    refused(show(&house, "alice", &asked["Session"], &credential), "replayed");
    let again = sign(&mut authenticator, &asked);
    refused(show(&house, "alice", &asked["Session"], &again), "the same challenge, signed anew");
    let asked = ask(&house, "alice");
    let credential = sign(&mut authenticator, &asked);
    refused(show(&house, "alice", &asked["Session"], &forged(&credential)), "forged");
    refused(show(&house, "alice", &asked["Session"], &credential), "right, after a forged one");
    tokens_of(sign_in(&house, "alice", &mut authenticator));
}

#[test]
fn an_answer_to_another_challenge_or_of_someone_else_is_refused() {
    let house = house();
    let (mut alices, mut bobs) = (enrolled(&house, "alice"), enrolled(&house, "bob"));
    let (first, second) = (ask(&house, "alice"), ask(&house, "alice"));
    let to_first = sign(&mut alices, &first);
    refused(show(&house, "alice", &second["Session"], &to_first), "another challenge's");
    // Bob signs alice's challenge by his own key.
    let asked = ask(&house, "alice");
    let mut any = options(&asked);
    any["allowCredentials"] = json!([]);
    let by_bob = block_on(bobs.get(&any)).unwrap().to_string();
    refused(show(&house, "alice", &asked["Session"], &by_bob), "someone else's passkey");
    let asked = ask(&house, "alice");
    let by_bob = sign(&mut bobs, &ask(&house, "bob"));
    let as_bob = show(&house, "bob", &asked["Session"], &by_bob);
    assert_refused(as_bob, INVALID.0, INVALID.1, "someone else's session");
    alices.pretend("https://example.org");
    refused(sign_in(&house, "alice", &mut alices), "on a page of another origin");
}

#[test]
fn a_challenge_is_good_as_long_as_its_session_and_only_there() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let asked = ask(&house, "alice");
    let credential = sign(&mut authenticator, &asked);
    let responses = json!({ "USERNAME": "alice", "CREDENTIAL": credential });
    let elsewhere = |house: &House, client: &str| {
        let members = json!({ "ClientId": client, "ChallengeName": "WEB_AUTHN", "Session": asked["Session"],
            "ChallengeResponses": responses });
        house.call("RespondToAuthChallenge", members)
    };
    let (other, _) = house.new_client(json!({ "ClientName": "other", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"] }));
    assert_refused(elsewhere(&house, &other), INVALID.0, INVALID.1, "another client's");
    let pool = house.call("CreateUserPool", json!({ "PoolName": "others" })).unwrap();
    let members = json!({ "UserPoolId": pool["UserPool"]["Id"], "ClientName": "theirs",
        "ExplicitAuthFlows": ["ALLOW_USER_AUTH"] });
    let (theirs, _) = house.new_client(members);
    assert_refused(elsewhere(&house, &theirs), INVALID.0, INVALID.1, "another pool's");
    let session = text(&asked["Session"]);
    let cut = show(&house, "alice", &session[..session.len() - 8].into(), &credential);
    assert_refused(cut, INVALID.0, INVALID.1, "a session cut off");
    let other_challenge =
        house.respond("PASSWORD", &asked["Session"], json!({ "USERNAME": "alice", "PASSWORD": PASSWORD }));
    assert_refused(other_challenge, INVALID.0, INVALID.1, "for another challenge");
    house.clock.advance(Duration::from_mins(3) - Duration::from_millis(1));
    let late = ask(&house, "alice");
    let late_credential = sign(&mut authenticator.clone(), &late);
    tokens_of(show(&house, "alice", &asked["Session"], &credential));
    house.clock.advance(Duration::from_mins(3));
    let expired = show(&house, "alice", &late["Session"], &late_credential);
    assert_refused(expired, EXPIRED.0, EXPIRED.1, "expired");
}

#[test]
fn what_is_no_credential_is_told_so_and_uses_nothing_up() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let asked = ask(&house, "alice");
    let credential = sign(&mut authenticator, &asked);
    for nonsense in ["{}", "x", &credential[..credential.len() / 2]] {
        let error = show(&house, "alice", &asked["Session"], nonsense).unwrap_err();
        assert_eq!(error.code, Code::InvalidParameterException, "{nonsense}");
    }
    let missing = house.respond("WEB_AUTHN", &asked["Session"], json!({ "USERNAME": "alice" }));
    assert_refused(missing, Code::InvalidParameterException, "Missing required parameter CREDENTIAL", "none");
    tokens_of(show(&house, "alice", &asked["Session"], &credential));
}

#[test]
fn a_copy_of_the_authenticator_is_refused_once_the_other_has_counted_on() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let mut copy = authenticator.clone();
    tokens_of(sign_in(&house, "alice", &mut authenticator));
    refused(sign_in(&house, "alice", &mut copy), "a counter that stands still");
    tokens_of(sign_in(&house, "alice", &mut authenticator));
    refused(sign_in(&house, "alice", &mut copy), "a counter that went back");
}

#[test]
fn failures_lock_out_and_a_success_after_the_wait_forgets_them() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let fail = |authenticator: &mut SoftwareAuthenticator| {
        let asked = ask(&house, "alice");
        let credential = sign(authenticator, &asked);
        show(&house, "alice", &asked["Session"], &forged(&credential))
    };
    for _ in 0..6 {
        refused(fail(&mut authenticator), "forged");
    }
    let waits = sign_in(&house, "alice", &mut authenticator);
    assert_refused(waits, Code::NotAuthorizedException, "Password attempts exceeded", "right, while waiting");
    house.clock.advance(Duration::from_secs(2));
    tokens_of(sign_in(&house, "alice", &mut authenticator));
    refused(fail(&mut authenticator), "forged");
    tokens_of(sign_in(&house, "alice", &mut authenticator));
}

#[test]
fn a_passkey_that_is_gone_or_of_another_relying_party_is_not_offered() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    let tokens = house.tokens("alice");
    let offered = || choose(&house, "alice", None).unwrap()["AvailableChallenges"].take();
    let asked = ask(&house, "alice");
    configure(&house, "OFF", json!({ "RelyingPartyId": "example.org" }));
    assert_eq!(offered(), json!(["PASSWORD", "PASSWORD_SRP"]));
    configure(&house, "OFF", json!({ "RelyingPartyId": "example.com" }));
    assert_eq!(offered(), json!(["PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"]));
    let credential = sign(&mut authenticator, &asked);
    let id = serde_json::from_str::<Value>(&credential).unwrap()["id"].take();
    house.call_as(&tokens, "DeleteWebAuthnCredential", json!({ "CredentialId": id })).unwrap();
    assert_eq!(offered(), json!(["PASSWORD", "PASSWORD_SRP"]));
    refused(show(&house, "alice", &asked["Session"], &credential), "deleted meanwhile");
}

#[test]
fn a_disabled_user_does_not_come_in() {
    let house = house();
    let mut authenticator = enrolled(&house, "alice");
    house.admin("AdminDisableUser", "alice", json!({})).unwrap();
    let disabled = sign_in(&house, "alice", &mut authenticator);
    assert_refused(disabled, Code::NotAuthorizedException, "User is disabled.", "disabled");
}

/// A pool with codes by e-mail as second factor, in this mode, whose user alice has it on, and a passkey.
fn with_second_factor(mode: &str, factor_configuration: &str) -> (House, SoftwareAuthenticator) {
    let house = choosing().pool(json!({ "MfaConfiguration": "OFF" })).build();
    let web_authn = json!({ "RelyingPartyId": "example.com", "FactorConfiguration": factor_configuration });
    configure(&house, "OFF", web_authn.clone());
    let authenticator = enrolled(&house, "alice");
    let sender = json!({ "SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x" });
    let members = json!({ "MfaConfiguration": mode, "WebAuthnConfiguration": web_authn,
        "SmsMfaConfiguration": { "SmsConfiguration": sender } });
    house.call("SetUserPoolMfaConfig", members).unwrap();
    let phone = json!([{ "Name": "phone_number", "Value": "+15550001234" }, { "Name": "phone_number_verified", "Value": "true" }]);
    house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": phone })).unwrap();
    (house, authenticator)
}

#[test]
fn a_passkey_stands_for_two_factors_where_the_pool_says_so_and_the_user_was_verified() {
    for mode in ["OPTIONAL", "ON"] {
        let (house, mut authenticator) = with_second_factor(mode, "MULTI_FACTOR_WITH_USER_VERIFICATION");
        let on = json!({ "SMSMfaSettings": { "Enabled": true, "PreferredMfa": true } });
        house.admin("AdminSetUserMFAPreference", "alice", on).unwrap();
        tokens_of(sign_in(&house, "alice", &mut authenticator));
        let unverified = sign_in(&house, "alice", &mut authenticator.clone().without_verification()).unwrap();
        assert_eq!(unverified["ChallengeName"], "SMS_MFA", "{mode}");
        let code = house.code("+15550001234");
        let responses = json!({ "USERNAME": "alice", "SMS_MFA_CODE": code });
        tokens_of(house.respond("SMS_MFA", &unverified["Session"], responses));
    }
}

#[test]
fn a_single_factor_passkey_is_not_offered_where_a_second_factor_is_due() {
    let (house, mut authenticator) = with_second_factor("OPTIONAL", "SINGLE_FACTOR");
    tokens_of(sign_in(&house, "alice", &mut authenticator));
    let asked = ask(&house, "alice");
    let on = json!({ "SMSMfaSettings": { "Enabled": true } });
    house.admin("AdminSetUserMFAPreference", "alice", on).unwrap();
    let list = choose(&house, "alice", Some("WEB_AUTHN")).unwrap();
    assert_eq!(list["AvailableChallenges"], json!(["PASSWORD", "PASSWORD_SRP"]));
    // Who was asked before shows the second factor after it.
    let credential = sign(&mut authenticator, &asked);
    let answer = show(&house, "alice", &asked["Session"], &credential).unwrap();
    assert_eq!(answer["ChallengeName"], "SMS_MFA");
}

#[test]
fn nobody_is_asked_for_a_passkey_that_looks_like_somebodys() {
    let house = choosing().hiding().build();
    configure(&house, "OFF", json!({ "RelyingPartyId": "example.com" }));
    let mut authenticator = enrolled(&house, "alice");
    let offers = |name: &&String| {
        let list = choose(&house, name, None).unwrap();
        list["AvailableChallenges"].as_array().unwrap().contains(&json!("WEB_AUTHN"))
    };
    let names: Vec<String> = (100..140).map(|number| format!("no{number}")).collect();
    let with: Vec<&String> = names.iter().filter(offers).collect();
    assert!(!with.is_empty() && with.len() < names.len(), "some have one, some have none");
    let nobody = with[0];
    let (asked, like) = (ask(&house, nobody), ask(&house, "alice"));
    assert_eq!(options(&asked)["allowCredentials"], options(&ask(&house, nobody))["allowCredentials"]);
    let shape = |asked: &Value| {
        let mut options = options(asked);
        options["challenge"] = "".into();
        options["allowCredentials"][0]["id"] = "".into();
        options
    };
    assert_eq!(shape(&asked), shape(&like));
    let session = |asked: &Value| text(&asked["Session"]).len();
    assert_eq!(nobody.len(), "alice".len());
    assert_eq!(session(&asked), session(&ask(&house, "alice")));
    let mut credential: Value = serde_json::from_str(&sign(&mut authenticator, &like)).unwrap();
    for (name, asked) in [(nobody.as_str(), &asked), ("alice", &like)] {
        credential["id"] = options(asked)["allowCredentials"][0]["id"].clone();
        credential["rawId"] = credential["id"].clone();
        let credential = forged(&credential.to_string());
        refused(show(&house, name, &asked["Session"], &credential), name);
        refused(show(&house, name, &asked["Session"], &credential), name);
    }
}
