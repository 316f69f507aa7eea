//! Checks a value against a shape: its form, missing and unexpected properties, and [constraint traits](constraints)
//! (Smithy specification, "Trait node values").

mod constraints;

use std::collections::{HashMap, HashSet};

use super::super::{Decimal, Kind, Member, Model, Shape, ShapeId, TimestampFormat};
use super::forms::Wrong;
use super::grammar::{is_http_date, is_utc_date_time};
use crate::ast::{Node, Object};
use crate::diagnostic::{nearest, quoted};
use crate::pattern::Checker;

/// The maximum number of problems reported per value.
const ENOUGH: usize = 10;

/// The maximum number of names to search for a suggestion, and of searches.
const COMPARED: usize = 100;

/// The maximum work spent on patterns, in engine steps: far more than any model needs. Everything else takes time
/// proportional to the model, but the cost of a pattern grows with its size.
const MOST_STEPS: u64 = 100_000_000;

/// Checks values against the shapes of a model. Caches what it needs to know about each shape.
pub(super) struct Conform<'m> {
    model: &'m Model,
    names: HashMap<&'m ShapeId, Names<'m>>,
    /// `None` for invalid patterns, which are reported elsewhere.
    patterns: HashMap<&'m str, Option<Checker>>,
    steps_left: u64,
    looks_left: usize,
}

/// The members of a structure or union by name, and the values of an enum.
#[derive(Default)]
struct Names<'m> {
    members: HashMap<&'m str, &'m Member>,
    required: Vec<&'m str>,
    values: HashSet<String>,
}

impl<'m> Conform<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Conform {
            model,
            names: HashMap::new(),
            patterns: HashMap::new(),
            steps_left: MOST_STEPS,
            looks_left: COMPARED,
        }
    }

    /// Returns the problems of a trait value. For a structure trait, `true` is accepted as `{}`, as in early models.
    pub(super) fn of_trait(&mut self, definition: &'m Shape, value: &Node) -> Vec<Wrong> {
        let empty = Node::Object(Object::default());
        let value = match (&definition.kind, value) {
            (Kind::Structure(_), Node::Bool(true)) => &empty,
            _ => value,
        };
        let mut walk = Walk {
            conform: self,
            under: Vec::new(),
            found: Vec::new(),
        };
        walk.value(value, definition, None);
        walk.found
    }

    fn names(&mut self, shape: &'m Shape) -> &Names<'m> {
        self.names.entry(&shape.id).or_insert_with(|| {
            let mut names = Names::default();
            for member in shape.members() {
                let is_given = |default: &Node| *default != Node::Null;
                if member.traits.required() && !member.traits.default().is_some_and(is_given) {
                    names.required.push(&member.name);
                }
                names.values.extend(value_of(member));
                names.members.insert(&member.name, member);
            }
            names
        })
    }

    /// Whether a string definitely does not match.
    pub(super) fn refuses(&mut self, pattern: &'m str, text: &str) -> bool {
        let checker = self
            .patterns
            .entry(pattern)
            .or_insert_with(|| Checker::new(pattern).ok());
        let Some(checker) = checker else {
            return false;
        };
        let steps = self.steps_left.checked_sub(checker.steps(text));
        self.steps_left = steps.unwrap_or_default();
        steps.is_some() && checker.refuses(text)
    }

    /// The suggested name.
    fn nearest(&mut self, name: &str, names: impl Iterator<Item = &'m str>) -> Option<&'m str> {
        self.looks_left = self.looks_left.checked_sub(1)?;
        nearest(name, names.take(COMPARED))
    }
}

/// The check of one value. Recursion is as deep as the value.
struct Walk<'c, 'm> {
    conform: &'c mut Conform<'m>,
    /// The keys on the current path.
    under: Vec<String>,
    found: Vec<Wrong>,
}

impl<'m> Walk<'_, 'm> {
    fn wrong(&mut self, message: impl Into<String>) {
        self.report(Wrong {
            message: message.into(),
            under: self.under.clone(),
            ..Wrong::default()
        });
    }

    fn report(&mut self, wrong: Wrong) {
        if self.found.len() < ENOUGH {
            self.found.push(wrong);
        }
    }

    fn must_be(&mut self, expected: &str, node: &Node) {
        self.wrong(format!("must be {expected}, not {}", node.kind_name()));
    }

    /// Checks the value of a member, under its key.
    fn member(&mut self, key: String, node: &Node, member: &'m Member) {
        // A missing target has been reported.
        if let Some(target) = self.conform.model.get(&member.target)
            && self.found.len() < ENOUGH
        {
            self.under.push(key);
            self.value(node, target, Some(member));
            self.under.pop();
        }
    }

    fn value(&mut self, node: &Node, shape: &'m Shape, member: Option<&'m Member>) {
        let before = self.found.len();
        self.form(node, shape, member);
        if self.found.len() == before {
            self.constraints(node, shape, member);
        }
    }

    fn form(&mut self, node: &Node, shape: &'m Shape, member: Option<&'m Member>) {
        match (&shape.kind, node) {
            (Kind::Document, _)
            | (Kind::Boolean, Node::Bool(_))
            | (Kind::String | Kind::Blob, Node::String(_)) => {}
            (Kind::Boolean, _) => self.must_be("a boolean", node),
            (Kind::String | Kind::Blob, _) => self.must_be("a string", node),
            (Kind::Enum(_), Node::String(text)) => self.choice(text, shape),
            (Kind::Enum(_), _) => self.must_be("a string", node),
            (Kind::Byte, _) => self.integer(node, i8::MIN, i8::MAX),
            (Kind::Short, _) => self.integer(node, i16::MIN, i16::MAX),
            (Kind::Integer, _) => self.integer(node, i32::MIN, i32::MAX),
            (Kind::Long, _) => self.integer(node, i64::MIN, i64::MAX),
            (Kind::IntEnum(_), _) => match integer(node) {
                Some(number) => self.choice(&number.to_string(), shape),
                None => self.must_be("an integer", node),
            },
            (Kind::Float | Kind::Double, Node::String(text)) => {
                if !["NaN", "Infinity", "-Infinity"].contains(&text.as_str()) {
                    self.wrong("must be a number, or one of `NaN`, `Infinity`, `-Infinity`");
                }
            }
            (Kind::BigInteger, Node::Number(number)) => {
                if !Decimal::from(number.clone()).is_integer() {
                    self.wrong("must be an integer");
                }
            }
            (Kind::BigInteger, _) => self.must_be("an integer", node),
            (Kind::Float | Kind::Double | Kind::BigDecimal, Node::Number(_)) => {}
            (Kind::Float | Kind::Double | Kind::BigDecimal, _) => self.must_be("a number", node),
            (Kind::Timestamp, _) => self.timestamp(node, shape, member),
            (Kind::List(of), Node::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if !(shape.traits.sparse() && *item == Node::Null) {
                        self.member(index.to_string(), item, of);
                    }
                }
            }
            (Kind::List(_), _) => self.must_be("an array", node),
            (Kind::Map { key, value }, Node::Object(entries)) => {
                for (name, item) in entries.iter() {
                    self.key(name, key);
                    if !(shape.traits.sparse() && *item == Node::Null) {
                        self.member(name.to_owned(), item, value);
                    }
                }
            }
            (Kind::Structure(_), Node::Object(properties)) => self.structure(properties, shape),
            (Kind::Union(_), Node::Object(properties)) => match properties.len() {
                1 => self.properties(properties, shape),
                many => self.wrong(format!("must have exactly one property, not {many}")),
            },
            (Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_), _) => {
                self.must_be("an object", node)
            }
            // Members cannot target these.
            (Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_), _) => {}
        }
    }

    fn integer(&mut self, node: &Node, least: impl Into<i128>, most: impl Into<i128>) {
        let (least, most) = (least.into(), most.into());
        match integer(node) {
            Some(number) if (least..=most).contains(&number) => {}
            _ if node.as_number().is_none() => self.must_be("an integer", node),
            _ => self.wrong(format!("must be an integer from {least} to {most}")),
        }
    }

    /// Checks for a value of an enum or intEnum.
    fn choice(&mut self, value: &str, shape: &'m Shape) {
        const FEW: usize = 10;
        let values = &self.conform.names(shape).values;
        if values.contains(value) {
            return;
        }
        let in_order = || shape.members().filter_map(value_of);
        let listed: Vec<String> = in_order().take(FEW).map(|value| quoted(&value)).collect();
        let more = if values.len() > FEW { ", …" } else { "" };
        let message = format!("must be one of {}{more}", listed.join(", "));
        let texts = shape
            .members()
            .filter_map(|member| member.traits.enum_value_str());
        let near = self.conform.nearest(value, texts);
        self.report(Wrong {
            message,
            under: self.under.clone(),
            help: near.map(did_you_mean),
            ..Wrong::default()
        });
    }

    /// Checks for seconds, or a date in the format set by the traits.
    fn timestamp(&mut self, node: &Node, shape: &'m Shape, member: Option<&'m Member>) {
        let of_member = member.and_then(|member| member.traits.timestamp_format());
        let format = of_member.or_else(|| shape.traits.timestamp_format());
        match (format, node) {
            (None | Some(TimestampFormat::EpochSeconds), Node::Number(_)) => {}
            (Some(TimestampFormat::HttpDate), Node::String(text)) if is_http_date(text) => {}
            (Some(TimestampFormat::HttpDate), _) => {
                self.wrong("must be an HTTP date, such as `Fri, 12 Apr 1985 23:20:50 GMT`")
            }
            (None | Some(TimestampFormat::DateTime), Node::String(text))
                if is_utc_date_time(text) => {}
            (Some(TimestampFormat::EpochSeconds), _) => self.must_be("a number of seconds", node),
            _ => self.wrong("must be a date and time in UTC, such as `1985-04-12T23:20:50Z`"),
        }
    }

    /// Checks the key of a map, which is a string.
    fn key(&mut self, name: &str, key: &'m Member) {
        let before = self.found.len();
        self.member(name.to_owned(), &Node::String(name.to_owned()), key);
        for wrong in self.found.iter_mut().skip(before) {
            wrong.message = format!("has a key that {}", wrong.message);
        }
    }

    fn structure(&mut self, properties: &Object, shape: &'m Shape) {
        self.properties(properties, shape);
        let required = &self.conform.names(shape).required;
        let present: HashSet<&str> = properties.iter().map(|(name, _)| name).collect();
        let missing: Vec<&str> = required
            .iter()
            .copied()
            .filter(|name| !present.contains(name))
            .take(ENOUGH)
            .collect();
        for name in missing {
            self.wrong(format!("must have the property {}", quoted(name)));
        }
    }

    fn properties(&mut self, properties: &Object, shape: &'m Shape) {
        for (name, value) in properties.iter() {
            match self.conform.names(shape).members.get(name).copied() {
                Some(member) => self.member(name.to_owned(), value, member),
                None => self.unknown(name, shape),
            }
        }
    }

    /// Reports a property without a member, with a suggestion or, if there are few, the valid names.
    fn unknown(&mut self, name: &str, shape: &'m Shape) {
        const FEW: usize = 10;
        if self.found.len() >= ENOUGH {
            return;
        }
        let known = || shape.members().map(|member| member.name.as_str());
        let help = match self.conform.nearest(name, known()) {
            Some(near) => Some(did_you_mean(near)),
            None if (1..=FEW).contains(&known().take(FEW + 1).count()) => {
                let listed: Vec<String> = known().map(quoted).collect();
                Some(format!("valid properties: {}", listed.join(", ")))
            }
            None => None,
        };
        self.report(Wrong {
            message: format!("cannot have the property {}", quoted(name)),
            under: self.under.clone(),
            property: Some(name.to_owned()),
            help,
        });
    }
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// The value of an enum or intEnum member, as text.
fn value_of(member: &Member) -> Option<String> {
    let number = || {
        member
            .traits
            .enum_value_int()
            .map(|value| value.to_string())
    };
    let text = member.traits.enum_value_str().map(str::to_owned);
    text.or_else(number)
}

fn integer(node: &Node) -> Option<i128> {
    Decimal::from(node.as_number()?.clone()).as_i128()
}
