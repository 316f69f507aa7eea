//! What is asked of a model besides its cases.

use serde_json::Value;

/// The services whose traits are wanted.
pub fn services(shapes: &Value, is_wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    let all = shapes.as_object().into_iter().flatten();
    all.filter(|(_, shape)| shape["type"] == "service" && is_wanted(&shape["traits"]))
        .map(|(id, _)| id.clone())
        .collect()
}

/// Whether an operation answers with an error, be it the operation's own or its service's.
pub fn has_error(shapes: &Value, services: &[String], operation: &str, error: &str) -> bool {
    let of = |shape: &str| {
        let errors = shapes[shape]["errors"].as_array();
        errors.is_some_and(|errors| errors.iter().any(|one| one["target"] == error))
    };
    of(operation) || services.iter().any(|service| of(service))
}

/// Whether a member of what a case is about travels outside of the body, or as the whole of it.
pub fn is_bound(shapes: &Value, shape: &str, kind: &str) -> bool {
    let about = match kind {
        "Error" => Some(shape),
        "Response" => shapes[shape]["output"]["target"].as_str(),
        _ => shapes[shape]["input"]["target"].as_str(),
    };
    let members = about.and_then(|about| shapes[about]["members"].as_object());
    let mut traits = members
        .into_iter()
        .flat_map(|members| members.values())
        .filter_map(|member| member["traits"].as_object())
        .flat_map(|traits| traits.keys());
    traits.any(|name| name.starts_with("smithy.api#http"))
}
