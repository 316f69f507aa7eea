//! Notations: each reads bytes into values and writes values into bytes, by their
//! [schema](crate::schema). A feature each.

#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(any(feature = "json", feature = "cbor"))]
pub(crate) mod error_body;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "serde")]
pub mod serde;
