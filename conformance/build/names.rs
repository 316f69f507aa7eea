//! The Rust names of operations, as the generated code has them.

use std::collections::BTreeMap;

/// The types of the operations, by shape id.
pub fn operations(code: &str) -> BTreeMap<String, String> {
    let blocks = code.split("impl runtime::Operation for ").skip(1);
    let names = blocks.filter_map(|block| {
        let (name, rest) = block.split_once('{')?;
        let (_, id) = rest.split_once("const ID: &'static str = \"")?;
        let (id, _) = id.split_once('"')?;
        Some((id.to_owned(), name.trim().to_owned()))
    });
    names.collect()
}
