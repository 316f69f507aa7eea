//! Writes a [`Node`] as JSON text in normal form: two spaces of indentation, and a final newline.

use super::Node;

/// The text of a value. Objects keep their order, and numbers their digits.
pub fn write(node: &Node) -> String {
    let mut text = String::new();
    value(&mut text, node, 0);
    text.push('\n');
    text
}

/// The text of a value on one line.
pub fn compact(node: &Node) -> String {
    match node {
        Node::Array(items) => {
            let items: Vec<_> = items.iter().map(compact).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Node::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                format!("{}: {}", serde_json::Value::from(key), compact(value))
            });
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        simple => write(simple).trim_end().to_owned(),
    }
}

/// Recursion is as deep as the value, which the parser limits.
fn value(text: &mut String, node: &Node, depth: usize) {
    match node {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => text.push_str(number.as_str()),
        Node::String(value) => string(text, value),
        Node::Array(items) if items.is_empty() => text.push_str("[]"),
        Node::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                line(text, index, depth + 1);
                value(text, item, depth + 1);
            }
            line(text, 0, depth);
            text.push(']');
        }
        Node::Object(entries) if entries.is_empty() => text.push_str("{}"),
        Node::Object(entries) => {
            text.push('{');
            for (index, (key, entry)) in entries.iter().enumerate() {
                line(text, index, depth + 1);
                string(text, key);
                text.push_str(": ");
                value(text, entry, depth + 1);
            }
            line(text, 0, depth);
            text.push('}');
        }
    }
}

/// Starts a line, after a comma unless it is the first of its kind.
fn line(text: &mut String, index: usize, depth: usize) {
    if index > 0 {
        text.push(',');
    }
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}

fn string(text: &mut String, value: &str) {
    text.push_str(&serde_json::Value::from(value).to_string());
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::ast::parse;

    #[test]
    fn the_text_is_read_as_the_same_value() {
        let text = r#"{"b": [1.50, -0, true, null, [], {}], "a": {"é\n\"": "\u0001"}}"#;
        let node = parse(text).unwrap();
        let written = write(&node);
        assert_eq!(parse(&written).unwrap(), node);
        assert_eq!(
            written,
            "{\n  \"b\": [\n    1.50,\n    -0,\n    true,\n    null,\n    [],\n    {}\n  ],\n  \
             \"a\": {\n    \"é\\n\\\"\": \"\\u0001\"\n  }\n}\n",
        );
    }
}
