//! Untyped values: the contents of document members and of data that the model does not define.
//!
//! A [`Document`] does not depend on a wire format. Numbers keep all their digits and objects keep
//! the order of their members, so a document that was read is written unchanged.

mod display;
mod number;
mod reader;

use std::fmt;

pub use number::Number;
pub(crate) use number::is_json_number;
pub use reader::DocumentReader;

/// A value of Smithy's [document](https://smithy.io/2.0/spec/simple-types.html#document) type.
///
/// ```
/// use smithy_typegen_runtime::Document;
///
/// let document = Document::object([("id", 7.into()), ("tags", Document::list(["a", "b"]))]);
/// assert_eq!(document.get("id").and_then(Document::as_i64), Some(7));
/// assert_eq!(document.to_string(), r#"{"id":7,"tags":["a","b"]}"#);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub enum Document {
    /// Null.
    #[default]
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, with all its digits.
    Number(Number),
    /// Unicode text.
    String(String),
    /// Bytes. Only binary formats have them.
    Blob(Vec<u8>),
    /// A point in time, in seconds since 1970 with an optional fraction. Only some formats have it.
    Timestamp(Number),
    /// A list of values.
    List(Vec<Document>),
    /// An object: names and values, in their original order.
    Object(Vec<(String, Document)>),
}

impl Document {
    /// Creates a list.
    pub fn list(items: impl IntoIterator<Item = impl Into<Document>>) -> Self {
        Document::List(items.into_iter().map(Into::into).collect())
    }

    /// Creates an object. If two members have the same name, [`get`](Self::get) returns the first.
    pub fn object(members: impl IntoIterator<Item = (impl Into<String>, Document)>) -> Self {
        let members = members.into_iter();
        Document::Object(members.map(|(name, value)| (name.into(), value)).collect())
    }

    /// The kind of value as it appears in error messages: `a string`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Document::Null => "null",
            Document::Boolean(_) => "a boolean",
            Document::Number(_) => "a number",
            Document::String(_) => "a string",
            Document::Blob(_) => "bytes",
            Document::Timestamp(_) => "a timestamp",
            Document::List(_) => "a list",
            Document::Object(_) => "an object",
        }
    }

    /// Returns true if this is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Document::Null)
    }

    /// Returns the boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Document::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Document::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the number, if this is a 64-bit signed integer.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// Returns the nearest `f64`, if this is a number.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Number::to_f64)
    }

    /// Returns the text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the items, if this is a list.
    pub fn as_list(&self) -> Option<&[Document]> {
        match self {
            Document::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the members, if this is an object.
    pub fn as_object(&self) -> Option<&[(String, Document)]> {
        match self {
            Document::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the member with the given name, if this is an object and has one.
    pub fn get(&self, name: &str) -> Option<&Document> {
        let members = self.as_object()?.iter();
        members
            .filter(|(member, _)| member == name)
            .map(|(_, value)| value)
            .next()
    }
}

/// Formats the document as JSON. Bytes are written as base64.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::json(self, f)
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Document::Null => f.write_str("null"),
            Document::Boolean(value) => value.fmt(f),
            Document::Number(number) | Document::Timestamp(number) => fmt::Display::fmt(number, f),
            Document::String(text) => text.fmt(f),
            Document::Blob(bytes) => write!(f, "<{} bytes>", bytes.len()),
            Document::List(items) => f.debug_list().entries(items).finish(),
            Document::Object(members) => {
                let members = members.iter().map(|(name, value)| (name, value));
                f.debug_map().entries(members).finish()
            }
        }
    }
}

impl From<bool> for Document {
    fn from(value: bool) -> Self {
        Document::Boolean(value)
    }
}

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Document::String(text.to_owned())
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Document::String(text)
    }
}

impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(items: Vec<T>) -> Self {
        Document::list(items)
    }
}

macro_rules! from_number {
    ($($type:ty),*) => {
        $(impl From<$type> for Document {
            fn from(value: $type) -> Self {
                Document::Number(value.into())
            }
        })*
    };
}
from_number!(i32, i64, u32, u64, f64, Number);
