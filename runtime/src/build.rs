//! From a builder, or from what was read, to a structure that is whole and valid.
//!
//! One function of the generated code, [`Structure::assemble`], serves both: it fills in placeholders
//! for what is missing and notes it in the [`Context`]. A builder and a server turn the notes into
//! violations, a client lets them be.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;

use crate::path::{Path, Segment};
use crate::placeholder::Placeholder;
use crate::schema::{Kind, Schema};
use crate::validate::{Findings, Flow, Limits, Validate};
use crate::violation::{Violation, Violations};
use crate::wire::{self, Context, Reader, Structure};

/// Ends a builder: the structure, or everything that is missing and everything that is wrong.
///
/// # Errors
///
/// A [`Constraint::Required`](crate::Constraint::Required) for each missing member and what
/// [`Validate::validate`] finds, in the order of the members.
pub fn build<T: Structure + Validate>(builder: T::Builder) -> Result<T, Violations> {
    let mut context = Context::builder();
    let value = T::assemble(builder, &mut context);
    check_all(context, T::SCHEMA, &|at, findings| {
        value.validate_at(at, findings)
    })?;
    Ok(value)
}

/// Ends a builder of a type without validators: the structure, or everything that is missing.
///
/// # Errors
///
/// A [`Constraint::Required`](crate::Constraint::Required) for each missing member.
pub fn build_complete<T: Structure>(builder: T::Builder) -> Result<T, Violations> {
    let mut context = Context::builder();
    let value = T::assemble(builder, &mut context);
    check_all(context, T::SCHEMA, &|_, _| Flow::Continue(()))?;
    Ok(value)
}

/// Ends a builder and asks for nothing: a placeholder stands in for what is missing.
pub fn build_unchecked<T: Structure>(builder: T::Builder) -> T {
    T::assemble(builder, &mut Context::client())
}

/// Stands in for a required structure that was not sent.
pub fn placeholder<T: Structure>() -> T {
    build_unchecked(T::Builder::default())
}

/// Reads untrusted input and holds it against the model: the value, or all that is wrong with it, the
/// required members that are missing included.
///
/// # Errors
///
/// [`Rejection::Malformed`] when it cannot be read, [`Rejection::Invalid`] when it can.
pub fn accept<T: Structure + Validate>(from: &mut dyn Reader) -> Result<T, Rejection> {
    let mut context = Context::server();
    let value = wire::read(from, &mut context).map_err(Rejection::Malformed)?;
    checked(value, context).map_err(Rejection::Invalid)
}

/// The same, of what a function reads into the builder.
///
/// # Errors
///
/// Those of the function. Inside is what is wrong with a value that could be read.
#[cfg(feature = "http")]
pub(crate) fn accept_with<T: Structure + Validate, E>(
    read: impl FnOnce(&mut dyn wire::Fields) -> Result<(), E>,
) -> Result<Result<T, Violations>, E> {
    let mut context = Context::server();
    let value = wire::structure_of(&mut context, read)?;
    Ok(checked(value, context))
}

fn checked<T: Structure + Validate>(value: T, context: Context) -> Result<T, Violations> {
    check_all(context, T::SCHEMA, &|at, findings| {
        value.validate_at(at, findings)
    })?;
    Ok(value)
}

/// Why input was refused.
#[derive(Debug)]
pub enum Rejection<E = wire::Error> {
    /// It could not be read.
    Malformed(E),
    /// It was read and breaks constraints of the model.
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

/// Validates a value some of whose members are placeholders, and reports nothing of those but that
/// they are missing.
///
/// Takes the walk and not the value, so that it is compiled once and not for each structure.
pub(crate) fn check_all(
    context: Context,
    schema: &'static Schema,
    walk: &dyn Fn(Path<'_>, &mut Findings) -> Flow,
) -> Result<(), Violations> {
    let mut findings = Findings::collecting(Limits::default());
    // The flow says only that the limit was met; the findings know that themselves.
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

/// What was found, save what lies at or below one of the missing members, and those, in the order of
/// the members.
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

/// Where one step stands among others of the same value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Index(usize),
    Key(String),
}

/// Where a violation stands among others: by the order of members, items and keys.
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

/// A required member, as a builder has it.
#[doc(hidden)]
pub fn required<T>(value: T) -> Option<T> {
    Some(value)
}

/// An optional member, as a builder has it.
#[doc(hidden)]
pub fn optional<T>(value: Option<T>) -> Option<T> {
    value
}

/// An optional map, empty where there is none.
#[doc(hidden)]
pub fn entries<K, V>(map: &Option<BTreeMap<K, V>>) -> &BTreeMap<K, V> {
    map.as_ref().unwrap_or(const { &BTreeMap::new() })
}

// Values of `@default` for which Rust has no literal. The generator has checked each, so what stands in
// for one that cannot be read is never seen.

/// A big number, by its digits.
#[doc(hidden)]
pub fn number<T: FromStr + Placeholder>(digits: &str) -> T {
    digits.parse().unwrap_or_else(|_| T::placeholder())
}

/// Bytes, by their base64.
#[cfg(feature = "types")]
#[doc(hidden)]
pub fn blob(base64: &str) -> crate::Blob {
    crate::Blob::new(wire::base64::decode(base64).unwrap_or_default())
}

/// Bytes of the user's own type, by their base64.
#[doc(hidden)]
pub fn bytes<T: From<Vec<u8>>>(base64: &str) -> T {
    wire::base64::decode(base64).unwrap_or_default().into()
}

/// A point in time, in any of the three notations.
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

/// A document of a number, by its digits.
#[doc(hidden)]
pub fn document_number(digits: &str) -> crate::Document {
    let number = crate::document::Number::parse(digits);
    number.map_or(crate::Document::Null, crate::Document::Number)
}
