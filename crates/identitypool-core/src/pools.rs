//! Identity pools themselves.

use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Cursor, Entity, Key, Query, StoreExt, transact};
use poolgate_wire::{
    Call, Code, Error, Handle, Result,
    identity_pools::{
        CreateIdentityPool, CreateIdentityPoolInput, CreateIdentityPoolOutput, DeleteIdentityPool,
        DeleteIdentityPoolInput, DeleteIdentityPoolOutput, DescribeIdentityPool, DescribeIdentityPoolInput,
        DescribeIdentityPoolOutput, IdentityPool, IdentityPoolShortDescription, ListIdentityPools,
        ListIdentityPoolsInput, ListIdentityPoolsOutput, UpdateIdentityPool, UpdateIdentityPoolInput,
        UpdateIdentityPoolOutput,
    },
    operations,
};

use crate::{
    IdentityPools,
    entities::{PoolListing, PoolRecord, RolesRecord},
    failure::{Failure, concurrent},
    removal::{AT_ONCE, PoolRemoval},
};

operations! {
    IdentityPools {
        CreateIdentityPool => create_identity_pool,
        DescribeIdentityPool => describe_identity_pool,
        ListIdentityPools => list_identity_pools,
        UpdateIdentityPool => update_identity_pool,
        DeleteIdentityPool => delete_identity_pool,
    }
}

/// Tags a resource may have.
const MAX_TAGS: usize = 50;
/// What a record may weigh, with some room below the store's limit for bodies.
pub(crate) const MAX_RECORD_BYTES: usize = 60 * 1024;

impl Handle<CreateIdentityPool> for IdentityPools {
    async fn handle(&self, call: &Call, input: CreateIdentityPoolInput) -> Result<CreateIdentityPoolOutput> {
        let now = self.clock.now();
        let pool = IdentityPool {
            allow_classic_flow: input.allow_classic_flow,
            allow_unauthenticated_identities: input.allow_unauthenticated_identities,
            cognito_identity_providers: input.cognito_identity_providers,
            developer_provider_name: input.developer_provider_name,
            identity_pool_id: self.fresh_id(&call.region),
            identity_pool_name: input.identity_pool_name,
            identity_pool_tags: input.identity_pool_tags,
            open_id_connect_provider_arns: input.open_id_connect_provider_arns,
            saml_provider_arns: input.saml_provider_arns,
            supported_login_providers: input.supported_login_providers,
        };
        check(&pool)?;
        let record = PoolRecord { pool, account: call.account.clone(), created_at: now };
        // The listing first: one without a pool is passed over, a pool that no list shows would be lost.
        let listing = PoolListing { pool_id: record.id().to_owned(), account: record.account.clone() };
        self.insert(&listing, now).await?;
        self.insert(&record, now).await?;
        Ok(record.pool.into())
    }
}

impl Handle<DescribeIdentityPool> for IdentityPools {
    async fn handle(&self, _call: &Call, input: DescribeIdentityPoolInput) -> Result<DescribeIdentityPoolOutput> {
        let pool = self.pool(&input.identity_pool_id, self.clock.now()).await?;
        Ok(pool.value.pool.into())
    }
}

impl Handle<ListIdentityPools> for IdentityPools {
    async fn handle(&self, call: &Call, input: ListIdentityPoolsInput) -> Result<ListIdentityPoolsOutput> {
        let now = self.clock.now();
        let cursor = input.next_token.map(|token| token.parse::<Cursor>()).transpose();
        let cursor = cursor.map_err(|_| Error::invalid_parameter("Invalid NextToken."))?;
        let prefix = format!("{}/{}:", call.account, call.region);
        let query = Query::prefix(PoolListing::KIND, PoolListing::PARTITION, prefix);
        let query = query.after(cursor).limit(usize::try_from(input.max_results).unwrap_or(1).max(1));
        let page = self.store.list::<PoolListing>(query, now).await;
        let (listings, cursor) = page.map_err(Failure::from)?;
        let keys: Vec<Key> = listings.iter().map(|listing| PoolRecord::key_of(&listing.pool_id)).collect();
        let pools = self.store.load_all::<PoolRecord>(&keys, now).await.map_err(Failure::from)?;
        // A listing without a pool is what a call that broke off has left behind.
        let pools = pools.into_iter().flatten().map(|stored| IdentityPoolShortDescription {
            identity_pool_id: Some(stored.value.pool.identity_pool_id),
            identity_pool_name: Some(stored.value.pool.identity_pool_name),
        });
        Ok(ListIdentityPoolsOutput {
            identity_pools: Some(pools.collect()),
            next_token: cursor.map(|cursor| cursor.to_string()),
        })
    }
}

impl Handle<UpdateIdentityPool> for IdentityPools {
    async fn handle(&self, _call: &Call, input: UpdateIdentityPoolInput) -> Result<UpdateIdentityPoolOutput> {
        let now = self.clock.now();
        let pool = IdentityPool::from(input);
        check(&pool)?;
        let updated = transact(self.store.as_ref(), now, || async {
            let mut stored = self.pool(&pool.identity_pool_id, now).await?;
            let developer = &stored.pool.developer_provider_name;
            if developer.is_some() && *developer != pool.developer_provider_name {
                return Err(Error::invalid_parameter("DeveloperProviderName cannot be changed once it is set.").into());
            }
            stored.pool = pool.clone();
            let mut batch = Batch::new();
            batch.update(&stored)?;
            Ok::<_, Failure>((batch, stored.value))
        });
        let updated = updated.await.map_err(concurrent)?;
        Ok(updated.pool.into())
    }
}

impl Handle<DeleteIdentityPool> for IdentityPools {
    async fn handle(&self, _call: &Call, input: DeleteIdentityPoolInput) -> Result<DeleteIdentityPoolOutput> {
        let now = self.clock.now();
        let pool_id = input.identity_pool_id;
        let account = self.pool(&pool_id, now).await?.value.account;
        let removal = PoolRemoval { pool_id, account, since: now };
        self.note(&removal, now).await?;
        transact(self.store.as_ref(), now, || async {
            let pool = self.pool(&removal.pool_id, now).await?;
            let mut batch = Batch::new();
            batch.delete(&pool);
            if let Some(roles) = self.store.load::<RolesRecord>(&RolesRecord::key_of(pool.id()), now).await? {
                batch.delete(&roles);
            }
            Ok::<_, Failure>((batch, ()))
        })
        .await?;
        // From here on the pool is gone for everyone; what is left of it is out of reach, and what fails here is gone on
        // with by `tidy`.
        let _ = self.finish(&removal, AT_ONCE, now).await;
        Ok(DeleteIdentityPoolOutput {})
    }
}

impl IdentityPools {
    /// Writes a record whose key is new, as a fresh id makes it; so a conflict is a passing one.
    async fn insert<E: Entity>(&self, entity: &E, now: Millis) -> Result<(), Failure> {
        transact(self.store.as_ref(), now, || async {
            let mut batch = Batch::new();
            batch.insert(entity)?;
            Ok((batch, ()))
        })
        .await
    }

    /// Removes a record of a directory, if it is there.
    pub(crate) async fn forget(&self, key: &Key, now: Millis) -> Result<(), Failure> {
        transact(self.store.as_ref(), now, || async {
            let mut batch = Batch::new();
            if let Some(record) = self.store.record(key, now).await? {
                batch.delete_key(record.key, record.version);
            }
            Ok((batch, ()))
        })
        .await
    }
}

/// What the model's constraints leave open.
fn check(pool: &IdentityPool) -> Result<()> {
    if pool.identity_pool_tags.as_ref().is_some_and(|tags| tags.len() > MAX_TAGS) {
        return Err(Error::invalid_parameter("An identity pool has at most 50 tags."));
    }
    for provider in pool.cognito_identity_providers.iter().flatten() {
        if provider.provider_name.is_none() || provider.client_id.is_none() {
            return Err(Error::invalid_parameter("A Cognito identity provider has a ProviderName and a ClientId."));
        }
    }
    let size = serde_json::to_vec(pool).map_err(Error::internal)?.len();
    if size > MAX_RECORD_BYTES {
        return Err(Error::new(Code::LimitExceededException, "The identity pool has too many providers and tags."));
    }
    Ok(())
}
