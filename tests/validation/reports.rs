//! What is said of all that was found.

use connect_attached_files::*;
use serde_json::json;

use crate::support::request;
use crate::tagged;

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
