//! `codegen`: the stripped models in `model/` become the Rust of `crates/wire/src/generated`.

mod codes;
mod enums;
mod model;
mod names;
mod operations;
mod shapes;
mod structures;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

use self::model::Model;
use crate::Outcome;
use crate::files::{only_check, root, write_or_check};

const FOLDER: &str = "crates/wire/src/generated";

/// Model, module of the Rust, and the service's variant in `Service`.
const SERVICES: [(&str, &str, &str); 2] =
    [("cognito-idp", "user_pools", "UserPools"), ("cognito-identity", "identity_pools", "IdentityPools")];

/// Values that the service takes although its model lacks them: (enumeration, value).
const ADDITIONS: &[(&str, &str)] = &[
    // Documented for app clients since 2026; the enumeration in the SDKs' model has not followed.
    ("ExplicitAuthFlowsType", "ALLOW_CLIENT_TOKEN_AUTH"),
];

/// Operations that are signed or not, as the caller likes: the model has them signed, but whoever has an app client's
/// secret and no AWS credentials calls them all the same.
const SIGNED_OR_NOT: &[&str] = &["GetClientToken", "GetDerivedToken"];

/// Writes the generated files, or compares them with `--check`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = only_check(arguments)?;
    let mut files = BTreeMap::new();
    let mut models = Vec::new();
    for (file, module, variant) in SERVICES {
        let path = root().join("model").join(format!("{file}.json"));
        let mut model: Model = serde_json::from_str(&fs::read_to_string(path)?)?;
        model.add(ADDITIONS);
        model.free(SIGNED_OR_NOT);
        for (name, tokens) in [
            ("mod", index(&model)),
            ("structures", structures::generate(&model)),
            ("enums", enums::generate(&model)),
            ("operations", operations::generate(&model, module, variant)),
            ("shapes", shapes::generate(&model)?),
        ] {
            files.insert(format!("{FOLDER}/{module}/{name}.rs"), print(&tokens)?);
        }
        models.push(model);
    }
    files.insert(format!("{FOLDER}/codes.rs"), print(&codes::generate(&models))?);
    files.insert(format!("{FOLDER}/mod.rs"), print(&root_index())?);
    write_or_check(&files, check, "cargo xtask codegen")
}

fn root_index() -> TokenStream {
    quote! {
        mod codes;
        pub mod identity_pools;
        pub mod user_pools;

        pub use codes::Code;
    }
}

fn index(model: &Model) -> TokenStream {
    let title =
        format!(" The shapes and operations of {}, API {}.", model.metadata.service_id, model.metadata.api_version);
    let (target, signing) = (&model.metadata.target_prefix, &model.metadata.signing_name);
    quote! {
        #![doc = #title]

        mod enums;
        mod operations;
        mod shapes;
        mod structures;

        pub use enums::*;
        pub use operations::*;
        pub use structures::*;

        #[doc = " What stands before an operation's name in `X-Amz-Target`."]
        pub const TARGET_PREFIX: &str = #target;
        #[doc = " The service's name in a signature's scope."]
        pub const SIGNING_NAME: &str = #signing;
    }
}

/// Prints items as `cargo fmt` leaves them: blank lines between them, but for runs of one-line items of a kind.
fn print(tokens: &TokenStream) -> Result<String, Box<dyn Error>> {
    let mut file: syn::File = syn::parse2(tokens.clone())?;
    let mut text = String::from("// Written by `cargo xtask codegen` from model/; change that, not this.\n\n");
    let mut last = None;
    for item in std::mem::take(&mut file.items) {
        let kind = std::mem::discriminant(&item);
        let in_a_row = matches!(item, Item::Use(_) | Item::Mod(_) | Item::Static(_)) && last == Some(kind);
        let one = syn::File { shebang: None, attrs: Vec::new(), items: vec![item] };
        if last.is_none() {
            text.push_str(&prettyplease::unparse(&file));
        }
        text.push_str(if in_a_row { "" } else { "\n" });
        text.push_str(&prettyplease::unparse(&one));
        last = Some(kind);
    }
    format(&text)
}

/// What the repository's rustfmt makes of `text`.
fn format(text: &str) -> Result<String, Box<dyn Error>> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // Taken, so that the pipe closes when all is written.
    let mut input = rustfmt.stdin.take().ok_or("rustfmt takes no input")?;
    let all = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(all.as_bytes()));
    let output = rustfmt.wait_with_output()?;
    writer.join().map_err(|_| "the writer stopped")??;
    if !output.status.success() {
        return Err("rustfmt refused the generated code".into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
