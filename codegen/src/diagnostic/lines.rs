//! Finds the source lines of diagnostics: numbered, cut, and with the problem marked.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Diagnostic, Diagnostics};
use crate::ast::{self, Located};
use crate::hidden::is_hidden;
use crate::idl;
use crate::source::{Notation, Place, SourceId, Sources, Spot};

/// A JSON pointer, and what is meant at its value.
type Spotted<'p> = (&'p str, Spot);

/// The source lines of diagnostics, found in one pass per text.
pub(super) struct Lines<'s> {
    pub(super) sources: &'s Sources,
    found: BTreeMap<SourceId, BTreeMap<Spotted<'s>, Line>>,
}

/// One line of a text, ready to show.
pub(super) struct Line {
    /// The line number, from 1.
    pub(super) number: usize,
    /// The column in characters, from 1.
    pub(super) column: usize,
    /// The line, or the part around the marker.
    pub(super) text: String,
    /// The marked range, in bytes of `text`.
    pub(super) marked: Range<usize>,
}

impl<'s> Lines<'s> {
    pub(super) fn find(diagnostics: &'s Diagnostics, sources: &'s Sources) -> Self {
        let mut wanted: BTreeMap<SourceId, BTreeSet<Spotted<'_>>> = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            let related = diagnostic.related.iter().map(|(place, _)| place);
            for place in diagnostic.place.iter().chain(related) {
                let spotted = (place.pointer.as_str(), place.spot);
                wanted.entry(place.source).or_default().insert(spotted);
            }
        }
        let find_in = |(source, wanted): (SourceId, BTreeSet<Spotted<'s>>)| {
            let text = sources.text(source);
            let notation = sources.notation(source);
            let pointers = wanted.iter().map(|(pointer, _)| *pointer);
            let located = match notation {
                Notation::Json => ast::locate(text, pointers),
                Notation::Idl => idl::locate(text, pointers),
            };
            let place = |spotted: &Spotted<'s>| {
                let (pointer, spot) = *spotted;
                if let Spot::Text(start, end) = spot {
                    return Some((start..end, *spotted));
                }
                if pointer.is_empty()
                    && notation == Notation::Json
                    && let Some(stop) = end_of_json(text)
                {
                    return Some((stop..stop + 1, *spotted));
                }
                Some((
                    marked(text, notation, located.get(pointer)?, spot),
                    *spotted,
                ))
            };
            let mut places: Vec<_> = wanted.iter().filter_map(place).collect();
            places.sort_by_key(|(range, spotted)| (range.start, range.end, *spotted));
            (source, lines(text, places))
        };
        Lines {
            sources,
            found: wanted.into_iter().map(find_in).collect(),
        }
    }

    pub(super) fn get<'p>(&'p self, place: &'p Place) -> Option<&'p Line> {
        self.found
            .get(&place.source)?
            .get(&(place.pointer.as_str(), place.spot))
    }

    /// The sort key of diagnostics: text, line, column.
    pub(super) fn position(&self, diagnostic: &Diagnostic) -> Option<(SourceId, usize, usize)> {
        let place = diagnostic.place.as_ref()?;
        let (number, column) = self
            .get(place)
            .map_or((0, 0), |line| (line.number, line.column));
        Some((place.source, number, column))
    }
}

/// Where parsing stopped, if the text is not JSON.
fn end_of_json(text: &str) -> Option<usize> {
    let error = ast::parse(text).err()?;
    let start = match error.line() {
        0 | 1 => 0,
        line => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(0, |(index, _)| index + 1),
    };
    Some(start + error.column().saturating_sub(1))
}

/// What to mark for a value: itself if it is a scalar, otherwise its key, otherwise its opening bracket.
fn marked(text: &str, notation: Notation, located: &Located, spot: Spot) -> Range<usize> {
    let Range { start, end } = located.value;
    let value = text.get(start..end).unwrap_or_default();
    let key = || located.key.clone().unwrap_or(start..start + 1);
    match spot {
        Spot::Key => key(),
        Spot::FirstKey => located.first_key.clone().unwrap_or_else(key),
        Spot::Byte(offset) if value.starts_with('"') => {
            let at = match notation {
                Notation::Json => Some(ast::offset_in_raw(value, offset)),
                Notation::Idl => idl::offset_in_raw(value, offset),
            };
            at.map_or(start..end, |at| start + at..start + at + 1)
        }
        _ if value.starts_with(['{', '[', '(']) => key(),
        _ => start..end,
    }
}

/// The lines where ranges start. The ranges are sorted, so the text is read once.
fn lines<'p>(text: &str, places: Vec<(Range<usize>, Spotted<'p>)>) -> BTreeMap<Spotted<'p>, Line> {
    let mut found = BTreeMap::new();
    let (mut number, mut start, mut at, mut column) = (1, 0, 0, 1);
    for (range, spotted) in places {
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
        found.insert(spotted, excerpt(text, start, at, range.end, number, column));
    }
    found
}

/// The part of the line at `start` around `at`, marked up to `end` or the end of the line.
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

/// A character of a model as shown in a line, made safe for terminals.
fn plain(character: char) -> char {
    match character {
        '\t' => ' ',
        _ if is_hidden(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
