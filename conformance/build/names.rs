//! The Rust names of operations and services, as the tables of the generated code have them.

use std::collections::BTreeMap;

/// The types of what a macro of the runtime completes (`operation`, `service`), by shape id.
pub fn of(code: &str, table: &str) -> BTreeMap<String, String> {
    let start = format!("runtime::{table}! {{");
    let blocks = code.split(start.as_str()).skip(1);
    let names = blocks.filter_map(|block| {
        let (name, rest) = block.split_once('=')?;
        let (_, id) = rest.split_once("(\"")?;
        let (id, _) = id.split_once('"')?;
        Some((id.to_owned(), name.trim().to_owned()))
    });
    names.collect()
}
