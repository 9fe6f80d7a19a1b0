//! Enumerations: one Rust type a string shape with a list of values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::Model;
use super::names;

pub(crate) fn generate(model: &Model) -> TokenStream {
    let enums = model.used_shapes().filter(|(_, shape)| !shape.values.is_empty()).map(|(name, shape)| {
        let ident = format_ident!("{name}");
        let doc = format!(" The model's enumeration `{name}`.");
        let values = &shape.values;
        let variants: Vec<_> = values.iter().map(|value| names::variant(value)).collect();
        let docs = values.iter().map(|value| format!(" `{value}`."));
        quote! {
            #[doc = #doc]
            #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum #ident {
                #(#[doc = #docs] #variants,)*
                /// A value that the model does not have; no operation takes it.
                Unknown(String),
            }
            enumeration!(#ident, #(#variants = #values),*);
        }
    });
    quote! {
        //! Enumerations, each open to values that the model does not have yet.

        use crate::types::enumeration;

        #(#enums)*
    }
}
