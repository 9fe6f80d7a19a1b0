//! PostAuthentication: hears of a sign-in whose last challenge was answered; an error keeps the tokens back.

use serde::Serialize;

use super::Empty;
use crate::trigger::{TextMap, Trigger};

/// Fires after the last challenge, before tokens are made.
#[derive(Debug, Clone, Copy)]
pub struct PostAuthentication;

impl PostAuthentication {
    /// A sign-in succeeded.
    pub const AUTHENTICATION: &str = "PostAuthentication_Authentication";
}

impl Trigger for PostAuthentication {
    const NAME: &str = "PostAuthentication";
    type Request = PostAuthenticationRequest;
    type Response = Empty;
}

/// What PostAuthentication is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PostAuthenticationRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// Whether the user signed in with a device not seen before; always false in pools that track no devices.
    pub new_device_used: bool,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}
