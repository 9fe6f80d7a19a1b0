//! What a batch comes to, decided from the rows that it found: no I/O here.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use poolgate_env::Millis;
use poolgate_storage_trait::{
    Batch, Entry, Expect, Index, Key, Kind, Record, Result, StoreError, Version, Write, encode_entries,
};

/// A row, without its body.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) version: Version,
    pub(crate) expires_at: Option<Millis>,
    pub(crate) entries: Vec<Entry>,
}

impl Found {
    pub(crate) fn is_expired(&self, now: Millis) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }
}

/// The record that holds a claim.
#[derive(Debug)]
pub(crate) struct Holder {
    pub(crate) key: Key,
    pub(crate) expires_at: Option<Millis>,
}

/// Each claim that the batch asks for, with its holder, where it was looked for.
pub(crate) type Holders<'a> = HashMap<(Index, &'a [u8]), Holder>;

/// What the batch asks for, so that it is looked for.
pub(crate) fn claims(batch: &Batch) -> BTreeSet<(Index, &[u8])> {
    let puts = batch.writes().iter().filter_map(put);
    puts.flat_map(|record| &record.entries)
        .filter(|entry| entry.unique)
        .map(|e| (e.index, e.value.as_slice()))
        .collect()
}

fn put(write: &Write) -> Option<&Record> {
    match write {
        Write::Put(record, _) => Some(record),
        Write::Delete(..) | Write::Check(..) => None,
    }
}

/// Whether all expectations hold. `found` has a row, or none, for each write.
pub(crate) fn check_expectations(batch: &Batch, found: &[Option<Found>], now: Millis) -> Result<()> {
    for (write, found) in batch.writes().iter().zip(found) {
        let live = found.as_ref().filter(|row| !row.is_expired(now));
        if live.map_or(Expect::Absent, |row| Expect::Version(row.version)) != write.expect() {
            return Err(StoreError::Conflict(write.key().clone()));
        }
    }
    Ok(())
}

/// Records that lose their claims to a put of the batch, because they are expired: they go whole.
#[derive(Debug, Default)]
pub(crate) struct Overtaken<'a> {
    /// Puts of this very batch.
    pub(crate) within: HashSet<&'a Key>,
    /// Others.
    pub(crate) outside: BTreeSet<Key>,
}

/// Whether each claim is free, or held by an expired record, or by one that the batch writes, whose old claims therefore
/// don't count.
pub(crate) fn check_claims<'a>(batch: &'a Batch, holders: &Holders<'_>, now: Millis) -> Result<Overtaken<'a>> {
    let written: HashSet<&Key> =
        batch.writes().iter().filter(|write| !matches!(write, Write::Check(..))).map(Write::key).collect();
    let mut claimed: HashMap<(Index, &[u8]), &Record> = HashMap::new();
    let mut overtaken = Overtaken::default();
    for record in batch.writes().iter().filter_map(put) {
        for entry in record.entries.iter().filter(|entry| entry.unique) {
            let taken = || StoreError::Taken { key: record.key.clone(), index: entry.index };
            let claim = (entry.index, entry.value.as_slice());
            if let Some(earlier) = claimed.insert(claim, record) {
                if !earlier.is_expired(now) {
                    return Err(taken());
                }
                overtaken.within.insert(&earlier.key);
            }
            if let Some(holder) = holders.get(&claim).filter(|holder| !written.contains(&holder.key)) {
                if holder.expires_at.is_none_or(|at| at > now) {
                    return Err(taken());
                }
                overtaken.outside.insert(holder.key.clone());
            }
        }
    }
    Ok(overtaken)
}

/// Rows to write, in an order that is the same for all batches, so that two of them don't wait for each other.
#[derive(Debug, Default)]
pub(crate) struct Plan<'a> {
    pub(crate) removed_entries: BTreeSet<EntryRow>,
    pub(crate) removed_claims: BTreeMap<ClaimRow, (Kind, Vec<u8>)>,
    pub(crate) removed: BTreeSet<(Kind, Vec<u8>)>,
    pub(crate) updated: Vec<Row<'a>>,
    pub(crate) inserted: Vec<Row<'a>>,
    pub(crate) added_entries: BTreeSet<EntryRow>,
    pub(crate) added_claims: BTreeMap<ClaimRow, (Kind, Vec<u8>)>,
    /// Keys that are to stay absent while the batch happens.
    pub(crate) kept_absent: BTreeSet<(Kind, &'a [u8])>,
}

/// A record as its row has it.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub(crate) record: &'a Record,
    pub(crate) entries: Vec<u8>,
}

/// Kind, index, value and sort key.
pub(crate) type EntryRow = (Kind, Index, Vec<u8>, Vec<u8>);
/// Index and value.
pub(crate) type ClaimRow = (Index, Vec<u8>);

impl<'a> Plan<'a> {
    /// What to write for a batch whose expectations and claims hold. `gone` are the records it overtakes outside.
    pub(crate) fn new(
        batch: &'a Batch,
        found: &[Option<Found>],
        within: &HashSet<&Key>,
        gone: &[(Key, Found)],
    ) -> Self {
        let mut plan = Self::default();
        for (key, found) in gone {
            plan.remove(key, found);
        }
        for (write, found) in batch.writes().iter().zip(found) {
            match (write, found) {
                (Write::Put(record, _), Some(found)) if within.contains(&record.key) => plan.remove(&record.key, found),
                (Write::Put(record, _), None) if within.contains(&record.key) => {}
                (Write::Put(record, _), found) => plan.put(record, found.as_ref()),
                (Write::Delete(key, _), Some(found)) => plan.remove(key, found),
                (Write::Check(key, _), None) => {
                    plan.kept_absent.insert((key.kind, &key.sort));
                }
                (Write::Delete(..), None) | (Write::Check(..), Some(_)) => {}
            }
        }
        plan.inserted.sort_by_key(|row| &row.record.key);
        plan
    }

    /// What to write for a record to be gone.
    pub(crate) fn of_removal(key: &Key, found: &Found) -> Self {
        let mut plan = Self::default();
        plan.remove(key, found);
        plan
    }

    fn put(&mut self, record: &'a Record, found: Option<&Found>) {
        let (before, after) = (found.map_or(&[][..], |found| &found.entries), &record.entries);
        for entry in before.iter().filter(|entry| !after.contains(entry)) {
            self.remove_entry(&record.key, entry);
        }
        for entry in after.iter().filter(|entry| !before.contains(entry)) {
            self.add_entry(&record.key, entry);
        }
        let rows = if found.is_some() { &mut self.updated } else { &mut self.inserted };
        rows.push(Row { record, entries: encode_entries(&record.entries) });
    }

    fn remove(&mut self, key: &Key, found: &Found) {
        self.removed.insert((key.kind, key.sort.clone()));
        for entry in &found.entries {
            self.remove_entry(key, entry);
        }
    }

    fn remove_entry(&mut self, key: &Key, entry: &Entry) {
        self.removed_entries.insert((key.kind, entry.index, entry.value.clone(), key.sort.clone()));
        if entry.unique {
            self.removed_claims.insert((entry.index, entry.value.clone()), (key.kind, key.sort.clone()));
        }
    }

    fn add_entry(&mut self, key: &Key, entry: &Entry) {
        self.added_entries.insert((key.kind, entry.index, entry.value.clone(), key.sort.clone()));
        if entry.unique {
            self.added_claims.insert((entry.index, entry.value.clone()), (key.kind, key.sort.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(10);
    const NAME: Index = Index(1);

    fn key(sort: &str) -> Key {
        Key::new(Kind(1), "pool", sort)
    }

    fn record(sort: &str, expires_at: Option<i64>, entries: Vec<Entry>) -> Record {
        Record { key: key(sort), version: Version(0), expires_at: expires_at.map(Millis), entries, body: Vec::new() }
    }

    fn found(entries: Vec<Entry>) -> Found {
        Found { version: Version(1), expires_at: None, entries }
    }

    #[test]
    fn an_update_writes_the_entries_that_changed_alone() {
        let [stays, goes, comes] = ["stays", "goes", "comes"].map(|value| Entry::claim(NAME, value));
        let put = record("a", None, vec![stays.clone(), comes]);
        let batch = Batch::from(vec![Write::Put(put, Expect::Version(Version(1)))]);
        let plan = Plan::new(&batch, &[Some(found(vec![stays, goes]))], &HashSet::new(), &[]);
        let values = |rows: &BTreeSet<EntryRow>| rows.iter().map(|row| row.2.clone()).collect::<Vec<_>>();
        assert_eq!(values(&plan.removed_entries), [b"goes"]);
        assert_eq!(values(&plan.added_entries), [b"comes"]);
        assert_eq!((plan.removed_claims.len(), plan.added_claims.len(), plan.updated.len()), (1, 1, 1));
    }

    #[test]
    fn an_expired_put_loses_its_claim_to_the_next_one_and_goes_whole() {
        let claim = || vec![Entry::claim(NAME, "jane")];
        let (expired, live) = (record("a", Some(10), claim()), record("b", None, claim()));
        let puts = |first: &Record, second: &Record| {
            Batch::from(vec![Write::Put(first.clone(), Expect::Absent), Write::Put(second.clone(), Expect::Absent)])
        };
        let batch = puts(&expired, &live);
        let overtaken = check_claims(&batch, &Holders::new(), NOW).unwrap();
        let plan = Plan::new(&batch, &[None, None], &overtaken.within, &[]);
        assert_eq!(plan.inserted.iter().map(|row| &row.record.key).collect::<Vec<_>>(), [&key("b")]);
        let batch = puts(&live, &expired);
        assert!(matches!(check_claims(&batch, &Holders::new(), NOW), Err(StoreError::Taken { .. })));
    }
}
