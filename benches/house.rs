//! What is measured: one pool with one user, one client and an identity pool that trusts them.

use std::{collections::BTreeMap, sync::Arc};

use poolgate::{
    Poolgate,
    env::{RootKey, SystemEntropy},
    issuer_local::Role,
    user_pools::password_hash::{PasswordHasher, SrpHasher},
    wire::{
        identity_pools::{
            CognitoIdentityProvider, CreateIdentityPoolInput, Credentials, GetCredentialsForIdentityInput, GetIdInput,
            SetIdentityPoolRolesInput,
        },
        user_pools::{
            AdminCreateUserInput, AdminSetUserPasswordInput, AttributeType, AuthFlowType, AuthenticationResultType,
            CreateUserPoolClientInput, CreateUserPoolInput, ExplicitAuthFlowsType, InitiateAuthInput,
            InitiateAuthOutput,
        },
    },
};

const ROLE: &str = "arn:aws:iam::000000000000:role/Uploader";
/// The user.
pub const USER: &str = "alice";
/// The user's password.
pub const PASSWORD: &str = "Correct-horse-1";

/// A Poolgate on SQLite, as durable as a server's.
#[derive(Debug)]
pub struct House {
    /// Everything.
    pub poolgate: Poolgate,
    /// The user pool.
    pub pool_id: String,
    /// The app client.
    pub client_id: String,
    /// The identity pool.
    pub identity_pool_id: String,
    /// Where the database lies.
    pub folder: tempfile::TempDir,
}

impl House {
    /// Keeps passwords as SRP verifiers.
    pub async fn new() -> Self {
        Self::with_hasher(Arc::new(SrpHasher)).await
    }

    /// Keeps passwords as `hasher` does.
    pub async fn with_hasher(hasher: Arc<dyn PasswordHasher>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root_key = RootKey::generate(&SystemEntropy::new());
        let database = folder.path().join("poolgate.db");
        let poolgate = Poolgate::builder().sqlite(database).root_key(root_key).hasher(hasher).build().unwrap();
        let (pool_id, client_id) = user_pool(&poolgate).await;
        let identity_pool_id = identity_pool(&poolgate, &pool_id, &client_id).await;
        Self { poolgate, pool_id, client_id, identity_pool_id, folder }
    }

    /// InitiateAuth.
    pub async fn initiate(&self, flow: AuthFlowType, parameters: &[(&str, &str)]) -> InitiateAuthOutput {
        let parameters = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let input = InitiateAuthInput {
            auth_flow: flow,
            client_id: self.client_id.as_str().into(),
            auth_parameters: Some(parameters.collect::<BTreeMap<_, _>>().into()),
            ..Default::default()
        };
        self.poolgate.user_pools().initiate_auth(input).await.unwrap()
    }

    /// A sign-in by password.
    pub async fn sign_in(&self) -> AuthenticationResultType {
        let parameters = [("USERNAME", USER), ("PASSWORD", PASSWORD)];
        self.initiate(AuthFlowType::UserPasswordAuth, &parameters).await.authentication_result.unwrap()
    }

    /// GetId and GetCredentialsForIdentity for an ID token.
    pub async fn exchange(&self, id_token: &str) -> Credentials {
        let logins = Some(BTreeMap::from([(provider(&self.pool_id), id_token.into())]));
        let identities = self.poolgate.identity_pools();
        let identity_pool_id = self.identity_pool_id.clone();
        let input = GetIdInput { identity_pool_id, logins: logins.clone(), ..Default::default() };
        let identity_id = identities.get_id(input).await.unwrap().identity_id.unwrap();
        let input = GetCredentialsForIdentityInput { identity_id, logins, ..Default::default() };
        identities.get_credentials_for_identity(input).await.unwrap().credentials.unwrap()
    }
}

async fn user_pool(poolgate: &Poolgate) -> (String, String) {
    let pools = poolgate.user_pools();
    let pool = CreateUserPoolInput { pool_name: "bench".into(), ..Default::default() };
    let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
    let client = CreateUserPoolClientInput {
        user_pool_id: pool_id.clone(),
        client_name: "app".into(),
        explicit_auth_flows: Some(vec![
            ExplicitAuthFlowsType::AllowUserPasswordAuth,
            ExplicitAuthFlowsType::AllowUserSrpAuth,
            ExplicitAuthFlowsType::AllowRefreshTokenAuth,
        ]),
        ..Default::default()
    };
    let client = pools.create_user_pool_client(client).await.unwrap().user_pool_client.unwrap();
    let attribute = |name: &str, value: &str| AttributeType { name: name.into(), value: Some(value.into()) };
    let user = AdminCreateUserInput {
        user_pool_id: pool_id.clone(),
        username: USER.into(),
        user_attributes: Some(vec![attribute("email", "alice@example.com"), attribute("email_verified", "true")]),
        ..Default::default()
    };
    pools.admin_create_user(user).await.unwrap();
    let password = AdminSetUserPasswordInput {
        user_pool_id: pool_id.clone(),
        username: USER.into(),
        password: PASSWORD.into(),
        permanent: Some(true),
    };
    pools.admin_set_user_password(password).await.unwrap();
    (pool_id, client.client_id.unwrap().into_inner())
}

async fn identity_pool(poolgate: &Poolgate, pool_id: &str, client_id: &str) -> String {
    let trusted = CognitoIdentityProvider {
        provider_name: Some(provider(pool_id)),
        client_id: Some(client_id.to_owned()),
        server_side_token_check: Some(false),
    };
    let pool = CreateIdentityPoolInput {
        identity_pool_name: "bench".into(),
        cognito_identity_providers: Some(vec![trusted]),
        ..Default::default()
    };
    let identities = poolgate.identity_pools();
    let identity_pool_id = identities.create_identity_pool(pool).await.unwrap().identity_pool_id;
    let roles = SetIdentityPoolRolesInput {
        identity_pool_id: identity_pool_id.clone(),
        roles: BTreeMap::from([("authenticated".to_owned(), ROLE.to_owned())]),
        ..Default::default()
    };
    identities.set_identity_pool_roles(roles).await.unwrap();
    let role = Role::for_identity_pool(ROLE, &identity_pool_id, true).unwrap();
    poolgate.issuer().unwrap().roles().insert(role);
    identity_pool_id
}

fn provider(pool_id: &str) -> String {
    format!("cognito-idp.us-east-1.amazonaws.com/{pool_id}")
}
