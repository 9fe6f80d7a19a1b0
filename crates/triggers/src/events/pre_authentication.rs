//! PreAuthentication: may refuse a sign-in before the password is looked at.

use serde::Serialize;

use super::Empty;
use crate::trigger::{TextMap, Trigger};

/// Fires when a sign-in starts; not on a refresh.
#[derive(Debug, Clone, Copy)]
pub struct PreAuthentication;

impl PreAuthentication {
    /// A sign-in starts.
    pub const AUTHENTICATION: &str = "PreAuthentication_Authentication";
}

impl Trigger for PreAuthentication {
    const NAME: &str = "PreAuthentication";
    type Request = PreAuthenticationRequest;
    type Response = Empty;
}

/// What PreAuthentication is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreAuthenticationRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// InitiateAuth's ClientMetadata; null when not sent.
    pub validation_data: Option<TextMap>,
    /// Whether there is no such user; told when the client has PreventUserExistenceErrors on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_not_found: Option<bool>,
}
