//! Shape ids, `com.example#Name`; see
//! [shape id](https://smithy.io/2.0/spec/model.html#shape-id).

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An absolute shape id without a member.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

/// Why a text is no shape id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidShapeId {
    /// There is no `#`.
    #[error("it has no namespace: expected `namespace#Name`")]
    NoNamespace,
    /// The part before `#` is wrong.
    #[error("its namespace is not identifiers joined by dots")]
    Namespace,
    /// The part behind `#` is wrong.
    #[error(
        "its name is not a letter or underscores and a letter or digit, then letters, digits and underscores"
    )]
    Name,
}

impl ShapeId {
    /// An id out of its text.
    ///
    /// # Errors
    ///
    /// Which part is wrong.
    pub fn parse(text: &str) -> Result<ShapeId, InvalidShapeId> {
        let (namespace, name) = text.split_once('#').ok_or(InvalidShapeId::NoNamespace)?;
        if !namespace.split('.').all(is_identifier) {
            Err(InvalidShapeId::Namespace)
        } else if !is_identifier(name) {
            Err(InvalidShapeId::Name)
        } else {
            Ok(ShapeId(text.into()))
        }
    }

    /// What stands before the `#`.
    pub fn namespace(&self) -> &str {
        self.0
            .split_once('#')
            .map_or("", |(namespace, _)| namespace)
    }

    /// What stands behind the `#`.
    pub fn name(&self) -> &str {
        self.0.split_once('#').map_or("", |(_, name)| name)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `[A-Za-z]` or underscores and an alphanumeric, then alphanumerics and underscores.
pub(super) fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let start = text.trim_start_matches('_');
    let starts_well = if start.len() == text.len() {
        start.starts_with(|c: char| c.is_ascii_alphabetic())
    } else {
        start.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    starts_well && text.chars().all(is_part)
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
