//! Random batches, queries and sweeps: a store is to answer as [`MemoryStore`](crate::MemoryStore) does.
//!
//! ```
//! mod memory {
//!     poolgate_storage_trait::model!(poolgate_storage_trait::MemoryStore::new());
//! }
//! ```
//!
//! The expression opens an empty store, and the function after a comma is a [`BlockOn`], as for
//! [`conformance!`](crate::conformance!). One store serves all runs, each in partitions of its own, so that opening may
//! be slow. What fails is printed as the shortest list of steps that still fails. There are 128 runs, or half as
//! many as `PROPTEST_CASES` says.

#![expect(clippy::missing_panics_doc, reason = "a difference is a panic")]

use std::cell::Cell;

use proptest::{
    collection::vec,
    test_runner::{Config, TestRunner},
};

use crate::conformance::{BlockOn, Subject};

mod run;
mod step;

use run::Run;

/// Gives a `#[test]` that compares a store with the one in memory; see [`model`](mod@crate::model).
#[macro_export]
macro_rules! model {
    ($open:expr $(,)?) => {
        $crate::model!($open, $crate::conformance::block_on);
    };
    ($open:expr, $block_on:expr $(,)?) => {
        #[test]
        fn answers_as_memory_does() {
            $crate::model::compare($open, $block_on);
        }
    };
}

/// Compares the store, which is empty, with the one in memory; panics at the first difference.
pub fn compare(subject: impl Into<Subject>, block_on: BlockOn) {
    let default = Config::default();
    // Each is many steps.
    let config = Config { cases: default.cases / 2, ..default };
    if let Err(difference) = run(&subject.into().blocking(block_on), &config) {
        panic!("{difference}");
    }
}

/// The first difference, if there is one, and the steps that lead to it.
pub(crate) fn run(subject: &Subject, config: &Config) -> Result<(), String> {
    let runs = Cell::new(0);
    // Steps are of no use to a later program, whose generator may be another.
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..config.clone() });
    let result = runner.run(&vec(step::step(), 1..STEPS), |steps| {
        runs.set(runs.get() + 1);
        let mut run = Run::new(subject.store(), runs.get());
        subject.wait(async { run.all(&steps).await })
    });
    result.map_err(|failure| failure.to_string())
}

const STEPS: usize = 40;
