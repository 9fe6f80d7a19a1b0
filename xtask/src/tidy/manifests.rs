//! What every manifest says alike: lints from the workspace, and for what is published also a README and its papers.

use std::fs;
use std::path::Path;

use super::Package;

/// What the members' manifests lack.
pub(super) fn breaches(packages: &[Package]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut breaches = Vec::new();
    for package in packages {
        let manifest = fs::read_to_string(&package.manifest_path)?;
        breaches.extend(lints(&manifest).map(|breach| format!("{}: {breach}", package.name)));
        if package.is_public() {
            breaches.extend(papers(package).map(|breach| format!("{}: {breach}", package.name)));
        }
        let folder = package.manifest_path.parent().ok_or("a manifest in no folder")?;
        // A program's page is its README as well, but its crate has no documentation to be.
        let library = folder.join("src/lib.rs");
        if package.is_public() && library.is_file() && !opens_with_readme(&fs::read_to_string(library)?) {
            breaches.push(format!("{}: its README is not its documentation's first page", package.name));
        }
    }
    Ok(breaches)
}

/// The workspace's lints hold in every member.
fn lints(manifest: &str) -> Option<&'static str> {
    let section = manifest.split_once("[lints]").map(|(_, section)| section.trim_start());
    let inherited = section.is_some_and(|section| section.starts_with("workspace = true"));
    (!inherited).then_some("does not inherit the workspace's lints")
}

fn papers(package: &Package) -> impl Iterator<Item = &'static str> {
    let folder = package.manifest_path.parent().unwrap_or(Path::new(""));
    let readme = package.readme.as_ref().is_some_and(|readme| folder.join(readme).is_file());
    [
        (readme, "has no README"),
        (package.description.is_some(), "has no description"),
        (package.license.is_some(), "has no licence"),
        (package.repository.is_some(), "has no repository"),
        (package.rust_version.is_some(), "names no Rust version"),
    ]
    .into_iter()
    .filter_map(|(there, breach)| (!there).then_some(breach))
}

fn opens_with_readme(library: &str) -> bool {
    library.starts_with("#![doc = include_str!(\"../README.md\")]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_come_from_the_workspace() {
        assert_eq!(lints("[package]\n\n[lints]\nworkspace = true\n"), None);
        assert!(lints("[package]\n").is_some());
        assert!(lints("[lints]\nrust.unsafe_code = \"allow\"\n").is_some());
    }

    #[test]
    fn the_readme_is_the_first_page() {
        assert!(opens_with_readme("#![doc = include_str!(\"../README.md\")]\n\nmod a;"));
        assert!(!opens_with_readme("//! Something else.\n"));
    }
}
