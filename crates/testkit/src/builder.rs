//! What a test chooses.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use poolgate::{
    Poolgate,
    env::{ManualClock, Millis, RootKey, SeededEntropy},
    issuer_local::Role,
    storage::{MemoryStore, Store},
    token::FixedKeys,
    triggers::Triggers,
    user_pools::{
        Outbox, Settings, Workers,
        password_hash::{PasswordHasher, TestHasher},
    },
};

use crate::TestPoolgate;

/// Read once a process: OpenSSL takes its time to check a key.
static KEYS: OnceLock<(FixedKeys, FixedKeys)> = OnceLock::new();

/// Puts a [`TestPoolgate`] together. Everything has a default.
pub struct TestPoolgateBuilder {
    seed: u64,
    now: Millis,
    store: Option<Arc<dyn Store>>,
    triggers: Triggers,
    hasher: Arc<dyn PasswordHasher>,
    roles: Vec<Role>,
    settings: Settings,
    public_url: String,
}

impl Default for TestPoolgateBuilder {
    fn default() -> Self {
        Self {
            seed: 1,
            now: Millis::from_secs(1_800_000_000),
            store: None,
            triggers: Triggers::none(),
            hasher: Arc::new(TestHasher),
            roles: Vec::new(),
            settings: Settings::default(),
            public_url: "https://auth.example.com".to_owned(),
        }
    }
}

impl TestPoolgateBuilder {
    /// What all randomness follows from; 1 when not given.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// When the test begins; 15 January 2027, 08:00 UTC, when not given.
    #[must_use]
    pub fn now(self, now: Millis) -> Self {
        Self { now, ..self }
    }

    /// Where records live, such as a store that fails on purpose; in memory when not given.
    #[must_use]
    pub fn store(self, store: Arc<dyn Store>) -> Self {
        Self { store: Some(store), ..self }
    }

    /// The host's logic inside the flows; none when not given.
    #[must_use]
    pub fn triggers(self, triggers: Triggers) -> Self {
        Self { triggers, ..self }
    }

    /// How passwords are kept; by the cheap [`TestHasher`] when not given.
    #[must_use]
    pub fn hasher(self, hasher: Arc<dyn PasswordHasher>) -> Self {
        Self { hasher, ..self }
    }

    /// Roles that identities may assume, beside those that [`TestPoolgate::identity_pool`] makes.
    #[must_use]
    pub fn roles(mut self, roles: impl IntoIterator<Item = Role>) -> Self {
        self.roles.extend(roles);
        self
    }

    /// What may be tuned in user pools, such as limits.
    #[must_use]
    pub fn settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// What tokens name as their issuer, before the pool's id; `https://auth.example.com` when not given.
    #[must_use]
    pub fn public_url(self, url: impl Into<String>) -> Self {
        Self { public_url: url.into(), ..self }
    }

    /// The Poolgate to test.
    ///
    /// # Panics
    /// Never: all its parts are given here.
    #[expect(clippy::expect_used, reason = "a test fails by panicking, and these parts are always whole")]
    pub fn build(self) -> TestPoolgate {
        let clock = Arc::new(ManualClock::at(self.now));
        let entropy = Arc::new(SeededEntropy::new(self.seed));
        let outbox = Arc::new(Outbox::default());
        let (keys, identity_keys) = KEYS
            .get_or_init(|| {
                let keys = FixedKeys::new(include_str!("../keys/id.pem"), include_str!("../keys/access.pem"));
                let identity_keys = FixedKeys::for_identity_pools(include_str!("../keys/identity.pem"));
                (keys.expect("the keys are sound"), identity_keys.expect("the key is sound"))
            })
            .clone();
        let poolgate = Poolgate::builder()
            .store(self.store.unwrap_or_else(|| Arc::new(MemoryStore::new())))
            .root_key(RootKey::generate(&*entropy))
            .clock(clock.clone())
            .entropy(entropy.clone())
            .keys(Arc::new(keys))
            .identity_keys(Arc::new(identity_keys))
            .triggers(self.triggers)
            .messages(outbox.clone())
            .hasher(self.hasher)
            .workers(Workers::inline())
            .settings(self.settings)
            .public_url(self.public_url)
            .roles(self.roles)
            .build()
            .expect("nothing is missing");
        TestPoolgate { poolgate, clock, entropy, outbox }
    }
}

impl fmt::Debug for TestPoolgateBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestPoolgateBuilder").field("seed", &self.seed).field("now", &self.now).finish_non_exhaustive()
    }
}
