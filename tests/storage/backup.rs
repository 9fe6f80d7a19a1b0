//! `poolgate backup` and `poolgate restore`.

use std::{
    ffi::OsStr,
    path::Path,
    process::Output,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    thread,
    time::Duration,
};

use poolgate_tests::{Server, poolgate};

use crate::{Directory, OPTIONS};

/// Runs a command in this folder: whether it succeeded, and what it said.
fn run(folder: &Path, command: &str, arguments: &[&str]) -> (bool, String) {
    let Output { status, stdout, stderr } = poolgate(command).args(arguments).current_dir(folder).output().unwrap();
    let said = if status.success() { stdout } else { stderr };
    (status.success(), String::from_utf8(said).unwrap())
}

#[track_caller]
fn refused(folder: &Path, command: &str, arguments: &[&str], part: &str) {
    let (done, said) = run(folder, command, arguments);
    assert!(!done && said.contains(part), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_backup_under_writes_is_restored_elsewhere_with_the_same_root_key() {
    let mut server = Server::start(OPTIONS).unwrap();
    let folder = server.folder().to_owned();
    let directory = Directory::new(server.client());
    let (acknowledged, stop) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let count = || acknowledged.lock().unwrap().len();
    let before = thread::scope(|threads| {
        for writer in 0..4 {
            let (directory, acknowledged, stop) = (&directory, &acknowledged, &stop);
            threads.spawn(move || {
                for n in 0.. {
                    if stop.load(SeqCst) {
                        return;
                    }
                    let name = format!("user-{writer}-{n}");
                    directory.sign_up(&name).unwrap();
                    directory.confirm(&name).unwrap();
                    acknowledged.lock().unwrap().push(name);
                }
            });
        }
        let wait_for = |more| {
            while count() < more {
                thread::sleep(Duration::from_millis(1));
            }
        };
        wait_for(20);
        let before = acknowledged.lock().unwrap().clone();
        let (done, said) = run(&folder, "backup", &["--data", "data", "copy.db"]);
        assert!(done && said.contains("root key is not in it"), "{said}");
        // The server goes on.
        wait_for(count() + 4);
        stop.store(true, SeqCst);
        before
    });
    refused(&folder, "restore", &["--data", "data", "copy.db", "--replace"], "stop the server first");
    server.kill().unwrap();

    let elsewhere = tempfile::tempdir().unwrap();
    let copy = folder.join("copy.db");
    let (done, said) = run(elsewhere.path(), "restore", &["--data", "data", copy.to_str().unwrap()]);
    assert!(done && said.contains("root key"), "{said}");
    let key = folder.join("data/root.key");
    let options = [OPTIONS, &["--root-key-file", key.to_str().unwrap()]].concat();
    let restored = Server::start_in(elsewhere, &options, &[]).unwrap();
    let directory = directory.behind(restored.client());
    for name in before {
        directory.sign_in(&name).unwrap();
        assert_eq!(directory.found(&format!("email = \"{name}@example.com\"")), [&*name]);
    }
    // It is no museum.
    directory.sign_up("somebody-new").unwrap();

    // And back over what the killed server left.
    refused(&folder, "restore", &["--data", "data", "copy.db"], "--replace");
    let (done, said) = run(&folder, "restore", &["--data", "data", "copy.db", "--replace"]);
    assert!(done, "{said}");
    server.start_again().unwrap();
    let directory = directory.behind(server.client());
    directory.sign_in("user-0-0").unwrap();
    directory.user("somebody-new").unwrap_err();
}

#[test]
fn what_cannot_be_copied_is_told_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    refused(folder, "backup", &["copy.db"], "there is no database at poolgate-data/poolgate.db");
    refused(folder, "backup", &["--postgres", "postgres://u:s3cret@h/d", "copy.db"], "pg_dump");
    refused(folder, "restore", &["copy.db"], "there is no database at copy.db");
    std::fs::write(folder.join("text"), "a text").unwrap();
    refused(folder, "restore", &["text"], "text cannot be restored: file is not a database");
    std::fs::write(folder.join("poolgate.toml"), "postgres = 'postgres://u:s3cret@h/d'").unwrap();
    refused(folder, "backup", &["--config", "poolgate.toml", "copy.db"], "pg_dump");
    let server = Server::start_in(tempfile::tempdir().unwrap(), OPTIONS, &[("POOLGATE_LOG", OsStr::new("warn"))]);
    let server = server.unwrap();
    refused(server.folder(), "backup", &["--data", "data", "server.log"], "server.log exists already: --replace");
    let (done, said) = run(server.folder(), "backup", &["--data", "data", "server.log", "--replace"]);
    assert!(done, "{said}");
}
