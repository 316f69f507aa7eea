//! The suites' JSON went through tools that have doubles only: its `params` have
//! `1.0000000000000001e+23` for a big decimal that is `100000000000000000000001.0` in the case's body.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::document::Number;

/// `params` with the digits of the body, where a number of the one is that of the other, rounded to a
/// double.
///
/// Integers of 64 bits stay as they are: those are never rounded. Of a double the value stays.
pub fn restored(params: &Document, body: &Document) -> Document {
    match (params, body) {
        (Document::Object(members), Document::Object(_)) => {
            let member = |(name, value): &(String, Document)| {
                let body = body.get(name).unwrap_or(&Document::Null);
                (name.clone(), restored(value, body))
            };
            Document::Object(members.iter().map(member).collect())
        }
        (Document::List(items), Document::List(others)) => {
            let others = others.iter().chain(std::iter::repeat(&Document::Null));
            let items = items.iter().zip(others);
            Document::List(items.map(|(item, body)| restored(item, body)).collect())
        }
        (Document::Number(rounded), Document::Number(_) | Document::String(_)) => {
            match digits(body) {
                Some(exact) if is_rounded(rounded, &exact) => Document::Number(exact),
                _ => params.clone(),
            }
        }
        _ => params.clone(),
    }
}

/// A number, or one in a string.
fn digits(body: &Document) -> Option<Number> {
    match body {
        Document::Number(number) => Some(number.clone()),
        Document::String(text) => Number::parse(text),
        _ => None,
    }
}

fn is_rounded(rounded: &Number, exact: &Number) -> bool {
    let is_integer = rounded.as_i64().is_some() || rounded.as_u64().is_some();
    !is_integer && rounded.to_f64() == exact.to_f64()
}
