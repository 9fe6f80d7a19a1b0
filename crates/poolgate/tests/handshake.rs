//! The two-step handshake through the facade: a login at the user pool, credentials from the identity pool, and their use
//! at a resource.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "issuer-local")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::executor::block_on;
use poolgate::{
    Poolgate,
    env::{ManualClock, Millis, SeededEntropy},
    issuer_local::{
        Role,
        policy::Context,
        sigv4::{Payload, SignedRequest, SigningKey, sign},
    },
    wire::{
        Code, Error, Sensitive,
        identity_pools::{
            CognitoIdentityProvider, CreateIdentityPoolInput, GetCredentialsForIdentityInput, GetIdInput,
            SetIdentityPoolRolesInput,
        },
        user_pools::{
            AdminCreateUserInput, AdminDisableUserInput, AdminSetUserPasswordInput, AdminUserGlobalSignOutInput,
            AuthFlowType, CreateUserPoolClientInput, CreateUserPoolInput, ExplicitAuthFlowsType, InitiateAuthInput,
        },
    },
};

const ROLE: &str = "arn:aws:iam::000000000000:role/Uploader";
const NOW: Millis = Millis::from_secs(1_700_000_000);

struct House {
    poolgate: Poolgate,
    clock: Arc<ManualClock>,
    pool_id: String,
    client_id: Sensitive<String>,
    identity_pool_id: String,
}

impl House {
    async fn new(server_side_check: bool) -> Self {
        let clock = Arc::new(ManualClock::at(NOW));
        let poolgate = Poolgate::builder()
            .memory()
            .clock(clock.clone())
            .entropy(Arc::new(SeededEntropy::new(1)))
            .public_url("https://auth.example.com/")
            .build()
            .unwrap();
        let pools = poolgate.user_pools();
        let pool = CreateUserPoolInput { pool_name: "people".into(), ..Default::default() };
        let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".into(),
            explicit_auth_flows: Some(vec![ExplicitAuthFlowsType::AllowUserPasswordAuth]),
            ..Default::default()
        };
        let client = pools.create_user_pool_client(client).await.unwrap();
        let client_id = client.user_pool_client.unwrap().client_id.unwrap();
        let provider = CognitoIdentityProvider {
            provider_name: Some(format!("cognito-idp.us-east-1.amazonaws.com/{pool_id}")),
            client_id: Some(client_id.expose().clone()),
            server_side_token_check: Some(server_side_check),
        };
        let identity_pool = CreateIdentityPoolInput {
            identity_pool_name: "people".into(),
            cognito_identity_providers: Some(vec![provider]),
            ..Default::default()
        };
        let identity_pool = poolgate.identity_pools().create_identity_pool(identity_pool).await.unwrap();
        let identity_pool_id = identity_pool.identity_pool_id;
        let roles = SetIdentityPoolRolesInput {
            identity_pool_id: identity_pool_id.clone(),
            roles: BTreeMap::from([("authenticated".to_owned(), ROLE.to_owned())]),
            ..Default::default()
        };
        poolgate.identity_pools().set_identity_pool_roles(roles).await.unwrap();
        let role = Role::for_identity_pool(ROLE, &identity_pool_id, true).unwrap().with_policy(
            r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
                "Resource": "arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*"}]}"#,
        );
        poolgate.issuer().unwrap().roles().insert(role.unwrap());
        Self { poolgate, clock, pool_id, client_id, identity_pool_id }
    }

    /// Signs alice in: her ID and access token.
    async fn sign_in(&self) -> (String, String) {
        let pools = self.poolgate.user_pools();
        let user =
            AdminCreateUserInput { user_pool_id: self.pool_id.clone(), username: "alice".into(), ..Default::default() };
        pools.admin_create_user(user).await.unwrap();
        let password = AdminSetUserPasswordInput {
            user_pool_id: self.pool_id.clone(),
            username: "alice".into(),
            password: "Correct-horse-1".into(),
            permanent: Some(true),
        };
        pools.admin_set_user_password(password).await.unwrap();
        let parameters = [("USERNAME", "alice"), ("PASSWORD", "Correct-horse-1")];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let input = InitiateAuthInput {
            auth_flow: AuthFlowType::UserPasswordAuth,
            client_id: self.client_id.clone(),
            auth_parameters: Some(BTreeMap::from(parameters).into()),
            ..Default::default()
        };
        let tokens = pools.initiate_auth(input).await.unwrap().authentication_result.unwrap();
        (tokens.id_token.unwrap().into_inner(), tokens.access_token.unwrap().into_inner())
    }

    async fn identity(&self, provider: &str, token: &str) -> Result<String, Error> {
        let input = GetIdInput {
            identity_pool_id: self.identity_pool_id.clone(),
            logins: Some(BTreeMap::from([(provider.to_owned(), token.into())])),
            ..Default::default()
        };
        Ok(self.poolgate.identity_pools().get_id(input).await?.identity_id.unwrap())
    }

    fn provider(&self) -> String {
        format!("cognito-idp.us-east-1.amazonaws.com/{}", self.pool_id)
    }

    async fn refusal(&self, provider: &str, token: &str) -> String {
        let error = self.identity(provider, token).await.unwrap_err();
        assert_eq!(error.code, Code::NotAuthorizedException);
        error.message
    }
}

#[test]
fn a_login_becomes_credentials_that_open_what_the_role_allows() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, _) = house.sign_in().await;
        let identity = house.identity(&house.provider(), &id_token).await.unwrap();
        let input = GetCredentialsForIdentityInput {
            identity_id: identity.clone(),
            logins: Some(BTreeMap::from([(house.provider(), id_token.as_str().into())])),
            ..Default::default()
        };
        let credentials = house.poolgate.identity_pools().get_credentials_for_identity(input).await.unwrap();
        let credentials = credentials.credentials.unwrap();
        let (secret, token) = (credentials.secret_key.unwrap(), credentials.session_token.unwrap());
        let (secret, token) = (secret.expose().as_str().into(), token.as_str().into());
        let key = SigningKey {
            access_key_id: &credentials.access_key_id.unwrap(),
            secret_key: &secret,
            session_token: Some(&token),
        };
        let request = SignedRequest {
            method: "PUT",
            path: "/photos/cat.jpg",
            query: "",
            headers: &[("host", "s3.example.com")],
            payload: Payload::Bytes(b"a picture"),
        };
        let signature = sign(&request, &key, "us-east-1", "s3", NOW);
        let headers: Vec<_> = [("host", "s3.example.com")]
            .into_iter()
            .chain(signature.iter().map(|(name, value)| (*name, value.as_str())))
            .collect();
        let issuer = house.poolgate.issuer().unwrap();
        let who = issuer.authenticate(&SignedRequest { headers: &headers, ..request }, NOW).unwrap();
        assert_eq!(who.identity_id(), identity);
        let may = |key: &str| {
            let resource = format!("arn:aws:s3:::photos/{key}");
            issuer.authorize(&who, "s3:PutObject", &resource, &Context::new()).is_allowed()
        };
        assert!(may(&format!("{identity}/cat.jpg")) && !may("somebody-else/cat.jpg"));
    });
}

#[test]
fn a_user_pool_has_two_names_and_is_one_provider() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, _) = house.sign_in().await;
        let identity = house.identity(&house.provider(), &id_token).await.unwrap();
        let by_issuer = format!("auth.example.com/{}", house.pool_id);
        assert_eq!(house.identity(&by_issuer, &id_token).await.unwrap(), identity);
        assert!(house.identity(&format!("other.example.com/{}", house.pool_id), &id_token).await.is_err());
    });
}

#[test]
fn what_is_no_login_of_the_pool_is_refused() {
    block_on(async {
        let house = House::new(false).await;
        let (id_token, access_token) = house.sign_in().await;
        let provider = house.provider();
        let refusal = house.refusal(&provider, &access_token).await;
        assert_eq!(refusal, "Invalid login token. Missing a required claim: aud");
        let (signed, signature) = id_token.rsplit_once('.').unwrap();
        let first = if signature.starts_with('A') { 'B' } else { 'A' };
        let forged = format!("{signed}.{first}{}", signature.get(1..).unwrap());
        let refusal = house.refusal(&provider, &forged).await;
        assert_eq!(refusal, "Invalid login token. Couldn't verify signed token.");
        assert!(house.refusal(&provider, "no token").await.starts_with("Invalid login token. Not a valid"));
        house.clock.advance(Duration::from_secs(3601));
        let refusal = house.refusal(&provider, &id_token).await;
        let (expiry, now) = (NOW.secs() + 3600, NOW.secs() + 3601);
        assert_eq!(refusal, format!("Invalid login token. Token expired: {expiry} >= {now}"));
    });
}

#[test]
fn a_disabled_user_is_noticed_where_the_identity_pool_asks() {
    block_on(async {
        for server_side_check in [false, true] {
            let house = House::new(server_side_check).await;
            let (id_token, _) = house.sign_in().await;
            let disable = AdminDisableUserInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
            house.poolgate.user_pools().admin_disable_user(disable).await.unwrap();
            assert_eq!(house.identity(&house.provider(), &id_token).await.is_err(), server_side_check);
        }
    });
}

#[test]
fn a_signed_out_user_is_noticed_where_the_identity_pool_asks() {
    block_on(async {
        for server_side_check in [false, true] {
            let house = House::new(server_side_check).await;
            let (id_token, _) = house.sign_in().await;
            let sign_out =
                AdminUserGlobalSignOutInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
            house.poolgate.user_pools().admin_user_global_sign_out(sign_out).await.unwrap();
            assert_eq!(house.identity(&house.provider(), &id_token).await.is_err(), server_side_check);
        }
    });
}
