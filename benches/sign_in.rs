//! Password and SRP sign-in beside the cryptography and the commit in them.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use std::{collections::BTreeMap, hint::black_box, sync::Arc, time::Duration};

use argon2::{Argon2, PasswordHasher as _};
use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;
use poolgate::{
    env::{Clock, RootKey, SystemClock, SystemEntropy},
    user_pools::{
        password_hash::{Argon2idHasher, Owner, PasswordHasher, SrpHasher},
        srp::{client::Client, format_timestamp},
    },
    wire::user_pools::{AuthFlowType, ChallengeNameType, RespondToAuthChallengeInput},
};
use poolgate_benches::{CpuTime, House, PASSWORD, PrivateKey, SessionWrite, SrpArithmetic, USER, by_cpu_time};

fn limits(c: &mut Criterion<CpuTime>) {
    let key = PrivateKey::new();
    c.bench_function("limit: two signatures", |b| b.iter(|| [key.sign(), key.sign()]));
    let folder = tempfile::tempdir().unwrap();
    let mut session = SessionWrite::new(folder.path());
    c.bench_function("limit: a durable write", |b| b.iter(|| session.write()));
    let srp = SrpArithmetic::new();
    c.bench_function("limit: a power of g", |b| b.iter(|| srp.power_of_g()));
    c.bench_function("limit: SRP's secret", |b| b.iter(|| srp.shared_secret()));
    let argon2 = Argon2::default();
    c.bench_function("limit: Argon2id", |b| b.iter(|| argon2.hash_password_with_salt(PASSWORD.as_bytes(), &[7; 16])));
}

fn by_password(c: &mut Criterion<CpuTime>) {
    let entropy = Arc::new(SystemEntropy::new());
    let root_key = RootKey::generate(&*entropy);
    let owner = Owner { root_key, entropy, pool_id: "us-east-1_Bench".into(), username: USER.into() };
    let credential = SrpHasher.create(&owner, PASSWORD).unwrap();
    c.bench_function("a password check", |b| {
        b.iter(|| assert!(SrpHasher.verify(&owner, PASSWORD, &credential).unwrap()));
    });
    let house = block_on(House::new());
    c.bench_function("password sign-in", |b| b.iter(|| block_on(house.sign_in())));
    let house = block_on(House::with_hasher(Arc::new(Argon2idHasher::default())));
    c.bench_function("password sign-in, Argon2id", |b| b.iter(|| block_on(house.sign_in())));
}

fn by_srp(c: &mut Criterion<CpuTime>) {
    let house = block_on(House::new());
    c.bench_function("SRP sign-in", |b| {
        b.iter_custom(|times| (0..times).map(|_| block_on(sign_in_by_srp(&house))).sum());
    });
}

/// Signs in and gives the server's share of the CPU time.
async fn sign_in_by_srp(house: &House) -> Duration {
    let client = Client::new(&SystemEntropy::new()).unwrap();
    let a = client.a_hex();

    let begun = CpuTime::now();
    let challenge = house.initiate(AuthFlowType::UserSrpAuth, &[("USERNAME", USER), ("SRP_A", &a)]).await;
    let first = CpuTime::since(begun);

    let asked = challenge.challenge_parameters.unwrap();
    let timestamp = format_timestamp(SystemClock.now());
    let parameter = |name: &str| asked.get(name).unwrap().as_str();
    let (salt, b, block) = (parameter("SALT"), parameter("SRP_B"), parameter("SECRET_BLOCK"));
    let signature = client.respond(&house.pool_id, USER, PASSWORD, salt, b, block, &timestamp).unwrap();
    let responses = [
        ("USERNAME", USER),
        ("PASSWORD_CLAIM_SECRET_BLOCK", block),
        ("PASSWORD_CLAIM_SIGNATURE", &signature),
        ("TIMESTAMP", &timestamp),
    ];
    let responses = responses.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let input = RespondToAuthChallengeInput {
        client_id: house.client_id.as_str().into(),
        challenge_name: ChallengeNameType::PasswordVerifier,
        challenge_responses: Some(BTreeMap::from(responses).into()),
        ..Default::default()
    };

    let begun = CpuTime::now();
    let answer = house.poolgate.user_pools().respond_to_auth_challenge(input).await.unwrap();
    let second = CpuTime::since(begun);
    black_box(answer.authentication_result.unwrap());
    first + second
}

criterion_group! { name = benches; config = by_cpu_time(); targets = limits, by_password, by_srp }
criterion_main!(benches);
