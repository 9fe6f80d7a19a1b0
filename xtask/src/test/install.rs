//! Folders under `target/` that hold what a list in the repository names.

use std::fs;
use std::path::Path;

use crate::Outcome;

const STAMP: &str = "poolgate.stamp";

/// Fills `folder`, unless it was filled from the same `list` before. What is half filled is begun anew.
pub(super) fn once(folder: &Path, list: &str, fill: impl FnOnce() -> Outcome) -> Outcome {
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|filled| filled == list) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    fill()?;
    Ok(fs::write(stamp, list)?)
}
