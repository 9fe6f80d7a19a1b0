//! `tidy`: what the compiler does not see of the house rules: arrows between crates, manifests, file sizes, words.

mod arrows;
mod manifests;
mod texts;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

use crate::Outcome;
use crate::files::root;

/// Prints every breach, and fails when there is one.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("it takes no arguments".into());
    }
    let packages = packages()?;
    let mut breaches = arrows::breaches(&packages);
    breaches.extend(manifests::breaches(&packages)?);
    for path in tracked()? {
        // What git lists may be gone from the work tree, and what is no text holds no words.
        if let Ok(text) = fs::read_to_string(root().join(&path)) {
            breaches.extend(texts::breaches(&path, &text));
        }
    }
    for breach in &breaches {
        eprintln!("{breach}");
    }
    match breaches.len() {
        0 => Ok(()),
        count => Err(format!("{count} breaches of the house rules").into()),
    }
}

/// A member of the workspace, as `cargo metadata` tells it.
#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
    description: Option<String>,
    readme: Option<PathBuf>,
    license: Option<String>,
    repository: Option<String>,
    rust_version: Option<String>,
    /// The registries it may go to: all when absent, none when empty.
    publish: Option<Vec<String>>,
}

/// What a package depends on.
#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    /// `dev` or `build`; a normal dependency has none.
    kind: Option<String>,
    optional: bool,
}

impl Package {
    fn is_public(&self) -> bool {
        self.publish.as_ref().is_none_or(|registries| !registries.is_empty())
    }

    /// Its folder in `crates`; `None` for what lies elsewhere.
    fn room(&self) -> Option<&str> {
        let folder = self.manifest_path.parent()?;
        (folder.parent()?.file_name()? == "crates").then(|| folder.file_name()?.to_str()).flatten()
    }
}

fn packages() -> Result<Vec<Package>, Box<dyn std::error::Error>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = output(Command::new(cargo).args(["metadata", "--no-deps", "--format-version", "1"]))?;
    Ok(serde_json::from_str::<Metadata>(&output)?.packages)
}

/// The files that the repository holds, from its root.
fn tracked() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let output = output(Command::new("git").args(["ls-files", "-z"]))?;
    Ok(output.split_terminator('\0').map(str::to_owned).collect())
}

fn output(command: &mut Command) -> Result<String, Box<dyn std::error::Error>> {
    let output = command.current_dir(root()).output()?;
    if !output.status.success() {
        let program = command.get_program().to_string_lossy().into_owned();
        return Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
