//! Checking a valid value does not allocate, and neither does finding out that one is not valid.

use allocation_counter::measure;
use connect_attached_files::*;

fn response(file_id: &str) -> BatchGetAttachedFileMetadataResponse {
    let file = |index: usize| {
        format!(
            r#"{{"CreationTime":"2026-10-05T09:30:12.417Z",
                "FileArn":"arn:aws:connect:us-west-2:111122223333:instance/5f2d/file/{index}",
                "FileId":"{file_id}","FileName":"Rechnung März {index}.pdf","FileSizeInBytes":48213,
                "FileStatus":"APPROVED","CreatedBy":{{"ConnectUserArn":"arn:aws:connect:us-west-2:111122223333:instance/5f2d/agent/0c9d"}},
                "Tags":{{"department":"Büro","priority":"{index}"}}}}"#
        )
    };
    let files: Vec<String> = (0..10).map(file).collect();
    serde_json::from_str(&format!(r#"{{"Files":[{}]}}"#, files.join(","))).unwrap()
}

#[test]
fn a_valid_value_is_checked_without_allocating() {
    let response = response("4d2b");
    assert_eq!(
        measure(|| assert!(response.validate().is_ok())).count_total,
        0
    );
    assert_eq!(measure(|| assert!(response.is_valid())).count_total, 0);
}

#[test]
fn the_first_violation_ends_the_search_without_allocating() {
    let response = response("");
    assert_eq!(measure(|| assert!(!response.is_valid())).count_total, 0);
    // A report is what takes memory.
    assert!(measure(|| assert!(response.validate().is_err())).count_total > 0);
}
