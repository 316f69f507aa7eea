//! Writes `Debug` impls of structs and builders with `@sensitive` members.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::Structure;

/// A `Debug` impl of a struct or its builder that redacts sensitive values.
pub(crate) fn hiding(structure: &Structure, name: &str) -> TokenStream {
    let fields = structure.fields.iter().map(|field| {
        let (label, member) = (field.name.trim_start_matches("r#"), ident(&field.name));
        if structure.head.sensitive || field.sensitive {
            quote!(.field(#label, &runtime::Redacted))
        } else {
            quote!(.field(#label, &self.#member))
        }
    });
    let ident = ident(name);
    quote! {
        impl std::fmt::Debug for #ident {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#name)#(#fields)*.finish()
            }
        }
    }
}
