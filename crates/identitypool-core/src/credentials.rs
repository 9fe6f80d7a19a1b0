//! The enhanced flow: an identity for temporary credentials, in the role that the pool chooses.

use std::{collections::BTreeMap, time::Duration};

use poolgate_wire::{
    Call, Code, Error, Handle, Result, Timestamp,
    identity_pools::{
        Credentials, GetCredentialsForIdentity, GetCredentialsForIdentityInput, GetCredentialsForIdentityOutput,
    },
    operations,
};
use serde_json::Map;

use crate::{
    AssumeRole, IdentityPools, IssueError, SESSION_NAME,
    entities::RolesRecord,
    logins::{Proof, amr},
    open_id_token::OWN_PROVIDER,
    role_choice::{self, NoRole},
};

operations! { IdentityPools { GetCredentialsForIdentity => get_credentials_for_identity } }

/// How long credentials of the enhanced flow live.
const SESSION: Duration = Duration::from_hours(1);

impl Handle<GetCredentialsForIdentity> for IdentityPools {
    async fn handle(
        &self,
        _call: &Call,
        input: GetCredentialsForIdentityInput,
    ) -> Result<GetCredentialsForIdentityOutput> {
        let now = self.clock.now();
        let (pool, roles) = self.pool_of(&input.identity_id, now).await?;
        let logins = input.logins.unwrap_or_default();
        let asked = input.custom_role_arn.as_deref();
        let (identity_id, amr, role_arn) = if logins.is_empty() {
            let identity = self.guest(&pool, &input.identity_id, now).await?;
            (identity.id, amr(&[]), role_choice::guest(&roles.roles, asked).map_err(no_role)?.to_owned())
        } else if let (Some(token), 1) = (logins.get(OWN_PROVIDER), logins.len()) {
            // The token of GetOpenIdToken stands for the logins that it was given for.
            let amr = self.verify_own(&pool, &input.identity_id, token.expose(), now).await?;
            let identity = self.active(&pool, &input.identity_id, now).await?;
            if roles.mappings.keys().any(|key| self.verifiers.maps_one_of(key, &amr)) {
                // The rules speak of claims that the token no longer has.
                return Err(no_role(NoRole::Denied));
            }
            let claims = Map::new();
            let role = role_choice::authenticated(&roles.roles, None, &claims, asked).map_err(no_role)?.to_owned();
            (identity.id, amr, role)
        } else {
            let proofs = self.verifiers.verify(&pool.pool, &logins, now).await?;
            let identity = self.linked(&pool, Some(&input.identity_id), &proofs, now).await?;
            (identity.id, amr(&proofs), self.role(&roles, &proofs, asked).map_err(no_role)?.to_owned())
        };
        let request = AssumeRole {
            role_arn,
            session_name: SESSION_NAME.to_owned(),
            identity_id: identity_id.clone(),
            identity_pool_id: pool.id().to_owned(),
            guest: amr.first().is_some_and(|first| first == "unauthenticated"),
            amr,
            principal_tags: BTreeMap::new(),
            duration: SESSION,
        };
        let credentials = self.issuer.issue(request, now).await.map_err(not_issued)?;
        Ok(GetCredentialsForIdentityOutput {
            identity_id: Some(identity_id),
            credentials: Some(Credentials {
                access_key_id: Some(credentials.access_key_id),
                secret_key: Some(credentials.secret_key.expose().as_str().into()),
                session_token: Some(credentials.session_token.expose().clone()),
                expiration: Some(Timestamp::from(credentials.expiration.0)),
            }),
        })
    }
}

impl IdentityPools {
    /// The role for these logins. Of several, the first whose provider has a mapping decides.
    fn role<'a>(&self, roles: &'a RolesRecord, proofs: &'a [Proof], asked: Option<&'a str>) -> Result<&'a str, NoRole> {
        let mapped = proofs.iter().find_map(|proof| {
            let key = proof.mapping_key();
            let (_, mapping) = roles.mappings.iter().find(|(name, _)| self.verifiers.mapping_key(name) == key)?;
            Some((mapping, &proof.claims))
        });
        match (mapped, proofs.first()) {
            (Some((mapping, claims)), _) => role_choice::authenticated(&roles.roles, Some(mapping), claims, asked),
            (None, Some(proof)) => role_choice::authenticated(&roles.roles, None, &proof.claims, asked),
            (None, None) => Err(NoRole::NotConfigured),
        }
    }
}

fn no_role(reason: NoRole) -> Error {
    match reason {
        NoRole::NotConfigured => misconfigured(),
        NoRole::Denied => Error::not_authorized("Access to the requested role is denied."),
    }
}

fn not_issued(error: IssueError) -> Error {
    match error {
        IssueError::Refused { .. } => misconfigured().caused_by(error),
        IssueError::Throttled => Error::new(Code::TooManyRequestsException, "Rate exceeded").caused_by(error),
        IssueError::Unavailable(_) => Error::internal(error),
    }
}

fn misconfigured() -> Error {
    Error::new(
        Code::InvalidIdentityPoolConfigurationException,
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
    )
}
