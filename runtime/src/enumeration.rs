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

/// Reads an enum's value without keeping the text of one that is known.
#[doc(hidden)]
pub fn decode<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: serde::Deserializer<'de>,
{
    struct Visitor<T>(std::marker::PhantomData<T>);

    impl<T: for<'a> From<&'a str>> serde::de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string, the value of an enum")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            Ok(T::from(text))
        }
    }

    deserializer.deserialize_str(Visitor(std::marker::PhantomData))
}
