//! A client that costs little: one connection, kept open, and the JSON as text.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use serde_json::Value;

/// A connection to a server in development, which takes any signature. It is opened when it is first used: the server
/// lets go of idle ones.
pub(crate) struct Connection {
    address: String,
    stream: Option<BufReader<TcpStream>>,
    request: Vec<u8>,
}

const SIGNATURE: &str =
    "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0";

impl Connection {
    pub(crate) const fn to(address: String) -> Self {
        Self { address, stream: None, request: Vec::new() }
    }

    /// Calls an operation, which has to succeed, and says how long it took from the first byte to the last.
    pub(crate) fn timed(&mut self, operation: &str, input: &Value) -> (Value, Duration) {
        let body = input.to_string();
        self.request.clear();
        write!(
            self.request,
            "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-amz-json-1.1\r\n\
             x-amz-target: AWSCognitoIdentityProviderService.{operation}\r\nauthorization: {SIGNATURE}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let stream = self.stream.get_or_insert_with(|| open(&self.address));
        let begun = Instant::now();
        stream.get_mut().write_all(&self.request).unwrap();
        let (status, answer) = answer(stream);
        let lasted = begun.elapsed();
        assert!(status.contains(" 200 "), "{operation}: {status} {}", String::from_utf8_lossy(&answer));
        let value = if answer.is_empty() { Value::Null } else { serde_json::from_slice(&answer).unwrap() };
        (value, lasted)
    }

    pub(crate) fn call(&mut self, operation: &str, input: &Value) -> Value {
        self.timed(operation, input).0
    }
}

fn open(address: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    BufReader::new(stream)
}

/// The status line and the body.
fn answer(stream: &mut BufReader<TcpStream>) -> (String, Vec<u8>) {
    let mut status = String::new();
    stream.read_line(&mut status).unwrap();
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            None => break,
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().unwrap(),
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    (status, body)
}
