//! Devices (spec/auth-flows.md §4): how a sign-in gets one, what a remembered one spares its user, and what it cannot.

mod operations;
mod proofs;
mod refresh;
mod sign_in;
mod triggers;

use poolgate_userpool_core::srp::{
    Identity,
    client::{Client, device_secret_verifier},
};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, email_of, text, tokens_of};

/// The password of every device here.
const DEVICE_PASSWORD: &str = "ZGV2aWNlLXBhc3N3b3Jk";

pub(crate) const NO_DEVICE: (Code, &str) = (Code::ResourceNotFoundException, "Device does not exist.");

/// A pool that remembers every confirmed device, and wants no second factor of those.
pub(crate) fn remembering() -> Value {
    json!({ "DeviceConfiguration": { "ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false } })
}

/// A pool that wants a code by SMS at each sign-in.
pub(crate) fn with_second_factor() -> Value {
    json!({
        "MfaConfiguration": "ON",
        "SmsConfiguration": { "SnsCallerArn": "arn:aws:iam::123456789012:role/sms" },
        "AccountRecoverySetting": { "RecoveryMechanisms": [{ "Priority": 1, "Name": "verified_email" }] },
    })
}

/// A house that remembers devices and wants a second factor otherwise.
pub(crate) fn strict() -> House {
    strict_plan().build()
}

pub(crate) fn strict_plan() -> Plan {
    Plan::new().pool(remembering()).pool(with_second_factor())
}

/// A phone number, the same for the same name.
fn phone_of(name: &str) -> String {
    let digits: String = name.bytes().chain(*b"0000").take(4).map(|byte| char::from(b'0' + byte % 10)).collect();
    format!("+1415555{digits}")
}

/// A confirmed user with a phone.
pub(crate) fn user(house: &House, name: &str) {
    house.sign_up_with(name, &[("email", &email_of(name)), ("phone_number", &phone_of(name))]).unwrap();
    house.confirm(name, &house.code(&email_of(name))).unwrap();
}

/// Signs in by password and a code where that is asked for: AuthenticationResult.
pub(crate) fn tokens(house: &House, name: &str) -> Value {
    tokens_from(house, name, &Value::Null)
}

/// As [`tokens`], from a device.
fn tokens_from(house: &House, name: &str, device_key: &Value) -> Value {
    let answer = by_password(house, name, device_key).unwrap();
    if answer["ChallengeName"].is_null() { tokens_of(Ok(answer)) } else { second_factor(house, name, &answer) }
}

pub(crate) fn by_password(house: &House, name: &str, device_key: &Value) -> Result<Value, Error> {
    let parameters = json!({ "USERNAME": name, "PASSWORD": PASSWORD, "DEVICE_KEY": device_key });
    house.initiate("USER_PASSWORD_AUTH", parameters)
}

/// Answers SMS_MFA.
fn second_factor(house: &House, name: &str, challenge: &Value) -> Value {
    assert_eq!(challenge["ChallengeName"], "SMS_MFA");
    let responses = json!({ "USERNAME": name, "SMS_MFA_CODE": house.code(&phone_of(name)) });
    tokens_of(house.respond("SMS_MFA", &challenge["Session"], responses))
}

/// A device as its client knows it.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    pub(crate) key: Value,
    group: String,
    password: &'static str,
}

impl Device {
    /// The device that a sign-in has got.
    pub(crate) fn of(tokens: &Value) -> Self {
        let metadata = &tokens["NewDeviceMetadata"];
        let (key, group) = (metadata["DeviceKey"].clone(), text(&metadata["DeviceGroupKey"]));
        Self { key, group, password: DEVICE_PASSWORD }
    }

    /// What ConfirmDevice is to be sent, but for the token.
    fn registration(&self, house: &House) -> Value {
        let (verifier, salt) =
            device_secret_verifier(&self.group, self.key.as_str().unwrap(), self.password, house.entropy.as_ref())
                .unwrap();
        json!({
            "DeviceKey": self.key,
            "DeviceName": "a phone",
            "DeviceSecretVerifierConfig": { "PasswordVerifier": verifier, "Salt": salt },
        })
    }

    pub(crate) fn confirm(&self, house: &House, tokens: &Value) -> Result<Value, Error> {
        house.call_as(tokens, "ConfirmDevice", self.registration(house))
    }

    /// Answers DEVICE_SRP_AUTH: the responses to DEVICE_PASSWORD_VERIFIER.
    pub(crate) fn prove(&self, house: &House, name: &str, challenge: &Value) -> Result<Value, Error> {
        let client = Client::new(house.entropy.as_ref()).unwrap();
        assert_eq!(challenge["ChallengeName"], "DEVICE_SRP_AUTH");
        let opening = json!({ "USERNAME": name, "DEVICE_KEY": self.key, "SRP_A": client.a_hex() });
        let asked = house.respond("DEVICE_SRP_AUTH", &challenge["Session"], opening)?;
        Ok(self.answer(house, name, &client, &asked))
    }

    fn answer(&self, house: &House, name: &str, client: &Client, asked: &Value) -> Value {
        self.answer_at(&house.timestamp(), name, client, asked)
    }

    /// As [`Device::answer`], by a clock of the client's own.
    fn answer_at(&self, timestamp: &str, name: &str, client: &Client, asked: &Value) -> Value {
        assert_eq!(asked["ChallengeName"], "DEVICE_PASSWORD_VERIFIER");
        let get = |name: &str| text(&asked["ChallengeParameters"][name]);
        assert_eq!((get("DEVICE_KEY"), get("USERNAME")), (text(&self.key), name.to_owned()));
        let block = get("SECRET_BLOCK");
        let identity = Identity::device(&self.group, self.key.as_str().unwrap());
        let signature =
            client.respond_as(identity, self.password, &get("SALT"), &get("SRP_B"), &block, timestamp).unwrap();
        json!({
            "USERNAME": name,
            "DEVICE_KEY": self.key,
            "PASSWORD_CLAIM_SECRET_BLOCK": block,
            "PASSWORD_CLAIM_SIGNATURE": signature,
            "TIMESTAMP": timestamp,
        })
    }
}

/// A user, and a device of theirs that is remembered.
pub(crate) fn remembered(house: &House, name: &str) -> Device {
    user(house, name);
    another(house, name)
}

/// A further device of a user.
fn another(house: &House, name: &str) -> Device {
    let tokens = tokens(house, name);
    let device = Device::of(&tokens);
    device.confirm(house, &tokens).unwrap();
    device
}

pub(crate) fn verify(house: &House, proof: &Value) -> Result<Value, Error> {
    house.respond("DEVICE_PASSWORD_VERIFIER", &Value::Null, proof.clone())
}

/// A device's attributes by name.
fn attributes(device: &Value) -> std::collections::BTreeMap<String, String> {
    crate::support::map_of(&device["DeviceAttributes"])
}
