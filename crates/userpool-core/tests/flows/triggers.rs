//! Triggers inside the flows: order, events, metadata, answers and errors (spec/triggers.md §3 to §8).

use std::sync::Arc;

use async_trait::async_trait;
use poolgate_triggers::{
    Empty, Event, InvokeError, PostConfirmation, PreAuthentication, PreSignUp, PreSignUpResponse, PreTokenGeneration,
    PreTokenGenerationResponse, Recording, TriggerHost, Triggers,
};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{
    House, OTHER_PASSWORD, PASSWORD, Plan, assert_refused, claims, email_of, list, object, text, tokens_of,
};

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

/// A pool whose triggers are all functions of their own name.
fn configured(plan: Plan) -> Plan {
    let config: serde_json::Map<String, Value> =
        TRIGGERS.iter().map(|name| ((*name).to_owned(), arn(name).into())).collect();
    plan.pool(json!({ "LambdaConfig": config }))
}

/// A house whose functions answer so, and what they are asked.
fn recorded(plan: Plan, answers: fn(&str) -> Value) -> (House, Arc<Recording>) {
    let recording = Arc::new(Recording::of(Arc::new(Answers(answers))));
    let triggers = Triggers::builder().other_functions(recording.clone()).build();
    (configured(plan).triggers(triggers).build(), recording)
}

fn silent(_: &str) -> Value {
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
        let (house, recording) = recorded(Plan::new(), silent);
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

#[test]
fn events_are_cognitos_json() {
    let (house, recording) = recorded(Plan::new().pool(json!({ "AliasAttributes": ["email"] })), silent);
    let attributes = list(&[("email", &email_of("alice")), ("name", "Alice")]);
    let members = json!({ "Username": "alice", "Password": PASSWORD, "UserAttributes": attributes });
    let sub = text(&house.call("SignUp", members).unwrap()["UserSub"]);
    house.confirm("alice", &house.code(&email_of("alice"))).unwrap();
    house
        .call("CreateGroup", json!({ "GroupName": "staff", "RoleArn": "arn:aws:iam::000000000000:role/staff" }))
        .unwrap();
    house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
    house.tokens("alice");
    house.admin("AdminCreateUser", "bob", json!({ "MessageAction": "SUPPRESS" })).unwrap();

    let user = |status: &str| {
        let mut user = json!({ "sub": sub, "cognito:user_status": status, "email": "alice@example.com",
            "email_verified": (status == "CONFIRMED").to_string(), "name": "Alice" });
        if status == "CONFIRMED" {
            user["cognito:email_alias"] = "alice@example.com".into();
        }
        user
    };
    let event = |source: &str, request: Value, response: Value| {
        json!({ "version": "1", "triggerSource": source, "region": "us-east-1", "userPoolId": house.pool_id,
            "userName": "alice",
            "callerContext": { "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": house.client_id },
            "request": request, "response": response })
    };
    let message = json!({ "smsMessage": null, "emailMessage": null, "emailSubject": null });
    let verdict = json!({ "autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false });
    let groups = json!({ "groupsToOverride": ["staff"], "iamRolesToOverride": ["arn:aws:iam::000000000000:role/staff"],
        "preferredRole": "arn:aws:iam::000000000000:role/staff" });
    let confirmed = user("CONFIRMED");
    let mut invitation =
        event("PreSignUp_AdminCreateUser", json!({ "userAttributes": {}, "validationData": null }), verdict.clone());
    invitation["userName"] = "bob".into();
    invitation["callerContext"]["clientId"] = "CLIENT_ID_NOT_APPLICABLE".into();
    let submitted = json!({ "email": "alice@example.com", "name": "Alice" });
    let expected = [
        event("PreSignUp_SignUp", json!({ "userAttributes": submitted, "validationData": null }), verdict),
        event(
            "CustomMessage_SignUp",
            json!({ "userAttributes": user("UNCONFIRMED"), "codeParameter": "{####}", "usernameParameter": null }),
            message,
        ),
        event("PostConfirmation_ConfirmSignUp", json!({ "userAttributes": confirmed }), json!({})),
        event(
            "PreAuthentication_Authentication",
            json!({ "userAttributes": confirmed, "validationData": null }),
            json!({}),
        ),
        event(
            "PostAuthentication_Authentication",
            json!({ "userAttributes": confirmed, "newDeviceUsed": false }),
            json!({}),
        ),
        event(
            "TokenGeneration_Authentication",
            json!({ "userAttributes": confirmed, "groupConfiguration": groups }),
            json!({ "claimsOverrideDetails": null }),
        ),
        invitation,
    ];
    let recorded = recording.events();
    assert_eq!(recorded.len(), expected.len());
    for (recorded, expected) in recorded.iter().zip(expected) {
        assert_eq!(recorded.event, expected);
        let order: Vec<&String> = recorded.event.as_object().unwrap().keys().collect();
        assert_eq!(order, expected.as_object().unwrap().keys().collect::<Vec<_>>());
        let trigger = text(&expected["triggerSource"]).replace("TokenGeneration", "PreTokenGeneration");
        assert_eq!(recorded.function, arn(trigger.split('_').next().unwrap()));
    }
}

#[test]
fn a_trigger_hears_of_strangers_where_they_are_hidden() {
    for (plan, expected) in [(Plan::new(), vec![]), (Plan::new().hiding(), vec![json!(true), json!(false)])] {
        let (house, recording) = recorded(plan, silent);
        house.user("alice");
        let seen = recording.events().len();
        house.by_password("nobody", PASSWORD).unwrap_err();
        assert_eq!(recording.events().len() - seen, expected.len().min(1));
        house.tokens("alice");
        let told: Vec<Value> = recording.events()[seen..]
            .iter()
            .filter_map(|recorded| recorded.event["request"].get("userNotFound").cloned())
            .collect();
        assert_eq!(told, expected);
        if let [stranger, ..] = &recording.events()[seen..]
            && !expected.is_empty()
        {
            assert_eq!(stranger.event["userName"], "nobody");
            assert_eq!(stranger.event["request"]["userAttributes"], json!({}));
        }
    }
    // In a pool that generates names, the trigger sees the generated one from the beginning.
    let by_email = json!({ "UsernameAttributes": ["email"] });
    let (house, recording) = recorded(Plan::new().pool(by_email), silent);
    let sub = house.sign_up_with("alice@example.com", &[]).unwrap()["UserSub"].clone();
    assert_eq!(recording.events()[0].event["userName"], sub);
    assert_eq!(recording.events()[0].event["request"]["userAttributes"], json!({ "email": "alice@example.com" }));
}

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
    let nothing = Value::Null;
    for (trigger, act, status) in [
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

const CLAIMS: &str = r#"
exports.handler = async (event) => {
    event.response.claimsOverrideDetails = {
        claimsToAddOrOverride: {
            tier: "gold", email: "shown@example.com", email_verified: "false", name: "gone", "custom:x": "1",
            "dev:x": "1", "cognito:groups": "admins", "cognito:anything": "1", sub: "someone-else", iss: "evil",
            aud: "other", exp: "1", origin_jti: "x", event_id: "x", token_use: "access", auth_time: "0",
            source: event.triggerSource, who: (event.request.clientMetadata || {}).who || "nobody",
        },
        claimsToSuppress: ["name", "nickname", "sub", "cognito:username", "aud"],
        groupOverrideDetails: { groupsToOverride: ["a", "b"], iamRolesToOverride: ["arn:aws:iam::000000000000:role/r"],
            preferredRole: event.request.userAttributes.zoneinfo },
    }
    return event
}"#;

#[test]
fn a_javascript_handler_changes_what_it_may_of_the_tokens() {
    let config = json!({ "LambdaConfig": { "PreTokenGeneration": arn("claims") } });
    let triggers = Triggers::builder().javascript("claims", CLAIMS).unwrap().build();
    let house = Plan::new().pool(config).triggers(triggers).build();
    let attributes =
        [("email", "alice@example.com"), ("nickname", "Al"), ("name", "Alice"), ("zoneinfo", "arn:aws:iam::1:role/p")];
    house.sign_up_with("alice", &attributes).unwrap();
    house.confirm("alice", &house.code("alice@example.com")).unwrap();
    house.call("CreateGroup", json!({ "GroupName": "staff" })).unwrap();
    house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
    let plain = house.get_user(&house.tokens("alice")).unwrap();

    let check = |tokens: &Value, source: &str, who: &str| {
        let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
        for (name, value) in [
            ("tier", json!("gold")),
            ("email", json!("shown@example.com")),
            ("email_verified", json!(false)),
            ("custom:x", json!("1")),
            ("source", json!(source)),
            ("who", json!(who)),
            ("cognito:groups", json!(["a", "b"])),
            ("cognito:roles", json!(["arn:aws:iam::000000000000:role/r"])),
            ("cognito:preferred_role", json!("arn:aws:iam::1:role/p")),
            ("sub", plain["UserAttributes"][0]["Value"].clone()),
            ("aud", json!(house.client_id)),
            ("token_use", json!("id")),
            ("cognito:username", json!("alice")),
            ("iss", access["iss"].clone()),
            ("auth_time", access["auth_time"].clone()),
            ("event_id", access["event_id"].clone()),
            ("origin_jti", access["origin_jti"].clone()),
        ] {
            assert_eq!(id[name], value, "{name}");
        }
        for name in ["name", "nickname", "dev:x", "cognito:anything"] {
            assert!(!id.contains_key(name), "{name}");
        }
        // Version 1 changes no more of the access token than the groups.
        assert_eq!(access["cognito:groups"], json!(["a", "b"]));
        for name in ["tier", "email", "cognito:roles", "cognito:preferred_role", "source"] {
            assert!(!access.contains_key(name), "{name}");
        }
    };
    let tokens = house.tokens("alice");
    check(&tokens, "TokenGeneration_Authentication", "nobody");
    check(&tokens_of(house.refresh(&tokens)), "TokenGeneration_RefreshTokens", "nobody");
    let proof = house.srp("alice", PASSWORD).unwrap();
    let members = json!({ "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": proof });
    let proven = house.call("RespondToAuthChallenge", with_metadata(members));
    check(&tokens_of(proven), "TokenGeneration_Authentication", "client");
}

#[test]
fn group_data_is_replaced_as_a_whole_or_left() {
    const STAFF: &str = "arn:aws:iam::000000000000:role/staff";
    for (details, groups, roles, preferred) in [
        (json!(null), json!(["staff"]), json!([STAFF]), json!(STAFF)),
        (json!({}), json!(["staff"]), json!([STAFF]), json!(STAFF)),
        (json!({ "groupOverrideDetails": {} }), json!(null), json!(null), json!(null)),
        (json!({ "groupOverrideDetails": null }), json!(null), json!(null), json!(null)),
        (
            json!({ "groupOverrideDetails": { "groupsToOverride": ["x"], "iamRolesToOverride": [], "preferredRole": "" } }),
            json!(["x"]),
            json!(null),
            json!(null),
        ),
    ] {
        let answer = details.clone();
        let closure = move |_: Event<PreTokenGeneration>| {
            let response = json!({ "claimsOverrideDetails": answer });
            let response: PreTokenGenerationResponse = serde_json::from_value(response).unwrap();
            async move { Ok::<_, &str>(response) }
        };
        let house = Plan::new().triggers(Triggers::builder().on::<PreTokenGeneration>(closure).build()).build();
        house.user("alice");
        house.call("CreateGroup", json!({ "GroupName": "staff", "RoleArn": STAFF })).unwrap();
        house.admin("AdminAddUserToGroup", "alice", json!({ "GroupName": "staff" })).unwrap();
        let tokens = house.tokens("alice");
        let (id, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
        let get = |claims: &serde_json::Map<String, Value>, name: &str| claims.get(name).cloned().unwrap_or_default();
        assert_eq!(get(&id, "cognito:groups"), groups, "{details}");
        assert_eq!(get(&access, "cognito:groups"), groups, "{details}");
        assert_eq!(get(&id, "cognito:roles"), roles, "{details}");
        assert_eq!(get(&id, "cognito:preferred_role"), preferred, "{details}");
    }
}

#[test]
fn version_one_has_claims_of_text_alone() {
    for (value, allowed) in [("'1'", true), ("1", false), ("true", false), ("['a']", false), ("{}", false)] {
        let source = format!(
            "exports.handler = async (event) => {{
                event.response = {{ claimsOverrideDetails: {{ claimsToAddOrOverride: {{ n: {value} }} }} }}
                return event
            }}"
        );
        let triggers = Triggers::builder().javascript("claims", source).unwrap().build();
        let config = json!({ "LambdaConfig": { "PreTokenGeneration": arn("claims") } });
        let house = Plan::new().pool(config).triggers(triggers).build();
        house.user("alice");
        let answer = house.by_password("alice", PASSWORD);
        if allowed {
            tokens_of(answer);
        } else {
            let words = "Unrecognizable lambda output";
            assert_refused(answer, Code::InvalidLambdaResponseException, words, value);
        }
    }
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
