//! The seam towards whoever turns a role and an identity into temporary credentials.

use std::{collections::BTreeMap, fmt::Debug, time::Duration};

use async_trait::async_trait;
use poolgate_env::{Millis, SecretString};
use thiserror::Error;

/// The session name that Cognito gives to every session of the enhanced flow.
pub const SESSION_NAME: &str = "CognitoIdentityCredentials";

/// Issues temporary credentials for an identity in a role: what AWS STS does for Amazon Cognito.
///
/// To write your own, treat every member of [`AssumeRole`] as verified: the identity pool has proved the logins and
/// chosen the role. What is left to you is the role's own word: that it exists, that its trust policy lets in this
/// `identity_pool_id` (`cognito-identity.amazonaws.com:aud`), `amr` and `identity_id` (`:sub`), and that a session of
/// a guest gets no more than the guests' session policy.
#[async_trait]
pub trait CredentialIssuer: Debug + Send + Sync {
    /// Credentials for `request`, valid from `now` for `request.duration`.
    async fn issue(&self, request: AssumeRole, now: Millis) -> Result<Credentials, IssueError>;
}

/// An identity that asks for a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumeRole {
    /// The role, as `arn:aws:iam::<account>:role/<name>`.
    pub role_arn: String,
    /// Name of the session; [`SESSION_NAME`] in the enhanced flow.
    pub session_name: String,
    /// Who asks: the web identity token's subject.
    pub identity_id: String,
    /// The pool it belongs to: the web identity token's audience.
    pub identity_pool_id: String,
    /// How it proved itself: `["unauthenticated"]`, or `authenticated` and the providers.
    pub amr: Vec<String>,
    /// Session tags, read in policies as `aws:PrincipalTag/<key>`.
    pub principal_tags: BTreeMap<String, String>,
    /// Whether the guests' session policy narrows the role.
    pub guest: bool,
    /// How long the credentials live.
    pub duration: Duration,
}

/// Temporary credentials.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The access key's public half; starts with `ASIA`.
    pub access_key_id: String,
    /// The key to sign with.
    pub secret_key: SecretString,
    /// What goes along with every signed request.
    pub session_token: SecretString,
    /// When they stop working.
    pub expiration: Millis,
}

/// Why there are no credentials.
#[derive(Debug, Error)]
pub enum IssueError {
    /// The role is unknown, or its trust policy does not let this identity in.
    #[error("the role {role_arn} is not to be assumed: {reason}")]
    Refused {
        /// The role.
        role_arn: String,
        /// For the log, never for the client.
        reason: String,
    },
    /// The issuer asks for fewer calls.
    #[error("the issuer is asked too often")]
    Throttled,
    /// The issuer is out of reach or failed.
    #[error("the issuer failed")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}
