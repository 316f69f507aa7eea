//! A value's Rust type and its format on the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::{TimestampFormat, Value};

/// The type.
pub(crate) fn rust(value: &Value) -> TokenStream {
    match value {
        Value::Boolean => quote!(bool),
        Value::Integer(name) | Value::Float(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Value::String => quote!(String),
        Value::Blob => quote!(runtime::Blob),
        Value::Timestamp(_) => quote!(runtime::DateTime),
        Value::Document => quote!(runtime::Document),
        Value::BigInteger => quote!(runtime::BigInteger),
        Value::BigDecimal => quote!(runtime::BigDecimal),
        Value::Enumeration(name) | Value::Structure(name) | Value::Union(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Value::Unit => quote!(()),
        Value::List { item, sparse } => {
            let item = inside(item, *sparse);
            quote!(Vec<#item>)
        }
        Value::Map { key, value, sparse } => {
            let (key, value) = (rust(key), inside(value, *sparse));
            quote!(std::collections::BTreeMap<#key, #value>)
        }
        Value::Extern(path) | Value::Stream { path, events: None } => {
            syn::parse_str::<syn::Type>(path).map_or_else(|_| quote!(()), |path| quote!(#path))
        }
        Value::Stream {
            path,
            events: Some(events),
        } => {
            let events = ident(events);
            syn::parse_str::<syn::Path>(path)
                .map_or_else(|_| quote!(()), |path| quote!(#path<#events>))
        }
        Value::Boxed(value) => {
            let value = rust(value);
            quote!(Box<#value>)
        }
    }
}

/// The type of a reference to a value, as an argument has it.
pub(crate) fn borrowed(value: &Value) -> TokenStream {
    match value {
        Value::String => quote!(&str),
        Value::List { item, sparse } => {
            let item = inside(item, *sparse);
            quote!(&[#item])
        }
        other => {
            let value = rust(other);
            quote!(&#value)
        }
    }
}

fn inside(value: &Value, sparse: bool) -> TokenStream {
    let value = rust(value);
    if sparse {
        quote!(Option<#value>)
    } else {
        value
    }
}

/// The format as tokens.
pub(crate) fn format_tokens(value: &Value) -> TokenStream {
    format(value).parse().unwrap_or_default()
}

/// The format, an expression of `smithy_typegen_runtime::format`.
pub(crate) fn format(value: &Value) -> String {
    let of = |name: &str, inside: &Value| format!("format::{name}({})", format(inside));
    let name = match value {
        Value::String => "Text",
        Value::Boolean | Value::Integer(_) | Value::Enumeration(_) => "Plain",
        Value::Float(_) => "Float",
        Value::Blob => "Base64",
        Value::Timestamp(TimestampFormat::EpochSeconds) => "EpochSeconds",
        Value::Timestamp(TimestampFormat::DateTime) => "DateTime",
        Value::Timestamp(TimestampFormat::HttpDate) => "HttpDate",
        Value::Document => "Document",
        Value::BigInteger | Value::BigDecimal => "Big",
        Value::Extern(_) | Value::Stream { .. } => "Plain",
        Value::Structure(_) => "Structure",
        Value::Union(_) => "Union",
        Value::Unit => "Unit",
        Value::List { item, sparse } => {
            return of(if *sparse { "SparseList" } else { "List" }, item);
        }
        Value::Map { value, sparse, .. } => {
            return of(if *sparse { "SparseMap" } else { "Map" }, value);
        }
        Value::Boxed(value) => return of("Boxed", value),
    };
    format!("format::{name}")
}
