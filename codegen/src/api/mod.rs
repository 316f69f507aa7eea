//! The public API of generated code, as plain data and as a list with one line for each item.
//!
//! What all types of a kind have is not listed: `builder()` and `build()`, `as_str()`, the codecs, `Unknown`.

mod limit;
mod list;
mod text;

use crate::ir::Type;

pub use limit::Limit;
pub use list::list;
#[cfg(feature = "cli")]
pub(crate) use text::field_type;

/// The public items of generated code.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// The items, in output order.
    pub items: Vec<Item>,
}

/// A type, with what belongs to it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// The kind of item.
    pub kind: ItemKind,
    /// The shape that it is generated for, by its id.
    pub shape: String,
    /// The traits that it derives.
    pub traits: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its fields, variants and methods.
    pub parts: Vec<Part>,
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A struct with a builder, whose name is given.
    Structure {
        /// The name of the builder.
        builder: String,
    },
    /// An enum with values.
    Union,
    /// An enum of strings or integers.
    Enumeration,
    /// A unit struct for an operation, with its input, output and errors.
    Operation {
        /// The type of the input.
        input: String,
        /// The type of the output.
        output: String,
    },
    /// The enum of the errors of an operation.
    Errors,
    /// A unit struct for a service.
    Service,
    /// The trait with a method for each operation of a service.
    Calls,
    /// No item: the constraints of the contents of a list or map.
    Collection,
}

/// A part of an item.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The member that it is generated for; empty if there is none.
    pub member: String,
    /// The kind of part, with its type.
    pub kind: PartKind,
    /// The constraints of its value.
    pub limits: Vec<Limit>,
    /// The default of its value.
    pub default: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// The kinds of parts.
#[derive(Clone, Debug, PartialEq)]
pub enum PartKind {
    /// A public field.
    Field {
        /// The type, without `Option`.
        value: Type,
        /// Whether it is in an `Option`.
        optional: bool,
    },
    /// The method of the builder that sets a field of this type.
    Setter(Type),
    /// The accessor of an optional list or map.
    Reader(Type),
    /// A variant with a value, or without one for `Type::Unit`.
    Variant(Type),
    /// The accessor of a variant.
    Accessor(Type),
    /// A variant with its value on the wire.
    Value(String),
    /// The method of a client, with the operation that it calls.
    Call(String),
    /// The keys, items or values of a list or map.
    Contents,
}
