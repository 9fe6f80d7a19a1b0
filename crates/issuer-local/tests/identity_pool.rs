//! An identity pool with the local issuer behind it: from a login to a signed request that a role allows or not.
#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::executor::block_on;
use poolgate_env::{ManualClock, Millis, RootKey, SecretString, SeededEntropy};
use poolgate_identitypool_core::{IdentityPools, LoginError, LoginVerifier};
use poolgate_issuer_local::{
    LocalIssuer, Principal, Role, Roles,
    policy::Context,
    sigv4::{AuthError, Payload, Scope, SignedRequest, SigningKey, sign},
};
use poolgate_storage_trait::MemoryStore;
use poolgate_token::StoredKeys;
use poolgate_wire::{
    Code,
    identity_pools::{
        CognitoIdentityProvider, CreateIdentityPoolInput, Credentials, GetCredentialsForIdentityInput, GetIdInput,
        SetIdentityPoolRolesInput,
    },
};
use serde_json::{Map, Value, json};

const NOW: Millis = Millis::from_secs(1_795_348_800);
const USERS: &str = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Users";
const UPLOADER: &str = "arn:aws:iam::123456789012:role/Uploader";
const GUEST: &str = "arn:aws:iam::123456789012:role/Guest";
const OWN_FOLDER: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:PutObject","iam:ListUsers"],
    "Resource":["arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*","arn:aws:iam::123456789012:*"]}}"#;

/// Takes any text for a token of the user with that name.
#[derive(Debug)]
struct Names;

#[async_trait]
impl LoginVerifier for Names {
    fn provider_name(&self, provider: &str) -> Option<String> {
        (provider == USERS).then(|| provider.to_owned())
    }

    async fn verify(&self, _: &str, token: &str, _: Millis) -> Result<Map<String, Value>, LoginError> {
        let claims = json!({ "sub": token, "aud": "client" });
        claims.as_object().cloned().ok_or(LoginError::NotAToken)
    }

    async fn check(&self, _: &str, _: &Map<String, Value>, _: Millis) -> Result<(), LoginError> {
        Ok(())
    }
}

struct House {
    pools: IdentityPools,
    issuer: Arc<LocalIssuer>,
    clock: Arc<ManualClock>,
    pool: String,
}

impl House {
    fn new() -> Self {
        let (store, entropy) = (Arc::new(MemoryStore::new()), Arc::new(SeededEntropy::new(1)));
        let (root, clock) = (RootKey::new([7; 32]), Arc::new(ManualClock::at(NOW)));
        let issuer = LocalIssuer::new(root.clone(), Arc::new(Roles::new())).with_entropy(entropy.clone());
        let issuer = Arc::new(issuer);
        let keys = StoredKeys::for_identity_pools(store.clone(), root, entropy.clone());
        let pools = IdentityPools::builder(store, issuer.clone(), Arc::new(keys))
            .verifier(Arc::new(Names))
            .clock(clock.clone())
            .entropy(entropy)
            .build();
        let pool = block_on(pools.create_identity_pool(CreateIdentityPoolInput {
            identity_pool_name: "photos".into(),
            allow_unauthenticated_identities: true,
            cognito_identity_providers: Some(vec![CognitoIdentityProvider {
                provider_name: Some(USERS.into()),
                client_id: Some("client".into()),
                server_side_token_check: None,
            }]),
            ..Default::default()
        }));
        let pool = pool.unwrap().identity_pool_id;
        for (arn, authenticated) in [(UPLOADER, true), (GUEST, false)] {
            let role = Role::for_identity_pool(arn, &pool, authenticated).unwrap();
            issuer.roles().insert(role.with_policy(OWN_FOLDER).unwrap());
        }
        let house = Self { pools, issuer, clock, pool };
        house.set_roles(UPLOADER, GUEST);
        house
    }

    fn set_roles(&self, authenticated: &str, unauthenticated: &str) {
        block_on(self.pools.set_identity_pool_roles(SetIdentityPoolRolesInput {
            identity_pool_id: self.pool.clone(),
            roles: BTreeMap::from([
                ("authenticated".into(), authenticated.into()),
                ("unauthenticated".into(), unauthenticated.into()),
            ]),
            role_mappings: None,
        }))
        .unwrap();
    }

    fn credentials(&self, user: Option<&str>) -> poolgate_wire::Result<(String, Credentials)> {
        let logins = user.map(|user| BTreeMap::from([(USERS.to_owned(), user.into())]));
        let input = GetIdInput { identity_pool_id: self.pool.clone(), logins: logins.clone(), ..Default::default() };
        let identity_id = block_on(self.pools.get_id(input))?.identity_id.unwrap();
        let input = GetCredentialsForIdentityInput { identity_id, logins, custom_role_arn: None };
        let output = block_on(self.pools.get_credentials_for_identity(input))?;
        Ok((output.identity_id.unwrap(), output.credentials.unwrap()))
    }

    fn upload(&self, credentials: &Credentials, signed_at: Millis, now: Millis) -> Result<Principal, AuthError> {
        let secret = SecretString::from(credentials.secret_key.as_ref().unwrap().expose().as_str());
        let token = SecretString::from(credentials.session_token.as_deref().unwrap());
        let key = SigningKey {
            access_key_id: credentials.access_key_id.as_deref().unwrap(),
            secret_key: &secret,
            session_token: Some(&token),
        };
        let headers = [("host", "s3.example.com")];
        let payload = Payload::Bytes(b"a picture");
        let request = SignedRequest { method: "PUT", path: "/photos/x.jpg", query: "", headers: &headers, payload };
        let added = sign(&request, &key, "us-east-1", "s3", signed_at);
        let mut headers = headers.to_vec();
        headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
        let scope = Scope { services: &["s3"], region: None };
        self.issuer.authenticate_for(&SignedRequest { headers: &headers, ..request }, &scope, now)
    }

    fn may(&self, who: &Principal, action: &str, resource: &str) -> bool {
        self.issuer.authorize(who, action, resource, &Context::new()).is_allowed()
    }
}

#[test]
fn a_login_becomes_an_upload_to_ones_own_folder_alone() {
    let house = House::new();
    let (alice, credentials) = house.credentials(Some("alice")).unwrap();
    let (bob, _) = house.credentials(Some("bob")).unwrap();
    let who = house.upload(&credentials, NOW, NOW).unwrap();
    assert_eq!((who.identity_id(), who.role_arn()), (alice.as_str(), UPLOADER));
    assert!(house.may(&who, "s3:PutObject", &format!("arn:aws:s3:::photos/{alice}/x.jpg")));
    assert!(!house.may(&who, "s3:PutObject", &format!("arn:aws:s3:::photos/{bob}/x.jpg")));
    assert!(!house.may(&who, "s3:GetObject", &format!("arn:aws:s3:::photos/{alice}/x.jpg")));
    assert!(house.may(&who, "iam:ListUsers", "arn:aws:iam::123456789012:user/x"));
}

#[test]
fn a_guest_keeps_within_the_guests_session_policy() {
    let house = House::new();
    let (guest, credentials) = house.credentials(None).unwrap();
    let who = house.upload(&credentials, NOW, NOW).unwrap();
    assert!(house.may(&who, "s3:PutObject", &format!("arn:aws:s3:::photos/{guest}/x.jpg")));
    assert!(!house.may(&who, "iam:ListUsers", "arn:aws:iam::123456789012:user/x"));
}

#[test]
fn credentials_end_when_they_say() {
    let house = House::new();
    let (_, credentials) = house.credentials(Some("alice")).unwrap();
    let end = Millis(credentials.expiration.unwrap().millis());
    assert_eq!(end, NOW + Duration::from_hours(1));
    let before = Millis(end.0 - 1);
    assert!(house.upload(&credentials, before, before).is_ok());
    assert_eq!(house.upload(&credentials, end, end).map(|_| ()), Err(AuthError::ExpiredToken));
    house.clock.set(end);
    let (_, renewed) = house.credentials(Some("alice")).unwrap();
    assert!(house.upload(&renewed, end, end).is_ok());
}

#[test]
fn a_role_that_does_not_trust_the_identity_is_a_misconfigured_pool() {
    let house = House::new();
    house.set_roles(GUEST, UPLOADER);
    for user in [Some("alice"), None] {
        let error = house.credentials(user).unwrap_err();
        assert_eq!(error.code, Code::InvalidIdentityPoolConfigurationException);
        assert_eq!(error.message, "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
