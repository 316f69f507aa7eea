//! What follows mechanically from what the generator wrote: trait implementations that the
//! orphan rule keeps the runtime from giving to all generated types at once. Of each there are two:
//! the one with `serde` in its name does what the other does, and serde's traits besides.

mod enumeration;
mod error;
mod feature;
mod structure;
mod union;
