//! Structures, their fields, and their properties as errors.

use super::{Check, Head, Literal, Target, Type};

/// A struct.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The common properties.
    pub head: Head,
    /// The name of the builder.
    pub builder: String,
    /// The fields, in model order.
    pub fields: Vec<Field>,
    /// The error properties, if the structure is an error.
    pub error: Option<ErrorShape>,
}

impl Structure {
    /// Returns true if a field is a stream, which can be neither cloned nor compared.
    pub fn has_stream(&self) -> bool {
        self.fields.iter().any(Field::is_stream)
    }

    /// Returns true if `Debug` must redact a field.
    pub fn hides(&self) -> bool {
        self.head.sensitive || self.fields.iter().any(|field| field.sensitive)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// The name of the member in the model.
    pub member: String,
    /// The target of the member.
    pub target: Target,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if the field is deprecated.
    pub deprecated: Option<String>,
    /// User-defined attributes.
    pub attributes: Vec<String>,
    /// The type of the value.
    pub value: Type,
    /// Whether the value is optional.
    pub presence: Presence,
    /// The default that a server uses if an optional member is missing.
    pub fallback: Option<Literal>,
    /// The checks of the value.
    pub checks: Vec<Check>,
    /// Whether the value is sensitive.
    pub sensitive: bool,
}

impl Field {
    /// Returns true if the field is a stream, which is not part of a document.
    pub fn is_stream(&self) -> bool {
        matches!(self.value, Type::Stream { .. })
    }
}

/// Whether a field is optional.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// An `Option`.
    Optional,
    /// Always present. A placeholder is used if the member is missing.
    Required,
    /// Always present. This default is used if the member is missing.
    Default(Literal),
}

/// The error properties of a struct.
#[derive(Clone, Debug)]
pub struct ErrorShape {
    /// The field that contains the message, and whether it is optional.
    pub message: Option<(String, bool)>,
}
