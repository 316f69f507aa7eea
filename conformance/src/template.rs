//! Templates of malformed requests. Their `testParameters` contain lists of values, and each value
//! is a case.

use smithy_typegen_runtime::Document;

/// Returns the parameter values at an index of the lists. Empty if the case has no parameters.
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

/// Fills in the values: `$name:S` becomes a JSON string, `$name:L` the literal text, and `$$` a
/// `$`.
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
