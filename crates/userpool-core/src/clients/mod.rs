//! App clients: the record, how it is found, what it allows, and its operations.

mod operations;
mod secrets;
mod settings;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use poolgate_env::{Millis, SecretString};
use poolgate_storage_trait::{Entity, Key, Kind, Stored};
use poolgate_wire::{
    Error, Sensitive,
    user_pools::{
        ExplicitAuthFlowsType, FeatureType, PreventUserExistenceErrorTypes, TimeUnitsType, UserPoolClientType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::secrets::SealedSecret;
use crate::{
    client_secret, entities,
    error::{Fault, Result},
    pools::Pool,
    service::UserPools,
};

/// Every route of this capability.
pub(crate) fn routes() -> impl Iterator<Item = &'static poolgate_wire::Route<UserPools>> {
    [operations::OPERATIONS, secrets::OPERATIONS].into_iter().flatten()
}

/// An app client as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Client {
    /// What DescribeUserPoolClient shows, without the secret.
    pub settings: UserPoolClientType,
    /// The secrets that are good, oldest first.
    pub sealed_secrets: Vec<SealedSecret>,
    /// Minutes for which the client takes a sign-in at the pages for its own; `None` where it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sso_minutes: Option<i32>,
    /// The secrets in the clear: only in memory, filled when the record is read.
    #[serde(skip)]
    pub secrets: Vec<SecretString>,
}

/// Which pool a client id belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ClientListing {
    pub client_id: String,
    pub pool_id: String,
}

impl Entity for Client {
    const KIND: Kind = entities::CLIENT;
    const SCHEMA: u16 = 2;

    fn key(&self) -> Key {
        Self::key_of(self.settings.user_pool_id.as_deref().unwrap_or_default(), self.id())
    }

    fn upgrade(schema: u16, json: Value) -> Option<Value> {
        if schema == 1 { Self::with_described_secrets(json) } else { None }
    }
}

impl Entity for ClientListing {
    const KIND: Kind = entities::CLIENT_LISTING;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.client_id)
    }
}

impl ClientListing {
    pub(crate) fn key_of(client_id: &str) -> Key {
        Key::new(entities::CLIENT_LISTING, entities::DIRECTORY, client_id.as_bytes())
    }
}

/// How long the tokens of a client live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Validities {
    pub access: Duration,
    pub id: Duration,
    pub refresh: Duration,
}

impl Client {
    pub(crate) fn key_of(pool_id: &str, client_id: &str) -> Key {
        Key::new(entities::CLIENT, pool_id, client_id.as_bytes())
    }

    pub(crate) fn id(&self) -> &str {
        self.settings.client_id.as_ref().map_or("", |id| id.expose().as_str())
    }

    /// Refuses a request whose SECRET_HASH does not prove the client's secret.
    pub(crate) fn check_secret_hash(&self, username: &str, hash: Option<&str>) -> Result<(), Error> {
        client_secret::check_secret_hash(self.id(), &self.secrets, username, hash)
    }

    /// Whether a flow is allowed. Without a list of flows SRP, custom and refresh are; legacy names count as theirs.
    pub(crate) fn allows(&self, flow: &ExplicitAuthFlowsType) -> bool {
        use ExplicitAuthFlowsType as Flow;
        let flows = self.settings.explicit_auth_flows.as_deref().unwrap_or_default();
        let legacy_only = !flows.iter().any(|f| f.as_str().starts_with("ALLOW_"));
        match flow {
            Flow::AllowRefreshTokenAuth | Flow::AllowCustomAuth => legacy_only || flows.contains(flow),
            Flow::AllowUserSrpAuth => {
                flows.contains(flow) || (legacy_only && !flows.contains(&Flow::CustomAuthFlowOnly))
            }
            Flow::AllowUserPasswordAuth => flows.contains(flow) || flows.contains(&Flow::UserPasswordAuth),
            Flow::AllowAdminUserPasswordAuth => flows.contains(flow) || flows.contains(&Flow::AdminNoSrpAuth),
            other => flows.contains(other),
        }
    }

    /// Whether the client hides who exists.
    pub(crate) fn hides_existence(&self) -> bool {
        self.settings.prevent_user_existence_errors == Some(PreventUserExistenceErrorTypes::Enabled)
    }

    /// Whether tokens can be revoked one sign-in at a time.
    pub(crate) fn revokes_tokens(&self) -> bool {
        self.settings.enable_token_revocation.unwrap_or(true)
    }

    /// Whether the tokens of a sign-in bear its name, `origin_jti`.
    pub(crate) fn names_families(&self) -> bool {
        self.revokes_tokens() || self.rotation_grace().is_some()
    }

    /// How long a refresh token is good after it was replaced; `None` where none is replaced. At once retired where
    /// nothing was said.
    pub(crate) fn rotation_grace(&self) -> Option<Duration> {
        let rotation = self.settings.refresh_token_rotation.as_ref()?;
        let seconds = rotation.retry_grace_period_seconds.unwrap_or(0).max(0).unsigned_abs();
        (rotation.feature == FeatureType::Enabled).then(|| Duration::from_secs(u64::from(seconds)))
    }

    /// How long a sign-in may take between two steps.
    pub(crate) fn session_validity(&self) -> Duration {
        let minutes = self.settings.auth_session_validity.unwrap_or(3).clamp(3, 15);
        Duration::from_secs(60 * u64::from(minutes.unsigned_abs()))
    }

    pub(crate) fn validities(&self) -> Validities {
        let settings = &self.settings;
        let units = settings.token_validity_units.as_ref();
        let hours = TimeUnitsType::Hours;
        let days = TimeUnitsType::Days;
        let hour = Duration::from_hours(1);
        let refresh = settings.refresh_token_validity.filter(|validity| *validity > 0).map_or(hour * 24 * 30, |n| {
            duration(n, units.and_then(|units| units.refresh_token.as_ref()).unwrap_or(&days))
        });
        let short = |validity: Option<i32>, unit: Option<&TimeUnitsType>| {
            validity.map_or(hour, |n| duration(n, unit.unwrap_or(&hours)))
        };
        Validities {
            access: short(settings.access_token_validity, units.and_then(|units| units.access_token.as_ref())),
            id: short(settings.id_token_validity, units.and_then(|units| units.id_token.as_ref())),
            refresh,
        }
    }
}

/// A number of Cognito's time units.
pub(crate) fn duration(count: i32, unit: &TimeUnitsType) -> Duration {
    let seconds = match unit {
        TimeUnitsType::Seconds => 1,
        TimeUnitsType::Minutes => 60,
        TimeUnitsType::Days => 86_400,
        TimeUnitsType::Hours | TimeUnitsType::Unknown(_) => 3600,
    };
    Duration::from_secs(u64::from(count.max(0).unsigned_abs()) * seconds)
}

impl UserPools {
    /// The client and its pool, found by the client's id alone; perhaps as they were a moment ago
    /// ([`crate::Settings::staleness`]).
    pub(crate) async fn client(&self, client_id: &str, now: Millis) -> Result<(Arc<Pool>, Arc<Client>)> {
        let client = if let Some(client) = self.inner.clients.get(client_id, now) {
            client
        } else {
            let reading = self.inner.clients.reading();
            let listing = self.load::<ClientListing>(ClientListing::key_of(client_id), now).await?;
            let pool_id = listing.ok_or_else(|| unknown_client(client_id))?.value.pool_id;
            let client = Arc::new(self.client_to_change(&pool_id, client_id, now).await?.value);
            self.inner.clients.put(client_id, &client, now, reading);
            client
        };
        let pool_id = client.settings.user_pool_id.as_deref().unwrap_or_default();
        match self.pool(pool_id, now).await {
            Ok(pool) => Ok((pool, client)),
            // A pool that is being deleted takes its clients along.
            Err(Fault::Refused(_)) => Err(unknown_client(client_id).into()),
            Err(fault) => Err(fault),
        }
    }

    /// As [`Self::client`], once SECRET_HASH has proved the client's secret for the user whom the request names
    /// `username`: the client comes first, so that nobody without its secret learns anything of its users.
    pub(crate) async fn proven_client(
        &self,
        client_id: &str,
        username: &str,
        secret_hash: Option<&Sensitive<String>>,
        now: Millis,
    ) -> Result<(Arc<Pool>, Arc<Client>)> {
        let (pool, client) = self.client(client_id, now).await?;
        client.check_secret_hash(username, secret_hash.map(|hash| hash.expose().as_str()))?;
        Ok((pool, client))
    }

    /// The client of a named pool, perhaps as it was a moment ago.
    pub(crate) async fn client_of(
        &self,
        pool_id: &str,
        client_id: &str,
        now: Millis,
    ) -> Result<(Arc<Pool>, Arc<Client>)> {
        let pool = self.pool(pool_id, now).await?;
        let (of, client) = self.client(client_id, now).await?;
        if of.id() != pool.id() {
            return Err(unknown_client(client_id).into());
        }
        Ok((pool, client))
    }

    /// The client as it is now, with the version that a change must name.
    pub(crate) async fn client_to_change(&self, pool_id: &str, client_id: &str, now: Millis) -> Result<Stored<Client>> {
        let client = self.load::<Client>(Client::key_of(pool_id, client_id), now).await?;
        let mut client = client.ok_or_else(|| unknown_client(client_id))?;
        client.value.secrets = self.opened_secrets(&client)?;
        Ok(client)
    }
}

/// Cognito's words for a client that is not there.
pub(crate) fn unknown_client(client_id: &str) -> Error {
    Error::resource_not_found(format!("User pool client {client_id} does not exist."))
}
