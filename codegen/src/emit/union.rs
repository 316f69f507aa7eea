//! Emits unions: the enum and its accessors.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{attributes, deprecated, docs, head, ident};
use super::text::Chunk;
use super::{Facets, schema, types, validate};
use crate::ir::{Type, Union, Variant};

pub(crate) fn generate(union: &Union, facets: &Facets) -> Vec<Chunk> {
    let name = ident(&union.head.name);
    let head = head(&union.head);
    let variants = union.variants.iter().map(variant);
    let debug = union.hides().then(|| debug(union));
    let accessors = union.variants.iter().map(accessor);
    let validate = facets.validators.then(|| validate::union(union));
    let items = quote! {
        #head
        pub enum #name {
            #(#variants)*
            /// A member that the model does not define.
            Unknown(runtime::UnknownMember),
        }
        #debug
        impl #name {
            #(#accessors)*
            /// Returns true if the model does not define this member.
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }
        #validate
    };
    vec![items.into(), schema::union(union, facets).into()]
}

fn variant(variant: &Variant) -> TokenStream {
    let name = ident(&variant.name);
    let docs = docs(&variant.docs);
    let deprecated = deprecated(variant.deprecated.as_deref());
    let attributes = attributes(&variant.attributes);
    let payload = match &variant.value {
        Type::Unit => TokenStream::new(),
        value => {
            let value = types::rust(value);
            quote!((#value))
        }
    };
    quote! {
        #docs
        #deprecated
        #attributes
        #name #payload,
    }
}

/// The name of the accessor of a variant.
pub(crate) fn accessor_name(variant: &Variant) -> String {
    match variant.value {
        Type::Unit => format!("is_{}", variant.accessor),
        _ => format!("as_{}", variant.accessor),
    }
}

/// What the accessor of a variant with this value returns, as text.
pub(crate) fn returns(value: &Type) -> String {
    match value {
        Type::Unit => "bool".to_owned(),
        value => format!("Option<{}>", types::spaced(&returned(value).0)),
    }
}

/// What an accessor returns if the variant is set, and how it becomes that.
fn returned(value: &Type) -> (TokenStream, TokenStream) {
    match value {
        Type::Boolean | Type::Integer(_) | Type::Float(_) => {
            let value = types::rust(value);
            (value, quote!(*value))
        }
        Type::Boxed(inner) => {
            let value = types::rust(inner);
            (quote!(&#value), quote!(value))
        }
        Type::String(Some(_)) => (quote!(&str), quote!(value.as_ref())),
        value => (types::borrowed(value), quote!(value)),
    }
}

fn accessor(variant: &Variant) -> TokenStream {
    let name = ident(&variant.name);
    if variant.value == Type::Unit {
        let accessor = ident(&accessor_name(variant));
        let about = docs(&format!("Returns true if `{}` is set.", variant.member));
        return quote! {
            #about
            pub fn #accessor(&self) -> bool {
                matches!(self, Self::#name)
            }
        };
    }
    let (returned, borrowed) = returned(&variant.value);
    let accessor = ident(&accessor_name(variant));
    let about = docs(&format!(
        "Returns the value of `{}`, if it is set.",
        variant.member
    ));
    quote! {
        #about
        pub fn #accessor(&self) -> Option<#returned> {
            match self {
                Self::#name(value) => Some(#borrowed),
                _ => None,
            }
        }
    }
}

/// A `Debug` impl that redacts sensitive values.
fn debug(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let variants = union.variants.iter().map(|variant| {
        let (label, variant_name) = (&variant.name, ident(&variant.name));
        let hidden = union.head.sensitive || variant.sensitive;
        match (&variant.value, hidden) {
            (Type::Unit, _) => quote!(Self::#variant_name => f.write_str(#label),),
            (_, true) => quote! {
                Self::#variant_name(_) => f.debug_tuple(#label).field(&runtime::Redacted).finish(),
            },
            (_, false) => quote! {
                Self::#variant_name(value) => f.debug_tuple(#label).field(value).finish(),
            },
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(#variants)*
                    Self::Unknown(member) => f.debug_tuple("Unknown").field(member).finish(),
                }
            }
        }
    }
}
