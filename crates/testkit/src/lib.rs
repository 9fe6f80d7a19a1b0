#![doc = include_str!("../README.md")]

mod builder;
mod identity_pool;
mod user_pool;

use std::{sync::Arc, time::Duration};

use poolgate::{
    Poolgate,
    env::{Clock as _, Entropy, ManualClock, Millis, SeededEntropy},
    identity_pools::IdentityPools,
    user_pools::{Message, Outbox, UserPools},
};

pub use builder::TestPoolgateBuilder;
pub use identity_pool::{TestIdentity, TestIdentityPool};
pub use poolgate_authenticator::{NotDone, SoftwareAuthenticator};
pub use user_pool::{TestTokens, TestUserPool};

/// A whole Poolgate in-process, and what a test moves and looks at beside it. Cheap to clone; clones share everything.
#[derive(Debug, Clone)]
pub struct TestPoolgate {
    poolgate: Poolgate,
    clock: Arc<ManualClock>,
    entropy: Arc<SeededEntropy>,
    outbox: Arc<Outbox>,
}

impl TestPoolgate {
    /// One with nothing but defaults.
    #[expect(
        clippy::new_without_default,
        reason = "two names for the same thing would make readers look for a difference"
    )]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Starts choosing what differs from the defaults.
    pub fn builder() -> TestPoolgateBuilder {
        TestPoolgateBuilder::default()
    }

    /// The services under test, as the host's own code takes them.
    pub const fn poolgate(&self) -> &Poolgate {
        &self.poolgate
    }

    /// The user pools' operations.
    pub fn user_pools(&self) -> &UserPools {
        self.poolgate.user_pools()
    }

    /// The identity pools' operations.
    pub fn identity_pools(&self) -> &IdentityPools {
        self.poolgate.identity_pools()
    }

    /// The time it is here.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Moves the time forward.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// Where everything random comes from, for test code that needs some and wants to stay repeatable.
    pub fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }

    /// Every message sent so far, newest last.
    pub fn messages(&self) -> Vec<Message> {
        self.outbox.messages()
    }

    /// The code or temporary password in the newest message to an e-mail address or phone number.
    ///
    /// # Panics
    /// When nothing was sent there.
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn code_to(&self, destination: &str) -> String {
        match self.outbox.last_to(destination) {
            Some(message) => message.code.expose().clone(),
            None => panic!("no message was sent to {destination}"),
        }
    }
}
