//! The checks that generated code calls, one line each: value, path, bound.
//!
//! Each takes a value and its path, and reports to [`Findings`]. `Break` ends the search. The
//! semantics are those of
//! [Smithy's constraint traits](https://smithy.io/2.0/spec/constraint-traits.html).

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::arn;
use crate::constraint::{Bounds, Constraint, Found, Number};
use crate::decimal;
use crate::enumeration::Enumeration;
use crate::path::{Frame, Path};
use crate::pattern::{Outcome, Pattern};
use crate::validate::{Findings, Flow, Validate};

/// What `@length` measures.
pub trait Length {
    /// Unicode scalar values of a string, entries of a list or map, bytes of a blob.
    fn length(&self) -> u64;

    /// Whether the length is within bounds, determined as cheaply as possible.
    fn has_length(&self, bounds: &Bounds<u64>) -> bool {
        bounds.contains(&self.length())
    }
}

impl Length for str {
    fn length(&self) -> u64 {
        self.chars().count() as u64
    }

    /// A scalar value takes one to four bytes of UTF-8, so most strings need no counting.
    #[inline]
    fn has_length(&self, bounds: &Bounds<u64>) -> bool {
        let bytes = self.len() as u64;
        let surely_enough = bounds.min.is_none_or(|min| bytes.div_ceil(4) >= min);
        let surely_not_more = bounds.max.is_none_or(|max| bytes <= max);
        (surely_enough && surely_not_more) || bounds.contains(&self.length())
    }
}

impl Length for String {
    fn length(&self) -> u64 {
        self.as_str().length()
    }

    #[inline]
    fn has_length(&self, bounds: &Bounds<u64>) -> bool {
        self.as_str().has_length(bounds)
    }
}

impl<T> Length for Vec<T> {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl<K, V> Length for BTreeMap<K, V> {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

impl Length for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }
}

#[cfg(feature = "types")]
impl Length for aws_smithy_types::Blob {
    fn length(&self) -> u64 {
        self.as_ref().len() as u64
    }
}

/// `@length`.
#[inline]
pub fn length<T: Length + ?Sized>(
    value: &T,
    at: Path<'_>,
    bounds: impl Into<Bounds<u64>>,
    findings: &mut Findings,
) -> Flow {
    let bounds = bounds.into();
    if value.has_length(&bounds) {
        return Flow::Continue(());
    }
    findings.report(at, || {
        (Constraint::Length(bounds), Found::Length(value.length()))
    })
}

/// `@length` of a string of the user's own type.
#[inline]
pub fn text_length<T: AsRef<str> + ?Sized>(
    value: &T,
    at: Path<'_>,
    bounds: impl Into<Bounds<u64>>,
    findings: &mut Findings,
) -> Flow {
    length(value.as_ref(), at, bounds, findings)
}

/// `@length` of bytes of the user's own type.
#[inline]
pub fn bytes_length<T: AsRef<[u8]> + ?Sized>(
    value: &T,
    at: Path<'_>,
    bounds: impl Into<Bounds<u64>>,
    findings: &mut Findings,
) -> Flow {
    length(value.as_ref(), at, bounds, findings)
}

/// `@length` of a map of the user's own type.
#[inline]
pub fn map_length(
    map: impl IntoIterator,
    at: Path<'_>,
    bounds: impl Into<Bounds<u64>>,
    findings: &mut Findings,
) -> Flow {
    length(&Entries(map.into_iter().count()), at, bounds, findings)
}

/// The number of entries of a map.
struct Entries(usize);

impl Length for Entries {
    fn length(&self) -> u64 {
        self.0 as u64
    }
}

/// `@range`, on every numeric type. NaN is in no range, and an infinity is beyond any bound on its
/// side.
#[inline]
pub fn range<T: PartialOrd + Copy + Into<Number>>(
    value: &T,
    at: Path<'_>,
    bounds: impl Into<Bounds<T>>,
    findings: &mut Findings,
) -> Flow {
    let bounds = bounds.into();
    if bounds.contains(value) {
        return Flow::Continue(());
    }
    findings.report(at, || {
        (
            Constraint::Range(bounds.into_numbers()),
            Found::Number((*value).into()),
        )
    })
}

/// `@range` on a bigInteger or bigDecimal, compared digit by digit.
pub fn big_range(
    value: &(impl AsRef<str> + ?Sized),
    at: Path<'_>,
    min: Option<&'static str>,
    max: Option<&'static str>,
    findings: &mut Findings,
) -> Flow {
    let value = value.as_ref();
    let is_enough = min.is_none_or(|min| decimal::compare(value, min).is_ge());
    let is_not_more = max.is_none_or(|max| decimal::compare(value, max).is_le());
    if is_enough && is_not_more {
        return Flow::Continue(());
    }
    findings.report(at, || {
        let number = |digits: &str| Number::Big(digits.to_owned());
        let bounds = Bounds {
            min: min.map(number),
            max: max.map(number),
        };
        (Constraint::Range(bounds), Found::Number(number(value)))
    })
}

/// `@pattern`, on a string or an enum.
#[inline]
pub fn pattern<T: AsRef<str> + ?Sized>(
    value: &T,
    at: Path<'_>,
    pattern: &'static Pattern,
    findings: &mut Findings,
) -> Flow {
    let value = value.as_ref();
    if pattern.is_match(value) {
        return Flow::Continue(());
    }
    findings.report(at, || {
        let constraint = match pattern.test(value) {
            Outcome::GaveUp => Constraint::PatternEffort(pattern.source()),
            _ => Constraint::Pattern(pattern.source()),
        };
        (constraint, Found::text(value))
    })
}

/// A string that must be one of the values of an `@enum` trait without names. Internal values are
/// accepted but omitted from the message.
#[inline]
pub fn one_of<T: AsRef<str> + ?Sized>(
    value: &T,
    at: Path<'_>,
    shown: &[&'static str],
    internal: &[&'static str],
    findings: &mut Findings,
) -> Flow {
    let value = value.as_ref();
    if shown.contains(&value) || internal.contains(&value) {
        return Flow::Continue(());
    }
    findings.report(at, || {
        let values = shown.iter().map(ToString::to_string).collect();
        (Constraint::Enum(values), Found::text(value))
    })
}

/// `@range` on an intEnum.
pub fn enum_range<T: Copy + Into<i32>>(
    value: &T,
    at: Path<'_>,
    bounds: impl Into<Bounds<i32>>,
    findings: &mut Findings,
) -> Flow {
    range(&(*value).into(), at, bounds, findings)
}

/// An enum or intEnum: the value must be in the model.
#[inline]
pub fn enumeration<T: Enumeration>(value: &T, at: Path<'_>, findings: &mut Findings) -> Flow {
    if value.is_known() {
        return Flow::Continue(());
    }
    findings.report(at, || {
        let values = T::advertised().iter().map(ToString::to_string).collect();
        (Constraint::Enum(values), Found::text(&value.to_string()))
    })
}

/// `@aws.api#arnReference`: `arn:partition:service:region:account:resource`, of which region and
/// account may be empty.
#[inline]
pub fn arn<T: AsRef<str> + ?Sized>(value: &T, at: Path<'_>, findings: &mut Findings) -> Flow {
    let value = value.as_ref();
    if arn::is_arn(value) {
        return Flow::Continue(());
    }
    findings.report(at, || (Constraint::Arn, Found::text(value)))
}

/// `@uniqueItems`. Lists of up to 16 items are compared pairwise, longer ones with a randomly
/// seeded hash, so the time stays linear even for untrusted input.
#[inline]
pub fn unique_items<T: Eq + Hash>(items: &[T], at: Path<'_>, findings: &mut Findings) -> Flow {
    match first_duplicate(items) {
        None => Flow::Continue(()),
        Some(first) => findings.report(at, || (Constraint::UniqueItems, Found::Duplicate(first))),
    }
}

fn first_duplicate<T: Eq + Hash>(items: &[T]) -> Option<usize> {
    const PAIRWISE: usize = 16;
    if items.len() <= PAIRWISE {
        return items.iter().enumerate().find_map(|(index, item)| {
            let earlier = items.iter().take(index).position(|other| other == item);
            earlier.map(|_| index)
        });
    }
    let mut seen = HashMap::with_capacity(items.len());
    items
        .iter()
        .enumerate()
        .find_map(|(index, item)| seen.insert(item, ()).map(|()| index))
}

/// `@required` on a member that is optional in Rust: `@input` structures and `@clientOptional`.
#[inline]
pub fn required<T>(value: &Option<T>, at: Path<'_>, findings: &mut Findings) -> Flow {
    match value {
        Some(_) => Flow::Continue(()),
        None => findings.report(at, || (Constraint::Required, Found::Nothing)),
    }
}

/// A nested structure or union, down to [`Limits::depth`](crate::Limits::depth).
pub fn nested<T: Validate + ?Sized>(value: &T, at: Path<'_>, findings: &mut Findings) -> Flow {
    let limit = findings.depth_limit();
    if at.depth() <= limit {
        value.validate_at(at, findings)
    } else {
        findings.report(at, || (Constraint::Depth(limit), Found::TooDeep))
    }
}

/// A check on an optional value, if it is present.
#[inline]
pub fn some<T>(
    value: &Option<T>,
    at: Path<'_>,
    findings: &mut Findings,
    check: impl FnOnce(&T, Path<'_>, &mut Findings) -> Flow,
) -> Flow {
    match value {
        Some(value) => check(value, at, findings),
        None => Flow::Continue(()),
    }
}

/// A check on each item of a list.
#[inline]
pub fn items<T>(
    items: &[T],
    at: &Frame<'_>,
    findings: &mut Findings,
    mut check: impl FnMut(&T, Path<'_>, &mut Findings) -> Flow,
) -> Flow {
    for (index, item) in items.iter().enumerate() {
        check(item, at.index(index), findings)?;
    }
    Flow::Continue(())
}

/// A check on each key of a map.
#[inline]
pub fn keys<'m, K: AsRef<str> + 'm, V: 'm>(
    map: impl IntoIterator<Item = (&'m K, &'m V)>,
    at: &Frame<'_>,
    findings: &mut Findings,
    check: impl FnMut(&K, Path<'_>, &mut Findings) -> Flow,
) -> Flow {
    entries(map, at, findings, check, |_, _, _| Flow::Continue(()))
}

/// A check on each value of a map.
#[inline]
pub fn values<'m, K: AsRef<str> + 'm, V: 'm>(
    map: impl IntoIterator<Item = (&'m K, &'m V)>,
    at: &Frame<'_>,
    findings: &mut Findings,
    check: impl FnMut(&V, Path<'_>, &mut Findings) -> Flow,
) -> Flow {
    entries(map, at, findings, |_, _, _| Flow::Continue(()), check)
}

/// A check on each key of a map, and one on each value.
#[inline]
pub fn entries<'m, K: AsRef<str> + 'm, V: 'm>(
    map: impl IntoIterator<Item = (&'m K, &'m V)>,
    at: &Frame<'_>,
    findings: &mut Findings,
    mut check_key: impl FnMut(&K, Path<'_>, &mut Findings) -> Flow,
    mut check_value: impl FnMut(&V, Path<'_>, &mut Findings) -> Flow,
) -> Flow {
    for (key, value) in map {
        check_key(key, at.key(key.as_ref()), findings)?;
        check_value(value, at.value(key.as_ref()), findings)?;
    }
    Flow::Continue(())
}
