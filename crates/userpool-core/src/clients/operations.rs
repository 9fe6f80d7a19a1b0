//! The operations on app clients.

use poolgate_env::SecretString;
use poolgate_storage_trait::{Batch, Entity, Query, StoreExt};
use poolgate_wire::{
    Call, Error, Handle, Sensitive, Timestamp, operations,
    user_pools::{
        CreateUserPoolClient, CreateUserPoolClientInput, CreateUserPoolClientOutput, DeleteUserPoolClient,
        DeleteUserPoolClientInput, DeleteUserPoolClientOutput, DescribeUserPoolClient, DescribeUserPoolClientInput,
        DescribeUserPoolClientOutput, ListUserPoolClients, ListUserPoolClientsInput, ListUserPoolClientsOutput,
        UpdateUserPoolClient, UpdateUserPoolClientInput, UpdateUserPoolClientOutput, UserPoolClientDescription,
        UserPoolClientType,
    },
};

use super::{Client, ClientListing, settings};
use crate::{
    attributes::ClientChange,
    client_secret, entities,
    error::{Fault, Result},
    jobs::{About, Errand},
    paging::{page_size, page_token},
    service::UserPools,
};

operations! { UserPools {
    CreateUserPoolClient => create_user_pool_client,
    DescribeUserPoolClient => describe_user_pool_client,
    ListUserPoolClients => list_user_pool_clients,
    UpdateUserPoolClient => update_user_pool_client,
    DeleteUserPoolClient => delete_user_pool_client,
} }

impl Handle<CreateUserPoolClient> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        mut input: CreateUserPoolClientInput,
    ) -> Result<CreateUserPoolClientOutput, Error> {
        let now = self.now();
        let generated = input.generate_secret.unwrap_or(false);
        let secret = match input.client_secret.take() {
            Some(_) if generated => {
                return Err(Error::invalid_parameter("GenerateSecret and ClientSecret can not both be specified."));
            }
            Some(given) => Some(SecretString::new(given.into_inner())),
            None => generated.then(|| client_secret::new_secret(self.entropy())),
        };
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        let asked = input.allowed_o_auth_scopes.as_deref().unwrap_or_default();
        let known_scopes = &self.known_scopes(&pool, asked, now).await?;
        let has_secret = secret.is_some();
        let facts = settings::Facts { pool: &pool, known_scopes, has_secret, change: ClientChange::Creating };
        let id = client_secret::new_client_id(self.entropy());
        let mut client = Client {
            settings: UserPoolClientType {
                client_id: Some(Sensitive::from(id.clone())),
                creation_date: Some(Timestamp::from(now.0)),
                last_modified_date: Some(Timestamp::from(now.0)),
                ..settings::of(&input, facts)?
            },
            sealed_secrets: Vec::new(),
            sso_minutes: None,
            secrets: Vec::new(),
        };
        if let Some(secret) = secret {
            client.sealed_secrets.push(self.sealed_secret(&client, &secret, true, now));
            client.secrets.push(secret);
        }

        let errand = Errand::new(pool.id(), About::Client { id: id.clone() }, now);
        let mut listing = Batch::new();
        listing.insert(&errand).map_err(Fault::from)?;
        listing.insert(&ClientListing { client_id: id, pool_id: pool.id().to_owned() }).map_err(Fault::from)?;
        self.commit(&listing, now).await?;
        self.transact(now, || async {
            let pool = self.pool_to_change(&input.user_pool_id, now).await?;
            let mut record = Batch::new();
            record.insert(&client)?;
            // A pool that is being deleted gets no client that its drain may have passed.
            record.check(&pool);
            Ok((record, ()))
        })
        .await?;
        // The client is made: should the errand stay, it goes later.
        self.erase(&[errand.key()], now).await.ok();
        Ok(CreateUserPoolClientOutput { user_pool_client: Some(shown(&client)) })
    }
}

impl Handle<DescribeUserPoolClient> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: DescribeUserPoolClientInput,
    ) -> Result<DescribeUserPoolClientOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let client = self.client_to_change(pool.id(), input.client_id.expose(), now).await?;
        Ok(DescribeUserPoolClientOutput { user_pool_client: Some(shown(&client)) })
    }
}

impl Handle<ListUserPoolClients> for UserPools {
    /// With a ClientType a page holds those of its clients that are of the type, be it none, as Cognito does.
    async fn handle(&self, _: &Call, input: ListUserPoolClientsInput) -> Result<ListUserPoolClientsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let query = Query::prefix(entities::CLIENT, pool.id(), "")
            .limit(page_size(input.max_results))
            .after(page_token(input.next_token.as_deref())?);
        let (clients, next) = self.inner.store.list::<Client>(query, now).await.map_err(Fault::from)?;
        let wanted = input.client_type.as_ref();
        let listed = clients
            .iter()
            .filter(|client| wanted.is_none_or(|wanted| client.settings.client_type.as_ref() == Some(wanted)))
            .map(|client| UserPoolClientDescription {
                client_id: client.settings.client_id.clone(),
                client_name: client.settings.client_name.clone(),
                user_pool_id: client.settings.user_pool_id.clone(),
            })
            .collect();
        Ok(ListUserPoolClientsOutput {
            user_pool_clients: Some(listed),
            next_token: next.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<UpdateUserPoolClient> for UserPools {
    /// Replaces all settings; only the name stays when none is given, and the secret always.
    async fn handle(&self, _: &Call, input: UpdateUserPoolClientInput) -> Result<UpdateUserPoolClientOutput, Error> {
        let now = self.now();
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        let id = input.client_id.expose();
        let asked = input.allowed_o_auth_scopes.as_deref().unwrap_or_default();
        let known_scopes = &self.known_scopes(&pool, asked, now).await?;
        let changed = self
            .transact(now, || async {
                let mut client = self.client_to_change(pool.id(), id, now).await?;
                let has_secret = !client.sealed_secrets.is_empty();
                let facts = settings::Facts { pool: &pool, known_scopes, has_secret, change: ClientChange::Updating };
                let asked = settings::of(&input, facts)?;
                let old = std::mem::take(&mut client.settings);
                client.settings = UserPoolClientType {
                    client_name: asked.client_name.or(old.client_name),
                    client_type: old.client_type,
                    creation_date: old.creation_date,
                    last_modified_date: Some(Timestamp::from(now.0)),
                    ..asked
                };
                let mut batch = Batch::new();
                batch.update(&client)?;
                Ok((batch, client.value))
            })
            .await;
        self.inner.clients.forget(id);
        Ok(UpdateUserPoolClientOutput { user_pool_client: Some(shown(&changed?)) })
    }
}

impl Handle<DeleteUserPoolClient> for UserPools {
    async fn handle(&self, _: &Call, input: DeleteUserPoolClientInput) -> Result<DeleteUserPoolClientOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let id = input.client_id.expose();
        self.client_to_change(pool.id(), id, now).await?;
        let errand = Errand::new(pool.id(), About::Client { id: id.clone() }, now);
        self.begin(&errand, now).await?;
        let deleted = self.erase(&[Client::key_of(pool.id(), id)], now).await;
        self.inner.clients.forget(id);
        deleted?;
        // The client is gone: should its listing stay, it goes later.
        self.erase(&[ClientListing::key_of(id), errand.key()], now).await.ok();
        Ok(DeleteUserPoolClientOutput::default())
    }
}

/// The client as Cognito shows it, with the secret that it was made with.
fn shown(client: &Client) -> UserPoolClientType {
    let secret = client.original_secret();
    UserPoolClientType {
        client_secret: secret.map(|secret| Sensitive::from(secret.expose().as_str())),
        ..client.settings.clone()
    }
}
