//! An identity pool that trusts a user pool, and what its credentials may do.

use poolgate::{
    env::SecretString,
    issuer_local::{
        Role,
        policy::Context,
        sigv4::{Payload, SignedRequest, SigningKey, sign},
    },
    wire::{
        Result,
        identity_pools::{
            CognitoIdentityProvider, CreateIdentityPoolInput, Credentials, GetCredentialsForIdentityInput, GetIdInput,
            SetIdentityPoolRolesInput,
        },
    },
};

use crate::{TestPoolgate, TestTokens, TestUserPool};

/// The logins that go with a call: the provider's name and its token.
type Logins = Option<std::collections::BTreeMap<String, poolgate::wire::Sensitive<String>>>;

/// An identity pool with a role for those who are signed in, and perhaps one for guests. Cheap to clone.
#[derive(Debug, Clone)]
pub struct TestIdentityPool {
    poolgate: TestPoolgate,
    id: String,
    provider: String,
}

/// An identity with temporary credentials.
#[derive(Debug, Clone)]
pub struct TestIdentity {
    poolgate: TestPoolgate,
    /// The identity, `<region>:<uuid>`.
    pub id: String,
    /// Its credentials.
    pub credentials: Credentials,
}

impl TestPoolgate {
    /// An identity pool that takes the tokens of `users`. Who is signed in gets a role with the permission policy
    /// `signed_in` (IAM JSON); guests get one with `guests`, or are refused without it.
    ///
    /// # Panics
    /// When a policy is malformed.
    #[expect(clippy::expect_used, reason = "a test fails by panicking")]
    pub async fn identity_pool(&self, users: &TestUserPool, signed_in: &str, guests: Option<&str>) -> TestIdentityPool {
        let region = users.id().split_once('_').map_or("us-east-1", |(region, _)| region);
        let provider = format!("cognito-idp.{region}.amazonaws.com/{}", users.id());
        let pool = CreateIdentityPoolInput {
            identity_pool_name: "people".to_owned(),
            allow_unauthenticated_identities: guests.is_some(),
            cognito_identity_providers: Some(vec![CognitoIdentityProvider {
                provider_name: Some(provider.clone()),
                client_id: Some(users.client_id().to_owned()),
                server_side_token_check: Some(true),
            }]),
            ..Default::default()
        };
        let pool = self.identity_pools().create_identity_pool(pool).await.expect("the identity pool is made");
        let id = pool.identity_pool_id;
        let issuer = self.poolgate().issuer().expect("the issuer is our own");
        let name = id.split_once(':').map_or(id.as_str(), |(_, name)| name);
        let role = |kind: &str, policy| {
            let arn = format!("arn:aws:iam::000000000000:role/{kind}-{name}");
            let role = Role::for_identity_pool(&arn, &id, kind == "authenticated").expect("the role is sound");
            issuer.roles().insert(role.with_policy(policy).expect("the policy is sound"));
            (kind.to_owned(), arn)
        };
        let guests = guests.map(|policy| role("unauthenticated", policy));
        let roles = SetIdentityPoolRolesInput {
            identity_pool_id: id.clone(),
            roles: [role("authenticated", signed_in)].into_iter().chain(guests).collect(),
            ..Default::default()
        };
        self.identity_pools().set_identity_pool_roles(roles).await.expect("the roles are set");
        TestIdentityPool { poolgate: self.clone(), id, provider }
    }
}

impl TestIdentityPool {
    /// The identity pool's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name under which it takes the user pool's ID tokens.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Takes a login on to an identity with credentials: the second half of the handshake.
    pub async fn exchange(&self, tokens: &TestTokens) -> Result<TestIdentity> {
        self.credentials(Some([(self.provider.clone(), tokens.id.as_str().into())].into())).await
    }

    /// A new guest.
    pub async fn guest(&self) -> Result<TestIdentity> {
        self.credentials(None).await
    }

    #[expect(clippy::expect_used, reason = "a test fails by panicking")]
    async fn credentials(&self, logins: Logins) -> Result<TestIdentity> {
        let pools = self.poolgate.identity_pools();
        let input = GetIdInput { identity_pool_id: self.id.clone(), logins: logins.clone(), ..Default::default() };
        let id = pools.get_id(input).await?.identity_id.expect("an identity has an id");
        let input = GetCredentialsForIdentityInput { identity_id: id.clone(), logins, ..Default::default() };
        let credentials = pools.get_credentials_for_identity(input).await?.credentials.expect("credentials");
        Ok(TestIdentity { poolgate: self.poolgate.clone(), id, credentials })
    }
}

impl TestIdentity {
    /// Whether the credentials are good now and let their holder do `action` (such as `s3:PutObject`) on `resource` (its
    /// ARN): a request is signed with them, and judged as the resource would.
    pub fn may(&self, action: &str, resource: &str) -> bool {
        let Credentials { access_key_id, secret_key, session_token, .. } = &self.credentials;
        let secret_key = secret_key.as_ref().map(|secret| SecretString::from(secret.expose().as_str()));
        let session_token = session_token.as_deref().map(SecretString::from);
        let (Some(access_key_id), Some(secret_key)) = (access_key_id, &secret_key) else { return false };
        let key = SigningKey { access_key_id, secret_key, session_token: session_token.as_ref() };
        let host = [("host", "resource.example.com")];
        let request =
            SignedRequest { method: "GET", path: "/", query: "", headers: &host, payload: Payload::Bytes(b"") };
        let now = self.poolgate.now();
        let signature = sign(&request, &key, "us-east-1", "execute-api", now);
        let headers: Vec<_> =
            host.into_iter().chain(signature.iter().map(|(name, value)| (*name, value.as_str()))).collect();
        let request = SignedRequest { headers: &headers, ..request };
        self.poolgate.poolgate().issuer().is_some_and(|issuer| {
            issuer
                .authenticate(&request, now)
                .is_ok_and(|who| issuer.authorize(&who, action, resource, &Context::new()).is_allowed())
        })
    }
}
