//! What is written: names, attributes, namespaces, escapes.

use std::collections::BTreeMap;

use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::schema::XmlNamespace;
use smithy_typegen_runtime::{Document, UnknownMember};

use crate::same;
use crate::shapes::{Choice, Listing, Parcel, Part};

fn written(listing: &Listing) -> String {
    String::from_utf8(xml::to_vec(listing).expect("XML can represent it")).expect("UTF-8")
}

#[test]
fn names_attributes_and_namespaces() {
    let pairs = BTreeMap::from([
        ("a".to_owned(), "1".to_owned()),
        ("b".to_owned(), "2".to_owned()),
    ]);
    let listing = Listing {
        name: Some("n".to_owned()),
        kind: Some("k".to_owned()),
        size: Some(-7),
        keys: Some(vec!["x".to_owned(), String::new()]),
        parts: Some(vec![Part::default()]),
        flat_map: Some(pairs.clone()),
        map: Some(pairs),
        renamed: Some("r".to_owned()),
        owner: Some(Box::new(Listing {
            kind: Some("o".to_owned()),
            ..Listing::default()
        })),
        choice: Some(Choice::Text("t".to_owned())),
        choices: Some(vec![Choice::Part(Part::default())]),
    };
    let expected = "<List xmlns=\"urn:list\" name=\"n\" xsi:kind=\"k\" size=\"-7\">\
        <Key xmlns=\"urn:key\">x</Key><Key xmlns=\"urn:key\"></Key>\
        <parts><Part></Part></parts>\
        <Entry><K>a</K><V>1</V></Entry><Entry><K>b</K><V>2</V></Entry>\
        <map><entry><K>a</K><V>1</V></entry><entry><K>b</K><V>2</V></entry></map>\
        <Other>r</Other>\
        <owner xmlns:xsi=\"urn:xsi\" xsi:kind=\"o\"></owner>\
        <choice><text>t</text></choice>\
        <choices><part></part></choices></List>";
    assert_eq!(written(&listing), expected);
    assert_eq!(same::<Listing>(expected), listing);
}

#[test]
fn empty_lists() {
    let listing = Listing {
        keys: Some(vec![]),
        parts: Some(vec![]),
        ..Listing::default()
    };
    // Without items, a flattened list is not there.
    assert_eq!(
        written(&listing),
        "<List xmlns=\"urn:list\"><parts></parts></List>"
    );
}

#[test]
fn the_namespace_of_a_service_is_that_of_roots_without_one() {
    let service = XmlNamespace {
        uri: "urn:\"service\"",
        prefix: None,
    };
    let settings = Xml::REST.namespace(Some(service));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let parcel = settings.to_vec(&Parcel::default()).expect("XML");
    assert_eq!(
        text(parcel),
        "<Parcel xmlns=\"urn:&quot;service&quot;\"></Parcel>"
    );
    let listing = settings.to_vec(&Listing::default()).expect("XML");
    assert_eq!(text(listing), "<List xmlns=\"urn:list\"></List>");
}

#[test]
fn escapes() {
    let listing: Listing = same(
        "<List xmlns=\"urn:list\" name=\"&lt;&amp;&quot;'&gt;&#x9;&#xA;&#xD;\"><Other>&lt;&amp;\"'&gt;\t\n&#xD;é😀\u{7f}\u{85}</Other></List>",
    );
    assert_eq!(listing.name.as_deref(), Some("<&\"'>\t\n\r"));
    assert_eq!(
        listing.renamed.as_deref(),
        Some("<&\"'>\t\n\ré😀\u{7f}\u{85}")
    );
}

#[test]
fn what_xml_cannot_represent() {
    for character in [
        '\0', '\u{1}', '\u{8}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}',
    ] {
        let listing = Listing {
            renamed: Some(format!("ab{character}")),
            ..Listing::default()
        };
        let error = xml::to_vec(&listing).expect_err("no notation").to_string();
        assert_eq!(
            error,
            "found a character that XML cannot represent, in /renamed"
        );
        let listing = Listing {
            name: Some(character.to_string()),
            ..Listing::default()
        };
        let error = xml::to_vec(&listing).expect_err("no notation").to_string();
        assert_eq!(
            error,
            "found a character that XML cannot represent, in /name"
        );
    }
}

#[test]
fn unknown_members_from_other_notations() {
    let value = Document::object([
        ("list", Document::list([1, 2])),
        ("null", Document::Null),
        ("yes", true.into()),
        ("bytes", Document::Blob(b"hi".to_vec())),
    ]);
    let of = |name: &str, value: Document| Listing {
        choice: Some(Choice::Unknown(UnknownMember::new(name, value))),
        ..Listing::default()
    };
    let expected = "<List xmlns=\"urn:list\"><choice><new><list><member>1</member><member>2</member></list>\
        <yes>true</yes><bytes>aGk=</bytes></new></choice></List>";
    assert_eq!(written(&of("new", value)), expected);
    for name in ["a b", "1", "<", "a>"] {
        let error = xml::to_vec(&of(name, "".into())).expect_err("no name");
        assert_eq!(error.message(), "expected the name of an XML element");
    }
    let wrong = Document::object([("@a b", "".into())]);
    let error = xml::to_vec(&of("new", wrong)).expect_err("no name");
    assert_eq!(error.message(), "expected the name of an XML attribute");
}
