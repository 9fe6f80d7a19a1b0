//! What can go wrong inside, on its way to being Cognito's error.

use poolgate_storage_trait::{Breach, StoreError};
use poolgate_wire::{Code, Error};

/// A refusal that is Cognito's already, or storage that failed.
#[derive(Debug)]
pub(crate) enum Failure {
    Refused(Error),
    Store(StoreError),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(error) => error,
            // Others were faster time and again: the caller is to come back.
            Failure::Store(error @ (StoreError::Conflict(_) | StoreError::Taken { .. })) => {
                Self::new(Code::TooManyRequestsException, "Rate exceeded").caused_by(error)
            }
            // The model bounds not every value, nor all of them together.
            Failure::Store(StoreError::Invalid(breach @ Breach::TooLong { .. })) => {
                Self::invalid_parameter(format!("The values are too long to be kept: {breach}."))
            }
            Failure::Store(error @ (StoreError::Invalid(_) | StoreError::Unavailable(_))) => Self::internal(error),
        }
    }
}

/// For operations that declare it: someone else changed the same thing at the same time.
pub(crate) fn concurrent(failure: Failure) -> Error {
    match failure {
        Failure::Store(error @ StoreError::Conflict(_)) => {
            Error::new(Code::ConcurrentModificationException, "The resource was modified at the same time; try again.")
                .caused_by(error)
        }
        other => other.into(),
    }
}
