//! Refresh tokens that are replaced: one successor, however many present the token at once.

use std::time::Duration;

use poolgate::wire::Code;
use serde_json::{Value, json};

use crate::house::{Answer, House, ROUNDS, race, race_without_refusal, text};

/// The house's pool with a client that rotates.
fn rotating(house: &House, grace: Duration) -> String {
    let rotation = json!({ "Feature": "ENABLED", "RetryGracePeriodSeconds": grace.as_secs() });
    let flows = ["ALLOW_USER_PASSWORD_AUTH"];
    let members = json!({ "ClientName": "rotating", "RefreshTokenRotation": rotation, "ExplicitAuthFlows": flows });
    text(&house.call("CreateUserPoolClient", members).unwrap()["UserPoolClient"]["ClientId"])
}

fn sign_in(house: &House, client: &str) -> Value {
    let parameters = json!({ "USERNAME": "alice", "PASSWORD": crate::house::PASSWORD });
    let members = json!({ "ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters });
    house.call("InitiateAuth", members).unwrap()["AuthenticationResult"].take()
}

fn refresh(house: &House, client: &str, tokens: &Value) -> Answer {
    let members = json!({ "ClientId": client, "RefreshToken": tokens["RefreshToken"] });
    Ok(house.call("GetTokensFromRefreshToken", members)?["AuthenticationResult"].take())
}

fn refuses(house: &House, client: &str, tokens: &Value, code: Code) {
    let error = refresh(house, client, tokens).unwrap_err();
    assert_eq!(error.code, code, "{error}");
}

/// In the grace period all get tokens, and all of them the one successor: were there two, or a chain, one of them would
/// have been replaced long ago once the grace period is over.
pub(crate) fn a_token_has_one_successor(house: &House) {
    let grace = Duration::from_mins(1);
    let client = rotating(house, grace);
    house.user("alice");
    for _ in 0..ROUNDS {
        let first = sign_in(house, &client);
        let others = sign_in(house, &client);
        let second = race_without_refusal(|_| refresh(house, &client, &first));
        house.advance(grace);
        for tokens in &second {
            house.get_user(tokens).unwrap();
        }
        // Past the first one's grace, any of its successors is still the present token, whichever is taken.
        let third = race_without_refusal(|racer| refresh(house, &client, &second[racer]));
        let fourth = race_without_refusal(|racer| refresh(house, &client, &third[racer]));
        // And its use now ends them all.
        refuses(house, &client, &first, Code::RefreshTokenReuseException);
        for tokens in [&first, &second[0], &third[0], &fourth[0]] {
            refuses(house, &client, tokens, Code::NotAuthorizedException);
            house.get_user(tokens).unwrap_err();
        }
        refresh(house, &client, &others).unwrap();
    }
}

/// Without a grace period one gets through, and the others have shown that the token has two holders.
pub(crate) fn a_token_without_grace_is_good_once(house: &House) {
    let client = rotating(house, Duration::ZERO);
    house.user("alice");
    for _ in 0..ROUNDS {
        let tokens = sign_in(house, &client);
        let answers = race(|_| refresh(house, &client, &tokens));
        let refusals: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!(refusals.len(), answers.len() - 1, "{refusals:?}");
        // Reused, or of a session that was ended for that.
        let reused = refusals.iter().filter(|error| error.code == Code::RefreshTokenReuseException).count();
        let ended = refusals.iter().filter(|error| error.message == "Refresh Token has been revoked").count();
        assert!(reused > 0 && reused + ended == refusals.len(), "{refusals:?}");
        let winner = answers.into_iter().find_map(Result::ok).unwrap();
        refuses(house, &client, &winner, Code::NotAuthorizedException);
        house.get_user(&winner).unwrap_err();
    }
}
