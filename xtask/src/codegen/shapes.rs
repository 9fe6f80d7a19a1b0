//! The constraints: one static a shape.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::model::{Kind, Model, Reference, Shape};
use super::names;

pub(crate) fn generate(model: &Model) -> Result<TokenStream, String> {
    let mut patterns: BTreeMap<&str, Ident> = BTreeMap::new();
    let mut statics = Vec::new();
    for (name, shape) in model.used_shapes() {
        if let Some(pattern) = &shape.pattern {
            patterns.entry(pattern).or_insert_with(|| format_ident!("{}_PATTERN", names::screaming(name)));
        }
        statics.push(table(name, shape, &patterns)?);
    }
    let mut patterns: Vec<_> = patterns.into_iter().collect();
    patterns.sort_by_key(|(_, name)| name.to_string());
    let patterns = patterns.into_iter().map(|(source, name)| {
        let source = raw(source);
        quote! { pub(crate) static #name: Pattern = Pattern::new(#source); }
    });
    Ok(quote! {
        //! Shapes with their constraints, then the patterns that some of them share.

        use crate::{Member, Pattern, Shape};

        #(#statics)*
        #(#patterns)*
    })
}

fn table(name: &str, shape: &Shape, patterns: &BTreeMap<&str, Ident>) -> Result<TokenStream, String> {
    let ident = names::screaming(name);
    let target = |reference: &Option<Reference>| match reference {
        Some(reference) => Ok(names::screaming(&reference.shape)),
        None => Err(format!("{name} refers to nothing")),
    };
    let mut build = match shape.kind {
        Kind::Structure if shape.document => quote! { Shape::document(#name) },
        Kind::Structure => {
            let members = shape.members.iter().map(|(member, reference)| {
                let required = shape.required.iter().any(|required| required == member);
                let constructor = format_ident!("{}", if required { "required" } else { "optional" });
                let target = names::screaming(&reference.shape);
                quote! { Member::#constructor(#member, &#target) }
            });
            quote! { Shape::structure(#name, &[#(#members),*]) }
        }
        Kind::List => {
            let member = target(&shape.member)?;
            quote! { Shape::list(#name, &#member) }
        }
        Kind::Map => {
            let (key, value) = (target(&shape.key)?, target(&shape.value)?);
            quote! { Shape::map(#name, &#key, &#value) }
        }
        Kind::String => quote! { Shape::string(#name) },
        Kind::Integer => quote! { Shape::integer(#name) },
        Kind::Long => quote! { Shape::long(#name) },
        Kind::Boolean => quote! { Shape::boolean(#name) },
        Kind::Timestamp => quote! { Shape::timestamp(#name) },
        Kind::Blob => quote! { Shape::blob(#name) },
    };
    for (bound, word) in [(shape.min, "min"), (shape.max, "max")] {
        if let Some(bound) = bound {
            let (word, bound) = (format_ident!("{word}"), Literal::i64_unsuffixed(bound));
            build = quote! { #build.#word(#bound) };
        }
    }
    if let Some(pattern) = shape.pattern.as_deref().and_then(|pattern| patterns.get(pattern)) {
        build = quote! { #build.pattern(&#pattern) };
    }
    if !shape.values.is_empty() {
        let values = &shape.values;
        build = quote! { #build.one_of(&[#(#values),*]) };
    }
    if shape.sensitive {
        build = quote! { #build.sensitive() };
    }
    Ok(quote! { pub(crate) static #ident: Shape = #build; })
}

/// A raw string literal, so that a pattern reads as in the model.
fn raw(text: &str) -> TokenStream {
    let hashes = if text.contains("\"#") { "##" } else { "#" };
    format!("r{hashes}\"{text}\"{hashes}").parse().unwrap_or_else(|_| quote! { #text })
}
