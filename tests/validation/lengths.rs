//! `@length`.

use connect_attached_files::*;

use crate::support::{length, request};
use crate::{file_with, only, tagged};

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
