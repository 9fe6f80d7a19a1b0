//! What the front door does not show: whether the rows of a database fit together.

use std::{collections::BTreeSet, fmt::Debug, path::Path, process::Command};

use poolgate::storage::{Entry, decode_entries};
use poolgate_tests::postgres;
use rusqlite::{Connection, OpenFlags};

/// Partition, kind and sort key of a record.
type Owner = (String, i64, Vec<u8>);

/// A database as it lies there.
#[derive(Debug, Default)]
struct Contents {
    /// Each record with the entries that its own row names.
    records: Vec<(Owner, Vec<Entry>)>,
    /// The rows of the index: whose, number, value.
    entries: BTreeSet<(Owner, i64, Vec<u8>)>,
    /// The rows that make claims unique.
    claims: BTreeSet<(Owner, i64, Vec<u8>)>,
}

impl Contents {
    /// Every row of the index is of a record that names it, every entry that a record names has its row, and so with the
    /// claims. Returns how many records there are.
    fn check(&self) -> usize {
        let of = |wanted: fn(&Entry) -> bool| -> BTreeSet<_> {
            let named = |(owner, entries): &(Owner, Vec<Entry>)| {
                let owner = owner.clone();
                let row = move |entry: &Entry| (owner.clone(), i64::from(entry.index.0), entry.value.clone());
                entries.iter().filter(|entry| wanted(entry)).map(row).collect::<Vec<_>>()
            };
            self.records.iter().flat_map(named).collect()
        };
        same("entries", &of(|_| true), &self.entries);
        same("claims", &of(|entry| entry.unique), &self.claims);
        self.records.len()
    }
}

fn same<T: Ord + Debug>(what: &str, named: &BTreeSet<T>, rows: &BTreeSet<T>) {
    let missing: Vec<_> = named.difference(rows).collect();
    let orphans: Vec<_> = rows.difference(named).collect();
    assert!(missing.is_empty() && orphans.is_empty(), "{what}: missing {missing:?}, nobody's {orphans:?}");
}

/// Checks the file of a SQLite store; how many records it holds.
pub(crate) fn of_sqlite(file: &Path) -> usize {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    // One moment for all.
    connection.execute_batch("BEGIN").unwrap();
    // Rows of the index say by number whose they are; plain entries have the record's key in theirs, too.
    let query = "
        SELECT 'record', p.name, r.kind, r.sort, 0, r.entries, 1 FROM records r JOIN partitions p ON p.id = r.partition
        UNION ALL
        SELECT 'entry', p.name, r.kind, r.sort, e.idx, e.value, (e.partition, e.kind, e.sort) = (r.partition, r.kind, r.sort)
        FROM entries e LEFT JOIN records r ON r.id = e.record LEFT JOIN partitions p ON p.id = e.partition
        UNION ALL
        SELECT 'claim', p.name, r.kind, r.sort, c.idx, c.value, c.partition = r.partition
        FROM claims c LEFT JOIN records r ON r.id = c.record LEFT JOIN partitions p ON p.id = c.partition";
    let mut contents = Contents::default();
    let mut statement = connection.prepare(query).unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        assert_eq!(row.get::<_, Option<bool>>(6).unwrap(), Some(true), "a row of the index points to another record");
        let owner: Owner = (row.get(1).unwrap(), row.get(2).unwrap(), row.get(3).unwrap());
        let (index, bytes): (i64, Vec<u8>) = (row.get(4).unwrap(), row.get(5).unwrap());
        match row.get::<_, String>(0).unwrap().as_str() {
            "record" => contents.records.push((owner, decode_entries(&bytes).unwrap())),
            // A claim has no second row.
            "claim" => {
                contents.claims.insert((owner.clone(), index, bytes.clone()));
                assert!(contents.entries.insert((owner, index, bytes)), "a claim is a plain entry as well");
            }
            _ => drop(contents.entries.insert((owner, index, bytes))),
        }
    }
    contents.check()
}

/// Checks the tables of a PostgreSQL store; how many records it holds.
pub(crate) fn of_postgres(url: &str) -> usize {
    let query = "SELECT 'record', partition, kind, encode(sort, 'hex'), 0, encode(entries, 'hex') FROM poolgate_records
        UNION ALL SELECT 'entry', partition, kind, encode(sort, 'hex'), idx, encode(value, 'hex') FROM poolgate_entries
        UNION ALL SELECT 'claim', partition, kind, encode(sort, 'hex'), idx, encode(value, 'hex') FROM poolgate_claims";
    let mut psql = Command::new(postgres::binaries().unwrap().join("psql"));
    psql.args(["--no-psqlrc", "--tuples-only", "--no-align", "--field-separator=\t", "--command", query, url]);
    let output = psql.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut contents = Contents::default();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let [what, partition, kind, sort, index, bytes] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let owner = (partition.to_owned(), kind.parse().unwrap(), from_hex(sort));
        let entry = |owner| (owner, index.parse().unwrap(), from_hex(bytes));
        match what {
            "record" => contents.records.push((owner, decode_entries(&from_hex(bytes)).unwrap())),
            "entry" => drop(contents.entries.insert(entry(owner))),
            _ => drop(contents.claims.insert(entry(owner))),
        }
    }
    contents.check()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}
