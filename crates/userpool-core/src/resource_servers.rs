//! Resource servers: the APIs that a pool's access tokens are for, and the scopes that they know
//! (spec/user-pool-model.md §15).

use std::collections::BTreeSet;

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Entity, Key, Kind, Query, StoreError, StoreExt, Stored};
use poolgate_wire::{
    Call, Code, Error, Handle, operations,
    user_pools::{
        CreateResourceServer, CreateResourceServerInput, CreateResourceServerOutput, DeleteResourceServer,
        DeleteResourceServerInput, DeleteResourceServerOutput, DescribeResourceServer, DescribeResourceServerInput,
        DescribeResourceServerOutput, ListResourceServers, ListResourceServersInput, ListResourceServersOutput,
        ResourceServerScopeType, ResourceServerType, UpdateResourceServer, UpdateResourceServerInput,
        UpdateResourceServerOutput,
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    entities,
    error::{Fault, Result},
    paging::page_token,
    pools::Pool,
    service::UserPools,
};

operations! { UserPools {
    CreateResourceServer => create_resource_server,
    DescribeResourceServer => describe_resource_server,
    UpdateResourceServer => update_resource_server,
    DeleteResourceServer => delete_resource_server,
    ListResourceServers => list_resource_servers,
} }

/// Resource servers of a pool: as many as Cognito grants on request. Those made at the same moment are not counted
/// against each other.
const SERVERS_OF_A_POOL: usize = 300;

/// Servers on a page that does not say how many it wants: the most that the model allows.
const PAGE: usize = 50;

/// What the identifiers of Cognito's own scopes begin with.
const OWN: &str = "aws.cognito";

/// A resource server as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ResourceServer {
    pub pool_id: String,
    pub identifier: String,
    pub name: String,
    pub scopes: Vec<ResourceServerScopeType>,
    /// Random at each change, as [`crate::users::User::change`].
    pub change: u64,
}

impl Entity for ResourceServer {
    const KIND: Kind = entities::RESOURCE_SERVER;
    const SCHEMA: u16 = 1;

    fn key(&self) -> Key {
        Self::key_of(&self.pool_id, &self.identifier)
    }
}

impl ResourceServer {
    fn key_of(pool_id: &str, identifier: &str) -> Key {
        Key::new(entities::RESOURCE_SERVER, pool_id, identifier.as_bytes())
    }

    /// The server as Cognito shows it.
    fn shown(&self) -> ResourceServerType {
        ResourceServerType {
            user_pool_id: Some(self.pool_id.clone()),
            identifier: Some(self.identifier.clone()),
            name: Some(self.name.clone()),
            scopes: Some(self.scopes.clone()),
            ..ResourceServerType::default()
        }
    }
}

impl Handle<CreateResourceServer> for UserPools {
    async fn handle(&self, _: &Call, input: CreateResourceServerInput) -> Result<CreateResourceServerOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        if input.identifier.starts_with(OWN) {
            let text = format!("Identifiers that begin with {OWN} are reserved.");
            return Err(Error::invalid_parameter(text));
        }
        let server = ResourceServer {
            pool_id: pool.id().to_owned(),
            identifier: input.identifier,
            name: input.name,
            scopes: checked(input.scopes)?,
            change: self.change_id(),
        };
        let others = Query::prefix(entities::RESOURCE_SERVER, pool.id(), "").limit(SERVERS_OF_A_POOL);
        if self.inner.store.query(&others, now).await.map_err(Fault::from)?.records.len() >= SERVERS_OF_A_POOL {
            let text = format!("A user pool can have at most {SERVERS_OF_A_POOL} resource servers.");
            return Err(Error::new(Code::LimitExceededException, text));
        }
        let mut batch = Batch::new();
        batch.insert(&server).map_err(Fault::from)?;
        match self.commit(&batch, now).await {
            Ok(()) => Ok(CreateResourceServerOutput { resource_server: server.shown() }),
            Err(Fault::Store(StoreError::Conflict(_))) => {
                let text = format!("{} already exists in user pool {}.", server.identifier, server.pool_id);
                Err(Error::invalid_parameter(text))
            }
            Err(fault) => Err(fault.into()),
        }
    }
}

impl Handle<DescribeResourceServer> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: DescribeResourceServerInput,
    ) -> Result<DescribeResourceServerOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let server = self.resource_server(&pool, &input.identifier, now).await?;
        Ok(DescribeResourceServerOutput { resource_server: server.shown() })
    }
}

impl Handle<UpdateResourceServer> for UserPools {
    /// Replaces name and scopes. Clients keep what they were allowed, but get no scope that is gone.
    async fn handle(&self, _: &Call, input: UpdateResourceServerInput) -> Result<UpdateResourceServerOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let scopes = checked(input.scopes)?;
        let server = self
            .transact(now, || async {
                let mut server = self.resource_server(&pool, &input.identifier, now).await?;
                server.name.clone_from(&input.name);
                server.scopes.clone_from(&scopes);
                server.change = self.change_id();
                let mut batch = Batch::new();
                batch.update(&server)?;
                Ok((batch, server.value))
            })
            .await?;
        Ok(UpdateResourceServerOutput { resource_server: server.shown() })
    }
}

impl Handle<DeleteResourceServer> for UserPools {
    async fn handle(&self, _: &Call, input: DeleteResourceServerInput) -> Result<DeleteResourceServerOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let server = self.resource_server(&pool, &input.identifier, now).await?;
        self.erase(&[server.key()], now).await?;
        Ok(DeleteResourceServerOutput::default())
    }
}

impl Handle<ListResourceServers> for UserPools {
    async fn handle(&self, _: &Call, input: ListResourceServersInput) -> Result<ListResourceServersOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let size = input.max_results.and_then(|size| usize::try_from(size).ok()).unwrap_or(PAGE);
        let query = Query::prefix(entities::RESOURCE_SERVER, pool.id(), "")
            .limit(size)
            .after(page_token(input.next_token.as_deref())?);
        let (servers, next) = self.inner.store.list::<ResourceServer>(query, now).await.map_err(Fault::from)?;
        Ok(ListResourceServersOutput {
            resource_servers: servers.iter().map(|server| server.shown()).collect(),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl UserPools {
    /// The resource server as it is now, with the version that a change must name.
    pub(crate) async fn resource_server(
        &self,
        pool: &Pool,
        identifier: &str,
        now: Millis,
    ) -> Result<Stored<ResourceServer>> {
        let server = self.load::<ResourceServer>(ResourceServer::key_of(pool.id(), identifier), now).await?;
        server.ok_or_else(|| Error::resource_not_found(format!("Resource server {identifier} does not exist.")).into())
    }

    /// Those of the scopes, each `identifier/name`, that the pool's resource servers know.
    pub(crate) async fn known_scopes(&self, pool: &Pool, scopes: &[String], now: Millis) -> Result<BTreeSet<String>> {
        let split = || scopes.iter().filter_map(|scope| Some((scope, scope.rsplit_once('/')?)));
        let identifiers: BTreeSet<&str> = split().map(|(_, (identifier, _))| identifier).collect();
        if identifiers.is_empty() {
            return Ok(BTreeSet::new());
        }
        let keys: Vec<Key> =
            identifiers.into_iter().map(|identifier| ResourceServer::key_of(pool.id(), identifier)).collect();
        let servers = self.inner.store.load_all::<ResourceServer>(&keys, now).await?;
        let knows = |identifier: &str, name: &str| {
            let server = servers.iter().flatten().find(|server| server.identifier == identifier);
            server.is_some_and(|server| server.scopes.iter().any(|scope| scope.scope_name == name))
        };
        Ok(split().filter(|(_, (identifier, name))| knows(identifier, name)).map(|(scope, _)| scope.clone()).collect())
    }
}

/// The scopes, provided that no two have the same name.
fn checked(scopes: Option<Vec<ResourceServerScopeType>>) -> Result<Vec<ResourceServerScopeType>, Error> {
    let scopes = scopes.unwrap_or_default();
    let mut names = BTreeSet::new();
    match scopes.iter().find(|scope| !names.insert(&scope.scope_name)) {
        Some(twice) => {
            Err(Error::invalid_parameter(format!("The scope {} is given more than once.", twice.scope_name)))
        }
        None => Ok(scopes),
    }
}
