//! Issuing and verifying tokens, and what a token is mostly used for.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;
use poolgate::{
    env::{Clock, RootKey, SystemClock, SystemEntropy},
    storage::MemoryStore,
    token::{AccessClaims, Audience, Customization, Expected, KeyStore, KeyUse, StoredKeys, issue, verify},
    wire::user_pools::{AuthFlowType, GetUserInput},
};
use poolgate_benches::{CpuTime, House, PointRead, PrivateKey, USER, by_cpu_time};

fn limits(c: &mut Criterion<CpuTime>) {
    let private = PrivateKey::new();
    c.bench_function("limit: two signatures", |b| b.iter(|| [private.sign(), private.sign()]));
    let public = private.public();
    c.bench_function("limit: a verification", |b| b.iter(|| assert!(public.verify())));
    let folder = tempfile::tempdir().unwrap();
    let record = PointRead::new(folder.path());
    c.bench_function("limit: a read by key", |b| b.iter(|| record.read()));
}

fn verification(c: &mut Criterion<CpuTime>) {
    let (entropy, now) = (SystemEntropy::new(), SystemClock.now());
    let root_key = RootKey::generate(&entropy);
    let keys = StoredKeys::new(std::sync::Arc::new(MemoryStore::new()), root_key, std::sync::Arc::new(entropy));
    let ring = block_on(keys.keys("us-east-1_Bench", now)).unwrap();
    let claims = AccessClaims {
        sub: "4f2c8a4e-6c1b-4e43-9d5e-000000000000".into(),
        issuer: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Bench".into(),
        client_id: "4j2c8a4e6c1b4e439d5e0d8e8c".into(),
        username: Some(USER.into()),
        expires_at: now + Duration::from_hours(1),
        ..Default::default()
    };
    // More than a key remembers the signatures of.
    let tokens: Vec<String> = (0..4096)
        .map(|number| AccessClaims { jti: Some(number.to_string()), ..claims.clone() })
        .map(|claims| issue(&ring, None, &claims, &Customization::default()).unwrap().access)
        .collect();
    let expected = Expected {
        issuer: &claims.issuer,
        token_use: Some(KeyUse::Access),
        audience: Audience::One(&claims.client_id),
        now,
        leeway: Duration::ZERO,
    };
    let mut new = tokens.iter().cycle();
    c.bench_function("token verification, a new token", |b| {
        b.iter(|| verify(new.next().unwrap(), ring.public(), &expected).unwrap());
    });
    let known = tokens.first().unwrap();
    c.bench_function("token verification, the token of a moment ago", |b| {
        b.iter(|| verify(known, ring.public(), &expected).unwrap());
    });
}

fn use_of_tokens(c: &mut Criterion<CpuTime>) {
    let house = block_on(House::new());
    let tokens = block_on(house.sign_in());
    let refresh_token = tokens.refresh_token.unwrap().into_inner();
    let parameters = [("REFRESH_TOKEN", refresh_token.as_str())];
    c.bench_function("refresh", |b| {
        b.iter(|| block_on(house.initiate(AuthFlowType::RefreshTokenAuth, &parameters)));
    });
    let (pools, access_token) = (house.poolgate.user_pools(), tokens.access_token.unwrap());
    c.bench_function("GetUser", |b| {
        b.iter(|| block_on(pools.get_user(GetUserInput { access_token: access_token.clone() })).unwrap());
    });
}

criterion_group! { name = benches; config = by_cpu_time(); targets = limits, verification, use_of_tokens }
criterion_main!(benches);
