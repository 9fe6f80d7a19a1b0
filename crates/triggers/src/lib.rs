#![doc = include_str!("../README.md")]

#[cfg(feature = "lambda")]
mod aws;
mod closures;
pub mod codes;
mod events;
mod host;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "http")]
mod http_client;
#[cfg(feature = "javascript")]
mod javascript;
#[cfg(feature = "lambda")]
mod lambda;
mod recording;
mod registry;
#[cfg(test)]
#[cfg(feature = "lambda")]
mod test_server;
mod trigger;

#[cfg(feature = "http")]
pub use crate::http::Http;
#[cfg(feature = "lambda")]
pub use aws::AwsCredentials;
pub use closures::{Handler, HandlerError};
pub use events::{
    ChallengeResult, ClaimsAndScopeOverride, ClaimsOverride, CreateAuthChallenge, CreateAuthChallengeRequest,
    CreateAuthChallengeResponse, CustomEmailSender, CustomMessage, CustomMessageRequest, CustomMessageResponse,
    CustomSenderRequest, CustomSmsSender, DefineAuthChallenge, DefineAuthChallengeRequest, DefineAuthChallengeResponse,
    Empty, GroupConfiguration, InboundFederation, InboundFederationRequest, InboundFederationResponse,
    PostAuthentication, PostAuthenticationRequest, PostConfirmation, PostConfirmationRequest, PreAuthentication,
    PreAuthenticationRequest, PreSignUp, PreSignUpRequest, PreSignUpResponse, PreTokenGeneration,
    PreTokenGenerationRequest, PreTokenGenerationRequestV2, PreTokenGenerationResponse, PreTokenGenerationResponseV2,
    PreTokenGenerationV2, PreTokenGenerationV3, TokenChanges, UserMigration, UserMigrationRequest,
    UserMigrationResponse, VerifyAuthChallengeResponse, VerifyAuthChallengeResponseRequest,
    VerifyAuthChallengeResponseResponse,
};
pub use host::{InvokeError, Limits, TriggerError, TriggerErrorKind, TriggerHost};
#[cfg(feature = "http")]
pub use http_client::EndpointError;
#[cfg(feature = "javascript")]
pub use javascript::{JavaScript, JavaScriptOptions, ScriptError};
#[cfg(feature = "lambda")]
pub use lambda::Lambda;
pub use recording::{RecordedEvent, Recording};
pub use registry::{Triggers, TriggersBuilder, function_name};
pub use trigger::{CallerContext, Event, EventContext, TextMap, Trigger};
