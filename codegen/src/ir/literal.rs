//! Values of `@default`.

/// A value of a `@default`.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `Default::default()`: 0, `false`, or an empty string, list or map.
    Zero,
    /// `true`.
    True,
    /// A number in its original form.
    Number(String),
    /// A string, or the value of a string enum.
    Text(String),
    /// The value of an intEnum.
    IntEnum(i32),
    /// The type and the name of a constant, for a float that has no literal.
    Constant(&'static str, &'static str),
    /// Bytes as base64.
    Blob(String),
    /// A timestamp in any of the three formats.
    Timestamp(String),
    /// The digits of a bigInteger or bigDecimal.
    Big(String),
    /// A document.
    Document(DocumentLiteral),
}

/// The `@default` of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentLiteral {
    /// A boolean.
    Boolean(bool),
    /// The digits of a number.
    Number(String),
    /// A string.
    Text(String),
    /// An empty list.
    List,
    /// An empty object.
    Object,
}
