//! CUSTOM_AUTH: the host's functions ask, judge, and decide when it is enough.
//!
//! A step is used up before any function hears of its answer: whoever guesses many answers at once is heard once, and
//! after a function that fails, or says that the sign-in has failed, there is nothing to go on with.

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::random_uuid;
use poolgate_storage_trait::{Batch, Stored};
use poolgate_triggers::{
    CreateAuthChallenge, CreateAuthChallengeRequest, DefineAuthChallenge, DefineAuthChallengeRequest, TextMap,
    TriggerError, VerifyAuthChallengeResponse, VerifyAuthChallengeResponseRequest,
};
use poolgate_wire::{Error, user_pools::ChallengeNameType};

use crate::{
    error::{Result, incorrect_username_or_password},
    mfa::Factor,
    service::UserPools,
    sign_in::{
        Reply, Request,
        ask::{SECOND_FACTOR_DIGITS, delivery},
        custom::{Carried, Custom, CustomRecord, Decision, Question, SRP_A, decide, not_configured},
        judge::{Ask, Proven, count_sending, limited},
        mfa_choice::has_means,
        proceed::used,
        state::{Flow, Progress, Stage, Step, Subject, invalid_session},
    },
    users::{Named, User},
};

const PURPOSE: &str = "custom-challenge";

impl UserPools {
    /// Begins CUSTOM_AUTH, with SRP first where the client sends CHALLENGE_NAME.
    pub(in crate::sign_in) async fn start_custom(&self, request: &Request) -> Result<Reply> {
        let name = request.username()?;
        if !self.has_trigger::<DefineAuthChallenge>(&request.pool) {
            return Err(not_configured().into());
        }
        let by_srp = match request.parameter("CHALLENGE_NAME") {
            None => false,
            Some(SRP_A) => true,
            Some(_) => return Err(Error::invalid_parameter("CHALLENGE_NAME can only be SRP_A.").into()),
        };
        if by_srp {
            request.required("SRP_A")?;
        }
        let user = self.welcome(request, name).await?;
        if let Some(user) = &user
            && !user.enabled
            && !request.client.hides_existence()
        {
            return Err(Error::not_authorized("User is disabled.").into());
        }
        let custom = Some(Carried::Here(Custom::begun(by_srp)));
        let progress = Progress { custom, ..Progress::of(request, Flow::Custom) };
        self.define(request, user, None, progress).await
    }

    /// Takes the answer to a custom challenge.
    pub(in crate::sign_in) async fn answer_custom(&self, request: &Request, step: &Step, user: Named) -> Result<Reply> {
        let answer = request.required("ANSWER")?.to_owned();
        let mut progress = step.progress.clone();
        let custom = here(&mut progress)?;
        let Question { private, metadata } = custom.question.take().ok_or_else(invalid_session)?;
        let mut batch = Batch::new();
        batch.insert(&self.answered(request, step))?;
        self.commit(&batch, request.now).await.map_err(used)?;
        let (username, attributes) = told(&user, &step.username);
        let verdict = self
            .fire::<VerifyAuthChallengeResponse>(
                &request.pool,
                username,
                Some(request.client.id()),
                VerifyAuthChallengeResponse::AUTHENTICATION,
                || VerifyAuthChallengeResponseRequest {
                    user_attributes: attributes,
                    private_challenge_parameters: private,
                    challenge_answer: answer,
                    client_metadata: request.trigger_metadata(),
                    user_not_found: not_found(request, &user),
                },
            )
            .await?
            .ok_or_else(not_configured)?;
        custom.push(ChallengeNameType::CustomChallenge.as_str(), verdict.answer_correct, metadata);
        self.define(request, user, Some(step), progress).await
    }

    /// Asks DefineAuthChallenge what is next, and does it.
    pub(in crate::sign_in) async fn define(
        &self,
        request: &Request,
        user: Named,
        step: Option<&Step>,
        mut progress: Progress,
    ) -> Result<Reply> {
        let stranger = self.stranger_of(request, step);
        let custom = here(&mut progress)?;
        let (username, attributes) = told(&user, &stranger);
        let answer = self
            .fire::<DefineAuthChallenge>(
                &request.pool,
                username,
                Some(request.client.id()),
                DefineAuthChallenge::AUTHENTICATION,
                || DefineAuthChallengeRequest {
                    user_attributes: attributes,
                    session: custom.results.clone(),
                    client_metadata: request.trigger_metadata(),
                    user_not_found: not_found(request, &user),
                },
            )
            .await?
            .ok_or_else(not_configured)?;
        match (decide(custom, &answer)?, user) {
            // Nobody's sign-in ends well.
            (Decision::Fail, _) | (Decision::Issue, None) => Err(incorrect_username_or_password().into()),
            // What follows a step may be another: the compiler wants to know where it ends.
            (Decision::Issue, Some(user)) => {
                Box::pin(self.proceed(request, user, &progress, Proven::Custom, None)).await
            }
            (Decision::Question, user) => self.ask_custom(request, &user, &stranger, progress).await,
            (Decision::PasswordVerifier, user) => self.challenge_srp(request, &progress, step, user).await,
            (Decision::Factor(factor), Some(user)) => self.ask_factor(request, &user, &progress, factor).await,
            (Decision::Factor(factor), None) => self.ask_nobody(request, &stranger, progress, factor).await,
        }
    }

    /// CUSTOM_CHALLENGE: what CreateAuthChallenge makes public goes to the client, the rest does not leave the state.
    async fn ask_custom(
        &self,
        request: &Request,
        user: &Named,
        stranger: &str,
        mut progress: Progress,
    ) -> Result<Reply> {
        let custom = here(&mut progress)?;
        let name = ChallengeNameType::CustomChallenge;
        let (username, attributes) = told(user, stranger);
        let made = self
            .fire::<CreateAuthChallenge>(
                &request.pool,
                username,
                Some(request.client.id()),
                CreateAuthChallenge::AUTHENTICATION,
                || CreateAuthChallengeRequest {
                    user_attributes: attributes,
                    challenge_name: name.as_str().to_owned(),
                    session: custom.results.clone(),
                    client_metadata: request.trigger_metadata(),
                    user_not_found: not_found(request, user),
                },
            )
            .await?
            .ok_or_else(not_configured)?;
        custom.question =
            Some(Question { private: made.private_challenge_parameters, metadata: made.challenge_metadata });
        let mut parameters = made.public_challenge_parameters;
        parameters.insert("USERNAME".to_owned(), username.to_owned());
        let subject = user.as_ref().map_or(Subject::stranger(stranger), |user| Subject::user(user));
        let progress = self.carried(request, progress).await?;
        let session = self.seal_state(request, subject, &progress, Stage::Custom)?;
        Ok(Reply::challenge(name, parameters, Some(session)))
    }

    /// A second factor on the host's demand.
    async fn ask_factor(
        &self,
        request: &Request,
        user: &Stored<User>,
        progress: &Progress,
        factor: Factor,
    ) -> Result<Reply> {
        if !has_means(user, factor) {
            return Err(TriggerError::unrecognizable().into());
        }
        let ask = Ask::Factor(factor);
        let Some(channel) = factor.channel() else { return self.ask(request, user, progress, ask).await };
        let (limits, now) = (&self.inner.settings.limits, request.now);
        let counted = |user: &mut User| count_sending(limits, user, channel, now);
        let (user, ()) = self.change_user(&request.pool, &user.username, now, counted).await?;
        self.ask(request, &user, progress, ask).await
    }

    /// As [`Self::ask_factor`] looks for a user, for nobody.
    async fn ask_nobody(&self, request: &Request, name: &str, progress: Progress, factor: Factor) -> Result<Reply> {
        let (stage, mut parameters) = match factor.channel() {
            Some(channel) => {
                self.count_stranger_sending(request, name, limited(channel), None).await?;
                let unsent = self.sent_code(request, name, (channel, ""), &self.draw_code(SECOND_FACTOR_DIGITS));
                let details = self.simulated_delivery_by(&request.pool, name, channel);
                (Stage::SecondCode(unsent), delivery(&details))
            }
            None => (Stage::SoftwareToken, TextMap::new()),
        };
        parameters.insert("USER_ID_FOR_SRP".to_owned(), name.to_owned());
        let progress = self.carried(request, progress).await?;
        let session = self.seal_state(request, Subject::stranger(name), &progress, stage)?;
        Ok(Reply::challenge(factor.challenge(), parameters, Some(session)))
    }

    /// The progress as the state takes it: what is too large for a Session goes into a record.
    pub(in crate::sign_in) async fn carried(&self, request: &Request, mut progress: Progress) -> Result<Progress> {
        let Some(Carried::Here(custom)) = &progress.custom else { return Ok(progress) };
        let bytes = serde_json::to_vec(custom).map_err(Error::internal)?;
        if bytes.len() <= Custom::LARGE {
            return Ok(progress);
        }
        let id = random_uuid(self.entropy()).to_string();
        let sealed = self.inner.root_key.seal(self.entropy(), PURPOSE, &place(request, &id), &bytes);
        let record = CustomRecord {
            pool_id: request.pool.id().to_owned(),
            id: id.clone(),
            sealed: STANDARD.encode(sealed),
            expires: request.now + request.client.session_validity(),
        };
        let mut batch = Batch::new();
        batch.insert(&record)?;
        self.commit(&batch, request.now).await?;
        progress.custom = Some(Carried::Kept(id));
        Ok(progress)
    }

    /// Fetches what [`Self::carried`] put into a record.
    pub(in crate::sign_in) async fn fetch_carried(&self, request: &Request, progress: &mut Progress) -> Result<()> {
        let Some(Carried::Kept(id)) = &progress.custom else { return Ok(()) };
        let key = CustomRecord::key_of(request.pool.id(), id);
        let record = self.load::<CustomRecord>(key, request.now).await?.ok_or_else(invalid_session)?;
        let sealed = STANDARD.decode(&record.sealed).map_err(Error::internal)?;
        let opened = self.inner.root_key.open(PURPOSE, &place(request, id), &sealed).map_err(Error::internal)?;
        progress.custom = Some(Carried::Here(serde_json::from_slice(opened.expose()).map_err(Error::internal)?));
        Ok(())
    }
}

/// Ties a record's contents to it.
fn place(request: &Request, id: &str) -> Vec<u8> {
    format!("{}\0{id}", request.pool.id()).into_bytes()
}

/// The custom sign-in of a step whose record was fetched.
fn here(progress: &mut Progress) -> Result<&mut Custom, Error> {
    match &mut progress.custom {
        Some(Carried::Here(custom)) => Ok(custom),
        Some(Carried::Kept(_)) | None => Err(invalid_session()),
    }
}

/// Whom the functions are told of.
fn told<'a>(user: &'a Named, stranger: &'a str) -> (&'a str, TextMap) {
    match user {
        Some(user) => (&user.username, user.trigger_attributes()),
        None => (stranger, TextMap::new()),
    }
}

/// `userNotFound`: told where the client hides who exists.
fn not_found(request: &Request, user: &Named) -> Option<bool> {
    request.client.hides_existence().then_some(user.is_none())
}
