//! Writes a [`Node`] as JSON text with indentation and a final newline.

use std::fmt::Write as _;

use super::Node;

/// The text of a value, indented by a number of spaces. Objects keep their order, and numbers their digits.
pub fn write(node: &Node, indentation: usize) -> String {
    let mut writer = Writer {
        text: String::new(),
        indentation,
    };
    writer.value(node, 0);
    writer.text.push('\n');
    writer.text
}

/// The text of a value on one line.
#[cfg(feature = "cli")]
pub fn compact(node: &Node) -> String {
    match node {
        Node::Array(items) => {
            let items: Vec<_> = items.iter().map(compact).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Node::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                format!(
                    "{}: {}",
                    write(&Node::String(key.to_owned()), 0).trim_end(),
                    compact(value)
                )
            });
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        simple => write(simple, 0).trim_end().to_owned(),
    }
}

struct Writer {
    text: String,
    indentation: usize,
}

impl Writer {
    /// Recursion is as deep as the value, which the parser limits.
    fn value(&mut self, node: &Node, depth: usize) {
        match node {
            Node::Null => self.text.push_str("null"),
            Node::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Node::Number(number) => self.text.push_str(number.as_str()),
            Node::String(value) => self.string(value),
            Node::Array(items) if items.is_empty() => self.text.push_str("[]"),
            Node::Array(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.next(index, depth);
                    self.value(item, depth + 1);
                }
                self.line(depth);
                self.text.push(']');
            }
            Node::Object(entries) if entries.is_empty() => self.text.push_str("{}"),
            Node::Object(entries) => {
                self.text.push('{');
                for (index, (key, entry)) in entries.iter().enumerate() {
                    self.next(index, depth);
                    self.string(key);
                    self.text.push_str(": ");
                    self.value(entry, depth + 1);
                }
                self.line(depth);
                self.text.push('}');
            }
        }
    }

    /// The line of an item.
    fn next(&mut self, index: usize, depth: usize) {
        if index > 0 {
            self.text.push(',');
        }
        self.line(depth + 1);
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        let spaces = depth * self.indentation;
        self.text.extend(std::iter::repeat_n(' ', spaces));
    }

    fn string(&mut self, value: &str) {
        self.text.push('"');
        for character in value.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                // Writing to a string cannot fail. The separators of lines are not allowed in older JavaScript.
                '\0'..='\u{1f}' | '\u{2028}' | '\u{2029}' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(character));
                }
                _ => self.text.push(character),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::ast::parse;

    #[test]
    fn the_text_is_read_as_the_same_value() {
        let text = r#"{"b": [1.50, -0, true, null, [], {}], "a": {"é\n\"": "\u0001"}}"#;
        let node = parse(text).unwrap();
        let written = write(&node, 2);
        assert_eq!(parse(&written).unwrap(), node);
        assert_eq!(
            written,
            "{\n  \"b\": [\n    1.50,\n    -0,\n    true,\n    null,\n    [],\n    {}\n  ],\n  \
             \"a\": {\n    \"é\\n\\\"\": \"\\u0001\"\n  }\n}\n",
        );
    }
}
