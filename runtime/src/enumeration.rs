//! The trait of generated enums, which have known values and an unknown variant.

use std::fmt;

/// A generated enum or intEnum.
pub trait Enumeration: fmt::Display {
    /// The value on the wire: `&str` for an enum, `i32` for an intEnum.
    type Value: fmt::Display + 'static;

    /// The values in the model, in model order, without those marked `@internal`.
    fn advertised() -> &'static [Self::Value];

    /// Returns true if the model defines this value.
    fn is_known(&self) -> bool;
}
