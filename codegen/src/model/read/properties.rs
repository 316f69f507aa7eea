//! Reads the properties of an object, with a diagnostic for each unknown one.

use super::Reader;
use crate::ast::{Node, Object, Pointer};
use crate::diagnostic::{Diagnostic, nearest, quoted};

/// The properties of a shape's object, removed one by one. Those that remain are unknown.
pub(super) struct Properties(Vec<(String, Option<Node>)>);

impl Properties {
    pub(super) fn of(object: Object) -> Self {
        let properties = object.into_iter();
        Properties(properties.map(|(key, value)| (key, Some(value))).collect())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0
            .iter()
            .any(|(name, value)| name == key && value.is_some())
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Node> {
        self.0.iter_mut().find(|(name, _)| name == key)?.1.take()
    }
}

impl Reader<'_> {
    pub(super) fn unknown(&mut self, key: &str, at: &Pointer<'_>, known: &[&str]) {
        let mut diagnostic = Diagnostic::warning(
            "UnknownProperty",
            format!("unknown property {}", quoted(key)),
        );
        if let Some(name) = nearest(key, known.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
        }
        self.push(diagnostic, at);
    }

    pub(super) fn leftover(&mut self, properties: &Properties, at: &Pointer<'_>, known: &[&str]) {
        for (key, value) in &properties.0 {
            if value.is_some() {
                self.unknown(key, &at.key(key), known);
            }
        }
    }
}
