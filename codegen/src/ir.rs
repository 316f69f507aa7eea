//! The intermediate representation: Rust items as plain data.
//!
//! Produced by lowering a model and consumed by code generation. All decisions have been made, so
//! it is independent of Smithy's models. Names are final Rust names, and texts appear unchanged in
//! the output. The variant for unknown values of a union or enum is always `Unknown`.

use std::collections::BTreeSet;

use crate::pattern::Matcher;

/// A module of generated code, or the contents of a file.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The name of the module, or `None` for items at the top level of the file.
    pub name: Option<ModuleName>,
    /// The items, in output order.
    pub items: Vec<Item>,
    /// The shapes without an item: simple types, lists and maps.
    pub schemas: Vec<Schema>,
    /// The functions that validate lists and maps.
    pub collections: Vec<Collection>,
    /// The matchers of `@pattern`s.
    pub patterns: Vec<Pattern>,
    /// The required features of the runtime.
    pub features: BTreeSet<Feature>,
}

/// The name of a module.
#[derive(Clone, Debug)]
pub struct ModuleName {
    /// The module's name.
    pub name: String,
    /// Documentation, as Markdown.
    pub docs: String,
}

/// A feature of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// `types`: blobs, timestamps and big numbers.
    Types,
    /// `patterns`: the linear engine.
    Patterns,
    /// `back-references`: the engine that may give up.
    BackReferences,
    /// `serde`: user-defined types that are read and written with serde.
    Serde,
}

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

/// A Rust type and its implementations.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct, its builder and its implementations.
    Structure(Structure),
    /// An enum with one payload per variant.
    Union(Union),
    /// An enum of strings.
    Enumeration(Enumeration<String>),
    /// An enum of integers.
    IntEnumeration(Enumeration<i32>),
    /// A unit struct with the operation's types and constants, and the enum of its errors.
    Operation(Box<Operation>),
    /// A unit struct with the service's schema.
    Service(Box<Service>),
}

/// The properties common to all items.
#[derive(Clone, Debug)]
pub struct Head {
    /// The name of the type.
    pub name: String,
    /// The absolute shape ID.
    pub shape: String,
    /// The schema static. Empty for an operation.
    pub schema: String,
    /// The traits of the shape that affect serialization.
    pub traits: Vec<WireTrait>,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if the item is deprecated.
    pub deprecated: Option<String>,
    /// Whether `Debug` redacts the contents.
    pub sensitive: bool,
    /// Whether the type must be comparable and hashable, because a `@uniqueItems` list contains it.
    pub hashable: bool,
    /// The paths of derived traits.
    pub derives: Vec<String>,
    /// User-defined attributes.
    pub attributes: Vec<String>,
}

impl Item {
    /// The common properties, except for operations and services.
    pub fn head(&self) -> Option<&Head> {
        match self {
            Item::Structure(Structure { head, .. })
            | Item::Union(Union { head, .. })
            | Item::Enumeration(Enumeration { head, .. })
            | Item::IntEnumeration(Enumeration { head, .. }) => Some(head),
            Item::Operation(_) | Item::Service(_) => None,
        }
    }

    /// Like [`head`](Self::head), but mutable.
    pub fn head_mut(&mut self) -> Option<&mut Head> {
        match self {
            Item::Structure(Structure { head, .. })
            | Item::Union(Union { head, .. })
            | Item::Enumeration(Enumeration { head, .. })
            | Item::IntEnumeration(Enumeration { head, .. }) => Some(head),
            Item::Operation(_) | Item::Service(_) => None,
        }
    }
}

/// A struct.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The common properties.
    pub head: Head,
    /// The name of the builder.
    pub builder: String,
    /// The fields, in model order.
    pub fields: Vec<Field>,
    /// The error properties, if the structure is an error.
    pub error: Option<ErrorShape>,
}

impl Structure {
    /// Returns true if a field is a stream, which can be neither cloned nor compared.
    pub fn has_stream(&self) -> bool {
        self.fields.iter().any(Field::is_stream)
    }

    /// Returns true if `Debug` must redact a field.
    pub fn hides(&self) -> bool {
        self.head.sensitive || self.fields.iter().any(|field| field.sensitive)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// The name of the member in the model.
    pub member: String,
    /// The target of the member.
    pub target: Target,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if the field is deprecated.
    pub deprecated: Option<String>,
    /// User-defined attributes.
    pub attributes: Vec<String>,
    /// The type of the value.
    pub value: Type,
    /// Whether the value is optional.
    pub presence: Presence,
    /// The default that a server uses if an optional member is missing.
    pub fallback: Option<Literal>,
    /// The checks of the value.
    pub checks: Vec<Check>,
    /// Whether the value is sensitive.
    pub sensitive: bool,
}

impl Field {
    /// Returns true if the field is a stream, which is not part of a document.
    pub fn is_stream(&self) -> bool {
        matches!(self.value, Type::Stream { .. })
    }
}

/// Whether a field is optional.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// An `Option`.
    Optional,
    /// Always present. A placeholder is used if the member is missing.
    Required,
    /// Always present. This default is used if the member is missing.
    Default(Literal),
}

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
        /// The union of events that parameterizes the type, or `None` for bytes.
        events: Option<String>,
    },
    /// A type in a `Box`.
    Boxed(Box<Type>),
}

/// A check of one value.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// The value is present, although it is an `Option` in Rust.
    Required,
    /// The length, and the way to measure it.
    Length(Measure, Option<u64>, Option<u64>),
    /// The range, with bounds as written in the model.
    Range(Option<String>, Option<String>),
    /// The range of an intEnum.
    EnumRange(Option<String>, Option<String>),
    /// The range of a big number, with bounds as written in the model.
    BigRange(Option<String>, Option<String>),
    /// A pattern, given by the name of its matcher.
    Pattern(String),
    /// The items are unique.
    UniqueItems,
    /// The value is one that the model defines.
    Enumeration,
    /// The value is in one of the lists. Messages show only the first list.
    OneOf(Vec<String>, Vec<String>),
    /// The value is an ARN.
    Arn,
    /// The checks of a nested struct or union.
    Nested,
    /// The checks of each event in a list of events.
    Events,
    /// The checks of a function in [`Module::collections`], given by its name.
    Collection(String),
}

/// The way to measure a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// By the type itself.
    Own,
    /// As text, for a user-defined string type.
    Text,
    /// As bytes, for a user-defined bytes type.
    Bytes,
    /// By the number of entries, for a user-defined map type.
    Entries,
}

/// The checks of a list's items or of a map's keys and values.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The name of the function.
    pub function: String,
    /// The absolute shape ID.
    pub shape: String,
    /// The type of the list or map.
    pub value: Type,
    /// The checks of each key.
    pub keys: Vec<Check>,
    /// The checks of each item or value.
    pub values: Vec<Check>,
    /// Whether keys are sensitive.
    pub sensitive_keys: bool,
    /// Whether items or values are sensitive.
    pub sensitive_values: bool,
}

/// The matcher of a pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The name of the static.
    pub name: String,
    /// The pattern as written in the model.
    pub source: String,
    /// The lowered pattern.
    pub matcher: Matcher,
}

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

/// The error properties of a struct.
#[derive(Clone, Debug)]
pub struct ErrorShape {
    /// The field that contains the message, and whether it is optional.
    pub message: Option<(String, bool)>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The common properties.
    pub head: Head,
    /// The type and the schema of the input.
    pub input: (Type, Target),
    /// The type and the schema of the output.
    pub output: (Type, Target),
    /// The name of the error enum.
    pub error: String,
    /// The errors, in model order.
    pub errors: Vec<OperationError>,
    /// The HTTP binding.
    pub http: Option<Http>,
    /// The other traits that affect calls.
    pub traits: Vec<OperationTrait>,
    /// Whether the input is used by no other operation.
    pub owns_input: bool,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// The common properties.
    pub head: Head,
    /// The version.
    pub version: String,
    /// The IDs of the protocols.
    pub protocols: Vec<String>,
    /// The trait with a method for each operation.
    pub calls: String,
    /// Its operations.
    pub operations: Vec<ServiceOperation>,
    /// Whether it has `awsQueryCompatible`.
    pub is_query_compatible: bool,
}

/// An operation of a service.
#[derive(Clone, Debug)]
pub struct ServiceOperation {
    /// The method of a client.
    pub method: String,
    /// The operation's type.
    pub name: String,
    /// The static of its schema.
    pub schema: String,
}

/// An error of an operation.
#[derive(Clone, Debug)]
pub struct OperationError {
    /// The name of the variant.
    pub name: String,
    /// The type of the struct. The variant has the same name if that is free.
    pub structure: Type,
    /// The error code on the wire.
    pub code: String,
}

/// A trait of an operation: a variant of the runtime's `OperationTrait`.
#[derive(Clone, Debug, PartialEq)]
pub enum OperationTrait {
    /// A trait without a value, given by its name.
    Flag(&'static str),
    /// `@endpoint`, with the host prefix.
    Endpoint(String),
    /// `@requestCompression`, with the encodings.
    RequestCompression(Vec<String>),
}

/// An HTTP binding.
#[derive(Clone, Debug)]
pub struct Http {
    /// The method, such as `POST`.
    pub method: String,
    /// The URI pattern, such as `/attached-files/{InstanceId}`.
    pub uri: String,
    /// The status code, such as 200.
    pub status: u16,
}
