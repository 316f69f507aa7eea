//! `@pattern`.

use connect_attached_files::*;

use crate::{file_with, only, tagged};

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
