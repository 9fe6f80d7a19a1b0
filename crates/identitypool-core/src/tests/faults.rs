//! Storage that fails in the middle leaves nothing that the next call cannot go on from.

use poolgate_storage_trait::{StoreExt, faults::Fault};
use poolgate_wire::{
    Code,
    identity_pools::{GetCredentialsForIdentityInput, ListIdentityPoolsInput, SetIdentityPoolRolesInput},
};

use super::*;
use crate::entities::{IdentityListing, IdentityRecord};

/// Runs `call` with its first, second, … store call failing, until it needs no further one; `then` looks at what is left.
fn at_every_call(call: impl Fn(&Bench, &str) -> Result<(), Error>, then: impl Fn(&Bench, &str)) {
    for fault in [Fault::Unavailable, Fault::AnswerLost, Fault::Conflict] {
        for n in 1.. {
            let bench = Bench::new();
            let pool = bench.pool();
            let before = bench.store.calls();
            bench.store.nth_call(n, fault);
            let result = call(&bench, &pool);
            let calls = bench.store.calls() - before;
            bench.store.heal();
            if let Err(error) = result {
                assert_eq!(error.code, Code::InternalErrorException, "{fault:?} at {n}: {error:?}");
                assert_eq!(error.message, "Internal error.");
            }
            then(&bench, &pool);
            if calls < n {
                break;
            }
        }
    }
}

#[test]
fn a_login_whose_identity_was_half_made_is_one_identity_at_the_next_call() {
    at_every_call(
        |bench, pool| bench.id(pool, &[alice(), alice_at_google()]).map(|_| ()),
        |bench, pool| {
            let id = bench.id(pool, &[alice()]).unwrap();
            let listed = block_on(bench.store.load::<IdentityListing>(&IdentityListing::key_of(&id), NOW)).unwrap();
            assert_eq!(listed.unwrap().pool_id, pool, "it is found by its id");
            let record = block_on(bench.store.load::<IdentityRecord>(&IdentityRecord::key_of(pool, &id), NOW));
            assert!(record.unwrap().unwrap().logins.contains_key(USERS));
            set_role(bench, pool);
            let input = GetCredentialsForIdentityInput {
                identity_id: id,
                logins: Some(logins(&[alice()])),
                ..Default::default()
            };
            block_on(bench.pools.get_credentials_for_identity(input)).unwrap();
        },
    );
}

#[test]
fn a_pool_is_made_whole_or_not_to_be_seen() {
    let make = |bench: &Bench| {
        let input = CreateIdentityPoolInput { identity_pool_name: "second".into(), ..Default::default() };
        block_on(bench.pools.create_identity_pool(input)).map(|_| ())
    };
    for fault in [Fault::Unavailable, Fault::AnswerLost, Fault::Conflict] {
        for n in 1..=2 {
            let bench = Bench::new();
            bench.store.nth_call(n, fault);
            let outcome = make(&bench);
            assert_eq!(outcome.is_ok(), fault == Fault::Conflict, "{fault:?} at {n}: {outcome:?}");
            let list = ListIdentityPoolsInput { max_results: 60, next_token: None };
            let listed = block_on(bench.pools.list_identity_pools(list)).unwrap().identity_pools.unwrap().len();
            let there = outcome.is_ok() || (n == 2 && fault == Fault::AnswerLost);
            assert_eq!(listed, usize::from(there), "{fault:?} at {n}");
        }
    }
}

fn set_role(bench: &Bench, pool: &str) {
    let input = SetIdentityPoolRolesInput {
        identity_pool_id: pool.into(),
        roles: BTreeMap::from([("authenticated".into(), AUTH_ROLE.into())]),
        role_mappings: None,
    };
    block_on(bench.pools.set_identity_pool_roles(input)).unwrap();
}
