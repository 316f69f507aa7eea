//! Checks trait values beyond what the shape of the trait expresses. Messages follow "it" or the name of a property.

use std::collections::BTreeSet;

use super::super::{Decimal, Kind};
use super::Subject;
use super::grammar::{is_absolute_url, is_media_type, is_uri};
use crate::ast::{Node, Object};

/// A problem and its place.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    pub(super) message: String,
    /// The keys from the value to the problem.
    pub(super) under: Vec<String>,
    /// The unexpected property.
    pub(super) property: Option<String>,
    /// A suggested fix.
    pub(super) help: Option<String>,
}

pub(super) type Form = Result<(), Wrong>;

pub(super) fn wrong(message: impl Into<String>) -> Form {
    Err(Wrong {
        message: message.into(),
        ..Wrong::default()
    })
}

pub(super) fn must_be(expected: &str, node: &Node) -> Form {
    wrong(format!("must be {expected}, not {}", node.kind_name()))
}

/// Moves the problem to the value under `key`.
fn under(key: impl ToString, form: Form) -> Form {
    form.map_err(|mut wrong| {
        wrong.under.insert(0, key.to_string());
        wrong
    })
}

pub(super) fn text(node: &Node, _: Subject<'_>) -> Form {
    if node.as_str().is_some() {
        Ok(())
    } else {
        must_be("a string", node)
    }
}

pub(super) fn boolean(node: &Node, _: Subject<'_>) -> Form {
    if node.as_bool().is_some() {
        Ok(())
    } else {
        must_be("a boolean", node)
    }
}

pub(super) fn one_of(node: &Node, choices: &[&str]) -> Form {
    match node.as_str() {
        Some(text) if choices.contains(&text) => Ok(()),
        Some(_) => wrong(format!("must be one of `{}`", choices.join("`, `"))),
        None => must_be("a string", node),
    }
}

pub(super) fn integer(node: &Node) -> Result<i128, Wrong> {
    let wrong = |found: &str| Wrong {
        message: format!("must be an integer, not {found}"),
        ..Wrong::default()
    };
    let Some(number) = node.as_number() else {
        return Err(wrong(node.kind_name()));
    };
    Decimal::from(number.clone())
        .as_i128()
        .ok_or_else(|| wrong(number.as_str()))
}

/// Names of links, each with a URL.
pub(super) fn links(node: &Node, _: Subject<'_>) -> Form {
    let links = node.as_object().into_iter().flat_map(Object::iter);
    for (name, link) in links {
        if !link.as_str().is_some_and(is_absolute_url) {
            let message = "must be a URL with its scheme, as `https://example.com/`";
            return under(name, wrong(message));
        }
    }
    Ok(())
}

pub(super) fn media_type(node: &Node, _: Subject<'_>) -> Form {
    match node.as_str().is_some_and(is_media_type) {
        true => Ok(()),
        false => wrong("must be a media type, such as `text/plain`"),
    }
}

pub(super) fn xml_namespace(node: &Node, _: Subject<'_>) -> Form {
    match property(node, "uri").and_then(Node::as_str) {
        Some(uri) if !is_uri(uri) => under("uri", wrong("must be a URI, as `http://example.com/`")),
        _ => Ok(()),
    }
}

fn property<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    node.as_object()?.get(name)
}

/// Requires at least one bound, and a lower bound not above the upper one.
pub(super) fn length(node: &Node, _: Subject<'_>) -> Form {
    let bound = |name| {
        let number = property(node, name)?.as_number()?;
        Some(Decimal::from(number.clone()))
    };
    match (bound("min"), bound("max")) {
        (None, None) => wrong("must have the property `min` or `max`"),
        (Some(min), Some(max)) if min > max => {
            wrong(format!("has a `min` of {min} above its `max` of {max}"))
        }
        _ => Ok(()),
    }
}

/// Also requires bounds that fit the type they apply to.
pub(super) fn range(node: &Node, subject: Subject<'_>) -> Form {
    for name in ["min", "max"] {
        if let Some(bound) = property(node, name) {
            under(name, self::bound(bound, &subject.target.kind))?;
        }
    }
    length(node, subject)
}

fn bound(node: &Node, kind: &Kind) -> Form {
    let Some(number) = node.as_number() else {
        return must_be("a number", node);
    };
    // A bound is written again for each member that has it.
    const MOST_DIGITS: usize = 1_000;
    if number.as_str().len() > MOST_DIGITS {
        return wrong(format!("must not have more than {MOST_DIGITS} digits"));
    }
    let number = Decimal::from(number.clone());
    let fits = |least: i128, most: i128| {
        let is_in_reach = |number: i128| (least..=most).contains(&number);
        number.as_i128().is_some_and(is_in_reach)
    };
    let is_held = match kind {
        Kind::Byte => fits(i8::MIN.into(), i8::MAX.into()),
        Kind::Short => fits(i16::MIN.into(), i16::MAX.into()),
        Kind::Integer | Kind::IntEnum(_) => fits(i32::MIN.into(), i32::MAX.into()),
        Kind::Long => fits(i64::MIN.into(), i64::MAX.into()),
        // Larger values can still round down to the greatest float.
        Kind::Float => number
            .as_f64()
            .is_some_and(|number| (number as f32).is_finite()),
        Kind::Double => number.as_f64().is_some_and(f64::is_finite),
        _ => true,
    };
    let is_of_integers = !matches!(kind, Kind::Float | Kind::Double | Kind::BigDecimal);
    if is_of_integers && !number.is_integer() {
        wrong(format!(
            "must be an integer to bound integers, not {number}"
        ))
    } else if is_held {
        Ok(())
    } else {
        wrong(format!(
            "must be a number that fits the type `{}`, not {number}",
            kind.name()
        ))
    }
}

/// The values of a string. They must be distinct, and either all or none must have a name.
pub(super) fn enumeration(node: &Node, _: Subject<'_>) -> Form {
    let items = node.as_array().unwrap_or_default();
    let of = |item, name| property(item, name).and_then(Node::as_str);
    let some_are_named = items.iter().any(|item| of(item, "name").is_some());
    let (mut values, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (index, item) in items.iter().enumerate() {
        let name = of(item, "name");
        let form = if of(item, "value").is_some_and(|value| !values.insert(value)) {
            wrong("has a duplicate value")
        } else if name.is_some_and(|name| !names.insert(name)) {
            wrong("has a duplicate name")
        } else if some_are_named && name.is_none() {
            wrong("must have a name, like other entries")
        } else {
            Ok(())
        };
        under(index, form)?;
    }
    Ok(())
}

/// The serialized value of a member of an enum or intEnum.
pub(super) fn enum_value(node: &Node, subject: Subject<'_>) -> Form {
    match subject.shape.kind {
        Kind::IntEnum(_) => match i32::try_from(integer(node)?) {
            Ok(_) => Ok(()),
            Err(_) => wrong("must fit 32 bits"),
        },
        _ => match node {
            Node::String(text) if text.is_empty() => wrong("must not be empty"),
            _ => text(node, subject),
        },
    }
}
