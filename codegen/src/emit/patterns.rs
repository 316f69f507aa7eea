//! Writes a module with a matcher for each pattern.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use super::pattern;
use crate::ir::Pattern;

pub(crate) fn generate(patterns: &[Pattern]) -> TokenStream {
    if patterns.is_empty() {
        return TokenStream::new();
    }
    let statics = patterns.iter().map(|pattern| {
        let (name, source) = (ident(&pattern.name), &pattern.source);
        let matcher = pattern::matcher(&pattern.matcher);
        quote!(pub(super) static #name: Pattern = Pattern::new(#source, #matcher);)
    });
    quote! {
        /// The patterns of the model and their matchers.
        mod patterns {
            #[allow(unused_imports)]
            use super::runtime::pattern::*;

            #(#statics)*
        }
    }
}
