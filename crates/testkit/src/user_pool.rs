//! A user pool with an app client, and what most tests do with them.

use std::fmt;

use poolgate::{
    token::{Audience, KeyUse, Verified, VerifyError},
    user_pools::srp::{self, client::Client},
    wire::{
        Error, Result, Sensitive,
        user_pools::{
            AdminCreateUserInput, AdminSetUserPasswordInput, AttributeType, AuthFlowType, AuthenticationResultType,
            ChallengeNameType, ConfirmSignUpInput, CreateUserPoolClientInput, CreateUserPoolInput,
            ExplicitAuthFlowsType, GetUserInput, GetUserOutput, InitiateAuthInput, InitiateAuthOutput,
            MessageActionType, RespondToAuthChallengeInput, SignUpInput, VerifiedAttributeType,
        },
    },
};

use crate::TestPoolgate;

/// A user pool and one app client of it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct TestUserPool {
    poolgate: TestPoolgate,
    id: String,
    client_id: String,
}

/// What a sign-in gave. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct TestTokens {
    /// The ID token.
    pub id: String,
    /// The access token.
    pub access: String,
    /// The refresh token: that of the sign-in, also in what [`TestUserPool::refresh`] gives.
    pub refresh: String,
}

impl TestPoolgate {
    /// A pool that verifies e-mail addresses, with a client that may sign in by password and by SRP.
    pub async fn user_pool(&self) -> TestUserPool {
        let pool = CreateUserPoolInput {
            pool_name: "people".to_owned(),
            auto_verified_attributes: Some(vec![VerifiedAttributeType::Email]),
            ..Default::default()
        };
        let client = CreateUserPoolClientInput {
            client_name: "app".to_owned(),
            explicit_auth_flows: Some(vec![
                ExplicitAuthFlowsType::AllowUserPasswordAuth,
                ExplicitAuthFlowsType::AllowUserSrpAuth,
                ExplicitAuthFlowsType::AllowRefreshTokenAuth,
            ]),
            ..Default::default()
        };
        self.user_pool_with(pool, client).await
    }

    /// A pool and a client as the host's code would make them; the client's `user_pool_id` is filled in. The helpers of
    /// [`TestUserPool`] send no SECRET_HASH: for a client with a secret, call the operations.
    ///
    /// # Panics
    /// When either is refused.
    #[expect(clippy::expect_used, reason = "a test fails by panicking")]
    pub async fn user_pool_with(&self, pool: CreateUserPoolInput, client: CreateUserPoolClientInput) -> TestUserPool {
        let made = self.user_pools().create_user_pool(pool).await.expect("the pool is made");
        let id = made.user_pool.and_then(|pool| pool.id).expect("a pool has an id");
        let client = CreateUserPoolClientInput { user_pool_id: id.clone(), ..client };
        let made = self.user_pools().create_user_pool_client(client).await.expect("the client is made");
        let client_id = made.user_pool_client.and_then(|client| client.client_id).expect("a client has an id");
        TestUserPool { poolgate: self.clone(), id, client_id: client_id.into_inner() }
    }
}

impl TestUserPool {
    /// The pool's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The client's id.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// A user who is confirmed and whose e-mail address is verified, without a message or a trigger of sign-up.
    pub async fn user(&self, username: &str, password: &str, email: &str) -> Result<()> {
        let user = AdminCreateUserInput {
            user_pool_id: self.id.clone(),
            username: username.into(),
            message_action: Some(MessageActionType::Suppress),
            user_attributes: Some(vec![attribute("email", email), attribute("email_verified", "true")]),
            ..Default::default()
        };
        self.poolgate.user_pools().admin_create_user(user).await?;
        let password = AdminSetUserPasswordInput {
            user_pool_id: self.id.clone(),
            username: username.into(),
            password: password.into(),
            permanent: Some(true),
        };
        self.poolgate.user_pools().admin_set_user_password(password).await?;
        Ok(())
    }

    /// Signs a user up; the code goes to the e-mail address.
    pub async fn sign_up(&self, username: &str, password: &str, email: &str) -> Result<()> {
        let input = SignUpInput {
            client_id: self.client_id.as_str().into(),
            username: username.into(),
            password: Some(password.into()),
            user_attributes: Some(vec![attribute("email", email)]),
            ..Default::default()
        };
        self.poolgate.user_pools().sign_up(input).await?;
        Ok(())
    }

    /// Confirms a sign-up with the code that was sent ([`TestPoolgate::code_to`]).
    pub async fn confirm(&self, username: &str, code: &str) -> Result<()> {
        let input = ConfirmSignUpInput {
            client_id: self.client_id.as_str().into(),
            username: username.into(),
            confirmation_code: code.to_owned(),
            ..Default::default()
        };
        self.poolgate.user_pools().confirm_sign_up(input).await?;
        Ok(())
    }

    /// Signs in by password (USER_PASSWORD_AUTH).
    ///
    /// # Panics
    /// When the answer is a challenge instead of tokens.
    pub async fn sign_in(&self, username: &str, password: &str) -> Result<TestTokens> {
        let parameters = [("USERNAME", username), ("PASSWORD", password)];
        let answer = self.initiate(AuthFlowType::UserPasswordAuth, parameters).await?;
        Ok(tokens(answer.authentication_result, None))
    }

    /// Signs in by proof of the password (USER_SRP_AUTH and PASSWORD_VERIFIER), as Cognito's own clients do. The
    /// username may be an alias.
    ///
    /// # Panics
    /// When the answers are not the challenge and then tokens.
    #[expect(clippy::expect_used, reason = "a test fails by panicking")]
    pub async fn sign_in_srp(&self, username: &str, password: &str) -> Result<TestTokens> {
        let client = Client::new(self.poolgate.entropy()).map_err(Error::internal)?;
        let parameters = [("USERNAME", username), ("SRP_A", &client.a_hex())];
        let asked = self.initiate(AuthFlowType::UserSrpAuth, parameters).await?;
        let parameters = asked.challenge_parameters.expect("a challenge has parameters");
        let parameter = |name| parameters.get(name).expect("the challenge has its parameters").as_str();
        let (user_id, block) = (parameter("USER_ID_FOR_SRP"), parameter("SECRET_BLOCK"));
        let timestamp = srp::format_timestamp(self.poolgate.now());
        let (salt, b) = (parameter("SALT"), parameter("SRP_B"));
        let proof = client.respond(&self.id, user_id, password, salt, b, block, &timestamp).map_err(Error::internal)?;
        let responses = [
            ("USERNAME", user_id),
            ("PASSWORD_CLAIM_SECRET_BLOCK", block),
            ("PASSWORD_CLAIM_SIGNATURE", &proof),
            ("TIMESTAMP", &timestamp),
        ];
        let input = RespondToAuthChallengeInput {
            client_id: self.client_id.as_str().into(),
            challenge_name: ChallengeNameType::PasswordVerifier,
            session: asked.session,
            challenge_responses: Some(responses.into()),
            ..Default::default()
        };
        let answer = self.poolgate.user_pools().respond_to_auth_challenge(input).await?;
        Ok(tokens(answer.authentication_result, None))
    }

    /// Fresh ID and access tokens.
    pub async fn refresh(&self, old: &TestTokens) -> Result<TestTokens> {
        let parameters = [("REFRESH_TOKEN", old.refresh.as_str())];
        let answer = self.initiate(AuthFlowType::RefreshTokenAuth, parameters).await?;
        Ok(tokens(answer.authentication_result, Some(&old.refresh)))
    }

    /// GetUser: whose access token it is, if it is still good.
    pub async fn user_of(&self, access_token: &str) -> Result<GetUserOutput> {
        self.poolgate.user_pools().get_user(GetUserInput { access_token: access_token.into() }).await
    }

    /// What an ID or access token of this pool and client says, verified as any other service would from the published
    /// keys: revocation is not seen.
    ///
    /// # Panics
    /// When the keys cannot be read.
    #[expect(clippy::expect_used, reason = "a test fails by panicking")]
    pub async fn verify(&self, token: &str) -> std::result::Result<Verified, VerifyError> {
        let verify = |token_use| {
            self.poolgate.poolgate().verify_token(&self.id, token_use, Audience::One(&self.client_id), token)
        };
        match verify(KeyUse::Id).await.expect("the keys are there") {
            Err(VerifyError::WrongUse) => verify(KeyUse::Access).await.expect("the keys are there"),
            told => told,
        }
    }

    async fn initiate<const N: usize>(
        &self,
        auth_flow: AuthFlowType,
        parameters: [(&str, &str); N],
    ) -> Result<InitiateAuthOutput> {
        let input = InitiateAuthInput {
            auth_flow,
            client_id: self.client_id.as_str().into(),
            auth_parameters: Some(parameters.into()),
            ..Default::default()
        };
        self.poolgate.user_pools().initiate_auth(input).await
    }
}

fn attribute(name: &str, value: &str) -> AttributeType {
    AttributeType { name: name.to_owned(), value: Some(value.into()) }
}

#[expect(clippy::expect_used, reason = "a test fails by panicking")]
fn tokens(result: Option<AuthenticationResultType>, refresh: Option<&str>) -> TestTokens {
    let result = result.expect("the sign-in ends with tokens, not with a challenge");
    let text = |token: Option<Sensitive<String>>| token.map(Sensitive::into_inner);
    TestTokens {
        id: text(result.id_token).expect("an ID token"),
        access: text(result.access_token).expect("an access token"),
        refresh: text(result.refresh_token).or(refresh.map(str::to_owned)).expect("a refresh token"),
    }
}

impl fmt::Debug for TestTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TestTokens")
    }
}
