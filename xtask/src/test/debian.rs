//! What comes from the operating system.

use std::process::{Command, Stdio};

use super::call;
use crate::Outcome;

/// Makes sure that a program is there, from Debian's package of that name where it is not.
pub(super) fn provide(program: &str, package: &str) -> Outcome {
    provide_when(!works(Command::new(program).arg("--version")), package)
}

/// Installs a package when it is missing: by itself for root, else by telling who runs the tests to.
pub(super) fn provide_when(missing: bool, package: &str) -> Outcome {
    if !missing {
        return Ok(());
    }
    if !is_root() || !works(Command::new("apt-get").arg("--version")) {
        return Err(format!("the tests need {package}: `apt-get install {package}` or your system's equivalent").into());
    }
    call(Command::new("apt-get").args(["update", "--quiet"]))?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends", package];
    call(Command::new("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Whether a command runs and is content.
pub(super) fn works(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
