//! The operations on user pools.

use poolgate_env::{Millis, alphanumeric};
use poolgate_storage_trait::{Batch, Entity, Key, MAX_BODY_BYTES, Query, StoreExt};
use poolgate_wire::{
    Call, Caller, Error, Handle, Timestamp, operations,
    user_pools::{
        AddCustomAttributes, AddCustomAttributesInput, AddCustomAttributesOutput, CreateUserPool, CreateUserPoolInput,
        CreateUserPoolOutput, DeleteUserPool, DeleteUserPoolInput, DeleteUserPoolOutput, DescribeUserPool,
        DescribeUserPoolInput, DescribeUserPoolOutput, ListUserPools, ListUserPoolsInput, ListUserPoolsOutput,
        UpdateUserPool, UpdateUserPoolInput, UpdateUserPoolOutput, UserPoolDescriptionType, UserPoolType,
    },
};

use super::{Pool, PoolListing, settings};
use crate::{
    entities,
    error::{Fault, Result},
    jobs::{self, About, Errand},
    mfa,
    paging::{page_size, page_token},
    schema::Schema,
    service::UserPools,
    session_settings::{self, SessionSettings},
    users::User,
};

operations! { UserPools {
    CreateUserPool => create_user_pool,
    DescribeUserPool => describe_user_pool,
    ListUserPools => list_user_pools,
    UpdateUserPool => update_user_pool,
    DeleteUserPool => delete_user_pool,
    AddCustomAttributes => add_custom_attributes,
} }

/// Pages of users that EstimatedNumberOfUsers counts, each as large as the store gives: up to 10 000 users. There it
/// stops: it is an estimate.
const COUNTED_PAGES: usize = 10;

/// Listings that one page reads at most; some may be of pools that are being deleted, or of another account.
const READ_AT_MOST: usize = 1000;

impl Handle<CreateUserPool> for UserPools {
    async fn handle(&self, call: &Call, input: CreateUserPoolInput) -> Result<CreateUserPoolOutput, Error> {
        let now = self.now();
        let schema = Schema::new(input.schema.as_deref().unwrap_or_default())?;
        let id = format!("{}_{}", call.region, alphanumeric(self.entropy(), 9));
        let settings = UserPoolType {
            arn: Some(format!("arn:aws:cognito-idp:{}:{}:userpool/{id}", call.region, call.account)),
            id: Some(id.clone()),
            creation_date: Some(Timestamp::from(now.0)),
            last_modified_date: Some(Timestamp::from(now.0)),
            ..settings::of_new(&input)?
        };
        let mfa = mfa::of_new(&settings)?;
        settings::check_tier(&settings, &mfa, None)?;
        let pool = Pool {
            settings,
            schema,
            region: call.region.clone(),
            account: call.account.clone(),
            mfa,
            sessions: SessionSettings::default(),
            deleted: false,
        };
        check_size(&pool)?;

        let errand = Errand::new(&id, About::Pool, now);
        let (mut listing, mut record) = (Batch::new(), Batch::new());
        listing.insert(&errand).map_err(Fault::from)?;
        listing.insert(&PoolListing { id }).map_err(Fault::from)?;
        record.insert(&pool).map_err(Fault::from)?;
        self.commit(&listing, now).await?;
        self.commit(&record, now).await?;
        // The pool is made: should the errand stay, it goes later.
        self.erase(&[errand.key()], now).await.ok();
        Ok(CreateUserPoolOutput { user_pool: Some(shown(&pool, 0)) })
    }
}

impl Handle<DescribeUserPool> for UserPools {
    async fn handle(&self, _: &Call, input: DescribeUserPoolInput) -> Result<DescribeUserPoolOutput, Error> {
        let now = self.now();
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        let users = self.estimated_number_of_users(pool.id(), now).await?;
        Ok(DescribeUserPoolOutput { user_pool: Some(shown(&pool, users)) })
    }
}

impl Handle<ListUserPools> for UserPools {
    /// The pools of the region and account that the request is signed for; the host itself sees all. Within a page they
    /// are in the order of their ids.
    async fn handle(&self, call: &Call, input: ListUserPoolsInput) -> Result<ListUserPoolsOutput, Error> {
        let now = self.now();
        let size = page_size(Some(input.max_results));
        let mut cursor = page_token(input.next_token.as_deref())?;
        let host = call.caller == Caller::Host;
        let prefix = if host { String::new() } else { format!("{}_", call.region) };
        let query = Query::prefix(entities::POOL_LISTING, entities::DIRECTORY, prefix);
        let store = &self.inner.store;
        let (mut pools, mut read) = (Vec::with_capacity(size), 0);
        loop {
            let page = query.clone().limit(size - pools.len()).after(cursor.take());
            let (listings, next) = store.list::<PoolListing>(page, now).await.map_err(Fault::from)?;
            read += listings.len();
            let keys: Vec<Key> = listings.iter().map(|listing| Pool::key_of(&listing.id)).collect();
            let found = store.load_all::<Pool>(&keys, now).await.map_err(Fault::from)?;
            let listed = found.iter().flatten().filter(|pool| !pool.deleted && (host || pool.account == call.account));
            pools.extend(listed.map(|pool| description(&pool.settings)));
            cursor = next;
            if cursor.is_none() || pools.len() >= size || read >= READ_AT_MOST {
                break;
            }
        }
        Ok(ListUserPoolsOutput { user_pools: Some(pools), next_token: cursor.map(|cursor| cursor.to_string()) })
    }
}

impl Handle<UpdateUserPool> for UserPools {
    async fn handle(&self, _: &Call, input: UpdateUserPoolInput) -> Result<UpdateUserPoolOutput, Error> {
        let now = self.now();
        self.change_pool(&input.user_pool_id, now, |pool| {
            let settings = settings::of_changed(&pool.settings, &input)?;
            pool.mfa = mfa::after_update(&settings, &pool.mfa)?;
            settings::check_tier(&settings, &pool.mfa, pool.settings.user_pool_tier.as_ref())?;
            if pool.sessions.tracking {
                settings::check_kept_feature(&settings, session_settings::FEATURE)?;
            }
            pool.settings = settings;
            Ok(())
        })
        .await?;
        Ok(UpdateUserPoolOutput::default())
    }
}

impl Handle<AddCustomAttributes> for UserPools {
    async fn handle(&self, _: &Call, input: AddCustomAttributesInput) -> Result<AddCustomAttributesOutput, Error> {
        let now = self.now();
        self.change_pool(&input.user_pool_id, now, |pool| pool.schema.add_custom(&input.custom_attributes)).await?;
        Ok(AddCustomAttributesOutput::default())
    }
}

impl Handle<DeleteUserPool> for UserPools {
    /// One write marks the pool, and it is gone for every reader. Its records are removed afterwards, the first of them
    /// here.
    async fn handle(&self, _: &Call, input: DeleteUserPoolInput) -> Result<DeleteUserPoolOutput, Error> {
        let now = self.now();
        let id = input.user_pool_id.as_str();
        check_deletable(&*self.pool_to_change(id, now).await?)?;
        let errand = Errand::new(id, About::Pool, now);
        self.begin(&errand, now).await?;
        self.change_pool(id, now, |pool| {
            check_deletable(pool)?;
            pool.deleted = true;
            Ok(())
        })
        .await?;
        let mut budget = jobs::AT_ONCE;
        // The pool is deleted: what is left of it goes later.
        self.settle(&errand, &mut budget, now).await.ok();
        Ok(DeleteUserPoolOutput::default())
    }
}

impl UserPools {
    /// Changes a pool, exactly once; `decide` may run several times and has no outside effects. The pool as it is then.
    pub(crate) async fn change_pool(
        &self,
        id: &str,
        now: Millis,
        decide: impl Fn(&mut Pool) -> Result<(), Error> + Send + Sync,
    ) -> Result<Pool> {
        let changed = self
            .transact(now, || async {
                let mut pool = self.pool_to_change(id, now).await?;
                decide(&mut pool.value)?;
                pool.settings.last_modified_date = Some(Timestamp::from(now.0));
                check_size(&pool)?;
                let mut batch = Batch::new();
                batch.update(&pool)?;
                Ok((batch, pool.value))
            })
            .await;
        self.inner.pools.forget(id);
        changed
    }

    /// Up to [`COUNTED_PAGES`] pages of users, counted.
    async fn estimated_number_of_users(&self, pool_id: &str, now: Millis) -> Result<i32> {
        let mut count = 0;
        let mut cursor = None;
        for _ in 0..COUNTED_PAGES {
            let query = Query::prefix(User::KIND, pool_id, "").after(cursor.take());
            let page = self.inner.store.query(&query, now).await?;
            count += page.records.len();
            cursor = page.cursor;
            if cursor.is_none() {
                break;
            }
        }
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

/// The pool as Cognito shows it.
fn shown(pool: &Pool, users: i32) -> UserPoolType {
    UserPoolType {
        schema_attributes: Some(pool.schema.attributes().to_vec()),
        estimated_number_of_users: Some(users),
        ..settings::shown(&pool.settings)
    }
}

fn description(settings: &UserPoolType) -> UserPoolDescriptionType {
    UserPoolDescriptionType {
        id: settings.id.clone(),
        name: settings.name.clone(),
        lambda_config: settings.lambda_config.clone(),
        creation_date: settings.creation_date,
        last_modified_date: settings.last_modified_date,
        ..UserPoolDescriptionType::default()
    }
}

fn check_deletable(pool: &Pool) -> Result<(), Error> {
    if pool.is_protected() {
        return Err(Error::invalid_parameter(
            "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be \
             inactivated first.",
        ));
    }
    if pool.settings.domain.is_some() || pool.settings.custom_domain.is_some() {
        return Err(Error::invalid_parameter(
            "User pool cannot be deleted. It has a domain configured that should be deleted first.",
        ));
    }
    Ok(())
}

/// Message texts in several languages' letters may, taken together, be more than one record holds.
fn check_size(pool: &Pool) -> Result<(), Error> {
    // The store puts two bytes before the JSON.
    let size = serde_json::to_vec(pool).map_err(Error::internal)?.len() + 2;
    if size > MAX_BODY_BYTES {
        return Err(Error::invalid_parameter("The settings of the user pool are too large, taken together."));
    }
    Ok(())
}
