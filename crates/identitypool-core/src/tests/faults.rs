//! Storage that fails in the middle leaves nothing that the next call cannot go on from.

use poolgate_storage_trait::{
    Batch, Entity, Expect, Key, Query, Record, Store, StoreExt, Version, Write, faults::Fault,
};
use poolgate_wire::{
    Code,
    identity_pools::{
        DeleteIdentityPoolInput, GetCredentialsForIdentityInput, ListIdentityPoolsInput, SetIdentityPoolRolesInput,
    },
};

use super::*;
use crate::{
    entities::{IdentityListing, IdentityRecord, PoolListing, RolesRecord},
    removal::{AT_ONCE, PoolRemoval},
};

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

/// Nothing of a deleted pool is left in the store.
fn assert_gone(bench: &Bench, pool: &str, identities: &[String]) {
    let identity = block_on(bench.store.list::<IdentityRecord>(Query::prefix(IdentityRecord::KIND, pool, ""), NOW));
    assert!(identity.unwrap().0.is_empty());
    let removals = Query::prefix(PoolRemoval::KIND, PoolRemoval::PARTITION, "");
    assert!(block_on(bench.store.list::<PoolRemoval>(removals, NOW)).unwrap().0.is_empty());
    let listings = identities.iter().map(|id| IdentityListing::key_of(id));
    for key in listings.chain([PoolListing::key_of("123456789012", pool), RolesRecord::key_of(pool)]) {
        assert!(block_on(bench.store.record(&key, NOW)).unwrap().is_none(), "{key:?}");
    }
}

fn delete(bench: &Bench, pool: &str) -> Result<(), Error> {
    let input = DeleteIdentityPoolInput { identity_pool_id: pool.into() };
    block_on(bench.pools.delete_identity_pool(input)).map(|_| ())
}

#[test]
fn a_deletion_that_was_cut_short_is_gone_on_with() {
    for fault in [Fault::Unavailable, Fault::AnswerLost, Fault::Conflict] {
        for n in 1.. {
            let bench = Bench::new();
            let pool = bench.pool();
            set_role(&bench, &pool);
            let ids: Vec<String> = [&[][..], &[], &[alice()]].map(|known| bench.id(&pool, known).unwrap()).into();
            let before = bench.store.calls();
            bench.store.nth_call(n, fault);
            let outcome = delete(&bench, &pool);
            let calls = bench.store.calls() - before;
            bench.store.heal();
            // Deleting again finishes what had not come about; what had is nobody's to see any more.
            let again = delete(&bench, &pool);
            let unknown = again.as_ref().is_err_and(|error| error.code == Code::ResourceNotFoundException);
            assert!(again.is_ok() || unknown, "{fault:?} at {n}: {again:?}");
            assert!(outcome.is_err() || unknown, "{fault:?} at {n}: an acknowledged deletion has happened");
            assert_eq!(refusal(bench.id(&pool, &[])).0, Code::ResourceNotFoundException);
            block_on(bench.pools.tidy(100)).unwrap();
            assert_gone(&bench, &pool, &ids);
            if calls < n {
                break;
            }
        }
    }
}

#[test]
fn a_large_pool_goes_in_steps() {
    let bench = Bench::new();
    let (pool, kept) = (bench.pool(), bench.pool());
    let ids: Vec<String> = (0..AT_ONCE + 120).map(|_| bench.id(&pool, &[]).unwrap()).collect();
    bench.id(&kept, &[]).unwrap();
    delete(&bench, &pool).unwrap();
    assert_eq!(block_on(bench.pools.tidy(50)).unwrap(), 50);
    assert_eq!(block_on(bench.pools.tidy(1000)).unwrap(), 70);
    assert_eq!(block_on(bench.pools.tidy(1000)).unwrap(), 0);
    assert_gone(&bench, &pool, &ids);
    assert!(bench.id(&kept, &[alice()]).is_ok());
}

#[test]
fn a_deletion_that_gets_stuck_keeps_no_other_waiting() {
    let bench = Bench::new();
    let mut pools = [bench.pool(), bench.pool()];
    pools.sort();
    let [stuck, other] = pools;
    for pool in [&stuck, &other] {
        (0..=AT_ONCE).for_each(|_| drop(bench.id(pool, &[]).unwrap()));
        delete(&bench, pool).unwrap();
    }
    let key = Key::new(IdentityRecord::KIND, &*stuck, "\0");
    let damaged = Record { key, version: Version(0), expires_at: None, entries: Vec::new(), body: b"?".to_vec() };
    let mut batch = Batch::new();
    batch.push(Write::Put(damaged, Expect::Absent));
    block_on(bench.store.commit(&batch, NOW)).unwrap();
    assert!(block_on(bench.pools.tidy(100)).is_err());
    let removals = Query::prefix(PoolRemoval::KIND, PoolRemoval::PARTITION, "");
    let (removals, _) = block_on(bench.store.list::<PoolRemoval>(removals, NOW)).unwrap();
    let left: Vec<_> = removals.iter().map(|removal| &removal.pool_id).collect();
    assert_eq!(left, [&stuck]);
}

#[test]
fn a_deletion_that_never_came_about_is_forgotten_in_time() {
    let bench = Bench::new();
    let pool = bench.pool();
    let removal = PoolRemoval { pool_id: pool.clone(), account: "123456789012".into(), since: NOW };
    block_on(bench.pools.note(&removal, NOW)).unwrap();
    let noted = || block_on(bench.store.record(&removal.key(), NOW)).unwrap().is_some();
    assert_eq!((block_on(bench.pools.tidy(10)).unwrap(), noted()), (0, true), "it may be about to come about");
    bench.clock.advance(Duration::from_hours(1));
    assert_eq!((block_on(bench.pools.tidy(10)).unwrap(), noted()), (0, false));
    assert!(bench.id(&pool, &[alice()]).is_ok(), "and the pool is as it was");
}

fn set_role(bench: &Bench, pool: &str) {
    let input = SetIdentityPoolRolesInput {
        identity_pool_id: pool.into(),
        roles: BTreeMap::from([("authenticated".into(), AUTH_ROLE.into())]),
        role_mappings: None,
    };
    block_on(bench.pools.set_identity_pool_roles(input)).unwrap();
}
