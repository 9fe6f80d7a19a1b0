//! What a whole run leaves in the log at its most talkative, and in `Debug`: no secret of anybody's.

#![cfg(feature = "http")]
#![cfg_attr(feature = "http", expect(clippy::unwrap_used, reason = "a test fails by panicking"))]

use std::{
    io,
    net::{IpAddr, Ipv4Addr},
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use poolgate::{
    Poolgate,
    env::{RootKey, SecretString, SeededEntropy},
    http::{Gateway, Signers},
    issuer_local::Role,
    storage::{
        MemoryStore,
        faults::{Fault, FaultyStore},
    },
    user_pools::{Outbox, secret_hash},
    wire::{Service, registry},
};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

struct House {
    gateway: Gateway,
    /// What no log line may hold, and what it is.
    secrets: Vec<(String, &'static str)>,
}

impl House {
    /// The answer to an operation; what went in and out under these names is secret.
    async fn call(&mut self, operation: &str, input: Value) -> Value {
        let service = [Service::UserPools, Service::IdentityPools]
            .into_iter()
            .find(|service| registry::find(*service, operation).is_some());
        let request = http::Request::post("/")
            .header("x-amz-target", format!("{}.{operation}", service.unwrap().target_prefix()))
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=5ea1ed",
            )
            .body(Full::<Bytes>::from(input.to_string()))
            .unwrap();
        let answer = self.gateway.handle(request, Some(IpAddr::V4(Ipv4Addr::LOCALHOST))).await;
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let output: Value = serde_json::from_slice(&body).unwrap();
        self.note(&input);
        self.note(&output);
        output
    }

    fn note(&mut self, value: &Value) {
        const SECRET: [&str; 19] = [
            "Password",
            "PASSWORD",
            "PreviousPassword",
            "ProposedPassword",
            "TemporaryPassword",
            "ClientSecret",
            "SECRET_HASH",
            "SecretHash",
            "ConfirmationCode",
            "Code",
            "IdToken",
            "AccessToken",
            "RefreshToken",
            "Session",
            "SecretKey",
            "SessionToken",
            "REFRESH_TOKEN",
            "NEW_PASSWORD",
            "Token",
        ];
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    match (SECRET.iter().find(|secret| *secret == name), value.as_str()) {
                        (Some(secret), Some(text)) => self.secrets.push((text.to_owned(), secret)),
                        _ => self.note(value),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.note(value)),
            _ => {}
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one run, from the user pool to the credentials")]
#[tokio::test]
async fn no_secret_reaches_the_log_or_debug() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone());
    tracing::subscriber::set_global_default(subscriber.with_ansi(false).finish()).unwrap();

    let (store, outbox) = (Arc::new(FaultyStore::new(MemoryStore::new())), Arc::new(Outbox::default()));
    let root_key = RootKey::new([7; 32]);
    let poolgate = Poolgate::builder()
        .store(store.clone())
        .root_key(root_key.clone())
        .entropy(Arc::new(SeededEntropy::new(1)))
        .messages(outbox.clone())
        .build()
        .unwrap();
    let gateway = poolgate.gateway().build(Signers::DangerAnybody);
    let mut house = House { gateway, secrets: vec![(root_key.to_base64().expose().clone(), "the root key")] };

    let pool = house
        .call(
            "CreateUserPool",
            json!({ "PoolName": "people", "AutoVerifiedAttributes": ["email"], "Schema": [{ "Name": "email" }] }),
        )
        .await["UserPool"]["Id"]
        .clone();
    let client = house
        .call(
            "CreateUserPoolClient",
            json!({
                "UserPoolId": pool, "ClientName": "app", "GenerateSecret": true,
                "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
            }),
        )
        .await["UserPoolClient"]
        .clone();
    let id = client["ClientId"].clone();
    let client_secret = SecretString::from(client["ClientSecret"].as_str().unwrap());
    let hash_of = |username: &str| secret_hash(&client_secret, username, id.as_str().unwrap());
    let hash = hash_of("alice");

    let sign_up = json!({
        "ClientId": id, "SecretHash": hash, "Username": "alice", "Password": "Correct-horse-1",
        "UserAttributes": [{ "Name": "email", "Value": "alice@example.com" }],
    });
    house.call("SignUp", sign_up).await;
    let code = outbox.messages().last().unwrap().code.expose().clone();
    let confirm =
        |code: &str| json!({ "ClientId": id, "SecretHash": hash, "Username": "alice", "ConfirmationCode": code });
    house.call("ConfirmSignUp", confirm("135790")).await;
    house.call("ConfirmSignUp", confirm(&code)).await;
    let sign_in = |password: &str| {
        let parameters = json!({ "USERNAME": "alice", "PASSWORD": password, "SECRET_HASH": hash });
        json!({ "ClientId": id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters })
    };
    house.call("InitiateAuth", sign_in("Wrong-horse-1")).await;
    let tokens = house.call("InitiateAuth", sign_in("Correct-horse-1")).await["AuthenticationResult"].clone();
    let access = &tokens["AccessToken"];
    assert!(access.is_string(), "{tokens}");
    let user = house.call("GetUser", json!({ "AccessToken": access })).await;
    assert_eq!(user["Username"], "alice");
    let change = json!({
        "AccessToken": access, "PreviousPassword": "Correct-horse-1", "ProposedPassword": "Battery-staple-2",
    });
    assert_eq!(house.call("ChangePassword", change).await, json!({}));
    let sub = user["UserAttributes"].as_array().unwrap().iter().find(|attribute| attribute["Name"] == "sub").unwrap();
    let sub = sub["Value"].as_str().unwrap();
    let parameters = json!({ "REFRESH_TOKEN": tokens["RefreshToken"], "SECRET_HASH": hash_of(sub) });
    let refresh = json!({ "ClientId": id, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters });
    let refreshed = house.call("InitiateAuth", refresh).await;
    assert!(refreshed["AuthenticationResult"]["IdToken"].is_string(), "{refreshed}");
    house.call("ForgotPassword", json!({ "ClientId": id, "SecretHash": hash, "Username": "alice" })).await;
    let reset = json!({
        "ClientId": id, "SecretHash": hash, "Username": "alice", "Password": "Third-password-3",
        "ConfirmationCode": outbox.messages().last().unwrap().code.expose(),
    });
    assert_eq!(house.call("ConfirmForgotPassword", reset).await, json!({}));
    let invite = json!({ "UserPoolId": pool, "Username": "bob", "TemporaryPassword": "Temporary-4" });
    house.call("AdminCreateUser", invite).await;

    let provider = format!("cognito-idp.us-east-1.amazonaws.com/{}", pool.as_str().unwrap());
    let identities = json!({
        "IdentityPoolName": "people", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": true,
        "CognitoIdentityProviders": [{ "ProviderName": provider, "ClientId": id }],
    });
    let identities = house.call("CreateIdentityPool", identities).await["IdentityPoolId"].clone();
    let role = "arn:aws:iam::000000000000:role/Reader";
    let trusted = Role::for_identity_pool(role, identities.as_str().unwrap(), true).unwrap();
    poolgate.issuer().unwrap().roles().insert(trusted);
    let roles = json!({ "IdentityPoolId": identities, "Roles": { "authenticated": role } });
    house.call("SetIdentityPoolRoles", roles).await;
    let mut login = json!({ "IdentityPoolId": identities, "Logins": { provider: tokens["IdToken"] } });
    let identity = house.call("GetId", login.clone()).await["IdentityId"].clone();
    login["IdentityId"] = identity;
    let credentials = house.call("GetCredentialsForIdentity", login.clone()).await;
    assert!(credentials["Credentials"]["SecretKey"].is_string(), "{credentials}");
    let token = house.call("GetOpenIdToken", login).await;
    assert!(token["Token"].is_string(), "{token}");

    // A fault of ours, whose cause goes into the log.
    store.when(Fault::Unavailable, |_| true);
    let other = json!({ "ClientId": id, "Username": "carol", "Password": "Carols-password-5",
        "SecretHash": hash_of("carol") });
    assert_eq!(house.call("SignUp", other).await["__type"], "InternalErrorException");

    house
        .secrets
        .extend(outbox.messages().into_iter().map(|message| (message.code.expose().clone(), "a code that was sent")));
    let log = log.text();
    assert!(log.contains("InitiateAuth") && log.contains("an operation failed"), "the log is heard: {log}");
    let shown = format!("{log}\n{poolgate:?}\n{:?}\n{:?}\n{store:?}", house.gateway, poolgate.gateway());
    house.secrets.retain(|(secret, _)| !secret.is_empty());
    assert!(house.secrets.len() > 30, "{}", house.secrets.len());
    for (secret, what) in &house.secrets {
        assert!(!shown.contains(secret.as_str()), "{what} in:\n{shown}");
    }
    // Nor whose they are.
    assert!(!shown.contains("alice"), "a user's name or address in:\n{shown}");
}
