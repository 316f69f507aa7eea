//! Checks the metadata `severityOverrides`, which change how severe the events of validators are (Smithy specification,
//! "Severity overrides").

use super::Reader;
use crate::ast::{Node, Pointer};
use crate::diagnostic::quoted;

impl Reader<'_> {
    pub(super) fn severity_overrides(&mut self, value: &Node, at: &Pointer<'_>) {
        let Some(items) = value.as_array() else {
            return self.wrong_kind(value, at, "the metadata `severityOverrides`", "an array");
        };
        for (index, item) in items.iter().enumerate() {
            let at = at.index(index);
            let Some(item) = item.as_object() else {
                self.wrong_kind(item, &at, "a severity override", "an object");
                continue;
            };
            for key in ["id", "namespace", "severity"] {
                let below = at.key(key);
                match item.get(key) {
                    None => {
                        self.error(
                            "MissingProperty",
                            &at,
                            format!("a severity override has no `{key}`"),
                        );
                    }
                    Some(Node::String(text))
                        if key == "severity" && !matches!(&**text, "WARNING" | "DANGER") =>
                    {
                        let message = format!(
                            "a severity can be changed to `WARNING` or `DANGER`, not to {}",
                            quoted(text)
                        );
                        self.error("InvalidSeverity", &below, message);
                    }
                    Some(Node::String(_)) => {}
                    Some(other) => self.wrong_kind(other, &below, &format!("`{key}`"), "a string"),
                }
            }
        }
    }
}
