//! Turns at a record that many change at the same moment.
//!
//! A change is tried without waiting for anybody first: mostly nobody else is at the record. Whoever loses stands in line
//! with the other losers of this process, so that of n contenders each tries about twice, and not the last one n times.
//! The line only spares attempts. What makes a change safe is the condition in its batch, and the contenders of another
//! node stand in a line of their own.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
    sync::atomic::{AtomicU64, Ordering::SeqCst},
};

use futures::lock::{Mutex, MutexGuard};
use poolgate_storage_trait::{Key, StoreError};

use crate::error::Fault;

/// How often a decision is taken anew when others change the same record meanwhile. Overtaking somebody in line takes a
/// first attempt, so it is as often as newcomers and other nodes are faster in a row.
pub(crate) const ATTEMPTS: usize = 16;

/// Lines of records; two records seldom share one, and then only wait for each other.
const LINES: usize = 256;

/// The lines of a process.
pub(crate) struct Turns(Box<[Line]>);

#[derive(Default)]
struct Line {
    turn: Mutex<()>,
    /// How often somebody whose turn it was found the store out of reach.
    troubles: AtomicU64,
}

/// What a line stands at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum At {
    /// A record.
    Record(Key),
    /// The aliases of a pool that users take from each other. The record that is fought for is another one with each who
    /// wins: there would be no line at it.
    Aliases(String),
}

/// Somebody's turn, until it is dropped.
pub(crate) struct Turn<'a> {
    line: &'a Line,
    _guard: MutexGuard<'a, ()>,
}

impl Turns {
    pub(crate) fn new() -> Self {
        Self((0..LINES).map(|_| Line::default()).collect())
    }

    /// Waits for the turn, and gives the `previous` one back unless it is the same: who held one while waiting for another
    /// could wait for ever. `None`, and go on at once, when somebody before found the store out of reach: time limits must
    /// not add up along the line.
    pub(crate) async fn next<'a>(&'a self, previous: Option<Turn<'a>>, at: &At) -> Option<Turn<'a>> {
        let line = self.line(at)?;
        if let Some(turn) = previous.filter(|turn| std::ptr::eq(turn.line, line)) {
            return Some(turn);
        }
        let before = line.troubles.load(SeqCst);
        let guard = line.turn.lock().await;
        (line.troubles.load(SeqCst) == before).then_some(Turn { line, _guard: guard })
    }

    fn line(&self, at: &At) -> Option<&Line> {
        let mut hasher = DefaultHasher::new();
        at.hash(&mut hasher);
        let number = usize::try_from(hasher.finish() % LINES as u64).unwrap_or_default();
        self.0.get(number)
    }
}

impl Turn<'_> {
    /// Gives a turn back, if there is one, that came to nothing because of `fault`; hands that on.
    pub(crate) fn fail(turn: Option<Self>, fault: Fault) -> Fault {
        if let (Some(turn), Fault::Store(StoreError::Unavailable(_))) = (turn, &fault) {
            turn.line.troubles.fetch_add(1, SeqCst);
        }
        fault
    }
}

impl fmt::Debug for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Turns")
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use futures::executor::block_on;
    use poolgate_storage_trait::Kind;

    use super::*;

    fn at(sort: &str) -> At {
        At::Record(Key::new(Kind(1), "pool", sort))
    }

    fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn who_lost_at_the_same_record_waits_and_others_do_not() {
        let (turns, a, b) = (Turns::new(), at("a"), at("b"));
        let first = block_on(turns.next(None, &a)).unwrap();
        let mut second = pin!(turns.next(None, &a));
        assert!(poll(second.as_mut()).is_pending());
        assert!(block_on(turns.next(None, &b)).is_some());
        drop(first);
        assert!(matches!(poll(second.as_mut()), Poll::Ready(Some(_))));
    }

    #[test]
    fn a_turn_is_kept_at_the_same_record_and_given_back_for_another() {
        let (turns, a, b) = (Turns::new(), at("a"), at("b"));
        let turn = block_on(turns.next(None, &a));
        let turn = block_on(turns.next(turn, &a));
        let elsewhere = block_on(turns.next(turn, &b));
        assert!(elsewhere.is_some() && block_on(turns.next(None, &a)).is_some());
    }

    #[test]
    fn nobody_stands_in_line_for_a_store_out_of_reach() {
        let (turns, a) = (Turns::new(), at("a"));
        let first = block_on(turns.next(None, &a)).unwrap();
        let mut waiting = [pin!(turns.next(None, &a)), pin!(turns.next(None, &a))];
        for one in &mut waiting {
            assert!(poll(one.as_mut()).is_pending());
        }
        Turn::fail(Some(first), StoreError::unavailable("gone").into());
        for one in &mut waiting {
            assert!(matches!(poll(one.as_mut()), Poll::Ready(None)));
        }
        assert!(block_on(turns.next(None, &a)).is_some(), "who comes later stands in line again");
    }
}
