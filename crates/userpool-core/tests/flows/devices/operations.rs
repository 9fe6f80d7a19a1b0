//! The nine operations.

use std::time::Duration;

use poolgate_wire::Code;
use serde_json::{Value, json};

use super::{DEVICE_PASSWORD, Device, NO_DEVICE, another, attributes, remembered, remembering, tokens, user};
use crate::support::{House, Plan, assert_refused, claims, text};

fn house() -> House {
    Plan::new().pool(remembering()).build()
}

/// A pool where the user is asked.
fn asking() -> House {
    let configuration = json!({ "ChallengeRequiredOnNewDevice": false, "DeviceOnlyRememberedOnUserPrompt": true });
    Plan::new().pool(json!({ "DeviceConfiguration": configuration })).build()
}

#[test]
fn a_device_is_confirmed_once_and_seen_by_its_user_and_by_administrators() {
    let house = house();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let device = Device::of(&tokens);
    let listed = house.call_as(&tokens, "ListDevices", json!({})).unwrap();
    assert_eq!(listed["Devices"], json!([]), "nobody has confirmed it");
    house.clock.advance(Duration::from_mins(1));
    assert_eq!(device.confirm(&house, &tokens).unwrap(), json!({ "UserConfirmationNecessary": false }));
    let again = device.confirm(&house, &tokens);
    assert_refused(again, Code::DeviceKeyExistsException, "Device key already exists.", "twice");

    let own = house.call_as(&tokens, "GetDevice", json!({ "DeviceKey": device.key })).unwrap();
    let administrators = house.admin("AdminGetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
    assert_eq!(own, administrators);
    let shown = &own["Device"];
    assert_eq!(shown["DeviceKey"], device.key);
    let (created, modified) = (&shown["DeviceCreateDate"], &shown["DeviceLastModifiedDate"]);
    let age = modified.as_f64().unwrap() - created.as_f64().unwrap();
    assert!((age - 60.0).abs() < 0.001, "{age}");
    assert_eq!(shown["DeviceLastAuthenticatedDate"], *created);
    let attributes = attributes(shown);
    let get = |name: &str| attributes[name].as_str();
    assert_eq!(
        (get("device_status"), get("device_name"), get("dev:device_remembered_status")),
        ("valid", "a phone", "remembered")
    );
    let arn = get("dev:device_arn");
    assert!(arn.starts_with("arn:aws:cognito-idp:us-east-1:000000000000:owner/alice."), "{arn}");
    assert!(arn.ends_with(&format!("/device/{}", text(&device.key))), "{arn}");

    let listed = house.call_as(&tokens, "ListDevices", json!({})).unwrap();
    assert_eq!(listed, json!({ "Devices": [shown] }));
    assert_eq!(house.admin("AdminListDevices", "alice", json!({})).unwrap(), listed);
}

#[test]
fn where_the_user_is_asked_a_device_is_remembered_on_request() {
    let house = asking();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let device = Device::of(&tokens);
    let status = || {
        attributes(&house.admin("AdminGetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap()["Device"])
        ["dev:device_remembered_status"]
        .clone()
    };
    let set = |status: Value| json!({ "DeviceKey": device.key, "DeviceRememberedStatus": status });
    for operation in ["UpdateDeviceStatus", "AdminUpdateDeviceStatus"] {
        let mut members = set("remembered".into());
        members["Username"] = "alice".into();
        let refused = house.call_as(&tokens, operation, members);
        assert_refused(refused, Code::InvalidParameterException, "Device is not confirmed.", operation);
    }
    assert_eq!(device.confirm(&house, &tokens).unwrap(), json!({ "UserConfirmationNecessary": true }));
    assert_eq!(status(), "not_remembered");
    house.call_as(&tokens, "UpdateDeviceStatus", set("remembered".into())).unwrap();
    assert_eq!(status(), "remembered");
    house.call_as(&tokens, "UpdateDeviceStatus", set(Value::Null)).unwrap();
    assert_eq!(status(), "remembered", "nothing was asked for");
    house.admin("AdminUpdateDeviceStatus", "alice", set("not_remembered".into())).unwrap();
    assert_eq!(status(), "not_remembered");
    let refused = house.call_as(&tokens, "UpdateDeviceStatus", set("forgotten".into()));
    assert_eq!(refused.unwrap_err().code, Code::InvalidParameterException);
}

#[test]
fn a_forgotten_device_is_gone_for_everyone() {
    for operation in ["ForgetDevice", "AdminForgetDevice"] {
        let house = house();
        let device = remembered(&house, "alice");
        let tokens = tokens(&house, "alice");
        let key = json!({ "DeviceKey": device.key, "Username": "alice" });
        house.call_as(&tokens, operation, key.clone()).unwrap();
        for operation in [
            "GetDevice",
            "ForgetDevice",
            "UpdateDeviceStatus",
            "ConfirmDevice",
            "AdminGetDevice",
            "AdminForgetDevice",
            "AdminUpdateDeviceStatus",
        ] {
            assert_refused(house.call_as(&tokens, operation, key.clone()), NO_DEVICE.0, NO_DEVICE.1, operation);
        }
        assert_eq!(house.call_as(&tokens, "ListDevices", json!({})).unwrap(), json!({ "Devices": [] }));
    }
}

#[test]
fn nobody_reaches_the_device_of_another() {
    let house = house();
    let device = remembered(&house, "alice");
    user(&house, "bob");
    let bobs = tokens(&house, "bob");
    let key = json!({ "DeviceKey": device.key, "Username": "bob" });
    for operation in [
        "GetDevice",
        "ForgetDevice",
        "UpdateDeviceStatus",
        "ConfirmDevice",
        "AdminGetDevice",
        "AdminForgetDevice",
        "AdminUpdateDeviceStatus",
    ] {
        assert_refused(house.call_as(&bobs, operation, key.clone()), NO_DEVICE.0, NO_DEVICE.1, operation);
    }
    assert_eq!(house.call_as(&bobs, "ListDevices", json!({})).unwrap(), json!({ "Devices": [] }));
    house.admin("AdminGetDevice", "alice", json!({ "DeviceKey": device.key })).unwrap();
}

#[test]
fn unknown_users_and_missing_tokens_are_refused_as_each_operation_declares() {
    let house = house();
    let key = json!({ "DeviceKey": "us-east-1_0" });
    for (operation, code) in [
        ("AdminGetDevice", Code::ResourceNotFoundException),
        ("AdminListDevices", Code::ResourceNotFoundException),
        ("AdminForgetDevice", Code::UserNotFoundException),
        ("AdminUpdateDeviceStatus", Code::UserNotFoundException),
    ] {
        assert_refused(house.admin(operation, "nobody", key.clone()), code, "User does not exist.", operation);
    }
    for operation in ["GetDevice", "ForgetDevice"] {
        let missing = "Missing required parameter AccessToken";
        assert_refused(house.call(operation, key.clone()), Code::InvalidParameterException, missing, operation);
        let wrong = house.call_as(&json!({ "AccessToken": "a.b.c" }), operation, key.clone());
        assert_refused(wrong, Code::NotAuthorizedException, "Invalid Access Token", operation);
    }
}

#[test]
fn a_pool_that_tracks_no_devices_says_so() {
    for configuration in [Value::Null, json!({})] {
        let house = Plan::new().pool(json!({ "DeviceConfiguration": configuration })).build();
        user(&house, "alice");
        let tokens = tokens(&house, "alice");
        assert!(tokens["NewDeviceMetadata"].is_null());
        assert!(!claims(&tokens["AccessToken"]).contains_key("device_key"));
        let members = json!({ "DeviceKey": "us-east-1_0", "Username": "alice" });
        for operation in [
            "ConfirmDevice",
            "GetDevice",
            "ListDevices",
            "ForgetDevice",
            "UpdateDeviceStatus",
            "AdminGetDevice",
            "AdminListDevices",
            "AdminForgetDevice",
            "AdminUpdateDeviceStatus",
        ] {
            let refused = house.call_as(&tokens, operation, members.clone());
            let text = "Device tracking is not configured for the user pool.";
            assert_refused(refused, Code::InvalidUserPoolConfigurationException, text, operation);
        }
    }
}

#[test]
fn lists_come_in_pages() {
    let house = house();
    user(&house, "alice");
    let mut keys: Vec<String> = (0..5).map(|_| text(&another(&house, "alice").key)).collect();
    remembered(&house, "bob");
    keys.sort();
    let tokens = tokens(&house, "alice");
    for operation in ["ListDevices", "AdminListDevices"] {
        let (mut seen, mut sizes, mut token) = (Vec::new(), Vec::new(), Value::Null);
        loop {
            let members = json!({ "Limit": 2, "PaginationToken": token, "Username": "alice" });
            let page = house.call_as(&tokens, operation, members).unwrap();
            let devices = page["Devices"].as_array().unwrap();
            sizes.push(devices.len());
            seen.extend(devices.iter().map(|device| text(&device["DeviceKey"])));
            token = page["PaginationToken"].clone();
            if token.is_null() {
                break;
            }
        }
        seen.sort();
        assert_eq!((&seen, sizes), (&keys, vec![2, 2, 1]), "{operation}");
        let members = json!({ "PaginationToken": "nonsense", "Username": "alice" });
        let refused = house.call_as(&tokens, operation, members);
        assert_refused(refused, Code::InvalidParameterException, "Invalid pagination token.", operation);
    }
}

#[test]
fn a_verifier_that_proves_nothing_is_not_taken() {
    let house = house();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let device = Device::of(&tokens);
    let good = device.registration(&house);
    for (member, value, message) in [
        ("PasswordVerifier", "", "Missing required parameter PasswordVerifier"),
        ("PasswordVerifier", "AA==", "Invalid device secret verifier."),
        ("PasswordVerifier", "AQ==", "Invalid device secret verifier."),
        ("PasswordVerifier", "%", "Invalid device secret verifier."),
        ("Salt", "", "Missing required parameter Salt"),
        ("Salt", "AA==", "Invalid device secret verifier."),
        ("Salt", "ä", "Invalid device secret verifier."),
    ] {
        let mut bad = good.clone();
        bad["DeviceSecretVerifierConfig"][member] = value.into();
        let refused = house.call_as(&tokens, "ConfirmDevice", bad);
        assert_refused(refused, Code::InvalidParameterException, message, &format!("{member}: {value}"));
    }
    device.confirm(&house, &tokens).unwrap();
}

#[test]
fn what_is_kept_of_a_device_opens_nothing_without_the_root_key() {
    let house = house();
    let device = remembered(&house, "alice");
    let kept = house.kept();
    assert!(kept.contains(&text(&device.key)));
    for secret in
        [DEVICE_PASSWORD, &text(&device.registration(&house)["DeviceSecretVerifierConfig"]["PasswordVerifier"])]
    {
        assert!(!kept.contains(secret));
    }
}

#[test]
fn devices_go_with_their_user_and_never_come_back() {
    let house = house();
    let device = remembered(&house, "alice");
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    assert!(!house.kept().contains(&text(&device.key)));
    user(&house, "alice");
    assert_eq!(house.admin("AdminListDevices", "alice", json!({})).unwrap(), json!({ "Devices": [] }));
    let gone = house.admin("AdminGetDevice", "alice", json!({ "DeviceKey": device.key }));
    assert_refused(gone, NO_DEVICE.0, NO_DEVICE.1, "of the user before");
}

#[test]
fn an_unconfirmed_device_ends_with_its_session() {
    let house = house();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let key = json!({ "DeviceKey": Device::of(&tokens).key });
    house.clock.advance(Duration::from_hours(29 * 24));
    house.admin("AdminGetDevice", "alice", key.clone()).unwrap();
    house.clock.advance(Duration::from_hours(24));
    assert_refused(house.admin("AdminGetDevice", "alice", key), NO_DEVICE.0, NO_DEVICE.1, "after thirty days");
}
