//! Writes `Validate` impls of structs and unions, one line per check.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::{self, Subject};
use super::names::ident;
use crate::ir::{Presence, Structure, Type, Union};

pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let name = ident(&structure.head.name);
    let lines: Vec<_> = structure
        .fields
        .iter()
        .filter(|field| !field.checks.is_empty())
        .map(|field| {
            let (field_name, member) = (ident(&field.name), &field.member);
            let mut at = quote!(at.member(#member));
            if field.sensitive {
                at = quote!(#at.sensitive());
            }
            let subject = Subject {
                value: quote!(self.#field_name),
                at,
                optional: field.presence == Presence::Optional,
            };
            checks::lines(&subject, &field.checks)
        })
        .collect();
    implementation(
        &name,
        &structure.head.shape,
        structure.head.sensitive,
        &lines,
    )
}

pub(crate) fn union(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let arms: Vec<_> = union
        .variants
        .iter()
        .filter(|variant| !variant.checks.is_empty())
        .map(|variant| {
            let (variant_name, member) = (ident(&variant.name), &variant.member);
            let at = if variant.sensitive {
                quote!(at.member(#member).sensitive())
            } else {
                quote!(at.member(#member))
            };
            let subject = Subject {
                value: quote!(value),
                at,
                optional: false,
            };
            let lines = checks::lines_by_reference(&subject, &variant.checks);
            match variant.value {
                Type::Unit => (TokenStream::new(), TokenStream::new()),
                _ => (quote!(Self::#variant_name(value)), quote!({ #lines })),
            }
        })
        .collect();
    let body = match arms.as_slice() {
        [] => Vec::new(),
        [(pattern, lines)] => vec![quote!(if let #pattern = self #lines)],
        arms => {
            let arms = arms
                .iter()
                .map(|(pattern, lines)| quote!(#pattern => #lines));
            vec![quote! {
                match self {
                    #(#arms)*
                    _ => {}
                }
            }]
        }
    };
    implementation(&name, &union.head.shape, union.head.sensitive, &body)
}

/// An impl, which is empty for a shape without checks.
fn implementation(
    name: &proc_macro2::Ident,
    shape: &str,
    sensitive: bool,
    lines: &[TokenStream],
) -> TokenStream {
    if lines.is_empty() {
        return quote!(impl runtime::Validate for #name {});
    }
    let sensitive = sensitive.then(|| quote!(.sensitive()));
    quote! {
        impl runtime::Validate for #name {
            fn validate_at(
                &self,
                at: runtime::Path<'_>,
                findings: &mut runtime::Findings,
            ) -> runtime::Flow {
                let at = &at.within(#shape)#sensitive;
                #(#lines)*
                runtime::Flow::Continue(())
            }
        }
    }
}
