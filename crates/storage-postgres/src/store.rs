//! The store: its pool of connections, its attempts and its patience.

use std::{fmt, future::Future, sync::Arc, time::Duration};

use async_trait::async_trait;
use deadpool_postgres::{Client, Manager, ManagerConfig, Object, Pool, QueueMode, RecyclingMethod, Runtime};
use poolgate_env::Millis;
use poolgate_storage_trait::{
    Batch, Key, Page, Query, Record, Report, Result, Store, StoreError, Version, validate_batch, validate_keys,
    validate_query,
};
use tokio::{
    runtime::Handle,
    time::{Instant, sleep, timeout_at},
};

use crate::{
    failure::{ATTEMPTS, Failure, Then, pause},
    options::{Address, PostgresOptions},
    reader,
    schema::{self, MIGRATIONS, SchemaError, undisturbed},
    session, tls, views,
    writer::{self, Failed, Versions},
};

/// A store in a PostgreSQL database, which any number of processes may share. Its futures want tokio's runtime.
///
/// A read is one round trip, a commit two, and a third one when it is refused. What is in the way of other transactions
/// is tried again after a random pause; a call whose connection broke before it can have changed anything, on another
/// connection. A commit goes on when its caller gives up waiting.
#[derive(Clone)]
pub struct PostgresStore {
    inner: Arc<Inner>,
}

struct Inner {
    pool: Pool,
    timeout: Duration,
    versions: Versions,
    runtime: Handle,
}

impl PostgresStore {
    /// Connects, and makes or upgrades the tables. The URL is one of libpq's, `postgres://USER:PASSWORD@HOST/DATABASE` or
    /// `postgres:///DATABASE?host=/SOCKET/FOLDER`, with the options of tokio-postgres and two more: `sslmode` (`disable`,
    /// `prefer`, `require`, `verify-full`; the certificate is verified whenever TLS is used; where nothing is said, TLS is
    /// required over a network and not used within a machine) and `sslrootcert`, a PEM file of certificates to trust
    /// instead of the machine's.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the URL is wrong, the database does not answer or refuses us, or was changed by a
    /// version of Poolgate that this one cannot work beside.
    ///
    /// # Panics
    /// Outside tokio's runtime.
    pub async fn connect(url: &str) -> Result<Self> {
        Self::connect_with(url, PostgresOptions::default()).await
    }

    /// [`PostgresStore::connect`] with other than the default options.
    pub async fn connect_with(url: &str, options: PostgresOptions) -> Result<Self> {
        let mut address = Address::parse(url).map_err(StoreError::unavailable)?;
        // A peer that says nothing any more is given up, not waited for.
        address.config.connect_timeout(options.timeout).tcp_user_timeout(options.timeout);
        let connector = tls::connector(&address).map_err(StoreError::unavailable)?;
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(address.config, connector, recycling))
            .max_size(options.connections.max(1))
            // The one used last: its statements are prepared, on both sides.
            .queue_mode(QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .post_create(session::settings())
            .build()
            .map_err(|error| StoreError::unavailable(error.to_string()))?;
        let inner = Inner { pool, timeout: options.timeout, versions: Versions::default(), runtime: Handle::current() };
        inner.migrate().await?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes a view of each report, for reading alone: `SELECT * FROM poolgate_users`. Views of an older version of the
    /// reports are replaced, those of a newer one are left.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`], also when the database's user may not make views.
    pub async fn make_views(&self, reports: &[Report], version: i32) -> Result<()> {
        let client = self.inner.client().await?;
        let made = undisturbed(|| views::make(&client, reports, version)).await;
        made.map_err(|error| Failure::from(error).into_store_error())
    }

    /// Writes by a task of their own, so that nobody's impatience ends a transaction in the middle.
    async fn write<C: Call + 'static>(&self, call: C) -> Result<C::Answer> {
        let inner = Arc::clone(&self.inner);
        let task = self.inner.runtime.spawn(async move { inner.run(&call).await });
        task.await.map_err(|_| StoreError::unavailable("the runtime has stopped"))?
    }
}

impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresStore").field("connections", &self.inner.pool.status()).finish_non_exhaustive()
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn get(&self, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
        validate_keys(keys)?;
        self.inner.run(&Get { keys, now }).await
    }

    async fn query(&self, query: &Query, now: Millis) -> Result<Page> {
        validate_query(query)?;
        self.inner.run(&Select { query, now }).await
    }

    async fn commit(&self, batch: &Batch, now: Millis) -> Result<Version> {
        validate_batch(batch)?;
        self.write(Commit { inner: Arc::clone(&self.inner), batch: batch.clone(), now }).await
    }

    async fn sweep(&self, now: Millis, limit: usize) -> Result<usize> {
        let mut removed = 0;
        while removed < limit {
            let (found, gone) = self.write(Sweep { now, limit: limit - removed }).await?;
            removed += gone;
            if found < (limit - removed + gone).min(writer::SWEPT_AT_ONCE) {
                break;
            }
        }
        Ok(removed)
    }
}

impl Inner {
    async fn client(&self) -> Result<Client> {
        self.pool.get().await.map_err(|error| Failure::from(error).into_store_error())
    }

    async fn migrate(&self) -> Result<()> {
        let client = self.client().await?;
        schema::migrate(&client, MIGRATIONS).await.map_err(|error| match error {
            SchemaError::Database(error) => Failure::from(error).into_store_error(),
            newer @ SchemaError::Newer { .. } => StoreError::unavailable(newer),
        })
    }

    /// Tries a call until it succeeds, is refused, or time is up.
    async fn run<C: Call>(&self, call: &C) -> Result<C::Answer> {
        let deadline = Instant::now() + self.timeout;
        let mut attempt = 1;
        loop {
            let client = timeout_at(deadline, self.client()).await.map_err(|_| too_late())??;
            // A caller that stops waiting for a read leaves a connection behind that is as good as before.
            let Ok(tried) = timeout_at(deadline, try_once(call, &client, attempt)).await else {
                discard(client);
                return Err(too_late());
            };
            let failed = match tried {
                Ok(answer) => return Ok(answer),
                Err((failed, is_good)) => {
                    if !is_good {
                        discard(client);
                    }
                    failed
                }
            };
            if attempt == ATTEMPTS || failed.then() == Then::GiveUp {
                return Err(failed.failure.into_store_error());
            }
            sleep(pause(attempt)).await;
            attempt += 1;
        }
    }
}

/// One attempt, and after a failure whether the connection is good still.
async fn try_once<C: Call>(call: &C, client: &Client, attempt: u32) -> Result<C::Answer, (Failed, bool)> {
    match call.attempt(client, attempt).await {
        Ok(answer) => Ok(answer),
        Err(failed) => {
            let is_good = !client.is_closed() && (!C::WRITES || writer::roll_back(client).await);
            Err((failed, is_good))
        }
    }
}

/// Closes a connection: there may be a transaction on it.
fn discard(client: Client) {
    drop(Object::take(client));
}

fn too_late() -> StoreError {
    StoreError::unavailable("the database did not answer in time")
}

/// What is asked of the database, as often as it takes.
trait Call: Send + Sync {
    type Answer: Send + 'static;
    /// Whether a failure may leave a transaction open.
    const WRITES: bool;

    fn attempt(&self, client: &Client, attempt: u32) -> impl Future<Output = Result<Self::Answer, Failed>> + Send;
}

struct Get<'a> {
    keys: &'a [Key],
    now: Millis,
}

impl Call for Get<'_> {
    type Answer = Vec<Option<Record>>;
    const WRITES: bool = false;

    async fn attempt(&self, client: &Client, _: u32) -> Result<Self::Answer, Failed> {
        Ok(reader::get(client, self.keys, self.now).await?)
    }
}

struct Select<'a> {
    query: &'a Query,
    now: Millis,
}

impl Call for Select<'_> {
    type Answer = Page;
    const WRITES: bool = false;

    async fn attempt(&self, client: &Client, _: u32) -> Result<Self::Answer, Failed> {
        Ok(reader::query(client, self.query, self.now).await?)
    }
}

struct Commit {
    inner: Arc<Inner>,
    batch: Batch,
    now: Millis,
}

impl Call for Commit {
    type Answer = Version;
    const WRITES: bool = true;

    async fn attempt(&self, client: &Client, attempt: u32) -> Result<Self::Answer, Failed> {
        // What was overtaken once looks before it claims.
        let careful = attempt > 1;
        writer::commit(client, &self.batch, self.now, &self.inner.versions, careful).await
    }
}

struct Sweep {
    now: Millis,
    limit: usize,
}

impl Call for Sweep {
    /// How many records were found, and how many were still there to be removed.
    type Answer = (usize, usize);
    const WRITES: bool = true;

    async fn attempt(&self, client: &Client, _: u32) -> Result<Self::Answer, Failed> {
        writer::sweep(client, self.now, self.limit).await
    }
}
