//! Writes items as text. Makes no decisions. One file per facet of the output.

mod builder;
mod checks;
mod debug;
mod enumeration;
mod literal;
mod names;
mod operation;
mod pattern;
mod patterns;
mod schema;
mod service;
mod structure;
mod text;
mod types;
mod union;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use {
    builder::takes,
    structure::reader_name,
    types::{borrowed, spaced, text as type_text},
    union::{accessor_name, returns},
};

use crate::ir::{Feature, Item, Module};
use text::{Chunk, Piece, Section};

/// Which facets to write, and how.
#[derive(Clone, Debug)]
pub struct Facets {
    /// serde's traits.
    pub serde: bool,
    /// Builders.
    pub builders: bool,
    /// `Validate`.
    pub validators: bool,
    /// Whether to format the text.
    pub format: bool,
    /// The path of the runtime, if it is not `smithy_typegen_runtime`.
    pub runtime: Option<String>,
}

impl Default for Facets {
    /// All facets.
    fn default() -> Self {
        Facets {
            serde: true,
            builders: true,
            validators: true,
            format: true,
            runtime: None,
        }
    }
}

/// The text of a file of generated code.
///
/// # Errors
///
/// Fails if the tokens are not a Rust file, which would be a bug.
pub fn file(modules: &[Module], facets: &Facets) -> Result<String, syn::Error> {
    let sections = modules.iter().map(|module| Section {
        module: module.name.as_ref(),
        pieces: pieces(module, facets),
    });
    text::of(&sections.collect::<Vec<_>>(), facets.format)
}

/// The parts of a module, in order, created lazily.
fn pieces<'a>(module: &'a Module, facets: &'a Facets) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = vec![Box::new(|| vec![head(module, facets).into()])];
    let items = module.items.iter();
    pieces.extend(items.map(|item| Box::new(move || self::item(item, facets)) as Piece<'a>));
    pieces.push(Box::new(|| {
        schema::module(module).map(Into::into).into_iter().collect()
    }));
    if facets.validators {
        pieces.push(Box::new(|| {
            vec![checks::generate(&module.collections).into()]
        }));
        pieces.push(Box::new(|| {
            vec![patterns::generate(&module.patterns).into()]
        }));
    }
    pieces
}

/// Imports the runtime and checks the runtime features that the module needs.
fn head(module: &Module, facets: &Facets) -> TokenStream {
    // The user's path has been checked before.
    let given = facets
        .runtime
        .as_deref()
        .and_then(|path| syn::parse_str::<syn::Path>(path).ok());
    let runtime = given.unwrap_or_else(|| syn::parse_quote!(smithy_typegen_runtime));
    let required = module.features.iter().map(|feature| match feature {
        Feature::Types => quote!(runtime::require_types!();),
        Feature::Patterns => quote!(runtime::require_patterns!();),
        Feature::BackReferences => quote!(runtime::require_back_references!();),
        Feature::Serde if facets.serde => TokenStream::new(),
        Feature::Serde => quote!(runtime::require_serde_of_types!();),
    });
    let serde = facets.serde.then(|| quote!(runtime::require_serde!();));
    quote! {
        // The user's own types may be named relative to where the file is included.
        #[allow(unused_imports)]
        use super::*;
        #[allow(unused_imports)]
        use #runtime::{
            self as runtime, build, check, schema, schema::prelude, wire,
        };

        #serde
        #(#required)*
    }
}

fn item(item: &Item, facets: &Facets) -> Vec<Chunk> {
    match item {
        Item::Structure(structure) => structure::generate(structure, facets),
        Item::Union(union) => union::generate(union, facets),
        Item::Enumeration(enumeration) => enumeration::strings(enumeration, facets),
        Item::IntEnumeration(enumeration) => enumeration::integers(enumeration, facets),
        Item::Service(service) => service::generate(service),
        Item::Operation(operation) => operation::generate(operation, facets),
    }
}
