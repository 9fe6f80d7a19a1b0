//! The exceptions of both services and those that AWS has for all of its services.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::model::Model;

/// What any AWS service may answer before it looks at the operation.
const COMMON: &[&str] = &[
    "AccessDeniedException",
    "ExpiredTokenException",
    "IncompleteSignatureException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
    "RequestEntityTooLargeException",
    "RequestExpired",
    "SerializationException",
    "ThrottlingException",
    "UnknownOperationException",
    "UnrecognizedClientException",
];

/// HTTP statuses that are neither 400 nor, for a fault, 500.
const STATUSES: &[(&str, u16)] = &[("RequestEntityTooLargeException", 413)];

pub(crate) fn generate(models: &[Model]) -> TokenStream {
    let mut codes: BTreeMap<&str, bool> = COMMON.iter().map(|name| (*name, false)).collect();
    for model in models {
        codes.extend(model.shapes.iter().filter(|(_, shape)| shape.exception).map(|(name, shape)| (name, shape.fault)));
    }
    let names: Vec<_> = codes.keys().collect();
    let variants: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    let docs = names.iter().map(|name| format!(" `{name}`."));
    let faults = codes.iter().filter(|(_, fault)| **fault).map(|(name, _)| format_ident!("{name}"));
    let (others, statuses): (Vec<_>, Vec<_>) =
        STATUSES.iter().map(|(name, status)| (format_ident!("{name}"), Literal::u16_unsuffixed(*status))).unzip();
    quote! {
        //! The exceptions of both services, and those of AWS as a whole.

        /// An exception, by its name in Cognito.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { #(#[doc = #docs] #variants),* }

        impl Code {
            /// All of them, sorted by name.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// Its name, as in `__type` on the wire.
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #names),* }
            }

            /// Its HTTP status: 500 for a fault of ours, 400 for nearly all others.
            pub const fn status(self) -> u16 {
                match self {
                    #(Self::#faults)|* => 500,
                    #(Self::#others => #statuses,)*
                    _ => 400,
                }
            }
        }
    }
}
