//! Constraints as data, and what was found where one does not hold.

use std::fmt;

/// A lower and an upper bound, both inclusive, either of which may be open.
///
/// Made from Rust's inclusive ranges:
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
    /// Whether a value lies inside. What cannot be compared, such as NaN, does not.
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

    /// The same bounds, on numbers of any type.
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

/// Smithy's words: `between 1 and 100, inclusive`, `greater than or equal to 1`.
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

/// The constraint a value failed, as data.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `@required`: the member must be there.
    Required,
    /// `@length`: Unicode scalar values of a string, entries of a list or map, bytes of a blob.
    Length(Bounds<u64>),
    /// `@range`.
    Range(Bounds<Number>),
    /// `@pattern`, an ECMA-262 regular expression.
    Pattern(&'static str),
    /// `@pattern`, and the value took more steps to match than a checker may spend.
    PatternEffort(&'static str),
    /// An enum or intEnum: the values the model knows, those marked `@internal` left out.
    Enum(Vec<String>),
    /// `@uniqueItems`.
    UniqueItems,
    /// `@aws.api#arnReference`: the value must be an ARN.
    Arn,
    /// Not of Smithy's: values nested deeper than [`Limits`](crate::Limits) are not looked at.
    Depth(u32),
}

/// Smithy's words for what the value must be, as its compliance suite has them.
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

/// What stood where the constraint failed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// Nothing: the member is missing.
    Nothing,
    /// A string, list, map or blob of this length.
    Length(u64),
    /// A number.
    Number(Number),
    /// A text; of a long one the first [`Found::TEXT_LIMIT`] characters.
    Text(String),
    /// An item of a list that was there before, at this index.
    Duplicate(usize),
    /// A value nested too deep to look at.
    TooDeep,
    /// Something `@sensitive`, which is not shown.
    Redacted,
}

impl Found {
    /// How many characters of a text a report holds.
    pub const TEXT_LIMIT: usize = 256;

    pub(crate) fn text(text: &str) -> Self {
        Found::Text(text.chars().take(Self::TEXT_LIMIT).collect())
    }
}
