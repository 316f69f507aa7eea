//! What a model means: shapes, merged and resolved, with their traits. Knows no Rust.

mod id;
mod load;
mod prelude;
mod shape;
mod traits;

pub use id::{InvalidShapeId, ShapeId};
pub use load::Loaded;
pub use shape::{Kind, Member, Model, Operation, Resource, Service, Shape};
pub use traits::{
    Decimal, Deprecated, Fault, Http, Length, Range, Retryable, TimestampFormat, Traits,
};
