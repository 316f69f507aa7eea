//! Structures and their members, errors among them.

use super::Lowering;
use super::names::{Case, Scope};
use crate::ast::Node;
use crate::ir::{Check, ErrorShape, Field, Literal, Presence, Structure, TimestampFormat, Type};
use crate::model::{Decimal, Fault, Member, Shape};

/// Methods of a builder that no setter may be called like.
const BUILDER_METHODS: &[&str] = &["build", "build_unchecked"];

impl Lowering<'_> {
    pub(super) fn structure(&mut self, shape: &Shape, members: &[Member]) -> Structure {
        let scope = Scope::reserving(BUILDER_METHODS.iter().copied());
        let names = self.member_names(shape, members, Case::Snake, scope);
        let fields: Vec<_> = members
            .iter()
            .zip(names)
            .enumerate()
            .map(|(index, (member, name))| self.field(shape, index, member, name))
            .collect();
        Structure {
            head: self.head(shape),
            builder: self.plan.builder(&shape.id),
            error: error(shape, &fields),
            fields,
        }
    }

    fn field(&mut self, shape: &Shape, index: usize, member: &Member, name: String) -> Field {
        let value = self.value(member);
        let is_stream = matches!(value, Type::Stream { .. });
        let mut presence = self.presence(shape, member, &value);
        let mut checks = self.checks(shape, member);
        if is_stream {
            // A stream is in no document, so it cannot be missing from one: there is none, or it
            // is empty.
            checks.clear();
            if presence != Presence::Optional {
                presence = Presence::Default(Literal::Zero);
            }
        }
        // What a client may leave out since it has a default, the service fills in.
        let fallback = match presence {
            Presence::Optional if !is_stream => default(member, &value),
            _ => None,
        };
        let is_asked_for = presence == Presence::Optional && member.traits.required();
        if is_asked_for && !is_stream && fallback.is_none() {
            checks.insert(0, Check::Required);
        }
        let boxed = self.boxes.contains(&shape.id, index);
        Field {
            name,
            member: member.name.clone(),
            wire: self.wire_name(member),
            docs: self.describe_member(shape, member),
            deprecated: self.deprecated(&member.traits),
            attributes: self.config.attributes_of_member(&shape.id, &member.name),
            value: if boxed {
                Type::Boxed(Box::new(value))
            } else {
                value
            },
            presence,
            fallback,
            checks,
            sensitive: member.traits.sensitive() || self.is_sensitive(&member.target),
        }
    }

    /// See [structure member optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality).
    fn presence(&self, shape: &Shape, member: &Member, value: &Type) -> Presence {
        let may_change = shape.traits.input() || member.traits.client_optional();
        if may_change && !self.config.authoritative {
            return Presence::Optional;
        }
        match default(member, value) {
            Some(literal) => Presence::Default(literal),
            None if member.traits.required() => Presence::Required,
            None => Presence::Optional,
        }
    }
}

/// The `@default` of a member, if it has one.
fn default(member: &Member, value: &Type) -> Option<Literal> {
    literal(member.traits.default()?, value)
}

/// A `@default` as a value of a type; `null` says that there is none.
fn literal(node: &Node, value: &Type) -> Option<Literal> {
    match (node, value) {
        (Node::Null, _) => None,
        (Node::Bool(true), Type::Boolean) => Some(Literal::True),
        (Node::Bool(false), Type::Boolean) => Some(Literal::Zero),
        (Node::String(text), Type::String) if text.is_empty() => Some(Literal::Zero),
        (Node::String(text), Type::String) => Some(Literal::Text(text.clone())),
        (Node::String(text), Type::Enumeration(_)) => Some(Literal::Text(text.clone())),
        (Node::String(text), Type::Blob) if text.is_empty() => Some(Literal::Zero),
        (Node::Number(number), Type::Enumeration(_)) => {
            integer(number).and_then(|number| Some(Literal::IntEnum(number.try_into().ok()?)))
        }
        (Node::Number(number), Type::Integer(_)) => match integer(number) {
            Some(0) => Some(Literal::Zero),
            Some(number) => Some(Literal::Number(number.to_string())),
            None => None,
        },
        (Node::Number(number), Type::Float(_)) => match number.as_f64() {
            Some(0.0) => Some(Literal::Zero),
            Some(number) => Some(Literal::Number(format!("{number:?}"))),
            None => None,
        },
        (Node::Array(items), Type::List { .. }) if items.is_empty() => Some(Literal::Zero),
        (Node::Object(entries), Type::Map { .. }) if entries.iter().next().is_none() => {
            Some(Literal::Zero)
        }
        _ => json(node, value),
    }
}

/// The integer that a number is, however it is written.
fn integer(number: &serde_json::Number) -> Option<i128> {
    Decimal::from(number.clone()).as_i128()
}

/// A `@default` of a type that Rust has no literals for. A default timestamp is a number of seconds or a
/// text of RFC 3339, whatever its `@timestampFormat`, or the date of HTTP that it is on the wire.
fn json(node: &Node, value: &Type) -> Option<Literal> {
    let read_as = match (node, value) {
        (Node::String(text), Type::Timestamp(_)) if text.ends_with("GMT") => {
            Type::Timestamp(TimestampFormat::HttpDate)
        }
        (Node::String(_), Type::Timestamp(_)) => Type::Timestamp(TimestampFormat::DateTime),
        (Node::Number(_), Type::Timestamp(_)) => Type::Timestamp(TimestampFormat::EpochSeconds),
        (Node::String(_), Type::Blob | Type::Float(_)) | (_, Type::Document) => value.clone(),
        (Node::Number(_) | Node::String(_), Type::BigInteger | Type::BigDecimal) => value.clone(),
        _ => return None,
    };
    let json = match node {
        // So that no digit is lost on the way, a model may have a big number as a text.
        Node::String(digits) if matches!(value, Type::BigInteger | Type::BigDecimal) => {
            digits.parse::<serde_json::Number>().ok()?.to_string()
        }
        Node::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Node::Number(number) => number.to_string(),
        Node::Bool(truth) => truth.to_string(),
        Node::Array(items) if items.is_empty() => "[]".to_owned(),
        Node::Object(entries) if entries.is_empty() => "{}".to_owned(),
        _ => return None,
    };
    Some(Literal::Json(json, read_as))
}

/// What a structure has as an error, `@error`.
fn error(shape: &Shape, fields: &[Field]) -> Option<ErrorShape> {
    let fault = shape.traits.error_fault()?;
    let client_fault = fault == Fault::Client;
    // A `Display` shows the message, so one that is sensitive is left to its field.
    let is_sensitive = shape.traits.sensitive();
    let message = fields
        .iter()
        .find(|field| field.member.eq_ignore_ascii_case("message") && field.value == Type::String)
        .filter(|field| !is_sensitive && !field.sensitive);
    Some(ErrorShape {
        code: shape.id.name().to_owned(),
        status: shape
            .traits
            .http_error()
            .unwrap_or(if client_fault { 400 } else { 500 }),
        client_fault,
        retryable: shape
            .traits
            .retryable()
            .map(|retryable| retryable.throttling),
        message: message.map(|field| {
            let optional = field.presence == Presence::Optional;
            (field.name.clone(), optional)
        }),
    })
}
