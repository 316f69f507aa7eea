//! The value of a trait in, what is wrong with its form out, in words that follow "it" or the name of a property.

use super::super::{Decimal, Kind};
use super::Subject;
use super::grammar::{is_absolute_url, is_media_type};
use crate::ast::{Node, Object};

/// What is wrong, and where under the value: the keys that lead there.
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) under: Vec<String>,
}

pub(super) type Form = Result<(), Wrong>;

pub(super) fn wrong(message: impl Into<String>) -> Form {
    Err(Wrong {
        message: message.into(),
        under: Vec::new(),
    })
}

pub(super) fn must_be(expected: &str, node: &Node) -> Form {
    wrong(format!("must be {expected}, not {}", node.kind_name()))
}

/// The same, of the value under `key`.
fn under(key: impl ToString, form: Form) -> Form {
    form.map_err(|mut wrong| {
        wrong.under.insert(0, key.to_string());
        wrong
    })
}

fn object(node: &Node) -> Result<&Object, Wrong> {
    node.as_object().ok_or_else(|| Wrong {
        message: format!("must be an object, not {}", node.kind_name()),
        under: Vec::new(),
    })
}

/// Says all by being there. The first models wrote `true` for what is `{}` now.
pub(super) fn annotation(node: &Node, _: Subject<'_>) -> Form {
    match node {
        Node::Bool(true) => Ok(()),
        _ => object(node).map(|_| ()),
    }
}

pub(super) fn text(node: &Node, _: Subject<'_>) -> Form {
    if node.as_str().is_some() {
        Ok(())
    } else {
        must_be("a string", node)
    }
}

pub(super) fn non_empty_text(node: &Node, subject: Subject<'_>) -> Form {
    text(node, subject)?;
    if node.as_str() == Some("") {
        wrong("must not be empty")
    } else {
        Ok(())
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

/// Checks one property of an object, if it is there.
fn property(
    node: &Node,
    name: &str,
    subject: Subject<'_>,
    form: fn(&Node, Subject<'_>) -> Form,
) -> Form {
    match node.as_object().and_then(|object| object.get(name)) {
        Some(value) => under(name, form(value, subject)),
        None => Ok(()),
    }
}

fn required(node: &Node, name: &str) -> Form {
    match object(node)?.get(name) {
        Some(_) => Ok(()),
        None => wrong(format!("must have the property `{name}`")),
    }
}

pub(super) fn texts(node: &Node, subject: Subject<'_>) -> Form {
    let Some(items) = node.as_array() else {
        return must_be("an array", node);
    };
    items
        .iter()
        .enumerate()
        .try_for_each(|(index, item)| under(index, text(item, subject)))
}

pub(super) fn links(node: &Node, subject: Subject<'_>) -> Form {
    let links = object(node)?;
    if links.is_empty() {
        return wrong("must not be empty");
    }
    links
        .iter()
        .try_for_each(|(key, value)| under(key, link(value, subject)))
}

fn link(node: &Node, subject: Subject<'_>) -> Form {
    text(node, subject)?;
    match node.as_str().is_some_and(is_absolute_url) {
        true => Ok(()),
        false => wrong("must be a URL with its scheme, as `https://example.com/`"),
    }
}

pub(super) fn media_type(node: &Node, subject: Subject<'_>) -> Form {
    text(node, subject)?;
    match node.as_str().is_some_and(is_media_type) {
        true => Ok(()),
        false => wrong("must be a media type, as `text/plain`"),
    }
}

pub(super) fn deprecated(node: &Node, subject: Subject<'_>) -> Form {
    annotation(node, subject)?;
    property(node, "message", subject, text)?;
    property(node, "since", subject, text)
}

pub(super) fn recommended(node: &Node, subject: Subject<'_>) -> Form {
    annotation(node, subject)?;
    property(node, "reason", subject, text)
}

pub(super) fn retryable(node: &Node, subject: Subject<'_>) -> Form {
    annotation(node, subject)?;
    property(node, "throttling", subject, boolean)
}

pub(super) fn mixin(node: &Node, subject: Subject<'_>) -> Form {
    annotation(node, subject)?;
    property(node, "localTraits", subject, texts)
}

pub(super) fn fault(node: &Node, _: Subject<'_>) -> Form {
    one_of(node, &["client", "server"])
}

pub(super) fn timestamp_format(node: &Node, _: Subject<'_>) -> Form {
    one_of(node, &["date-time", "http-date", "epoch-seconds"])
}

pub(super) fn integer(node: &Node) -> Result<i128, Wrong> {
    let Some(number) = node.as_number() else {
        return Err(Wrong {
            message: format!("must be an integer, not {}", node.kind_name()),
            under: Vec::new(),
        });
    };
    Decimal::from(number.clone())
        .as_i128()
        .ok_or_else(|| Wrong {
            message: format!("must be an integer, not {number}"),
            under: Vec::new(),
        })
}

pub(super) fn status(node: &Node, _: Subject<'_>) -> Form {
    match integer(node)? {
        100..=999 => Ok(()),
        other => wrong(format!(
            "must be a status code, from 100 to 999, not {other}"
        )),
    }
}

fn size(node: &Node, _: Subject<'_>) -> Form {
    let size = integer(node)?;
    if u64::try_from(size).is_ok() {
        Ok(())
    } else {
        wrong(format!(
            "must not be negative or beyond 64 bits, but is {size}"
        ))
    }
}

pub(super) fn length(node: &Node, subject: Subject<'_>) -> Form {
    let length = object(node)?;
    property(node, "min", subject, size)?;
    property(node, "max", subject, size)?;
    in_order(length)
}

pub(super) fn range(node: &Node, subject: Subject<'_>) -> Form {
    let range = object(node)?;
    property(node, "min", subject, bound)?;
    property(node, "max", subject, bound)?;
    in_order(range)
}

fn bound(node: &Node, subject: Subject<'_>) -> Form {
    let Some(number) = node.as_number() else {
        return must_be("a number", node);
    };
    // A bound is written out for each member that has it.
    const MOST_DIGITS: usize = 1_000;
    if number.as_str().len() > MOST_DIGITS {
        return wrong(format!("must not have more than {MOST_DIGITS} digits"));
    }
    let may_have_fraction = matches!(
        subject.target.kind,
        Kind::Float | Kind::Double | Kind::BigDecimal
    );
    if may_have_fraction || Decimal::from(number.clone()).is_integer() {
        Ok(())
    } else {
        wrong(format!(
            "must be an integer, as it bounds integers, but is {number}"
        ))
    }
}

fn in_order(bounds: &Object) -> Form {
    let bound = |name| {
        bounds
            .get(name)
            .and_then(Node::as_number)
            .cloned()
            .map(Decimal::from)
    };
    match (bound("min"), bound("max")) {
        (Some(min), Some(max)) if min > max => {
            wrong(format!("has a `min` of {min} above its `max` of {max}"))
        }
        _ => Ok(()),
    }
}

pub(super) fn http(node: &Node, subject: Subject<'_>) -> Form {
    required(node, "method")?;
    required(node, "uri")?;
    property(node, "method", subject, non_empty_text)?;
    property(node, "uri", subject, non_empty_text)?;
    property(node, "code", subject, status)
}

pub(super) fn endpoint(node: &Node, subject: Subject<'_>) -> Form {
    required(node, "hostPrefix")?;
    property(node, "hostPrefix", subject, non_empty_text)
}

/// The values of a string, of which either all have a name or none has.
pub(super) fn enumeration(node: &Node, subject: Subject<'_>) -> Form {
    let Some(items) = node.as_array() else {
        return must_be("an array", node);
    };
    if items.is_empty() {
        return wrong("must not be empty");
    }
    let mut values = std::collections::BTreeSet::new();
    let mut names = std::collections::BTreeSet::new();
    let is_named = |item: &Node| {
        item.as_object()
            .is_some_and(|object| object.get("name").is_some())
    };
    let some_are_named = items.iter().any(is_named);
    for (index, item) in items.iter().enumerate() {
        let form = || -> Form {
            required(item, "value")?;
            property(item, "value", subject, non_empty_text)?;
            property(item, "name", subject, constant_name)?;
            property(item, "documentation", subject, text)?;
            property(item, "tags", subject, texts)?;
            property(item, "deprecated", subject, boolean)
        };
        under(index, form())?;
        let of = |key| {
            item.as_object()
                .and_then(|object| object.get(key)?.as_str())
        };
        if of("value").is_some_and(|value| !values.insert(value)) {
            return under(index, wrong("has a value that is there already"));
        }
        if of("name").is_some_and(|name| !names.insert(name)) {
            return under(index, wrong("has a name that is there already"));
        }
        if some_are_named && !is_named(item) {
            return under(index, wrong("must have a name, as others have"));
        }
    }
    Ok(())
}

fn constant_name(node: &Node, subject: Subject<'_>) -> Form {
    text(node, subject)?;
    let is_name = node.as_str().is_some_and(|name| {
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    });
    if is_name {
        Ok(())
    } else {
        wrong("must be letters, digits and `_`, not starting with a digit")
    }
}

/// What goes over the wire for a member of an enum or intEnum.
pub(super) fn enum_value(node: &Node, subject: Subject<'_>) -> Form {
    match subject.shape.kind {
        Kind::IntEnum(_) => match i32::try_from(integer(node)?) {
            Ok(_) => Ok(()),
            Err(_) => wrong("must fit 32 bits"),
        },
        _ => non_empty_text(node, subject),
    }
}
