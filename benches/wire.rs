//! From a request to an operation and back, without the network: what the wire adds to a call in-process.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use criterion::{Criterion, criterion_group, criterion_main};
use http::{Request, StatusCode};
use poolgate::{
    http::{Gateway, Signers},
    wire::user_pools::GetUserInput,
};
use poolgate_benches::{CpuTime, House, by_cpu_time};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

fn ask(runtime: &Runtime, gateway: &Gateway, operation: &str, body: &str) -> StatusCode {
    let request = Request::post("/")
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", format!("AWSCognitoIdentityProviderService.{operation}"))
        .body(body.to_owned())
        .unwrap();
    runtime.block_on(gateway.handle(request, None)).status()
}

fn dispatch(c: &mut Criterion<CpuTime>) {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let house = runtime.block_on(House::new());
    let access_token = runtime.block_on(house.sign_in()).access_token.unwrap();
    let gateway = house.poolgate.gateway().build(Signers::DangerAnybody);
    let pools = house.poolgate.user_pools();

    let get_user = json!({ "AccessToken": access_token.expose() }).to_string();
    c.bench_function("limit: the JSON of a GetUser read and written", |b| {
        b.iter(|| serde_json::to_vec(&serde_json::from_str::<Value>(&get_user).unwrap()).unwrap());
    });
    c.bench_function("GetUser in-process", |b| {
        b.iter(|| runtime.block_on(pools.get_user(GetUserInput { access_token: access_token.clone() })).unwrap());
    });
    c.bench_function("GetUser through the gateway", |b| {
        b.iter(|| assert_eq!(ask(&runtime, &gateway, "GetUser", &get_user), StatusCode::OK));
    });

    let attribute = |number: usize| json!({ "Name": format!("custom:{number}"), "Value": "x".repeat(100) });
    let sign_up = json!({
        "ClientId": "unknown", "Username": "somebody", "Password": "Correct-horse-1",
        "UserAttributes": (0..20).map(attribute).collect::<Vec<_>>(),
    });
    let sign_up = sign_up.to_string();
    c.bench_function("limit: the JSON of a SignUp read and written", |b| {
        b.iter(|| serde_json::to_vec(&serde_json::from_str::<Value>(&sign_up).unwrap()).unwrap());
    });
    c.bench_function("a SignUp decoded, validated and refused", |b| {
        b.iter(|| assert_eq!(ask(&runtime, &gateway, "SignUp", &sign_up), StatusCode::BAD_REQUEST));
    });
}

criterion_group! { name = benches; config = by_cpu_time(); targets = dispatch }
criterion_main!(benches);
