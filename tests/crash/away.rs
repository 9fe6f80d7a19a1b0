//! A database that is away, or there and silent: callers are told so, the server lives on, and service resumes by itself.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    thread,
    time::{Duration, Instant},
};

use poolgate_tests::{
    Client,
    postgres::{Cluster, Options},
};
use serde_json::{Value, json};

use crate::{
    api::{Api, Outcome, Pool, send, text},
    resume, serve_postgres,
};

const PASSWORD: &str = "Correct-Horse-9";

/// How long the store waits for one answer of the database.
const STORE_WAITS: Duration = Duration::from_secs(10);

/// How long a call may take while nobody answers, with room for a busy machine. It is given up at the first thing that
/// the store does not answer in time.
const AT_LAST: Duration = STORE_WAITS.saturating_mul(2);

/// How long it may be for those who waited for their turn at a record before they asked the store themselves.
const IN_LINE_AT_LAST: Duration = STORE_WAITS.saturating_mul(3);

/// Clients that change one user at the same time.
const WRITERS: usize = 8;

/// Somebody with a session.
struct Person {
    name: &'static str,
    access: String,
    refresh: String,
}

impl Person {
    fn new(api: &Api<'_>, name: &'static str) -> Self {
        let email = json!([{ "Name": "email", "Value": format!("{name}@example.com") }]);
        api.ask("SignUp", json!({ "Username": name, "Password": PASSWORD, "UserAttributes": email })).unwrap();
        assert!(matches!(api.confirm(name, false), Outcome::Done(_)));
        let Outcome::Done(answer) = api.by_password(name, PASSWORD) else { panic!("no sign-in") };
        let token = |kind: &str| text(&answer["AuthenticationResult"][kind]);
        Self { name, access: token("AccessToken"), refresh: token("RefreshToken") }
    }

    /// Still there, and signed in.
    fn check(&self, api: &Api<'_>) {
        let found = api.ask("AdminGetUser", json!({ "Username": format!("{}@example.com", self.name) })).unwrap();
        assert_eq!(found["Username"], self.name);
        assert!(matches!(api.refresh(&self.refresh), Outcome::Done(_)));
        api.ask("GetUser", json!({ "AccessToken": self.access })).unwrap();
    }

    /// A call of each kind: reads and writes, of pools, clients and users, with and without a token.
    fn calls(&self, pool: &Pool, round: usize) -> Vec<(&'static str, Value)> {
        let initiate = |flow: &str, parameters: Value| json!({ "AuthFlow": flow, "AuthParameters": parameters });
        let name = self.name;
        let calls = [
            ("CreateUserPool", json!({ "PoolName": "other" })),
            ("DescribeUserPool", json!({})),
            ("ListUsers", json!({})),
            ("SignUp", json!({ "Username": format!("new-{round}"), "Password": PASSWORD })),
            ("AdminGetUser", json!({ "Username": name })),
            ("InitiateAuth", initiate("USER_PASSWORD_AUTH", json!({ "USERNAME": name, "PASSWORD": PASSWORD }))),
            ("InitiateAuth", initiate("REFRESH_TOKEN_AUTH", json!({ "REFRESH_TOKEN": self.refresh }))),
            ("GetUser", json!({ "AccessToken": self.access })),
            ("ForgotPassword", json!({ "Username": name })),
            ("CreateGroup", json!({ "GroupName": format!("group of round {round}").replace(' ', "-") })),
        ];
        let with_pool = |(operation, mut members): (&'static str, Value)| {
            members["UserPoolId"] = pool.id.as_str().into();
            members["ClientId"] = pool.client_id.as_str().into();
            (operation, members)
        };
        calls.map(with_pool).into()
    }
}

/// Calls, and sees Cognito's error of a service that is out of order within a time.
fn out_of_order(client: &Client, operation: &str, members: &Value, within: Duration) {
    let since = Instant::now();
    let (status, error) = send(client, operation, members).unwrap();
    let took = since.elapsed();
    assert_eq!((status, &error["__type"]), (500, &json!("InternalErrorException")), "{operation}: {error}");
    assert_eq!(error["message"], "Internal error.", "{operation}");
    assert!(took < within, "{operation} took {took:?}");
}

/// The process is well in any case, and nobody gains by starting it anew; but another may serve better.
fn lives_and_is_ready(client: &Client, ready: bool) {
    let status = |path: &str| client.request("GET", path, &[], b"").unwrap().status;
    assert_eq!((status("/healthz"), status("/readyz")), (200, if ready { 200 } else { 503 }));
}

#[test]
fn a_database_that_is_away_is_told_at_once_and_nothing_is_lost() {
    let cluster = Cluster::start(Options::default()).unwrap();
    let server = serve_postgres(&cluster.create_database().unwrap());
    let (client, dying) = (server.client(), AtomicBool::new(false));
    let pool = Pool::new(&client);
    let api = Api { client: client.clone(), pool: &pool, dying: &dying };
    let alice = Person::new(&api, "alice");
    for round in 0..2 {
        dying.store(true, SeqCst);
        if round == 0 { cluster.stop() } else { cluster.kill_immediately() }.unwrap();
        for (operation, members) in alice.calls(&pool, round) {
            out_of_order(&client, operation, &members, STORE_WAITS);
        }
        lives_and_is_ready(&client, false);
        cluster.start_again().unwrap();
        resume(&api);
        lives_and_is_ready(&client, true);
        dying.store(false, SeqCst);
        alice.check(&api);
        for (operation, members) in alice.calls(&pool, round) {
            let answer = send(&client, operation, &members).unwrap();
            assert_eq!(answer.0, 200, "{operation} did not happen before: {}", answer.1);
        }
    }
}

#[test]
fn a_database_that_is_silent_is_given_up_and_nothing_is_lost() {
    let cluster = Cluster::start(Options::default()).unwrap();
    let server = serve_postgres(&cluster.create_database().unwrap());
    let (client, dying) = (server.client(), AtomicBool::new(false));
    let pool = Pool::new(&client);
    let api = Api { client: client.clone(), pool: &pool, dying: &dying };
    let (alice, bob) = (Person::new(&api, "alice"), Person::new(&api, "bob"));
    // Some are at one record when it falls silent, and stand in line there.
    let started = Barrier::new(WRITERS + 1);
    thread::scope(|scope| {
        let write = |writer: usize| {
            let (started, client, pool, dying) = (&started, &client, &pool, &dying);
            scope.spawn(move || {
                started.wait();
                for number in 0.. {
                    let nickname = json!([{ "Name": "nickname", "Value": format!("{writer} {number}") }]);
                    let members = json!({ "UserPoolId": pool.id, "Username": "bob", "UserAttributes": nickname });
                    let since = Instant::now();
                    let (status, answer) = send(client, "AdminUpdateUserAttributes", &members).unwrap();
                    assert!(since.elapsed() < IN_LINE_AT_LAST, "a write took {:?}", since.elapsed());
                    if status != 200 {
                        assert_eq!((status, dying.load(SeqCst)), (500, true), "{answer}");
                        return;
                    }
                }
            })
        };
        let writers: Vec<_> = (0..WRITERS).map(write).collect();
        started.wait();
        thread::sleep(Duration::from_millis(100));
        dying.store(true, SeqCst);
        let paused = cluster.pause().unwrap();
        thread::scope(|scope| {
            // More than there are connections.
            for (operation, members) in (0..3).flat_map(|round| alice.calls(&pool, round)) {
                let client = &client;
                scope.spawn(move || out_of_order(client, operation, &members, AT_LAST));
            }
            lives_and_is_ready(&client, false);
        });
        for writer in writers {
            writer.join().unwrap();
        }
        drop(paused);
    });
    resume(&api);
    dying.store(false, SeqCst);
    alice.check(&api);
    bob.check(&api);
}
