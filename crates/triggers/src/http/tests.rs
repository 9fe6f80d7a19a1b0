use super::*;
use crate::test_server::{TestServer, told};

#[tokio::test]
async fn the_event_goes_there_and_comes_back() {
    let server = TestServer::answering(Some(told(200, &[], r#"{"response":{"autoConfirmUser":true}}"#))).await;
    let function = Http::new(&format!("{}/hooks?pre=sign-up", server.url())).unwrap();
    let answer = function.invoke("hello", "{\"a\":1}").await.unwrap();
    assert_eq!(answer, r#"{"response":{"autoConfirmUser":true}}"#);
    let [asked] = &server.asked()[..] else { panic!("once") };
    assert_eq!((asked.path.as_str(), asked.body.as_str()), ("/hooks?pre=sign-up", "{\"a\":1}"));
    assert_eq!(asked.header("content-type"), "application/json");
}

#[tokio::test]
async fn refusals_are_quoted_or_named() {
    for (answer, expected) in [
        (told(400, &[], r#"{"errorMessage":"not you"}"#), "not you"),
        (told(500, &[], r#"{"errorMessage":"not you","errorType":"Error"}"#), "not you"),
        (told(401, &[], ""), "AccessDeniedException"),
        (told(403, &[], "{}"), "AccessDeniedException"),
        (told(404, &[], "Not Found"), "ResourceNotFoundException"),
        (told(429, &[], ""), "TooManyRequestsException"),
        (told(500, &[], "Internal Server Error"), "ServiceException"),
        (told(302, &[("location", "http://127.0.0.1:1/")], ""), "ServiceException"),
    ] {
        let server = TestServer::answering(Some(answer)).await;
        let error = Http::new(&server.url()).unwrap().invoke("hello", "{}").await.unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(server.asked().len(), 1, "nothing is tried again");
    }
}

#[test]
fn only_urls_of_http_are_taken() {
    for wrong in ["hello", "file:///etc/passwd", "http://", "http://user:password@localhost/"] {
        assert!(Http::new(wrong).is_err(), "{wrong}");
    }
}
