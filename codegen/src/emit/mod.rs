//! From the items to write to text. Makes no decision: one file for each facet of the output.

mod builder;
mod checks;
mod deprecated;
mod enumeration;
mod error;
mod names;
mod operation;
mod pattern;
mod patterns;
mod serde;
mod structure;
mod text;
mod types;
mod union;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Feature, Item, Module};
use text::{Chunk, Layout, Piece, Section};

/// Which facets are written.
#[derive(Clone, Copy, Debug)]
pub struct Facets {
    /// serde's traits.
    pub serde: bool,
    /// Builders.
    pub builders: bool,
    /// `Validate`.
    pub validators: bool,
    /// Whether the text is formatted.
    pub format: bool,
}

impl Default for Facets {
    /// All of them.
    fn default() -> Self {
        Facets {
            serde: true,
            builders: true,
            validators: true,
            format: true,
        }
    }
}

/// The text of a file of generated code.
///
/// # Errors
///
/// When the tokens are no Rust file, which would be a bug.
pub fn file(modules: &[Module], facets: Facets) -> Result<String, syn::Error> {
    let layout = Layout {
        format: facets.format,
        allow_deprecated: modules.iter().any(Module::has_deprecated),
    };
    let sections = modules.iter().map(|module| Section {
        module: module.name.as_ref(),
        pieces: pieces(module, facets),
    });
    text::of(&sections.collect::<Vec<_>>(), layout)
}

/// What a module is written of, one after another; each is made when it is written.
fn pieces(module: &Module, facets: Facets) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = vec![Box::new(|| vec![head(module).into()])];
    let items = module.items.iter();
    pieces.extend(items.map(|item| Box::new(move || self::item(item, facets)) as Piece<'_>));
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
fn head(module: &Module) -> TokenStream {
    let required = module.features.iter().map(|feature| match feature {
        Feature::Types => quote!(runtime::require_types!();),
        Feature::Patterns => quote!(runtime::require_patterns!();),
        Feature::BackReferences => quote!(runtime::require_back_references!();),
    });
    quote! {
        #[allow(unused_imports)]
        use smithy_typegen_runtime::{
            self as runtime, build, check, decode, encode, format, serde,
        };

        #(#required)*
    }
}

fn item(item: &Item, facets: Facets) -> Vec<Chunk> {
    let items = match item {
        Item::Structure(structure) => return structure::generate(structure, facets),
        Item::Union(union) => union::generate(union, facets),
        Item::Enumeration(enumeration) => enumeration::strings(enumeration, facets),
        Item::IntEnumeration(enumeration) => enumeration::integers(enumeration, facets),
        Item::Operation(operation) => return operation::generate(operation, facets),
    };
    vec![items.into()]
}
