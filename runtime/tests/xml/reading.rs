//! Structures, lists and maps, as services of all sorts write them.

use smithy_typegen_runtime::codec::xml;
use smithy_typegen_runtime::{Document, UnknownMember};

use crate::shapes::{Choice, Listing, Part};
use crate::{error, same};

fn list(inside: &str) -> Listing {
    let text = format!("<List>{inside}</List>");
    xml::from_slice(text.as_bytes()).expect(&text)
}

fn keys(listing: &Listing) -> Vec<&str> {
    let keys = listing.keys.as_deref().unwrap_or_default();
    keys.iter().map(String::as_str).collect()
}

#[test]
fn items_of_flattened_lists_are_scattered() {
    let listing = list(
        "<Key>a</Key><Other>x</Other><Key>b</Key><Entry><K>1</K><V>one</V></Entry><unknown/><Key>c</Key>\
         <choices><text>y</text></choices><Entry><V>two</V><K>2</K></Entry><choices><part/></choices>",
    );
    assert_eq!(keys(&listing), ["a", "b", "c"]);
    assert_eq!(listing.renamed.as_deref(), Some("x"));
    let entries: Vec<_> = listing.flat_map.expect("a map").into_iter().collect();
    let texts = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(entries, [texts("1", "one"), texts("2", "two")]);
    let choices = [Choice::Text("y".to_owned()), Choice::Part(Part::default())];
    assert_eq!(listing.choices.as_deref(), Some(&choices[..]));
}

#[test]
fn flattened_lists_end_with_their_parent() {
    let listing = list("<Key>a</Key><owner><Key>b</Key></owner><Key>c</Key>");
    assert_eq!(keys(&listing), ["a", "c"]);
    assert_eq!(keys(&listing.owner.expect("an owner")), ["b"]);
    assert_eq!(list("").keys, None);
}

#[test]
fn members_come_in_any_order() {
    let listing =
        list("<Other>x</Other><parts><Part><number>1</number><ETag>\"e\"</ETag></Part></parts>");
    let part = Part {
        etag: Some("\"e\"".to_owned()),
        number: Some(1),
    };
    assert_eq!(listing.parts, Some(vec![part]));
    assert_eq!(listing.renamed.as_deref(), Some("x"));
}

#[test]
fn what_the_model_does_not_have_is_ignored() {
    let listing = list(
        "<a b='c'><Key>no</Key></a><Key d='e'>yes</Key><parts><other/><Part><f/></Part></parts>\
         <map><other/><entry><K>k</K><g/><V>v</V></entry></map><name>no attribute</name>",
    );
    assert_eq!(keys(&listing), ["yes"]);
    assert_eq!(listing.parts, Some(vec![Part::default()]));
    assert_eq!(listing.map.map(|map| map.len()), Some(1));
    assert_eq!(listing.name, None);
}

#[test]
fn prefixes_and_namespaces_are_ignored() {
    let text = "<s:List xmlns:s='urn:a' xmlns:x='urn:b' x:kind='k' s:name='n'>\
                <s:Key>a</s:Key><Key xmlns='urn:c'>b</Key><x:Other>c</x:Other></s:List>";
    let listing: Listing = xml::from_slice(text.as_bytes()).expect(text);
    assert_eq!(keys(&listing), ["a", "b"]);
    assert_eq!(listing.kind.as_deref(), Some("k"));
    assert_eq!(listing.name.as_deref(), Some("n"));
    assert_eq!(listing.renamed.as_deref(), Some("c"));
}

#[test]
fn an_attribute_with_the_very_name_goes_first() {
    let text = "<List a:kind='no' xsi:kind='yes'/>";
    let listing: Listing = xml::from_slice(text.as_bytes()).expect(text);
    assert_eq!(listing.kind.as_deref(), Some("yes"));
    // A declaration of a namespace is no attribute.
    let text = "<List xmlns:kind='urn:kind' xmlns:name='urn:name'/>";
    let listing: Listing = xml::from_slice(text.as_bytes()).expect(text);
    assert_eq!((listing.kind, listing.name), (None, None));
}

#[test]
fn empty_elements() {
    for text in [
        "<List/>",
        "<List></List>",
        "<List >\n</List >",
        "<?xml version='1.0'?>\r\n<List/>\n",
    ] {
        let listing: Listing = xml::from_slice(text.as_bytes()).expect(text);
        assert_eq!(listing, Listing::default());
    }
    let listing = list("<Key/><parts/><map></map><Other/><owner/>");
    assert_eq!(keys(&listing), [""]);
    assert_eq!(listing.parts, Some(vec![]));
    assert_eq!(listing.map.map(|map| map.len()), Some(0));
    assert_eq!(listing.renamed.as_deref(), Some(""));
    assert_eq!(listing.owner, Some(Box::default()));
}

#[test]
fn the_wrong_shape() {
    for (inside, expected) in [
        (
            "<Other><a/></Other>",
            "expected text, found elements, in /renamed at line 1 column 7",
        ),
        (
            "<parts>a</parts>",
            "expected elements, found text, in /parts at line 1 column 7",
        ),
        (
            "<owner> a </owner>",
            "expected elements, found text, in /owner at line 1 column 7",
        ),
        (
            "<owner/><owner/>",
            "found a duplicate member, in /owner at line 1 column 15",
        ),
        (
            "<map><entry/></map>",
            "expected an entry with a key, in /map at line 1 column 12",
        ),
        (
            "<map><entry><K>a</K><V>1</V></entry><entry><K>a</K><V>2</V></entry></map>",
            "found a duplicate key, in /map/a at line 1 column 43",
        ),
        (
            "<parts><Part><number>1.5</number></Part></parts>",
            "expected an integer, in /parts/0/number at line 1 column 20",
        ),
        (
            "<choice/>",
            "no member of the union test#Choice is set: expected exactly one, in /choice at line 1 column 7",
        ),
        (
            "<choice><text/><part/></choice>",
            "more than one member of the union test#Choice is set, `text` and `part`: expected exactly one, \
             in /choice at line 1 column 22",
        ),
    ] {
        assert_eq!(
            error::<Listing>(&format!("<List>{inside}</List>")),
            expected
        );
    }
    assert_eq!(
        error::<Listing>("<Other/>"),
        "expected the element `List`, found another at line 1 column 1"
    );
}

#[test]
fn unknown_members_of_unions_are_kept() {
    let listing: Listing = same(
        "<List xmlns=\"urn:list\"><choice><new a=\"1\"><b>2</b><b></b><c d=\"3\">e</c></new></choice></List>",
    );
    let value = Document::object([
        ("@a", "1".into()),
        ("b", "2".into()),
        ("b", "".into()),
        (
            "c",
            Document::object([("@d", "3".into()), ("#text", "e".into())]),
        ),
    ]);
    let unknown = Choice::Unknown(UnknownMember::new("new", value));
    assert_eq!(listing.choice, Some(unknown));
}
