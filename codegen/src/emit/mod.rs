//! From the items to write to text. Makes no decision: one file for each facet of the output.

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
mod structure;
mod text;
mod types;
mod union;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Feature, Item, Module};
use text::{Chunk, Piece, Section};

/// Which facets are written, and how.
#[derive(Clone, Debug)]
pub struct Facets {
    /// serde's traits.
    pub serde: bool,
    /// Builders.
    pub builders: bool,
    /// `Validate`.
    pub validators: bool,
    /// Whether the text is formatted.
    pub format: bool,
    /// The path of the runtime, if it is not `smithy_typegen_runtime`.
    pub runtime: Option<String>,
}

impl Default for Facets {
    /// All of them.
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
/// When the tokens are no Rust file, which would be a bug.
pub fn file(modules: &[Module], facets: &Facets) -> Result<String, syn::Error> {
    let sections = modules.iter().map(|module| Section {
        module: module.name.as_ref(),
        pieces: pieces(module, facets),
    });
    text::of(&sections.collect::<Vec<_>>(), facets.format)
}

/// What a module is written of, one after another; each is made when it is written.
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

/// The names of the runtime, and the features of it that the module needs.
fn head(module: &Module, facets: &Facets) -> TokenStream {
    // What a user gave as a path was looked at before.
    let given = facets
        .runtime
        .as_deref()
        .and_then(|path| syn::parse_str::<syn::Path>(path).ok());
    let runtime = given.unwrap_or_else(|| syn::parse_quote!(smithy_typegen_runtime));
    let required = module.features.iter().map(|feature| match feature {
        Feature::Types => quote!(runtime::require_types!();),
        Feature::Patterns => quote!(runtime::require_patterns!();),
        Feature::BackReferences => quote!(runtime::require_back_references!();),
    });
    let serde = facets.serde.then(|| quote!(runtime::require_serde!();));
    quote! {
        // Types of a user's own may be named as they are where the file is included.
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
        Item::Operation(operation) => operation::generate(operation, facets),
    }
}
