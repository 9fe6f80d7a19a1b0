//! The front over real connections, with a small service behind it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use poolgate_http::{
    ConnectionLimits, Cors, DevTools, Dispatch, Documents, Gateway, GatewayBuilder, Limits, OutboxEntry, Peer,
    Readiness, SignatureCheck, SignedRequest, Signers, serve,
};
use poolgate_wire::{Call, Caller, Code, Error, Result, Service};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const USER_POOLS: &str = "AWSCognitoIdentityProviderService";

/// Answers with what it was called with; `SignUp` panics, `ConfirmSignUp` fails.
struct Fake;

#[async_trait]
impl Dispatch for Fake {
    fn service(&self) -> Service {
        Service::UserPools
    }

    fn operations(&self) -> Vec<&'static str> {
        vec!["GetUser", "ListUsers", "SignUp", "ConfirmSignUp", "GetClientToken"]
    }

    async fn dispatch(&self, call: Call, index: usize, body: Value) -> Result<Vec<u8>> {
        match index {
            0 | 1 | 4 => {
                let key = match call.caller {
                    Caller::Signed { access_key } => access_key,
                    Caller::Anonymous => "anonymous".into(),
                    Caller::Host => "host".into(),
                };
                let answer = json!({ "body": body, "key": key, "region": call.region, "account": call.account,
                                     "ip": call.source_ip.map(|ip| ip.to_string()), "id": call.request_id });
                Ok(answer.to_string().into_bytes())
            }
            2 => panic!("alice's password is hunter2"),
            _ => Err(Error::internal("the disk is on fire")),
        }
    }
}

struct Documented;

#[async_trait]
impl Documents for Documented {
    async fn jwks(&self, pool: &str) -> Result<Option<Bytes>> {
        Ok((pool == "us-east-1_One").then(|| Bytes::from_static(b"{\"keys\":[]}")))
    }

    async fn openid_configuration(&self, pool: &str) -> Result<Option<Bytes>> {
        assert_ne!(pool, "us-east-1_Panics", "alice's password is hunter2");
        if pool == "us-east-1_Broken" {
            return Err(Error::internal("the disk is on fire"));
        }
        Ok(Some(Bytes::from(json!({ "issuer": pool }).to_string())))
    }

    async fn identity_jwks(&self) -> Result<Option<Bytes>> {
        Ok(Some(Bytes::from_static(b"{}")))
    }

    async fn identity_openid_configuration(&self) -> Result<Option<Bytes>> {
        Ok(None)
    }
}

#[derive(Default)]
struct Tools(AtomicI64);

impl DevTools for Tools {
    fn outbox(&self) -> Vec<OutboxEntry> {
        let entry = OutboxEntry {
            channel: "email",
            destination: "alice@example.com".into(),
            code: "123456".into(),
            subject: "Hello".into(),
            body: "Your code is 123456".into(),
            user_pool_id: "us-east-1_One".into(),
            username: "alice".into(),
            time: 1.5,
        };
        vec![entry]
    }

    fn advance_clock(&self, by: Duration) -> i64 {
        self.0.fetch_add(i64::try_from(by.as_secs()).unwrap(), SeqCst);
        self.0.load(SeqCst)
    }
}

/// Lets in whoever's signature is "good".
struct GoodOnly;

impl SignatureCheck for GoodOnly {
    fn check(&self, request: &SignedRequest<'_>, _: Service) -> Result<()> {
        let good = request.headers["authorization"].to_str().unwrap().ends_with("Signature=good");
        if good { Ok(()) } else { Err(Error::new(Code::InvalidSignatureException, "no")) }
    }
}

fn builder() -> GatewayBuilder {
    Gateway::builder().service(Arc::new(Fake)).documents(Arc::new(Documented)).region("eu-west-1")
}

/// Runs a gateway for one test.
async fn start(gateway: Gateway, limits: ConnectionLimits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(async move {
        serve(listener, gateway, limits, async {
            let _ = stopped.await;
        })
        .await
        .unwrap();
    });
    Server { address, stop, running }
}

async fn start_plain() -> Server {
    start(builder().build(Signers::DangerAnybody), ConnectionLimits::default()).await
}

struct Server {
    address: String,
    stop: tokio::sync::oneshot::Sender<()>,
    running: tokio::task::JoinHandle<()>,
}

#[derive(Debug)]
struct Reply {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// Status and exception; the headers must agree with the body.
    fn exception(&self) -> (u16, String) {
        let name = self.json()["__type"].as_str().unwrap_or_default().to_owned();
        assert_eq!(self.headers["x-amzn-errortype"], format!("{name}:"));
        assert!(self.headers["x-amzn-requestid"].len() == 36 && self.headers.contains_key("x-amzn-errormessage"));
        (self.status, name)
    }
}

impl Server {
    /// Sends bytes as they are and reads one reply.
    async fn raw(&self, bytes: &[u8]) -> Option<Reply> {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        // A server that has heard enough may close while we still talk.
        let _ = stream.write_all(bytes).await;
        tokio::time::timeout(Duration::from_secs(10), read_reply(&mut stream)).await.expect("an answer in time")
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        self.raw(&request(method, path, headers, body)).await.expect("an answer")
    }

    async fn call(&self, operation: &str, body: impl AsRef<[u8]>) -> Reply {
        let target = format!("{USER_POOLS}.{operation}");
        let headers = [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", &*target)];
        self.send("POST", "/", &headers, body.as_ref()).await
    }

    async fn signed(&self, operation: &str, key: &str, signature: &str, body: &str) -> Reply {
        let target = format!("{USER_POOLS}.{operation}");
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={key}/20260101/ap-south-1/cognito-idp/aws4_request, SignedHeaders=host, \
             Signature={signature}"
        );
        let headers = [("x-amz-target", &*target), ("authorization", &*authorization)];
        self.send("POST", "/", &headers, body.as_bytes()).await
    }
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.extend([*name, ": ", *value, "\r\n"]);
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

async fn read_reply(stream: &mut TcpStream) -> Option<Reply> {
    let mut seen = Vec::new();
    let head_end = loop {
        if let Some(at) = seen.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut seen).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(seen[..head_end].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: BTreeMap<_, _> =
        lines.map(|line| line.split_once(": ").unwrap()).map(|(n, v)| (n.to_lowercase(), v.to_owned())).collect();
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    while seen.len() < head_end + 4 + length {
        if stream.read_buf(&mut seen).await.ok()? == 0 {
            return None;
        }
    }
    Some(Reply { status, headers, body: seen[head_end + 4..head_end + 4 + length].to_vec() })
}

#[tokio::test]
async fn an_operation_is_called_and_answered() {
    let server = start_plain().await;
    let reply = server.call("GetUser", r#"{"AccessToken":"t"}"#).await;
    assert_eq!((reply.status, &*reply.headers["content-type"]), (200, "application/x-amz-json-1.1"));
    let json = reply.json();
    assert_eq!(json["body"], json!({ "AccessToken": "t" }));
    assert_eq!((&json["key"], &json["region"]), (&json!("anonymous"), &json!("eu-west-1")));
    assert_eq!((&json["account"], &json["ip"]), (&json!("000000000000"), &json!("127.0.0.1")));
    assert_eq!(json["id"], json!(reply.headers["x-amzn-requestid"]));
    // No body at all stands for no members.
    assert_eq!(server.call("GetUser", "").await.json()["body"], json!({}));
}

#[tokio::test]
async fn a_signed_operation_wants_a_signature() {
    let server = start_plain().await;
    let unsigned = server.call("ListUsers", r#"{"UserPoolId":"us-east-1_One"}"#).await;
    assert_eq!(unsigned.exception(), (400, "MissingAuthenticationTokenException".into()));
    let json = server.signed("ListUsers", "123456789012", "any", "{}").await.json();
    assert_eq!((&json["key"], &json["region"]), (&json!("123456789012"), &json!("ap-south-1")));
    assert_eq!(json["account"], json!("123456789012"));

    let strict = start(builder().build(Signers::Checked(Arc::new(GoodOnly))), ConnectionLimits::default()).await;
    assert_eq!(strict.signed("ListUsers", "AKIA", "good", "{}").await.status, 200);
    let refused = strict.signed("ListUsers", "AKIA", "bad", "{}").await;
    assert_eq!(refused.exception(), (400, "InvalidSignatureException".into()));
    // A public operation is public, however it is signed.
    assert_eq!(strict.signed("GetUser", "AKIA", "bad", "{}").await.json()["key"], json!("anonymous"));
    let target = format!("{USER_POOLS}.GetUser");
    for bogus in
        ["Bearer abc", "", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=//, Signature=", "Basic Og==", "\u{fc}"]
    {
        let headers = [("x-amz-target", &*target), ("authorization", bogus)];
        let json = strict.send("POST", "/", &headers, b"{}").await.json();
        assert_eq!((&json["key"], &json["account"]), (&json!("anonymous"), &json!("000000000000")), "{bogus}");
    }
    let target = format!("{USER_POOLS}.ListUsers");
    let bearer = [("x-amz-target", &*target), ("authorization", "Bearer abc")];
    let refused = strict.send("POST", "/", &bearer, b"{}").await;
    assert_eq!(refused.exception(), (400, "IncompleteSignatureException".into()));
}

#[tokio::test]
async fn an_operation_that_proves_the_client_itself_is_signed_or_not() {
    let strict = start(builder().build(Signers::Checked(Arc::new(GoodOnly))), ConnectionLimits::default()).await;
    let unsigned = strict.call("GetClientToken", "{}").await;
    assert_eq!((unsigned.status, &unsigned.json()["key"]), (200, &json!("anonymous")));
    assert_eq!(strict.signed("GetClientToken", "AKIA", "good", "{}").await.json()["key"], json!("AKIA"));
    let refused = strict.signed("GetClientToken", "AKIA", "bad", "{}").await;
    assert_eq!(refused.exception(), (400, "InvalidSignatureException".into()));
}

#[tokio::test]
async fn operations_that_are_not_built_are_authenticated_and_validated_first() {
    let server = start_plain().await;
    let unsigned = server.call("CreateUserPool", "{}").await;
    assert_eq!(unsigned.exception(), (400, "MissingAuthenticationTokenException".into()));
    let invalid = server.signed("CreateUserPool", "AKIA", "any", "{}").await;
    assert_eq!(invalid.exception(), (400, "InvalidParameterException".into()));
    let reply = server.signed("CreateUserPool", "AKIA", "any", r#"{"PoolName":"one"}"#).await;
    assert_eq!(reply.exception(), (400, "UnknownOperationException".into()));
    assert_eq!(reply.json()["message"], "CreateUserPool is not built yet in Poolgate; see COVERAGE.md");
}

#[tokio::test]
async fn bad_input_is_refused_and_the_server_lives_on() {
    let server = start_plain().await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_member = format!("{{\"AccessToken\":{}1{}}}", "{\"a\":".repeat(5000), "}".repeat(5000));
    let bodies: [&[u8]; 11] = [
        b"{",
        b"{\"AccessToken\":}",
        b"[]",
        b"null",
        b"\"text\"",
        b"{}{}",
        b"{\"AccessToken\":\"\xff\xfe\"}",
        b"\xef\xbb\xbf{}",
        b"{\"n\":1e999}",
        deep.as_bytes(),
        deep_member.as_bytes(),
    ];
    for body in bodies {
        let shown = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        assert_eq!(server.call("GetUser", body).await.exception(), (400, "SerializationException".into()), "{shown}");
    }
    for target in [
        "",
        "GetUser",
        "Nope.GetUser",
        "AWSCognitoIdentityProviderService.",
        "AWSCognitoIdentityProviderService.getuser",
        // Each service's operations under the other's name.
        "AWSCognitoIdentityService.GetUser",
        "AWSCognitoIdentityProviderService.GetId",
    ] {
        let reply = server.send("POST", "/", &[("x-amz-target", target)], b"{}").await;
        assert_eq!(reply.exception(), (400, "UnknownOperationException".into()), "{target}");
    }
    let reply = server.send("POST", "/", &[], b"{}").await;
    assert_eq!(reply.exception(), (400, "UnknownOperationException".into()));
    let form = [("content-type", "application/x-www-form-urlencoded; charset=utf-8")];
    let reply = server.send("POST", "/", &form, b"Action=AssumeRoleWithWebIdentity&Version=2011-06-15").await;
    let xml = String::from_utf8(reply.body).unwrap();
    assert!(
        reply.status == 400 && xml.contains("<Code>InvalidAction</Code>") && xml.contains("AssumeRoleWithWeb"),
        "{xml}"
    );
    assert_eq!(server.call("GetUser", "{}").await.status, 200);
}

#[tokio::test]
async fn wrong_methods_and_paths_are_refused() {
    let server = start_plain().await;
    for (method, path, status) in [
        ("GET", "/", 405),
        ("DELETE", "/", 405),
        ("OPTIONS", "/", 204),
        ("BREW", "/", 405),
        ("POST", "/healthz", 405),
        ("POST", "/readyz", 405),
        ("GET", "/readyz", 200),
        ("POST", "/us-east-1_One/.well-known/jwks.json", 405),
        ("GET", "/nothing", 404),
        ("GET", "/us-east-1_One/.well-known/nothing", 404),
        ("GET", "/_poolgate/outbox", 404),
        ("POST", "/_poolgate/clock", 404),
    ] {
        assert_eq!(server.send(method, path, &[], b"").await.status, status, "{method} {path}");
    }
}

#[tokio::test]
async fn what_is_not_http_is_refused_and_the_server_lives_on() {
    let server = start_plain().await;
    let long_header = format!("GET / HTTP/1.1\r\nhost: x\r\na: {}\r\n\r\n", "x".repeat(1 << 20));
    let many_headers = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(5000));
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"\r\n\r\nhello\r\n\r\n",
        b"POST / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        long_header.as_bytes(),
        many_headers.as_bytes(),
    ] {
        if let Some(reply) = server.raw(garbage).await {
            assert!((400..500).contains(&reply.status), "{reply:?}");
        }
    }
    assert_eq!(server.call("GetUser", "{}").await.status, 200);
}

#[tokio::test]
async fn an_over_long_body_is_refused_however_it_comes() {
    let server = start_plain().await;
    let long = vec![b'x'; 10 * 1024 * 1024];
    let reply = server.call("GetUser", &long).await;
    assert_eq!(reply.exception(), (413, "RequestEntityTooLargeException".into()));
    let mut chunked = b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for chunk in long.chunks(1 << 20) {
        chunked.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        chunked.extend_from_slice(chunk);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(server.raw(&chunked).await.unwrap().status, 413);
    // One that only claims to be long, and waits to be asked for it, is answered at once.
    let claim = b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 99999999\r\n\r\n";
    assert_eq!(server.raw(claim).await.unwrap().status, 413);
    let fits = format!("{{\"a\":\"{}\"}}", "x".repeat(1024 * 1024 - 8));
    assert_eq!(server.call("GetUser", fits).await.status, 200);
}

#[tokio::test]
async fn slow_clients_are_let_go() {
    let limits = Limits { body_time: Duration::from_millis(100), ..Limits::default() };
    let connections = ConnectionLimits { head_time: Duration::from_millis(100), ..ConnectionLimits::default() };
    let server = start(builder().limits(limits).build(Signers::DangerAnybody), connections).await;
    let reply = server.raw(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n{").await.unwrap();
    assert_eq!(reply.exception(), (408, "RequestTimeoutException".into()));
    assert!(server.raw(b"POST / HTTP/1.1\r\nhost:").await.is_none_or(|reply| reply.status == 408));
    // One that was answered and says nothing more, and one that never says anything.
    let mut answered = TcpStream::connect(&server.address).await.unwrap();
    answered.write_all(&request("GET", "/healthz", &[], b"")).await.unwrap();
    assert_eq!(read_reply(&mut answered).await.unwrap().status, 200);
    let mut silent = TcpStream::connect(&server.address).await.unwrap();
    for idle in [&mut answered, &mut silent] {
        let closed = tokio::time::timeout(Duration::from_secs(10), idle.read(&mut [0; 1])).await;
        assert_eq!(closed.expect("an idle connection is let go").unwrap_or(0), 0);
    }
}

#[tokio::test]
async fn our_own_faults_tell_the_caller_nothing() {
    let server = start_plain().await;
    for operation in ["SignUp", "ConfirmSignUp"] {
        let reply = server.call(operation, "{}").await;
        assert_eq!(reply.exception(), (500, "InternalErrorException".into()));
        let words = String::from_utf8(reply.body).unwrap();
        assert!(!words.contains("hunter2") && !words.contains("fire"), "{words}");
    }
    assert_eq!(server.call("GetUser", "{}").await.status, 200);
}

#[tokio::test]
async fn documents_are_for_everybody() {
    let server = start_plain().await;
    let reply = server.send("GET", "/us-east-1_One/.well-known/jwks.json", &[("origin", "https://x.test")], b"").await;
    assert_eq!((reply.status, reply.json()), (200, json!({ "keys": [] })));
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!(reply.headers["access-control-allow-origin"], "*");
    let status = async |path: &str| server.send("GET", path, &[], b"").await.status;
    assert_eq!(status("/us-east-1_One/.well-known/openid-configuration").await, 200);
    assert_eq!(status("/us-east-1_Two/.well-known/jwks.json").await, 404);
    assert_eq!(status("/us-east-1_Broken/.well-known/openid-configuration").await, 500);
    assert_eq!(status("/us-east-1_Panics/.well-known/openid-configuration").await, 500);
    assert_eq!(status("/.well-known/jwks_uri").await, 200);
    assert_eq!(status("/.well-known/openid-configuration").await, 404);
}

#[tokio::test]
async fn a_page_is_answered_according_to_its_origin() {
    let cors = Cors::Origins(vec!["https://app.test".into()]);
    let server = start(builder().cors(cors).build(Signers::DangerAnybody), ConnectionLimits::default()).await;
    let ask = async |origin: &str| {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "x-amz-target,x-amz-user-agent"),
        ];
        server.send("OPTIONS", "/", &headers, b"").await
    };
    let allowed = ask("https://app.test").await;
    assert_eq!((allowed.status, &*allowed.headers["access-control-allow-origin"]), (204, "https://app.test"));
    assert_eq!(allowed.headers["access-control-allow-headers"], "x-amz-target,x-amz-user-agent");
    assert!(!ask("https://other.test").await.headers.contains_key("access-control-allow-origin"));
    let target = format!("{USER_POOLS}.GetUser");
    let headers = [("origin", "https://app.test"), ("x-amz-target", &*target)];
    // Refusals too: without these headers a page would see a network error instead of the exception.
    for body in [&b"{}"[..], b"{"] {
        let reply = server.send("POST", "/", &headers, body).await;
        assert_eq!(reply.headers["access-control-allow-origin"], "https://app.test");
        assert!(reply.headers["access-control-expose-headers"].contains("x-amzn-ErrorType"));
    }
}

#[tokio::test]
async fn development_tools_exist_only_when_given() {
    let gateway = builder().danger_dev_tools(Arc::new(Tools::default())).build(Signers::DangerAnybody);
    let server = start(gateway, ConnectionLimits::default()).await;
    let outbox = server.send("GET", "/_poolgate/outbox", &[], b"").await.json();
    assert_eq!(
        outbox,
        json!([{ "channel": "email", "destination": "alice@example.com", "code": "123456", "subject": "Hello",
                 "body": "Your code is 123456", "user_pool_id": "us-east-1_One", "username": "alice", "time": 1.5 }])
    );
    let clock = server.send("POST", "/_poolgate/clock", &[], br#"{"advance_seconds":3600}"#).await;
    assert_eq!((clock.status, clock.json()), (200, json!({ "now": 3600 })));
    for bad in [&b"{}"[..], b"", br#"{"advance_seconds":-1}"#, br#"{"advance_seconds":1e300}"#] {
        assert_eq!(server.send("POST", "/_poolgate/clock", &[], bad).await.status, 400);
    }
    assert_eq!(server.send("GET", "/_poolgate/clock", &[], b"").await.status, 405);
}

/// Whatever site a developer visits meanwhile.
#[tokio::test]
async fn development_tools_are_not_for_pages_from_elsewhere() {
    let gateway = builder().danger_dev_tools(Arc::new(Tools::default())).cors(Cors::Anybody);
    let server = start(gateway.build(Signers::DangerAnybody), ConnectionLimits::default()).await;
    let evil = ("origin", "https://evil.test");
    assert_eq!(server.send("GET", "/_poolgate/outbox", &[evil], b"").await.status, 403);
    assert_eq!(server.send("POST", "/_poolgate/clock", &[evil], br#"{"advance_seconds":3600}"#).await.status, 403);
    let rebound = b"GET /_poolgate/outbox HTTP/1.1\r\nhost: evil.test\r\nconnection: close\r\n\r\n";
    assert_eq!(server.raw(rebound).await.expect("an answer").status, 403);
    let own = server.send("GET", "/_poolgate/outbox", &[("origin", "http://localhost:3000")], b"").await;
    assert_eq!((own.status, &*own.headers["access-control-allow-origin"]), (200, "*"));
}

#[tokio::test]
async fn metrics_count_by_operation_and_exception() {
    let server = start_plain().await;
    server.call("GetUser", "{}").await;
    server.call("GetUser", "{").await;
    server.send("GET", "/nowhere", &[], b"").await;
    assert_eq!(server.send("GET", "/healthz", &[], b"").await.json(), json!({ "status": "ok" }));
    let page = String::from_utf8(server.send("GET", "/metrics", &[], b"").await.body).unwrap();
    for line in [
        "poolgate_operations_total{service=\"cognito-idp\",operation=\"GetUser\",outcome=\"ok\",code=\"\"} 1\n",
        "operation=\"GetUser\",outcome=\"refused\",code=\"SerializationException\"} 1\n",
        "poolgate_requests_refused_total{reason=\"path\"} 1\n",
    ] {
        assert!(page.contains(line), "{line} in\n{page}");
    }
}

#[tokio::test]
async fn connections_are_reused_limited_and_ended_gracefully() {
    let limits = ConnectionLimits { connections: 1, ..ConnectionLimits::default() };
    let server = start(builder().build(Signers::DangerAnybody), limits).await;
    let target = format!("{USER_POOLS}.GetUser");
    let call = request("POST", "/", &[("x-amz-target", &*target)], b"{}");
    let mut first = TcpStream::connect(&server.address).await.unwrap();
    for _ in 0..3 {
        first.write_all(&call).await.unwrap();
        assert_eq!(read_reply(&mut first).await.unwrap().status, 200);
    }
    // The second waits until the first is gone.
    let mut second = TcpStream::connect(&server.address).await.unwrap();
    second.write_all(&call).await.unwrap();
    assert!(tokio::time::timeout(Duration::from_millis(50), read_reply(&mut second)).await.is_err());
    drop(first);
    assert_eq!(read_reply(&mut second).await.unwrap().status, 200);
    server.stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), server.running)
        .await
        .expect("an idle connection does not hold it up")
        .unwrap();
    assert_eq!(second.read(&mut [0; 1]).await.unwrap(), 0);
}

/// Says that it has begun, and answers once it is let go.
#[derive(Default)]
struct Waiting {
    begun: tokio::sync::Notify,
    let_go: tokio::sync::Notify,
}

#[async_trait]
impl Dispatch for Waiting {
    fn service(&self) -> Service {
        Service::UserPools
    }

    fn operations(&self) -> Vec<&'static str> {
        vec!["GetUser"]
    }

    async fn dispatch(&self, _: Call, _: usize, _: Value) -> Result<Vec<u8>> {
        self.begun.notify_one();
        self.let_go.notified().await;
        Ok(b"{}".to_vec())
    }
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_server_stops() {
    for let_go in [true, false] {
        let waiting = Arc::new(Waiting::default());
        let gateway = Gateway::builder().service(waiting.clone()).build(Signers::DangerAnybody);
        let limits = ConnectionLimits { stop_time: Duration::from_millis(200), ..ConnectionLimits::default() };
        let limits = if let_go { ConnectionLimits::default() } else { limits };
        let Server { address, stop, running } = start(gateway, limits).await;
        let mut stream = TcpStream::connect(&address).await.unwrap();
        let target = format!("{USER_POOLS}.GetUser");
        stream.write_all(&request("POST", "/", &[("x-amz-target", &*target)], b"{}")).await.unwrap();
        waiting.begun.notified().await;
        stop.send(()).unwrap();
        let refused = async || while TcpStream::connect(&address).await.is_ok() {};
        tokio::time::timeout(Duration::from_secs(5), refused()).await.expect("nobody new is let in");
        if let_go {
            assert!(!running.is_finished());
            waiting.let_go.notify_one();
            assert_eq!(read_reply(&mut stream).await.unwrap().status, 200);
        }
        // One that takes too long is cut off.
        tokio::time::timeout(Duration::from_secs(5), running).await.expect("the server stops").unwrap();
    }
}

#[tokio::test]
async fn a_gateway_for_this_machine_alone_is_not_served_to_others() {
    use tower::ServiceExt as _;
    let gateway = builder().loopback_only("passwords are kept as tests keep them").build(Signers::DangerAnybody);
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let refused = serve(listener, gateway.clone(), ConnectionLimits::default(), std::future::pending()).await;
    let refused = refused.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::PermissionDenied);
    assert!(refused.to_string().contains("passwords are kept as tests keep them"), "{refused}");
    let here = start(gateway.clone(), ConnectionLimits::default()).await;
    assert_eq!(here.call("GetUser", "{}").await.status, 200);

    // Mounted in a host's server, it goes by what the host says of each request, and by nothing said it refuses.
    let status = async |peer: Option<&str>| {
        let mut request = http::Request::get("/healthz").body(axum::body::Body::empty()).unwrap();
        if let Some(peer) = peer {
            request.extensions_mut().insert(Peer(peer.parse().unwrap()));
        }
        gateway.clone().oneshot(request).await.unwrap().status().as_u16()
    };
    for (peer, expected) in [
        (Some("127.0.0.1"), 200),
        (Some("127.8.0.1"), 200),
        (Some("::1"), 200),
        (Some("::ffff:127.0.0.1"), 200),
        (Some("192.0.2.1"), 403),
        (Some("::ffff:192.0.2.1"), 403),
        (Some("2001:db8::1"), 403),
        (None, 403),
    ] {
        assert_eq!(status(peer).await, expected, "{peer:?}");
    }
}

#[tokio::test]
async fn a_host_mounts_the_gateway_in_its_own_server() {
    use tower::ServiceExt as _;
    let app = axum::Router::new()
        .route("/mine", axum::routing::get(|| async { "mine" }))
        .fallback_service(builder().build(Signers::DangerAnybody));
    let request = |path: &str| http::Request::get(path).body(axum::body::Body::empty()).unwrap();
    assert_eq!(app.clone().oneshot(request("/mine")).await.unwrap().status(), 200);
    assert_eq!(app.clone().oneshot(request("/healthz")).await.unwrap().status(), 200);
    assert_eq!(app.oneshot(request("/other")).await.unwrap().status(), 404);
}

/// Whether it is ready; `None` panics.
struct Ready(Option<bool>);

#[async_trait]
impl Readiness for Ready {
    async fn is_ready(&self) -> bool {
        self.0.unwrap()
    }
}

#[tokio::test]
async fn who_is_not_ready_lives_all_the_same() {
    for (ready, status) in [(Some(true), 200), (Some(false), 503), (None, 503)] {
        let gateway = Gateway::builder().readiness(Arc::new(Ready(ready))).build(Signers::DangerAnybody);
        let get = async |path: &str| {
            let request = http::Request::get(path).body(axum::body::Body::empty()).unwrap();
            gateway.handle(request, None).await.status().as_u16()
        };
        assert_eq!((get("/readyz").await, get("/healthz").await), (status, 200), "{ready:?}");
    }
}
