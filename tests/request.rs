//! Building a request: what the setters take, and what `build` says is missing or wrong.

use std::borrow::Cow;

use connect_attached_files::*;

const CASE: &str = "arn:aws:cases:us-west-2:111122223333:domain/7b1c2d3e/case/91aa0f52";

fn request() -> BatchGetAttachedFileMetadataRequest {
    let builder = BatchGetAttachedFileMetadataRequest::builder().file_ids(["f-1"]);
    let builder = builder.instance_id("i-1").associated_resource_arn(CASE);
    builder.build().unwrap()
}

fn messages(violations: &Violations) -> Vec<String> {
    violations.iter().map(ToString::to_string).collect()
}

#[test]
fn a_request_is_built_member_by_member() {
    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["f-1", "f-2"])
        .instance_id("i-1")
        .associated_resource_arn(CASE)
        .build()
        .unwrap();

    assert_eq!(request.file_ids, ["f-1", "f-2"]);
    assert_eq!(request.instance_id, "i-1");
    assert_eq!(request.associated_resource_arn, CASE);
}

#[test]
fn setters_take_whatever_becomes_strings() {
    let build = |builder: BatchGetAttachedFileMetadataRequestBuilder| builder.build().unwrap();
    let builder = BatchGetAttachedFileMetadataRequest::builder;

    let from_borrowed = build(
        builder()
            .file_ids(["1", "2"])
            .instance_id("i")
            .associated_resource_arn(CASE),
    );
    let from_owned = build(
        builder()
            .file_ids(vec!["1".to_owned(), "2".to_owned()])
            .instance_id("i".to_owned())
            .associated_resource_arn(Cow::Borrowed(CASE)),
    );
    let from_an_iterator = build(
        builder()
            .file_ids((1..=2).map(|number| number.to_string()))
            .instance_id('i')
            .associated_resource_arn(CASE.to_owned().into_boxed_str()),
    );

    assert_eq!(from_owned, from_borrowed);
    assert_eq!(from_an_iterator, from_borrowed);
}

#[test]
fn maps_enums_and_lists_of_structures_have_setters_of_the_same_kind() {
    let file = AttachedFile::builder()
        .creation_time("2026-10-05T09:30:12.417Z")
        .file_arn("arn:aws:connect:us-west-2:111122223333:instance/i/file/f")
        .file_id("f")
        .file_name("f.pdf")
        .file_size_in_bytes(1)
        .file_status("APPROVED")
        .file_use_case_type(FileUseCaseType::Attachment)
        .created_by(CreatedBy::ConnectUserArn(CASE.to_owned()))
        .tags([("department", "billing"), ("priority", "2")])
        .build()
        .unwrap();
    let error = AttachedFileError::builder()
        .file_id("g")
        .error_code("404")
        .build()
        .unwrap();

    assert_eq!(file.file_status, FileStatusType::Approved);
    assert_eq!(file.tags.as_ref().unwrap()["department"], "billing");

    let response = BatchGetAttachedFileMetadataResponse::builder()
        .files([file.clone()])
        .errors(vec![error.clone()])
        .build()
        .unwrap();

    assert_eq!(response.files, Some(vec![file]));
    assert_eq!(response.errors, Some(vec![error]));
}

#[test]
fn the_last_call_of_a_setter_counts() {
    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["old"])
        .file_ids(["new"])
        .instance_id("i")
        .associated_resource_arn(CASE)
        .build()
        .unwrap();

    assert_eq!(request.file_ids, ["new"]);
}

#[test]
fn a_value_turns_back_into_a_builder() {
    let request = request();

    let changed = request.to_builder().instance_id("i-2").build().unwrap();

    assert_eq!(changed.file_ids, request.file_ids);
    assert_eq!(changed.instance_id, "i-2");
}

#[test]
fn a_builder_takes_an_option_as_it_is() {
    let mut builder = request().to_builder();
    builder.instance_id = None;

    assert_eq!(builder.build().unwrap_err()[0].path(), "/InstanceId");
}

#[test]
fn a_mock_can_have_what_was_not_validated() {
    let request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids([""])
        .build_unchecked();

    assert_eq!(request.file_ids, [""]);
    assert_eq!(request.instance_id, "");
}

#[test]
fn optional_members_may_be_left_out() {
    let response = BatchGetAttachedFileMetadataResponse::builder()
        .build()
        .unwrap();

    assert_eq!((response.files, response.errors), (None, None));
}

#[test]
fn every_missing_member_is_named() {
    let violations = BatchGetAttachedFileMetadataRequest::builder()
        .build()
        .unwrap_err();

    assert_eq!(
        messages(&violations),
        [
            "Value at '/FileIds' failed to satisfy constraint: Member must not be null",
            "Value at '/InstanceId' failed to satisfy constraint: Member must not be null",
            "Value at '/AssociatedResourceArn' failed to satisfy constraint: Member must not be null",
        ]
    );
    assert!(violations.iter().all(|violation| {
        *violation.constraint() == Constraint::Required && *violation.found() == Found::Nothing
    }));
}

#[test]
fn what_is_missing_and_what_is_wrong_are_told_at_once() {
    let long = "x".repeat(257);
    let violations = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["", &long])
        .associated_resource_arn("case 91aa0f52")
        .build()
        .unwrap_err();

    assert_eq!(
        messages(&violations),
        [
            "Value with length 0 at '/FileIds/0' failed to satisfy constraint: \
             Member must have length between 1 and 256, inclusive",
            "Value with length 257 at '/FileIds/1' failed to satisfy constraint: \
             Member must have length between 1 and 256, inclusive",
            "Value at '/InstanceId' failed to satisfy constraint: Member must not be null",
            "Value at '/AssociatedResourceArn' failed to satisfy constraint: \
             Member must be a valid ARN",
        ]
    );
}

#[test]
fn the_placeholder_of_a_missing_member_is_no_violation_of_its_own() {
    let violations = AttachedFile::builder().build().unwrap_err();

    let paths: Vec<_> = violations.iter().map(Violation::path).collect();
    assert_eq!(
        paths,
        [
            "/CreationTime",
            "/FileArn",
            "/FileId",
            "/FileName",
            "/FileSizeInBytes",
            "/FileStatus"
        ]
    );
    assert!(
        violations
            .iter()
            .all(|violation| *violation.constraint() == Constraint::Required)
    );
}

#[test]
fn a_built_request_is_valid_and_an_edited_one_may_not_be() {
    let mut request = BatchGetAttachedFileMetadataRequest::builder()
        .file_ids(["f-1"])
        .instance_id("i-1")
        .associated_resource_arn(CASE)
        .build()
        .unwrap();
    assert!(request.is_valid());

    request.file_ids.clear();
    assert!(!request.is_valid());
    assert_eq!(request.validate().unwrap_err()[0].path(), "/FileIds");
}
