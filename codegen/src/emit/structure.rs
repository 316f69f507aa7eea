//! A struct: its fields, its `Debug`, and the facets of it that have files of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{attributes, deprecated, docs, head, ident};
use super::text::Chunk;
use super::{Facets, builder, debug, schema, types, validate};
use crate::ir::{Field, Presence, Structure, Type};

pub(crate) fn generate(structure: &Structure, facets: &Facets) -> Vec<Chunk> {
    let name = ident(&structure.head.name);
    let fields = structure.fields.iter().map(field);
    let head = head(&structure.head);
    let debug = structure
        .hides()
        .then(|| debug::hiding(structure, &structure.head.name));
    let readers = readers(structure);
    let builder = builder::generate(structure, facets);
    let validate = facets.validators.then(|| validate::structure(structure));
    let declaration = quote! {
        #head
        pub struct #name {
            #(#fields)*
        }
    };
    let chunks = [Some(declaration), debug, readers, Some(builder), validate];
    let mut chunks: Vec<Chunk> = chunks.into_iter().flatten().map(Chunk::Items).collect();
    chunks.push(schema::structure(structure, facets).into());
    chunks
}

/// Methods that read optional lists and maps, and are called like their fields.
fn readers(structure: &Structure) -> Option<TokenStream> {
    let methods: Vec<_> = structure.fields.iter().filter_map(reader).collect();
    let name = ident(&structure.head.name);
    (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }))
}

/// Methods that a structure has anyway, or that a method of the same name would hide.
const METHODS: &[&str] = &[
    "as_ref",
    "borrow",
    "builder",
    "clone",
    "eq",
    "fmt",
    "from",
    "into",
    "is_valid",
    "ne",
    "serialize",
    "to_builder",
    "to_owned",
    "to_string",
    "try_into",
    "validate",
    "validate_at",
    "validate_within",
];

fn reader(field: &Field) -> Option<TokenStream> {
    if field.presence != Presence::Optional {
        return None;
    }
    let (name, deprecated) = (ident(&field.name), deprecated(field.deprecated.as_deref()));
    let (returned, body) = match &field.value {
        Type::List { .. } => (
            types::borrowed(&field.value),
            quote!(self.#name.as_deref().unwrap_or_default()),
        ),
        Type::Map { path: None, .. } => (
            types::borrowed(&field.value),
            quote!(build::entries(&self.#name)),
        ),
        Type::Map { .. } => {
            let map = types::rust(&field.value);
            (
                types::borrowed(&field.value),
                quote! {
                    static EMPTY: std::sync::LazyLock<#map> =
                        std::sync::LazyLock::new(Default::default);
                    self.#name.as_ref().unwrap_or(&EMPTY)
                },
            )
        }
        _ => return None,
    };
    let plain = field.name.trim_start_matches("r#");
    let about = docs(&format!(
        "[`{plain}`](Self::{plain}), empty where there is none."
    ));
    let method = match METHODS.contains(&plain) {
        true => ident(&format!("{plain}_")),
        false => name.clone(),
    };
    Some(quote! {
        #about
        #deprecated
        pub fn #method(&self) -> #returned {
            #body
        }
    })
}

fn field(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let docs = docs(&field.docs);
    let deprecated = deprecated(field.deprecated.as_deref());
    let attributes = attributes(&field.attributes);
    let value = types::rust(&field.value);
    let value = match field.presence {
        Presence::Optional => quote!(Option<#value>),
        Presence::Required | Presence::Default(_) => value,
    };
    quote! {
        #docs
        #deprecated
        #attributes
        pub #name: #value,
    }
}
