//! Writes names, attributes and docs as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::Head;

/// A name from `lower`, as an identifier; raw if it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Markdown as doc comments, one attribute per line.
pub(crate) fn docs(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// `#[deprecated]` with its note.
pub(crate) fn deprecated(note: Option<&str>) -> TokenStream {
    match note {
        None => TokenStream::new(),
        Some("") => quote!(#[deprecated]),
        Some(note) => quote!(#[deprecated(note = #note)]),
    }
}

/// The user's attributes.
pub(crate) fn attributes(texts: &[String]) -> TokenStream {
    texts
        .iter()
        .filter_map(|text| text.parse::<TokenStream>().ok())
        .collect()
}

/// The docs, derives and attributes of an item.
pub(crate) fn head(head: &Head) -> TokenStream {
    let docs = docs(&head.docs);
    let deprecated = deprecated(head.deprecated.as_deref());
    let derives = head
        .derives
        .iter()
        .filter_map(|path| syn::parse_str::<syn::Path>(path).ok())
        .collect::<Vec<_>>();
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let attributes = attributes(&head.attributes);
    quote! {
        #docs
        #deprecated
        #derives
        #attributes
        #[non_exhaustive]
    }
}
