//! Checks of values, and what they call.

use super::Type;
use crate::pattern::Matcher;

/// A check of one value.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// The value is present, although it is an `Option` in Rust.
    Required,
    /// The length, and the way to measure it.
    Length(Measure, Option<u64>, Option<u64>),
    /// The range, with bounds as written in the model.
    Range(Option<String>, Option<String>),
    /// The range of an intEnum.
    EnumRange(Option<String>, Option<String>),
    /// The range of a big number, with bounds as written in the model.
    BigRange(Option<String>, Option<String>),
    /// A pattern, given by the name of its matcher.
    Pattern(String),
    /// The items are unique.
    UniqueItems,
    /// The value is one that the model defines.
    Enumeration,
    /// The value is in one of the lists. Messages show only the first list.
    OneOf(Vec<String>, Vec<String>),
    /// The value is an ARN.
    Arn,
    /// The checks of a nested struct or union.
    Nested,
    /// The checks of each event in a list of events.
    Events,
    /// The checks of a function in [`Module::collections`](super::Module::collections), given by its name.
    Collection(String),
}

/// The way to measure a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// By the type itself.
    Own,
    /// As text, for a user-defined string type.
    Text,
    /// As bytes, for a user-defined bytes type.
    Bytes,
    /// By the number of entries, for a user-defined map type.
    Entries,
}

/// The checks of a list's items or of a map's keys and values.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The name of the function.
    pub function: String,
    /// The absolute shape ID.
    pub shape: String,
    /// The type of the list or map.
    pub value: Type,
    /// The checks of each key.
    pub keys: Vec<Check>,
    /// The checks of each item or value.
    pub values: Vec<Check>,
    /// Whether keys are sensitive.
    pub sensitive_keys: bool,
    /// Whether items or values are sensitive.
    pub sensitive_values: bool,
}

/// The matcher of a pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The name of the static.
    pub name: String,
    /// The pattern as written in the model.
    pub source: String,
    /// The lowered pattern.
    pub matcher: Matcher,
}
