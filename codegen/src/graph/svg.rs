//! Writes a graph as SVG.

use std::fmt::Write;

use super::layout::{LINE, Place, places};
use super::mermaid::color;
use super::{Graph, State};
use crate::diagnostic::visible;

impl Graph {
    /// The picture, a whole file.
    pub fn svg(&self) -> String {
        let (places, width, height) = places(self);
        let mut svg = String::new();
        let _ = writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"monospace\" font-size=\"12\">\n\
             <defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
             orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
        );
        for (index, edge) in self.edges.iter().enumerate() {
            if let (Some(from), Some(to)) = (places.get(edge.from), places.get(edge.to)) {
                let before = self
                    .edges
                    .iter()
                    .take(index)
                    .filter(|other| other.from == edge.from)
                    .count();
                self.edge(&mut svg, from, to, &edge.label, edge.state, before);
            }
        }
        for (node, place) in self.nodes.iter().zip(&places) {
            let (stroke, fill) = color(node.state).unwrap_or(("#57606a", background(node.kind)));
            let Place {
                left,
                top,
                width,
                height,
            } = place;
            let round = if matches!(node.kind, "operation" | "enum" | "intEnum") {
                12
            } else {
                2
            };
            let dashed = if node.state == State::Removed {
                " stroke-dasharray=\"4\""
            } else {
                ""
            };
            let _ = writeln!(
                svg,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" \
                 fill=\"{fill}\" stroke=\"{stroke}\"{dashed}/>"
            );
            let (x, mut y) = (left + 8, top + LINE + 4);
            let _ = writeln!(
                svg,
                "<text x=\"{x}\" y=\"{y}\"><tspan font-weight=\"bold\">{}</tspan> {}</text>",
                escaped(&node.name),
                node.kind
            );
            for line in &node.lines {
                y += LINE;
                let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\">{}</text>", escaped(line));
            }
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// A line from one box to another, with its label beside the start.
    fn edge(
        &self,
        svg: &mut String,
        from: &Place,
        to: &Place,
        label: &str,
        state: State,
        before: usize,
    ) {
        let stroke = color(state).map_or("#57606a", |(stroke, _)| stroke);
        let (x1, x2) = (from.left + from.width, to.left);
        let y1 = (from.top + LINE + before * LINE).min(from.top + from.height);
        let y2 = to.top + LINE;
        let bend = if x2 > x1 { (x2 - x1) / 2 } else { 40 };
        let (a, b) = (x1 + bend, x2.saturating_sub(bend));
        let _ = writeln!(
            svg,
            "<path d=\"M{x1} {y1}C{a} {y1} {b} {y2} {x2} {y2}\" fill=\"none\" stroke=\"{stroke}\" marker-end=\"url(#end)\"/>"
        );
        if !label.is_empty() {
            let (x, y) = (x1 + 4, y1.saturating_sub(3));
            let _ = writeln!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" fill=\"{stroke}\" font-size=\"10\">{}</text>",
                escaped(label)
            );
        }
    }
}

fn background(kind: &str) -> &'static str {
    match kind {
        "operation" | "service" | "resource" => "#ddf4ff",
        "error" => "#fff1e5",
        "union" => "#fbefff",
        "enum" | "intEnum" => "#f6f8fa",
        _ => "#ffffff",
    }
}

fn escaped(text: &str) -> String {
    let text = visible(text).replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
