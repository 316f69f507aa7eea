//! What is wrong with a value: the place, the constraint as data, and Smithy's words for it.

use std::fmt;

use crate::path::{Entry, Path, Segment};

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

/// One constraint that one value fails.
///
/// Its `Display` is the message of Smithy's validation suite:
///
/// ```text
/// Value with length 0 at '/FileIds' failed to satisfy constraint: Member must have length between 1 and 100, inclusive
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    segments: Vec<Segment>,
    entry: Entry,
    member: Option<String>,
    constraint: Constraint,
    found: Found,
}

impl Violation {
    pub(crate) fn new(at: Path<'_>, constraint: Constraint, found: Found) -> Self {
        let hidden = at.is_sensitive() && !matches!(found, Found::Nothing | Found::TooDeep);
        Violation {
            segments: at.segments(),
            entry: at.entry(),
            member: at.member_id(),
            constraint,
            found: if hidden { Found::Redacted } else { found },
        }
    }

    /// Where, as a JSON pointer (RFC 6901): `/FileIds/3`, `/Tags/aws:x`.
    ///
    /// When a map's key is what is wrong, this is the pointer of its entry.
    pub fn path(&self) -> String {
        pointer(&self.segments)
    }

    /// Where, step by step.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether the key of the map entry at [`path`](Self::path) is what is wrong, not its value.
    pub fn is_on_key(&self) -> bool {
        self.entry == Entry::Key
    }

    /// The path in Smithy's messages and in a `ValidationException`.
    ///
    /// It is [`path`](Self::path), but for a wrong key: of that Smithy's suite reports the map.
    pub fn reported_path(&self) -> String {
        match (self.entry, self.segments.split_last()) {
            (Entry::Key, Some((_, map))) => pointer(map),
            _ => self.path(),
        }
    }

    /// The absolute shape id of the member, `com.example#Parcel$number`; a list's is
    /// `…#List$member`, a map's `…#Map$key` or `…#Map$value`. `None` for the root.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The constraint that failed.
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// What was there instead.
    pub fn found(&self) -> &Found {
        &self.found
    }
}

fn pointer(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        text.push('/');
        text.push_str(&segment.to_string());
    }
    text
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value")?;
        if let (Constraint::Length(_), Found::Length(length)) = (&self.constraint, &self.found) {
            write!(f, " with length {length}")?;
        }
        write!(
            f,
            " at '{}' failed to satisfy constraint: {}",
            self.reported_path(),
            self.constraint
        )
    }
}

impl std::error::Error for Violation {}

/// Everything that is wrong with a value, in the order of its members.
///
/// Displays as Smithy's servers put it: `2 validation errors detected. …; …`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Violations {
    found: Vec<Violation>,
    cut_off: bool,
}

impl Violations {
    pub(crate) fn new(found: Vec<Violation>, cut_off: bool) -> Self {
        Violations { found, cut_off }
    }

    /// One after another.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.found.iter()
    }

    /// How many were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there are none. A [`Validate`](crate::Validate) never returns an empty `Err`.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether there were more than [`Limits::violations`](crate::Limits) and the rest was not
    /// looked for.
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }
}

impl std::ops::Index<usize> for Violations {
    type Output = Violation;

    fn index(&self, index: usize) -> &Violation {
        &self.found[index]
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.len() == 1 { "" } else { "s" };
        write!(f, "{} validation error{plural} detected.", self.len())?;
        for (index, violation) in self.found.iter().enumerate() {
            let joint = if index == 0 { "" } else { ";" };
            write!(f, "{joint} {violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// `smithy.framework#ValidationException`, the error a server answers an invalid request with.
///
/// ```
/// use smithy_typegen_runtime::ValidationException;
///
/// let json = r#"{"message":"1 validation error detected. …","fieldList":[{"path":"/a","message":"…"}]}"#;
/// let exception: ValidationException = serde_json::from_str(json)?;
/// assert_eq!(exception.field_list[0].path, "/a");
/// assert_eq!(serde_json::to_string(&exception)?, json);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationException {
    /// A summary of all that is wrong.
    pub message: String,
    /// Each violation, by its place.
    pub field_list: Vec<ValidationExceptionField>,
}

/// One entry of a [`ValidationException`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationExceptionField {
    /// A JSON pointer to the member that failed, [`Violation::reported_path`].
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl From<&Violations> for ValidationException {
    fn from(violations: &Violations) -> Self {
        let field = |violation: &Violation| ValidationExceptionField {
            path: violation.reported_path(),
            message: violation.to_string(),
        };
        ValidationException {
            message: violations.to_string(),
            field_list: violations.iter().map(field).collect(),
        }
    }
}
