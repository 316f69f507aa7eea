//! `Serialize` of structs and unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use super::types;
use crate::ir::{Presence, Structure, Union, Value};

pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let name = ident(&structure.head.name);
    let written: Vec<_> = structure.written().collect();
    let members = written.iter().map(|field| {
        let (field_name, wire) = (ident(&field.name), &field.wire);
        let format = types::format(&field.value);
        match field.presence {
            Presence::Optional => {
                quote!(members.optional(#wire, #format, &self.#field_name)?;)
            }
            Presence::Required | Presence::Default(_) => {
                quote!(members.member(#wire, #format, &self.#field_name)?;)
            }
        }
    });
    let binding = if written.is_empty() {
        quote!(let members)
    } else {
        quote!(let mut members)
    };
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #binding = encode::structure(serializer)?;
                #(#members)*
                members.end()
            }
        }
    }
}

pub(crate) fn union(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let variants = union.variants.iter().map(|variant| {
        let (variant_name, wire) = (ident(&variant.name), &variant.wire);
        let format = types::format(&variant.value);
        match variant.value {
            Value::Unit => {
                quote!(Self::#variant_name => encode::variant(serializer, #wire, #format, &()),)
            }
            _ => quote! {
                Self::#variant_name(value) => encode::variant(serializer, #wire, #format, value),
            },
        }
    });
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#variants)*
                    Self::Unknown(member) => encode::unknown(serializer, member),
                }
            }
        }
    }
}
