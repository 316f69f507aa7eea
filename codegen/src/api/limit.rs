//! A constraint of a value, comparable with the constraint of another version.

use std::cmp::Ordering;

use crate::ir::Check;
use crate::model::Decimal;

/// A constraint.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// The value must be present although it is an `Option`.
    Required,
    /// The bounds of a length.
    Length(Bounds),
    /// The bounds of a number.
    Range(Bounds),
    /// A regular expression.
    Pattern(String),
    /// The items are unique.
    UniqueItems,
    /// The value is one of these.
    OneOf(Vec<String>),
    /// The value is an ARN.
    Arn,
}

/// A smallest and a largest value.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    min: Option<Decimal>,
    max: Option<Decimal>,
}

impl Bounds {
    fn new(min: Option<&str>, max: Option<&str>) -> Bounds {
        let number = |text: &str| text.parse::<serde_json::Number>().ok().map(Decimal::from);
        Bounds {
            min: min.and_then(number),
            max: max.and_then(number),
        }
    }

    /// Whether these bounds refuse a value that others take.
    fn refuses_more(&self, other: &Bounds) -> bool {
        let beyond = |own: &Option<Decimal>, other: &Option<Decimal>, order| match (own, other) {
            (None, _) => false,
            (Some(_), None) => true,
            // An order that cannot be told counts as stricter.
            (Some(own), Some(other)) => own.partial_cmp(other).is_none_or(|found| found == order),
        };
        beyond(&self.min, &other.min, Ordering::Greater)
            || beyond(&self.max, &other.max, Ordering::Less)
    }

    fn text(&self) -> String {
        let side = |bound: &Option<Decimal>| bound.as_ref().map(ToString::to_string);
        let (min, max) = (side(&self.min), side(&self.max));
        let up_to = max.map_or_else(String::new, |max| format!("={max}"));
        format!("{}..{up_to}", min.unwrap_or_default())
    }
}

impl Limit {
    /// The constraint of a check; `None` for checks of nested values and of enums, which follow from the type.
    pub(super) fn of(check: &Check, pattern: impl Fn(&str) -> String) -> Option<Limit> {
        let text = |bound: &Option<u64>| bound.map(|bound| bound.to_string());
        Some(match check {
            Check::Required => Limit::Required,
            Check::Length(_, min, max) => {
                Limit::Length(Bounds::new(text(min).as_deref(), text(max).as_deref()))
            }
            Check::Range(min, max) | Check::EnumRange(min, max) | Check::BigRange(min, max) => {
                Limit::Range(Bounds::new(min.as_deref(), max.as_deref()))
            }
            Check::Pattern(name) => Limit::Pattern(pattern(name)),
            Check::UniqueItems => Limit::UniqueItems,
            Check::OneOf(values, internal) => {
                Limit::OneOf(values.iter().chain(internal).cloned().collect())
            }
            Check::Arn => Limit::Arn,
            Check::Enumeration | Check::Nested | Check::Events | Check::Collection(_) => {
                return None;
            }
        })
    }

    /// Whether this constraint may refuse a value that others take.
    pub fn refuses_more(&self, others: &[Limit]) -> bool {
        let same_kind = others
            .iter()
            .find(|other| std::mem::discriminant(*other) == std::mem::discriminant(self));
        match (self, same_kind) {
            (_, None) => true,
            (Limit::Length(own), Some(Limit::Length(other)))
            | (Limit::Range(own), Some(Limit::Range(other))) => own.refuses_more(other),
            (Limit::OneOf(own), Some(Limit::OneOf(other))) => {
                other.iter().any(|value| !own.contains(value))
            }
            (own, Some(other)) => own != other,
        }
    }

    /// The constraint as it is listed.
    pub fn text(&self) -> String {
        match self {
            Limit::Required => "required".to_owned(),
            Limit::Length(bounds) => format!("length {}", bounds.text()),
            Limit::Range(bounds) => format!("range {}", bounds.text()),
            Limit::Pattern(source) => format!("pattern `{source}`"),
            Limit::UniqueItems => "unique items".to_owned(),
            Limit::OneOf(values) => format!("one of {}", values.join(", ")),
            Limit::Arn => "ARN".to_owned(),
        }
    }
}
