//! The constraints: one static a shape.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
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
        let source = literal(source);
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
            let (word, bound) = (format_ident!("{word}"), number(bound));
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

/// A string literal, raw where that shows the pattern as in the model.
fn literal(text: &str) -> TokenStream {
    let raw = if text.contains('\\') && !text.contains('"') { format!("r\"{text}\"").parse().ok() } else { None };
    raw.unwrap_or_else(|| quote! { #text })
}

/// A number, with its thousands apart.
fn number(number: i64) -> TokenStream {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let rest = digits.len() - place;
        if place > 0 && digits.len() > 4 && rest.is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse().unwrap_or_else(|_| quote! { #number })
}
