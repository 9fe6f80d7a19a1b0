//! Proof that each case can fail: a store with one defect at a time, and the case that finds it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::test_runner::{Config, RngSeed};

use super::*;
use crate::model;

mod hasty;
mod store;

use hasty::HastyStore;
use store::BrokenStore;

/// The defects, each named for what such a store does, beside a case that must fail on it.
const DEFECTS: &[(&str, Defect)] = &[
    ("a_sweep_spares_what_lives_on", Defect::SweepsByKey),
    ("any_bytes_survive", Defect::TakesBodiesForText),
    ("batches_are_all_or_nothing", Defect::WritesOneByOne),
    ("batches_are_seen_whole", Defect::ReadsOneByOne),
    ("bytes_are_ordered", Defect::OrdersWithoutCase),
    ("callers_may_leave", Defect::LeavesLocksBehind),
    ("case_counts", Defect::FoldsCase),
    ("checks_exclude_each_other", Defect::ChecksASnapshot),
    ("checks_exclude_each_other", Defect::ChecksVersionsInASnapshot),
    ("checks_hold", Defect::IgnoresChecks),
    ("checks_leave_room_for_checks", Defect::TouchesWhatItChecks),
    ("claims_are_found", Defect::FindsPlainEntriesAsClaims),
    ("claims_are_freed", Defect::NeverFreesClaims),
    ("claims_exclude_others", Defect::IgnoresClaims),
    ("claims_move_between_kinds", Defect::ForgetsTheKindOfHolders),
    ("claims_move_within_a_batch", Defect::JudgesClaimsBeforeTheBatch),
    ("cursors_hold_while_writes_go_on", Defect::CountsOffsets),
    ("cursors_of_other_queries_do_no_harm", Defect::TrustsCursors),
    ("cursors_turn_pages", Defect::RepeatsTheLast),
    ("cursors_turn_pages_of_an_index", Defect::ForgetsTheKeyInIndexCursors),
    ("empty_bytes_are_bytes", Defect::TakesEmptyForNothing),
    ("expectations_hold", Defect::IgnoresExpectations),
    ("expired_records_are_absent", Defect::ReadsExpired),
    ("expired_records_take_no_room", Defect::DropsExpiredFromPages),
    ("expiry_can_be_put_off", Defect::KeepsTheFirstExpiry),
    ("expiry_frees_claims", Defect::LetsExpiredClaim),
    ("extreme_numbers_are_numbers", Defect::CountsUpToTheMiddle),
    ("get_answers_in_order", Defect::LeavesOutTheMissing),
    ("indexes_agree_with_records", Defect::WritesIndexesApart),
    ("indexes_are_apart", Defect::FreesByValue),
    ("indexes_are_queried_by_value_and_prefix", Defect::OrdersIndexesByKey),
    ("limits_are_kept", Defect::KnowsNoLimits),
    ("no_update_is_lost", Defect::ChecksThenWrites),
    ("one_claim_twice_in_a_batch", Defect::LastClaimOfABatchWins),
    ("one_heir_of_sixteen", Defect::LeavesTheExpiredUnguarded),
    ("one_winner_of_sixteen", Defect::ChecksThenWrites),
    ("opposite_orders_do_not_deadlock", Defect::LocksAsWritesCome),
    ("overtaken_claims_stay_lost", Defect::KeepsTheOvertaken),
    ("pages_are_full", Defect::ReturnsShortPages),
    ("pages_turn_while_others_write", Defect::CountsOffsets),
    ("partitions_and_kinds_are_apart", Defect::KnowsOnePartition),
    ("percent_and_underscore_are_letters", Defect::MatchesWithLike),
    ("plain_entries_are_shared", Defect::TakesPlainForUnique),
    ("plain_entries_become_claims", Defect::KeepsEntriesAsTheyWere),
    ("prefixes_may_end_in_ff", Defect::CountsUpTheLastByte),
    ("puts_replace_the_record_whole", Defect::KeepsOldEntries),
    ("queries_see_whole_batches", Defect::QueriesInTwoSteps),
    ("reads_see_writes", Defect::ReadsFromACache),
    ("sweepers_share_the_work", Defect::CountsWhatItFound),
    ("sweeping_goes_in_steps", Defect::SweepsAllAtOnce),
    ("taken_is_not_conflict", Defect::CallsTakenConflict),
    ("the_largest_batches_go_through", Defect::SplitsLargeBatches),
    ("versions_are_never_used_again", Defect::CountsVersionsByKey),
    ("versions_grow", Defect::ReturnsAnotherVersion),
    ("what_expired_makes_room_within_a_batch", Defect::RemovesTheOvertakenLast),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Defect {
    CallsTakenConflict,
    ChecksASnapshot,
    ChecksThenWrites,
    ChecksVersionsInASnapshot,
    CountsOffsets,
    CountsUpTheLastByte,
    CountsUpToTheMiddle,
    CountsVersionsByKey,
    CountsWhatItFound,
    DropsExpiredFromPages,
    FindsPlainEntriesAsClaims,
    FoldsCase,
    ForgetsTheKeyInIndexCursors,
    ForgetsTheKindOfHolders,
    FreesByValue,
    IgnoresChecks,
    IgnoresClaims,
    IgnoresExpectations,
    JudgesClaimsBeforeTheBatch,
    KeepsEntriesAsTheyWere,
    KeepsOldEntries,
    KeepsTheFirstExpiry,
    KeepsTheOvertaken,
    KnowsNoLimits,
    KnowsOnePartition,
    LastClaimOfABatchWins,
    LeavesLocksBehind,
    LeavesOutTheMissing,
    LeavesTheExpiredUnguarded,
    LetsExpiredClaim,
    LocksAsWritesCome,
    MatchesWithLike,
    NeverFreesClaims,
    OrdersIndexesByKey,
    OrdersWithoutCase,
    QueriesInTwoSteps,
    ReadsExpired,
    ReadsFromACache,
    ReadsOneByOne,
    RemovesTheOvertakenLast,
    RepeatsTheLast,
    ReturnsAnotherVersion,
    ReturnsShortPages,
    SplitsLargeBatches,
    SweepsAllAtOnce,
    SweepsByKey,
    TakesBodiesForText,
    TakesEmptyForNothing,
    TakesPlainForUnique,
    TouchesWhatItChecks,
    TrustsCursors,
    WritesIndexesApart,
    WritesOneByOne,
}

/// What shows only when several callers write at once or their clocks differ, or with what random batches don't have.
const UNSEEN_BY_THE_MODEL: &[Defect] = &[
    Defect::ChecksThenWrites,
    Defect::CountsUpToTheMiddle,
    Defect::CountsWhatItFound,
    Defect::KeepsTheOvertaken,
    Defect::KnowsNoLimits,
    Defect::LeavesLocksBehind,
    Defect::LeavesTheExpiredUnguarded,
    Defect::LocksAsWritesCome,
    Defect::QueriesInTwoSteps,
    Defect::ReadsOneByOne,
    Defect::ReturnsShortPages,
    Defect::SweepsByKey,
    Defect::TrustsCursors,
];

/// Cases in which a store that lingers takes long.
const SLOW: &[&str] = &[
    "a_sweep_spares_what_lives_on",
    "batches_are_seen_whole",
    "checks_exclude_each_other",
    "indexes_agree_with_records",
    "no_update_is_lost",
    "opposite_orders_do_not_deadlock",
    "pages_are_full",
    "pages_turn_while_others_write",
    "queries_see_whole_batches",
];

fn broken(defect: Defect) -> Subject {
    if HastyStore::DEFECTS.contains(&defect) {
        HastyStore::with(defect).into()
    } else {
        BrokenStore::with(defect).into()
    }
}

fn fails(case: &Case, defect: Defect) -> bool {
    catch_unwind(AssertUnwindSafe(|| case.run(broken(defect), block_on))).is_err()
}

#[test]
fn each_case_fails_on_its_defect() {
    for (name, defect) in DEFECTS {
        let case = CASES.iter().find(|case| case.name == *name).unwrap();
        assert!(fails(case, *defect), "{case:?} passes on a store that {defect:?}");
    }
    for case in CASES {
        assert!(DEFECTS.iter().any(|(name, _)| *name == case.name), "no defect for {case:?}");
    }
}

#[test]
fn the_guide_names_cases_that_there_are() {
    let table =
        include_str!("../../../ADAPTERS.md").lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let named: Vec<_> = table.flat_map(|row| row.rsplit('|').nth(1).unwrap().split(',')).collect();
    assert!(named.len() > 20);
    for name in named {
        assert!(CASES.iter().any(|case| case.name == name.trim().trim_matches('`')), "no case {name}");
    }
}

/// Guards the test above: it is the defect that makes a case fail, not the wrapper around the store.
#[test]
fn a_defect_leaves_many_cases_alone() {
    for &(_, defect) in DEFECTS {
        let quick = CASES.iter().filter(|case| !SLOW.contains(&case.name));
        let passed = quick.filter(|case| !fails(case, defect)).count();
        assert!(passed * 3 > CASES.len(), "{defect:?} passes {passed} only");
    }
}

#[test]
fn the_model_finds_most_defects_too() {
    let config = Config { cases: 500, rng_seed: RngSeed::Fixed(1), max_shrink_iters: 0, ..Config::default() };
    for (_, defect) in DEFECTS.iter().filter(|(_, defect)| !UNSEEN_BY_THE_MODEL.contains(defect)) {
        let found = catch_unwind(AssertUnwindSafe(|| model::run(&broken(*defect), &config).is_err()));
        assert!(found.unwrap_or(true), "no random batch shows a store that {defect:?}");
    }
}

mod memory {
    use crate::MemoryStore;

    crate::conformance!(MemoryStore::new());
}
