//! Shape ids: the names of shapes.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An absolute shape id, `namespace#Name`, without a member. Cheap to clone; ordered as text.
///
/// ```
/// use smithy_typegen::internal::model::ShapeId;
/// let id = ShapeId::parse("example.weather#Forecast")?;
/// assert_eq!((id.namespace(), id.name()), ("example.weather", "Forecast"));
/// # Ok::<(), smithy_typegen::internal::model::InvalidShapeId>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

/// Why a string is not an absolute shape id (Smithy specification, "Shape ID ABNF").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvalidShapeId {
    /// The `#` is missing.
    NoNamespace,
    /// It is longer than [`ShapeId::LONGEST`].
    TooLong,
    /// A part of the namespace is not an identifier.
    Namespace,
    /// The name is not an identifier.
    Name,
    /// The member name is not an identifier, or a member is not allowed.
    Member,
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InvalidShapeId::NoNamespace => {
                f.write_str("it has no namespace: an absolute shape id is written `namespace#Name`")
            }
            InvalidShapeId::TooLong => {
                write!(f, "it is longer than {} bytes", ShapeId::LONGEST)
            }
            InvalidShapeId::Namespace => {
                f.write_str("its namespace is not made of identifiers joined by dots")
            }
            InvalidShapeId::Name => f.write_str(
                "its name is not an identifier: letters, digits and `_`, not starting with a digit",
            ),
            InvalidShapeId::Member => f.write_str("it names a member where a shape is expected"),
        }
    }
}

impl std::error::Error for InvalidShapeId {}

impl ShapeId {
    /// The maximum length of a shape id or member name in bytes. Every place in a model repeats the ids on its path, so
    /// unlimited ids would let a small model use a lot of memory.
    pub const LONGEST: usize = 1024;

    /// Reads `namespace#Name`.
    ///
    /// # Errors
    ///
    /// Names the part that violates the specification. A member (`namespace#Name$member`) is an error too.
    pub fn parse(text: &str) -> Result<ShapeId, InvalidShapeId> {
        let (namespace, name) = text.split_once('#').ok_or(InvalidShapeId::NoNamespace)?;
        if text.len() > Self::LONGEST {
            return Err(InvalidShapeId::TooLong);
        }
        if !namespace.split('.').all(is_identifier) {
            return Err(InvalidShapeId::Namespace);
        }
        if is_identifier(name) {
            return Ok(ShapeId(text.into()));
        }
        match name.split_once('$') {
            Some((name, member)) if is_identifier(name) && is_identifier(member) => {
                Err(InvalidShapeId::Member)
            }
            _ => Err(InvalidShapeId::Name),
        }
    }

    /// Reads `namespace#Name` or `namespace#Name$member`.
    pub(crate) fn parse_with_member(text: &str) -> Result<(ShapeId, Option<&str>), InvalidShapeId> {
        match text.split_once('$') {
            Some((shape, member)) if is_identifier(member) => {
                Ok((Self::parse(shape)?, Some(member)))
            }
            _ => Ok((Self::parse(text)?, None)),
        }
    }

    /// The part before the `#`.
    pub fn namespace(&self) -> &str {
        self.0
            .split_once('#')
            .map_or("", |(namespace, _)| namespace)
    }

    /// The part after the `#`.
    pub fn name(&self) -> &str {
        self.0.split_once('#').map_or("", |(_, name)| name)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the unit type, `smithy.api#Unit`.
    pub(crate) fn is_unit(&self) -> bool {
        self.as_str() == "smithy.api#Unit"
    }

    /// The id of a prelude shape, `smithy.api#Name`.
    pub(crate) fn prelude(name: &str) -> ShapeId {
        ShapeId(format!("{PRELUDE}#{name}").into())
    }
}

/// The namespace of the prelude.
pub(crate) const PRELUDE: &str = "smithy.api";

/// Whether a string is an identifier: letters, digits and `_`, starting with a letter or with underscores followed by a
/// letter or digit, and within the length limit for ids.
pub(crate) fn is_identifier(text: &str) -> bool {
    let starts_well = match text.trim_start_matches('_').bytes().next() {
        Some(first) => {
            first.is_ascii_alphabetic() || (first.is_ascii_digit() && text.starts_with('_'))
        }
        None => false,
    };
    starts_well
        && text.len() <= ShapeId::LONGEST
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
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
