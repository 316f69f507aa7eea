//! Enumerations of strings or integers.

use super::Head;

/// An enum of strings or integers.
#[derive(Clone, Debug)]
pub struct Enumeration<T> {
    /// The common properties.
    pub head: Head,
    /// The values, in model order.
    pub values: Vec<EnumValue<T>>,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue<T> {
    /// The name of the variant.
    pub name: String,
    /// The value on the wire.
    pub value: T,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if the value is deprecated.
    pub deprecated: Option<String>,
    /// User-defined attributes.
    pub attributes: Vec<String>,
    /// Whether the value is omitted from messages and from `values()`.
    pub internal: bool,
}
