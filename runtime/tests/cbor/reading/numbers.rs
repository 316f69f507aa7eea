//! Numbers.

use super::{parcel, refused_member};

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
