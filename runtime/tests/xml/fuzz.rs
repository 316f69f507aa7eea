//! Bodies of known shapes, changed at random: no panic, an error that shows nothing of them, or a value
//! that goes out and comes in again.
//!
//! `SMITHY_THOROUGH=1 cargo test --release -p smithy-typegen-runtime --features xml,types --test xml`
//! tries twenty times as often.

use std::fmt::Debug;

use smithy_typegen_runtime::codec::xml::{self, Xml};
use smithy_typegen_runtime::wire::{Context, Shape};

use crate::random::{Random, rounds};
use crate::shapes::{Listing, Parcel};

const LISTING: &str = r#"<?xml version="1.0"?><List name="s3cret" xsi:kind='&lt;'><Key>s3cret</Key><parts><Part><ETag>"s3cret"</ETag><number>7</number></Part></parts><Key>b</Key><Entry><K>s3cret</K><V>&#x41;</V></Entry><map><entry><K>a</K><V>b</V></entry></map><!-- s3cret --><owner><Other><![CDATA[s3cret]]></Other></owner><choice><new a="s3cret">s3cret<b/></new></choice><choices><text>c</text></choices></List>"#;

const PARCEL: &str = "<Parcel><boolean>true</boolean><byte>-1</byte><integer>70000</integer><long>-5000000000</long><float>1.5</float><double>0.1</double><bigInteger>123456789012345678901</bigInteger><bigDecimal>1.50</bigDecimal><blob>Zm9v</blob><document><a>1</a></document><list><member>a</member></list><sparse><member>1</member></sparse><map><entry><key>a</key><value>1</value></entry></map><inner><double>NaN</double></inner><string>s</string><timestamp>2014-04-29T18:30:38.5Z</timestamp><epoch>1398796238.5</epoch><unit/></Parcel>";

#[test]
fn listings() {
    let (mut refused, all) = (0, rounds(3_000));
    for seed in 0..all {
        if let Some(error) = changed::<Listing>(LISTING, seed) {
            // A key of a map is where the error is, and may be shown.
            assert!(
                error.contains("/flatMap") || !error.contains("s3cret"),
                "{error}"
            );
            refused += 1;
        }
    }
    assert!(
        (all / 20..all - all / 20).contains(&refused),
        "{refused} of {all}"
    );
}

#[test]
fn every_kind() {
    let all = rounds(3_000);
    let refused = (0..all).filter(|seed| changed::<Parcel>(PARCEL, *seed).is_some());
    let refused = refused.count() as u64;
    assert!(
        (all / 20..all - all / 20).contains(&refused),
        "{refused} of {all}"
    );
}

/// Inserts what is markup.
fn tokens(random: &mut Random, bytes: &mut Vec<u8>) {
    let tokens = [
        "<",
        ">",
        "/>",
        "</",
        "&",
        ";",
        "&#",
        "='",
        "\"",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<!DOCTYPE ",
        "\r",
        "&lt;",
        "<x/>",
        "<!---->",
        "<![CDATA[]]>",
        "<?y?>",
        " ",
    ];
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len());
        let token = tokens[random.below(tokens.len())];
        bytes.splice(at..at, token.bytes());
    }
}

/// Copies, moves and removes innermost elements, and changes letters.
fn elements(random: &mut Random, bytes: &mut Vec<u8>) {
    for _ in 0..=random.below(2) {
        let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'<').collect();
        let from = random.below(starts.len() - 1);
        let after = |at: usize| {
            at + bytes[at..]
                .iter()
                .position(|byte| *byte == b'>')
                .unwrap_or(0)
                + 1
        };
        let (start, end) = (starts[from], after(starts[from + 1]));
        let element = bytes[start..end].to_vec();
        let to = starts[random.below(starts.len())];
        match random.below(4) {
            0 => drop(bytes.splice(to..to, element)),
            1 => drop(bytes.drain(start..end)),
            2 if to >= end => {
                bytes.splice(to..to, element);
                bytes.drain(start..end);
            }
            _ => {
                let letters: Vec<usize> = (0..bytes.len())
                    .filter(|at| bytes[*at].is_ascii_alphanumeric())
                    .collect();
                bytes[letters[random.below(letters.len())]] = b'0' + random.below(75) as u8;
            }
        }
    }
}

/// Reads a changed body, and says what is wrong with it.
fn changed<T: Shape + Debug>(body: &str, seed: u64) -> Option<String> {
    let mut bytes = body.as_bytes().to_vec();
    let mut random = Random::new(seed);
    match seed % 4 {
        0 => random.change(&mut bytes),
        1 => tokens(&mut random, &mut bytes),
        _ => elements(&mut random, &mut bytes),
    }
    if let Err(error) = Xml::REST.read::<T>(&bytes, &mut Context::server()) {
        assert!(error.position().is_some(), "{error}");
    }
    if let Ok(document) = xml::document(&bytes) {
        let _ = document.to_string();
    }
    let value = match xml::from_slice::<T>(&bytes) {
        Ok(value) => value,
        Err(error) => {
            assert!(error.position().is_some(), "{error}");
            return Some(error.to_string());
        }
    };
    // A literal U+FFFE is read, but not written.
    let written = xml::to_vec(&value).ok()?;
    let again = xml::from_slice::<T>(&written).expect("it is XML");
    // Not by the values: NaN is not equal to itself, and flattened lists without items are not there.
    assert_eq!(xml::to_vec(&again).expect("it has a notation"), written);
    None
}
