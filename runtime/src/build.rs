//! From a builder, or from what was decoded, to a structure.
//!
//! One function of the generated code, [`Structure::assemble`], serves both: it fills what is
//! missing with placeholders and names it to [`Missing`]. Whether that matters is for the caller
//! to decide: a builder and a server turn it into violations, a client lets it be.

use std::collections::BTreeMap;

use crate::constraint::{Constraint, Found};
use crate::path::{Frame, Path, Segment};
use crate::placeholder::Placeholder;
use crate::validate::{Findings, Flow, Limits, Validate};
use crate::violation::{Violation, Violations};

/// A generated structure.
pub trait Structure: Sized {
    /// The structure with every member still optional.
    type Builder: Default + Members;

    /// The absolute shape id.
    const ID: &'static str;

    /// Makes the structure, naming each required member that is not there.
    fn assemble(builder: Self::Builder, missing: &mut Missing<'_>) -> Self;

    /// Stands in for a required structure that was not sent.
    fn placeholder() -> Self {
        Self::assemble(Self::Builder::default(), &mut Missing::ignored())
    }
}

/// A builder, by the members of its structure.
pub trait Members {
    /// The members' names in the model, in its order.
    const MEMBERS: &'static [&'static str];
}

/// Takes note of required members that are missing.
#[derive(Debug)]
pub struct Missing<'a> {
    at: Option<&'a Frame<'a>>,
    noted: Option<&'a mut Vec<Violation>>,
    /// Whether what a client may leave out is filled in, as a server does.
    fills: bool,
}

impl<'a> Missing<'a> {
    /// Fills in and forgets, as a client does.
    pub fn ignored() -> Self {
        Missing {
            at: None,
            noted: None,
            fills: false,
        }
    }

    /// Fills in and keeps a violation for each, of a structure that stands at `at`.
    pub(crate) fn noted(at: &'a Frame<'a>, noted: &'a mut Vec<Violation>) -> Self {
        Missing {
            at: Some(at),
            noted: Some(noted),
            fills: false,
        }
    }

    /// The same, and what a client may leave out, since it has a default, is filled in.
    pub(crate) fn filling(self) -> Self {
        Missing {
            fills: true,
            ..self
        }
    }

    /// The value of an optional member that has a default.
    pub fn filled<T>(&self, value: Option<T>, default: impl FnOnce() -> T) -> Option<T> {
        match value {
            None if self.fills => Some(default()),
            value => value,
        }
    }

    /// The member's value, or its placeholder.
    pub fn required<T: Placeholder>(&mut self, member: &'static str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.note(member);
            T::placeholder()
        })
    }

    #[cold]
    fn note(&mut self, member: &'static str) {
        // A stranger's list of many empty objects must not cost more reports than it has bytes.
        let most = Limits::default().violations;
        let room = self.noted.as_mut().filter(|noted| noted.len() < most);
        if let (Some(noted), Some(at)) = (room, self.at) {
            noted.push(Violation::new(
                at.member(member),
                Constraint::Required,
                Found::Nothing,
            ));
        }
    }
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

/// Ends a builder: the structure, or everything that is missing and everything that is wrong.
///
/// # Errors
///
/// A [`Constraint::Required`] for each missing member and what [`Validate::validate`] finds.
pub fn build<T: Structure + Validate>(builder: T::Builder) -> Result<T, Violations> {
    let (value, missing) = complete(builder);
    let value: T = value;
    let members = T::Builder::MEMBERS;
    check_all(missing, members, &|at, findings| {
        value.validate_at(at, findings)
    })?;
    Ok(value)
}

/// Ends a builder of a type without validators: the structure, or everything that is missing.
///
/// # Errors
///
/// A [`Constraint::Required`] for each missing member.
pub fn build_complete<T: Structure>(builder: T::Builder) -> Result<T, Violations> {
    let (value, missing) = complete(builder);
    match missing.is_empty() {
        true => Ok(value),
        false => Err(Violations::new(missing, false)),
    }
}

/// Ends a builder and asks for nothing: a placeholder stands in for what is missing.
pub fn build_unchecked<T: Structure>(builder: T::Builder) -> T {
    T::assemble(builder, &mut Missing::ignored())
}

fn complete<T: Structure>(builder: T::Builder) -> (T, Vec<Violation>) {
    let mut missing = Vec::new();
    let at = Path::root().within(T::ID);
    let value = T::assemble(builder, &mut Missing::noted(&at, &mut missing));
    (value, missing)
}

/// Validates a value some of whose members are placeholders, and says nothing of those but that
/// they are missing.
///
/// Takes the walk and not the value, so that it is compiled once and not for each structure.
pub(crate) fn check_all(
    missing: Vec<Violation>,
    members: &'static [&'static str],
    walk: &dyn Fn(Path<'_>, &mut Findings) -> Flow,
) -> Result<(), Violations> {
    let mut findings = Findings::collecting(Limits::default());
    // The flow says only that the limit was met; the findings know that themselves.
    let _: Flow = walk(Path::root(), &mut findings);
    if missing.is_empty() {
        findings.into_result()
    } else {
        Err(findings.beside(missing, members))
    }
}

impl Findings {
    /// What was found, save what lies at or below one of the missing members, and those, in the
    /// order of the members.
    fn beside(self, missing: Vec<Violation>, members: &'static [&'static str]) -> Violations {
        let (violations, cut_off) = self.into_parts();
        let placeholders: std::collections::HashSet<&[Segment]> =
            missing.iter().map(Violation::segments).collect();
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
        all.sort_by_cached_key(|violation| rank(violation.segments(), members));
        Violations::new(all, cut_off)
    }
}

/// Where a violation stands among others: by its member of the outermost structure, and by the items
/// of lists directly below. Members of structures further in are not known here; of those, what
/// is missing comes before what is wrong.
fn rank(segments: &[Segment], members: &'static [&'static str]) -> Vec<usize> {
    let Some((Segment::Member(name), below)) = segments.split_first() else {
        return Vec::new();
    };
    let first = members.iter().position(|member| member == name);
    let indices = below.iter().map_while(|segment| match segment {
        Segment::Index(index) => Some(*index),
        _ => None,
    });
    first.into_iter().chain(indices).collect()
}
