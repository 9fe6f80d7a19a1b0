//! What begins at one server and ends at another, and what happens at both at once.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::types::{AuthFlowType, ChallengeNameType, UserStatusType};

use super::{Nodes, at_once};
use crate::sdk::{PASSWORD, Pool, Srp, code, refused};

#[tokio::test]
async fn a_life_is_lived_at_two_servers_call_by_call() {
    let nodes = Nodes::start();
    let ([here, there], [first, _]) = (nodes.pool().await, &nodes.servers);
    here.sign_up("alice").await;
    there.confirm("alice", &code(first, "alice")).await;

    let srp = Srp::begin(&here, "alice").await;
    let proof = srp.proof(&there, PASSWORD);
    let answer = there.respond(ChallengeNameType::PasswordVerifier, proof.clone()).send().await.unwrap();
    let tokens = answer.authentication_result.unwrap();
    let again = here.respond(ChallengeNameType::PasswordVerifier, proof).send().await;
    assert_eq!(refused(again).0, "NotAuthorizedException", "an answered step is answered everywhere");

    let (access_token, refresh_token) = (tokens.access_token.unwrap(), tokens.refresh_token.unwrap());
    assert_eq!(here.api.get_user().access_token(&access_token).send().await.unwrap().username, "alice");
    let parameters = [("REFRESH_TOKEN", refresh_token.as_str())];
    let fresh = there.initiate(AuthFlowType::RefreshTokenAuth, &parameters).send().await.unwrap();
    let access_token = fresh.authentication_result.unwrap().access_token.unwrap();
    let change = here.api.change_password().access_token(&access_token).previous_password(PASSWORD);
    change.proposed_password("Better-Horse-9").send().await.unwrap();
    let access_token = there.sign_in("alice", "Better-Horse-9").await.access_token.unwrap();

    here.api.forgot_password().client_id(&here.client_id).username("alice").send().await.unwrap();
    let reset = there.api.confirm_forgot_password().client_id(&there.client_id).username("alice");
    reset.confirmation_code(code(first, "alice")).password("Best-Horse-9").send().await.unwrap();
    here.sign_in("alice", "Best-Horse-9").await;

    there.api.delete_user().access_token(&access_token).send().await.unwrap();
    let gone = here.api.admin_get_user().user_pool_id(&here.id).username("alice").send().await;
    assert_eq!(refused(gone).0, "UserNotFoundException");
    let user = here.api.get_user().access_token(&access_token).send().await;
    assert_ne!(refused(user).0, "");
    here.sign_up("alice").await;
}

/// A user who has to choose a password, at that step: the session.
async fn challenged(pool: &Pool, username: &str) -> String {
    let create = pool.api.admin_create_user().user_pool_id(&pool.id).username(username);
    let made = create.temporary_password(PASSWORD).send().await.unwrap().user.unwrap();
    assert_eq!(made.user_status, Some(UserStatusType::ForceChangePassword));
    let parameters = [("USERNAME", username), ("PASSWORD", PASSWORD)];
    let answer = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
    assert_eq!(answer.challenge_name, Some(ChallengeNameType::NewPasswordRequired));
    answer.session.unwrap()
}

#[tokio::test]
async fn a_new_password_is_chosen_once_over_both() {
    let nodes = Nodes::start();
    let pools = nodes.pool().await;
    let session = challenged(&pools[0], "alice").await;
    let password = |caller: usize| format!("Better-Horse-{caller}");
    let answers = at_once(|caller| {
        let responses = [("USERNAME", "alice".to_owned()), ("NEW_PASSWORD", password(caller))];
        let responses: HashMap<_, _> = responses.map(|(name, value)| (name.to_owned(), value)).into();
        let respond = pools[caller % 2]
            .respond(ChallengeNameType::NewPasswordRequired, responses)
            .set_session(Some(session.clone()));
        async move { respond.send().await.map(|_| caller) }
    });
    let (winners, losers): (Vec<_>, Vec<_>) = answers.await.into_iter().partition(Result::is_ok);
    let [Ok(winner)] = winners.as_slice() else { panic!("{winners:?}") };
    for loser in losers {
        assert_eq!(refused(loser).0, "NotAuthorizedException");
    }
    for caller in 0..super::CALLERS {
        let password = password(caller);
        let parameters = [("USERNAME", "alice"), ("PASSWORD", password.as_str())];
        let answer = pools[1].initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await;
        assert_eq!(answer.is_ok(), caller == *winner, "{caller}: {answer:?}");
        if answer.is_err() {
            // A wrong password too many in a row locks for a while.
            pools[0].sign_in("alice", &format!("Better-Horse-{winner}")).await;
        }
    }
}

#[tokio::test]
async fn a_code_counts_once_over_both() {
    let nodes = Nodes::start();
    let pools = nodes.pool().await;
    pools[0].sign_up("alice").await;
    let sent = code(&nodes.servers[0], "alice");
    let answers = at_once(|caller| {
        let pool = &pools[caller % 2];
        let confirm = pool.api.confirm_sign_up().client_id(&pool.client_id).username("alice").confirmation_code(&sent);
        confirm.send()
    });
    let answers = answers.await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");

    pools[0].api.forgot_password().client_id(&pools[0].client_id).username("alice").send().await.unwrap();
    let sent = code(&nodes.servers[0], "alice");
    let password = |caller: usize| format!("Better-Horse-{caller}");
    let answers = at_once(|caller| {
        let pool = &pools[caller % 2];
        let reset = pool.api.confirm_forgot_password().client_id(&pool.client_id).username("alice");
        let reset = reset.confirmation_code(&sent).password(password(caller));
        async move { reset.send().await.map(|_| caller) }
    });
    let winners: Vec<usize> = answers.await.into_iter().flatten().collect();
    let [winner] = winners.as_slice() else { panic!("{winners:?}") };
    for pool in &pools {
        pool.sign_in("alice", &password(*winner)).await;
    }
}

#[tokio::test]
async fn a_name_has_one_owner_over_both() {
    let nodes = Nodes::start();
    let pools = nodes.pool().await;
    let answers = at_once(|caller| {
        let pool = &pools[caller % 2];
        pool.api.sign_up().client_id(&pool.client_id).username("alice").password(PASSWORD).send()
    });
    let (owners, others): (Vec<_>, Vec<_>) = answers.await.into_iter().partition(Result::is_ok);
    assert_eq!(owners.len(), 1, "{owners:?}");
    for other in others {
        assert_eq!(refused(other).0, "UsernameExistsException");
    }
}
