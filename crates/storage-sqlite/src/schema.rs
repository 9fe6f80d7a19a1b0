//! Tables, and how a file of an older version gets them.

use rusqlite::{Connection, Result, TransactionBehavior};

/// Each brings the schema from its place in the list to the next. Never changed once released, only added to.
///
/// `records` has row ids, not its key, as the primary key: bodies of a kilobyte or two would leave a tree ordered by key
/// with few keys a page. So a point read is two descents, of a lean tree and of a table that is filled in order.
/// Plain entries and claims are a tree each, which answers index queries up to the record. `expiries` holds only records
/// that end. The second form of the tables writes half as much: in the first, a claim was a row of `entries` and of an
/// index over it, and each row began with the name of its partition.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE records (
        id INTEGER PRIMARY KEY,
        partition TEXT NOT NULL,
        kind INTEGER NOT NULL,
        sort BLOB NOT NULL,
        version INTEGER NOT NULL,
        expires_at INTEGER,
        entries BLOB NOT NULL,
        body BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX keys ON records (partition, kind, sort);
    CREATE INDEX expiries ON records (expires_at) WHERE expires_at IS NOT NULL;
    CREATE TABLE entries (
        partition TEXT NOT NULL,
        kind INTEGER NOT NULL,
        idx INTEGER NOT NULL,
        value BLOB NOT NULL,
        sort BLOB NOT NULL,
        claim INTEGER NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (partition, kind, idx, value, sort)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX claims ON entries (partition, idx, value) WHERE claim = 1;
    CREATE TABLE counter (last_version INTEGER NOT NULL) STRICT;
    INSERT INTO counter VALUES (0);
",
    "
    CREATE TABLE partitions (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    INSERT INTO partitions (name) SELECT DISTINCT partition FROM records ORDER BY partition;

    ALTER TABLE records RENAME TO old_records;
    CREATE TABLE records (
        id INTEGER PRIMARY KEY,
        partition INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        sort BLOB NOT NULL,
        version INTEGER NOT NULL,
        expires_at INTEGER,
        entries BLOB NOT NULL,
        body BLOB NOT NULL
    ) STRICT;
    INSERT INTO records SELECT r.id, p.id, kind, sort, version, expires_at, entries, body
        FROM old_records r CROSS JOIN partitions p ON p.name = r.partition ORDER BY r.id;
    DROP TABLE old_records;
    CREATE UNIQUE INDEX keys ON records (partition, kind, sort);
    CREATE INDEX expiries ON records (expires_at) WHERE expires_at IS NOT NULL;

    DROP INDEX claims;
    ALTER TABLE entries RENAME TO old_entries;
    CREATE TABLE entries (
        partition INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        idx INTEGER NOT NULL,
        value BLOB NOT NULL,
        sort BLOB NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (partition, kind, idx, value, sort)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO entries SELECT p.id, kind, idx, value, sort, record
        FROM old_entries e CROSS JOIN partitions p ON p.name = e.partition WHERE claim = 0 ORDER BY 1, 2, 3, 4, 5;
    CREATE TABLE claims (
        partition INTEGER NOT NULL,
        idx INTEGER NOT NULL,
        value BLOB NOT NULL,
        record INTEGER NOT NULL,
        PRIMARY KEY (partition, idx, value)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO claims SELECT p.id, idx, value, record
        FROM old_entries e CROSS JOIN partitions p ON p.name = e.partition WHERE claim = 1 ORDER BY 1, 2, 3;
    DROP TABLE old_entries;
",
];

/// Brings the file to the newest schema. Fails when it is of a newer one than this program knows.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    // Two processes may start on a new file at once: the second waits here and finds it done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch("CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL) STRICT")?;
    let found: u32 = transaction.query_row("SELECT coalesce(max(version), 0) FROM schema", [], |row| row.get(0))?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    let missing = MIGRATIONS.get(done..).ok_or(Error::Newer(found))?;
    for (migration, version) in missing.iter().zip(found + 1..) {
        transaction.execute_batch(migration)?;
        transaction.execute("INSERT INTO schema VALUES (?)", [version])?;
    }
    Ok(transaction.commit()?)
}

/// What is wrong with a file that is to become the store's; `None` when [`migrate`] will do.
pub(crate) fn reason_not_to_open(connection: &Connection) -> Result<Option<String>> {
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('schema', 'counter', 'records', 'entries')";
    if connection.query_row(tables, [], |row| row.get::<_, u32>(0))? != 4 {
        return Ok(Some("it is no database of this program".to_owned()));
    }
    let found: u32 = connection.query_row("SELECT coalesce(max(version), 0) FROM schema", [], |row| row.get(0))?;
    let is_known = usize::try_from(found).is_ok_and(|found| found <= MIGRATIONS.len());
    Ok((!is_known).then(|| Error::Newer(found).to_string()))
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("the file has schema {0}, made by a newer version of this program")]
    Newer(u32),
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

#[cfg(test)]
mod tests {
    use poolgate_env::Millis;
    use poolgate_storage_trait::{Entry, Index, Key, Kind, Matching, Query, Record, Version, encode_entries};
    use rusqlite::params;

    use super::*;
    use crate::{partitions::Partitions, reader};

    #[test]
    fn a_file_is_brought_to_the_newest_schema_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        connection.execute("UPDATE counter SET last_version = 7", []).unwrap();
        migrate(&mut connection).unwrap();
        let version: u32 = connection.query_row("SELECT last_version FROM counter", [], |row| row.get(0)).unwrap();
        assert_eq!(version, 7);
    }

    #[test]
    fn a_file_of_the_first_schema_keeps_what_it_held() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE schema (version INTEGER NOT NULL) STRICT").unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        let sub = Entry::claim(Index(1), "sub");
        let records = [("a pool", vec![sub.clone(), Entry::plain(Index(5), "x")]), ("another", vec![sub])];
        for (id, (partition, entries)) in (1..).zip(&records) {
            let expected = record(partition, entries.clone());
            let Record { key: Key { kind, sort, .. }, body, .. } = &expected;
            connection
                .execute(
                    "INSERT INTO records VALUES (?, ?, ?, ?, 7, 1000, ?, ?)",
                    params![id, partition, kind.0, sort, encode_entries(&expected.entries), body],
                )
                .unwrap();
            for entry in entries {
                connection
                    .execute(
                        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
                        params![partition, kind.0, entry.index.0, entry.value, sort, entry.unique, id],
                    )
                    .unwrap();
            }
        }
        connection.execute_batch("INSERT INTO schema VALUES (1); UPDATE counter SET last_version = 7").unwrap();

        migrate(&mut connection).unwrap();
        let (partitions, now) = (Partitions::default(), Millis(999));
        for (partition, entries) in records {
            let expected = record(partition, entries);
            let found = reader::get(&connection, &partitions, std::slice::from_ref(&expected.key), now).unwrap();
            assert_eq!(found, [Some(expected.clone())]);
            for entry in &expected.entries {
                let value = entry.value.clone();
                let matching = if entry.unique { Matching::Claim(value) } else { Matching::Exact(value) };
                let query = Query::index(expected.key.kind, partition, entry.index, matching);
                let page = reader::query(&connection, &partitions, &query, now).unwrap();
                assert_eq!(page.records, std::slice::from_ref(&expected));
            }
        }
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'old%' OR sql LIKE '%old%'";
        assert_eq!(connection.query_row(tables, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
    }

    fn record(partition: &str, entries: Vec<Entry>) -> Record {
        let key = Key::new(Kind(3), partition, "sort");
        Record { key, version: Version(7), expires_at: Some(Millis(1000)), entries, body: b"body".to_vec() }
    }

    #[test]
    fn a_newer_schema_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        connection.execute("INSERT INTO schema VALUES (1000)", []).unwrap();
        assert!(matches!(migrate(&mut connection), Err(Error::Newer(1000))));
    }
}
