//! What a server takes and what it refuses: missing members stand beside all other violations.

mod support;

use connect_attached_files::*;
use serde_json::json;
use support::{CASE, file, length, request};

/// Decodes as a server does.
macro_rules! serve {
    ($type:ty, $($json:tt)+) => {
        accept::<$type, _>(json!($($json)+))
    };
}

fn refused<T: std::fmt::Debug>(result: Result<T, Rejection<serde_json::Error>>) -> Violations {
    match result {
        Err(Rejection::Invalid(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_takes_what_keeps_to_the_model() {
    let accepted = serve!(BatchGetAttachedFileMetadataRequest, {
        "FileIds": ["f-1"],
        "InstanceId": "i-1",
        "AssociatedResourceArn": CASE,
        "AddedNextYear": true,
    });

    assert_eq!(accepted.unwrap(), request());
}

#[test]
fn a_server_is_told_of_missing_members_beside_all_else() {
    let violations = refused(serve!(BatchGetAttachedFileMetadataRequest, {
        "FileIds": ["", "f"],
        "InstanceId": null,
    }));

    let told: Vec<_> = violations
        .iter()
        .map(|violation| (violation.path(), violation.constraint().clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("/FileIds/0".to_owned(), length(1, 256)),
            ("/InstanceId".to_owned(), Constraint::Required),
            ("/AssociatedResourceArn".to_owned(), Constraint::Required),
        ]
    );
    assert_eq!(
        violations[1].to_string(),
        "Value at '/InstanceId' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(
        violations[1].member(),
        Some("com.amazonaws.connect#BatchGetAttachedFileMetadataRequest$InstanceId")
    );
}

#[test]
fn a_server_is_told_of_missing_members_further_down() {
    let mut nameless = serde_json::to_value(file()).unwrap();
    nameless.as_object_mut().unwrap().remove("FileName");

    let violations = refused(serve!(BatchGetAttachedFileMetadataResponse, {
        "Files": [file(), nameless]
    }));

    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].path(), "/Files/1/FileName");
    assert_eq!(
        violations[0].segments(),
        [
            Segment::Member("Files"),
            Segment::Index(1),
            Segment::Member("FileName")
        ]
    );
    assert_eq!(
        violations[0].member(),
        Some("com.amazonaws.connect#AttachedFile$FileName")
    );
}

#[test]
fn a_server_refuses_what_cannot_be_read() {
    for request in [
        json!({ "FileIds": "f-1" }),
        json!({ "FileIds": [1] }),
        json!({ "FileIds": [null] }),
        json!([]),
    ] {
        let refused = accept::<BatchGetAttachedFileMetadataRequest, _>(&request);
        assert!(
            matches!(refused, Err(Rejection::Malformed(_))),
            "{request}: {refused:?}"
        );
    }
}
