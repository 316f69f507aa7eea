//! What is to be expected of a case: that it passes, that it fails as the list says, or nothing, as it
//! cannot be looked at yet.

use crate::cannot::Entry;
use crate::suite::Case;

/// Whether a case runs.
pub enum Standing {
    Runs,
    /// It cannot be looked at, and why.
    Waits(&'static str),
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
        match (waits(case), listed) {
            (Some(reason), _) => Standing::Waits(reason),
            (None, Some(entry)) => Standing::Cannot(entry.reason.clone()),
            (None, None) => Standing::Runs,
        }
    }
}

/// Why a case cannot be looked at as long as only bodies are.
fn waits(case: &Case) -> Option<&'static str> {
    match (case.kind, case.side, case.node["body"].as_str()) {
        ("Malformed", ..) => Some("a malformed request needs HTTP"),
        // A header may say which error it is.
        ("Error", "Client", _) => None,
        (_, _, None) => Some("says nothing of the body: needs HTTP"),
        (_, _, Some("")) => Some("has no body, whose meaning is HTTP's"),
        _ => None,
    }
}
