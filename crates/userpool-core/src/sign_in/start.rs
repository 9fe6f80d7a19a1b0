//! The first step of each flow.

use poolgate_triggers::{PreAuthentication, PreAuthenticationRequest};
use poolgate_wire::{
    Error,
    user_pools::{AuthFlowType, ExplicitAuthFlowsType},
};

use super::{Reply, Request};
use crate::{
    error::Result,
    service::UserPools,
    users::{Named, User},
};

impl UserPools {
    /// Begins a sign-in, or refreshes one.
    pub(super) async fn start(&self, request: &Request, flow: &AuthFlowType) -> Result<Reply> {
        use AuthFlowType as Flow;
        match flow {
            Flow::UserPasswordAuth if !request.admin => {
                let refusal = "USER_PASSWORD_AUTH flow not enabled for this client";
                request.check_allowed(&ExplicitAuthFlowsType::AllowUserPasswordAuth, refusal)?;
                self.start_password(request).await
            }
            Flow::AdminUserPasswordAuth | Flow::AdminNoSrpAuth if request.admin => {
                let refusal = "Auth flow not enabled for this client";
                request.check_allowed(&ExplicitAuthFlowsType::AllowAdminUserPasswordAuth, refusal)?;
                self.start_password(request).await
            }
            Flow::UserSrpAuth => {
                let refusal = "USER_SRP_AUTH is not enabled for the client.";
                request.check_allowed(&ExplicitAuthFlowsType::AllowUserSrpAuth, refusal)?;
                self.start_srp(request).await
            }
            Flow::RefreshTokenAuth | Flow::RefreshToken => {
                let refusal = "Auth flow not enabled for this client";
                // A client that rotates cannot allow it, and is told why.
                if request.client.rotation_grace().is_none() {
                    request.check_allowed(&ExplicitAuthFlowsType::AllowRefreshTokenAuth, refusal)?;
                }
                self.refresh(request).await
            }
            Flow::CustomAuth => {
                let refusal = "Auth flow not enabled for this client";
                request.check_allowed(&ExplicitAuthFlowsType::AllowCustomAuth, refusal)?;
                self.start_custom(request).await
            }
            Flow::UserAuth => {
                request
                    .check_allowed(&ExplicitAuthFlowsType::AllowUserAuth, "USER_AUTH is not enabled for the client.")?;
                self.start_choice(request).await
            }
            Flow::UserPasswordAuth | Flow::AdminUserPasswordAuth | Flow::AdminNoSrpAuth | Flow::Unknown(_) => {
                Err(Error::invalid_parameter("Initiate Auth method not supported.").into())
            }
        }
    }

    /// Finds the user, and asks the PreAuthentication trigger before any proof is looked at. A stranger is refused at
    /// once where the client tells who exists.
    pub(super) async fn welcome(&self, request: &Request, name: &str) -> Result<Named> {
        let user = self.user_named(&request.pool, name, request.now).await?;
        self.welcome_as(request, name, user).await
    }

    /// As [`Self::welcome`], for whoever was found under `name`.
    pub(super) async fn welcome_as(&self, request: &Request, name: &str, user: Named) -> Result<Named> {
        let hides = request.client.hides_existence();
        if user.is_none() && !hides {
            return Err(Error::user_not_found().into());
        }
        let (username, client_id) = (user.as_ref().map_or(name, |user| user.username.as_str()), request.client.id());
        self.fire::<PreAuthentication>(
            &request.pool,
            username,
            Some(client_id),
            "PreAuthentication_Authentication",
            || PreAuthenticationRequest {
                user_attributes: user.as_ref().map(|user| User::trigger_attributes(user)).unwrap_or_default(),
                validation_data: request.client_metadata.clone(),
                user_not_found: hides.then_some(user.is_none()),
            },
        )
        .await?;
        Ok(user)
    }
}

impl Request {
    /// Refuses a flow that the client does not allow.
    fn check_allowed(&self, flow: &ExplicitAuthFlowsType, refusal: &str) -> Result<(), Error> {
        // The client's secret comes first: who cannot prove it learns nothing about the client.
        if *flow != ExplicitAuthFlowsType::AllowRefreshTokenAuth {
            let username = self.parameter("USERNAME").unwrap_or_default();
            self.client.check_secret_hash(username, self.parameter("SECRET_HASH"))?;
        }
        if self.client.allows(flow) { Ok(()) } else { Err(Error::invalid_parameter(refusal)) }
    }
}
