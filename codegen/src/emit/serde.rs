//! serde's traits: of a structure a table, of which a macro of the runtime makes the traits; of a
//! union what the runtime's decoder and encoder ask for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::ident;
use super::text::Table;
use super::{Facets, types};
use crate::ir::{Presence, Structure, Type, Union};

/// A line for each member.
pub(crate) fn structure(structure: &Structure, facets: &Facets) -> Table {
    let rows = structure.written().map(|field| {
        let presence = match field.presence {
            Presence::Optional => "optional",
            Presence::Required | Presence::Default(_) => "required",
        };
        let member = Literal::string(&field.member);
        if !facets.serde {
            return format!("{}: {presence}({member})", field.name);
        }
        let (wire, format) = (Literal::string(&field.wire), types::format(&field.value));
        let member = match field.wire == field.member {
            true => String::new(),
            false => format!(", {member}"),
        };
        format!("{}: {presence}({wire}, {format}{member})", field.name)
    });
    // A stream cannot be cloned, so there is no way back to a builder.
    let builder = match (facets.builders, facets.validators, structure.has_stream()) {
        (false, _, _) => "",
        (true, true, false) => " builder checked",
        (true, false, false) => " builder unchecked",
        (true, true, true) => " builder checked once",
        (true, false, true) => " builder unchecked once",
    };
    Table {
        name: match facets.serde {
            true => "serde_structure",
            false => "structure",
        },
        head: format!("{} by {}", structure.head.name, structure.builder),
        rows: rows.collect(),
        tail: builder.to_owned(),
    }
}

pub(crate) fn union(union: &Union) -> TokenStream {
    let (serialize, deserialize) = (serialize(union), deserialize(union));
    quote!(#serialize #deserialize)
}

fn serialize(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let variants = union.variants.iter().map(|variant| {
        let (variant_name, wire) = (ident(&variant.name), &variant.wire);
        let format = types::format_tokens(&variant.value);
        match variant.value {
            Type::Unit => {
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

fn deserialize(union: &Union) -> TokenStream {
    let name = ident(&union.head.name);
    let shape = &union.head.shape;
    let names = names(union.variants.iter().map(|v| (&*v.wire, &*v.member)));
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let (variant_name, format) = (ident(&variant.name), types::format_tokens(&variant.value));
        match variant.value {
            Type::Unit => {
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
