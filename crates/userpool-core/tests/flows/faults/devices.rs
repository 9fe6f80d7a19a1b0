//! The flows of devices.

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{Scenario, scenarios::hooked};
use crate::{
    devices::{
        Device, NO_DEVICE, by_password, remembered, remembering, strict_plan, tokens, user, verify, with_second_factor,
    },
    support::{House, INCORRECT, Plan, claims},
};

const USED_SESSION: (Code, &str) =
    (Code::NotAuthorizedException, "Invalid session for the user, session can only be used once.");

fn tracking() -> Plan {
    Plan::new().pool(remembering())
}

fn hooked_and_strict() -> Plan {
    hooked().pool(remembering()).pool(with_second_factor())
}

/// The devices that alice has confirmed, by what she says of them.
fn devices(house: &House, _: &Value) -> Value {
    let devices = house.admin("AdminListDevices", "alice", json!({})).unwrap()["Devices"].take();
    devices.as_array().unwrap().iter().map(|device| device["DeviceAttributes"].clone()).collect()
}

fn issued(house: &House) -> Value {
    user(house, "alice");
    tokens(house, "alice")
}

fn confirmed(house: &House) -> Value {
    let tokens = issued(house);
    Device::of(&tokens).confirm(house, &tokens).unwrap();
    tokens
}

fn confirm(house: &House, tokens: &Value) -> Result<Value, Error> {
    Device::of(tokens).confirm(house, tokens)
}

fn signs_in(house: &House, _: &Value) {
    tokens(house, "alice");
}

/// A proof of alice's device that is ready to be sent.
fn proof(house: &House) -> Value {
    let device = remembered(house, "alice");
    device.prove(house, "alice", &by_password(house, "alice", &device.key).unwrap()).unwrap()
}

fn is_new(house: &House, _: &Value) {
    let tokens = tokens(house, "alice");
    assert_eq!(claims(&tokens["AccessToken"])["device_key"], Device::of(&tokens).key);
    Device::of(&tokens).confirm(house, &tokens).unwrap();
}

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "a sign-in that gets a device",
        plan: tracking,
        prepare: issued,
        act: |house, _| by_password(house, "alice", &Value::Null),
        done: &[],
        state: devices,
        go_on: is_new,
    },
    Scenario {
        name: "a sign-in from a known device",
        plan: tracking,
        prepare: confirmed,
        act: |house, tokens| by_password(house, "alice", &Device::of(tokens).key),
        done: &[],
        state: devices,
        go_on: is_new,
    },
    Scenario {
        name: "confirming a device",
        plan: tracking,
        prepare: issued,
        act: confirm,
        done: &[(Code::DeviceKeyExistsException, "Device key already exists.")],
        state: devices,
        go_on: signs_in,
    },
    Scenario {
        name: "a device's status",
        plan: tracking,
        prepare: confirmed,
        act: |house, tokens| {
            let members = json!({ "DeviceKey": Device::of(tokens).key, "DeviceRememberedStatus": "not_remembered" });
            house.call_as(tokens, "UpdateDeviceStatus", members)
        },
        done: &[],
        state: devices,
        go_on: signs_in,
    },
    Scenario {
        name: "forgetting a device",
        plan: tracking,
        prepare: confirmed,
        act: |house, tokens| house.call_as(tokens, "ForgetDevice", json!({ "DeviceKey": Device::of(tokens).key })),
        done: &[NO_DEVICE],
        state: devices,
        go_on: signs_in,
    },
    Scenario {
        name: "opening a device's proof",
        plan: strict_plan,
        prepare: |house| {
            let device = remembered(house, "alice");
            let challenge = by_password(house, "alice", &device.key).unwrap();
            json!({ "key": device.key, "session": challenge["Session"] })
        },
        act: |house, known| {
            let responses = json!({ "USERNAME": "alice", "DEVICE_KEY": known["key"], "SRP_A": "abc" });
            house.respond("DEVICE_SRP_AUTH", &known["session"], responses)
        },
        done: &[USED_SESSION],
        state: devices,
        go_on: signs_in,
    },
    Scenario {
        name: "a device's proof",
        plan: strict_plan,
        prepare: proof,
        act: verify,
        done: &[INCORRECT],
        state: devices,
        go_on: |house, proof| drop(verify(house, proof).unwrap_err()),
    },
    Scenario {
        name: "a device's proof, with a trigger",
        plan: hooked_and_strict,
        prepare: proof,
        act: verify,
        done: &[INCORRECT],
        state: devices,
        go_on: |house, proof| drop(verify(house, proof).unwrap_err()),
    },
    Scenario {
        name: "a proof that makes the sign-in wait for its device",
        plan: strict_plan,
        prepare: |house| {
            let device = remembered(house, "alice");
            let mut proof = house.srp("alice", crate::support::PASSWORD).unwrap();
            proof["DEVICE_KEY"] = device.key;
            proof
        },
        act: |house, proof| house.prove(proof),
        done: &[INCORRECT],
        state: devices,
        go_on: |house, proof| {
            let challenge = by_password(house, "alice", &proof["DEVICE_KEY"]).unwrap();
            assert_eq!(challenge["ChallengeName"], "DEVICE_SRP_AUTH");
        },
    },
];

#[test]
fn every_flow_of_devices_survives_every_fault() {
    for scenario in SCENARIOS {
        scenario.survives_everything();
    }
}
