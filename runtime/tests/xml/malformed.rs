//! What is not well-formed.

use crate::refused;

#[test]
fn documents() {
    for (text, expected) in [
        ("", "expected an element at line 1 column 1"),
        (" ", "expected an element at line 1 column 2"),
        ("a", "expected an element at line 1 column 1"),
        (
            "<",
            "expected the name of an element after `<` at line 1 column 1",
        ),
        (
            "< a/>",
            "expected the name of an element after `<` at line 1 column 1",
        ),
        (
            "<1/>",
            "expected the name of an element after `<` at line 1 column 1",
        ),
        (
            "<a",
            "expected the end tag of an element, found the end of the document at line 1 column 3",
        ),
        ("<a/", "expected the end of a tag at line 1 column 4"),
        ("<a/ >", "expected the end of a tag at line 1 column 4"),
        (
            "<a>",
            "expected the end tag of an element, found the end of the document at line 1 column 4",
        ),
        (
            "<a><b></a>",
            "expected the end tag of the element that is open at line 1 column 7",
        ),
        (
            "<a></b>",
            "expected the end tag of the element that is open at line 1 column 4",
        ),
        (
            "<a></ab>",
            "expected the end tag of the element that is open at line 1 column 4",
        ),
        (
            "<ab></a>",
            "expected the end tag of the element that is open at line 1 column 5",
        ),
        (
            "<a></a b='c'>",
            "expected the end tag of the element that is open at line 1 column 4",
        ),
        (
            "</a>",
            "expected the name of an element after `<` at line 1 column 1",
        ),
        (
            "<a/><b/>",
            "expected the end of the document after the root element at line 1 column 5",
        ),
        (
            "<a/>b",
            "expected the end of the document after the root element at line 1 column 5",
        ),
        (
            "<a/></a>",
            "expected the end of the document after the root element at line 1 column 5",
        ),
        (
            "<a/><![CDATA[]]>",
            "expected the end of the document after the root element at line 1 column 5",
        ),
        (
            "<a/><!DOCTYPE a>",
            "expected the end of the document after the root element at line 1 column 5",
        ),
    ] {
        assert_eq!(refused(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn attributes() {
    for (inside, expected) in [
        ("b", "expected an attribute at line 1 column 4"),
        ("b=", "expected an attribute at line 1 column 4"),
        ("b=c", "expected an attribute at line 1 column 4"),
        ("b='c", "expected an attribute at line 1 column 4"),
        ("='c'", "expected an attribute at line 1 column 4"),
        ("b='c'd='e'", "expected the end of a tag at line 1 column 9"),
        (
            "b='c' b='c'",
            "found a duplicate attribute at line 1 column 10",
        ),
        (
            "b='<'",
            "found `<` in the value of an attribute at line 1 column 7",
        ),
        (
            "b='\u{1}'",
            "found a control character, which XML cannot represent at line 1 column 7",
        ),
    ] {
        assert_eq!(
            refused(format!("<a {inside}/>").as_bytes()),
            expected,
            "{inside}"
        );
    }
}

#[test]
fn duplicates_among_many_attributes() {
    let names: Vec<_> = (0..10_000).map(|index| format!("a{index}=''")).collect();
    let text = format!("<a {} a9999=''/>", names.join(" "));
    assert!(refused(text.as_bytes()).starts_with("found a duplicate attribute"));
}

#[test]
fn references() {
    let expected =
        "expected a reference to a character or to one of XML's five entities at line 1 column 4";
    for inside in [
        "&",
        "& ",
        "&;",
        "&lt",
        "&nbsp;",
        "&LT;",
        "&#;",
        "&#x;",
        "&#xg;",
        "&#-1;",
        "&#+65;",
        "&#0;",
        "&#1;",
        "&#xB;",
        "&#xD800;",
        "&#x110000;",
        "&#xFFFE;",
        "&#99999999999999999999;",
        "&#x 41;",
        "&a b;",
    ] {
        assert_eq!(
            refused(format!("<a>{inside}</a>").as_bytes()),
            expected,
            "{inside}"
        );
        assert!(
            refused(format!("<a b='{inside}'/>").as_bytes()).starts_with("expected a reference")
        );
    }
}

#[test]
fn text_and_markup() {
    for (inside, expected) in [
        (
            "a]]>",
            "found `]]>` outside of a CDATA section at line 1 column 5",
        ),
        (
            "\u{8}",
            "found a control character, which XML cannot represent at line 1 column 4",
        ),
        (
            "<!-- a -- b -->",
            "expected the end of a comment at line 1 column 4",
        ),
        (
            "<!-- a --->",
            "expected the end of a comment at line 1 column 4",
        ),
        ("<!-->", "expected the end of a comment at line 1 column 4"),
        (
            "<!-- \0 -->",
            "found a control character, which XML cannot represent at line 1 column 9",
        ),
        (
            "<![CDATA[ a",
            "expected the end of a CDATA section at line 1 column 4",
        ),
        (
            "<![CDATA[\u{2}]]>",
            "found a control character, which XML cannot represent at line 1 column 13",
        ),
        ("<![cdata[]]>", "expected an element at line 1 column 4"),
        (
            "<?xml version='1.0'?>",
            "expected a processing instruction at line 1 column 4",
        ),
        (
            "<?XML?>",
            "expected a processing instruction at line 1 column 4",
        ),
        (
            "<??>",
            "expected a processing instruction at line 1 column 4",
        ),
        (
            "<?a",
            "expected the end of a processing instruction at line 1 column 4",
        ),
        (
            "<?a'b'?>",
            "expected the end of a processing instruction at line 1 column 4",
        ),
        (
            "<!DOCTYPE a>",
            "expected no document type at line 1 column 4",
        ),
    ] {
        assert_eq!(
            refused(format!("<a>{inside}</a>").as_bytes()),
            expected,
            "{inside}"
        );
    }
}

#[test]
fn declarations() {
    let invalid = "expected a valid XML declaration at line 1 column 1";
    for (inside, expected) in [
        ("", invalid),
        ("version='2.0'", invalid),
        ("encoding='UTF-8'", invalid),
        ("version='1.0' version='1.0'", invalid),
        ("version='1.0' standalone='maybe'", invalid),
        ("version='1.0' other='x'", invalid),
        ("version=1.0", invalid),
        (
            "version='1.0' encoding='UTF-16'",
            "expected the encoding UTF-8 at line 1 column 1",
        ),
        (
            "version='1.0' encoding='ISO-8859-1'",
            "expected the encoding UTF-8 at line 1 column 1",
        ),
    ] {
        assert_eq!(
            refused(format!("<?xml {inside}?><a/>").as_bytes()),
            expected,
            "{inside}"
        );
    }
    assert_eq!(refused(b"<?xml version='1.0'"), invalid);
    assert_eq!(
        refused(b" <?xml version='1.0'?><a/>"),
        "expected a processing instruction at line 1 column 2"
    );
}

#[test]
fn other_encodings() {
    let utf_16: Vec<u8> = "\u{feff}<a/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(refused(&utf_16), "expected UTF-8 at line 1 column 1");
    assert_eq!(
        refused(b"<a>\n\xe9</a>"),
        "expected UTF-8 at line 2 column 1"
    );
}
