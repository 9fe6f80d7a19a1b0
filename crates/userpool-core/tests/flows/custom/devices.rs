//! CUSTOM_AUTH from a device: its proof comes last, after the host has said to issue tokens.

use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{answer_to, asked, hosted, once, reply, row, with_srp};
use crate::{
    devices::{Device, NO_DEVICE, remembered, remembering, verify, with_second_factor},
    support::{House, PASSWORD, assert_refused, claims, text, tokens_of},
};

fn start(house: &House, device_key: &Value) -> Value {
    house.initiate("CUSTOM_AUTH", json!({ "USERNAME": "alice", "DEVICE_KEY": device_key })).unwrap()
}

#[test]
fn a_remembered_device_proves_itself_last() {
    let (plan, recording) = hosted(once);
    let house = plan.pool(remembering()).build();
    let device = remembered(&house, "alice");
    let before = recording.events().len();
    let question = start(&house, &device.key);
    assert_eq!(question["ChallengeName"], "CUSTOM_CHALLENGE");
    let challenge = reply(&house, "alice", &question, &answer_to(0)).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    let tokens = tokens_of(verify(&house, &proof));
    assert_eq!(claims(&tokens["AccessToken"])["device_key"], device.key);
    assert!(tokens["NewDeviceMetadata"].is_null());
    let ended = text(&recording.events().last().unwrap().event["triggerSource"]);
    assert_eq!(ended, "TokenGeneration_AuthenticateDevice");
    // Once the host is content, it is asked no more.
    let expected = [
        row("PreAuthentication", None),
        row("DefineAuthChallenge", Some(&[])),
        row("CreateAuthChallenge", Some(&[])),
        row("VerifyAuthChallengeResponse", None),
        row("DefineAuthChallenge", Some(&["CUSTOM_CHALLENGE:ROUND_0"])),
        row("PostAuthentication", None),
    ];
    let heard = asked(&recording).split_off(before);
    assert_eq!(heard[..heard.len() - 1], expected);
}

#[test]
fn a_wrong_answer_is_refused_before_any_device_is_asked() {
    let house = hosted(once).0.pool(remembering()).build();
    let device = remembered(&house, "alice");
    let refused = reply(&house, "alice", &start(&house, &device.key), "please");
    assert_eq!(refused.unwrap_err().code, Code::NotAuthorizedException);
}

/// Nothing but the host's word has been given when the key is seen: a stranger's could not be told apart.
#[test]
fn a_key_that_no_device_has_is_passed_over() {
    let house = hosted(once).0.pool(remembering()).build();
    let device = remembered(&house, "alice");
    house.admin("AdminForgetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
    let question = start(&house, &device.key);
    let responses = json!({ "USERNAME": "alice", "ANSWER": answer_to(0), "DEVICE_KEY": device.key });
    let tokens = tokens_of(house.respond("CUSTOM_CHALLENGE", &question["Session"], responses));
    assert_ne!(Device::of(&tokens).key, device.key);
}

#[test]
fn after_a_password_the_device_comes_last_instead_of_the_second_factor() {
    let (plan, _) = hosted(with_srp::password_first);
    let house = plan.pool(remembering()).pool(with_second_factor()).build();
    let device = remembered(&house, "alice");
    let mut proof = with_srp::begin(&house, "alice", PASSWORD).unwrap();
    proof["DEVICE_KEY"] = "us-east-1_0".into();
    assert_refused(house.prove(&proof), NO_DEVICE.0, NO_DEVICE.1, "of nobody");
    proof["DEVICE_KEY"] = device.key.clone();
    let question = house.prove(&proof).unwrap();
    assert_eq!(question["ChallengeName"], "CUSTOM_CHALLENGE", "no second factor before the host's question");
    let challenge = reply(&house, "alice", &question, &answer_to(2)).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    tokens_of(verify(&house, &proof));
}

#[test]
fn a_device_forgotten_meanwhile_is_no_second_factor() {
    let (plan, _) = hosted(with_srp::password_first);
    let house = plan.pool(remembering()).pool(with_second_factor()).build();
    let device = remembered(&house, "alice");
    let mut proof = with_srp::begin(&house, "alice", PASSWORD).unwrap();
    proof["DEVICE_KEY"] = device.key.clone();
    let question = house.prove(&proof).unwrap();
    house.admin("AdminForgetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
    let challenge = reply(&house, "alice", &question, &answer_to(2)).unwrap();
    assert_eq!(challenge["ChallengeName"], "SMS_MFA");
}
