//! Signing up and in, through the service's methods: in memory, with a clock that stands still and a seed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::executor::block_on;
use poolgate_env::{Clock, ManualClock, Millis, RootKey, SeededEntropy};
use poolgate_storage_trait::MemoryStore;
use poolgate_token::FixedKeys;
use poolgate_userpool_core::{
    Outbox, UserPools, Workers,
    password_hash::TestHasher,
    srp::{client::Client, format_timestamp},
};
use poolgate_wire::{
    Code, Error, Sensitive,
    user_pools::{
        AdminCreateUserInput, AdminDisableUserInput, AdminUserGlobalSignOutInput, AttributeType, AuthFlowType,
        AuthenticationResultType, ChallengeNameType, ChangePasswordInput, ConfirmForgotPasswordInput,
        ConfirmSignUpInput, CreateUserPoolClientInput, CreateUserPoolInput, ExplicitAuthFlowsType, ForgotPasswordInput,
        GetUserInput, InitiateAuthInput, InitiateAuthOutput, MessageActionType, PreventUserExistenceErrorTypes,
        RespondToAuthChallengeInput, RespondToAuthChallengeOutput, RevokeTokenInput, SignUpInput,
        VerifiedAttributeType,
    },
};

const PASSWORD: &str = "Correct-Horse-9";

struct House {
    pools: UserPools,
    clock: Arc<ManualClock>,
    entropy: Arc<SeededEntropy>,
    outbox: Arc<Outbox>,
    pool_id: String,
    client_id: String,
}

fn house(existence: PreventUserExistenceErrorTypes) -> House {
    let clock = Arc::new(ManualClock::at(Millis::from_secs(1_800_000_000)));
    let (entropy, outbox) = (Arc::new(SeededEntropy::new(1)), Arc::new(Outbox::default()));
    let keys =
        FixedKeys::new(include_str!("../../token/testdata/id.pem"), include_str!("../../token/testdata/access.pem"));
    let pools = UserPools::builder(Arc::new(MemoryStore::new()), RootKey::new([7; 32]))
        .clock(clock.clone())
        .entropy(entropy.clone())
        .messages(outbox.clone())
        .keys(Arc::new(keys.unwrap()))
        .hasher(Arc::new(TestHasher))
        .workers(Workers::inline())
        .build();
    let pool = CreateUserPoolInput {
        pool_name: "people".into(),
        auto_verified_attributes: Some(vec![VerifiedAttributeType::Email]),
        ..Default::default()
    };
    let pool_id = block_on(pools.create_user_pool(pool)).unwrap().user_pool.unwrap().id.unwrap();
    let client = CreateUserPoolClientInput {
        user_pool_id: pool_id.clone(),
        client_name: "app".into(),
        explicit_auth_flows: Some(vec![
            ExplicitAuthFlowsType::AllowUserPasswordAuth,
            ExplicitAuthFlowsType::AllowUserSrpAuth,
            ExplicitAuthFlowsType::AllowRefreshTokenAuth,
        ]),
        prevent_user_existence_errors: Some(existence),
        ..Default::default()
    };
    let client = block_on(pools.create_user_pool_client(client)).unwrap().user_pool_client.unwrap();
    let client_id = client.client_id.unwrap().into_inner();
    House { pools, clock, entropy, outbox, pool_id, client_id }
}

fn map(parameters: &[(&str, &str)]) -> Option<Sensitive<BTreeMap<String, String>>> {
    let pairs = parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Some(pairs.collect::<BTreeMap<_, _>>().into())
}

impl House {
    fn sign_up(&self, name: &str) -> Result<(), Error> {
        let email = AttributeType { name: "email".into(), value: Some(format!("{name}@example.com").into()) };
        let input = SignUpInput {
            client_id: self.client_id.as_str().into(),
            username: name.into(),
            password: Some(PASSWORD.into()),
            user_attributes: Some(vec![email]),
            ..Default::default()
        };
        block_on(self.pools.sign_up(input)).map(drop)
    }

    fn last_code(&self, name: &str) -> String {
        self.outbox.last_to(&format!("{name}@example.com")).unwrap().code.expose().clone()
    }

    fn confirm(&self, name: &str, code: &str) -> Result<(), Error> {
        let input = ConfirmSignUpInput {
            client_id: self.client_id.as_str().into(),
            username: name.into(),
            confirmation_code: code.into(),
            ..Default::default()
        };
        block_on(self.pools.confirm_sign_up(input)).map(drop)
    }

    fn alice(self) -> Self {
        self.sign_up("alice").unwrap();
        let code = self.last_code("alice");
        self.confirm("alice", &code).unwrap();
        self
    }

    fn initiate(&self, flow: AuthFlowType, parameters: &[(&str, &str)]) -> Result<InitiateAuthOutput, Error> {
        block_on(self.pools.initiate_auth(InitiateAuthInput {
            auth_flow: flow,
            client_id: self.client_id.as_str().into(),
            auth_parameters: map(parameters),
            ..Default::default()
        }))
    }

    fn by_password(&self, name: &str, password: &str) -> Result<InitiateAuthOutput, Error> {
        self.initiate(AuthFlowType::UserPasswordAuth, &[("USERNAME", name), ("PASSWORD", password)])
    }

    fn tokens(&self) -> AuthenticationResultType {
        self.by_password("alice", PASSWORD).unwrap().authentication_result.unwrap()
    }

    fn respond(
        &self,
        challenge: ChallengeNameType,
        session: Option<Sensitive<String>>,
        responses: &[(&str, &str)],
    ) -> Result<RespondToAuthChallengeOutput, Error> {
        block_on(self.pools.respond_to_auth_challenge(RespondToAuthChallengeInput {
            challenge_name: challenge,
            client_id: self.client_id.as_str().into(),
            session,
            challenge_responses: map(responses),
            ..Default::default()
        }))
    }

    /// The answer to PASSWORD_VERIFIER, ready to be sent.
    fn srp(&self, name: &str, password: &str) -> Result<Vec<(&'static str, String)>, Error> {
        let client = Client::new(self.entropy.as_ref()).unwrap();
        let parameters = [("USERNAME", name), ("SRP_A", &client.a_hex())];
        let challenge = self.initiate(AuthFlowType::UserSrpAuth, &parameters)?.challenge_parameters.unwrap();
        let get = |name: &str| challenge.get(name).unwrap().clone();
        let (user, block) = (get("USER_ID_FOR_SRP"), get("SECRET_BLOCK"));
        let timestamp = format_timestamp(self.clock.now());
        let signature =
            client.respond(&self.pool_id, &user, password, &get("SALT"), &get("SRP_B"), &block, &timestamp).unwrap();
        Ok(vec![
            ("USERNAME", user),
            ("PASSWORD_CLAIM_SECRET_BLOCK", block),
            ("PASSWORD_CLAIM_SIGNATURE", signature),
            ("TIMESTAMP", timestamp),
        ])
    }

    fn verify(&self, proof: &[(&'static str, String)]) -> Result<RespondToAuthChallengeOutput, Error> {
        let proof: Vec<(&str, &str)> = proof.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.respond(ChallengeNameType::PasswordVerifier, None, &proof)
    }

    fn get_user(&self, tokens: &AuthenticationResultType) -> Result<(), Error> {
        let access_token = tokens.access_token.clone().unwrap();
        block_on(self.pools.get_user(GetUserInput { access_token })).map(drop)
    }

    fn refresh(&self, tokens: &AuthenticationResultType) -> Result<InitiateAuthOutput, Error> {
        let token = tokens.refresh_token.clone().unwrap();
        self.initiate(AuthFlowType::RefreshTokenAuth, &[("REFRESH_TOKEN", token.expose())])
    }
}

fn open() -> House {
    house(PreventUserExistenceErrorTypes::Legacy)
}

fn hiding() -> House {
    house(PreventUserExistenceErrorTypes::Enabled)
}

/// What a refusal says.
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> (Code, String) {
    let error = result.unwrap_err();
    (error.code, error.message)
}

fn not_authorized(message: &str) -> (Code, String) {
    (Code::NotAuthorizedException, message.to_owned())
}

#[test]
fn a_code_confirms_once_and_a_wrong_one_never() {
    let house = open();
    house.sign_up("alice").unwrap();
    let code = house.last_code("alice");
    assert_eq!(refused(house.by_password("alice", PASSWORD)).0, Code::UserNotConfirmedException);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refused(house.confirm("alice", wrong)).0, Code::CodeMismatchException);
    house.confirm("alice", &code).unwrap();
    let again = not_authorized("User cannot be confirmed. Current status is CONFIRMED");
    assert_eq!(refused(house.confirm("alice", &code)), again);
    assert_eq!(refused(house.sign_up("alice")).0, Code::UsernameExistsException);
    house.get_user(&house.tokens()).unwrap();
}

#[test]
fn an_expired_code_confirms_nobody() {
    let house = open();
    house.sign_up("alice").unwrap();
    let code = house.last_code("alice");
    house.clock.advance(Duration::from_hours(24));
    assert_eq!(refused(house.confirm("alice", &code)).0, Code::ExpiredCodeException);
}

#[test]
fn srp_signs_in_once_by_the_right_password_only() {
    for house in [open(), hiding()].map(House::alice) {
        let proof = house.srp("alice", PASSWORD).unwrap();
        let tokens = house.verify(&proof).unwrap().authentication_result.unwrap();
        house.get_user(&tokens).unwrap();
        let incorrect = not_authorized("Incorrect username or password.");
        assert_eq!(refused(house.verify(&proof)), incorrect, "replayed");
        assert_eq!(refused(house.verify(&house.srp("alice", "Wrong-Horse-9").unwrap())), incorrect);
        // A proof for one challenge does not answer another.
        let (mut first, second) = (house.srp("alice", PASSWORD).unwrap(), house.srp("alice", PASSWORD).unwrap());
        first[1] = second[1].clone();
        assert_eq!(refused(house.verify(&first)), incorrect);
        let late = house.srp("alice", PASSWORD).unwrap();
        house.clock.advance(Duration::from_mins(3));
        assert_eq!(refused(house.verify(&late)), not_authorized("Invalid session for the user, session is expired."));
    }
}

#[test]
fn another_users_proof_and_a_public_value_of_zero_are_refused() {
    let house = open().alice();
    house.sign_up("bob").unwrap();
    let mut proof = house.srp("alice", PASSWORD).unwrap();
    proof[0].1 = "bob".to_owned();
    assert_eq!(refused(house.verify(&proof)), not_authorized("Incorrect username or password."));
    let zero = house.initiate(AuthFlowType::UserSrpAuth, &[("USERNAME", "alice"), ("SRP_A", "0")]);
    assert_eq!(refused(zero).0, Code::InvalidParameterException);
}

#[test]
fn who_exists_is_hidden_where_the_client_asks_for_it() {
    let house = hiding().alice();
    let incorrect = not_authorized("Incorrect username or password.");
    assert_eq!(refused(house.by_password("nobody", PASSWORD)), incorrect);
    assert_eq!(refused(house.by_password("alice", "Wrong-Horse-9")), incorrect);
    assert_eq!(refused(house.verify(&house.srp("nobody", PASSWORD).unwrap())), incorrect);
    assert_eq!(refused(house.confirm("nobody", "123456")).0, Code::CodeMismatchException);
    let told = open();
    assert_eq!(refused(told.by_password("nobody", PASSWORD)).0, Code::UserNotFoundException);
    assert_eq!(refused(told.srp("nobody", PASSWORD)).0, Code::UserNotFoundException);
}

#[test]
fn too_many_failures_lock_users_and_strangers_alike() {
    let house = hiding().alice();
    for name in ["alice", "nobody"] {
        for _ in 0..6 {
            let incorrect = not_authorized("Incorrect username or password.");
            assert_eq!(refused(house.by_password(name, "Wrong-Horse-9")), incorrect);
        }
        assert_eq!(refused(house.by_password(name, PASSWORD)), not_authorized("Password attempts exceeded"), "{name}");
    }
    house.clock.advance(Duration::from_secs(2));
    house.get_user(&house.tokens()).unwrap();
}

#[test]
fn a_refresh_keeps_the_session_and_ends_with_it() {
    let house = open().alice();
    let tokens = house.tokens();
    let refreshed = house.refresh(&tokens).unwrap().authentication_result.unwrap();
    assert!(refreshed.refresh_token.is_none());
    house.get_user(&refreshed).unwrap();
    let other = house.tokens();
    let revoke = RevokeTokenInput {
        client_id: house.client_id.as_str().into(),
        token: tokens.refresh_token.clone().unwrap(),
        ..Default::default()
    };
    block_on(house.pools.revoke_token(revoke.clone())).unwrap();
    block_on(house.pools.revoke_token(revoke)).unwrap();
    assert_eq!(refused(house.refresh(&tokens)), not_authorized("Refresh Token has been revoked"));
    assert_eq!(refused(house.get_user(&refreshed)), not_authorized("Access Token has been revoked"));
    house.get_user(&other).unwrap();
    let sign_out = AdminUserGlobalSignOutInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
    block_on(house.pools.admin_user_global_sign_out(sign_out)).unwrap();
    assert_eq!(refused(house.get_user(&other)), not_authorized("Access Token has been revoked"));
    house.get_user(&house.tokens()).unwrap();
    let token = house.tokens();
    house.clock.advance(Duration::from_secs(3600));
    assert_eq!(refused(house.get_user(&token)), not_authorized("Access Token has expired"));
    house.clock.advance(Duration::from_hours(24 * 30));
    assert_eq!(refused(house.refresh(&token)), not_authorized("Refresh Token has expired"));
}

#[test]
fn a_disabled_user_is_out_at_once() {
    let house = open().alice();
    let tokens = house.tokens();
    let disable = AdminDisableUserInput { user_pool_id: house.pool_id.clone(), username: "alice".into() };
    block_on(house.pools.admin_disable_user(disable)).unwrap();
    assert_eq!(refused(house.by_password("alice", PASSWORD)), not_authorized("User is disabled."));
    assert!(house.get_user(&tokens).is_err() && house.refresh(&tokens).is_err());
}

#[test]
fn a_temporary_password_gives_way_to_a_new_one_once() {
    let house = open();
    let user = AdminCreateUserInput {
        user_pool_id: house.pool_id.clone(),
        username: "carol".into(),
        temporary_password: Some("Temporary-1".into()),
        message_action: Some(MessageActionType::Suppress),
        ..Default::default()
    };
    block_on(house.pools.admin_create_user(user)).unwrap();
    let challenge = house.by_password("carol", "Temporary-1").unwrap();
    assert_eq!(challenge.challenge_name, Some(ChallengeNameType::NewPasswordRequired));
    let answer = [("USERNAME", "carol"), ("NEW_PASSWORD", PASSWORD)];
    let respond = || house.respond(ChallengeNameType::NewPasswordRequired, challenge.session.clone(), &answer);
    assert!(respond().unwrap().authentication_result.is_some());
    assert_eq!(refused(respond()), not_authorized("Invalid session for the user, session can only be used once."));
    assert!(house.by_password("carol", "Temporary-1").is_err());
    assert!(house.by_password("carol", PASSWORD).unwrap().authentication_result.is_some());
}

#[test]
fn passwords_are_changed_and_recovered_by_proof_only() {
    let house = open().alice();
    let access_token = house.tokens().access_token.unwrap();
    let change = |previous: &str, proposed: &str| {
        block_on(house.pools.change_password(ChangePasswordInput {
            access_token: access_token.clone(),
            previous_password: Some(previous.into()),
            proposed_password: proposed.into(),
        }))
    };
    assert_eq!(refused(change("Wrong-Horse-9", "Newer-Horse-9")), not_authorized("Incorrect username or password."));
    assert_eq!(refused(change(PASSWORD, "short")).0, Code::InvalidPasswordException);
    change(PASSWORD, "Newer-Horse-9").unwrap();
    assert!(house.by_password("alice", PASSWORD).is_err());
    let forgot = ForgotPasswordInput {
        client_id: house.client_id.as_str().into(),
        username: "alice".into(),
        ..Default::default()
    };
    block_on(house.pools.forgot_password(forgot)).unwrap();
    let reset = |code: &str| {
        block_on(house.pools.confirm_forgot_password(ConfirmForgotPasswordInput {
            client_id: house.client_id.as_str().into(),
            username: "alice".into(),
            confirmation_code: code.into(),
            password: "Newest-Horse-9".into(),
            ..Default::default()
        }))
    };
    let code = house.last_code("alice");
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refused(reset(wrong)).0, Code::CodeMismatchException);
    reset(&code).unwrap();
    assert_eq!(refused(reset(&code)).0, Code::ExpiredCodeException);
    assert!(house.by_password("alice", "Newest-Horse-9").is_ok());
}
