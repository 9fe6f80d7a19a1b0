//! What a sign-in does with devices: which one it is from, and whether that stands for the second factor.

use std::time::Duration;

use poolgate_userpool_core::srp::client::Client;
use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{
    Device, NO_DEVICE, attributes, by_password, remembered, remembering, second_factor, strict, strict_plan, tokens,
    tokens_from, user, verify, with_second_factor,
};
use crate::support::{House, INCORRECT, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, claims, text, tokens_of};

#[test]
fn a_sign_in_without_a_device_gets_one() {
    let house = Plan::new().pool(remembering()).build();
    user(&house, "alice");
    let first = tokens(&house, "alice");
    let second = tokens(&house, "alice");
    let (one, other) = (Device::of(&first), Device::of(&second));
    let key = text(&one.key);
    let id = key.strip_prefix("us-east-1_").unwrap();
    assert!(
        id.len() == 36 && id.bytes().all(|c| c == b'-' || c.is_ascii_digit() || (b'a'..=b'f').contains(&c)),
        "{key}"
    );
    let letters = one.group.strip_prefix('-').unwrap();
    assert!(letters.len() == 8 && letters.bytes().all(|c| c.is_ascii_alphanumeric()), "{letters}");
    assert_ne!(one.key, other.key);
    assert_eq!(one.group, other.group, "a user's devices are one group");
    for (tokens, device) in [(&first, &one), (&second, &other)] {
        assert_eq!(claims(&tokens["AccessToken"])["device_key"], device.key);
        assert!(!claims(&tokens["IdToken"]).contains_key("device_key"));
    }
    user(&house, "bob");
    assert_ne!(Device::of(&tokens(&house, "bob")).group, one.group, "each user's is another");
}

#[test]
fn every_door_gives_a_device_and_knows_it_again() {
    let house = Plan::new().pool(remembering()).build();
    user(&house, "alice");
    let srp = |opening: &Value, closing: &Value| {
        let mut proof = house.srp_with("alice", PASSWORD, json!({ "DEVICE_KEY": opening })).unwrap();
        proof["DEVICE_KEY"] = closing.clone();
        tokens_of(house.prove(&proof))
    };
    let admin = |key: &Value| {
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "DEVICE_KEY": key });
        tokens_of(house.initiate("ADMIN_USER_PASSWORD_AUTH", parameters))
    };
    let device = remembered_of(&house, &srp(&Value::Null, &Value::Null));
    remembered_of(&house, &admin(&Value::Null));
    for (tokens, how) in [
        (srp(&device.key, &Value::Null), "SRP, at the start"),
        (srp(&Value::Null, &device.key), "SRP, with the proof"),
        (admin(&device.key), "an administrator's call"),
        (tokens_from(&house, "alice", &device.key), "a password"),
    ] {
        assert!(tokens["NewDeviceMetadata"].is_null(), "{how}");
        assert_eq!(claims(&tokens["AccessToken"])["device_key"], device.key, "{how}");
    }
}

fn remembered_of(house: &House, tokens: &Value) -> Device {
    let device = Device::of(tokens);
    device.confirm(house, tokens).unwrap();
    device
}

#[test]
fn a_key_that_no_device_has_is_refused_with_the_right_password_alone() {
    for plan in [Plan::new(), Plan::new().hiding()] {
        let house = plan.pool(remembering()).build();
        let device = remembered(&house, "alice");
        user(&house, "bob");
        let long = "x".repeat(3000);
        for key in [text(&device.key), "us-east-1_0".to_owned(), "%".to_owned(), long] {
            let refused = by_password(&house, "bob", &key.clone().into());
            assert_refused(refused, NO_DEVICE.0, NO_DEVICE.1, &key);
            let parameters = json!({ "USERNAME": "bob", "PASSWORD": OTHER_PASSWORD, "DEVICE_KEY": key });
            let wrong = house.initiate("USER_PASSWORD_AUTH", parameters);
            assert_refused(wrong, INCORRECT.0, INCORRECT.1, "a wrong password");
        }
    }
}

#[test]
fn a_stranger_with_a_device_key_looks_like_a_user_with_a_wrong_password() {
    let house = Plan::new().hiding().pool(remembering()).build();
    let device = remembered(&house, "alice");
    for name in ["alice", "nobody"] {
        for key in [&device.key, &"us-east-1_0".into()] {
            let parameters = json!({ "USERNAME": name, "PASSWORD": OTHER_PASSWORD, "DEVICE_KEY": key });
            assert_refused(house.initiate("USER_PASSWORD_AUTH", parameters), INCORRECT.0, INCORRECT.1, name);
            let mut proof = house.srp_with(name, OTHER_PASSWORD, json!({ "DEVICE_KEY": key })).unwrap();
            proof["DEVICE_KEY"] = key.clone();
            assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, name);
        }
    }
}

#[test]
fn where_a_sign_in_came_from_is_seen_with_its_device() {
    let house = Plan::new().pool(remembering()).build();
    let device = remembered(&house, "alice");
    let shown = || {
        let shown = house.admin("AdminGetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
        attributes(&shown["Device"]).get("last_ip_used").cloned()
    };
    assert_eq!(shown(), None);
    for (ip, seen) in
        [(Some("203.0.113.7"), "203.0.113.7"), (Some("2001:db8::7"), "2001:db8::7"), (None, "2001:db8::7")]
    {
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "DEVICE_KEY": device.key });
        let members = json!({ "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters });
        let source_ip = ip.map(|ip| ip.parse().unwrap());
        tokens_of(house.call_with(|call| call.source_ip = source_ip, "InitiateAuth", members));
        assert_eq!(shown().as_deref(), Some(seen));
    }
}

#[test]
fn an_administrators_sign_in_takes_the_device_as_well() {
    let house = strict();
    let device = remembered(&house, "alice");
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": PASSWORD, "DEVICE_KEY": device.key });
    let challenge = house.initiate("ADMIN_USER_PASSWORD_AUTH", parameters).unwrap();
    let respond = |challenge: &str, session: &Value, responses: Value| {
        let members = json!({ "ChallengeName": challenge, "Session": session, "ChallengeResponses": responses });
        house.call("AdminRespondToAuthChallenge", members)
    };
    let client = Client::new(house.entropy.as_ref()).unwrap();
    let opening = json!({ "USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": client.a_hex() });
    let refused = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], opening.clone());
    let invalid = "Invalid session for the user.";
    assert_refused(refused, Code::NotAuthorizedException, invalid, "anyone's call");
    let asked = respond("DEVICE_SRP_AUTH", &challenge["Session"], opening).unwrap();
    let proof = device.answer(&house, "alice", &client, &asked);
    tokens_of(respond("DEVICE_PASSWORD_VERIFIER", &Value::Null, proof));
}

/// What clients do: they forget the key, and send the same proof once more without it.
#[test]
fn a_proof_refused_for_its_device_is_good_without_it() {
    let house = Plan::new().pool(remembering()).build();
    let device = remembered(&house, "alice");
    house.admin("AdminForgetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
    let mut proof = house.srp_with("alice", PASSWORD, json!({ "DEVICE_KEY": device.key })).unwrap();
    proof["DEVICE_KEY"] = device.key.clone();
    assert_refused(house.prove(&proof), NO_DEVICE.0, NO_DEVICE.1, "forgotten");
    proof["DEVICE_KEY"] = Value::Null;
    let tokens = tokens_of(house.prove(&proof));
    assert_ne!(Device::of(&tokens).key, device.key);
    assert_refused(house.prove(&proof), INCORRECT.0, INCORRECT.1, "twice");
}

#[test]
fn a_remembered_device_stands_for_the_second_factor() {
    let house = strict();
    let device = remembered(&house, "alice");
    house.clock.advance(Duration::from_mins(5));
    for by_srp in [false, true] {
        let challenge = if by_srp {
            let mut proof = house.srp("alice", PASSWORD).unwrap();
            proof["DEVICE_KEY"] = device.key.clone();
            house.prove(&proof).unwrap()
        } else {
            by_password(&house, "alice", &device.key).unwrap()
        };
        assert_eq!(challenge["ChallengeName"], "DEVICE_SRP_AUTH");
        assert_eq!(challenge["ChallengeParameters"], json!({ "USERNAME": "alice", "DEVICE_KEY": device.key }));
        let tokens = tokens_of(verify(&house, &device.prove(&house, "alice", &challenge).unwrap()));
        assert!(tokens["NewDeviceMetadata"].is_null());
        assert_eq!(claims(&tokens["AccessToken"])["device_key"], device.key);
        let shown = house.call_as(&tokens, "GetDevice", json!({ "DeviceKey": device.key })).unwrap();
        let (created, last) = (&shown["Device"]["DeviceCreateDate"], &shown["Device"]["DeviceLastAuthenticatedDate"]);
        let age = last.as_f64().unwrap() - created.as_f64().unwrap();
        assert!((age - 300.0).abs() < 0.001, "{age}");
    }
}

#[test]
fn any_other_device_is_asked_for_the_second_factor() {
    struct Row {
        what: &'static str,
        configuration: Value,
        prepare: fn(&House, &Device),
        key: fn(&Device) -> Value,
    }
    let row = |what, configuration, prepare, key| Row { what, configuration, prepare, key };
    let nothing: fn(&House, &Device) = |_, _| {};
    let its: fn(&Device) -> Value = |device| device.key.clone();
    let tracked = |challenge: bool| json!({ "ChallengeRequiredOnNewDevice": challenge, "DeviceOnlyRememberedOnUserPrompt": false });
    let forget: fn(&House, &Device) = |house, device| {
        let members = json!({ "DeviceKey": device.key, "DeviceRememberedStatus": "not_remembered" });
        house.admin("AdminUpdateDeviceStatus", "alice", members).unwrap();
    };
    for Row { what, configuration, prepare, key } in [
        row("no device named", tracked(true), nothing, |_| Value::Null),
        row("no longer remembered", tracked(true), forget, its),
        row("tracked only", tracked(false), nothing, its),
        row("tracked only, by default", json!({ "DeviceOnlyRememberedOnUserPrompt": false }), nothing, its),
        row(
            "confirmed, and nobody has said to remember it",
            json!({ "ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": true }),
            nothing,
            its,
        ),
    ] {
        let house =
            Plan::new().pool(with_second_factor()).pool(json!({ "DeviceConfiguration": configuration })).build();
        let device = remembered(&house, "alice");
        prepare(&house, &device);
        let challenge = by_password(&house, "alice", &key(&device)).unwrap();
        assert_eq!(challenge["ChallengeName"], "SMS_MFA", "{what}");
        let tokens = second_factor(&house, "alice", &challenge);
        let known = key(&device) == device.key;
        assert_eq!(tokens["NewDeviceMetadata"].is_null(), known, "{what}");
        assert_eq!(claims(&tokens["AccessToken"])["device_key"] == device.key, known, "{what}");
    }
}

#[test]
fn an_unconfirmed_device_or_one_without_a_verifier_is_asked_for_the_second_factor() {
    let house = strict();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let device = Device::of(&tokens);
    let asked = |what: &str| {
        let challenge = by_password(&house, "alice", &device.key).unwrap();
        assert_eq!(challenge["ChallengeName"], "SMS_MFA", "{what}");
        assert!(second_factor(&house, "alice", &challenge)["NewDeviceMetadata"].is_null(), "{what}");
    };
    asked("issued");
    house.call_as(&tokens, "ConfirmDevice", json!({ "DeviceKey": device.key })).unwrap();
    let shown = house.call_as(&tokens, "GetDevice", json!({ "DeviceKey": device.key })).unwrap();
    assert_eq!(attributes(&shown["Device"])["dev:device_remembered_status"], "remembered");
    asked("without a verifier");
}

#[test]
fn where_no_second_factor_is_asked_for_no_device_is_either() {
    let house = Plan::new().pool(remembering()).build();
    let device = remembered(&house, "alice");
    assert!(tokens_from(&house, "alice", &device.key)["NewDeviceMetadata"].is_null());
}

/// pycognito sends no Session with DEVICE_SRP_AUTH, and the SRP_A that it opened the sign-in with.
#[test]
fn a_client_without_a_session_is_known_by_the_number_that_it_opened_with() {
    for plan in [strict_plan(), strict_plan().hiding()] {
        let house = plan.build();
        let device = remembered(&house, "alice");
        remembered(&house, "bob");
        let client = Client::new(house.entropy.as_ref()).unwrap();
        let mut proof =
            house.srp_from(&client, "alice", PASSWORD, |opening| house.initiate("USER_SRP_AUTH", opening)).unwrap();
        proof["DEVICE_KEY"] = device.key.clone();
        let challenge = house.prove(&proof).unwrap();
        assert_eq!(challenge["ChallengeName"], "DEVICE_SRP_AUTH");
        let other = Client::new(house.entropy.as_ref()).unwrap();
        let opening = |name: &str, key: &Value, a: &str| json!({ "USERNAME": name, "DEVICE_KEY": key, "SRP_A": a });
        let missing = "Missing required parameter Session";
        for (responses, what) in [
            (opening("alice", &device.key, &other.a_hex()), "another number"),
            (opening("alice", &device.key, "0"), "no number"),
            (opening("alice", &"us-east-1_0".into(), &client.a_hex()), "another device"),
            (opening("bob", &device.key, &client.a_hex()), "another user"),
            (opening("nobody", &device.key, &client.a_hex()), "a stranger"),
        ] {
            let refused = house.respond("DEVICE_SRP_AUTH", &Value::Null, responses);
            assert_refused(refused, Code::InvalidParameterException, missing, what);
        }
        let responses = opening("alice", &device.key, &client.a_hex());
        let asked = house.respond("DEVICE_SRP_AUTH", &Value::Null, responses.clone()).unwrap();
        tokens_of(verify(&house, &device.answer(&house, "alice", &client, &asked)));
        let again = house.respond("DEVICE_SRP_AUTH", &Value::Null, responses);
        assert!(again.is_err(), "it is over");
    }
}
