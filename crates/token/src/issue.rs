//! Issuing the tokens of one sign-in or refresh.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::digest;

use crate::{AccessClaims, Customization, IdClaims, KeyError, KeyRing, KeyUse};

/// Signed tokens, as they go to the client.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenPair {
    /// The ID token, where one was asked for.
    pub id: Option<String>,
    /// The access token.
    pub access: String,
}

impl std::fmt::Debug for TokenPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenPair(***)")
    }
}

/// Makes, customizes and signs the tokens of one sign-in or refresh. `id` is none where no ID token is due: client
/// credentials, or OAuth without the `openid` scope. The caller has checked the customization.
pub fn issue(
    ring: &KeyRing,
    id: Option<&IdClaims>,
    access: &AccessClaims,
    customization: &Customization,
) -> Result<TokenPair, KeyError> {
    let mut access_claims = access.to_map();
    customization.apply_to_access(&mut access_claims);
    let access = ring.sign(KeyUse::Access, &access_claims)?;
    let id = id.map(|id| {
        let mut claims = id.to_map();
        customization.apply_to_id(&mut claims);
        if id.at_hash {
            claims.shift_insert(0, "at_hash".to_owned(), half_hash(&access).into());
        }
        ring.sign(KeyUse::Id, &claims)
    });
    Ok(TokenPair { id: id.transpose()?, access })
}

/// The left half of the access token's SHA-256 (OpenID Connect Core §3.1.3.6). Every algorithm here that Cognito's
/// clients check it for is a SHA-256 one.
fn half_hash(token: &str) -> String {
    let hash = digest::digest(&digest::SHA256, token.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.as_ref().split_at(16).0)
}
