//! Several servers on one PostgreSQL database, with nothing between them but clients that go now to the one, now to the
//! other.

mod keys;
mod sessions;
mod sign_in;
mod start;

use std::{fmt::Debug, fs, thread};

use poolgate_tests::{Server, postgres::Cluster};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::sdk::Pool;

/// 32 bytes in base64.
const ROOT_KEY: &str = "cG9vbGdhdGUncyB0ZXN0cyBzaGFyZSB0aGlzIGtleS4=";

/// Callers that do the same at the same moment.
const CALLERS: usize = 16;

/// Two servers that were started at the same moment on a new database.
struct Nodes {
    servers: [Server; 2],
    _folder: TempDir,
}

impl Nodes {
    /// For development: codes are in the outbox of the server that sent them.
    fn start() -> Self {
        Self::with(&["--dev"])
    }

    fn with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("root.key");
        fs::write(&key, ROOT_KEY).unwrap();
        let (url, key) = (Cluster::shared_database().unwrap(), key.to_str().unwrap());
        let shared = ["--postgres", &url, "--root-key-file", key, "--public-url", "https://auth.example.com"];
        let options = [&shared, options].concat();
        let servers = thread::scope(|scope| {
            [(); 2].map(|()| scope.spawn(|| Server::start(&options).unwrap())).map(|server| server.join().unwrap())
        });
        Self { servers, _folder: folder }
    }

    /// A pool made at the first server, as either knows it.
    async fn pool(&self) -> [Pool; 2] {
        let [first, second] = &self.servers;
        let pool = Pool::new(first, false).await;
        let there = pool.at(second);
        [pool, there]
    }
}

/// What sixteen calls at the same moment come to.
async fn at_once<T, E, F>(call: impl Fn(usize) -> F) -> Vec<Result<T, E>>
where
    T: Debug + Send + 'static,
    E: Debug + Send + 'static,
    F: Future<Output = Result<T, E>> + Send + 'static,
{
    let calls: JoinSet<_> = (0..CALLERS).map(call).collect();
    calls.join_all().await
}
