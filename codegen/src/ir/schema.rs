//! Schemas: shapes without an item, the targets of members, and traits that affect serialization.

/// The schema of a shape without an item.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The name of the static.
    pub name: String,
    /// The absolute shape ID.
    pub shape: String,
    /// The variant of the runtime's `Kind`.
    pub kind: &'static str,
    /// The traits that affect serialization.
    pub traits: Vec<WireTrait>,
    /// The targets of a list or map.
    pub of: Vec<Target>,
}

/// The target of a member, with the member's own traits.
#[derive(Clone, Debug)]
pub struct Target {
    /// The path of the static.
    pub schema: String,
    /// The traits of the member that affect serialization.
    pub traits: Vec<WireTrait>,
}

/// A trait that affects serialization: a variant of the runtime's `Trait`.
#[derive(Clone, Debug, PartialEq)]
pub struct WireTrait {
    /// The variant's name.
    pub name: &'static str,
    /// The value of the trait.
    pub value: WireValue,
}

impl WireTrait {
    /// A trait without a value.
    pub fn flag(name: &'static str) -> Self {
        let value = WireValue::None;
        WireTrait { name, value }
    }

    /// A trait whose value is a string.
    pub fn text(name: &'static str, text: &str) -> Self {
        let value = WireValue::Text(text.to_owned());
        WireTrait { name, value }
    }

    /// A trait whose value is a list of strings.
    pub fn texts(name: &'static str, texts: Vec<String>) -> Self {
        let value = WireValue::Texts(texts);
        WireTrait { name, value }
    }
}

/// The value of a trait.
#[derive(Clone, Debug, PartialEq)]
pub enum WireValue {
    /// No value.
    None,
    /// A string.
    Text(String),
    /// A list of strings.
    Texts(Vec<String>),
    /// An HTTP status code.
    Status(u16),
    /// `@awsQueryError`.
    QueryError {
        /// The code.
        code: String,
        /// The HTTP status code.
        status: u16,
    },
    /// `@error`: the party at fault.
    Fault {
        /// Whether the client is at fault, rather than the server.
        is_client: bool,
    },
    /// `@retryable`.
    Retryable {
        /// Whether the error indicates throttling.
        throttling: bool,
    },
    /// `@timestampFormat`: a variant of the runtime's `TimestampFormat`.
    TimestampFormat(&'static str),
    /// `@xmlNamespace`.
    XmlNamespace {
        /// The URI of the namespace.
        uri: String,
        /// The prefix.
        prefix: Option<String>,
    },
}
