//! Bytes that are no request, or a damaged one.

use poolgate::wire::Service;
use serde_json::json;

use super::{Victim, call, exception};
use crate::sdk::PASSWORD;

#[tokio::test]
async fn what_is_no_request_or_an_endless_one_changes_nothing() {
    let victim = Victim::new().await;
    let sign_up = json!({"ClientId": victim.pool.client_id, "Username": "bob", "Password": PASSWORD}).to_string();
    let head = |length: usize, more: &str| {
        format!(
            "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-amz-target: \
             AWSCognitoIdentityProviderService.SignUp\r\ncontent-length: {length}\r\n{more}\r\n"
        )
    };
    let with_body = |head: String, body: &str| [head.as_bytes(), body.as_bytes()].concat();
    let long = format!(r#"{{"ClientId":"{}"}}"#, "x".repeat(10 * 1024 * 1024));
    for (what, request) in [
        ("a body that breaks off", with_body(head(sign_up.len() + 1, ""), &sign_up)),
        ("a body that is cut off by its length", with_body(head(sign_up.len() - 1, ""), &sign_up)),
        ("two lengths", with_body(head(sign_up.len(), "content-length: 1\r\n"), &sign_up)),
        ("a length beside chunks", with_body(head(sign_up.len(), "transfer-encoding: chunked\r\n"), &sign_up)),
        ("compression", with_body(head(sign_up.len(), "content-encoding: gzip\r\n"), &sign_up[1..])),
        ("a huge header", with_body(head(sign_up.len(), &format!("x: {}\r\n", "y".repeat(1 << 20))), &sign_up)),
        ("many headers", with_body(head(sign_up.len(), &"x: y\r\n".repeat(2000)), &sign_up)),
        ("a header that is none", with_body(head(sign_up.len(), "x y\r\n"), &sign_up)),
        ("10 MB", with_body(head(long.len(), ""), &long)),
        ("another method", with_body(head(sign_up.len(), "").replacen("POST", "PUT", 1), &sign_up)),
        ("another path", with_body(head(sign_up.len(), "").replacen("POST /", "POST /x", 1), &sign_up)),
        (
            "two targets",
            with_body(head(sign_up.len(), "x-amz-target: a.b\r\n").replacen("SignUp", "SignUp,", 1), &sign_up),
        ),
        ("a long path", format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(100_000)).into_bytes()),
        ("a path upwards", b"GET /../../data/root.key HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_vec()),
        (
            "a pool upwards",
            b"GET /..%2f..%2fdata/.well-known/jwks.json HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_vec(),
        ),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec()),
    ] {
        if let Some(reply) = victim.server.send(&request).unwrap() {
            assert!((400..500).contains(&reply.status), "{what}: {}", reply.text);
        }
    }
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "\"", ""]
    {
        let form = format!("ClientId={}&Username=bob&Password={PASSWORD}", victim.pool.client_id);
        let reply = victim.server.request("POST", "/", &[("content-type", content_type)], form.as_bytes()).unwrap();
        assert_eq!(reply.status, 400, "{content_type}: {}", reply.text);
        let target = ("x-amz-target", "AWSCognitoIdentityProviderService.SignUp");
        let headers = [("content-type", content_type), target];
        let reply = victim.server.request("POST", "/", &headers, form.as_bytes()).unwrap();
        assert_eq!(exception(&reply).0, "SerializationException", "{content_type}");
    }
    victim.assert_unharmed();
}

#[tokio::test]
async fn a_damaged_request_is_never_the_servers_fault() {
    let mut victim = Victim::new().await;
    let attributes = json!([{"Name": "email", "Value": "bob@example.com"}]);
    let whole = json!({"ClientId": victim.pool.client_id, "Username": "bob", "Password": PASSWORD,
        "UserAttributes": attributes, "ClientMetadata": {"a": "b"}, "ValidationData": null});
    let whole = whole.to_string().into_bytes();
    let mut state = 1_u64;
    let mut random = move |below: usize| {
        // Knuth's linear congruential generator: the same damage in every run.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..600 {
        let mut body = whole.clone();
        for _ in 0..=random(3) {
            let place = random(body.len());
            match random(4) {
                0 => body[place] = u8::try_from(random(256)).unwrap(),
                1 => body.truncate(place + 1),
                2 => body.insert(place, b"\"{}[],:\\0"[random(9)]),
                _ => drop(body.drain(place..(place + 4).min(body.len()))),
            }
            if body.is_empty() {
                break;
            }
        }
        let reply = call(&victim.server, Service::UserPools, "SignUp", &body);
        assert!(reply.status < 500, "{} {}", String::from_utf8_lossy(&body), reply.text);
    }
    // Some of it was whole enough to be a sign-up: only that it lives is certain.
    victim.assert_alive();
}
