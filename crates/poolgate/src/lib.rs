#![doc = include_str!("../README.md")]

mod builder;
#[cfg(feature = "http")]
mod documents;
mod logins;
mod own_pools;
mod root_key_check;
mod root_key_file;
#[cfg(feature = "http")]
mod signatures;

use std::sync::Arc;

use poolgate_identitypool_core::IdentityPools;
use poolgate_token::{Audience, KeyUse, Verified, VerifyError};
use poolgate_userpool_core::UserPools;

pub use poolgate_env as env;
#[cfg(feature = "http")]
pub use poolgate_http as http;
pub use poolgate_identitypool_core as identity_pools;
#[cfg(feature = "issuer-local")]
pub use poolgate_issuer_local as issuer_local;
#[cfg(feature = "smtp")]
pub use poolgate_messages_smtp as smtp;
#[cfg(feature = "postgres")]
pub use poolgate_storage_postgres as postgres;
#[cfg(feature = "sqlite")]
pub use poolgate_storage_sqlite as sqlite;
pub use poolgate_storage_trait as storage;
pub use poolgate_token as token;
pub use poolgate_triggers as triggers;
pub use poolgate_userpool_core as user_pools;
pub use poolgate_wire as wire;

pub use builder::{BuildError, PoolgateBuilder};
pub use root_key_check::RootKeyError;
pub use root_key_file::{RootKeyFileError, read_or_make_root_key, read_root_key};
#[cfg(feature = "http")]
pub use signatures::AccessKeys;

/// Both services and their credential issuer, wired together. Cheap to clone; clones share everything.
#[derive(Debug, Clone)]
pub struct Poolgate {
    parts: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    user_pools: UserPools,
    identity_pools: Arc<IdentityPools>,
    own: Arc<own_pools::OwnPools>,
    clock: Arc<dyn poolgate_env::Clock>,
    root_key: root_key_check::RootKeyCheck,
    #[cfg(feature = "issuer-local")]
    issuer: Option<Arc<poolgate_issuer_local::LocalIssuer>>,
    #[cfg(feature = "http")]
    front: Front,
}

/// What the HTTP front shows of the pools.
#[cfg(feature = "http")]
#[derive(Debug, Clone)]
struct Front {
    public_url: Option<String>,
    region: String,
    /// Passwords are kept by a hasher that is too weak for real users.
    for_tests_only: bool,
}

impl Poolgate {
    /// Starts putting the parts together.
    pub fn builder() -> PoolgateBuilder {
        PoolgateBuilder::default()
    }

    /// The identity source: users, sign-in, tokens.
    pub fn user_pools(&self) -> &UserPools {
        &self.parts.user_pools
    }

    /// The authorization hub: identities, roles, temporary credentials.
    pub fn identity_pools(&self) -> &IdentityPools {
        &self.parts.identity_pools
    }

    /// Verifies an ID or access token of one of our user pools, as any service can from the pool's key set: signature,
    /// issuer, use, audience and expiry. Revocation is not seen: `GetUser` tells whether an access token still counts.
    ///
    /// # Errors
    /// The outer error says that it could not be told: the keys were out of reach.
    pub async fn verify_token(
        &self,
        user_pool_id: &str,
        token_use: KeyUse,
        audience: Audience<'_>,
        token: &str,
    ) -> wire::Result<Result<Verified, VerifyError>> {
        let Parts { own, clock, .. } = &*self.parts;
        own.verify_token(user_pool_id, token_use, audience, token, clock.now()).await
    }

    /// The JSON Web Key Set that verifies the tokens of one of our user pools, as served at its `jwks.json`; `None` when
    /// there is no such pool.
    pub async fn jwks(&self, user_pool_id: &str) -> wire::Result<Option<String>> {
        let ring = self.parts.own.key_ring(user_pool_id, self.parts.clock.now()).await?;
        Ok(ring.map(|ring| ring.jwks().to_owned()))
    }

    /// Our own STS, whose roles these are and by which the host's resources tell who signs; `None` when the host gave
    /// an issuer of its own.
    #[cfg(feature = "issuer-local")]
    pub fn issuer(&self) -> Option<&poolgate_issuer_local::LocalIssuer> {
        self.parts.issuer.as_deref()
    }

    /// Whether the store was filled under the root key that this one was built with. Ask once, before serving: with
    /// another key nothing in the store opens, and users who sign in meet internal errors.
    pub async fn check_root_key(&self) -> Result<(), RootKeyError> {
        self.parts.root_key.run().await
    }

    /// Whether the store answers: while it does not, callers are served better by another node, if there is one.
    pub async fn is_ready(&self) -> bool {
        self.parts.root_key.is_store_in_reach().await
    }

    /// Removes what is expired or was left unfinished, at most about `limit` records; how many it removed. Call it now
    /// and then, say every minute; when it comes to `limit`, there is more.
    pub async fn tidy(&self, limit: usize) -> wire::Result<usize> {
        let of_users = self.parts.user_pools.tidy(limit).await;
        // What one of them fails on does not keep the other waiting.
        let left = limit.saturating_sub(of_users.as_ref().map_or(0, |removed| *removed));
        let of_identities = self.parts.identity_pools.tidy(left).await;
        Ok(of_users? + of_identities?)
    }
}

#[cfg(feature = "http")]
#[async_trait::async_trait]
impl http::Readiness for Poolgate {
    async fn is_ready(&self) -> bool {
        Self::is_ready(self).await
    }
}

#[cfg(feature = "http")]
#[async_trait::async_trait]
impl http::ConfirmationLinks for Poolgate {
    async fn confirm(&self, call: wire::Call, link: http::Link) -> wire::Result<()> {
        self.user_pools().confirm_by_link(&call, &link.client_id, &link.username, &link.code).await
    }
}

/// The HTTP front.
#[cfg(feature = "http")]
impl Poolgate {
    /// A gateway that answers both services' operations, the key sets and the discovery documents: a tower service for
    /// the host's own server, or for [`http::serve`]. With a password hasher for tests it answers loopback addresses
    /// alone; a host that mounts it then says with [`http::Peer`] where each request comes from.
    pub fn gateway(&self) -> http::GatewayBuilder {
        use http::Routes;
        use wire::Service;

        let parts = &self.parts;
        let user_pools =
            Routes::new(Arc::new(parts.user_pools.clone()), Service::UserPools, poolgate_userpool_core::routes());
        let identity_pools = Routes::new(
            Arc::clone(&parts.identity_pools),
            Service::IdentityPools,
            poolgate_identitypool_core::routes(),
        );
        let gateway = http::Gateway::builder()
            .service(Arc::new(user_pools))
            .service(Arc::new(identity_pools))
            .documents(Arc::new(documents::OwnDocuments(self.clone())))
            .confirmation_links(Arc::new(self.clone()))
            .readiness(Arc::new(self.clone()))
            .region(parts.front.region.clone());
        if parts.front.for_tests_only {
            return gateway.loopback_only("passwords are kept by a hasher for tests, which is too weak for real users");
        }
        gateway
    }
}
