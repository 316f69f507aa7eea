//! What a caller needs to know of an operation and of its errors.

use std::fmt;

use crate::document::Document;
use crate::schema::{self, Schema, Trait};
use crate::wire::{self, Context, Members, Reader};

/// A generated operation: its types and its schema.
///
/// Generic code reaches everything about an operation from here.
///
/// ```
/// use smithy_typegen_runtime::Operation;
///
/// fn line<O: Operation>() -> String {
///     match O::SCHEMA.http() {
///         Some(http) => format!("{} {} {}", O::NAME, http.method, http.uri),
///         None => O::NAME.to_owned(),
///     }
/// }
/// ```
pub trait Operation: 'static {
    /// The request; `()` if the model has none.
    type Input;
    /// The response; `()` if the model has none.
    type Output;
    /// The error of a failed call.
    type Error: OperationError;

    /// The operation's shapes and traits.
    const SCHEMA: &'static schema::Operation;
    /// The absolute shape id.
    const ID: &'static str = Self::SCHEMA.id();
    /// The name, without its namespace.
    const NAME: &'static str = Self::SCHEMA.name();
}

/// A generated operation with an HTTP binding, `@http`.
pub trait HttpOperation: Operation {
    /// The HTTP method: `POST`.
    const METHOD: &'static str;
    /// The URI pattern, with a `{label}` for each member in it.
    const URI: &'static str;
    /// The HTTP status of success.
    const STATUS: u16;
}

/// A generated service.
pub trait Service: 'static {
    /// Its operations and protocols.
    const SCHEMA: &'static schema::Service;
}

/// A generated input of one operation.
pub trait Input: Sized {
    /// The operation.
    type Operation: Operation<Input = Self>;
}

/// Whose fault an error is, `@error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The caller's: the same request will fail again.
    Client,
    /// The service's.
    Server,
}

/// `@retryable`: the same request may succeed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Retryable {
    /// Whether the service asks to be called less often.
    pub throttling: bool,
}

/// An error that a service answers with.
pub trait ServiceError: std::error::Error {
    /// The name of its shape: `ThrottlingException`.
    fn code(&self) -> &str;

    /// The HTTP status: `@httpError`, or 400 for a client's and 500 for a server's fault.
    fn status(&self) -> u16;

    /// Whose fault it is.
    fn fault(&self) -> Fault;

    /// Whether and how the request may be tried again, as the model says it.
    fn retryable(&self) -> Option<Retryable> {
        None
    }

    /// The service's message, where it sent one.
    fn message(&self) -> Option<&str> {
        None
    }
}

/// An error that the model does not know, kept as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownError {
    code: String,
    status: u16,
    body: Document,
}

impl UnknownError {
    /// An error by its code and HTTP status, with what else came.
    pub fn new(code: impl Into<String>, status: u16, body: impl Into<Document>) -> Self {
        UnknownError {
            code: code.into(),
            status,
            body: body.into(),
        }
    }

    /// The whole body: null where it was empty, a string where it was text.
    pub fn body(&self) -> &Document {
        &self.body
    }
}

impl ServiceError for UnknownError {
    fn code(&self) -> &str {
        &self.code
    }

    fn status(&self) -> u16 {
        self.status
    }

    /// By the status: the server's from 500 on.
    fn fault(&self) -> Fault {
        if self.status >= 500 {
            Fault::Server
        } else {
            Fault::Client
        }
    }

    fn message(&self) -> Option<&str> {
        let member = |name| self.body.get(name).and_then(Document::as_str);
        member("message").or_else(|| member("Message"))
    }
}

impl fmt::Display for UnknownError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self, f)
    }
}

impl std::error::Error for UnknownError {}

/// `ThrottlingException: Rate exceeded`, or the code alone.
#[doc(hidden)]
pub fn display(error: &(impl ServiceError + ?Sized), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(error.code())?;
    match error.message() {
        Some(message) if !message.is_empty() => write!(f, ": {message}"),
        _ => Ok(()),
    }
}

/// A generated enum of all errors that an operation answers with.
pub trait OperationError: ServiceError + Sized {
    /// The shapes of the errors that the model knows, in its order.
    const SCHEMAS: &'static [&'static Schema];

    /// Reads the error with this index in [`SCHEMAS`](Self::SCHEMAS); `None` if there is no such one.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    #[doc(hidden)]
    fn read_error(
        index: usize,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> wire::Result<Option<Self>>;

    /// An error that the model does not know.
    fn from_unknown(error: UnknownError) -> Self;

    /// What is to be written.
    #[doc(hidden)]
    fn parts(&self) -> Parts<'_>;
}

/// An operation's error, about to be written.
#[doc(hidden)]
pub enum Parts<'a> {
    /// One that the model knows.
    Known(&'static Schema, &'a dyn Members),
    /// One that it does not.
    Unknown(&'a UnknownError),
}

// What the schema of an error says of it.

/// `@httpError`, or 400 for a client's and 500 for a server's fault.
#[doc(hidden)]
pub fn status(schema: &Schema) -> u16 {
    let status = schema.find(|one| match one {
        Trait::HttpError(status) => Some(*status),
        _ => None,
    });
    status.unwrap_or(match fault(schema) {
        Fault::Client => 400,
        Fault::Server => 500,
    })
}

/// `@error`.
#[doc(hidden)]
pub fn fault(schema: &Schema) -> Fault {
    let fault = schema.find(|one| match one {
        Trait::Error(fault) => Some(*fault),
        _ => None,
    });
    fault.unwrap_or(Fault::Server)
}

/// `@retryable`.
#[doc(hidden)]
pub fn retryable(schema: &Schema) -> Option<Retryable> {
    schema.find(|one| match one {
        Trait::Retryable(retryable) => Some(*retryable),
        _ => None,
    })
}
