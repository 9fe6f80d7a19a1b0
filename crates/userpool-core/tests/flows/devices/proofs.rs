//! DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER as a client may try to bend them.

use std::time::Duration;

use poolgate_env::Clock;
use poolgate_userpool_core::srp::{client::Client, format_timestamp};
use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{Device, another, by_password, remembered, strict, verify};
use crate::support::{House, INCORRECT, assert_refused, text, tokens_of};

const INVALID_SESSION: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user.");
const EXPIRED: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user, session is expired.");
const USED: (Code, &str) =
    (Code::NotAuthorizedException, "Invalid session for the user, session can only be used once.");

fn challenge(house: &House, device: &Device) -> Value {
    by_password(house, "alice", &device.key).unwrap()
}

fn proof(house: &House, device: &Device) -> Value {
    device.prove(house, "alice", &challenge(house, device)).unwrap()
}

fn opening(device: &Device) -> Value {
    json!({ "USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": "abc" })
}

#[test]
fn each_step_counts_once() {
    let house = strict();
    let device = remembered(&house, "alice");
    let challenge = challenge(&house, &device);
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    let again = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], opening(&device));
    assert_refused(again, USED.0, USED.1, "the session");
    tokens_of(verify(&house, &proof));
    assert_refused(verify(&house, &proof), INCORRECT.0, INCORRECT.1, "the proof");
}

#[test]
fn each_step_ends_with_its_time() {
    let house = strict();
    let device = remembered(&house, "alice");
    let (challenge, proof) = (challenge(&house, &device), proof(&house, &device));
    house.clock.advance(Duration::from_mins(3));
    let late = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], opening(&device));
    assert_refused(late, EXPIRED.0, EXPIRED.1, "the session");
    assert_refused(verify(&house, &proof), EXPIRED.0, EXPIRED.1, "the proof");
}

#[test]
fn a_wrong_proof_is_refused_and_spent() {
    let house = strict();
    let device = remembered(&house, "alice");
    let guess = Device { password: "Z3Vlc3M=", ..device.clone() };
    let wrong = proof(&house, &guess);
    assert_refused(verify(&house, &wrong), INCORRECT.0, INCORRECT.1, "another password");
    let mut right = proof(&house, &device);
    let signature = right["PASSWORD_CLAIM_SIGNATURE"].take();
    right["PASSWORD_CLAIM_SIGNATURE"] = text(&signature)[..20].into();
    assert_refused(verify(&house, &right), INCORRECT.0, INCORRECT.1, "truncated");
    right["PASSWORD_CLAIM_SIGNATURE"] = signature;
    assert_refused(verify(&house, &right), INCORRECT.0, INCORRECT.1, "spent");
    tokens_of(verify(&house, &proof(&house, &device)));
}

#[test]
fn a_proof_by_a_clock_far_off_is_a_wrong_one() {
    let house = strict();
    let device = remembered(&house, "alice");
    let at = |minutes: u64| {
        house.clock.advance(Duration::from_mins(minutes));
        house.timestamp()
    };
    let (long_ago, lately) = (house.timestamp(), at(6));
    let (now, soon, later) = (
        at(4),
        format_timestamp(house.clock.now() + Duration::from_mins(4)),
        format_timestamp(house.clock.now() + Duration::from_mins(6)),
    );
    for (time, taken) in [(long_ago, false), (lately, true), (now, true), (soon, true), (later, false)] {
        let client = Client::new(house.entropy.as_ref()).unwrap();
        let opening = json!({ "USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": client.a_hex() });
        let session = challenge(&house, &device)["Session"].clone();
        let asked = house.respond("DEVICE_SRP_AUTH", &session, opening).unwrap();
        let answer = verify(&house, &device.answer_at(&time, "alice", &client, &asked));
        if taken {
            tokens_of(answer);
        } else {
            assert_refused(answer, INCORRECT.0, INCORRECT.1, &time);
        }
    }
}

#[test]
fn wrong_proofs_lock_the_user_out() {
    let house = strict();
    let device = remembered(&house, "alice");
    let guess = Device { password: "Z3Vlc3M=", ..device.clone() };
    for _ in 0..6 {
        assert_refused(verify(&house, &proof(&house, &guess)), INCORRECT.0, INCORRECT.1, "wrong");
    }
    let locked = by_password(&house, "alice", &device.key);
    assert_refused(locked, Code::NotAuthorizedException, "Password attempts exceeded", "locked out");
    house.clock.advance(Duration::from_secs(2));
    let right = proof(&house, &device);
    assert_refused(verify(&house, &proof(&house, &guess)), INCORRECT.0, INCORRECT.1, "once more");
    let locked = verify(&house, &right);
    assert_refused(locked, Code::NotAuthorizedException, "Password attempts exceeded", "locked out again");
    house.clock.advance(Duration::from_secs(4));
    tokens_of(verify(&house, &proof(&house, &device)));
}

#[test]
fn a_bent_proof_is_a_wrong_one() {
    let house = strict();
    let device = remembered(&house, "alice");
    let other = another(&house, "alice");
    remembered(&house, "bob");
    let stale = house.timestamp();
    house.clock.advance(Duration::from_mins(10));
    let block = text(&proof(&house, &device)["PASSWORD_CLAIM_SECRET_BLOCK"]);
    let bobs = text(&house.srp("bob", crate::support::PASSWORD).unwrap()["PASSWORD_CLAIM_SECRET_BLOCK"]);
    let own = text(&house.srp("alice", crate::support::PASSWORD).unwrap()["PASSWORD_CLAIM_SECRET_BLOCK"]);
    for (member, value, what) in [
        ("DEVICE_KEY", text(&other.key), "another device of the user"),
        ("DEVICE_KEY", "us-east-1_0".to_owned(), "no device"),
        ("USERNAME", "bob".to_owned(), "another user"),
        ("USERNAME", "nobody".to_owned(), "a stranger"),
        ("TIMESTAMP", stale, "an old moment"),
        ("TIMESTAMP", "now".to_owned(), "no moment"),
        ("PASSWORD_CLAIM_SECRET_BLOCK", block.clone(), "another sign-in's block"),
        ("PASSWORD_CLAIM_SECRET_BLOCK", block[..block.len() / 2].to_owned(), "half a block"),
        ("PASSWORD_CLAIM_SECRET_BLOCK", bobs, "a block of another user's password"),
        ("PASSWORD_CLAIM_SECRET_BLOCK", own, "a block of the user's own password"),
        ("PASSWORD_CLAIM_SECRET_BLOCK", "AAAA".to_owned(), "no block"),
    ] {
        let mut bent = proof(&house, &device);
        bent[member] = value.into();
        assert_refused(verify(&house, &bent), INCORRECT.0, INCORRECT.1, what);
        tokens_of(verify(&house, &proof(&house, &device)));
    }
    for member in ["USERNAME", "DEVICE_KEY", "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"] {
        let mut proof = proof(&house, &device);
        proof.as_object_mut().unwrap().remove(member);
        let missing = format!("Missing required parameter {member}");
        assert_refused(verify(&house, &proof), Code::InvalidParameterException, &missing, member);
    }
}

#[test]
fn a_bent_opening_is_refused_and_leaves_the_step_usable() {
    let house = strict();
    let device = remembered(&house, "alice");
    let other = another(&house, "alice");
    let bobs = remembered(&house, "bob");
    let challenge = challenge(&house, &device);
    let session = text(&challenge["Session"]);
    let bend = |member: &str, value: &Value| {
        let mut responses = opening(&device);
        responses[member] = value.clone();
        house.respond("DEVICE_SRP_AUTH", &challenge["Session"], responses)
    };
    for (key, what) in
        [(&other.key, "another device"), (&bobs.key, "another's device"), (&"us-east-1_0".into(), "none")]
    {
        assert_refused(bend("DEVICE_KEY", key), INVALID_SESSION.0, INVALID_SESSION.1, what);
    }
    assert_refused(bend("USERNAME", &"bob".into()), INVALID_SESSION.0, INVALID_SESSION.1, "another user");
    for a in ["0", "x", ""] {
        assert_eq!(bend("SRP_A", &a.into()).unwrap_err().code, Code::InvalidParameterException, "{a}");
    }
    for (bent, what) in [(&session[..session.len() - 4], "truncated"), ("AAAAAAAAAAAAAAAAAAAAAAAA", "none")] {
        let refused = house.respond("DEVICE_SRP_AUTH", &bent.into(), opening(&device));
        assert_refused(refused, INVALID_SESSION.0, INVALID_SESSION.1, what);
    }
    let wrong_step =
        house.respond("SMS_MFA", &challenge["Session"], json!({ "USERNAME": "alice", "SMS_MFA_CODE": "000000" }));
    assert_refused(wrong_step, INVALID_SESSION.0, INVALID_SESSION.1, "another challenge");
    tokens_of(verify(&house, &device.prove(&house, "alice", &challenge).unwrap()));
}

#[test]
fn steps_are_for_their_client_pool_and_kind_of_call() {
    let mut house = strict();
    let device = remembered(&house, "alice");
    let (challenge, proof) = (challenge(&house, &device), proof(&house, &device));
    let refused = |house: &House, what: &str| {
        let opened = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], opening(&device));
        assert_refused(opened, INVALID_SESSION.0, INVALID_SESSION.1, what);
        assert_refused(verify(house, &proof), INCORRECT.0, INCORRECT.1, what);
    };
    let members = json!({ "ChallengeName": "DEVICE_PASSWORD_VERIFIER", "ChallengeResponses": proof });
    let admin = house.call("AdminRespondToAuthChallenge", members);
    assert_refused(admin, INCORRECT.0, INCORRECT.1, "an administrator's call");
    let own = (house.client_id.clone(), house.pool_id.clone());
    (house.client_id, _) = house.new_client(json!({ "ClientName": "other" }));
    refused(&house, "another client");
    let pool = house.call("CreateUserPool", json!({ "PoolName": "others" })).unwrap();
    house.pool_id = text(&pool["UserPool"]["Id"]);
    (house.client_id, _) = house.new_client(json!({ "ClientName": "app" }));
    refused(&house, "another pool");
    (house.client_id, house.pool_id) = own;
    tokens_of(verify(&house, &proof));
}

#[test]
fn a_device_that_is_forgotten_meanwhile_opens_nothing() {
    let house = strict();
    for operation in ["AdminForgetDevice", "AdminUpdateDeviceStatus"] {
        let name = if operation == "AdminForgetDevice" { "alice" } else { "bob" };
        let device = remembered(&house, name);
        let begun = by_password(&house, name, &device.key).unwrap();
        let proof = device.prove(&house, name, &by_password(&house, name, &device.key).unwrap()).unwrap();
        let members = json!({ "DeviceKey": device.key, "DeviceRememberedStatus": "not_remembered" });
        house.admin(operation, name, members).unwrap();
        let responses = json!({ "USERNAME": name, "DEVICE_KEY": device.key, "SRP_A": "abc" });
        assert!(house.respond("DEVICE_SRP_AUTH", &begun["Session"], responses).is_err(), "{operation}");
        assert!(verify(&house, &proof).is_err(), "{operation}");
    }
}

#[test]
fn a_password_that_changes_meanwhile_opens_nothing() {
    let house = strict();
    let device = remembered(&house, "alice");
    let (challenge, proof) = (challenge(&house, &device), proof(&house, &device));
    house.set_password("alice", crate::support::PASSWORD, true);
    let client = Client::new(house.entropy.as_ref()).unwrap();
    let responses = json!({ "USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": client.a_hex() });
    let asked = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], responses).unwrap();
    let other = device.answer(&house, "alice", &client, &asked);
    for proof in [proof, other] {
        assert!(verify(&house, &proof).is_err());
    }
}
