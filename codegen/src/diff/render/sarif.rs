//! Changes as SARIF 2.1.0, which CI services show beside the code.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Level, Report, Spot};
use crate::diff::{RULES, RUST_RULES};

impl Report<'_> {
    /// A log with one run. Documentation is left out, and accepted changes are suppressed.
    pub fn sarif(&self) -> String {
        let all = self
            .changes
            .iter()
            .filter(|change| !change.is_documentation());
        let all: Vec<_> = all.collect();
        let mut rules: BTreeMap<&str, Value> = BTreeMap::new();
        let results: Vec<Value> = all
            .iter()
            .zip(self.spots(&all))
            .map(|(change, (old, new))| {
                rules.entry(&change.id).or_insert_with(|| rule(&change.id));
                let spot = new.or(old);
                let locations: Vec<Value> = spot.iter().map(location).collect();
                let mut result = json!({
                    "ruleId": change.id,
                    "level": level(change.worst(self.readers)),
                    "message": { "text": format!("{}: {}", change.shape, change.reason) },
                    "locations": locations,
                });
                if let (Some(reason), Value::Object(object)) = (&change.accepted, &mut result) {
                    let suppression = json!([{ "kind": "external", "justification": reason }]);
                    object.insert("suppressions".to_owned(), suppression);
                }
                result
            })
            .collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "smithy-typegen",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.into_values().collect::<Vec<_>>(),
                } },
                "results": results,
            }],
        });
        format!("{log:#}\n")
    }
}

/// The rule with an id, which may say what it is about at its end.
fn rule(id: &str) -> Value {
    let of_rust = RUST_RULES.iter().map(|rule| (rule.id, rule.about));
    let all = RULES
        .iter()
        .map(|rule| (rule.id, rule.about))
        .chain(of_rust);
    let fitting = all.filter(|(start, _)| {
        id.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    let about = fitting.max_by_key(|(start, _)| start.len());
    let about = about.map_or("A trait changed.", |(_, about)| about);
    json!({ "id": id, "shortDescription": { "text": about } })
}

fn level(severity: Level) -> &'static str {
    match severity {
        Level::Error => "error",
        Level::Danger | Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn location(spot: &Spot) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": spot.file.replace('\\', "/") },
        "region": { "startLine": spot.line, "startColumn": spot.column },
    } })
}
