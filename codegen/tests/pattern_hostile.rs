//! Patterns made to do harm: each ends in a matcher or an error, without exhausting the stack, and a
//! matcher is no larger than the pattern warrants and ends as well.

mod patterns;

use patterns::assemble;
use smithy_typegen::internal::pattern::{Matcher, PatternError, lower};

/// How much longer than a pattern what it is lowered to may be, in bytes.
const ROOM: usize = 64 * 1024;

/// What an engine reads of a matcher; steps need none.
fn notation(matcher: &Matcher) -> &str {
    match matcher {
        Matcher::Linear(notation) | Matcher::Backtracking(notation) => notation,
        _ => "",
    }
}

/// Lowers a pattern and, where that gives a matcher, runs it on some texts.
fn survive(source: &str) -> Result<(), PatternError> {
    let lowered = lower(source)?;
    let size = notation(&lowered.matcher).len();
    assert!(size <= 8 * source.len() + ROOM, "{size} bytes");
    let pattern = assemble(source, &lowered.matcher);
    let texts = [
        String::new(),
        "a".repeat(2_000),
        "ab".repeat(1_000),
        "a-é👍\0".repeat(400),
        source.chars().take(2_000).collect(),
    ];
    for text in texts {
        pattern.test(&text);
    }
    Ok(())
}

fn refused(source: &str) -> PatternError {
    survive(source).expect_err("no pattern")
}

const TOO_MUCH: [&str; 2] = ["groups are nested too deeply", "the pattern is too long"];

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("(?:", ")"),
        ("(?=", ")"),
        ("(?<!", ")"),
        ("(?:a|", ")*"),
    ] {
        let nested = open.repeat(10_000) + "a" + &close.repeat(10_000);
        assert!(TOO_MUCH.contains(&refused(&nested).message.as_str()));
        assert!(TOO_MUCH.contains(&refused(&open.repeat(3_000)).message.as_str()));
        // As deep as is read.
        let nested = open.repeat(100) + "a" + &close.repeat(100);
        assert!(survive(&nested).is_ok(), "{open}");
    }
    let _ = survive(&"[".repeat(10_000));
    let _ = survive(&format!("{}a{}", "[a&&".repeat(10_000), "]".repeat(10_000)));
}

#[test]
fn huge_counts_end() {
    for source in [
        "a{1,4294967295}",
        "^a{4294967295}$",
        "a{99999999999}",
        "(ab){99999999999,}",
        "^(ab?){1,4294967295}$",
        "((a{1000}){1000}){1000}",
        "(((a{1,1000}b?){1,1000}c?){1,1000}d?){1,1000}",
        "^((a?){1000}){1000}$",
        "(?=(a|b){60000})(?=.{60000}b)a",
        "(a|ab){30000}c",
        ".*a.{20000}b",
        "(.*a.{50}b){50}",
        "(a*)*{0}",
        "((a*)*)*b",
        "(a|a)*b",
        "(.*)*x(.*)*y(.*)*z",
    ] {
        let _ = survive(source);
    }
}

#[test]
fn what_is_not_closed_ends_in_an_error() {
    for source in [
        "(",
        "(?",
        "(?:",
        "(?=",
        "(?<",
        "(?<a",
        "(?<a>",
        "(?i",
        "(?-",
        "[",
        "[^",
        "[a-",
        "[\\",
        "\\",
        "a\\",
        "[a&&[b",
        "\\p{",
        "\\p{L",
        "(?<a>b)\\k<",
        "a{2,1}",
        "*",
        "+a",
        "?",
        "{1}",
        "a**",
        "(*)",
        "|*",
        ")",
        "a)",
        "[b-a]",
        "\\u{110000}",
    ] {
        let error = refused(source);
        assert!(error.offset <= source.len(), "{source}: {error}");
    }
    // With the leniency of Annex B these are characters.
    for source in [
        "{", "}", "]", "a{", "a{1", "a{1,", "a{,1}", "\\u", "\\u{", "\\x", "\\c", "\\u12",
    ] {
        assert!(survive(source).is_ok(), "{source}");
    }
}

#[test]
fn odd_characters_are_characters_or_nothing() {
    for source in [
        "\0",
        "^\0+$",
        "\\0",
        "\\uD800",
        "[\\uD800]",
        "\\uDFFF+",
        "[\\uD800-\\uDFFF]",
        "[^\\uD800-\\uDBFF]",
        "\\uD83D\\uDC4D",
        "\\u{D800}",
        "[\\0-\\u{10FFFF}]*",
        "\u{FEFF}",
        "\u{202E}",
        "[\u{10FFFF}-\u{10FFFF}]",
    ] {
        assert!(survive(source).is_ok(), "{source:?}");
    }
}

#[test]
fn long_patterns_end() {
    let megabyte = 1 << 20;
    for piece in [
        "a", "(a|b)", "[a-z]", "a|", "(?!a)", "\\p{L}", "a?", "(", "[", "\\", "é",
    ] {
        let long = piece.repeat(megabyte / piece.len());
        assert_eq!(refused(&long).message, "the pattern is too long");
        // As long as is read.
        let _ = survive(&piece.repeat(16_000 / piece.len()));
    }
}
