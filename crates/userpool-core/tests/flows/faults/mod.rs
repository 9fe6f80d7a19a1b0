//! The fault script driven through every flow: at each call of the store, of each kind, once, twice, and until the
//! client gives up. What the client sees is success or a fault of ours; what is kept is the state before or the state
//! after and nothing between; and the client that tries again ends where it would have ended without the fault.

mod devices;
mod scenarios;

use poolgate_storage_trait::faults::{Call, Fault};
use poolgate_wire::{Code, Error};
use serde_json::Value;

use self::scenarios::SCENARIOS;

use crate::support::{House, Plan};

/// One flow.
struct Scenario {
    name: &'static str,
    plan: fn() -> Plan,
    /// What has happened before; returns what the steps need to know of it.
    prepare: fn(&House) -> Value,
    /// The step that the faults hit.
    act: fn(&House, &Value) -> Result<Value, Error>,
    /// What a client may be told that tries again although it had been done: then it is done.
    done: &'static [(Code, &'static str)],
    /// What is to be seen from outside.
    state: fn(&House, &Value) -> Value,
    /// What a client does next, to show that the way on is open.
    go_on: fn(&House, &Value),
}

#[test]
fn every_flow_survives_every_fault() {
    for scenario in SCENARIOS {
        scenario.survives_everything();
    }
}

/// The flow without faults.
struct Clean {
    calls: usize,
    commits: usize,
    sent: usize,
    before: Value,
    after: Value,
}

/// What is counted until the fault comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Calls,
    Commits,
}

impl Scenario {
    fn survives_everything(&self) {
        let house = (self.plan)().build();
        let known = (self.prepare)(&house);
        let before = (self.state)(&house, &known);
        let house = (self.plan)().build();
        let known = (self.prepare)(&house);
        let (calls, commits, sent) = (house.store.calls(), house.store.commits(), house.outbox.messages().len());
        (self.act)(&house, &known).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let clean = Clean {
            calls: house.store.calls() - calls,
            commits: house.store.commits() - commits,
            sent: house.outbox.messages().len() - sent,
            before,
            after: (self.state)(&house, &known),
        };
        (self.go_on)(&house, &known);
        assert!(clean.calls > 0, "{}", self.name);
        for nth in 1..=clean.calls {
            for times in [1, usize::MAX] {
                self.survives(Fault::Unavailable, Of::Calls, nth, times, &clean);
            }
        }
        for nth in 1..=clean.commits {
            for fault in [Fault::Unavailable, Fault::Conflict, Fault::AnswerLost] {
                for times in [1, 2, usize::MAX] {
                    self.survives(fault, Of::Commits, nth, times, &clean);
                }
            }
        }
    }

    fn survives(&self, fault: Fault, of: Of, nth: usize, times: usize, clean: &Clean) {
        let told = format!("{}: {fault:?} at {nth} of the {of:?}, {times} times", self.name);
        let house = (self.plan)().build();
        let known = (self.prepare)(&house);
        let sent = house.outbox.messages().len();
        let mut seen = 0;
        house.store.when(fault, move |call| {
            let counts = of == Of::Calls || matches!(call, Call::Commit(_));
            seen += usize::from(counts);
            counts && seen >= nth && seen - nth < times
        });
        let first = (self.act)(&house, &known);
        house.store.heal();
        let state = (self.state)(&house, &known);
        match first {
            Ok(_) => {
                assert_eq!(state, clean.after, "{told}");
                assert_eq!(house.outbox.messages().len() - sent, clean.sent, "{told}: messages");
            }
            Err(error) => {
                let ours = matches!(error.code, Code::InternalErrorException | Code::TooManyRequestsException);
                // A step that someone else seems to have answered is refused as though they had.
                let overtaken = fault == Fault::Conflict && self.is_done(&error);
                assert!(ours || overtaken, "{told}: {error}");
                assert!(state == clean.before || state == clean.after, "{told}: half-done: {state}");
                match (self.act)(&house, &known) {
                    Ok(_) => {}
                    Err(error) => {
                        assert!(self.is_done(&error), "{told}, tried again: {error}");
                        assert_eq!(state, clean.after, "{told}, tried again: {error}");
                    }
                }
                assert_eq!((self.state)(&house, &known), clean.after, "{told}, tried again");
            }
        }
        (self.go_on)(&house, &known);
    }

    fn is_done(&self, error: &Error) -> bool {
        self.done.iter().any(|(code, message)| *code == error.code && *message == error.message)
    }
}
