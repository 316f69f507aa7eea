//! A place in a model text.

use std::ops::Range;

use super::SourceId;

/// A place in a model text: the text, and the JSON pointer (RFC 6901) of a value in it.
///
/// It is resolved to a line and a column only when a diagnostic is rendered. The place of an entire text that is not
/// JSON is where parsing stopped.
///
/// In Smithy IDL, the pointer is that of the value in the JSON AST that the text stands for. The targets of `apply`
/// statements are not in `/shapes` but in the array `/apply`.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub struct Place {
    /// The text.
    pub source: SourceId,
    /// The value in it; empty for the whole text.
    pub pointer: String,
    pub(crate) spot: Spot,
}

/// What is meant at the value that a pointer refers to.
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
pub(crate) enum Spot {
    /// The value.
    Value,
    /// The key before it.
    Key,
    /// The first of several equal keys. The pointer itself refers to the last.
    FirstKey,
    /// The character that starts at this byte of a string, counted without escapes.
    Byte(usize),
    /// These bytes of the text, from one to another. The pointer is that of the whole text.
    Text(usize, usize),
}

impl Place {
    /// The place of a value.
    pub fn new(source: SourceId, pointer: impl Into<String>) -> Place {
        Place {
            source,
            pointer: pointer.into(),
            spot: Spot::Value,
        }
    }

    /// The place of a whole text.
    pub fn whole(source: SourceId) -> Place {
        Place::new(source, "")
    }

    /// A range of bytes in a text.
    pub(crate) fn text(source: SourceId, range: Range<usize>) -> Place {
        Place {
            spot: Spot::Text(range.start, range.end),
            ..Place::whole(source)
        }
    }

    /// The value under `key` of the object here.
    #[must_use]
    pub fn key(&self, key: &str) -> Place {
        let mut pointer = self.pointer.clone();
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        Place::new(self.source, pointer)
    }

    /// The item at `index` of the array here.
    #[must_use]
    pub fn index(&self, index: usize) -> Place {
        Place::new(self.source, format!("{}/{index}", self.pointer))
    }

    /// The key of the value here.
    pub(crate) fn own_key(&self) -> Place {
        Place {
            spot: Spot::Key,
            ..self.clone()
        }
    }

    /// The first occurrence of this value's key, if the key is duplicated.
    pub(crate) fn first_key(&self) -> Place {
        Place {
            spot: Spot::FirstKey,
            ..self.clone()
        }
    }

    /// The character that starts at this byte of the string here, counted without the escapes of JSON.
    pub(crate) fn byte(&self, offset: usize) -> Place {
        Place {
            spot: Spot::Byte(offset),
            ..self.clone()
        }
    }
}
