//! Types and validators of Amazon Connect's `BatchGetAttachedFileMetadata`, generated from its
//! Smithy model at build time.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let request = BatchGetAttachedFileMetadataRequest::builder()
//!     .file_ids(["4d2b6b0e", "9a1f3c77"])
//!     .instance_id("00000000-1111-2222-3333-444444444444")
//!     .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
//!     .build()?;
//! let json = serde_json::to_string(&request)?;
//!
//! let mut bad = request;
//! bad.file_ids.clear();
//! let violations = bad.validate().unwrap_err();
//! assert_eq!(violations[0].path(), "/FileIds");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub use smithy_typegen_runtime::{
    Constraint, Fault, Found, Limits, Operation, OperationError, Rejection, Retryable, Segment,
    ServiceError, UnknownError, UnknownMember, UnknownValue, Validate, ValidationException,
    ValidationExceptionField, Violation, Violations, accept,
};

pub use generated::*;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}
