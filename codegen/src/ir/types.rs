//! The type of a field, item or variant.

/// The type of a field, item or variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `bool`.
    Boolean,
    /// `i8`, `i16`, `i32` or `i64`.
    Integer(&'static str),
    /// `f32` or `f64`.
    Float(&'static str),
    /// The path of a user-defined string type, or `String`.
    String(Option<String>),
    /// The path of a user-defined bytes type, or the runtime's `Blob`.
    Blob(Option<String>),
    /// A point in time.
    Timestamp,
    /// A document.
    Document,
    /// An arbitrary-precision integer.
    BigInteger,
    /// An arbitrary-precision decimal number.
    BigDecimal,
    /// A generated enum or intEnum.
    Enumeration(String),
    /// A generated struct.
    Structure(String),
    /// A generated union.
    Union(String),
    /// The unit type.
    Unit,
    /// A list, `@sparse` or not.
    List {
        /// The type of the items.
        item: Box<Type>,
        /// Whether items are optional.
        sparse: bool,
    },
    /// A map, `@sparse` or not.
    Map {
        /// The path of a user-defined map type without its parameters, or `None` for `BTreeMap`.
        path: Option<String>,
        /// The type of the keys: a string or an enum.
        key: Box<Type>,
        /// The type of the values.
        value: Box<Type>,
        /// Whether values are optional.
        sparse: bool,
    },
    /// A user-defined type.
    Extern {
        /// The path of the type.
        path: String,
        /// The path of the type that reads and writes it, or `None` for serde.
        codec: Option<String>,
    },
    /// A user-defined stream type. It is not part of a document and may be neither comparable nor
    /// cloneable.
    Stream {
        /// The path of the type.
        path: String,
        /// What it is a stream of.
        of: Streamed,
    },
    /// A type in a `Box`.
    Boxed(Box<Type>),
}

/// The content of a stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Streamed {
    /// Bytes.
    Bytes,
    /// The events of a union.
    Events {
        /// The union.
        union: String,
        /// Whether the union is the parameter of the type.
        is_parameter: bool,
    },
}
