//! The service: the seams it was given, and the few ways in which operations touch them.

use std::{fmt, sync::Arc, time::Duration};

use poolgate_env::{Clock, Entropy, Millis, RootKey, SystemClock, SystemEntropy};
use poolgate_storage_trait::{Batch, Entity, Index, Key, Store, StoreError, StoreExt, Stored, Write};
use poolgate_token::{Issuer, KeyStore, RefreshSealer, StoredKeys};
use poolgate_triggers::{
    EventContext, Trigger, Triggers,
    codes::{DataKeys, RootKeyring},
};
use poolgate_wire::{Call, Caller};

use crate::{
    cache::Cache,
    clients::Client,
    error::{Fault, Result},
    limits::Limits,
    messages::{MessageSender, Outbox},
    password_hash::{PasswordHasher, SrpHasher},
    pools::Pool,
    turns::{ATTEMPTS, At, Turn, Turns},
    workers::Workers,
};

/// What a commit fails within that is worth another attempt: a connection that broke, a leader that changed.
const STUMBLE: Duration = Duration::from_secs(3);

/// What a host may tune.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How `iss` is written into tokens.
    pub issuer: Issuer,
    /// What people reach this server as, without a slash at the end: links in e-mails begin with it. Without it a pool
    /// that confirms by links sends codes.
    pub public_url: Option<String>,
    /// Region of pools made in-process.
    pub region: String,
    /// Account of pools made in-process: twelve digits.
    pub account: String,
    /// Every confirmation code is this one instead of a random one: development only.
    pub fixed_code: Option<String>,
    /// How often a user may ask and try.
    pub limits: Limits,
    /// How long another node's change of a pool or client may go unseen here. This node's own changes are seen at
    /// once. Zero reads both anew in every call.
    pub staleness: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            issuer: Issuer::default(),
            public_url: None,
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            fixed_code: None,
            limits: Limits::default(),
            staleness: Duration::from_secs(5),
        }
    }
}

/// User pools: the identity source. Cheap to clone; clones share everything.
///
/// Every built operation is a method that takes the operation's input and gives its output, with the same validation,
/// rules and errors as over the wire. A method call is trusted as the host's own: operations that AWS wants signed
/// need no signature here.
#[derive(Clone)]
pub struct UserPools {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub root_key: RootKey,
    pub keys: Arc<dyn KeyStore>,
    pub refresh: RefreshSealer,
    pub triggers: Triggers,
    pub messages: Arc<dyn MessageSender>,
    pub data_keys: Arc<dyn DataKeys>,
    pub hasher: Arc<dyn PasswordHasher>,
    pub workers: Workers,
    pub settings: Settings,
    pub pools: Cache<Pool>,
    pub clients: Cache<Client>,
    pub turns: Turns,
}

/// Puts a [`UserPools`] together. Only the store and the root key must be given.
#[derive(Debug)]
pub struct UserPoolsBuilder {
    store: Arc<dyn Store>,
    root_key: RootKey,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    keys: Option<Arc<dyn KeyStore>>,
    triggers: Triggers,
    messages: Arc<dyn MessageSender>,
    data_keys: Option<Arc<dyn DataKeys>>,
    hasher: Option<Arc<dyn PasswordHasher>>,
    workers: Option<Workers>,
    settings: Settings,
}

impl UserPoolsBuilder {
    /// Where the time comes from; the machine's clock when not given.
    #[must_use]
    pub fn clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// Where randomness comes from; the operating system when not given.
    #[must_use]
    pub fn entropy(self, entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy, ..self }
    }

    /// Where signing keys live; sealed in the store when not given.
    #[must_use]
    pub fn keys(self, keys: Arc<dyn KeyStore>) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// The host's logic inside the flows; none when not given.
    #[must_use]
    pub fn triggers(self, triggers: Triggers) -> Self {
        Self { triggers, ..self }
    }

    /// How messages leave; kept in an [`Outbox`] when not given.
    #[must_use]
    pub fn messages(self, messages: Arc<dyn MessageSender>) -> Self {
        Self { messages, ..self }
    }

    /// Where the keys come from under which codes for custom senders are encrypted; a [`RootKeyring`] when not given.
    #[must_use]
    pub fn data_keys(self, data_keys: Arc<dyn DataKeys>) -> Self {
        Self { data_keys: Some(data_keys), ..self }
    }

    /// How passwords are kept; as sealed SRP verifiers when not given.
    #[must_use]
    pub fn hasher(self, hasher: Arc<dyn PasswordHasher>) -> Self {
        Self { hasher: Some(hasher), ..self }
    }

    /// Where hashing and big-number work runs; a bounded pool of this machine's size when not given.
    #[must_use]
    pub fn workers(self, workers: Workers) -> Self {
        Self { workers: Some(workers), ..self }
    }

    /// What may be tuned.
    #[must_use]
    pub fn settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// The service.
    pub fn build(self) -> UserPools {
        let Self { store, root_key, clock, entropy, keys, triggers, messages, data_keys, hasher, workers, settings } =
            self;
        let keys = keys
            .unwrap_or_else(|| Arc::new(StoredKeys::new(Arc::clone(&store), root_key.clone(), Arc::clone(&entropy))));
        UserPools {
            inner: Arc::new(Inner {
                refresh: RefreshSealer::new(&root_key),
                data_keys: data_keys.unwrap_or_else(|| Arc::new(RootKeyring::new(root_key.clone()))),
                hasher: hasher.unwrap_or_else(|| Arc::new(SrpHasher)),
                workers: workers.unwrap_or_else(Workers::for_this_machine),
                pools: Cache::new(settings.staleness),
                clients: Cache::new(settings.staleness),
                turns: Turns::new(),
                store,
                clock,
                entropy,
                root_key,
                keys,
                triggers,
                messages,
                settings,
            }),
        }
    }
}

impl UserPools {
    /// Starts putting a service together on `store`, with everything secret in it sealed under `root_key`.
    pub fn builder(store: Arc<dyn Store>, root_key: RootKey) -> UserPoolsBuilder {
        UserPoolsBuilder {
            store,
            root_key,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy::new()),
            keys: None,
            triggers: Triggers::none(),
            messages: Arc::new(Outbox::default()),
            data_keys: None,
            hasher: None,
            workers: None,
            settings: Settings::default(),
        }
    }

    /// The present moment: read once an operation.
    pub(crate) fn now(&self) -> Millis {
        self.inner.clock.now()
    }

    pub(crate) fn entropy(&self) -> &dyn Entropy {
        self.inner.entropy.as_ref()
    }

    /// The call that a method call on the service stands for.
    pub(crate) fn host_call(&self) -> Call {
        let settings = &self.inner.settings;
        Call {
            request_id: poolgate_env::random_uuid(self.entropy()).to_string(),
            caller: Caller::Host,
            region: settings.region.clone(),
            account: settings.account.clone(),
            source_ip: None,
            user_agent: None,
        }
    }

    pub(crate) async fn load<E: Entity>(&self, key: Key, now: Millis) -> Result<Option<Stored<E>>> {
        Ok(self.inner.store.load(&key, now).await?)
    }

    pub(crate) async fn find<E: Entity>(
        &self,
        partition: &str,
        index: Index,
        value: &str,
        now: Millis,
    ) -> Result<Option<Stored<E>>> {
        Ok(self.inner.store.find(partition, index, value.as_bytes(), now).await?)
    }

    /// Commits, unless there is nothing to do. A commit whose answer got lost is looked up: every record that this
    /// crate writes under a condition carries something random ([`crate::users::User::change`], nonces, ids), so the
    /// same bytes in the store mean that it was this very commit. Not so after a failure that took long: the store is
    /// silent then rather than stumbling, and whoever asked has waited for as long as it may take.
    pub(crate) async fn commit(&self, batch: &Batch, now: Millis) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let begun = self.now();
        match self.inner.store.commit(batch, now).await {
            Ok(_) => Ok(()),
            Err(StoreError::Unavailable(cause)) if self.now().since(begun) < STUMBLE => {
                match self.inner.store.commit(batch, now).await {
                    Ok(_) => Ok(()),
                    Err(StoreError::Conflict(_) | StoreError::Taken { .. }) if self.is_done(batch, now).await? => {
                        Ok(())
                    }
                    Err(error @ (StoreError::Conflict(_) | StoreError::Taken { .. })) => Err(error.into()),
                    Err(_) => Err(StoreError::Unavailable(cause).into()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the store looks as the batch would leave it.
    async fn is_done(&self, batch: &Batch, now: Millis) -> Result<bool> {
        let writes = batch.writes();
        let keys: Vec<Key> = writes.iter().map(|write| write.key().clone()).collect();
        let found = self.inner.store.get(&keys, now).await?;
        Ok(writes.iter().zip(&found).all(|(write, found)| match (write, found) {
            (Write::Put(record, _), Some(found)) => record.body == found.body,
            (Write::Delete(..), None) | (Write::Check(..), _) => true,
            (Write::Put(..), None) | (Write::Delete(..), Some(_)) => false,
        }))
    }

    /// Runs load → decide → commit until nobody interferes. `attempt` has no effects outside the batch it returns.
    pub(crate) async fn transact<T, F>(&self, now: Millis, attempt: impl Fn() -> F + Send + Sync) -> Result<T>
    where
        T: Send,
        F: Future<Output = Result<(Batch, T)>> + Send,
    {
        let again = |error: &StoreError| match error {
            StoreError::Conflict(key) => Some(At::Record(key.clone())),
            StoreError::Taken { .. } | StoreError::Invalid(_) | StoreError::Unavailable(_) => None,
        };
        self.transact_while(now, again, attempt).await
    }

    /// As [`Self::transact`], with the caller's own idea of what is worth another attempt, and whose turn to wait for.
    pub(crate) async fn transact_while<T, F>(
        &self,
        now: Millis,
        again: impl Fn(&StoreError) -> Option<At> + Send + Sync,
        attempt: impl Fn() -> F + Send + Sync,
    ) -> Result<T>
    where
        T: Send,
        F: Future<Output = Result<(Batch, T)>> + Send,
    {
        let mut turn = None;
        let mut left = ATTEMPTS;
        let fault = loop {
            left -= 1;
            let (batch, output) = match attempt().await {
                Ok(decided) => decided,
                Err(fault) => break fault,
            };
            let fault = match self.commit(&batch, now).await {
                Ok(()) => return Ok(output),
                Err(fault) => fault,
            };
            let at = if let Fault::Store(error) = &fault { again(error) } else { None };
            match at.filter(|_| left > 0) {
                Some(at) => turn = self.inner.turns.next(turn, &at).await,
                None => break fault,
            }
        };
        Err(Turn::fail(turn, fault))
    }

    /// Fires a trigger of the pool. `None` when the pool has none; then the request is not even built.
    pub(crate) async fn fire<T: Trigger>(
        &self,
        pool: &Pool,
        username: &str,
        client_id: Option<&str>,
        source: &str,
        request: impl FnOnce() -> T::Request + Send,
    ) -> Result<Option<T::Response>> {
        if !self.has_trigger::<T>(pool) {
            return Ok(None);
        }
        let context = event_context(pool, username, client_id, source);
        Ok(self.inner.triggers.fire::<T>(pool.function_of(T::NAME), &context, request()).await?)
    }

    /// Whether the pool has this trigger.
    pub(crate) fn has_trigger<T: Trigger>(&self, pool: &Pool) -> bool {
        self.inner.triggers.handles::<T>(pool.id(), pool.function_of(T::NAME))
    }
}

/// What every event of the pool says.
pub(crate) fn event_context<'a>(
    pool: &'a Pool,
    user_name: &'a str,
    client_id: Option<&'a str>,
    trigger_source: &'a str,
) -> EventContext<'a> {
    EventContext { region: &pool.region, user_pool_id: pool.id(), user_name, client_id, trigger_source }
}

impl fmt::Debug for UserPools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserPools").field("store", &self.inner.store).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use async_trait::async_trait;
    use futures::executor::block_on;
    use poolgate_env::ManualClock;
    use poolgate_storage_trait::{MemoryStore, Page, Query, Record, Result as StoreResult, Version};

    use super::*;
    use crate::jobs::{About, Errand};

    /// Writes, but loses every answer, and takes its time for that.
    #[derive(Debug)]
    struct Losing {
        store: MemoryStore,
        clock: Arc<ManualClock>,
        takes: Duration,
        commits: AtomicUsize,
    }

    #[async_trait]
    impl Store for Losing {
        async fn get(&self, keys: &[Key], now: Millis) -> StoreResult<Vec<Option<Record>>> {
            self.store.get(keys, now).await
        }

        async fn query(&self, query: &Query, now: Millis) -> StoreResult<Page> {
            self.store.query(query, now).await
        }

        async fn commit(&self, batch: &Batch, now: Millis) -> StoreResult<Version> {
            self.commits.fetch_add(1, SeqCst);
            self.store.commit(batch, now).await?;
            self.clock.advance(self.takes);
            Err(StoreError::unavailable("the answer is lost"))
        }

        async fn sweep(&self, now: Millis, limit: usize) -> StoreResult<usize> {
            self.store.sweep(now, limit).await
        }
    }

    #[test]
    fn a_lost_answer_is_looked_up_unless_the_store_is_silent() {
        for (takes, commits) in [(Duration::ZERO, 2), (Duration::from_secs(10), 1)] {
            let clock = Arc::new(ManualClock::at(Millis::from_secs(1_800_000_000)));
            let store = Losing { store: MemoryStore::new(), clock: clock.clone(), takes, commits: AtomicUsize::new(0) };
            let store = Arc::new(store);
            let pools = UserPools::builder(store.clone(), RootKey::new([7; 32])).clock(clock).build();
            let mut batch = Batch::new();
            let now = pools.now();
            batch.insert(&Errand::new("pool", About::Pool, now)).unwrap();
            assert_eq!(block_on(pools.commit(&batch, now)).is_ok(), takes.is_zero());
            assert_eq!(store.commits.load(SeqCst), commits);
        }
    }
}
