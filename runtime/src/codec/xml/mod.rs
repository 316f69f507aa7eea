//! XML 1.0 as used by Smithy's XML protocols, guided by the
//! [XML traits](https://smithy.io/2.0/spec/xml-traits.html).
//!
//! Reads bytes into values of generated types or [`Document`]s, and writes values as bytes. Errors describe
//! what was expected, and where. They never contain input.
//!
//! - The input is UTF-8, with or without a byte order mark, and well-formed. A document type is an error, so
//!   there are no entities but XML's own five, and nothing is expanded or loaded.
//! - The root element must have the name of the shape. Elements and attributes that the schema does not have
//!   are ignored. Members may come in any order, and items of flattened lists and maps between other members.
//! - Prefixes and namespaces are ignored in the input, and written as the model has them.
//! - The text of strings is kept, white space included. Other simple values may have white space around them.
//! - Timestamps are `date-time` unless the model says otherwise, blobs are base64, and numbers are exact.
//! - A duplicate member or key is an error. XML has no null: a null in a sparse list is not written.
//! - Elements may nest up to a [depth](Xml::depth) of 128.
//!
//! ```
//! use smithy_typegen_runtime::Document;
//! use smithy_typegen_runtime::codec::xml;
//!
//! let document = xml::document(b"<tags><tag>a</tag><tag>b</tag></tags>")?;
//! assert_eq!(document.get("tag").and_then(Document::as_str), Some("a"));
//!
//! let error = xml::document(b"<a>\n  <b></a>").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "expected the end tag of the element that is open at line 2 column 6",
//! );
//! # Ok::<(), smithy_typegen_runtime::wire::Error>(())
//! ```

mod document;
pub(crate) mod error;
mod escape;
mod names;
mod parse;
mod reader;
mod scan;
mod settings;
mod text;
mod tree;
mod writer;

pub use crate::wire::Error;
#[cfg(feature = "http")]
pub(crate) use names::{payload_name, root_name};
#[cfg(feature = "http")]
pub(crate) use parse::starts_with;
pub use reader::XmlReader;
pub use settings::Xml;
pub use tree::{Element, XmlTree};
pub use writer::XmlWriter;

use crate::build::Rejection;
use crate::document::Document;
use crate::operation::OperationError;
use crate::validate::Validate;
use crate::wire::{Result, Shape, Structure};

/// Reads a value as a client. See [`Xml::from_slice`].
///
/// # Errors
///
/// Returns an error if the bytes are not XML or do not match the type.
pub fn from_slice<T: Shape>(bytes: &[u8]) -> Result<T> {
    Xml::REST.from_slice(bytes)
}

/// Reads and validates untrusted input. See [`Xml::accept`].
///
/// # Errors
///
/// Returns an error if the bytes cannot be read, or all violations if they can.
pub fn accept<T: Structure + Validate>(bytes: &[u8]) -> std::result::Result<T, Rejection> {
    Xml::REST.accept(bytes)
}

/// Reads an operation's error from a response. See [`Xml::error`].
///
/// # Errors
///
/// Returns an error if the code is in the model and the body does not match the shape.
pub fn error<T: OperationError>(status: u16, body: &[u8]) -> Result<T> {
    Xml::REST.error(status, body)
}

/// Writes a value. See [`Xml::to_vec`].
///
/// # Errors
///
/// Returns an error if a value cannot be represented, such as a control character.
pub fn to_vec<T: Shape>(value: &T) -> Result<Vec<u8>> {
    Xml::REST.to_vec(value)
}

/// Reads any document. See [`Xml::document`].
///
/// # Errors
///
/// Returns an error if the bytes are not XML.
pub fn document(bytes: &[u8]) -> Result<Document> {
    Xml::REST.document(bytes)
}
