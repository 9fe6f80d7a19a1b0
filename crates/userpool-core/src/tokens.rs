//! The tokens of a sign-in or refresh: what they say of the user, and their signing.

use std::collections::BTreeMap;

use poolgate_env::{Millis, random_uuid};
use poolgate_token::{
    ADMIN_SCOPE, AccessClaims, ClaimChanges, Customization, CustomizationError, IdClaims, RefreshClaims, issue,
};
use poolgate_triggers::{
    GroupConfiguration, PreTokenGeneration, PreTokenGenerationRequest, PreTokenGenerationRequestV2,
    PreTokenGenerationResponseV2, PreTokenGenerationV2, PreTokenGenerationV3, TokenChanges, Trigger,
};
use poolgate_wire::{
    Code, Error, Sensitive,
    user_pools::{AuthenticationResultType, PreTokenGenerationLambdaVersionType},
};
use serde_json::Value;

use crate::{
    attributes,
    clients::Client,
    devices::Tracking,
    error::{Fault, Result},
    groups::{GroupClaims, claims_of},
    pools::Pool,
    service::UserPools,
    sessions::Session,
    users::User,
};

/// What goes into the tokens beside the user: groups, and what the trigger makes of it all.
#[derive(Debug, Default)]
pub(crate) struct Grant {
    groups: GroupClaims,
    customization: Customization,
}

/// On what occasion tokens are made: what the PreTokenGeneration trigger is told beside the user.
#[derive(Debug)]
pub(crate) struct Occasion<'a> {
    pub client_id: Option<&'a str>,
    pub source: &'a str,
    pub scopes: Vec<String>,
    pub client_metadata: Option<BTreeMap<String, String>>,
}

impl UserPools {
    /// The grant where no trigger has a say.
    pub(crate) async fn plain_grant(&self, pool: &Pool, user: &User, now: Millis) -> Result<Grant> {
        let groups = claims_of(&self.groups_of(pool, &user.sub, now).await?);
        Ok(Grant { groups, customization: Customization::default() })
    }

    /// The grant of a sign-in or refresh through the API, with the PreTokenGeneration trigger's say.
    pub(crate) async fn grant(
        &self,
        pool: &Pool,
        user: &User,
        client_id: Option<&str>,
        source: &str,
        client_metadata: Option<BTreeMap<String, String>>,
        now: Millis,
    ) -> Result<Grant> {
        let occasion = Occasion { client_id, source, scopes: vec![ADMIN_SCOPE.to_owned()], client_metadata };
        self.grant_for(pool, user, &occasion, now).await
    }

    /// The grant, with the PreTokenGeneration trigger's say in the version that the pool configures.
    pub(crate) async fn grant_for(
        &self,
        pool: &Pool,
        user: &User,
        occasion: &Occasion<'_>,
        now: Millis,
    ) -> Result<Grant> {
        let Occasion { client_id, source, scopes, client_metadata } = occasion;
        let client_id = *client_id;
        let mut grant = self.plain_grant(pool, user, now).await?;
        let configuration = || GroupConfiguration {
            groups_to_override: grant.groups.groups.clone(),
            iam_roles_to_override: grant.groups.roles.clone(),
            preferred_role: grant.groups.preferred_role.clone(),
        };
        let request_v2 = || PreTokenGenerationRequestV2 {
            user_attributes: user.trigger_attributes(),
            scopes: scopes.clone(),
            group_configuration: Some(configuration()),
            client_metadata: client_metadata.clone(),
        };
        let name = &user.username;
        match pool.pre_token_generation_version() {
            Some(PreTokenGenerationLambdaVersionType::V20) => {
                let answer = self.fire::<PreTokenGenerationV2>(pool, name, client_id, source, request_v2).await?;
                return grant.customized_v2(answer);
            }
            Some(PreTokenGenerationLambdaVersionType::V30) => {
                let answer = self.fire::<PreTokenGenerationV3>(pool, name, client_id, source, request_v2).await?;
                return grant.customized_v2(answer);
            }
            _ => {}
        }
        let answer = self
            .fire::<PreTokenGeneration>(pool, name, client_id, source, || PreTokenGenerationRequest {
                user_attributes: user.trigger_attributes(),
                group_configuration: configuration(),
                client_metadata: client_metadata.clone(),
            })
            .await?;
        if let Some(details) = answer.and_then(|answer| answer.claims_override_details) {
            let add = details.claims_to_add_or_override.into_iter().map(|(name, value)| (name, Value::String(value)));
            let changes = ClaimChanges { add: add.collect(), suppress: details.claims_to_suppress };
            grant.customization = Customization::version_1(changes).map_err(unrecognizable)?;
            grant.customization.check().map_err(unrecognizable)?;
            grant.replace_groups(details.group_override_details);
            return Ok(grant);
        }
        // A host's closure may speak version 2 or 3 without any configuration.
        if pool.function_of(PreTokenGeneration::NAME).is_none() {
            let answer = match self.fire::<PreTokenGenerationV2>(pool, name, client_id, source, request_v2).await? {
                None => self.fire::<PreTokenGenerationV3>(pool, name, client_id, source, request_v2).await?,
                answer => answer,
            };
            return grant.customized_v2(answer);
        }
        Ok(grant)
    }

    /// What the trigger makes of a token that an app client gets for itself: version 3 alone is asked.
    pub(crate) async fn client_customization(
        &self,
        pool: &Pool,
        client_id: &str,
        scopes: &[String],
        client_metadata: Option<BTreeMap<String, String>>,
    ) -> Result<Customization> {
        let asked = matches!(pool.pre_token_generation_version(), Some(PreTokenGenerationLambdaVersionType::V30));
        if !asked && pool.function_of(PreTokenGeneration::NAME).is_some() {
            return Ok(Customization::default());
        }
        let request = || PreTokenGenerationRequestV2 {
            scopes: scopes.to_vec(),
            client_metadata,
            ..PreTokenGenerationRequestV2::default()
        };
        let source = PreTokenGeneration::CLIENT_CREDENTIALS;
        let answer =
            self.fire::<PreTokenGenerationV3>(pool, "ClientCredentials", Some(client_id), source, request).await?;
        Ok(Grant::default().customized_v2(answer)?.customization)
    }

    /// Signs the tokens, on the workers: two RSA signatures are most of a sign-in's cost.
    pub(crate) async fn issue_tokens(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        session: &Session,
        grant: Grant,
        now: Millis,
    ) -> Result<AuthenticationResultType> {
        let lifetime = client.validities().access;
        let Grant { groups, customization } = grant;
        let (id, access) = self.claims_of(pool, client, user, session, groups, now);
        let ring = self.inner.keys.keys(pool.id(), now).await.map_err(Error::internal)?;
        let sign = move || issue(&ring, Some(&id), &access, &customization);
        let tokens = self.inner.workers.run(sign).await?.map_err(Error::internal)?;
        Ok(AuthenticationResultType {
            access_token: Some(Sensitive::from(tokens.access)),
            id_token: tokens.id.map(Sensitive::from),
            expires_in: i32::try_from(lifetime.as_secs()).ok(),
            token_type: Some("Bearer".to_owned()),
            ..AuthenticationResultType::default()
        })
    }

    /// What the tokens of a session say, before the trigger's changes.
    pub(crate) fn claims_of(
        &self,
        pool: &Pool,
        client: &Client,
        user: &User,
        session: &Session,
        groups: GroupClaims,
        now: Millis,
    ) -> (IdClaims, AccessClaims) {
        let validities = client.validities();
        let readable = client.settings.read_attributes.as_deref();
        let issuer = self.issuer_of(pool);
        let jti = || session.origin_jti.as_ref().map(|_| random_uuid(self.entropy()).to_string());
        let id = IdClaims {
            sub: user.sub.clone(),
            issuer: issuer.clone(),
            client_id: client.id().to_owned(),
            username: user.username.clone(),
            auth_time: session.auth_time,
            issued_at: now,
            expires_at: now + validities.id,
            event_id: Some(session.id.clone()),
            jti: jti(),
            origin_jti: session.origin_jti.clone(),
            groups: groups.groups.clone(),
            roles: groups.roles,
            preferred_role: groups.preferred_role,
            attributes: user
                .attributes
                .iter()
                .filter(|(name, _)| attributes::may_read(readable, name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            ..IdClaims::default()
        };
        let access = AccessClaims {
            sub: user.sub.clone(),
            issuer,
            client_id: client.id().to_owned(),
            username: Some(user.username.clone()),
            scopes: vec![ADMIN_SCOPE.to_owned()],
            auth_time: session.auth_time,
            issued_at: now,
            expires_at: now + validities.access,
            event_id: Some(session.id.clone()),
            // Access tokens have one even where the client cannot revoke.
            jti: jti().or_else(|| Some(random_uuid(self.entropy()).to_string())),
            origin_jti: session.origin_jti.clone(),
            groups: groups.groups,
            device_key: session.device.clone().filter(|_| Tracking::of(pool).is_some()),
            ..AccessClaims::default()
        };
        (id, access)
    }

    /// The present refresh token of a session. It ends when the session does, however often it is replaced.
    pub(crate) fn refresh_token(&self, user: &User, session: &Session, now: Millis) -> String {
        let claims = RefreshClaims {
            pool: session.pool_id.clone(),
            client: session.client_id.clone(),
            username: user.username.clone(),
            sub: user.sub.clone(),
            origin_jti: session.origin_jti.clone().unwrap_or_default(),
            event_id: session.id.clone(),
            issued_at: now,
            expires_at: session.expires,
            auth_time: session.auth_time,
            scopes: vec![ADMIN_SCOPE.to_owned()],
            generation: session.rotation.generation,
            device: None,
        };
        self.inner.refresh.seal(&claims, self.entropy())
    }
}

impl Grant {
    pub(crate) fn into_parts(self) -> (GroupClaims, Customization) {
        (self.groups, self.customization)
    }

    fn replace_groups(&mut self, replacement: Option<GroupConfiguration>) {
        if let Some(GroupConfiguration { groups_to_override, iam_roles_to_override, preferred_role }) = replacement {
            // Answers are often Cognito's template with its empty texts.
            let preferred_role = preferred_role.filter(|role| !role.is_empty());
            self.groups = GroupClaims { groups: groups_to_override, roles: iam_roles_to_override, preferred_role };
        }
    }

    fn customized_v2(mut self, answer: Option<PreTokenGenerationResponseV2>) -> Result<Self> {
        let Some(details) = answer.and_then(|answer| answer.claims_and_scope_override_details) else { return Ok(self) };
        let changes = |changes: &TokenChanges| ClaimChanges {
            add: changes.claims_to_add_or_override.clone().into_iter().collect(),
            suppress: changes.claims_to_suppress.clone(),
        };
        self.customization = Customization {
            id: changes(&details.id_token_generation),
            access: changes(&details.access_token_generation),
            scopes_to_add: details.access_token_generation.scopes_to_add,
            scopes_to_suppress: details.access_token_generation.scopes_to_suppress,
        };
        self.customization.check().map_err(unrecognizable)?;
        self.replace_groups(details.group_override_details);
        Ok(self)
    }
}

/// An answer of the trigger that cannot become claims.
fn unrecognizable(cause: CustomizationError) -> Fault {
    Error::new(Code::InvalidLambdaResponseException, "Unrecognizable lambda output").caused_by(cause).into()
}
