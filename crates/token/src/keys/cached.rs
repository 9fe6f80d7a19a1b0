//! Rings in memory: how old they may become, and when to look for newer ones.

use std::{sync::Arc, time::Duration};

use poolgate_env::Millis;
use poolgate_storage_trait::Version;

use super::{KeyRing, ring::Key};

/// A ring in memory is never older than this, so a rotation is visible everywhere this much later. New keys are
/// published for as long before they sign.
pub(super) const STALE: Duration = Duration::from_mins(1);

/// From this age on one caller at a time looks for a newer ring, while the others go on with the one there is.
const AGED: Duration = Duration::from_secs(30);

/// The store is asked for an owner's keys at most this often, as long as the ring in memory is good: tokens that name
/// unknown keys are free to send.
const PAUSE: Duration = Duration::from_secs(5);

/// Owners whose rings are kept in memory: about 20 KiB each.
pub(super) const CACHED: usize = 1024;

/// A ring in memory.
pub(super) struct Cached {
    pub(super) version: Version,
    pub(super) keys: Vec<Arc<Key>>,
    pub(super) ring: Arc<KeyRing>,
    pub(super) loaded_at: Millis,
    /// When the store was last asked.
    pub(super) tried_at: Millis,
}

pub(super) enum Age {
    Good,
    /// Good still, and this caller is to look for a newer one.
    Aged,
    Stale,
}

impl Cached {
    /// The ring of these keys at `now`.
    pub(super) fn ring(&mut self, now: Millis) -> Arc<KeyRing> {
        if self.ring.changes_at().is_some_and(|change| change <= now) {
            self.ring = Arc::new(KeyRing::at(&self.keys, now));
        }
        Arc::clone(&self.ring)
    }

    pub(super) fn age(&mut self, now: Millis) -> Age {
        match apart(self.loaded_at, now) {
            age if age >= STALE => Age::Stale,
            age if age >= AGED && self.may_try(now) => Age::Aged,
            _ => Age::Good,
        }
    }

    /// Whether the store may be asked again; whoever is told so does ask.
    pub(super) fn may_try(&mut self, now: Millis) -> bool {
        let may = apart(self.tried_at, now) >= PAUSE;
        if may {
            self.tried_at = now;
        }
        may
    }
}

/// The time between two moments, whichever is first: a clock set back must not keep old keys alive.
fn apart(one: Millis, other: Millis) -> Duration {
    one.since(other).max(other.since(one))
}
