//! The limits of the poorest engine, for all engines, so that no flow works on one of them only.

use std::collections::HashSet;

use crate::{Batch, Breach, By, Key, Query, Record, Result, StoreError, Write};

/// Rows in a batch: each write is one, and so is each entry of a record that is put.
pub const MAX_BATCH_ROWS: usize = 100;
/// Keys in one `get`.
pub const MAX_GET_KEYS: usize = 100;
/// Records on a page.
pub const MAX_PAGE_RECORDS: usize = 1000;
/// Bytes of a partition's name.
pub const MAX_PARTITION_BYTES: usize = 128;
/// Bytes of a sort key.
pub const MAX_SORT_BYTES: usize = 1024;
/// Bytes of an entry's value.
pub const MAX_VALUE_BYTES: usize = 1024;
/// Bytes of a record's body. What is larger is kept in several records.
pub const MAX_BODY_BYTES: usize = 64 * 1024;

/// What every adapter's `commit` begins with: at least one write, at most [`MAX_BATCH_ROWS`] rows, no key twice, all
/// in one partition, and every key and record within its limits; else [`StoreError::Invalid`].
pub fn validate_batch(batch: &Batch) -> Result<()> {
    let Some(first) = batch.writes().first() else {
        return invalid("an empty batch");
    };
    let mut keys = HashSet::with_capacity(batch.writes().len());
    let mut rows = 0;
    for write in batch.writes() {
        let key = write.key();
        validate_key(key)?;
        if key.partition != first.key().partition {
            return invalid("a batch over several partitions");
        }
        if !keys.insert((key.kind, &key.sort)) {
            return invalid("a key twice in one batch");
        }
        rows += 1;
        if let Write::Put(record, _) = write {
            validate_record(record)?;
            rows += record.entries.len();
        }
    }
    check("rows in a batch", rows, MAX_BATCH_ROWS)
}

/// What every adapter's `get` begins with: at most [`MAX_GET_KEYS`] keys, each within its limits; else
/// [`StoreError::Invalid`].
pub fn validate_keys(keys: &[Key]) -> Result<()> {
    check("keys in a get", keys.len(), MAX_GET_KEYS)?;
    keys.iter().try_for_each(validate_key)
}

/// What every adapter's `query` begins with: a page of 1 to [`MAX_PAGE_RECORDS`], and partition, prefix, value and
/// cursor within their limits; else [`StoreError::Invalid`].
pub fn validate_query(query: &Query) -> Result<()> {
    validate_partition(&query.partition)?;
    match &query.by {
        By::Prefix(prefix) => check_length("a sort key", prefix.len(), MAX_SORT_BYTES)?,
        By::Index { matching, .. } => check_length("an entry's value", matching.value().len(), MAX_VALUE_BYTES)?,
    }
    if let Some(cursor) = &query.cursor {
        check_length("a sort key", cursor.sort.len(), MAX_SORT_BYTES)?;
        check_length("an entry's value", cursor.value().len(), MAX_VALUE_BYTES)?;
    }
    if query.limit == 0 {
        return invalid("a page of no records");
    }
    check("records on a page", query.limit, MAX_PAGE_RECORDS)
}

fn validate_record(record: &Record) -> Result<()> {
    check_length("a body", record.body.len(), MAX_BODY_BYTES)?;
    let mut seen = HashSet::with_capacity(record.entries.len());
    for entry in &record.entries {
        check_length("an entry's value", entry.value.len(), MAX_VALUE_BYTES)?;
        if !seen.insert((entry.index, &entry.value)) {
            return invalid("an entry twice in one record");
        }
    }
    Ok(())
}

fn validate_key(key: &Key) -> Result<()> {
    validate_partition(&key.partition)?;
    check_length("a sort key", key.sort.len(), MAX_SORT_BYTES)
}

fn validate_partition(partition: &str) -> Result<()> {
    if partition.is_empty() || partition.contains('\0') {
        return invalid("a partition without a name or with a NUL in it");
    }
    check_length("a partition's name", partition.len(), MAX_PARTITION_BYTES)
}

fn check(what: &str, is: usize, limit: usize) -> Result<()> {
    if is > limit {
        return invalid(&format!("{is} {what}, more than {limit}"));
    }
    Ok(())
}

fn check_length(part: &'static str, is: usize, limit: usize) -> Result<()> {
    if is > limit {
        return Err(StoreError::Invalid(Breach::TooLong { part, is, limit }));
    }
    Ok(())
}

fn invalid(what: &str) -> Result<()> {
    Err(StoreError::Invalid(Breach::Bug(what.to_owned())))
}
