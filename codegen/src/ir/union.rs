//! Unions.

use super::{Check, Head, Target, Type};

/// An enum with one payload per variant.
#[derive(Clone, Debug)]
pub struct Union {
    /// The common properties.
    pub head: Head,
    /// The variants, in model order.
    pub variants: Vec<Variant>,
}

impl Union {
    /// Returns true if `Debug` must redact a variant.
    pub fn hides(&self) -> bool {
        self.head.sensitive || self.variants.iter().any(|variant| variant.sensitive)
    }
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The name of the variant.
    pub name: String,
    /// The name of its accessor, without `as_`.
    pub accessor: String,
    /// The name of the member in the model.
    pub member: String,
    /// The target of the member.
    pub target: Target,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if the variant is deprecated.
    pub deprecated: Option<String>,
    /// User-defined attributes.
    pub attributes: Vec<String>,
    /// The type of the value.
    pub value: Type,
    /// The checks of the value.
    pub checks: Vec<Check>,
    /// Whether the value is sensitive.
    pub sensitive: bool,
}
