//! The documents of our own pools.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use poolgate_http::Documents;
use poolgate_token::{Discovery, KeyRing, KeyUse};
use poolgate_wire::Result;
use serde_json::json;

use crate::{Front, Poolgate, own_pools::OwnPools};

/// What identity pools' tokens are signed in the name of, everywhere.
const IDENTITY_ISSUER: &str = "https://cognito-identity.amazonaws.com";

/// Key sets and discovery documents of one [`Poolgate`].
pub(crate) struct OwnDocuments(pub(crate) Poolgate);

/// A ring's key set as a body: shared, not copied.
struct KeySet(Arc<KeyRing>);

impl AsRef<[u8]> for KeySet {
    fn as_ref(&self) -> &[u8] {
        self.0.jwks().as_bytes()
    }
}

impl OwnDocuments {
    fn front(&self) -> &Front {
        &self.0.parts.front
    }

    fn own(&self) -> &OwnPools {
        &self.0.parts.own
    }

    async fn key_ring(&self, user_pool_id: &str) -> Result<Option<Arc<KeyRing>>> {
        self.own().key_ring(user_pool_id, self.0.parts.clock.now()).await
    }
}

#[async_trait]
impl Documents for OwnDocuments {
    async fn jwks(&self, user_pool_id: &str) -> Result<Option<Bytes>> {
        let ring = self.key_ring(user_pool_id).await?;
        Ok(ring.map(|ring| Bytes::from_owner(KeySet(ring))))
    }

    async fn openid_configuration(&self, user_pool_id: &str) -> Result<Option<Bytes>> {
        let front = self.front();
        let (ring, issuer) = (self.key_ring(user_pool_id).await?, self.own().issuer_of(user_pool_id).await?);
        let (Some(ring), Some(issuer)) = (ring, issuer) else { return Ok(None) };
        let here = front.public_url.as_ref().map(|url| format!("{url}/{user_pool_id}"));
        let here = here.as_deref().unwrap_or(&issuer);
        let algorithm = ring.algorithm(KeyUse::Id).unwrap_or_default();
        let document = Discovery { issuer: &issuer, keys_base: here, endpoints: here, algorithm }.document();
        Ok(Some(document.to_string().into()))
    }

    async fn identity_jwks(&self) -> Result<Option<Bytes>> {
        let keys = self.0.identity_pools().jwks(&self.front().region).await?;
        Ok(Some(keys.into()))
    }

    async fn identity_openid_configuration(&self) -> Result<Option<Bytes>> {
        let base = self.front().public_url.as_deref().unwrap_or(IDENTITY_ISSUER);
        let document = json!({
            "id_token_signing_alg_values_supported": ["RS512"],
            "issuer": IDENTITY_ISSUER,
            "jwks_uri": format!("{base}/.well-known/jwks_uri"),
            "response_types_supported": ["id_token"],
            "subject_types_supported": ["public"],
        });
        Ok(Some(document.to_string().into()))
    }
}
