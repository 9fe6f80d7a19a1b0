//! How a host tests its own flow: an invitation-only sign-up, from the refused stranger to the expiry of a token, in one
//! test that takes milliseconds.
//!
//! ```text
//! cargo test --example test_your_flow
//! ```
//!
//! The first half of this file is the host's, the second its test. `cargo run --example test_your_flow` tells the same
//! story line by line.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, error::Error, sync::Arc, time::Duration};

use poolgate::{
    triggers::{CustomMessage, Event, HandlerError, PreSignUp, Triggers},
    wire::Code,
};
use poolgate_testkit::TestPoolgate;

// The host's own logic: who is invited may sign up, and is greeted.

fn host_logic(invited: impl IntoIterator<Item = &'static str>) -> Triggers {
    let invited: Arc<BTreeSet<&str>> = Arc::new(invited.into_iter().collect());
    Triggers::builder()
        .on::<PreSignUp>(move |event: Event<PreSignUp>| {
            let invited = Arc::clone(&invited);
            async move {
                let address = event.request.user_attributes.get("email").map_or("", String::as_str);
                if invited.contains(address) {
                    Ok(event.response)
                } else {
                    Err(HandlerError::new("by invitation only"))
                }
            }
        })
        .on::<CustomMessage>(|event: Event<CustomMessage>| async move {
            let mut response = event.response;
            response.email_subject = Some("You are in".to_owned());
            response.email_message = Some(format!("Enter {} to begin.", event.request.code_parameter));
            Ok::<_, HandlerError>(response)
        })
        .build()
}

// Its test.

/// The whole story; what is to be seen on the way goes to `tell`.
async fn story(mut tell: impl FnMut(String)) -> Result<(), Box<dyn Error>> {
    let poolgate = TestPoolgate::builder().triggers(host_logic(["alice@example.com"])).build();
    let pool = poolgate.user_pool().await;

    let refused = pool.sign_up("mallory", "Correct-horse-1", "mallory@example.com").await.unwrap_err();
    assert_eq!(refused.code, Code::UserLambdaValidationException);
    assert_eq!(refused.message, "PreSignUp failed with error by invitation only.");
    tell(format!("mallory: {}", refused.message));

    pool.sign_up("alice", "Correct-horse-1", "alice@example.com").await?;
    let code = poolgate.code_to("alice@example.com");
    let sent = poolgate.messages().pop().ok_or("a message")?;
    assert_eq!((sent.subject.as_str(), sent.body), ("You are in", format!("Enter {code} to begin.")));
    tell(format!("alice: {}", sent.subject));

    // A code counts for a day.
    poolgate.advance(Duration::from_hours(23));
    pool.confirm("alice", &code).await?;
    let tokens = pool.sign_in_srp("alice", "Correct-horse-1").await?;
    assert_eq!(pool.verify(&tokens.id).await?.text("email"), Some("alice@example.com"));
    tell("alice: signed in".to_owned());

    // An access token counts for an hour, a refresh token for 30 days.
    poolgate.advance(Duration::from_mins(59));
    assert!(pool.user_of(&tokens.access).await.is_ok());
    poolgate.advance(Duration::from_mins(1));
    let expired = pool.user_of(&tokens.access).await.unwrap_err();
    assert_eq!((expired.code, expired.message.as_str()), (Code::NotAuthorizedException, "Access Token has expired"));
    tell(format!("an hour later: {}", expired.message));
    let refreshed = pool.refresh(&tokens).await?;
    assert_eq!(pool.user_of(&refreshed.access).await?.username, "alice".into());
    poolgate.advance(Duration::from_hours(30 * 24));
    let expired = pool.refresh(&tokens).await.map(|_| ()).unwrap_err();
    assert_eq!(expired.message, "Refresh Token has expired");
    tell(format!("a month later: {}", expired.message));
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    futures::executor::block_on(story(|line| println!("{line}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn from_an_invitation_to_the_expiry_of_a_token() {
        futures::executor::block_on(super::story(|_| ())).unwrap();
    }
}
