//! The SDK's clients, and a user pool with what most tests begin with.

use std::{collections::HashMap, fmt::Debug};

use aws_credential_types::Credentials;
use aws_sdk_cognitoidentity as identity_pools;
use aws_sdk_cognitoidentityprovider::{
    self as user_pools,
    config::{BehaviorVersion, Region, retry::RetryConfig},
    error::ProvideErrorMetadata,
    operation::{
        initiate_auth::builders::InitiateAuthFluentBuilder,
        respond_to_auth_challenge::builders::RespondToAuthChallengeFluentBuilder,
    },
    types::{
        AttributeType, AuthFlowType, AuthenticationResultType, ChallengeNameType, ExplicitAuthFlowsType,
        VerifiedAttributeType,
    },
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use poolgate::{
    env::{Clock as _, SystemClock, SystemEntropy},
    user_pools::srp::{self, client::Client},
};
use poolgate_tests::Server;
use ring::hmac;
use serde_json::Value;

pub(crate) const PASSWORD: &str = "Correct-Horse-9";

const REGION: Region = Region::from_static("us-east-1");

/// Who signs. A server that is told of no keys takes any.
pub(crate) const ACCESS_KEY: (&str, &str) = ("AKIAPOOLGATETESTS", "the-tests-secret-0d4b7e");

pub(crate) fn user_pools(server: &Server) -> user_pools::Client {
    user_pools_as(server, ACCESS_KEY)
}

/// With another key, by its id and its secret.
pub(crate) fn user_pools_as(server: &Server, (id, secret): (&str, &str)) -> user_pools::Client {
    let config = user_pools::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(REGION)
        .credentials_provider(Credentials::new(id, secret, None, None, "tests"))
        .endpoint_url(server.url())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        // What needs a second try has found something.
        .retry_config(RetryConfig::disabled());
    user_pools::Client::from_conf(config.build())
}

pub(crate) fn identity_pools(server: &Server) -> identity_pools::Client {
    let config = identity_pools::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(REGION)
        .credentials_provider(Credentials::new(ACCESS_KEY.0, ACCESS_KEY.1, None, None, "tests"))
        .endpoint_url(server.url())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .retry_config(RetryConfig::disabled());
    identity_pools::Client::from_conf(config.build())
}

/// Exception and message of a call that must have been refused.
pub(crate) fn refused<T: Debug, E: ProvideErrorMetadata>(result: Result<T, E>) -> (String, String) {
    let error = result.unwrap_err();
    (error.code().unwrap_or_default().to_owned(), error.message().unwrap_or_default().to_owned())
}

/// As [`refused`] gives it.
pub(crate) fn exception(name: &str, message: &str) -> (String, String) {
    (name.to_owned(), message.to_owned())
}

/// The messages that were sent, oldest first.
pub(crate) fn outbox(server: &Server) -> Vec<Value> {
    let reply = server.request("GET", "/_poolgate/outbox", &[], b"").unwrap();
    serde_json::from_str(&reply.body).unwrap()
}

/// The code that a user received last.
pub(crate) fn code(server: &Server, username: &str) -> String {
    let messages = outbox(server);
    let last = messages.iter().rfind(|message| message["username"] == username).unwrap();
    last["code"].as_str().unwrap().to_owned()
}

pub(crate) fn advance_clock(server: &Server, seconds: u32) {
    let body = format!(r#"{{"advance_seconds": {seconds}}}"#);
    assert_eq!(server.request("POST", "/_poolgate/clock", &[], body.as_bytes()).unwrap().status, 200);
}

/// A user pool with an app client.
pub(crate) struct Pool {
    pub(crate) api: user_pools::Client,
    pub(crate) id: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
}

impl Pool {
    pub(crate) async fn new(server: &Server, with_secret: bool) -> Self {
        let api = user_pools(server);
        let pool = api.create_user_pool().pool_name("people").auto_verified_attributes(VerifiedAttributeType::Email);
        let id = pool.send().await.unwrap().user_pool.unwrap().id.unwrap();
        let client = api
            .create_user_pool_client()
            .user_pool_id(&id)
            .client_name("app")
            .generate_secret(with_secret)
            .explicit_auth_flows(ExplicitAuthFlowsType::AllowUserPasswordAuth)
            .explicit_auth_flows(ExplicitAuthFlowsType::AllowUserSrpAuth)
            .explicit_auth_flows(ExplicitAuthFlowsType::AllowRefreshTokenAuth);
        let client = client.send().await.unwrap().user_pool_client.unwrap();
        Self { api, id, client_id: client.client_id.unwrap(), client_secret: client.client_secret }
    }

    /// The same pool by way of another server.
    pub(crate) fn at(&self, server: &Server) -> Self {
        let (id, client_id) = (self.id.clone(), self.client_id.clone());
        Self { api: user_pools(server), id, client_id, client_secret: self.client_secret.clone() }
    }

    /// The name of the pool among an identity pool's logins.
    pub(crate) fn provider(&self) -> String {
        format!("cognito-idp.us-east-1.amazonaws.com/{}", self.id)
    }

    /// SECRET_HASH for a client with a secret.
    pub(crate) fn secret_hash(&self, username: &str) -> Option<String> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.client_secret.as_ref()?.as_bytes());
        Some(STANDARD.encode(hmac::sign(&key, format!("{username}{}", self.client_id).as_bytes())))
    }

    pub(crate) async fn sign_up(&self, username: &str) {
        let email = AttributeType::builder().name("email").value(format!("{username}@example.com")).build().unwrap();
        let sign_up = self.api.sign_up().client_id(&self.client_id).username(username).password(PASSWORD);
        let sign_up = sign_up.user_attributes(email).set_secret_hash(self.secret_hash(username));
        sign_up.send().await.unwrap();
    }

    pub(crate) async fn confirm(&self, username: &str, code: &str) {
        let confirm = self.api.confirm_sign_up().client_id(&self.client_id).username(username);
        let confirm = confirm.confirmation_code(code).set_secret_hash(self.secret_hash(username));
        confirm.send().await.unwrap();
    }

    /// Somebody who has signed up and confirmed it.
    pub(crate) async fn person(&self, server: &Server, username: &str) {
        self.sign_up(username).await;
        self.confirm(username, &code(server, username)).await;
    }

    /// The beginning of a sign-in, or a refresh.
    pub(crate) fn initiate(&self, flow: AuthFlowType, parameters: &[(&str, &str)]) -> InitiateAuthFluentBuilder {
        let named = parameters.iter().find(|(name, _)| *name == "USERNAME");
        let hash = named.and_then(|(_, username)| self.secret_hash(username));
        let mut initiate = self.api.initiate_auth().client_id(&self.client_id).auth_flow(flow);
        for (name, value) in parameters {
            initiate = initiate.auth_parameters(*name, *value);
        }
        match hash {
            Some(hash) => initiate.auth_parameters("SECRET_HASH", hash),
            None => initiate,
        }
    }

    /// The answer to a challenge.
    pub(crate) fn respond(
        &self,
        challenge: ChallengeNameType,
        responses: HashMap<String, String>,
    ) -> RespondToAuthChallengeFluentBuilder {
        let respond = self.api.respond_to_auth_challenge().client_id(&self.client_id).challenge_name(challenge);
        respond.set_challenge_responses(Some(responses))
    }

    pub(crate) async fn sign_in(&self, username: &str, password: &str) -> AuthenticationResultType {
        let parameters = [("USERNAME", username), ("PASSWORD", password)];
        let answer = self.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
        answer.authentication_result.unwrap()
    }
}

/// A code of the same form that is not this one.
pub(crate) fn other_code(code: &str) -> String {
    format!("{}{}", if code.starts_with('0') { '1' } else { '0' }, &code[1..])
}

/// An SRP sign-in that has got as far as its challenge.
pub(crate) struct Srp {
    half: Client,
    pub(crate) challenge: HashMap<String, String>,
}

impl Srp {
    pub(crate) async fn begin(pool: &Pool, username: &str) -> Self {
        let half = Client::new(&SystemEntropy::new()).unwrap();
        let parameters = [("USERNAME", username), ("SRP_A", &half.a_hex())];
        let answer = pool.initiate(AuthFlowType::UserSrpAuth, &parameters).send().await.unwrap();
        assert_eq!(answer.challenge_name, Some(ChallengeNameType::PasswordVerifier));
        Self { half, challenge: answer.challenge_parameters.unwrap() }
    }

    /// SRP_A.
    pub(crate) fn public_value(&self) -> String {
        self.half.a_hex()
    }

    /// The answer to the challenge.
    pub(crate) fn proof(&self, pool: &Pool, password: &str) -> HashMap<String, String> {
        let of = |name: &str| self.challenge[name].as_str();
        let timestamp = srp::format_timestamp(SystemClock.now());
        let (user, block) = (of("USER_ID_FOR_SRP"), of("SECRET_BLOCK"));
        let signature =
            self.half.respond(&pool.id, user, password, of("SALT"), of("SRP_B"), block, &timestamp).unwrap();
        let mut proof = HashMap::from([
            ("USERNAME".to_owned(), user.to_owned()),
            ("PASSWORD_CLAIM_SECRET_BLOCK".to_owned(), block.to_owned()),
            ("PASSWORD_CLAIM_SIGNATURE".to_owned(), signature),
            ("TIMESTAMP".to_owned(), timestamp),
        ]);
        if let Some(hash) = pool.secret_hash(user) {
            proof.insert("SECRET_HASH".to_owned(), hash);
        }
        proof
    }
}
