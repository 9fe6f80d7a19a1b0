//! The documents by which others verify our tokens.

use async_trait::async_trait;
use bytes::Bytes;
use poolgate_wire::Result;

/// Where the key sets and discovery documents come from; the facade fills it with its pools. To write your own: every
/// argument comes from an anonymous caller, checked only for the shape of a pool id; answers are JSON, handed out as they
/// are, and asked for often, so keep them made.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The JSON Web Key Set of a user pool; `None` when there is no such pool.
    async fn jwks(&self, user_pool_id: &str) -> Result<Option<Bytes>>;

    /// The OpenID discovery document of a user pool; `None` when there is no such pool.
    async fn openid_configuration(&self, user_pool_id: &str) -> Result<Option<Bytes>>;

    /// The JSON Web Key Set of the identity pools' issuer; `None` when this server has no identity pools.
    async fn identity_jwks(&self) -> Result<Option<Bytes>>;

    /// The OpenID discovery document of the identity pools' issuer; `None` when this server has no identity pools.
    async fn identity_openid_configuration(&self) -> Result<Option<Bytes>>;
}

/// A document that the path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Document<'a> {
    Jwks(&'a str),
    OpenidConfiguration(&'a str),
    IdentityJwks,
    IdentityOpenidConfiguration,
}

impl<'a> Document<'a> {
    /// Reads a path; `None` when it names no document.
    pub(crate) fn of(path: &'a str) -> Option<Self> {
        let (owner, name) = path.strip_prefix('/')?.split_once(".well-known/")?;
        let pool = match owner {
            "" => None,
            owner => Some(owner.strip_suffix('/').filter(|id| looks_like_a_pool(id))?),
        };
        match (pool, name) {
            (Some(pool), "jwks.json") => Some(Self::Jwks(pool)),
            (Some(pool), "openid-configuration") => Some(Self::OpenidConfiguration(pool)),
            (None, "jwks_uri") => Some(Self::IdentityJwks),
            (None, "openid-configuration") => Some(Self::IdentityOpenidConfiguration),
            _ => None,
        }
    }

    pub(crate) async fn fetch(self, documents: &dyn Documents) -> Result<Option<Bytes>> {
        match self {
            Self::Jwks(pool) => documents.jwks(pool).await,
            Self::OpenidConfiguration(pool) => documents.openid_configuration(pool).await,
            Self::IdentityJwks => documents.identity_jwks().await,
            Self::IdentityOpenidConfiguration => documents.identity_openid_configuration().await,
        }
    }
}

/// `[\w-]+_[0-9a-zA-Z]+`, at most 55 characters: the model's UserPoolIdType.
fn looks_like_a_pool(id: &str) -> bool {
    let word = |c: u8| c.is_ascii_alphanumeric() || c == b'_' || c == b'-';
    id.len() <= 55
        && id.rsplit_once('_').is_some_and(|(region, name)| {
            !region.is_empty()
                && region.bytes().all(word)
                && !name.is_empty()
                && name.bytes().all(|c| c.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_documents() {
        let pool = "us-east-1_Ab12Cd34E";
        assert_eq!(Document::of("/us-east-1_Ab12Cd34E/.well-known/jwks.json"), Some(Document::Jwks(pool)));
        assert_eq!(
            Document::of("/us-east-1_Ab12Cd34E/.well-known/openid-configuration"),
            Some(Document::OpenidConfiguration(pool))
        );
        assert_eq!(Document::of("/.well-known/jwks_uri"), Some(Document::IdentityJwks));
        assert_eq!(Document::of("/.well-known/openid-configuration"), Some(Document::IdentityOpenidConfiguration));
        for other in [
            "/us-east-1_Ab12Cd34E.well-known/jwks.json",
            "//.well-known/jwks.json",
            "/a/b_c/.well-known/jwks.json",
            "/..%2f_x/.well-known/jwks.json",
            "/_x/.well-known/jwks.json",
            "/x_/.well-known/jwks.json",
            "/us-east-1_Ab12Cd34E/.well-known/other",
            "/",
            "",
        ] {
            assert_eq!(Document::of(other), None, "{other}");
        }
        let long = format!("/{}_x/.well-known/jwks.json", "a".repeat(54));
        assert_eq!(Document::of(&long), None);
    }
}
