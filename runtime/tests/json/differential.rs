//! `serde_json` as the other opinion: of pseudo-random documents and changed ones the same are taken,
//! and with the same values, every digit and the order of members included.
//!
//! What differs, and is meant to:
//!
//! - A key that comes twice is an error of ours; `serde_json` takes the last for a `Value`. Which of
//!   the two was meant nobody knows, and to guess is how one reader lets pass what another refuses.
//! - A number that no double holds (`1e999`) is kept in a document of ours, by its digits; of a
//!   `serde_json::Value` it is an error. For a member that is a double it is an error of both.
//! - 128 levels are taken by ours, 127 by `serde_json`.
//! - A `serde_json::Value` rounds doubles to a neighbour at times, unless its feature `float_roundtrip`
//!   is on. So numbers are compared by their digits here, which its `RawValue` keeps.

use std::fmt;

use serde_json::value::RawValue;
use smithy_typegen_runtime::codec::json::{self, Json};
use smithy_typegen_runtime::document::{Document, Number};
use smithy_typegen_runtime::wire::Reader;

use crate::random::{Random, rounds};

const KEY_TWICE: &str = "found a duplicate key";

#[test]
fn of_random_documents() {
    let (mut taken, mut with_key_twice) = (0, 0);
    for seed in 0..rounds(2_000) {
        let mut json = String::new();
        Random::new(seed).json(5, &mut json);
        match opinions(json.as_bytes()) {
            Opinion::Taken => taken += 1,
            Opinion::KeyTwice => with_key_twice += 1,
            Opinion::Refused => {}
        }
    }
    // The generator makes JSON, but for a lone surrogate at times.
    assert!(taken > rounds(2_000) * 8 / 10, "{taken}");
    assert!(with_key_twice > 0);
}

#[test]
fn of_changed_documents() {
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..rounds(6_000) {
        let mut random = Random::new(!seed);
        let mut json = String::new();
        random.json(4, &mut json);
        let mut bytes = json.into_bytes();
        random.change(&mut bytes);
        match opinions(&bytes) {
            Opinion::Taken => taken += 1,
            Opinion::Refused => refused += 1,
            Opinion::KeyTwice => {}
        }
    }
    let least = rounds(6_000) / 10;
    assert!(taken > least && refused > least, "{taken} {refused}");
}

#[test]
fn of_depth() {
    for levels in 126..130 {
        let json = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(json::document(json.as_bytes()).is_ok(), levels <= 128);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).is_ok(),
            levels <= 127
        );
    }
}

enum Opinion {
    Taken,
    Refused,
    KeyTwice,
}

/// Holds ours against theirs.
fn opinions(bytes: &[u8]) -> Opinion {
    let shown = String::from_utf8_lossy(bytes);
    let ours = json::document(bytes);
    let raw = by_raw_values(bytes);
    let value = serde_json::from_slice::<serde_json::Value>(bytes);
    let skipped = Json::REST.reader(bytes).and_then(|mut reader| {
        reader.skip()?;
        reader.finish()
    });
    let is_key_twice = matches!(&ours, Err(error) if error.message() == KEY_TWICE);
    assert_eq!(skipped.is_ok(), raw.is_some(), "passed over: {shown}");
    match &value {
        Ok(_) => assert!(ours.is_ok() || is_key_twice, "{shown}: {ours:?}"),
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => assert!(ours.is_err(), "{shown}: {error}"),
    }
    match (ours, raw) {
        (Ok(ours), Some(raw)) => {
            assert_eq!(ours, raw, "{shown}");
            Opinion::Taken
        }
        (Err(_), Some(_)) if is_key_twice => Opinion::KeyTwice,
        (Err(_), None) => Opinion::Refused,
        (ours, raw) => panic!("{shown}: ours {ours:?}, theirs {raw:?}"),
    }
}

/// A document by `serde_json`, with all digits.
fn by_raw_values(bytes: &[u8]) -> Option<Document> {
    let text = std::str::from_utf8(bytes).ok()?;
    let raw: &RawValue = serde_json::from_str(text).ok()?;
    expand(raw.get())
}

fn expand(raw: &str) -> Option<Document> {
    match raw.as_bytes().first()? {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
            let items = items.into_iter().map(|item| expand(item.get()));
            items.collect::<Option<_>>().map(Document::List)
        }
        b'{' => {
            let Members(members) = serde_json::from_str(raw).ok()?;
            let members = members
                .into_iter()
                .map(|(name, value)| Some((name, expand(value.get())?)));
            members.collect::<Option<_>>().map(Document::Object)
        }
        b'"' => serde_json::from_str(raw).ok().map(Document::String),
        b't' | b'f' => serde_json::from_str(raw).ok().map(Document::Boolean),
        b'n' => Some(Document::Null),
        _ => Number::parse(raw).map(Document::Number),
    }
}

/// The members of an object in their order, those included that come twice.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}
