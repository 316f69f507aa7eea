//! Generated code uses what a model calls deprecated, and says nothing of it: the warning is for
//! whoever uses the generated code.

use syn::{Item, parse_quote};

/// Puts `#[allow(deprecated)]` on all items.
pub(crate) fn allow(items: &mut [Item]) {
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
