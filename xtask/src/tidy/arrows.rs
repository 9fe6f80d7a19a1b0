//! Who may know whom: the drawing in `ARCHITECTURE.md` as a table.

use super::Package;

/// A crate by its folder, whether it is of the domain, and the rooms it may depend on outside tests.
struct Room {
    name: &'static str,
    domain: bool,
    knows: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room { name: "env", domain: true, knows: &[] },
    Room { name: "sigv4", domain: true, knows: &["env"] },
    Room { name: "wire", domain: true, knows: &["env"] },
    Room { name: "storage-trait", domain: true, knows: &["env"] },
    Room { name: "token", domain: true, knows: &["env", "storage-trait"] },
    Room { name: "triggers", domain: true, knows: &["env", "sigv4"] },
    Room { name: "userpool-core", domain: true, knows: &["env", "wire", "storage-trait", "token", "triggers"] },
    Room { name: "identitypool-core", domain: true, knows: &["env", "wire", "storage-trait", "token"] },
    Room { name: "oidc", domain: true, knows: &["env", "wire", "storage-trait", "token"] },
    Room { name: "storage-sqlite", domain: false, knows: &["env", "storage-trait"] },
    Room { name: "storage-postgres", domain: false, knows: &["env", "storage-trait"] },
    Room { name: "issuer-local", domain: false, knows: &["env", "sigv4", "identitypool-core"] },
    Room { name: "issuer-sts", domain: false, knows: &["env", "identitypool-core"] },
    Room { name: "messages-smtp", domain: false, knows: &["env", "userpool-core"] },
    Room { name: "http", domain: false, knows: &["env", "wire"] },
    Room { name: "authenticator", domain: false, knows: &[] },
    Room { name: "poolgate", domain: false, knows: FACADE },
    Room { name: "testkit", domain: false, knows: KIT },
    Room { name: "server", domain: false, knows: &["poolgate"] },
];

/// All but what stands on it.
const FACADE: &[&str] = &[
    "env",
    "sigv4",
    "wire",
    "storage-trait",
    "token",
    "triggers",
    "userpool-core",
    "identitypool-core",
    "oidc",
    "storage-sqlite",
    "storage-postgres",
    "issuer-local",
    "issuer-sts",
    "messages-smtp",
    "http",
];

/// The facade and the seams that a test stands in for.
const KIT: &[&str] =
    &["poolgate", "authenticator", "env", "wire", "storage-trait", "token", "triggers", "userpool-core"];

/// What a domain crate brings along under no name: HTTP, SQL, AWS SDKs, runtimes.
const FOREIGN: &[&str] = &[
    "actix",
    "async-std",
    "aws-",
    "axum",
    "h2",
    "http",
    "hyper",
    "postgres",
    "reqwest",
    "rusqlite",
    "s3s",
    "smol",
    "sqlx",
    "tokio",
    "tower",
    "ureq",
];

/// Whether a file is the code of a domain crate.
pub(super) fn is_of_domain(path: &str) -> bool {
    let mut parts = path.split('/');
    (parts.next(), parts.nth(1)) == (Some("crates"), Some("src"))
        && ROOMS.iter().any(|room| room.domain && path.split('/').nth(1) == Some(room.name))
}

/// The arrows that the drawing lacks.
pub(super) fn breaches(packages: &[Package]) -> Vec<String> {
    packages.iter().filter_map(|package| Some(of(package, package.room()?))).flatten().collect()
}

fn of(package: &Package, name: &str) -> Vec<String> {
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![format!("crates/{name}: not drawn; say in xtask/src/tidy/arrows.rs whom it may know")];
    };
    let normal = package.dependencies.iter().filter(|dependency| dependency.kind.as_deref() != Some("dev"));
    let mut breaches = Vec::new();
    for dependency in normal {
        let wanted = &dependency.name;
        if let Some(ours) = our(wanted) {
            if !room.knows.contains(&ours) {
                breaches.push(format!("crates/{name}: may not know {ours}"));
            }
        } else if room.domain && !dependency.optional && FOREIGN.iter().any(|foreign| is_of(wanted, foreign)) {
            breaches.push(format!("crates/{name}: a domain crate brings no {wanted}"));
        }
    }
    breaches
}

/// The folder of one of our packages.
fn our(package: &str) -> Option<&str> {
    if package == "poolgate" { Some(package) } else { package.strip_prefix("poolgate-") }
}

/// Whether a package is the foreign one or of its family (`tokio-util`, `aws-sigv4`).
fn is_of(package: &str, foreign: &str) -> bool {
    package.strip_prefix(foreign).is_some_and(|rest| rest.is_empty() || rest.starts_with('-') || foreign.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::super::Dependency;
    use super::*;

    fn package(room: &str, dependencies: &[(&str, Option<&str>, bool)]) -> Package {
        let one = |(name, kind, optional): &(&str, Option<&str>, bool)| Dependency {
            name: (*name).to_owned(),
            kind: kind.map(str::to_owned),
            optional: *optional,
        };
        Package {
            name: format!("poolgate-{room}"),
            manifest_path: format!("/somewhere/crates/{room}/Cargo.toml").into(),
            dependencies: dependencies.iter().map(one).collect(),
            description: None,
            readme: None,
            license: None,
            repository: None,
            rust_version: None,
            publish: None,
        }
    }

    fn found(room: &str, dependency: &str, kind: Option<&str>, optional: bool) -> Vec<String> {
        breaches(&[package(room, &[(dependency, kind, optional)])])
    }

    #[test]
    fn the_cores_do_not_know_each_other() {
        let breaches = found("identitypool-core", "poolgate-userpool-core", None, false);
        assert_eq!(breaches, ["crates/identitypool-core: may not know userpool-core"]);
        assert_eq!(
            found("userpool-core", "poolgate-identitypool-core", None, true).len(),
            1,
            "not as an option either"
        );
        assert!(found("identitypool-core", "poolgate-userpool-core", Some("dev"), false).is_empty(), "but in tests");
    }

    #[test]
    fn adapters_are_known_to_the_facade_alone() {
        assert!(found("poolgate", "poolgate-storage-sqlite", None, true).is_empty());
        for room in ["userpool-core", "http", "server", "testkit", "token"] {
            assert_eq!(found(room, "poolgate-storage-sqlite", None, true).len(), 1, "{room}");
        }
    }

    #[test]
    fn a_domain_crate_brings_no_runtime_and_no_sdk() {
        for foreign in ["tokio", "tokio-util", "hyper", "http", "rusqlite", "aws-sdk-s3", "sqlx"] {
            assert_eq!(found("userpool-core", foreign, None, false).len(), 1, "{foreign}");
        }
        for fine in ["serde", "ring", "towers", "httparse"] {
            assert!(found("userpool-core", fine, None, false).is_empty(), "{fine}");
        }
        assert!(found("http", "tokio", None, false).is_empty(), "the front may");
    }

    #[test]
    fn a_crate_that_is_not_drawn_is_told() {
        assert_eq!(found("utils", "serde", None, false).len(), 1);
    }

    #[test]
    fn the_domain_is_its_crates_code() {
        assert!(is_of_domain("crates/userpool-core/src/groups.rs"));
        for path in ["crates/http/src/gateway.rs", "crates/token/testdata/x.rs", "xtask/src/main.rs", "README.md"] {
            assert!(!is_of_domain(path), "{path}");
        }
    }

    #[test]
    fn the_table_itself_has_no_circle() {
        for (place, room) in ROOMS.iter().enumerate() {
            for known in room.knows {
                let other = ROOMS.iter().position(|room| room.name == *known).expect("a room of the table");
                assert!(other < place, "{} knows {known}, which stands above it", room.name);
            }
        }
    }
}
