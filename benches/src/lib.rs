//! Input for the benchmarks.

pub mod objects;

/// A realistic response of `BatchGetAttachedFileMetadata` with 100 files, about 60 KB of JSON: most
/// members set, alternating union members, a few tags.
pub fn response_of_100_files() -> String {
    let file = |index: usize| {
        let creator = if index.is_multiple_of(2) {
            r#""ConnectUserArn":"arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b/agent/0c9d""#
        } else {
            r#""AWSIdentityArn":"arn:aws:sts::111122223333:assumed-role/mail-intake/i-0abc1234def567890""#
        };
        format!(
            r#"{{"CreationTime":"2026-10-05T09:30:12.{index:03}Z","FileArn":"arn:aws:connect:us-west-2:111122223333:instance/5f2d7a10-3c4b-4e8f-9a6d-2b1c0e9f8a7b/file/4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f{index:04}","FileId":"4d2b6b0e-61c1-4e1c-9f6c-0d2f5c1f{index:04}","FileName":"invoice number {index}.pdf","FileSizeInBytes":{size},"FileStatus":"APPROVED","CreatedBy":{{{creator}}},"FileUseCaseType":"ATTACHMENT","AssociatedResourceArn":"arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52","Tags":{{"department":"billing","priority":"{index}"}}}}"#,
            size = 1_000 + index * 37,
        )
    };
    let files: Vec<String> = (0..100).map(file).collect();
    format!(r#"{{"Files":[{}],"Errors":[]}}"#, files.join(","))
}
