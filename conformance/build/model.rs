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
