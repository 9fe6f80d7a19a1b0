use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{
        PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
        UriPathNormalizationMode,
    },
    sign::v4,
};

use super::*;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const S3_SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
/// 2015-08-30T12:36:00Z, the moment of AWS's test suite.
const SUITE: Millis = Millis::from_secs(1_440_938_160);
/// 2013-05-24T00:00:00Z, the moment of S3's examples.
const S3_DAY: Millis = Millis::from_secs(1_369_353_600);
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const S3_HOST: (&str, &str) = ("Host", "examplebucket.s3.amazonaws.com");

fn verified(request: &SignedRequest<'_>, secret: &str, now: Millis) -> Result<Claim, AuthError> {
    verify(request, &Scope::default(), now, |_| Ok(SecretString::from(secret)))
}

fn request<'a>(method: &'a str, path: &'a str, query: &'a str, headers: &'a [(&'a str, &'a str)]) -> SignedRequest<'a> {
    SignedRequest { method, path, query, headers, payload: Payload::Bytes(b"") }
}

fn vanilla(signature: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders=host;x-amz-date, Signature={signature}"
    )
}

const VANILLA: &str = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

#[test]
fn the_published_vanilla_request_is_good() {
    let authorization = vanilla(VANILLA);
    let headers =
        [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"), ("Authorization", &authorization)];
    let claim = verified(&request("GET", "/", "", &headers), SECRET, SUITE).unwrap();
    assert_eq!((claim.access_key_id.as_str(), claim.signed_at), ("AKIDEXAMPLE", SUITE));
    assert_eq!((claim.region.as_str(), claim.service.as_str()), ("us-east-1", "service"));
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice\
        %2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600\
        &X-Amz-Signature=e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d";
    let presigned = request("GET", "/", query, &headers[..1]);
    assert_eq!(verified(&presigned, SECRET, SUITE).unwrap().expires_in, Some(Duration::from_hours(1)));
}

#[test]
fn the_published_examples_of_s3_are_good() {
    let put = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    let signed = |headers: &str, signature: &str| {
        format!(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,\
             SignedHeaders={headers},Signature={signature}"
        )
    };
    let plain = "host;x-amz-content-sha256;x-amz-date";
    let date = ("x-amz-date", "20130524T000000Z");
    let cases = [
        (
            request("GET", "/test.txt", "", &[("Range", "bytes=0-9")]),
            signed(
                "host;range;x-amz-content-sha256;x-amz-date",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ),
            EMPTY,
        ),
        (
            SignedRequest {
                payload: Payload::Bytes(b"Welcome to Amazon S3."),
                ..request(
                    "PUT",
                    "/test$file.text",
                    "",
                    &[("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
                )
            },
            signed(
                "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            ),
            put,
        ),
        (
            request("GET", "/", "lifecycle", &[]),
            signed(plain, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
            EMPTY,
        ),
        (
            request("GET", "/", "max-keys=2&prefix=J", &[]),
            signed(plain, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
            EMPTY,
        ),
    ];
    for (request, authorization, hash) in &cases {
        let mut headers = request.headers.to_vec();
        headers.extend([S3_HOST, date, ("x-amz-content-sha256", hash), ("authorization", authorization.as_str())]);
        let request = SignedRequest { headers: &headers, ..*request };
        assert!(verified(&request, S3_SECRET, S3_DAY).is_ok(), "{request:?}");
        assert!(verified(&SignedRequest { payload: Payload::Declared, ..request }, S3_SECRET, S3_DAY).is_ok());
        let other = SignedRequest { payload: Payload::Bytes(b"another body"), ..request };
        assert_eq!(verified(&other, S3_SECRET, S3_DAY).unwrap_err(), AuthError::ContentSha256Mismatch);
    }
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3\
        %2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
        &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    let headers = [S3_HOST];
    let presigned = request("GET", "/test.txt", query, &headers);
    let day = Duration::from_hours(24);
    verified(&presigned, S3_SECRET, S3_DAY + day).unwrap();
    let late = verified(&presigned, S3_SECRET, S3_DAY + day + Duration::from_millis(1)).unwrap_err();
    assert_eq!((late.code(Dialect::S3), late.to_string().as_str()), ("AccessDenied", "Request has expired"));
    let early = verified(&presigned, S3_SECRET, S3_DAY - Duration::from_secs(901)).unwrap_err();
    assert_eq!(early.to_string(), "Request is not yet valid");
}

/// Signs with AWS's own signer and gives the headers and the query string that come of it.
fn signed_by_aws(
    request: &SignedRequest<'_>,
    service: &str,
    expires_in: Option<Duration>,
    token: Option<&str>,
) -> (Vec<(String, String)>, String) {
    let s3 = service == "s3";
    let mut settings = SigningSettings::default();
    settings.expires_in = expires_in;
    if expires_in.is_some() {
        settings.signature_location = SignatureLocation::QueryParams;
    }
    if s3 {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    let identity = Credentials::from_keys("AKIDEXAMPLE", SECRET, token.map(str::to_owned)).into();
    let time = UNIX_EPOCH + Duration::from_secs(u64::try_from(SUITE.secs()).unwrap());
    let params = v4::SigningParams::builder().identity(&identity).region("eu-west-1").name(service).time(time);
    let params = params.settings(settings).build().unwrap().into();
    let host = super::claim::header(request, "host").unwrap();
    let mark = if request.query.is_empty() { "" } else { "?" };
    let uri = format!("https://{host}{}{mark}{}", request.path, request.query);
    let body = match request.payload {
        Payload::Bytes(bytes) if !(s3 && expires_in.is_some()) => SignableBody::Bytes(bytes),
        Payload::Bytes(_) | Payload::Sha256(_) | Payload::Declared => SignableBody::UnsignedPayload,
    };
    let signable = SignableRequest::new(request.method, uri, request.headers.iter().copied(), body).unwrap();
    let (instructions, _) = aws_sigv4::http_request::sign(signable, &params).unwrap().into_parts();
    let mut headers: Vec<_> =
        request.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    headers.extend(instructions.headers().map(|(name, value)| (name.to_owned(), value.to_owned())));
    let encode = |text: &str| {
        text.bytes().fold(String::new(), |all, byte| match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => all + &char::from(byte).to_string(),
            byte => all + &format!("%{byte:02X}"),
        })
    };
    let added = instructions.params().iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    let own = (!request.query.is_empty()).then(|| request.query.to_owned());
    (headers, own.into_iter().chain(added).collect::<Vec<_>>().join("&"))
}

fn borrowed(headers: &[(String, String)]) -> Vec<(&str, &str)> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn what_awss_own_signer_signs_is_good_and_no_longer_when_altered() {
    let paths =
        ["/", "/a/b", "/my%20key/x", "/a%2Fb", "/caf%C3%A9", "/a/../b/./c", "/a//b/", "/%2A%28x%29", "/a%3Db~c"];
    let queries = ["", "uploads=", "prefix=a%2Fb&A=1&a=2&a=1", "q=%20%2B%C3%A9%7E"];
    let header_sets: [&[(&str, &str)]; 3] = [
        &[("host", "example.amazonaws.com")],
        &[("Host", "localhost:9229"), ("X-Amz-Target", "Service.Op"), ("content-type", "application/x-amz-json-1.1")],
        &[("host", "example.com"), ("x-amz-meta-a", "  two   spaces "), ("User-Agent", "test")],
    ];
    let mut verified_count = 0;
    for service in ["s3", "cognito-idp"] {
        for path in paths {
            for query in queries {
                for (headers, body) in header_sets.iter().zip([&b""[..], b"{}", b"body"]) {
                    for expires_in in [None, Some(Duration::from_mins(1))] {
                        for token in [None, Some("token+/=")] {
                            let plain =
                                SignedRequest { method: "PUT", path, query, headers, payload: Payload::Bytes(body) };
                            let (headers, query) = signed_by_aws(&plain, service, expires_in, token);
                            let headers = borrowed(&headers);
                            let signed = SignedRequest { query: &query, headers: &headers, ..plain };
                            let claim = verified(&signed, SECRET, SUITE)
                                .unwrap_or_else(|error| panic!("{error}: {service} {} {}", signed.path, signed.query));
                            assert_eq!(claim.session_token.is_some(), token.is_some());
                            let no = |request: SignedRequest<'_>| verified(&request, SECRET, SUITE).unwrap_err();
                            assert_eq!(no(SignedRequest { method: "GET", ..signed }), AuthError::SignatureDoesNotMatch);
                            assert_eq!(
                                no(SignedRequest { path: "/other", ..signed }),
                                AuthError::SignatureDoesNotMatch
                            );
                            let other = format!("{query}&z=1");
                            assert_eq!(no(SignedRequest { query: &other, ..signed }), AuthError::SignatureDoesNotMatch);
                            let wrong = verified(&signed, S3_SECRET, SUITE).unwrap_err();
                            assert_eq!(wrong, AuthError::SignatureDoesNotMatch);
                            verified_count += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(verified_count, 2 * 9 * 4 * 3 * 2 * 2);
}

#[test]
fn each_signed_part_counts_for_awss_own_signatures() {
    let own = [
        ("Host", "example.amazonaws.com"),
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", "Service.Op"),
        ("x-amz-meta-a", "one"),
    ];
    for service in ["s3", "cognito-idp"] {
        let plain = SignedRequest { payload: Payload::Bytes(b"body"), ..request("PUT", "/a%20b", "x=1", &own) };
        let (headers, query) = signed_by_aws(&plain, service, None, Some("token"));
        let signed = SignedRequest { query: &query, headers: &borrowed(&headers), ..plain };
        assert!(verified(&signed, SECRET, SUITE).is_ok());
        let refused = |headers: &[(String, String)]| {
            let headers = borrowed(headers);
            verified(&SignedRequest { headers: &headers, ..signed }, SECRET, SUITE).is_err()
        };
        let covered = headers.iter().enumerate().filter(|(_, (name, _))| name != "authorization");
        assert!(covered.clone().count() >= 6);
        for (place, (name, value)) in covered {
            let mut changed = headers.clone();
            changed[place].1.push('x');
            assert!(refused(&changed), "{service}: {name} changed");
            changed.remove(place);
            assert!(refused(&changed), "{service}: {name} left out");
            for twice in [value.as_str(), "other"] {
                let mut doubled = headers.clone();
                doubled.push((name.to_ascii_uppercase(), twice.to_owned()));
                assert!(refused(&doubled), "{service}: {name} twice");
            }
            // Spaces around a value are the transport's, not the sender's.
            let mut spaced = headers.clone();
            spaced[place].1 = format!(" {value} ");
            assert!(!refused(&spaced), "{service}: {name} with spaces");
        }
        // Every part of the signature itself: key, day, region, service, headers, digits.
        let at = headers.iter().position(|(name, _)| name == "authorization").unwrap();
        for (from, to) in [
            ("AKIDEXAMPLE/20150830", "AKIDEXAMPLE/20150831"),
            ("/eu-west-1/", "/us-east-1/"),
            ("/s3/", "/sqs/"),
            ("/cognito-idp/", "/sts/"),
            ("content-type;", ""),
            (";x-amz-date", ""),
        ] {
            let mut changed = headers.clone();
            changed[at].1 = headers[at].1.replace(from, to);
            assert!(changed[at] == headers[at] || refused(&changed), "{service}: {from} as {to}");
        }
        for digit in headers[at].1.len() - 64..headers[at].1.len() {
            let mut changed = headers.clone();
            let other = if headers[at].1[digit..].starts_with('0') { "1" } else { "0" };
            changed[at].1.replace_range(digit..=digit, other);
            assert!(refused(&changed), "{service}: digit {digit}");
        }
        let other_body = SignedRequest { payload: Payload::Bytes(b"bodY"), ..signed };
        assert!(verified(&other_body, SECRET, SUITE).is_err(), "{service}: the body");
    }
}

#[test]
fn each_part_of_a_presigned_url_counts() {
    for service in ["s3", "sts"] {
        let own = [("host", "example.amazonaws.com")];
        let plain = request("GET", "/a%20b", "x=1", &own);
        let (headers, query) = signed_by_aws(&plain, service, Some(Duration::from_mins(1)), Some("token"));
        let headers = borrowed(&headers);
        let signed = SignedRequest { query: &query, headers: &headers, ..plain };
        assert!(verified(&signed, SECRET, SUITE).is_ok());
        let members: Vec<&str> = query.split('&').collect();
        assert!(members.len() >= 8, "{query}");
        for (place, member) in members.iter().enumerate() {
            let mut changed = members.clone();
            let longer = format!("{member}0");
            changed[place] = &longer;
            let query = changed.join("&");
            assert!(verified(&SignedRequest { query: &query, ..signed }, SECRET, SUITE).is_err(), "{member} changed");
            changed.remove(place);
            let query = changed.join("&");
            assert!(verified(&SignedRequest { query: &query, ..signed }, SECRET, SUITE).is_err(), "{member} left out");
            let query = format!("{}&{member}", signed.query);
            let doubled = verified(&SignedRequest { query: &query, ..signed }, SECRET, SUITE);
            assert!(doubled.is_err(), "{member} twice");
        }
        // The order is the transport's.
        let query = members.iter().rev().copied().collect::<Vec<_>>().join("&");
        assert!(verified(&SignedRequest { query: &query, ..signed }, SECRET, SUITE).is_ok());
        let elsewhere = [("host", "other.amazonaws.com")];
        assert!(verified(&SignedRequest { headers: &elsewhere, ..signed }, SECRET, SUITE).is_err());
    }
}

#[test]
fn our_signer_agrees_with_our_verifier() {
    let (secret, token) = (SecretString::from(SECRET), SecretString::from("a token"));
    for (service, payload) in [
        ("s3", Payload::Bytes(b"x")),
        ("s3", Payload::Declared),
        ("sts", Payload::Bytes(b"x")),
        ("sts", Payload::Sha256(EMPTY)),
    ] {
        let key = SigningKey { access_key_id: "ASIA1", secret_key: &secret, session_token: Some(&token) };
        let plain = SignedRequest { payload, ..request("PUT", "/a%20b/c", "x=1&y", &[("Host", "localhost")]) };
        let added = sign(&plain, &key, "us-east-1", service, SUITE);
        let mut headers = plain.headers.to_vec();
        headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
        let signed = SignedRequest { headers: &headers, ..plain };
        let claim = verified(&signed, SECRET, SUITE).unwrap();
        assert_eq!(claim.session_token.unwrap().expose(), "a token");
        assert!(!format!("{:?}", verified(&signed, SECRET, SUITE)).contains("a token"));
    }
}

#[test]
fn streaming_and_unsigned_payloads_are_taken_at_their_word_for_s3_alone() {
    let secret = SecretString::from(SECRET);
    let key = SigningKey { access_key_id: "AKIDEXAMPLE", secret_key: &secret, session_token: None };
    for marker in ["UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"] {
        let headers = [("host", "localhost"), ("x-amz-content-sha256", marker)];
        let plain = request("PUT", "/b/k", "", &headers);
        for (service, good) in [("s3", true), ("dynamodb", false)] {
            let added = sign(&plain, &key, "us-east-1", service, SUITE);
            let mut headers = headers.to_vec();
            headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
            let signed = SignedRequest { headers: &headers, payload: Payload::Bytes(b"chunks"), ..plain };
            assert_eq!(verified(&signed, SECRET, SUITE).is_ok(), good, "{service} {marker}");
        }
    }
}

#[test]
fn requests_too_old_or_too_new_are_refused() {
    let authorization = vanilla(VANILLA);
    let headers =
        [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"), ("Authorization", &authorization)];
    let vanilla = request("GET", "/", "", &headers);
    let seconds = Duration::from_secs;
    assert!(verified(&vanilla, SECRET, SUITE + seconds(300)).is_ok());
    assert!(verified(&vanilla, SECRET, SUITE - seconds(300)).is_ok());
    assert_eq!(
        verified(&vanilla, SECRET, SUITE + seconds(301)).unwrap_err().to_string(),
        "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)"
    );
    assert_eq!(
        verified(&vanilla, SECRET, SUITE - seconds(301)).unwrap_err().to_string(),
        "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)"
    );
    let secret = SecretString::from(SECRET);
    let key = SigningKey { access_key_id: "AKIDEXAMPLE", secret_key: &secret, session_token: None };
    let plain = request("GET", "/", "", &headers[..1]);
    let added = sign(&plain, &key, "us-east-1", "s3", SUITE);
    let mut headers = plain.headers.to_vec();
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    let s3 = SignedRequest { headers: &headers, ..plain };
    assert!(verified(&s3, SECRET, SUITE + seconds(900)).is_ok());
    let late = verified(&s3, SECRET, SUITE + seconds(901)).unwrap_err();
    assert_eq!((late.code(Dialect::S3), late.status(Dialect::S3)), ("RequestTimeTooSkewed", 403));
}

type Expected = fn(&AuthError) -> bool;

#[test]
fn malformed_signatures_say_what_is_wrong() {
    use AuthError::{HeaderNotSigned, IncompleteSignature, MissingAuthenticationToken, WrongScope};
    let good = vanilla(VANILLA);
    let date = ("x-amz-date", "20150830T123600Z");
    let host = ("host", "example.amazonaws.com");
    let incomplete: Expected = |error| matches!(error, IncompleteSignature(_));
    let cases: Vec<(Vec<(&str, String)>, Expected)> = vec![
        (vec![], |error| *error == MissingAuthenticationToken),
        (vec![("authorization", "Bearer x".into())], |error| *error == MissingAuthenticationToken),
        (vec![("authorization", good.replace("HMAC-SHA256 ", "ECDSA-P256-SHA256 "))], incomplete),
        (vec![("authorization", good.replace("Credential=", "Cred="))], incomplete),
        (vec![("authorization", good.replace("Signature=", "Credential="))], incomplete),
        (vec![("authorization", good.replace(", Signature=", ""))], incomplete),
        (vec![("authorization", good.replace("/aws4_request", ""))], incomplete),
        (vec![("authorization", good.replace("AKIDEXAMPLE", ""))], incomplete),
        (vec![("authorization", good.replace("host;x-amz-date", "Host;X-Amz-Date"))], incomplete),
        (vec![("authorization", good.replace("host;x-amz-date", "host;;x-amz-date"))], incomplete),
        (vec![("authorization", good.replace("host;x-amz-date", "x-amz-date"))], |error| {
            *error == HeaderNotSigned("host".into())
        }),
        (vec![("authorization", good.replace("host;x-amz-date", "host"))], |error| {
            *error == HeaderNotSigned("x-amz-date".into())
        }),
        (vec![("authorization", good.clone()), ("X-Amz-Target", "Other.Operation".into())], |error| {
            *error == HeaderNotSigned("x-amz-target".into())
        }),
        (vec![("authorization", good.clone()), ("x-amz-date", "20150830T123600Z".into())], incomplete),
        (vec![("authorization", good.replace("20150830", "20150829"))], |error| matches!(error, WrongScope(_))),
        (vec![("authorization", good.replace("20150830", "2015"))], |error| matches!(error, WrongScope(_))),
        (vec![("authorization", good.replace("host;", "absent;host;"))], |error| {
            *error == AuthError::SignatureDoesNotMatch
        }),
    ];
    for (added, expected) in &cases {
        let mut headers = vec![host, date];
        headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
        let error = verified(&request("GET", "/", "", &headers), SECRET, SUITE).unwrap_err();
        assert!(expected(&error), "{added:?}: {error:?}");
    }
    let undated = [host, ("authorization", good.as_str())];
    assert!(incomplete(&verified(&request("GET", "/", "", &undated), SECRET, SUITE).unwrap_err()));
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20150830%2Fr%2Fs3%2Faws4_request\
        &X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=60&X-Amz-Signature=00";
    let presigned = |query: &str| verified(&request("GET", "/", query, &[host]), SECRET, SUITE).unwrap_err();
    assert_eq!(presigned(query), AuthError::SignatureDoesNotMatch);
    for (from, to) in [
        ("Expires=60", "Expires=0"),
        ("Expires=60", "Expires=604801"),
        ("Expires=60", "Expires=-1"),
        ("Expires=60", "Expires=60&X-Amz-Expires=61"),
        ("X-Amz-Expires=60&", ""),
        ("20150830T123600Z", "20150830"),
        ("X-Amz-Algorithm=AWS4-HMAC-SHA256&", ""),
    ] {
        assert!(incomplete(&presigned(&query.replace(from, to))), "{from} -> {to}");
    }
    let both = [host, date, ("authorization", good.as_str())];
    assert!(incomplete(&verified(&request("GET", "/", query, &both), SECRET, SUITE).unwrap_err()));
}

#[test]
fn the_date_header_serves_where_there_is_no_other() {
    let plain = request("GET", "/", "", &[("host", "h"), ("date", "Sun, 30 Aug 2015 12:36:00 GMT")]);
    let canonical = super::canonical::request(&plain, "service", &["date", "host"], EMPTY).unwrap();
    let scope = super::canonical::scope("20150830", "us-east-1", "service");
    let signature = super::canonical::signature(SECRET, "20150830T123600Z", &scope, &canonical);
    let authorization = vanilla(&signature).replace("host;x-amz-date", "date;host");
    let mut headers = plain.headers.to_vec();
    headers.push(("authorization", &authorization));
    assert!(verified(&SignedRequest { headers: &headers, ..plain }, SECRET, SUITE).is_ok());
}

#[test]
fn the_scope_has_to_be_the_one_served() {
    let authorization = vanilla(VANILLA);
    let headers =
        [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"), ("Authorization", &authorization)];
    let vanilla = request("GET", "/", "", &headers);
    let check = |services: &[&str], region: Option<&str>| {
        verify(&vanilla, &Scope { services, region }, SUITE, |_| Ok(SecretString::from(SECRET)))
    };
    assert!(check(&["other", "service"], Some("us-east-1")).is_ok());
    assert!(matches!(check(&["s3"], None).unwrap_err(), AuthError::WrongScope(_)));
    assert!(matches!(check(&[], Some("eu-west-1")).unwrap_err(), AuthError::WrongScope(_)));
    let unknown = verify(&vanilla, &Scope::default(), SUITE, |_| Err(AuthError::UnknownAccessKey)).unwrap_err();
    assert_eq!(unknown.code(Dialect::Json), "UnrecognizedClientException");
    assert_eq!(unknown.code(Dialect::Query), "InvalidClientTokenId");
    assert_eq!(unknown.code(Dialect::S3), "InvalidAccessKeyId");
}

#[test]
fn debug_shows_nothing_to_replay() {
    let authorization = vanilla(VANILLA);
    let headers = [
        ("Host", "example.amazonaws.com"),
        ("X-Amz-Date", "20150830T123600Z"),
        ("Authorization", authorization.as_str()),
        ("X-Amz-Security-Token", "a-session-token"),
    ];
    let request = request("GET", "/", "X=y", &headers);
    let shown = format!("{request:?} {:?}", Claim::read(&request));
    assert!(!shown.contains(VANILLA) && !shown.contains("a-session-token"), "{shown}");
}
