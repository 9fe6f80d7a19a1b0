//! Whether a pool tracks its users' sessions, and how many a user may have (spec/new-operations.md §6).

use poolgate_storage_trait::Batch;
use poolgate_wire::{
    Call, Error, Handle, operations,
    user_pools::{
        ClientSSOSessionConfigType, GetUserPoolClientSessionConfiguration, GetUserPoolClientSessionConfigurationInput,
        GetUserPoolClientSessionConfigurationOutput, GetUserPoolSessionConfiguration,
        GetUserPoolSessionConfigurationInput, GetUserPoolSessionConfigurationOutput,
        SetUserPoolClientSessionConfiguration, SetUserPoolClientSessionConfigurationInput,
        SetUserPoolClientSessionConfigurationOutput, SetUserPoolSessionConfiguration,
        SetUserPoolSessionConfigurationInput, SetUserPoolSessionConfigurationOutput, UserPoolTokenSessionConfigType,
        UserSessionTrackingType,
    },
};
use serde::{Deserialize, Serialize};

use crate::{pools::check_client_feature, service::UserPools};

operations! { UserPools {
    GetUserPoolSessionConfiguration => get_user_pool_session_configuration,
    SetUserPoolSessionConfiguration => set_user_pool_session_configuration,
    GetUserPoolClientSessionConfiguration => get_user_pool_client_session_configuration,
    SetUserPoolClientSessionConfiguration => set_user_pool_client_session_configuration,
} }

/// What the plan must have.
pub(crate) const FEATURE: &str = "User Session Tracking";

/// Minutes for which a client takes a sign-in at the pages for its own, where it was not said.
const SSO_MINUTES: i32 = 60;

/// The part of a pool's record that says what becomes of sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionSettings {
    pub tracking: bool,
    pub max_per_user: i32,
}

impl Default for SessionSettings {
    fn default() -> Self {
        Self { tracking: false, max_per_user: 20 }
    }
}

impl SessionSettings {
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Sessions that a user may have at a time.
    pub(crate) fn max_per_user(&self) -> usize {
        usize::try_from(self.max_per_user).unwrap_or(1).max(1)
    }

    fn tracking_word(&self) -> UserSessionTrackingType {
        if self.tracking { UserSessionTrackingType::Enabled } else { UserSessionTrackingType::Disabled }
    }

    fn token_session(&self) -> UserPoolTokenSessionConfigType {
        UserPoolTokenSessionConfigType { max_per_user: self.max_per_user }
    }
}

impl Handle<GetUserPoolSessionConfiguration> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: GetUserPoolSessionConfigurationInput,
    ) -> Result<GetUserPoolSessionConfigurationOutput, Error> {
        let pool = self.pool_to_change(&input.user_pool_id, self.now()).await?;
        Ok(GetUserPoolSessionConfigurationOutput {
            user_pool_id: Some(input.user_pool_id),
            user_session_tracking: Some(pool.sessions.tracking_word()),
            token_session: Some(pool.sessions.token_session()),
        })
    }
}

impl Handle<SetUserPoolSessionConfiguration> for UserPools {
    /// Ends no session: a lower number counts from each user's next sign-in on, and what clients have set waits while
    /// nothing is tracked.
    async fn handle(
        &self,
        _: &Call,
        input: SetUserPoolSessionConfigurationInput,
    ) -> Result<SetUserPoolSessionConfigurationOutput, Error> {
        let tracking = input.user_session_tracking == UserSessionTrackingType::Enabled;
        let sessions = SessionSettings { tracking, max_per_user: input.token_session.max_per_user };
        self.change_pool(&input.user_pool_id, self.now(), |pool| {
            check_client_feature(&pool.settings, FEATURE)?;
            pool.sessions.clone_from(&sessions);
            Ok(())
        })
        .await?;
        Ok(SetUserPoolSessionConfigurationOutput {
            user_pool_id: Some(input.user_pool_id),
            user_session_tracking: Some(sessions.tracking_word()),
            token_session: Some(sessions.token_session()),
        })
    }
}

impl Handle<GetUserPoolClientSessionConfiguration> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: GetUserPoolClientSessionConfigurationInput,
    ) -> Result<GetUserPoolClientSessionConfigurationOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        let client = self.client_to_change(pool.id(), input.client_id.expose(), now).await?;
        let minutes = client.sso_minutes.unwrap_or(SSO_MINUTES);
        Ok(GetUserPoolClientSessionConfigurationOutput {
            user_pool_id: Some(input.user_pool_id),
            client_id: Some(input.client_id),
            sso_session: Some(ClientSSOSessionConfigType { max_validity_minutes: minutes }),
        })
    }
}

impl Handle<SetUserPoolClientSessionConfiguration> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: SetUserPoolClientSessionConfigurationInput,
    ) -> Result<SetUserPoolClientSessionConfigurationOutput, Error> {
        let now = self.now();
        let pool = self.pool_to_change(&input.user_pool_id, now).await?;
        check_client_feature(&pool.settings, FEATURE)?;
        let id = input.client_id.expose();
        let minutes = input.sso_session.max_validity_minutes;
        let changed = self
            .transact(now, || async {
                let mut client = self.client_to_change(pool.id(), id, now).await?;
                if !pool.sessions.tracking {
                    let text = "User session tracking is not enabled for the user pool.";
                    return Err(Error::invalid_parameter(text).into());
                }
                client.sso_minutes = Some(minutes);
                let mut batch = Batch::new();
                batch.update(&client)?;
                Ok((batch, ()))
            })
            .await;
        self.inner.clients.forget(id);
        changed?;
        Ok(SetUserPoolClientSessionConfigurationOutput {
            user_pool_id: Some(input.user_pool_id),
            client_id: Some(input.client_id),
            sso_session: Some(ClientSSOSessionConfigType { max_validity_minutes: minutes }),
        })
    }
}
