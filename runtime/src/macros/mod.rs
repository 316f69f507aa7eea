//! Macros that implement generated types from compact tables.
//!
//! The orphan rule does not allow the runtime to implement these traits for all generated types at
//! once. Most macros exist in two versions: the one with `serde` in its name also implements
//! serde's traits.

mod enumeration;
mod error;
mod feature;
mod operation;
mod paginated;
mod schema;
mod serde;
mod stream;
mod structure;
mod union;
