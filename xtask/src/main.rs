//! The project's own chores: `cargo xtask CHORE`.

mod codegen;
mod coverage;
mod files;
#[cfg(unix)]
mod test;
mod tidy;

use std::env;
use std::error::Error;
use std::process::ExitCode;

/// How a chore ends. An error is printed and makes the exit code 1.
type Outcome = Result<(), Box<dyn Error>>;

/// A chore: its name, what it does, and the function that takes the arguments after the name.
struct Chore(&'static str, &'static str, fn(&[String]) -> Outcome);

const CHORES: &[Chore] = &[
    Chore("codegen", "write crates/wire/src/generated from model/ (--check: fail on a difference)", codegen::run),
    Chore("coverage", "write COVERAGE.md from the route tables (--check: fail on a difference)", coverage::run),
    #[cfg(unix)]
    Chore("test", "run every test", test::run),
    Chore("tidy", "check arrows between crates, manifests, file sizes and forbidden words", tidy::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else { return usage() };
    let Some(Chore(_, _, run)) = CHORES.iter().find(|Chore(chore, ..)| chore == name) else { return usage() };
    match run(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("cargo xtask CHORE");
    for Chore(name, does, _) in CHORES {
        eprintln!("  {name:<10} {does}");
    }
    ExitCode::from(2)
}
