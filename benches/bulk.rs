//! Loading a directory through the SQLite store, from empty: users a second, and the CPU time of one. Twice: by name, as
//! a sorted export comes, and in no order, which puts every row of every tree anywhere in it.
//!
//! `cargo bench -p poolgate-benches --bench bulk -- 1000000` says how many; it needs 1.6 GB of disk.

#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a bench fails by panicking")]

use std::{env, num::NonZeroUsize, time::Instant};

use futures::{
    executor::block_on,
    stream::{self, StreamExt as _},
};
use poolgate::{
    env::Millis,
    sqlite::SqliteStore,
    storage::{Batch, Entry, Expect, Index, Key, Kind, Record, Store as _, Version, Write},
};
use poolgate_benches::CpuTime;

const USER: Kind = Kind(12);
const BY_SUB: Index = Index(1);
const SEARCH: Index = Index(5);

/// A user has a row and four entries, and a batch at most a hundred.
const BATCH: usize = 20;
/// Batches that wait for the writer together.
const WAITING: usize = 512;

fn main() {
    let said = env::args().find_map(|argument| argument.parse().ok());
    let users = said.map_or(100_000, NonZeroUsize::get);
    println!("{:<28} {:>9} {:>12}", "", "users/s", "CPU a user");
    load("users in the order of names", users, |number| format!("user-{number:08}"));
    load("users in no order", users, |number| format!("{:012x}", spread(number) >> 16));
}

fn load(what: &str, users: usize, name: impl Fn(usize) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("bulk.db")).unwrap();
    let (begun, cpu) = (Instant::now(), CpuTime::now());
    let batch = |first: usize| -> Batch {
        let numbers = first..users.min(first + BATCH);
        numbers.map(|number| Write::Put(user(number, name(number)), Expect::Absent)).collect::<Vec<_>>().into()
    };
    let batches = stream::iter((0..users).step_by(BATCH).map(batch));
    let commits = batches.map(|batch| {
        let store = &store;
        async move { store.commit(&batch, Millis(1)).await.unwrap() }
    });
    block_on(commits.buffer_unordered(WAITING).for_each(async |_| {}));
    let (rate, each) = (users as f64 / begun.elapsed().as_secs_f64(), CpuTime::since(cpu).as_secs_f64() / users as f64);
    println!("{what:<28} {rate:>9.0} {:>9.1} µs", each * 1e6);
}

/// With the entries that a user without aliases has, and a body of about 1.2 KB.
fn user(number: usize, name: String) -> Record {
    let spread = spread(number);
    let sub = format!("{:08x}-0000-4000-8000-{:012x}", spread >> 32, spread & 0xffff_ffff_ffff);
    let entries = vec![
        Entry::claim(BY_SUB, sub),
        Entry::plain(SEARCH, format!("email\0{name}@example.com")),
        Entry::plain(SEARCH, "cognito:user_status\0confirmed"),
        Entry::plain(SEARCH, "status\0enabled"),
    ];
    let key = Key::new(USER, "us-east-1_Benchmark", name);
    Record { key, version: Version(0), expires_at: None, entries, body: vec![b'x'; 1200] }
}

/// Spread like a random identifier, and never the same twice.
fn spread(number: usize) -> u64 {
    (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
