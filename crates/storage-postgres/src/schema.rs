//! Tables, and how a database of an older version gets them.
//!
//! Programs of two versions may use one database: an upgrade is rolled out node by node. So a change comes in two steps.
//! A release *expands* the schema: it adds what its own code needs, in a way that the code before it doesn't notice. A
//! later release *contracts* it: it removes what no code uses any more, and says which migration a program must know to
//! go on; older ones refuse to start. Every statement is idempotent and runs in a transaction of its own, so that it
//! doesn't matter who runs it, how many at once, or where one of them stopped.

use deadpool_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::failure::{ATTEMPTS, is_race, pause};

/// One change of the schema.
pub(crate) struct Migration {
    /// Its statements.
    pub(crate) statements: &'static [&'static str],
    /// The newest migration, counted from 1, that a program must know to use the database after this one. It stays
    /// behind for one that expands, and goes up with one that contracts.
    pub(crate) demands: i32,
}

/// Each brings the schema from its place in the list to the next. Never changed once released, only added to.
///
/// Keys are compared byte by byte, whatever the database's locale. `poolgate_entries` answers index queries up to the
/// record; claims have a table of their own, whose primary key makes them unique.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    demands: 1,
    statements: &[
        "CREATE TABLE IF NOT EXISTS poolgate_records (
            partition text COLLATE \"C\" NOT NULL,
            kind int4 NOT NULL,
            sort bytea NOT NULL,
            version int8 NOT NULL,
            expires_at int8,
            entries bytea NOT NULL,
            body bytea NOT NULL,
            PRIMARY KEY (partition, kind, sort)
        )",
        "CREATE INDEX IF NOT EXISTS poolgate_expiries ON poolgate_records (expires_at)",
        "CREATE TABLE IF NOT EXISTS poolgate_entries (
            partition text COLLATE \"C\" NOT NULL,
            kind int4 NOT NULL,
            idx int4 NOT NULL,
            value bytea NOT NULL,
            sort bytea NOT NULL,
            PRIMARY KEY (partition, kind, idx, value, sort)
        )",
        "CREATE TABLE IF NOT EXISTS poolgate_claims (
            partition text COLLATE \"C\" NOT NULL,
            idx int4 NOT NULL,
            value bytea NOT NULL,
            kind int4 NOT NULL,
            sort bytea NOT NULL,
            PRIMARY KEY (partition, idx, value)
        )",
    ],
}];

/// Why a database is not to be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SchemaError {
    #[error("the database was changed by a newer version: it wants migration {demanded} known, this one knows {known}")]
    Newer { demanded: i32, known: i32 },
    #[error(transparent)]
    Database(#[from] tokio_postgres::Error),
}

/// Brings the database to the newest schema that this program knows. Others may do so at the same time.
pub(crate) async fn migrate(client: &Client, migrations: &[Migration]) -> Result<(), SchemaError> {
    let demanded = undisturbed(|| try_migrate(client, migrations)).await?;
    let known = i32::try_from(migrations.len()).unwrap_or(i32::MAX);
    if demanded > known { Err(SchemaError::Newer { demanded, known }) } else { Ok(()) }
}

/// Runs statements that define something again, as long as others define the same.
pub(crate) async fn undisturbed<T, F>(statements: impl Fn() -> F) -> Result<T, tokio_postgres::Error>
where
    F: Future<Output = Result<T, tokio_postgres::Error>>,
{
    let mut attempt = 1;
    loop {
        match statements().await {
            Err(error) if attempt < ATTEMPTS && error.code().is_some_and(is_collision) => {
                tokio::time::sleep(pause(attempt)).await;
                attempt += 1;
            }
            result => return result,
        }
    }
}

/// Returns the newest migration that a program must know.
async fn try_migrate(client: &Client, migrations: &[Migration]) -> Result<i32, tokio_postgres::Error> {
    let table = "CREATE TABLE IF NOT EXISTS poolgate_schema (migration int4 PRIMARY KEY, demands int4 NOT NULL)";
    // Asked first: where everything is there already, a program may do without the right to make tables.
    let exists = client.query_one("SELECT to_regclass('poolgate_schema') IS NOT NULL", &[]).await?;
    if !exists.try_get::<_, bool>(0)? {
        client.batch_execute(table).await?;
    }
    let newest = "SELECT coalesce(max(migration), 0), coalesce(max(demands), 0) FROM poolgate_schema";
    let row = client.query_one(newest, &[]).await?;
    let (found, demanded): (i32, i32) = (row.try_get(0)?, row.try_get(1)?);
    for (number, migration) in (1..).zip(migrations).filter(|(number, _)| *number > found) {
        for statement in migration.statements {
            client.batch_execute(statement).await?;
        }
        let done = "INSERT INTO poolgate_schema (migration, demands) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        client.execute(done, &[&number, &migration.demands]).await?;
    }
    Ok(demanded)
}

/// Whether another program was at the same change, which may end in all these ways.
fn is_collision(code: &SqlState) -> bool {
    let collisions = [
        SqlState::UNIQUE_VIOLATION,
        SqlState::DUPLICATE_TABLE,
        SqlState::DUPLICATE_OBJECT,
        SqlState::UNDEFINED_TABLE,
        // "tuple concurrently updated"
        SqlState::INTERNAL_ERROR,
    ];
    is_race(code) || collisions.contains(code)
}
