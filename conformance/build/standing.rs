//! What is to be expected of a case: that it passes, that it fails as the list says, or nothing, as it
//! cannot be looked at yet.

use serde_json::Value;

use crate::cannot::Entry;
use crate::model;
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

/// Why a case cannot be looked at as long as only bodies are.
fn waits(case: &Case, shapes: &Value) -> Option<&'static str> {
    if case.protocol == "RestJson1" && model::is_bound(shapes, &case.shape, case.kind) {
        return Some("has members that are not in the body: needs HTTP");
    }
    match case.kind {
        "Malformed" => malformed_waits(&case.node),
        // A header may say which error it is.
        "Error" if case.side == "Client" => None,
        _ => match case.node["body"].as_str() {
            None => Some("says nothing of the body: needs HTTP"),
            Some("") => Some("has no body, whose meaning is HTTP's"),
            Some(_) => None,
        },
    }
}

/// The same of a malformed request.
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
