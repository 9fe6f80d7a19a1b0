//! The server under Node's clients: `tests/node`, with what `package-lock.json` names in `target/node`.

use std::fs;
use std::process::Command;

use super::{Subject, call, debian, install, target};
use crate::{Outcome, files::root};

/// What decides about the packages.
const LISTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

pub(super) fn run(subject: &Subject) -> Outcome {
    let (tests, packages) = (root().join("tests/node"), target()?.join("node"));
    debian::provide("node", "nodejs")?;
    debian::provide("npm", "npm")?;
    let lists = LISTS.map(|name| fs::read_to_string(tests.join(name)));
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    install::once(&packages, &lists.concat(), || {
        for (name, list) in LISTS.iter().zip(&lists) {
            fs::write(packages.join(name), list)?;
        }
        call(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&packages))
    })?;
    let mut files = Vec::new();
    for entry in fs::read_dir(&tests)? {
        files.extend(entry?.file_name().into_string().ok().filter(|name| name.ends_with(".test.js")));
    }
    files.sort();
    call(
        subject.given_to(
            Command::new("node")
                .args(["--test", "--test-reporter=spec"])
                .args(files)
                .current_dir(tests)
                .env("NODE_PATH", packages.join("node_modules")),
        ),
    )
}
