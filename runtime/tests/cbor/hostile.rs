//! Bytes that mean harm: an error that says where, no panic, and no more work than they warrant.

use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::wire::Position;

use crate::against_ciborium::plain;
use crate::random::{Random, iterations};
use crate::shapes::{Choice, Parcel};
use crate::{bytes, refused};

/// Reads bytes as everything there is. No error shows what was found, and each has a place.
fn read_all(bytes: &[u8]) {
    let cbor = Cbor::new();
    let errors = [
        cbor.from_slice::<Parcel>(bytes).err(),
        cbor.from_slice::<Choice>(bytes).err(),
        cbor.document(bytes).err(),
    ];
    for error in errors.into_iter().flatten() {
        match error.position() {
            Some(Position::Offset(offset)) => assert!(offset <= bytes.len(), "{error}"),
            _ => panic!("{error} has no place"),
        }
        assert!(
            error.message().is_ascii() && error.message().len() < 150,
            "{error}"
        );
    }
}

#[test]
fn truncated() {
    let whole = bytes(
        "bf 6474657874 7f6161ff 6261 74 c1fb41cc37db380fbe77 646c697374 9f6161ff 636d6170 a16161190100 \
         6a626967446563696d616c c48229c249010000000000000000 68646f63756d656e74 a16161 830102f6 ff",
    );
    Cbor::new().from_slice::<Parcel>(&whole).expect("the whole");
    for len in 0..whole.len() {
        let error = Cbor::new()
            .from_slice::<Parcel>(&whole[..len])
            .expect_err("a part");
        let Some(Position::Offset(offset)) = error.position() else {
            panic!("{error} has no place");
        };
        assert!(offset <= len, "{error} of {len}");
        read_all(&whole[..len]);
    }
}

#[test]
fn levels() {
    let nested = |levels: usize, open: &str, close: &str| {
        bytes(&format!(
            "{}f6{}",
            open.repeat(levels),
            close.repeat(levels)
        ))
    };
    for (open, close) in [
        ("81", ""),
        ("9f", "ff"),
        ("a16161", ""),
        ("bf6161", "ff"),
        ("c181", ""),
    ] {
        let deep = nested(10_000, open, close);
        read_all(&deep);
        let error = Cbor::new().document(&deep).expect_err("too deep");
        if open != "c181" {
            assert_eq!(error.message(), "expected at most 128 levels of nesting");
        }
        // What nobody asks for.
        let mut unknown = bytes("a1 6178");
        unknown.extend(deep);
        let error = Cbor::new()
            .from_slice::<Parcel>(&unknown)
            .expect_err("too deep");
        assert_eq!(error.message(), "expected at most 128 levels of nesting");
    }
    assert!(Cbor::new().document(&nested(128, "81", "")).is_ok());
    assert!(Cbor::new().document(&nested(129, "81", "")).is_err());
    assert!(Cbor::new().depth(2).document(&nested(2, "81", "")).is_ok());
    assert!(Cbor::new().depth(2).document(&nested(3, "81", "")).is_err());
    // Levels that were left do not count.
    let many = bytes(&format!("9f{}ff", "81a0".repeat(1000)));
    assert!(Cbor::new().document(&many).is_ok());
    let inner = format!("{}a0", "a165696e6e6572".repeat(200));
    assert!(
        refused::<Parcel>(&inner)
            .starts_with("expected at most 128 levels of nesting, in /inner/inner/")
    );
    // A tag is no level.
    let tags = bytes(&format!("{}05", "c6".repeat(200_000)));
    assert_eq!(
        Cbor::new().document(&tags).expect("tags"),
        Document::from(5)
    );
    read_all(&bytes(&"c6".repeat(200_000)));
    read_all(&bytes(&"c2".repeat(200_000)));
}

/// Nothing is allocated for what a length says and the input does not have.
#[test]
fn lengths_that_lie() {
    for lengths in [
        "9b7fffffffffffffff",
        "bb7fffffffffffffff",
        "5b7fffffffffffffff",
        "7bffffffffffffffff",
        "bb8000000000000001",
    ] {
        for after in ["", "00", "6161", "61610000"] {
            let hex = format!("{lengths}{after}");
            let error = Cbor::new().document(&bytes(&hex)).expect_err(&hex);
            assert_eq!(
                error.to_string(),
                "expected a length within the input, found a larger one at byte 9"
            );
            read_all(&bytes(&hex));
            // Of a chunk, of a bignum, of what is passed over.
            for before in [
                "7f",
                "5f",
                "c2",
                "c482",
                "a16178",
                "a1646c697374",
                "a16474657874",
                "a164626c6f62",
                "a1636d6170",
            ] {
                read_all(&bytes(&format!("{before}{hex}")));
            }
        }
    }
}

/// A power of ten costs no more than its digits.
#[test]
fn powers_that_would_fill_the_memory() {
    for exponent in [
        "1a3b9aca00",
        "1b7fffffffffffffff",
        "1bffffffffffffffff",
        "3a3b9aca00",
        "3bffffffffffffffff",
    ] {
        let value = format!("c482{exponent}05");
        let document = Cbor::new().document(&bytes(&value)).expect("a number");
        assert!(document.to_string().len() < 30);
        let again = Cbor::new().document_to_vec(&document).expect("a number");
        assert_eq!(again, bytes(&value));
        for name in [
            "646c6f6e67",
            "66646f75626c65",
            "65666c6f6174",
            "6a626967496e7465676572",
            "6a626967446563696d616c",
        ] {
            read_all(&bytes(&format!("a1{name}{value}")));
        }
    }
}

#[test]
fn numbers_of_a_megabyte() {
    let mut bytes = bytes("c2 5a000f4240");
    bytes.extend(std::iter::repeat_n(0xff, 1_000_000));
    let error = Cbor::new().document(&bytes).expect_err("a long number");
    assert_eq!(
        error.to_string(),
        "expected a number of at most 1024 bytes at byte 1"
    );
    // Zeros in front count for nothing.
    bytes[6..].fill(0);
    assert_eq!(
        Cbor::new().document(&bytes).expect("zero"),
        Document::from(0)
    );
}

#[test]
fn a_name_of_a_megabyte() {
    let mut bytes = bytes("a1 7a000f4240");
    bytes.extend(std::iter::repeat_n(b'x', 1_000_000));
    bytes.push(5);
    assert_eq!(
        Cbor::new().from_slice::<Parcel>(&bytes).expect("unknown"),
        Parcel::default()
    );
    bytes.pop();
    read_all(&bytes);
}

#[test]
fn every_head_alone_and_in_every_place() {
    for first in 0..=255 {
        for rest in [&[][..], &[0], &[0xff], &[0x18; 8], &[0xff; 9]] {
            let item = [&[first], rest].concat();
            read_all(&item);
            for before in [
                "81",
                "9f",
                "a1",
                "bf",
                "a16161",
                "c1",
                "c2",
                "c4",
                "c482",
                "c48200",
                "7f",
                "5f",
                "a16474657874",
                "a1626174",
                "a1646c697374",
                "a1636d6170",
                "a168646f63756d656e74",
                "a16663686f696365",
                "a16663686f696365a1",
                "a165696e6e6572",
                "a1646c6f6e67",
            ] {
                read_all(&[&bytes(before)[..], &item].concat());
            }
        }
    }
}

/// Random bytes, and values with some of their bytes changed.
#[test]
fn fuzz() {
    let mut random = Random::new(1);
    let (mut documents, mut parcels, all) = (0, 0, iterations(3_000));
    for _ in 0..all {
        let len = random.below(40);
        let noise: Vec<u8> = (0..len).map(|_| random.byte()).collect();
        read_all(&noise);

        let mut item = random.item();
        let mut parcel = random.parcel();
        for is_changed in [false, true] {
            if is_changed {
                random.mutate(&mut item);
                random.mutate(&mut parcel);
            }
            read_all(&item);
            documents += usize::from(document_comes_back(&item));
            read_all(&parcel);
            parcels += usize::from(parcel_comes_back(&parcel));
        }
    }
    // Many are right, many are not.
    let few = 2 * all / 10;
    for read in [documents, parcels] {
        assert!(
            (few..2 * all - few).contains(&read),
            "{read} of {}",
            2 * all
        );
    }
}

/// Whether it is read. What is read is written, and read again as the same.
fn document_comes_back(bytes: &[u8]) -> bool {
    let Ok(document) = Cbor::new().document(bytes) else {
        return false;
    };
    let written = Cbor::new().document_to_vec(&document).expect("a document");
    let again = Cbor::new().document(&written).expect("what was written");
    assert_eq!(plain(&again), plain(&document), "{bytes:02x?}");
    true
}

/// The same of a parcel, by what is written: NaN is not equal to itself, and of a time milliseconds are
/// kept.
fn parcel_comes_back(bytes: &[u8]) -> bool {
    let Ok(parcel) = Cbor::new().from_slice::<Parcel>(bytes) else {
        return false;
    };
    let written = Cbor::new().to_vec(&parcel).expect("a parcel");
    let again: Parcel = Cbor::new().from_slice(&written).expect("what was written");
    let again = Cbor::new().to_vec(&again).expect("a parcel");
    assert_eq!(again, written, "{bytes:02x?}");
    true
}
