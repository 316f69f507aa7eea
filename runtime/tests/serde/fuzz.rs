//! The codec as the other opinion: of random bodies of known shapes, and of changed ones, serde takes
//! the same and with the same values.
//!
//! What differs, and is meant to:
//!
//! - The codec takes 128 levels, `serde_json` 127; inside of what the model does not know, `serde_json`
//!   takes any number, and a document has 128 levels of its own.
//! - Where the codec wants a number, serde takes one in a string too for big numbers and timestamps in
//!   epoch seconds: that is how a format writes them that has no such numbers.
//! - `serde_json` does not look at bytes that are not UTF-8 in a string of what is unknown.
//! - With `arbitrary_precision` a key of `serde_json`'s own makes an object a number; see `embedded.rs`.

use smithy_typegen_runtime::codec::json;

use crate::random::{Random, rounds};
use crate::shapes::{Parcel, full};

#[test]
fn of_changed_bodies() {
    let mut opinions = Opinions::default();
    let body = r#"{"boolean":true,"byte":-1,"integer":70000,"long":-5e3,"float":1.5,"double":0.1,"bigInteger":123456789012345678901,"bigDecimal":1.50,"Text":"a\u00e9\n","size":"LARGE","blob":"Zm9v","t":1398796238.5,"dateTime":"2014-04-29T18:30:38Z","document":{"a":[1,null,-0.0]},"list":["a","b"],"sparse":[1,null],"map":{"a":1},"choice":{"raw":null,"number":7},"inner":{"inner":{"double":"NaN"}},"new":[{"a":1e5}]}"#;
    for seed in 0..rounds(4_000) {
        let mut random = Random::new(seed);
        let mut bytes = body.as_bytes().to_vec();
        change(&mut random, &mut bytes);
        opinions.count(agreed(&bytes));
    }
    opinions.are_many();
}

#[test]
fn of_random_bodies() {
    let mut opinions = Opinions::default();
    for seed in 0..rounds(4_000) {
        let mut random = Random::new(!seed);
        let mut body = String::new();
        structure(&mut random, 3, &mut body);
        opinions.count(agreed(body.as_bytes()));
    }
    opinions.are_many();
}

#[test]
fn of_a_body_of_all_members() {
    let bytes = json::to_vec(&full()).unwrap();
    assert_eq!(agreed(&bytes), Some(true));
    assert_eq!(bytes, serde_json::to_vec(&full()).unwrap());
}

/// How often both took something, and how often both refused it.
#[derive(Debug, Default)]
struct Opinions {
    taken: u64,
    refused: u64,
}

impl Opinions {
    fn count(&mut self, taken: Option<bool>) {
        match taken {
            Some(true) => self.taken += 1,
            Some(false) => self.refused += 1,
            None => {}
        }
    }

    #[track_caller]
    fn are_many(&self) {
        let few = rounds(400);
        assert!(self.taken > few && self.refused > few, "{self:?}");
    }
}

/// Whether both take it; `None` if they differ where they may. Values are compared by what they show, as
/// NaN is not equal to itself.
fn agreed(bytes: &[u8]) -> Option<bool> {
    let shown = String::from_utf8_lossy(bytes);
    let serde = serde_json::from_slice::<Parcel>(bytes);
    let reader = serde_json::from_reader::<_, Parcel>(bytes);
    match (json::from_slice::<Parcel>(bytes), serde, reader) {
        (Ok(codec), Ok(serde), Ok(reader)) => {
            assert_eq!(format!("{codec:?}"), format!("{serde:?}"), "{shown}");
            assert_eq!(format!("{codec:?}"), format!("{reader:?}"), "{shown}");
            let written = json::to_vec(&codec).unwrap();
            let by_serde = serde_json::to_vec(&serde).unwrap();
            let read = |bytes: &[u8]| format!("{:?}", json::from_slice::<Parcel>(bytes).unwrap());
            assert_eq!(read(&written), read(&by_serde), "{shown}");
            Some(true)
        }
        (Err(_), Err(_), Err(_)) => Some(false),
        (Err(codec), Ok(_), Ok(_)) => {
            let codec = codec.to_string();
            let is_named = codec.starts_with("expected UTF-8")
                || codec.starts_with("expected a number, found a string")
                || codec.starts_with("expected a timestamp in epoch seconds, found a string");
            assert!(is_named, "{shown}: only the codec refuses: {codec}");
            None
        }
        (codec, serde, reader) => panic!("{shown}: {codec:?}, {serde:?}, {reader:?}"),
    }
}

const NAMES: [&str; 23] = [
    "boolean",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "Text",
    "size",
    "blob",
    "t",
    "dateTime",
    "document",
    "list",
    "sparse",
    "map",
    "hidden",
    "choice",
    "inner",
    "new",
    "text",
];

/// Members by name with values that often fit.
fn structure(random: &mut Random, levels: usize, to: &mut String) {
    to.push('{');
    for index in 0..random.below(4) {
        to.push_str(if index > 0 { "," } else { "" });
        let name = random.one_of(&NAMES);
        to.push_str(&format!("\"{name}\":"));
        match (name, random.below(8)) {
            (_, 0) => any(random, levels, to),
            ("inner", _) if levels > 0 => structure(random, levels - 1, to),
            ("list", _) => to.push_str(random.one_of(&["[]", "[\"a\"]", "[null,\"\\u00e9\"]"])),
            ("sparse", _) => to.push_str(random.one_of(&["[]", "[null]", "[1,-0,2e1]"])),
            ("map" | "hidden", _) => {
                to.push_str(random.one_of(&["{}", "{\"a\":1}", "{\"a\":1,\"a\":2}"]))
            }
            ("choice", _) => to.push_str(random.one_of(&[
                "{}",
                "{\"raw\":null}",
                "{\"text\":\"a\",\"raw\":null}",
                "{\"number\":1e2}",
                "{\"number\":123456789012345678901}",
                "{\"x\":[1.50]}",
                "{\"x\":null,\"text\":\"\"}",
            ])),
            ("document" | "new", _) => any(random, levels, to),
            ("boolean", _) => to.push_str(random.one_of(&["true", "false", "null"])),
            ("Text" | "text" | "size", _) => to.push_str(random.one_of(&["\"a\"", "\"LARGE\""])),
            ("blob", _) => to.push_str(random.one_of(&["\"\"", "\"Zm9v\"", "\"Zm9\"", "\"Zg==\""])),
            ("dateTime", _) => to.push_str(random.one_of(&[
                "\"1985-04-12T23:20:50.52Z\"",
                "\"1985-04-12T23:20:50+01:00\"",
                "\"1985\"",
            ])),
            _ => number(random, to),
        }
    }
    to.push('}');
}

fn number(random: &mut Random, to: &mut String) {
    to.push_str(random.one_of(&["", "", "-"]));
    match random.below(3) {
        0 => to.push_str(random.one_of(&["0", "127", "128", "9223372036854775807", "1e3"])),
        1 => {
            let count = 1 + random.below(25);
            to.push_str(&random.digits(count));
        }
        _ => {
            let count = 1 + random.below(9);
            to.push_str(&format!(
                "{}.{}",
                random.digits(count),
                random.below(10_000)
            ));
        }
    }
    if random.below(4) == 0 {
        to.push_str(&format!("e{}", random.below(60) as i32 - 30));
    }
}

fn any(random: &mut Random, levels: usize, to: &mut String) {
    match random.below(if levels == 0 { 4 } else { 6 }) {
        0 => to.push_str(random.one_of(&["null", "true", "\"a\"", "\"7\"", "\"NaN\""])),
        1..=3 => number(random, to),
        4 => {
            to.push('[');
            any(random, levels - 1, to);
            to.push(']');
        }
        _ => {
            to.push_str("{\"a\":");
            any(random, levels - 1, to);
            to.push('}');
        }
    }
}

/// Changes a few bytes: other bits, left out, put in, copied or cut off.
fn change(random: &mut Random, bytes: &mut Vec<u8>) {
    for _ in 0..=random.below(2) {
        let at = random.below(bytes.len().max(1));
        if at >= bytes.len() {
            return;
        }
        match random.below(6) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = b'0' + random.below(10) as u8,
            2 => drop(bytes.remove(at)),
            3 => {
                let tokens = b"{}[]:,\"\\0-.eEtn \x00\x1f\xff\xc3";
                bytes.insert(at, tokens[random.below(tokens.len())]);
            }
            4 => {
                let end = (at + random.below(12)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, part);
            }
            _ => bytes.truncate(at),
        }
    }
}

#[test]
fn of_depth() {
    for levels in [126, 127, 128, 129] {
        let json = format!(
            "{}{{}}{}",
            "{\"inner\":".repeat(levels - 1),
            "}".repeat(levels - 1)
        );
        assert_eq!(serde_json::from_str::<Parcel>(&json).is_ok(), levels <= 127);
        assert_eq!(
            json::from_slice::<Parcel>(json.as_bytes()).is_ok(),
            levels <= 128
        );
        let nested = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let document = serde_json::from_str::<Parcel>(&format!("{{\"document\":{nested}}}"));
        assert_eq!(document.is_ok(), levels <= 128);
        let unknown = serde_json::from_str::<Parcel>(&format!("{{\"new\":{nested}}}"));
        assert!(unknown.is_ok());
    }
}
