//! Parses JSON text into a [`Node`], an ordered JSON value that knows nothing of Smithy.
//!
//! Nodes carry no positions. When a diagnostic is rendered, the position is recovered from its JSON pointer (see
//! [`crate::source::Place`]), so loading a valid model costs nothing extra.

mod locate;
mod parse;
mod pointer;
mod text;
mod write;

pub(crate) use locate::{Located, Wanted, locate};
pub(crate) use parse::{leave_last_of_keys, parse};
pub(crate) use pointer::Pointer;
pub(crate) use text::offset_in_raw;
#[cfg(feature = "cli")]
pub use write::compact;
pub use write::write;

use serde_json::Number;

/// A JSON value. Numbers keep their text, and objects keep their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, with all its digits.
    Number(Number),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

impl Node {
    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Node::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Node::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Node::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The items, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match self {
            Node::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if this is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Node::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The kind of value, as a noun with its article: `a string`, `an object`, `null`.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::String(_) => "a string",
            Node::Array(_) => "an array",
            Node::Object(_) => "an object",
        }
    }
}

/// The entries of a JSON object, in the order of the file.
///
/// Two objects are equal if they have the same entries, in any order.
#[derive(Clone, Debug, Default)]
pub struct Object(Vec<(String, Node)>);

impl Object {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Keys and values, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(object: &Object) -> Vec<(&str, &Node)> {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            entries
        }
        self.len() == other.len() && sorted(self) == sorted(other)
    }
}

impl Eq for Object {}

impl FromIterator<(String, Node)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(entries: I) -> Self {
        Object(entries.into_iter().collect())
    }
}

impl IntoIterator for Object {
    type Item = (String, Node);
    type IntoIter = std::vec::IntoIter<(String, Node)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
