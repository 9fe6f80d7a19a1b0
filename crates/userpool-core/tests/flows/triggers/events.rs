//! The events themselves.

use serde_json::{Value, json};

use super::{arn, recorded, silent};
use crate::support::{PASSWORD, Plan, email_of, list, text};

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
