//! The basic (classic) flow: an OpenID token for an identity, to be taken to an STS.

use std::time::Duration;

use poolgate_env::Millis;
use poolgate_token::{Audience, Expected, KeyUse, VerifyError, verify_with};
use poolgate_wire::{
    Call, Error, Handle, Result,
    identity_pools::{GetOpenIdToken, GetOpenIdTokenInput, GetOpenIdTokenOutput},
    operations,
};
use serde_json::{Map, json};

use crate::{IdentityPools, LoginError, entities::PoolRecord, logins::amr};

operations! { IdentityPools { GetOpenIdToken => get_open_id_token } }

/// What identity pools are called as a login provider.
pub(crate) const OWN_PROVIDER: &str = "cognito-identity.amazonaws.com";
/// The issuer of identity pools' tokens, of all regions and accounts.
const ISSUER: &str = "https://cognito-identity.amazonaws.com";
const POOL_ARN: &str = "https://cognito-identity.amazonaws.com/identity-pool-arn";
const LIFETIME: Duration = Duration::from_mins(10);

impl Handle<GetOpenIdToken> for IdentityPools {
    async fn handle(&self, _call: &Call, input: GetOpenIdTokenInput) -> Result<GetOpenIdTokenOutput> {
        let now = self.clock.now();
        let (pool, roles) = self.pool_of(&input.identity_id, now).await?;
        // A token leaves the choice of the role to its holder, so a pool that chooses by rules gives none.
        if !roles.mappings.is_empty() {
            return Err(Error::invalid_parameter(
                "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.",
            ));
        }
        if pool.pool.allow_classic_flow != Some(true) {
            return Err(Error::invalid_parameter("Basic (classic) flow is not enabled, please use enhanced flow."));
        }
        let logins = input.logins.unwrap_or_default();
        let (identity, amr) = if logins.is_empty() {
            (self.guest(&pool, &input.identity_id, now).await?, amr(&[]))
        } else {
            let proofs = self.verifiers.verify(&pool.pool, &logins, now).await?;
            (self.linked(&pool, Some(&input.identity_id), &proofs, now).await?, amr(&proofs))
        };
        let token = self.own_token(&pool, &identity.id, &amr, now).await?;
        Ok(GetOpenIdTokenOutput { identity_id: Some(identity.id), token: Some(token.into()) })
    }
}

impl IdentityPools {
    async fn own_token(&self, pool: &PoolRecord, identity_id: &str, amr: &[String], now: Millis) -> Result<String> {
        let mut claims = Map::new();
        claims.insert("sub".to_owned(), json!(identity_id));
        claims.insert("aud".to_owned(), json!(pool.id()));
        claims.insert("amr".to_owned(), json!(amr));
        claims.insert("iss".to_owned(), json!(ISSUER));
        claims.insert(POOL_ARN.to_owned(), json!(pool.arn()));
        claims.insert("exp".to_owned(), json!((now + LIFETIME).secs()));
        claims.insert("iat".to_owned(), json!(now.secs()));
        let keys = self.keys.keys(pool.region(), now).await.map_err(Error::internal)?;
        keys.sign(KeyUse::Identity, &claims).map_err(Error::internal)
    }

    /// The `amr` of a token that this service has made for this identity.
    pub(crate) async fn verify_own(
        &self,
        pool: &PoolRecord,
        identity_id: &str,
        token: &str,
        now: Millis,
    ) -> Result<Vec<String>> {
        let expected = Expected {
            issuer: ISSUER,
            token_use: Some(KeyUse::Identity),
            audience: Audience::One(pool.id()),
            now,
            leeway: Duration::ZERO,
        };
        let verified = verify_with(self.keys.as_ref(), pool.region(), token, &expected).await;
        let verified = verified.map_err(Error::internal)?.map_err(|error| match error {
            VerifyError::NotAToken => LoginError::NotAToken,
            VerifyError::WrongIssuer | VerifyError::WrongUse | VerifyError::WrongAudience => LoginError::Issuer,
            VerifyError::Expired => LoginError::expired(token, now),
            VerifyError::UnknownKey | VerifyError::BadSignature | VerifyError::NotYetValid => LoginError::Signature,
        })?;
        let amr: Vec<String> = verified.texts("amr").map(str::to_owned).collect();
        if verified.subject() != Some(identity_id) || amr.first().is_none_or(|first| first != "authenticated") {
            return Err(Error::not_authorized(format!("Access to Identity '{identity_id}' is forbidden.")));
        }
        Ok(amr)
    }
}
