//! What administrators do to an existing user.

use poolgate_storage_trait::{Batch, Entity};
use poolgate_wire::{
    Call, Error, Handle, Sensitive, Timestamp, operations,
    user_pools::{
        AdminDeleteUser, AdminDeleteUserAttributes, AdminDeleteUserAttributesInput, AdminDeleteUserAttributesOutput,
        AdminDeleteUserInput, AdminDeleteUserOutput, AdminDisableUser, AdminDisableUserInput, AdminDisableUserOutput,
        AdminEnableUser, AdminEnableUserInput, AdminEnableUserOutput, AdminGetUser, AdminGetUserInput,
        AdminGetUserOutput, AdminUpdateUserAttributes, AdminUpdateUserAttributesInput, AdminUpdateUserAttributesOutput,
    },
};

use super::{User, attribute_map, verification::Changes};
use crate::{
    attributes::{self, Writer},
    error::Result,
    jobs::{self, About, Errand},
    service::UserPools,
};

operations! { UserPools {
    AdminGetUser => admin_get_user,
    AdminUpdateUserAttributes => admin_update_user_attributes,
    AdminDeleteUserAttributes => admin_delete_user_attributes,
    AdminEnableUser => admin_enable_user,
    AdminDisableUser => admin_disable_user,
    AdminDeleteUser => admin_delete_user,
} }

impl Handle<AdminGetUser> for UserPools {
    async fn handle(&self, _: &Call, input: AdminGetUserInput) -> Result<AdminGetUserOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        Ok(AdminGetUserOutput {
            username: Sensitive::from(user.username.clone()),
            enabled: Some(user.enabled),
            user_attributes: Some(user.attribute_list(|_| true)),
            user_create_date: Some(Timestamp::from(user.created.0)),
            user_last_modified_date: Some(Timestamp::from(user.modified.0)),
            user_status: Some(user.status.clone()),
            mfa_options: user.mfa.options(),
            preferred_mfa_setting: user.mfa.preferred_setting(),
            user_mfa_setting_list: user.mfa.setting_list(),
        })
    }
}

impl Handle<AdminUpdateUserAttributes> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminUpdateUserAttributesInput,
    ) -> Result<AdminUpdateUserAttributesOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let updates = attribute_map(Some(input.user_attributes));
        attributes::check_update(&pool.schema, &updates, Writer::Administrator)?;
        let (user, codes) = self
            .change_user(&pool, input.username.expose(), now, |user| {
                Changes::by_administrator(updates.clone()).apply(self, &pool, user, now)
            })
            .await?;
        self.deliver_verifications(&pool, &user, codes, None, input.client_metadata, now).await?;
        Ok(AdminUpdateUserAttributesOutput::default())
    }
}

impl Handle<AdminDeleteUserAttributes> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminDeleteUserAttributesInput,
    ) -> Result<AdminDeleteUserAttributesOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        attributes::check_deletion(&pool.schema, &input.user_attribute_names, Writer::Administrator)?;
        self.change_user(&pool, input.username.expose(), now, |user| {
            user.delete_attributes(&input.user_attribute_names, now)
        })
        .await?;
        Ok(AdminDeleteUserAttributesOutput::default())
    }
}

impl Handle<AdminEnableUser> for UserPools {
    async fn handle(&self, _: &Call, input: AdminEnableUserInput) -> Result<AdminEnableUserOutput, Error> {
        self.set_enabled(&input.user_pool_id, input.username.expose(), true).await?;
        Ok(AdminEnableUserOutput::default())
    }
}

impl Handle<AdminDisableUser> for UserPools {
    async fn handle(&self, _: &Call, input: AdminDisableUserInput) -> Result<AdminDisableUserOutput, Error> {
        self.set_enabled(&input.user_pool_id, input.username.expose(), false).await?;
        Ok(AdminDisableUserOutput::default())
    }
}

impl Handle<AdminDeleteUser> for UserPools {
    async fn handle(&self, _: &Call, input: AdminDeleteUserInput) -> Result<AdminDeleteUserOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        self.remove_user(&pool, input.username.expose(), now).await?;
        Ok(AdminDeleteUserOutput::default())
    }
}

impl UserPools {
    /// Disabling ends every session: the tokens of a disabled user stay dead when it is enabled again.
    async fn set_enabled(&self, pool_id: &str, name: &str, enabled: bool) -> Result<(), Error> {
        let now = self.now();
        let pool = self.pool(pool_id, now).await?;
        self.change_user(&pool, name, now, |user| {
            if user.enabled != enabled {
                user.enabled = enabled;
                user.modified = now;
                if !enabled {
                    user.generation = user.generation.wrapping_add(1);
                }
            }
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Deletes a user, and then what else bears its `sub`: sessions and memberships, which mean nothing without it.
    pub(super) async fn remove_user(
        &self,
        pool: &crate::pools::Pool,
        name: &str,
        now: poolgate_env::Millis,
    ) -> Result<()> {
        let user = self.existing_user(pool, name, now).await?.value;
        let about = About::User { key: user.naming.fold(&user.username), sub: user.sub.clone() };
        let errand = Errand::new(pool.id(), about, now);
        self.begin(&errand, now).await?;
        self.transact(now, || async {
            let mut batch = Batch::new();
            let found = self.load::<User>(user.key(), now).await?;
            if let Some(found) = found.filter(|found| found.sub == user.sub) {
                batch.delete(&found);
            }
            Ok((batch, ()))
        })
        .await?;
        let mut budget = jobs::AT_ONCE;
        // The user is deleted: what is left of it goes later.
        self.settle(&errand, &mut budget, now).await.ok();
        Ok(())
    }
}
