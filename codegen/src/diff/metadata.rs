//! Rules about metadata.

use std::collections::BTreeSet;

use super::rules::{self, Rule};
use super::{Change, Effects};
use crate::model::Model;

/// Compares the metadata of two models.
pub(super) fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let keys: BTreeSet<&String> = old.metadata().keys().chain(new.metadata().keys()).collect();
    let change = |key: &String| {
        let (rule, what) = match (old.metadata().get(key), new.metadata().get(key)) {
            (None, Some(_)) => (&rules::ADDED_METADATA, "added"),
            (Some(_), None) => (&rules::REMOVED_METADATA, "removed"),
            (before, after) if before != after => (&rules::CHANGED_METADATA, "changed"),
            _ => return None,
        };
        Some(found(rule, key, what))
    };
    keys.into_iter().filter_map(change).collect()
}

fn found(rule: &Rule, key: &str, what: &str) -> Change {
    Change {
        id: format!("{}.{key}", rule.id),
        severity: rule.severity,
        shape: "-".to_owned(),
        path: String::new(),
        effects: Effects::default(),
        reason: format!("the metadata `{key}` was {what}"),
        old: None,
        new: None,
        item: None,
        accepted: None,
    }
}
