//! Malformed requests are templates: their `testParameters` have lists of values, each a case.

use smithy_typegen_runtime::Document;

/// The values of a case's parameters at one place of their lists; none of a case that has none.
pub fn parameters(case: &Document, at: Option<usize>) -> Vec<(String, String)> {
    let (Some(Document::Object(parameters)), Some(at)) = (case.get("testParameters"), at) else {
        return Vec::new();
    };
    let values = parameters.iter().filter_map(|(name, values)| {
        let value = values.as_list()?.get(at)?.as_str()?;
        Some((name.clone(), value.to_owned()))
    });
    values.collect()
}

/// A text with the values filled in: `$name:S` is a JSON string, `$name:L` the literal text, `$$` a `$`.
pub fn filled_in(template: &str, parameters: &[(String, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        rest = after;
        if let Some(after) = rest.strip_prefix('$') {
            text.push('$');
            rest = after;
            continue;
        }
        let found = parameters.iter().find_map(|(name, value)| {
            let after = rest.strip_prefix(name.as_str())?;
            let quoted = || Document::from(value.as_str()).to_string();
            let literal = after.strip_prefix(":L").map(|after| (value.clone(), after));
            literal.or_else(|| Some((quoted(), after.strip_prefix(":S")?)))
        });
        match found {
            Some((value, after)) => {
                text.push_str(&value);
                rest = after;
            }
            None => text.push('$'),
        }
    }
    text.push_str(rest);
    text
}

/// A whole message with the values filled in, wherever it has texts.
pub fn filled(node: &Document, parameters: &[(String, String)]) -> Document {
    let below = |node| filled(node, parameters);
    match node {
        Document::String(text) => filled_in(text, parameters).into(),
        Document::List(items) => Document::List(items.iter().map(below).collect()),
        Document::Object(members) => {
            let members = members.iter();
            Document::Object(
                members
                    .map(|(name, node)| (name.clone(), below(node)))
                    .collect(),
            )
        }
        _ => node.clone(),
    }
}
