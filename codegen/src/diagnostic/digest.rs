//! Selects the diagnostics to show: all, or if there are very many, the first of each kind.

use std::collections::BTreeMap;

use super::{Diagnostic, Diagnostics};

/// The maximum number of diagnostics that are all shown.
const MANY: usize = 50;

/// How many of very many diagnostics to show.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// If there are more than fifty, the first of each kind and the number of others.
    #[default]
    Digest,
    /// All diagnostics.
    All,
}

impl Extent {
    fn cuts(self, count: usize) -> bool {
        self == Extent::Digest && count > MANY
    }
}

impl Diagnostics {
    /// Whether some diagnostics are hidden.
    pub fn is_cut(&self, extent: Extent) -> bool {
        extent.cuts(self.len())
    }
}

/// A diagnostic that is shown.
pub(super) struct Shown<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    /// The number of hidden diagnostics of its kind.
    hidden: usize,
}

impl Shown<'_> {
    /// The number of hidden ones, in words.
    pub(super) fn more(&self) -> Option<String> {
        match self.hidden {
            0 => None,
            hidden => Some(format!("{hidden} more of this kind are not shown")),
        }
    }
}

/// Selects the diagnostics to show, in order.
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
