//! Elements as untyped values.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::xml::{self, Xml};

#[track_caller]
fn is(text: &str, expected: &str) {
    let document = xml::document(text.as_bytes()).expect(text);
    assert_eq!(document.to_string(), expected);
}

#[test]
fn forms() {
    is("<a/>", r#""""#);
    is("<a> b </a>", r#"" b ""#);
    is("<a><![CDATA[<]]>&lt;</a>", r#""<<""#);
    is("<a b='c'/>", r#"{"@b":"c"}"#);
    is("<a b='c'>d</a>", r##"{"@b":"c","#text":"d"}"##);
    is("<a b='c'> </a>", r##"{"@b":"c","#text":" "}"##);
    is(
        "<a>\n <b>1</b>\n <c/>\n <b>2</b>\n</a>",
        r#"{"b":"1","c":"","b":"2"}"#,
    );
    is(
        "<a>x<b/>y<c/></a>",
        r##"{"#text":"x","b":"","#text":"y","c":""}"##,
    );
    is(
        "<a:b xmlns:a='u'><a:c/></a:b>",
        r#"{"@xmlns:a":"u","a:c":""}"#,
    );
}

#[test]
fn elements_by_name() {
    let tree = Xml::REST
        .parse(b"<r><s:a x='1'>b</s:a ><c><d/></c><a>e</a></r>")
        .expect("XML");
    let root = tree.root();
    assert!(root.is("r") && root.is("s:r") && !root.is("R"));
    let names: Vec<_> = root
        .children()
        .map(|child| child.name().to_owned())
        .collect();
    assert_eq!(names, ["s:a", "c", "a"]);
    let first = root.child("a").expect("a child");
    assert_eq!(first.text().expect("text"), "b");
    assert_eq!(first.attribute("x").as_deref(), Some("1"));
    assert_eq!(first.attribute("y"), None);
    let error = root
        .child("c")
        .expect("a child")
        .text()
        .expect_err("no text");
    assert_eq!(
        error.to_string(),
        "expected text, found elements at line 1 column 23"
    );
    assert_eq!(
        first.document().get("@x").and_then(Document::as_str),
        Some("1")
    );
}
