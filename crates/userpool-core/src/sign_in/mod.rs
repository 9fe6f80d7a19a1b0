//! Sign-in: one engine behind every door.
//!
//! InitiateAuth, AdminInitiateAuth, RespondToAuthChallenge and AdminRespondToAuthChallenge come down to [`start`] and
//! [`answer`]; both end in [`UserPools::proceed`], which alone decides who gets tokens. So no factor can be skipped by
//! coming through another door.
//!
//! | stage | answer | next |
//! |---|---|---|
//! | – | password | what follows a first factor |
//! | – | SRP_A | [`Stage::PasswordVerifier`] |
//! | – | the wish to choose | [`Stage::FirstFactor`] |
//! | [`Stage::FirstFactor`] | a factor, with its proof or without | [`Stage::FirstCode`], [`Stage::Passkey`], [`Stage::PasswordVerifier`], or what follows |
//! | [`Stage::PasswordVerifier`], [`Stage::FirstCode`], [`Stage::Passkey`] | a proof | what follows a first factor |
//! | [`Stage::NewPassword`] | a new password | what follows a first factor |
//! | [`Stage::SelectMfa`] | a second factor | [`Stage::SecondCode`] or [`Stage::SoftwareToken`] |
//! | [`Stage::SecondCode`], [`Stage::SoftwareToken`] | a code | tokens |
//! | [`Stage::DeviceSrp`] | SRP_A | [`Stage::DeviceVerifier`] |
//! | [`Stage::DeviceVerifier`] | a proof | tokens |
//! | – | the wish to be asked by the host | [`Stage::Custom`], or whatever the host's functions say ([`custom`]) |
//! | [`Stage::Custom`] | an answer | whatever the host's functions say |
//! | [`Stage::SetUpMfa`] | an e-mail address | [`Stage::SecondCode`] for it |
//! | [`Stage::SetUpMfa`] | the wish for an app | [`Stage::ProveSoftwareToken`] |
//! | [`Stage::ProveSoftwareToken`] | a code | [`Stage::FactorSetUp`] |
//! | [`Stage::FactorSetUp`] | nothing more | tokens |
//! | – | a refresh token | tokens ([`crate::refresh`]) |
//!
//! What follows a first factor is a refusal, [`Stage::NewPassword`], a second factor ([`mfa_choice`]) or
//! [`Stage::DeviceSrp`] in its place ([`device`]), or tokens. In a sign-in that the host leads its functions decide before
//! there are tokens.
//!
//! A step goes load → [`judge`] → commit → [`ask`](UserPools::ask) or [`finish`]. Between two steps the state travels to
//! the client, sealed ([`state`]); beginning a sign-in by a password or its proof writes nothing. A step that was answered
//! is consumed by a conditional write together with what it did.

mod answer;
mod ask;
mod attempts;
mod choice;
mod custom;
mod device;
mod factors;
mod finish;
mod judge;
pub(crate) mod lockout;
mod mfa_choice;
mod nobody;
mod proceed;
mod start;
mod state;

use std::{collections::BTreeMap, net::IpAddr, sync::Arc};

use poolgate_env::Millis;
use poolgate_wire::{
    Call, Error, Handle, Sensitive, operations,
    user_pools::{
        AdminInitiateAuth, AdminInitiateAuthInput, AdminInitiateAuthOutput, AdminRespondToAuthChallenge,
        AdminRespondToAuthChallengeInput, AdminRespondToAuthChallengeOutput, AuthenticationResultType,
        ChallengeNameType, InitiateAuth, InitiateAuthInput, InitiateAuthOutput, RespondToAuthChallenge,
        RespondToAuthChallengeInput, RespondToAuthChallengeOutput,
    },
};

use crate::{clients::Client, pools::Pool, service::UserPools};

operations! { UserPools {
    InitiateAuth => initiate_auth,
    AdminInitiateAuth => admin_initiate_auth,
    RespondToAuthChallenge => respond_to_auth_challenge,
    AdminRespondToAuthChallenge => admin_respond_to_auth_challenge,
} }

/// What every step knows of its request.
#[derive(Debug)]
pub(crate) struct Request {
    pub pool: Arc<Pool>,
    pub client: Arc<Client>,
    /// Whether it came through an administrator's operation.
    pub admin: bool,
    /// Whether it answers a challenge, rather than begins a sign-in.
    pub answers: bool,
    /// AuthParameters or ChallengeResponses.
    pub parameters: Sensitive<BTreeMap<String, String>>,
    pub client_metadata: Option<BTreeMap<String, String>>,
    pub session: Option<Sensitive<String>>,
    pub origin: Origin,
    pub now: Millis,
}

/// Where a request came from, as far as it is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    pub source_ip: Option<IpAddr>,
    pub user_agent: Option<String>,
}

impl Origin {
    pub(crate) fn of(call: &Call) -> Self {
        Self { source_ip: call.source_ip, user_agent: call.user_agent.clone() }
    }
}

impl Request {
    /// A parameter, if it was sent.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.expose().get(name).map(String::as_str)
    }

    /// The Session that came along.
    pub(crate) fn session(&self) -> Option<&str> {
        self.session.as_ref().map(|session| session.expose().as_str())
    }

    /// A parameter that must be there.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Error> {
        let missing = || Error::invalid_parameter(format!("Missing required parameter {name}"));
        self.parameter(name).filter(|value| !value.is_empty()).ok_or_else(missing)
    }

    /// The device that the client names.
    pub(crate) fn device_key(&self) -> Option<&str> {
        self.parameter("DEVICE_KEY").filter(|key| !key.is_empty())
    }

    /// USERNAME, once SECRET_HASH has proved the client's secret for it.
    pub(crate) fn username(&self) -> Result<&str, Error> {
        // The client first: without its secret nobody learns what is missing.
        let username = self.parameter("USERNAME").unwrap_or_default();
        self.client.check_secret_hash(username, self.parameter("SECRET_HASH"))?;
        self.required("USERNAME")
    }
}

/// What a step answers.
#[derive(Debug)]
pub(crate) enum Reply {
    Challenge {
        name: ChallengeNameType,
        parameters: BTreeMap<String, String>,
        /// `None` where the parameters carry the state.
        session: Option<String>,
        /// What can be chosen among, where that is the challenge.
        available: Option<Vec<ChallengeNameType>>,
    },
    Tokens(AuthenticationResultType),
}

impl Reply {
    pub(crate) const fn challenge(
        name: ChallengeNameType,
        parameters: BTreeMap<String, String>,
        session: Option<String>,
    ) -> Self {
        Self::Challenge { name, parameters, session, available: None }
    }
}

/// The four operations' outputs have the same members.
macro_rules! output {
    ($output:ident, $reply:expr) => {
        match $reply {
            Reply::Challenge { name, parameters, session, available } => $output {
                challenge_name: Some(name),
                challenge_parameters: Some(parameters),
                session: session.map(Sensitive::from),
                available_challenges: available,
                ..$output::default()
            },
            // Cognito sends the empty parameters along.
            Reply::Tokens(result) => $output {
                authentication_result: Some(result),
                challenge_parameters: Some(BTreeMap::new()),
                ..$output::default()
            },
        }
    };
}

impl Handle<InitiateAuth> for UserPools {
    async fn handle(&self, call: &Call, input: InitiateAuthInput) -> Result<InitiateAuthOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let (session, origin) = (input.session, Origin::of(call));
        let (parameters, client_metadata) = (input.auth_parameters.unwrap_or_default(), input.client_metadata);
        let request =
            Request { pool, client, admin: false, answers: false, parameters, client_metadata, session, origin, now };
        Ok(output!(InitiateAuthOutput, self.start(&request, &input.auth_flow).await?))
    }
}

impl Handle<AdminInitiateAuth> for UserPools {
    async fn handle(&self, call: &Call, input: AdminInitiateAuthInput) -> Result<AdminInitiateAuthOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client_of(&input.user_pool_id, input.client_id.expose(), now).await?;
        let (session, origin) = (input.session, Origin::of(call));
        let (parameters, client_metadata) = (input.auth_parameters.unwrap_or_default(), input.client_metadata);
        let request =
            Request { pool, client, admin: true, answers: false, parameters, client_metadata, session, origin, now };
        Ok(output!(AdminInitiateAuthOutput, self.start(&request, &input.auth_flow).await?))
    }
}

impl Handle<RespondToAuthChallenge> for UserPools {
    async fn handle(
        &self,
        call: &Call,
        input: RespondToAuthChallengeInput,
    ) -> Result<RespondToAuthChallengeOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let (session, origin) = (input.session, Origin::of(call));
        let (parameters, client_metadata) = (input.challenge_responses.unwrap_or_default(), input.client_metadata);
        let request =
            Request { pool, client, admin: false, answers: true, parameters, client_metadata, session, origin, now };
        Ok(output!(RespondToAuthChallengeOutput, self.answer(&request, &input.challenge_name).await?))
    }
}

impl Handle<AdminRespondToAuthChallenge> for UserPools {
    async fn handle(
        &self,
        call: &Call,
        input: AdminRespondToAuthChallengeInput,
    ) -> Result<AdminRespondToAuthChallengeOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client_of(&input.user_pool_id, input.client_id.expose(), now).await?;
        let (session, origin) = (input.session, Origin::of(call));
        let (parameters, client_metadata) = (input.challenge_responses.unwrap_or_default(), input.client_metadata);
        let request =
            Request { pool, client, admin: true, answers: true, parameters, client_metadata, session, origin, now };
        Ok(output!(AdminRespondToAuthChallengeOutput, self.answer(&request, &input.challenge_name).await?))
    }
}
