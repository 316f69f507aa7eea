//! `ciborium` as the other opinion: random documents and their mutations are accepted by both, with the
//! same value, or the difference is one of those named here.

use ciborium::Value;
use smithy_typegen_runtime::Document;
use smithy_typegen_runtime::codec::cbor::Cbor;
use smithy_typegen_runtime::document::Number;
use smithy_typegen_runtime::wire::Error;

use crate::random::{Random, iterations};

/// What only we refuse, by what we say.
const STRICTER: [&str; 13] = [
    // Smithy's maps have text for keys, each once. ciborium takes any, as often as it comes.
    "expected a string as a key",
    "found a duplicate key",
    // Tags 1 to 4 have a content that the RFC defines. ciborium looks into none but short bignums.
    "expected seconds since 1970",
    "expected the bytes of a bignum",
    "expected an array of an exponent and a mantissa",
    "expected an exponent",
    "expected a mantissa",
    "expected the end of a decimal fraction",
    // A simple value below 32 in two bytes is not well-formed. ciborium takes it for the one of a byte.
    "expected a value, found a reserved head",
    // A chunk has a length, and no chunks of its own.
    "expected a chunk of a string, or its end, found a string",
    "expected a chunk of a string, or its end, found bytes",
    // ciborium has 256 levels.
    "expected at most",
    // ciborium keeps bytes behind the first value for the next.
    "expected the end of the input",
];

/// What only ciborium refuses, by what it says.
const LAXER: [&str; 2] = [
    // A bignum of 16 bytes that is less than `i128::MIN`.
    "integer too large",
    // Tags are levels to ciborium.
    "RecursionLimitExceeded",
];

fn theirs(bytes: &[u8]) -> Result<Value, String> {
    let mut rest = bytes;
    ciborium::de::from_reader(&mut rest).map_err(|error| format!("{error:?}"))
}

fn ours(bytes: &[u8]) -> Result<Document, Error> {
    Cbor::new().document(bytes)
}

#[derive(PartialEq)]
enum Opinion {
    Taken,
    Refused,
    Different,
}

/// Compares the two opinions.
fn compare(bytes: &[u8]) -> Opinion {
    match (ours(bytes), theirs(bytes)) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(plain(&ours), plain_value(&theirs), "{bytes:02x?}");
            let written = Cbor::new().document_to_vec(&ours).expect("a document");
            match self::theirs(&written) {
                Ok(again) => assert_eq!(plain_value(&again), plain(&ours), "{bytes:02x?}"),
                // With zeros in front it was bytes to ciborium.
                Err(error) => assert!(error.contains(LAXER[0]), "{error}: {bytes:02x?}"),
            }
            let mut written = Vec::new();
            ciborium::ser::into_writer(&theirs, &mut written).expect("a value");
            let again = self::ours(&written).expect("what ciborium writes");
            assert_eq!(plain(&again), plain(&ours), "{bytes:02x?}");
            Opinion::Taken
        }
        (Err(_), Err(_)) => Opinion::Refused,
        (Err(error), Ok(_)) => {
            let is_named = STRICTER.iter().any(|one| error.message().starts_with(one));
            assert!(is_named, "only we refuse: {error}: {bytes:02x?}");
            Opinion::Different
        }
        (Ok(_), Err(error)) => {
            let is_named = LAXER.iter().any(|one| error.contains(one));
            assert!(is_named, "only ciborium refuses: {error}: {bytes:02x?}");
            Opinion::Different
        }
    }
}

#[test]
fn random_documents_and_their_mutations() {
    let mut random = Random::new(2);
    let mut opinions = Vec::new();
    for _ in 0..iterations(3_000) {
        let mut bytes = random.item();
        opinions.push(compare(&bytes));
        random.mutate(&mut bytes);
        opinions.push(compare(&bytes));
    }
    // The differences are exceptions.
    let all = opinions.len();
    for (opinion, least) in [(Opinion::Taken, all / 2), (Opinion::Refused, all / 10)] {
        let count = opinions.iter().filter(|one| **one == opinion).count();
        assert!(count > least, "{count} of {all}");
    }
}

/// Each difference by an example, so that none is named in vain.
#[test]
fn differences() {
    for (hex, expected) in [
        ("a10102", STRICTER[0]),
        ("a2616101616102", STRICTER[1]),
        ("c16161", STRICTER[2]),
        ("c201", STRICTER[3]),
        ("c401", STRICTER[4]),
        ("c482f601", STRICTER[5]),
        ("c48201f6", STRICTER[6]),
        ("c49f010101ff", STRICTER[7]),
        ("f814", STRICTER[8]),
        ("7f7f6161ffff", STRICTER[9]),
        ("5f5f4161ffff", STRICTER[10]),
        (&format!("{}00", "81".repeat(200)), STRICTER[11]),
        ("0000", STRICTER[12]),
    ] {
        let bytes = crate::bytes(hex);
        let error = ours(&bytes).expect_err(hex);
        assert!(error.message().starts_with(expected), "{hex}: {error}");
        assert!(theirs(&bytes).is_ok(), "{hex}: {:?}", theirs(&bytes));
    }
    for (hex, expected) in [
        ("c350ffffffffffffffffffffffffffffffff", LAXER[0]),
        (&format!("{}00", "c6".repeat(300)), LAXER[1]),
    ] {
        let bytes = crate::bytes(hex);
        assert!(ours(&bytes).is_ok(), "{hex}");
        let error = theirs(&bytes).expect_err(hex);
        assert!(error.contains(expected), "{hex}: {error}");
    }
}

/// A document that both mean: numbers by their digits and power of ten, no tags but of time.
pub fn plain(document: &Document) -> String {
    match document {
        Document::Number(number) => decimal(number),
        Document::Timestamp(number) => format!("at {}", decimal(number)),
        Document::Blob(bytes) => format!("{bytes:02x?}"),
        Document::List(items) => items.iter().map(|item| plain(item) + ",").collect(),
        Document::Object(members) => {
            let member = |(name, value): &(String, Document)| format!("{name:?}:{},", plain(value));
            members.iter().map(member).collect()
        }
        other => other.to_string(),
    }
}

fn plain_value(value: &Value) -> String {
    match value {
        Value::Integer(integer) => digits(&i128::from(*integer).to_string(), 0),
        Value::Float(float) => decimal(&Number::from(*float)),
        Value::Bytes(bytes) => format!("{bytes:02x?}"),
        Value::Text(text) => Document::from(text.as_str()).to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        Value::Tag(1, seconds) => format!("at {}", plain_value(seconds)),
        Value::Tag(2 | 3, _) => digits(&bignum(value), 0),
        Value::Tag(4, pair) => match pair.as_array().map(Vec::as_slice) {
            Some([Value::Integer(exponent), mantissa]) => {
                digits(&bignum(mantissa), i128::from(*exponent))
            }
            _ => panic!("{value:?}"),
        },
        Value::Tag(_, value) => plain_value(value),
        Value::Array(items) => items.iter().map(|item| plain_value(item) + ",").collect(),
        Value::Map(members) => members
            .iter()
            .map(|(name, value)| {
                format!(
                    "{:?}:{},",
                    name.as_text().expect("text"),
                    plain_value(value)
                )
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// The digits of an integer of any size, by another way than the codec's.
fn bignum(value: &Value) -> String {
    let (tag, bytes) = match value {
        Value::Integer(integer) => return i128::from(*integer).to_string(),
        Value::Tag(tag, bytes) => (*tag, bytes.as_bytes().expect("bytes")),
        other => panic!("{other:?}"),
    };
    // The last digit first.
    let mut digits: Vec<u32> = vec![0];
    let mut step = |factor: u32, carry: u32| {
        let mut carry = carry;
        for digit in &mut digits {
            carry += *digit * factor;
            *digit = carry % 10;
            carry /= 10;
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    };
    for byte in bytes {
        step(256, u32::from(*byte));
    }
    if tag == 3 {
        step(1, 1);
    }
    let text: String = digits.iter().rev().map(u32::to_string).collect();
    format!("{}{text}", if tag == 3 { "-" } else { "" })
}

fn decimal(number: &Number) -> String {
    let text = number.to_string();
    if !number.is_finite() {
        return text;
    }
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i128 = exponent.parse().expect("an exponent");
    digits(
        &format!("{whole}{fraction}"),
        exponent - fraction.len() as i128,
    )
}

/// The same number in one notation.
fn digits(text: &str, exponent: i128) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let digits = digits.trim_start_matches('0');
    let mantissa = digits.trim_end_matches('0');
    match mantissa {
        // Decimal fractions have no negative zero.
        "" => "0".to_owned(),
        _ => format!(
            "{sign}{mantissa}e{}",
            exponent + (digits.len() - mantissa.len()) as i128
        ),
    }
}
