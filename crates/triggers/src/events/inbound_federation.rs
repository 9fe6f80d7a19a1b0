//! InboundFederation: changes what an identity provider says of a user before the profile is written.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::trigger::{TextMap, Trigger, null_is_default};

/// Fires at every federated sign-in.
#[derive(Debug, Clone, Copy)]
pub struct InboundFederation;

impl InboundFederation {
    /// A federated sign-in.
    pub const EXTERNAL_PROVIDER: &str = "InboundFederation_ExternalProvider";
}

impl Trigger for InboundFederation {
    const NAME: &str = "InboundFederation";
    type Request = InboundFederationRequest;
    type Response = InboundFederationResponse;
}

/// What InboundFederation is told.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InboundFederationRequest {
    /// The provider's name in the pool.
    pub provider_name: String,
    /// `OIDC`, `SAML`, `Google`, …
    pub provider_type: String,
    /// OIDC and social: `tokenResponse`, `idToken`, `userInfo`; SAML: `samlResponse`.
    pub attributes: Value,
}

/// What InboundFederation answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InboundFederationResponse {
    /// Replaces all of the provider's attributes; empty keeps them.
    #[serde(deserialize_with = "null_is_default")]
    pub user_attributes_to_map: TextMap,
}
