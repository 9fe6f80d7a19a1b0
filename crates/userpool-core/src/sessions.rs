//! Sessions: the records behind refresh tokens, and how they end.
//!
//! A session is one sign-in: its refresh token, and every access and ID token that came of it, are good while the record
//! is there and of the user's present generation. Ending it is one write, and holds at once.

mod device_type;
mod tracking;

use poolgate_env::Millis;
use poolgate_storage_trait::{Entity, Entry, Key, Kind};
use poolgate_token::{RotationState, unverified_issuer};
use poolgate_wire::{
    Call, Code, Error, Handle, operations,
    user_pools::{
        AdminUserGlobalSignOut, AdminUserGlobalSignOutInput, AdminUserGlobalSignOutOutput, GlobalSignOut,
        GlobalSignOutInput, GlobalSignOutOutput, RevokeToken, RevokeTokenInput, RevokeTokenOutput,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    client_secret, entities,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
    users::{Naming, User},
};

pub(crate) use self::{device_type::device_type, tracking::Tracked};

/// Every route of this capability.
pub(crate) fn routes() -> impl Iterator<Item = &'static poolgate_wire::Route<UserPools>> {
    [OPERATIONS, tracking::OPERATIONS].into_iter().flatten()
}

operations! { UserPools {
    GlobalSignOut => global_sign_out,
    AdminUserGlobalSignOut => admin_user_global_sign_out,
    RevokeToken => revoke_token,
} }

/// One sign-in, as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Session {
    pub pool_id: String,
    /// Also `event_id` of its tokens, by which an access token finds it.
    pub id: String,
    pub sub: String,
    pub client_id: String,
    /// `origin_jti` of its tokens, where the client can revoke or rotates.
    pub origin_jti: Option<String>,
    pub auth_time: Millis,
    pub expires: Millis,
    /// The user's generation at sign-in ([`User::generation`]).
    pub generation: u32,
    /// Which of its refresh tokens is the present one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rotation: RotationState,
    /// What is shown of it, where the pool tracks sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracked: Option<Tracked>,
    /// Random at each change, as [`User::change`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub change: u64,
    /// The key of the device that signed in, where the pool tracks devices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Entity for Session {
    const KIND: Kind = entities::SESSION;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.id)
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![Entry::plain(entities::SESSIONS_OF_USER, self.sub.as_bytes())];
        if let Some(tracked) = &self.tracked {
            entries.push(Entry::plain(entities::TRACKED_SESSIONS, Tracked::entry(&self.sub, &tracked.id)));
        }
        entries
    }

    fn expires_at(&self) -> Option<Millis> {
        Some(self.expires)
    }
}

impl Session {
    pub(crate) fn key_of(pool_id: &str, id: &str) -> Key {
        Key::new(entities::SESSION, pool_id, id.as_bytes())
    }

    /// Whether it is a session that `user` still has.
    pub(crate) fn is_of(&self, user: &User) -> bool {
        self.sub == user.sub && self.generation == user.generation
    }
}

impl UserPools {
    /// Whether the sign-in that a verified ID token of this pool came of still stands: its user is there, enabled and
    /// the same, and neither signed out nor revoked since. What an identity pool with ServerSideTokenCheck asks
    /// (spec/identity-pools.md §2). `claims` are those of the token; its signature and expiry have been checked.
    pub async fn is_signed_in(&self, user_pool_id: &str, claims: &Map<String, Value>) -> Result<bool, Error> {
        let now = self.now();
        let text = |name| claims.get(name).and_then(Value::as_str);
        let (Some(username), Some(sub), Some(id)) = (text("cognito:username"), text("sub"), text("event_id")) else {
            return Ok(false);
        };
        if self.issuer(user_pool_id).await?.is_none() {
            return Ok(false);
        }
        let pool = self.pool(user_pool_id, now).await?;
        let folded = Naming::of(&pool).fold(username);
        let user = self.load::<User>(User::key_of(pool.id(), &folded), now).await?;
        let session = self.load::<Session>(Session::key_of(pool.id(), id), now).await?;
        Ok(match (user, session) {
            (Some(user), Some(session)) => user.sub == sub && user.enabled && session.is_of(&user),
            _ => false,
        })
    }
}

impl Handle<GlobalSignOut> for UserPools {
    async fn handle(&self, _: &Call, input: GlobalSignOutInput) -> Result<GlobalSignOutOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await.map_err(|fault| match fault {
            // Of the operations on one's own account this one alone declares no UserNotFoundException.
            Fault::Refused(Error { code: Code::UserNotFoundException, .. }) => {
                Error::not_authorized("Access Token has been revoked").into()
            }
            other => other,
        })?;
        self.sign_out_everywhere(&caller.pool, &caller.user.username, now).await?;
        Ok(GlobalSignOutOutput::default())
    }
}

impl Handle<AdminUserGlobalSignOut> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminUserGlobalSignOutInput,
    ) -> Result<AdminUserGlobalSignOutOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        self.sign_out_everywhere(&pool, input.username.expose(), now).await?;
        Ok(AdminUserGlobalSignOutOutput::default())
    }
}

impl UserPools {
    /// Ends a session, if it is there: none of its tokens is good any more.
    pub(crate) async fn end_session(&self, pool: &Pool, id: &str, now: Millis) -> Result<()> {
        self.erase(&[Session::key_of(pool.id(), id)], now).await
    }

    async fn sign_out_everywhere(&self, pool: &Pool, name: &str, now: Millis) -> Result<()> {
        self.change_user(pool, name, now, |user| {
            user.generation = user.generation.wrapping_add(1);
            Ok(())
        })
        .await?;
        Ok(())
    }
}

impl Handle<RevokeToken> for UserPools {
    /// Ends the session of a refresh token; there are no sessions of sign-in pages that could be linked to it. What is no
    /// longer there is revoked already: that is success, as RFC 7009
    /// has it.
    async fn handle(&self, _: &Call, input: RevokeTokenInput) -> Result<RevokeTokenOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await.map_err(|fault| match fault {
            // The operation declares no ResourceNotFoundException.
            Fault::Refused(error) => Error::new(Code::UnauthorizedException, error.message).into(),
            store @ Fault::Store(_) => store,
        })?;
        let secret = input.client_secret.as_ref().map(|secret| secret.expose().as_str());
        if !client_secret::proves(&client.secrets, secret) {
            return Err(Error::new(Code::UnauthorizedException, "Invalid client secret."));
        }
        if !client.revokes_tokens() {
            return Err(Error::new(
                Code::UnsupportedOperationException,
                "Token revocation is not enabled for the client.",
            ));
        }
        let token = match self.inner.refresh.open(input.token.expose()) {
            Ok(token) => token,
            Err(_) if unverified_issuer(input.token.expose()).is_some() => {
                return Err(Error::new(Code::UnsupportedTokenTypeException, "Only refresh tokens can be revoked."));
            }
            Err(_) => return Err(Error::invalid_parameter("Invalid refresh token.")),
        };
        if token.pool != pool.id() || token.client != client.id() {
            return Err(Error::new(Code::UnauthorizedException, "The token was issued to another client."));
        }
        self.end_session(&pool, &token.event_id, now).await?;
        Ok(RevokeTokenOutput::default())
    }
}
