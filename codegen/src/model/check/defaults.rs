//! Checks default values: they must match their shape and its constraints, and members must repeat those of their
//! targets (Smithy specification, "default trait").

use serde_json::Number;

use super::super::traits::id;
use super::super::{Decimal, Kind, Member, TimestampFormat, Traits};
use super::Subject;
use super::conform::Conform;
use super::forms::{Form, boolean, integer, must_be, one_of, text, wrong};
use super::grammar::{base64_size, is_http_date, is_utc_date_time};
use crate::ast::{Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, quoted};

const DEFAULT: &str = id::DEFAULT;
const LENGTH: &str = id::LENGTH;
const RANGE: &str = id::RANGE;

/// The default of a shape or of a member. A member may remove the default with `null`.
pub(super) fn form(node: &Node, subject: Subject<'_>) -> Form {
    if *node == Node::Null {
        return match (&subject.target.kind, subject.member) {
            (_, Some(_)) => Ok(()),
            _ => wrong("must not be null, except on a member"),
        };
    }
    match &subject.target.kind {
        Kind::Boolean => boolean(node, subject),
        Kind::String => text(node, subject),
        Kind::Blob => {
            text(node, subject)?;
            match node.as_str().and_then(base64_size) {
                Some(_) => Ok(()),
                None => wrong("must be base64 with padding"),
            }
        }
        Kind::Enum(members) => {
            text(node, subject)?;
            match members
                .iter()
                .any(|member| member.traits.enum_value_str() == node.as_str())
            {
                true => Ok(()),
                false => wrong("must be a value of the enum"),
            }
        }
        Kind::Byte => fits(node, i8::MIN.into(), i8::MAX.into()),
        Kind::Short => fits(node, i16::MIN.into(), i16::MAX.into()),
        Kind::Integer => fits(node, i32::MIN.into(), i32::MAX.into()),
        Kind::IntEnum(members) => {
            let value = integer(node)?;
            let is_value = |member: &Member| {
                let of_member = member.traits.enum_value_int();
                of_member.is_some_and(|known| i128::from(known) == value)
            };
            match members.iter().any(is_value) {
                true => Ok(()),
                false => wrong("must be a value of the intEnum"),
            }
        }
        Kind::Long => fits(node, i64::MIN.into(), i64::MAX.into()),
        Kind::Float | Kind::Double => float(node, &subject.target.kind),
        Kind::BigInteger | Kind::BigDecimal => big(node, &subject.target.kind),
        Kind::Timestamp => match node {
            Node::Number(_) => Ok(()),
            Node::String(text) if is_utc_date_time(text) => Ok(()),
            Node::String(text) if is_http_date(text) && is_written_as_http_date(subject) => Ok(()),
            Node::String(_) => {
                wrong("must be a date and time in UTC, such as `1985-04-12T23:20:50Z`")
            }
            _ => must_be("a number or a string", node),
        },
        Kind::Document => match node {
            Node::Array(items) if !items.is_empty() => wrong("must be empty if it is an array"),
            Node::Object(object) if !object.is_empty() => wrong("must be empty if it is an object"),
            _ => Ok(()),
        },
        Kind::List(_) => match node {
            Node::Array(items) if items.is_empty() => Ok(()),
            _ => wrong("must be an empty array"),
        },
        Kind::Map { .. } => match node {
            Node::Object(object) if object.is_empty() => Ok(()),
            _ => wrong("must be an empty object"),
        },
        // Other shapes cannot have the trait.
        _ => Ok(()),
    }
}

fn is_written_as_http_date(subject: Subject<'_>) -> bool {
    let of_member = subject.traits().timestamp_format();
    let format = of_member.or_else(|| subject.target.traits.timestamp_format());
    format == Some(TimestampFormat::HttpDate)
}

fn fits(node: &Node, least: i128, most: i128) -> Form {
    let value = integer(node)?;
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        wrong(format!("must be from {least} to {most}, not {value}"))
    }
}

fn float(node: &Node, kind: &Kind) -> Form {
    let number = match node {
        Node::String(_) => return one_of(node, &["NaN", "Infinity", "-Infinity"]),
        Node::Number(number) => number.as_f64(),
        _ => return must_be("a number", node),
    };
    let is_in_reach = match kind {
        // Larger values can still round down to the greatest float.
        Kind::Float => number.is_some_and(|number| (number as f32).is_finite()),
        _ => number.is_some_and(f64::is_finite),
    };
    if is_in_reach {
        Ok(())
    } else {
        wrong(format!("must fit the type {}", kind.name()))
    }
}

/// A big number may be a string, so that no digit is lost.
fn big(node: &Node, kind: &Kind) -> Form {
    let number = match node {
        Node::Number(number) => number.clone(),
        Node::String(text) => match text.parse() {
            Ok(number) => number,
            Err(_) => return wrong("must be a JSON number"),
        },
        _ => return must_be("a number", node),
    };
    if matches!(kind, Kind::BigDecimal) || Decimal::from(number).is_integer() {
        Ok(())
    } else {
        wrong("must be an integer")
    }
}

/// A default must satisfy the constraints of its shape, and a member must have the default of its target.
pub(super) fn check<'m>(subject: Subject<'m>, values: &mut Conform<'m>, found: &mut Diagnostics) {
    let of_target = subject.target.traits.default();
    if let Some(default) = subject.traits().default() {
        pattern(subject, default, values, found);
        one_of_listed(subject, default, found);
        bounds(subject, subject.traits(), default, found);
        // The target's own default is reported there.
        if subject.member.is_some() && of_target != Some(default) {
            bounds(subject, &subject.target.traits, default, found);
        }
    }
    let (Kind::Structure(_), Some(member), Some(of_target)) =
        (&subject.shape.kind, subject.member, of_target)
    else {
        return;
    };
    let id = quoted(subject.target.id.as_str());
    match member.traits.default() {
        Some(default) if *default == Node::Null || default == of_target => {}
        Some(_) => {
            let message =
                format!("the default of this member is not the default of its target {id}");
            let diagnostic = Diagnostic::error("ConflictingDefault", message);
            found.push(subject.at_trait(diagnostic, DEFAULT));
        }
        None => {
            let message = format!(
                "this member must repeat the default of its target {id}, or set it to null"
            );
            let diagnostic = Diagnostic::error("ConflictingDefault", message);
            found.push(diagnostic.at(member.place.clone()).about(subject.name()));
        }
    }
}

/// Whether a default matches its pattern.
fn pattern<'m>(
    subject: Subject<'m>,
    default: &Node,
    values: &mut Conform<'m>,
    found: &mut Diagnostics,
) {
    let own = subject.traits().pattern();
    let pattern = own.or_else(|| subject.target.traits.pattern());
    let (Some(pattern), Node::String(text)) = (pattern, default) else {
        return;
    };
    if values.refuses(pattern, text) {
        let (text, pattern) = (quoted(text), quoted(pattern));
        let message = format!("the default {text} does not match the pattern {pattern}");
        found.push(subject.at_trait(Diagnostic::error("DefaultOutOfBounds", message), DEFAULT));
    }
}

/// Whether the default of a string with the trait `enum` is one of its values.
fn one_of_listed(subject: Subject<'_>, default: &Node, found: &mut Diagnostics) {
    let listed = subject.target.traits.get(id::ENUM).and_then(Node::as_array);
    let (Some(listed), Some(text)) = (listed, default.as_str()) else {
        return;
    };
    let value = |each: &Node| Some(each.as_object()?.get("value")? == default);
    if !listed.iter().any(|each| value(each) == Some(true)) {
        let message = format!(
            "the default {} is not one of the values of {}",
            quoted(text),
            quoted(subject.target.id.as_str())
        );
        found.push(subject.at_trait(Diagnostic::error("DefaultOutOfBounds", message), DEFAULT));
    }
}

/// Whether a default is within the bounds of its traits.
fn bounds(subject: Subject<'_>, traits: &Traits, default: &Node, found: &mut Diagnostics) {
    if let (Some(range), Some(text)) = (traits.range(), default.as_str()) {
        let is_outside = match text {
            "NaN" => true,
            "Infinity" => range.max.is_some(),
            "-Infinity" => range.min.is_some(),
            _ => false,
        };
        if is_outside {
            let message = format!(
                "the default is not within the bounds of `{RANGE}`: it is {}",
                quoted(text)
            );
            let diagnostic = Diagnostic::error("DefaultOutOfBounds", message);
            found.push(subject.at_trait(diagnostic, DEFAULT));
        }
    }
    let number = default.as_number().cloned();
    let size = size(default, &subject.target.kind).map(Number::from);
    // In version 1.0, zeros and empty streams were defaults whatever the bounds.
    let is_stream = subject.target.traits.streaming();
    for (id, value, may_be_zero) in [(RANGE, number, true), (LENGTH, size, is_stream)] {
        let (Some(bounds), Some(value)) = (traits.get(id).and_then(Node::as_object), value) else {
            continue;
        };
        let value = Decimal::from(value);
        let mut report = |limit: &str, bound: &Decimal| {
            let message = format!(
                "the default is not within the bounds of `{id}`: {} is {limit} {}",
                quoted(&value.to_string()),
                quoted(&bound.to_string()),
            );
            let mut diagnostic = Diagnostic::error("DefaultOutOfBounds", message);
            if may_be_zero && value.is_zero() {
                diagnostic.severity = Severity::Warning;
            }
            found.push(subject.at_trait(diagnostic, DEFAULT));
        };
        if let Some(min) = bound(bounds, "min").filter(|min| value < *min) {
            report("below the minimum of", &min);
        }
        if let Some(max) = bound(bounds, "max").filter(|max| value > *max) {
            report("above the maximum of", &max);
        }
    }
}

/// A bound, unless it is very long, because it may be compared with many defaults.
fn bound(bounds: &Object, name: &str) -> Option<Decimal> {
    const LONGEST: usize = 1_000;
    let number = bounds.get(name)?.as_number()?;
    (number.as_str().len() <= LONGEST).then(|| Decimal::from(number.clone()))
}

/// The length that the trait `length` constrains: characters of a string, bytes of a blob, items or entries.
fn size(value: &Node, kind: &Kind) -> Option<usize> {
    match (value, kind) {
        (Node::String(text), Kind::Blob) => base64_size(text),
        (Node::String(text), _) => Some(text.chars().count()),
        (Node::Array(items), _) => Some(items.len()),
        (Node::Object(entries), _) => Some(entries.len()),
        _ => None,
    }
}
