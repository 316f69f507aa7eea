//! Changes as JSON, one object for each line.

use serde_json::{Value, json};

use super::{Report, Spot};

impl Report<'_> {
    /// One object for each change, documentation and accepted changes included.
    pub fn json(&self) -> String {
        let all: Vec<_> = self.changes.iter().collect();
        let lines = all
            .iter()
            .zip(self.spots(&all))
            .map(|(change, (old, new))| {
                let object = json!({
                    "id": change.id,
                    "severity": change.severity.name(),
                    "shape": change.shape,
                    "path": change.path,
                    "rust": change.effects.rust.name(),
                    "client": change.effects.client.name(),
                    "server": change.effects.server.name(),
                    "reason": change.reason,
                    "old": spot(old.as_ref()),
                    "new": spot(new.as_ref()),
                    "item": change.item,
                    "accepted": change.accepted,
                });
                format!("{object}\n")
            });
        lines.collect()
    }
}

fn spot(spot: Option<&Spot>) -> Value {
    spot.map_or(
        Value::Null,
        |spot| json!({ "file": spot.file, "line": spot.line, "column": spot.column }),
    )
}
