//! What enums have in common: a closed list of known values, and room for others.

use std::fmt;

/// A generated enum or intEnum.
pub trait Enumeration: fmt::Display {
    /// A value on the wire: `&str` of an enum, `i32` of an intEnum.
    type Value: fmt::Display + 'static;

    /// The values the model knows and shows, in its order; those marked `@internal` left out.
    fn advertised() -> &'static [Self::Value];

    /// Whether the model knows this value.
    fn is_known(&self) -> bool;
}
