//! Emits Rust types, and the types that select how values are read and written.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::{Streamed, Type};

/// The Rust type.
pub(crate) fn rust(value: &Type) -> TokenStream {
    match value {
        Type::Boolean => quote!(bool),
        Type::Integer(name) | Type::Float(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::String(None) => quote!(String),
        Type::Blob(None) => quote!(runtime::Blob),
        Type::Timestamp => quote!(runtime::DateTime),
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
        Type::Map {
            path,
            key,
            value,
            sparse,
        } => {
            let (key, value) = (rust(key), inside(value, *sparse));
            let path = path.as_deref().unwrap_or("std::collections::BTreeMap");
            generic(path, &quote!(#key, #value))
        }
        Type::String(Some(path)) | Type::Blob(Some(path)) | Type::Extern { path, .. } => {
            plain(path)
        }
        Type::Stream { path, of } => match of {
            Streamed::Events {
                union,
                is_parameter: true,
            } => {
                let union = ident(union);
                generic(path, &quote!(#union))
            }
            _ => plain(path),
        },
        Type::Boxed(value) => {
            let value = rust(value);
            quote!(Box<#value>)
        }
    }
}

/// The type as it is written in a table.
pub(crate) fn text(value: &Type) -> String {
    spaced(&rust(value))
}

/// The tokens of a type as people space them.
pub(crate) fn spaced(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let text = text.replace(" :: ", "::").replace(" < ", "<");
    let text = text.replace(" >", ">").replace(" ,", ",");
    text.replace("& ", "&")
        .replace("( ", "(")
        .replace(" )", ")")
}

/// A type of the user's. It has already been checked.
fn plain(path: &str) -> TokenStream {
    syn::parse_str::<syn::Type>(path).map_or_else(|_| quote!(()), |path| quote!(#path))
}

/// A type with parameters. The path has already been checked.
fn generic(path: &str, parameters: &TokenStream) -> TokenStream {
    syn::parse_str::<syn::Path>(path).map_or_else(|_| quote!(()), |path| quote!(#path<#parameters>))
}

/// The type of a reference to a value, as used for arguments.
pub(crate) fn borrowed(value: &Type) -> TokenStream {
    match value {
        Type::String(_) => quote!(&str),
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

/// The path of the type that selects how a value is read and written, if it is not the default.
pub(crate) fn how(value: &Type) -> Option<String> {
    match value {
        Type::Extern { codec, .. } => Some(match codec {
            Some(codec) => format!("wire::Via<{codec}>"),
            None => "wire::Via<runtime::codec::serde::Foreign>".to_owned(),
        }),
        Type::String(Some(_)) => Some("wire::Text".to_owned()),
        Type::Blob(Some(_)) => Some("wire::Bytes".to_owned()),
        Type::Map {
            path: Some(_),
            value,
            sparse,
            ..
        } => Some(match (how(value), sparse) {
            (None, _) => "wire::Map<_, _>".to_owned(),
            (Some(how), false) => format!("wire::Map<_, _, {how}>"),
            (Some(how), true) => format!("wire::Map<_, _, wire::In<{how}>>"),
        }),
        Type::List { item, sparse } => inside_of(item, *sparse),
        Type::Map { value, sparse, .. } => inside_of(value, *sparse),
        Type::Boxed(value) => inside_of(value, false),
        _ => None,
    }
}

fn inside_of(value: &Type, sparse: bool) -> Option<String> {
    let how = how(value)?;
    Some(match sparse {
        true => format!("wire::In<wire::In<{how}>>"),
        false => format!("wire::In<{how}>"),
    })
}
