//! Events of sign-in, where threat protection is on, and what is said of them.

use std::time::Duration;

use futures::executor::block_on;
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, assert_refused, claims, tokens_of};

const NOW: i64 = 1_800_000_000;

fn house(mode: &str) -> House {
    let settings = json!({ "UserPoolTier": "PLUS", "UserPoolAddOns": { "AdvancedSecurityMode": mode } });
    let house = Plan::new().pool(settings).build();
    house.user("alice");
    house
}

fn events(house: &House, name: &str) -> Vec<Value> {
    let answer = house.admin("AdminListUserAuthEvents", name, json!({})).unwrap();
    answer["AuthEvents"].as_array().unwrap().clone()
}

fn feedback(house: &House, id: &Value, token: &str) -> Result<Value, Error> {
    let members = json!({ "Username": "alice", "EventId": id, "FeedbackToken": token, "FeedbackValue": "Invalid" });
    house.call("UpdateAuthEventFeedback", members)
}

#[test]
fn every_attempt_leaves_an_event_where_threat_protection_is_on() {
    for mode in ["AUDIT", "ENFORCED"] {
        let house = house(mode);
        house.user("bob");
        house.by_password("alice", "Wrong-Horse-9").unwrap_err();
        house.clock.advance(Duration::from_secs(5));
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
        let tokens = house.from(agent, "192.0.2.7", |house| house.tokens("alice"));
        let events = events(&house, "alice");
        let event = |response: &str, at: i64, right: &str, context: Value| {
            json!({ "EventType": "SignIn", "EventResponse": response, "CreationDate": at,
                "ChallengeResponses": [{ "ChallengeName": "Password", "ChallengeResponse": right }],
                "EventRisk": { "RiskDecision": "NoRisk", "CompromisedCredentialsDetected": false },
                "EventContextData": context })
        };
        let mut expected = vec![
            event("Pass", NOW + 5, "Success", json!({ "IpAddress": "192.0.2.7", "DeviceName": "Firefox, Linux" })),
            event("Fail", NOW, "Failure", json!({ "DeviceName": "unknown" })),
        ];
        expected[0]["EventId"] = claims(&tokens["AccessToken"])["event_id"].clone();
        expected[1]["EventId"] = events[1]["EventId"].clone();
        assert_eq!(events, expected, "{mode}: the newest first");
        assert_eq!(self::events(&house, "bob"), Vec::<Value>::new());
        // A refresh is no sign-in.
        tokens_of(house.refresh(&tokens));
        assert_eq!(self::events(&house, "alice").len(), 2);
    }
}

#[test]
fn what_the_lock_refuses_and_strangers_leave_nothing() {
    let house = house("AUDIT");
    for _ in 0..20 {
        house.by_password("alice", "Wrong-Horse-9").unwrap_err();
    }
    let counted = events(&house, "alice").len();
    assert!((5..10).contains(&counted), "{counted}");
    house.by_password("nobody", PASSWORD).unwrap_err();
    // Whoever is refused with the right password has shown it.
    house.user("bob");
    house.admin("AdminDisableUser", "bob", json!({})).unwrap();
    house.by_password("bob", PASSWORD).unwrap_err();
    let [event] = events(&house, "bob").try_into().unwrap();
    assert_eq!(
        (&event["EventResponse"], &event["ChallengeResponses"][0]["ChallengeResponse"]),
        (&json!("Fail"), &json!("Success"))
    );
}

#[test]
fn without_threat_protection_there_are_no_events() {
    let house = Plan::new().build();
    house.user("alice");
    let id = claims(&house.tokens("alice")["AccessToken"])["event_id"].clone();
    let said = json!({ "EventId": id, "FeedbackValue": "Valid" });
    for (answer, operation) in [
        (house.admin("AdminListUserAuthEvents", "alice", json!({})), "AdminListUserAuthEvents"),
        (house.admin("AdminUpdateAuthEventFeedback", "alice", said), "AdminUpdateAuthEventFeedback"),
        (feedback(&house, &id, "token"), "UpdateAuthEventFeedback"),
    ] {
        let words = "Threat protection is not enabled for the user pool.";
        assert_refused(answer, Code::UserPoolAddOnNotEnabledException, words, operation);
    }
    // Those of before are not invented once it is on.
    let on = json!({ "UserPoolTier": "PLUS", "UserPoolAddOns": { "AdvancedSecurityMode": "AUDIT" } });
    house.call("UpdateUserPool", on).unwrap();
    assert_eq!(events(&house, "alice"), Vec::<Value>::new());
}

#[test]
fn events_come_by_pages_and_go_after_two_years_or_with_their_user() {
    let house = house("AUDIT");
    for _ in 0..5 {
        house.clock.advance(Duration::from_secs(1));
        house.tokens("alice");
    }
    let (mut dates, mut members) = (Vec::new(), json!({ "MaxResults": 2 }));
    loop {
        let page = house.admin("AdminListUserAuthEvents", "alice", members).unwrap();
        dates.extend(page["AuthEvents"].as_array().unwrap().iter().map(|event| event["CreationDate"].clone()));
        let Some(next) = page.get("NextToken") else { break };
        members = json!({ "MaxResults": 2, "NextToken": next });
    }
    assert_eq!(dates, [5, 4, 3, 2, 1].map(|second| json!(NOW + second)));
    house.clock.advance(Duration::from_hours(2 * 365 * 24).saturating_sub(Duration::from_secs(2)));
    assert_eq!(events(&house, "alice").len(), 2);
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    let nobody = house.admin("AdminListUserAuthEvents", "alice", json!({}));
    assert_refused(nobody, Code::UserNotFoundException, "User does not exist.", "deleted");
    house.user("alice");
    assert_eq!(events(&house, "alice"), Vec::<Value>::new());
}

#[test]
fn administrators_and_users_say_whose_an_event_was() {
    let house = house("AUDIT");
    house.tokens("alice");
    house.clock.advance(Duration::from_secs(1));
    house.by_password("alice", "Wrong-Horse-9").unwrap_err();
    let ids: Vec<Value> = events(&house, "alice").iter().map(|event| event["EventId"].clone()).collect();
    let by_admin = |id: &Value| {
        house.admin("AdminUpdateAuthEventFeedback", "alice", json!({ "EventId": id, "FeedbackValue": "Valid" }))
    };
    assert_eq!(by_admin(&ids[0]).unwrap(), json!({}));
    let said = |provider: &str, value: &str, at: i64| json!({ "FeedbackValue": value, "Provider": provider, "FeedbackDate": at });
    assert_eq!(events(&house, "alice")[0]["EventFeedback"], said("Admin", "Valid", NOW + 1));
    assert!(events(&house, "alice")[1].get("EventFeedback").is_none());
    let missing = "Event none does not exist.";
    assert_refused(by_admin(&json!("none")), Code::ResourceNotFoundException, missing, "no such event");

    let token = |id: &Value| {
        block_on(house.pools.auth_event_feedback_token(&house.pool_id, "alice", id.as_str().unwrap())).unwrap()
    };
    let (denied, invalid) = (Code::NotAuthorizedException, "Invalid feedback token.");
    let good = token(&ids[0]);
    assert_refused(feedback(&house, &ids[1], &good), denied, invalid, "of another event");
    assert_refused(feedback(&house, &json!("none"), &good), denied, invalid, "of no event");
    assert_refused(feedback(&house, &ids[0], "nonsense"), denied, invalid, "nonsense");
    assert_eq!(feedback(&house, &ids[0], &good).unwrap(), json!({}));
    assert_eq!(events(&house, "alice")[0]["EventFeedback"], said("User", "Invalid", NOW + 1));
    house.clock.advance(Duration::from_hours(7 * 24));
    assert_refused(feedback(&house, &ids[0], &good), denied, invalid, "after a week");
}
