//! `@range`, enums, ARNs, and what is in unions and lists.

use connect_attached_files::*;

use crate::support::{CASE, file, request};
use crate::{file_with, only};

#[test]
fn the_range_of_a_number() {
    let sized = |size| file_with(|file| file.file_size_in_bytes = size);
    assert!(sized(1).is_valid());
    assert!(sized(i64::MAX).is_valid());

    let violation = only(&sized(0));
    assert_eq!(violation.path(), "/FileSizeInBytes");
    assert_eq!(
        violation.member(),
        Some("com.amazonaws.connect#AttachedFile$FileSizeInBytes")
    );
    let Constraint::Range(bounds) = violation.constraint() else {
        panic!("{:?}", violation.constraint());
    };
    assert_eq!(
        bounds.min.as_ref().map(ToString::to_string),
        Some("1".into())
    );
    assert_eq!(bounds.max, None);
    assert_eq!(
        violation.to_string(),
        "Value at '/FileSizeInBytes' failed to satisfy constraint: \
         Member must be greater than or equal to 1"
    );
    let Found::Number(number) = only(&sized(i64::MIN)).found().clone() else {
        panic!("a number is found");
    };
    assert_eq!(number.to_string(), "-9223372036854775808");
}

#[test]
fn the_values_of_an_enum() {
    let violation = only(&file_with(|file| {
        file.file_status = FileStatusType::from("QUARANTINED");
    }));
    assert_eq!(violation.path(), "/FileStatus");
    assert_eq!(
        violation.member(),
        Some("com.amazonaws.connect#AttachedFile$FileStatus")
    );
    assert_eq!(
        violation.constraint(),
        &Constraint::Enum(
            ["APPROVED", "REJECTED", "PROCESSING", "FAILED"]
                .map(String::from)
                .to_vec()
        )
    );
    assert_eq!(violation.found(), &Found::Text("QUARANTINED".to_owned()));
    assert_eq!(
        violation.to_string(),
        "Value at '/FileStatus' failed to satisfy constraint: \
         Member must satisfy enum value set: [APPROVED, REJECTED, PROCESSING, FAILED]"
    );

    let optional = only(&file_with(|file| {
        file.file_use_case_type = Some("FAX".into());
    }));
    assert_eq!(
        optional.to_string(),
        "Value at '/FileUseCaseType' failed to satisfy constraint: \
         Member must satisfy enum value set: [EMAIL_MESSAGE, ATTACHMENT]"
    );
}

#[test]
fn what_an_arn_is() {
    let with = |arn: &str| {
        let mut request = request();
        request.associated_resource_arn = arn.to_owned();
        request
    };
    for arn in [
        CASE,
        "arn:aws:s3:::bucket",
        "arn:aws:s3:::bucket/key:with:colons",
        "arn:aws:iam::111122223333:role/admin",
        "arn:aws-us-gov:sts::111122223333:assumed-role/r/s",
        "arn:aws:connect:us-west-2:111122223333:instance/i/agent/a",
    ] {
        assert!(with(arn).is_valid(), "{arn}");
    }
    for text in [
        "",
        "case 91aa0f52",
        "arn",
        "arn:aws:s3",
        "arn:aws:s3:::",
        "arn:aws:s3::bucket",
        "arn::s3:::bucket",
        "arn:aws::::bucket",
        "ARN:aws:s3:::bucket",
        " arn:aws:s3:::bucket",
        "xarn:aws:s3:::bucket",
        "urn:aws:s3:::bucket",
    ] {
        let violation = only(&with(text));
        assert_eq!(violation.constraint(), &Constraint::Arn);
        assert_eq!(violation.found(), &Found::Text(text.to_owned()));
        assert_eq!(
            violation.member(),
            Some("com.amazonaws.connect#BatchGetAttachedFileMetadataRequest$AssociatedResourceArn")
        );
        assert_eq!(
            violation.to_string(),
            "Value at '/AssociatedResourceArn' failed to satisfy constraint: \
             Member must be a valid ARN"
        );
    }
}

#[test]
fn the_set_member_of_a_union() {
    let user = CreatedBy::ConnectUserArn("agent 7".to_owned());
    let violation = only(&user);
    assert_eq!(violation.path(), "/ConnectUserArn");
    assert_eq!(
        violation.member(),
        Some("com.amazonaws.connect#CreatedByInfo$ConnectUserArn")
    );

    let nested = only(&file_with(|file| {
        file.created_by = Some(CreatedBy::AwsIdentityArn("root".to_owned()));
    }));
    assert_eq!(nested.path(), "/CreatedBy/AWSIdentityArn");

    let unknown: CreatedBy = serde_json::from_str(r#"{"New":"anything"}"#).unwrap();
    assert!(
        unknown.is_valid(),
        "nothing is known of a member that the model does not know"
    );
}

#[test]
fn structures_in_lists() {
    let response = BatchGetAttachedFileMetadataResponse::builder();
    let mut response = response.files([file(), file()]).build().unwrap();
    assert!(response.is_valid());

    for file in response.files.iter_mut().flatten().skip(1) {
        file.file_id.clear();
        file.tags = Some([("k".to_owned(), "v".repeat(300))].into());
    }

    let violations = response.validate().unwrap_err();
    let paths: Vec<_> = violations.iter().map(Violation::path).collect();
    assert_eq!(paths, ["/Files/1/FileId", "/Files/1/Tags/k"]);
    assert_eq!(
        violations[0].member(),
        Some("com.amazonaws.connect#AttachedFile$FileId")
    );
}
