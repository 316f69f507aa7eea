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

/// The format, an expression of `smithy_typegen_runtime::format`.
pub(crate) fn format(value: &Value) -> TokenStream {
    match value {
        Value::String => quote!(format::Text),
        Value::Boolean | Value::Integer(_) | Value::Enumeration(_) => {
            quote!(format::Plain)
        }
        Value::Float(_) => quote!(format::Float),
        Value::Blob => quote!(format::Base64),
        Value::Timestamp(TimestampFormat::EpochSeconds) => quote!(format::EpochSeconds),
        Value::Timestamp(TimestampFormat::DateTime) => quote!(format::DateTime),
        Value::Timestamp(TimestampFormat::HttpDate) => quote!(format::HttpDate),
        Value::Document => quote!(format::Document),
        Value::BigInteger | Value::BigDecimal => quote!(format::Big),
        Value::Extern(_) | Value::Stream { .. } => quote!(format::Plain),
        Value::Structure(_) => quote!(format::Structure),
        Value::Union(_) => quote!(format::Union),
        Value::Unit => quote!(format::Unit),
        Value::List { item, sparse } => {
            let item = format(item);
            if *sparse {
                quote!(format::SparseList(#item))
            } else {
                quote!(format::List(#item))
            }
        }
        Value::Map { value, sparse, .. } => {
            let value = format(value);
            if *sparse {
                quote!(format::SparseMap(#value))
            } else {
                quote!(format::Map(#value))
            }
        }
        Value::Boxed(value) => {
            let value = format(value);
            quote!(format::Boxed(#value))
        }
    }
}
