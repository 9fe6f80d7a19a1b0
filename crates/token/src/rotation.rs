//! Refresh token rotation: what presenting a token of a family means, as a pure decision.

use std::time::Duration;

use poolgate_env::Millis;
use serde::{Deserialize, Serialize};

/// Replaced tokens that can be in their grace period at once. Older ones count as reused.
const REMEMBERED: usize = 8;

/// The part of a session record that rotation needs: which token of the family is the present one, and when the last few
/// were replaced. It is written in the same batch that a new token is handed out with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationState {
    /// The present token's generation; the first is 0.
    pub generation: u32,
    /// When the tokens before it were replaced, the youngest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_at: Vec<Millis>,
}

/// What presenting a refresh token means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presented {
    /// The present token, and the client does not rotate: give ID and access tokens.
    Current,
    /// The present token: give tokens and a refresh token of this state's generation, and store the state.
    Rotate(RotationState),
    /// Replaced a moment ago, and in its grace period (a retry after a lost answer): give tokens and, again, a refresh
    /// token of the present generation. Nothing is stored.
    Grace {
        /// The present generation.
        generation: u32,
    },
    /// Replaced and past its grace period: `RefreshTokenReuseException`, and the caller may end the family.
    Reused,
    /// Of a generation that the family has not reached: no token that we would have issued.
    Unknown,
}

impl RotationState {
    /// What presenting the token of `generation` at `now` means. `grace` is none for clients that do not rotate; zero
    /// ends a token the moment it is replaced.
    pub fn present(&self, generation: u32, now: Millis, grace: Option<Duration>) -> Presented {
        let Some(behind) = self.generation.checked_sub(generation) else { return Presented::Unknown };
        if behind == 0 {
            return grace.map_or(Presented::Current, |_| Presented::Rotate(self.next(now)));
        }
        let replaced_at = usize::try_from(behind - 1).ok().and_then(|index| self.replaced_at.get(index));
        match (replaced_at, grace) {
            // Whoever read the clock before the other replaced the token is no earlier for that.
            (Some(replaced_at), Some(grace)) if !grace.is_zero() && now < *replaced_at + grace => {
                Presented::Grace { generation: self.generation }
            }
            _ => Presented::Reused,
        }
    }

    fn next(&self, now: Millis) -> Self {
        let replaced_at = std::iter::once(now).chain(self.replaced_at.iter().copied()).take(REMEMBERED).collect();
        Self { generation: self.generation.saturating_add(1), replaced_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRACE: Option<Duration> = Some(Duration::from_secs(30));

    fn rotated(state: &RotationState, at: Millis) -> RotationState {
        match state.present(state.generation, at, GRACE) {
            Presented::Rotate(next) => next,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_replaced_token_lives_for_its_grace_period() {
        let state = rotated(&RotationState::default(), Millis::from_secs(100));
        assert_eq!(state.generation, 1);
        assert_eq!(state.present(0, Millis::from_secs(129), GRACE), Presented::Grace { generation: 1 });
        assert_eq!(state.present(0, Millis::from_secs(130), GRACE), Presented::Reused);
        for at in [99, 100] {
            assert_eq!(state.present(0, Millis::from_secs(at), Some(Duration::ZERO)), Presented::Reused, "at {at}");
        }
        assert_eq!(state.present(0, Millis::from_secs(100), None), Presented::Reused, "rotation was turned off");
    }

    #[test]
    fn each_replaced_token_has_its_own_grace_period() {
        let state = rotated(&rotated(&RotationState::default(), Millis::from_secs(100)), Millis::from_secs(120));
        assert_eq!(state.present(0, Millis::from_secs(125), GRACE), Presented::Grace { generation: 2 });
        assert_eq!(state.present(0, Millis::from_secs(135), GRACE), Presented::Reused);
        assert_eq!(state.present(1, Millis::from_secs(135), GRACE), Presented::Grace { generation: 2 });
        assert_eq!(state.present(1, Millis::from_secs(150), GRACE), Presented::Reused);
    }

    #[test]
    fn without_rotation_the_present_token_stays() {
        let state = RotationState::default();
        assert_eq!(state.present(0, Millis(0), None), Presented::Current);
        assert_eq!(state.present(1, Millis(0), None), Presented::Unknown);
        assert_eq!(state.present(1, Millis(0), GRACE), Presented::Unknown);
    }

    #[test]
    fn remembers_only_so_much() {
        let state = (0..20).fold(RotationState::default(), |state, _| rotated(&state, Millis::from_secs(100)));
        assert_eq!((state.generation, state.replaced_at.len()), (20, REMEMBERED));
        let now = Millis::from_secs(101);
        assert_eq!(state.present(12, now, GRACE), Presented::Grace { generation: 20 });
        assert_eq!(state.present(11, now, GRACE), Presented::Reused);
    }
}
