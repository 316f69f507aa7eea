//! Codecs: each reads values from bytes and writes values as bytes, guided by their
//! [schema](crate::schema). Each codec has its own feature.

#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(any(feature = "json", feature = "cbor"))]
pub(crate) mod error_body;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "query")]
pub mod query;
#[cfg(feature = "serde")]
pub mod serde;
#[cfg(any(feature = "http", feature = "xml"))]
pub(crate) mod text;
#[cfg(feature = "xml")]
pub mod xml;
