//! Diagnostics in, those that a person is shown out: all, or of very many the first of each kind.

use std::collections::BTreeMap;

use super::{Diagnostic, Diagnostics};

/// How many diagnostics are shown one by one.
const MANY: usize = 50;

/// How much is shown of very many diagnostics.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Of more than fifty, the first of each kind and how many more there are.
    #[default]
    Digest,
    /// All of them.
    All,
}

impl Extent {
    fn cuts(self, count: usize) -> bool {
        self == Extent::Digest && count > MANY
    }
}

impl Diagnostics {
    /// Whether there are so many that not all are shown.
    pub fn is_cut(&self, extent: Extent) -> bool {
        extent.cuts(self.len())
    }
}

/// A diagnostic that is shown.
pub(super) struct Shown<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    /// How many of its kind are not.
    hidden: usize,
}

impl Shown<'_> {
    /// How many more there are, in words.
    pub(super) fn more(&self) -> Option<String> {
        match self.hidden {
            0 => None,
            hidden => Some(format!("{hidden} more of this kind are not shown")),
        }
    }
}

/// Chooses those to show, in the order in which they come.
pub(super) fn digest(all: Vec<&Diagnostic>, extent: Extent) -> Vec<Shown<'_>> {
    let is_cut = extent.cuts(all.len());
    let mut shown: Vec<Shown<'_>> = Vec::new();
    let mut first_of: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in all {
        let kind = (diagnostic.severity, diagnostic.id);
        let first = first_of.get(&kind).and_then(|index| shown.get_mut(*index));
        match first.filter(|_| is_cut) {
            Some(first) => first.hidden += 1,
            None => {
                first_of.insert(kind, shown.len());
                shown.push(Shown {
                    diagnostic,
                    hidden: 0,
                });
            }
        }
    }
    shown
}
