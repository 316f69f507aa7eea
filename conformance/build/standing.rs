//! Determines the expected outcome of a case: it passes, it fails as listed in `cannot.txt`, or it
//! is skipped.

use serde_json::Value;

use crate::cannot::Entry;
use crate::model;
use crate::suite::Case;

/// The expected outcome of a case.
pub enum Standing {
    Runs,
    /// The case is skipped, for this reason.
    Waits(&'static str),
    /// The case is in the list, for this reason.
    Cannot(String),
}

impl Standing {
    pub fn of(case: &Case, shapes: &Value, list: &[Entry]) -> Self {
        let listed = list.iter().find(|entry| {
            entry.id == case.id
                && case.side.eq_ignore_ascii_case(&entry.side)
                && case.kind.eq_ignore_ascii_case(&entry.kind)
        });
        match (waits(case, shapes), listed) {
            (Some(reason), _) => Standing::Waits(reason),
            (None, Some(entry)) => Standing::Cannot(entry.reason.clone()),
            (None, None) => Standing::Runs,
        }
    }
}

/// Returns the reason why a case is skipped while only bodies are compared.
fn waits(case: &Case, shapes: &Value) -> Option<&'static str> {
    if case.protocol == "RestJson1" && model::is_bound(shapes, &case.shape, case.kind) {
        return Some("has members that are not in the body: needs HTTP");
    }
    match case.kind {
        "Malformed" => malformed_waits(&case.node),
        // A header may contain the error code.
        "Error" if case.side == "Client" => None,
        _ => match case.node["body"].as_str() {
            None => Some("says nothing of the body: needs HTTP"),
            Some("") => Some("has no body, whose meaning is HTTP's"),
            Some(_) => None,
        },
    }
}

/// Like `waits`, for a malformed request.
fn malformed_waits(case: &Value) -> Option<&'static str> {
    if case["request"]["body"].as_str().is_none_or(str::is_empty) {
        return Some("is not malformed in its body: needs HTTP");
    }
    let headers = case["response"]["headers"].as_object();
    let mut headers = headers.into_iter().flatten();
    let code = headers.find(|(name, _)| name.eq_ignore_ascii_case("x-amzn-errortype"));
    match code.and_then(|(_, code)| code.as_str()) {
        Some("SerializationException" | "ValidationException") => None,
        _ => Some("is not malformed in its body: needs HTTP"),
    }
}
