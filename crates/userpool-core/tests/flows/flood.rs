//! More hashing than the machine can do: who comes too late is told so at once, and nothing is changed.

use std::{
    pin::Pin,
    sync::mpsc::{self, Sender},
    thread,
};

use futures::{FutureExt as _, executor::block_on};
use poolgate_userpool_core::{Busy, Workers};
use poolgate_wire::Code;
use serde_json::{Value, json};

use crate::support::{OTHER_PASSWORD, PASSWORD, Plan, assert_refused, email_of};

/// Workers that have no room left until the flood is over.
struct Flood {
    over: Sender<()>,
    running: thread::JoinHandle<()>,
    waiting: Pin<Box<dyn Future<Output = Result<(), Busy>>>>,
}

impl Flood {
    /// Busies the one thread, and fills the one place before it.
    fn full(workers: &Workers) -> Self {
        let ((over, wait), (starts, started)) = (mpsc::channel(), mpsc::channel());
        let busy = workers.clone();
        let running = thread::spawn(move || {
            let job = move || {
                starts.send(()).unwrap();
                wait.recv().unwrap();
            };
            block_on(busy.run(job)).unwrap();
        });
        started.recv().unwrap();
        let workers = workers.clone();
        let mut waiting: Pin<Box<dyn Future<Output = _>>> = Box::pin(async move { workers.run(|| ()).await });
        assert!(waiting.as_mut().now_or_never().is_none());
        Self { over, running, waiting }
    }

    fn end(self) {
        self.over.send(()).unwrap();
        self.running.join().unwrap();
        block_on(self.waiting).unwrap();
    }
}

/// Every operation that hashes, for somebody and, where that is hidden, for nobody.
fn hashing(session: &Value) -> Vec<(&'static str, Value)> {
    let reset = |name: &str| json!({ "Username": name, "ConfirmationCode": "000000", "Password": OTHER_PASSWORD });
    let sign_in = |flow: &str, name: &str| json!({ "AuthFlow": flow, "AuthParameters": { "USERNAME": name, "PASSWORD": PASSWORD } });
    let person = |name: &str| json!({ "Username": name, "Password": PASSWORD });
    let new_password = json!({
        "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": session,
        "ChallengeResponses": { "USERNAME": "bob", "NEW_PASSWORD": OTHER_PASSWORD },
    });
    vec![
        ("SignUp", person("carol")),
        ("AdminCreateUser", json!({ "Username": "carol" })),
        ("AdminSetUserPassword", person("alice")),
        ("ConfirmForgotPassword", reset("alice")),
        ("ConfirmForgotPassword", reset("nobody")),
        ("InitiateAuth", sign_in("USER_PASSWORD_AUTH", "alice")),
        ("InitiateAuth", sign_in("USER_PASSWORD_AUTH", "nobody")),
        ("AdminInitiateAuth", sign_in("ADMIN_USER_PASSWORD_AUTH", "alice")),
        ("AdminInitiateAuth", sign_in("ADMIN_USER_PASSWORD_AUTH", "nobody")),
        ("RespondToAuthChallenge", new_password),
    ]
}

#[test]
fn past_the_bound_hashing_is_refused_at_once_and_changes_nothing() {
    let workers = Workers::new(1, 1);
    let house = Plan::new().hiding().workers(workers.clone()).build();
    house.user("alice");
    house.invite("bob", json!({})).unwrap();
    let tokens = house.tokens("alice");
    let session = house.by_password("bob", PASSWORD).unwrap()["Session"].take();
    let proof = house.srp("alice", PASSWORD).unwrap();
    let flood = Flood::full(&workers);
    for (operation, members) in hashing(&session) {
        let tried = format!("{operation} {members}");
        assert_refused(house.call(operation, members), Code::TooManyRequestsException, "Rate exceeded", &tried);
    }
    let change = json!({ "PreviousPassword": PASSWORD, "ProposedPassword": OTHER_PASSWORD });
    for (tried, answer) in [
        ("ChangePassword", house.call_as(&tokens, "ChangePassword", change.clone())),
        ("SRP, begun", house.srp("alice", PASSWORD)),
        ("SRP, answered", house.prove(&proof)),
    ] {
        assert_refused(answer, Code::TooManyRequestsException, "Rate exceeded", tried);
    }
    flood.end();
    // Nobody was made, locked out or changed, and what was begun goes on.
    assert!(house.list_users("username = \"carol\"").unwrap().is_empty());
    house.prove(&proof).unwrap();
    house.tokens("alice");
    let answers = json!({ "USERNAME": "bob", "NEW_PASSWORD": OTHER_PASSWORD });
    house.respond("NEW_PASSWORD_REQUIRED", &session, answers).unwrap();
    house.call_as(&tokens, "ChangePassword", change).unwrap();
    assert_eq!(house.attributes("alice")["email"], email_of("alice"));
}
