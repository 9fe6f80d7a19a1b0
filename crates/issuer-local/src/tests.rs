use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures::executor::block_on;
use poolgate_env::{Millis, RootKey, SeededEntropy};
use poolgate_identitypool_core::{AssumeRole, CredentialIssuer, Credentials, IssueError, SESSION_NAME};

use crate::{
    LocalIssuer, Role, Roles,
    policy::{Context, Decision},
    sigv4::{AuthError, Payload, Scope, SignedRequest, SigningKey, sign},
};

const ROLE: &str = "arn:aws:iam::123456789012:role/Uploader";
const POOL: &str = "us-east-1:pool";
const NOW: Millis = Millis::from_secs(1_795_348_800);

fn uploads() -> &'static str {
    r#"{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["s3:PutObject","iam:GetUser"],
         "Resource":["arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:sub}/*","arn:aws:iam::*"],
         "Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01"}}},
        {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
         "Condition":{"ForAnyValue:StringEquals":{"cognito-identity.amazonaws.com:amr":"accounts.google.com"}}}]}"#
}

fn issuer() -> LocalIssuer {
    let authenticated = Role::for_identity_pool(ROLE, POOL, true).unwrap().with_policy(uploads()).unwrap();
    let guest = Role::for_identity_pool("arn:aws:iam::123456789012:role/Guest", POOL, false).unwrap();
    let roles = Roles::from_iter([authenticated, guest.with_policy(uploads()).unwrap()]);
    let entropy = Arc::new(SeededEntropy::new(1));
    LocalIssuer::new(RootKey::generate(entropy.as_ref()), Arc::new(roles)).with_entropy(entropy)
}

fn assume() -> AssumeRole {
    AssumeRole {
        role_arn: ROLE.into(),
        session_name: SESSION_NAME.into(),
        identity_id: "us-east-1:me".into(),
        identity_pool_id: POOL.into(),
        amr: vec!["authenticated".into(), "accounts.google.com".into()],
        principal_tags: BTreeMap::from([("team".into(), "blue".into())]),
        guest: false,
        duration: Duration::from_hours(1),
    }
}

fn put<R>(credentials: &Credentials, now: Millis, then: impl FnOnce(&SignedRequest<'_>) -> R) -> R {
    let headers = [("host", "localhost")];
    let request = SignedRequest {
        method: "PUT",
        path: "/bucket/us-east-1%3Ame/a.txt",
        query: "",
        headers: &headers,
        payload: Payload::Bytes(b"hello"),
    };
    let key = SigningKey {
        access_key_id: &credentials.access_key_id,
        secret_key: &credentials.secret_key,
        session_token: Some(&credentials.session_token),
    };
    let added = sign(&request, &key, "us-east-1", "s3", now);
    let mut headers = headers.to_vec();
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_str())));
    then(&SignedRequest { headers: &headers, ..request })
}

#[test]
fn credentials_sign_and_the_roles_policy_decides() {
    let issuer = issuer();
    let credentials = block_on(issuer.issue(assume(), NOW)).unwrap();
    assert_eq!(credentials.expiration, Millis::from_secs(NOW.secs() + 3600));
    let me = put(&credentials, NOW, |request| issuer.authenticate(request, NOW)).unwrap();
    assert_eq!(me.arn(), "arn:aws:sts::123456789012:assumed-role/Uploader/CognitoIdentityCredentials");
    assert_eq!((me.account(), me.role_arn()), ("123456789012", ROLE));
    assert_eq!((me.identity_id(), me.identity_pool_id()), ("us-east-1:me", POOL));
    let may = |action, resource| issuer.authorize(&me, action, resource, &Context::new());
    assert_eq!(may("s3:PutObject", "arn:aws:s3:::bucket/us-east-1:me/a.txt"), Decision::Allow);
    assert_eq!(may("s3:PutObject", "arn:aws:s3:::bucket/us-east-1:you/a.txt"), Decision::ImplicitDeny);
    assert_eq!(may("s3:GetObject", "arn:aws:s3:::bucket/blue/a.txt"), Decision::Allow);
    assert_eq!(may("s3:GetObject", "arn:aws:s3:::bucket/red/a.txt"), Decision::ImplicitDeny);
    assert_eq!(may("s3:DeleteObject", "arn:aws:s3:::bucket/us-east-1:me/a.txt"), Decision::ImplicitDeny);
    issuer.roles().remove(ROLE);
    let may = issuer.authorize(&me, "s3:PutObject", "arn:aws:s3:::bucket/us-east-1:me/a.txt", &Context::new());
    assert_eq!(may, Decision::ImplicitDeny);
}

#[test]
fn the_context_cannot_pretend_to_be_another() {
    let issuer = issuer();
    let mut request = assume();
    request.principal_tags.clear();
    request.amr.pop();
    let credentials = block_on(issuer.issue(request, NOW)).unwrap();
    let me = put(&credentials, NOW, |request| issuer.authenticate(request, NOW)).unwrap();
    let mut context = Context::new();
    context.set("cognito-identity.amazonaws.com:sub", "us-east-1:you").set("aws:PrincipalTag/team", "red");
    context.set("cognito-identity.amazonaws.com:amr", "accounts.google.com").set("aws:CurrentTime", "2040-01-01");
    let may = |action, resource| issuer.authorize(&me, action, resource, &context).is_allowed();
    assert!(may("s3:PutObject", "arn:aws:s3:::bucket/us-east-1:me/a"));
    assert!(!may("s3:PutObject", "arn:aws:s3:::bucket/us-east-1:you/a"));
    assert!(!may("s3:GetObject", "arn:aws:s3:::bucket/red/a"));
}

#[test]
fn guests_get_no_more_than_their_session_policy() {
    let issuer = issuer();
    let request = AssumeRole {
        role_arn: "arn:aws:iam::123456789012:role/Guest".into(),
        amr: vec!["unauthenticated".into()],
        principal_tags: BTreeMap::new(),
        guest: true,
        ..assume()
    };
    let credentials = block_on(issuer.issue(request, NOW)).unwrap();
    let me = put(&credentials, NOW, |request| issuer.authenticate(request, NOW)).unwrap();
    let may = |action, resource| issuer.authorize(&me, action, resource, &Context::new()).is_allowed();
    assert!(may("s3:PutObject", "arn:aws:s3:::bucket/us-east-1:me/a"));
    assert!(!may("iam:GetUser", "arn:aws:iam::123456789012:user/x"));
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let issuer = issuer();
    let one = block_on(issuer.issue(assume(), NOW)).unwrap();
    let two = block_on(issuer.issue(assume(), NOW)).unwrap();
    let authenticate =
        |credentials: &Credentials, now| put(credentials, now, |request| issuer.authenticate(request, now).map(|_| ()));
    assert_eq!(authenticate(&one, NOW), Ok(()));
    let swapped = Credentials { session_token: two.session_token.clone(), ..one.clone() };
    assert_eq!(authenticate(&swapped, NOW), Err(AuthError::InvalidToken));
    let forged = Credentials { secret_key: two.secret_key.clone(), ..one.clone() };
    assert_eq!(authenticate(&forged, NOW), Err(AuthError::SignatureDoesNotMatch));
    assert_eq!(authenticate(&one, one.expiration), Err(AuthError::ExpiredToken));
    let elsewhere = Scope { services: &["dynamodb"], region: None };
    let scoped = put(&one, NOW, |request| issuer.authenticate_for(request, &elsewhere, NOW).map(|_| ()));
    assert!(matches!(scoped, Err(AuthError::WrongScope(_))));
    let plain = SignedRequest { method: "GET", path: "/", query: "", headers: &[], payload: Payload::Bytes(b"") };
    assert_eq!(issuer.authenticate(&plain, NOW).map(|_| ()), Err(AuthError::MissingAuthenticationToken));
    let shown = format!("{issuer:?} {one:?} {:?}", put(&one, NOW, |request| issuer.authenticate(request, NOW)));
    assert!(!shown.contains(one.secret_key.expose().as_str()) && !shown.contains(one.session_token.expose().as_str()));
}

#[test]
fn roles_that_do_not_trust_or_do_not_exist_give_nothing() {
    let issuer = issuer();
    for request in [
        AssumeRole { role_arn: "arn:aws:iam::123456789012:role/None".into(), ..assume() },
        AssumeRole { identity_pool_id: "us-east-1:other".into(), ..assume() },
        AssumeRole { amr: vec!["unauthenticated".into()], ..assume() },
        AssumeRole { duration: Duration::from_secs(3601), ..assume() },
        AssumeRole { duration: Duration::from_secs(899), ..assume() },
    ] {
        assert!(matches!(block_on(issuer.issue(request, NOW)), Err(IssueError::Refused { .. })));
    }
}
