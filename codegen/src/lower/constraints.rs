//! Lowers the constraints of members to checks.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Case;
use super::{Lowering, Options, range};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, quoted};
use crate::ir::{Check, Collection, Measure, Pattern, Type};
use crate::model::traits::id;
use crate::model::{Constraint, Kind, Member, Model, Shape, ShapeId};
use crate::pattern;
use crate::source::Place;

/// Shapes that contain checks; validation skips the others.
#[derive(Debug, Default)]
pub(crate) struct Constrained(BTreeSet<ShapeId>);

impl Constrained {
    /// Starts from the shapes with checks and follows the shapes that contain them.
    pub(crate) fn new(model: &Model, shapes: &BTreeSet<ShapeId>, options: &Options) -> Constrained {
        let mut holders: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
        let mut pending = Vec::new();
        for shape in shapes.iter().filter_map(|id| model.get(id)) {
            for member in shape.members() {
                let target = model
                    .get(&member.target)
                    .filter(|target| !options.externs.contains_key(target.id.as_str()));
                if let Some(target) = target {
                    holders.entry(&target.id).or_default().push(&shape.id);
                }
                if is_asked_for(shape, member, options)
                    || target.is_some_and(|t| !member.constraints(t).is_empty())
                {
                    pending.push(&shape.id);
                }
            }
        }
        let mut constrained = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if constrained.insert(id.clone()) {
                pending.extend(holders.get(id).into_iter().flatten());
            }
        }
        Constrained(constrained)
    }

    fn contains(&self, id: &ShapeId) -> bool {
        self.0.contains(id)
    }
}

/// Whether a member is required but an `Option` in Rust: for clients, or because nothing can stand in for a missing
/// value of the user's type.
pub(super) fn is_asked_for(shape: &Shape, member: &Member, options: &Options) -> bool {
    let may_change = shape.traits.input() || member.traits.client_optional();
    let is_extern = options.externs.contains_key(member.target.as_str());
    let is_optional = (may_change && !options.authoritative) || is_extern;
    let has_default = member
        .traits
        .default()
        .is_some_and(|value| *value != Node::Null);
    is_optional && member.traits.required() && !has_default
}

impl Lowering<'_> {
    /// The checks of a member of `owner`, in the order they are reported.
    pub(super) fn checks(&mut self, owner: &Shape, member: &Member) -> Vec<Check> {
        let Some(target) = self.model.get(&member.target) else {
            return Vec::new();
        };
        if self.config.externs.contains_key(target.id.as_str()) {
            return Vec::new();
        }
        let constraints = member.constraints(target).into_iter();
        let mut checks: Vec<_> = constraints
            .filter_map(|constraint| self.check(owner, member, target, constraint))
            .collect();
        checks.extend(self.check_inside(target));
        checks
    }

    /// The check of a constraint; `None` if its pattern is invalid, which is reported.
    fn check(
        &mut self,
        owner: &Shape,
        member: &Member,
        target: &Shape,
        constraint: Constraint<'_>,
    ) -> Option<Check> {
        let texts = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
        Some(match constraint {
            Constraint::Length(length) => {
                let measure = match self.value_of(&target.id) {
                    Type::String(Some(_)) => Measure::Text,
                    Type::Blob(Some(_)) => Measure::Bytes,
                    Type::Map { path: Some(_), .. } => Measure::Entries,
                    _ => Measure::Own,
                };
                Check::Length(measure, length.min, length.max)
            }
            Constraint::Range(range) => range::check(&target.kind, &range)?,
            Constraint::Pattern { source, on_member } => {
                let matcher = match on_member {
                    true => Origin {
                        id: format!("{}${}", owner.id, member.name),
                        wish: format!("{}_{}", owner.id.name(), member.name),
                        place: member.traits.place(id::PATTERN, &member.place),
                    },
                    false => Origin {
                        id: target.id.to_string(),
                        wish: target.id.name().to_owned(),
                        place: target.traits.place(id::PATTERN, &target.place),
                    },
                };
                Check::Pattern(self.pattern(source, matcher)?)
            }
            Constraint::UniqueItems => Check::UniqueItems,
            Constraint::OneOf { values, internal } => Check::OneOf(texts(values), texts(internal)),
            Constraint::Arn => Check::Arn,
            Constraint::Enumeration => Check::Enumeration,
        })
    }

    /// The check of a value's contents, if there is anything to check.
    fn check_inside(&self, target: &Shape) -> Option<Check> {
        match target.kind {
            _ if !self.constrained.contains(&target.id) => None,
            Kind::Union(_) if target.traits.streaming() => Some(Check::Events),
            Kind::Structure(_) | Kind::Union(_) => Some(Check::Nested),
            Kind::List(_) | Kind::Map { .. } => {
                Some(Check::Collection(self.plan.collection(&target.id)))
            }
            _ => None,
        }
    }

    /// The name of a pattern's matcher, created on first use.
    fn pattern(&mut self, source: &str, origin: Origin) -> Option<String> {
        let Origin { id, wish, place } = origin;
        if let Some(name) = self.pattern_names.get(&id) {
            return name.clone();
        }
        let name = match pattern::lower(source) {
            Ok(lowered) => {
                for warning in &lowered.warnings {
                    self.diagnostics.push(
                        Diagnostic::warning("Pattern", format!("{}: {warning}", quoted(source)))
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
                let message = format!(
                    "{} is not a valid pattern: {}",
                    quoted(source),
                    error.message
                );
                self.diagnostics.push(
                    Diagnostic::error("InvalidPattern", message)
                        .about(&id)
                        .at(place.byte(error.offset))
                        .help(error.help),
                );
                None
            }
        };
        self.pattern_names.insert(id, name.clone());
        name
    }

    /// The function that checks the contents of a list or map.
    pub(super) fn collection(&mut self, shape: &Shape) -> Option<Collection> {
        if !self.constrained.contains(&shape.id) {
            return None;
        }
        let value = self.value_of(&shape.id);
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

/// The origin of a pattern.
struct Origin {
    /// The shape or member with the trait.
    id: String,
    /// The preferred name of the matcher.
    wish: String,
    place: Place,
}
