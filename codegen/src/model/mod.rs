//! Loads model texts into a [`Model`]: merged, applied, mixed in, resolved and checked. Knows nothing of Rust.
//!
//! [`Model::load`] runs in stages, each a file or a folder. `texts` parses the texts. `read` turns the JSON AST into drafts. `merge` combines the
//! texts. `elide` gives members of Smithy IDL their targets. `mixin` gives shapes the traits of their mixins. `targets` checks every reference. `mixin` adds the remaining
//! contents of mixins. `upgrade` expresses what version 1.0 implies in terms of version 2. `load` turns drafts into
//! shapes. `check` finds problems.

mod check;
mod closure;
mod constraint;
mod draft;
mod elide;
mod graph;
mod id;
mod load;
mod merge;
mod mixin;
mod prelude;
mod read;
mod relation;
mod serialize;
mod shape;
mod targets;
mod texts;
pub(crate) mod traits;
mod upgrade;

pub use constraint::Constraint;
pub use id::{InvalidShapeId, ShapeId};
pub use load::Loaded;
pub use relation::{Relation, Role};
pub use serialize::Serialized;
pub use shape::{Kind, Member, Model, Operation, Resource, Service, Shape};
pub use texts::formatted;
pub use traits::{
    Decimal, Deprecated, Fault, Http, Length, Paginated, Range, Retryable, TimestampFormat, Traits,
};
