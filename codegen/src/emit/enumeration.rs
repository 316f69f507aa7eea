//! An open enum, of strings or integers.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::Facets;
use super::names::{deprecated, docs, head, ident};
use crate::ir::{EnumValue, Enumeration};

pub(crate) fn strings(enumeration: &Enumeration<String>, facets: Facets) -> TokenStream {
    let name = ident(&enumeration.head.name);
    let value = |value: &EnumValue<String>| value.value.to_token_stream();
    let declaration = declaration(
        enumeration,
        &quote!(runtime::UnknownValue),
        &["Clone", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"],
    );
    let to = arms(
        enumeration,
        |variant, text| quote!(Self::#variant => #text),
        value,
    );
    let from = arms(
        enumeration,
        |variant, text| quote!(#text => Self::#variant),
        value,
    );
    let known = known(enumeration, &quote!(&'static str), value);
    let completed = match facets.serde {
        true => quote!(runtime::serde_string_enum!(#name);),
        false => quote!(runtime::string_enum!(#name);),
    };
    quote! {
        #declaration
        impl #name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #to
                    Self::Unknown(value) => value.as_str(),
                }
            }
            #known
        }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #from
                    _ => Self::Unknown(runtime::UnknownValue::new(value)),
                }
            }
        }
        #completed
    }
}

pub(crate) fn integers(enumeration: &Enumeration<i32>, facets: Facets) -> TokenStream {
    let name = ident(&enumeration.head.name);
    let value = |value: &EnumValue<i32>| Literal::i32_unsuffixed(value.value).to_token_stream();
    let declaration = declaration(
        enumeration,
        &quote!(i32),
        &[
            "Clone",
            "Copy",
            "PartialEq",
            "Eq",
            "PartialOrd",
            "Ord",
            "Hash",
        ],
    );
    let to = arms(
        enumeration,
        |variant, number| quote!(Self::#variant => #number),
        value,
    );
    let from = arms(
        enumeration,
        |variant, number| quote!(#number => Self::#variant),
        value,
    );
    let known = known(enumeration, &quote!(i32), value);
    let completed = match facets.serde {
        true => quote!(runtime::serde_int_enum!(#name);),
        false => quote!(runtime::int_enum!(#name);),
    };
    quote! {
        #declaration
        impl #name {
            /// The value on the wire.
            pub fn value(&self) -> i32 {
                match self {
                    #to
                    Self::Unknown(value) => *value,
                }
            }
            #known
        }
        impl From<i32> for #name {
            fn from(value: i32) -> Self {
                match value {
                    #from
                    _ => Self::Unknown(value),
                }
            }
        }
        #completed
    }
}

fn declaration<T>(
    enumeration: &Enumeration<T>,
    unknown: &TokenStream,
    derives: &[&str],
) -> TokenStream {
    let name = ident(&enumeration.head.name);
    let sensitive = enumeration.head.sensitive;
    let mut derives = derives.to_vec();
    if !sensitive {
        derives.insert(1, "Debug");
    }
    let head = head(&enumeration.head, &derives);
    let variants = enumeration.values.iter().map(|value| {
        let name = ident(&value.name);
        let docs = docs(&value.docs);
        let deprecated = deprecated(value.deprecated.as_deref());
        quote!(#docs #deprecated #name,)
    });
    let debug = sensitive.then(|| {
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
            /// A value that this model does not know, kept as it came.
            Unknown(#unknown),
        }
        #debug
    }
}

fn arms<T>(
    enumeration: &Enumeration<T>,
    arm: impl Fn(&proc_macro2::Ident, TokenStream) -> TokenStream,
    value: impl Fn(&EnumValue<T>) -> TokenStream,
) -> TokenStream {
    let arms = enumeration
        .values
        .iter()
        .map(|known| arm(&ident(&known.name), value(known)));
    quote!(#(#arms,)*)
}

/// `values()`, and what `Enumeration` says of them.
fn known<T>(
    enumeration: &Enumeration<T>,
    of: &TokenStream,
    value: impl Fn(&EnumValue<T>) -> TokenStream,
) -> TokenStream {
    let shown = enumeration.values.iter().filter(|known| !known.internal);
    let values = shown.map(value);
    quote! {
        /// The values the model knows, in its order.
        pub const fn values() -> &'static [#of] {
            &[#(#values),*]
        }

        /// Whether this is a value that the model does not know.
        pub fn is_unknown(&self) -> bool {
            matches!(self, Self::Unknown(_))
        }
    }
}
