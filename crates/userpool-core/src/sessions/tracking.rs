//! Sessions that users and administrators see: listed, ended one by one, and bounded in number
//! (spec/new-operations.md §6).
//!
//! Only where the pool tracks them does a session's record say where it is used from, and only there does a refresh
//! write anything for it. Sessions of sign-in pages (SSO) are none of the API's: every session here is a TOKEN session
//! without a parent, so that no other one is linked to it.

use poolgate_env::{Entropy, Millis, lower_alphanumeric};
use poolgate_storage_trait::{Batch, Entity, Key, Matching, Query, StoreExt, Stored};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, Timestamp, operations,
    user_pools::{
        AdminListUserSessions, AdminListUserSessionsInput, AdminListUserSessionsOutput, AdminRevokeUserSession,
        AdminRevokeUserSessionInput, AdminRevokeUserSessionOutput, ListUserSessions, ListUserSessionsInput,
        ListUserSessionsOutput, RevokeUserSession, RevokeUserSessionInput, RevokeUserSessionOutput,
        SessionDescriptionType, SessionLocationType, SessionTypeType,
    },
};
use serde::{Deserialize, Serialize};

use super::{Session, device_type};
use crate::{
    entities,
    error::{Fault, Result},
    paging::page_token,
    pools::Pool,
    service::UserPools,
    sign_in::Origin,
    users::User,
};

operations! { UserPools {
    ListUserSessions => list_user_sessions,
    RevokeUserSession => revoke_user_session,
    AdminListUserSessions => admin_list_user_sessions,
    AdminRevokeUserSession => admin_revoke_user_session,
} }

/// Sessions that one sign-in ends in the batch that it makes its own with; a batch is bounded.
const ENDED_AT_ONCE: usize = 50;

/// What a tracked session shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tracked {
    /// `tkn` and 25 small letters and digits.
    pub id: String,
    /// The sign-in, or the last refresh.
    pub last_active: Millis,
    pub device_type: String,
    pub address: Option<String>,
}

impl Tracked {
    pub(crate) fn new(origin: &Origin, now: Millis, entropy: &dyn Entropy) -> Self {
        let id = format!("tkn{}", lower_alphanumeric(entropy, 25));
        let mut tracked = Self { id, last_active: now, device_type: String::new(), address: None };
        tracked.seen(origin, now);
        tracked
    }

    /// The session is used from here.
    pub(crate) fn seen(&mut self, origin: &Origin, now: Millis) {
        self.last_active = self.last_active.max(now);
        self.device_type = device_type(origin.user_agent.as_deref());
        self.address = origin.source_ip.map(|address| address.to_string());
    }

    /// The value by which a user's tracked sessions are found, and one of them.
    pub(super) fn entry(sub: &str, id: &str) -> Vec<u8> {
        format!("{sub}\0{id}").into_bytes()
    }
}

impl Handle<ListUserSessions> for UserPools {
    async fn handle(&self, _: &Call, input: ListUserSessionsInput) -> Result<ListUserSessionsOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        check_tracking(&caller.pool)?;
        page_token(input.next_token.as_deref())?;
        let sessions = self.tracked_sessions(&caller.pool, &caller.user, now).await?;
        let sessions = described(&sessions, Some(&caller.session.id));
        Ok(ListUserSessionsOutput { sessions: Some(sessions), next_token: None })
    }
}

impl Handle<AdminListUserSessions> for UserPools {
    async fn handle(&self, _: &Call, input: AdminListUserSessionsInput) -> Result<AdminListUserSessionsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        check_tracking(&pool)?;
        page_token(input.next_token.as_deref())?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        let sessions = described(&self.tracked_sessions(&pool, &user, now).await?, None);
        Ok(AdminListUserSessionsOutput { sessions: Some(sessions), next_token: None })
    }
}

impl Handle<RevokeUserSession> for UserPools {
    async fn handle(&self, _: &Call, input: RevokeUserSessionInput) -> Result<RevokeUserSessionOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        check_tracking(&caller.pool)?;
        if caller.session.tracked.as_ref().is_some_and(|tracked| tracked.id == input.session_id) {
            let text = "The session of the access token that is used can not be revoked.";
            return Err(Error::invalid_parameter(text));
        }
        self.revoke_tracked(&caller.pool, &caller.user, &input.session_id, now).await?;
        Ok(RevokeUserSessionOutput::default())
    }
}

impl Handle<AdminRevokeUserSession> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminRevokeUserSessionInput,
    ) -> Result<AdminRevokeUserSessionOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        check_tracking(&pool)?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        self.revoke_tracked(&pool, &user, &input.session_id, now).await?;
        Ok(AdminRevokeUserSessionOutput::default())
    }
}

impl UserPools {
    /// Makes room for one more session of the user: of as many as the pool allows, the least recently used ones go in
    /// the batch that makes the new one. Sign-ins at the same moment are not counted against each other; the next one
    /// ends what is too many.
    pub(crate) async fn make_room(&self, pool: &Pool, user: &User, batch: &mut Batch, now: Millis) -> Result<()> {
        if !pool.sessions.tracking {
            return Ok(());
        }
        let mut sessions = self.tracked_sessions(pool, user, now).await?;
        let excess = (sessions.len() + 1).saturating_sub(pool.sessions.max_per_user());
        sessions.sort_by_key(|session| session.tracked.as_ref().map(|tracked| tracked.last_active));
        sessions.truncate(excess);
        if let Some(earlier) = excess.checked_sub(ENDED_AT_ONCE) {
            let keys: Vec<Key> = sessions.drain(..earlier).map(|session| session.key()).collect();
            self.erase(&keys, now).await?;
        }
        for session in &sessions {
            batch.delete(session);
        }
        Ok(())
    }

    /// The user's tracked sessions that still stand: no more than a pool may allow, but for a crowd of sign-ins at once.
    async fn tracked_sessions(&self, pool: &Pool, user: &User, now: Millis) -> Result<Vec<Stored<Session>>> {
        let mut sessions: Vec<Stored<Session>> = Vec::new();
        let mut cursor = None;
        loop {
            let own = Matching::Prefix(Tracked::entry(&user.sub, ""));
            let query = Query::index(entities::SESSION, pool.id(), entities::TRACKED_SESSIONS, own).after(cursor);
            let (page, next) = self.inner.store.list::<Session>(query, now).await?;
            sessions.extend(page.into_iter().filter(|session| session.is_of(user)));
            cursor = next;
            if cursor.is_none() {
                return Ok(sessions);
            }
        }
    }

    /// Ends one of the user's sessions.
    async fn revoke_tracked(&self, pool: &Pool, user: &User, id: &str, now: Millis) -> Result<()> {
        let own = Matching::Exact(Tracked::entry(&user.sub, id));
        let query = Query::index(entities::SESSION, pool.id(), entities::TRACKED_SESSIONS, own).limit(1);
        let (found, _) = self.inner.store.list::<Session>(query, now).await?;
        let session = found.into_iter().find(|session| session.is_of(user));
        let session = session.ok_or_else(|| Fault::from(Error::resource_not_found("Session does not exist.")))?;
        self.end_session(pool, &session.id, now).await
    }
}

fn check_tracking(pool: &Pool) -> Result<(), Error> {
    if pool.sessions.tracking {
        return Ok(());
    }
    Err(Error::new(Code::OperationNotEnabledException, "User session tracking is not enabled for the user pool."))
}

/// The sessions as Cognito lists them, the newest first.
fn described(sessions: &[Stored<Session>], current: Option<&String>) -> Vec<SessionDescriptionType> {
    let mut sessions: Vec<&Stored<Session>> = sessions.iter().collect();
    sessions.sort_by_key(|session| std::cmp::Reverse(session.auth_time));
    sessions.into_iter().filter_map(|session| description(session, current)).take(LISTED).collect()
}

/// Sessions on a page: the model's most.
const LISTED: usize = 125;

fn description(session: &Session, current: Option<&String>) -> Option<SessionDescriptionType> {
    let Tracked { id, last_active, device_type, address } = session.tracked.as_ref()?;
    Some(SessionDescriptionType {
        session_id: Some(id.clone()),
        session_type: Some(SessionTypeType::Token),
        client_id: Some(Sensitive::from(session.client_id.clone())),
        create_date: Some(Timestamp::from(session.auth_time.0)),
        last_active_date: Some(Timestamp::from(last_active.0)),
        device_type: Some(device_type.clone()),
        last_ip_address: address.clone().map(Sensitive::from),
        // Where an address is, nobody here knows.
        last_location: Some(SessionLocationType { city: None, country: Some("unknown".to_owned()) }),
        is_current_session: Some(current == Some(&session.id)),
        origin_session_id: None,
    })
}
