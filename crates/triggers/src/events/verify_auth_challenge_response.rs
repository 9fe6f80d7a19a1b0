//! VerifyAuthChallengeResponse: tells whether the answer to a custom challenge is right.

use serde::{Deserialize, Serialize};

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires when a client answers a custom challenge.
#[derive(Debug, Clone, Copy)]
pub struct VerifyAuthChallengeResponse;

impl VerifyAuthChallengeResponse {
    /// A custom sign-in.
    pub const AUTHENTICATION: &str = "VerifyAuthChallengeResponse_Authentication";
}

impl Trigger for VerifyAuthChallengeResponse {
    const NAME: &str = "VerifyAuthChallengeResponse";
    type Request = VerifyAuthChallengeResponseRequest;
    type Response = VerifyAuthChallengeResponseResponse;
}

/// What VerifyAuthChallengeResponse is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyAuthChallengeResponseRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// What CreateAuthChallenge kept.
    pub private_challenge_parameters: TextMap,
    /// The client's answer.
    pub challenge_answer: String,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
    /// Whether there is no such user; told when the client has PreventUserExistenceErrors on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_not_found: Option<bool>,
}

/// What VerifyAuthChallengeResponse answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VerifyAuthChallengeResponseResponse {
    /// Whether the answer is right.
    #[serde(deserialize_with = "null_is_default")]
    pub answer_correct: bool,
}
