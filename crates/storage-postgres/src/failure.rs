//! What went wrong, and whether it is worth another attempt.

use std::time::Duration;

use deadpool_postgres::PoolError;
use poolgate_env::{Entropy, SystemEntropy};
use poolgate_storage_trait::StoreError;
use tokio_postgres::{Error, error::SqlState};

/// How often a call is tried.
pub(crate) const ATTEMPTS: u32 = 10;

/// Why an attempt failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The answer to the call.
    Final(StoreError),
    /// The database said no.
    Database(Error),
    /// There was no connection to be had.
    Pool(PoolError),
    /// Two transactions inserted the same key or claim, and the other was faster.
    Overtaken,
}

/// What to do after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing happened, and the next attempt may succeed at once.
    Again,
    /// Nothing happened, since the connection was gone already; a new one may do.
    Reconnect,
    /// It is no use, or it may have happened.
    GiveUp,
}

impl Failure {
    /// What to do, when nothing of the attempt can have been committed.
    pub(crate) fn then(&self) -> Then {
        match self {
            Self::Final(_) | Self::Pool(_) => Then::GiveUp,
            Self::Overtaken => Then::Again,
            Self::Database(error) => match error.code() {
                Some(code) if is_race(code) => Then::Again,
                Some(code) if is_shutdown(code) => Then::Reconnect,
                Some(_) => Then::GiveUp,
                // No word from the database: the connection broke.
                None => Then::Reconnect,
            },
        }
    }

    pub(crate) fn into_store_error(self) -> StoreError {
        match self {
            Self::Final(error) => error,
            Self::Database(error) | Self::Pool(PoolError::Backend(error)) => unavailable(&error),
            Self::Pool(error) => StoreError::unavailable(error.to_string()),
            Self::Overtaken => StoreError::unavailable("others were faster each time"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if error.code() == Some(&SqlState::UNIQUE_VIOLATION) { Self::Overtaken } else { Self::Database(error) }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Final(error)
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        Self::Pool(error)
    }
}

/// Transactions were in each other's way.
pub(crate) fn is_race(code: &SqlState) -> bool {
    *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
}

fn is_shutdown(code: &SqlState) -> bool {
    *code == SqlState::ADMIN_SHUTDOWN || *code == SqlState::CRASH_SHUTDOWN || *code == SqlState::CANNOT_CONNECT_NOW
}

/// The message and code of what the database said, without its detail, which quotes values of rows.
pub(crate) fn unavailable(error: &Error) -> StoreError {
    if let Some(said) = error.as_db_error() {
        return StoreError::unavailable(format!("{} ({})", said.message(), said.code().code()));
    }
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    StoreError::unavailable(format!("{error}{cause}"))
}

/// How long to wait before another attempt: a random time, so that those who met once don't meet again, and longer
/// each time.
pub(crate) fn pause(attempt: u32) -> Duration {
    let mut random = [0; 2];
    SystemEntropy::new().fill(&mut random);
    let most = 4_u64 << attempt.min(6);
    Duration::from_micros(most * 1000 * u64::from(u16::from_be_bytes(random)) / u64::from(u16::MAX))
}
