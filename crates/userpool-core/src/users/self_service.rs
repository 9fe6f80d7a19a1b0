//! What signed-in users see and do of their own account.

use poolgate_wire::{
    Call, Error, Handle, Sensitive, operations,
    user_pools::{
        DeleteUser, DeleteUserAttributes, DeleteUserAttributesInput, DeleteUserAttributesOutput, DeleteUserInput,
        DeleteUserOutput, GetUser, GetUserInput, GetUserOutput,
    },
};

use crate::{
    attributes::{self, Writer},
    error::Result,
    service::UserPools,
};

operations! { UserPools {
    GetUser => get_user,
    DeleteUserAttributes => delete_user_attributes,
    DeleteUser => delete_user,
} }

impl Handle<GetUser> for UserPools {
    async fn handle(&self, _: &Call, input: GetUserInput) -> Result<GetUserOutput, Error> {
        let caller = self.authorize(input.access_token.expose(), self.now()).await?;
        let readable = caller.client.settings.read_attributes.as_deref();
        Ok(GetUserOutput {
            username: Sensitive::from(caller.user.username.clone()),
            user_attributes: caller.user.attribute_list(|name| attributes::may_read(readable, name)),
            mfa_options: caller.user.mfa.options(),
            preferred_mfa_setting: caller.user.mfa.preferred_setting(),
            user_mfa_setting_list: caller.user.mfa.setting_list(),
        })
    }
}

impl Handle<DeleteUserAttributes> for UserPools {
    async fn handle(&self, _: &Call, input: DeleteUserAttributesInput) -> Result<DeleteUserAttributesOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let writer = Writer::Client(caller.client.settings.write_attributes.as_deref());
        attributes::check_deletion(&caller.pool.schema, &input.user_attribute_names, writer)?;
        self.change_user(&caller.pool, &caller.user.username, now, |user| {
            user.delete_attributes(&input.user_attribute_names, now)
        })
        .await?;
        Ok(DeleteUserAttributesOutput::default())
    }
}

impl Handle<DeleteUser> for UserPools {
    async fn handle(&self, _: &Call, input: DeleteUserInput) -> Result<DeleteUserOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        self.remove_user(&caller.pool, &caller.user.username, now).await?;
        Ok(DeleteUserOutput::default())
    }
}
