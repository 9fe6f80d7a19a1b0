//! CreateAuthChallenge: makes the question of a custom challenge, and what its answer is checked by.

use serde::{Deserialize, Serialize};

use super::ChallengeResult;
use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires when DefineAuthChallenge asks for `CUSTOM_CHALLENGE`.
#[derive(Debug, Clone, Copy)]
pub struct CreateAuthChallenge;

impl CreateAuthChallenge {
    /// A custom sign-in.
    pub const AUTHENTICATION: &str = "CreateAuthChallenge_Authentication";
}

impl Trigger for CreateAuthChallenge {
    const NAME: &str = "CreateAuthChallenge";
    type Request = CreateAuthChallengeRequest;
    type Response = CreateAuthChallengeResponse;
}

/// What CreateAuthChallenge is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateAuthChallengeRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// The challenge to make: `CUSTOM_CHALLENGE`.
    pub challenge_name: String,
    /// The steps so far, oldest first.
    pub session: Vec<ChallengeResult>,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
    /// Whether there is no such user; told when the client has PreventUserExistenceErrors on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_not_found: Option<bool>,
}

/// What CreateAuthChallenge answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CreateAuthChallengeResponse {
    /// Goes to the client.
    #[serde(deserialize_with = "null_is_default")]
    pub public_challenge_parameters: TextMap,
    /// Goes to VerifyAuthChallengeResponse alone.
    #[serde(deserialize_with = "null_is_default")]
    pub private_challenge_parameters: TextMap,
    /// A name for this challenge, which DefineAuthChallenge finds in its session.
    pub challenge_metadata: Option<String>,
}
