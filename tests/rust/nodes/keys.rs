//! What all servers of a database have in common: signing keys, pools, clients, identities.

use std::sync::Arc;

use aws_sdk_cognitoidentityprovider::types::ExplicitAuthFlowsType;
use poolgate_tests::Server;

use super::{Nodes, at_once};
use crate::identity_pools::{Hub, ROLES};
use crate::sdk::{PASSWORD, Pool, advance_clock, refused};

/// The longest that a server may not know of another's change of a pool or client, in seconds.
const STALENESS: u32 = 5;

fn key_set(server: &Server, pool: &Pool) -> String {
    let reply = server.request("GET", &format!("/{}/.well-known/jwks.json", pool.id), &[], b"").unwrap();
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.body
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_want_keys_for_a_new_pool_at_once_end_with_the_same() {
    let nodes = Nodes::start();
    for _ in 0..3 {
        let pools = nodes.pool().await;
        let clients = [0, 1].map(|node| nodes.servers[node].client());
        let path = format!("/{}/.well-known/jwks.json", pools[0].id);
        let sets = at_once(|caller| {
            let (client, path) = (clients[caller % 2].clone(), path.clone());
            async move { tokio::task::spawn_blocking(move || client.request("GET", &path, &[], b"")).await.unwrap() }
        });
        let mut sets: Vec<String> = sets.await.into_iter().map(|set| set.unwrap().body).collect();
        sets.dedup();
        assert!(sets.len() == 1 && sets[0].contains("\"kid\""), "{sets:?}");
    }
}

#[tokio::test]
async fn a_token_of_one_is_good_at_the_other() {
    let nodes = Nodes::start();
    let ([here, there], [first, second]) = (nodes.pool().await, &nodes.servers);
    here.person(first, "alice").await;
    let token = here.sign_in("alice", PASSWORD).await.access_token.unwrap();
    assert_eq!(there.api.get_user().access_token(&token).send().await.unwrap().username, "alice");
    let token = there.sign_in("alice", PASSWORD).await.access_token.unwrap();
    assert_eq!(here.api.get_user().access_token(&token).send().await.unwrap().username, "alice");
    assert_eq!(key_set(first, &here), key_set(second, &there));
}

#[tokio::test]
async fn a_login_of_one_is_one_identity_at_both_and_credentials_at_the_other() {
    let nodes = Nodes::with(&["--dev", "--roles", ROLES]);
    let ([here, _], [first, second]) = (nodes.pool().await, &nodes.servers);
    here.person(first, "alice").await;
    let token = here.sign_in("alice", PASSWORD).await.id_token.unwrap();
    let hub = Hub::new(first, &here).await;
    let hubs = [hub.at(second), hub].map(Arc::new);
    let identities = at_once(|caller| {
        let (hub, token) = (Arc::clone(&hubs[caller % 2]), token.clone());
        async move { hub.identity(&token).await }
    });
    let mut identities: Vec<String> = identities.await.into_iter().map(Result::unwrap).collect();
    identities.dedup();
    let [identity] = identities.as_slice() else { panic!("{identities:?}") };
    for hub in hubs {
        hub.credentials(identity, Some(&token)).await.unwrap();
    }
}

#[tokio::test]
async fn a_changed_client_and_a_removed_pool_are_seen_by_the_other_before_long() {
    let nodes = Nodes::start();
    let ([here, there], [first, second]) = (nodes.pool().await, &nodes.servers);
    here.person(first, "alice").await;
    there.sign_in("alice", PASSWORD).await;
    let update = here.api.update_user_pool_client().user_pool_id(&here.id).client_id(&here.client_id);
    update.explicit_auth_flows(ExplicitAuthFlowsType::AllowUserSrpAuth).send().await.unwrap();
    advance_clock(second, STALENESS);
    let parameters = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let sign_in = there.initiate("USER_PASSWORD_AUTH".into(), &parameters).send().await;
    assert_eq!(refused(sign_in).1, "USER_PASSWORD_AUTH flow not enabled for this client");

    here.api.delete_user_pool().user_pool_id(&here.id).send().await.unwrap();
    advance_clock(second, STALENESS);
    let described = there.api.describe_user_pool().user_pool_id(&there.id).send().await;
    assert_eq!(refused(described).0, "ResourceNotFoundException");
    let sign_in = there.initiate("USER_SRP_AUTH".into(), &[("USERNAME", "alice"), ("SRP_A", "2")]).send().await;
    assert_eq!(refused(sign_in).0, "ResourceNotFoundException");
    let reply = second.request("GET", &format!("/{}/.well-known/jwks.json", there.id), &[], b"").unwrap();
    assert_eq!(reply.status, 404);
}
