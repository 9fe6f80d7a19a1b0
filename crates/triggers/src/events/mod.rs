//! The triggers, a file each: the marker, its sources, its request and its response.

mod create_auth_challenge;
mod custom_message;
mod custom_sender;
mod define_auth_challenge;
mod inbound_federation;
mod post_authentication;
mod post_confirmation;
mod pre_authentication;
mod pre_sign_up;
mod pre_token_generation;
mod user_migration;
mod verify_auth_challenge_response;

use serde::{Deserialize, Serialize};

pub use create_auth_challenge::{CreateAuthChallenge, CreateAuthChallengeRequest, CreateAuthChallengeResponse};
pub use custom_message::{CustomMessage, CustomMessageRequest, CustomMessageResponse};
pub use custom_sender::{CustomEmailSender, CustomSenderRequest, CustomSmsSender};
pub use define_auth_challenge::{
    ChallengeResult, DefineAuthChallenge, DefineAuthChallengeRequest, DefineAuthChallengeResponse,
};
pub use inbound_federation::{InboundFederation, InboundFederationRequest, InboundFederationResponse};
pub use post_authentication::{PostAuthentication, PostAuthenticationRequest};
pub use post_confirmation::{PostConfirmation, PostConfirmationRequest};
pub use pre_authentication::{PreAuthentication, PreAuthenticationRequest};
pub use pre_sign_up::{PreSignUp, PreSignUpRequest, PreSignUpResponse};
pub use pre_token_generation::{
    ClaimsAndScopeOverride, ClaimsOverride, GroupConfiguration, PreTokenGeneration, PreTokenGenerationRequest,
    PreTokenGenerationRequestV2, PreTokenGenerationResponse, PreTokenGenerationResponseV2, PreTokenGenerationV2,
    PreTokenGenerationV3, TokenChanges,
};
pub use user_migration::{UserMigration, UserMigrationRequest, UserMigrationResponse};
pub use verify_auth_challenge_response::{
    VerifyAuthChallengeResponse, VerifyAuthChallengeResponseRequest, VerifyAuthChallengeResponseResponse,
};

/// The response of a trigger that answers nothing: `{}`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empty {}

#[cfg(test)]
mod tests;
