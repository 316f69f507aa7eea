//! Values with nothing wrong, to be changed.

use connect_attached_files::*;

/// The ARN of a case.
pub const CASE: &str = "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52";

/// A request for one file.
pub fn request() -> BatchGetAttachedFileMetadataRequest {
    BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["f-1"])
        .instance_id("i-1")
        .associated_resource_arn(CASE)
        .build()
        .unwrap()
}

/// A file with all that is required.
pub fn file() -> AttachedFile {
    AttachedFile::builder()
        .creation_time("2026-10-05T09:30:12.417Z")
        .file_arn("arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10/file/4d2b6b0e")
        .file_id("4d2b6b0e")
        .file_name("Rechnung März.pdf")
        .file_size_in_bytes(48_213)
        .file_status(FileStatusType::Approved)
        .build()
        .unwrap()
}

/// The constraint of a length.
pub fn length(min: u64, max: u64) -> Constraint {
    Constraint::Length((min..=max).into())
}
