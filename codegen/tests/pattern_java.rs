//! What real patterns have of Java's means what it means there, with a warning.

mod patterns;

use patterns::build;
use smithy_typegen::internal::pattern::{WarningKind, lower};

#[test]
fn javas_syntax_means_what_it_means_in_java() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (r"^\p{Alnum}+$", &["aZ9"], &["", "a_", "é"]),
        (r"^\p{Punct}+$", &["!_~"], &["a", " "]),
        (r"^\p{XDigit}+$", &["09afAF"], &["g"]),
        (r"^\p{Blank}+$", &[" \t"], &["\n", "a"]),
        (r"^\p{Print}+$", &["a b!"], &["\t", "\u{7f}"]),
        (r"^\p{Graph}+$", &["ab!"], &["a b"]),
        (r"^[\p{Print}&&[^|:/]]+$", &["a b-"], &["a|b", "a:b"]),
        (
            r"^\x{22}\x{1F600}$",
            &["\"😀"],
            &["x", "xxxxxxxxxxxxxxxxxxxxxx"],
        ),
        (r"^(?i)abc$", &["abc", "ABC", "aBc"], &["abd"]),
    ];
    for (source, matching, others) in cases {
        let warnings = lower(source).expect("a pattern").warnings;
        assert!(
            warnings
                .iter()
                .any(|warning| warning.kind == WarningKind::JavaSyntax),
            "{source} is Java's"
        );
        let pattern = build(source);
        for text in *matching {
            assert!(pattern.is_match(text), "{source} matches {text:?}");
        }
        for text in *others {
            assert!(!pattern.is_match(text), "{source} does not match {text:?}");
        }
    }
}

#[test]
fn a_code_point_out_of_range_is_an_error_in_braces_of_any_kind() {
    for source in [r"\x{110000}", r"\u{110000}"] {
        assert_eq!(lower(source).expect_err("an error").offset, 0, "{source}");
    }
}
