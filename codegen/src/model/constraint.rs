//! Turns the constraint traits of a member and its target into conditions on its values; see
//! [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html).

use super::{Kind, Length, Member, Range, Shape, Traits};
use crate::ast::Node;

const ARN_REFERENCE: &str = "aws.api#arnReference";

/// A condition on a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint<'m> {
    /// `@length`, with a bound.
    Length(Length),
    /// `@range`, with a bound that some values of the type violate.
    Range(Range),
    /// `@pattern`.
    Pattern {
        /// A regular expression.
        source: &'m str,
        /// Whether the trait is on the member rather than its target.
        on_member: bool,
    },
    /// `@uniqueItems`.
    UniqueItems,
    /// `@enum` of a string whose values have no names.
    OneOf {
        /// The values that messages list.
        values: Vec<&'m str>,
        /// Values tagged `internal`, which messages omit.
        internal: Vec<&'m str>,
    },
    /// `@aws.api#arnReference`.
    Arn,
    /// The target is an enum or an intEnum.
    Enumeration,
}

impl Member {
    /// A trait of the member, or of its target if the member does not have it.
    pub fn effective<'m, T>(
        &'m self,
        target: &'m Shape,
        read: impl Fn(&'m Traits) -> Option<T>,
    ) -> Option<T> {
        read(&self.traits).or_else(|| read(&target.traits))
    }

    /// The conditions on the member's value, excluding those on the values inside it. This is the only list of
    /// constraint traits: checks, the set of shapes to check and documentation all follow from it.
    pub fn constraints<'m>(&'m self, target: &'m Shape) -> Vec<Constraint<'m>> {
        let length = self
            .effective(target, Traits::length)
            .filter(|length| length.min.is_some_and(|min| min > 0) || length.max.is_some());
        let range = self
            .effective(target, Traits::range)
            .filter(|range| !target.kind.is_within(range));
        let pattern = self.effective(target, Traits::pattern);
        let is = |read: fn(&Traits) -> bool| read(&self.traits) || read(&target.traits);
        let is_enumeration = matches!(target.kind, Kind::Enum(_) | Kind::IntEnum(_));
        [
            length.map(Constraint::Length),
            range.map(Constraint::Range),
            pattern.map(|source| Constraint::Pattern {
                source,
                on_member: self.traits.pattern().is_some(),
            }),
            is(Traits::unique_items).then_some(Constraint::UniqueItems),
            one_of(target),
            is(|traits| traits.has(ARN_REFERENCE)).then_some(Constraint::Arn),
            is_enumeration.then_some(Constraint::Enumeration),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Kind {
    /// The smallest and largest integer of this kind, if it is bounded.
    pub fn limits(&self) -> Option<(i128, i128)> {
        Some(match self {
            Kind::Byte => (i8::MIN.into(), i8::MAX.into()),
            Kind::Short => (i16::MIN.into(), i16::MAX.into()),
            Kind::Integer | Kind::IntEnum(_) => (i32::MIN.into(), i32::MAX.into()),
            Kind::Long => (i64::MIN.into(), i64::MAX.into()),
            _ => return None,
        })
    }

    /// Whether every value of this kind is within a range.
    fn is_within(&self, range: &Range) -> bool {
        let Some((least, most)) = self.limits() else {
            return range.min.is_none() && range.max.is_none();
        };
        let (min, max) = (range.min.as_ref(), range.max.as_ref());
        min.is_none_or(|min| min.as_i128().is_none_or(|min| min <= least))
            && max.is_none_or(|max| max.as_i128().is_none_or(|max| max >= most))
    }
}

/// The values of an `@enum` trait whose entries have no names. Its shape remains a string.
fn one_of(target: &Shape) -> Option<Constraint<'_>> {
    if !matches!(target.kind, Kind::String) {
        return None;
    }
    let entries = target.traits.get(super::traits::id::ENUM)?.as_array()?;
    let is_internal = |entry: &&Node| {
        let tags = entry.as_object().and_then(|entry| entry.get("tags"));
        let tags = tags.and_then(Node::as_array).unwrap_or_default();
        tags.iter().any(|tag| tag.as_str() == Some("internal"))
    };
    let (internal, shown): (Vec<_>, Vec<_>) = entries.iter().partition(is_internal);
    Some(Constraint::OneOf {
        values: values(shown),
        internal: values(internal),
    })
}

/// The values of entries of an `@enum`.
fn values(entries: Vec<&Node>) -> Vec<&str> {
    let values = entries.into_iter().filter_map(Node::as_object);
    values
        .filter_map(|entry| entry.get("value")?.as_str())
        .collect()
}
