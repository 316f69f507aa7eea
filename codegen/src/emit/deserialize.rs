//! What the runtime's decoder asks of structs and unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::ident;
use super::types;
use crate::ir::{Structure, Union, Value};

pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let name = ident(&structure.head.name);
    let builder = ident(&structure.builder);
    let written: Vec<_> = structure.written().collect();
    let names = names(written.iter().map(|f| (&*f.wire, &*f.member)));
    let arms = written.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let (field_name, format) = (ident(&field.name), types::format(&field.value));
        quote!(#index => value.into_field(#format, &mut self.#field_name),)
    });
    let body = if written.is_empty() {
        quote!(value.skip())
    } else {
        quote! {
            match index {
                #(#arms)*
                _ => value.skip(),
            }
        }
    };
    let index = if written.is_empty() {
        quote!(_)
    } else {
        quote!(index)
    };
    quote! {
        impl decode::Members for #builder {
            #names
            #[inline]
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                #index: usize,
                value: decode::Value<'_, A>,
            ) -> Result<(), A::Error> {
                #body
            }
        }
        runtime::serde_structure!(#name);
    }
}

pub(crate) fn union(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let shape = &union.head.shape;
    let names = names(union.variants.iter().map(|v| (&*v.wire, &*v.member)));
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let (variant_name, format) = (ident(&variant.name), types::format(&variant.value));
        match variant.value {
            Value::Unit => {
                quote!(#index => value.into_variant(#format, |()| Self::#variant_name),)
            }
            _ => quote!(#index => value.into_variant(#format, Self::#variant_name),),
        }
    });
    quote! {
        impl decode::Union for #name {
            const ID: &'static str = #shape;
            #names
            fn read<'de, A: serde::de::MapAccess<'de>>(
                index: usize,
                value: decode::Value<'_, A>,
            ) -> Result<Option<Self>, A::Error> {
                match index {
                    #(#arms)*
                    _ => value.skip().map(|()| None),
                }
            }
            fn unknown(member: runtime::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }
        runtime::serde_union!(#name);
    }
}

/// The names on the wire, and those of the model where some differ.
fn names<'a>(both: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> TokenStream {
    let wire = both.clone().map(|(wire, _)| wire);
    let members = both.clone().any(|(wire, member)| wire != member).then(|| {
        let members = both.map(|(_, member)| member);
        quote!(const MEMBERS: &'static [&'static str] = &[#(#members),*];)
    });
    quote! {
        const NAMES: &'static [&'static str] = &[#(#wire),*];
        #members
    }
}
