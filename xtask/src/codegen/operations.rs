//! Operations: one marker each, and the list of them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::{EITHER, Model};
use super::names;

pub(crate) fn generate(model: &Model, module: &str, service: &str) -> TokenStream {
    let service = format_ident!("{service}");
    let markers = model.operations.iter().map(|(name, operation)| {
        let marker = format_ident!("{name}");
        let (input, output) = (format_ident!("{name}Input"), format_ident!("{name}Output"));
        let (auth, signed) = match operation.authtype.as_deref() {
            Some("none") => ("None", "unsigned"),
            Some(EITHER) => ("Either", "signed or not"),
            _ => ("SigV4", "signed"),
        };
        let auth = format_ident!("{auth}");
        let doc = format!(" `{name}`, {signed}.");
        let errors = operation.errors.iter().map(|error| format_ident!("{}", error.shape));
        let input_shape = names::screaming(&operation.input.shape);
        let output_shape = operation.output.as_ref().map_or_else(
            || quote! { &crate::shape::NOTHING },
            |output| {
                let shape = names::screaming(&output.shape);
                quote! { &shapes::#shape }
            },
        );
        quote! {
            #[doc = #doc]
            #[derive(Debug, Clone, Copy)]
            pub struct #marker;
            impl Operation for #marker {
                const NAME: &'static str = #name;
                const SERVICE: Service = Service::#service;
                const AUTH: Auth = Auth::#auth;
                const ERRORS: &'static [Code] = &[#(Code::#errors),*];
                type Input = super::#input;
                type Output = super::#output;
                fn input_shape() -> &'static Shape {
                    &shapes::#input_shape
                }
                fn output_shape() -> &'static Shape {
                    #output_shape
                }
            }
            impl Request for super::#input {
                type Operation = #marker;
            }
        }
    });
    let each = format_ident!("each_{module}_operation");
    let module = format_ident!("{module}");
    let names = model.operations.iter().map(|(name, _)| format_ident!("{name}"));
    quote! {
        //! Operations: a marker each.

        use super::shapes;
        use crate::{Auth, Code, Operation, Request, Service, Shape};

        #(#markers)*

        /// Calls the macro `$with` with the paths of all operations of the service, sorted by name.
        #[macro_export]
        macro_rules! #each {
            ($with:ident) => { $with! { #($crate::#module::#names),* } };
        }
    }
}
