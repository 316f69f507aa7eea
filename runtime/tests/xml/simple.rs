//! Simple values, and text in all its forms.

use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::wire::Context;

use crate::shapes::{Listing, Parcel};
use crate::{error, same};

/// The text of an element, or what is wrong with it.
fn text(inside: &str) -> String {
    let document = format!("<List><Other>{inside}</Other></List>");
    let listing: Listing = xml::from_slice(document.as_bytes()).expect(&document);
    listing.renamed.expect("text")
}

#[test]
fn every_kind() {
    let parcel: Parcel = same(
        "<Parcel><boolean>true</boolean><byte>-1</byte><short>300</short><integer>70000</integer>\
         <long>-5000000000</long><float>1.5</float><double>0.1</double>\
         <bigInteger>123456789012345678901</bigInteger><bigDecimal>1.50</bigDecimal><blob>Zm9v</blob>\
         <document><a>1</a></document><list><member>a</member></list>\
         <map><entry><key>a</key><value>1</value></entry></map><inner><double>NaN</double></inner>\
         <string>s</string><timestamp>2014-04-29T18:30:38.5Z</timestamp><epoch>1398796238.5</epoch>\
         <httpDate>Tue, 29 Apr 2014 18:30:38 GMT</httpDate><unit></unit></Parcel>",
    );
    assert_eq!(parcel.long, Some(-5_000_000_000));
    assert_eq!(
        parcel.blob.map(|blob| blob.into_inner()),
        Some(b"foo".to_vec())
    );
    assert_eq!(parcel.timestamp, parcel.epoch);
}

#[test]
fn white_space_around_values_other_than_strings() {
    let text = "<Parcel><integer> 7\n</integer><boolean>\ttrue </boolean><blob>\n Zm\n9v \n</blob>\
                <timestamp> 2014-04-29T18:30:38Z </timestamp><float> Infinity </float>\
                <string> s\n</string></Parcel>";
    let parcel: Parcel = xml::from_slice(text.as_bytes()).expect(text);
    assert_eq!(parcel.integer, Some(7));
    assert_eq!(parcel.boolean, Some(true));
    assert_eq!(
        parcel.blob.map(|blob| blob.into_inner()),
        Some(b"foo".to_vec())
    );
    assert_eq!(parcel.timestamp.map(|at| at.secs()), Some(1_398_796_238));
    assert_eq!(parcel.float, Some(f32::INFINITY));
    assert_eq!(parcel.string.as_deref(), Some(" s\n"));
}

#[test]
fn values_that_are_none() {
    for (member, value, expected) in [
        ("boolean", "1", "expected `true` or `false`"),
        ("boolean", "", "expected `true` or `false`"),
        ("integer", "", "expected an integer"),
        ("integer", "+1", "expected an integer"),
        (
            "integer",
            "2147483648",
            "expected an integer, from -2147483648 to 2147483647",
        ),
        ("long", "9223372036854775808", "expected an integer"),
        ("double", "1e999", "expected a number"),
        ("double", "inf", "expected a number"),
        ("bigInteger", "x", "expected a number"),
        ("blob", "Zm9", "expected padded base64"),
        (
            "timestamp",
            "1398796238",
            "expected a date and time such as 1985-04-12T23:20:50Z",
        ),
        (
            "epoch",
            "2014-04-29T18:30:38Z",
            "expected a timestamp in epoch seconds",
        ),
        (
            "httpDate",
            "today",
            "expected a date such as Tue, 29 Apr 2014 18:30:38 GMT",
        ),
    ] {
        assert_eq!(
            error::<Parcel>(&format!("<Parcel>\n<{member}>{value}</{member}></Parcel>")),
            format!("{expected}, in /{member} at line 2 column 1")
        );
    }
}

#[test]
fn offsets_are_for_clients() {
    let text = b"<Parcel><timestamp>2014-04-29T19:30:38+01:00</timestamp></Parcel>";
    let parcel: Parcel = xml::from_slice(text).expect("for a client");
    assert_eq!(parcel.timestamp.map(|at| at.secs()), Some(1_398_796_238));
    let refused = Xml::REST.read::<Parcel>(text, &mut Context::server());
    assert_eq!(
        refused.expect_err("for a server").to_string(),
        "expected a date and time such as 1985-04-12T23:20:50Z, in /timestamp at line 1 column 9"
    );
}

#[test]
fn text_in_parts() {
    assert_eq!(text("a<!-- b -->c<?d e?>f"), "acf");
    assert_eq!(text("a<![CDATA[<b> &amp; ]] ]>]]>c"), "a<b> &amp; ]] ]>c");
    assert_eq!(text("<![CDATA[]]>"), "");
    assert_eq!(text("<!---->"), "");
    assert_eq!(text("] ]] ]>"), "] ]] ]>");
}

#[test]
fn references() {
    assert_eq!(text("&lt;&gt;&amp;&quot;&apos;"), "<>&\"'");
    assert_eq!(
        text("&#65;&#x42;&#x0043;&#x1F600;&#xD;&#10;&#9;"),
        "ABC😀\r\n\t"
    );
    assert_eq!(text("&amp;lt;"), "&lt;");
}

#[test]
fn line_ends_are_line_feeds() {
    assert_eq!(text("a\r\nb\rc\n\rd<![CDATA[\r\n\r]]>"), "a\nb\nc\n\nd\n\n");
}

#[test]
fn attributes() {
    let name = |value: &str| {
        let document = format!("<List name={value}/>");
        let listing: Listing = xml::from_slice(document.as_bytes()).expect(&document);
        listing.name.expect("an attribute")
    };
    assert_eq!(name("'a\"b'"), "a\"b");
    assert_eq!(name("\"a'b\""), "a'b");
    assert_eq!(name("'\ta\r\nb\nc > d]]>'"), " a b c > d]]>");
    assert_eq!(name("'&#9;&#xA;&lt;&amp;amp;'"), "\t\n<&amp;");
    assert_eq!(name("''"), "");
    let spaced: Listing =
        xml::from_slice(b"<List\n name\t=\r\n'a' size = '7' >\n</List >").expect("XML");
    assert_eq!((spaced.name.as_deref(), spaced.size), (Some("a"), Some(7)));
}

#[test]
fn before_and_after_the_root() {
    for text in [
        "\u{feff}<List/>",
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><List/>",
        "<?xml version = '1.0' encoding = 'UTF-8' ?>\n<!-- a --><?b?>\n<List/><!-- c -->\n<?d e?>\n",
        "  \n<List/>",
        "<?xml version='1.0' encoding='us-ascii'?><List/>",
        "<?xmlish?><List/>",
    ] {
        let listing: Listing = xml::from_slice(text.as_bytes()).expect(text);
        assert_eq!(listing, Listing::default());
    }
}
