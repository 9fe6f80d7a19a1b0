//! The whole house behind its HTTP front: what callers from afar and callers who send nonsense are answered.

#![cfg(feature = "http")]
#![cfg_attr(
    feature = "http",
    expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")
)]

use std::{net::IpAddr, sync::Arc};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use poolgate::{
    Poolgate,
    env::SeededEntropy,
    http::{Gateway, Signers},
    user_pools::password_hash::TestHasher,
    wire::{
        Kind, Service,
        registry::{self, OperationInfo},
    },
};
use serde_json::{Value, json};

const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));

/// What any operation may answer: a body that does not fit, and an operation that is not built.
const COMMON: [&str; 3] = ["SerializationException", "InvalidParameterException", "UnknownOperationException"];

fn house() -> Poolgate {
    Poolgate::builder().memory().entropy(Arc::new(SeededEntropy::new(1))).build().unwrap()
}

/// Status, exception and message.
async fn call(gateway: &Gateway, operation: &OperationInfo, body: impl Into<Bytes>) -> (u16, String, String) {
    let (prefix, name) = (operation.service.target_prefix(), operation.service.signing_name());
    let request = http::Request::post("/")
        .header("x-amz-target", format!("{prefix}.{}", operation.name))
        .header("content-type", "application/x-amz-json-1.1")
        .header(
            "authorization",
            format!(
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/{name}/aws4_request, SignedHeaders=host, \
                 Signature=0"
            ),
        )
        .body(Full::new(body.into()))
        .unwrap();
    let answer = gateway.handle(request, HERE).await;
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let body: Value = serde_json::from_slice(&body).unwrap();
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    (status, text("__type"), text("message"))
}

#[tokio::test]
async fn a_hasher_for_tests_answers_this_machine_alone() {
    let cheap = Poolgate::builder().memory().hasher(Arc::new(TestHasher)).build().unwrap();
    let status = async |poolgate: &Poolgate, peer: &str| {
        let gateway = poolgate.gateway().build(Signers::DangerAnybody);
        let request = http::Request::get("/healthz").body(Full::<Bytes>::default()).unwrap();
        gateway.handle(request, Some(peer.parse().unwrap())).await.status().as_u16()
    };
    assert_eq!((status(&cheap, "127.0.0.1").await, status(&cheap, "192.0.2.1").await), (200, 403));
    assert_eq!((status(&house(), "127.0.0.1").await, status(&house(), "192.0.2.1").await), (200, 200));
    let reason = cheap.gateway().build(Signers::DangerAnybody).is_loopback_only();
    assert!(reason.is_some_and(|reason| reason.contains("too weak for real users")));
}

#[tokio::test]
async fn what_is_no_object_is_refused_by_every_operation_alike() {
    let gateway = house().gateway().build(Signers::DangerAnybody);
    let deep = format!("{{\"UserPoolId\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let bodies: [&[u8]; 10] = [
        b"null",
        b"[]",
        b"\"text\"",
        b"7",
        b"{",
        b"{}{}",
        b"{\"UserPoolId\":\"\xff\xfe\"}",
        b"{\"UserPoolId\":\"\\ud800\"}",
        b"\0",
        deep.as_bytes(),
    ];
    for operation in registry::all() {
        for body in bodies {
            let (status, exception, _) = call(&gateway, operation, body.to_vec()).await;
            let shown = String::from_utf8_lossy(body.get(..body.len().min(40)).unwrap()).into_owned();
            assert_eq!((status, &*exception), (400, "SerializationException"), "{}: {shown}", operation.name);
        }
    }
}

#[tokio::test]
async fn no_nonsense_in_any_member_of_any_operation_is_our_fault() {
    let gateway = house().gateway().build(Signers::DangerAnybody);
    let nonsense = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("\u{0}"),
        json!("a".repeat(30_000)),
        json!([]),
        json!([null]),
        json!([[{}]]),
        json!({}),
        json!({ "": {} }),
        json!({ "a": null }),
    ];
    let mut seen = 0;
    for operation in registry::all() {
        let Kind::Structure(members) = &operation.input_shape().kind else { panic!("{}", operation.name) };
        let of = |names: &[&str], value: &Value| -> Value {
            names.iter().map(|name| ((*name).to_owned(), value.clone())).collect()
        };
        let all: Vec<&str> = members.iter().map(|member| member.name).collect();
        let alone = all.iter().map(std::slice::from_ref);
        for names in alone.chain([&all[..]]) {
            for value in &nonsense {
                let (status, exception, message) = call(&gateway, operation, of(names, value).to_string()).await;
                let context = format!("{} {names:?} {status} {exception} {message}", operation.name);
                assert!(status < 500 && (status == 200) == exception.is_empty(), "{context}");
                assert!(message.len() < 8192, "{context}");
                let declared = operation.errors.iter().map(|code| code.name()).chain(COMMON);
                assert!(status == 200 || declared.into_iter().any(|name| name == exception), "not declared: {context}");
                seen += 1;
            }
        }
        let (status, ..) = call(&gateway, operation, "").await;
        assert!(status < 500, "{}", operation.name);
    }
    assert!(seen > 5_000, "too few cases: {seen}");
}

#[tokio::test]
async fn an_operation_belongs_to_its_own_service() {
    let gateway = house().gateway().build(Signers::DangerAnybody);
    for operation in registry::all() {
        let other = match operation.service {
            Service::UserPools => Service::IdentityPools,
            Service::IdentityPools => Service::UserPools,
        };
        // `TagResource` and its like are in both.
        if registry::find(other, operation.name).is_some() {
            continue;
        }
        let target = format!("{}.{}", other.target_prefix(), operation.name);
        let request = http::Request::post("/").header("x-amz-target", target).body(Full::<Bytes>::from("{}")).unwrap();
        let answer = gateway.handle(request, HERE).await;
        assert_eq!(answer.status(), 400, "{}", operation.name);
        assert_eq!(answer.headers()["x-amzn-errortype"], "UnknownOperationException:", "{}", operation.name);
    }
}
