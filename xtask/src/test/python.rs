//! The server under Python's clients: `tests/python`, with what `requirements.txt` names in `target/python`.

use std::fs;
use std::process::Command;

use super::{Subject, call, debian, install, target};
use crate::{Outcome, files::root};

pub(super) fn run(subject: &Subject) -> Outcome {
    let (tests, target) = (root().join("tests/python"), target()?);
    let environment = target.join("python");
    // Debian packs what makes environments apart from the interpreter.
    debian::provide_when(
        !debian::works(Command::new("python3").args(["-c", "import ensurepip, venv"])),
        "python3-venv",
    )?;
    let requirements = tests.join("requirements.txt");
    let version = Command::new("python3").arg("--version").output()?.stdout;
    let list = format!("{}{}", String::from_utf8_lossy(&version), fs::read_to_string(&requirements)?);
    install::once(&environment, &list, || {
        call(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        call(Command::new(environment.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(requirements))
    })?;
    call(
        subject.given_to(
            Command::new(environment.join("bin/pytest"))
                .args(["-p", "no:cacheprovider", "--basetemp"])
                .arg(target.join("python-tests"))
                .current_dir(tests)
                .env("PYTHONDONTWRITEBYTECODE", "1"),
        ),
    )
}
