use std::{sync::Arc, time::Duration};

use poolgate_env::{Clock as _, SecretString, SystemClock};
use poolgate_sigv4::{Payload, Scope, SignedRequest, verify};

use super::*;
use crate::{
    EventContext, Limits, PreSignUp, PreSignUpRequest, Recording, TriggerErrorKind, Triggers,
    test_server::{Asked, TestServer, Told, told},
};

const ARN: &str = "arn:aws:lambda:eu-west-1:000000000000:function:hello";
const PATH: &str = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Ahello";

fn credentials() -> AwsCredentials {
    AwsCredentials {
        access_key_id: "AKIDEXAMPLE".into(),
        secret_access_key: "s3cret".into(),
        session_token: Some("t0ken".into()),
    }
}

fn at(server: &TestServer) -> Lambda {
    Lambda::at(&server.url(), "us-east-1", Some(credentials())).unwrap()
}

/// The region that a request was signed for, rightly.
fn signed_for(asked: &Asked) -> String {
    let request = SignedRequest {
        method: "POST",
        path: &asked.path,
        query: "",
        headers: &asked.headers(),
        payload: Payload::Bytes(asked.body.as_bytes()),
    };
    let scope = Scope { services: &["lambda"], region: None };
    let claim = verify(&request, &scope, SystemClock.now(), |claim| {
        assert_eq!(claim.access_key_id, "AKIDEXAMPLE");
        Ok(SecretString::from("s3cret"))
    });
    let claim = claim.unwrap();
    assert_eq!(claim.session_token.unwrap().expose(), "t0ken");
    claim.region
}

#[tokio::test]
async fn the_function_is_invoked_and_answers() {
    let server = TestServer::answering(Some(told(200, &[], "{\"response\":{}}"))).await;
    assert_eq!(at(&server).invoke(ARN, "{\"a\":1}").await.unwrap(), "{\"response\":{}}");
    let [asked] = &server.asked()[..] else { panic!("once") };
    assert_eq!(asked.path, format!("{PATH}/invocations"));
    assert_eq!(asked.body, "{\"a\":1}");
    assert_eq!(asked.header("content-type"), "application/json");
    assert_eq!(asked.header("x-amz-invocation-type"), "RequestResponse");
    assert_eq!(asked.header("x-amz-log-type"), "None");
    assert_eq!(asked.header("host"), server.authority);
    assert_eq!(signed_for(asked), "eu-west-1");
}

#[tokio::test]
async fn whom_nobody_waits_for_is_called_as_an_event() {
    let server = TestServer::answering(Some(told(202, &[], ""))).await;
    at(&server).notify(ARN, "{}").await.unwrap();
    assert_eq!(server.asked()[0].header("x-amz-invocation-type"), "Event");
}

#[tokio::test]
async fn qualifiers_names_and_base_paths_are_kept() {
    let server = TestServer::answering(Some(told(200, &[], "{}"))).await;
    at(&server).invoke(&format!("{ARN}:live"), "{}").await.unwrap();
    at(&server).invoke("hello", "{}").await.unwrap();
    Lambda::at(&format!("{}/base/", server.url()), "us-east-1", None).unwrap().invoke("hello", "{}").await.unwrap();
    let asked = server.asked();
    assert_eq!(asked[0].path, format!("{PATH}%3Alive/invocations"));
    assert_eq!(
        (asked[1].path.as_str(), signed_for(&asked[1]).as_str()),
        ("/2015-03-31/functions/hello/invocations", "us-east-1")
    );
    assert_eq!(asked[2].path, "/base/2015-03-31/functions/hello/invocations");
    assert_eq!(asked[2].header("authorization"), "", "nothing to sign with");
}

#[tokio::test]
async fn connections_are_kept() {
    let server = TestServer::answering(Some(told(200, &[], "{}"))).await;
    let lambda = at(&server);
    for _ in 0..20 {
        lambda.invoke(ARN, "{}").await.unwrap();
    }
    // Seldom more than one: a call may begin before the connection of the last is known to be free.
    assert!(server.connections() < 10, "{}", server.connections());
    // One that the server does not keep is replaced.
    let server = TestServer::answering(Some(told(200, &[("connection", "close")], "{}"))).await;
    let lambda = at(&server);
    for _ in 0..3 {
        lambda.invoke(ARN, "{}").await.unwrap();
    }
    assert!(server.connections() >= 3);
}

#[tokio::test]
async fn tls_is_spoken_with_whom_is_trusted() {
    let server = TestServer::answering_with_tls(told(200, &[], "{}")).await;
    let url = format!("https://{}", server.authority);
    let service = || Service::new(NAME, Some(&url), Some(credentials())).unwrap();
    let lambda = |service| Lambda { service, region: "us-east-1".to_owned() };
    let trusting = lambda(service().trusting(server.roots.clone()));
    assert_eq!(trusting.invoke(ARN, "{}").await.unwrap(), "{}");
    assert_eq!(signed_for(&server.asked()[0]), "eu-west-1");
    let mistrusting = lambda(service().trusting(rustls::RootCertStore::empty()));
    assert!(matches!(mistrusting.invoke(ARN, "{}").await, Err(InvokeError::Refused { code: "ServiceException", .. })));
    assert_eq!(server.asked().len(), 1);
}

async fn answered(answer: Told) -> InvokeError {
    let server = TestServer::answering(Some(answer)).await;
    let error = at(&server).invoke(ARN, "{}").await.unwrap_err();
    assert_eq!(server.asked().len(), 1, "nothing is tried again");
    error
}

#[tokio::test]
async fn a_function_that_throws_is_quoted() {
    const HANDLED: &[(&str, &str)] = &[("x-amz-function-error", "Handled")];
    const UNHANDLED: &[(&str, &str)] = &[("x-amz-function-error", "Unhandled")];
    for (headers, body, expected) in [
        (HANDLED, r#"{"errorMessage":"no way"}"#, "no way"),
        (UNHANDLED, r#"{"errorMessage":"no way","errorType":"Error","trace":["Error: no way"]}"#, "no way"),
        (
            UNHANDLED,
            r#"{"errorMessage":"2026-11-24T00:00:00.000Z 1 Task timed out after 3.00 seconds"}"#,
            "2026-11-24T00:00:00.000Z 1 Task timed out after 3.00 seconds",
        ),
        (UNHANDLED, r#"{"errorMessage":null}"#, ""),
        (UNHANDLED, "nonsense", ""),
    ] {
        let error = answered(told(200, headers, body)).await;
        assert!(matches!(&error, InvokeError::Function(message) if message == expected), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn refusals_keep_lambdas_names_and_no_others() {
    const MISSING: &[(&str, &str)] = &[("x-amzn-errortype", "ResourceNotFoundException:http://internal/")];
    const DENIED: &[(&str, &str)] = &[("x-amzn-errortype", "AccessDeniedException")];
    const MANY: &[(&str, &str)] = &[("x-amzn-errortype", "TooManyRequestsException")];
    const SIGNATURE: &[(&str, &str)] = &[("x-amzn-errortype", "InvalidSignatureException")];
    const KMS: &[(&str, &str)] = &[("x-amzn-errortype", "KMSDisabledException")];
    const EVIL: &[(&str, &str)] = &[("x-amzn-errortype", "<b>gotcha</b>")];
    for (answer, expected) in [
        (told(404, MISSING, "{}"), "ResourceNotFoundException"),
        (told(403, DENIED, "{}"), "AccessDeniedException"),
        (told(429, MANY, "{}"), "TooManyRequestsException"),
        (told(403, SIGNATURE, "{}"), "AccessDeniedException"),
        (told(502, KMS, "{}"), "KMSDisabledException"),
        (told(500, EVIL, "{}"), "ServiceException"),
        (told(400, &[], r#"{"__type":"com.amazon#InvalidParameterValueException"}"#), "InvalidParameterValueException"),
        (told(404, &[], ""), "ResourceNotFoundException"),
        (told(413, &[], ""), "RequestTooLargeException"),
        (told(429, &[], ""), "TooManyRequestsException"),
        (told(500, &[], "Internal Server Error"), "ServiceException"),
        (told(301, &[("location", "http://127.0.0.1:1/")], ""), "ServiceException"),
    ] {
        let status = answer.status;
        let error = answered(answer).await;
        assert!(matches!(error, InvokeError::Refused { code, .. } if code == expected), "{status}: {error:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_a_failure_of_the_service() {
    let url = TestServer::answering(None).await.url();
    let error = Lambda::at(&url, "us-east-1", None).unwrap().invoke(ARN, "{}").await.unwrap_err();
    assert!(matches!(error, InvokeError::Refused { code: "ServiceException", source: Some(_) }));
}

#[tokio::test]
async fn an_arn_chooses_no_host_of_its_own() {
    let server = TestServer::answering(Some(told(200, &[], "{}"))).await;
    for wrong in [
        "arn:aws:lambda:evil.example.com/:000000000000:function:hello",
        "arn:aws:lambda:x@evil:000000000000:function:hello",
        "arn:aws:lambda::000000000000:function:hello",
        "arn:elsewhere:lambda:eu-west-1:000000000000:function:hello",
        "arn:aws:s3:eu-west-1:000000000000:function:hello",
    ] {
        let error = at(&server).invoke(wrong, "{}").await.unwrap_err();
        assert!(matches!(error, InvokeError::Refused { code: "InvalidParameterValueException", .. }), "{wrong}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn silence_is_asked_thrice_and_told_as_cognito_does() {
    let server = TestServer::answering(None).await;
    let recording = Arc::new(Recording::of(Arc::new(at(&server))));
    let limits = Limits { time: Duration::from_millis(20), attempts: 3 };
    let triggers = Triggers::builder().other_functions(recording.clone()).limits(limits).build();
    let context = EventContext {
        region: "eu-west-1",
        user_pool_id: "eu-west-1_pool",
        user_name: "alice",
        client_id: None,
        trigger_source: PreSignUp::SIGN_UP,
    };
    let error = triggers.fire::<PreSignUp>(Some(ARN), &context, PreSignUpRequest::default()).await.unwrap_err();
    assert_eq!(error.kind(), TriggerErrorKind::UnexpectedLambda);
    assert_eq!(error.message(), "PreSignUp failed with error Socket timeout while invoking Lambda function.");
    assert_eq!(recording.events().len(), 3);
}

#[test]
fn endpoints_are_urls_of_servers() {
    for wrong in ["localhost:4566", "http://", "ftp://localhost", "http://user@localhost", "http:///path", "x"] {
        assert!(Lambda::at(wrong, "us-east-1", None).is_err(), "{wrong}");
    }
    let shown = format!("{:?}", Lambda::at("http://localhost:4566", "us-east-1", Some(credentials())).unwrap());
    assert!(!shown.contains("s3cret") && !shown.contains("t0ken"), "{shown}");
}
