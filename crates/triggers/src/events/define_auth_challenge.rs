//! DefineAuthChallenge: decides what a custom sign-in asks next.

use serde::{Deserialize, Serialize};

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires at the start of a custom sign-in and after each answer.
#[derive(Debug, Clone, Copy)]
pub struct DefineAuthChallenge;

impl DefineAuthChallenge {
    /// A custom sign-in.
    pub const AUTHENTICATION: &str = "DefineAuthChallenge_Authentication";
}

impl Trigger for DefineAuthChallenge {
    const NAME: &str = "DefineAuthChallenge";
    type Request = DefineAuthChallengeRequest;
    type Response = DefineAuthChallengeResponse;
}

/// One step of a custom sign-in so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeResult {
    /// `CUSTOM_CHALLENGE`, `SRP_A`, `PASSWORD_VERIFIER`, …
    pub challenge_name: String,
    /// Whether the answer was right.
    pub challenge_result: bool,
    /// CreateAuthChallenge's name for its challenge; null for the others.
    pub challenge_metadata: Option<String>,
}

/// What DefineAuthChallenge is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DefineAuthChallengeRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// The steps so far, oldest first.
    pub session: Vec<ChallengeResult>,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
    /// Whether there is no such user; told when the client has PreventUserExistenceErrors on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_not_found: Option<bool>,
}

/// What DefineAuthChallenge answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DefineAuthChallengeResponse {
    /// The next challenge.
    pub challenge_name: Option<String>,
    /// The user has answered enough.
    #[serde(deserialize_with = "null_is_default")]
    pub issue_tokens: bool,
    /// The sign-in has failed.
    #[serde(deserialize_with = "null_is_default")]
    pub fail_authentication: bool,
}
