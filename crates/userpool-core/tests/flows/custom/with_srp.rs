//! CUSTOM_AUTH after SRP, and with what Cognito asks for by itself.

use poolgate_userpool_core::srp::client::Client;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{UNRECOGNIZABLE, answer_to, asked, fail, hosted, house, issue, question, reply, row};
use crate::devices;
use crate::support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, text, tokens_of, wrong};

const PHONE: &str = "+14155550100";

/// The password first, then whatever Cognito asks for, then one question.
pub(super) fn password_first(session: &[Value]) -> Value {
    match session {
        [only] if only["challengeName"] == "SRP_A" => json!({ "challengeName": "PASSWORD_VERIFIER" }),
        [.., last] if last["challengeName"] == "CUSTOM_CHALLENGE" => {
            if last["challengeResult"] == true {
                issue()
            } else {
                fail()
            }
        }
        [] => fail(),
        _ => question(),
    }
}

/// Starts with SRP, and computes the answer to its challenge.
pub(super) fn begin(house: &House, name: &str, password: &str) -> Result<Value, Error> {
    begin_from(house, name, password, &Value::Null)
}

/// As [`begin`], from a device.
fn begin_from(house: &House, name: &str, password: &str, device_key: &Value) -> Result<Value, Error> {
    let client = Client::new(house.entropy.as_ref()).unwrap();
    let parameters = json!({ "USERNAME": name, "CHALLENGE_NAME": "SRP_A", "SRP_A": client.a_hex(),
        "DEVICE_KEY": device_key });
    let challenge = house.initiate("CUSTOM_AUTH", parameters)?;
    assert_eq!(challenge["ChallengeName"], "PASSWORD_VERIFIER");
    let get = |name: &str| text(&challenge["ChallengeParameters"][name]);
    let (user, block, timestamp) = (get("USER_ID_FOR_SRP"), get("SECRET_BLOCK"), house.timestamp());
    let signature =
        client.respond(&house.pool_id, &user, password, &get("SALT"), &get("SRP_B"), &block, &timestamp).unwrap();
    Ok(json!({ "USERNAME": user, "PASSWORD_CLAIM_SECRET_BLOCK": block, "PASSWORD_CLAIM_SIGNATURE": signature,
        "TIMESTAMP": timestamp }))
}

/// A pool that insists on codes by SMS.
fn with_sms(plan: Plan) -> Plan {
    plan.pool(json!({ "MfaConfiguration": "ON", "AutoVerifiedAttributes": ["email", "phone_number"],
        "SmsConfiguration": { "SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x" } }))
}

fn with_phone(house: &House, name: &str) {
    house.sign_up_with(name, &[("email", &crate::support::email_of(name)), ("phone_number", PHONE)]).unwrap();
    house.admin("AdminConfirmSignUp", name, json!({})).unwrap();
}

#[test]
fn the_password_is_proved_and_then_the_host_asks() {
    let (house, recording) = house(password_first);
    let proof = begin(&house, "alice", PASSWORD).unwrap();
    let challenge = house.prove(&proof).unwrap();
    assert_eq!(challenge["ChallengeName"], "CUSTOM_CHALLENGE");
    assert_eq!(challenge["ChallengeParameters"], json!({ "question": "round 2?", "USERNAME": "alice" }));
    // A proof is taken once, also by a sign-in that goes on.
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "the proof again");
    tokens_of(reply(&house, "alice", &challenge, &answer_to(2)));
    let proved = ["SRP_A", "PASSWORD_VERIFIER"];
    let expected = [
        row("PreAuthentication", None),
        row("DefineAuthChallenge", Some(&proved[..1])),
        row("DefineAuthChallenge", Some(&proved)),
        row("CreateAuthChallenge", Some(&proved)),
        row("VerifyAuthChallengeResponse", None),
        row("DefineAuthChallenge", Some(&["SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE:ROUND_2"])),
        row("PostAuthentication", None),
        row("TokenGeneration", None),
    ];
    assert_eq!(asked(&recording), expected);
}

#[test]
fn a_wrong_password_ends_it_and_counts() {
    let (house, recording) = house(password_first);
    for _ in 0..6 {
        let proof = begin(&house, "alice", "Wrong-Horse-9").unwrap();
        assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "a wrong password");
    }
    let exceeded = "Password attempts exceeded";
    assert_refused(begin(&house, "alice", PASSWORD), Code::NotAuthorizedException, exceeded, "the seventh");
    // No function hears of a proof that failed.
    assert!(asked(&recording).iter().all(|(_, session)| session.as_array().is_none_or(|steps| steps.len() == 1)));
}

/// Nothing is proved by SRP_A: a function that takes it for a right answer gives nobody tokens.
#[test]
fn after_srp_a_comes_the_proof() {
    type Define = fn(&[Value]) -> Value;
    let all: [Define; 4] =
        [|_| issue(), |_| question(), |_| json!({ "challengeName": "SOFTWARE_TOKEN_MFA" }), |_| json!({})];
    for define in all {
        let (house, _) = house(define);
        assert_refused(begin(&house, "alice", PASSWORD), UNRECOGNIZABLE.0, UNRECOGNIZABLE.1, "not the verifier");
    }
    let (failing, _) = house(|_| fail());
    assert_refused(begin(&failing, "alice", PASSWORD), INCORRECT.0, INCORRECT.1, "failed");
    let (house, _) = house(password_first);
    let invalid = Code::InvalidParameterException;
    let odd = json!({ "USERNAME": "alice", "CHALLENGE_NAME": "PASSWORD_VERIFIER", "SRP_A": "2" });
    assert_refused(house.initiate("CUSTOM_AUTH", odd), invalid, "CHALLENGE_NAME can only be SRP_A.", "odd");
    let missing = json!({ "USERNAME": "alice", "CHALLENGE_NAME": "SRP_A" });
    assert_refused(house.initiate("CUSTOM_AUTH", missing), invalid, "Missing required parameter SRP_A", "missing");
}

#[test]
fn the_second_factor_comes_before_the_host_asks() {
    let (plan, recording) = hosted(password_first);
    let house = with_sms(plan).build();
    with_phone(&house, "alice");
    let proof = begin(&house, "alice", PASSWORD).unwrap();
    let challenge = house.prove(&proof).unwrap();
    assert_eq!(challenge["ChallengeName"], "SMS_MFA");
    let code = house.code(PHONE);
    let show = |code: &str| {
        house.respond("SMS_MFA", &challenge["Session"], json!({ "USERNAME": "alice", "SMS_MFA_CODE": code }))
    };
    let mismatch = "Invalid code or auth state for the user.";
    assert_refused(show(wrong(&code)), Code::CodeMismatchException, mismatch, "a wrong code");
    let question = show(&code).unwrap();
    assert_eq!(question["ChallengeName"], "CUSTOM_CHALLENGE");
    tokens_of(reply(&house, "alice", &question, &answer_to(3)));
    let told: Vec<_> = asked(&recording).into_iter().filter(|(source, _)| source.starts_with("Define")).collect();
    let steps = ["SRP_A", "PASSWORD_VERIFIER", "SMS_MFA", "CUSTOM_CHALLENGE:ROUND_3"];
    let expected: Vec<_> = [1, 3, 4].map(|count| row("DefineAuthChallenge", Some(&steps[..count]))).into();
    assert_eq!(told, expected);
}

#[test]
fn a_temporary_password_is_replaced_before_the_host_asks() {
    let (plan, recording) = hosted(password_first);
    let house = plan.build();
    house.invite("alice", json!({})).unwrap();
    let proof = begin(&house, "alice", PASSWORD).unwrap();
    let challenge = house.prove(&proof).unwrap();
    assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let responses = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
    let question = house.respond("NEW_PASSWORD_REQUIRED", &challenge["Session"], responses).unwrap();
    assert_eq!(question["ChallengeName"], "CUSTOM_CHALLENGE");
    tokens_of(reply(&house, "alice", &question, &answer_to(3)));
    let (_, session) = asked(&recording).into_iter().rfind(|(source, _)| source.starts_with("Define")).unwrap();
    let steps = ["SRP_A", "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED", "CUSTOM_CHALLENGE:ROUND_3"];
    assert_eq!(session, row("", Some(&steps)).1);
    assert_eq!(house.status("alice"), "CONFIRMED");
}

/// A password that is changed while the host asks was proved in vain.
#[test]
fn the_password_that_was_proved_stays_in_place_until_the_end() {
    let (house, _) = house(password_first);
    let proof = begin(&house, "alice", PASSWORD).unwrap();
    let challenge = house.prove(&proof).unwrap();
    house.set_password("alice", OTHER_PASSWORD, true);
    let invalid = "Invalid session for the user.";
    let answer = reply(&house, "alice", &challenge, &answer_to(2));
    assert_refused(answer, Code::NotAuthorizedException, invalid, "another password");
}

/// The host names a second factor by itself, in a sign-in without a password; none is asked for where it does not.
#[test]
fn the_host_may_name_a_second_factor() {
    let by_code = |session: &[Value]| match session {
        [] => json!({ "challengeName": "SMS_MFA" }),
        [only] if only["challengeName"] == "SMS_MFA" => question(),
        [.., last] if last["challengeResult"] == true => issue(),
        _ => fail(),
    };
    let (plan, recording) = hosted(by_code);
    let house = plan.build();
    with_phone(&house, "alice");
    let challenge = super::start(&house, "alice").unwrap();
    assert_eq!(challenge["ChallengeName"], "SMS_MFA");
    assert_eq!(challenge["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"], "+*******0100");
    let code = house.code(PHONE);
    let show = |code: &str| {
        house.respond("SMS_MFA", &challenge["Session"], json!({ "USERNAME": "alice", "SMS_MFA_CODE": code }))
    };
    show(wrong(&code)).unwrap_err();
    let question = show(&code).unwrap();
    tokens_of(reply(&house, "alice", &question, &answer_to(1)));
    let (_, session) = asked(&recording).into_iter().rfind(|(source, _)| source.starts_with("Define")).unwrap();
    assert_eq!(session, row("", Some(&["SMS_MFA", "CUSTOM_CHALLENGE:ROUND_1"])).1);

    let (plan, _) = hosted(super::once);
    let house = with_sms(plan).build();
    with_phone(&house, "alice");
    let challenge = super::start(&house, "alice").unwrap();
    tokens_of(reply(&house, "alice", &challenge, &answer_to(0)));
}

/// A remembered device stands for the second factor, and comes last.
#[test]
fn the_device_is_asked_for_after_the_host_is_content() {
    let (plan, recording) = hosted(password_first);
    let house = plan.pool(devices::remembering()).pool(devices::with_second_factor()).build();
    let device = devices::remembered(&house, "alice");
    let seen = recording.events().len();
    let proof = begin_from(&house, "alice", PASSWORD, &device.key).unwrap();
    let question = house.prove(&proof).unwrap();
    assert_eq!(question["ChallengeName"], "CUSTOM_CHALLENGE");
    let challenge = reply(&house, "alice", &question, &answer_to(2)).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    tokens_of(devices::verify(&house, &proof));
    let sources: Vec<String> = recording.sources().split_off(seen);
    let expected = [
        "PreAuthentication_Authentication",
        "DefineAuthChallenge_Authentication",
        "DefineAuthChallenge_Authentication",
        "CreateAuthChallenge_Authentication",
        "VerifyAuthChallengeResponse_Authentication",
        "DefineAuthChallenge_Authentication",
        "PostAuthentication_Authentication",
        "TokenGeneration_AuthenticateDevice",
    ];
    assert_eq!(sources, expected);
    // Without the device the code is asked for first.
    let proof = begin(&house, "alice", PASSWORD).unwrap();
    assert_eq!(house.prove(&proof).unwrap()["ChallengeName"], "SMS_MFA");
}
