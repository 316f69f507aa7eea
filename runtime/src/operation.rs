//! What a caller needs to know of an operation and of its errors.

use std::fmt;

use serde_json::Value;

/// A generated operation: its types, and its HTTP binding where the model gives one.
pub trait Operation {
    /// What is sent.
    type Input;
    /// What comes back.
    type Output;
    /// What comes back instead.
    type Error;

    /// The absolute shape id.
    const ID: &'static str;
    /// The name, without its namespace.
    const NAME: &'static str;
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
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownError {
    code: String,
    status: u16,
    body: Value,
}

impl UnknownError {
    /// An error by its code, with what else came.
    pub fn new(code: impl Into<String>, status: u16, body: Value) -> Self {
        UnknownError {
            code: code.into(),
            status,
            body,
        }
    }

    /// The whole body.
    pub fn body(&self) -> &Value {
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
        let member = |name| self.body.get(name).and_then(Value::as_str);
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
    /// The error with this code, out of the body of an answer.
    ///
    /// # Errors
    ///
    /// When the body is not what the model says of that error.
    fn from_parts(code: &str, status: u16, body: Value) -> Result<Self, serde_json::Error>;

    /// An error out of an answer: the `X-Amzn-Errortype` header, where there is one, the HTTP
    /// status, and the JSON body. Without the header the code is looked for in the body's
    /// `code` and `__type`, as
    /// [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization)
    /// says.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or not what the model says of that error.
    fn from_response(
        error_type: Option<&str>,
        status: u16,
        body: &[u8],
    ) -> Result<Self, serde_json::Error> {
        let body: Value = serde_json::from_slice(body)?;
        let code = error_type.or_else(|| code_in(&body)).map(bare_code);
        let code = code.unwrap_or_default().to_owned();
        Self::from_parts(&code, status, body)
    }
}

fn code_in(body: &Value) -> Option<&str> {
    let member = |name| body.get(name).and_then(Value::as_str);
    member("code").or_else(|| member("__type"))
}

/// `aws.x#Foo:http://…` is `Foo`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.rsplit_once('#').map_or(code, |(_, name)| name)
}

/// An operation's error, with its code in `__type`, `code` or nowhere.
#[doc(hidden)]
pub fn decode_error<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: OperationError,
    D: serde::Deserializer<'de>,
{
    let body = <Value as serde::Deserialize>::deserialize(deserializer)?;
    let code = code_in(&body).map(bare_code).unwrap_or_default().to_owned();
    T::from_parts(&code, 0, body).map_err(serde::de::Error::custom)
}

/// An operation's error, with its code in `__type`.
#[doc(hidden)]
pub fn encode_error<T, S>(code: &str, error: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: serde::Serialize,
    S: serde::Serializer,
{
    let mut body = serde_json::to_value(error).map_err(serde::ser::Error::custom)?;
    if let Value::Object(members) = &mut body {
        members.insert("__type".to_owned(), code.into());
    }
    serde::Serialize::serialize(&body, serializer)
}

/// The body as it came.
impl serde::Serialize for UnknownError {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.body, code_in(&self.body)) {
            (Value::Object(_), None) => encode_error(&self.code, &self.body, serializer),
            _ => serde::Serialize::serialize(&self.body, serializer),
        }
    }
}
