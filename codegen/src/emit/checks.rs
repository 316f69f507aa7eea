//! Writes checks as calls into the runtime, and the functions that check the contents of a list or
//! map.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::names::{docs, ident};
use super::types;
use crate::ir::{Check, Collection, Measure, Type};

/// The value to check.
pub(crate) struct Subject {
    /// The value, as a place expression.
    pub value: TokenStream,
    /// Its path, as an expression.
    pub at: TokenStream,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// A statement for each check of a field.
pub(crate) fn lines(subject: &Subject, all: &[Check]) -> TokenStream {
    let Subject { value, at, .. } = subject;
    let required = all
        .contains(&Check::Required)
        .then(|| quote!(check::required(&#value, #at, findings)?;));
    let rest: Vec<_> = all.iter().filter(|c| **c != Check::Required).collect();
    let rest = match (subject.optional, rest.as_slice()) {
        (_, []) => TokenStream::new(),
        (false, rest) => {
            let calls = rest.iter().map(|check| call(check, &quote!(&#value), at));
            quote!(#(#calls?;)*)
        }
        (true, rest) => {
            let calls = rest.iter().map(|check| call(check, &quote!(value), at));
            quote! {
                if let Some(value) = &#value {
                    #(#calls?;)*
                }
            }
        }
    };
    quote!(#required #rest)
}

/// The same for a value that is already a reference.
pub(crate) fn lines_by_reference(subject: &Subject, all: &[Check]) -> TokenStream {
    let calls = all
        .iter()
        .map(|check| call(check, &subject.value, &subject.at));
    quote!(#(#calls?;)*)
}

/// One check, as an expression of type `Flow`.
fn call(check: &Check, value: &TokenStream, at: &TokenStream) -> TokenStream {
    match check {
        Check::Required => quote!(check::required(#value, #at, findings)),
        Check::Length(measure, min, max) => {
            let literal = |n: &u64| Literal::u64_unsuffixed(*n).to_token_stream();
            let bounds = bounds(min.as_ref().map(literal), max.as_ref().map(literal));
            let length = match measure {
                Measure::Own => quote!(length),
                Measure::Text => quote!(text_length),
                Measure::Bytes => quote!(bytes_length),
                Measure::Entries => quote!(map_length),
            };
            quote!(check::#length(#value, #at, #bounds, findings))
        }
        Check::Range(min, max) | Check::EnumRange(min, max) => {
            let literal = |digits: &String| digits.parse().unwrap_or_default();
            let bounds = bounds(min.as_ref().map(literal), max.as_ref().map(literal));
            match check {
                Check::EnumRange(..) => quote!(check::enum_range(#value, #at, #bounds, findings)),
                _ => quote!(check::range(#value, #at, #bounds, findings)),
            }
        }
        Check::BigRange(min, max) => {
            let bound = |digits: &Option<String>| match digits {
                Some(digits) => quote!(Some(#digits)),
                None => quote!(None),
            };
            let (min, max) = (bound(min), bound(max));
            quote!(check::big_range(#value, #at, #min, #max, findings))
        }
        Check::Pattern(name) => {
            let name = ident(name);
            quote!(check::pattern(#value, #at, &patterns::#name, findings))
        }
        Check::UniqueItems => quote!(check::unique_items(#value, #at, findings)),
        Check::Enumeration => quote!(check::enumeration(#value, #at, findings)),
        Check::OneOf(shown, internal) => {
            quote!(check::one_of(#value, #at, &[#(#shown),*], &[#(#internal),*], findings))
        }
        Check::Arn => quote!(check::arn(#value, #at, findings)),
        Check::Nested => quote!(check::nested(#value, #at, findings)),
        Check::Events => quote!(check::items(#value, &#at.within(""), findings, check::nested)),
        Check::Collection(function) => {
            let function = ident(function);
            quote!(collections::#function(#value, #at, findings))
        }
    }
}

fn bounds(min: Option<TokenStream>, max: Option<TokenStream>) -> TokenStream {
    match (min, max) {
        (Some(min), None) => quote!(#min..),
        (min, max) => quote!(#min..=#max),
    }
}

/// A module with a function for each list and map whose items, keys or values are checked.
pub(crate) fn generate(collections: &[Collection]) -> TokenStream {
    if collections.is_empty() {
        return TokenStream::new();
    }
    let functions = collections.iter().map(function);
    quote! {
        /// The contents of lists and maps, by shape.
        mod collections {
            #[allow(unused_imports)]
            use super::*;

            #(#functions)*
        }
    }
}

fn function(collection: &Collection) -> TokenStream {
    let name = ident(&collection.function);
    let about = docs(&format!("`{}`.", collection.shape));
    let shape = &collection.shape;
    let value = types::borrowed(&collection.value);
    let inside = match &collection.value {
        Type::Map { value, .. } | Type::List { item: value, .. } => Some(&**value),
        _ => None,
    };
    let values = |sparse| {
        let is_sensitive = collection.sensitive_values;
        each(&collection.values, inside, sparse, is_sensitive)
    };
    let walk = match &collection.value {
        Type::Map { sparse, .. } => {
            let (keys, values) = (each(&collection.keys, None, false, false), values(*sparse));
            match (keys, values) {
                (Some(keys), Some(values)) => {
                    quote!(check::entries(value, at, findings, #keys, #values))
                }
                (Some(keys), None) => quote!(check::keys(value, at, findings, #keys)),
                (None, values) => quote!(check::values(value, at, findings, #values)),
            }
        }
        Type::List { sparse, .. } => {
            let items = values(*sparse);
            quote!(check::items(value, at, findings, #items))
        }
        _ => quote!(runtime::Flow::Continue(())),
    };
    let sensitive_keys = collection.sensitive_keys.then(|| quote!(.sensitive_keys()));
    quote! {
        #about
        pub(super) fn #name(
            value: #value,
            at: runtime::Path<'_>,
            findings: &mut runtime::Findings,
        ) -> runtime::Flow {
            let at = &at.within(#shape)#sensitive_keys;
            #walk
        }
    }
}

/// The function or closure called for each item, key or value, which has this type.
fn each(all: &[Check], value: Option<&Type>, sparse: bool, sensitive: bool) -> Option<TokenStream> {
    if all.is_empty() {
        return None;
    }
    if let ([only], false, false) = (all, sparse, sensitive) {
        match only {
            Check::Nested => return Some(quote!(check::nested)),
            Check::Enumeration => return Some(quote!(check::enumeration)),
            Check::Collection(function) => {
                let function = ident(function);
                return Some(match value {
                    Some(Type::Map { .. }) => quote!(#function),
                    // The function takes a slice, or what is in a box.
                    _ => quote!(|value, at, findings| #function(value, at, findings)),
                });
            }
            _ => {}
        }
    }
    let body = body(all, sparse, sensitive);
    Some(quote!(|value, at, findings| #body))
}

/// The body of a closure: all checks of one item, returning the flow of the last.
fn body(all: &[Check], sparse: bool, sensitive: bool) -> TokenStream {
    let at = if sensitive {
        quote!(at.sensitive())
    } else {
        quote!(at)
    };
    let mut calls: Vec<_> = all
        .iter()
        .map(|check| call(check, &quote!(value), &at))
        .collect();
    let body = match (calls.pop(), calls.as_slice()) {
        (Some(only), []) => only,
        (last, rest) => quote!({ #(#rest?;)* #last }),
    };
    if sparse {
        let present = match (all, sensitive) {
            ([Check::Nested], false) => quote!(check::nested),
            _ => quote!(|value, at, findings| #body),
        };
        quote!(check::some(value, at, findings, #present))
    } else {
        body
    }
}
