//! What each constraint of the model finds, where, and in which words.

mod lengths;
mod patterns;
mod reports;
#[path = "../support/mod.rs"]
mod support;
mod values;

use connect_attached_files::*;
use support::{file, length, request};

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
