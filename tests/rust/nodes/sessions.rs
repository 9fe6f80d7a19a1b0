//! What is ended at one server is ended at the other.

use aws_sdk_cognitoidentityprovider::types::{AuthFlowType, AuthenticationResultType};

use super::{Nodes, at_once};
use crate::sdk::{PASSWORD, Pool, refused};

/// What a server makes of a session: the exceptions of a refresh and of a call.
async fn used(pool: &Pool, tokens: &AuthenticationResultType) -> [Option<String>; 2] {
    let parameters = [("REFRESH_TOKEN", tokens.refresh_token.as_deref().unwrap())];
    let refresh = pool.initiate(AuthFlowType::RefreshTokenAuth, &parameters).send().await;
    let get_user = pool.api.get_user().access_token(tokens.access_token.as_deref().unwrap()).send().await;
    [refresh.is_err().then(|| refused(refresh).1), get_user.is_err().then(|| refused(get_user).1)]
}

const REVOKED: [&str; 2] = ["Refresh Token has been revoked", "Access Token has been revoked"];

#[tokio::test]
async fn a_session_ended_at_one_is_ended_at_the_other_at_once() {
    let nodes = Nodes::start();
    let pools = nodes.pool().await;
    pools[0].person(&nodes.servers[0], "alice").await;
    for (here, there) in [(&pools[0], &pools[1]), (&pools[1], &pools[0])].into_iter().cycle().take(6) {
        let (first, second) = (here.sign_in("alice", PASSWORD).await, here.sign_in("alice", PASSWORD).await);
        for tokens in [&first, &second] {
            assert_eq!(used(there, tokens).await, [None, None]);
        }
        let revoke = here.api.revoke_token().client_id(&here.client_id).token(first.refresh_token.clone().unwrap());
        revoke.send().await.unwrap();
        assert_eq!(used(there, &first).await.map(Option::unwrap), REVOKED);
        assert_eq!(used(there, &second).await, [None, None], "the other session goes on");
        here.api.global_sign_out().access_token(second.access_token.clone().unwrap()).send().await.unwrap();
        assert_eq!(used(there, &second).await.map(Option::unwrap), REVOKED);

        let third = there.sign_in("alice", PASSWORD).await;
        here.api.admin_user_global_sign_out().user_pool_id(&here.id).username("alice").send().await.unwrap();
        assert_eq!(used(there, &third).await.map(Option::unwrap), REVOKED);
    }
}

#[tokio::test]
async fn no_refresh_at_the_other_succeeds_after_a_revocation_was_acknowledged() {
    let nodes = Nodes::start();
    let pools = nodes.pool().await;
    pools[0].person(&nodes.servers[0], "alice").await;
    let tokens = pools[0].sign_in("alice", PASSWORD).await;
    let token = tokens.refresh_token.unwrap();
    let refresh = |caller: usize| {
        let initiate = pools[caller % 2].initiate(AuthFlowType::RefreshTokenAuth, &[("REFRESH_TOKEN", token.as_str())]);
        initiate.send()
    };
    let revoke = pools[0].api.revoke_token().client_id(&pools[0].client_id).token(&token).send();
    let (revoked, refreshes) = tokio::join!(revoke, at_once(refresh));
    revoked.unwrap();
    // Those that raced may have been before it; what they got ends with the session they are of.
    for racer in refreshes.into_iter().flatten() {
        let access_token = racer.authentication_result.unwrap().access_token.unwrap();
        let user = pools[1].api.get_user().access_token(access_token).send().await;
        assert_eq!(refused(user).1, "Access Token has been revoked");
    }
    for late in at_once(refresh).await {
        assert_eq!(refused(late).1, "Refresh Token has been revoked");
    }
}

#[tokio::test]
async fn a_user_disabled_at_one_is_stopped_at_the_other() {
    let nodes = Nodes::start();
    let [here, there] = nodes.pool().await;
    here.person(&nodes.servers[0], "alice").await;
    let tokens = there.sign_in("alice", PASSWORD).await;
    here.api.admin_disable_user().user_pool_id(&here.id).username("alice").send().await.unwrap();
    let [refresh, get_user] = used(&there, &tokens).await;
    assert!(refresh.is_some() && get_user.is_some(), "{refresh:?} {get_user:?}");
    let parameters = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let sign_in = there.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await;
    assert_eq!(refused(sign_in).1, "User is disabled.");
    here.api.admin_enable_user().user_pool_id(&here.id).username("alice").send().await.unwrap();
    there.sign_in("alice", PASSWORD).await;
}
