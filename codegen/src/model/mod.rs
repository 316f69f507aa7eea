//! Model texts in, a [`Model`] out: merged, applied, mixed in, resolved and checked. It knows no Rust.
//!
//! [`Model::load`] goes through stages, each a file: `read` makes drafts of what the JSON AST says, `merge` brings the
//! texts together, `targets` follows every reference, and `load` makes shapes of the drafts.

mod draft;
mod id;
mod load;
mod merge;
mod prelude;
mod read;
mod shape;
mod targets;
mod traits;

pub use id::{InvalidShapeId, ShapeId};
pub use load::Loaded;
pub use shape::{Kind, Member, Model, Operation, Resource, Service, Shape};
pub use traits::{
    Decimal, Deprecated, Fault, Http, Length, Range, Retryable, TimestampFormat, Traits,
};
