//! What is to be expected of a case: that it passes, or that it fails as the list says.

use crate::cannot::Entry;
use crate::suite::Case;

/// Whether a case can pass.
pub enum Standing {
    Runs,
    /// It is on the list, and why.
    Cannot(String),
}

impl Standing {
    pub fn of(case: &Case, list: &[Entry]) -> Self {
        let listed = list.iter().find(|entry| {
            entry.id == case.id
                && case.side.eq_ignore_ascii_case(&entry.side)
                && case.kind.eq_ignore_ascii_case(&entry.kind)
        });
        match listed {
            Some(entry) => Standing::Cannot(entry.reason.clone()),
            None => Standing::Runs,
        }
    }
}
