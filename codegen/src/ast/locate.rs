//! Finds the byte ranges of JSON pointers in a text.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Pointer;

/// The byte ranges of a value and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    pub(crate) key: Option<Range<usize>>,
    pub(crate) value: Range<usize>,
    /// The first equal key in the object, if there are several.
    pub(crate) first_key: Option<Range<usize>>,
}

/// Finds every pointer that exists. The text is read once per level of the deepest pointer, regardless of the number of
/// pointers. Of duplicate keys, the last counts.
pub(crate) fn locate<'p>(
    text: &str,
    pointers: impl IntoIterator<Item = &'p str>,
) -> BTreeMap<&'p str, Located> {
    let wanted = Wanted::of(pointers);
    let mut found = BTreeMap::new();
    if let Ok(whole) = serde_json::from_str::<&RawValue>(text) {
        Descent {
            text,
            found: &mut found,
        }
        .visit(&wanted, None, None, whole);
    }
    found
}

/// The pointers to find, as a tree of their keys.
#[derive(Default)]
pub(crate) struct Wanted<'p> {
    pub(crate) here: Option<&'p str>,
    pub(crate) below: BTreeMap<String, Wanted<'p>>,
}

impl<'p> Wanted<'p> {
    pub(crate) fn of(pointers: impl IntoIterator<Item = &'p str>) -> Self {
        let mut wanted = Wanted::default();
        for pointer in pointers {
            let mut step = &mut wanted;
            for token in Pointer::tokens(pointer) {
                step = step.below.entry(token).or_default();
            }
            step.here = Some(pointer);
        }
        wanted
    }
}

struct Descent<'t, 'f, 'p> {
    text: &'t str,
    found: &'f mut BTreeMap<&'p str, Located>,
}

impl<'p> Descent<'_, '_, 'p> {
    fn visit(
        &mut self,
        wanted: &Wanted<'p>,
        key: Option<&RawValue>,
        first_key: Option<&RawValue>,
        value: &RawValue,
    ) {
        if let Some(pointer) = wanted.here {
            let located = Located {
                key: key.map(|key| self.range(key)),
                value: self.range(value),
                first_key: first_key.map(|key| self.range(key)),
            };
            self.found.insert(pointer, located);
        }
        if wanted.below.is_empty() {
            return;
        }
        // Only objects and arrays have children: other pointers lead nowhere.
        let _ = serde_json::Deserializer::from_str(value.get()).deserialize_any(Children {
            wanted,
            descent: self,
        });
    }

    /// Raw values borrow from the text, so their addresses give their positions.
    fn range(&self, raw: &RawValue) -> Range<usize> {
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        start..start + raw.get().len()
    }
}

struct Children<'w, 'd, 't, 'f, 'p> {
    wanted: &'w Wanted<'p>,
    descent: &'d mut Descent<'t, 'f, 'p>,
}

/// A wanted entry of an object, the last with its name so far.
struct Entry<'de> {
    key: &'de RawValue,
    first_key: Option<&'de RawValue>,
    value: &'de RawValue,
}

impl<'de> Visitor<'de> for Children<'_, '_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut found: BTreeMap<String, Entry<'de>> = BTreeMap::new();
        while let Some((key, value)) = entries.next_entry::<&RawValue, &RawValue>()? {
            let name: String = serde_json::from_str(key.get()).unwrap_or_default();
            if self.wanted.below.contains_key(&name) {
                let before = found.remove(&name);
                let first_key = before.map(|before| before.first_key.unwrap_or(before.key));
                let entry = Entry {
                    key,
                    first_key,
                    value,
                };
                found.insert(name, entry);
            }
        }
        for (name, entry) in found {
            if let Some(wanted) = self.wanted.below.get(&name) {
                let Entry {
                    key,
                    first_key,
                    value,
                } = entry;
                self.descent.visit(wanted, Some(key), first_key, value);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while let Some(item) = items.next_element::<&RawValue>()? {
            if let Some(wanted) = self.wanted.below.get(&index.to_string()) {
                self.descent.visit(wanted, None, None, item);
            }
            index += 1;
        }
        Ok(())
    }
}
