//! What triggers decide: who is confirmed, who is refused, what messages say.

use std::sync::{Arc, atomic::Ordering};

use async_trait::async_trait;
use poolgate_triggers::{
    Empty, Event, InvokeError, PostConfirmation, PreAuthentication, PreSignUp, PreSignUpResponse, TriggerHost, Triggers,
};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::arn;
use crate::support::{House, PASSWORD, Plan, assert_refused, email_of, list};

#[test]
fn a_trigger_confirms_and_verifies_a_sign_up() {
    type Verdict = [bool; 3];
    for (verdict, attributes, status, verified, sent) in [
        ([false, false, false], "ep", "UNCONFIRMED", "", Some("+14155550100")),
        ([true, false, false], "ep", "CONFIRMED", "", None),
        ([true, true, true], "ep", "CONFIRMED", "ep", None),
        ([false, true, false], "ep", "UNCONFIRMED", "e", Some("+14155550100")),
        ([false, false, true], "ep", "UNCONFIRMED", "p", Some("alice@example.com")),
        ([false, true, true], "ep", "UNCONFIRMED", "ep", None),
        ([true, true, false], "e", "CONFIRMED", "e", None),
    ] as [(Verdict, &str, &str, &str, Option<&str>); 7]
    {
        let [auto_confirm_user, auto_verify_email, auto_verify_phone] = verdict;
        let closure = move |_: Event<PreSignUp>| async move {
            let response = PreSignUpResponse { auto_confirm_user, auto_verify_email, auto_verify_phone };
            Ok::<_, poolgate_triggers::HandlerError>(response)
        };
        let plan = Plan::new().pool(json!({ "AutoVerifiedAttributes": ["email", "phone_number"] }));
        let house = plan.triggers(Triggers::builder().on::<PreSignUp>(closure).build()).build();
        let all = [("email", "alice@example.com"), ("phone_number", "+14155550100")];
        let answer = house.sign_up_with("alice", &all[..attributes.len()]).unwrap();
        let told = format!("{verdict:?} {attributes}");
        assert_eq!(answer["UserConfirmed"], auto_confirm_user, "{told}");
        assert_eq!(answer.get("CodeDeliveryDetails").is_some(), sent.is_some(), "{told}");
        assert_eq!(house.status("alice"), status, "{told}");
        let messages = house.outbox.messages();
        assert_eq!(messages.first().map(|message| message.destination.as_str()), sent, "{told}");
        for (letter, attribute) in [("e", "email_verified"), ("p", "phone_number_verified")] {
            let is_verified = house.attributes("alice").get(attribute).is_some_and(|value| value == "true");
            assert_eq!(is_verified, verified.contains(letter), "{told} {attribute}");
        }
    }
    // What is not there cannot be verified.
    let closure = |event: Event<PreSignUp>| async move {
        Ok::<_, &str>(PreSignUpResponse { auto_verify_phone: true, ..event.response })
    };
    let house = Plan::new().triggers(Triggers::builder().on::<PreSignUp>(closure).build()).build();
    let unrecognizable = "Unrecognizable lambda output";
    assert_refused(house.sign_up("alice"), Code::InvalidLambdaResponseException, unrecognizable, "no phone");
    assert_eq!(house.list_users("").unwrap(), Vec::<String>::new());
    // A verified alias moves to the new user.
    let closure = |event: Event<PreSignUp>| async move {
        let known = event.user_name == "bob";
        Ok::<_, &str>(PreSignUpResponse { auto_confirm_user: true, auto_verify_email: known, ..event.response })
    };
    let plan = Plan::new().pool(json!({ "AliasAttributes": ["email"] }));
    let house = plan.triggers(Triggers::builder().on::<PreSignUp>(closure).build()).build();
    house.sign_up("alice").unwrap();
    let verified = list(&[("email_verified", "true")]);
    house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": verified })).unwrap();
    house.sign_up_with("bob", &[("email", &email_of("alice"))]).unwrap();
    assert_eq!(house.attributes("alice")["email_verified"], "false");
    assert_eq!(house.admin("AdminGetUser", &email_of("alice"), json!({})).unwrap()["Username"], "bob");
}

/// A function that has not answered in time.
#[derive(Debug)]
struct Silent;

#[async_trait]
impl TriggerHost for Silent {
    async fn invoke(&self, _: &str, _: &str) -> Result<String, InvokeError> {
        Err(InvokeError::TimedOut)
    }
}

/// What a failing trigger says, and how far the operation had got.
#[test]
fn a_failing_trigger_fails_its_operation_in_cognitos_words() {
    type Act = fn(&House) -> Result<Value, Error>;
    let sign_up: Act = |house| house.sign_up("alice");
    let confirm: Act = |house| {
        house.sign_up("alice").unwrap();
        house.confirm("alice", &house.code(&email_of("alice")))
    };
    let sign_in: Act = |house| {
        house.invite("alice", json!({})).unwrap();
        house.set_password("alice", PASSWORD, true);
        house.by_password("alice", PASSWORD)
    };
    let create: Act =
        |house| house.invite("alice", json!({ "MessageAction": null, "DesiredDeliveryMediums": ["EMAIL"] }));
    let resend: Act = |house| {
        house.outbox.broken.store(true, Ordering::Relaxed);
        drop(house.sign_up("alice"));
        house.call("ResendConfirmationCode", json!({ "Username": "alice" }))
    };
    let prove: Act = |house| {
        house.invite("alice", json!({})).unwrap();
        house.set_password("alice", PASSWORD, true);
        let proof = house.srp("alice", PASSWORD)?;
        house.prove(&proof)
    };
    let forgot: Act = |house| {
        house.invite("alice", json!({})).unwrap();
        house.set_password("alice", PASSWORD, true);
        house.forgot("alice")
    };
    let nothing = Value::Null;
    for (trigger, act, status) in [
        ("PreSignUp", create, &nothing),
        ("CustomMessage", create, &json!("FORCE_CHANGE_PASSWORD")),
        ("CustomMessage", resend, &json!("UNCONFIRMED")),
        ("CustomMessage", forgot, &json!("CONFIRMED")),
        ("PreAuthentication", prove, &json!("CONFIRMED")),
        ("PostAuthentication", prove, &json!("CONFIRMED")),
        ("PreTokenGeneration", prove, &json!("CONFIRMED")),
        ("PreSignUp", sign_up, &nothing),
        ("CustomMessage", sign_up, &json!("UNCONFIRMED")),
        ("PostConfirmation", confirm, &json!("CONFIRMED")),
        ("PreAuthentication", sign_in, &json!("CONFIRMED")),
        ("PostAuthentication", sign_in, &json!("CONFIRMED")),
        ("PreTokenGeneration", sign_in, &json!("CONFIRMED")),
    ] {
        let config = json!({ "LambdaConfig": { trigger: arn("failing") } });
        let throwing = "exports.handler = async (event) => { throw new Error('no, ' + event.userName) }";
        let answering = "exports.handler = async () => 'yes'";
        let with = |triggers: Triggers| Plan::new().pool(config.clone()).triggers(triggers).build();
        let javascript = |source: &str| Triggers::builder().javascript("failing", source).unwrap().build();
        for (house, code, message) in [
            (
                with(javascript(throwing)),
                Code::UserLambdaValidationException,
                format!("{trigger} failed with error no, alice."),
            ),
            (
                with(javascript(answering)),
                Code::InvalidLambdaResponseException,
                "Unrecognizable lambda output".to_owned(),
            ),
            (
                with(Triggers::builder().function("failing", Arc::new(Silent)).build()),
                Code::UnexpectedLambdaException,
                format!("{trigger} failed with error Socket timeout while invoking Lambda function."),
            ),
            (
                with(Triggers::none()),
                Code::UnexpectedLambdaException,
                format!("{trigger} invocation failed due to error ResourceNotFoundException."),
            ),
        ] {
            assert_refused(act(&house), code, &message, trigger);
            let user = house.admin("AdminGetUser", "alice", json!({})).unwrap_or_default();
            assert_eq!(&user["UserStatus"], status, "{trigger}");
        }
    }
}

#[test]
fn closures_refuse_with_their_words() {
    let banned = |_: Event<PreAuthentication>| async { Err::<Empty, _>("not today") };
    let house = Plan::new().triggers(Triggers::builder().on::<PreAuthentication>(banned).build()).build();
    house.user("alice");
    for answer in [
        house.by_password("alice", PASSWORD),
        house.by_password("alice", "Wrong-Horse-9"),
        house.srp("alice", PASSWORD),
    ] {
        let words = "PreAuthentication failed with error not today.";
        assert_refused(answer, Code::UserLambdaValidationException, words, "sign-in");
    }
    let unhappy = |_: Event<PostConfirmation>| async { Err::<Empty, _>("too late") };
    let house = Plan::new().triggers(Triggers::builder().on::<PostConfirmation>(unhappy).build()).build();
    house.sign_up("alice").unwrap();
    let answer = house.confirm("alice", &house.code(&email_of("alice")));
    let words = "PostConfirmation failed with error too late.";
    assert_refused(answer, Code::UserLambdaValidationException, words, "confirmation");
    house.tokens("alice");
}

#[test]
fn a_trigger_writes_messages_around_the_code() {
    let message = |response: &str| {
        let source = format!("exports.handler = async (event) => {{ event.response = {response}; return event }}");
        let triggers = Triggers::builder().javascript("message", source).unwrap().build();
        let config = json!({ "LambdaConfig": { "CustomMessage": arn("message") } });
        Plan::new().pool(config).triggers(triggers).build()
    };
    let default = "Your verification code is {}. ";
    for (response, subject, body) in [
        ("{ emailSubject: 'Hi', emailMessage: `Code: ${event.request.codeParameter}!` }", "Hi", "Code: {}!"),
        ("{ emailMessage: 'Code: {####}' }", "Your verification code", "Code: {}"),
        ("{ emailSubject: 'Hi' }", "Hi", default),
        ("{}", "Your verification code", default),
        ("null", "Your verification code", default),
        ("{ emailMessage: null, emailSubject: null, smsMessage: 'x {####}' }", "Your verification code", default),
        // A text without the code would be in vain.
        ("{ emailMessage: 'Welcome!' }", "Your verification code", default),
        (
            "{ emailMessage: event.userName + event.request.userAttributes.email + '{####}' }",
            "Your verification code",
            "alicealice@example.com{}",
        ),
    ] {
        let house = message(response);
        house.sign_up("alice").unwrap();
        let sent = house.outbox.messages().pop().unwrap();
        assert_eq!((sent.subject.as_str(), sent.body), (subject, body.replace("{}", sent.code.expose())), "{response}");
    }
    for response in ["{ emailMessage: '{####}' + 'x'.repeat(20000) }", "{ emailSubject: 'x'.repeat(141) }"] {
        let house = message(response);
        let words = "Unrecognizable lambda output";
        assert_refused(house.sign_up("alice"), Code::InvalidLambdaResponseException, words, response);
        // The user is there, and asks again once the function is mended.
        assert_eq!(house.status("alice"), "UNCONFIRMED");
    }
    // An invitation needs the name as well.
    let invitation = "Your username is alice and temporary password is {}. ";
    for (response, body) in [
        ("{ emailMessage: `${event.request.usernameParameter} / ${event.request.codeParameter}` }", "alice / {}"),
        ("{ emailMessage: 'only {####}' }", invitation),
    ] {
        let house = message(response);
        house.invite("alice", json!({ "MessageAction": null, "DesiredDeliveryMediums": ["EMAIL"] })).unwrap();
        let sent = house.outbox.messages().pop().unwrap();
        assert_eq!(sent.body, body.replace("{}", sent.code.expose()), "{response}");
    }
}
