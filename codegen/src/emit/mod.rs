//! From the items to write to text. Makes no decision: one file for each facet of the output.

mod builder;
mod checks;
mod deserialize;
mod enumeration;
mod error;
mod names;
mod operation;
mod pattern;
mod patterns;
mod serialize;
mod structure;
mod types;
mod union;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Item, Module};

/// Which facets are written.
#[derive(Clone, Copy, Debug)]
pub struct Facets {
    /// serde's traits.
    pub serde: bool,
    /// Builders.
    pub builders: bool,
    /// `Validate`.
    pub validators: bool,
}

/// The text of a file of generated code, formatted.
///
/// # Errors
///
/// When the tokens are no Rust file, which would be a bug.
pub fn text(module: &Module, facets: Facets) -> Result<String, syn::Error> {
    let file = syn::parse2(self::module(module, facets))?;
    Ok(prettyplease::unparse(&file))
}

/// The tokens of a file of generated code.
pub fn module(module: &Module, facets: Facets) -> TokenStream {
    let items = module.items.iter().map(|item| self::item(item, facets));
    let checks = facets.validators.then(|| {
        let collections = checks::generate(&module.collections);
        let patterns = patterns::generate(&module.patterns);
        quote!(#collections #patterns)
    });
    quote! {
        #[allow(unused_imports)]
        use smithy_typegen_runtime::{
            self as runtime, build, check, decode, encode, format, serde,
        };

        #(#items)*
        #checks
    }
}

fn item(item: &Item, facets: Facets) -> TokenStream {
    match item {
        Item::Structure(structure) => structure::generate(structure, facets),
        Item::Union(union) => union::generate(union, facets),
        Item::Enumeration(enumeration) => enumeration::strings(enumeration, facets),
        Item::IntEnumeration(enumeration) => enumeration::integers(enumeration, facets),
        Item::Operation(operation) => operation::generate(operation, facets),
    }
}
