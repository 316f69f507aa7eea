//! Input that means harm: an error that says where, no panic, little time, and no more memory than the
//! input is worth.

use allocation_counter::measure;
use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::wire::Position;

use crate::shapes::Listing;
use crate::{error, refused};

const MEGABYTE: usize = 1 << 20;

#[test]
fn a_billion_laughs() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><List><Other>&lol2;</Other></List>"#;
    assert_eq!(
        error::<Listing>(text),
        "expected no document type at line 1 column 22"
    );
    let external = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><List/>";
    assert_eq!(
        error::<Listing>(external),
        "expected no document type at line 1 column 1"
    );
    // Without a document type, there is nothing to expand.
    assert_eq!(
        error::<Listing>("<List><Other>&lol2;</Other></List>"),
        "expected a reference to a character or to one of XML's five entities at line 1 column 14"
    );
}

#[test]
fn ten_thousand_levels() {
    let expected = "expected at most 128 levels of nesting at line 1 column";
    let members = format!("<List>{}", "<owner>".repeat(10_000));
    assert_eq!(
        error::<Listing>(&members),
        format!("{expected} {}", 6 + 127 * 7 + 1)
    );
    let unknown = "<a>".repeat(10_000);
    assert_eq!(
        refused(unknown.as_bytes()),
        format!("{expected} {}", 128 * 3 + 1)
    );
    let closed = format!("{}{}", "<a>".repeat(128), "</a>".repeat(128));
    xml::document(closed.as_bytes()).expect("128 levels");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    // Parsing takes no stack.
    Xml::REST
        .depth(100_000)
        .parse(deep.as_bytes())
        .expect("as deep as allowed");
}

#[test]
fn cut_off_at_every_byte() {
    let text = "\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- a --><List name='é&lt;'><Key>a&#65;</Key><?b c?>\
                <![CDATA[ ]]><Entry><K>1</K><V/></Entry><unknown d=\"e\"/></List>";
    xml::from_slice::<Listing>(text.as_bytes()).expect("all of it");
    for end in 0..text.len() {
        let start = &text.as_bytes()[..end];
        let error = xml::from_slice::<Listing>(start).expect_err("cut off");
        assert!(
            matches!(error.position(), Some(Position::Line { .. })),
            "{error} of {end}"
        );
        xml::document(start).expect_err("cut off");
    }
}

#[test]
fn every_byte_changed() {
    let text = "<List name='n'><Key>a&#65;</Key><parts><Part><number>1</number></Part></parts><![CDATA[]]></List>";
    let mut bytes = text.as_bytes().to_vec();
    for at in 0..bytes.len() {
        let before = bytes[at];
        for byte in 0..=u8::MAX {
            bytes[at] = byte;
            if let Err(error) = xml::from_slice::<Listing>(&bytes) {
                assert!(error.position().is_some(), "{error}");
            }
        }
        bytes[at] = before;
    }
}

#[test]
fn memory_is_in_proportion() {
    const LONG: usize = MEGABYTE / 4;
    let texts = [
        format!("<List><Other>{}", "a".repeat(LONG)),
        format!("<List>{}", "<a/>".repeat(LONG / 4)),
        format!("<List>{}", "<Key/>".repeat(LONG / 6)),
        format!("<List {}", "a='' ".repeat(LONG / 5)),
        format!("<List><!--{}", "-".repeat(LONG)),
        format!("<List>{}", "&lt;".repeat(LONG / 4)),
        format!("<{}", "a".repeat(LONG)),
        format!("<List>{}", " ".repeat(LONG)),
    ];
    for text in &texts {
        let measured = measure(|| {
            xml::from_slice::<Listing>(text.as_bytes()).expect_err("it is cut off");
        });
        // An element of four bytes is noted in 24, and a list grows by doubling.
        let most = 20 * LONG as u64;
        assert!(
            measured.bytes_max <= most,
            "{measured:?} for {}",
            &text[..10]
        );
    }
}

#[test]
fn interleaved_lists_take_little_time() {
    let pair = "<Key>a</Key><Entry><K>1</K><V>2</V></Entry><choices><text/></choices>";
    let once = format!(
        "<List>{}</List>",
        "<Key>a</Key><choices><text/></choices>".repeat(50_000)
    );
    let listing: Listing = xml::from_slice(once.as_bytes()).expect("XML");
    assert_eq!(listing.keys.map(|keys| keys.len()), Some(50_000));
    assert_eq!(listing.choices.map(|choices| choices.len()), Some(50_000));
    let twice = format!("<List>{pair}{pair}</List>");
    assert!(error::<Listing>(&twice).starts_with("found a duplicate key, in /flatMap/1"));
}

#[test]
fn references_that_do_not_end_take_little_time() {
    let text = format!("<List><Other>{}", "&".repeat(MEGABYTE));
    assert!(error::<Listing>(&text).starts_with("expected a reference"));
    let text = format!(
        "<List><Other>{}</Other></List>",
        "&amp;".repeat(MEGABYTE / 5)
    );
    let listing: Listing = xml::from_slice(text.as_bytes()).expect("XML");
    assert_eq!(listing.renamed.map(|text| text.len()), Some(MEGABYTE / 5));
}
