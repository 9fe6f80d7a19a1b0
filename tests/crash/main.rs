//! A server that is killed, and a database that is, again and again under writes: what was acknowledged is there, and
//! nothing is half-done.
//!
//! Eight clients write through the front door. At a random moment something dies: the server by SIGKILL, or PostgreSQL
//! by `pg_ctl --mode immediate` while the server goes on. Afterwards each client compares everything that it was
//! acknowledged with what it finds, and the call that was under way must have happened wholly or not at all. In the end
//! the rows of the database are compared with each other.
//!
//! A kill leaves the machine running, and with it what the system has in memory for the disk. So this shows that writes
//! are atomic and survive the process. It does not show that they survive a power cut: that is what `synchronous=FULL`
//! and `fsync` are for, which are on here and cost what they cost.
//!
//! And a server that is killed while it removes what is left of a large pool.
//!
//! `POOLGATE_CRASHES` says how often; `POOLGATE_SEED` repeats what was tried, though not the moments of the machine.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod api;
mod away;
mod check;
mod deletion;
mod random;
mod structure;
mod world;

use std::{
    collections::hash_map::RandomState,
    env,
    hash::{BuildHasher as _, Hasher as _},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    thread::{self, ScopedJoinHandle},
    time::{Duration, Instant},
};

use poolgate_tests::{
    Server,
    postgres::{Cluster, Options as ClusterOptions},
};
use serde_json::json;

use crate::{
    api::{Api, CODE, Pool},
    check::check,
    random::Random,
    world::{Ran, World},
};

/// How many write at once.
const CLIENTS: usize = 8;

/// An hour and a second: what Cognito allows a few times an hour is allowed again.
const HOUR: u64 = 3601;

/// 32 bytes that are no secret.
const ROOT_KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// How long a server may take to serve again.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_killed_server_loses_nothing_on_sqlite() {
    let mut run = Run::new(Server::start(&options(&["--data", "data"])).unwrap());
    for _ in 0..crashes(5) {
        run.round(|server, random| {
            server.kill().unwrap();
            // It may be killed again before it has recovered.
            while random.below(4) == 0 {
                server.start_in_vain(random.moment(60)).unwrap();
            }
            server.start_again().unwrap();
            Clock::Lost
        });
    }
    let records = structure::of_sqlite(&run.server.folder().join("data/poolgate.db"));
    run.report(records);
}

#[test]
fn a_killed_database_loses_nothing_on_postgresql() {
    let cluster = Cluster::start(ClusterOptions { fsync: true }).unwrap();
    let url = cluster.create_database().unwrap();
    let mut run = Run::new(serve_postgres(&url));
    for _ in 0..crashes(3) {
        run.round(|_, random| {
            cluster.kill_immediately().unwrap();
            thread::sleep(random.moment(200));
            cluster.start_again().unwrap();
            Clock::Kept
        });
    }
    run.report(structure::of_postgres(&url));
}

fn serve_postgres(url: &str) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("root.key");
    std::fs::write(&key, ROOT_KEY).unwrap();
    Server::start(&options(&["--postgres", url, "--root-key-file", key.to_str().unwrap()])).unwrap()
}

fn options<'a>(place: &[&'a str]) -> Vec<&'a str> {
    // Tokens name their issuer, which therefore outlives the port.
    let options = ["--dev", "--dev-code", CODE, "--public-url", "http://poolgate.test", "--log", "warn"];
    [&options, place].concat()
}

fn crashes(default: usize) -> usize {
    env::var("POOLGATE_CRASHES").map_or(default, |crashes| crashes.parse().unwrap())
}

fn seed() -> u64 {
    let chance = || RandomState::new().build_hasher().finish();
    env::var("POOLGATE_SEED").map_or_else(|_| chance(), |seed| seed.parse().unwrap())
}

/// A server, its clients, and what happened so far.
struct Run {
    server: Server,
    pool: Pool,
    worlds: Vec<World>,
    random: Random,
    /// Seconds by which the server's clock is ahead.
    ahead: u64,
    tally: Tally,
}

/// What a crash did to the clock, which a run moves.
enum Clock {
    Kept,
    Lost,
}

#[derive(Debug, Default)]
struct Tally {
    crashes: usize,
    answered: usize,
    unknown: usize,
    happened: usize,
}

impl Run {
    fn new(server: Server) -> Self {
        let seed = seed();
        // Shown when the test fails.
        println!("POOLGATE_SEED={seed}");
        let pool = Pool::new(&server.client());
        let worlds = (0..CLIENTS).map(World::new).collect();
        Self { server, pool, worlds, random: Random::new(seed), ahead: 0, tally: Tally::default() }
    }

    /// Writes until something dies, and compares. `crash` kills it and brings it back to life.
    fn round(&mut self, crash: impl FnOnce(&mut Server, &mut Random) -> Clock) {
        let (dying, over, answered) = (AtomicBool::new(false), AtomicBool::new(false), AtomicUsize::new(0));
        advance(&self.server, HOUR);
        self.ahead += HOUR;
        let (clock, written) = thread::scope(|scope| {
            let mut clients = Vec::new();
            for world in &mut self.worlds {
                let api = Api { client: self.server.client(), pool: &self.pool, dying: &dying };
                let (mut random, over, answered) = (self.random.fork(), &over, &answered);
                clients.push(scope.spawn(move || write(&api, world, &mut random, over, answered)));
            }
            // Whoever stops before that has found something.
            while answered.load(SeqCst) < 2 * CLIENTS && !clients.iter().any(ScopedJoinHandle::is_finished) {
                thread::sleep(Duration::from_millis(1));
            }
            thread::sleep(self.random.moment(600));
            dying.store(true, SeqCst);
            let clock = crash(&mut self.server, &mut self.random);
            over.store(true, SeqCst);
            let joined: Result<Vec<_>, _> = clients.into_iter().map(ScopedJoinHandle::join).collect();
            (clock, joined.unwrap_or_else(|_| panic!("the server logged {}", self.server.log().unwrap())))
        });
        // Until it is checked, what is not answered is no failure.
        resume(&Api { client: self.server.client(), pool: &self.pool, dying: &dying });
        if matches!(clock, Clock::Lost) {
            advance(&self.server, self.ahead);
        }
        self.tally.crashes += 1;
        self.tally.answered += answered.load(SeqCst);

        dying.store(false, SeqCst);
        let settled = thread::scope(|scope| {
            let mut clients = Vec::new();
            for (world, doubt) in self.worlds.iter_mut().zip(written) {
                let api = Api { client: self.server.client(), pool: &self.pool, dying: &dying };
                clients.push(scope.spawn(move || settle(&api, world, doubt)));
            }
            clients.into_iter().map(|client| client.join().unwrap()).collect::<Vec<_>>()
        });
        self.tally.unknown += settled.iter().flatten().count();
        self.tally.happened += settled.iter().flatten().filter(|happened| **happened).count();
    }

    fn report(&self, records: usize) {
        println!("{:?}, and {records} records whose rows fit together", self.tally);
    }
}

/// Writes until a call is left without an answer, or everything is over: what that call left in doubt.
fn write(
    api: &Api<'_>,
    world: &mut World,
    random: &mut Random,
    over: &AtomicBool,
    answered: &AtomicUsize,
) -> Option<Ran> {
    world.next_round();
    while !over.load(SeqCst) {
        let step = world.pick(random);
        match world.run(api, &step) {
            Ran::Answered => drop(answered.fetch_add(1, SeqCst)),
            doubt @ Ran::Unknown(_) => return Some(doubt),
        }
    }
    None
}

/// Compares a client's world with the server's; whether the call in doubt happened, if there was one.
fn settle(api: &Api<'_>, world: &mut World, doubt: Option<Ran>) -> Option<bool> {
    let is_doubtful = matches!(doubt, Some(Ran::Unknown(_)));
    let mut differences = Vec::new();
    if let Some(Ran::Unknown(Some(mut after))) = doubt {
        match check(api, &mut after) {
            Ok(()) => {
                *world = *after;
                return Some(true);
            }
            Err(difference) => differences.push(difference),
        }
    }
    match check(api, world) {
        Ok(()) => is_doubtful.then_some(false),
        Err(difference) => panic!("{difference}; had the last call happened: {differences:?}; known: {world:?}"),
    }
}

/// Waits until the server serves.
fn resume(api: &Api<'_>) {
    let since = Instant::now();
    loop {
        let found = api.ask("AdminGetUser", json!({ "Username": "nobody" })).unwrap_err();
        if found == "UserNotFoundException" {
            return;
        }
        assert!(since.elapsed() < PATIENCE, "service does not resume: {found}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Moves the server's clock.
fn advance(server: &Server, seconds: u64) {
    let body = json!({ "advance_seconds": seconds }).to_string();
    assert_eq!(server.request("POST", "/_poolgate/clock", &[], body.as_bytes()).unwrap().status, 200);
}
