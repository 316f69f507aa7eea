//! What is taken for what, and what is said of anything else.

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::wire::{self, Context, Position, Reader as _};
use smithy_typegen_runtime::{DateTime, Document, UnknownMember};

use crate::shapes::{Choice, Parcel};
use crate::{bytes, hex, read, refused};

/// A map of one member and its value.
fn of(name: &str, value: &str) -> String {
    format!(
        "a1 {:02x}{} {value}",
        0x60 + name.len(),
        hex(name.as_bytes())
    )
}

fn parcel(name: &str, value: &str) -> Parcel {
    read(&of(name, value)).unwrap_or_else(|error| panic!("{name} {value}: {error}"))
}

fn refused_member(name: &str, value: &str) -> String {
    refused::<Parcel>(&of(name, value))
}

#[test]
fn booleans() {
    assert_eq!(parcel("boolean", "f5").boolean, Some(true));
    assert_eq!(parcel("boolean", "f4").boolean, Some(false));
    assert_eq!(
        refused_member("boolean", "01"),
        "expected a boolean, found an integer, in /boolean at byte 9"
    );
}

#[test]
fn integers_of_every_head() {
    for (value, expected) in [
        ("00", 0),
        ("17", 23),
        ("1800", 0),
        ("18ff", 255),
        ("190100", 256),
        ("1a00010000", 65_536),
        ("1b0000000000000001", 1),
        ("1b7fffffffffffffff", i64::MAX),
        ("20", -1),
        ("37", -24),
        ("38ff", -256),
        ("3b7fffffffffffffff", i64::MIN),
        // Whole floats, and bignums of any length.
        ("f94900", 10),
        ("fac2c80000", -100),
        ("fb430c6bf526340000", 1_000_000_000_000_000),
        ("fbc3e0000000000000", i64::MIN),
        ("c240", 0),
        ("c2420100", 256),
        ("c24a00000000000000000007", 7),
        ("c3420100", -257),
        // Tags that say nothing here.
        ("d9d9f7 d820 05", 5),
    ] {
        assert_eq!(parcel("long", value).long, Some(expected), "{value}");
    }
    assert_eq!(parcel("byte", "387f").byte, Some(-128));
    assert_eq!(parcel("short", "197fff").short, Some(32_767));
    assert_eq!(parcel("integer", "3a7fffffff").integer, Some(i32::MIN));
}

#[test]
fn integers_that_do_not_fit() {
    for (value, found) in [
        ("1b8000000000000000", "a larger one"),
        ("3b8000000000000000", "a larger one"),
        ("fb3ff8000000000000", "a float"),
        ("fb43e0000000000000", "a larger one"),
        ("f97e00", "a float"),
        ("f97c00", "a float"),
        ("c249010000000000000000", "a larger one"),
        ("c4820105", "a decimal fraction"),
        ("6131", "a string"),
        ("4131", "bytes"),
        ("80", "an array"),
        ("a0", "a map"),
        ("f5", "a boolean"),
        ("e0", "a simple value"),
        ("f8ff", "a simple value"),
        ("ff", "a break"),
        ("c105", "a timestamp"),
    ] {
        assert_eq!(
            refused_member("long", value),
            format!("expected a 64-bit integer, found {found}, in /long at byte 6"),
        );
    }
    assert_eq!(
        refused_member("byte", "1880"),
        "expected a byte, from -128 to 127, in /byte at byte 6"
    );
}

#[test]
fn floats_of_every_size() {
    for (value, expected) in [
        ("f93e00", 1.5),
        ("f90001", 5.960_464_477_539_063e-8),
        ("f903ff", 6.097_555_160_522_461e-5),
        ("f90400", 6.103_515_625e-5),
        ("f97bff", 65_504.0),
        ("f98000", -0.0),
        ("f97c00", f64::INFINITY),
        ("f9fc00", f64::NEG_INFINITY),
        ("fa7f800000", f64::INFINITY),
        ("fa3dcccccd", f64::from(0.1_f32)),
        ("fb3fb999999999999a", 0.1),
        ("fb0000000000000001", 5e-324),
        ("1b8000000000000001", 9_223_372_036_854_775_808.0),
        ("3bffffffffffffffff", -18_446_744_073_709_551_616.0),
        ("c249010000000000000000", 18_446_744_073_709_551_616.0),
        ("c4822001", 0.1),
        ("c48239014201", 1e-323),
    ] {
        let read = parcel("double", value).double.map(f64::to_bits);
        assert_eq!(read, Some(expected.to_bits()), "{value}");
    }
    for value in ["f97e00", "f97c01", "fa7fc00000", "fb7ff8000000000000"] {
        assert!(parcel("double", value).double.is_some_and(f64::is_nan));
        assert!(parcel("float", value).float.is_some_and(f32::is_nan));
    }
    assert_eq!(parcel("float", "fb3fb999999999999a").float, Some(0.1));
    assert_eq!(parcel("float", "f947a0").float, Some(7.625));
    assert_eq!(parcel("float", "f97c00").float, Some(f32::INFINITY));
    // Rounded once.
    assert_eq!(parcel("float", "1a01000001").float, Some(16_777_216.0));
    assert_eq!(
        refused_member("float", "fb7fefffffffffffff"),
        "expected a 32-bit float, found a larger one, in /float at byte 7"
    );
    assert_eq!(
        refused_member("double", "c482190fff01"),
        "expected a 64-bit float, found a larger one, in /double at byte 8"
    );
}

#[test]
fn big_integers() {
    for (value, expected) in [
        ("00", "0"),
        ("1bffffffffffffffff", "18446744073709551615"),
        ("3bffffffffffffffff", "-18446744073709551616"),
        ("c249010000000000000000", "18446744073709551616"),
        ("c349010000000000000000", "-18446744073709551617"),
        ("c340", "-1"),
        ("c25f4101480000000000000000ff", "18446744073709551616"),
        ("fb433fffffffffffff", "9007199254740991"),
        ("fb46293e5939a08cea", "1000000000000000019884624838656"),
    ] {
        let read = parcel("bigInteger", value).big_integer;
        assert_eq!(read.as_ref().map(AsRef::as_ref), Some(expected), "{value}");
    }
    assert_eq!(
        refused_member("bigInteger", "f93e00"),
        "expected an integer, found a float, in /bigInteger at byte 12"
    );
    assert_eq!(
        refused_member("bigInteger", "c4820005"),
        "expected an integer, found a decimal fraction, in /bigInteger at byte 12"
    );
    assert_eq!(
        refused_member("bigInteger", "c26131"),
        "expected the bytes of a bignum, found a string, in /bigInteger at byte 13"
    );
    let long = format!("c2 590401 {}", "01".repeat(1025));
    assert_eq!(
        refused_member("bigInteger", &long),
        "expected a number of at most 1024 bytes, in /bigInteger at byte 13"
    );
}

#[test]
fn big_decimals() {
    for (value, expected) in [
        ("05", "5"),
        ("c4820005", "5"),
        ("c482211896", "1.50"),
        ("c482213895", "-1.50"),
        ("c4822201", "0.001"),
        ("c4822b01", "1e-12"),
        ("c4820503", "3e5"),
        ("c4 82 1b000000003b9aca00 01", "1e1000000000"),
        ("c4 82 3a7fffffff 01", "1e-2147483648"),
        ("c48229c249010000000000000000", "1844674407.3709551616"),
        ("c49f2005ff", "0.5"),
        ("f93e00", "1.5"),
        ("fb7e37e43c8800759c", "1e300"),
    ] {
        let read = parcel("bigDecimal", value).big_decimal;
        assert_eq!(read.as_ref().map(AsRef::as_ref), Some(expected), "{value}");
    }
    let place = "in /bigDecimal at byte";
    for (value, expected) in [
        (
            "f97c00",
            format!("expected a finite number, found a float, {place} 12"),
        ),
        (
            "c405",
            format!(
                "expected an array of an exponent and a mantissa, found an integer, {place} 13"
            ),
        ),
        (
            "c48101",
            format!("expected an array of an exponent and a mantissa, found an array, {place} 13"),
        ),
        (
            "c482f901",
            format!("expected a value, found the end of the input, {place} 16"),
        ),
        (
            "c482c24101 05",
            format!("expected an exponent, found a bignum, {place} 14"),
        ),
        (
            "c48201f93c00",
            format!("expected a mantissa, found a float, {place} 15"),
        ),
        (
            "c49f010203ff",
            format!("expected the end of a decimal fraction, {place} 16"),
        ),
    ] {
        assert_eq!(refused_member("bigDecimal", value), expected, "{value}");
    }
}

#[test]
fn strings_in_one_run_and_in_chunks() {
    for (value, expected) in [
        ("60", ""),
        ("6161", "a"),
        ("78026162", "ab"),
        ("7b00000000000000026162", "ab"),
        ("62c3bc", "ü"),
        ("7fff", ""),
        ("7f6161ff", "a"),
        ("7f61616062c3bc78016fff", "aüo"),
    ] {
        assert_eq!(
            parcel("text", value).text.as_deref(),
            Some(expected),
            "{value}"
        );
    }
    for (value, expected) in [
        ("61ff", "expected UTF-8, in /text at byte 7"),
        ("6361c320", "expected UTF-8, in /text at byte 8"),
        // Overlong, a surrogate, a character in two chunks.
        ("62c080", "expected UTF-8, in /text at byte 7"),
        ("63eda080", "expected UTF-8, in /text at byte 7"),
        ("7f61c361bcff", "expected UTF-8, in /text at byte 8"),
        (
            "7f4161ff",
            "expected a chunk of a string, or its end, found bytes, in /text at byte 7",
        ),
        (
            "7f7f6161ffff",
            "expected a chunk of a string, or its end, found a string, in /text at byte 7",
        ),
        ("4161", "expected a string, found bytes, in /text at byte 6"),
        (
            "6361",
            "expected a length within the input, found a larger one, in /text at byte 7",
        ),
    ] {
        assert_eq!(refused_member("text", value), expected, "{value}");
    }
}

#[test]
fn blobs_in_one_run_and_in_chunks() {
    for (value, expected) in [
        ("40", &b""[..]),
        ("42ff00", b"\xff\x00"),
        ("5fff", b""),
        ("5f41ff4100ff", b"\xff\x00"),
    ] {
        let read = parcel("blob", value).blob;
        assert_eq!(read.as_ref().map(AsRef::as_ref), Some(expected), "{value}");
    }
    assert_eq!(
        refused_member("blob", "6161"),
        "expected bytes, found a string, in /blob at byte 6"
    );
}

#[test]
fn timestamps() {
    for (value, seconds, nanoseconds) in [
        ("c100", 0, 0),
        ("c120", -1, 0),
        ("c11a5a55ff09", 1_515_585_289, 0),
        ("c1fb41cc37db380fbe77", 946_845_296, 123_000_000),
        ("c1fb3ff8000000000000", 1, 500_000_000),
        ("c1f9b800", -1, 500_000_000),
        ("c1fb3e45798ee2308c3a", 0, 10),
        ("c13b0000000e7791f6ff", -62_135_596_800, 0),
        ("c11b0000003afff4417f", 253_402_300_799, 0),
    ] {
        let expected = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        assert_eq!(parcel("at", value).at, Some(expected), "{value}");
    }
    for (value, expected) in [
        (
            "00",
            "expected a timestamp, found an integer, in /at at byte 4",
        ),
        (
            "c06161",
            "expected a timestamp, found a string, in /at at byte 4",
        ),
        (
            "c16161",
            "expected seconds since 1970, found a string, in /at at byte 5",
        ),
        (
            "c1f97e00",
            "expected seconds since 1970, found a float, in /at at byte 5",
        ),
        (
            "c1c24101",
            "expected seconds since 1970, found a bignum, in /at at byte 5",
        ),
        (
            "c11b0000003afff44180",
            "expected a timestamp in the years 1 to 9999, in /at at byte 5",
        ),
        (
            "c11bffffffffffffffff",
            "expected a timestamp in the years 1 to 9999, in /at at byte 5",
        ),
        (
            "c13bffffffffffffffff",
            "expected a timestamp in the years 1 to 9999, in /at at byte 5",
        ),
        (
            "c1fb7fefffffffffffff",
            "expected a timestamp in the years 1 to 9999, in /at at byte 5",
        ),
    ] {
        assert_eq!(refused_member("at", value), expected, "{value}");
    }
}

#[test]
fn null_and_undefined_are_nothing() {
    for name in [
        "boolean",
        "byte",
        "long",
        "float",
        "double",
        "bigInteger",
        "bigDecimal",
        "text",
        "blob",
        "at",
        "list",
        "sparse",
        "map",
        "choice",
        "inner",
    ] {
        for null in ["f6", "f7", "d9d9f7f6"] {
            assert_eq!(parcel(name, null), Parcel::default(), "{name}");
        }
    }
    assert_eq!(parcel("document", "f7").document, Some(Document::Null));
    assert_eq!(
        refused::<Parcel>("f6"),
        "expected a value, found null at byte 0"
    );
}

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
fn what_is_unknown_need_only_be_well_formed() {
    for value in [
        "01",
        "3bffffffffffffffff",
        "f97e00",
        "f0",
        "f8ff",
        "c1f6",
        "c26161",
        "a101f5",
        "bf9f018202039fffffa0ff",
        "5f4101ff",
        "d9ffffd9ffff80",
        "a2616101616102",
    ] {
        assert_eq!(parcel("other", value), Parcel::default(), "{value}");
    }
    for (value, expected) in [
        ("61ff", "expected UTF-8 at byte 8"),
        ("ff", "expected a value, found a break at byte 7"),
        ("c1ff", "expected a value, found a break at byte 8"),
        ("bf01ff", "expected a value, found a break at byte 9"),
        ("1c", "expected a value, found a reserved head at byte 7"),
        ("f81f", "expected a value, found a reserved head at byte 7"),
        ("1f", "expected a value, found a reserved head at byte 7"),
        ("df", "expected a value, found a reserved head at byte 7"),
    ] {
        assert_eq!(refused_member("other", value), expected, "{value}");
    }
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

#[test]
fn values_may_follow_each_other() {
    let bytes = bytes("01 6161");
    let mut reader = Cbor::new().reader(&bytes);
    assert_eq!(reader.document().expect("an integer"), Document::from(1));
    assert_eq!(reader.offset(), 1);
    assert_eq!(reader.document().expect("a string"), Document::from("a"));
    reader.finish().expect("the end");
}
