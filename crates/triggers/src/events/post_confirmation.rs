//! PostConfirmation: hears that a user was confirmed, or has set a new password by code.

use serde::Serialize;

use super::Empty;
use crate::trigger::{TextMap, Trigger};

/// Fires after a user was confirmed.
#[derive(Debug, Clone, Copy)]
pub struct PostConfirmation;

impl PostConfirmation {
    /// The user became CONFIRMED.
    pub const CONFIRM_SIGN_UP: &str = "PostConfirmation_ConfirmSignUp";
    /// The user set a new password by code.
    pub const CONFIRM_FORGOT_PASSWORD: &str = "PostConfirmation_ConfirmForgotPassword";
}

impl Trigger for PostConfirmation {
    const NAME: &str = "PostConfirmation";
    type Request = PostConfirmationRequest;
    type Response = Empty;
}

/// What PostConfirmation is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PostConfirmationRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// The caller's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}
