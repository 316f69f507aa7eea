//! Diagnostics and the texts they speak of in, text for a person out.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity};
use crate::ast::{self, Located};
use crate::hidden;
use crate::source::{Place, SourceId, Sources};

impl Diagnostics {
    /// What a person reads: for each diagnostic the message, `file:line:column`, the line with a marker under what is
    /// wrong, and what to do about it. Long lines are cut around the marker; characters that control a terminal or turn
    /// the direction of text are shown as what they are.
    pub fn render(&self, sources: &Sources) -> String {
        self.render_by(&Renderer::plain(), sources)
    }

    /// The same with ANSI escapes for colours, for a terminal.
    pub fn render_styled(&self, sources: &Sources) -> String {
        self.render_by(&Renderer::styled(), sources)
    }

    fn render_by(&self, renderer: &Renderer, sources: &Sources) -> String {
        let lines = Lines::find(self, sources);
        let mut ordered: Vec<&Diagnostic> = self.iter().collect();
        ordered.sort_by_key(|diagnostic| lines.position(diagnostic));
        // Lines are cut here, where the rest of a long one need not be looked at.
        let renderer = renderer.clone().term_width(usize::from(u8::MAX));
        let mut text = String::new();
        for diagnostic in ordered {
            for line in renderer.render(&[diagnostic.group(&lines)]).lines() {
                // A snippet is given without its path, as what it holds is only a part of its line; the renderer marks
                // that with a line of its own.
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

impl Diagnostics {
    /// Each with its line and column, for programs; in the order in which a person reads them.
    pub fn records<'s>(&'s self, sources: &'s Sources) -> Vec<Record<'s>> {
        let lines = Lines::find(self, sources);
        let mut ordered: Vec<&Diagnostic> = self.iter().collect();
        ordered.sort_by_key(|diagnostic| lines.position(diagnostic));
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
        ordered.into_iter().map(record).collect()
    }
}

/// A diagnostic, and where it is.
#[derive(Clone, Debug)]
pub struct Record<'s> {
    /// The file, by the name it was given; `None` for what is in no text.
    pub file: Option<&'s str>,
    /// Its line, counted from one.
    pub line: Option<usize>,
    /// Its column in characters, counted from one.
    pub column: Option<usize>,
    /// What is wrong.
    pub diagnostic: &'s Diagnostic,
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
        let find_in = |(source, pointers): (SourceId, Vec<&'s str>)| {
            let text = sources.text(source);
            let mut places: Vec<(Range<usize>, &str)> = ast::locate(text, pointers.iter().copied())
                .into_iter()
                .map(|(pointer, located)| (marked(text, &located), pointer))
                .collect();
            if pointers.contains(&"")
                && let Err(error) = ast::parse(text)
            {
                let start = match error.line() {
                    0 | 1 => 0,
                    line => text
                        .match_indices('\n')
                        .nth(line - 2)
                        .map_or(0, |(index, _)| index + 1),
                };
                let offset = start + error.column().saturating_sub(1);
                places.retain(|(_, pointer)| !pointer.is_empty());
                places.push((offset..offset + 1, ""));
            }
            places.sort_by_key(|(range, pointer)| (range.start, range.end, *pointer));
            (source, lines(text, places))
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

/// The lines that ranges start in. The ranges are sorted, so that the text is gone through once however many they are.
fn lines<'p>(text: &str, places: Vec<(Range<usize>, &'p str)>) -> BTreeMap<&'p str, Line> {
    let mut found = BTreeMap::new();
    let (mut number, mut start, mut at, mut column) = (1, 0, 0, 1);
    for (range, pointer) in places {
        let between = text
            .get(at..range.start.min(text.len()))
            .unwrap_or_default();
        if let Some(last) = between.rfind('\n') {
            number += between.matches('\n').count();
            start = at + last + 1;
            column = 1 + between.get(last + 1..).unwrap_or_default().chars().count();
        } else {
            column += between.chars().count();
        }
        at += between.len();
        found.insert(pointer, excerpt(text, start, at, range.end, number, column));
    }
    found
}

/// What is around `at` of the line that begins at `start`, marked up to `end` or the end of the line.
fn excerpt(text: &str, start: usize, at: usize, end: usize, number: usize, column: usize) -> Line {
    const SHORT: usize = 140;
    const BEFORE: usize = 40;
    const AFTER: usize = 60;
    let before = text.get(start..at).unwrap_or_default();
    let after = text.get(at..).unwrap_or_default();
    let rest = || {
        after
            .chars()
            .take_while(|character| !matches!(character, '\n' | '\r'))
    };
    let is_short = column - 1 + rest().take(SHORT + 1).count() <= SHORT;
    let (most_before, most_after) = if is_short {
        (SHORT, SHORT)
    } else {
        (BEFORE, AFTER)
    };
    let mut shown: Vec<char> = before.chars().rev().take(most_before).collect();
    if shown.len() + 1 < column {
        shown.push('…');
    }
    let mut line = Line {
        number,
        column,
        text: shown.into_iter().rev().map(plain).collect(),
        marked: 0..0,
    };
    line.marked = line.text.len()..line.text.len();
    let mut offset = at;
    for character in rest().take(most_after) {
        line.text.push(plain(character));
        if offset < end {
            line.marked.end = line.text.len();
        }
        offset += character.len_utf8();
    }
    if rest().nth(most_after).is_some() {
        line.text.push('…');
    }
    line
}

/// A rendered line without its escapes: all of them are the renderer's, and end in `m`.
fn unstyled(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = |part: &'_ str| part.split_once('m').map_or("", |(_, text)| text).to_owned();
    parts.fold(first, |text, part| text + &behind(part))
}

/// A character of a model as a line shows it: one that a terminal can do no harm with.
fn plain(character: char) -> char {
    match character {
        '\t' => ' ',
        _ if hidden::is_hidden(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// The text with everything a terminal would act on, or that would turn the reading direction, written as an escape.
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
