//! Refreshing: new tokens for a session that still stands, by REFRESH_TOKEN_AUTH or GetTokensFromRefreshToken.
//!
//! A client rotates its refresh tokens, or it does not. Where it does not, the token stays the same, and a refresh
//! writes nothing. Where it does, each refresh retires the token it was done with: the session's record says which
//! generation is the present one and when the last few were replaced, and one conditional write of it makes one
//! successor, however many present the token at once. For its grace period a replaced token gets the successor again;
//! whoever presents it later holds a copy that the user does not know of, and the session ends with all its tokens.

use std::collections::BTreeMap;

use poolgate_env::{Millis, random_uuid};
use poolgate_storage_trait::{Batch, Stored};
use poolgate_token::{Presented, RefreshClaims};
use poolgate_triggers::PreTokenGeneration;
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        AuthenticationResultType, GetTokensFromRefreshToken, GetTokensFromRefreshTokenInput,
        GetTokensFromRefreshTokenOutput,
    },
};

use crate::{
    client_secret,
    clients::Client,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
    sessions::Session,
    sign_in::{Origin, Reply, Request},
    users::{Naming, User},
};

operations! { UserPools {
    GetTokensFromRefreshToken => get_tokens_from_refresh_token,
} }

impl Handle<GetTokensFromRefreshToken> for UserPools {
    async fn handle(
        &self,
        call: &Call,
        input: GetTokensFromRefreshTokenInput,
    ) -> Result<GetTokensFromRefreshTokenOutput, Error> {
        let now = self.now();
        let (pool, client) = self.client(input.client_id.expose(), now).await?;
        let secret = input.client_secret.as_ref().map(|secret| secret.expose().as_str());
        if !client_secret::proves(&client.secrets, secret) {
            return Err(client_secret::unproven());
        }
        let token = self.inner.refresh.open(input.refresh_token.expose()).map_err(|_| invalid_token())?;
        let (device_key, client_metadata) = (input.device_key.as_deref(), input.client_metadata);
        let origin = &Origin::of(call);
        let refresh = Refresh { pool: &pool, client: &client, token, device_key, client_metadata, origin, now };
        let result = self.continue_session(&refresh).await?;
        Ok(GetTokensFromRefreshTokenOutput { authentication_result: Some(result) })
    }
}

/// A refresh token that was presented by a client that proved itself.
struct Refresh<'a> {
    pool: &'a Pool,
    client: &'a Client,
    token: RefreshClaims,
    /// The device that the client names.
    device_key: Option<&'a str>,
    client_metadata: Option<BTreeMap<String, String>>,
    origin: &'a Origin,
    now: Millis,
}

impl Refresh<'_> {
    fn presented(&self, session: &Session) -> Presented {
        session.rotation.present(self.token.generation, self.now, self.client.rotation_grace())
    }

    /// Whether it is shown when the session was used last.
    fn is_tracked(&self, session: &Session) -> bool {
        self.pool.sessions.tracking && session.tracked.is_some()
    }
}

impl UserPools {
    /// REFRESH_TOKEN_AUTH, which clients that rotate do not have.
    pub(crate) async fn refresh(&self, request: &Request) -> Result<Reply> {
        let (pool, client, now) = (&request.pool, &request.client, request.now);
        let token = self.inner.refresh.open(request.required("REFRESH_TOKEN")?).map_err(|_| invalid_token())?;
        // The hash is over the real user name, or what the client takes for it: `sub`, or the name it signs in with, which
        // then has to be the token's user's.
        let proves = |name: &str| client.check_secret_hash(name, request.parameter("SECRET_HASH"));
        if let Err(unproven) = proves(&token.username).or_else(|_| proves(&token.sub)) {
            let name = request.parameter("USERNAME").unwrap_or_default();
            let named = if proves(name).is_ok() { self.user_named(pool, name, now).await? } else { None };
            if named.is_none_or(|named| named.sub != token.sub) {
                return Err(unproven.into());
            }
        }
        if client.rotation_grace().is_some() {
            let text = "Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken.";
            return Err(Error::new(Code::UnsupportedOperationException, text).into());
        }
        let (device_key, origin) = (request.device_key(), &request.origin);
        let refresh = Refresh { pool, client, token, device_key, client_metadata: None, origin, now };
        Ok(Reply::Tokens(self.continue_session(&refresh).await?))
    }

    /// New tokens for the session of the token, and a new refresh token where the client rotates.
    async fn continue_session(&self, refresh: &Refresh<'_>) -> Result<AuthenticationResultType> {
        let Refresh { pool, client, token, now, .. } = refresh;
        if token.pool != pool.id() || token.client != client.id() {
            return Err(invalid_token().into());
        }
        if *now >= token.expires_at {
            return Err(Error::not_authorized("Refresh Token has expired").into());
        }
        let (user, mut session) = self.standing(refresh).await?;
        // No logic of the host's hears of a token that is good for nothing.
        if refresh.presented(&session) == Presented::Reused {
            return self.end_family(refresh).await;
        }
        self.check_device_of_session(pool, &session, refresh.device_key, *now).await?;
        let (source, metadata) = (PreTokenGeneration::REFRESH_TOKENS, refresh.client_metadata.clone());
        let grant = self.grant(pool, &user, Some(client.id()), source, metadata, *now).await?;
        let rotates = client.rotation_grace().is_some();
        if rotates || refresh.is_tracked(&session) {
            match self.renew(refresh).await? {
                Some(renewed) => session.value = renewed,
                None => return self.end_family(refresh).await,
            }
        } else if refresh.presented(&session) == Presented::Unknown {
            return Err(invalid_token().into());
        }
        let tokens = self.issue_tokens(pool, client, &user, &session, grant, *now).await?;
        let successor = rotates.then(|| Sensitive::from(self.refresh_token(&user, &session, *now)));
        Ok(AuthenticationResultType { refresh_token: successor, ..tokens })
    }

    /// The user and the session of the token, which must still be each other's.
    async fn standing(&self, refresh: &Refresh<'_>) -> Result<(Stored<User>, Stored<Session>)> {
        let Refresh { pool, token, now, .. } = refresh;
        let revoked = || Error::not_authorized("Refresh Token has been revoked");
        let folded = Naming::of(pool).fold(&token.username);
        let keys = [User::key_of(pool.id(), &folded), Session::key_of(pool.id(), &token.event_id)];
        let mut records = self.inner.store.get(&keys, *now).await?.into_iter();
        let user = records.next().flatten().map(|record| Stored::<User>::from_record(&record)).transpose()?;
        let session = records.next().flatten().map(|record| Stored::<Session>::from_record(&record)).transpose()?;
        let user = user.filter(|user| user.sub == token.sub).ok_or_else(revoked)?;
        if !user.enabled {
            return Err(Error::not_authorized("User is disabled.").into());
        }
        let session = session.filter(|session| session.is_of(&user)).ok_or_else(revoked)?;
        Ok((user, session))
    }

    /// Notes the refresh in the session, and replaces its refresh token where the client rotates, once for all who present
    /// it: the session as it then is. `None` when the token was replaced before, and its grace period is over.
    async fn renew(&self, refresh: &Refresh<'_>) -> Result<Option<Session>> {
        self.transact(refresh.now, || async {
            let (_, mut session) = self.standing(refresh).await?;
            let mut batch = Batch::new();
            let mut changed = false;
            match refresh.presented(&session) {
                Presented::Rotate(next) => {
                    session.rotation = next;
                    changed = true;
                    // The session may be older than the client's wish to rotate.
                    session.origin_jti.get_or_insert_with(|| random_uuid(self.entropy()).to_string());
                }
                Presented::Current | Presented::Grace { .. } => {}
                Presented::Reused => return Ok((batch, None)),
                Presented::Unknown => return Err(invalid_token().into()),
            }
            let tracks = refresh.is_tracked(&session);
            if let Some(tracked) = session.tracked.as_mut().filter(|_| tracks) {
                tracked.seen(refresh.origin, refresh.now);
                changed = true;
            }
            if changed {
                session.change = self.change_id();
                batch.update(&session)?;
            }
            Ok((batch, Some(session.value)))
        })
        .await
    }

    /// Ends the session of a refresh token that was used again: one of the two who have it is a thief.
    async fn end_family<T>(&self, refresh: &Refresh<'_>) -> Result<T> {
        self.end_session(refresh.pool, &refresh.token.event_id, refresh.now).await?;
        let text = "Refresh token has been used before.";
        Err(if refresh.client.rotation_grace().is_some() {
            Error::new(Code::RefreshTokenReuseException, text).into()
        } else {
            Fault::from(Error::not_authorized("Refresh Token has been revoked"))
        })
    }
}

fn invalid_token() -> Error {
    Error::not_authorized("Invalid Refresh Token.")
}
