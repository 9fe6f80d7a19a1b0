//! A passkey's life with the kit: registered with an access token, then used in place of a password.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use futures::executor::block_on;
use poolgate::wire::{
    Sensitive,
    user_pools::{
        AuthFactorType, AuthFlowType, ChallengeNameType, CompleteWebAuthnRegistrationInput, CreateUserPoolClientInput,
        CreateUserPoolInput, ExplicitAuthFlowsType, InitiateAuthInput, RespondToAuthChallengeInput,
        SetUserPoolMfaConfigInput, SignInPolicyType, StartWebAuthnRegistrationInput, UserPoolPolicyType,
        WebAuthnConfigurationType,
    },
};
use poolgate_testkit::{SoftwareAuthenticator, TestPoolgate, TestUserPool};

const PASSWORD: &str = "Correct-horse-1";

async fn pool(poolgate: &TestPoolgate) -> TestUserPool {
    let factors = vec![AuthFactorType::Password, AuthFactorType::WebAuthn];
    let pool = CreateUserPoolInput {
        pool_name: "people".to_owned(),
        policies: Some(UserPoolPolicyType {
            sign_in_policy: Some(SignInPolicyType { allowed_first_auth_factors: Some(factors) }),
            ..Default::default()
        }),
        ..Default::default()
    };
    let flows = vec![ExplicitAuthFlowsType::AllowUserAuth, ExplicitAuthFlowsType::AllowUserSrpAuth];
    let client = CreateUserPoolClientInput {
        client_name: "app".to_owned(),
        explicit_auth_flows: Some(flows),
        ..Default::default()
    };
    let pool = poolgate.user_pool_with(pool, client).await;
    let web_authn =
        WebAuthnConfigurationType { relying_party_id: Some("example.com".to_owned()), ..Default::default() };
    let configuration = SetUserPoolMfaConfigInput {
        user_pool_id: pool.id().to_owned(),
        web_authn_configuration: Some(web_authn),
        ..Default::default()
    };
    poolgate.user_pools().set_user_pool_mfa_config(configuration).await.unwrap();
    pool
}

#[test]
fn a_passkey_signs_in() {
    block_on(async {
        let poolgate = TestPoolgate::new();
        let pool = pool(&poolgate).await;
        pool.user("alice", PASSWORD, "alice@example.com").await.unwrap();
        let tokens = pool.sign_in_srp("alice", PASSWORD).await.unwrap();
        let (pools, access_token) = (poolgate.user_pools(), Sensitive::from(tokens.access.clone()));
        let mut authenticator = SoftwareAuthenticator::new("https://example.com");

        let start = StartWebAuthnRegistrationInput { access_token: access_token.clone() };
        let options = pools.start_web_authn_registration(start).await.unwrap().credential_creation_options;
        let credential = authenticator.create(&options).await.unwrap();
        let complete = CompleteWebAuthnRegistrationInput { access_token, credential };
        pools.complete_web_authn_registration(complete).await.unwrap();

        let pairs = |pairs: &[(&str, &str)]| {
            let map: BTreeMap<String, String> = pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
            Sensitive::from(map)
        };
        let begin = InitiateAuthInput {
            auth_flow: AuthFlowType::UserAuth,
            auth_parameters: Some(pairs(&[("USERNAME", "alice"), ("PREFERRED_CHALLENGE", "WEB_AUTHN")])),
            client_id: Sensitive::from(pool.client_id()),
            ..Default::default()
        };
        let asked = pools.initiate_auth(begin).await.unwrap();
        let options = &asked.challenge_parameters.unwrap()["CREDENTIAL_REQUEST_OPTIONS"];
        let signed = authenticator.get(&serde_json::from_str(options).unwrap()).await.unwrap().to_string();
        let answer = RespondToAuthChallengeInput {
            challenge_name: ChallengeNameType::WebAuthn,
            challenge_responses: Some(pairs(&[("USERNAME", "alice"), ("CREDENTIAL", &signed)])),
            client_id: Sensitive::from(pool.client_id()),
            session: asked.session,
            ..Default::default()
        };
        let result = pools.respond_to_auth_challenge(answer).await.unwrap().authentication_result.unwrap();
        let access = result.access_token.unwrap().into_inner();
        assert_eq!(pool.verify(&access).await.unwrap().text("username"), Some("alice"));
    });
}
