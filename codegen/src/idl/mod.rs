//! Reads Smithy IDL, versions 1.0 and 2.x: from a text to the same tree that a text in the JSON AST gives.
//!
//! [`parse`] finds every syntax error. [`resolve`] turns relative ids into absolute ones, once the shapes of all texts
//! are known. [`locate`] finds the place of a JSON pointer. [`format()`] lays a text out.

mod format;
mod inline;
mod locate;
mod parse;
mod resolve;
mod text;
mod token;
mod tree;

pub(crate) use format::format;
pub(crate) use locate::locate;
pub(crate) use parse::parse;
pub(crate) use resolve::resolve;
pub(crate) use text::offset_in_raw;
pub(crate) use tree::{File, Problem, Unknown};

/// The beginning of a word, for a message.
fn shortened(word: &str) -> String {
    const LONGEST: usize = 40;
    let cut: String = word.chars().take(LONGEST).collect();
    let more = if cut.len() < word.len() { "…" } else { "" };
    format!("{cut}{more}")
}

/// The JSON AST of a text whose ids all refer to the text itself or to other namespaces. `None` if it has a syntax
/// error.
pub fn tree(text: &str) -> Option<crate::ast::Node> {
    let file = parse(text);
    let is_broken = file
        .problems
        .iter()
        .any(|problem| problem.id == "SyntaxError");
    let types: std::collections::HashMap<&str, &str> = file.shapes().collect();
    (!is_broken).then(|| resolve(&file, &|id| types.get(id).copied()).0)
}
