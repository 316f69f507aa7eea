//! From a JSON pointer to the bytes of its node, by reading the text once more along that path.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Where a node stands in a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The member's name in quotes, for a node that is a member of an object.
    pub key: Option<Range<usize>>,
    /// The node itself.
    pub node: Range<usize>,
}

/// The place of the node that an RFC 6901 pointer names, or of the nearest node above it that is
/// there. `None` if the text is no JSON.
pub fn locate(text: &str, pointer: &str) -> Option<Span> {
    let root: &RawValue = serde_json::from_str(text).ok()?;
    let offset = |part: &str| (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let range = |part: &str| offset(part)..offset(part).wrapping_add(part.len());
    let mut at = root;
    let mut span = Span {
        key: None,
        node: range(root.get()),
    };
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let Some((key, value)) = step(at, &token) else {
            break;
        };
        span = Span {
            key: key.map(&range),
            node: range(value.get()),
        };
        at = value;
    }
    Some(span)
}

type Step<'a> = (Option<&'a str>, &'a RawValue);

fn step<'a>(value: &'a RawValue, token: &str) -> Option<Step<'a>> {
    let mut reader = serde_json::Deserializer::from_str(value.get());
    match value.get().as_bytes().first() {
        Some(b'{') => reader.deserialize_map(Child(token)).ok()?,
        Some(b'[') => reader.deserialize_seq(Child(token)).ok()?,
        _ => None,
    }
}

struct Child<'t>(&'t str);

impl<'de> Visitor<'de> for Child<'_> {
    type Value = Option<Step<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = members.next_key::<&RawValue>()? {
            let name: Option<Cow<'_, str>> = serde_json::from_str(key.get()).ok();
            let value: &RawValue = members.next_value()?;
            if name.is_some_and(|name| name == self.0) {
                found = Some((Some(key.get()), value));
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        let wanted: Option<usize> = self.0.parse().ok();
        let mut index = 0;
        while wanted != Some(index) {
            if items.next_element::<IgnoredAny>()?.is_none() {
                return Ok(None);
            }
            index += 1;
        }
        if let Some(value) = items.next_element::<&RawValue>()? {
            found = Some((None, value));
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }
}
