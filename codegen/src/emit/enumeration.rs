//! Emits string enums and intEnums, which are open for unknown values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{attributes, deprecated, docs, head, ident};
use super::text::{Chunk, Table};
use super::{Facets, schema};
use crate::ir::{EnumValue, Enumeration};

pub(crate) fn strings(enumeration: &Enumeration<String>, facets: &Facets) -> Vec<Chunk> {
    let name = match facets.serde {
        true => "serde_string_enum",
        false => "string_enum",
    };
    let declaration = declaration(enumeration, &quote!(runtime::UnknownValue));
    let table = table(name, enumeration, |text| Literal::string(text));
    vec![declaration.into(), table.into()]
}

pub(crate) fn integers(enumeration: &Enumeration<i32>, facets: &Facets) -> Vec<Chunk> {
    let name = match facets.serde {
        true => "serde_int_enum",
        false => "int_enum",
    };
    let declaration = declaration(enumeration, &quote!(i32));
    let table = table(name, enumeration, |number| Literal::i32_unsuffixed(*number));
    vec![declaration.into(), table.into()]
}

/// The table for the runtime's macro: one row per value. If some are `@internal`, the others are
/// listed a second time.
fn table<T>(
    name: &'static str,
    enumeration: &Enumeration<T>,
    literal: impl Fn(&T) -> Literal,
) -> Table {
    let row = |known: &EnumValue<T>| format!("{} = {}", known.name, literal(&known.value));
    let values = &enumeration.values;
    let shown = values.iter().filter(|known| !known.internal);
    let shown: Vec<_> = shown.map(row).collect();
    let tail = (shown.len() < values.len()).then(|| format!(" shown {{ {} }}", shown.join(", ")));
    Table {
        name,
        head: schema::head(&enumeration.head.name, &enumeration.head),
        rows: values.iter().map(row).collect(),
        tail: tail.unwrap_or_default(),
    }
}

fn declaration<T>(enumeration: &Enumeration<T>, unknown: &TokenStream) -> TokenStream {
    let name = ident(&enumeration.head.name);
    let head = head(&enumeration.head);
    let variants = enumeration.values.iter().map(|value| {
        let name = ident(&value.name);
        let docs = docs(&value.docs);
        let deprecated = deprecated(value.deprecated.as_deref());
        let attributes = attributes(&value.attributes);
        quote!(#docs #deprecated #attributes #name,)
    });
    let debug = enumeration.head.sensitive.then(|| {
        quote! {
            impl std::fmt::Debug for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    std::fmt::Debug::fmt(&runtime::Redacted, f)
                }
            }
        }
    });
    quote! {
        #head
        pub enum #name {
            #(#variants)*
            /// A value that the model does not define.
            Unknown(#unknown),
        }
        #debug
    }
}
