//! The canonical form of a request, and the signature over it.

use std::fmt::Write as _;

use ring::{digest, hmac};

use super::SignedRequest;

/// Services whose paths are encoded once and never normalised, because their paths are keys.
const KEYED_BY_PATH: &[&str] = &["s3", "s3express", "s3-outposts", "s3-object-lambda"];

pub(super) fn is_s3(service: &str) -> bool {
    KEYED_BY_PATH.contains(&service)
}

/// The scope of a credential: `20150830/us-east-1/service/aws4_request`.
pub(super) fn scope(date: &str, region: &str, service: &str) -> String {
    format!("{date}/{region}/{service}/aws4_request")
}

/// The request as both sides write it; `None` when a signed header is not in the request.
pub(super) fn request(
    request: &SignedRequest<'_>,
    service: &str,
    signed_headers: &[&str],
    payload_hash: &str,
) -> Option<String> {
    let mut text = format!("{}\n{}\n{}\n", request.method, path(request.path, service), query(request.query));
    for name in signed_headers {
        let mut values = request.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name)).peekable();
        values.peek()?;
        let joined = values.map(|(_, value)| trimmed(value)).collect::<Vec<_>>().join(",");
        let _ = writeln!(text, "{name}:{joined}");
    }
    let _ = write!(text, "\n{}\n{payload_hash}", signed_headers.join(";"));
    Some(text)
}

/// The signature, in hexadecimal, of the canonical request.
pub(super) fn signature(secret: &str, moment: &str, scope: &str, canonical: &str) -> String {
    let mut key = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, format!("AWS4{secret}").as_bytes()), first(scope));
    for part in scope.split('/').skip(1) {
        key = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_ref()), part.as_bytes());
    }
    let to_sign = format!("{}\n{moment}\n{scope}\n{}", super::ALGORITHM, sha256_hex(canonical.as_bytes()));
    hex(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_ref()), to_sign.as_bytes()).as_ref())
}

pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// The members of a raw query string, decoded. As in a form, `+` is a space.
pub(super) fn members(query: &str) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    query.split('&').filter(|member| !member.is_empty()).map(|member| {
        let (name, value) = member.split_once('=').unwrap_or((member, ""));
        let decoded = |text: &str| decoded(text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }));
        (decoded(name), decoded(value))
    })
}

fn first(scope: &str) -> &[u8] {
    scope.split('/').next().unwrap_or_default().as_bytes()
}

fn path(raw: &str, service: &str) -> String {
    let raw = if raw.is_empty() { "/" } else { raw };
    let mut text = String::with_capacity(raw.len());
    if !is_s3(service) {
        // The path is on the wire in its encoded form already and encoded once more, `%` included.
        for byte in normalised(raw).bytes() {
            push_encoded(&mut text, byte, true);
        }
        return text;
    }
    let mut rest = raw.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        match triplet(*byte, tail) {
            // An encoded slash stays one: it is not a separator.
            Some((decoded, after)) => {
                push_encoded(&mut text, decoded, false);
                rest = after;
            }
            None => push_encoded(&mut text, *byte, true),
        }
    }
    text
}

/// RFC 3986: `.` and `..` are walked, repeated slashes are one.
fn normalised(raw: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in raw.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    let directory = ["/", "/.", "/.."].iter().any(|end| raw.ends_with(end));
    let mut text = format!("/{}", segments.join("/"));
    if directory && !segments.is_empty() {
        text.push('/');
    }
    text
}

fn query(raw: &str) -> String {
    let encoded = |bytes: &[u8]| {
        let mut text = String::with_capacity(bytes.len());
        for byte in bytes {
            push_encoded(&mut text, *byte, false);
        }
        text
    };
    let members = members(raw).filter(|(name, _)| name != b"X-Amz-Signature");
    let mut members: Vec<_> = members.map(|(name, value)| (encoded(&name), encoded(&value))).collect();
    members.sort();
    members.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// Without spaces around it, and with single ones inside.
fn trimmed(value: &str) -> String {
    value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn decoded(bytes: impl Iterator<Item = u8>) -> Vec<u8> {
    let bytes: Vec<u8> = bytes.collect();
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some((byte, tail)) = rest.split_first() {
        let (value, after) = triplet(*byte, tail).unwrap_or((*byte, tail));
        out.push(value);
        rest = after;
    }
    out
}

/// The byte that `%XX` stands for, and what follows it.
fn triplet(byte: u8, tail: &[u8]) -> Option<(u8, &[u8])> {
    let ([high, low], after) = tail.split_first_chunk::<2>().filter(|_| byte == b'%')?;
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some((digit(*high)? << 4 | digit(*low)?, after))
}

fn push_encoded(text: &mut String, byte: u8, keep_slash: bool) {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || (keep_slash && byte == b'/') {
        text.push(char::from(byte));
    } else {
        let _ = write!(text, "%{byte:02X}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalised_and_encoded_twice_but_for_s3() {
        for (raw, others, s3) in [
            ("", "/", "/"),
            ("/", "/", "/"),
            ("//", "/", "//"),
            ("/a//b/", "/a/b/", "/a//b/"),
            ("/a/./b", "/a/b", "/a/./b"),
            ("/a/../b", "/b", "/a/../b"),
            ("/a/..", "/", "/a/.."),
            ("/../..", "/", "/../.."),
            ("/a/b/..", "/a/", "/a/b/.."),
            ("/my%20key", "/my%2520key", "/my%20key"),
            ("/my key", "/my%20key", "/my%20key"),
            ("/a%2Fb", "/a%252Fb", "/a%2Fb"),
            ("/a%2fb", "/a%252fb", "/a%2Fb"),
            ("/%7Euser", "/%257Euser", "/~user"),
            ("/a+b(c)", "/a%2Bb%28c%29", "/a%2Bb%28c%29"),
            ("/é", "/%C3%A9", "/%C3%A9"),
            ("/100%", "/100%25", "/100%25"),
        ] {
            assert_eq!(path(raw, "service"), others, "{raw}");
            assert_eq!(path(raw, "s3"), s3, "{raw}");
        }
    }

    #[test]
    fn queries_are_decoded_encoded_and_sorted() {
        for (raw, expected) in [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("a=2&a=1", "a=1&a=2"),
            ("list-type=2&prefix=a/b", "list-type=2&prefix=a%2Fb"),
            ("uploads", "uploads="),
            ("a=b=c&&", "a=b%3Dc"),
            ("a=%41%2f", "a=A%2F"),
            ("q=one+two", "q=one%20two"),
            ("a=1&X-Amz-Signature=abc", "a=1"),
            ("ሴ=bar", "%E1%88%B4=bar"),
            ("aa=1&a-b=2&a=3", "a=3&a-b=2&aa=1"),
        ] {
            assert_eq!(query(raw), expected, "{raw}");
        }
    }
}
