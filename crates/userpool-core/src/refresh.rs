//! REFRESH_TOKEN_AUTH: new ID and access tokens for a session that still stands.

use poolgate_storage_trait::Stored;
use poolgate_triggers::PreTokenGeneration;
use poolgate_wire::Error;

use crate::{
    error::Result,
    service::UserPools,
    sessions::Session,
    sign_in::{Reply, Request},
    users::{Naming, User},
};

impl UserPools {
    /// Refreshes. Reads the session and the user, and writes nothing: the refresh token stays the same.
    pub(crate) async fn refresh(&self, request: &Request) -> Result<Reply> {
        let (pool, client, now) = (&request.pool, &request.client, request.now);
        let invalid = || Error::not_authorized("Invalid Refresh Token.");
        let revoked = || Error::not_authorized("Refresh Token has been revoked");
        let token = self.inner.refresh.open(request.required("REFRESH_TOKEN")?).map_err(|_| invalid())?;
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
        if token.pool != pool.id() || token.client != client.id() {
            return Err(invalid().into());
        }
        if now >= token.expires_at {
            return Err(Error::not_authorized("Refresh Token has expired").into());
        }
        let folded = Naming::of(pool).fold(&token.username);
        let keys = [User::key_of(pool.id(), &folded), Session::key_of(pool.id(), &token.event_id)];
        let mut records = self.inner.store.get(&keys, now).await?.into_iter();
        let user = records.next().flatten().map(|record| Stored::<User>::from_record(&record)).transpose()?;
        let session = records.next().flatten().map(|record| Stored::<Session>::from_record(&record)).transpose()?;
        let user = user.filter(|user| user.sub == token.sub).ok_or_else(revoked)?;
        if !user.enabled {
            return Err(Error::not_authorized("User is disabled.").into());
        }
        let session = session.filter(|session| session.is_of(&user)).ok_or_else(revoked)?;
        let source = PreTokenGeneration::REFRESH_TOKENS;
        let grant = self.grant(pool, &user, Some(client.id()), source, None, now).await?;
        Ok(Reply::Tokens(self.issue_tokens(pool, client, &user, &session, grant, now).await?))
    }
}
