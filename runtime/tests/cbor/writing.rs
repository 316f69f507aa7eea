//! How values are written, and that they are read again.

use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::{BigDecimal, BigInteger, Blob, DateTime, Document, UnknownMember};

use crate::shapes::{Choice, Parcel, Wide};
use crate::{hex, read, write};

/// The bytes of a parcel after the head of its map and the name of its one member.
fn written(name: &str, parcel: Parcel) -> String {
    let written = write(&parcel);
    assert_eq!(read::<Parcel>(&written).expect(&written), parcel);
    let begin = format!("a1{:02x}{}", 0x60 + name.len(), hex(name.as_bytes()));
    let value = written.strip_prefix(&begin);
    value
        .unwrap_or_else(|| panic!("{written} does not begin with {begin}"))
        .to_owned()
}

#[test]
fn integers_are_as_short_as_can_be() {
    for (value, expected) in [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (255, "18ff"),
        (256, "190100"),
        (65_535, "19ffff"),
        (65_536, "1a00010000"),
        (4_294_967_296, "1b0000000100000000"),
        (i64::MAX, "1b7fffffffffffffff"),
        (-1, "20"),
        (-24, "37"),
        (-25, "3818"),
        (-257, "390100"),
        (i64::MIN, "3b7fffffffffffffff"),
    ] {
        let parcel = Parcel {
            long: Some(value),
            ..Parcel::default()
        };
        assert_eq!(written("long", parcel), expected);
    }
}

#[test]
fn floats_are_single_where_that_says_the_same() {
    for (value, expected) in [
        (1.5, "fa3fc00000"),
        (0.1, "fb3fb999999999999a"),
        (-0.0, "fa80000000"),
        (f64::INFINITY, "fa7f800000"),
        (f64::NEG_INFINITY, "faff800000"),
        (f64::MAX, "fb7fefffffffffffff"),
        (5e-324, "fb0000000000000001"),
    ] {
        let parcel = Parcel {
            double: Some(value),
            ..Parcel::default()
        };
        assert_eq!(written("double", parcel), expected);
    }
    let parcel = Parcel {
        float: Some(0.1),
        ..Parcel::default()
    };
    assert_eq!(written("float", parcel), "fa3dcccccd");
    let parcel = Parcel {
        float: Some(f32::NAN),
        double: Some(f64::NAN),
        ..Parcel::default()
    };
    assert_eq!(
        write(&parcel),
        "a265666c6f6174fa7fc0000066646f75626c65fa7fc00000"
    );
}

#[test]
fn big_numbers_keep_every_digit() {
    for (digits, expected) in [
        ("0", "00"),
        ("18446744073709551615", "1bffffffffffffffff"),
        ("-18446744073709551616", "3bffffffffffffffff"),
        ("18446744073709551616", "c249010000000000000000"),
        ("-18446744073709551617", "c349010000000000000000"),
    ] {
        let number: BigInteger = digits.parse().expect(digits);
        let parcel = Parcel {
            big_integer: Some(number),
            ..Parcel::default()
        };
        assert_eq!(written("bigInteger", parcel), expected);
    }
    for (digits, expected) in [
        ("5", "c4820005"),
        ("1.50", "c482211896"),
        ("-1.50", "c482213895"),
        ("0.001", "c4822201"),
        ("3e5", "c4820503"),
        ("1e1000000000", "c4821a3b9aca0001"),
        ("1844674407.3709551616", "c48229c249010000000000000000"),
    ] {
        let number: BigDecimal = digits.parse().expect(digits);
        let parcel = Parcel {
            big_decimal: Some(number),
            ..Parcel::default()
        };
        assert_eq!(written("bigDecimal", parcel), expected);
    }
}

#[test]
fn numbers_without_a_notation() {
    let refused = |parcel: Parcel| {
        let error = Cbor::new().to_vec(&parcel).expect_err("no notation");
        error.to_string()
    };
    let decimal = |digits: &str| Parcel {
        big_decimal: Some(digits.parse().expect(digits)),
        ..Parcel::default()
    };
    assert_eq!(
        refused(decimal(&"9".repeat(2467))),
        "expected a number of at most 1024 bytes, in /bigDecimal"
    );
    let integer = Parcel {
        big_integer: Some("7".repeat(1_000_000).parse().expect("digits")),
        ..Parcel::default()
    };
    assert_eq!(
        refused(integer.clone()),
        "expected a number of at most 1024 bytes, in /bigInteger"
    );
    assert!(Cbor::new().number_bytes(4096).to_vec(&integer).is_err());
}

#[test]
fn timestamps_go_out_by_the_millisecond() {
    for ((seconds, nanoseconds), expected) in [
        ((0, 0), "c100"),
        ((1_515_585_289, 0), "c11a5a55ff09"),
        ((-1, 0), "c120"),
        ((946_845_296, 123_000_000), "c1fb41cc37db380fbe77"),
        ((1, 500_000_000), "c1fa3fc00000"),
        ((-1, 500_000_000), "c1fabf000000"),
        ((253_402_300_799, 999_000_000), "c1fb424d7ffa20bfffdf"),
        ((-62_135_596_800, 1_000_000), "c1fbc22cef23edffff7d"),
    ] {
        let at = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        let parcel = Parcel {
            at: Some(at),
            ..Parcel::default()
        };
        assert_eq!(written("at", parcel), expected);
    }
    // Rounded down.
    for ((seconds, nanoseconds), expected) in [((1, 999_999), "c101"), ((-2, 999_999_999), "c1fb")]
    {
        let at = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        let written = write(&Parcel {
            at: Some(at),
            ..Parcel::default()
        });
        assert!(
            written.starts_with(&format!("a1626174{expected}")),
            "{written}"
        );
    }
}

/// Every millisecond comes back, at both ends of the years and now.
#[test]
fn milliseconds_are_exact() {
    for start in [-62_135_596_800, -1, 0, 1_700_000_000, 253_402_300_799] {
        for millisecond in 0..1000 {
            let at = DateTime::from_secs_and_nanos(start, millisecond * 1_000_000);
            let parcel = Parcel {
                at: Some(at),
                ..Parcel::default()
            };
            assert_eq!(read::<Parcel>(&write(&parcel)).expect("a parcel"), parcel);
        }
    }
}

#[test]
fn other_values() {
    let all = Parcel {
        boolean: Some(true),
        byte: Some(-128),
        short: Some(32_767),
        integer: Some(-1),
        text: Some("Süd".into()),
        blob: Some(Blob::new([0, 255])),
        document: Some(Document::Null),
        list: Some(vec!["a".into(), "b".into()]),
        sparse: Some(vec![Some(1), None]),
        map: Some([("a".to_owned(), 1)].into()),
        hidden: Some([].into()),
        choice: Some(Choice::Number(5)),
        inner: Some(Box::default()),
        a_name_of_more_than_twenty_three_bytes: Some(false),
        ..Parcel::default()
    };
    let written = write(&all);
    let expected = [
        "ae",
        "67626f6f6c65616ef5",
        "6462797465387f",
        "6573686f7274197fff",
        "67696e746567657220",
        "64626c6f624200ff",
        "68646f63756d656e74f6",
        "646c6973748261616162",
        "667370617273658201f6",
        "636d6170a1616101",
        "6668696464656ea0",
        "65696e6e6572a0",
        "64746578746453c3bc64",
        "6663686f696365a1666e756d62657205",
        "781f614e616d654f664d6f72655468616e5477656e74795468726565427974657 3f4",
    ];
    assert_eq!(written, expected.concat().replace(' ', ""));
    assert_eq!(read::<Parcel>(&written).expect("a parcel"), all);
}

#[test]
fn a_structure_that_may_be_wide_ends_in_a_break() {
    assert_eq!(write(&Wide::default()), "bfff");
    assert_eq!(
        write(&Wide {
            set: Some(1),
            ..Wide::default()
        }),
        "bf666d656d62657201ff"
    );
}

#[test]
fn unions() {
    for (choice, expected) in [
        (Choice::Text("a".into()), "a164746578746161"),
        (Choice::Any(Document::Null), "a163616e79f6"),
        (
            Choice::Unknown(UnknownMember::new("new", Document::list([1, 2]))),
            "a1636e6577820102",
        ),
    ] {
        assert_eq!(write(&choice), expected);
        assert_eq!(read::<Choice>(expected).expect(expected), choice);
    }
}

#[test]
fn values_are_written_behind_what_is_there() {
    let mut bytes = vec![1, 2];
    let parcel = Parcel {
        byte: Some(3),
        ..Parcel::default()
    };
    smithy_typegen_runtime::wire::write(&parcel, &mut Cbor::new().writer(&mut bytes))
        .expect("a parcel");
    assert_eq!(hex(&bytes), "0102a1646279746503");
}
