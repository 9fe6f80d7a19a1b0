//! How identity pools come to trust our own user pools: as they would any OpenID provider, but in-process.

use async_trait::async_trait;
use poolgate_env::Millis;
use poolgate_identitypool_core::{LoginError, LoginVerifier};
use poolgate_token::{Audience, KeyUse, VerifyError, unverified_issuer};
use serde_json::{Map, Value};

use crate::own_pools::{OwnPools, region_of};

#[async_trait]
impl LoginVerifier for OwnPools {
    fn provider_name(&self, provider: &str) -> Option<String> {
        let pool_id = pool_of(provider)?;
        let named = self.issuers(pool_id).iter().any(|issuer| provider == without_scheme(issuer));
        named.then(|| format!("cognito-idp.{}.amazonaws.com/{pool_id}", region_of(pool_id)))
    }

    async fn verify(&self, provider: &str, token: &str, now: Millis) -> Result<Map<String, Value>, LoginError> {
        let pool_id = pool_of(provider).ok_or(LoginError::NotCognito)?;
        let claimed = unverified_issuer(token).ok_or(LoginError::NotAToken)?;
        if !self.issuers(pool_id).contains(&claimed) {
            let is_ours = pool_of(&claimed).is_some_and(|other| self.issuers(other).contains(&claimed));
            return Err(if is_ours { LoginError::Issuer } else { LoginError::NotCognito });
        }
        // The identity pool compares the client ids it knows.
        let verified = self.verify_token(pool_id, KeyUse::Id, Audience::Any, token, now).await.map_err(unavailable)?;
        verified.map(|verified| verified.claims).map_err(|error| match error {
            VerifyError::NotAToken | VerifyError::NotYetValid => LoginError::NotAToken,
            VerifyError::UnknownKey | VerifyError::BadSignature => LoginError::Signature,
            VerifyError::WrongIssuer => LoginError::Issuer,
            // An access token, which has no audience.
            VerifyError::WrongUse | VerifyError::WrongAudience => LoginError::MissingClaim("aud"),
            VerifyError::Expired => LoginError::expired(token, now),
        })
    }

    async fn check(&self, provider: &str, claims: &Map<String, Value>, _: Millis) -> Result<(), LoginError> {
        let Some(pool_id) = pool_of(provider) else { return Err(LoginError::Revoked) };
        match self.pools.is_signed_in(pool_id, claims).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(LoginError::Revoked),
            Err(error) => Err(unavailable(error)),
        }
    }
}

fn unavailable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> LoginError {
    LoginError::Unavailable(error.into())
}

/// The pool id at the end of a provider's name or an issuer.
fn pool_of(provider: &str) -> Option<&str> {
    let (_, id) = provider.rsplit_once('/')?;
    id.contains('_').then_some(id)
}

fn without_scheme(issuer: &str) -> &str {
    issuer.split_once("://").map_or(issuer, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_the_end_of_its_name() {
        assert_eq!(pool_of("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab"), Some("eu-west-1_Ab"));
        assert_eq!(pool_of("http://localhost:9229/eu-west-1_Ab"), Some("eu-west-1_Ab"));
        assert_eq!(pool_of("accounts.google.com"), None);
        assert_eq!(pool_of("login.example.com/tenant"), None);
        assert_eq!(without_scheme("https://host/eu-west-1_Ab"), "host/eu-west-1_Ab");
    }
}
