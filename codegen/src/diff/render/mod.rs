//! Shows changes: as text for people, as Markdown for a comment, as JSON and SARIF for programs.

mod json;
mod markdown;
mod sarif;
mod text;

use std::collections::BTreeMap;

use super::{Change, Level, Reader};
use crate::diagnostic::positions;
use crate::source::{Place, Sources};

/// The changes to show, and what they are shown with.
#[derive(Clone, Debug)]
pub struct Report<'r> {
    /// The changes, in order.
    pub changes: &'r [Change],
    /// The texts of the old version.
    pub old: &'r Sources,
    /// The texts of the new version.
    pub new: &'r Sources,
    /// The readers that are asked for.
    pub readers: &'r [Reader],
}

/// A place with its file, line and column, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    file: String,
    line: usize,
    column: usize,
}

/// The places of changes in the old and in the new version.
type Spots = Vec<(Option<Spot>, Option<Spot>)>;

impl Report<'_> {
    /// Whether a change breaks a reader that is asked for.
    pub fn is_breaking(&self) -> bool {
        self.changes
            .iter()
            .any(|change| change.is_breaking(self.readers))
    }

    /// The verdict for each reader in one sentence.
    pub fn verdict(&self) -> String {
        let words = self.readers.iter().map(|reader| {
            let count = |severity| {
                let open = self
                    .changes
                    .iter()
                    .filter(|change| change.accepted.is_none());
                open.filter(|change| change.effects.of(*reader) == severity)
                    .count()
            };
            let (breaking, risky) = (count(Level::Error), count(Level::Danger));
            let verdict = match (breaking, risky) {
                (0, 0) => "compatible".to_owned(),
                (0, risky) => format!("compatible, {risky} to look at"),
                (breaking, _) => format!("{breaking} breaking"),
            };
            format!("{}: {verdict}", reader.name())
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// The changes that are shown one by one: those that are about more than documentation, and not accepted.
    fn shown(&self) -> Vec<&Change> {
        let shown = self.changes.iter();
        shown
            .filter(|change| !change.is_documentation() && change.accepted.is_none())
            .collect()
    }

    /// The changes by their worst severity for the readers, and within it by shape.
    fn by_severity<'c>(
        &self,
        changes: &[&'c Change],
    ) -> BTreeMap<std::cmp::Reverse<Level>, Vec<&'c Change>> {
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for change in changes {
            let severity = change.worst(self.readers);
            groups
                .entry(std::cmp::Reverse(severity))
                .or_default()
                .push(*change);
        }
        for group in groups.values_mut() {
            group.sort_by_key(|change| (&change.shape, &change.id));
        }
        groups
    }

    /// What is not shown, as sentences.
    fn folded(&self) -> Vec<String> {
        let count = |is: fn(&&Change) -> bool| self.changes.iter().filter(is).count();
        let documentation = count(|change| change.is_documentation() && change.accepted.is_none());
        let accepted = count(|change| change.accepted.is_some());
        let mut lines = Vec::new();
        if documentation > 0 {
            lines.push(format!("{} of documentation", changes(documentation)));
        }
        if accepted > 0 {
            lines.push(format!("{} accepted", changes(accepted)));
        }
        lines
    }

    /// The places of changes.
    fn spots(&self, changes: &[&Change]) -> Spots {
        let olds = spots(self.old, changes.iter().map(|change| change.old.as_ref()));
        let news = spots(self.new, changes.iter().map(|change| change.new.as_ref()));
        olds.into_iter().zip(news).collect()
    }
}

fn changes(count: usize) -> String {
    match count {
        1 => "1 change".to_owned(),
        _ => format!("{count} changes"),
    }
}

fn spots<'p>(
    sources: &Sources,
    places: impl Iterator<Item = Option<&'p Place>>,
) -> Vec<Option<Spot>> {
    let places: Vec<Option<&Place>> = places.collect();
    let found = positions(places.iter().flatten().copied(), sources);
    let spot = |place: &Option<&Place>| {
        let place = (*place)?;
        let (line, column) = *found.get(place)?;
        Some(Spot {
            file: sources.name(place.source).to_owned(),
            line,
            column,
        })
    };
    places.iter().map(spot).collect()
}

/// The heading of a severity.
fn heading(severity: Level) -> &'static str {
    match severity {
        Level::Error => "Breaking",
        Level::Danger => "Dangerous",
        Level::Warning => "To look at",
        Level::Note => "Compatible",
    }
}

/// The readers whom a change concerns, with the severity for each.
fn concerned(change: &Change, readers: &[Reader]) -> String {
    let worst = change.worst(readers);
    if worst == Level::Note {
        return String::new();
    }
    let concerned = readers
        .iter()
        .filter(|reader| change.effects.of(**reader) == worst);
    concerned
        .map(|reader| reader.name())
        .collect::<Vec<_>>()
        .join(", ")
}
