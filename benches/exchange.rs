//! The second step of the handshake: an ID token for temporary credentials.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;
use poolgate_benches::{CpuTime, House, PointRead, PrivateKey, by_cpu_time};

fn exchange(c: &mut Criterion<CpuTime>) {
    let public = PrivateKey::new().public();
    let folder = tempfile::tempdir().unwrap();
    let record = PointRead::new(folder.path());
    // Each of the two calls verifies the token, if it is new, and reads the pool, its roles or claims, and the identity.
    c.bench_function("limit: two verifications, six reads by key", |b| {
        b.iter(|| {
            assert!(public.verify() && public.verify());
            (0..6).map(|_| record.read().len()).sum::<usize>()
        });
    });
    let house = block_on(House::new());
    let id_token = block_on(house.sign_in()).id_token.unwrap().into_inner();
    block_on(house.exchange(&id_token));
    c.bench_function("exchange of a known user", |b| b.iter(|| block_on(house.exchange(&id_token))));
}

criterion_group! { name = benches; config = by_cpu_time(); targets = exchange }
criterion_main!(benches);
