//! MFA_SETUP: a second factor set up in the sign-in that asks for it.

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{App, EXPIRED, INVALID, USED, configure, person, response, shown};
use crate::support::{House, PASSWORD, Plan, assert_refused, email_of, text, tokens_of, wrong};

const NO_APP: (Code, &str) =
    (Code::SoftwareTokenMFANotFoundException, "Software Token MFA does not exist for the user.");

/// A pool that requires these factors, and alice, who has nothing.
fn house(factors: &[&str]) -> House {
    with(Plan::new(), factors)
}

fn with(plan: Plan, factors: &[&str]) -> House {
    let house = plan.build();
    configure(&house, "ON", factors);
    person(&house, "alice", &[]);
    house
}

/// The Session of MFA_SETUP.
fn ask(house: &House) -> Value {
    let mut challenge = house.by_password("alice", PASSWORD).unwrap();
    assert_eq!(challenge["ChallengeName"], "MFA_SETUP");
    challenge["Session"].take()
}

fn associate(house: &House, session: &Value) -> Result<Value, Error> {
    house.call("AssociateSoftwareToken", json!({ "Session": session }))
}

fn verify(house: &House, session: &Value, code: &str) -> Result<Value, Error> {
    house.call("VerifySoftwareToken", json!({ "Session": session, "UserCode": code }))
}

fn end(house: &House, session: &Value) -> Result<Value, Error> {
    house.respond("MFA_SETUP", session, json!({ "USERNAME": "alice" }))
}

/// An app with a secret, and the Session to prove it with.
fn given(house: &House) -> (App, Value) {
    let mut answer = associate(house, &ask(house)).unwrap();
    (App::new(&answer["SecretCode"]), answer["Session"].take())
}

/// An app that has been proved, and the Session to end the sign-in with.
fn proved(house: &House) -> (App, Value) {
    let (app, session) = given(house);
    let session = verify(house, &session, &app.code(house, 0)).unwrap()["Session"].take();
    (app, session)
}

#[test]
fn an_app_is_set_up_and_asked_for_from_then_on() {
    let house = house(&["SMS_MFA", "SOFTWARE_TOKEN_MFA"]);
    let challenge = house.by_password("alice", PASSWORD).unwrap();
    let parameters = json!({ "USER_ID_FOR_SRP": "alice", "MFAS_CAN_SETUP": r#"["SMS_MFA","SOFTWARE_TOKEN_MFA"]"# });
    assert_eq!(challenge["ChallengeParameters"], parameters);
    let first = challenge["Session"].clone();
    let answer = associate(&house, &first).unwrap();
    let second = answer["Session"].clone();
    let app = App::new(&answer["SecretCode"]);
    assert_ne!(first, second);
    assert_eq!(shown(&house, "alice"), json!([null, null, null]), "a secret is no factor");
    let mismatch = (Code::EnableSoftwareTokenMFAException, "Code mismatch");
    assert_refused(verify(&house, &second, &app.wrong(&house)), mismatch.0, mismatch.1, "a wrong code");
    let code = app.code(&house, 0);
    let answer = verify(&house, &second, &code).unwrap();
    let third = answer["Session"].clone();
    assert_eq!(answer, json!({ "Status": "SUCCESS", "Session": third }));
    assert_eq!(shown(&house, "alice"), json!([["SOFTWARE_TOKEN_MFA"], null, null]), "it is turned on");
    // Clients that send the code once more are not refused for it.
    let responses = json!({ "USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": code });
    tokens_of(house.respond("MFA_SETUP", &third, responses));

    let mut challenge = house.by_password("alice", PASSWORD).unwrap();
    assert_eq!(challenge["ChallengeName"], "SOFTWARE_TOKEN_MFA");
    let session = challenge["Session"].take();
    let sign_in =
        |code: &str| house.respond("SOFTWARE_TOKEN_MFA", &session, response("SOFTWARE_TOKEN_MFA", "alice", code));
    let used = "Your software token has already been used once.";
    assert_refused(sign_in(&code), Code::ExpiredCodeException, used, "the code that set it up");
    tokens_of(sign_in(&app.code(&house, 1)));
}

#[test]
fn steps_are_answered_in_their_order_and_once() {
    let house = house(&["SOFTWARE_TOKEN_MFA"]);
    let asked = ask(&house);
    assert_refused(end(&house, &asked), NO_APP.0, NO_APP.1, "without a secret");
    assert_refused(verify(&house, &asked, "000000"), NO_APP.0, NO_APP.1, "a code without a secret");
    let (app, given) = given(&house);
    assert_refused(end(&house, &given), NO_APP.0, NO_APP.1, "without a code");
    let code = app.code(&house, 0);
    let done = verify(&house, &given, &code).unwrap()["Session"].take();
    let refused = Code::NotAuthorizedException;
    // The factor is there by now, which is looked at before the session is.
    assert_refused(verify(&house, &given, &code), refused, INVALID, "the code once more");
    assert_refused(associate(&house, &done), refused, INVALID, "a secret after the end");
    assert_refused(verify(&house, &done, &code), refused, INVALID, "a code after the end");
    tokens_of(end(&house, &done));
    assert_refused(end(&house, &done), refused, USED, "the end once more");
}

#[test]
fn an_old_session_replaces_nobodys_factor() {
    let house = house(&["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
    let (other, stale) = given(&house);
    let stale_start = ask(&house);
    let (app, done) = proved(&house);
    tokens_of(end(&house, &done));
    let refused = Code::NotAuthorizedException;
    assert_refused(verify(&house, &stale, &other.code(&house, 0)), refused, INVALID, "another app");
    let by_email = json!({ "USERNAME": "alice", "EMAIL": "other@example.com" });
    assert_refused(house.respond("MFA_SETUP", &stale_start, by_email), refused, INVALID, "an address");
    let mut again = associate(&house, &stale_start).unwrap();
    let late = App::new(&again["SecretCode"]);
    let session = again["Session"].take();
    assert_refused(verify(&house, &session, &late.code(&house, 0)), refused, INVALID, "a later secret");
    house.clock.advance(Duration::from_secs(30));
    let session = house.by_password("alice", PASSWORD).unwrap()["Session"].take();
    let answer = response("SOFTWARE_TOKEN_MFA", "alice", &app.code(&house, 0));
    tokens_of(house.respond("SOFTWARE_TOKEN_MFA", &session, answer));
}

#[test]
fn what_was_proved_must_still_be_in_place() {
    let refused = Code::NotAuthorizedException;
    let apps = &["SOFTWARE_TOKEN_MFA"];
    let house_ = house(apps);
    let (app, session) = given(&house_);
    house_.set_password("alice", "Newer-Horse-10", true);
    assert_refused(verify(&house_, &session, &app.code(&house_, 0)), refused, INVALID, "another password");
    assert_eq!(shown(&house_, "alice"), json!([null, null, null]));

    let house_ = house(apps);
    let (app, session) = given(&house_);
    house_.admin("AdminDisableUser", "alice", json!({})).unwrap();
    assert_refused(verify(&house_, &session, &app.code(&house_, 0)), refused, "User is disabled.", "disabled");

    let house_ = house(apps);
    let (_, done) = proved(&house_);
    house_.admin("AdminDeleteSoftwareToken", "alice", json!({})).unwrap();
    assert_refused(end(&house_, &done), refused, INVALID, "an app that was taken away");

    let house_ = house(apps);
    let (app, session) = given(&house_);
    house_.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    person(&house_, "alice", &[]);
    assert_refused(verify(&house_, &session, &app.code(&house_, 0)), refused, INVALID, "a namesake");
}

#[test]
fn a_session_is_good_for_its_time_and_whole() {
    let house = house(&["SOFTWARE_TOKEN_MFA"]);
    let refused = Code::NotAuthorizedException;
    let (app, session) = given(&house);
    let whole = text(&session);
    for cut in [20, whole.len() / 2, whole.len() - 4] {
        let cut: Value = whole[..cut].into();
        assert_refused(associate(&house, &cut), refused, INVALID, "truncated");
        assert_refused(verify(&house, &cut, &app.code(&house, 0)), refused, INVALID, "truncated");
    }
    // A session of another kind, and one that says it is another client's.
    let by_password = house.client_of_another_pool();
    let foreign = json!({ "ClientId": by_password, "ChallengeName": "MFA_SETUP", "Session": session,
        "ChallengeResponses": { "USERNAME": "alice" } });
    assert_refused(house.call("RespondToAuthChallenge", foreign), refused, INVALID, "another pool's");
    let (_, done) = proved(&house);
    house.clock.advance(Duration::from_mins(3));
    assert_refused(associate(&house, &session), refused, EXPIRED, "expired");
    assert_refused(verify(&house, &session, &app.code(&house, 0)), refused, EXPIRED, "expired");
    assert_refused(end(&house, &done), refused, EXPIRED, "expired");
}

#[test]
fn administrators_doors_lead_to_it_too() {
    let house = house(&["SOFTWARE_TOKEN_MFA"]);
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
    let mut challenge = house.initiate("ADMIN_USER_PASSWORD_AUTH", parameters).unwrap();
    assert_eq!(challenge["ChallengeName"], "MFA_SETUP");
    let mut answer = associate(&house, &challenge["Session"].take()).unwrap();
    let app = App::new(&answer["SecretCode"]);
    let done = verify(&house, &answer["Session"].take(), &app.code(&house, 0)).unwrap()["Session"].take();
    assert_refused(end(&house, &done), Code::NotAuthorizedException, INVALID, "through the users' door");
    let members = json!({ "ChallengeName": "MFA_SETUP", "Session": done,
        "ChallengeResponses": { "USERNAME": "alice" } });
    tokens_of(house.call("AdminRespondToAuthChallenge", members));
}

fn set_up_email(house: &House, session: &Value, address: &str) -> Result<Value, Error> {
    house.respond("MFA_SETUP", session, json!({ "USERNAME": "alice", "EMAIL": address }))
}

#[test]
fn an_address_is_set_up_by_the_code_that_is_sent_there() {
    let house = house(&["EMAIL_OTP"]);
    let session = ask(&house);
    let missing = "Missing required parameter EMAIL";
    assert_refused(end(&house, &session), Code::InvalidParameterException, missing, "nothing");
    let format = "Invalid email address format.";
    assert_refused(set_up_email(&house, &session, "here"), Code::InvalidParameterException, format, "no address");
    let address = email_of("alice");
    let mut challenge = set_up_email(&house, &session, &address).unwrap();
    assert_eq!(challenge["ChallengeName"], "EMAIL_OTP");
    assert_eq!(challenge["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"], "a***@e***");
    let proof = challenge["Session"].take();
    assert_eq!(house.attributes("alice"), [].into(), "an address that is not proved is nobody's");
    assert_refused(set_up_email(&house, &session, &address), Code::NotAuthorizedException, USED, "twice");
    let code = house.code(&address);
    let answer = |code: &str| house.respond("EMAIL_OTP", &proof, response("EMAIL_OTP", "alice", code));
    let mismatch = "Invalid code or auth state for the user.";
    assert_refused(answer(wrong(&code)), Code::CodeMismatchException, mismatch, "a wrong code");
    tokens_of(answer(&code));
    let attributes = house.attributes("alice");
    assert_eq!((attributes["email"].as_str(), attributes["email_verified"].as_str()), (&*address, "true"));
    assert_eq!(shown(&house, "alice"), json!([["EMAIL_OTP"], null, null]));
    assert_refused(answer(&code), Code::NotAuthorizedException, INVALID, "the code once more");
    assert_eq!(house.by_password("alice", PASSWORD).unwrap()["ChallengeName"], "EMAIL_OTP");
}

#[test]
fn an_address_that_is_someone_elses_name_is_not_set_up() {
    let house = with(Plan::new().pool(json!({ "AliasAttributes": ["email"] })), &["EMAIL_OTP"]);
    person(&house, "bob", &[("email", &email_of("bob"))]);
    let mut challenge = set_up_email(&house, &ask(&house), &email_of("bob")).unwrap();
    let session = challenge["Session"].take();
    let answer = response("EMAIL_OTP", "alice", &house.code(&email_of("bob")));
    let taken = "An account with the given email already exists.";
    assert_refused(house.respond("EMAIL_OTP", &session, answer), Code::AliasExistsException, taken, "bob's");
    assert_eq!(house.attributes("alice"), [].into());
}

#[test]
fn an_address_is_set_up_through_a_client_that_may_write_it() {
    let house = with(Plan::new().client(json!({ "WriteAttributes": ["name"] })), &["EMAIL_OTP"]);
    let refused = set_up_email(&house, &ask(&house), &email_of("alice"));
    let text = "A client attempted to write unauthorized attribute";
    assert_refused(refused, Code::NotAuthorizedException, text, "a client that may not");
}

#[test]
fn a_phone_is_added_before_the_sign_in() {
    let house = house(&["SMS_MFA"]);
    let text = "A phone_number has to be added to the user before another sign-in.";
    for responses in [json!({ "USERNAME": "alice" }), json!({ "USERNAME": "alice", "EMAIL": "a@example.com" })] {
        let refused = house.respond("MFA_SETUP", &ask(&house), responses);
        assert_refused(refused, Code::InvalidParameterException, text, "no phone");
    }
    let off = "Software Token MFA has not been enabled by the userPool";
    let refused = associate(&house, &ask(&house));
    assert_refused(refused, Code::SoftwareTokenMFANotFoundException, off, "no apps here");
}
