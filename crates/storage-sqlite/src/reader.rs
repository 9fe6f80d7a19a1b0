//! Reads, on a connection that stands still for as long as they take.

use poolgate_env::Millis;
use poolgate_storage_trait::{
    By, Cursor, Index, Key, Matching, Page, Query, Record, Result, StoreError, Version, decode_entries, prefix_end,
};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use crate::{partitions::Partitions, statements::execute};

macro_rules! by_key_sql {
    ($start:literal, $end:literal) => {
        concat!(
            "SELECT sort, version, expires_at, entries, body FROM records
             WHERE partition = ?1 AND kind = ?2 AND sort ",
            $start,
            " ?3 AND (expires_at IS NULL OR expires_at > ?4) ",
            $end,
            " ORDER BY sort LIMIT ?5"
        )
    };
}

/// Two trees, each read in order and merged.
macro_rules! by_index_sql {
    ($start:literal, $end:literal) => {
        concat!(
            "SELECT e.value, e.sort, r.version, r.expires_at, r.entries, r.body
             FROM entries e CROSS JOIN records r ON r.id = e.record
             WHERE e.partition = ?1 AND e.kind = ?2 AND e.idx = ?3 AND (e.value, e.sort) ",
            $start,
            " (?4, ?5) AND (r.expires_at IS NULL OR r.expires_at > ?6) ",
            $end,
            " UNION ALL
             SELECT e.value, r.sort, r.version, r.expires_at, r.entries, r.body
             FROM claims e CROSS JOIN records r ON r.id = e.record
             WHERE e.partition = ?1 AND e.idx = ?3 AND e.value >= ?4 AND r.kind = ?2 AND (e.value, r.sort) ",
            $start,
            " (?4, ?5) AND (r.expires_at IS NULL OR r.expires_at > ?6) ",
            $end,
            " ORDER BY 1, 2 LIMIT ?7"
        )
    };
}

/// The records of these keys. Several are read in a transaction, which sees one moment.
pub(crate) fn get(
    connection: &Connection,
    partitions: &Partitions,
    keys: &[Key],
    now: Millis,
) -> Result<Vec<Option<Record>>> {
    let record = |key| record(connection, partitions, key, now);
    if let [key] = keys {
        return Ok(vec![record(key)?]);
    }
    execute(connection, "BEGIN", []).map_err(StoreError::unavailable)?;
    let records = keys.iter().map(record).collect();
    execute(connection, "COMMIT", []).map_err(StoreError::unavailable)?;
    records
}

fn record(connection: &Connection, partitions: &Partitions, key: &Key, now: Millis) -> Result<Option<Record>> {
    let read = || {
        let partition = partitions.number(connection, &key.partition)?;
        let mut statement = connection.prepare_cached(
            "SELECT version, expires_at, entries, body FROM records WHERE partition = ? AND kind = ? AND sort = ?
             AND (expires_at IS NULL OR expires_at > ?)",
        )?;
        let parameters = params![partition, key.kind.0, key.sort, now.0];
        statement.query_row(parameters, |row| Found::of(row, 0, key.clone(), None)).optional()
    };
    read().map_err(StoreError::unavailable)?.map(|found| found.record.ok_or_else(damaged)).transpose()
}

/// A page, by one statement.
pub(crate) fn query(connection: &Connection, partitions: &Partitions, query: &Query, now: Millis) -> Result<Page> {
    let partition = partitions.number(connection, &query.partition).map_err(StoreError::unavailable)?;
    match &query.by {
        By::Prefix(prefix) => by_key(connection, partition, query, prefix, now),
        By::Index { index, matching: Matching::Claim(value) } => {
            by_claim(connection, partition, query, *index, value, now)
        }
        By::Index { index, matching } => by_index(connection, partition, query, *index, matching, now),
    }
}

fn by_key(connection: &Connection, partition: i64, query: &Query, prefix: &[u8], now: Millis) -> Result<Page> {
    let end = prefix_end(prefix);
    let (start, after) = match &query.cursor {
        Some(cursor) if cursor.sort.as_slice() >= prefix => (cursor.sort.as_slice(), true),
        _ => (prefix, false),
    };
    // A comparison with a constant would hide from the planner which index range is meant, hence a text for each.
    let sql = match (after, end.is_some()) {
        (false, false) => by_key_sql!(">=", ""),
        (false, true) => by_key_sql!(">=", "AND sort < ?6"),
        (true, false) => by_key_sql!(">", ""),
        (true, true) => by_key_sql!(">", "AND sort < ?6"),
    };
    let (kind, limit) = (query.kind.0, limit(query));
    let found = |row: &Row<'_>| Found::of(row, 1, key(row, 0, query)?, None);
    match end {
        None => page(connection, sql, params![partition, kind, start, now.0, limit], query, found),
        Some(end) => page(connection, sql, params![partition, kind, start, now.0, limit, end], query, found),
    }
}

fn by_index(
    connection: &Connection,
    partition: i64,
    query: &Query,
    index: Index,
    matching: &Matching,
    now: Millis,
) -> Result<Page> {
    let (prefix, nothing) = (matching.value(), [].as_slice());
    let (value, sort, after) = match &query.cursor {
        Some(cursor) if cursor.value() >= prefix => (cursor.value(), cursor.sort.as_slice(), true),
        _ => (prefix, nothing, false),
    };
    // For one value up to its end: the shortest value behind it is itself with a zero byte.
    let end = match matching {
        Matching::Prefix(prefix) => prefix_end(prefix),
        Matching::Exact(value) | Matching::Claim(value) => Some([value.as_slice(), &[0]].concat()),
    };
    let sql = match (after, end.is_some()) {
        (false, false) => by_index_sql!(">=", ""),
        (false, true) => by_index_sql!(">=", "AND e.value < ?8"),
        (true, false) => by_index_sql!(">", ""),
        (true, true) => by_index_sql!(">", "AND e.value < ?8"),
    };
    let (kind, limit) = (query.kind.0, limit(query));
    let found = |row: &Row<'_>| by_entry(row, query);
    match end {
        None => page(connection, sql, params![partition, kind, index.0, value, sort, now.0, limit], query, found),
        Some(end) => {
            page(connection, sql, params![partition, kind, index.0, value, sort, now.0, limit, end], query, found)
        }
    }
}

fn by_claim(
    connection: &Connection,
    partition: i64,
    query: &Query,
    index: Index,
    value: &Vec<u8>,
    now: Millis,
) -> Result<Page> {
    let sql = "SELECT e.value, r.sort, r.version, r.expires_at, r.entries, r.body
        FROM claims e CROSS JOIN records r ON r.id = e.record
        WHERE e.partition = ? AND e.idx = ? AND e.value = ? AND r.kind = ?
        AND (r.expires_at IS NULL OR r.expires_at > ?)";
    let parameters = params![partition, index.0, value, query.kind.0, now.0];
    let mut page = page(connection, sql, parameters, query, |row| by_entry(row, query))?;
    if let Some(cursor) = &query.cursor {
        page.records.retain(|r| (value.as_slice(), &r.key.sort) > (cursor.value(), &cursor.sort));
    }
    Ok(page)
}

/// A row that begins with an entry's value and sort key.
fn by_entry(row: &Row<'_>, query: &Query) -> rusqlite::Result<Found> {
    Found::of(row, 2, key(row, 1, query)?, Some(row.get(0)?))
}

/// The key whose sort is in this column.
fn key(row: &Row<'_>, sort: usize, query: &Query) -> rusqlite::Result<Key> {
    Ok(Key::new(query.kind, &*query.partition, row.get::<_, Vec<u8>>(sort)?))
}

/// Runs the statement, which finds one record more than fits on the page, if there is one.
fn page(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    query: &Query,
    found: impl Fn(&Row<'_>) -> rusqlite::Result<Found>,
) -> Result<Page> {
    let read = || {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, found)?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    };
    let mut found = read().map_err(StoreError::unavailable)?;
    let more = found.len() > query.limit;
    found.truncate(query.limit);
    let last = found.last_mut().filter(|_| more);
    let at = last.and_then(|found| Some((found.value.take(), found.record.as_ref()?.key.sort.clone())));
    let records = found.into_iter().map(|found| found.record.ok_or_else(damaged)).collect::<Result<_>>()?;
    Ok(Page { records, cursor: at.map(|(value, sort)| Cursor { value, sort }) })
}

/// A row; without a record when the row is damaged.
struct Found {
    value: Option<Vec<u8>>,
    record: Option<Record>,
}

impl Found {
    /// `version`, `expires_at`, `entries` and `body` are the columns from `first` on.
    fn of(row: &Row<'_>, first: usize, key: Key, value: Option<Vec<u8>>) -> rusqlite::Result<Self> {
        let version = Version(row.get::<_, i64>(first)?.cast_unsigned());
        let expires_at = row.get::<_, Option<i64>>(first + 1)?.map(Millis);
        let entries = row.get_ref(first + 2)?.as_blob().ok().and_then(decode_entries);
        let body = row.get(first + 3)?;
        Ok(Self { value, record: entries.map(|entries| Record { key, version, expires_at, entries, body }) })
    }
}

/// What to say when a row's entries don't decode.
pub(crate) fn damaged() -> StoreError {
    StoreError::unavailable("the file is damaged: the entries of a record don't decode")
}

fn limit(query: &Query) -> i64 {
    i64::try_from(query.limit).unwrap_or(i64::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use poolgate_storage_trait::Kind;
    use rusqlite::StatementStatus;

    use super::*;
    use crate::{schema, statements};

    #[test]
    fn a_range_query_is_prepared_once_whatever_its_bounds() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap();
        statements::keep(&connection).unwrap();
        connection.execute("INSERT INTO partitions (name) VALUES ('pool')", []).unwrap();
        for prefix in ["a", "b", "c"] {
            query(&connection, &Partitions::default(), &Query::prefix(Kind(1), "pool", prefix), Millis(0)).unwrap();
        }
        let statement = connection.prepare_cached(by_key_sql!(">=", "AND sort < ?6")).unwrap();
        assert_eq!(statement.get_status(StatementStatus::Run), 3);
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }

    #[test]
    fn no_page_is_sorted() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection).unwrap();
        for sql in [
            by_key_sql!(">=", ""),
            by_key_sql!(">", "AND sort < ?6"),
            by_index_sql!(">=", ""),
            by_index_sql!(">", "AND e.value < ?8"),
        ] {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let parameters = vec![0; plan.parameter_count()];
            let steps = plan.query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3));
            let steps: Vec<_> = steps.unwrap().map(rusqlite::Result::unwrap).collect();
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE") || step.contains("SCAN")), "{steps:#?}");
        }
    }
}
