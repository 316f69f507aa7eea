//! Constraint traits as checks, see
//! [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html).
//!
//! A trait on a member takes the place of the same trait on its target.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use super::names::Case;
use crate::ast::Node;
use crate::diagnostic::Diagnostic;
use crate::ir::{Check, Collection, Pattern};
use crate::model::traits::id;
use crate::model::{Decimal, Kind, Member, Model, Range, Shape, ShapeId, Traits};
use crate::pattern;

/// Shapes inside which something is checked, so that nothing walks the others.
#[derive(Debug, Default)]
pub(crate) struct Constrained(BTreeSet<ShapeId>);

impl Constrained {
    /// Starts from the shapes with a check of their own and goes up to whoever holds them.
    pub(crate) fn new(
        model: &Model,
        shapes: &BTreeSet<ShapeId>,
        is_checked: impl Fn(&Shape, &Member) -> bool,
    ) -> Constrained {
        let mut holders: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
        let mut pending = Vec::new();
        for shape in shapes.iter().filter_map(|id| model.get(id)) {
            for member in shape.members() {
                holders.entry(&member.target).or_default().push(&shape.id);
                if is_checked(shape, member) {
                    pending.push(&shape.id);
                }
            }
        }
        let mut found = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if found.insert(id.clone()) {
                pending.extend(holders.get(id).into_iter().flatten());
            }
        }
        Constrained(found)
    }

    fn contains(&self, id: &ShapeId) -> bool {
        self.0.contains(id)
    }
}

/// Whether a member has a check besides those inside what it targets.
pub(crate) fn is_checked(model: &Model, member: &Member) -> bool {
    const TRAITS: &[&str] = &[
        id::LENGTH,
        id::RANGE,
        id::PATTERN,
        id::UNIQUE_ITEMS,
        id::ENUM,
        "aws.api#arnReference",
    ];
    let target = model.get(&member.target);
    let has = |name: &&str| {
        member.traits.has(name) || target.is_some_and(|target| target.traits.has(name))
    };
    let is_enum = target.is_some_and(|t| matches!(t.kind, Kind::Enum(_) | Kind::IntEnum(_)));
    is_enum || TRAITS.iter().any(has)
}

impl Lowering<'_> {
    /// The checks of a member of `owner`, in the order in which they are reported.
    pub(super) fn checks(&mut self, owner: &Shape, member: &Member) -> Vec<Check> {
        let Some(target) = self.model.get(&member.target) else {
            return Vec::new();
        };
        if self.config.externs.contains_key(target.id.as_str()) {
            return Vec::new();
        }
        let mut checks = Vec::new();
        if let Some(length) = effective(member, target, Traits::length)
            && (length.min.is_some() || length.max.is_some())
        {
            checks.push(Check::Length(length.min, length.max));
        }
        if let Some(range) = effective(member, target, Traits::range) {
            checks.extend(range_check(&target.kind, &range));
        }
        if let Some(name) = self.pattern(owner, member, target) {
            checks.push(Check::Pattern(name));
        }
        if effective_flag(member, target, id::UNIQUE_ITEMS) {
            checks.push(Check::UniqueItems);
        }
        if let Some((shown, internal)) = unnamed_enum(target) {
            checks.push(Check::OneOf(shown, internal));
        }
        if effective_flag(member, target, "aws.api#arnReference") {
            checks.push(Check::Arn);
        }
        checks.extend(self.check_inside(target));
        checks
    }

    /// The check of what is inside a value, if there is anything to check.
    fn check_inside(&self, target: &Shape) -> Option<Check> {
        match target.kind {
            Kind::Enum(_) | Kind::IntEnum(_) => Some(Check::Enumeration),
            _ if !self.constrained.contains(&target.id) => None,
            Kind::Union(_) if target.traits.streaming() => Some(Check::Events),
            Kind::Structure(_) | Kind::Union(_) => Some(Check::Nested),
            Kind::List(_) | Kind::Map { .. } => {
                Some(Check::Collection(self.plan.collection(&target.id)))
            }
            _ => None,
        }
    }

    /// The name of the matcher of a member's pattern, made when it is first asked for.
    fn pattern(&mut self, owner: &Shape, member: &Member, target: &Shape) -> Option<String> {
        let (source, id, wish, place) = match member.traits.pattern() {
            Some(source) => (
                source,
                format!("{}${}", owner.id, member.name),
                format!("{}_{}", owner.id.name(), member.name),
                &member.place,
            ),
            None => (
                target.traits.pattern()?,
                target.id.to_string(),
                target.id.name().to_owned(),
                &target.place,
            ),
        };
        if let Some(name) = self.pattern_names.get(&id) {
            return name.clone();
        }
        let name = match pattern::lower(source) {
            Ok(lowered) => {
                for warning in &lowered.warnings {
                    self.diagnostics.push(
                        Diagnostic::warning("Pattern", format!("`{source}`: {warning}"))
                            .about(&id)
                            .at(place.clone()),
                    );
                }
                let name = self.statics.claim(Case::Constant, &wish);
                self.module.patterns.push(Pattern {
                    name: name.clone(),
                    source: source.to_owned(),
                    matcher: lowered.matcher,
                });
                Some(name)
            }
            Err(error) => {
                self.diagnostics.push(
                    Diagnostic::error("Pattern", format!("`{source}` is no pattern: {error}"))
                        .about(&id)
                        .at(place.clone()),
                );
                None
            }
        };
        self.pattern_names.insert(id, name.clone());
        name
    }

    /// The function that checks what is inside a list or map.
    pub(super) fn collection(&mut self, shape: &Shape) -> Option<Collection> {
        if !self.constrained.contains(&shape.id) {
            return None;
        }
        let value = self.value_of(&shape.id, None);
        let sensitive = |lowering: &Self, member: &Member| lowering.is_sensitive(&member.target);
        let (keys, values, sensitive_keys, sensitive_values) = match &shape.kind {
            Kind::List(item) => (
                Vec::new(),
                self.checks(shape, item),
                false,
                sensitive(self, item),
            ),
            Kind::Map { key, value } => (
                self.checks(shape, key),
                self.checks(shape, value),
                sensitive(self, key),
                sensitive(self, value),
            ),
            _ => return None,
        };
        Some(Collection {
            function: self.plan.collection(&shape.id),
            shape: shape.id.to_string(),
            value,
            keys,
            values,
            sensitive_keys,
            sensitive_values,
        })
    }
}

/// `@range` in the literals of a type. A bound that lies beyond what the type can hold says nothing.
fn range_check(kind: &Kind, range: &Range) -> Option<Check> {
    let (min, max) = match kind {
        Kind::BigInteger | Kind::BigDecimal => {
            let text = |bound: &Option<Decimal>| bound.as_ref().map(Decimal::to_string);
            return Some(Check::BigRange(text(&range.min), text(&range.max)));
        }
        Kind::Float | Kind::Double => (
            range.min.as_ref().map(|min| float_bound(kind, min)),
            range.max.as_ref().map(|max| float_bound(kind, max)),
        ),
        _ => {
            let (least, most) = limits(kind)?;
            let within = |bound: &Decimal| bound.as_i128();
            let min = range
                .min
                .as_ref()
                .and_then(within)
                .filter(|min| *min > least);
            let max = range
                .max
                .as_ref()
                .and_then(within)
                .filter(|max| *max < most);
            (
                min.map(|min| min.min(most).to_string()),
                max.map(|max| max.max(least).to_string()),
            )
        }
    };
    if min.is_none() && max.is_none() {
        return None;
    }
    Some(match kind {
        Kind::IntEnum(_) => Check::EnumRange(min, max),
        _ => Check::Range(min, max),
    })
}

/// A bound of floats, as a literal. One beyond all finite values is the last of them, on the side that
/// it lies: of the values there are, infinity alone is beyond both.
fn float_bound(kind: &Kind, bound: &Decimal) -> String {
    let most = match kind {
        Kind::Float => f64::from(f32::MAX),
        _ => f64::MAX,
    };
    let text = bound.to_string();
    match text.parse::<f64>() {
        Ok(value) if value.abs() <= most => format!("{value:?}"),
        _ if text.starts_with('-') => format!("{:?}", -most),
        _ => format!("{most:?}"),
    }
}

/// The least and the most that an integer type can hold.
fn limits(kind: &Kind) -> Option<(i128, i128)> {
    Some(match kind {
        Kind::Byte => (i8::MIN.into(), i8::MAX.into()),
        Kind::Short => (i16::MIN.into(), i16::MAX.into()),
        Kind::Integer | Kind::IntEnum(_) => (i32::MIN.into(), i32::MAX.into()),
        Kind::Long => (i64::MIN.into(), i64::MAX.into()),
        _ => return None,
    })
}

/// A trait of the member, or else of its target.
pub(super) fn effective<T>(
    member: &Member,
    target: &Shape,
    read: impl Fn(&Traits) -> Option<T>,
) -> Option<T> {
    read(&member.traits).or_else(|| read(&target.traits))
}

fn effective_flag(member: &Member, target: &Shape, name: &str) -> bool {
    member.traits.has(name) || target.traits.has(name)
}

/// The values of an `@enum` trait whose entries have no names, which stays a string: those that
/// are shown, and those tagged `internal`, which are accepted too.
fn unnamed_enum(target: &Shape) -> Option<(Vec<String>, Vec<String>)> {
    if !matches!(target.kind, Kind::String) {
        return None;
    }
    let entries = target.traits.get(id::ENUM)?.as_array()?;
    let is_internal = |entry: &&Node| {
        let tags = entry.as_object().and_then(|entry| entry.get("tags"));
        let tags = tags.and_then(Node::as_array).unwrap_or_default();
        tags.iter().any(|tag| tag.as_str() == Some("internal"))
    };
    let value = |entry: &Node| Some(entry.as_object()?.get("value")?.as_str()?.to_owned());
    let (internal, shown): (Vec<_>, Vec<_>) = entries.iter().partition(is_internal);
    let values = |entries: Vec<&Node>| entries.into_iter().filter_map(value).collect();
    Some((values(shown), values(internal)))
}
