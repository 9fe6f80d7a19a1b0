//! PreTokenGeneration: changes claims, groups and, from version 2 on, scopes before tokens are signed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires before tokens are made; version `V1_0`, which changes the ID token alone. Its sources serve all versions.
#[derive(Debug, Clone, Copy)]
pub struct PreTokenGeneration;

impl PreTokenGeneration {
    /// A sign-in through the API.
    pub const AUTHENTICATION: &str = "TokenGeneration_Authentication";
    /// A sign-in through the hosted pages or a provider.
    pub const HOSTED_AUTH: &str = "TokenGeneration_HostedAuth";
    /// A sign-in that ended with a new password.
    pub const NEW_PASSWORD_CHALLENGE: &str = "TokenGeneration_NewPasswordChallenge";
    /// A sign-in that ended with a device.
    pub const AUTHENTICATE_DEVICE: &str = "TokenGeneration_AuthenticateDevice";
    /// A refresh.
    pub const REFRESH_TOKENS: &str = "TokenGeneration_RefreshTokens";
    /// A token for a machine; version 3 alone.
    pub const CLIENT_CREDENTIALS: &str = "TokenGeneration_ClientCredentials";
}

impl Trigger for PreTokenGeneration {
    const NAME: &str = "PreTokenGeneration";
    type Request = PreTokenGenerationRequest;
    type Response = PreTokenGenerationResponse;
}

/// PreTokenGeneration in version `V2_0`: both tokens, scopes, and claims of any JSON type.
#[derive(Debug, Clone, Copy)]
pub struct PreTokenGenerationV2;

impl Trigger for PreTokenGenerationV2 {
    const NAME: &str = "PreTokenGeneration";
    const VERSION: &str = "2";
    type Request = PreTokenGenerationRequestV2;
    type Response = PreTokenGenerationResponseV2;
}

/// PreTokenGeneration in version `V3_0`: as version 2, for machines' tokens too.
#[derive(Debug, Clone, Copy)]
pub struct PreTokenGenerationV3;

impl Trigger for PreTokenGenerationV3 {
    const NAME: &str = "PreTokenGeneration";
    const VERSION: &str = "3";
    type Request = PreTokenGenerationRequestV2;
    type Response = PreTokenGenerationResponseV2;
}

/// Groups and roles, as the event tells them and as a function replaces them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GroupConfiguration {
    /// `cognito:groups` of both tokens.
    #[serde(deserialize_with = "null_is_default")]
    pub groups_to_override: Vec<String>,
    /// `cognito:roles` of the ID token.
    #[serde(deserialize_with = "null_is_default")]
    pub iam_roles_to_override: Vec<String>,
    /// `cognito:preferred_role` of the ID token.
    pub preferred_role: Option<String>,
}

/// What version 1 is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreTokenGenerationRequest {
    /// All attributes of the user.
    pub user_attributes: TextMap,
    /// The user's groups.
    pub group_configuration: GroupConfiguration,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}

/// What versions 2 and 3 are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreTokenGenerationRequestV2 {
    /// All attributes of the user; empty for a machine.
    pub user_attributes: TextMap,
    /// The scopes granted.
    pub scopes: Vec<String>,
    /// The user's groups; null for a machine.
    pub group_configuration: Option<GroupConfiguration>,
    /// RespondToAuthChallenge's ClientMetadata; absent when not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<TextMap>,
}

/// What version 1 answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PreTokenGenerationResponse {
    /// The changes; null for none.
    pub claims_override_details: Option<ClaimsOverride>,
}

/// Version 1's changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClaimsOverride {
    /// Claims of the ID token to set.
    #[serde(deserialize_with = "null_is_default")]
    pub claims_to_add_or_override: TextMap,
    /// Claims of the ID token to leave out; wins over setting them.
    #[serde(deserialize_with = "null_is_default")]
    pub claims_to_suppress: Vec<String>,
    /// Replaces all group data, so that an empty or null one removes the groups; absent leaves them.
    #[serde(deserialize_with = "null_suppresses", skip_serializing_if = "Option::is_none")]
    pub group_override_details: Option<GroupConfiguration>,
}

/// What versions 2 and 3 answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PreTokenGenerationResponseV2 {
    /// The changes; null for none.
    pub claims_and_scope_override_details: Option<ClaimsAndScopeOverride>,
}

/// Changes of versions 2 and 3.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClaimsAndScopeOverride {
    /// Changes of the ID token; its scopes are ignored.
    #[serde(deserialize_with = "null_is_default")]
    pub id_token_generation: TokenChanges,
    /// Changes of the access token.
    #[serde(deserialize_with = "null_is_default")]
    pub access_token_generation: TokenChanges,
    /// Replaces all group data, so that an empty or null one removes the groups; absent leaves them.
    #[serde(deserialize_with = "null_suppresses", skip_serializing_if = "Option::is_none")]
    pub group_override_details: Option<GroupConfiguration>,
}

/// Changes of one token.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TokenChanges {
    /// Claims to set.
    #[serde(deserialize_with = "null_is_default")]
    pub claims_to_add_or_override: BTreeMap<String, Value>,
    /// Claims to leave out; wins over setting them.
    #[serde(deserialize_with = "null_is_default")]
    pub claims_to_suppress: Vec<String>,
    /// Scopes to add to the access token.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub scopes_to_add: Vec<String>,
    /// Scopes to take from the access token.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub scopes_to_suppress: Vec<String>,
}

/// Null means what an empty object means: no groups.
fn null_suppresses<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<GroupConfiguration>, D::Error> {
    null_is_default(from).map(Some)
}
