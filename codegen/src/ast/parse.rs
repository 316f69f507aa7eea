//! Parses JSON text into a [`Node`].

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::{Node, Object, Pointer};

/// The key under which `serde_json` passes the text of a number, as a map with one entry.
const NUMBER: &str = "$serde_json::private::Number";

/// Parses one JSON value. The parser limits nesting, so code that walks the node may recurse.
pub(crate) fn parse(text: &str) -> Result<Node, serde_json::Error> {
    serde_json::from_str(text)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        let number =
            Number::from_f64(value).ok_or_else(|| E::custom("a number that is not finite"))?;
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element()? {
            array.push(item);
        }
        Ok(Node::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == NUMBER && object.is_empty() {
                let text: String = entries.next_value()?;
                return text.parse().map(Node::Number).map_err(A::Error::custom);
            }
            object.push((key, entries.next_value()?));
        }
        Ok(Node::Object(Object(object)))
    }
}

/// Keeps only the last of duplicate keys, like [`locate`](super::locate), and calls `report` for each with its place
/// and number of occurrences.
pub(crate) fn leave_last_of_keys(
    node: &mut Node,
    at: &Pointer<'_>,
    report: &mut impl FnMut(&Pointer<'_>, &str, usize),
) {
    match node {
        Node::Object(Object(entries)) => {
            let mut seen = HashSet::with_capacity(entries.len());
            let mut repeated: BTreeMap<String, usize> = BTreeMap::new();
            for (key, _) in entries.iter() {
                if !seen.insert(key.as_str()) {
                    *repeated.entry(key.clone()).or_insert(1) += 1;
                }
            }
            for (key, times) in &repeated {
                report(&at.key(key), key, *times);
            }
            if !repeated.is_empty() {
                entries.retain(|(key, _)| match repeated.get_mut(key) {
                    Some(left) if *left > 1 => {
                        *left -= 1;
                        false
                    }
                    _ => true,
                });
            }
            for (key, value) in entries {
                leave_last_of_keys(value, &at.key(key), report);
            }
        }
        Node::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                leave_last_of_keys(item, &at.index(index), report);
            }
        }
        _ => {}
    }
}
