//! CustomEmailSender and CustomSMSSender: deliver messages in place of the service. They answer nothing, and their
//! errors never reach the user.

use serde::Serialize;

use super::Empty;
use crate::trigger::{TextMap, Trigger};

/// Fires for each e-mail.
#[derive(Debug, Clone, Copy)]
pub struct CustomEmailSender;

/// Fires for each SMS.
#[derive(Debug, Clone, Copy)]
pub struct CustomSmsSender;

impl CustomEmailSender {
    /// The confirmation code of a sign-up.
    pub const SIGN_UP: &str = "CustomEmailSender_SignUp";
    /// The confirmation code once more.
    pub const RESEND_CODE: &str = "CustomEmailSender_ResendCode";
    /// The code that resets a password.
    pub const FORGOT_PASSWORD: &str = "CustomEmailSender_ForgotPassword";
    /// The code that verifies a changed attribute.
    pub const UPDATE_USER_ATTRIBUTE: &str = "CustomEmailSender_UpdateUserAttribute";
    /// The code that verifies an attribute on request.
    pub const VERIFY_USER_ATTRIBUTE: &str = "CustomEmailSender_VerifyUserAttribute";
    /// A temporary password.
    pub const ADMIN_CREATE_USER: &str = "CustomEmailSender_AdminCreateUser";
    /// The code of a second factor or a one-time password.
    pub const AUTHENTICATION: &str = "CustomEmailSender_Authentication";
    /// A warning about a suspicious sign-in.
    pub const ACCOUNT_TAKE_OVER_NOTIFICATION: &str = "CustomEmailSender_AccountTakeOverNotification";
}

impl CustomSmsSender {
    /// The confirmation code of a sign-up.
    pub const SIGN_UP: &str = "CustomSMSSender_SignUp";
    /// The confirmation code once more.
    pub const RESEND_CODE: &str = "CustomSMSSender_ResendCode";
    /// The code that resets a password.
    pub const FORGOT_PASSWORD: &str = "CustomSMSSender_ForgotPassword";
    /// The code that verifies a changed attribute.
    pub const UPDATE_USER_ATTRIBUTE: &str = "CustomSMSSender_UpdateUserAttribute";
    /// The code that verifies an attribute on request.
    pub const VERIFY_USER_ATTRIBUTE: &str = "CustomSMSSender_VerifyUserAttribute";
    /// A temporary password.
    pub const ADMIN_CREATE_USER: &str = "CustomSMSSender_AdminCreateUser";
    /// The code of a second factor or a one-time password.
    pub const AUTHENTICATION: &str = "CustomSMSSender_Authentication";
}

impl Trigger for CustomEmailSender {
    const NAME: &str = "CustomEmailSender";
    type Request = CustomSenderRequest;
    type Response = Empty;
}

impl Trigger for CustomSmsSender {
    const NAME: &str = "CustomSMSSender";
    type Request = CustomSenderRequest;
    type Response = Empty;
}

/// What a custom sender is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomSenderRequest {
    /// [`Self::EMAIL`] or [`Self::SMS`].
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The code or temporary password, encrypted under the pool's KMS key, in base64; null where there is none.
    pub code: Option<String>,
    /// The caller's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
    /// All attributes of the user.
    pub user_attributes: TextMap,
}

impl CustomSenderRequest {
    /// The request's type in CustomEmailSender.
    pub const EMAIL: &str = "customEmailSenderRequestV1";
    /// The request's type in CustomSMSSender.
    pub const SMS: &str = "customSMSSenderRequestV1";
}
