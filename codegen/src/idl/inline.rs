//! The names of collections that are declared where they are used (version 2.1).

/// The beginning of all their names.
const PREFIX: &str = "_Synthetic";

/// The name of a list by the id of its target.
pub(super) fn list_name(namespace: &str, target: &str) -> String {
    format!("{PREFIX}ListOf{}", token(namespace, target))
}

/// The name of a map by the ids of its targets.
pub(super) fn map_name(namespace: &str, key: &str, value: &str) -> String {
    let (key, value) = (token(namespace, key), token(namespace, value));
    format!("{PREFIX}MapOf{key}_To_{value}")
}

/// Whether an id is that of such a collection.
pub(super) fn is_inline(id: &str) -> bool {
    id.split_once('#')
        .is_some_and(|(_, name)| name.starts_with(PREFIX))
}

/// The part of a name that says the target.
fn token(own: &str, target: &str) -> String {
    let (namespace, name) = target.split_once('#').unwrap_or((own, target));
    let is_own = namespace == own;
    if is_own && name.starts_with(PREFIX) {
        format!("_{name}")
    } else if name.starts_with('_') || !(is_own || namespace == "smithy.api") {
        format!("_{}_{name}", namespace.replace('.', "_"))
    } else if namespace == "smithy.api" {
        format!("__{name}")
    } else {
        format!("_{name}")
    }
}
