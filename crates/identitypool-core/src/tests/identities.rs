use std::{collections::BTreeSet, thread};

use poolgate_wire::{Code, identity_pools::DescribeIdentityPoolInput};

use super::*;

#[test]
fn a_login_is_one_identity_and_guests_are_many() {
    let bench = Bench::new();
    let pool = bench.pool();
    let first = bench.id(&pool, &[alice()]).unwrap();
    assert!(first.starts_with("us-east-1:"));
    assert_eq!(bench.id(&pool, &[alice()]).unwrap(), first);
    assert_eq!(bench.id(&pool, &[(USERS_BY_ISSUER, token("alice", CLIENT))]).unwrap(), first);
    assert_ne!(bench.id(&pool, &[(USERS, token("bob", CLIENT))]).unwrap(), first);
    assert_ne!(bench.id(&bench.pool(), &[alice()]).unwrap(), first, "pools share nothing");
    let guests: BTreeSet<String> = (0..5).map(|_| bench.id(&pool, &[]).unwrap()).collect();
    assert_eq!(guests.len(), 5);
}

#[test]
fn sixteen_racing_calls_with_a_new_login_end_with_one_identity() {
    for _ in 0..20 {
        let bench = Bench::new();
        let pool = bench.pool();
        let callers: Vec<_> = (0..16)
            .map(|caller| {
                let (pools, pool) = (bench.pools.clone(), pool.clone());
                thread::spawn(move || {
                    // Half of them know another login too: linking races with making.
                    let known: &[_] = if caller % 2 == 0 { &[alice()] } else { &[alice(), alice_at_google()] };
                    let input =
                        GetIdInput { identity_pool_id: pool, logins: Some(logins(known)), ..Default::default() };
                    block_on(pools.get_id(input)).unwrap().identity_id.unwrap()
                })
            })
            .collect();
        let ids: BTreeSet<String> = callers.into_iter().map(|caller| caller.join().unwrap()).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(BTreeSet::from([bench.id(&pool, &[alice_at_google()]).unwrap()]), ids);
    }
}

#[test]
fn logins_given_together_are_linked_and_their_identities_merged() {
    let bench = Bench::new();
    let pool = bench.pool();
    let first = bench.id(&pool, &[alice()]).unwrap();
    assert_eq!(bench.id(&pool, &[alice(), alice_at_google()]).unwrap(), first, "linked");
    assert_eq!(bench.id(&pool, &[alice_at_google()]).unwrap(), first);

    let oidc = ("idp.example.com/tenant", token("oidc-alice", "anyone"));
    bench.clock.advance(Duration::from_secs(1));
    let separate = bench.id(&pool, std::slice::from_ref(&oidc)).unwrap();
    assert_ne!(separate, first);
    assert_eq!(bench.id(&pool, &[oidc.clone(), alice()]).unwrap(), first, "the older one stays");
    assert_eq!(bench.id(&pool, &[oidc]).unwrap(), first);
}

#[test]
fn an_identity_has_one_login_a_provider() {
    let bench = Bench::new();
    let pool = bench.pool();
    bench.id(&pool, &[alice(), alice_at_google()]).unwrap();
    let other = bench.id(&pool, &[(GOOGLE, token("google-bob", "app"))]).unwrap();
    let both = [alice(), (GOOGLE, token("google-bob", "app"))];
    assert_eq!(refusal(bench.id(&pool, &both)).0, Code::ResourceConflictException);
    assert_eq!(bench.id(&pool, &both[1..]).unwrap(), other, "nothing has changed");
    let two_names = [alice(), (USERS_BY_ISSUER, token("bob", CLIENT))];
    assert_eq!(refusal(bench.id(&pool, &two_names)).0, Code::ResourceConflictException);
}

#[test]
fn what_is_not_trusted_is_refused_in_cognitos_words() {
    let bench = Bench::new();
    let pool = bench.pool_with(|input| input.allow_unauthenticated_identities = false);
    let failing = |how: &str| json!({ "sub": "a", "aud": CLIENT, "fails": how }).to_string();
    let now = NOW.secs();
    let expired = format!("Invalid login token. Token expired: {} >= {now}", now - 1);
    let unsupported = "Token is not from a supported provider of this identity pool.";
    let rows: Vec<(&str, String, &str)> = vec![
        (USERS, token("alice", "another client"), unsupported),
        (GOOGLE, token("alice", "other;app"), unsupported),
        ("graph.facebook.com", token("alice", CLIENT), unsupported),
        ("cognito-idp.us-east-1.amazonaws.com/us-east-1_Other", token("alice", CLIENT), unsupported),
        (USERS, failing("foreign"), "Invalid login token. Not a Cognito token."),
        (USERS, failing("signature"), "Invalid login token. Couldn't verify signed token."),
        (USERS, failing("issuer"), "Invalid login token. Issuer doesn't match providerName"),
        (USERS, failing("expired"), &expired),
        (USERS, "not a token".into(), "Invalid login token. Not a valid OpenId Connect identity token."),
        (USERS, json!({ "sub": "a" }).to_string(), "Invalid login token. Missing a required claim: aud"),
        (USERS, json!({ "aud": CLIENT }).to_string(), "Invalid login token. Missing a required claim: sub"),
        (
            USERS,
            json!({ "sub": "a", "aud": CLIENT, "revoked": true }).to_string(),
            "Invalid login token. Token has been revoked.",
        ),
    ];
    for (provider, token, message) in rows {
        let refused = refusal(bench.id(&pool, &[(provider, token.clone())]));
        assert_eq!(refused, (Code::NotAuthorizedException, message.to_owned()), "{provider} {token}");
    }
    assert_eq!(refusal(bench.id(&pool, &[(USERS, failing("down"))])).0, Code::ExternalServiceException);
    let guest = "Unauthenticated access is not supported for this identity pool.";
    assert_eq!(refusal(bench.id(&pool, &[])), (Code::NotAuthorizedException, guest.to_owned()));
    let mixed = [alice(), (GOOGLE, token("x", "wrong"))];
    assert_eq!(refusal(bench.id(&pool, &mixed)).1, unsupported, "one bad login spoils all");
}

#[test]
fn a_user_is_asked_about_only_where_the_pool_says_so() {
    let bench = Bench::new();
    let pool = bench.pool_with(|input| {
        for provider in input.cognito_identity_providers.iter_mut().flatten() {
            provider.server_side_token_check = Some(false);
            provider.provider_name = Some(USERS_BY_ISSUER.into());
        }
    });
    let revoked = json!({ "sub": "alice", "aud": CLIENT, "revoked": true }).to_string();
    assert!(bench.id(&pool, &[(USERS, revoked)]).is_ok(), "and the pool may know the user pool by its issuer");
}

#[test]
fn constraints_of_the_model_come_first() {
    let bench = Bench::new();
    let malformed = DescribeIdentityPoolInput { identity_pool_id: "no pool".into() };
    let (_, message) = refusal(block_on(bench.pools.describe_identity_pool(malformed)));
    assert!(message.starts_with("1 validation error detected: Value 'no pool' at 'identityPoolId'"), "{message}");
}
