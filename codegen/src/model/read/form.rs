//! Reads JSON values of an expected kind. Every diagnostic is created here.

use super::super::ShapeId;
use super::Reader;
use crate::ast::{Node, Object, Pointer};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

impl Reader<'_> {
    pub(super) fn place(&self, at: &Pointer<'_>) -> Place {
        Place::new(self.source, at.to_string())
    }

    pub(super) fn error(&mut self, id: &'static str, at: &Pointer<'_>, message: impl Into<String>) {
        self.push(Diagnostic::error(id, message), at);
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic, at: &Pointer<'_>) {
        let diagnostic = self.located(diagnostic, at);
        self.found.push(diagnostic);
    }

    /// Places the diagnostic and sets its subject to what is being read.
    pub(super) fn located(&self, diagnostic: Diagnostic, at: &Pointer<'_>) -> Diagnostic {
        let mut diagnostic = diagnostic.at(self.place(at));
        diagnostic.shape = match (&self.shape, &self.member) {
            (Some(shape), Some(member)) => Some(format!("{shape}${member}")),
            (shape, _) => shape.as_ref().map(ShapeId::to_string),
        };
        diagnostic
    }

    pub(super) fn wrong_kind(&mut self, node: &Node, at: &Pointer<'_>, what: &str, expected: &str) {
        self.error(
            "WrongKind",
            at,
            format!("{what} must be {expected}, not {}", node.kind_name()),
        );
    }

    pub(super) fn object(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Option<Object> {
        match node {
            Node::Object(object) => Some(object),
            other => {
                self.wrong_kind(&other, at, what, "an object");
                None
            }
        }
    }

    pub(super) fn array(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Option<Vec<Node>> {
        match node {
            Node::Array(items) => Some(items),
            other => {
                self.wrong_kind(&other, at, what, "an array");
                None
            }
        }
    }

    pub(super) fn string(&mut self, node: Node, at: &Pointer<'_>, what: &str) -> Option<String> {
        match node {
            Node::String(text) => Some(text),
            other => {
                self.wrong_kind(&other, at, what, "a string");
                None
            }
        }
    }
}
