//! The secrets of an app client: up to two are good at once, so that one can take the other's place without a gap
//! (spec/new-operations.md §2).

use poolgate_env::{Millis, SecretString};
use poolgate_storage_trait::Batch;
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, Timestamp, operations,
    user_pools::{
        AddUserPoolClientSecret, AddUserPoolClientSecretInput, AddUserPoolClientSecretOutput,
        ClientSecretDescriptorType, DeleteUserPoolClientSecret, DeleteUserPoolClientSecretInput,
        DeleteUserPoolClientSecretOutput, ListUserPoolClientSecrets, ListUserPoolClientSecretsInput,
        ListUserPoolClientSecretsOutput,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Client;
use crate::{client_secret, error::Result, service::UserPools};

operations! { UserPools {
    AddUserPoolClientSecret => add_user_pool_client_secret,
    ListUserPoolClientSecrets => list_user_pool_client_secrets,
    DeleteUserPoolClientSecret => delete_user_pool_client_secret,
} }

/// Secrets that a client may have.
const AT_MOST: usize = 2;

/// What the sealed secrets of clients are sealed for.
const PURPOSE: &str = "client-secret";

/// A secret of a client as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SealedSecret {
    /// `<client id>--<creation, in milliseconds>`.
    pub id: String,
    pub created: Millis,
    /// Whether the client was made with it: DescribeUserPoolClient shows no other.
    pub original: bool,
    pub sealed: Vec<u8>,
}

impl SealedSecret {
    fn id_of(client_id: &str, created: Millis) -> String {
        format!("{client_id}--{}", created.0)
    }

    fn descriptor(&self) -> ClientSecretDescriptorType {
        ClientSecretDescriptorType {
            client_secret_id: Some(self.id.clone()),
            client_secret_create_date: Some(Timestamp::from(self.created.0)),
            client_secret_value: None,
        }
    }
}

impl Client {
    /// The secret that the client was made with, while it is good.
    pub(super) fn original_secret(&self) -> Option<&SecretString> {
        let mut all = self.sealed_secrets.iter().zip(&self.secrets);
        all.find_map(|(sealed, secret)| sealed.original.then_some(secret))
    }

    /// Brings the first form of the record, in which a client's one secret had neither id nor date, into today's.
    pub(super) fn with_described_secrets(mut json: Value) -> Option<Value> {
        let id = json.pointer("/settings/ClientId")?.as_str()?.to_owned();
        let created = json.pointer("/settings/CreationDate").and_then(Value::as_f64).and_then(Timestamp::from_seconds);
        let created = Millis(created.map_or(0, Timestamp::millis));
        for sealed in json.get_mut("sealed_secrets")?.as_array_mut()? {
            let bytes = serde_json::from_value(sealed.take()).ok()?;
            let secret = SealedSecret { id: SealedSecret::id_of(&id, created), created, original: true, sealed: bytes };
            *sealed = serde_json::to_value(secret).ok()?;
        }
        Some(json)
    }
}

impl Handle<AddUserPoolClientSecret> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AddUserPoolClientSecretInput,
    ) -> Result<AddUserPoolClientSecretOutput, Error> {
        let now = self.now();
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        let id = input.client_id.expose();
        let given = input.client_secret.map(|secret| SecretString::new(secret.into_inner()));
        let generated = given.is_none();
        let secret = given.unwrap_or_else(|| client_secret::new_secret(self.entropy()));
        let added = self
            .transact(now, || async {
                let mut client = self.client_to_change(pool.id(), id, now).await?;
                check_addable(&client)?;
                let added = self.sealed_secret(&client, &secret, false, now);
                client.sealed_secrets.push(added.clone());
                let mut batch = Batch::new();
                batch.update(&client)?;
                Ok((batch, added))
            })
            .await;
        self.inner.clients.forget(id);
        let shown = generated.then(|| Sensitive::from(secret.expose().as_str()));
        let descriptor = ClientSecretDescriptorType { client_secret_value: shown, ..added?.descriptor() };
        Ok(AddUserPoolClientSecretOutput { client_secret_descriptor: Some(descriptor) })
    }
}

impl Handle<ListUserPoolClientSecrets> for UserPools {
    /// All of them on one page, oldest first; their values are shown no more.
    async fn handle(
        &self,
        _: &Call,
        input: ListUserPoolClientSecretsInput,
    ) -> Result<ListUserPoolClientSecretsOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let client = self.client_to_change(pool.id(), input.client_id.expose(), now).await?;
        let secrets = client.sealed_secrets.iter().map(SealedSecret::descriptor).collect();
        Ok(ListUserPoolClientSecretsOutput { client_secrets: Some(secrets), next_token: None })
    }
}

impl Handle<DeleteUserPoolClientSecret> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: DeleteUserPoolClientSecretInput,
    ) -> Result<DeleteUserPoolClientSecretOutput, Error> {
        let now = self.now();
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        let id = input.client_id.expose();
        let deleted = self
            .transact(now, || async {
                let mut client = self.client_to_change(pool.id(), id, now).await?;
                let place = client.sealed_secrets.iter().position(|secret| secret.id == input.client_secret_id);
                let Some(place) = place else {
                    let text = format!("Client secret {} does not exist.", input.client_secret_id);
                    return Err(Error::resource_not_found(text).into());
                };
                if client.sealed_secrets.len() == 1 {
                    return Err(Error::invalid_parameter("The only secret of a client can not be deleted.").into());
                }
                client.sealed_secrets.remove(place);
                let mut batch = Batch::new();
                batch.update(&client)?;
                Ok((batch, ()))
            })
            .await;
        self.inner.clients.forget(id);
        deleted?;
        Ok(DeleteUserPoolClientSecretOutput::default())
    }
}

impl UserPools {
    /// Seals a secret for the client's record; its id differs from those that the record has.
    pub(super) fn sealed_secret(
        &self,
        client: &Client,
        secret: &SecretString,
        original: bool,
        now: Millis,
    ) -> SealedSecret {
        let (root, id) = (&self.inner.root_key, client.id());
        let latest = client.sealed_secrets.iter().map(|other| other.created).max();
        let created = latest.map_or(now, |latest| now.max(Millis(latest.0 + 1)));
        SealedSecret {
            id: SealedSecret::id_of(id, created),
            created,
            original,
            sealed: root.seal(self.entropy(), PURPOSE, id.as_bytes(), secret.expose().as_bytes()),
        }
    }

    /// The secrets of a client's record, in the clear.
    pub(super) fn opened_secrets(&self, client: &Client) -> Result<Vec<SecretString>, Error> {
        let open = |secret: &SealedSecret| {
            let bytes = self.inner.root_key.open(PURPOSE, client.id().as_bytes(), &secret.sealed);
            String::from_utf8(bytes.map_err(Error::internal)?.expose().clone())
                .map(SecretString::new)
                .map_err(|_| Error::internal(poolgate_env::SealError))
        };
        client.sealed_secrets.iter().map(open).collect()
    }
}

fn check_addable(client: &Client) -> Result<(), Error> {
    match client.sealed_secrets.len() {
        // Its users' programs know none, and would all be locked out.
        0 => Err(Error::invalid_parameter("Secrets can only be added to a client that was made with one.")),
        1..AT_MOST => Ok(()),
        _ => Err(Error::new(Code::LimitExceededException, "A client can have at most two secrets.")),
    }
}
