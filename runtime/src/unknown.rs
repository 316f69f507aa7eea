//! Enum values and union members that the model does not define.

use std::fmt;

use crate::document::Document;

/// An enum value that the model does not define.
///
/// Only decoding and an enum's `From<&str>` create one, so it never holds a value that the model
/// defines.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Called by generated code for a value that matches no variant.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        UnknownValue(text.into())
    }

    /// The original text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A union member that the model does not define: its name and its value.
///
/// The value does not depend on a wire format and keeps all digits, so it is written unchanged.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownMember(Box<(String, Document)>); // Boxed to keep unions small.

impl UnknownMember {
    /// Creates a member from its name on the wire.
    pub fn new(name: impl Into<String>, value: impl Into<Document>) -> Self {
        UnknownMember(Box::new((name.into(), value.into())))
    }

    /// The placeholder for a missing required union. It has no name and is written as `null`.
    #[doc(hidden)]
    pub fn absent() -> Self {
        UnknownMember::new("", Document::Null)
    }

    pub(crate) fn is_absent(&self) -> bool {
        self.name().is_empty() && self.value().is_null()
    }

    /// The member's name on the wire.
    pub fn name(&self) -> &str {
        &self.0.0
    }

    /// The member's value.
    pub fn value(&self) -> &Document {
        &self.0.1
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value is hidden, because it may be sensitive.
        f.debug_struct("UnknownMember")
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}
