//! What does not nest and is no number.

use smithy_typegen_runtime::DateTime;

use super::{parcel, refused_member};

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
