//! Custom senders: who sends, what they are told, and that nobody hears of their failures.

use std::{
    future::pending,
    sync::{Arc, Mutex},
    time::Duration,
};

use poolgate_env::RootKey;
use poolgate_triggers::{
    CustomEmailSender, CustomSmsSender, Empty, Event, Handler, Limits, Trigger, Triggers, codes::RootKeyring,
};
use serde_json::{Value, json};

use super::{arn, recorded_with, silent, with_metadata};
use crate::support::{House, PASSWORD, Plan, email_of, list, text};

const KEY_ID: &str = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
/// The root key of every house.
const ROOT_KEY: [u8; 32] = [7; 32];

fn sender(trigger: &str) -> Value {
    json!({ "LambdaVersion": "V1_0", "LambdaArn": arn(trigger) })
}

/// Functions send on both channels.
fn senders() -> Value {
    let (email, sms) = (sender("CustomEmailSender"), sender("CustomSMSSender"));
    json!({ "CustomEmailSender": email, "CustomSMSSender": sms, "KMSKeyID": KEY_ID })
}

fn opened(house: &House, event: &Value) -> String {
    let keyring = RootKeyring::new(RootKey::new(ROOT_KEY));
    keyring.open(&house.pool_id, event["request"]["code"].as_str().unwrap()).unwrap().expose().clone()
}

#[test]
fn a_sender_is_told_the_code_and_nobody_else_sends() {
    let (house, recording) = recorded_with(Plan::new(), senders(), silent);
    let members = json!({ "Username": "alice", "Password": PASSWORD,
        "UserAttributes": list(&[("email", &email_of("alice"))]) });
    let answer = house.call("SignUp", with_metadata(members)).unwrap();
    assert_eq!(answer["CodeDeliveryDetails"]["Destination"], "a***@e***");
    assert!(house.outbox.messages().is_empty());
    // The pool's words are asked for all the same, and nobody uses them.
    let expected = ["PreSignUp_SignUp", "CustomMessage_SignUp", "CustomEmailSender_SignUp"];
    assert_eq!(recording.sources(), expected);
    let event = recording.events().pop().unwrap().event;
    assert_eq!(event["userName"], "alice");
    assert_eq!(event["callerContext"]["clientId"], house.client_id);
    assert_eq!(event["request"]["type"], "customEmailSenderRequestV1");
    assert_eq!(event["request"]["clientMetadata"], json!({ "who": "client" }));
    assert_eq!(event["request"]["userAttributes"]["email"], email_of("alice"));
    assert_eq!(event["response"], json!({}));
    house.confirm("alice", &opened(&house, &event)).unwrap();
    house.tokens("alice");
}

#[test]
fn each_channel_has_its_own_sender() {
    for (configured, by_mail, by_text) in [
        ("CustomEmailSender", "CustomEmailSender_AdminCreateUser", ""),
        ("CustomSMSSender", "", "CustomSMSSender_AdminCreateUser"),
    ] {
        let config = json!({ configured: sender(configured), "KMSKeyID": KEY_ID });
        let recording = Arc::new(poolgate_triggers::Recording::new());
        let triggers = Triggers::builder().other_functions(recording.clone()).build();
        let house = Plan::new().pool(json!({ "LambdaConfig": config })).triggers(triggers).build();
        for (name, medium, told) in [("alice", "EMAIL", by_mail), ("bob", "SMS", by_text)] {
            let (before, sent) = (recording.events().len(), house.outbox.messages().len());
            let attributes = list(&[("email", &email_of(name)), ("phone_number", "+14155550100")]);
            let members = json!({ "UserAttributes": attributes, "DesiredDeliveryMediums": [medium],
                "TemporaryPassword": "<Horse>&9", "MessageAction": null });
            house.invite(name, members).unwrap();
            let sources = recording.sources().split_off(before);
            assert_eq!(sources.concat(), told, "{configured} {medium}");
            assert_eq!(house.outbox.messages().len() - sent, usize::from(told.is_empty()), "{configured} {medium}");
        }
        // What is special in HTML is written as HTML does.
        let event = recording.events().pop().unwrap().event;
        assert_eq!(opened(&house, &event), "&lt;Horse&gt;&amp;9");
        assert_eq!(event["callerContext"]["clientId"], "CLIENT_ID_NOT_APPLICABLE");
    }
}

#[test]
fn a_sender_that_fails_is_no_ones_error() {
    let throwing = "exports.handler = async () => { throw new Error('no') }";
    let javascript = |source: &str| {
        let both = Triggers::builder().javascript("CustomEmailSender", source).unwrap();
        both.javascript("CustomSMSSender", source).unwrap().build()
    };
    for triggers in [Triggers::none(), javascript(throwing), javascript("exports.handler = async () => 'yes'")] {
        let house = Plan::new().pool(json!({ "LambdaConfig": senders() })).triggers(triggers).build();
        let answer = house.sign_up("alice").unwrap();
        assert_eq!(answer["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
        assert_eq!(house.status("alice"), "UNCONFIRMED");
        assert!(house.outbox.messages().is_empty());
    }
}

/// A closure that sends: what it was told is in the list.
fn noting<T: Trigger<Response = Empty>>(told: &Arc<Mutex<Vec<Value>>>) -> impl Handler<T> {
    let told = told.clone();
    move |event: Event<T>| {
        told.lock().unwrap().push(serde_json::to_value(&event).unwrap());
        async { Ok::<_, &str>(Empty {}) }
    }
}

#[test]
fn closures_send_without_a_key_being_configured() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let triggers = Triggers::builder().on::<CustomEmailSender>(noting(&told)).on::<CustomSmsSender>(noting(&told));
    let house = Plan::new().triggers(triggers.build()).build();
    house.sign_up("alice").unwrap();
    house.forgot("alice").unwrap_err();
    house.call("ResendConfirmationCode", json!({ "Username": "alice" })).unwrap();
    let told = told.lock().unwrap().clone();
    let sources: Vec<String> = told.iter().map(|event| text(&event["triggerSource"])).collect();
    assert_eq!(sources, ["CustomEmailSender_SignUp", "CustomEmailSender_ResendCode"]);
    house.confirm("alice", &opened(&house, &told[1])).unwrap();
    assert!(house.outbox.messages().is_empty());
}

#[test]
fn a_sender_that_is_late_is_asked_once() {
    let asked = Arc::new(Mutex::new(0));
    let count = asked.clone();
    let late = move |_: Event<CustomEmailSender>| {
        *count.lock().unwrap() += 1;
        pending::<Result<Empty, &str>>()
    };
    let limits = Limits { time: Duration::from_millis(1), attempts: 3 };
    let triggers = Triggers::builder().on::<CustomEmailSender>(late).limits(limits).build();
    let house = Plan::new().triggers(triggers).build();
    house.sign_up("alice").unwrap();
    assert_eq!(*asked.lock().unwrap(), 1);
}
