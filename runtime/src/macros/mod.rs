//! What follows mechanically from the tables that the generator writes: trait implementations that the
//! orphan rule keeps the runtime from giving to all generated types at once. Most come in pairs: the one
//! with `serde` in its name does what the other does, and serde's traits besides.

mod enumeration;
mod error;
mod feature;
mod schema;
mod serde;
mod structure;
mod union;
