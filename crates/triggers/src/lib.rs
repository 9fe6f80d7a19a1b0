#![doc = include_str!("../README.md")]

mod closures;
pub mod codes;
mod events;
mod host;
#[cfg(feature = "javascript")]
mod javascript;
mod recording;
mod registry;
mod trigger;

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
#[cfg(feature = "javascript")]
pub use javascript::{JavaScript, JavaScriptOptions, ScriptError};
pub use recording::{RecordedEvent, Recording};
pub use registry::{Triggers, TriggersBuilder, function_name};
pub use trigger::{CallerContext, Event, EventContext, TextMap, Trigger};
