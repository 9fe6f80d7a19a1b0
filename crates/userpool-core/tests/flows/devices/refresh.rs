//! Refresh tokens of devices.

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{Device, another, remembered, remembering, tokens, tokens_from, user};
use crate::support::{House, Plan, assert_refused, claims, tokens_of};

const INVALID: (Code, &str) = (Code::NotAuthorizedException, "Invalid Refresh Token.");

fn house() -> House {
    Plan::new().pool(remembering()).build()
}

/// Refreshes by either door.
fn refresh(house: &House, operation: &str, tokens: &Value, device_key: &Value) -> Result<Value, Error> {
    if operation == "REFRESH_TOKEN_AUTH" {
        let parameters = json!({ "REFRESH_TOKEN": tokens["RefreshToken"], "DEVICE_KEY": device_key });
        return house.initiate(operation, parameters);
    }
    house.call(operation, json!({ "RefreshToken": tokens["RefreshToken"], "DeviceKey": device_key }))
}

const DOORS: [&str; 2] = ["REFRESH_TOKEN_AUTH", "GetTokensFromRefreshToken"];

#[test]
fn a_confirmed_devices_session_refreshes_with_its_key_alone() {
    let house = house();
    user(&house, "alice");
    let tokens = tokens(&house, "alice");
    let device = Device::of(&tokens);
    for door in DOORS {
        refresh(&house, door, &tokens, &Value::Null).expect("nobody has confirmed the device");
    }
    device.confirm(&house, &tokens).unwrap();
    let others = another(&house, "alice");
    let later = tokens_from(&house, "alice", &device.key);
    for door in DOORS {
        for (session, which) in [(&tokens, "the one that it was made in"), (&later, "a later one")] {
            for (key, what) in
                [(Value::Null, "none"), (others.key.clone(), "another"), ("us-east-1_0".into(), "unknown")]
            {
                let refused = refresh(&house, door, session, &key);
                assert_refused(refused, INVALID.0, INVALID.1, &format!("{door}, {which}, {what}"));
            }
            let refreshed = refresh(&house, door, session, &device.key).unwrap();
            let access = claims(&refreshed["AuthenticationResult"]["AccessToken"]);
            assert_eq!(access["device_key"], device.key, "{door}, {which}");
            assert!(refreshed["AuthenticationResult"]["NewDeviceMetadata"].is_null());
        }
    }
}

#[test]
fn forgetting_a_device_ends_its_sessions_alone() {
    let house = house();
    let device = remembered(&house, "alice");
    let others = another(&house, "alice");
    let (session, kept) = (tokens_from(&house, "alice", &device.key), tokens_from(&house, "alice", &others.key));
    house.call_as(&session, "ForgetDevice", json!({ "DeviceKey": device.key })).unwrap();
    for door in DOORS {
        for key in [&device.key, &Value::Null, &others.key] {
            assert_refused(refresh(&house, door, &session, key), INVALID.0, INVALID.1, door);
        }
        refresh(&house, door, &kept, &others.key).unwrap();
    }
    house.get_user(&session).expect("its access token ends by itself");
}

#[test]
fn a_rotated_token_is_bound_to_the_same_device() {
    let rotation = json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": 0 });
    let flows = json!(["ALLOW_USER_PASSWORD_AUTH"]);
    let plan = Plan::new().client(json!({ "RefreshTokenRotation": rotation, "ExplicitAuthFlows": flows }));
    let house = plan.pool(remembering()).build();
    let device = remembered(&house, "alice");
    let first = tokens_from(&house, "alice", &device.key);
    let refused = refresh(&house, DOORS[1], &first, &Value::Null);
    assert_refused(refused, INVALID.0, INVALID.1, "refused, and not rotated");
    let second = refresh(&house, DOORS[1], &first, &device.key).unwrap()["AuthenticationResult"].take();
    assert_eq!(claims(&second["AccessToken"])["device_key"], device.key);
    let refused = refresh(&house, DOORS[1], &second, &"us-east-1_0".into());
    assert_refused(refused, INVALID.0, INVALID.1, "the successor");
    refresh(&house, DOORS[1], &second, &device.key).unwrap();
}

#[test]
fn where_devices_are_no_longer_tracked_sessions_are_bound_to_none() {
    let house = house();
    let device = remembered(&house, "alice");
    let session = tokens_from(&house, "alice", &device.key);
    house.call("UpdateUserPool", json!({})).unwrap();
    for key in [&Value::Null, &device.key] {
        let refreshed = tokens_of(refresh(&house, DOORS[0], &session, key));
        assert!(!claims(&refreshed["AccessToken"]).contains_key("device_key"));
    }
}
