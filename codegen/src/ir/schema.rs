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

/// The value of a trait.
#[derive(Clone, Debug, PartialEq)]
pub enum WireValue {
    /// No value.
    None,
    /// A string.
    Text(String),
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
