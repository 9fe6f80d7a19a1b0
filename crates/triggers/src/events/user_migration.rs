//! UserMigration: brings a user that the pool does not know from somewhere else.

use poolgate_env::SecretString;
use serde::{Deserialize, Serialize};

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires when an unknown user signs in by password or has forgotten it.
#[derive(Debug, Clone, Copy)]
pub struct UserMigration;

impl UserMigration {
    /// A sign-in by password.
    pub const AUTHENTICATION: &str = "UserMigration_Authentication";
    /// A forgotten password.
    pub const FORGOT_PASSWORD: &str = "UserMigration_ForgotPassword";
}

impl Trigger for UserMigration {
    const NAME: &str = "UserMigration";
    type Request = UserMigrationRequest;
    type Response = UserMigrationResponse;
}

/// What UserMigration is told.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UserMigrationRequest {
    /// The password that the user typed; absent when it is forgotten.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<SecretString>,
    /// InitiateAuth's ClientMetadata; null when not sent.
    pub validation_data: Option<TextMap>,
    /// The other callers' ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}

/// What UserMigration answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UserMigrationResponse {
    /// The user's attributes; null when there is no such user either.
    pub user_attributes: Option<TextMap>,
    /// Takes an alias over from the user that has it.
    #[serde(deserialize_with = "null_is_default")]
    pub force_alias_creation: bool,
    /// Turns on the second factor by SMS.
    #[serde(rename = "enableSMSMFA", deserialize_with = "null_is_default")]
    pub enable_sms_mfa: bool,
    /// `CONFIRMED`, or `RESET_REQUIRED`, which null means.
    pub final_user_status: Option<String>,
    /// `SUPPRESS` for no welcome message.
    pub message_action: Option<String>,
    /// `EMAIL`, `SMS`; null means SMS.
    pub desired_delivery_mediums: Option<Vec<String>>,
}
