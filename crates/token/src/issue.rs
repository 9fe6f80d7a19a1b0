//! Issuing the tokens of one sign-in or refresh.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::digest;

use crate::{AccessClaims, Algorithm, Customization, IdClaims, KeyError, KeyRing, KeyUse};

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
            let algorithm = ring.algorithm(KeyUse::Id).unwrap_or_default();
            claims.shift_insert(0, "at_hash".to_owned(), half_hash(&access, algorithm).into());
        }
        ring.sign(KeyUse::Id, &claims)
    });
    Ok(TokenPair { id: id.transpose()?, access })
}

/// The left half of the access token's hash, by the hash function of the ID token's algorithm (OpenID Connect Core
/// §3.1.3.6).
fn half_hash(token: &str, algorithm: Algorithm) -> String {
    let function = match algorithm {
        Algorithm::Rs256 | Algorithm::Es256 => &digest::SHA256,
        Algorithm::Rs512 | Algorithm::EdDsa => &digest::SHA512,
    };
    let hash = digest::digest(function, token.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.as_ref().split_at(hash.as_ref().len() / 2).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_hash_as_in_the_examples_of_openid_connect_core() {
        let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(half_hash(token, Algorithm::Rs256), "77QmUPtjPfzWtF2AnpK9RQ");
        assert_eq!(half_hash(token, Algorithm::EdDsa).len(), 43);
    }
}
