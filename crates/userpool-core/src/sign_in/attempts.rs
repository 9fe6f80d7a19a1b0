//! What is noted of attempts, where the pool's threat protection is on.

use poolgate_storage_trait::Batch;

use super::{
    Request,
    judge::Proven,
    state::{First, Progress},
};
use crate::{
    auth_events::{Attempt, Shown},
    error::Result,
    service::UserPools,
    sessions::Session,
    users::User,
};

impl UserPools {
    /// Notes an attempt that was refused, in the batch that counts it.
    pub(super) fn note_refusal(
        &self,
        request: &Request,
        user: &User,
        progress: &Progress,
        proven: &Proven,
        batch: &mut Batch,
    ) -> Result<()> {
        let mut shown = shown(progress);
        match proven {
            Proven::Password(_) if progress.first.is_none() => shown.push((Shown::Password, false)),
            Proven::SecondCode(_) | Proven::SoftwareToken(_) if !progress.second => shown.push((Shown::Mfa, false)),
            _ => {}
        }
        let attempt = Attempt { user, origin: &request.origin, session: None, shown };
        self.note_attempt(&request.pool, attempt, batch, request.now)
    }

    /// Notes an attempt that opened this session, in the batch that makes it.
    pub(super) fn note_sign_in(
        &self,
        request: &Request,
        user: &User,
        progress: &Progress,
        session: &Session,
        batch: &mut Batch,
    ) -> Result<()> {
        let (origin, shown) = (&request.origin, shown(progress));
        let attempt = Attempt { user, origin, session: Some(&session.id), shown };
        self.note_attempt(&request.pool, attempt, batch, request.now)
    }
}

/// What has been right so far.
fn shown(progress: &Progress) -> Vec<(Shown, bool)> {
    let password = (progress.first == Some(First::Password)).then_some((Shown::Password, true));
    let second = progress.second.then_some((Shown::Mfa, true));
    password.into_iter().chain(second).collect()
}
