//! What no file of the repository says, and how long one gets.

use std::path::Path;

use super::arrows::is_of_domain;

/// Past it a file of code becomes a folder.
const LONGEST: usize = 500;

/// This file names what it looks for.
const ITSELF: &str = "xtask/src/tidy/texts.rs";

/// In no file: places of one machine, registries by their host, and what was put off.
const NOWHERE: &[&str] = &[
    "/home/",
    "/root/",
    "/Users/",
    "C:\\Users",
    "registry.npmjs",
    "pypi.org",
    "pythonhosted",
    "static.crates.io",
    "index.crates.io",
    "deb.debian.org",
    "index-url",
    "TODO",
    "FIXME",
    "XXX:",
];

/// In no file of Rust: exceptions without a reason, and what is left over from trying.
const NOT_IN_RUST: &[&str] = &["#[allow(", "#![allow(", "dbg!(", "todo!(", "unimplemented!(", "for now.", "for now,"];

/// In no domain crate: files, processes, sockets and the machine's clocks.
const NOT_IN_THE_DOMAIN: &[&str] =
    &["fs::", "std::fs", "std::process", "std::env", "SystemTime", "Instant", "TcpStream", "TcpListener", "UdpSocket"];

/// The three that have to: the one clock, the deadline of an interpreter that does not come back by itself, and the server
/// that a test asks.
const EXEMPT: &[&str] =
    &["crates/env/src/clock.rs", "crates/triggers/src/javascript/", "crates/triggers/src/test_server.rs"];

/// In no domain crate, unless [`REMEMBERING`] says what for: memory that outlives a call. Another node's changes are not
/// seen in it, so users, codes and sessions are read anew in every call.
const MEMORY: &[&str] = &["Mutex<", "RwLock<", "RefCell<", "OnceLock<", "LazyLock<", "Cache<"];

/// What is remembered: pools, clients and keys, for a stated time; else nothing that another node changes.
const REMEMBERING: &[(&str, &str)] = &[
    ("crates/env/src/entropy.rs", "how far a seeded generator has got"),
    ("crates/wire/src/pattern.rs", "compiled patterns"),
    ("crates/storage-trait/src/memory.rs", "the store in memory"),
    ("crates/storage-trait/src/faults.rs", "a test's script"),
    ("crates/storage-trait/src/conformance/", "what broken stores do wrong"),
    ("crates/token/src/keys/", "keys"),
    ("crates/token/src/jwk_set.rs", "signatures that were right once"),
    ("crates/triggers/src/recording.rs", "a test's events"),
    ("crates/triggers/src/javascript/", "interpreters"),
    ("crates/triggers/src/test_server.rs", "what a test asked"),
    ("crates/userpool-core/src/cache.rs", "pools and clients"),
    ("crates/userpool-core/src/messages/sender.rs", "sent messages, in development"),
    ("crates/userpool-core/src/srp/", "powers of a constant"),
    ("crates/userpool-core/src/testing.rs", "a test's keys"),
    ("crates/userpool-core/src/turns.rs", "nothing: a lock"),
    ("crates/userpool-core/src/workers.rs", "work under way"),
];

/// What the cache is used for.
const CACHED: &[&str] = &["Cache<Pool>", "Cache<Client>"];

/// The one place that packages come from.
const INDEX: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// What is wrong with a file, by its path from the root.
pub(super) fn breaches(path: &str, text: &str) -> Vec<String> {
    if path == ITSELF {
        return Vec::new();
    }
    let mut breaches: Vec<_> = lines(path, text).collect();
    let count = text.lines().count();
    if is_code(path) && count > LONGEST {
        breaches.push(format!("{path}: {count} lines, more than {LONGEST}: make it a folder"));
    }
    breaches
}

fn lines(path: &str, text: &str) -> impl Iterator<Item = String> {
    let rust = if is_rust(path) { NOT_IN_RUST } else { &[] };
    let exempt = EXEMPT.iter().any(|exempt| path.starts_with(exempt));
    let domain = if is_rust(path) && is_of_domain(path) && !exempt { NOT_IN_THE_DOMAIN } else { &[] };
    let memory = if is_code(path) && is_of_domain(path) && !remembers(path) { MEMORY } else { &[] };
    text.lines().enumerate().flat_map(move |(number, line)| {
        let words = NOWHERE.iter().chain(rust).filter(|word| line.contains(**word));
        let things = domain.iter().filter(|thing| names(line, thing));
        let memory =
            memory.iter().filter(|word| names(line, word) && !CACHED.iter().any(|cached| line.contains(cached)));
        let source = foreign_source(path, line).then_some(&"another source than the index");
        words.chain(things).chain(memory).chain(source).map(move |what| format!("{path}:{}: {what}", number + 1))
    })
}

/// Whether a line has the name, and not as the end of another.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(place, _)| {
        let before = line.get(..place).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// A lock file that names another registry, a mirror or a repository builds on this machine alone.
fn foreign_source(path: &str, line: &str) -> bool {
    path.ends_with("Cargo.lock") && line.starts_with("source = ") && line != INDEX
}

fn remembers(path: &str) -> bool {
    REMEMBERING.iter().any(|(place, _)| path.starts_with(place))
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs") && !path.contains("/generated/")
}

/// Rust that was written by hand and is no test: tables of cases may be as long as they are.
fn is_code(path: &str) -> bool {
    let is_test =
        |part: &str| part == "tests" || part == "testdata" || part == "tests.rs" || part.ends_with("_tests.rs");
    is_rust(path) && !path.split('/').any(is_test)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::root;

    #[test]
    fn a_long_file_of_code_is_told_and_a_long_test_is_not() {
        let long = "\n".repeat(LONGEST + 1);
        assert_eq!(breaches("crates/a/src/b.rs", &long).len(), 1);
        assert!(breaches("crates/a/src/b.rs", &"\n".repeat(LONGEST)).is_empty());
        let exempt = ["crates/a/src/b/tests.rs", "crates/a/tests/b.rs", "crates/a/src/b_tests.rs"];
        for path in exempt.into_iter().chain(["crates/a/src/generated/b.rs", "README.md"]) {
            assert!(breaches(path, &long).is_empty(), "{path}");
        }
    }

    #[test]
    fn places_of_one_machine_and_registries_are_told_with_their_line() {
        assert_eq!(breaches("README.md", "one\nrun /home/me/poolgate"), ["README.md:2: /home/"]);
        assert_eq!(breaches("tests/package-lock.json", "https://registry.npmjs.org/x").len(), 1);
        assert_eq!(breaches("crates/a/src/b.rs", "// TODO: later").len(), 1);
    }

    #[test]
    fn exceptions_in_rust_have_reasons() {
        assert_eq!(breaches("crates/a/src/b.rs", "#[allow(dead_code)]").len(), 1);
        assert!(breaches("crates/a/src/b.rs", "#[expect(dead_code, reason = \"…\")]").is_empty());
        assert!(breaches("CONTRIBUTING.md", "not `#[allow(…)]`").is_empty());
    }

    #[test]
    fn the_domain_knows_no_files_and_no_clock() {
        for line in ["use std::fs;", "    let now = Instant::now();", "fs::read(path)?;", "std::env::var(\"A\")"] {
            assert!(!breaches("crates/userpool-core/src/groups.rs", line).is_empty(), "{line}");
            assert!(breaches("crates/server/src/main.rs", line).is_empty(), "{line}");
        }
        assert!(breaches("crates/token/src/keys.rs", "let buffs::All = prefs::read();").is_empty());
        assert!(breaches("crates/env/src/clock.rs", "SystemTime::now()").is_empty());
    }

    #[test]
    fn what_the_domain_remembers_is_listed() {
        for line in ["seen: Mutex<HashMap<String, User>>,", "users: Cache<User>,", "static ALL: OnceLock<Codes> ="] {
            assert_eq!(breaches("crates/userpool-core/src/groups.rs", line).len(), 1, "{line}");
            assert!(breaches("crates/userpool-core/src/groups/tests.rs", line).is_empty(), "{line}");
            assert!(breaches("crates/http/src/metrics.rs", line).is_empty(), "{line}");
        }
        assert!(breaches("crates/userpool-core/src/service.rs", "pools: Cache<Pool>,").is_empty());
        assert!(breaches("crates/userpool-core/src/cache.rs", "entries: Mutex<Entries<T>>,").is_empty());
        for (place, _) in REMEMBERING {
            assert!(is_of_domain(place) && root().join(place).exists(), "{place}");
        }
    }

    #[test]
    fn packages_come_from_the_index_alone() {
        assert!(breaches("Cargo.lock", INDEX).is_empty());
        for source in ["registry+https://mirror.example/index", "git+https://example.com/a#1"] {
            assert_eq!(breaches("Cargo.lock", &format!("source = \"{source}\"")).len(), 1, "{source}");
        }
    }
}
