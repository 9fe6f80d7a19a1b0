//! What stays unsaid: a whole run at the most talkative level, and no secret of it in the log, the metrics, a refusal
//! or, in the clear, the database.

use std::fs;

use aws_sdk_cognitoidentityprovider::types::{
    AttributeType, AuthFlowType, AuthenticationResultType, ChallengeNameType,
};
use poolgate_tests::Server;
use serde_json::json;

use crate::{
    identity_pools::{Hub, ROLES},
    sdk::{ACCESS_KEY, PASSWORD, Pool, Srp, code, other_code, outbox, refused},
};

const USERNAME: &str = "alice-the-unmentioned";
/// Every code is this one: unlike six digits, no other number contains it by chance.
const CODE: &str = "Code-8fK2";
const WRONG_CODE: &str = "Wrong-Code-3xQ";
const WRONG: &str = "Wrong-Horse-9";
const BETTER: &str = "Better-Horse-9";
const TEMPORARY: &str = "Temporary-Horse-9";

/// What a run has used and received.
#[derive(Default)]
struct Run {
    /// Name and value of what nobody may be shown.
    secrets: Vec<(String, String)>,
    /// What refused calls were answered.
    refusals: Vec<String>,
}

impl Run {
    fn keep(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        assert!(value.len() >= 8, "{name} is too short to be told from other text");
        self.secrets.push((name.to_owned(), value));
    }

    fn keep_tokens(&mut self, tokens: &AuthenticationResultType) {
        for (name, token) in [
            ("ID token", tokens.id_token()),
            ("access token", tokens.access_token()),
            ("refresh token", tokens.refresh_token()),
        ] {
            if let Some(token) = token {
                self.keep(name, token);
            }
        }
    }

    fn refusal<T: std::fmt::Debug, E: aws_sdk_cognitoidentityprovider::error::ProvideErrorMetadata>(
        &mut self,
        result: Result<T, E>,
    ) {
        let (name, message) = refused(result);
        self.refusals.push(format!("{name}: {message}"));
    }

    /// Calls that break the model, with something secret in them.
    fn malformed(&mut self, server: &Server, pool: &Pool) {
        let long = PASSWORD.repeat(40);
        let client = &pool.client_id;
        for (operation, body) in [
            ("SignUp", format!(r#"{{"ClientId":"{client}","Username":"x","Password":"{PASSWORD}""#)),
            ("SignUp", json!({"ClientId": client, "Username": "x", "Password": long}).to_string()),
            ("SignUp", json!({"ClientId": client, "Username": "x", "Password": [PASSWORD]}).to_string()),
            ("SignUp", json!({"ClientId": client, "Username": {PASSWORD: 1}, "Password": PASSWORD}).to_string()),
            ("SignUp", json!({"ClientId": client, "Username": "x", "SecretHash": format!("{PASSWORD} !")}).to_string()),
            ("ChangePassword", json!({"AccessToken": PASSWORD, "ProposedPassword": long}).to_string()),
            ("GetUser", json!({"AccessToken": format!("{PASSWORD} !")}).to_string()),
            ("InitiateAuth", json!({"ClientId": client, "AuthFlow": 7, "AuthParameters": PASSWORD}).to_string()),
            ("ConfirmSignUp", json!({"ClientId": client, "Username": "x", "ConfirmationCode": [CODE]}).to_string()),
        ] {
            let target = format!("AWSCognitoIdentityProviderService.{operation}");
            let reply = server.request("POST", "/", &[("x-amz-target", &target)], body.as_bytes()).unwrap();
            assert_eq!(reply.status, 400, "{operation} {}", reply.text);
            self.refusals.push(reply.text);
        }
    }
}

/// Everything that a person, an administrator and an impostor do.
async fn run(server: &Server) -> Run {
    let mut run = Run::default();
    run.keep("access key's secret", ACCESS_KEY.1);
    for (name, secret) in
        [("code", CODE), ("wrong code", WRONG_CODE), ("wrong password", WRONG), ("password", PASSWORD)]
    {
        run.keep(name, secret);
    }
    run.keep("new password", BETTER);
    run.keep("temporary password", TEMPORARY);
    let pool = Pool::new(server, true).await;
    run.keep("client secret", pool.client_secret.clone().unwrap());
    run.keep("secret hash", pool.secret_hash(USERNAME).unwrap());
    let (api, client) = (&pool.api, pool.client_id.as_str());
    let hash = || pool.secret_hash(USERNAME);

    let lambda = aws_sdk_cognitoidentityprovider::types::LambdaConfigType::builder();
    let lambda = lambda.custom_message("arn:aws:lambda:us-east-1:000000000000:function:welcome").build();
    let update = api.update_user_pool().user_pool_id(&pool.id).lambda_config(lambda);
    update.auto_verified_attributes("email".into()).send().await.unwrap();
    pool.sign_up(USERNAME).await;
    assert_eq!(code(server, USERNAME), CODE);
    assert!(outbox(server)[0]["body"].as_str().unwrap().contains(CODE));
    let confirm = api.confirm_sign_up().client_id(client).username(USERNAME).set_secret_hash(hash());
    run.refusal(confirm.confirmation_code(WRONG_CODE).send().await);
    pool.confirm(USERNAME, CODE).await;

    let tokens = pool.sign_in(USERNAME, PASSWORD).await;
    run.keep_tokens(&tokens);
    let parameters = [("USERNAME", USERNAME), ("PASSWORD", WRONG)];
    run.refusal(pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await);
    let unhashed = api.initiate_auth().client_id(client).auth_flow(AuthFlowType::UserPasswordAuth);
    let unhashed = unhashed.auth_parameters("USERNAME", USERNAME).auth_parameters("PASSWORD", PASSWORD);
    run.refusal(unhashed.auth_parameters("SECRET_HASH", pool.secret_hash("x").unwrap()).send().await);

    let srp = Srp::begin(&pool, USERNAME).await;
    run.keep("SRP_A", srp.public_value());
    for name in ["SRP_B", "SECRET_BLOCK"] {
        run.keep(name, &srp.challenge[name]);
    }
    for password in [WRONG, PASSWORD] {
        let proof = srp.proof(&pool, password);
        run.keep("SRP proof", &proof["PASSWORD_CLAIM_SIGNATURE"]);
        match pool.respond(ChallengeNameType::PasswordVerifier, proof).send().await {
            Ok(answer) => run.keep_tokens(&answer.authentication_result.unwrap()),
            refusal => run.refusal(refusal),
        }
    }

    let (access, refresh) = (tokens.access_token.as_deref().unwrap(), tokens.refresh_token.as_deref().unwrap());
    let refreshed = api.initiate_auth().client_id(client).auth_flow(AuthFlowType::RefreshTokenAuth);
    let refreshed = refreshed.auth_parameters("REFRESH_TOKEN", refresh).auth_parameters("SECRET_HASH", hash().unwrap());
    run.keep_tokens(&refreshed.send().await.unwrap().authentication_result.unwrap());
    run.refusal(api.get_user().access_token(format!("{access}x")).send().await);
    run.refusal(api.get_user().access_token(refresh).send().await);
    let broken = other_code(refresh);
    run.refusal(pool.initiate(AuthFlowType::RefreshTokenAuth, &[("REFRESH_TOKEN", &broken)]).send().await);

    let email = AttributeType::builder().name("email").value("moved-unmentioned@example.org").build().unwrap();
    api.update_user_attributes().access_token(access).user_attributes(email).send().await.unwrap();
    let verify = || api.verify_user_attribute().access_token(access).attribute_name("email");
    run.refusal(verify().code(WRONG_CODE).send().await);
    verify().code(CODE).send().await.unwrap();

    let change = || api.change_password().access_token(access).proposed_password(BETTER);
    run.refusal(change().previous_password(WRONG).send().await);
    change().previous_password(PASSWORD).send().await.unwrap();
    api.forgot_password().client_id(client).username(USERNAME).set_secret_hash(hash()).send().await.unwrap();
    let reset = || api.confirm_forgot_password().client_id(client).username(USERNAME).set_secret_hash(hash());
    run.refusal(reset().confirmation_code(WRONG_CODE).password(PASSWORD).send().await);
    reset().confirmation_code(CODE).password(PASSWORD).send().await.unwrap();

    let make = api.admin_create_user().user_pool_id(&pool.id).username("bob").temporary_password(TEMPORARY);
    make.send().await.unwrap();
    let parameters = [("USERNAME", "bob"), ("PASSWORD", TEMPORARY)];
    let answer = pool.initiate(AuthFlowType::UserPasswordAuth, &parameters).send().await.unwrap();
    run.keep("session", answer.session().unwrap());
    let responses = [("USERNAME", "bob".into()), ("NEW_PASSWORD", BETTER.into())];
    let mut responses: std::collections::HashMap<_, String> =
        responses.map(|(name, value)| (name.to_owned(), value)).into();
    responses.insert("SECRET_HASH".to_owned(), pool.secret_hash("bob").unwrap());
    let respond = || pool.respond(ChallengeNameType::NewPasswordRequired, responses.clone());
    let session = answer.session().unwrap();
    run.keep_tokens(&respond().session(session).send().await.unwrap().authentication_result.unwrap());
    run.refusal(respond().session(session).send().await);
    let set = api.admin_set_user_password().user_pool_id(&pool.id).username("bob").password(PASSWORD);
    set.permanent(true).send().await.unwrap();

    let hub = Hub::new(server, &pool).await;
    let id_token = pool.sign_in(USERNAME, PASSWORD).await.id_token.unwrap();
    run.keep("ID token", &id_token);
    let identity = hub.identity(&id_token).await.unwrap();
    run.refusal(hub.identity(&format!("{id_token}x")).await);
    for credentials in [
        hub.credentials(&identity, Some(&id_token)).await.unwrap(),
        hub.credentials(&hub.guest().await, None).await.unwrap(),
    ] {
        run.keep("secret key", credentials.secret_key.unwrap());
        run.keep("session token", credentials.session_token.unwrap());
    }

    api.global_sign_out().access_token(access).send().await.unwrap();
    run.refusal(api.get_user().access_token(access).send().await);
    let revoke = api.revoke_token().client_id(client).set_client_secret(pool.client_secret.clone());
    revoke.token(refresh).send().await.unwrap();
    run.malformed(server, &pool);
    run
}

/// Whether a text shows a secret, or so much of a long one that the rest could be found; as text, or as Rust's `Debug`
/// writes bytes.
fn shows(text: &str, secret: &str) -> bool {
    let bytes = format!("{:?}", secret.as_bytes());
    let middle = secret.len() / 2;
    let parts = [secret, &secret[..secret.len().min(32)], &secret[middle..(middle + 24).min(secret.len())]];
    let long = secret.len() > 64;
    text.contains(bytes.trim_matches(['[', ']']))
        || if long { parts.iter().any(|part| text.contains(part)) } else { text.contains(secret) }
}

fn assert_silent(place: &str, text: &str, secrets: &[(String, String)]) {
    for (name, secret) in secrets {
        if shows(text, secret) {
            let line = text.lines().find(|line| shows(line, secret)).unwrap_or("(over several lines)");
            panic!("{place} shows the {name}: {line}");
        }
    }
}

const WELCOME: &str = concat!("welcome=", env!("CARGO_MANIFEST_DIR"), "/../examples/handlers/welcome.js");

async fn a_whole_run(options: &[&str]) -> (Server, Run) {
    let key = format!("{}:{}", ACCESS_KEY.0, ACCESS_KEY.1);
    let common =
        ["--dev", "--dev-code", CODE, "--roles", ROLES, "--function", WELCOME, "--access-key", &key, "--log", "trace"];
    let server = Server::start(&[&common, options].concat()).unwrap();
    let run = run(&server).await;
    let log = server.log().unwrap();
    // It has talked of every operation, and of the refused ones too.
    for said in ["InitiateAuth", "GetId", "an operation was refused", "SerializationException"] {
        assert!(log.contains(said), "{said} in {log}");
    }
    assert_silent("the log", &log, &run.secrets);
    let personal = [USERNAME, "moved-unmentioned@example.org"].map(|value| (value.to_owned(), value.to_owned()));
    assert_silent("the log", &log, &personal);
    let metrics = server.request("GET", "/metrics", &[], b"").unwrap().text;
    assert!(metrics.contains("InitiateAuth"), "{metrics}");
    assert_silent("the metrics", &metrics, &run.secrets);
    assert_silent("the metrics", &metrics, &personal);
    assert_silent("a refusal", &run.refusals.join("\n"), &run.secrets);
    (server, run)
}

#[tokio::test]
async fn a_talkative_log_tells_no_secret() {
    a_whole_run(&[]).await;
}

#[tokio::test]
async fn neither_does_one_in_json_nor_the_database() {
    let (server, run) = a_whole_run(&["--log-format", "json", "--data", "data"]).await;
    for file in ["poolgate.db", "poolgate.db-wal"] {
        let bytes = fs::read(server.folder().join("data").join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert_silent(file, &text, &run.secrets);
    }
}

#[test]
fn what_is_shown_is_noticed() {
    let secret = "eyJhbGciOiJSUzI1NiJ9.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.signature";
    assert!(shows(&format!("token={secret}"), secret));
    assert!(shows(&format!("token={}…", &secret[..40]), secret));
    assert!(shows("[80, 97, 115, 115, 119, 48, 114, 100, 33]", "Passw0rd!"));
    assert!(!shows("a password of nine characters", "Passw0rd!"));
}
