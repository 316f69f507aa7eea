//! Lists, maps, structures and unions.

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::wire::{self, Context, Position};
use smithy_typegen_runtime::{Document, UnknownMember};

use super::{parcel, refused_member};
use crate::shapes::{Choice, Parcel};
use crate::{bytes, hex, read, refused};

#[test]
fn lists_and_maps_of_either_length() {
    for value in [
        "826161 6162",
        "9f6161 6162ff",
        "9b0000000000000002 6161 6162",
    ] {
        assert_eq!(
            parcel("list", value).list,
            Some(vec!["a".into(), "b".into()])
        );
    }
    for value in ["a26161016162 02", "bf6161016162 02ff"] {
        let map = parcel("map", value).map.expect("a map");
        assert_eq!(map, [("a".to_owned(), 1), ("b".to_owned(), 2)].into());
    }
    assert_eq!(
        parcel("sparse", "8301f602").sparse,
        Some(vec![Some(1), None, Some(2)])
    );
    // A client leaves out null where there must be none.
    assert_eq!(parcel("list", "82f66162").list, Some(vec!["b".into()]));
    assert_eq!(parcel("map", "a16161f6").map, Some([].into()));
    let bytes = bytes("a1 646c697374 82f66162");
    let mut reader = Cbor::new().reader(&bytes);
    let error = wire::read::<Parcel>(&mut reader, &mut Context::server()).expect_err("null");
    assert_eq!(
        error.to_string(),
        "expected a value, found null in a list or map that is not sparse, in /list/0 at byte 7"
    );
}

#[test]
fn places_are_named() {
    for (name, value, expected) in [
        (
            "list",
            "82616101",
            "expected a string, found an integer, in /list/1 at byte 9",
        ),
        (
            "map",
            "a2616101616261 61",
            "expected a 64-bit integer, found a string, in /map/b at byte 11",
        ),
        (
            "hidden",
            "a1616161 61",
            "expected a 64-bit integer, found a string, in /hidden/<redacted> at byte 11",
        ),
        (
            "map",
            "a10102",
            "expected a string as a key, found an integer, in /map at byte 6",
        ),
        (
            "map",
            "a1c0616102",
            "expected a string as a key, found a tag, in /map at byte 6",
        ),
        (
            "map",
            "bf6161ff",
            "expected a 64-bit integer, found a break, in /map/a at byte 8",
        ),
        (
            "map",
            "a26161016161 02",
            "found a duplicate key, in /map/a at byte 9",
        ),
        (
            "inner",
            "a1646279746505ff",
            "expected the end of the input, found trailing bytes at byte 14",
        ),
        (
            "inner",
            "a2646279746505 646279746506",
            "found a duplicate member, in /inner/byte at byte 19",
        ),
        (
            "inner",
            "a10160",
            "expected a string as a key, found an integer, in /inner at byte 8",
        ),
        (
            "inner",
            "80",
            "expected a map, found an array, in /inner at byte 7",
        ),
        (
            "list",
            "a0",
            "expected an array, found a map, in /list at byte 6",
        ),
    ] {
        assert_eq!(refused_member(name, value), expected, "{name} {value}");
    }
    let error = read::<Parcel>("a164626f6f6bff").expect_err("a break");
    assert_eq!(error.position(), Some(Position::Offset(6)));
}

#[test]
fn members_in_any_order() {
    let long_name = hex(b"aNameOfMoreThanTwentyThreeBytes");
    let hex = format!(
        "bf 646c6f6e67 05 646279746501 6474657874 6161 67626f6f6c65616e f5 \
         7f63736f6d626265ff 01 781f {long_name} f5 ff"
    );
    let read: Parcel = read(&hex).expect("a parcel");
    let expected = Parcel {
        long: Some(5),
        byte: Some(1),
        text: Some("a".into()),
        boolean: Some(true),
        a_name_of_more_than_twenty_three_bytes: Some(true),
        ..Parcel::default()
    };
    assert_eq!(read, expected);
    assert_eq!(parcel("text", "6161").text.as_deref(), Some("a"));
    // The name of another notation.
    assert_eq!(parcel("Text", "6161"), Parcel::default());
}

#[test]
fn unions() {
    let choice = |hex: &str| read::<Choice>(hex).expect(hex);
    assert_eq!(choice("a1 6474657874 6161"), Choice::Text("a".into()));
    assert_eq!(choice("a1 63616e79 f6"), Choice::Any(Document::Null));
    assert_eq!(
        choice("a2 6474657874 f6 666e756d626572 05"),
        Choice::Number(5)
    );
    // What a structure would be told apart by.
    assert_eq!(
        choice("a2 665f5f74797065 6158 666e756d626572 05"),
        Choice::Number(5)
    );
    let unknown = UnknownMember::new("new", Document::list([1, 2]));
    assert_eq!(choice("a1 636e6577 820102"), Choice::Unknown(unknown));
    assert_eq!(
        refused::<Choice>("a0"),
        "no member of the union test#Choice is set: expected exactly one at byte 0"
    );
    assert_eq!(
        refused::<Choice>("a2 6474657874 6161 666e756d626572 05"),
        "more than one member of the union test#Choice is set, `text` and `number`: expected exactly one at byte 15"
    );
}
