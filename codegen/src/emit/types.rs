//! A value's Rust type and its format on the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::{TimestampFormat, Type};

/// The type.
pub(crate) fn rust(value: &Type) -> TokenStream {
    match value {
        Type::Boolean => quote!(bool),
        Type::Integer(name) | Type::Float(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::String => quote!(String),
        Type::Blob => quote!(runtime::Blob),
        Type::Timestamp(_) => quote!(runtime::DateTime),
        Type::Document => quote!(runtime::Document),
        Type::BigInteger => quote!(runtime::BigInteger),
        Type::BigDecimal => quote!(runtime::BigDecimal),
        Type::Enumeration(name) | Type::Structure(name) | Type::Union(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::Unit => quote!(()),
        Type::List { item, sparse } => {
            let item = inside(item, *sparse);
            quote!(Vec<#item>)
        }
        Type::Map { key, value, sparse } => {
            let (key, value) = (rust(key), inside(value, *sparse));
            quote!(std::collections::BTreeMap<#key, #value>)
        }
        Type::Extern(path) | Type::Stream { path, events: None } => {
            syn::parse_str::<syn::Type>(path).map_or_else(|_| quote!(()), |path| quote!(#path))
        }
        Type::Stream {
            path,
            events: Some(events),
        } => {
            let events = ident(events);
            syn::parse_str::<syn::Path>(path)
                .map_or_else(|_| quote!(()), |path| quote!(#path<#events>))
        }
        Type::Boxed(value) => {
            let value = rust(value);
            quote!(Box<#value>)
        }
    }
}

/// The type of a reference to a value, as an argument has it.
pub(crate) fn borrowed(value: &Type) -> TokenStream {
    match value {
        Type::String => quote!(&str),
        Type::List { item, sparse } => {
            let item = inside(item, *sparse);
            quote!(&[#item])
        }
        other => {
            let value = rust(other);
            quote!(&#value)
        }
    }
}

fn inside(value: &Type, sparse: bool) -> TokenStream {
    let value = rust(value);
    if sparse {
        quote!(Option<#value>)
    } else {
        value
    }
}

/// The format as tokens.
pub(crate) fn format_tokens(value: &Type) -> TokenStream {
    format(value).parse().unwrap_or_default()
}

/// The format, an expression of `smithy_typegen_runtime::format`.
pub(crate) fn format(value: &Type) -> String {
    let of = |name: &str, inside: &Type| format!("format::{name}({})", format(inside));
    let name = match value {
        Type::String => "Text",
        Type::Boolean | Type::Integer(_) | Type::Enumeration(_) => "Plain",
        Type::Float(_) => "Float",
        Type::Blob => "Base64",
        Type::Timestamp(TimestampFormat::EpochSeconds) => "EpochSeconds",
        Type::Timestamp(TimestampFormat::DateTime) => "DateTime",
        Type::Timestamp(TimestampFormat::HttpDate) => "HttpDate",
        Type::Document => "Document",
        Type::BigInteger | Type::BigDecimal => "Big",
        Type::Extern(_) | Type::Stream { .. } => "Plain",
        Type::Structure(_) => "Structure",
        Type::Union(_) => "Union",
        Type::Unit => "Unit",
        Type::List { item, sparse } => {
            return of(if *sparse { "SparseList" } else { "List" }, item);
        }
        Type::Map { value, sparse, .. } => {
            return of(if *sparse { "SparseMap" } else { "Map" }, value);
        }
        Type::Boxed(value) => return of("Boxed", value),
    };
    format!("format::{name}")
}
