//! The service through its front door, with a store in memory, a clock that stands still, and a stub for everything
//! outside.

mod credentials;
mod faults;
mod identities;
mod pools;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use futures::executor::block_on;
use poolgate_env::{ManualClock, Millis, RootKey, SecretString, SeededEntropy};
use poolgate_storage_trait::{MemoryStore, faults::FaultyStore};
use poolgate_token::StoredKeys;
use poolgate_wire::{
    Code, Error, Sensitive,
    identity_pools::{CognitoIdentityProvider, CreateIdentityPoolInput, GetIdInput},
};
use serde_json::{Map, Value, json};

use crate::{AssumeRole, CredentialIssuer, Credentials, IdentityPools, IssueError, LoginError, LoginVerifier};

pub(crate) const NOW: Millis = Millis::from_secs(1_795_348_800);
pub(crate) const USERS: &str = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Users";
/// The same user pool by its issuer.
pub(crate) const USERS_BY_ISSUER: &str = "localhost:9229/us-east-1_Users";
pub(crate) const CLIENT: &str = "client1";
pub(crate) const GOOGLE: &str = "accounts.google.com";
pub(crate) const OIDC_ARN: &str = "arn:aws:iam::123456789012:oidc-provider/idp.example.com/tenant";
pub(crate) const AUTH_ROLE: &str = "arn:aws:iam::123456789012:role/Auth";
pub(crate) const GUEST_ROLE: &str = "arn:aws:iam::123456789012:role/Guest";

/// A service and what it is made of.
pub(crate) struct Bench {
    pub(crate) pools: Arc<IdentityPools>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) issuer: Arc<StubIssuer>,
    pub(crate) store: Arc<FaultyStore<MemoryStore>>,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let store = Arc::new(FaultyStore::new(MemoryStore::new()));
        let clock = Arc::new(ManualClock::at(NOW));
        let entropy = Arc::new(SeededEntropy::new(1));
        let issuer = Arc::new(StubIssuer::default());
        let keys = StoredKeys::for_identity_pools(store.clone(), RootKey::new([7; 32]), entropy.clone());
        let pools = IdentityPools::builder(store.clone(), issuer.clone(), Arc::new(keys))
            .verifier(Arc::new(StubVerifier))
            .clock(clock.clone())
            .entropy(entropy)
            .region("us-east-1")
            .account("123456789012")
            .build();
        Self { pools: Arc::new(pools), clock, issuer, store }
    }

    /// A pool that trusts a user pool, Google and an OpenID provider, and lets in guests.
    pub(crate) fn pool(&self) -> String {
        self.pool_with(|_| {})
    }

    pub(crate) fn pool_with(&self, change: impl FnOnce(&mut CreateIdentityPoolInput)) -> String {
        let mut input = CreateIdentityPoolInput {
            identity_pool_name: "pool".into(),
            allow_unauthenticated_identities: true,
            allow_classic_flow: Some(true),
            cognito_identity_providers: Some(vec![CognitoIdentityProvider {
                provider_name: Some(USERS.into()),
                client_id: Some(CLIENT.into()),
                server_side_token_check: Some(true),
            }]),
            supported_login_providers: Some(BTreeMap::from([(GOOGLE.into(), "other;app".into())])),
            open_id_connect_provider_arns: Some(vec![OIDC_ARN.into()]),
            ..Default::default()
        };
        change(&mut input);
        block_on(self.pools.create_identity_pool(input)).unwrap().identity_pool_id
    }

    pub(crate) fn id(&self, pool: &str, logins: &[(&str, String)]) -> Result<String, Error> {
        let input =
            GetIdInput { identity_pool_id: pool.into(), logins: Some(self::logins(logins)), ..Default::default() };
        block_on(self.pools.get_id(input)).map(|output| output.identity_id.unwrap())
    }
}

pub(crate) fn logins(logins: &[(&str, String)]) -> BTreeMap<String, Sensitive<String>> {
    logins.iter().map(|(provider, token)| ((*provider).to_owned(), Sensitive::new(token.clone()))).collect()
}

/// What the stub takes for a token: its claims.
pub(crate) fn token(sub: &str, aud: &str) -> String {
    json!({ "sub": sub, "aud": aud }).to_string()
}

pub(crate) fn alice() -> (&'static str, String) {
    (USERS, token("alice", CLIENT))
}

pub(crate) fn alice_at_google() -> (&'static str, String) {
    (GOOGLE, token("google-alice", "app"))
}

pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> (Code, String) {
    let error = result.unwrap_err();
    (error.code, error.message)
}

/// Takes claims in JSON for a token; `fails` among them is how it fails.
#[derive(Debug)]
struct StubVerifier;

#[async_trait]
impl LoginVerifier for StubVerifier {
    fn provider_name(&self, provider: &str) -> Option<String> {
        match provider {
            USERS | USERS_BY_ISSUER => Some(USERS.to_owned()),
            GOOGLE | "idp.example.com/tenant" => Some(provider.to_owned()),
            _ => None,
        }
    }

    async fn verify(&self, _: &str, token: &str, now: Millis) -> Result<Map<String, Value>, LoginError> {
        let claims: Map<String, Value> = serde_json::from_str(token).map_err(|_| LoginError::NotAToken)?;
        match claims.get("fails").and_then(Value::as_str) {
            Some("foreign") => Err(LoginError::NotCognito),
            Some("signature") => Err(LoginError::Signature),
            Some("issuer") => Err(LoginError::Issuer),
            Some("expired") => Err(LoginError::Expired { exp: now.secs() - 1, now: now.secs() }),
            Some("down") => Err(LoginError::Unavailable("connection refused".into())),
            _ => Ok(claims),
        }
    }

    async fn check(&self, _: &str, claims: &Map<String, Value>, _: Millis) -> Result<(), LoginError> {
        if claims.contains_key("revoked") { Err(LoginError::Revoked) } else { Ok(()) }
    }
}

/// Issues to whatever role, but to one, and remembers what it was asked.
#[derive(Debug, Default)]
pub(crate) struct StubIssuer(pub(crate) Mutex<Vec<AssumeRole>>);

impl StubIssuer {
    pub(crate) fn last(&self) -> AssumeRole {
        self.0.lock().unwrap().last().cloned().unwrap()
    }
}

#[async_trait]
impl CredentialIssuer for StubIssuer {
    async fn issue(&self, request: AssumeRole, now: Millis) -> Result<Credentials, IssueError> {
        if request.role_arn.ends_with("Untrusting") {
            return Err(IssueError::Refused { role_arn: request.role_arn, reason: "no trust".into() });
        }
        self.0.lock().unwrap().push(request);
        Ok(Credentials {
            access_key_id: "ASIASTUB".into(),
            secret_key: SecretString::from("secret"),
            session_token: SecretString::from("token"),
            expiration: now + Duration::from_hours(1),
        })
    }
}
