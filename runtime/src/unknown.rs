//! What a newer service sends and this model does not know, kept as it came.

use std::fmt;

use crate::document::Document;

/// The text of an enum value that the model does not know.
///
/// Made only by decoding or by an enum's `From<&str>`, so that a known value is never hidden in one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Called by generated code once no known value matched.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        UnknownValue(text.into())
    }

    /// The value as it came.
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

/// A union member that the model does not know: its name and its value.
///
/// It names no notation and keeps every digit, so that it goes out again as it came in.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownMember(Box<(String, Document)>); // Boxed, so that the rare case does not swell each union.

impl UnknownMember {
    /// A member by its name on the wire.
    pub fn new(name: impl Into<String>, value: impl Into<Document>) -> Self {
        UnknownMember(Box::new((name.into(), value.into())))
    }

    /// Stands in for a required union that was not sent. It has no name, and goes out as `null`.
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
        // The value is not shown: the model does not say whether it is sensitive.
        f.debug_struct("UnknownMember")
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}
