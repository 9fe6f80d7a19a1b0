//! What an operation answers when it fails.

use std::fmt;

use crate::Code;

/// What an operation gives back: its output, or one [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failed operation, as the caller sees it: Cognito's exception and its message. The cause stays in the house: it is
/// for the log and never goes on the wire.
///
/// A crate with errors of its own implements `From<ItsError> for Error` and uses `?`.
#[derive(Debug, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Error {
    /// Cognito's exception.
    pub code: Code,
    /// Cognito's text, to the letter.
    pub message: String,
    /// `reasonCode` of an `InvalidParameterException`, the only member that an exception has beside its message.
    pub reason: Option<&'static str>,
    /// What caused it. For the log alone.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// The exception `code` with Cognito's `message`.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), reason: None, source: None }
    }

    /// `NotAuthorizedException`: the caller may not, or is not who it says.
    pub fn not_authorized(message: impl Into<String>) -> Self {
        Self::new(Code::NotAuthorizedException, message)
    }

    /// `InvalidParameterException`: a parameter that the model allows and Cognito refuses.
    pub fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new(Code::InvalidParameterException, message)
    }

    /// `ResourceNotFoundException`: no such pool, client, group and the like.
    pub fn resource_not_found(message: impl Into<String>) -> Self {
        Self::new(Code::ResourceNotFoundException, message)
    }

    /// `UserNotFoundException` in Cognito's usual words.
    pub fn user_not_found() -> Self {
        Self::new(Code::UserNotFoundException, "User does not exist.")
    }

    /// `InternalErrorException`: our fault. The caller learns nothing of `source`.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(Code::InternalErrorException, "Internal error.").caused_by(source)
    }

    /// The same error, with its cause for the log.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same error, with a `reasonCode`.
    #[must_use]
    pub fn because(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn the_cause_stays_out_of_the_message() {
        let error = Error::internal("disk on fire");
        assert_eq!(error.to_string(), "InternalErrorException: Internal error.");
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("disk on fire"));
    }

    #[test]
    fn faults_are_five_hundred_and_the_rest_is_four_hundred() {
        assert_eq!(Code::InternalErrorException.status(), 500);
        assert_eq!(Code::InternalServerException.status(), 500);
        assert_eq!(Code::NotAuthorizedException.status(), 400);
        assert_eq!(Code::AccessDeniedException.status(), 400);
    }
}
