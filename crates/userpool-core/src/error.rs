//! How the failures of the seams become Cognito's errors.

use poolgate_storage_trait::{Breach, StoreError};
use poolgate_triggers::{TriggerError, TriggerErrorKind};
use poolgate_wire::{Code, Error};

use crate::workers::Busy;

/// Why an operation stopped: refused by a rule, or let down by a seam. `?` turns either into the wire's [`Error`].
#[derive(Debug)]
pub(crate) enum Fault {
    /// The operation is refused; the error says why in Cognito's terms.
    Refused(Error),
    /// The store did not do what was asked.
    Store(StoreError),
}

/// The result inside this crate; handlers return the wire's.
pub(crate) type Result<T, E = Fault> = std::result::Result<T, E>;

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Busy> for Fault {
    fn from(_: Busy) -> Self {
        Self::Refused(rate_exceeded())
    }
}

impl From<TriggerError> for Fault {
    fn from(error: TriggerError) -> Self {
        let code = match error.kind() {
            TriggerErrorKind::UserLambdaValidation => Code::UserLambdaValidationException,
            TriggerErrorKind::UnexpectedLambda => Code::UnexpectedLambdaException,
            TriggerErrorKind::InvalidLambdaResponse => Code::InvalidLambdaResponseException,
        };
        let causes = causes(&error);
        if !causes.is_empty() {
            tracing::warn!(%error, causes, "a function was not run");
        }
        Self::Refused(Error::new(code, error.message()))
    }
}

/// What is behind an error; for the log alone.
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(error) => error,
            // Everyone lost the race too often: the caller may try again.
            Fault::Store(StoreError::Conflict(_)) => rate_exceeded(),
            // The model bounds not every value, nor all of them together.
            Fault::Store(StoreError::Invalid(breach @ Breach::TooLong { .. })) => {
                Self::invalid_parameter(format!("The values are too long to be kept: {breach}."))
            }
            Fault::Store(error) => Self::internal(error),
        }
    }
}

/// Cognito's answer to too much work at once.
pub(crate) fn rate_exceeded() -> Error {
    Error::new(Code::TooManyRequestsException, "Rate exceeded")
}

/// A wrong name or password, and everything that must look like one.
pub(crate) fn incorrect_username_or_password() -> Error {
    Error::not_authorized("Incorrect username or password.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_too_long_to_be_kept_are_the_callers_fault_and_bugs_are_not() {
        let long = Breach::TooLong { part: "a body", is: 70_000, limit: 65_536 };
        let error = Error::from(Fault::Store(StoreError::Invalid(long)));
        let message = "The values are too long to be kept: 70000 bytes in a body, more than 65536.";
        assert_eq!((error.code, &*error.message), (Code::InvalidParameterException, message));
        let error = Error::from(Fault::Store(StoreError::Invalid(Breach::Bug("a key twice in one batch".into()))));
        assert_eq!((error.code, &*error.message), (Code::InternalErrorException, "Internal error."));
    }
}
