//! Places the nodes of a graph in columns: each one column after the nearest that leads to it.

use super::Graph;

/// The size of a character, in pixels, and the space around texts and boxes.
const CHARACTER: usize = 7;
pub(super) const LINE: usize = 16;
const PADDING: usize = 8;
const GAP: usize = 24;

/// A box, in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The boxes of all nodes, and the size of the whole.
pub(super) fn places(graph: &Graph) -> (Vec<Place>, usize, usize) {
    let columns = columns(graph);
    let mut places = vec![Place::default(); graph.nodes.len()];
    let (mut left, mut height) = (GAP, 0);
    for column in columns {
        // Labels are between the columns.
        let labels = graph
            .edges
            .iter()
            .filter(|edge| column.contains(&edge.from));
        let label = labels
            .map(|edge| edge.label.chars().count())
            .max()
            .unwrap_or_default();
        let (mut top, mut widest) = (GAP, 0);
        for index in column {
            let Some(node) = graph.nodes.get(index) else {
                continue;
            };
            let title = node.name.chars().count() + node.kind.len() + 3;
            let longest = node
                .lines
                .iter()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or_default();
            let place = Place {
                left,
                top,
                width: title.max(longest) * CHARACTER + 2 * PADDING,
                height: (node.lines.len() + 1) * LINE + 2 * PADDING,
            };
            top += place.height + GAP;
            widest = widest.max(place.width);
            if let Some(known) = places.get_mut(index) {
                *known = place;
            }
        }
        height = height.max(top);
        left += widest + label * CHARACTER + 3 * GAP;
    }
    (places, left, height)
}

/// The nodes of each column, by index. Nodes that nothing leads to are in the first.
fn columns(graph: &Graph) -> Vec<Vec<usize>> {
    let mut is_placed = vec![false; graph.nodes.len()];
    let mut has_way = vec![false; graph.nodes.len()];
    for edge in graph.edges.iter().filter(|edge| edge.from != edge.to) {
        if let Some(way) = has_way.get_mut(edge.to) {
            *way = true;
        }
    }
    let mut next: Vec<usize> = (0..graph.nodes.len())
        .filter(|index| has_way.get(*index) == Some(&false))
        .collect();
    let mut columns = Vec::new();
    loop {
        if next.is_empty() {
            // What is only on a cycle starts a column of its own.
            next.extend(is_placed.iter().position(|placed| !placed));
        }
        if next.is_empty() {
            return columns;
        }
        let mut column = Vec::new();
        for index in std::mem::take(&mut next) {
            if let Some(placed) = is_placed.get_mut(index).filter(|placed| !**placed) {
                *placed = true;
                column.push(index);
            }
        }
        for edge in graph
            .edges
            .iter()
            .filter(|edge| column.contains(&edge.from))
        {
            if is_placed.get(edge.to) == Some(&false) && !next.contains(&edge.to) {
                next.push(edge.to);
            }
        }
        if !column.is_empty() {
            columns.push(column);
        }
    }
}
