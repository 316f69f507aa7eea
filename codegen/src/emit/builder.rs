//! Emits builders: optional fields, and a setter for each.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::{docs, ident};
use super::{Facets, debug, types};
use crate::ir::{Field, Structure, Type};

pub(crate) fn generate(structure: &Structure, facets: &Facets) -> TokenStream {
    let builder = ident(&structure.builder);
    let fields = structure.fields.iter().map(|field| {
        let (name, value) = (ident(&field.name), types::rust(&field.value));
        quote!(pub #name: Option<#value>,)
    });
    let hides = structure.hides();
    let derives = match (hides, structure.has_stream()) {
        (false, false) => quote!(Clone, Debug, Default),
        (true, false) => quote!(Clone, Default),
        (false, true) => quote!(Debug, Default),
        (true, true) => quote!(Default),
    };
    let debug = hides.then(|| debug::hiding(structure, &structure.builder));
    let setters = facets.builders.then(|| setters(structure));
    let about = match facets.builders {
        true => docs(&format!(
            "A builder for [`{}`]. Its fields can be set directly with an `Option`.",
            structure.head.name
        )),
        // The structure is read into this type, which appears in the traits of the runtime.
        false => quote!(#[doc(hidden)]),
    };
    quote! {
        #about
        #[derive(#derives)]
        #[allow(missing_docs)]
        #[non_exhaustive]
        pub struct #builder {
            #(#fields)*
        }
        #debug
        #setters
    }
}

fn setters(structure: &Structure) -> Option<TokenStream> {
    let builder = ident(&structure.builder);
    let name = &structure.head.name;
    let setters = structure.fields.iter().map(|field| setter(name, field));
    (!structure.fields.is_empty()).then(|| quote!(impl #builder { #(#setters)* }))
}

fn setter(structure: &str, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let plain = field.name.trim_start_matches("r#");
    let docs = docs(&format!("Sets [`{plain}`]({structure}::{plain})."));
    let (argument, value) = argument(&name, &field.value);
    quote! {
        #docs
        pub fn #name(mut self, #name: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// What a setter takes, and how it becomes the value of the field.
fn argument(name: &Ident, value: &Type) -> (TokenStream, TokenStream) {
    match value {
        Type::String(_)
        | Type::Blob(_)
        | Type::Document
        | Type::Enumeration(_)
        | Type::Stream { .. }
        | Type::Boxed(_) => {
            let value = types::rust(value);
            (quote!(impl Into<#value>), quote!(#name.into()))
        }
        Type::List {
            item,
            sparse: false,
        } => {
            let (item, convert) = element(item);
            (
                quote!(impl IntoIterator<Item = #item>),
                quote!(#name.into_iter()#convert.collect()),
            )
        }
        Type::Map {
            key,
            value,
            sparse: false,
            ..
        } => {
            let ((key_type, _), (value_type, value_convert)) = (element(key), element(value));
            let value = if value_convert.is_empty() {
                quote!(value)
            } else {
                quote!(value.into())
            };
            (
                quote!(impl IntoIterator<Item = (#key_type, #value_type)>),
                quote!(#name.into_iter().map(|(key, value)| (key.into(), #value)).collect()),
            )
        }
        other => (types::rust(other), quote!(#name)),
    }
}

/// What the setter of a field of this type takes, as text.
pub(crate) fn takes(value: &Type) -> String {
    types::spaced(&argument(&ident("value"), value).0)
}

/// The type that a collection's setter takes for one element, and the conversion of an iterator of
/// them.
fn element(value: &Type) -> (TokenStream, TokenStream) {
    let rust = types::rust(value);
    match value {
        Type::String(_) | Type::Blob(_) | Type::Document | Type::Enumeration(_) => {
            (quote!(impl Into<#rust>), quote!(.map(Into::into)))
        }
        _ => (rust, TokenStream::new()),
    }
}
