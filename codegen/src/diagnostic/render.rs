//! Diagnostics and the texts they speak of in, plain text for a person out.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity};
use crate::ast::{self, Located};
use crate::source::{Place, SourceId, Sources};

impl Diagnostics {
    /// What a person reads: for each diagnostic the message, `file:line:column`, the line with a marker under what is
    /// wrong, and what to do about it. Long lines are cut around the marker; characters that control a terminal or turn
    /// the direction of text are shown as what they are.
    pub fn render(&self, sources: &Sources) -> String {
        let lines = Lines::find(self, sources);
        let mut ordered: Vec<&Diagnostic> = self.iter().collect();
        ordered.sort_by_key(|diagnostic| lines.position(diagnostic));
        let renderer = Renderer::plain();
        let mut text = String::new();
        for diagnostic in ordered {
            for line in renderer.render(&[diagnostic.group(&lines)]).lines() {
                // A snippet is given without its path, as what it holds is only a part of its line; the renderer marks
                // that with a line of its own.
                if line.trim() != ":::" {
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
}

impl Diagnostics {
    /// Each as one line, for those who show only that: `file:line: message`.
    pub fn lines(&self, sources: &Sources) -> Vec<String> {
        let lines = Lines::find(self, sources);
        let one_line = |diagnostic: &Diagnostic| {
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
            format!("{at}{message}{shape}")
        };
        self.iter().map(one_line).collect()
    }
}

impl Diagnostic {
    fn group(&self, lines: &Lines<'_>) -> Group<'static> {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(visible(&self.message))
            .id(self.id)
            .elements(None::<Element<'static>>);
        if let Some(place) = &self.place {
            group = lines.show(group, place, AnnotationKind::Primary, None);
        }
        for (place, what) in &self.related {
            group = lines.show(group, place, AnnotationKind::Context, Some(what));
        }
        match &self.help {
            Some(help) => group.element(Level::HELP.message(visible(help))),
            None => group,
        }
    }
}

/// The lines that diagnostics speak of, found in one go for each text.
struct Lines<'s> {
    sources: &'s Sources,
    found: BTreeMap<SourceId, BTreeMap<&'s str, Line>>,
}

/// One line of a text, ready to be shown.
struct Line {
    /// Counted from one.
    number: usize,
    /// In characters, counted from one.
    column: usize,
    /// The line, or what of it is around the marker.
    text: String,
    /// What is marked, in bytes of `text`.
    marked: Range<usize>,
}

impl<'s> Lines<'s> {
    fn find(diagnostics: &'s Diagnostics, sources: &'s Sources) -> Self {
        let mut wanted: BTreeMap<SourceId, Vec<&str>> = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            for place in diagnostic
                .place
                .iter()
                .chain(diagnostic.related.iter().map(|(place, _)| place))
            {
                wanted.entry(place.source).or_default().push(&place.pointer);
            }
        }
        let find_in = |(source, mut pointers): (SourceId, Vec<&'s str>)| {
            let text = sources.text(source);
            let starts = line_starts(text);
            let mut lines: BTreeMap<&str, Line> = ast::locate(text, pointers.iter().copied())
                .into_iter()
                .map(|(pointer, located)| (pointer, line(text, &starts, marked(text, &located))))
                .collect();
            pointers.retain(|pointer| pointer.is_empty());
            if !pointers.is_empty()
                && let Err(error) = ast::parse(text)
            {
                let start = starts
                    .get(error.line().saturating_sub(1))
                    .copied()
                    .unwrap_or_default();
                let offset = start + error.column().saturating_sub(1);
                lines.insert("", line(text, &starts, offset..offset + 1));
            }
            (source, lines)
        };
        Lines {
            sources,
            found: wanted.into_iter().map(find_in).collect(),
        }
    }

    fn get(&self, place: &Place) -> Option<&Line> {
        self.found.get(&place.source)?.get(place.pointer.as_str())
    }

    /// What diagnostics are ordered by: text, line, column.
    fn position(&self, diagnostic: &Diagnostic) -> Option<(SourceId, usize, usize)> {
        let place = diagnostic.place.as_ref()?;
        let (number, column) = self
            .get(place)
            .map_or((0, 0), |line| (line.number, line.column));
        Some((place.source, number, column))
    }

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

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(index, _)| index + 1))
        .collect()
}

/// What to mark for a value: itself if it is a scalar, else the key before it, else the bracket that opens it.
fn marked(text: &str, located: &Located) -> Range<usize> {
    let Range { start, end } = located.value.clone();
    if !text
        .get(start..end)
        .is_some_and(|value| value.starts_with(['{', '[']))
    {
        return start..end;
    }
    located.key.clone().unwrap_or(start..start + 1)
}

/// The line a range starts in, cut to what fits around it.
fn line(text: &str, starts: &[usize], range: Range<usize>) -> Line {
    const SHORT: usize = 140;
    const BEFORE: usize = 40;
    const AFTER: usize = 60;
    let number = starts.partition_point(|start| *start <= range.start).max(1);
    let start = starts.get(number - 1).copied().unwrap_or_default();
    let whole = text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let mut line = Line {
        number,
        column: 1,
        text: String::new(),
        marked: 0..0,
    };
    let (first, last) = (range.start - start, range.end.saturating_sub(start));
    line.column = whole
        .char_indices()
        .take_while(|(index, _)| *index < first)
        .count()
        + 1;
    let is_short = whole.chars().nth(SHORT).is_none();
    let skipped = if is_short {
        0
    } else {
        line.column.saturating_sub(BEFORE + 1)
    };
    if skipped > 0 {
        line.text.push('…');
    }
    line.marked = line.text.len()..line.text.len();
    for (position, (index, character)) in whole.char_indices().enumerate().skip(skipped) {
        if !is_short && position >= line.column + AFTER {
            line.text.push('…');
            break;
        }
        if index == first {
            line.marked.start = line.text.len();
        }
        line.text.push(match character {
            '\t' => ' ',
            _ if is_hazard(character) => char::REPLACEMENT_CHARACTER,
            _ => character,
        });
        if index < last {
            line.marked.end = line.text.len();
        }
    }
    if first >= whole.len() {
        line.marked = line.text.len()..line.text.len();
    }
    line
}

/// The text with everything a terminal would act on, or that would turn the reading direction, written as an escape.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hazard(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Control characters, and the marks that turn or hide text: bidirectional controls, zero-width characters, the line
/// and paragraph separators.
fn is_hazard(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
