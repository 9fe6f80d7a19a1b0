//! Waiting after failed attempts.
//!
//! The first five failures cost nothing. After the n-th, from the sixth on, the user waits 2^(n-5) seconds, at most 15
//! minutes; what is tried meanwhile is refused unlooked at, right or wrong, and does not lengthen the wait. A success and 15
//! quiet minutes forget everything. One count serves passwords, SRP proofs and one-time codes.

use std::time::Duration;

use poolgate_env::Millis;
use poolgate_wire::Error;
use serde::{Deserialize, Serialize};

/// A user's failed attempts, part of the user's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Lockout {
    failures: u32,
    /// The last failure.
    last: Millis,
}

impl Lockout {
    /// How long failures are remembered after the last one; no wait is longer.
    pub(crate) const MEMORY: Duration = Duration::from_mins(15);

    /// Whether there is nothing to remember.
    pub(crate) const fn is_clear(&self) -> bool {
        self.failures == 0
    }

    /// Refuses an attempt while the user has to wait.
    pub(crate) fn check(self, now: Millis) -> Result<(), Error> {
        if now.since(self.last) < self.wait() { Err(exceeded()) } else { Ok(()) }
    }

    /// Counts a failed attempt that [`Lockout::check`] let through.
    pub(crate) fn fail(&mut self, now: Millis) {
        let quiet = now.since(self.last) >= LONGEST;
        self.failures = if quiet { 1 } else { self.failures.saturating_add(1) };
        self.last = now;
    }

    /// Forgets the failures: after a success, or when an administrator or a reset sets a password.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// How long the last failure makes the user wait.
    fn wait(self) -> Duration {
        match self.failures.saturating_sub(FREE) {
            0 => Duration::ZERO,
            further => 2_u64.checked_pow(further).map_or(LONGEST, Duration::from_secs).min(LONGEST),
        }
    }
}

/// NotAuthorizedException in Cognito's words.
pub(crate) fn exceeded() -> Error {
    Error::not_authorized("Password attempts exceeded")
}

/// Failures that cost nothing.
const FREE: u32 = 5;

const LONGEST: Duration = Lockout::MEMORY;

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32) -> Lockout {
        Lockout { failures, last: Millis(0) }
    }

    #[test]
    fn the_wait_doubles_after_the_fifth_failure() {
        let table = [(0, 0), (1, 0), (5, 0), (6, 2), (7, 4), (8, 8), (14, 512), (15, 900), (16, 900), (90, 900)];
        for (failures, seconds) in table {
            let lockout = after(failures);
            let end = Millis::from_secs(seconds);
            assert!(lockout.check(end).is_ok(), "{failures}");
            if seconds > 0 {
                let refused = lockout.check(Millis(end.0 - 1)).unwrap_err();
                assert_eq!(refused.message, "Password attempts exceeded", "{failures}");
            }
        }
    }

    #[test]
    fn failures_add_up_until_success_or_quiet() {
        let mut lockout = Lockout::default();
        let mut now = Millis::from_secs(1_000_000);
        for _ in 0..6 {
            lockout.check(now).unwrap();
            lockout.fail(now);
        }
        assert!(lockout.check(now).is_err());
        now = now + Duration::from_secs(2);
        lockout.check(now).unwrap();
        lockout.fail(now);
        assert_eq!(lockout.wait(), Duration::from_secs(4));

        let mut quiet = lockout;
        quiet.fail(now + LONGEST);
        assert_eq!(quiet.failures, 1);
        lockout.clear();
        assert!(lockout.is_clear() && !quiet.is_clear());
    }
}
