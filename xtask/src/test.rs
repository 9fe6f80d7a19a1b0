//! `cargo xtask test`: everything that is tested, and first whatever that needs.

use std::error::Error;
use std::process::Command;

use crate::Outcome;

pub(crate) fn run(_: &[String]) -> Outcome {
    cargo(&["test", "--workspace"])
}

fn cargo(arguments: &[&str]) -> Outcome {
    println!("cargo {}", arguments.join(" "));
    let status = Command::new(env!("CARGO")).args(arguments).status()?;
    if status.success() { Ok(()) } else { Err(Box::<dyn Error>::from(format!("cargo {arguments:?}: {status}"))) }
}
