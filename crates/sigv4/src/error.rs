//! Why a request is not authenticated, in each dialect's words.

use thiserror::Error;

/// Whose names for an error: the same refusal is called differently by AWS's families of services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Services that speak JSON, such as Cognito.
    Json,
    /// Services of the query protocol, such as STS.
    Query,
    /// S3.
    S3,
}

/// Why a request is not authenticated. No variant holds anything secret; the texts are for the client.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AuthError {
    /// Nothing signs the request.
    #[error("Missing Authentication Token")]
    MissingAuthenticationToken,
    /// The signature's parts are missing or malformed.
    #[error("{0}")]
    IncompleteSignature(String),
    /// Nobody has this access key.
    #[error("The security token included in the request is invalid.")]
    UnknownAccessKey,
    /// The session token is altered, foreign, missing, or of another access key.
    #[error("The security token included in the request is invalid.")]
    InvalidToken,
    /// The session is over.
    #[error("The security token included in the request is expired")]
    ExpiredToken,
    /// Another key, another request, or both.
    #[error(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access \
         Key and signing method. Consult the service documentation for details."
    )]
    SignatureDoesNotMatch,
    /// The request's time is too far from ours.
    #[error("{0}")]
    RequestTimeTooSkewed(String),
    /// A presigned request is past its time, or before it.
    #[error("{0}")]
    RequestExpired(String),
    /// The credential is scoped to another day, region or service.
    #[error("{0}")]
    WrongScope(String),
    /// A header that has to be signed is not.
    #[error("There were headers present in the request which were not signed: {0}")]
    HeaderNotSigned(String),
    /// S3 asks for `x-amz-content-sha256`.
    #[error("Missing required header for this request: x-amz-content-sha256")]
    MissingContentSha256,
    /// The body is not the one that was signed.
    #[error("The provided 'x-amz-content-sha256' header does not match what was computed.")]
    ContentSha256Mismatch,
}

impl AuthError {
    /// AWS's name for it.
    pub const fn code(&self, dialect: Dialect) -> &'static str {
        match (self, dialect) {
            (Self::MissingAuthenticationToken, Dialect::Json) => "MissingAuthenticationTokenException",
            (Self::MissingAuthenticationToken, Dialect::Query) => "MissingAuthenticationToken",
            (Self::MissingAuthenticationToken | Self::HeaderNotSigned(_) | Self::RequestExpired(_), Dialect::S3) => {
                "AccessDenied"
            }
            (Self::IncompleteSignature(_), Dialect::Json) => "IncompleteSignatureException",
            (Self::IncompleteSignature(_), Dialect::Query) => "IncompleteSignature",
            (Self::IncompleteSignature(_) | Self::WrongScope(_), Dialect::S3) => "AuthorizationHeaderMalformed",
            (Self::UnknownAccessKey | Self::InvalidToken, Dialect::Json) => "UnrecognizedClientException",
            (Self::UnknownAccessKey | Self::InvalidToken, Dialect::Query) => "InvalidClientTokenId",
            (Self::UnknownAccessKey, Dialect::S3) => "InvalidAccessKeyId",
            (Self::InvalidToken, Dialect::S3) => "InvalidToken",
            (Self::ExpiredToken, Dialect::Json) => "ExpiredTokenException",
            (Self::ExpiredToken, Dialect::Query | Dialect::S3) => "ExpiredToken",
            (Self::RequestExpired(_), Dialect::Query) => "RequestExpired",
            (Self::RequestTimeTooSkewed(_), Dialect::S3) => "RequestTimeTooSkewed",
            (Self::MissingContentSha256, Dialect::S3) => "InvalidRequest",
            (Self::ContentSha256Mismatch, Dialect::S3) => "XAmzContentSHA256Mismatch",
            (
                Self::SignatureDoesNotMatch
                | Self::RequestTimeTooSkewed(_)
                | Self::RequestExpired(_)
                | Self::WrongScope(_)
                | Self::HeaderNotSigned(_)
                | Self::MissingContentSha256
                | Self::ContentSha256Mismatch,
                Dialect::Json,
            ) => "InvalidSignatureException",
            (Self::SignatureDoesNotMatch, Dialect::S3)
            | (
                Self::SignatureDoesNotMatch
                | Self::RequestTimeTooSkewed(_)
                | Self::WrongScope(_)
                | Self::HeaderNotSigned(_)
                | Self::MissingContentSha256
                | Self::ContentSha256Mismatch,
                Dialect::Query,
            ) => "SignatureDoesNotMatch",
        }
    }

    /// The HTTP status that goes with it.
    pub const fn status(&self, dialect: Dialect) -> u16 {
        match (self, dialect) {
            (_, Dialect::Json)
            | (Self::IncompleteSignature(_), _)
            | (
                Self::InvalidToken
                | Self::ExpiredToken
                | Self::WrongScope(_)
                | Self::MissingContentSha256
                | Self::ContentSha256Mismatch,
                Dialect::S3,
            ) => 400,
            _ => 403,
        }
    }
}
