//! Builds complete and valid structures from builders and from decoded input.
//!
//! Both go through one generated function, [`Structure::assemble`], which fills in a placeholder
//! for each missing required member and records it in the [`Context`]. Builders and servers turn
//! these records into violations. Clients ignore them.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;

use crate::path::{Path, Segment};
use crate::placeholder::Placeholder;
use crate::schema::{Kind, Schema};
use crate::validate::{Findings, Flow, Limits, Validate};
use crate::violation::{Violation, Violations};
use crate::wire::{self, Context, Reader, Structure};

/// Finishes a builder and validates the structure.
///
/// # Errors
///
/// Returns a [`Constraint::Required`](crate::Constraint::Required) violation for each missing
/// member and all violations found by [`Validate::validate`], in the order of the members.
pub fn build<T: Structure + Validate>(builder: T::Builder) -> Result<T, Violations> {
    let mut context = Context::builder();
    let value = T::assemble(builder, &mut context);
    check_all(context, T::SCHEMA, &|at, findings| {
        value.validate_at(at, findings)
    })?;
    Ok(value)
}

/// Finishes a builder of a type that has no validators.
///
/// # Errors
///
/// Returns a [`Constraint::Required`](crate::Constraint::Required) violation for each missing
/// member.
pub fn build_complete<T: Structure>(builder: T::Builder) -> Result<T, Violations> {
    let mut context = Context::builder();
    let value = T::assemble(builder, &mut context);
    check_all(context, T::SCHEMA, &|_, _| Flow::Continue(()))?;
    Ok(value)
}

/// Finishes a builder without any checks. Missing required members get placeholders.
pub fn build_unchecked<T: Structure>(builder: T::Builder) -> T {
    T::assemble(builder, &mut Context::client())
}

/// Returns the placeholder for a missing required structure.
pub fn placeholder<T: Structure>() -> T {
    build_unchecked(T::Builder::default())
}

/// Reads and validates untrusted input. Missing required members are reported along with all other
/// violations.
///
/// # Errors
///
/// Returns [`Rejection::Malformed`] if the input cannot be read and [`Rejection::Invalid`] if it
/// violates constraints.
pub fn accept<T: Structure + Validate>(from: &mut dyn Reader) -> Result<T, Rejection> {
    let mut context = Context::server();
    let value = wire::read(from, &mut context).map_err(Rejection::Malformed)?;
    checked(value, context).map_err(Rejection::Invalid)
}

/// Like [`accept`], but reads the members with a function.
///
/// # Errors
///
/// Returns the errors of the function. The inner result contains the violations of a value that was read.
#[cfg(feature = "http")]
pub(crate) fn accept_with<T: Structure + Validate, E>(
    read: impl FnOnce(&mut dyn wire::Fields) -> Result<(), E>,
) -> Result<Result<T, Violations>, E> {
    let mut context = Context::server();
    let value = wire::structure_of(&mut context, read)?;
    Ok(checked(value, context))
}

/// Returns a violation for each missing member of a value that was read.
#[cfg(feature = "stream")]
pub(crate) fn complete(context: Context, schema: &'static Schema) -> Result<(), Violations> {
    check_all(context, schema, &|_, _| Flow::Continue(()))
}

fn checked<T: Structure + Validate>(value: T, context: Context) -> Result<T, Violations> {
    check_all(context, T::SCHEMA, &|at, findings| {
        value.validate_at(at, findings)
    })?;
    Ok(value)
}

/// The reason why input was rejected.
#[derive(Debug)]
pub enum Rejection<E = wire::Error> {
    /// The input could not be read.
    Malformed(E),
    /// The input was read, but violates constraints of the model.
    Invalid(Violations),
}

impl<E: fmt::Display> fmt::Display for Rejection<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Malformed(error) => error.fmt(f),
            Rejection::Invalid(violations) => violations.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for Rejection<E> {}

/// Validates a value that may contain placeholders. For a placeholder only the missing member is
/// reported.
///
/// Takes the validation as a function so that this code is compiled once and not for each
/// structure.
pub(crate) fn check_all(
    context: Context,
    schema: &'static Schema,
    walk: &dyn Fn(Path<'_>, &mut Findings) -> Flow,
) -> Result<(), Violations> {
    let mut findings = Findings::collecting(Limits::default());
    // The flow only signals that the limit was reached, which the findings record as well.
    let _: Flow = walk(Path::root(), &mut findings);
    let missing = context.into_missing();
    if missing.is_empty() {
        return findings.into_result();
    }
    let missing = missing.into_iter().map(|missing| {
        let segments = missing.path.into_iter().rev().collect();
        Violation::missing(segments, missing.shape)
    });
    Err(beside(findings, missing.collect(), schema))
}

/// Merges the findings with the missing members, in the order of the members. Findings at or below
/// a missing member are dropped.
fn beside(findings: Findings, missing: Vec<Violation>, schema: &'static Schema) -> Violations {
    let (violations, cut_off) = findings.into_parts();
    let placeholders: HashSet<&[Segment]> = missing.iter().map(Violation::segments).collect();
    let is_real = |violation: &Violation| {
        let segments = violation.segments();
        (0..=segments.len()).all(|end| {
            segments
                .get(..end)
                .is_none_or(|up| !placeholders.contains(up))
        })
    };
    let real: Vec<_> = violations.into_iter().filter(is_real).collect();
    drop(placeholders);
    let mut all: Vec<_> = missing.into_iter().chain(real).collect();
    all.sort_by_cached_key(|violation| rank(violation.segments(), schema));
    Violations::new(all, cut_off)
}

/// Sort key of one path segment.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Index(usize),
    Key(String),
}

/// Sort key of a violation: the order of members, items and keys along its path.
fn rank(segments: &[Segment], mut schema: &'static Schema) -> Vec<Rank> {
    let mut ranks = Vec::with_capacity(segments.len());
    for segment in segments {
        match segment {
            Segment::Member(name) => {
                let members = schema.members();
                let index = members.iter().position(|member| member.name() == *name);
                ranks.push(Rank::Index(index.unwrap_or(members.len())));
                if let Some(member) = index.and_then(|index| members.get(index)) {
                    schema = member.target();
                }
            }
            Segment::Index(index) => ranks.push(Rank::Index(*index)),
            Segment::Key(key) => ranks.push(Rank::Key(key.clone())),
            Segment::HiddenKey => ranks.push(Rank::Key(String::new())),
        }
        if let (Segment::Index(_), Kind::List(inside))
        | (Segment::Key(_) | Segment::HiddenKey, Kind::Map(_, inside)) = (segment, schema.kind())
        {
            schema = inside.target();
        }
    }
    ranks
}

/// Builder storage of a required member.
#[doc(hidden)]
pub fn required<T>(value: T) -> Option<T> {
    Some(value)
}

/// Builder storage of an optional member.
#[doc(hidden)]
pub fn optional<T>(value: Option<T>) -> Option<T> {
    value
}

/// Builder storage of an optional map. An unset map becomes empty.
#[doc(hidden)]
pub fn entries<K, V>(map: &Option<BTreeMap<K, V>>) -> &BTreeMap<K, V> {
    map.as_ref().unwrap_or(const { &BTreeMap::new() })
}

// Values of `@default` that have no Rust literal. The generator has checked them, so the fallbacks
// for values that cannot be parsed are never used.

/// A big number from its digits.
#[doc(hidden)]
pub fn number<T: FromStr + Placeholder>(digits: &str) -> T {
    digits.parse().unwrap_or_else(|_| T::placeholder())
}

/// A blob from base64.
#[cfg(feature = "types")]
#[doc(hidden)]
pub fn blob(base64: &str) -> crate::Blob {
    crate::Blob::new(wire::base64::decode(base64).unwrap_or_default())
}

/// A blob of a user-defined type from base64.
#[doc(hidden)]
pub fn bytes<T: From<Vec<u8>>>(base64: &str) -> T {
    wire::base64::decode(base64).unwrap_or_default().into()
}

/// A timestamp in any of the three formats.
#[cfg(feature = "types")]
#[doc(hidden)]
pub fn timestamp(text: &str) -> crate::DateTime {
    use crate::schema::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
    let mut formats = [EpochSeconds, DateTime, HttpDate].into_iter();
    match formats.find_map(|format| wire::Instant::parse(text, format)) {
        Some(at) => crate::DateTime::from_secs_and_nanos(at.seconds(), at.nanoseconds()),
        None => crate::DateTime::placeholder(),
    }
}

/// A document that is a number, from its digits.
#[doc(hidden)]
pub fn document_number(digits: &str) -> crate::Document {
    let number = crate::document::Number::parse(digits);
    number.map_or(crate::Document::Null, crate::Document::Number)
}
