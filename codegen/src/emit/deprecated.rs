//! Generated code uses what a model calls deprecated, and says nothing of it: the warning is for
//! whoever uses the generated code.

use syn::{Attribute, Item, parse_quote};

/// Puts `#[allow(deprecated)]` on all items, if one of them is or has something deprecated.
pub(crate) fn allow(items: &mut [Item]) {
    if items.iter().any(mentions) {
        for item in items {
            let attributes = match item {
                Item::Enum(item) => &mut item.attrs,
                Item::Impl(item) => &mut item.attrs,
                Item::Mod(item) => &mut item.attrs,
                Item::Struct(item) => &mut item.attrs,
                _ => continue,
            };
            attributes.push(parse_quote!(#[allow(deprecated)]));
        }
    }
}

fn mentions(item: &Item) -> bool {
    match item {
        Item::Enum(item) => {
            is_deprecated(&item.attrs)
                || item
                    .variants
                    .iter()
                    .any(|variant| is_deprecated(&variant.attrs))
        }
        Item::Struct(item) => {
            is_deprecated(&item.attrs)
                || item.fields.iter().any(|field| is_deprecated(&field.attrs))
        }
        Item::Mod(item) => {
            let items = item.content.iter().flat_map(|(_, items)| items);
            items.into_iter().any(mentions)
        }
        _ => false,
    }
}

fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("deprecated"))
}
