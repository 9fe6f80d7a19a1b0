//! Reads: one statement each, which sees one moment.
//!
//! Records are joined by subqueries of one row each, so that a plan begins at the index, whatever the planner thinks of the
//! tables, and finds each record by its primary key.

use deadpool_postgres::Client;
use poolgate_env::Millis;
use poolgate_storage_trait::{
    By, Cursor, Index, Key, Matching, Page, Query, Record, StoreError, Version, decode_entries, prefix_end,
};
use tokio_postgres::{Row, types::ToSql};

use crate::failure::Failure;

type Result<T> = std::result::Result<T, Failure>;

const BY_KEY: &str = "SELECT version, expires_at, entries, body FROM poolgate_records
    WHERE partition = $1 AND kind = $2 AND sort = $3 AND (expires_at IS NULL OR expires_at > $4)";

const BY_KEYS: &str = "SELECT k.place, r.version, r.expires_at, r.entries, r.body
    FROM unnest($1::text[], $2::int4[], $3::bytea[]) WITH ORDINALITY AS k(partition, kind, sort, place)
    CROSS JOIN LATERAL (
        SELECT version, expires_at, entries, body FROM poolgate_records
        WHERE partition = k.partition AND kind = k.kind AND sort = k.sort
        AND (expires_at IS NULL OR expires_at > $4) LIMIT 1
    ) r";

/// The records of these keys.
pub(crate) async fn get(client: &Client, keys: &[Key], now: Millis) -> Result<Vec<Option<Record>>> {
    if let [key] = keys {
        let statement = client.prepare_cached(BY_KEY).await?;
        let parameters: [&(dyn ToSql + Sync); 4] = [&key.partition, &kind(key), &key.sort, &now.0];
        let row = client.query_opt(&statement, &parameters).await?;
        return Ok(vec![row.map(|row| record(&row, 0, key.clone())).transpose()?]);
    }
    let mut records = vec![None; keys.len()];
    if keys.is_empty() {
        return Ok(records);
    }
    let statement = client.prepare_cached(BY_KEYS).await?;
    let partitions: Vec<_> = keys.iter().map(|key| key.partition.as_str()).collect();
    let kinds: Vec<_> = keys.iter().map(kind).collect();
    let sorts: Vec<_> = keys.iter().map(|key| key.sort.as_slice()).collect();
    for row in client.query(&statement, &[&partitions, &kinds, &sorts, &now.0]).await? {
        let place = usize::try_from(row.try_get::<_, i64>(0)?).unwrap_or_default().wrapping_sub(1);
        let (Some(found), Some(key)) = (records.get_mut(place), keys.get(place)) else {
            return Err(damaged().into());
        };
        *found = Some(record(&row, 1, key.clone())?);
    }
    Ok(records)
}

/// A page of records.
pub(crate) async fn query(client: &Client, query: &Query, now: Millis) -> Result<Page> {
    match &query.by {
        By::Prefix(prefix) => by_key(client, query, prefix, now).await,
        By::Index { index, matching: Matching::Claim(value) } => by_claim(client, query, *index, value, now).await,
        By::Index { index, matching } => by_index(client, query, *index, matching, now).await,
    }
}

async fn by_key(client: &Client, query: &Query, prefix: &[u8], now: Millis) -> Result<Page> {
    let end = prefix_end(prefix);
    let (start, operator) = match &query.cursor {
        Some(cursor) if cursor.sort.as_slice() >= prefix => (cursor.sort.as_slice(), ">"),
        _ => (prefix, ">="),
    };
    let before_end = if end.is_some() { "AND sort < $5" } else { "" };
    let sql = format!(
        "SELECT sort, version, expires_at, entries, body FROM poolgate_records
         WHERE partition = $1 AND kind = $2 AND sort {operator} $3 AND (expires_at IS NULL OR expires_at > $4)
         {before_end} ORDER BY sort LIMIT {}",
        limit(query)
    );
    let kind = i32::from(query.kind.0);
    let mut parameters: Vec<&(dyn ToSql + Sync)> = vec![&query.partition, &kind, &start, &now.0];
    parameters.extend(end.as_ref().map(|end| end as &(dyn ToSql + Sync)));
    let rows = client.query(&client.prepare_cached(&sql).await?, &parameters).await?;
    page(query, &rows, |row| {
        let key = Key::new(query.kind, &*query.partition, row.try_get::<_, Vec<u8>>(0)?);
        Ok((None, record(row, 1, key)?))
    })
}

async fn by_index(client: &Client, query: &Query, index: Index, matching: &Matching, now: Millis) -> Result<Page> {
    let (prefix, nothing) = (matching.value(), [].as_slice());
    let (value, sort, operator) = match &query.cursor {
        Some(cursor) if cursor.value() >= prefix => (cursor.value(), cursor.sort.as_slice(), ">"),
        _ => (prefix, nothing, ">="),
    };
    // For one value up to its end: the shortest value behind it is itself with a zero byte.
    let end = match matching {
        Matching::Prefix(prefix) => prefix_end(prefix),
        Matching::Exact(value) | Matching::Claim(value) => Some([value.as_slice(), &[0]].concat()),
    };
    let before_end = if end.is_some() { "AND e.value < $7" } else { "" };
    let sql = format!(
        "SELECT e.value, e.sort, r.version, r.expires_at, r.entries, r.body FROM poolgate_entries e
         CROSS JOIN LATERAL (
             SELECT version, expires_at, entries, body FROM poolgate_records
             WHERE partition = e.partition AND kind = e.kind AND sort = e.sort
             AND (expires_at IS NULL OR expires_at > $6) LIMIT 1
         ) r
         WHERE e.partition = $1 AND e.kind = $2 AND e.idx = $3 AND (e.value, e.sort) {operator} ($4, $5) {before_end}
         ORDER BY e.value, e.sort LIMIT {}",
        limit(query)
    );
    let (kind, index) = (i32::from(query.kind.0), i32::from(index.0));
    let mut parameters: Vec<&(dyn ToSql + Sync)> = vec![&query.partition, &kind, &index, &value, &sort, &now.0];
    parameters.extend(end.as_ref().map(|end| end as &(dyn ToSql + Sync)));
    let rows = client.query(&client.prepare_cached(&sql).await?, &parameters).await?;
    page(query, &rows, |row| by_entry(query, row))
}

async fn by_claim(client: &Client, query: &Query, index: Index, value: &Vec<u8>, now: Millis) -> Result<Page> {
    const SQL: &str = "SELECT c.value, c.sort, r.version, r.expires_at, r.entries, r.body FROM poolgate_claims c
        CROSS JOIN LATERAL (
            SELECT version, expires_at, entries, body FROM poolgate_records
            WHERE partition = c.partition AND kind = c.kind AND sort = c.sort
            AND (expires_at IS NULL OR expires_at > $5) LIMIT 1
        ) r
        WHERE c.partition = $1 AND c.idx = $2 AND c.value = $3 AND c.kind = $4";
    let (kind, index) = (i32::from(query.kind.0), i32::from(index.0));
    let statement = client.prepare_cached(SQL).await?;
    let rows = client.query(&statement, &[&query.partition, &index, value, &kind, &now.0]).await?;
    let mut page = page(query, &rows, |row| by_entry(query, row))?;
    if let Some(cursor) = &query.cursor {
        page.records.retain(|record| (value.as_slice(), &record.key.sort) > (cursor.value(), &cursor.sort));
    }
    Ok(page)
}

/// A row that begins with an entry's value and sort key.
fn by_entry(query: &Query, row: &Row) -> Result<(Option<Vec<u8>>, Record)> {
    let key = Key::new(query.kind, &*query.partition, row.try_get::<_, Vec<u8>>(1)?);
    Ok((Some(row.try_get(0)?), record(row, 2, key)?))
}

/// The page that these rows make, of which there is one more than fits on it, if there is one.
fn page(query: &Query, rows: &[Row], found: impl Fn(&Row) -> Result<(Option<Vec<u8>>, Record)>) -> Result<Page> {
    let mut last = None;
    let mut records = Vec::with_capacity(rows.len().min(query.limit));
    for row in rows.iter().take(query.limit) {
        let (value, record) = found(row)?;
        last = Some((value, record.key.sort.clone()));
        records.push(record);
    }
    let cursor = last.filter(|_| rows.len() > query.limit).map(|(value, sort)| Cursor { value, sort });
    Ok(Page { records, cursor })
}

/// The record whose `version`, `expires_at`, `entries` and `body` are the columns from `first` on.
fn record(row: &Row, first: usize, key: Key) -> Result<Record> {
    Ok(Record {
        key,
        version: version(row.try_get(first)?),
        expires_at: row.try_get::<_, Option<i64>>(first + 1)?.map(Millis),
        entries: decode_entries(row.try_get(first + 2)?).ok_or_else(damaged)?,
        body: row.try_get(first + 3)?,
    })
}

pub(crate) fn version(stored: i64) -> Version {
    Version(stored.cast_unsigned())
}

pub(crate) fn kind(key: &Key) -> i32 {
    i32::from(key.kind.0)
}

/// What to say when a row is not as it was written.
pub(crate) fn damaged() -> StoreError {
    StoreError::unavailable("the database is damaged: the entries of a record don't decode")
}

/// Written into the statement: told the number, the planner takes the index that gives the order, rather than sorting all
/// that matches. There are as many statements as there are sizes of pages.
fn limit(query: &Query) -> usize {
    query.limit.saturating_add(1)
}
