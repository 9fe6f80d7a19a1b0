//! Revocation: what begins after its acknowledgement finds the session ended.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use serde_json::{Value, json};

use crate::house::{House, PASSWORD, RACERS, ROUNDS, race, race_without_refusal};

/// How often a racer goes on once the session is ended.
const LATE: usize = 3;

/// One racer ends what the others use; `attempt` tells what it got. Nothing that begins once the end is acknowledged
/// succeeds, and something did before.
fn race_against(end: impl Fn() + Sync, attempt: impl Fn(usize) -> bool + Sync) {
    let ended = AtomicBool::new(false);
    let counts = race(|racer| {
        let (mut early, mut late) = (0, 0);
        if racer == 0 {
            early += usize::from(attempt(racer));
            end();
            ended.store(true, SeqCst);
        }
        while late < LATE {
            let after = ended.load(SeqCst);
            let succeeded = attempt(racer);
            assert!(!(after && succeeded), "racer {racer} got through after the acknowledgement");
            early += usize::from(succeeded);
            late += usize::from(after);
        }
        early
    });
    assert!(counts.iter().sum::<usize>() > 0, "nothing was there to be ended");
}

/// Whether the session refreshes.
fn refreshes(house: &House, tokens: &Value) -> bool {
    house.refresh(tokens).is_ok()
}

fn dead(house: &House, tokens: &Value) {
    house.refresh(tokens).unwrap_err();
    house.get_user(tokens).unwrap_err();
}

pub(crate) fn a_revoked_token_does_not_refresh(house: &House) {
    house.user("alice");
    for _ in 0..ROUNDS {
        let (tokens, other) = (house.tokens("alice"), house.tokens("alice"));
        race_against(
            || drop(house.call("RevokeToken", json!({ "Token": tokens["RefreshToken"] })).unwrap()),
            |_| refreshes(house, &tokens),
        );
        dead(house, &tokens);
        house.refresh(&other).unwrap();
    }
}

pub(crate) fn a_sign_out_ends_every_session(house: &House) {
    house.user("alice");
    for round in 0..ROUNDS {
        let sessions: Vec<Value> = (0..RACERS).map(|_| house.tokens("alice")).collect();
        let sign_out = || {
            let done = if round % 2 == 0 {
                house.call("GlobalSignOut", json!({ "AccessToken": sessions[0]["AccessToken"] }))
            } else {
                house.admin("AdminUserGlobalSignOut", "alice", json!({}))
            };
            drop(done.unwrap());
        };
        // Each refreshes a session of its own, and looks at its account with what came of it.
        race_against(sign_out, |racer| match house.refresh(&sessions[racer]) {
            Ok(answer) => house.get_user(&answer["AuthenticationResult"]).is_ok(),
            Err(_) => false,
        });
        for tokens in &sessions {
            dead(house, tokens);
        }
        house.tokens("alice");
    }
}

pub(crate) fn a_disabled_user_stays_out(house: &House) {
    house.user("alice");
    for _ in 0..ROUNDS {
        let tokens = house.tokens("alice");
        race_against(
            || drop(house.admin("AdminDisableUser", "alice", json!({})).unwrap()),
            // Sign-ins write a session; refreshes write nothing.
            |racer| {
                if racer % 4 == 1 { house.by_password("alice", PASSWORD).is_ok() } else { refreshes(house, &tokens) }
            },
        );
        house.admin("AdminEnableUser", "alice", json!({})).unwrap();
        dead(house, &tokens);
    }
}

pub(crate) fn a_deleted_user_stays_out(house: &House) {
    for _ in 0..ROUNDS {
        house.user("alice");
        let tokens = house.tokens("alice");
        race_against(
            || drop(house.admin("AdminDeleteUser", "alice", json!({})).unwrap()),
            |racer| {
                if racer % 4 == 1 { house.by_password("alice", PASSWORD).is_ok() } else { refreshes(house, &tokens) }
            },
        );
        dead(house, &tokens);
        // Whoever gets the name next has nothing of it.
        house.user("alice");
        dead(house, &tokens);
        house.admin("AdminDeleteUser", "alice", json!({})).unwrap();
    }
}

pub(crate) fn sign_ins_do_not_hinder_each_other(house: &House) {
    house.user("alice");
    for round in 0..ROUNDS {
        // Half of them change the user's record while the others sign in.
        let answers = race_without_refusal(|racer| {
            if racer % 2 == 0 {
                return house.by_password("alice", PASSWORD);
            }
            let nickname = json!([{ "Name": "nickname", "Value": format!("{round} {racer}") }]);
            house.admin("AdminUpdateUserAttributes", "alice", json!({ "UserAttributes": nickname }))
        });
        for tokens in answers.iter().filter_map(|answer| answer.get("AuthenticationResult")) {
            house.get_user(tokens).unwrap();
        }
    }
}
