//! An operation: a type to name it by, and the enum of its errors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{deprecated, docs, ident};
use super::text::{Chunk, Table};
use super::{Facets, types};
use crate::ir::{Http, Operation};

pub(crate) fn generate(operation: &Operation, facets: &Facets) -> Vec<Chunk> {
    let name = ident(&operation.head.name);
    let about = docs(&operation.head.docs);
    let deprecated = deprecated(operation.head.deprecated.as_deref());
    let error = ident(&operation.error);
    let (shape, short) = (&operation.head.shape, &operation.operation);
    let input = types::rust(&operation.input);
    let output = types::rust(&operation.output);
    let http = operation.http.as_ref().map(|http| {
        let constants = constants(http);
        quote!(impl #name { #constants })
    });
    let errors = errors(operation);
    let items = quote! {
        #about
        #deprecated
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;

        impl runtime::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;
            const ID: &'static str = #shape;
            const NAME: &'static str = #short;
        }
        #http
        #errors
    };
    vec![items.into(), table(operation, facets).into()]
}

fn constants(http: &Http) -> TokenStream {
    let (method, uri, status) = (
        &http.method,
        &http.uri,
        Literal::u16_unsuffixed(http.status),
    );
    quote! {
        /// The HTTP method.
        pub const METHOD: &'static str = #method;
        /// The URI, with a `{Label}` for each member that is part of it.
        pub const URI: &'static str = #uri;
        /// The HTTP status of success.
        pub const STATUS: u16 = #status;
    }
}

fn errors(operation: &Operation) -> TokenStream {
    let name = ident(&operation.error);
    let about = docs(&format!(
        "What [`{}`] answers with when it fails.",
        operation.head.name
    ));
    let variants = operation.errors.iter().map(|error| {
        let (name, structure) = (ident(&error.name), types::rust(&error.structure));
        let about = docs(&format!("`{}`.", error.code));
        quote!(#about #name(#structure),)
    });
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// An error that this model does not know, kept as it came.
            Unknown(runtime::UnknownError),
        }
    }
}

/// A line for each error, of which a macro of the runtime makes the traits of their enum.
fn table(operation: &Operation, facets: &Facets) -> Table {
    let rows = operation
        .errors
        .iter()
        .map(|error| format!("{}({})", error.name, types::rust(&error.structure)));
    Table {
        name: match facets.serde {
            true => "serde_operation_error",
            false => "operation_error",
        },
        head: operation.error.clone(),
        rows: rows.collect(),
        tail: String::new(),
    }
}
