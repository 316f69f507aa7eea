//! Operations and services.

use super::{Head, Target, Type, WireTrait};

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
    /// How to call it page by page.
    pub pages: Option<Pages>,
    /// The other traits that affect calls: variants of the runtime's `OperationTrait`.
    pub traits: Vec<WireTrait>,
    /// Whether the input is used by no other operation.
    pub owns_input: bool,
}

/// The fields that pagination uses.
#[derive(Clone, Debug)]
pub struct Pages {
    /// How the token is compared and copied.
    pub kind: TokenKind,
    /// The type of the token in the input.
    pub token: Type,
    /// The token in the input.
    pub input: Step,
    /// The path to the token in the output.
    pub output: Vec<Step>,
    /// The type of the items, and the path to them in the output.
    pub items: Option<(Type, Vec<Step>)>,
}

/// How a page token is compared and copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A string.
    Text,
    /// A map.
    Map,
    /// A user-defined type.
    Other,
}

/// A field on a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// The name of the field.
    pub field: String,
    /// Whether the value is optional.
    pub optional: bool,
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
    /// The traits that affect calls: variants of the runtime's `ServiceTrait`.
    pub traits: Vec<WireTrait>,
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
