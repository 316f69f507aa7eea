//! Finds the Rust names of operations and services in the tables of generated code.

use std::collections::BTreeMap;

/// Returns the type names in tables of a runtime macro (`operation` or `service`), by shape ID.
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
