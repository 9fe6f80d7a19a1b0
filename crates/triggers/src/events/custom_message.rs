//! CustomMessage: writes the text of a message instead of the pool's template.

use serde::{Deserialize, Serialize};

use crate::trigger::{TextMap, Trigger};

/// Fires before a message is sent.
#[derive(Debug, Clone, Copy)]
pub struct CustomMessage;

impl CustomMessage {
    /// The confirmation code of a sign-up.
    pub const SIGN_UP: &str = "CustomMessage_SignUp";
    /// The invitation with a temporary password.
    pub const ADMIN_CREATE_USER: &str = "CustomMessage_AdminCreateUser";
    /// The confirmation code once more.
    pub const RESEND_CODE: &str = "CustomMessage_ResendCode";
    /// The code that resets a password.
    pub const FORGOT_PASSWORD: &str = "CustomMessage_ForgotPassword";
    /// The code that verifies a changed attribute.
    pub const UPDATE_USER_ATTRIBUTE: &str = "CustomMessage_UpdateUserAttribute";
    /// The code that verifies an attribute on request.
    pub const VERIFY_USER_ATTRIBUTE: &str = "CustomMessage_VerifyUserAttribute";
    /// The code of a second factor or a one-time password.
    pub const AUTHENTICATION: &str = "CustomMessage_Authentication";
}

impl Trigger for CustomMessage {
    const NAME: &str = "CustomMessage";
    type Request = CustomMessageRequest;
    type Response = CustomMessageResponse;
}

/// What CustomMessage is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomMessageRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// What stands in the text for the code: `{####}`.
    pub code_parameter: String,
    /// What stands in the text for the link, `{##Click Here##}`; absent unless the pool verifies by link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_parameter: Option<String>,
    /// What stands in an invitation for the user name, `{username}`; null in other messages.
    pub username_parameter: Option<String>,
    /// The caller's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}

impl Default for CustomMessageRequest {
    fn default() -> Self {
        Self {
            user_attributes: TextMap::new(),
            code_parameter: Self::CODE.to_owned(),
            link_parameter: None,
            username_parameter: None,
            client_metadata: None,
        }
    }
}

impl CustomMessageRequest {
    /// The placeholder of the code.
    pub const CODE: &str = "{####}";
    /// The placeholder of the link.
    pub const LINK: &str = "{##Click Here##}";
    /// The placeholder of the user name.
    pub const USERNAME: &str = "{username}";
}

/// What CustomMessage answers: null keeps the pool's template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomMessageResponse {
    /// Text of the SMS.
    pub sms_message: Option<String>,
    /// Body of the e-mail.
    pub email_message: Option<String>,
    /// Subject of the e-mail.
    pub email_subject: Option<String>,
}
