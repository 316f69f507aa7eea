//! A server of S3's basic operations: its types, generated from `model/objects.json` by the build script, the
//! [objects](Store) in memory, and the [`service`] that clients of S3 can call.

mod list;
mod refuse;
mod service;
mod store;

pub use generated::*;
pub use service::{OBJECT_LIMIT, service};
pub use store::{Store, Stored};

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
