//! The Session of a custom challenge: whose it is, how long, and how often.

use std::{sync::Arc, time::Duration};

use poolgate_storage_trait::{Kind, Query, Store};
use poolgate_wire::{Code, Error};
use serde_json::{Value, json};

use super::{Host, USED, answer_to, house, once, plan, reply, start, three_rounds};
use crate::support::{House, INCORRECT, assert_refused, text, tokens_of};

const INVALID: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user.");
const EXPIRED: (Code, &str) = (Code::NotAuthorizedException, "Invalid session for the user, session is expired.");

/// Where what does not fit a Session is kept.
const CUSTOM_CHALLENGE: Kind = Kind(22);

fn kept(house: &House) -> Vec<Vec<u8>> {
    let query = Query::prefix(CUSTOM_CHALLENGE, house.pool_id.as_str(), "");
    let now = poolgate_env::Clock::now(&*house.clock);
    let page = futures::executor::block_on(house.store.inner().query(&query, now)).unwrap();
    page.records.into_iter().map(|record| record.body).collect()
}

#[test]
fn a_session_is_for_its_own_sign_in() {
    let (house, recording) = house(once);
    house.user("bob");
    let (other_client, _) =
        house.new_client(json!({ "ClientName": "other", "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"] }));
    let challenge = start(&house, "alice").unwrap();
    let session = text(&challenge["Session"]);
    let respond = |members: Value| {
        let mut all = json!({ "ChallengeName": "CUSTOM_CHALLENGE", "Session": session,
            "ChallengeResponses": { "USERNAME": "alice", "ANSWER": answer_to(0) } });
        all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        house.call("RespondToAuthChallenge", all)
    };
    let other_pool = {
        let pool = house.call("CreateUserPool", json!({ "PoolName": "others" })).unwrap()["UserPool"]["Id"].clone();
        let members = json!({ "UserPoolId": pool, "ClientName": "app", "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"] });
        house.new_client(members).0
    };
    let as_someone = |name: &str| json!({ "ChallengeResponses": { "USERNAME": name, "ANSWER": answer_to(0) } });
    let middle = session.len() / 2;
    let flipped = if &session[middle..=middle] == "A" { "B" } else { "A" };
    let tampered = format!("{}{flipped}{}", &session[..middle], &session[middle + 1..]);
    let seen = recording.events().len();
    for (what, members) in [
        ("someone else's", as_someone("bob")),
        ("nobody's", as_someone("nobody")),
        ("another client's", json!({ "ClientId": other_client })),
        ("another pool's", json!({ "ClientId": other_pool })),
        ("truncated", json!({ "Session": session[..session.len() - 8] })),
        ("tampered", json!({ "Session": tampered })),
        ("made up", json!({ "Session": "x".repeat(64) })),
        (
            "of another challenge",
            json!({ "ChallengeName": "SMS_MFA",
            "ChallengeResponses": { "USERNAME": "alice", "SMS_MFA_CODE": "123456" } }),
        ),
        (
            "of a password",
            json!({ "ChallengeName": "NEW_PASSWORD_REQUIRED",
            "ChallengeResponses": { "USERNAME": "alice", "NEW_PASSWORD": "Newer-Horse-10" } }),
        ),
    ] {
        assert_refused(respond(members), INVALID.0, INVALID.1, what);
    }
    for (what, members, message) in [
        ("no session", json!({ "Session": null }), "Missing required parameter Session"),
        ("no answer", json!({ "ChallengeResponses": { "USERNAME": "alice" } }), "Missing required parameter ANSWER"),
    ] {
        assert_refused(respond(members), Code::InvalidParameterException, message, what);
    }
    // None of it reached a function, or used the session up.
    assert_eq!(recording.events().len(), seen);
    tokens_of(respond(json!({})));
    assert_refused(respond(json!({})), USED.0, USED.1, "replayed");
    let challenge = start(&house, "alice").unwrap();
    house.clock.advance(Duration::from_mins(3));
    assert_refused(reply(&house, "alice", &challenge, &answer_to(0)), EXPIRED.0, EXPIRED.1, "expired");
    assert_eq!(kept(&house), Vec::<Vec<u8>>::new());
}

#[test]
fn a_user_who_is_gone_has_no_session() {
    let (house, _) = house(once);
    let challenge = start(&house, "alice").unwrap();
    house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    assert_refused(reply(&house, "alice", &challenge, &answer_to(0)), INVALID.0, INVALID.1, "gone");
    house.user("alice");
    assert_refused(reply(&house, "alice", &challenge, &answer_to(0)), INVALID.0, INVALID.1, "made anew");
}

/// What the functions keep may be more than a Session has room for.
#[test]
fn much_is_kept_in_a_record_and_nothing_of_it_is_readable() {
    for ballast in [1500, 2500, 40_000] {
        let (plan, _) = plan(Arc::new(Host { define: three_rounds, ballast }));
        let house = plan.build();
        house.user("alice");
        let mut challenge = start(&house, "alice").unwrap();
        for round in 0..3 {
            let session = text(&challenge["Session"]);
            assert!((20..=4096).contains(&session.len()), "{ballast}: {}", session.len());
            let answer = reply(&house, "alice", &challenge, &answer_to(round));
            if round == 2 {
                tokens_of(answer);
                assert_refused(reply(&house, "alice", &challenge, &answer_to(2)), USED.0, USED.1, "replayed");
                break;
            }
            challenge = answer.unwrap();
        }
        let records = kept(&house);
        assert_eq!(records.len(), if ballast < 2000 { 0 } else { 3 }, "{ballast}");
        for record in records {
            let text = String::from_utf8_lossy(&record).into_owned();
            assert!(!text.contains("sesame") && !text.contains("xxxx"), "{ballast}");
        }
        let other = start(&house, "alice").unwrap();
        house.clock.advance(Duration::from_mins(3));
        assert_refused(reply(&house, "alice", &other, &answer_to(0)), EXPIRED.0, EXPIRED.1, "expired");
        assert_eq!(kept(&house), Vec::<Vec<u8>>::new(), "they are gone with their steps");
    }
    // Too much for a record is too much.
    let (plan, _) = plan(Arc::new(Host { define: once, ballast: 70_000 }));
    let house = plan.build();
    house.user("alice");
    assert_eq!(start(&house, "alice").unwrap_err().code, Code::InvalidParameterException);
}

/// However many answers are given to a question at once, the host hears one.
#[test]
fn a_question_is_answered_once() {
    let (house, recording) = house(once);
    let challenge = start(&house, "alice").unwrap();
    let racers = 8;
    let barrier = std::sync::Barrier::new(racers);
    let answers: Vec<Result<Value, Error>> = std::thread::scope(|scope| {
        let race = |racer: usize| {
            let (house, challenge, barrier) = (&house, &challenge, &barrier);
            scope.spawn(move || {
                barrier.wait();
                reply(house, "alice", challenge, &answer_to(racer % 2))
            })
        };
        let threads: Vec<_> = (0..racers).map(race).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let heard: Vec<_> = recording.sources().into_iter().filter(|source| source.starts_with("Verify")).collect();
    assert_eq!(heard.len(), 1);
    let used = answers.iter().filter(|answer| matches!(answer, Err(error) if error.message == USED.1)).count();
    assert_eq!(used, racers - 1);
    for answer in answers {
        match answer {
            Ok(answer) => drop(tokens_of(Ok(answer))),
            Err(error) => assert!([USED.1, INCORRECT.1].contains(&error.message.as_str()), "{error}"),
        }
    }
}
