//! Statements, prepared once a connection.

use rusqlite::{Connection, Params, config::DbConfig};

/// Has statements prepared once. Without the planner's promise of stable plans, SQLite prepares a range query anew
/// whenever its bounds change.
pub(crate) fn keep(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// Runs a statement that returns no rows; how many rows it changed, where it is one that changes some.
pub(crate) fn execute(connection: &Connection, sql: &str, parameters: impl Params) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute(parameters)
}

/// More than there are different statements.
const STATEMENTS: usize = 32;
