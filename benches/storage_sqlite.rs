//! The SQLite store beside a table written by hand for one kind of record: what its generality costs, and what writers
//! gain from each other. Both wait for the disk at every commit, hand their writes to one thread, and share a commit among
//! those who wait. Sign-ups take wall time, on the disk that holds the build; lookups CPU time.

#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a benchmark stops by panicking")]

use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use futures::{channel::oneshot, executor::block_on};
use poolgate::{
    sqlite::SqliteStore,
    storage::{Store, StoreExt},
};
use poolgate_benches::{
    CpuTime,
    storage::{NOW, Pair, User, median},
};
use rusqlite::{Connection, params};

const ROUNDS: usize = 9;
const SIGN_UPS: usize = 60;
const TURNS: usize = 10;
const LOOKUPS: usize = 1000;
const WRITING: Duration = Duration::from_secs(1);
/// As many sign-ups as the store lets share a commit.
const GROUP: usize = 128;

/// The table by hand: a column for each thing that the store keeps as an entry, as many unique indexes.
struct ByHand {
    jobs: Sender<(User, oneshot::Sender<()>)>,
    reader: Connection,
}

fn open(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.pragma_update(None, "synchronous", "FULL").unwrap();
    connection
}

impl ByHand {
    fn new(file: &Path) -> Self {
        let connection = open(file);
        connection.pragma_update(None, "cache_size", -24 * 1024).unwrap();
        let table =
            "CREATE TABLE users (id INTEGER PRIMARY KEY, pool TEXT NOT NULL, name TEXT NOT NULL, sub TEXT NOT NULL,
            email TEXT NOT NULL, search TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
            CREATE UNIQUE INDEX names ON users (pool, name); CREATE UNIQUE INDEX subs ON users (pool, sub);
            CREATE UNIQUE INDEX emails ON users (pool, email); CREATE INDEX searches ON users (pool, search)";
        connection.execute_batch(table).unwrap();
        let (jobs, waiting) = channel();
        thread::spawn(move || write(&connection, &waiting));
        Self { jobs, reader: open(file) }
    }

    async fn sign_up(jobs: &Sender<(User, oneshot::Sender<()>)>, user: User) {
        let (sender, done) = oneshot::channel();
        jobs.send((user, sender)).unwrap();
        done.await.unwrap();
    }

    fn look_up(&self, column: &str, value: &str) {
        let sql = format!("SELECT version, body FROM users WHERE pool = ? AND {column} = ?");
        let mut statement = self.reader.prepare_cached(&sql).unwrap();
        let body: Vec<u8> = statement.query_row(["pool", value], |row| row.get(1)).unwrap();
        assert_eq!(body.len(), 1200);
    }
}

fn write(connection: &Connection, jobs: &Receiver<(User, oneshot::Sender<()>)>) {
    let run = |sql: &str| connection.prepare_cached(sql).unwrap().execute([]).unwrap();
    while let Ok(first) = jobs.recv() {
        run("BEGIN IMMEDIATE");
        let mut done = Vec::new();
        let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
        for (user, answer) in std::iter::once(first).chain(waiting.take(GROUP - 1)) {
            let User { name, sub, email, body } = &user;
            connection
                .prepare_cached("INSERT INTO users VALUES (NULL, 'pool', ?, ?, ?, 'email ' || ?, 1, ?)")
                .unwrap()
                .execute(params![name, sub, email, email, body])
                .unwrap();
            done.push(answer);
        }
        run("COMMIT");
        for answer in done {
            answer.send(()).unwrap();
        }
    }
}

/// The time of one of `count` calls, one after the other.
fn each(count: usize, call: impl Fn(usize)) -> f64 {
    let begun = Instant::now();
    (0..count).for_each(call);
    begun.elapsed().as_secs_f64() * 1e6 / count as f64
}

/// The CPU time of one of `count` calls.
fn by_cpu(count: usize, call: impl Fn(usize)) -> f64 {
    let begun = CpuTime::now();
    (0..count).for_each(call);
    CpuTime::since(begun).as_secs_f64() * 1e6 / count as f64
}

/// The time of one of the sign-ups that so many writers get done.
fn writers(count: usize, from: usize, sign_up: impl Fn(User) + Sync) -> f64 {
    let begun = Instant::now();
    let done: usize = thread::scope(|threads| {
        let writer = |writer: usize| {
            let sign_up = &sign_up;
            threads.spawn(move || {
                let numbers = (from + writer * 10_000..).take_while(|_| begun.elapsed() < WRITING);
                numbers.map(|number| sign_up(User::new(number))).count()
            })
        };
        let running: Vec<_> = (0..count).map(writer).collect();
        running.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    begun.elapsed().as_secs_f64() * 1e6 / done as f64
}

fn main() {
    // Not where the system keeps temporary files: that may be memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let store = SqliteStore::open(folder.path().join("store.db")).unwrap();
    let by_hand = ByHand::new(&folder.path().join("by-hand.db"));
    let by_store = |user: User| {
        block_on(store.commit(&user.insert(), NOW)).unwrap();
    };
    let [mut sign_ups, mut names, mut subs, mut many] = [(); 4].map(|()| Pair::default());
    let mut one = Vec::new();
    for round in 0..ROUNDS {
        let user = |number: usize| User::new(round * 10_000_000 + number);
        let known = |number: usize| user(number % SIGN_UPS);
        let jobs = &by_hand.jobs;
        sign_ups.0.push(each(SIGN_UPS, |number| by_store(user(number))));
        sign_ups.1.push(each(SIGN_UPS, |number| block_on(ByHand::sign_up(jobs, user(number)))));
        for _ in 0..TURNS {
            names.0.push(by_cpu(LOOKUPS, |number| {
                assert!(block_on(store.record(&known(number).key(), NOW)).unwrap().is_some());
            }));
            names.1.push(by_cpu(LOOKUPS, |number| by_hand.look_up("name", &known(number).name)));
            subs.0.push(by_cpu(LOOKUPS, |number| {
                assert_eq!(block_on(store.query(&known(number).by_sub(), NOW)).unwrap().records.len(), 1);
            }));
            subs.1.push(by_cpu(LOOKUPS, |number| by_hand.look_up("sub", &known(number).sub)));
        }
        one.push(writers(1, round * 10_000_000 + 1_000_000, by_store));
        many.0.push(writers(64, round * 10_000_000 + 2_000_000, by_store));
        let jobs = std::sync::Mutex::new(by_hand.jobs.clone());
        many.1.push(writers(64, round * 10_000_000 + 2_000_000, |user| {
            let jobs = jobs.lock().unwrap().clone();
            block_on(ByHand::sign_up(&jobs, user));
        }));
    }
    let (one, of_many) = (median(one), median(many.0.clone()));
    Pair::print_head();
    sign_ups.print("sign-up, one at a time");
    many.print("sign-up, by 64 writers");
    names.print("lookup by name");
    subs.print("lookup by sub");
    println!(
        "sign-ups a second: {:.0} by one writer, {:.0} by 64: {:.1} times",
        1e6 / one,
        1e6 / of_many,
        one / of_many
    );
}
