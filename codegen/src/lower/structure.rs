//! Lowers structures, including errors, and their members.

use super::Lowering;
use super::constraints::is_asked_for;
use super::names::{Case, Scope};
use crate::ast::Node;
use crate::ir::{Check, DocumentLiteral, ErrorShape, Field, Literal, Presence, Structure, Type};
use crate::model::{Decimal, Member, Shape};

/// Methods of a builder. Setters must not have these names.
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
            // A stream is not part of the document, so it cannot be missing from it. It is absent
            // or empty.
            checks.clear();
            if presence != Presence::Optional {
                presence = Presence::Default(Literal::Zero);
            }
        }
        // If a client omits a member with a default, the service uses the default.
        let fallback = match presence {
            Presence::Optional if !is_stream => default(member, &value),
            _ => None,
        };
        let is_asked_for = !is_stream && is_asked_for(shape, member, self.config);
        if is_asked_for {
            checks.insert(0, Check::Required);
        }
        let boxed = self.boxes.contains(&shape.id, index);
        Field {
            name,
            member: member.name.clone(),
            target: self.target(member),
            docs: self.describe_member(shape, member, is_asked_for),
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
            // There is no known placeholder for a user-defined type.
            None if matches!(value, Type::Extern { .. }) => Presence::Optional,
            None if member.traits.required() => Presence::Required,
            None => Presence::Optional,
        }
    }
}

/// The `@default` of a member, if there is one.
fn default(member: &Member, value: &Type) -> Option<Literal> {
    literal(member.traits.default()?, value)
}

/// Converts a `@default` to a literal of a type. `null` means that there is no default.
fn literal(node: &Node, value: &Type) -> Option<Literal> {
    match (node, value) {
        (Node::Null, _) => None,
        (Node::Bool(true), Type::Boolean) => Some(Literal::True),
        (Node::Bool(false), Type::Boolean) => Some(Literal::Zero),
        (Node::String(text), Type::String(_)) if text.is_empty() => Some(Literal::Zero),
        (Node::String(text), Type::String(_)) => Some(Literal::Text(text.clone())),
        (Node::String(text), Type::Enumeration(_)) => Some(Literal::Text(text.clone())),
        (Node::String(text), Type::Blob(_)) if text.is_empty() => Some(Literal::Zero),
        // The default of a stream can only be the empty one.
        (Node::String(_), Type::Stream { .. }) => Some(Literal::Zero),
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
        (Node::String(name), Type::Float(float)) => match name.as_str() {
            "NaN" => Some(Literal::Constant(float, "NAN")),
            "Infinity" => Some(Literal::Constant(float, "INFINITY")),
            "-Infinity" => Some(Literal::Constant(float, "NEG_INFINITY")),
            _ => None,
        },
        (Node::String(base64), Type::Blob(_)) => Some(Literal::Blob(base64.clone())),
        // A number of seconds, an RFC 3339 timestamp or an HTTP date, already validated.
        (Node::String(text), Type::Timestamp) => Some(Literal::Timestamp(text.clone())),
        (Node::Number(seconds), Type::Timestamp) => Some(Literal::Timestamp(seconds.to_string())),
        // A model may contain a big number as a string, to preserve its digits.
        (Node::String(digits), Type::BigInteger | Type::BigDecimal) => {
            Some(Literal::Big(digits.clone()))
        }
        (Node::Number(number), Type::BigInteger | Type::BigDecimal) => {
            Some(Literal::Big(number.to_string()))
        }
        (node, Type::Document) => document(node).map(Literal::Document),
        _ => None,
    }
}

/// Returns the integer value of a number, regardless of its form.
fn integer(number: &serde_json::Number) -> Option<i128> {
    Decimal::from(number.clone()).as_i128()
}

/// A default can only be a simple value or an empty collection.
fn document(node: &Node) -> Option<DocumentLiteral> {
    Some(match node {
        Node::Null => return None,
        Node::Bool(truth) => DocumentLiteral::Boolean(*truth),
        Node::Number(number) => DocumentLiteral::Number(number.to_string()),
        Node::String(text) => DocumentLiteral::Text(text.clone()),
        Node::Array(_) => DocumentLiteral::List,
        Node::Object(_) => DocumentLiteral::Object,
    })
}

/// The error properties of a structure, from `@error`.
fn error(shape: &Shape, fields: &[Field]) -> Option<ErrorShape> {
    shape.traits.error_fault()?;
    // `Display` shows the message, so a sensitive message is only available from its field.
    let is_sensitive = shape.traits.sensitive();
    let message = fields
        .iter()
        .find(|field| {
            let is_string = matches!(field.value, Type::String(_));
            field.member.eq_ignore_ascii_case("message") && is_string
        })
        .filter(|field| !is_sensitive && !field.sensitive);
    Some(ErrorShape {
        message: message.map(|field| {
            let optional = field.presence == Presence::Optional;
            (field.name.clone(), optional)
        }),
    })
}
