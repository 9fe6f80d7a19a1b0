//! Triggers inside the flows (spec/triggers.md §3 to §8): here what their functions are asked, beside it what comes of
//! their answers.

mod answers;
mod events;
mod senders;
mod sources;
mod tokens;

use std::sync::Arc;

use async_trait::async_trait;
use poolgate_triggers::{InvokeError, Recording, TriggerHost, Triggers};
use poolgate_wire::Error;
use serde_json::{Map, Value, json};

use crate::support::{House, OTHER_PASSWORD, PASSWORD, Plan, email_of, list, object, text};

const TRIGGERS: [&str; 6] =
    ["PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication", "PreTokenGeneration", "CustomMessage"];

/// Functions that answer each event with these members of the response, by the trigger's name.
#[derive(Debug)]
struct Answers(fn(&str) -> Value);

#[async_trait]
impl TriggerHost for Answers {
    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        let mut event: Value = serde_json::from_str(event).unwrap();
        let answer = (self.0)(function.rsplit(':').next().unwrap());
        event["response"].as_object_mut().unwrap().extend(object(answer));
        Ok(event.to_string())
    }
}

fn arn(function: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{function}")
}

/// A house whose functions, all of their trigger's name, answer so, and what they are asked.
pub(crate) fn recorded(plan: Plan, answers: fn(&str) -> Value) -> (House, Arc<Recording>) {
    recorded_with(plan, json!({}), answers)
}

/// As [`recorded`], with further members of LambdaConfig.
fn recorded_with(plan: Plan, config: Value, answers: fn(&str) -> Value) -> (House, Arc<Recording>) {
    let recording = Arc::new(Recording::of(Arc::new(Answers(answers))));
    let triggers = Triggers::builder().other_functions(recording.clone()).build();
    let mut all: Map<String, Value> = TRIGGERS.iter().map(|name| ((*name).to_owned(), arn(name).into())).collect();
    all.extend(object(config));
    (plan.pool(json!({ "LambdaConfig": all })).triggers(triggers).build(), recording)
}

pub(crate) fn silent(_: &str) -> Value {
    json!({})
}

fn confirming(trigger: &str) -> Value {
    if trigger == "PreSignUp" { json!({ "autoConfirmUser": true }) } else { json!({}) }
}

/// The sources of what was asked since `seen` events, each with whose data came along.
fn asked(recording: &Recording, seen: usize) -> Vec<String> {
    let told = |event: &Value| {
        let mut told = text(&event["triggerSource"]);
        for (member, mark) in [("clientMetadata", " client"), ("validationData", " validation")] {
            if event["request"][member]["who"].is_string() {
                told.push_str(mark);
            }
        }
        told
    };
    recording.events().iter().skip(seen).map(|recorded| told(&recorded.event)).collect()
}

/// A pool and a client where users may choose how to sign in.
fn choosing() -> Plan {
    let factors = json!({ "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"] } });
    let flows = ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "USER_SRP_AUTH", "USER_AUTH", "REFRESH_TOKEN_AUTH"];
    let flows = flows.map(|flow| format!("ALLOW_{flow}"));
    Plan::new().pool(json!({ "Policies": factors })).client(json!({ "ExplicitAuthFlows": flows }))
}

const CLIENT: fn() -> Value = || json!({ "who": "client" });

fn with_metadata(mut members: Value) -> Value {
    members["ClientMetadata"] = CLIENT();
    members
}

fn initiate(house: &House, flow: &str, parameters: &Value) -> Result<Value, Error> {
    let operation = if flow.starts_with("ADMIN") { "AdminInitiateAuth" } else { "InitiateAuth" };
    house.call(operation, with_metadata(json!({ "AuthFlow": flow, "AuthParameters": parameters })))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a row a flow")]
fn triggers_fire_in_order_and_metadata_goes_where_it_belongs() {
    struct Row {
        prepare: fn(&House) -> Value,
        act: fn(&House, &Value) -> Result<Value, Error>,
        asked: &'static [&'static str],
    }
    const PASSWORD_SIGN_IN: &[&str] = &[
        "PreAuthentication_Authentication validation",
        "PostAuthentication_Authentication",
        "TokenGeneration_Authentication",
    ];
    let nobody: fn(&House) -> Value = |_| Value::Null;
    let unconfirmed: fn(&House) -> Value = |house| house.sign_up("alice").unwrap();
    let confirmed: fn(&House) -> Value = |house| {
        house.user("alice");
        house.tokens("alice")
    };
    let invited: fn(&House) -> Value = |house| {
        house.invite("alice", json!({})).unwrap();
        house.by_password("alice", PASSWORD).unwrap()
    };
    let sign_up: fn(&House, &Value) -> Result<Value, Error> = |house, _| {
        house.call(
            "SignUp",
            with_metadata(json!({ "Username": "alice", "Password": PASSWORD,
                "UserAttributes": list(&[("email", &email_of("alice"))]),
                "ValidationData": list(&[("who", "validation")]) })),
        )
    };
    let create = |members: Value| {
        let mut all = with_metadata(json!({ "Username": "alice", "DesiredDeliveryMediums": ["EMAIL"],
            "ValidationData": list(&[("who", "validation")]),
            "UserAttributes": list(&[("email", &email_of("alice"))]) }));
        all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        all
    };
    let rows: &[Row] = &[
        Row {
            prepare: nobody,
            act: sign_up,
            asked: &["PreSignUp_SignUp client validation", "CustomMessage_SignUp client"],
        },
        Row {
            prepare: unconfirmed,
            act: |house, _| {
                let code = house.code(&email_of("alice"));
                house.call("ConfirmSignUp", with_metadata(json!({ "Username": "alice", "ConfirmationCode": code })))
            },
            asked: &["PostConfirmation_ConfirmSignUp client"],
        },
        Row {
            prepare: unconfirmed,
            act: |house, _| house.admin("AdminConfirmSignUp", "alice", with_metadata(json!({}))),
            asked: &["PostConfirmation_ConfirmSignUp client"],
        },
        Row {
            prepare: unconfirmed,
            act: |house, _| house.call("ResendConfirmationCode", with_metadata(json!({ "Username": "alice" }))),
            asked: &["CustomMessage_ResendCode client"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| {
                initiate(house, "USER_PASSWORD_AUTH", &json!({ "USERNAME": "alice", "PASSWORD": PASSWORD }))
            },
            asked: PASSWORD_SIGN_IN,
        },
        Row {
            prepare: confirmed,
            act: |house, _| {
                initiate(house, "ADMIN_USER_PASSWORD_AUTH", &json!({ "USERNAME": "alice", "PASSWORD": PASSWORD }))
            },
            asked: PASSWORD_SIGN_IN,
        },
        Row {
            prepare: confirmed,
            act: |house, _| {
                let wrong = json!({ "USERNAME": "alice", "PASSWORD": "Wrong-Horse-9" });
                Ok(initiate(house, "USER_PASSWORD_AUTH", &wrong).unwrap_err().message.into())
            },
            asked: &["PreAuthentication_Authentication validation"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| initiate(house, "USER_SRP_AUTH", &json!({ "USERNAME": "alice", "SRP_A": "2" })),
            asked: &["PreAuthentication_Authentication validation"],
        },
        Row {
            prepare: |house| {
                house.user("alice");
                house.srp("alice", PASSWORD).unwrap()
            },
            act: |house, proof| {
                let members = json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": proof });
                house.call("RespondToAuthChallenge", with_metadata(members))
            },
            asked: &["PostAuthentication_Authentication client", "TokenGeneration_Authentication client"],
        },
        Row {
            prepare: |house| house.invite("alice", json!({})).unwrap(),
            act: |house, _| {
                initiate(house, "USER_PASSWORD_AUTH", &json!({ "USERNAME": "alice", "PASSWORD": PASSWORD }))
            },
            asked: &["PreAuthentication_Authentication validation"],
        },
        Row {
            prepare: invited,
            act: |house, challenge| {
                let responses = json!({ "USERNAME": "alice", "NEW_PASSWORD": OTHER_PASSWORD });
                let members = json!({ "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": challenge["Session"],
                    "ChallengeResponses": responses });
                house.call("RespondToAuthChallenge", with_metadata(members))
            },
            asked: &["PostAuthentication_Authentication client", "TokenGeneration_NewPasswordChallenge client"],
        },
        Row {
            prepare: confirmed,
            act: |house, tokens| {
                initiate(house, "REFRESH_TOKEN_AUTH", &json!({ "REFRESH_TOKEN": tokens["RefreshToken"] }))
            },
            asked: &["TokenGeneration_RefreshTokens"],
        },
        Row {
            prepare: confirmed,
            act: |house, tokens| {
                let members = json!({ "RefreshToken": tokens["RefreshToken"] });
                house.call("GetTokensFromRefreshToken", with_metadata(members))
            },
            asked: &["TokenGeneration_RefreshTokens client"],
        },
        Row {
            prepare: |house| {
                house.user("alice");
                house.initiate("USER_AUTH", json!({ "USERNAME": "alice" })).unwrap()
            },
            act: |house, challenge| {
                let responses = json!({ "USERNAME": "alice", "ANSWER": "EMAIL_OTP" });
                let members = json!({ "ChallengeName": "SELECT_CHALLENGE", "Session": challenge["Session"],
                    "ChallengeResponses": responses });
                house.call("RespondToAuthChallenge", with_metadata(members))
            },
            asked: &["CustomMessage_Authentication client"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| {
                initiate(house, "USER_AUTH", &json!({ "USERNAME": "alice", "PREFERRED_CHALLENGE": "EMAIL_OTP" }))
            },
            asked: &["PreAuthentication_Authentication validation", "CustomMessage_Authentication"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| house.call("ForgotPassword", with_metadata(json!({ "Username": "alice" }))),
            asked: &["CustomMessage_ForgotPassword client"],
        },
        Row {
            prepare: |house| {
                house.user("alice");
                house.forgot("alice").unwrap()
            },
            act: |house, _| {
                let members = json!({ "Username": "alice", "ConfirmationCode": house.code(&email_of("alice")),
                    "Password": OTHER_PASSWORD });
                house.call("ConfirmForgotPassword", with_metadata(members))
            },
            asked: &["PostConfirmation_ConfirmForgotPassword client"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| house.admin("AdminResetUserPassword", "alice", with_metadata(json!({}))),
            asked: &["CustomMessage_ForgotPassword client"],
        },
        Row {
            prepare: confirmed,
            act: |house, tokens| {
                let members = json!({ "UserAttributes": list(&[("email", "new@example.com")]) });
                house.call_as(tokens, "UpdateUserAttributes", with_metadata(members))
            },
            asked: &["CustomMessage_UpdateUserAttribute client"],
        },
        Row {
            prepare: confirmed,
            act: |house, _| {
                let members = json!({ "UserAttributes": list(&[("email", "new@example.com")]) });
                house.admin("AdminUpdateUserAttributes", "alice", with_metadata(members))
            },
            asked: &["CustomMessage_UpdateUserAttribute client"],
        },
        Row {
            prepare: confirmed,
            act: |house, tokens| {
                let members = json!({ "AttributeName": "email" });
                house.call_as(tokens, "GetUserAttributeVerificationCode", with_metadata(members))
            },
            asked: &["CustomMessage_VerifyUserAttribute client"],
        },
        Row {
            prepare: confirmed,
            act: |house, tokens| {
                let members = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": OTHER_PASSWORD });
                house.call_as(tokens, "ChangePassword", members)
            },
            asked: &[],
        },
    ];
    for (nth, row) in rows.iter().enumerate() {
        let (house, recording) = recorded(choosing(), silent);
        let known = (row.prepare)(&house);
        let seen = recording.events().len();
        (row.act)(&house, &known).unwrap_or_else(|error| panic!("row {nth}: {error}"));
        assert_eq!(asked(&recording, seen), row.asked, "row {nth}");
    }
    // A sign-up that needs no code.
    let (house, recording) = recorded(Plan::new(), confirming);
    sign_up(&house, &Value::Null).unwrap();
    let expected = ["PreSignUp_SignUp client validation", "PostConfirmation_ConfirmSignUp client"];
    assert_eq!(asked(&recording, 0), expected);
    // Invitations; what the trigger says of confirming is for sign-ups alone.
    for (members, expected) in [
        (json!({}), vec!["PreSignUp_AdminCreateUser client validation", "CustomMessage_AdminCreateUser client"]),
        (json!({ "MessageAction": "SUPPRESS" }), vec!["PreSignUp_AdminCreateUser client validation"]),
    ] {
        let (house, recording) = recorded(Plan::new(), confirming);
        house.call("AdminCreateUser", create(members)).unwrap();
        assert_eq!(asked(&recording, 0), expected);
        assert_eq!(house.status("alice"), "FORCE_CHANGE_PASSWORD");
        let seen = recording.events().len();
        house.call("AdminCreateUser", create(json!({ "MessageAction": "RESEND" }))).unwrap();
        assert_eq!(asked(&recording, seen), ["CustomMessage_AdminCreateUser client"]);
    }
}
