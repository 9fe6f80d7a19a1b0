//! Who holds an access token, and whether it still opens anything.

use std::sync::Arc;

use poolgate_env::Millis;
use poolgate_storage_trait::Stored;
use poolgate_token::{ADMIN_SCOPE, Audience, Expected, KeyUse, Verified, VerifyError, unverified_issuer, verify_with};
use poolgate_wire::Error;

use crate::{
    clients::Client,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
    sessions::Session,
    users::{Naming, User},
};

/// The holder of a good access token.
#[derive(Debug)]
pub(crate) struct Authorized {
    pub pool: Arc<Pool>,
    pub client: Arc<Client>,
    pub user: Stored<User>,
    /// The sign-in that the token came of.
    pub session: Stored<Session>,
}

/// Whose a token is.
#[derive(Debug)]
pub(crate) struct Holder {
    pub user: Stored<User>,
    /// `None` once it was ended, or the user signed out everywhere.
    pub session: Option<Stored<Session>>,
}

impl UserPools {
    /// Verifies an access token for the operations on its holder's own account (spec/tokens.md §10): signature, issuer
    /// and use; expiry; that neither session nor user has been signed out; scope; that the user is there and enabled.
    pub(crate) async fn authorize(&self, token: &str, now: Millis) -> Result<Authorized> {
        let invalid = || Fault::from(Error::not_authorized("Invalid Access Token"));
        // Unverified: it only says whose keys to verify with.
        let issuer = unverified_issuer(token).ok_or_else(invalid)?;
        let pool_id = issuer.rsplit('/').next().unwrap_or_default();
        let pool = self.pool(pool_id, now).await.map_err(|fault| match fault {
            Fault::Refused(_) => invalid(),
            Fault::Store(_) => fault,
        })?;
        let expected = Expected {
            issuer: &self.issuer_of(&pool),
            token_use: Some(KeyUse::Access),
            audience: Audience::Any,
            now,
            leeway: std::time::Duration::ZERO,
        };
        let verified =
            verify_with(self.inner.keys.as_ref(), pool.id(), token, &expected).await.map_err(Error::internal)?;
        let claims = verified.map_err(|error| match error {
            VerifyError::Expired => Error::not_authorized("Access Token has expired").into(),
            _ => invalid(),
        })?;
        let client_id = claims.text("client_id").ok_or_else(invalid)?;
        if claims.text("username").is_none() || claims.text("event_id").is_none() {
            return Err(invalid());
        }
        let (_, client) = self.client(client_id, now).await?;
        let Holder { user, session } = self.holder(&pool, &claims, now).await?.ok_or_else(Error::user_not_found)?;
        let session = session.ok_or_else(|| Error::not_authorized("Access Token has been revoked"))?;
        if !claims.has_scope(ADMIN_SCOPE) {
            return Err(Error::not_authorized("Access Token does not have required scopes").into());
        }
        if !user.enabled {
            return Err(Error::not_authorized("User is disabled.").into());
        }
        Ok(Authorized { pool, client, user, session })
    }

    /// Whose a verified token of the pool is: the user that it names, and the session that it came of, while that stands.
    /// `None` where there is no such user any more; a name that was given away again is another user.
    pub(crate) async fn holder(&self, pool: &Pool, claims: &Verified, now: Millis) -> Result<Option<Holder>> {
        let username = claims.text("username").or_else(|| claims.text("cognito:username"));
        let (Some(username), Some(session_id)) = (username, claims.text("event_id")) else { return Ok(None) };
        let folded = Naming::of(pool).fold(username);
        let keys = [User::key_of(pool.id(), &folded), Session::key_of(pool.id(), session_id)];
        let mut records = self.inner.store.get(&keys, now).await?.into_iter();
        let user = records.next().flatten().map(|record| Stored::<User>::from_record(&record)).transpose()?;
        let session = records.next().flatten().map(|record| Stored::<Session>::from_record(&record)).transpose()?;
        let Some(user) = user.filter(|user| claims.subject() == Some(&user.sub)) else { return Ok(None) };
        let session = session.filter(|session| session.is_of(&user));
        Ok(Some(Holder { user, session }))
    }

    /// The `iss` of the pool's tokens.
    pub(crate) fn issuer_of(&self, pool: &Pool) -> String {
        pool.issuer(&self.inner.settings.issuer)
    }
}
