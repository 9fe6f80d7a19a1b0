//! How the parts come together.

#[cfg(feature = "sqlite")]
use std::path::PathBuf;
use std::{fmt, sync::Arc};

use async_trait::async_trait;
use poolgate_env::{Clock, Entropy, Millis, RootKey, SystemClock, SystemEntropy};
use poolgate_identitypool_core::{AssumeRole, CredentialIssuer, Credentials, IdentityPools, IssueError, LoginVerifier};
#[cfg(feature = "issuer-local")]
use poolgate_issuer_local::{LocalIssuer, Role, Roles};
use poolgate_storage_trait::{MemoryStore, Store, StoreError};
use poolgate_token::{Issuer, KeyStore, StoredKeys};
use poolgate_triggers::{Triggers, codes::DataKeys};
use poolgate_userpool_core::{MessageSender, Settings, UserPools, Workers, password_hash::PasswordHasher};
use thiserror::Error;

use crate::{Parts, Poolgate, own_pools::OwnPools, root_key_check::RootKeyCheck};

/// Puts a [`Poolgate`] together. A place for records and the root key must be given; everything else has a default.
#[derive(Default)]
pub struct PoolgateBuilder {
    place: Option<Place>,
    root_key: Option<RootKey>,
    clock: Option<Arc<dyn Clock>>,
    entropy: Option<Arc<dyn Entropy>>,
    keys: Option<Arc<dyn KeyStore>>,
    identity_keys: Option<Arc<dyn KeyStore>>,
    triggers: Option<Triggers>,
    messages: Option<Arc<dyn MessageSender>>,
    data_keys: Option<Arc<dyn DataKeys>>,
    hasher: Option<Arc<dyn PasswordHasher>>,
    workers: Option<Workers>,
    settings: Settings,
    public_url: Option<String>,
    issuer: Option<Issuer>,
    #[cfg(feature = "issuer-local")]
    roles: Vec<Role>,
    credentials: Option<Arc<dyn CredentialIssuer>>,
    verifiers: Vec<Arc<dyn LoginVerifier>>,
}

enum Place {
    Store(Arc<dyn Store>),
    Memory,
    #[cfg(feature = "sqlite")]
    Sqlite(PathBuf),
}

/// What a [`Poolgate`] cannot do without.
#[derive(Debug, Error)]
pub enum BuildError {
    /// No place for records.
    #[error("no place for records: give a store, a SQLite file, or say that they stay in memory")]
    NoStore,
    /// No root key, although what it seals outlives this process.
    #[error("no root key: everything secret in the store is sealed under it")]
    NoRootKey,
    /// The SQLite database does not open.
    #[error("the database does not open: {0}")]
    Store(#[from] StoreError),
}

impl PoolgateBuilder {
    /// Keeps records in a store of the host.
    #[must_use]
    pub fn store(self, store: Arc<dyn Store>) -> Self {
        Self { place: Some(Place::Store(store)), ..self }
    }

    /// Keeps records in a SQLite database, which is made when it is not there.
    #[cfg(feature = "sqlite")]
    #[must_use]
    pub fn sqlite(self, file: impl Into<PathBuf>) -> Self {
        Self { place: Some(Place::Sqlite(file.into())), ..self }
    }

    /// Keeps records in memory, until the last clone is dropped. Then a root key need not be given.
    #[must_use]
    pub fn memory(self) -> Self {
        Self { place: Some(Place::Memory), ..self }
    }

    /// The key that everything secret in the store is sealed under. [`Poolgate::check_root_key`] tells whether it is the
    /// store's own.
    #[must_use]
    pub fn root_key(self, root_key: RootKey) -> Self {
        Self { root_key: Some(root_key), ..self }
    }

    /// Where the time comes from; the machine's clock when not given.
    #[must_use]
    pub fn clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Where randomness comes from; the operating system when not given.
    #[must_use]
    pub fn entropy(self, entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy: Some(entropy), ..self }
    }

    /// Where the user pools' signing keys live; sealed in the store when not given.
    #[must_use]
    pub fn keys(self, keys: Arc<dyn KeyStore>) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// Where the keys of identity pools' OpenID tokens live; sealed in the store when not given.
    #[must_use]
    pub fn identity_keys(self, keys: Arc<dyn KeyStore>) -> Self {
        Self { identity_keys: Some(keys), ..self }
    }

    /// The host's logic inside the flows; none when not given.
    #[must_use]
    pub fn triggers(self, triggers: Triggers) -> Self {
        Self { triggers: Some(triggers), ..self }
    }

    /// How messages leave; kept in an outbox that nobody sees when not given.
    #[must_use]
    pub fn messages(self, messages: Arc<dyn MessageSender>) -> Self {
        Self { messages: Some(messages), ..self }
    }

    /// Where the keys come from under which codes for custom senders are encrypted; of the root key when not given
    /// ([`RootKeyring`](poolgate_triggers::codes::RootKeyring)).
    #[must_use]
    pub fn data_keys(self, data_keys: Arc<dyn DataKeys>) -> Self {
        Self { data_keys: Some(data_keys), ..self }
    }

    /// How passwords are kept; as sealed SRP verifiers when not given. With a hasher for tests the HTTP front answers
    /// this machine alone.
    #[must_use]
    pub fn hasher(self, hasher: Arc<dyn PasswordHasher>) -> Self {
        Self { hasher: Some(hasher), ..self }
    }

    /// Where hashing and big-number work runs; a bounded pool of this machine's size when not given.
    #[must_use]
    pub fn workers(self, workers: Workers) -> Self {
        Self { workers: Some(workers), ..self }
    }

    /// What may be tuned in user pools. Its issuer is overruled by [`Self::public_url`] and [`Self::issuer`].
    #[must_use]
    pub fn settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// What clients know this server as, without a slash at the end. Tokens name their issuer under it, unless
    /// [`Self::issuer`] says otherwise, and discovery documents point to it.
    #[must_use]
    pub fn public_url(self, url: impl Into<String>) -> Self {
        Self { public_url: Some(url.into()), ..self }
    }

    /// How tokens name their issuer: under the public URL where there is one, else as AWS does.
    #[must_use]
    pub fn issuer(self, issuer: Issuer) -> Self {
        Self { issuer: Some(issuer), ..self }
    }

    /// Roles that identities may assume, for our own credential issuer; more can be added while it serves.
    #[cfg(feature = "issuer-local")]
    #[must_use]
    pub fn roles(mut self, roles: impl IntoIterator<Item = Role>) -> Self {
        self.roles.extend(roles);
        self
    }

    /// Who issues temporary credentials; our own STS when not given.
    #[must_use]
    pub fn credential_issuer(self, issuer: Arc<dyn CredentialIssuer>) -> Self {
        Self { credentials: Some(issuer), ..self }
    }

    /// Whose logins identity pools can verify beside those of our own user pools.
    #[must_use]
    pub fn login_verifier(mut self, verifier: Arc<dyn LoginVerifier>) -> Self {
        self.verifiers.push(verifier);
        self
    }

    /// Wires everything together.
    pub fn build(self) -> Result<Poolgate, BuildError> {
        let clock = self.clock.unwrap_or_else(|| Arc::new(SystemClock));
        let entropy = self.entropy.unwrap_or_else(|| Arc::new(SystemEntropy::new()));
        let place = self.place.ok_or(BuildError::NoStore)?;
        let root_key = match (self.root_key, &place) {
            (Some(key), _) => key,
            (None, Place::Memory) => RootKey::generate(&*entropy),
            (None, _) => return Err(BuildError::NoRootKey),
        };
        let store = place.open()?;
        let keys = self
            .keys
            .unwrap_or_else(|| Arc::new(StoredKeys::new(Arc::clone(&store), root_key.clone(), Arc::clone(&entropy))));
        let public_url = self.public_url.map(|url| url.trim_end_matches('/').to_owned());
        let base = public_url.clone().map(Issuer::Base);
        let token_issuer = self.issuer.or(base).unwrap_or(self.settings.issuer);
        let url = public_url.clone().or_else(|| self.settings.public_url.clone());
        let settings = Settings { issuer: token_issuer.clone(), public_url: url, ..self.settings };
        let (region, account) = (settings.region.clone(), settings.account.clone());

        let mut user_pools = UserPools::builder(Arc::clone(&store), root_key.clone())
            .clock(Arc::clone(&clock))
            .entropy(Arc::clone(&entropy))
            .keys(Arc::clone(&keys))
            .settings(settings);
        if let Some(triggers) = self.triggers {
            user_pools = user_pools.triggers(triggers);
        }
        if let Some(messages) = self.messages {
            user_pools = user_pools.messages(messages);
        }
        if let Some(data_keys) = self.data_keys {
            user_pools = user_pools.data_keys(data_keys);
        }
        #[cfg(feature = "http")]
        let for_tests_only = self.hasher.as_ref().is_some_and(|hasher| hasher.is_for_tests_only());
        if let Some(hasher) = self.hasher {
            user_pools = user_pools.hasher(hasher);
        }
        if let Some(workers) = self.workers {
            user_pools = user_pools.workers(workers);
        }
        let user_pools = user_pools.build();

        #[cfg(feature = "issuer-local")]
        let issuer = self.credentials.is_none().then(|| {
            let roles = Arc::new(Roles::from_iter(self.roles));
            Arc::new(LocalIssuer::new(root_key.clone(), roles).with_entropy(Arc::clone(&entropy)))
        });
        #[cfg(feature = "issuer-local")]
        let local = issuer.clone().map(|issuer| issuer as Arc<dyn CredentialIssuer>);
        #[cfg(not(feature = "issuer-local"))]
        let local = None;
        let credentials = self.credentials.or(local).unwrap_or_else(|| Arc::new(Nobody));

        let root_key_check = RootKeyCheck {
            store: Arc::clone(&store),
            root_key: root_key.clone(),
            entropy: Arc::clone(&entropy),
            clock: Arc::clone(&clock),
        };
        let own = OwnPools::new(user_pools.clone(), keys, token_issuer);
        let own = Arc::new(own);
        let identity_keys = self.identity_keys.unwrap_or_else(|| {
            Arc::new(StoredKeys::for_identity_pools(Arc::clone(&store), root_key, Arc::clone(&entropy)))
        });
        let mut identity_pools = IdentityPools::builder(store, credentials, identity_keys)
            .verifier(own.clone())
            .clock(Arc::clone(&clock))
            .entropy(entropy)
            .region(region.clone())
            .account(account);
        for verifier in self.verifiers {
            identity_pools = identity_pools.verifier(verifier);
        }
        Ok(Poolgate {
            parts: Arc::new(Parts {
                user_pools,
                identity_pools: Arc::new(identity_pools.build()),
                own,
                clock,
                root_key: root_key_check,
                #[cfg(feature = "issuer-local")]
                issuer,
                #[cfg(feature = "http")]
                front: crate::Front { public_url, region, for_tests_only },
            }),
        })
    }
}

impl Place {
    fn open(self) -> Result<Arc<dyn Store>, StoreError> {
        Ok(match self {
            Self::Store(store) => store,
            Self::Memory => Arc::new(MemoryStore::new()),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(file) => Arc::new(poolgate_storage_sqlite::SqliteStore::open(file)?),
        })
    }
}

impl fmt::Debug for PoolgateBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoolgateBuilder").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

/// Issues nothing: a build without an issuer.
#[derive(Debug)]
struct Nobody;

#[async_trait]
impl CredentialIssuer for Nobody {
    async fn issue(&self, request: AssumeRole, _: Millis) -> Result<Credentials, IssueError> {
        let reason = "this build has no credential issuer and was given none".to_owned();
        Err(IssueError::Refused { role_arn: request.role_arn, reason })
    }
}
