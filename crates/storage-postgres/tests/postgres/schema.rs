//! How a database gets its tables, and who may use it.

use std::process::Command;

use poolgate_storage_postgres::PostgresStore;
use poolgate_storage_trait::{
    Column, Entry, Expect, Index, Kind, Record, Report, Source, Store, StoreError, Version, Write,
};
use poolgate_tests::postgres::{Cluster, binaries};

use crate::{NOW, RUNTIME, insert, key, open};

/// Runs SQL as the cluster's owner does, and returns what it prints.
pub(crate) fn psql(url: &str, sql: &str) -> Result<String, String> {
    let mut command = Command::new(binaries().unwrap().join("psql"));
    let output = command.args(["-AtqX", "-v", "ON_ERROR_STOP=1", url, "-c", sql]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim().to_owned();
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

pub(crate) fn connect(url: &str) -> Result<PostgresStore, StoreError> {
    RUNTIME.block_on(PostgresStore::connect(url))
}

fn reason(error: &StoreError) -> String {
    std::error::Error::source(error).unwrap().to_string()
}

#[test]
fn many_may_start_on_an_empty_database_at_once() {
    let url = Cluster::shared_database().unwrap();
    let starting = (0..12).map(|_| {
        RUNTIME.spawn({
            let url = url.clone();
            async move { PostgresStore::connect(&url).await.map(drop) }
        })
    });
    for started in starting.collect::<Vec<_>>() {
        RUNTIME.block_on(started).unwrap().unwrap();
    }
    assert_eq!(psql(&url, "SELECT count(*) FROM poolgate_schema").unwrap(), "1");
}

#[test]
fn every_key_column_that_is_text_is_compared_by_bytes() {
    let url = Cluster::shared_database().unwrap();
    connect(&url).unwrap();
    assert_ne!(psql(&url, "SELECT datlocprovider FROM pg_database WHERE datname = current_database()").unwrap(), "c");
    let others = "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_collation l ON l.oid = a.attcollation
        WHERE c.relname IN ('poolgate_records', 'poolgate_entries', 'poolgate_claims') AND l.collname <> 'C'";
    assert_eq!(psql(&url, others).unwrap(), "");
    assert_eq!(psql(&url, &others.replace("<> 'C'", "= 'C'")).unwrap().lines().count(), 3);
}

#[test]
fn an_older_program_goes_on_beside_a_newer_one_until_what_it_needs_is_gone() {
    let url = Cluster::shared_database().unwrap();
    let running = connect(&url).unwrap();
    // What a newer version adds, it adds so that this one does not notice.
    psql(&url, "ALTER TABLE poolgate_records ADD COLUMN news int8").unwrap();
    psql(&url, "INSERT INTO poolgate_schema (migration, demands) VALUES (2, 1)").unwrap();
    for store in [&running, &connect(&url).unwrap()] {
        let name = format!("{:p}", std::ptr::from_ref(store));
        RUNTIME.block_on(store.commit(&insert(&name), NOW)).unwrap();
        assert!(RUNTIME.block_on(store.get(&[key(&name)], NOW)).unwrap()[0].is_some());
    }
    psql(&url, "INSERT INTO poolgate_schema (migration, demands) VALUES (3, 2)").unwrap();
    let refused = connect(&url).unwrap_err();
    assert!(reason(&refused).contains("newer version"), "{}", reason(&refused));
}

#[test]
fn where_the_tables_are_there_nobody_needs_the_right_to_make_them() {
    let url = Cluster::shared_database().unwrap();
    let role = format!("clerk_{}", url.split(['/', '?']).find(|part| part.starts_with("test")).unwrap_or("x"));
    psql(&url, &format!("REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE {role} LOGIN")).unwrap();
    let as_clerk = format!("{url}&user={role}").replace("postgres://postgres@", "postgres://");
    let refused = connect(&as_clerk).unwrap_err();
    assert!(reason(&refused).contains("permission denied"), "{}", reason(&refused));
    connect(&url).unwrap();
    psql(&url, &format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")).unwrap();
    let store = connect(&as_clerk).unwrap();
    RUNTIME.block_on(store.commit(&insert("a"), NOW)).unwrap();
}

const REPORT: Report = Report {
    name: "people",
    kind: Kind(1),
    columns: &[
        Column { name: "pool", source: Source::Partition },
        Column { name: "name", source: Source::Text(&["name", "first"]) },
        Column { name: "age", source: Source::Number(&["age"]) },
        Column { name: "admin", source: Source::Truth(&["admin"]) },
        Column { name: "born", source: Source::Time(&["born"]) },
        Column { name: "rest", source: Source::Json(&["rest"]) },
    ],
};

#[test]
fn a_report_is_a_view_for_reading_alone() {
    let url = Cluster::shared_database().unwrap();
    let store = connect(&url).unwrap();
    let put = |name: &str, body: &str, expires_at| {
        let (entries, body) = (vec![Entry::plain(Index(1), "x")], [&[0, 1], body.as_bytes()].concat());
        let record = Record { key: key(name), version: Version(0), expires_at, entries, body };
        RUNTIME.block_on(store.commit(&vec![Write::Put(record, Expect::Absent)].into(), NOW)).unwrap();
    };
    put("a", r#"{"name":{"first":"Jane\nD'oe"},"age":7,"admin":true,"born":1500,"rest":{"k":[1]}}"#, None);
    // Texts of PostgreSQL have no NUL. One that somebody chose must not hide the others.
    put("b", r#"{"name":{"first":"\u0000"}}"#, None);
    put("c", r#"{"name":{"first":"expired"}}"#, Some(NOW));
    for _ in 0..2 {
        RUNTIME.block_on(store.make_views(&[REPORT], 1)).unwrap();
    }
    let shown = psql(&url, "SET TimeZone = 'UTC'; SELECT * FROM poolgate_people ORDER BY age").unwrap();
    assert_eq!(shown, "pool|Jane\nD'oe|7|t|1970-01-01 00:00:01.5+00|{\"k\": [1]}\npool|||||");
    for change in ["DELETE FROM poolgate_people", "UPDATE poolgate_people SET pool = 'other'"] {
        assert!(psql(&url, change).unwrap_err().contains("cannot"), "{change}");
    }
    // A newer version's view replaces an older one's, and not the other way.
    let fewer = Report { columns: &REPORT.columns[..1], ..REPORT };
    RUNTIME.block_on(store.make_views(&[fewer], 2)).unwrap();
    RUNTIME.block_on(store.make_views(&[REPORT], 1)).unwrap();
    assert_eq!(psql(&url, "SELECT * FROM poolgate_people").unwrap(), "pool\npool");
}

#[test]
fn what_is_printed_shows_nothing_of_the_address() {
    let store = open();
    let printed = format!("{store:?}");
    assert!(
        printed.starts_with("PostgresStore") && !printed.contains("host") && !printed.contains("test"),
        "{printed}"
    );
}
