//! What triggers hear of devices.

use serde_json::Value;

use super::{by_password, remembered, strict_plan, tokens, verify};
use crate::{
    support::{text, tokens_of},
    triggers::{recorded, silent},
};

#[test]
fn triggers_hear_whether_a_device_is_new_and_whether_one_ended_the_sign_in() {
    let (house, recording) = recorded(strict_plan(), silent);
    let device = remembered(&house, "alice");
    let heard = |seen: usize| -> Vec<(String, Value)> {
        let events = recording.events();
        let heard = events.iter().skip(seen).map(|recorded| {
            let event = &recorded.event;
            (text(&event["triggerSource"]), event["request"]["newDeviceUsed"].clone())
        });
        heard.filter(|(source, _)| source.starts_with("PostA") || source.starts_with("TokenG")).collect()
    };
    let expected = |new: bool, generation: &str| {
        vec![
            ("PostAuthentication_Authentication".to_owned(), Value::Bool(new)),
            (format!("TokenGeneration_{generation}"), Value::Null),
        ]
    };
    let seen = recording.events().len();
    tokens(&house, "alice");
    assert_eq!(heard(seen), expected(true, "Authentication"));

    let seen = recording.events().len();
    let challenge = by_password(&house, "alice", &device.key).unwrap();
    let proof = device.prove(&house, "alice", &challenge).unwrap();
    assert_eq!(heard(seen), [], "nothing is over");
    let tokens = tokens_of(verify(&house, &proof));
    assert!(tokens["NewDeviceMetadata"].is_null());
    assert_eq!(heard(seen), expected(false, "AuthenticateDevice"));
    house.get_user(&tokens).unwrap();
}
