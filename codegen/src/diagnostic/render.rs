//! Renders diagnostics as text for people and as records for programs.

#[cfg(feature = "cli")]
use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::digest::{Extent, Shown, digest};
use super::lines::Lines;
use super::{Diagnostic, Diagnostics, Severity};
use crate::hidden;
use crate::source::{Place, Sources};

impl Diagnostics {
    /// Renders each diagnostic as text, with its message, `file:line:column`, the line with a marker under the problem,
    /// and its help. Long lines are cut around the marker. Control and bidirectional characters are escaped.
    ///
    /// If there are very many, only the first of each kind is shown, with the number of others.
    pub fn render(&self, sources: &Sources) -> String {
        self.render_by(&Renderer::plain(), sources, Extent::Digest)
    }

    /// Renders with ANSI colors, for a terminal, and optionally without hiding any.
    pub fn render_styled(&self, sources: &Sources, extent: Extent) -> String {
        self.render_by(&Renderer::styled(), sources, extent)
    }

    fn render_by(&self, renderer: &Renderer, sources: &Sources, extent: Extent) -> String {
        let lines = Lines::find(self, sources);
        // Lines are cut here, so that the rest of a long one need not be read.
        let renderer = renderer.clone().term_width(usize::from(u8::MAX));
        let mut text = String::new();
        for shown in digest(self.ordered(&lines), extent) {
            for line in renderer.render(&[shown.group(&lines)]).lines() {
                // The snippet has no path, because it contains only a part of its line, which the renderer would mark
                // with a separate line.
                if unstyled(line).trim() != ":::" {
                    text.push_str(line.trim_end());
                    text.push('\n');
                }
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// Each diagnostic as one line, `file:line: message`. If there are very many, only the first of each kind.
    pub fn lines(&self, sources: &Sources) -> Vec<String> {
        let lines = Lines::find(self, sources);
        let one_line = |shown: Shown<'_>| {
            let diagnostic = shown.diagnostic;
            let place = diagnostic.place.as_ref();
            let at = place.and_then(|place| Some((sources.name(place.source), lines.get(place)?)));
            let at = at.map_or_else(String::new, |(name, line)| {
                format!("{}:{}: ", visible(name), line.number)
            });
            let message = visible(&diagnostic.message).replace('\n', " ");
            let shape = diagnostic
                .shape
                .as_deref()
                .filter(|shape| !message.contains(shape));
            let shape = shape.map_or_else(String::new, |shape| format!(" ({})", visible(shape)));
            let more = shown
                .more()
                .map_or_else(String::new, |more| format!("; {more}"));
            format!("{at}{message}{shape}{more}")
        };
        let shown = digest(self.iter().collect(), Extent::Digest);
        shown.into_iter().map(one_line).collect()
    }

    /// Each diagnostic with its line and column, for programs, in the order of [`render`](Self::render).
    pub fn records<'s>(&'s self, sources: &'s Sources) -> Vec<Record<'s>> {
        let lines = Lines::find(self, sources);
        let record = |diagnostic: &'s Diagnostic| {
            let place = diagnostic.place.as_ref();
            let line = place.and_then(|place| lines.get(place));
            Record {
                file: place.map(|place| sources.name(place.source)),
                line: line.map(|line| line.number),
                column: line.map(|line| line.column),
                diagnostic,
            }
        };
        self.ordered(&lines).into_iter().map(record).collect()
    }

    /// In rendering order: by text and line.
    fn ordered(&self, lines: &Lines<'_>) -> Vec<&Diagnostic> {
        let mut ordered: Vec<&Diagnostic> = self.iter().collect();
        ordered.sort_by_cached_key(|diagnostic| lines.position(diagnostic));
        ordered
    }
}

/// The line and column of places, both from 1. A place that a text does not have is left out.
#[cfg(feature = "cli")]
pub(crate) fn positions<'p>(
    places: impl Iterator<Item = &'p Place>,
    sources: &Sources,
) -> BTreeMap<&'p Place, (usize, usize)> {
    let places: Vec<&Place> = places.collect();
    let at = |place: &&Place| Diagnostic::warning("", "").at((*place).clone());
    let all: Diagnostics = places.iter().map(at).collect();
    let lines = Lines::find(&all, sources);
    let found = |place: &'p Place| {
        let line = lines.get(place)?;
        Some((place, (line.number, line.column)))
    };
    places.into_iter().filter_map(found).collect()
}

/// A diagnostic and its location.
#[derive(Clone, Debug)]
pub struct Record<'s> {
    /// The file, by its display name; `None` without a place in a text.
    pub file: Option<&'s str>,
    /// Its line, from 1.
    pub line: Option<usize>,
    /// Its column in characters, from 1.
    pub column: Option<usize>,
    /// The diagnostic.
    pub diagnostic: &'s Diagnostic,
}

impl Shown<'_> {
    fn group(&self, lines: &Lines<'_>) -> Group<'static> {
        let diagnostic = self.diagnostic;
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(visible(&diagnostic.message))
            .id(diagnostic.id)
            .elements(None::<Element<'static>>);
        if let Some(place) = &diagnostic.place {
            group = lines.show(group, place, AnnotationKind::Primary, None);
        }
        for (place, what) in &diagnostic.related {
            group = lines.show(group, place, AnnotationKind::Context, Some(what));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(visible(help)));
        }
        match self.more() {
            Some(more) => group.element(Level::NOTE.message(more)),
            None => group,
        }
    }
}

impl Lines<'_> {
    fn show(
        &self,
        group: Group<'static>,
        place: &Place,
        kind: AnnotationKind,
        label: Option<&String>,
    ) -> Group<'static> {
        let origin = Origin::path(visible(self.sources.name(place.source)));
        let Some(line) = self.get(place) else {
            return group.element(origin);
        };
        let label = label.map(|label| visible(label));
        group
            .element(origin.line(line.number).char_column(line.column))
            .element(
                Snippet::source(line.text.clone())
                    .line_start(line.number)
                    .annotation(kind.span(line.marked.clone()).label(label)),
            )
    }
}

/// A rendered line without its escapes. All of them come from the renderer and end in `m`.
fn unstyled(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = |part: &'_ str| part.split_once('m').map_or("", |(_, text)| text).to_owned();
    parts.fold(first, |text, part| text + &behind(part))
}

/// The text with control and bidirectional characters escaped.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if hidden::is_hidden(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}
