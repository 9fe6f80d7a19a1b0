//! The two engines: a database each, and what a server is told to use it.

use std::{fs::File, io, path::PathBuf, sync::Arc};

use poolgate::{
    env::SystemEntropy, postgres::PostgresStore, read_or_make_root_key, sqlite::SqliteStore, storage::Store,
};
use poolgate_tests::postgres::{Cluster, Options};
use tempfile::TempDir;

use crate::processes;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A database of a directory's own, removed when dropped.
pub(crate) struct Database {
    place: Place,
    folder: TempDir,
}

enum Place {
    File,
    Cluster { cluster: Cluster, url: String },
}

impl Database {
    pub(crate) fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let place = match kind {
            Kind::Sqlite => Place::File,
            Kind::Postgres => {
                let cluster = Cluster::start(Options::default()).unwrap();
                let url = cluster.create_database().unwrap();
                Place::Cluster { cluster, url }
            }
        };
        Self { place, folder }
    }

    /// Options of a server on this database.
    pub(crate) fn options(&self) -> Vec<String> {
        let root_key = self.folder.path().join("root.key");
        read_or_make_root_key(&root_key, &SystemEntropy::new()).unwrap();
        let (option, place) = match &self.place {
            Place::File => ("--data", text(self.folder.path().to_owned())),
            Place::Cluster { url, .. } => ("--postgres", url.clone()),
        };
        ["--dev", "--root-key-file", &text(root_key), option, &place].map(str::to_owned).into()
    }

    /// The store itself, for loading. It needs tokio's runtime around it.
    pub(crate) async fn store(&self) -> Arc<dyn Store> {
        match &self.place {
            Place::File => Arc::new(SqliteStore::open(self.folder.path().join("poolgate.db")).unwrap()),
            Place::Cluster { url, .. } => Arc::new(PostgresStore::connect(url).await.unwrap()),
        }
    }

    /// What the database does for itself after a while when much was written; and its files are read once, so that what
    /// is measured is the database, not the disk.
    pub(crate) fn settle(&self) {
        match &self.place {
            Place::File => {
                let mut file = File::open(self.folder.path().join("poolgate.db")).unwrap();
                io::copy(&mut file, &mut io::sink()).unwrap();
            }
            Place::Cluster { cluster, url } => {
                cluster.ask(url, "VACUUM ANALYZE").unwrap();
                cluster.ask(url, "CHECKPOINT").unwrap();
                let tables = "relname LIKE 'poolgate%' AND relkind IN ('r', 'i')";
                let read = format!("SELECT pg_prewarm(oid, 'read') FROM pg_class WHERE {tables}");
                cluster.ask(url, "CREATE EXTENSION pg_prewarm").unwrap();
                cluster.ask(url, &read).unwrap();
            }
        }
    }

    /// CPU time of the database's own processes, where it has any.
    pub(crate) fn cpu_micros(&self) -> Option<u64> {
        match &self.place {
            Place::File => None,
            Place::Cluster { cluster, .. } => Some(processes::family_cpu_micros(cluster.process_id().unwrap())),
        }
    }

    /// What is to be said of the database to whoever wants to look into it.
    pub(crate) fn address(&self) -> io::Result<String> {
        Ok(match &self.place {
            Place::File => self.folder.path().display().to_string(),
            Place::Cluster { cluster, url } => format!("{url} process {}", cluster.process_id()?),
        })
    }
}

fn text(path: PathBuf) -> String {
    path.into_os_string().into_string().unwrap()
}
