//! From a configuration to a running server.

use std::{
    fmt, fs, io,
    io::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use poolgate::{
    AccessKeys, BuildError, Poolgate, RootKeyError, RootKeyFileError,
    env::{Clock, Entropy, RootKey, SystemClock, SystemEntropy},
    http::{ConnectionLimits, Gateway, Signers, serve},
    postgres::PostgresStore,
    read_or_make_root_key, read_root_key,
    sqlite::SqliteStore,
    storage::{MemoryStore, Store, StoreError},
    token::Issuer,
    user_pools::{Outbox, REPORTS, REPORTS_VERSION, Settings, Workers},
};
use tokio::net::TcpListener;

use crate::{
    access_keys::{self, AccessKeyError},
    config::{AccessKey, Config, Place, RootKeySource},
    dev::{MovedClock, Tools},
    functions::{self, FunctionError},
    messages::{self, MailError},
    options::IssuerForm,
    roles::{self, RolesError},
    tidy,
};

/// Why the server did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    #[error("cannot listen on {address}: {source}")]
    Listen { address: SocketAddr, source: io::Error },
    #[error("the data folder {} cannot be made: {source}", folder.display())]
    Folder { folder: PathBuf, source: io::Error },
    #[error("the database in {} does not open: {}", folder.display(), Causes(source))]
    Database { folder: PathBuf, source: StoreError },
    /// No more of its URL: there may be a password in it.
    #[error("the database of --postgres is not to be had: {}", Causes(reason(.0)))]
    Postgres(StoreError),
    #[error(transparent)]
    RootKey(#[from] RootKeyFileError),
    #[error(transparent)]
    AccessKey(#[from] AccessKeyError),
    #[error("the roles file {} {source}", file.display())]
    Roles { file: PathBuf, source: RolesError },
    #[error(transparent)]
    Function(#[from] FunctionError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("the root key does not fit: {}", Causes(.0))]
    RootKeyOfAnother(#[from] RootKeyError),
    #[error("the server failed: {0}")]
    Io(#[from] io::Error),
}

/// An error and what is behind it, on one line: a store says no more than that it is unavailable.
struct Causes<'a>(&'a (dyn std::error::Error + 'static));

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        std::iter::successors(self.0.source(), |cause| cause.source()).try_for_each(|cause| write!(f, ": {cause}"))
    }
}

/// What is behind "unavailable".
fn reason(error: &StoreError) -> &(dyn std::error::Error + 'static) {
    match error {
        StoreError::Unavailable(source) => &**source,
        other => other,
    }
}

/// The database's name in the data folder.
pub(crate) const DATABASE: &str = "poolgate.db";

/// Serves until it is told to stop.
pub(crate) async fn run(config: Config) -> Result<(), ServeError> {
    let address = config.listen;
    let listener = TcpListener::bind(address).await.map_err(|source| ServeError::Listen { address, source })?;
    let address = listener.local_addr()?;
    let stop = stop_signal()?;
    let (poolgate, gateway) = assemble(config, address).await?;
    let tidying = tokio::spawn(tidy::forever(poolgate));
    // The one line on standard output: scripts wait for it.
    writeln!(io::stdout(), "Poolgate is ready at http://{address}")?;
    serve(listener, gateway, ConnectionLimits::default(), stop).await?;
    tidying.abort();
    tracing::info!("stopped");
    Ok(())
}

async fn assemble(config: Config, address: SocketAddr) -> Result<(Poolgate, Gateway), ServeError> {
    let entropy = Arc::new(SystemEntropy::new());
    let public_url = config.public_url(address);
    let store = open(&config.place).await?;
    let root_key = root_key(config.root_key, &*entropy)?;
    let signers = signers(config.access_keys, config.dev, &*store, &root_key, &*entropy).await?;
    let moved = Arc::new(MovedClock::default());
    let clock: Arc<dyn Clock> = if config.dev { moved.clone() } else { Arc::new(SystemClock) };
    let outbox = Arc::new(Outbox::default());
    let messages = messages::sender(config.mail.as_ref(), config.dev.then_some(&outbox))?;
    let triggers = functions::triggers(&config.functions, &config.region, &clock, config.dev)?;
    let data_keys = functions::data_keys()?;
    let mut builder = Poolgate::builder()
        .store(store)
        .root_key(root_key)
        .clock(clock.clone())
        .settings(Settings { region: config.region, fixed_code: config.dev_code, ..Settings::default() })
        .public_url(public_url)
        .messages(messages)
        .triggers(triggers)
        .workers(Workers::for_this_machine_with(step_back));
    if let Some(data_keys) = data_keys {
        builder = builder.data_keys(data_keys);
    }
    if config.issuer == IssuerForm::Aws {
        builder = builder.issuer(Issuer::Original);
    }
    if let Some(file) = config.roles {
        builder = builder.roles(roles::read(&file).map_err(|source| ServeError::Roles { file, source })?);
    }
    let poolgate = builder.build()?;
    poolgate.check_root_key().await?;
    let mut gateway = poolgate.gateway().cors(config.cors).entropy(entropy);
    if config.dev {
        gateway = gateway.danger_dev_tools(Arc::new(Tools { outbox, clock: moved }));
    }
    Ok((poolgate, gateway.build(signers)))
}

/// Lets other threads of the machine go first: hashing takes milliseconds, and whoever brings a token waits behind it.
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "hashing keeps the priority of everything else");
    }
}

async fn open(place: &Place) -> Result<Arc<dyn Store>, ServeError> {
    let folder = match place {
        Place::Memory => {
            tracing::info!("everything is kept in memory and gone when the server stops; --data DIR keeps it");
            return Ok(Arc::new(MemoryStore::new()));
        }
        Place::Postgres(url) => {
            let store = PostgresStore::connect(url.expose()).await.map_err(ServeError::Postgres)?;
            // Nothing here needs the views; whoever gave us no right to make them does without.
            if let Err(error) = store.make_views(REPORTS, REPORTS_VERSION).await {
                tracing::warn!(reason = %Causes(reason(&error)), "the views for reporting were not made");
            }
            return Ok(Arc::new(store));
        }
        Place::Folder(folder) => folder,
    };
    make_folder(folder).map_err(|source| ServeError::Folder { folder: folder.clone(), source })?;
    let store = SqliteStore::open(folder.join(DATABASE));
    Ok(Arc::new(store.map_err(|source| ServeError::Database { folder: folder.clone(), source })?))
}

/// For its owner's eyes alone, like everything in it.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn root_key(source: RootKeySource, entropy: &dyn Entropy) -> Result<RootKey, RootKeyFileError> {
    match source {
        RootKeySource::Given(key) => Ok(key),
        RootKeySource::File(file) => read_root_key(&file),
        RootKeySource::New => Ok(RootKey::generate(entropy)),
        RootKeySource::FileOrNew(file) => {
            let (key, made) = read_or_make_root_key(&file, entropy)?;
            if made {
                tracing::warn!(
                    file = %file.display(),
                    "made the root key, which opens every secret in the database: keep a copy, apart from the \
                     database's backups, or give one with --root-key-file or POOLGATE_ROOT_KEY",
                );
            }
            Ok(key)
        }
    }
}

/// The configured keys, else anybody in development, else a key of our own making.
async fn signers(
    configured: Vec<AccessKey>,
    dev: bool,
    store: &dyn Store,
    root_key: &RootKey,
    entropy: &dyn Entropy,
) -> Result<Signers, ServeError> {
    let keys = match configured {
        keys if !keys.is_empty() => keys,
        _ if dev => return Ok(Signers::DangerAnybody),
        _ => {
            let (keys, made) = access_keys::obtain(store, root_key, entropy, SystemClock.now()).await?;
            if let (true, [key]) = (made, keys.as_slice()) {
                // Not through the log, which others may keep and read.
                let AccessKey { id, secret } = key;
                writeln!(
                    io::stderr(),
                    "Made an access key for signed calls. It is shown this once:\n  AWS_ACCESS_KEY_ID={id}\n  \
                     AWS_SECRET_ACCESS_KEY={}",
                    secret.expose()
                )?;
            }
            keys
        }
    };
    Ok(Signers::Checked(Arc::new(AccessKeys::new(keys.into_iter().map(|key| (key.id, key.secret))))))
}

/// Done when the process is told to stop: Ctrl-C, or what a service manager sends.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {},
                _ = terminate.recv() => {},
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without a handler the process ends on Ctrl-C by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
