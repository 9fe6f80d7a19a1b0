//! What is to be known of our own user pools besides their operations: that they are there, their keys, their issuer.

use std::{fmt, sync::Arc, time::Duration};

use poolgate_env::Millis;
use poolgate_token::{Audience, Expected, Issuer, KeyRing, KeyStore, KeyUse, Verified, VerifyError, verify_with};
use poolgate_userpool_core::UserPools;
use poolgate_wire::{Error, Result};

/// Our own user pools, as key sets, discovery documents and identity pools see them.
pub(crate) struct OwnPools {
    pub(crate) pools: UserPools,
    keys: Arc<dyn KeyStore>,
    issuer: Issuer,
}

impl OwnPools {
    pub(crate) fn new(pools: UserPools, keys: Arc<dyn KeyStore>, issuer: Issuer) -> Self {
        Self { pools, keys, issuer }
    }

    /// The `iss` of a pool's tokens; `None` when there is no such pool. Keys are made for whoever the key store is asked
    /// about, so this is asked first.
    pub(crate) async fn issuer_of(&self, pool_id: &str) -> Result<Option<String>> {
        self.pools.issuer(pool_id).await
    }

    /// What a pool's issuer may be, as far as its id tells: as AWS writes it, in either form, and as configured.
    pub(crate) fn issuers(&self, pool_id: &str) -> [String; 3] {
        [&Issuer::Original, &Issuer::Updated, &self.issuer].map(|form| form.of(region_of(pool_id), pool_id))
    }

    /// The keys of a pool; `None` when there is no such pool.
    pub(crate) async fn key_ring(&self, pool_id: &str, now: Millis) -> Result<Option<Arc<KeyRing>>> {
        if self.issuer_of(pool_id).await?.is_none() {
            return Ok(None);
        }
        Ok(Some(self.keys.keys(pool_id, now).await.map_err(Error::internal)?))
    }

    /// What a token of the pool says, if it holds; the outer error says that it could not be told.
    pub(crate) async fn verify_token(
        &self,
        pool_id: &str,
        token_use: KeyUse,
        audience: Audience<'_>,
        token: &str,
        now: Millis,
    ) -> Result<std::result::Result<Verified, VerifyError>> {
        let Some(issuer) = self.issuer_of(pool_id).await? else { return Ok(Err(VerifyError::UnknownKey)) };
        let expected = Expected { issuer: &issuer, token_use: Some(token_use), audience, now, leeway: Duration::ZERO };
        verify_with(&*self.keys, pool_id, token, &expected).await.map_err(Error::internal)
    }
}

impl fmt::Debug for OwnPools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnPools").field("pools", &self.pools).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// The region in front of a pool's id.
pub(crate) fn region_of(pool_id: &str) -> &str {
    pool_id.rsplit_once('_').map_or(pool_id, |(region, _)| region)
}
