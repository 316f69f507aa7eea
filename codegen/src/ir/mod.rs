//! The intermediate representation: Rust items as plain data.
//!
//! Produced by lowering a model and consumed by code generation. All decisions have been made, so
//! it is independent of Smithy's models. Names are final Rust names, and texts appear unchanged in
//! the output. The variant for unknown values of a union or enum is always `Unknown`.

mod check;
mod enumeration;
mod literal;
mod operation;
mod schema;
mod structure;
mod types;
mod union;

use std::collections::BTreeSet;

pub use check::{Check, Collection, Measure, Pattern};
pub use enumeration::{EnumValue, Enumeration};
pub use literal::{DocumentLiteral, Literal};
pub use operation::{
    Http, Operation, OperationError, Pages, Service, ServiceOperation, Step, TokenKind,
};
pub use schema::{Schema, Target, WireTrait, WireValue};
pub use structure::{ErrorShape, Field, Presence, Structure};
pub use types::{Streamed, Type};
pub use union::{Union, Variant};

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
