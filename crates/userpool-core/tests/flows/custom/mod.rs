//! CUSTOM_AUTH (spec/auth-flows.md §6, triggers.md §4): what the host's functions are asked, and what comes of their
//! answers.

mod devices;
mod people;
mod sessions;
mod with_srp;

use std::sync::Arc;

use async_trait::async_trait;
use poolgate_triggers::{
    CreateAuthChallenge, CreateAuthChallengeResponse, DefineAuthChallenge, DefineAuthChallengeResponse, Event,
    HandlerError, InvokeError, Recording, TriggerHost, Triggers, VerifyAuthChallengeResponse,
    VerifyAuthChallengeResponseResponse,
};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, INCORRECT, PASSWORD, Plan, assert_refused, text, tokens_of};

const UNRECOGNIZABLE: (Code, &str) = (Code::InvalidLambdaResponseException, "Unrecognizable lambda output");
const USED: (Code, &str) =
    (Code::NotAuthorizedException, "Invalid session for the user, session can only be used once.");

/// The functions of a host: DefineAuthChallenge answers a session array so; each question names its round, and its answer is
/// private.
#[derive(Debug)]
struct Host {
    define: fn(&[Value]) -> Value,
    /// Bytes that each question keeps beside its answer.
    ballast: usize,
}

#[async_trait]
impl TriggerHost for Host {
    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        let mut event: Value = serde_json::from_str(event).unwrap();
        let request = event["request"].take();
        let session = request["session"].as_array().cloned().unwrap_or_default();
        event["response"] = match function.rsplit(':').next().unwrap() {
            "DefineAuthChallenge" => (self.define)(&session),
            "CreateAuthChallenge" => {
                let round = session.len();
                json!({ "publicChallengeParameters": { "question": format!("round {round}?"), "USERNAME": "someone" },
                    "privateChallengeParameters": { "answer": answer_to(round), "ballast": "x".repeat(self.ballast) },
                    "challengeMetadata": format!("ROUND_{round}") })
            }
            "VerifyAuthChallengeResponse" => {
                let right = request["privateChallengeParameters"]["answer"] == request["challengeAnswer"];
                json!({ "answerCorrect": right })
            }
            _ => event["response"].take(),
        };
        Ok(event.to_string())
    }
}

pub(crate) fn answer_to(round: usize) -> String {
    format!("sesame {round}")
}

fn question() -> Value {
    json!({ "challengeName": "CUSTOM_CHALLENGE" })
}

fn issue() -> Value {
    json!({ "issueTokens": true })
}

fn fail() -> Value {
    json!({ "failAuthentication": true })
}

/// One question, one answer.
pub(crate) fn once(session: &[Value]) -> Value {
    match session {
        [] => question(),
        [.., last] if last["challengeResult"] == true => issue(),
        _ => fail(),
    }
}

/// Three attempts at one right answer.
fn thrice(session: &[Value]) -> Value {
    match session {
        [.., last] if last["challengeResult"] == true => issue(),
        [_, _, _] => fail(),
        _ => question(),
    }
}

/// Three right answers in a row.
fn three_rounds(session: &[Value]) -> Value {
    match session.len() {
        _ if session.iter().any(|step| step["challengeResult"] == false) => fail(),
        3 => issue(),
        _ => question(),
    }
}

const FUNCTIONS: [&str; 6] = [
    "PreAuthentication",
    "PostAuthentication",
    "PreTokenGeneration",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
];

/// A pool whose functions are recorded, and a client that allows the flow.
fn plan(host: Arc<dyn TriggerHost>) -> (Plan, Arc<Recording>) {
    let recording = Arc::new(Recording::of(host));
    let config: serde_json::Map<String, Value> = FUNCTIONS
        .iter()
        .map(|name| ((*name).to_owned(), format!("arn:aws:lambda:us-east-1:000000000000:function:{name}").into()))
        .collect();
    let plan = open(Plan::new().pool(json!({ "LambdaConfig": config })));
    (plan.triggers(Triggers::builder().other_functions(recording.clone()).build()), recording)
}

/// A client that allows every flow that these tests need.
pub(crate) fn open(plan: Plan) -> Plan {
    plan.client(json!({ "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }))
}

fn hosted(define: fn(&[Value]) -> Value) -> (Plan, Arc<Recording>) {
    plan(Arc::new(Host { define, ballast: 0 }))
}

/// A house with alice, and what its functions are asked from now on.
pub(crate) fn house(define: fn(&[Value]) -> Value) -> (House, Arc<Recording>) {
    let (plan, recording) = hosted(define);
    let house = plan.build();
    house.user("alice");
    (house, recording)
}

pub(crate) fn start(house: &House, name: &str) -> Result<Value, Error> {
    house.initiate("CUSTOM_AUTH", json!({ "USERNAME": name }))
}

pub(crate) fn reply(house: &House, name: &str, challenge: &Value, answer: &str) -> Result<Value, Error> {
    house.respond("CUSTOM_CHALLENGE", &challenge["Session"], json!({ "USERNAME": name, "ANSWER": answer }))
}

/// The sources and what the functions of the flow are told of the steps so far.
fn asked(recording: &Recording) -> Vec<(String, Value)> {
    let told = |event: &Value| (text(&event["triggerSource"]), event["request"]["session"].clone());
    recording.events().iter().map(|recorded| told(&recorded.event)).collect()
}

/// A row of [`asked`]; names stand for results, `!` before one that is wrong, `:` before its metadata.
fn row(source: &str, session: Option<&[&str]>) -> (String, Value) {
    let step = |step: &&str| {
        let (name, metadata) = step.split_once(':').map_or((*step, Value::Null), |(name, data)| (name, data.into()));
        json!({ "challengeName": name.trim_start_matches('!'), "challengeResult": !name.starts_with('!'),
            "challengeMetadata": metadata })
    };
    let source = match source {
        "TokenGeneration" => "TokenGeneration_Authentication".to_owned(),
        other => format!("{other}_Authentication"),
    };
    (source, session.map_or(Value::Null, |steps| steps.iter().map(step).collect()))
}

#[test]
fn a_right_answer_is_enough_where_the_host_says_so() {
    let (house, recording) = house(once);
    let challenge = start(&house, "alice").unwrap();
    assert_eq!(challenge["ChallengeName"], "CUSTOM_CHALLENGE");
    // What is private stays here, and USERNAME is ours.
    assert_eq!(challenge["ChallengeParameters"], json!({ "question": "round 0?", "USERNAME": "alice" }));
    assert!(!challenge.to_string().contains("sesame"));
    let tokens = tokens_of(reply(&house, "alice", &challenge, &answer_to(0)));
    house.get_user(&tokens).unwrap();
    house.refresh(&tokens).unwrap();
    let expected = [
        row("PreAuthentication", None),
        row("DefineAuthChallenge", Some(&[])),
        row("CreateAuthChallenge", Some(&[])),
        row("VerifyAuthChallengeResponse", None),
        row("DefineAuthChallenge", Some(&["CUSTOM_CHALLENGE:ROUND_0"])),
        row("PostAuthentication", None),
        row("TokenGeneration", None),
    ];
    assert_eq!(asked(&recording)[..expected.len()], expected);
}

#[test]
fn events_are_cognitos_json() {
    let (house, recording) = house(once);
    let sub = house.admin("AdminGetUser", "alice", json!({})).unwrap()["UserAttributes"][0]["Value"].clone();
    let mine = |who: &str| json!({ "who": who });
    let members = json!({ "AuthFlow": "CUSTOM_AUTH", "AuthParameters": { "USERNAME": "alice" },
        "ClientMetadata": mine("first") });
    let challenge = house.call("InitiateAuth", members).unwrap();
    let members = json!({ "ChallengeName": "CUSTOM_CHALLENGE", "Session": challenge["Session"],
        "ChallengeResponses": { "USERNAME": "alice", "ANSWER": answer_to(0) }, "ClientMetadata": mine("second") });
    house.call("RespondToAuthChallenge", members).unwrap();
    let alice = json!({ "cognito:user_status": "CONFIRMED", "email": "alice@example.com", "email_verified": "true",
        "sub": sub });
    let event = |source: &str, request: Value, response: Value| {
        json!({ "version": "1", "triggerSource": format!("{source}_Authentication"), "region": "us-east-1",
            "userPoolId": house.pool_id, "userName": "alice",
            "callerContext": { "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": house.client_id },
            "request": request, "response": response })
    };
    let define = json!({ "challengeName": null, "issueTokens": false, "failAuthentication": false });
    let create =
        json!({ "publicChallengeParameters": {}, "privateChallengeParameters": {}, "challengeMetadata": null });
    let step = json!({ "challengeName": "CUSTOM_CHALLENGE", "challengeResult": true, "challengeMetadata": "ROUND_0" });
    let private = json!({ "answer": "sesame 0", "ballast": "" });
    let expected = [
        // What comes with InitiateAuth goes to PreAuthentication alone.
        event("PreAuthentication", json!({ "userAttributes": alice, "validationData": mine("first") }), json!({})),
        event("DefineAuthChallenge", json!({ "userAttributes": alice, "session": [] }), define.clone()),
        event(
            "CreateAuthChallenge",
            json!({ "userAttributes": alice, "challengeName": "CUSTOM_CHALLENGE", "session": [] }),
            create,
        ),
        event(
            "VerifyAuthChallengeResponse",
            json!({ "userAttributes": alice, "privateChallengeParameters": private, "challengeAnswer": "sesame 0",
                "clientMetadata": mine("second") }),
            json!({ "answerCorrect": false }),
        ),
        event(
            "DefineAuthChallenge",
            json!({ "userAttributes": alice, "session": [step], "clientMetadata": mine("second") }),
            define,
        ),
        event(
            "PostAuthentication",
            json!({ "userAttributes": alice, "newDeviceUsed": false, "clientMetadata": mine("second") }),
            json!({}),
        ),
    ];
    for (recorded, expected) in recording.events().iter().zip(&expected) {
        assert_eq!(&recorded.event, expected);
    }
    assert_eq!(recording.events().len(), expected.len() + 1);
}

#[test]
fn a_wrong_answer_ends_it_where_the_host_says_so() {
    let (house, _) = house(once);
    let challenge = start(&house, "alice").unwrap();
    assert_refused(reply(&house, "alice", &challenge, "please"), INCORRECT.0, INCORRECT.1, "wrong");
    for answer in ["please", &answer_to(0)] {
        assert_refused(reply(&house, "alice", &challenge, answer), USED.0, USED.1, "after the end");
    }
}

#[test]
fn the_host_may_ask_again() {
    let (house, recording) = house(thrice);
    let first = start(&house, "alice").unwrap();
    let second = reply(&house, "alice", &first, "please").unwrap();
    assert_eq!(second["ChallengeParameters"]["question"], "round 1?");
    assert_ne!(second["Session"], first["Session"]);
    let third = reply(&house, "alice", &second, &answer_to(0)).unwrap();
    tokens_of(reply(&house, "alice", &third, &answer_to(2)));
    let wrong = ["!CUSTOM_CHALLENGE:ROUND_0", "!CUSTOM_CHALLENGE:ROUND_1", "CUSTOM_CHALLENGE:ROUND_2"];
    let told: Vec<_> = asked(&recording).into_iter().filter(|(source, _)| source.starts_with("Define")).collect();
    let expected: Vec<_> = (0..=3).map(|steps| row("DefineAuthChallenge", Some(&wrong[..steps]))).collect();
    assert_eq!(told, expected);
    // And the third wrong one is the last.
    let mut challenge = start(&house, "alice").unwrap();
    for _ in 0..2 {
        challenge = reply(&house, "alice", &challenge, "please").unwrap();
    }
    assert_refused(reply(&house, "alice", &challenge, "please"), INCORRECT.0, INCORRECT.1, "the third");
    assert_refused(reply(&house, "alice", &challenge, &answer_to(2)), USED.0, USED.1, "after the end");
}

#[test]
fn several_rounds_each_have_their_own_question() {
    let (house, _) = house(three_rounds);
    let mut challenge = start(&house, "alice").unwrap();
    for round in 0..2 {
        assert_eq!(challenge["ChallengeParameters"]["question"], format!("round {round}?"));
        challenge = reply(&house, "alice", &challenge, &answer_to(round)).unwrap();
    }
    // The answer to an earlier question is none to this one.
    let other = start(&house, "alice").unwrap();
    let other = reply(&house, "alice", &other, &answer_to(0)).unwrap();
    assert_refused(reply(&house, "alice", &other, &answer_to(0)), INCORRECT.0, INCORRECT.1, "an earlier one");
    tokens_of(reply(&house, "alice", &challenge, &answer_to(2)));
}

#[test]
fn failed_answers_make_nobody_wait() {
    let (house, _) = house(once);
    for _ in 0..20 {
        let challenge = start(&house, "alice").unwrap();
        assert_refused(reply(&house, "alice", &challenge, "please"), INCORRECT.0, INCORRECT.1, "wrong");
    }
    house.tokens("alice");
    // Nor does who waits for passwords wait here.
    for _ in 0..6 {
        house.by_password("alice", "Wrong-Horse-9").unwrap_err();
    }
    assert_eq!(house.by_password("alice", PASSWORD).unwrap_err().message, "Password attempts exceeded");
    let challenge = start(&house, "alice").unwrap();
    tokens_of(reply(&house, "alice", &challenge, &answer_to(0)));
}

/// What the functions say that means nothing, or goes wrong.
#[test]
fn functions_that_fail_end_the_sign_in() {
    type Define = fn(&[Value]) -> Value;
    let nothings: [Define; 6] = [
        |_| json!({}),
        |_| json!(null),
        |_| json!({ "challengeName": "SELECT_MFA_TYPE" }),
        |_| json!({ "challengeName": "PASSWORD_VERIFIER" }),
        // A user without a phone cannot be asked for its code.
        |_| json!({ "challengeName": "SMS_MFA" }),
        |_| json!({ "challengeName": 5 }),
    ];
    for (nth, define) in nothings.into_iter().enumerate() {
        let (house, _) = house(define);
        assert_refused(start(&house, "alice"), UNRECOGNIZABLE.0, UNRECOGNIZABLE.1, &nth.to_string());
    }
    let (house, _) = house(|session| if session.is_empty() { question() } else { json!({}) });
    let challenge = start(&house, "alice").unwrap();
    let answer = reply(&house, "alice", &challenge, &answer_to(0));
    assert_refused(answer, UNRECOGNIZABLE.0, UNRECOGNIZABLE.1, "in the second step");
    assert_refused(reply(&house, "alice", &challenge, &answer_to(0)), USED.0, USED.1, "after the end");
    // A function that throws.
    for failing in ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] {
        let house = open(Plan::new()).triggers(failing_closures(failing)).build();
        house.user("alice");
        let words = format!("{failing} failed with error no.");
        let started = start(&house, "alice");
        if failing == "VerifyAuthChallengeResponse" {
            let challenge = started.unwrap();
            let answer = reply(&house, "alice", &challenge, "yes");
            assert_refused(answer, Code::UserLambdaValidationException, &words, failing);
            assert_refused(reply(&house, "alice", &challenge, "yes"), USED.0, USED.1, failing);
        } else {
            assert_refused(started, Code::UserLambdaValidationException, &words, failing);
        }
    }
}

/// A quiz of closures of which one throws; with `""` none does.
pub(crate) fn failing_closures(failing: &'static str) -> Triggers {
    let define = move |event: Event<DefineAuthChallenge>| async move {
        if failing == "DefineAuthChallenge" {
            return Err(HandlerError::new("no"));
        }
        let right = event.request.session.last().map(|last| last.challenge_result);
        Ok(DefineAuthChallengeResponse {
            challenge_name: right.is_none().then(|| "CUSTOM_CHALLENGE".to_owned()),
            issue_tokens: right == Some(true),
            fail_authentication: right == Some(false),
        })
    };
    let create = move |_: Event<CreateAuthChallenge>| async move {
        if failing == "CreateAuthChallenge" {
            return Err(HandlerError::new("no"));
        }
        Ok(CreateAuthChallengeResponse {
            private_challenge_parameters: [("answer".to_owned(), "yes".to_owned())].into(),
            ..CreateAuthChallengeResponse::default()
        })
    };
    let verify = move |event: Event<VerifyAuthChallengeResponse>| async move {
        if failing == "VerifyAuthChallengeResponse" {
            return Err(HandlerError::new("no"));
        }
        let answer_correct = event.request.private_challenge_parameters["answer"] == event.request.challenge_answer;
        Ok(VerifyAuthChallengeResponseResponse { answer_correct })
    };
    Triggers::builder()
        .on::<DefineAuthChallenge>(define)
        .on::<CreateAuthChallenge>(create)
        .on::<VerifyAuthChallengeResponse>(verify)
        .build()
}

#[test]
fn closures_lead_a_sign_in_as_functions_do() {
    let house = open(Plan::new()).triggers(failing_closures("")).build();
    house.user("alice");
    let challenge = start(&house, "alice").unwrap();
    assert_eq!(challenge["ChallengeParameters"], json!({ "USERNAME": "alice" }));
    tokens_of(reply(&house, "alice", &challenge, "yes"));
    let challenge = start(&house, "alice").unwrap();
    assert_refused(reply(&house, "alice", &challenge, "no"), INCORRECT.0, INCORRECT.1, "wrong");
}

#[test]
fn javascript_leads_a_sign_in() {
    let source = r#"
        exports.handler = async (event) => {
          const { request, response } = event;
          switch (event.triggerSource) {
            case "DefineAuthChallenge_Authentication":
              if (request.session.length === 0) response.challengeName = "CUSTOM_CHALLENGE";
              else if (request.session.at(-1).challengeResult) response.issueTokens = true;
              else response.failAuthentication = true;
              break;
            case "CreateAuthChallenge_Authentication":
              response.publicChallengeParameters = { captchaUrl: "url/123.jpg" };
              response.privateChallengeParameters = { answer: "5" };
              response.challengeMetadata = "CAPTCHA_CHALLENGE";
              break;
            case "VerifyAuthChallengeResponse_Authentication":
              response.answerCorrect = request.privateChallengeParameters.answer === request.challengeAnswer;
              break;
          }
          return event;
        };"#;
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:quiz";
    let config = json!({ "DefineAuthChallenge": arn, "CreateAuthChallenge": arn, "VerifyAuthChallengeResponse": arn });
    let triggers = Triggers::builder().javascript("quiz", source).unwrap().build();
    let house = open(Plan::new().pool(json!({ "LambdaConfig": config }))).triggers(triggers).build();
    house.user("alice");
    let challenge = start(&house, "alice").unwrap();
    assert_eq!(challenge["ChallengeParameters"], json!({ "captchaUrl": "url/123.jpg", "USERNAME": "alice" }));
    tokens_of(reply(&house, "alice", &challenge, "5"));
    let challenge = start(&house, "alice").unwrap();
    assert_refused(reply(&house, "alice", &challenge, "6"), INCORRECT.0, INCORRECT.1, "wrong");
}

#[test]
fn without_its_functions_there_is_no_flow() {
    let words = "Custom auth lambda trigger is not configured for the user pool.";
    let invalid = Code::InvalidParameterException;
    let bare = open(Plan::new()).build();
    bare.user("alice");
    assert_refused(start(&bare, "alice"), invalid, words, "none");
    let define = |_: Event<DefineAuthChallenge>| async {
        let challenge_name = Some("CUSTOM_CHALLENGE".to_owned());
        Ok::<_, HandlerError>(DefineAuthChallengeResponse { challenge_name, ..Default::default() })
    };
    let house = open(Plan::new()).triggers(Triggers::builder().on::<DefineAuthChallenge>(define).build()).build();
    house.user("alice");
    assert_refused(start(&house, "alice"), invalid, words, "no CreateAuthChallenge");
    let closed = Plan::new().client(json!({ "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"] }));
    let closed = closed.triggers(failing_closures("")).build();
    assert_refused(start(&closed, "alice"), invalid, "Auth flow not enabled for this client", "not allowed");
}

/// Administrators' servers sign in so as well.
#[test]
fn an_administrator_leads_the_flow_alike() {
    let (house, _) = house(once);
    let parameters = json!({ "USERNAME": "alice" });
    let members = json!({ "AuthFlow": "CUSTOM_AUTH", "AuthParameters": parameters });
    let challenge = house.call("AdminInitiateAuth", members).unwrap();
    assert_eq!(challenge["ChallengeName"], "CUSTOM_CHALLENGE");
    // What an administrator began, nobody else goes on with.
    let invalid = "Invalid session for the user.";
    let answer = reply(&house, "alice", &challenge, &answer_to(0));
    assert_refused(answer, Code::NotAuthorizedException, invalid, "anyone");
    let members = json!({ "ChallengeName": "CUSTOM_CHALLENGE", "Session": challenge["Session"],
        "ChallengeResponses": { "USERNAME": "alice", "ANSWER": answer_to(0) } });
    tokens_of(house.call("AdminRespondToAuthChallenge", members));
}
