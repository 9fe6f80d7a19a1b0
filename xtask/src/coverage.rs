//! `coverage`: which operations are built, from the route tables, as `COVERAGE.md`.

use crate::Outcome;

/// Writes `COVERAGE.md`, or compares it with `--check`.
#[cfg(feature = "tables")]
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = crate::files::only_check(arguments)?;
    let files = [("COVERAGE.md".to_owned(), tables::page(&tables::built())?)].into();
    crate::files::write_or_check(&files, check, "cargo xtask coverage")
}

/// Runs this chore again, with the tables built in.
#[cfg(not(feature = "tables"))]
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--package", "xtask", "--features", "tables", "--", "coverage"])
        .args(arguments)
        .status()?;
    if status.success() { Ok(()) } else { Err("it failed".into()) }
}

#[cfg(feature = "tables")]
mod tables {
    use std::collections::BTreeSet;
    use std::fmt::Write;

    use poolgate_wire::registry;
    use poolgate_wire::{Auth, Service};

    /// The operations that a service has a route for.
    pub(super) type Built = BTreeSet<(Service, &'static str)>;

    /// What the services' route tables hold.
    pub(super) fn built() -> Built {
        let user_pools = poolgate_userpool_core::routes().map(|route| (route.service, route.name));
        let identity_pools = poolgate_identitypool_core::routes().map(|route| (route.service, route.name));
        user_pools.chain(identity_pools).collect()
    }

    /// The page: one table a service, one line an operation.
    pub(super) fn page(built: &Built) -> Result<String, String> {
        if let Some((_, stranger)) = built.iter().find(|(service, name)| registry::find(*service, name).is_none()) {
            return Err(format!("{stranger} is built and not in the model"));
        }
        let mut page = String::from(
            "# Coverage\n\nWhich of Cognito's operations are built, read off the tables that dispatch them by \
             `cargo xtask coverage`.\nThe others answer with one typed error that says so.\n",
        );
        for (service, title) in [(Service::UserPools, "User pools"), (Service::IdentityPools, "Identity pools")] {
            let all = registry::operations(service);
            let is_built = |name| built.contains(&(service, name));
            let count = all.iter().filter(|operation| is_built(operation.name)).count();
            let head =
                format!("\n## {title}: {count} of {}\n\n| Operation | Signed | Built |\n|---|---|---|\n", all.len());
            page.push_str(&head);
            for operation in all {
                let signed = match operation.auth {
                    Auth::SigV4 => "yes",
                    Auth::None => "no",
                    Auth::Either => "or not",
                };
                let mark = if is_built(operation.name) { "yes" } else { "–" };
                writeln!(page, "| {} | {signed} | {mark} |", operation.name).map_err(|error| error.to_string())?;
            }
        }
        Ok(page)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_is_built_is_marked_and_counted() {
            let page = page(&[(Service::IdentityPools, "GetId")].into()).unwrap();
            assert!(page.contains("## Identity pools: 1 of 23"));
            assert!(page.contains("| GetId | no | yes |"));
            assert!(page.contains("| SignUp | no | – |"));
            assert!(page.contains("| ListUsers | yes | – |"));
        }

        #[test]
        fn a_route_that_the_model_lacks_is_an_error() {
            assert!(super::page(&[(Service::IdentityPools, "SignUp")].into()).is_err());
        }
    }
}
