//! USER_AUTH: the choice of the first factor, codes as the only factor, users without passwords, and coming in right after
//! the confirmation (spec/auth-flows.md §5).

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{
    House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of, list, text, tokens_of,
};

const WRONG_CODE: (Code, &str) = (Code::CodeMismatchException, "Invalid code or auth state for the user.");
const INVALID: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user.");
const USED: (Code, &str) =
    (Code::NotAuthorizedException, "Invalid session for the user, session can only be used once.");
const EXPIRED: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user, session is expired.");
const PHONE: &str = "+14155550100";

/// A pool where passwords and codes sign in, and a client that lets users choose.
fn choosing() -> Plan {
    let factors = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } });
    Plan::new().pool(json!({ "Policies": factors })).client(json!({ "ExplicitAuthFlows": ["ALLOW_USER_AUTH"] }))
}

fn choose(house: &House, name: &str, parameters: Value) -> Result<Value, Error> {
    let mut all = parameters;
    all["USERNAME"] = name.into();
    house.initiate("USER_AUTH", all)
}

fn by_email(house: &House, name: &str) -> Value {
    choose(house, name, json!({ "PREFERRED_CHALLENGE": "EMAIL_OTP" })).unwrap()
}

fn show(house: &House, name: &str, session: &Value, code: &str) -> Result<Value, Error> {
    house.respond("EMAIL_OTP", session, json!({ "USERNAME": name, "EMAIL_OTP_CODE": code }))
}

fn challenge(answer: &Value) -> (String, Value) {
    (text(&answer["ChallengeName"]), answer["AvailableChallenges"].clone())
}

fn wrong_of(code: &str) -> String {
    let first = if code.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &code[1..])
}

#[test]
fn the_choice_is_what_pool_and_user_have() {
    let house = choosing().build();
    house.user("alice");
    let both = [("email", "bob@example.com"), ("phone_number", PHONE)];
    house.sign_up_with("bob", &both).unwrap();
    house.invite("carol", json!({ "UserAttributes": [] })).unwrap();
    let passwords = || vec!["PASSWORD", "PASSWORD_SRP"];
    for (name, codes) in [("alice", vec!["EMAIL_OTP"]), ("bob", vec!["EMAIL_OTP", "SMS_OTP"]), ("carol", vec![])] {
        let factors = [passwords(), codes].concat();
        for parameters in [json!({}), json!({ "PREFERRED_CHALLENGE": "WEB_AUTHN" })] {
            let answer = choose(&house, name, parameters).unwrap();
            assert_eq!(challenge(&answer), ("SELECT_CHALLENGE".into(), json!(factors)), "{name}");
            assert_eq!(answer["ChallengeParameters"], json!({}));
        }
    }
}

#[test]
fn every_factor_signs_in_by_each_way_of_choosing_it() {
    let house = choosing().build();
    house.user("alice");
    let password = json!({ "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD });
    tokens_of(choose(&house, "alice", password));
    // Asked for first, then shown.
    let asked = choose(&house, "alice", json!({ "PREFERRED_CHALLENGE": "PASSWORD" })).unwrap();
    assert_eq!(asked["ChallengeName"], "PASSWORD");
    let shown = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD });
    tokens_of(house.respond("PASSWORD", &asked["Session"], shown.clone()));
    assert_refused(house.respond("PASSWORD", &asked["Session"], shown), INCORRECT.0, INCORRECT.1, "replayed");
    // Chosen from the list, in one step; and by the factor's own name.
    for (challenge, responses) in [
        ("SELECT_CHALLENGE", json!({ "USERNAME": "alice", "ANSWER": "PASSWORD", "PASSWORD": PASSWORD })),
        ("PASSWORD", json!({ "USERNAME": "alice", "PASSWORD": PASSWORD })),
    ] {
        let list = choose(&house, "alice", json!({})).unwrap();
        tokens_of(house.respond(challenge, &list["Session"], responses));
    }
    let list = choose(&house, "alice", json!({})).unwrap();
    let answer = json!({ "USERNAME": "alice", "ANSWER": "EMAIL_OTP" });
    let asked = house.respond("SELECT_CHALLENGE", &list["Session"], answer).unwrap();
    assert_eq!(asked["ChallengeName"], "EMAIL_OTP");
    let parameters = json!({ "CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL", "CODE_DELIVERY_DESTINATION": "a***@e***" });
    assert_eq!(asked["ChallengeParameters"], parameters);
    let code = house.code(&email_of("alice"));
    assert_eq!(code.len(), 8);
    tokens_of(show(&house, "alice", &asked["Session"], &code));
}

#[test]
fn srp_is_a_factor_to_choose() {
    let house = choosing().build();
    house.user("alice");
    for password in [PASSWORD, OTHER_PASSWORD] {
        let proof = house.srp_by("alice", password, |parameters| {
            let mut parameters = parameters;
            parameters["PREFERRED_CHALLENGE"] = "PASSWORD_SRP".into();
            house.initiate("USER_AUTH", parameters)
        });
        let answer = house.prove(&proof.unwrap());
        if password == PASSWORD {
            tokens_of(answer);
        } else {
            assert_refused(answer, INCORRECT.0, INCORRECT.1, "wrong");
        }
    }
    let list = choose(&house, "alice", json!({})).unwrap();
    let proof = house.srp_by("alice", PASSWORD, |mut parameters| {
        parameters["ANSWER"] = "PASSWORD_SRP".into();
        house.respond("SELECT_CHALLENGE", &list["Session"], parameters)
    });
    tokens_of(house.prove(&proof.unwrap()));
}

#[test]
fn a_code_signs_its_user_in_once_and_nobody_else() {
    let house = choosing().build();
    for name in ["alice", "mallory"] {
        house.user(name);
    }
    let asked = by_email(&house, "alice");
    let session = &asked["Session"];
    let code = house.code(&email_of("alice"));
    let refused = |answer, expected: (Code, &str), told: &str| assert_refused(answer, expected.0, expected.1, told);
    refused(show(&house, "alice", session, &wrong_of(&code)), WRONG_CODE, "wrong");
    refused(show(&house, "alice", session, &code[..7]), WRONG_CODE, "truncated");
    let missing = (Code::InvalidParameterException, "Missing required parameter EMAIL_OTP_CODE");
    refused(show(&house, "alice", session, ""), missing, "empty");
    // Someone else's session with the own code, and the own session under another name.
    let others = by_email(&house, "mallory");
    refused(show(&house, "mallory", &others["Session"], &code), WRONG_CODE, "someone else's code");
    refused(show(&house, "mallory", session, &code), INVALID, "someone else's session");
    // Another client of the pool, and another pool.
    let (other, _) = house.new_client(json!({ "ClientName": "other", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"] }));
    let responses = json!({ "USERNAME": "alice", "EMAIL_OTP_CODE": code });
    let members = json!({ "ChallengeName": "EMAIL_OTP", "Session": session, "ChallengeResponses": responses });
    let mut elsewhere = members.clone();
    elsewhere["ClientId"] = other.into();
    refused(house.call("RespondToAuthChallenge", elsewhere), INVALID, "another client's");
    let mut elsewhere = members.clone();
    elsewhere["ClientId"] = house.client_of_another_pool().into();
    refused(house.call("RespondToAuthChallenge", elsewhere), INVALID, "another pool's");
    refused(house.call("AdminRespondToAuthChallenge", members), INVALID, "an administrator's");
    let cut = json!(session.as_str().unwrap()[..200]);
    refused(show(&house, "alice", &cut, &code), INVALID, "a session cut short");
    tokens_of(show(&house, "alice", session, &code));
    refused(show(&house, "alice", session, &code), USED, "replayed");
    // A later session's code is another one, and time runs out.
    let later = by_email(&house, "alice");
    refused(show(&house, "alice", &later["Session"], &code), WRONG_CODE, "an earlier code");
    house.clock.advance(Duration::from_mins(3));
    let code = house.code(&email_of("alice"));
    refused(show(&house, "alice", &later["Session"], &code), EXPIRED, "late");
}

#[test]
fn guessing_at_a_code_locks_out_and_success_forgets_it() {
    let house = choosing().build();
    house.user("alice");
    let asked = by_email(&house, "alice");
    let code = house.code(&email_of("alice"));
    for _ in 0..6 {
        let answer = show(&house, "alice", &asked["Session"], &wrong_of(&code));
        assert_refused(answer, WRONG_CODE.0, WRONG_CODE.1, "wrong");
    }
    let waits = "Password attempts exceeded";
    let right = show(&house, "alice", &asked["Session"], &code);
    assert_refused(right, Code::NotAuthorizedException, waits, "the right one, too soon");
    let password = json!({ "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD });
    let other_door = choose(&house, "alice", password);
    assert_refused(other_door, Code::NotAuthorizedException, waits, "another factor counts the same");
    house.clock.advance(Duration::from_secs(2));
    tokens_of(show(&house, "alice", &asked["Session"], &code));
}

#[test]
fn a_code_confirms_and_verifies_whom_it_reached() {
    let house = choosing().build();
    house.sign_up("alice").unwrap();
    let asked = by_email(&house, "alice");
    assert_eq!(house.status("alice"), "UNCONFIRMED");
    tokens_of(show(&house, "alice", &asked["Session"], &house.code(&email_of("alice"))));
    assert_eq!(house.status("alice"), "CONFIRMED");
    assert_eq!(house.attributes("alice")["email_verified"], "true");
}

#[test]
fn users_need_no_password_where_codes_sign_in() {
    let house = choosing().build();
    let attributes = list(&[("email", &email_of("alice"))]);
    house.call("SignUp", json!({ "Username": "alice", "UserAttributes": attributes })).unwrap();
    house.confirm("alice", &house.code(&email_of("alice"))).unwrap();
    let invited = json!({ "Username": "bob", "UserAttributes": list(&[("email", &email_of("bob"))]) });
    house.call("AdminCreateUser", invited).unwrap();
    assert_eq!(house.status("bob"), "CONFIRMED");
    for name in ["alice", "bob"] {
        let answer = choose(&house, name, json!({})).unwrap();
        assert_eq!(answer["AvailableChallenges"], json!(["EMAIL_OTP"]), "{name}");
        let asked = by_email(&house, name);
        let tokens = tokens_of(show(&house, name, &asked["Session"], &house.code(&email_of(name))));
        // A first password needs no earlier one; from then on it is a factor like others.
        let chosen = json!({ "ProposedPassword": PASSWORD });
        house.call_as(&tokens, "ChangePassword", chosen).unwrap();
        tokens_of(choose(&house, name, json!({ "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD })));
    }
    let strict = Plan::new().build();
    let missing = strict.call("SignUp", json!({ "Username": "alice" }));
    let text = "Missing required parameter password";
    assert_refused(missing, Code::InvalidParameterException, text, "a pool of passwords");
}

#[test]
fn the_confirmation_lets_its_user_in_once() {
    let house = choosing().build();
    let signed_up = house.sign_up("alice").unwrap();
    let code = house.code(&email_of("alice"));
    let confirm = json!({ "Username": "alice", "ConfirmationCode": code, "Session": signed_up["Session"] });
    let confirmed = house.call("ConfirmSignUp", confirm).unwrap();
    let enter = |house: &House, name: &str, session: &Value| {
        let members = json!({ "AuthFlow": "USER_AUTH", "AuthParameters": { "USERNAME": name }, "Session": session });
        house.call("InitiateAuth", members)
    };
    house.user("mallory");
    assert_refused(enter(&house, "mallory", &confirmed["Session"]), INVALID.0, INVALID.1, "someone else");
    assert_refused(enter(&house, "alice", &signed_up["Session"]), INVALID.0, INVALID.1, "the session of sign-up");
    tokens_of(enter(&house, "alice", &confirmed["Session"]));
    assert_refused(enter(&house, "alice", &confirmed["Session"]), USED.0, USED.1, "twice");

    // Where codes alone sign nobody in, only whoever chose the password comes in so.
    let strict = || Plan::new().client(json!({ "ExplicitAuthFlows": ["ALLOW_USER_AUTH"] })).build();
    for brings in [true, false] {
        let house = strict();
        let signed_up = house.sign_up("alice").unwrap();
        let mut confirm = json!({ "Username": "alice", "ConfirmationCode": house.code(&email_of("alice")) });
        if brings {
            confirm["Session"] = signed_up["Session"].clone();
        }
        let confirmed = house.call("ConfirmSignUp", confirm).unwrap();
        assert_eq!(confirmed.get("Session").is_some(), brings);
        if brings {
            house.clock.advance(Duration::from_mins(3));
            assert_refused(enter(&house, "alice", &confirmed["Session"]), EXPIRED.0, EXPIRED.1, "late");
        }
    }
    let house = Plan::new().build();
    assert!(house.sign_up("alice").unwrap().get("Session").is_none(), "the client does not let users choose");
}

#[test]
fn who_is_nobody_looks_like_somebody() {
    let house = choosing().hiding().build();
    house.user("alice");
    let nobody = choose(&house, "nobody@example.com", json!({})).unwrap();
    assert_eq!(challenge(&nobody).0, "SELECT_CHALLENGE");
    assert_eq!(
        nobody["AvailableChallenges"],
        choose(&house, "nobody@example.com", json!({})).unwrap()["AvailableChallenges"]
    );
    let asked = by_email(&house, "nobody@example.com");
    let like = by_email(&house, "alice");
    let members = |answer: &Value| {
        let mut names: Vec<String> = answer.as_object().unwrap().keys().cloned().collect();
        names.extend(answer["ChallengeParameters"].as_object().unwrap().keys().cloned());
        names
    };
    assert_eq!(members(&asked), members(&like));
    let length = |answer: Value, member: &str| answer.pointer(member).unwrap().as_str().unwrap().len();
    let srp = |name: &str| {
        let parameters = json!({ "PREFERRED_CHALLENGE": "PASSWORD_SRP", "SRP_A": "abcd" });
        choose(&house, name, parameters).unwrap()
    };
    for ask in [by_email as fn(&House, &str) -> Value, |house, name| {
        choose(house, name, json!({ "PREFERRED_CHALLENGE": "PASSWORD" })).unwrap()
    }] {
        assert_eq!(length(ask(&house, "nobod"), "/Session"), length(ask(&house, "alice"), "/Session"));
    }
    let block = "/ChallengeParameters/SECRET_BLOCK";
    assert_eq!(length(srp("nobod"), block), length(srp("alice"), block));
    for (name, session) in [("nobody@example.com", &asked["Session"]), ("alice", &like["Session"])] {
        for _ in 0..6 {
            assert_refused(show(&house, name, session, "no code"), WRONG_CODE.0, WRONG_CODE.1, name);
        }
        let waits = show(&house, name, session, "no code");
        assert_refused(waits, Code::NotAuthorizedException, "Password attempts exceeded", name);
    }
    let refused = choose(&house, "nobody", json!({ "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD }));
    assert_refused(refused, INCORRECT.0, INCORRECT.1, "a password");
    let told = choosing().build();
    let unknown = choose(&told, "nobody", json!({}));
    assert_refused(unknown, Code::UserNotFoundException, "User does not exist.", "where the client tells");
}

#[test]
fn codes_are_sent_only_so_often_to_somebody_and_to_nobody() {
    let limits = poolgate_userpool_core::Limits::default();
    let house = choosing().hiding().limits(limits).build();
    house.user("alice");
    for name in ["alice", "nobody@example.com"] {
        for _ in 0..20 {
            by_email(&house, name);
        }
        let refused = choose(&house, name, json!({ "PREFERRED_CHALLENGE": "EMAIL_OTP" }));
        assert_refused(refused, Code::TooManyRequestsException, "Rate exceeded", name);
    }
    house.clock.advance(Duration::from_hours(1));
    by_email(&house, "alice");
}

#[test]
fn clients_and_plans_that_do_not_allow_the_choice() {
    let house = Plan::new().build();
    house.user("alice");
    let refused = choose(&house, "alice", json!({}));
    assert_refused(refused, Code::InvalidParameterException, "USER_AUTH is not enabled for the client.", "client");
    let house = choosing().build();
    house.user("alice");
    for flow in ["USER_PASSWORD_AUTH", "USER_SRP_AUTH", "REFRESH_TOKEN_AUTH"] {
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "SRP_A": "ab", "REFRESH_TOKEN": "x" });
        assert_eq!(house.initiate(flow, parameters).unwrap_err().code, Code::InvalidParameterException, "{flow}");
    }
    let list = choose(&house, "alice", json!({})).unwrap();
    let answer = json!({ "USERNAME": "alice", "ANSWER": "SMS_OTP" });
    let unavailable = house.respond("SELECT_CHALLENGE", &list["Session"], answer).unwrap_err();
    assert_eq!(unavailable.code, Code::InvalidParameterException, "no phone number");
}
