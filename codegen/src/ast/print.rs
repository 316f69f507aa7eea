//! Writes a node as JSON for people.

use std::fmt::Write;

use super::Node;

impl Node {
    /// The node as JSON, indented by four spaces. Ends with a line break.
    pub(crate) fn pretty(&self) -> String {
        let mut text = String::new();
        write_node(self, 0, &mut text);
        text.push('\n');
        text
    }
}

fn write_node(node: &Node, depth: usize, text: &mut String) {
    match node {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => text.push_str(number.as_str()),
        Node::String(value) => write_string(value, text),
        Node::Array(items) if items.is_empty() => text.push_str("[]"),
        Node::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                next(index, depth, text);
                write_node(item, depth + 1, text);
            }
            line(depth, text);
            text.push(']');
        }
        Node::Object(object) if object.is_empty() => text.push_str("{}"),
        Node::Object(object) => {
            text.push('{');
            for (index, (key, value)) in object.iter().enumerate() {
                next(index, depth, text);
                write_string(key, text);
                text.push_str(": ");
                write_node(value, depth + 1, text);
            }
            line(depth, text);
            text.push('}');
        }
    }
}

fn next(index: usize, depth: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
    line(depth + 1, text);
}

fn line(depth: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n("    ", depth));
}

fn write_string(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // Writing to a string cannot fail. The separators of lines are not allowed in older JavaScript.
            '\0'..='\u{1f}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}
