//! What became of sign-ins: an event each, where the pool's threat protection is on, and what users and administrators
//! say of it.
//!
//! Nobody judges risk here: every event says that none was seen. Events go with their user, and otherwise after two
//! years.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use poolgate_env::{Millis, random_uuid};
use poolgate_storage_trait::{Batch, Entity, Entry, Key, Kind, Matching, Query, StoreExt, Stored};
use poolgate_wire::{
    Call, Code, Error, Handle, Timestamp, operations,
    user_pools::{
        AdminListUserAuthEvents, AdminListUserAuthEventsInput, AdminListUserAuthEventsOutput,
        AdminUpdateAuthEventFeedback, AdminUpdateAuthEventFeedbackInput, AdminUpdateAuthEventFeedbackOutput,
        AdvancedSecurityModeType, AuthEventType, ChallengeName, ChallengeResponse, ChallengeResponseType,
        EventContextDataType, EventFeedbackType, EventResponseType, EventRiskType, EventType, FeedbackValueType,
        RiskDecisionType, UpdateAuthEventFeedback, UpdateAuthEventFeedbackInput, UpdateAuthEventFeedbackOutput,
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    entities,
    error::{Fault, Result},
    paging::{page_size, page_token},
    pools::Pool,
    service::UserPools,
    sessions::device_type,
    sign_in::Origin,
    users::User,
};

operations! { UserPools {
    AdminListUserAuthEvents => admin_list_user_auth_events,
    AdminUpdateAuthEventFeedback => admin_update_auth_event_feedback,
    UpdateAuthEventFeedback => update_auth_event_feedback,
} }

/// How long an event is kept: as Cognito does.
const KEPT: Duration = Duration::from_hours(2 * 365 * 24);

/// How long a user may answer with a feedback token.
const ANSWERABLE: Duration = Duration::from_hours(7 * 24);

/// What feedback tokens are sealed for.
const PURPOSE: &str = "auth-event-feedback";

/// One attempt to sign in, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AuthEvent {
    pub pool_id: String,
    pub sub: String,
    /// `event_id` of the tokens, where there are any.
    pub id: String,
    pub created: Millis,
    /// Whether it ended with tokens.
    pub passed: bool,
    /// What was shown, and whether it was right.
    pub shown: Vec<(Shown, bool)>,
    pub device: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Feedback>,
    /// Random at each change, as [`User::change`].
    #[serde(default)]
    pub change: u64,
}

/// What a user shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Shown {
    Password,
    Mfa,
}

/// What someone said of an event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Feedback {
    pub value: FeedbackValueType,
    pub provider: String,
    pub date: Millis,
}

impl Entity for AuthEvent {
    const KIND: Kind = entities::AUTH_EVENT;
    const SCHEMA: u16 = 1;

    /// The newest of a user's come first.
    fn key(&self) -> Key {
        let before = i64::MAX - self.created.0;
        Key::new(Self::KIND, &self.pool_id, format!("{}{before:016x}\0{}", Self::prefix_of(&self.sub), self.id))
    }

    fn entries(&self) -> Vec<Entry> {
        vec![Entry::plain(entities::EVENTS_BY_ID, Self::entry(&self.sub, &self.id))]
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.created + KEPT)
    }
}

impl AuthEvent {
    /// What the keys of a user's events begin with.
    pub(crate) fn prefix_of(sub: &str) -> String {
        format!("{sub}\0")
    }

    fn entry(sub: &str, id: &str) -> Vec<u8> {
        format!("{sub}\0{id}").into_bytes()
    }

    fn to_auth_event_type(&self) -> AuthEventType {
        let challenge = |(shown, right): &(Shown, bool)| ChallengeResponseType {
            challenge_name: Some(match shown {
                Shown::Password => ChallengeName::Password,
                Shown::Mfa => ChallengeName::Mfa,
            }),
            challenge_response: Some(if *right { ChallengeResponse::Success } else { ChallengeResponse::Failure }),
        };
        let feedback = self.feedback.as_ref().map(|Feedback { value, provider, date }| EventFeedbackType {
            feedback_value: value.clone(),
            provider: provider.clone(),
            feedback_date: Some(Timestamp::from(date.0)),
        });
        AuthEventType {
            event_id: Some(self.id.clone()),
            event_type: Some(EventType::SignIn),
            creation_date: Some(Timestamp::from(self.created.0)),
            event_response: Some(if self.passed { EventResponseType::Pass } else { EventResponseType::Fail }),
            event_risk: Some(EventRiskType {
                risk_decision: Some(RiskDecisionType::NoRisk),
                compromised_credentials_detected: Some(false),
                risk_level: None,
            }),
            challenge_responses: Some(self.shown.iter().map(challenge).collect()),
            event_context_data: Some(EventContextDataType {
                ip_address: self.address.clone(),
                device_name: Some(self.device.clone()),
                ..EventContextDataType::default()
            }),
            event_feedback: feedback,
        }
    }
}

impl Pool {
    /// Whether sign-ins leave events.
    pub(crate) fn has_threat_protection(&self) -> bool {
        let add_ons = self.settings.user_pool_add_ons.as_ref();
        add_ons.is_some_and(|add_ons| add_ons.advanced_security_mode != AdvancedSecurityModeType::Off)
    }
}

/// What became of an attempt to sign in.
#[derive(Debug)]
pub(crate) struct Attempt<'a> {
    pub user: &'a User,
    pub origin: &'a Origin,
    /// The session that it opened; `None` where it failed.
    pub session: Option<&'a str>,
    pub shown: Vec<(Shown, bool)>,
}

impl UserPools {
    /// Notes an attempt in the batch that decides it; nothing where the pool has no threat protection.
    pub(crate) fn note_attempt(&self, pool: &Pool, attempt: Attempt<'_>, batch: &mut Batch, now: Millis) -> Result<()> {
        if !pool.has_threat_protection() {
            return Ok(());
        }
        let Attempt { user, origin, session, shown } = attempt;
        batch.insert(&AuthEvent {
            pool_id: pool.id().to_owned(),
            sub: user.sub.clone(),
            id: session.map_or_else(|| random_uuid(self.entropy()).to_string(), str::to_owned),
            created: now,
            passed: session.is_some(),
            shown,
            device: device_type(origin.user_agent.as_deref()),
            address: origin.source_ip.map(|address| address.to_string()),
            feedback: None,
            change: self.change_id(),
        })?;
        Ok(())
    }

    /// A token with which UpdateAuthEventFeedback answers for the user whether one of its events was its own: for a
    /// host's message about it. Good for seven days.
    pub async fn auth_event_feedback_token(
        &self,
        user_pool_id: &str,
        username: &str,
        event_id: &str,
    ) -> Result<String, Error> {
        let now = self.now();
        let pool = self.pool(user_pool_id, now).await?;
        check_threat_protection(&pool)?;
        let user = self.existing_user(&pool, username, now).await?;
        let event = self.auth_event(&pool, &user, event_id, now).await?;
        let ends = (now + ANSWERABLE).0.to_be_bytes();
        let context = feedback_context(&event);
        Ok(URL_SAFE_NO_PAD.encode(self.inner.root_key.seal(self.entropy(), PURPOSE, &context, &ends)))
    }

    async fn auth_event(&self, pool: &Pool, user: &User, id: &str, now: Millis) -> Result<Stored<AuthEvent>> {
        let own = Matching::Exact(AuthEvent::entry(&user.sub, id));
        let query = Query::index(entities::AUTH_EVENT, pool.id(), entities::EVENTS_BY_ID, own).limit(1);
        let found = self.inner.store.list::<AuthEvent>(query, now).await?.0.pop();
        found.ok_or_else(|| Error::resource_not_found(format!("Event {id} does not exist.")).into())
    }

    /// Writes down what was said of an event, in place of what was said before.
    async fn say_of_event(
        &self,
        pool: &Pool,
        user: &User,
        id: &str,
        said: (&FeedbackValueType, &str),
        now: Millis,
    ) -> Result<()> {
        let (value, provider) = said;
        self.transact(now, || async {
            let mut event = self.auth_event(pool, user, id, now).await?;
            event.feedback = Some(Feedback { value: value.clone(), provider: provider.to_owned(), date: now });
            event.change = self.change_id();
            let mut batch = Batch::new();
            batch.update(&event)?;
            Ok((batch, ()))
        })
        .await
    }

    /// Whether the token lets its holder speak of this event.
    fn may_answer(&self, token: &str, event: &AuthEvent, now: Millis) -> bool {
        let Ok(sealed) = URL_SAFE_NO_PAD.decode(token) else { return false };
        let Ok(ends) = self.inner.root_key.open(PURPOSE, &feedback_context(event), &sealed) else { return false };
        <[u8; 8]>::try_from(ends.expose().as_slice()).is_ok_and(|ends| now < Millis(i64::from_be_bytes(ends)))
    }
}

impl Handle<AdminListUserAuthEvents> for UserPools {
    /// The newest first.
    async fn handle(
        &self,
        _: &Call,
        input: AdminListUserAuthEventsInput,
    ) -> Result<AdminListUserAuthEventsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        check_threat_protection(&pool)?;
        let token = page_token(input.next_token.as_deref())?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        let query = Query::prefix(entities::AUTH_EVENT, pool.id(), AuthEvent::prefix_of(&user.sub))
            .limit(page_size(input.max_results))
            .after(token);
        let (events, next) = self.inner.store.list::<AuthEvent>(query, now).await.map_err(Fault::from)?;
        Ok(AdminListUserAuthEventsOutput {
            auth_events: Some(events.iter().map(|event| event.to_auth_event_type()).collect()),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<AdminUpdateAuthEventFeedback> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminUpdateAuthEventFeedbackInput,
    ) -> Result<AdminUpdateAuthEventFeedbackOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        check_threat_protection(&pool)?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        self.say_of_event(&pool, &user, &input.event_id, (&input.feedback_value, "Admin"), now).await?;
        Ok(AdminUpdateAuthEventFeedbackOutput::default())
    }
}

impl Handle<UpdateAuthEventFeedback> for UserPools {
    /// Whoever has no token learns nothing, not even whether there is such a user or event.
    async fn handle(
        &self,
        _: &Call,
        input: UpdateAuthEventFeedbackInput,
    ) -> Result<UpdateAuthEventFeedbackOutput, Error> {
        let now = self.now();
        let invalid = || Error::not_authorized("Invalid feedback token.");
        let pool = self.pool(&input.user_pool_id, now).await?;
        check_threat_protection(&pool)?;
        let user = self.user_named(&pool, input.username.expose(), now).await?.ok_or_else(invalid)?;
        let event = self.auth_event(&pool, &user, &input.event_id, now).await.map_err(|fault| match fault {
            Fault::Refused(_) => invalid().into(),
            store @ Fault::Store(_) => store,
        })?;
        if !self.may_answer(input.feedback_token.expose(), &event, now) {
            return Err(invalid());
        }
        self.say_of_event(&pool, &user, &input.event_id, (&input.feedback_value, "User"), now).await?;
        Ok(UpdateAuthEventFeedbackOutput::default())
    }
}

fn feedback_context(event: &AuthEvent) -> Vec<u8> {
    format!("{}\0{}\0{}", event.pool_id, event.sub, event.id).into_bytes()
}

fn check_threat_protection(pool: &Pool) -> Result<(), Error> {
    if pool.has_threat_protection() {
        return Ok(());
    }
    let text = "Threat protection is not enabled for the user pool.";
    Err(Error::new(Code::UserPoolAddOnNotEnabledException, text))
}
