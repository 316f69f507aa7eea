//! Operations, services and their errors.

use std::fmt;

use crate::document::Document;
use crate::schema::{self, Fault, Retryable, Schema, Trait};
use crate::wire::{self, Context, Members, Reader};

/// A generated operation: its types and its schema.
///
/// Gives generic code access to everything about an operation.
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
    /// The request, or `()` if the model has none.
    type Input;
    /// The response, or `()` if the model has none.
    type Output;
    /// The error type.
    type Error: OperationError;

    /// The operation's shapes and traits.
    const SCHEMA: &'static schema::Operation;
    /// The absolute shape ID.
    const ID: &'static str = Self::SCHEMA.id();
    /// The name without namespace.
    const NAME: &'static str = Self::SCHEMA.name();
}

/// A generated operation with an `@http` binding.
pub trait HttpOperation: Operation {
    /// The HTTP method, such as `POST`.
    const METHOD: &'static str;
    /// The URI pattern with its `{label}`s.
    const URI: &'static str;
    /// The HTTP status code of a successful response.
    const STATUS: u16;
}

/// A generated service.
pub trait Service: 'static {
    /// The service's operations and protocols.
    const SCHEMA: &'static schema::Service;
}

/// A generated operation of the service `S`.
pub trait OperationOf<S: Service>: Operation {}

/// The generated input of an operation.
pub trait Input: Sized {
    /// The operation.
    type Operation: Operation<Input = Self>;
}

/// An error returned by a service.
pub trait ServiceError: std::error::Error {
    /// The name of the error shape, such as `ThrottlingException`.
    fn code(&self) -> &str;

    /// The HTTP status code: `@httpError`, or else 400 for client faults and 500 for server faults.
    fn status(&self) -> u16;

    /// The party at fault.
    fn fault(&self) -> Fault;

    /// Whether the request can be retried, if the model specifies it.
    fn retryable(&self) -> Option<Retryable> {
        None
    }

    /// The error message, if the service sent one.
    fn message(&self) -> Option<&str> {
        None
    }
}

/// An error that the model does not define.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownError {
    code: String,
    status: u16,
    body: Document,
}

impl UnknownError {
    /// Creates an error from its code, its HTTP status code and the response body.
    pub fn new(code: impl Into<String>, status: u16, body: impl Into<Document>) -> Self {
        UnknownError {
            code: code.into(),
            status,
            body: body.into(),
        }
    }

    /// The whole body: null if it was empty, a string if it was text.
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

    /// Derived from the status: 500 and above is a server fault.
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

/// Writes `ThrottlingException: Rate exceeded`, or only the code.
#[doc(hidden)]
pub fn display(error: &(impl ServiceError + ?Sized), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(error.code())?;
    match error.message() {
        Some(message) if !message.is_empty() => write!(f, ": {message}"),
        _ => Ok(()),
    }
}

/// A generated enum of the errors of an operation.
pub trait OperationError: ServiceError + Sized {
    /// The schemas of the errors in the model, in model order.
    const SCHEMAS: &'static [&'static Schema];

    /// Reads the error at this index of [`SCHEMAS`](Self::SCHEMAS). Returns `None` if the index is
    /// out of bounds.
    ///
    /// # Errors
    ///
    /// Returns an error if the reader fails.
    #[doc(hidden)]
    fn read_error(
        index: usize,
        from: &mut dyn Reader,
        context: &mut Context,
    ) -> wire::Result<Option<Self>>;

    /// Wraps an error that the model does not define.
    fn from_unknown(error: UnknownError) -> Self;

    /// The contents to write.
    #[doc(hidden)]
    fn parts(&self) -> Parts<'_>;
}

/// The contents of an operation's error.
#[doc(hidden)]
pub enum Parts<'a> {
    /// An error in the model.
    Known(&'static Schema, &'a dyn Members),
    /// An error that the model does not define.
    Unknown(&'a UnknownError),
}

// Error traits of a schema.

/// `@httpError`, or else 400 for client faults and 500 for server faults.
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

/// The code of the AWS query protocol: `@awsQueryError`, or else the name of the shape.
#[cfg(any(feature = "http", feature = "xml"))]
pub(crate) fn query_code(schema: &Schema) -> &'static str {
    let code = schema.find(|one| match one {
        Trait::AwsQueryError(code, _) => Some(*code),
        _ => None,
    });
    code.unwrap_or(schema.name())
}

/// `@retryable`.
#[doc(hidden)]
pub fn retryable(schema: &Schema) -> Option<Retryable> {
    schema.find(|one| match one {
        Trait::Retryable(retryable) => Some(*retryable),
        _ => None,
    })
}
