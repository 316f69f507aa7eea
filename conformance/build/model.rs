//! Queries on models.

use serde_json::Value;

/// Returns the services with matching traits.
pub fn services(shapes: &Value, is_wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    let all = shapes.as_object().into_iter().flatten();
    all.filter(|(_, shape)| shape["type"] == "service" && is_wanted(&shape["traits"]))
        .map(|(id, _)| id.clone())
        .collect()
}

/// Returns true if the operation or its service has the error.
pub fn has_error(shapes: &Value, services: &[String], operation: &str, error: &str) -> bool {
    let of = |shape: &str| {
        let errors = shapes[shape]["errors"].as_array();
        errors.is_some_and(|errors| errors.iter().any(|one| one["target"] == error))
    };
    of(operation) || services.iter().any(|service| of(service))
}

/// Returns true if a member of the case's shape is sent outside the body or is the whole body.
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
