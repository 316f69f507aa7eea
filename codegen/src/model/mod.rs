//! Model texts in, a [`Model`] out: merged, applied, mixed in, resolved and checked. It knows no Rust.
//!
//! [`Model::load`] goes through stages, each a file or a folder: `read` makes drafts of what the JSON AST says, `merge`
//! brings the texts together, `mixin` gives shapes the traits of their mixins, `targets` follows every reference, `mixin`
//! gives shapes all else that their mixins hold, `upgrade` says in terms of version 2 what version 1.0 left unsaid, `load`
//! makes shapes of the drafts, and `check` looks for what is wrong.

mod check;
mod closure;
mod constraint;
mod draft;
mod graph;
mod id;
mod load;
mod merge;
mod mixin;
mod prelude;
mod read;
mod relation;
mod shape;
mod targets;
pub(crate) mod traits;
mod upgrade;

pub use constraint::Constraint;
pub use id::{InvalidShapeId, ShapeId};
pub use load::Loaded;
pub use relation::{Relation, Role};
pub use shape::{Kind, Member, Model, Operation, Resource, Service, Shape};
pub use traits::{
    Decimal, Deprecated, Fault, Http, Length, Paginated, Range, Retryable, TimestampFormat, Traits,
};
