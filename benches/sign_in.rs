//! Sign-in, refresh, GetUser and the exchange for credentials, in-process on SQLite, beside what they cannot do without.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use std::{collections::BTreeMap, hint::black_box, sync::Arc};

use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;
use poolgate::{
    Poolgate,
    env::{Clock, RootKey, SystemClock, SystemEntropy},
    issuer_local::Role,
    token::{KeyStore, KeyUse, StoredKeys},
    user_pools::password_hash::{Owner, PasswordHasher, SrpHasher},
    wire::{
        identity_pools::{
            CognitoIdentityProvider, CreateIdentityPoolInput, GetCredentialsForIdentityInput, GetIdInput,
            SetIdentityPoolRolesInput,
        },
        user_pools::{
            AdminCreateUserInput, AdminSetUserPasswordInput, AuthFlowType, AuthenticationResultType,
            CreateUserPoolClientInput, CreateUserPoolInput, ExplicitAuthFlowsType, GetUserInput, InitiateAuthInput,
        },
    },
};

const ROLE: &str = "arn:aws:iam::000000000000:role/Uploader";
const PASSWORD: &str = "Correct-horse-1";

struct House {
    poolgate: Poolgate,
    pool_id: String,
    client_id: String,
    identity_pool_id: String,
    _folder: tempfile::TempDir,
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root_key = RootKey::generate(&SystemEntropy::new());
        let poolgate =
            Poolgate::builder().sqlite(folder.path().join("poolgate.db")).root_key(root_key).build().unwrap();
        let pools = poolgate.user_pools();
        let pool = CreateUserPoolInput { pool_name: "bench".into(), ..Default::default() };
        let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".into(),
            explicit_auth_flows: Some(vec![
                ExplicitAuthFlowsType::AllowUserPasswordAuth,
                ExplicitAuthFlowsType::AllowRefreshTokenAuth,
            ]),
            ..Default::default()
        };
        let client = pools.create_user_pool_client(client).await.unwrap().user_pool_client.unwrap();
        let client_id = client.client_id.unwrap().into_inner();
        let user =
            AdminCreateUserInput { user_pool_id: pool_id.clone(), username: "alice".into(), ..Default::default() };
        pools.admin_create_user(user).await.unwrap();
        let password = AdminSetUserPasswordInput {
            user_pool_id: pool_id.clone(),
            username: "alice".into(),
            password: PASSWORD.into(),
            permanent: Some(true),
        };
        pools.admin_set_user_password(password).await.unwrap();
        let provider = CognitoIdentityProvider {
            provider_name: Some(format!("cognito-idp.us-east-1.amazonaws.com/{pool_id}")),
            client_id: Some(client_id.clone()),
            server_side_token_check: Some(false),
        };
        let identity_pool = CreateIdentityPoolInput {
            identity_pool_name: "bench".into(),
            cognito_identity_providers: Some(vec![provider]),
            ..Default::default()
        };
        let identities = poolgate.identity_pools();
        let identity_pool_id = identities.create_identity_pool(identity_pool).await.unwrap().identity_pool_id;
        let roles = SetIdentityPoolRolesInput {
            identity_pool_id: identity_pool_id.clone(),
            roles: BTreeMap::from([("authenticated".to_owned(), ROLE.to_owned())]),
            ..Default::default()
        };
        identities.set_identity_pool_roles(roles).await.unwrap();
        let role = Role::for_identity_pool(ROLE, &identity_pool_id, true).unwrap();
        poolgate.issuer().unwrap().roles().insert(role);
        Self { poolgate, pool_id, client_id, identity_pool_id, _folder: folder }
    }

    async fn authenticate(&self, flow: AuthFlowType, parameters: &[(&str, &str)]) -> AuthenticationResultType {
        let parameters = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let input = InitiateAuthInput {
            auth_flow: flow,
            client_id: self.client_id.as_str().into(),
            auth_parameters: Some(parameters.collect::<BTreeMap<_, _>>().into()),
            ..Default::default()
        };
        self.poolgate.user_pools().initiate_auth(input).await.unwrap().authentication_result.unwrap()
    }

    async fn exchange(&self, id_token: &str) {
        let provider = format!("cognito-idp.us-east-1.amazonaws.com/{}", self.pool_id);
        let logins = Some(BTreeMap::from([(provider, id_token.into())]));
        let identities = self.poolgate.identity_pools();
        let input = GetIdInput {
            identity_pool_id: self.identity_pool_id.clone(),
            logins: logins.clone(),
            ..Default::default()
        };
        let identity_id = identities.get_id(input).await.unwrap().identity_id.unwrap();
        let input = GetCredentialsForIdentityInput { identity_id, logins, ..Default::default() };
        black_box(identities.get_credentials_for_identity(input).await.unwrap());
    }
}

fn sign_in(c: &mut Criterion) {
    let house = block_on(House::new());
    let by_password = [("USERNAME", "alice"), ("PASSWORD", PASSWORD)];
    let tokens = block_on(house.authenticate(AuthFlowType::UserPasswordAuth, &by_password));
    let refresh_token = tokens.refresh_token.unwrap().into_inner();
    let access_token = tokens.access_token.unwrap();
    let id_token = tokens.id_token.unwrap().into_inner();

    let entropy = Arc::new(SystemEntropy::new());
    let root_key = RootKey::generate(entropy.as_ref());
    let store = Arc::new(poolgate::storage::MemoryStore::new());
    let keys = StoredKeys::new(store, root_key.clone(), entropy.clone());
    let ring = block_on(keys.keys("us-east-1_Bench", SystemClock.now())).unwrap();
    let claims = [("sub".to_owned(), "alice".into())].into_iter().collect();
    c.bench_function("limit: two signatures", |b| {
        b.iter(|| {
            black_box(ring.sign(KeyUse::Id, &claims).unwrap());
            black_box(ring.sign(KeyUse::Access, &claims).unwrap());
        });
    });
    let owner = Owner { root_key, entropy, pool_id: "us-east-1_Bench".into(), username: "alice".into() };
    let credential = SrpHasher.create(&owner, PASSWORD).unwrap();
    c.bench_function("limit: a password check", |b| {
        b.iter(|| assert!(SrpHasher.verify(&owner, PASSWORD, &credential).unwrap()));
    });
    c.bench_function("password sign-in", |b| {
        b.iter(|| block_on(house.authenticate(AuthFlowType::UserPasswordAuth, &by_password)));
    });
    c.bench_function("refresh", |b| {
        let parameters = [("REFRESH_TOKEN", refresh_token.as_str())];
        b.iter(|| block_on(house.authenticate(AuthFlowType::RefreshTokenAuth, &parameters)));
    });
    c.bench_function("GetUser", |b| {
        let pools = house.poolgate.user_pools();
        b.iter(|| block_on(pools.get_user(GetUserInput { access_token: access_token.clone() })).unwrap());
    });
    c.bench_function("exchange", |b| b.iter(|| block_on(house.exchange(&id_token))));
}

criterion_group!(benches, sign_in);
criterion_main!(benches);
