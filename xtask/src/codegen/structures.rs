//! Structures: one Rust type a shape, and one an operation's input and output.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::{Kind, Model, Shape};
use super::names;

pub(crate) fn generate(model: &Model) -> TokenStream {
    let whole = model.operations.iter().map(|(operation, definition)| {
        let input = side(model, operation, "Input", Some(&definition.input.shape));
        let output = side(model, operation, "Output", definition.output.as_ref().map(|output| output.shape.as_str()));
        quote! { #input #output }
    });
    let parts = model
        .structures()
        .map(|(name, shape)| structure(model, name, shape, &format!(" The model's structure `{name}`.")));
    let items = quote! { #(#whole)* #(#parts)* };
    let text = items.to_string();
    let words: BTreeSet<&str> = text.split(' ').collect();
    let used = |name: &&str| words.contains(name);
    let scalars = ["Blob", "Sensitive", "Timestamp"].into_iter().filter(used).map(|name| format_ident!("{name}"));
    let enums = model.used_shapes().filter(|(_, shape)| !shape.values.is_empty()).map(|(name, _)| name);
    let enums = enums.filter(used).map(|name| format_ident!("{name}"));
    quote! {
        //! Structures: the inputs and outputs of the operations, then what they are made of.

        use std::collections::BTreeMap;

        use serde::{Deserialize, Serialize};

        use super::enums::{#(#enums),*};
        use crate::{#(#scalars),*};

        #items
    }
}

/// The input or output of an operation, under the operation's name. Where the model's shape has a type of its own
/// because others use it too, the two convert.
fn side(model: &Model, operation: &str, side: &str, shape: Option<&str>) -> TokenStream {
    let name = format!("{operation}{side}");
    let doc = format!(" {side} of [`{operation}`](super::{operation}).");
    let Some(shape) = shape else {
        let ident = format_ident!("{name}");
        let doc = format!("{doc} It has no members.");
        return quote! {
            #[doc = #doc]
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
            pub struct #ident {}
        };
    };
    let definition = model.shape(shape);
    let structure = structure(model, &name, definition, &doc);
    if !model.structures().any(|(other, _)| other == shape) {
        return structure;
    }
    let (from, to) = if side == "Input" { (name.as_str(), shape) } else { (shape, name.as_str()) };
    let (from, to) = (format_ident!("{from}"), format_ident!("{to}"));
    let fields: Vec<_> = definition.members.iter().map(|(member, _)| names::field(member)).collect();
    quote! {
        #structure
        impl From<#from> for #to {
            fn from(from: #from) -> Self {
                Self { #(#fields: from.#fields),* }
            }
        }
    }
}

/// Shapes that carry secrets although the model does not say so: `Debug` hides what a member of them holds.
const UNMARKED: [&str; 5] = [
    "ChallengeParametersType",
    "ConfirmationCodeType",
    "DeviceSecretVerifierConfigType",
    "ProviderDetailsType",
    "SessionTokenString",
];

fn structure(model: &Model, name: &str, shape: &Shape, doc: &str) -> TokenStream {
    let ident = format_ident!("{name}");
    let fields = shape.members.iter().map(|(member, reference)| {
        let required = shape.required.iter().any(|name| name == member);
        let field = names::field(member);
        let doc = documentation(member, model.shape(&reference.shape), required, reference.deprecated);
        let rename = (!names::is_pascal(member)).then(|| quote! { #[serde(rename = #member)] });
        let kind = kind(model, &reference.shape);
        let (skip, kind) = if required {
            (None, kind)
        } else {
            (Some(quote! { #[serde(skip_serializing_if = "Option::is_none")] }), quote! { Option<#kind> })
        };
        quote! { #[doc = #doc] #rename #skip pub #field: #kind }
    });
    let attributes = (!shape.members.is_empty()).then(|| quote! { #[serde(rename_all = "PascalCase", default)] });
    let (derived, written) = debug(name, shape);
    quote! {
        #[doc = #doc]
        #[derive(#derived Clone, Default, PartialEq, Serialize, Deserialize)]
        #attributes
        pub struct #ident { #(#fields),* }
        #written
    }
}

/// `Debug`: derived where everything may be seen, or written out without what may not.
fn debug(name: &str, shape: &Shape) -> (Option<TokenStream>, Option<TokenStream>) {
    let hides = |shape: &str| UNMARKED.contains(&shape);
    let show = if shape.sensitive || hides(name) {
        let shown = format!("{name}(***)");
        quote! { f.write_str(#shown) }
    } else if shape.members.iter().any(|(_, reference)| hides(&reference.shape)) {
        let fields = shape.members.iter().map(|(member, reference)| {
            let field = names::field(member);
            let name = field.to_string();
            if hides(&reference.shape) {
                quote! { .field(#name, &format_args!("***")) }
            } else {
                quote! { .field(#name, &self.#field) }
            }
        });
        quote! { f.debug_struct(#name) #(#fields)* .finish() }
    } else {
        return (Some(quote! { Debug, }), None);
    };
    let ident = format_ident!("{name}");
    let written = quote! {
        impl std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                #show
            }
        }
    };
    (None, Some(written))
}

/// The Rust type of a shape.
fn kind(model: &Model, name: &str) -> TokenStream {
    let shape = model.shape(name);
    let of = |reference: &Option<super::model::Reference>| {
        reference.as_ref().map(|reference| kind(model, &reference.shape)).unwrap_or_default()
    };
    let plain = match shape.kind {
        Kind::Structure if shape.document => quote! { serde_json::Value },
        Kind::Structure => {
            let ident = format_ident!("{name}");
            quote! { #ident }
        }
        Kind::String if !shape.values.is_empty() => {
            let ident = format_ident!("{name}");
            quote! { #ident }
        }
        Kind::String => quote! { String },
        Kind::List => {
            let member = of(&shape.member);
            quote! { Vec<#member> }
        }
        Kind::Map => {
            let value = of(&shape.value);
            quote! { BTreeMap<String, #value> }
        }
        Kind::Integer => quote! { i32 },
        Kind::Long => quote! { i64 },
        Kind::Boolean => quote! { bool },
        Kind::Timestamp => quote! { Timestamp },
        Kind::Blob => quote! { Blob },
    };
    if shape.sensitive && matches!(shape.kind, Kind::String | Kind::Map) {
        quote! { Sensitive<#plain> }
    } else {
        plain
    }
}

/// What a member is, from its constraints: "`UserPoolId`, required: 1–55 characters, matching `[\w-]+_[0-9a-zA-Z]+`."
fn documentation(member: &str, shape: &Shape, required: bool, deprecated: bool) -> String {
    let mut facts = Vec::new();
    if let Some(range) = range(shape) {
        facts.push(match shape.kind {
            Kind::List | Kind::Map => format!("{range} entries"),
            Kind::String => format!("{range} characters"),
            Kind::Blob => format!("{range} bytes"),
            _ => range,
        });
    }
    facts.extend(shape.pattern.as_ref().map(|pattern| format!("matching `{pattern}`")));
    if shape.kind == Kind::Timestamp {
        facts.push("a moment".to_owned());
    }
    let mut doc = format!(" `{member}`");
    for (applies, word) in [(required, ", required"), (shape.sensitive, ", sensitive"), (deprecated, ", deprecated")] {
        doc.push_str(if applies { word } else { "" });
    }
    if !facts.is_empty() {
        doc.push_str(": ");
        doc.push_str(&facts.join(", "));
    }
    doc + "."
}

fn range(shape: &Shape) -> Option<String> {
    match (shape.min, shape.max) {
        (None, None) => None,
        (Some(min), Some(max)) if min == max => Some(min.to_string()),
        (Some(min), Some(max)) => Some(format!("{min}–{max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
    }
}
