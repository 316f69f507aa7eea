//! What each constraint of the model finds, where, and in which words.

mod support;

use connect_attached_files::*;
use serde_json::json;
use support::{CASE, file, length, request};

fn file_with(change: impl FnOnce(&mut AttachedFile)) -> AttachedFile {
    let mut file = file();
    change(&mut file);
    file
}

fn tagged(key: &str, value: &str) -> AttachedFile {
    file_with(|file| file.tags = Some([(key.to_owned(), value.to_owned())].into()))
}

/// The one violation of a value.
fn only(value: &impl Validate) -> Violation {
    let violations = value.validate().unwrap_err();
    assert_eq!(violations.len(), 1, "{violations}");
    violations[0].clone()
}

#[test]
fn what_keeps_to_the_model_is_valid() {
    assert_eq!(request().validate(), Ok(()));
    assert_eq!(file().validate(), Ok(()));
    assert!(request().is_valid());
    assert!(file().is_valid());
}

#[test]
fn a_violation_says_where_which_constraint_and_what_was_found() {
    let mut request = request();
    request.file_ids = vec!["a".into(), "b".into(), "c".into(), String::new()];

    let violation = only(&request);

    assert_eq!(violation.path(), "/FileIds/3");
    assert_eq!(
        violation.segments(),
        [Segment::Member("FileIds"), Segment::Index(3)]
    );
    assert_eq!(
        violation.member(),
        Some("com.amazonaws.connect#FileIdList$member")
    );
    assert_eq!(violation.constraint(), &length(1, 256));
    assert_eq!(violation.found(), &Found::Length(0));
    assert!(!violation.is_on_key());
    assert_eq!(
        violation.to_string(),
        "Value with length 0 at '/FileIds/3' failed to satisfy constraint: \
         Member must have length between 1 and 256, inclusive"
    );
}

#[test]
fn the_length_of_a_list() {
    let with = |count: usize| {
        let mut request = request();
        request.file_ids = vec!["f".to_owned(); count];
        request
    };
    assert!(with(1).is_valid());
    assert!(with(100).is_valid());

    let none = only(&with(0));
    assert_eq!(none.path(), "/FileIds");
    assert_eq!(
        none.member(),
        Some("com.amazonaws.connect#BatchGetAttachedFileMetadataRequest$FileIds")
    );
    assert_eq!(
        (none.constraint(), none.found()),
        (&length(1, 100), &Found::Length(0))
    );
    assert_eq!(
        none.to_string(),
        "Value with length 0 at '/FileIds' failed to satisfy constraint: \
         Member must have length between 1 and 100, inclusive"
    );
    assert_eq!(only(&with(101)).found(), &Found::Length(101));
}

#[test]
fn the_length_of_a_string_counts_unicode_scalar_values() {
    let with = |id: String| {
        let mut request = request();
        request.instance_id = id;
        request
    };
    // Four bytes of UTF-8, two UTF-16 code units, one scalar value.
    assert!(with("👍".to_owned()).is_valid());
    assert!(with("👍".repeat(100)).is_valid());
    // One glyph, but an `e` and a combining accent.
    assert!(with("e\u{301}".repeat(50)).is_valid());

    let long = only(&with("👍".repeat(101)));
    assert_eq!(long.path(), "/InstanceId");
    assert_eq!(
        (long.constraint(), long.found()),
        (&length(1, 100), &Found::Length(101))
    );
    let empty = only(&with(String::new()));
    assert_eq!(
        empty.to_string(),
        "Value with length 0 at '/InstanceId' failed to satisfy constraint: \
         Member must have length between 1 and 100, inclusive"
    );
}

#[test]
fn the_length_of_a_map() {
    let with = |count: usize| {
        file_with(|file| {
            let tags = (0..count).map(|number| (number.to_string(), String::new()));
            file.tags = Some(tags.collect());
        })
    };
    assert!(with(1).is_valid());
    assert!(with(50).is_valid());

    let many = only(&with(51));
    assert_eq!(many.path(), "/Tags");
    assert_eq!(
        many.member(),
        Some("com.amazonaws.connect#AttachedFile$Tags")
    );
    assert_eq!(
        (many.constraint(), many.found()),
        (&length(1, 50), &Found::Length(51))
    );
    assert_eq!(only(&with(0)).found(), &Found::Length(0));
}

#[test]
fn the_value_of_a_map_entry() {
    assert!(tagged("department", "").is_valid());
    assert!(tagged("department", &"v".repeat(256)).is_valid());

    let violation = only(&tagged("department", &"v".repeat(257)));

    assert_eq!(violation.path(), "/Tags/department");
    assert_eq!(
        violation.segments(),
        [
            Segment::Member("Tags"),
            Segment::Key("department".to_owned())
        ]
    );
    assert_eq!(
        violation.member(),
        Some("com.amazonaws.connect#TagMap$value")
    );
    assert!(!violation.is_on_key());
    assert_eq!(
        violation.to_string(),
        "Value with length 257 at '/Tags/department' failed to satisfy constraint: \
         Member must have length between 0 and 256, inclusive"
    );
}

/// Smithy's suite reports a wrong key at its map; which key it is, the path says.
#[test]
fn the_key_of_a_map_entry() {
    let violation = only(&tagged("", "v"));

    assert_eq!(violation.path(), "/Tags/");
    assert_eq!(violation.reported_path(), "/Tags");
    assert!(violation.is_on_key());
    assert_eq!(violation.member(), Some("com.amazonaws.connect#TagMap$key"));
    assert_eq!(
        (violation.constraint(), violation.found()),
        (&length(1, 128), &Found::Length(0))
    );
    assert_eq!(
        violation.to_string(),
        "Value with length 0 at '/Tags' failed to satisfy constraint: \
         Member must have length between 1 and 128, inclusive"
    );

    let long = "k".repeat(129);
    assert_eq!(only(&tagged(&long, "v")).path(), format!("/Tags/{long}"));
}

#[test]
fn the_pattern_of_a_tag_key() {
    let source = r"^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$";
    for key in [
        "department",
        "Kostenstelle 7",
        "a_b.c:d/e=f+g-h@i",
        "日本",
        "٣",
        "AWS:x",
        "aws",
        "x-aws:y",
        "xaws:",
    ] {
        assert!(tagged(key, "v").is_valid(), "{key}");
    }
    for key in ["aws:x", "aws:", "a*b", "a\tb", "a\n", "👍", "a\u{301}"] {
        let violation = only(&tagged(key, "v"));
        assert_eq!(violation.constraint(), &Constraint::Pattern(source));
        assert_eq!(violation.found(), &Found::Text(key.to_owned()));
    }

    let violation = only(&tagged("aws:x", "v"));
    assert_eq!(violation.path(), "/Tags/aws:x");
    assert_eq!(violation.reported_path(), "/Tags");
    assert!(violation.is_on_key());
    assert_eq!(
        violation.to_string(),
        "Value at '/Tags' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: \
         ^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"
    );
}

#[test]
fn the_pattern_of_a_file_name() {
    let named = |name: &str| file_with(|file| file.file_name = name.to_owned());
    for name in ["a", "Rechnung März.pdf", "写真 (1).png", "👍", "a/b\\c"] {
        assert!(named(name).is_valid(), "{name}");
    }
    // Control, format, private use and unassigned characters are of category C.
    for name in [
        "a\u{0}b", "a\nb", "a\n", "\u{7f}", "\u{200b}", "\u{e000}", "\u{378}",
    ] {
        let violation = only(&named(name));
        assert_eq!(violation.path(), "/FileName");
        assert_eq!(
            violation.member(),
            Some("com.amazonaws.connect#AttachedFile$FileName")
        );
        assert_eq!(violation.constraint(), &Constraint::Pattern(r"^\P{C}*$"));
        assert_eq!(violation.found(), &Found::Text(name.to_owned()));
        assert_eq!(
            violation.to_string(),
            r"Value at '/FileName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\P{C}*$"
        );
    }
}

/// The tag key has at most 128 characters, but that is a check of its own: whatever the length,
/// the pattern is matched in one pass.
#[test]
fn a_hostile_tag_key_costs_no_more_than_its_length() {
    let key = "aws".repeat(1_000_000) + "*";

    let violations = tagged(&key, "v").validate().unwrap_err();

    assert_eq!(violations.len(), 2);
    assert_eq!(violations[0].found(), &Found::Length(3_000_001));
    let Found::Text(shown) = violations[1].found() else {
        panic!("{:?}", violations[1].found());
    };
    assert_eq!(shown.chars().count(), Found::TEXT_LIMIT);
}

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

#[test]
fn a_path_is_a_json_pointer() {
    let key = "a/b~c".to_owned() + &"x".repeat(128);

    // `~` and `/` are escaped; other characters of the key stay.
    let violation = tagged(&key, "v").validate().unwrap_err()[0].clone();

    assert!(violation.path().starts_with("/Tags/a~1b~0cx"));
    assert_eq!(violation.segments()[1], Segment::Key(key));
}

#[test]
fn all_violations_are_told_in_the_order_of_the_members() {
    let mut request = request();
    request.file_ids = vec![String::new()];
    request.instance_id.clear();

    let violations = request.validate().unwrap_err();

    assert_eq!(violations.len(), 2);
    assert!(!violations.is_empty());
    assert!(!violations.is_cut_off());
    assert_eq!(
        violations.to_string(),
        "2 validation errors detected. \
         Value with length 0 at '/FileIds/0' failed to satisfy constraint: \
         Member must have length between 1 and 256, inclusive; \
         Value with length 0 at '/InstanceId' failed to satisfy constraint: \
         Member must have length between 1 and 100, inclusive"
    );
    let by_reference: Vec<_> = (&violations).into_iter().cloned().collect();
    let by_value: Vec<_> = violations.into_iter().collect();
    assert_eq!(by_reference, by_value);
}

#[test]
fn one_violation_is_put_in_the_singular() {
    let mut request = request();
    request.instance_id.clear();

    assert_eq!(
        request.validate().unwrap_err().to_string(),
        "1 validation error detected. \
         Value with length 0 at '/InstanceId' failed to satisfy constraint: \
         Member must have length between 1 and 100, inclusive"
    );
}

#[test]
fn one_value_may_break_several_constraints() {
    let violations = tagged(&"*".repeat(129), "v").validate().unwrap_err();

    assert!(matches!(violations[0].constraint(), Constraint::Length(_)));
    assert!(matches!(violations[1].constraint(), Constraint::Pattern(_)));
    assert_eq!(violations.len(), 2);
}

#[test]
fn the_number_of_violations_is_limited() {
    let mut request = request();
    request.file_ids = vec![String::new(); 20_000];

    let violations = request.validate().unwrap_err();
    assert_eq!(violations.len(), Limits::default().violations);
    assert!(violations.is_cut_off());

    let limits = Limits {
        violations: 3,
        ..Limits::default()
    };
    let violations = request.validate_within(limits).unwrap_err();
    assert_eq!(violations.len(), 3);
    assert!(violations.is_cut_off());
    assert!(!request.is_valid());
}

#[test]
fn a_server_answers_with_a_validation_exception() {
    let mut file = tagged("", "v");
    file.file_id.clear();

    let exception = ValidationException::from(&file.validate().unwrap_err());

    let file_id = "Value with length 0 at '/FileId' failed to satisfy constraint: \
                   Member must have length between 1 and 256, inclusive";
    let tags = "Value with length 0 at '/Tags' failed to satisfy constraint: \
                Member must have length between 1 and 128, inclusive";
    let json = json!({
        "message": format!("2 validation errors detected. {file_id}; {tags}"),
        "fieldList": [
            { "path": "/FileId", "message": file_id },
            { "path": "/Tags", "message": tags },
        ]
    });
    assert_eq!(serde_json::to_value(&exception).unwrap(), json);
    assert_eq!(
        serde_json::from_value::<ValidationException>(json).unwrap(),
        exception
    );
}
