//! Identity pools under the SDK: from a login to temporary credentials.

use aws_sdk_cognitoidentity::{
    Client,
    operation::{get_credentials_for_identity::GetCredentialsForIdentityError, get_id::GetIdError},
    types::{CognitoIdentityProvider, Credentials},
};
use poolgate_tests::Server;

use crate::sdk::{PASSWORD, Pool, advance_clock, exception, identity_pools, other_code, refused};

/// The roles of the identity pools in all these tests.
pub(crate) const ROLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/roles.toml");
const ROLE: &str = "arn:aws:iam::000000000000:role/";

/// An identity pool that trusts a user pool, and lets guests in.
pub(crate) struct Hub {
    pub(crate) api: Client,
    pub(crate) id: String,
    provider: String,
}

impl Hub {
    pub(crate) async fn new(server: &Server, pool: &Pool) -> Self {
        let api = identity_pools(server);
        let provider = CognitoIdentityProvider::builder().provider_name(pool.provider()).client_id(&pool.client_id);
        let make = api.create_identity_pool().identity_pool_name("people").allow_unauthenticated_identities(true);
        let id = make.cognito_identity_providers(provider.build()).send().await.unwrap().identity_pool_id;
        let roles = api.set_identity_pool_roles().identity_pool_id(&id).roles("authenticated", format!("{ROLE}Member"));
        roles.roles("unauthenticated", format!("{ROLE}Guest")).send().await.unwrap();
        Self { api, id, provider: pool.provider() }
    }

    /// The same identity pool by way of another server.
    pub(crate) fn at(&self, server: &Server) -> Self {
        Self { api: identity_pools(server), id: self.id.clone(), provider: self.provider.clone() }
    }

    pub(crate) async fn identity(&self, token: &str) -> Result<String, GetIdError> {
        let get = self.api.get_id().identity_pool_id(&self.id).logins(&self.provider, token);
        Ok(get.send().await.map_err(aws_sdk_cognitoidentity::error::SdkError::into_service_error)?.identity_id.unwrap())
    }

    pub(crate) async fn guest(&self) -> String {
        self.api.get_id().identity_pool_id(&self.id).send().await.unwrap().identity_id.unwrap()
    }

    pub(crate) async fn credentials(
        &self,
        identity: &str,
        token: Option<&str>,
    ) -> Result<Credentials, GetCredentialsForIdentityError> {
        let mut get = self.api.get_credentials_for_identity().identity_id(identity);
        if let Some(token) = token {
            get = get.logins(&self.provider, token);
        }
        let answer = get.send().await.map_err(aws_sdk_cognitoidentity::error::SdkError::into_service_error)?;
        Ok(answer.credentials.unwrap())
    }
}

fn start() -> Server {
    Server::start(&["--dev", "--log", "debug", "--roles", ROLES]).unwrap()
}

#[tokio::test]
async fn a_login_becomes_credentials() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    let hub = Hub::new(&server, &pool).await;
    pool.person(&server, "alice").await;
    let token = pool.sign_in("alice", PASSWORD).await.id_token.unwrap();
    let identity = hub.identity(&token).await.unwrap();
    assert!(identity.starts_with("us-east-1:"), "{identity}");
    assert_eq!(hub.identity(&token).await.unwrap(), identity);
    let credentials = hub.credentials(&identity, Some(&token)).await.unwrap();
    assert!(credentials.access_key_id.unwrap().starts_with("ASIA"));
    assert!(
        credentials.secret_key.is_some() && credentials.session_token.is_some() && credentials.expiration.is_some()
    );
    // Nobody else's, and no guest's.
    assert_eq!(refused(hub.credentials(&identity, None).await).0, "NotAuthorizedException");
}

#[tokio::test]
async fn a_guest_becomes_somebody_and_keeps_the_identity() {
    let server = start();
    let pool = Pool::new(&server, false).await;
    let hub = Hub::new(&server, &pool).await;
    let guest = hub.guest().await;
    assert!(hub.credentials(&guest, None).await.is_ok());
    pool.person(&server, "alice").await;
    let token = pool.sign_in("alice", PASSWORD).await.id_token.unwrap();
    assert!(hub.credentials(&guest, Some(&token)).await.is_ok());
    assert_eq!(hub.identity(&token).await.unwrap(), guest);
}

#[tokio::test]
async fn what_is_no_login_is_refused() {
    let server = start();
    let (pool, foreign) = (Pool::new(&server, false).await, Pool::new(&server, false).await);
    let hub = Hub::new(&server, &pool).await;
    pool.person(&server, "alice").await;
    foreign.person(&server, "bob").await;
    let tokens = pool.sign_in("alice", PASSWORD).await;
    let token = tokens.id_token.unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    for (wrong, message) in [
        (format!("{signed}.{}", other_code(signature)), "Invalid login token. Couldn't verify signed token."),
        (
            foreign.sign_in("bob", PASSWORD).await.id_token.unwrap(),
            "Invalid login token. Issuer doesn't match providerName",
        ),
        (tokens.access_token.unwrap(), "Invalid login token. Missing a required claim: aud"),
    ] {
        let error = hub.identity(&wrong).await.unwrap_err();
        assert!(matches!(&error, GetIdError::NotAuthorizedException(_)), "{error:?}");
        assert_eq!(refused(Err::<(), _>(error)), exception("NotAuthorizedException", message));
    }
    advance_clock(&server, 3601);
    let (name, message) = refused(hub.identity(&token).await);
    assert_eq!(name, "NotAuthorizedException");
    assert!(message.starts_with("Invalid login token. Token expired: "), "{message}");
}
