//! Writes a graph as a flowchart in Mermaid, which GitHub renders.

use std::collections::BTreeSet;

use super::{Graph, Node, State};
use crate::diagnostic::visible;

impl Graph {
    /// The flowchart, without the fence around it.
    pub fn mermaid(&self) -> String {
        let mut text = "flowchart LR\n".to_owned();
        for (index, node) in self.nodes.iter().enumerate() {
            let (open, close) = brackets(node);
            let lines: String = node
                .lines
                .iter()
                .map(|line| format!("<br/>{}", escaped(line)))
                .collect();
            let class = class(node.state).map_or_else(String::new, |class| format!(":::{class}"));
            text.push_str(&format!(
                "  n{index}{open}\"<b>{}</b> {}{lines}\"{close}{class}\n",
                escaped(&node.name),
                node.kind
            ));
        }
        for edge in &self.edges {
            let label = match edge.label.as_str() {
                "" => String::new(),
                label => format!("|\"{}\"|", escaped(label)),
            };
            text.push_str(&format!("  n{} -->{label} n{}\n", edge.from, edge.to));
        }
        for (index, edge) in self.edges.iter().enumerate() {
            if let Some((stroke, _)) = color(edge.state) {
                text.push_str(&format!("  linkStyle {index} stroke:{stroke}\n"));
            }
        }
        let states: BTreeSet<State> = self.nodes.iter().map(|node| node.state).collect();
        for state in states {
            if let (Some(class), Some((stroke, fill))) = (class(state), color(state)) {
                text.push_str(&format!(
                    "  classDef {class} stroke:{stroke},fill:{fill},color:#111\n"
                ));
            }
        }
        text
    }
}

/// The form of a node, by its kind.
fn brackets(node: &Node) -> (&'static str, &'static str) {
    match node.kind {
        "operation" => ("([", "])"),
        "service" | "resource" => ("[[", "]]"),
        "union" => ("{{", "}}"),
        "enum" | "intEnum" => ("(", ")"),
        "error" => (">", "]"),
        _ => ("[", "]"),
    }
}

fn class(state: State) -> Option<&'static str> {
    match state {
        State::Same => None,
        State::Added => Some("added"),
        State::Changed => Some("changed"),
        State::Breaking => Some("breaking"),
        State::Removed => Some("removed"),
    }
}

/// The colours of a state: lines and background.
pub(super) fn color(state: State) -> Option<(&'static str, &'static str)> {
    match state {
        State::Same => None,
        State::Added => Some(("#1a7f37", "#dafbe1")),
        State::Changed => Some(("#9a6700", "#fff8c5")),
        State::Breaking => Some(("#cf222e", "#ffebe9")),
        State::Removed => Some(("#cf222e", "#eeeeee")),
    }
}

/// Text within quotes. Mermaid has entities for what would end them.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in visible(text).chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '_' | '-' => {
                escaped.push(character)
            }
            other => escaped.push_str(&format!("#{};", u32::from(other))),
        }
    }
    escaped
}
