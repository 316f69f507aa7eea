//! Types and validators of Amazon Connect's `BatchGetAttachedFileMetadata`, generated from its
//! Smithy model at build time.
//!
//! The crate provides what you need to call, mock or serve the operation: the request and response types, the errors, a
//! check for every constraint in the model, and codecs. It does not send requests unless you enable the feature `client`.
//!
//! # Features
//!
//! None is enabled by default.
//!
//! - `cbor`, `xml`: the codecs of CBOR and XML in [`runtime::codec`].
//! - `http`: HTTP messages as values, without I/O, `runtime::protocol`.
//! - `client`, `server`: a client and a router on `tower`'s `Service`, `runtime::client` and `runtime::server`. Both
//!   include `http`.
//! - `sigv4`: signatures for AWS on the requests of a client, `runtime::sigv4`. Includes `client`.
//!
//! # The request
//!
//! Builder methods accept anything convertible to the field's type. `build()` reports all missing or invalid members at
//! once.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let request = BatchGetAttachedFileMetadataRequest::builder()
//!     .file_ids(["4d2b6b0e", "9a1f3c77"])
//!     .instance_id("00000000-1111-2222-3333-444444444444")
//!     .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
//!     .build()?;
//!
//! assert_eq!(BatchGetAttachedFileMetadata::METHOD, "POST");
//! assert_eq!(BatchGetAttachedFileMetadata::URI, "/attached-files/{InstanceId}");
//! assert_eq!(
//!     serde_json::to_value(&request)?["FileIds"],
//!     serde_json::json!(["4d2b6b0e", "9a1f3c77"]),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The response
//!
//! A response can be decoded even if it is incomplete or newer than the model. A missing required member gets a
//! placeholder. Unknown enum values and union members become `Unknown(…)` and are serialized unchanged.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let body = r#"{
//!     "Files": [
//!         {
//!             "FileId": "4d2b6b0e",
//!             "FileName": "invoice.pdf",
//!             "FileStatus": "APPROVED",
//!             "CreatedBy": { "ConnectUserArn": "arn:aws:connect:us-west-2:111122223333:agent/a" }
//!         },
//!         {
//!             "FileId": "9a1f3c77",
//!             "FileStatus": "QUARANTINED",
//!             "CreatedBy": { "CustomerProfile": { "ProfileId": "p-77" } }
//!         }
//!     ],
//!     "Errors": [{ "FileId": "c3e8a5d4", "ErrorCode": "404" }]
//! }"#;
//! let response: BatchGetAttachedFileMetadataResponse = json::from_slice(body.as_bytes())?;
//!
//! let mut creators = Vec::new();
//! for file in response.files() {
//!     creators.push(match &file.created_by {
//!         Some(CreatedBy::ConnectUserArn(arn)) => format!("user {arn}"),
//!         Some(CreatedBy::AwsIdentityArn(arn)) => format!("identity {arn}"),
//!         Some(CreatedBy::Unknown(member)) => format!("{} {}", member.name(), member.value()),
//!         _ => "unknown".to_owned(),
//!     });
//! }
//! assert_eq!(creators, [
//!     "user arn:aws:connect:us-west-2:111122223333:agent/a",
//!     r#"CustomerProfile {"ProfileId":"p-77"}"#,
//! ]);
//!
//! let newer = &response.files()[1];
//! assert!(matches!(newer.file_status, FileStatusType::Unknown(_)));
//! assert_eq!(newer.file_name, "");
//! # Ok::<(), json::Error>(())
//! ```
//!
//! # Errors
//!
//! Each error of the operation has its own type. One enum combines them all. It is created from an HTTP response: the
//! error name from the header, if present, the status and the body.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let body = br#"{ "__type": "ThrottlingException", "Message": "Rate exceeded" }"#;
//! let error = json::error::<BatchGetAttachedFileMetadataError>(None, 429, body)?;
//!
//! assert!(matches!(error, BatchGetAttachedFileMetadataError::ThrottlingException(_)));
//! assert_eq!((error.status(), error.fault()), (429, Fault::Client));
//! assert_eq!(error.to_string(), "ThrottlingException: Rate exceeded");
//!
//! let newer: BatchGetAttachedFileMetadataError = json::error(Some("QuotaException"), 402, b"")?;
//! assert_eq!((newer.is_unknown(), newer.code()), (true, "QuotaException"));
//! # Ok::<(), json::Error>(())
//! ```
//!
//! # Validation
//!
//! Constraints do not change types: a value that violates them can be stored and sent. [`validate`](Validate::validate)
//! reports what is wrong with it, as data and in the wording of Smithy's servers.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let violations = BatchGetAttachedFileMetadataRequest::builder()
//!     .instance_id("")
//!     .associated_resource_arn("arn:aws:cases:us-west-2:111122223333:domain/d/case/c")
//!     .build()
//!     .unwrap_err();
//! let paths: Vec<_> = violations.iter().map(Violation::path).collect();
//! assert_eq!(paths, ["/FileIds", "/InstanceId"]);
//! assert_eq!(
//!     violations[1].to_string(),
//!     "Value with length 0 at '/InstanceId' failed to satisfy constraint: \
//!      Member must have length between 1 and 100, inclusive",
//! );
//! assert_eq!(*violations[1].found(), Found::Length(0));
//! ```
//!
//! Servers decode with [`accept`], where missing members are violations, not placeholders.
//!
//! ```
//! use connect_attached_files::*;
//!
//! let body = br#"{ "FileIds": ["f-1"], "InstanceId": "5f2d7a10" }"#;
//! let Err(Rejection::Invalid(violations)) = json::accept::<BatchGetAttachedFileMetadataRequest>(body)
//! else {
//!     panic!("the ARN is missing");
//! };
//! let answer = ValidationException::from(&violations);
//! assert_eq!(answer.field_list[0].path, "/AssociatedResourceArn");
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[doc(no_inline)]
pub use smithy_typegen_runtime as runtime;
pub use smithy_typegen_runtime::codec::json;
pub use smithy_typegen_runtime::{
    Constraint, Document, Fault, Found, HttpOperation, Limits, Operation, OperationError,
    Rejection, Retryable, Segment, ServiceError, UnknownError, UnknownMember, UnknownValue,
    Validate, ValidationException, ValidationExceptionField, Violation, Violations, accept,
};

pub use generated::*;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/smithy.rs"));
}

#[cfg(doctest)]
#[doc = include_str!("../docs/formats.md")]
mod formats {}
