//! The whole flow with the kit: the same to the byte for one seed, and with the services' own rules.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use futures::executor::block_on;
use poolgate::{
    triggers::{CustomMessage, Event, HandlerError, Triggers},
    wire::Code,
};
use poolgate_testkit::TestPoolgate;

const PASSWORD: &str = "Correct-horse-1";
const OWN_FOLDER: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*"}]}"#;
const READ_ONLY: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::photos/public/*"}]}"#;

/// Everything that a client gets to see from sign-up to temporary credentials.
async fn life(seed: u64) -> Vec<String> {
    let poolgate = TestPoolgate::builder().seed(seed).build();
    let users = poolgate.user_pool().await;
    let identities = poolgate.identity_pool(&users, OWN_FOLDER, None).await;
    users.sign_up("alice", PASSWORD, "alice@example.com").await.unwrap();
    let code = poolgate.code_to("alice@example.com");
    users.confirm("alice", &code).await.unwrap();
    let first = users.sign_in_srp("alice", PASSWORD).await.unwrap();
    poolgate.advance(Duration::from_mins(30));
    let second = users.refresh(&first).await.unwrap();
    let identity = identities.exchange(&second).await.unwrap();
    let credentials = identity.credentials;
    vec![
        users.id().to_owned(),
        users.client_id().to_owned(),
        code,
        first.id,
        first.access,
        first.refresh,
        second.id,
        second.access,
        identities.id().to_owned(),
        identity.id,
        credentials.access_key_id.unwrap(),
        credentials.secret_key.unwrap().into_inner(),
        credentials.session_token.unwrap(),
    ]
}

#[test]
fn one_seed_is_one_run_to_the_byte() {
    let run = block_on(life(1));
    assert_eq!(run, block_on(life(1)));
    let other = block_on(life(2));
    assert!(run.iter().zip(&other).all(|(one, other)| one != other));
}

#[test]
fn a_login_opens_its_own_folder_and_a_guest_reads() {
    block_on(async {
        let poolgate = TestPoolgate::new();
        let users = poolgate.user_pool().await;
        let identities = poolgate.identity_pool(&users, OWN_FOLDER, Some(READ_ONLY)).await;
        users.user("alice", PASSWORD, "alice@example.com").await.unwrap();
        let alice = identities.exchange(&users.sign_in("alice", PASSWORD).await.unwrap()).await.unwrap();
        let guest = identities.guest().await.unwrap();
        let own = format!("arn:aws:s3:::photos/{}/cat.png", alice.id);
        assert!(alice.may("s3:PutObject", &own) && !guest.may("s3:PutObject", &own));
        assert!(guest.may("s3:GetObject", "arn:aws:s3:::photos/public/dog.png"));
        assert!(!alice.may("s3:PutObject", &format!("arn:aws:s3:::photos/{}/cat.png", guest.id)));
        poolgate.advance(Duration::from_hours(1));
        assert!(!alice.may("s3:PutObject", &own), "credentials live an hour");
    });
}

#[test]
fn guests_are_let_in_only_where_they_have_a_role() {
    block_on(async {
        let poolgate = TestPoolgate::new();
        let users = poolgate.user_pool().await;
        let identities = poolgate.identity_pool(&users, OWN_FOLDER, None).await;
        let refused = identities.guest().await.unwrap_err();
        assert_eq!(refused.code, Code::NotAuthorizedException);
        assert_eq!(refused.message, "Unauthenticated access is not supported for this identity pool.");
    });
}

#[test]
fn the_hosts_logic_runs_and_its_words_arrive() {
    block_on(async {
        let triggers = Triggers::builder()
            .on::<CustomMessage>(|event: Event<CustomMessage>| async move {
                let mut response = event.response;
                response.email_message = Some(format!("{} is the word", event.request.code_parameter));
                Ok::<_, HandlerError>(response)
            })
            .build();
        let poolgate = TestPoolgate::builder().triggers(triggers).build();
        let users = poolgate.user_pool().await;
        users.sign_up("alice", PASSWORD, "alice@example.com").await.unwrap();
        let code = poolgate.code_to("alice@example.com");
        assert_eq!(poolgate.messages()[0].body, format!("{code} is the word"));
        assert_eq!(users.confirm("alice", "wrong").await.unwrap_err().code, Code::CodeMismatchException);
    });
}

#[test]
#[should_panic(expected = "no message was sent to bob@example.com")]
fn a_code_that_was_never_sent_is_not_made_up() {
    TestPoolgate::new().code_to("bob@example.com");
}
