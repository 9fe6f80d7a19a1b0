//! PreSignUp: may refuse a new user, confirm it, or take its attributes for verified.

use serde::{Deserialize, Serialize};

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires before a user is created.
#[derive(Debug, Clone, Copy)]
pub struct PreSignUp;

impl PreSignUp {
    /// The user signs up.
    pub const SIGN_UP: &str = "PreSignUp_SignUp";
    /// An administrator creates the user; the response is ignored.
    pub const ADMIN_CREATE_USER: &str = "PreSignUp_AdminCreateUser";
    /// First federated sign-in of a user not linked yet.
    pub const EXTERNAL_PROVIDER: &str = "PreSignUp_ExternalProvider";
}

impl Trigger for PreSignUp {
    const NAME: &str = "PreSignUp";
    type Request = PreSignUpRequest;
    type Response = PreSignUpResponse;
}

/// What PreSignUp is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreSignUpRequest {
    /// The submitted attributes.
    pub user_attributes: TextMap,
    /// The caller's ValidationData; null when not sent.
    pub validation_data: Option<TextMap>,
    /// The caller's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}

/// What PreSignUp answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PreSignUpResponse {
    /// The user needs no confirmation code.
    #[serde(deserialize_with = "null_is_default")]
    pub auto_confirm_user: bool,
    /// The `email` attribute, which must be there, is verified.
    #[serde(deserialize_with = "null_is_default")]
    pub auto_verify_email: bool,
    /// The `phone_number` attribute, which must be there, is verified.
    #[serde(deserialize_with = "null_is_default")]
    pub auto_verify_phone: bool,
}
