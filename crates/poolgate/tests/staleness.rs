//! What one node may not know yet of another one's changes, and for how long: two nodes on one store.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::executor::block_on;
use poolgate::{
    Poolgate,
    env::{Clock as _, ManualClock, Millis, RootKey, SeededEntropy},
    storage::{MemoryStore, Store},
    token::{Algorithm, Audience, KeyStore, KeyUse, StoredKeys},
    user_pools::{Settings, password_hash::TestHasher},
    wire::{
        Code, Result,
        user_pools::{
            AdminCreateUserConfigType, AdminCreateUserInput, AdminGetUserInput, AdminInitiateAuthInput,
            AdminSetUserPasswordInput, AuthFlowType, CreateUserPoolClientInput, CreateUserPoolInput,
            DeleteUserPoolClientInput, DeleteUserPoolInput, ExplicitAuthFlowsType, SignUpInput,
            UpdateUserPoolClientInput, UpdateUserPoolInput,
        },
    },
};

const PASSWORD: &str = "Correct-Horse-9";

/// Two nodes, and a pool and a client that both have just used.
struct Nodes {
    here: Poolgate,
    there: Poolgate,
    keys: [Arc<StoredKeys>; 2],
    clock: Arc<ManualClock>,
    pool_id: String,
    client_id: String,
}

impl Nodes {
    async fn with(settings: Settings) -> Self {
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
        let clock = Arc::new(ManualClock::at(Millis::from_secs(1_700_000_000)));
        let root_key = || RootKey::new([7; 32]);
        let keys = [1, 2].map(|seed| {
            let entropy = Arc::new(SeededEntropy::new(seed));
            Arc::new(StoredKeys::with_algorithm(Arc::clone(&store), root_key(), entropy, Algorithm::EdDsa))
        });
        let [here, there] = [0, 1].map(|node| {
            let builder = Poolgate::builder().store(Arc::clone(&store)).root_key(root_key()).clock(clock.clone());
            let builder = builder.keys(keys.get(node).unwrap().clone()).settings(settings.clone());
            builder.public_url("https://auth.example.com").hasher(Arc::new(TestHasher)).build().unwrap()
        });
        let pool = CreateUserPoolInput { pool_name: "people".to_owned(), ..Default::default() };
        let pool_id = here.user_pools().create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".to_owned(),
            explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowAdminUserPasswordAuth]),
            ..Default::default()
        };
        let client = here.user_pools().create_user_pool_client(client).await.unwrap().user_pool_client.unwrap();
        let client_id = client.client_id.unwrap().expose().clone();
        let nodes = Self { here, there, keys, clock, pool_id, client_id };
        nodes.make_user("ann").await;
        for node in [&nodes.here, &nodes.there] {
            nodes.sign_in(node).await.unwrap();
        }
        nodes
    }

    async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    async fn make_user(&self, username: &str) {
        let input = AdminCreateUserInput {
            user_pool_id: self.pool_id.clone(),
            username: username.into(),
            ..Default::default()
        };
        self.here.user_pools().admin_create_user(input).await.unwrap();
        let input = AdminSetUserPasswordInput {
            user_pool_id: self.pool_id.clone(),
            username: username.into(),
            password: PASSWORD.into(),
            permanent: Some(true),
        };
        self.here.user_pools().admin_set_user_password(input).await.unwrap();
    }

    /// Signs in at a node: an access token.
    async fn sign_in(&self, node: &Poolgate) -> Result<String> {
        let parameters = [("USERNAME", "ann"), ("PASSWORD", PASSWORD)];
        let input = AdminInitiateAuthInput {
            user_pool_id: self.pool_id.clone(),
            client_id: self.client_id.as_str().into(),
            auth_flow: AuthFlowType::AdminUserPasswordAuth,
            auth_parameters: Some(
                parameters
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .into_iter()
                    .collect::<BTreeMap<_, _>>()
                    .into(),
            ),
            ..Default::default()
        };
        let answer = node.user_pools().admin_initiate_auth(input).await?;
        Ok(answer.authentication_result.unwrap().access_token.unwrap().expose().clone())
    }

    /// What a node makes of somebody who signs up.
    async fn sign_up(&self, node: &Poolgate, username: &str) -> Result<()> {
        let input = SignUpInput {
            client_id: self.client_id.as_str().into(),
            username: username.into(),
            password: Some(PASSWORD.into()),
            ..Default::default()
        };
        node.user_pools().sign_up(input).await.map(drop)
    }

    async fn verify(&self, node: &Poolgate, token: &str) -> bool {
        node.verify_token(&self.pool_id, KeyUse::Access, Audience::Any, token).await.unwrap().is_ok()
    }
}

/// From when on an earlier state of a pool or a client is not seen any more, and the last moment before.
const BOUND: Duration = Duration::from_secs(5);
const LAST: Duration = Duration::from_millis(4_999);
/// The same of keys.
const LAST_OF_KEYS: Duration = Duration::from_millis(59_999);
const MILLISECOND: Duration = Duration::from_millis(1);

#[test]
fn a_changed_pool_is_seen_at_once_where_it_was_changed_and_within_the_bound_elsewhere() {
    block_on(async {
        assert_eq!(Settings::default().staleness, BOUND);
        let nodes = Nodes::new().await;
        let input = UpdateUserPoolInput {
            user_pool_id: nodes.pool_id.clone(),
            admin_create_user_config: Some(AdminCreateUserConfigType {
                allow_admin_create_user_only: Some(true),
                ..Default::default()
            }),
            ..Default::default()
        };
        nodes.here.user_pools().update_user_pool(input).await.unwrap();
        assert_eq!(nodes.sign_up(&nodes.here, "bob").await.unwrap_err().code, Code::NotAuthorizedException);
        nodes.clock.advance(LAST);
        nodes.sign_up(&nodes.there, "bob").await.unwrap();
        nodes.clock.advance(MILLISECOND);
        assert_eq!(nodes.sign_up(&nodes.there, "eve").await.unwrap_err().code, Code::NotAuthorizedException);
    });
}

#[test]
fn a_changed_client_is_seen_at_once_where_it_was_changed_and_within_the_bound_elsewhere() {
    block_on(async {
        let nodes = Nodes::new().await;
        let input = UpdateUserPoolClientInput {
            user_pool_id: nodes.pool_id.clone(),
            client_id: nodes.client_id.as_str().into(),
            explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowUserSrpAuth]),
            ..Default::default()
        };
        nodes.here.user_pools().update_user_pool_client(input).await.unwrap();
        assert_eq!(nodes.sign_in(&nodes.here).await.unwrap_err().code, Code::InvalidParameterException);
        nodes.clock.advance(LAST);
        nodes.sign_in(&nodes.there).await.unwrap();
        nodes.clock.advance(MILLISECOND);
        assert_eq!(nodes.sign_in(&nodes.there).await.unwrap_err().code, Code::InvalidParameterException);
    });
}

#[test]
fn a_removed_client_and_a_removed_pool_are_gone_within_the_bound() {
    block_on(async {
        let nodes = Nodes::new().await;
        let input = DeleteUserPoolClientInput {
            user_pool_id: nodes.pool_id.clone(),
            client_id: nodes.client_id.as_str().into(),
        };
        nodes.here.user_pools().delete_user_pool_client(input).await.unwrap();
        assert_eq!(nodes.sign_up(&nodes.here, "bob").await.unwrap_err().code, Code::ResourceNotFoundException);
        nodes.clock.advance(BOUND);
        assert_eq!(nodes.sign_up(&nodes.there, "bob").await.unwrap_err().code, Code::ResourceNotFoundException);

        let nodes = Nodes::new().await;
        let input = DeleteUserPoolInput { user_pool_id: nodes.pool_id.clone() };
        nodes.here.user_pools().delete_user_pool(input).await.unwrap();
        assert!(nodes.here.jwks(&nodes.pool_id).await.unwrap().is_none());
        nodes.clock.advance(BOUND);
        assert!(nodes.there.jwks(&nodes.pool_id).await.unwrap().is_none());
        assert_eq!(nodes.sign_in(&nodes.there).await.unwrap_err().code, Code::ResourceNotFoundException);
    });
}

#[test]
fn a_user_is_never_remembered() {
    block_on(async {
        let nodes = Nodes::new().await;
        let get = |node: &Poolgate| {
            let input = AdminGetUserInput { user_pool_id: nodes.pool_id.clone(), username: "bob".into() };
            let pools = node.user_pools().clone();
            async move { pools.admin_get_user(input).await }
        };
        assert_eq!(get(&nodes.there).await.unwrap_err().code, Code::UserNotFoundException);
        nodes.make_user("bob").await;
        assert!(get(&nodes.there).await.is_ok());
    });
}

#[test]
fn without_staleness_nothing_is_remembered() {
    block_on(async {
        let nodes = Nodes::with(Settings { staleness: Duration::ZERO, ..Settings::default() }).await;
        let input = DeleteUserPoolClientInput {
            user_pool_id: nodes.pool_id.clone(),
            client_id: nodes.client_id.as_str().into(),
        };
        nodes.here.user_pools().delete_user_pool_client(input).await.unwrap();
        assert_eq!(nodes.sign_up(&nodes.there, "bob").await.unwrap_err().code, Code::ResourceNotFoundException);
    });
}

#[test]
fn rotated_keys_are_known_everywhere_before_they_sign() {
    block_on(async {
        let nodes = Nodes::new().await;
        let [keys, _] = &nodes.keys;
        let kids = async |node: &Poolgate| node.jwks(&nodes.pool_id).await.unwrap().unwrap().matches("\"kid\"").count();
        keys.rotate(&nodes.pool_id, nodes.clock.now(), Duration::from_hours(1)).await.unwrap();
        assert_eq!(kids(&nodes.here).await, 4, "the node that rotated publishes them at once");
        nodes.clock.advance(LAST_OF_KEYS);
        let before = nodes.sign_in(&nodes.here).await.unwrap();
        nodes.clock.advance(MILLISECOND);
        assert_eq!(kids(&nodes.there).await, 4, "and every other one within a minute");
        let after = nodes.sign_in(&nodes.here).await.unwrap();
        let kid = |token: &str| token.split('.').next().unwrap().to_owned();
        assert_ne!(kid(&before), kid(&after));
        for token in [before, after] {
            assert!(nodes.verify(&nodes.here, &token).await && nodes.verify(&nodes.there, &token).await);
        }
    });
}

#[test]
fn nodes_that_rotate_at_the_same_moment_have_one_ring() {
    block_on(async {
        let nodes = Nodes::new().await;
        let now = nodes.clock.now();
        let [here, there] = &nodes.keys;
        let rotate = |keys: &Arc<StoredKeys>| {
            let (keys, pool_id) = (Arc::clone(keys), nodes.pool_id.clone());
            std::thread::spawn(move || block_on(keys.rotate(&pool_id, now, Duration::from_hours(1))).map(drop))
        };
        for rotation in [rotate(here), rotate(there)] {
            rotation.join().unwrap().unwrap();
        }
        for minutes in 0..3 {
            let tokens = [nodes.sign_in(&nodes.here).await.unwrap(), nodes.sign_in(&nodes.there).await.unwrap()];
            for token in tokens {
                let verified = [nodes.verify(&nodes.here, &token).await, nodes.verify(&nodes.there, &token).await];
                assert_eq!(verified, [true, true], "after {minutes} minutes");
            }
            nodes.clock.advance(Duration::from_mins(1));
        }
        let (here, there) = (nodes.here.jwks(&nodes.pool_id).await, nodes.there.jwks(&nodes.pool_id).await);
        assert_eq!(here.unwrap(), there.unwrap());
    });
}
