//! Requests and responses as JSON: there, back, and what a client forgives on the way.

use connect_attached_files::*;
use serde_json::{Value, json};

fn decode<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn decode_err<T: serde::de::DeserializeOwned>(json: Value) -> String {
    match serde_json::from_str::<T>(&json.to_string()) {
        Ok(_) => panic!("decoded: {json}"),
        Err(error) => error.to_string(),
    }
}

fn encode(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// A file with every member set.
fn file() -> Value {
    json!({
        "CreationTime": "2026-10-05T09:30:12.417Z",
        "FileArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d/file/4d2b",
        "FileId": "4d2b",
        "FileName": "Rechnung März.pdf",
        "FileSizeInBytes": 9_007_199_254_740_993_i64,
        "FileStatus": "APPROVED",
        "CreatedBy": {
            "ConnectUserArn": "arn:aws:connect:us-west-2:111122223333:instance/5f2d/agent/0c9d"
        },
        "FileUseCaseType": "ATTACHMENT",
        "AssociatedResourceArn": "arn:aws:cases:us-west-2:111122223333:domain/7b1c/case/91aa",
        "Tags": { "department": "billing", "priority": "2" }
    })
}

fn file_with(member: &str, value: Value) -> Value {
    let mut file = file();
    file[member] = value;
    file
}

#[test]
fn a_whole_request_goes_to_json_and_back() {
    let json = r#"{"FileIds":["f-1","f-2"],"InstanceId":"i-1","AssociatedResourceArn":"arn:aws:cases:us-west-2:111122223333:domain/d/case/c"}"#;

    let request: BatchGetAttachedFileMetadataRequest = serde_json::from_str(json).unwrap();

    assert_eq!(request.file_ids, ["f-1", "f-2"]);
    assert_eq!(request.instance_id, "i-1");
    assert_eq!(serde_json::to_string(&request).unwrap(), json);
}

#[test]
fn a_whole_response_goes_to_json_and_back() {
    let json = json!({
        "Files": [file(), file_with("CreatedBy", json!({ "AWSIdentityArn": "arn:aws:iam::1:role/r" }))],
        "Errors": [{ "ErrorCode": "404", "ErrorMessage": "No such file", "FileId": "9a1f" }]
    });

    let response: BatchGetAttachedFileMetadataResponse = decode(json.clone());
    let files = response.files.as_deref().unwrap();

    assert_eq!(files[0].file_name, "Rechnung März.pdf");
    assert_eq!(files[0].file_size_in_bytes, 9_007_199_254_740_993);
    assert_eq!(files[0].file_status, FileStatusType::Approved);
    assert_eq!(
        files[0].file_use_case_type,
        Some(FileUseCaseType::Attachment)
    );
    assert_eq!(files[0].tags.as_ref().unwrap()["priority"], "2");
    assert_eq!(
        files[1].created_by.as_ref().unwrap().as_aws_identity_arn(),
        Some("arn:aws:iam::1:role/r")
    );
    assert_eq!(
        response.errors.as_deref().unwrap()[0].file_id.as_deref(),
        Some("9a1f")
    );
    assert_eq!(encode(&response), json);
}

#[test]
fn members_come_in_any_order() {
    let request: BatchGetAttachedFileMetadataRequest = serde_json::from_str(
        r#"{"AssociatedResourceArn":"arn:aws:s3:::b","InstanceId":"i","FileIds":["f"]}"#,
    )
    .unwrap();

    assert_eq!(request.associated_resource_arn, "arn:aws:s3:::b");
    assert_eq!(request.file_ids, ["f"]);
}

#[test]
fn unknown_members_are_ignored() {
    let known: AttachedFile = decode(file());

    for value in [
        json!(1),
        json!("text"),
        json!(null),
        json!({ "FileId": "x" }),
        json!([[]]),
    ] {
        let more: AttachedFile = decode(file_with("AddedNextYear", value));
        assert_eq!(more, known);
    }
}

#[test]
fn names_of_members_are_those_of_the_wire_alone() {
    let error: AttachedFileError = decode(json!({ "file_id": "x", "FILEID": "y" }));

    assert_eq!(error.file_id, None);
}

#[test]
fn null_is_absent() {
    for member in [
        "CreatedBy",
        "FileUseCaseType",
        "AssociatedResourceArn",
        "Tags",
    ] {
        let with_null: AttachedFile = decode(file_with(member, Value::Null));

        let mut json = file();
        json.as_object_mut().unwrap().remove(member);
        assert_eq!(with_null, decode(json), "{member}");
    }
    let response: BatchGetAttachedFileMetadataResponse =
        decode(json!({ "Files": null, "Errors": null }));
    assert_eq!((response.files, response.errors), (None, None));
}

#[test]
fn absent_members_are_not_written() {
    let response: BatchGetAttachedFileMetadataResponse = decode(json!({}));
    assert_eq!(encode(&response), json!({}));

    let empty: BatchGetAttachedFileMetadataResponse = decode(json!({ "Files": [] }));
    assert_eq!(empty.files, Some(vec![]));
    assert_eq!(encode(&empty), json!({ "Files": [] }));
}

/// Smithy's [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction).
#[test]
fn required_members_that_are_missing_are_filled_in() {
    for forgetful in [
        json!({}),
        json!({ "FileId": null, "FileSizeInBytes": null, "FileStatus": null }),
    ] {
        let file: AttachedFile = decode(forgetful);

        assert_eq!(file.creation_time, "");
        assert_eq!(file.file_arn, "");
        assert_eq!(file.file_id, "");
        assert_eq!(file.file_name, "");
        assert_eq!(file.file_size_in_bytes, 0);
        assert_eq!(file.file_status, FileStatusType::from(""));
        assert!(file.file_status.is_unknown());
        assert_eq!(file.created_by, None);
        assert_eq!(file.tags, None);
    }
    let request: BatchGetAttachedFileMetadataRequest = decode(json!({}));
    assert!(request.file_ids.is_empty());
}

#[test]
fn null_in_a_dense_list_or_map_is_dropped() {
    let request: BatchGetAttachedFileMetadataRequest =
        decode(json!({ "FileIds": [null, "a", null, "b"] }));
    assert_eq!(request.file_ids, ["a", "b"]);

    let response: BatchGetAttachedFileMetadataResponse =
        decode(json!({ "Files": [null, file()], "Errors": [null] }));
    assert_eq!(response.files.unwrap().len(), 1);
    assert_eq!(response.errors, Some(vec![]));

    let tagged: AttachedFile = decode(file_with("Tags", json!({ "a": null, "b": "" })));
    let tags: Vec<_> = tagged.tags.into_iter().flatten().collect();
    assert_eq!(tags, [("b".to_owned(), String::new())]);
}

#[test]
fn an_unknown_enum_value_is_kept() {
    let json = file_with("FileStatus", json!("QUARANTINED"));

    let file: AttachedFile = decode(json.clone());

    assert!(file.file_status.is_unknown());
    assert_eq!(file.file_status.as_str(), "QUARANTINED");
    assert_eq!(file.file_status.to_string(), "QUARANTINED");
    assert_eq!(encode(&file), json);
    match &file.file_status {
        FileStatusType::Unknown(value) => assert_eq!(value.as_str(), "QUARANTINED"),
        known => panic!("{known} is known"),
    }
}

#[test]
fn a_known_enum_value_never_hides_in_the_unknown_one() {
    assert_eq!(
        FileStatusType::values(),
        ["APPROVED", "REJECTED", "PROCESSING", "FAILED"]
    );
    for value in FileStatusType::values() {
        let status = FileStatusType::from(*value);
        assert!(!status.is_unknown());
        assert_eq!(status.as_str(), *value);
        assert_eq!(status, value.parse().unwrap());
        assert_eq!(status, FileStatusType::from((*value).to_owned()));
        assert_eq!(encode(&status), json!(value));
    }
    // Case counts.
    assert!(FileStatusType::from("approved").is_unknown());
}

#[test]
fn each_member_of_a_union_is_a_variant() {
    let user: CreatedBy = decode(json!({ "ConnectUserArn": "arn:aws:connect:::u" }));
    assert_eq!(
        user,
        CreatedBy::ConnectUserArn("arn:aws:connect:::u".to_owned())
    );
    assert_eq!(user.as_connect_user_arn(), Some("arn:aws:connect:::u"));
    assert_eq!(user.as_aws_identity_arn(), None);
    assert!(!user.is_unknown());

    let identity: CreatedBy = decode(json!({ "AWSIdentityArn": "arn:aws:iam::1:root" }));
    assert_eq!(identity.as_aws_identity_arn(), Some("arn:aws:iam::1:root"));
    assert_eq!(
        encode(&identity),
        json!({ "AWSIdentityArn": "arn:aws:iam::1:root" })
    );
}

#[test]
fn an_unknown_member_of_a_union_is_kept_with_its_name_and_value() {
    for value in [
        json!({ "DomainName": "shop", "ProfileId": "p-77", "Deep": [1, [null, 2.5]] }),
        json!("text"),
        json!(18_446_744_073_709_551_615_u64),
        json!(false),
        json!([]),
    ] {
        let json = json!({ "CustomerProfile": value });

        let created_by: CreatedBy = decode(json.clone());

        assert!(created_by.is_unknown());
        assert_eq!(encode(&created_by), json);
        match created_by {
            CreatedBy::Unknown(member) => {
                assert_eq!(member.name(), "CustomerProfile");
                assert_eq!(member.value(), &json["CustomerProfile"]);
            }
            known => panic!("{known:?} is known"),
        }
    }
}

#[test]
fn no_member_of_a_union_is_an_error_that_says_so() {
    for none in [
        json!({}),
        json!({ "ConnectUserArn": null }),
        json!({ "__type": "CreatedByInfo" }),
        json!({ "AddedNextYear": null }),
    ] {
        let error = decode_err::<CreatedBy>(none);
        assert!(
            error.starts_with(
                "no member of the union com.amazonaws.connect#CreatedByInfo is set: \
                 expected exactly one"
            ),
            "{error}"
        );
    }
}

#[test]
fn two_members_of_a_union_are_an_error_that_names_them() {
    for (two, first, second) in [
        (
            json!({ "AWSIdentityArn": "b", "ConnectUserArn": "a" }),
            "AWSIdentityArn",
            "ConnectUserArn",
        ),
        (
            json!({ "AWSIdentityArn": "b", "New": 1 }),
            "AWSIdentityArn",
            "New",
        ),
        (json!({ "New": 1, "Newer": {} }), "New", "Newer"),
    ] {
        let error = decode_err::<CreatedBy>(two);
        assert!(
            error.starts_with(&format!(
                "more than one member of the union com.amazonaws.connect#CreatedByInfo is set, \
                 `{first}` and `{second}`: expected exactly one"
            )),
            "{error}"
        );
    }
}

#[test]
fn type_hints_and_nulls_of_a_union_do_not_count() {
    for json in [
        r#"{"__type":"CreatedByInfo","ConnectUserArn":"a"}"#,
        r#"{"ConnectUserArn":"a","__type":"CreatedByInfo"}"#,
        r#"{"AWSIdentityArn":null,"ConnectUserArn":"a"}"#,
        r#"{"ConnectUserArn":"a","AWSIdentityArn":null,"New":null}"#,
    ] {
        let created_by: CreatedBy = serde_json::from_str(json).unwrap();
        assert_eq!(created_by, CreatedBy::ConnectUserArn("a".to_owned()));
    }
}

#[test]
fn a_value_of_the_wrong_type_is_an_error() {
    for (member, value) in [
        ("FileId", json!(1)),
        ("FileSizeInBytes", json!("1")),
        ("FileSizeInBytes", json!(1.5)),
        ("FileSizeInBytes", json!(9_223_372_036_854_775_808_u64)),
        ("FileStatus", json!(0)),
        ("CreatedBy", json!("arn:aws:iam::1:root")),
        ("CreatedBy", json!([])),
        ("Tags", json!([])),
        ("Tags", json!({ "a": 1 })),
    ] {
        let error = decode_err::<AttachedFile>(file_with(member, value));
        assert!(error.starts_with("expected "), "{member}: {error}");
        assert!(
            error.contains(&format!(", in /{member}")),
            "{member}: {error}"
        );
    }
}

#[test]
fn text_bytes_readers_and_values_are_read_alike() {
    let from_value: AttachedFile = serde_json::from_value(file()).unwrap();
    let from_bytes: AttachedFile = serde_json::from_slice(file().to_string().as_bytes()).unwrap();
    let from_reader: AttachedFile = serde_json::from_reader(file().to_string().as_bytes()).unwrap();

    assert_eq!(from_value, from_bytes);
    assert_eq!(from_value, from_reader);
}

#[test]
fn what_an_unknown_member_holds_is_not_shown_by_debug() {
    let created_by: CreatedBy = decode(json!({ "Secret": "hunter2" }));

    let shown = format!("{created_by:?}");

    assert!(shown.contains("Secret"), "{shown}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn types_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug + PartialEq + 'static>() {}

    shared::<BatchGetAttachedFileMetadataRequest>();
    shared::<BatchGetAttachedFileMetadataResponse>();
    shared::<BatchGetAttachedFileMetadataError>();
    shared::<Violations>();
    shared::<ValidationException>();
}

/// What is matched outside the crate needs a last arm, so that a new member or value is not a
/// breaking change. Were it not so, these arms could not be reached and would not compile.
#[test]
#[deny(unreachable_patterns)]
fn enums_unions_and_errors_are_open() {
    let name = match (FileUseCaseType::Attachment, FileStatusType::Failed) {
        (FileUseCaseType::EmailMessage | FileUseCaseType::Unknown(_), _) => "other",
        (FileUseCaseType::Attachment, _) => "attachment",
        (_, _) => "new",
    };
    assert_eq!(name, "attachment");

    let name = match CreatedBy::AwsIdentityArn(String::new()) {
        CreatedBy::ConnectUserArn(_) | CreatedBy::Unknown(_) => "other",
        CreatedBy::AwsIdentityArn(_) => "identity",
        _ => "new",
    };
    assert_eq!(name, "identity");
}
