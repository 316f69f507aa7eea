//! Constraints as data, and what was found where one is violated.

use std::fmt;

/// An inclusive lower and upper bound, either of which may be open.
///
/// Converts from Rust's inclusive ranges:
///
/// ```
/// use smithy_typegen_runtime::Bounds;
///
/// let bounds: Bounds<u64> = (1..=100).into();
/// assert_eq!((bounds.min, bounds.max), (Some(1), Some(100)));
/// assert_eq!(Bounds::<u64>::from(1..).max, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds<T> {
    /// The smallest value allowed.
    pub min: Option<T>,
    /// The largest value allowed.
    pub max: Option<T>,
}

impl<T: PartialOrd> Bounds<T> {
    /// Whether a value is within the bounds. Values that cannot be compared, such as NaN, are not.
    #[inline]
    pub fn contains(&self, value: &T) -> bool {
        self.min.as_ref().is_none_or(|min| value >= min)
            && self.max.as_ref().is_none_or(|max| value <= max)
            && value.partial_cmp(value).is_some()
    }
}

impl<T> Bounds<T> {
    fn map<U>(self, convert: impl Fn(T) -> U) -> Bounds<U> {
        Bounds {
            min: self.min.map(&convert),
            max: self.max.map(&convert),
        }
    }

    /// The same bounds for numbers of any type.
    pub(crate) fn into_numbers(self) -> Bounds<Number>
    where
        T: Into<Number>,
    {
        self.map(Into::into)
    }
}

impl<T> From<std::ops::RangeInclusive<T>> for Bounds<T> {
    #[inline]
    fn from(range: std::ops::RangeInclusive<T>) -> Self {
        let (min, max) = range.into_inner();
        Bounds {
            min: Some(min),
            max: Some(max),
        }
    }
}

impl<T> From<std::ops::RangeFrom<T>> for Bounds<T> {
    #[inline]
    fn from(range: std::ops::RangeFrom<T>) -> Self {
        Bounds {
            min: Some(range.start),
            max: None,
        }
    }
}

impl<T> From<std::ops::RangeToInclusive<T>> for Bounds<T> {
    #[inline]
    fn from(range: std::ops::RangeToInclusive<T>) -> Self {
        Bounds {
            min: None,
            max: Some(range.end),
        }
    }
}

/// Smithy's wording: `between 1 and 100, inclusive`, `greater than or equal to 1`.
impl<T: fmt::Display> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => write!(f, "between {min} and {max}, inclusive"),
            (Some(min), None) => write!(f, "greater than or equal to {min}"),
            (None, Some(max)) => write!(f, "less than or equal to {max}"),
            (None, None) => f.write_str("of any size"),
        }
    }
}

/// A number of any of Smithy's numeric types.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// A byte, short, integer or long.
    Integer(i64),
    /// A float.
    Float(f32),
    /// A double.
    Double(f64),
    /// A bigInteger or bigDecimal, as written.
    Big(String),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Integer(value) => value.fmt(f),
            Number::Float(value) => value.fmt(f),
            Number::Double(value) => value.fmt(f),
            Number::Big(digits) => f.write_str(digits),
        }
    }
}

macro_rules! number_from {
    ($($type:ty => $variant:ident),*) => {
        $(impl From<$type> for Number {
            fn from(value: $type) -> Self {
                Number::$variant(value.into())
            }
        })*
    };
}
number_from!(i8 => Integer, i16 => Integer, i32 => Integer, i64 => Integer, f32 => Float, f64 => Double);

/// A violated constraint, as data.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `@required`: the member must be present.
    Required,
    /// `@length`: Unicode scalar values of a string, entries of a list or map, bytes of a blob.
    Length(Bounds<u64>),
    /// `@range`.
    Range(Bounds<Number>),
    /// `@pattern`, an ECMA-262 regular expression.
    Pattern(&'static str),
    /// `@pattern`, if matching the value exceeded the step limit.
    PatternEffort(&'static str),
    /// An enum or intEnum: the values in the model, without those marked `@internal`.
    Enum(Vec<String>),
    /// `@uniqueItems`.
    UniqueItems,
    /// `@aws.api#arnReference`: the value must be an ARN.
    Arn,
    /// Not part of Smithy: values nested deeper than [`Limits`](crate::Limits) are not checked.
    Depth(u32),
}

/// The requirement in Smithy's wording, as in its compliance suite.
impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Required => f.write_str("Member must not be null"),
            Constraint::Length(bounds) => write!(f, "Member must have length {bounds}"),
            Constraint::Range(bounds) => write!(f, "Member must be {bounds}"),
            Constraint::Pattern(pattern) => {
                write!(
                    f,
                    "Member must satisfy regular expression pattern: {pattern}"
                )
            }
            Constraint::PatternEffort(pattern) => write!(
                f,
                "Member must satisfy, within the steps allowed, regular expression pattern: {pattern}"
            ),
            Constraint::Enum(values) => {
                write!(
                    f,
                    "Member must satisfy enum value set: [{}]",
                    values.join(", ")
                )
            }
            Constraint::UniqueItems => f.write_str("Member must have unique values"),
            Constraint::Arn => f.write_str("Member must be a valid ARN"),
            Constraint::Depth(most) => {
                write!(f, "Member must be nested at most {most} levels deep")
            }
        }
    }
}

/// What was found where the constraint is violated.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// Nothing: the member is missing.
    Nothing,
    /// A string, list, map or blob of this length.
    Length(u64),
    /// A number.
    Number(Number),
    /// A string; of a long one the first [`Found::TEXT_LIMIT`] characters.
    Text(String),
    /// A list item equal to the one at this index.
    Duplicate(usize),
    /// A value nested too deep to check.
    TooDeep,
    /// A `@sensitive` value, which is not shown.
    Redacted,
}

impl Found {
    /// The maximum number of characters of a string in a report.
    pub const TEXT_LIMIT: usize = 256;

    pub(crate) fn text(text: &str) -> Self {
        Found::Text(text.chars().take(Self::TEXT_LIMIT).collect())
    }
}
