//! serde as a codec, with types as the generator makes them.
//!
//! All of this must hold whatever features other crates turn on in `serde_json`: `tests/features.rs` runs
//! it with each of them.
#![cfg(all(feature = "serde", feature = "types"))]

mod checked;
mod embedded;
mod errors;
mod exact;
mod formats;
mod fuzz;
mod json;
mod operation_errors;
#[path = "../support/parcel.rs"]
mod parcel;
mod random;
mod sensitive;
mod shapes;
mod vault;
