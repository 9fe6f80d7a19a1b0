//! Files that chores write, and compare when asked to `--check`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// Whether the arguments ask for a comparison alone; anything else than nothing or `--check` is an error.
pub(crate) fn only_check(arguments: &[String]) -> Result<bool, String> {
    match arguments {
        [] => Ok(false),
        [flag] if flag == "--check" => Ok(true),
        _ => Err("the only argument is --check".to_owned()),
    }
}

/// Writes `files` (path from the root → text), or fails, naming them, if some are not on disk as they would be written.
pub(crate) fn write_or_check(files: &BTreeMap<String, String>, check: bool, remake: &str) -> Outcome {
    let mut stale = Vec::new();
    for (path, text) in files {
        let full = root().join(path);
        if fs::read_to_string(&full).is_ok_and(|current| current == *text) {
            continue;
        }
        stale.push(path.as_str());
        if !check {
            fs::create_dir_all(full.parent().ok_or("no folder")?)?;
            fs::write(full, text)?;
        }
    }
    match (check, stale.is_empty()) {
        (true, false) => Err(format!("stale: {}; remake with `{remake}`", stale.join(", ")).into()),
        (false, false) => {
            println!("wrote {}", stale.join(", "));
            Ok(())
        }
        (_, true) => Ok(()),
    }
}
