//! `cargo xtask test`: everything that is tested, and first whatever that needs.

mod debian;
mod install;
mod node;
mod postgres;
mod python;

use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use poolgate_tests::postgres::{Cluster, SHARED};

use crate::{Outcome, files::root};

/// What every part is run against.
struct Subject {
    /// The server's binary.
    server: PathBuf,
    /// A PostgreSQL cluster of this run.
    postgres: Cluster,
}

impl Subject {
    /// Tells a part's command of it.
    fn given_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("POOLGATE_BINARY", &self.server).env(SHARED, self.postgres.url("postgres"))
    }
}

/// A part of the tests: its name, and the function that runs it.
struct Part(&'static str, fn(&Subject) -> Outcome);

const PARTS: &[Part] = &[Part("rust", rust), Part("python", python::run), Part("node", node::run)];

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let known = |name: &String| PARTS.iter().any(|Part(part, _)| part == name);
    if let Some(unknown) = arguments.iter().find(|name| !known(name)) {
        return Err(format!("{unknown} is no part of the tests; say rust, python, node, or nothing for all").into());
    }
    let wanted = |Part(name, _): &&Part| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    let begun = Instant::now();
    let subject = Subject { server: server()?, postgres: postgres::start()? };
    let (mut passed, mut failed) = (Vec::new(), Vec::new());
    // All of them, whatever fails: one run says everything that is wrong.
    for Part(name, part) in PARTS.iter().filter(wanted) {
        match part(&subject) {
            Ok(()) => passed.push(*name),
            Err(error) => {
                eprintln!("{name}: {error}");
                failed.push(*name);
            }
        }
    }
    let seconds = begun.elapsed().as_secs();
    if !failed.is_empty() {
        return Err(format!("failed: {}", failed.join(", ")).into());
    }
    println!("All passed in {seconds} s: {}", passed.join(", "));
    Ok(())
}

fn rust(subject: &Subject) -> Outcome {
    call(subject.given_to(&mut cargo(&["test", "--workspace", "--no-fail-fast"])))?;
    // Those examples that come to an end by themselves; they fail when they do not show what they promise.
    for example in ["handshake", "custom_store"] {
        call(&mut Command::new(folder()?.join("examples").join(format!("{example}{EXE_SUFFIX}"))))?;
    }
    Ok(())
}

/// The server's binary, as `cargo test --workspace` builds it for the server's own tests: in any other way it would have
/// other features, and half of the dependencies would be built twice.
fn server() -> Result<PathBuf, Box<dyn std::error::Error>> {
    for tool in ["cc", "make", "perl"] {
        debian::provide(tool, if tool == "cc" { "gcc" } else { tool })?;
    }
    call(&mut cargo(&["test", "--workspace", "--test", "process", "--no-run"]))?;
    Ok(folder()?.join(format!("poolgate{EXE_SUFFIX}")))
}

/// Where cargo puts what it builds, this very program among it.
fn folder() -> Result<PathBuf, Box<dyn std::error::Error>> {
    Ok(env::current_exe()?.parent().ok_or("no folder")?.to_owned())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(root());
    cargo
}

/// Runs a command to its end, having said which.
fn call(command: &mut Command) -> Outcome {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    let line = format!("{} {}", program.to_string_lossy(), arguments.join(" "));
    println!("$ {line}");
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}").into()) }
}

/// The folder that all targets are under.
fn target() -> Result<PathBuf, Box<dyn std::error::Error>> {
    Ok(env::current_exe()?.ancestors().nth(2).ok_or("no folder")?.to_owned())
}
