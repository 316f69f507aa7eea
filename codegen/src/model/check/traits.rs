//! Checks traits: those of the prelude must exist, subjects must be allowed, values must match the shapes of the
//! traits, and traits must not conflict (Smithy specification, "Traits").
//!
//! Traits of the prelude and traits defined in the model are treated the same, except for the [rules](super::rules) of
//! the prelude. An undefined trait can be applied anywhere, with any value: models are often kept without the
//! definitions of their traits.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::super::id::PRELUDE;
use super::super::traits::id;
use super::super::{Kind, Member, Model, Shape, ShapeId, prelude};
use super::Subject;
use super::conform::Conform;
use super::defaults;
use super::forms::Wrong;
use super::rules::{RULES, Rule};
use crate::ast::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

/// The maximum number of conflicts reported per trait and subject.
const ENOUGH: usize = 10;

/// The maximum number of unknown traits that get a suggestion.
const COMPARED: usize = 100;

pub(super) fn check(model: &Model, found: &mut Diagnostics) {
    let mut check = Check {
        model,
        rules: RULES.iter().map(|rule| (rule.id, rule)).collect(),
        prelude_values: Conform::new(prelude::definitions()),
        values: Conform::new(model),
        exclusive: exclusive(model),
        conflicts: conflicts(model),
        unknown: 0,
        found,
    };
    for shape in model.shapes() {
        check.subject(Subject::shape(shape));
        for member in shape.members() {
            if let Some(of_member) = Subject::member(model, shape, member) {
                check.subject(of_member);
            }
        }
        check.exclusive(shape);
    }
}

struct Check<'m, 'f> {
    model: &'m Model,
    rules: BTreeMap<&'static str, &'static Rule>,
    prelude_values: Conform<'static>,
    values: Conform<'m>,
    exclusive: HashSet<&'m str>,
    conflicts: HashMap<&'m str, BTreeSet<&'m str>>,
    /// The number of unknown prelude traits so far.
    unknown: usize,
    found: &'f mut Diagnostics,
}

/// A property of the trait `trait`, for each shape that sets it.
fn definitions<'m>(
    model: &'m Model,
    property: &str,
) -> impl Iterator<Item = (&'m ShapeId, &'m Node)> {
    let shapes = prelude::definitions().shapes().chain(model.shapes());
    shapes.filter_map(move |shape| {
        let definition = shape.traits.get(id::TRAIT)?.as_object()?;
        Some((&shape.id, definition.get(property)?))
    })
}

/// Traits that only one member of a structure may have.
fn exclusive(model: &Model) -> HashSet<&str> {
    definitions(model, "structurallyExclusive")
        .filter(|(_, by)| by.as_str() == Some("member"))
        .map(|(id, _)| id.as_str())
        .collect()
}

/// Conflicting traits, each with those of greater id. It is enough if one trait of a pair declares the conflict.
fn conflicts(model: &Model) -> HashMap<&str, BTreeSet<&str>> {
    let mut conflicts: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for (id, others) in definitions(model, "conflicts") {
        let others = others.as_array().unwrap_or_default();
        for other in others.iter().filter_map(Node::as_str) {
            let (one, two) = (id.as_str().min(other), id.as_str().max(other));
            conflicts.entry(one).or_default().insert(two);
        }
    }
    conflicts
}

impl<'m> Check<'m, '_> {
    fn subject(&mut self, subject: Subject<'m>) {
        for (id, value) in subject.traits().iter() {
            if id.namespace() == PRELUDE {
                self.of_prelude(subject, id, value);
            } else if let Some(shape) = self.model.get(id) {
                self.of_model(subject, shape, value);
            }
        }
        self.conflicts(subject);
        defaults::check(subject, &mut self.values, self.found);
    }

    fn of_prelude(&mut self, subject: Subject<'_>, id: &ShapeId, value: &Node) {
        let definition = prelude::definitions().get(id);
        let Some(definition) = definition.filter(|shape| shape.traits.is_trait()) else {
            return self.unknown(subject, id);
        };
        let rule = self.rules.get(id.as_str());
        if let Some(rule) = rule.filter(|rule| !(rule.on)(subject)) {
            return self.misplaced(subject, rule);
        }
        let mut wrong = self.prelude_values.of_trait(definition, value);
        if let Some(rule) = rule.filter(|_| wrong.is_empty()) {
            wrong.extend((rule.form)(value, subject).err());
        }
        self.invalid(subject, id, wrong);
    }

    fn of_model(&mut self, subject: Subject<'_>, shape: &'m Shape, value: &Node) {
        if shape.traits.is_trait() {
            let wrong = self.values.of_trait(shape, value);
            self.invalid(subject, &shape.id, wrong);
        } else {
            self.not_a_trait(subject, shape);
        }
    }

    /// The prelude's namespace is closed, so an unknown trait is misspelled.
    fn unknown(&mut self, subject: Subject<'_>, id: &ShapeId) {
        self.unknown += 1;
        let traits = prelude::definitions()
            .shapes()
            .filter(|shape| shape.traits.is_trait() && self.unknown <= COMPARED);
        let near = nearest(id.name(), traits.map(|shape| shape.id.name()));
        let near = near.map(|name| ShapeId::prelude(name).to_string());
        let message = format!("there is no trait {}", quoted(id.as_str()));
        let diagnostic = Diagnostic::error("UnknownTrait", message);
        let diagnostic = match &near {
            Some(_) => diagnostic.suggest(near.as_deref()),
            None => diagnostic.help("define your own traits in a different namespace"),
        };
        self.found.push(subject.at_trait(diagnostic, id.as_str()));
    }

    fn not_a_trait(&mut self, subject: Subject<'_>, shape: &Shape) {
        let message = format!(
            "{} is not a trait and cannot be applied to {}",
            quoted(shape.id.as_str()),
            quoted(&subject.name())
        );
        let diagnostic = Diagnostic::error("NotATrait", message)
            .related(shape.place.clone(), "the shape")
            .help(format!(
                "a shape is a trait if it has the trait `{}`",
                id::TRAIT
            ));
        self.found
            .push(subject.at_trait(diagnostic, shape.id.as_str()));
    }

    fn misplaced(&mut self, subject: Subject<'_>, rule: &Rule) {
        let message = format!(
            "the trait `{}` cannot be applied to {}: it applies to {}",
            rule.id,
            quoted(&subject.name()),
            rule.on_what
        );
        let diagnostic = Diagnostic::error("TraitNotAllowed", message);
        self.found.push(subject.at_trait(diagnostic, rule.id));
    }

    /// Reports conflicting traits.
    fn conflicts(&mut self, subject: Subject<'_>) {
        let traits = subject.traits();
        for (one, _) in traits.iter() {
            let Some(others) = self.conflicts.get(one.as_str()) else {
                continue;
            };
            // Iterate over the smaller set: the traits on the subject or the conflicts of this one.
            let present: Vec<&str> = if others.len() > traits.len() {
                let ids = traits.iter().map(|(id, _)| id.as_str());
                ids.filter(|id| others.contains(id)).collect()
            } else {
                let ids = others.iter().copied();
                ids.filter(|id| traits.has(id)).collect()
            };
            for two in present.into_iter().take(ENOUGH) {
                let message = format!(
                    "the traits `{one}` and `{two}` cannot both be applied to {}",
                    quoted(&subject.name())
                );
                let diagnostic = Diagnostic::error("ConflictingTrait", message);
                self.found.push(subject.at_trait(diagnostic, two));
            }
        }
    }

    fn exclusive(&mut self, shape: &'m Shape) {
        let Kind::Structure(members) = &shape.kind else {
            return;
        };
        let mut first: BTreeMap<&ShapeId, &Member> = BTreeMap::new();
        for member in members {
            for (id, _) in member.traits.iter() {
                if !self.exclusive.contains(id.as_str()) {
                    continue;
                }
                let Some(other) = first.get(id) else {
                    first.insert(id, member);
                    continue;
                };
                let message = format!(
                    "only one member of {} can have the trait `{id}`",
                    quoted(shape.id.as_str())
                );
                let diagnostic = Diagnostic::error("ConflictingTrait", message)
                    .related(other.place.clone(), "the other member");
                if let Some(subject) = Subject::member(self.model, shape, member) {
                    self.found.push(subject.at_trait(diagnostic, id.as_str()));
                }
            }
        }
    }

    /// Reports a value that does not match the shape of its trait.
    fn invalid(&mut self, subject: Subject<'_>, id: &ShapeId, wrong: Vec<Wrong>) {
        for wrong in wrong {
            let part = match wrong.under.is_empty() {
                true => "the value of".to_owned(),
                false => format!("{} in", quoted(&wrong.under.join("/"))),
            };
            let message = format!("{part} the trait `{id}` {}", wrong.message);
            let mut diagnostic = Diagnostic::error("InvalidTraitValue", message);
            diagnostic.help = wrong.help;
            let mut diagnostic = subject.at_trait(diagnostic, id.as_str());
            let keys = wrong.under.iter().chain(&wrong.property);
            diagnostic.place = diagnostic
                .place
                .map(|place| keys.fold(place, |place, key| place.key(key)));
            self.found.push(diagnostic);
        }
    }
}
