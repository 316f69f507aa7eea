//! The Rust items to write, as plain data: every decision is made, no token is written.
//!
//! Knows nothing of Smithy's models. Names are Rust's and final; texts are as they will stand in
//! the output. The variant of a union or enum that the model does not know is `Unknown`, always.

use std::collections::BTreeSet;

use crate::pattern::Matcher;

/// A module of generated code, or all that a file has.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// What the module is called; `None` if its items stand in the file itself.
    pub name: Option<ModuleName>,
    /// The items, in the order of the output.
    pub items: Vec<Item>,
    /// The shapes that become no items: simple ones, lists and maps.
    pub schemas: Vec<Schema>,
    /// The checks of lists and maps, each a function.
    pub collections: Vec<Collection>,
    /// The matchers of `@pattern`s.
    pub patterns: Vec<Pattern>,
    /// The features that the runtime needs.
    pub features: BTreeSet<Feature>,
}

/// What a module is called.
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
    /// `serde`: types of the user's that are read and written by serde.
    Serde,
}

/// A shape that becomes no item.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The static's name.
    pub name: String,
    /// The absolute shape id.
    pub shape: String,
    /// The variant of the runtime's `Kind`.
    pub kind: &'static str,
    /// Its traits that matter on a wire.
    pub traits: Vec<WireTrait>,
    /// What a list or map is made of.
    pub of: Vec<Target>,
}

/// What a member holds: the shape it targets, and its own traits that matter on a wire.
#[derive(Clone, Debug)]
pub struct Target {
    /// The path of the static.
    pub schema: String,
    /// The traits.
    pub traits: Vec<WireTrait>,
}

/// A trait that matters on a wire: a variant of the runtime's `Trait`.
#[derive(Clone, Debug, PartialEq)]
pub struct WireTrait {
    /// The variant's name.
    pub name: &'static str,
    /// What it holds.
    pub value: WireValue,
}

/// What a trait that matters on a wire holds.
#[derive(Clone, Debug, PartialEq)]
pub enum WireValue {
    /// Nothing.
    None,
    /// A text.
    Text(String),
    /// An HTTP status.
    Status(u16),
    /// `@error`: whether the client is at fault; else the server is.
    Fault {
        /// Whether the client is.
        is_client: bool,
    },
    /// `@retryable`.
    Retryable {
        /// Whether the service asks to be called less often.
        throttling: bool,
    },
    /// `@timestampFormat`: a variant of the runtime's `TimestampFormat`.
    TimestampFormat(&'static str),
    /// `@xmlNamespace`.
    XmlNamespace {
        /// The namespace's name.
        uri: String,
        /// The prefix it is bound to.
        prefix: Option<String>,
    },
}

/// A type, and what belongs to it.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct, its builder and its implementations.
    Structure(Structure),
    /// An enum with one payload a variant.
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

/// What an item has, whatever it is.
#[derive(Clone, Debug)]
pub struct Head {
    /// The type's name.
    pub name: String,
    /// The absolute id of the shape it comes from.
    pub shape: String,
    /// The static of its schema; empty for an operation.
    pub schema: String,
    /// The shape's traits that matter on a wire.
    pub traits: Vec<WireTrait>,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if it is.
    pub deprecated: Option<String>,
    /// Whether `Debug` says nothing of what it holds.
    pub sensitive: bool,
    /// Whether it must be comparable and hashable, since a list of `@uniqueItems` holds it.
    pub hashable: bool,
    /// What it derives, as paths.
    pub derives: Vec<String>,
    /// Attributes, as written by the user.
    pub attributes: Vec<String>,
}

impl Item {
    /// What it has as any item does, of those that are types with something in them.
    pub fn head(&self) -> Option<&Head> {
        match self {
            Item::Structure(Structure { head, .. })
            | Item::Union(Union { head, .. })
            | Item::Enumeration(Enumeration { head, .. })
            | Item::IntEnumeration(Enumeration { head, .. }) => Some(head),
            Item::Operation(_) | Item::Service(_) => None,
        }
    }

    /// The same, to be changed.
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
    /// What it has as any item does.
    pub head: Head,
    /// The name of its builder.
    pub builder: String,
    /// The fields, in the model's order.
    pub fields: Vec<Field>,
    /// What it has as an error.
    pub error: Option<ErrorShape>,
}

impl Structure {
    /// Whether a field is a stream, which can be neither cloned nor compared.
    pub fn has_stream(&self) -> bool {
        self.fields.iter().any(Field::is_stream)
    }

    /// Whether its `Debug` has something to hide.
    pub fn hides(&self) -> bool {
        self.head.sensitive || self.fields.iter().any(|field| field.sensitive)
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The field's name.
    pub name: String,
    /// The member's name in the model.
    pub member: String,
    /// What the member targets.
    pub target: Target,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if it is.
    pub deprecated: Option<String>,
    /// Attributes, as written by the user.
    pub attributes: Vec<String>,
    /// What it holds.
    pub value: Type,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Of an optional one, what a server takes it for where it was not sent.
    pub fallback: Option<Literal>,
    /// What its value is held against.
    pub checks: Vec<Check>,
    /// Whether its value must not be shown.
    pub sensitive: bool,
}

impl Field {
    /// Whether it is a stream, which is in no document.
    pub fn is_stream(&self) -> bool {
        matches!(self.value, Type::Stream { .. })
    }
}

/// Whether a field may be absent.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// An `Option`.
    Optional,
    /// Always there; a placeholder where it was not sent.
    Required,
    /// Always there; this where it was not sent.
    Default(Literal),
}

/// A value of a `@default`.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `Default::default()`: 0, `false`, the empty string, list or map.
    Zero,
    /// `true`.
    True,
    /// A number, as it is written.
    Number(String),
    /// A text; of an enum too.
    Text(String),
    /// An intEnum's number.
    IntEnum(i32),
    /// A float that has no digits, by the name of its constant.
    Constant(&'static str, &'static str),
    /// Bytes, in base64.
    Blob(String),
    /// A point in time, in any of the three notations.
    Timestamp(String),
    /// A bigInteger or bigDecimal, by its digits.
    Big(String),
    /// A document.
    Document(DocumentLiteral),
}

/// A `@default` of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentLiteral {
    /// A boolean.
    Boolean(bool),
    /// A number, by its digits.
    Number(String),
    /// A text.
    Text(String),
    /// An empty list.
    List,
    /// An empty object.
    Object,
}

/// What a field, item or variant holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `bool`.
    Boolean,
    /// `i8`, `i16`, `i32` or `i64`, by its name.
    Integer(&'static str),
    /// `f32` or `f64`, by its name.
    Float(&'static str),
    /// A string: the user's type for it by its path, or `String`.
    String(Option<String>),
    /// Bytes: the user's type for them by its path, or the runtime's.
    Blob(Option<String>),
    /// A point in time.
    Timestamp,
    /// Any value.
    Document,
    /// An integer of any size.
    BigInteger,
    /// A decimal of any size.
    BigDecimal,
    /// A generated enum or intEnum.
    Enumeration(String),
    /// A generated struct.
    Structure(String),
    /// A generated union.
    Union(String),
    /// Nothing at all.
    Unit,
    /// A list, `@sparse` or not.
    List {
        /// What its items are.
        item: Box<Type>,
        /// Whether items may be absent.
        sparse: bool,
    },
    /// A map, `@sparse` or not.
    Map {
        /// The path of the user's type for it, without its parameters; `BTreeMap` if there is none.
        path: Option<String>,
        /// A string, or an enum.
        key: Box<Type>,
        /// What its values are.
        value: Box<Type>,
        /// Whether values may be absent.
        sparse: bool,
    },
    /// A type that the user has.
    Extern {
        /// Its path.
        path: String,
        /// The path of the type that reads and writes it, if not serde does.
        codec: Option<String>,
    },
    /// What comes and goes as it is read: a type that the user has, by its path. It is in no
    /// document, and need not be comparable or cloned.
    Stream {
        /// The type's path.
        path: String,
        /// The union of the events, which is the type's parameter; `None` for bytes.
        events: Option<String>,
    },
    /// The same behind a `Box`.
    Boxed(Box<Type>),
}

/// A check of one value.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// That it is there, though it is an `Option` in Rust.
    Required,
    /// Its length, and what measures it.
    Length(Measure, Option<u64>, Option<u64>),
    /// Its size, as numbers are written.
    Range(Option<String>, Option<String>),
    /// Its size, an intEnum's.
    EnumRange(Option<String>, Option<String>),
    /// Its size, a big number's, as numbers are written.
    BigRange(Option<String>, Option<String>),
    /// A pattern, by the name of its matcher.
    Pattern(String),
    /// That no item stands twice.
    UniqueItems,
    /// That it is a value the model knows.
    Enumeration,
    /// That it is one of these texts, the first list those that messages name.
    OneOf(Vec<String>, Vec<String>),
    /// That it is an ARN.
    Arn,
    /// What a struct or union checks itself.
    Nested,
    /// What each event in a list of them checks itself.
    Events,
    /// What a function of [`Module::collections`] checks, by its name.
    Collection(String),
}

/// What measures a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The type itself.
    Own,
    /// Its text, of a string of the user's type.
    Text,
    /// Its bytes, of bytes of the user's type.
    Bytes,
    /// Its entries, of a map of the user's type.
    Entries,
}

/// The checks of a list's items, or of a map's keys and values.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The function's name.
    pub function: String,
    /// The absolute id of the shape it comes from.
    pub shape: String,
    /// The list or map.
    pub value: Type,
    /// What each key is held against.
    pub keys: Vec<Check>,
    /// What each item or value is held against.
    pub values: Vec<Check>,
    /// Whether keys must not be shown.
    pub sensitive_keys: bool,
    /// Whether items or values must not be shown.
    pub sensitive_values: bool,
}

/// A matcher.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The static's name.
    pub name: String,
    /// The pattern, as the model has it.
    pub source: String,
    /// What it was lowered to.
    pub matcher: Matcher,
}

/// An enum with one payload a variant.
#[derive(Clone, Debug)]
pub struct Union {
    /// What it has as any item does.
    pub head: Head,
    /// The variants, in the model's order.
    pub variants: Vec<Variant>,
}

impl Union {
    /// Whether its `Debug` has something to hide.
    pub fn hides(&self) -> bool {
        self.head.sensitive || self.variants.iter().any(|variant| variant.sensitive)
    }
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant's name.
    pub name: String,
    /// The name of its accessor, without `as_`.
    pub accessor: String,
    /// The member's name in the model.
    pub member: String,
    /// What the member targets.
    pub target: Target,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if it is.
    pub deprecated: Option<String>,
    /// Attributes, as written by the user.
    pub attributes: Vec<String>,
    /// What it holds.
    pub value: Type,
    /// What its value is held against.
    pub checks: Vec<Check>,
    /// Whether its value must not be shown.
    pub sensitive: bool,
}

/// An enum of strings or integers.
#[derive(Clone, Debug)]
pub struct Enumeration<T> {
    /// What it has as any item does.
    pub head: Head,
    /// The values, in the model's order.
    pub values: Vec<EnumValue<T>>,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue<T> {
    /// The variant's name.
    pub name: String,
    /// The value on the wire.
    pub value: T,
    /// Documentation, as Markdown.
    pub docs: String,
    /// The note of `#[deprecated]`, if it is.
    pub deprecated: Option<String>,
    /// Attributes, as written by the user.
    pub attributes: Vec<String>,
    /// Whether it is left out of messages and of `values()`.
    pub internal: bool,
}

/// What a struct has as an error.
#[derive(Clone, Debug)]
pub struct ErrorShape {
    /// The field with the message, and whether it is optional.
    pub message: Option<(String, bool)>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// What it has as any item does.
    pub head: Head,
    /// The input's type and schema.
    pub input: (Type, Target),
    /// The output's type and schema.
    pub output: (Type, Target),
    /// The enum of its errors.
    pub error: String,
    /// The errors, in the model's order.
    pub errors: Vec<OperationError>,
    /// The HTTP binding.
    pub http: Option<Http>,
    /// The other traits that affect how it is called.
    pub traits: Vec<OperationTrait>,
    /// Whether the input is no other operation's.
    pub owns_input: bool,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// What it has as any item does.
    pub head: Head,
    /// Its version.
    pub version: String,
    /// The ids of its protocols.
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
    /// The variant's name.
    pub name: String,
    /// The struct's type, whose name is the variant's too where that one is free.
    pub structure: Type,
    /// The code on the wire.
    pub code: String,
}

/// A trait of an operation: a variant of the runtime's `OperationTrait`.
#[derive(Clone, Debug, PartialEq)]
pub enum OperationTrait {
    /// One that holds nothing, by its name.
    Flag(&'static str),
    /// `@endpoint`, by the host prefix.
    Endpoint(String),
    /// `@requestCompression`, by the encodings.
    RequestCompression(Vec<String>),
}

/// An HTTP binding.
#[derive(Clone, Debug)]
pub struct Http {
    /// `POST`.
    pub method: String,
    /// `/attached-files/{InstanceId}`.
    pub uri: String,
    /// 200.
    pub status: u16,
}
