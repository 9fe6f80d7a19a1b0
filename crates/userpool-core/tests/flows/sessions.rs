//! Sessions that are tracked: listed, ended one by one, bounded in number (spec/new-operations.md §6).

use std::time::Duration;

use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use crate::support::{House, PASSWORD, Plan, assert_refused, text, tokens_of};

const NOW: i64 = 1_800_000_000;
const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

fn house(max_per_user: u32) -> House {
    tracking(Plan::new(), max_per_user)
}

fn tracking(plan: Plan, max_per_user: u32) -> House {
    let house = plan.build();
    set(&house, "ENABLED", max_per_user).unwrap();
    house.user("alice");
    house
}

fn set(house: &House, tracking: &str, max_per_user: u32) -> Result<Value, Error> {
    let members = json!({ "UserSessionTracking": tracking, "TokenSession": { "MaxPerUser": max_per_user } });
    house.call("SetUserPoolSessionConfiguration", members)
}

fn listed(house: &House) -> Vec<Value> {
    let answer = house.admin("AdminListUserSessions", "alice", json!({})).unwrap();
    assert!(answer.get("NextToken").is_none());
    answer["Sessions"].as_array().unwrap().clone()
}

/// The caller's sessions as it sees them, its own first.
fn own(house: &House, tokens: &Value) -> Vec<Value> {
    let answer = house.call_as(tokens, "ListUserSessions", json!({})).unwrap();
    let mut sessions = answer["Sessions"].as_array().unwrap().clone();
    sessions.sort_by_key(|session| session["IsCurrentSession"] != json!(true));
    sessions
}

fn revoke(house: &House, tokens: &Value, id: &Value) -> Result<Value, Error> {
    house.call_as(tokens, "RevokeUserSession", json!({ "SessionId": id }))
}

fn alive(house: &House, tokens: &Value) -> bool {
    let (account, refreshed) = (house.get_user(tokens).is_ok(), house.refresh(tokens).is_ok());
    assert_eq!(account, refreshed);
    account
}

#[test]
fn the_configuration_is_replaced_as_a_whole() {
    let house = Plan::new().build();
    let get = || house.call("GetUserPoolSessionConfiguration", json!({})).unwrap();
    let shown = |tracking: &str, max: u32| json!({ "UserPoolId": house.pool_id, "UserSessionTracking": tracking, "TokenSession": { "MaxPerUser": max } });
    assert_eq!(get(), shown("DISABLED", 20));
    assert_eq!(set(&house, "ENABLED", 3).unwrap(), shown("ENABLED", 3));
    assert_eq!(get(), shown("ENABLED", 3));
    house.call("UpdateUserPool", json!({ "PoolName": "renamed" })).unwrap();
    assert_eq!(get(), shown("ENABLED", 3), "an update of the pool leaves it alone");
    let lite = house.call("UpdateUserPool", json!({ "UserPoolTier": "LITE" })).unwrap_err();
    assert_eq!(lite.code, Code::TierChangeNotAllowedException, "{lite}");
    set(&house, "DISABLED", 100).unwrap();
    house.call("UpdateUserPool", json!({ "UserPoolTier": "LITE" })).unwrap();
    let lite = set(&house, "DISABLED", 1).unwrap_err();
    assert_eq!(lite.code, Code::FeatureUnavailableInTierException, "{lite}");
    assert_eq!(get(), shown("DISABLED", 100));
}

#[test]
fn a_clients_configuration_waits_while_nothing_is_tracked() {
    let house = Plan::new().build();
    let set_client = |minutes: u32| {
        let members = json!({ "SSOSession": { "MaxValidityMinutes": minutes } });
        house.call("SetUserPoolClientSessionConfiguration", members)
    };
    let get = || house.call("GetUserPoolClientSessionConfiguration", json!({})).unwrap();
    let shown = |minutes: u32| {
        json!({ "UserPoolId": house.pool_id, "ClientId": house.client_id,
            "SSOSession": { "MaxValidityMinutes": minutes } })
    };
    assert_eq!(get(), shown(60));
    let words = "User session tracking is not enabled for the user pool.";
    assert_refused(set_client(0), Code::InvalidParameterException, words, "not tracked");
    set(&house, "ENABLED", 1).unwrap();
    assert_eq!(set_client(0).unwrap(), shown(0));
    house.call("UpdateUserPoolClient", json!({})).unwrap();
    set(&house, "DISABLED", 1).unwrap();
    assert_eq!(get(), shown(0));
}

#[test]
fn without_tracking_nothing_is_kept_nor_listed() {
    let house = Plan::new().build();
    house.user("alice");
    let tokens = house.tokens("alice");
    let words = "User session tracking is not enabled for the user pool.";
    let id = json!({ "SessionId": format!("tkn{}", "0".repeat(25)) });
    for (answer, operation) in [
        (house.call_as(&tokens, "ListUserSessions", json!({})), "ListUserSessions"),
        (house.call_as(&tokens, "RevokeUserSession", id.clone()), "RevokeUserSession"),
        (house.admin("AdminListUserSessions", "alice", json!({})), "AdminListUserSessions"),
        (house.admin("AdminRevokeUserSession", "alice", id), "AdminRevokeUserSession"),
    ] {
        assert_refused(answer, Code::OperationNotEnabledException, words, operation);
    }
    let commits = house.store.commits();
    tokens_of(house.refresh(&tokens));
    assert_eq!(house.store.commits(), commits);
    // Who was there before goes on, and is not listed.
    set(&house, "ENABLED", 1).unwrap();
    assert_eq!(listed(&house), Vec::<Value>::new());
    let later = house.tokens("alice");
    assert_eq!(listed(&house).len(), 1);
    assert!(alive(&house, &tokens) && alive(&house, &later));
}

#[test]
fn a_session_shows_where_it_was_used_last() {
    let house = house(20);
    let tokens = house.from(BROWSER, "192.0.2.1", |house| house.tokens("alice"));
    let [session] = own(&house, &tokens).try_into().unwrap();
    let id = text(&session["SessionId"]);
    assert!(id.len() == 28 && id.starts_with("tkn"), "{id}");
    let expected = |at: i64, device: &str, address: &str, current: bool| {
        json!({ "SessionId": id, "SessionType": "TOKEN", "ClientId": house.client_id, "CreateDate": NOW,
            "LastActiveDate": at, "DeviceType": device, "LastIPAddress": address,
            "LastLocation": { "Country": "unknown" }, "IsCurrentSession": current })
    };
    assert_eq!(session, expected(NOW, "Firefox, Windows", "192.0.2.1", true));
    house.clock.advance(Duration::from_secs(90));
    let refreshed = house.from("okhttp/4.12", "2001:db8::1", |house| tokens_of(house.refresh(&tokens)));
    assert_eq!(own(&house, &refreshed), [expected(NOW + 90, "okhttp", "2001:db8::1", true)]);
    // To an administrator none is the present one.
    assert_eq!(listed(&house), [expected(NOW + 90, "okhttp", "2001:db8::1", false)]);
}

#[test]
fn a_rotation_is_an_activity_too() {
    let rotation = json!({ "RefreshTokenRotation": { "Feature": "ENABLED" },
        "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"] });
    let house = tracking(Plan::new().client(rotation), 20);
    let tokens = house.tokens("alice");
    house.clock.advance(Duration::from_secs(5));
    house.call("GetTokensFromRefreshToken", json!({ "RefreshToken": tokens["RefreshToken"] })).unwrap();
    let [session] = listed(&house).try_into().unwrap();
    assert_eq!((&session["CreateDate"], &session["LastActiveDate"]), (&json!(NOW), &json!(NOW + 5)));
    assert_eq!((&session["DeviceType"], session.get("LastIPAddress")), (&json!("unknown"), None));
}

#[test]
fn the_least_recently_used_session_goes_when_there_are_too_many() {
    let house = house(3);
    let mut sessions = Vec::new();
    for _ in 0..3 {
        sessions.push(house.tokens("alice"));
        house.clock.advance(Duration::from_secs(1));
    }
    tokens_of(house.refresh(&sessions[0]));
    house.clock.advance(Duration::from_secs(1));
    let fourth = house.tokens("alice");
    assert_eq!(listed(&house).len(), 3);
    assert!(!alive(&house, &sessions[1]), "used longest ago");
    house.clock.advance(Duration::from_secs(1));
    assert!([&sessions[0], &sessions[2], &fourth].iter().all(|tokens| alive(&house, tokens)));
    // A lower number waits for the next sign-in.
    set(&house, "ENABLED", 1).unwrap();
    assert_eq!(listed(&house).len(), 3);
    let last = house.tokens("alice");
    assert_eq!(listed(&house).len(), 1);
    assert!(alive(&house, &last) && !alive(&house, &fourth));
    // A sign-in that fails ends nothing.
    house.by_password("alice", "Wrong-Horse-9").unwrap_err();
    assert!(alive(&house, &last));
    // Others have sessions of their own.
    house.user("bob");
    house.tokens("bob");
    assert!(alive(&house, &last));
}

#[test]
fn a_hundred_sessions_become_one_at_once() {
    let house = house(100);
    let sessions: Vec<Value> = (0..101).map(|_| house.tokens("alice")).collect();
    assert_eq!(listed(&house).len(), 100);
    set(&house, "ENABLED", 1).unwrap();
    let last = house.tokens("alice");
    assert_eq!(listed(&house).len(), 1);
    assert!(alive(&house, &last));
    assert!(!sessions.iter().any(|tokens| alive(&house, tokens)));
}

#[test]
fn sessions_that_have_ended_are_neither_listed_nor_counted() {
    let house = house(2);
    let first = house.tokens("alice");
    house.call("RevokeToken", json!({ "Token": first["RefreshToken"], "RevokeAssociatedSessions": "LINKED" })).unwrap();
    assert_eq!(listed(&house), Vec::<Value>::new());
    house.tokens("alice");
    house.admin("AdminUserGlobalSignOut", "alice", json!({})).unwrap();
    assert_eq!(listed(&house), Vec::<Value>::new());
    let (second, third) = (house.tokens("alice"), house.tokens("alice"));
    assert!(alive(&house, &second) && alive(&house, &third));
    house.clock.advance(Duration::from_hours(24 * 30));
    house.tokens("alice");
    assert_eq!(listed(&house).len(), 1);
}

#[test]
fn users_and_administrators_end_sessions_one_by_one() {
    let house = house(20);
    house.user("bob");
    let (mine, other, bobs) = (house.tokens("alice"), house.tokens("alice"), house.tokens("bob"));
    let id_of = |tokens: &Value| own(&house, tokens)[0]["SessionId"].clone();
    let (my_id, other_id, bobs_id) = (id_of(&mine), id_of(&other), id_of(&bobs));
    let words = "The session of the access token that is used can not be revoked.";
    assert_refused(revoke(&house, &mine, &my_id), Code::InvalidParameterException, words, "one's own");
    let missing = (Code::ResourceNotFoundException, "Session does not exist.");
    assert_refused(revoke(&house, &mine, &bobs_id), missing.0, missing.1, "someone else's");
    let unknown = format!("sso{}", "0".repeat(25)).into();
    assert_refused(revoke(&house, &mine, &unknown), missing.0, missing.1, "nobody's");
    assert_eq!(revoke(&house, &mine, &other_id).unwrap(), json!({}));
    assert_refused(revoke(&house, &mine, &other_id), missing.0, missing.1, "twice");
    assert!(!alive(&house, &other) && alive(&house, &mine) && alive(&house, &bobs));
    let by_admin = |name: &str, id: &Value| {
        let members = json!({ "SessionId": id, "RevokeAssociatedSessions": "LINKED" });
        house.admin("AdminRevokeUserSession", name, members)
    };
    assert_refused(by_admin("alice", &bobs_id), missing.0, missing.1, "of another user");
    by_admin("bob", &bobs_id).unwrap();
    by_admin("alice", &my_id).unwrap();
    assert!(!alive(&house, &mine) && !alive(&house, &bobs));
    let nobody = "User does not exist.";
    assert_refused(by_admin("carol", &my_id), Code::UserNotFoundException, nobody, "no such user");
    house.by_password("alice", PASSWORD).unwrap();
}
