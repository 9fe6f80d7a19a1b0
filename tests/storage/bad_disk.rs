//! A server whose disk is full, or fails to sync. `bad_disk.c` makes it so.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use poolgate_tests::Server;
use serde_json::Value;
use tempfile::TempDir;

use crate::{Directory, OPTIONS, PASSWORD, exception};

/// So many sign-ups have the log moved.
const MANY: usize = 450;

/// A server on a disk that goes bad when asked.
struct BadDisk {
    server: Server,
    directory: Directory,
    full: PathBuf,
    fails: PathBuf,
    /// What the disk would have after a power cut.
    has: TempDir,
}

impl BadDisk {
    fn new() -> Self {
        let (folder, has) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (library, files) = (folder.path().join("bad_disk.so"), folder.path().join("data/poolgate.db"));
        let (full, fails) = (folder.path().join("full"), folder.path().join("fails"));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/storage/bad_disk.c");
        let compiled = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).status();
        assert!(compiled.unwrap().success());
        let environment = [
            ("LD_PRELOAD", library.as_os_str()),
            ("BAD_DISK_FILES", files.as_os_str()),
            ("BAD_DISK_FULL", full.as_os_str()),
            ("BAD_DISK_FAILS", fails.as_os_str()),
            ("BAD_DISK_HAS", has.path().as_os_str()),
        ];
        let server = Server::start_in(folder, OPTIONS, &environment).unwrap();
        let directory = Directory::new(server.client());
        Self { server, directory, full, fails, has }
    }

    /// The names of this many new users, who signed up at once and were confirmed.
    fn people(&self, name: &str, count: usize) -> Vec<String> {
        let names: Vec<_> = (0..count).map(|n| format!("{name}-{n}")).collect();
        at_once(&names, |name| {
            self.directory.sign_up(name).unwrap();
            self.directory.confirm(name).unwrap();
        });
        names
    }

    /// Tries to change something, many at once: everybody is refused alike. The names that were not to be had.
    fn refused(&self, name: &str, people: &[String]) -> Vec<String> {
        let names: Vec<_> = (0..8).map(|n| format!("{name}-{n}")).collect();
        let refused = |answer: Result<Value, Value>| {
            let error = answer.unwrap_err();
            assert_eq!(exception(&error), "InternalErrorException", "{error}");
        };
        at_once(&names, |name| refused(self.directory.sign_up(name)));
        // A sign-in writes a session.
        at_once(people, |name| refused(self.directory.sign_in(name)));
        // Reads go on.
        at_once(people, |name| {
            let read = self.directory.user(name);
            assert!(read.is_ok(), "{read:?} {}", self.server.log().unwrap());
        });
        names
    }

    /// Nobody is half there, neither whoever signed up nor whoever was told that it failed.
    fn check(&self, acknowledged: &[String], refused: &[String]) {
        let directory = self.directory.behind(self.server.client());
        let by_email = |name: &str| directory.found(&format!("email = \"{name}@example.com\""));
        at_once(acknowledged, |name| {
            let signed_in = directory.sign_in(name);
            assert!(signed_in.is_ok(), "{signed_in:?} {}", self.server.log().unwrap());
            assert_eq!(by_email(name), [name]);
        });
        for name in refused {
            // It may have happened although the server could not say so; then it happened wholly.
            let there = directory.user(name).is_ok();
            assert_eq!(!by_email(name).is_empty(), there, "{name}");
            assert_eq!(directory.confirm(name).is_ok(), there, "{name}");
            assert_eq!(directory.sign_in(name).is_ok(), there, "{name}");
        }
    }
}

fn at_once(names: &[String], call: impl Fn(&str) + Sync) {
    thread::scope(|threads| {
        for names in names.chunks(names.len().div_ceil(8)) {
            let call = &call;
            threads.spawn(move || names.iter().for_each(|name| call(name)));
        }
    });
}

#[test]
fn a_full_disk_refuses_clearly_and_service_resumes_by_itself() {
    let mut bad = BadDisk::new();
    let mut people = bad.people("early", 10);
    let mut refused = Vec::new();
    for round in 0..3 {
        fs::write(&bad.full, "").unwrap();
        refused.extend(bad.refused(&format!("refused-{round}"), &people));
        fs::remove_file(&bad.full).unwrap();
        people.extend(bad.people(&format!("later-{round}"), 4));
        bad.check(&people, &refused);
    }
    let log = bad.server.log().unwrap();
    assert!(log.contains("database or disk is full"), "{log}");
    assert!(!log.contains(PASSWORD) && !log.contains("refused-0-0"), "{log}");
    bad.server.kill().unwrap();
    bad.server.start_again().unwrap();
    bad.check(&people, &refused);
}

#[test]
fn a_failed_sync_is_no_acknowledgement_and_a_power_cut_takes_nothing_that_was() {
    let mut bad = BadDisk::new();
    let mut people = bad.people("early", 10);
    let mut refused = Vec::new();
    for round in 0..3 {
        fs::write(&bad.fails, "").unwrap();
        refused.extend(bad.refused(&format!("refused-{round}"), &people[..10]));
        fs::remove_file(&bad.fails).unwrap();
        // The first writes after it lie where the failed ones did; many more have the log moved into the file.
        let later = bad.people(&format!("later-{round}"), if round == 1 { MANY } else { 4 });
        bad.check(&later[..4], &refused);
        people.extend(later);
    }
    let log = bad.server.log().unwrap();
    assert!(log.contains("disk I/O error"), "{log}");
    assert!(!log.contains(PASSWORD) && !log.contains("refused-0-0"), "{log}");

    // The power goes: of each file there is what the disk has of it.
    bad.server.kill().unwrap();
    let data = bad.server.folder().join("data");
    let moved = fs::metadata(bad.has.path().join("poolgate.db")).unwrap().len();
    assert!(moved > 200_000, "the log was not moved into the file: {moved} bytes");
    replace(&data, bad.has.path());
    bad.server.start_again().unwrap();
    bad.check(&people, &refused);
}

/// Puts these copies in the place of the database's files.
fn replace(data: &Path, copies: &Path) {
    for name in ["poolgate.db", "poolgate.db-wal", "poolgate.db-shm"] {
        let _ = fs::remove_file(data.join(name));
    }
    for name in ["poolgate.db", "poolgate.db-wal"] {
        fs::copy(copies.join(name), data.join(name)).unwrap();
    }
}
