//! What is expired or was left unfinished goes in the background: soon after the start, in small steps, and however
//! often the store fails.

use std::time::Duration;

use poolgate::Poolgate;
use tokio::time::{Instant, sleep};

/// Records that go in one step: calls wait behind it for milliseconds.
const STEP: usize = 200;

/// How long to rest when nothing is left to do.
const REST: Duration = Duration::from_mins(1);

/// How long to rest after a failure, and twice as long after each further one.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Tidies as long as it is polled. Other servers on the same database may do so too.
pub(crate) async fn forever(poolgate: Poolgate) {
    in_steps(|limit| {
        let poolgate = poolgate.clone();
        async move { poolgate.tidy(limit).await.map_err(|error| error.code.name()) }
    })
    .await;
}

async fn in_steps<F: Future<Output = Result<usize, &'static str>>>(step: impl Fn(usize) -> F) {
    let mut failures = 0;
    loop {
        let begun = Instant::now();
        let rest = match step(STEP).await {
            // The store is left to others for as long as it was taken from them.
            Ok(removed) if removed >= STEP => begun.elapsed(),
            Ok(_) => REST,
            Err(code) => {
                tracing::warn!(code, "leftovers were not all removed; the next round goes on");
                failures += 1;
                sleep(after_failure(failures)).await;
                continue;
            }
        };
        failures = 0;
        sleep(rest).await;
    }
}

/// The rest after so many failures in a row.
fn after_failure(failures: u32) -> Duration {
    AFTER_FAILURE.saturating_mul(1 << (failures - 1).min(10)).min(REST)
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, collections::VecDeque, future::pending};

    use super::*;

    const TAKES: Duration = Duration::from_millis(20);

    /// When the steps began, in milliseconds, if they end so.
    async fn steps(ends: &[Result<usize, &'static str>]) -> Vec<u128> {
        let (start, begun, ends) = (Instant::now(), RefCell::new(Vec::new()), RefCell::new(VecDeque::from_iter(ends)));
        let step = |limit| {
            assert_eq!(limit, STEP);
            let end = ends.borrow_mut().pop_front();
            begun.borrow_mut().extend(end.map(|_| start.elapsed().as_millis()));
            async move {
                sleep(TAKES).await;
                match end {
                    Some(end) => *end,
                    None => pending().await,
                }
            }
        };
        let forever = tokio::time::timeout(Duration::from_hours(1), in_steps(step)).await;
        assert!(forever.is_err() && ends.borrow().is_empty());
        begun.into_inner()
    }

    #[tokio::test(start_paused = true)]
    async fn it_begins_at_once_and_leaves_the_store_to_others_between_steps() {
        assert_eq!(steps(&[Ok(STEP), Ok(STEP + 7), Ok(3), Ok(0)]).await, [0, 40, 80, 60_100]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_store_that_fails_is_asked_again_soon_and_then_seldom() {
        let mut ends = vec![Err("InternalErrorException"); 8];
        ends.extend([Ok(STEP), Err("InternalErrorException"), Ok(0)]);
        let begun = steps(&ends).await;
        let rests: Vec<_> = begun.windows(2).map(|two| two[1] - two[0] - TAKES.as_millis()).collect();
        assert_eq!(rests, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 20, 1000]);
    }
}
