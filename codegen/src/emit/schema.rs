//! Emits schemas: tables for the macros of the runtime that implement shapes.

use proc_macro2::Literal;

use super::Facets;
use super::text::Table;
use super::types::{self, how};
use crate::ir::{
    ErrorShape, Head, Module, Presence, Streamed, Structure, Target, Type, Union, WireTrait,
    WireValue,
};

use super::literal;

/// The shapes without a type of their own, one per line.
pub(crate) fn module(module: &Module) -> Option<Table> {
    let rows = module.schemas.iter().map(|schema| {
        let of: String = schema
            .of
            .iter()
            .map(|target| format!(" ({}{})", target.schema, list(&target.traits)))
            .collect();
        let of = if of.is_empty() {
            of
        } else {
            format!(" of{of}")
        };
        let (name, shape) = (&schema.name, Literal::string(&schema.shape));
        format!(
            "{name}: {}({shape}{}){of}",
            schema.kind,
            list(&schema.traits)
        )
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        name: "schemas",
        head: String::new(),
        rows,
        tail: String::new(),
    })
}

/// The members of a structure, one per line.
pub(crate) fn structure(structure: &Structure, facets: &Facets) -> Table {
    let mut stream = String::new();
    let rows = structure.fields.iter().map(|field| {
        let (presence, default) = match (&field.presence, &field.fallback) {
            (Presence::Optional, _) if field.is_stream() => ("optional_stream", None),
            (_, _) if field.is_stream() => ("stream", None),
            (Presence::Optional, None) => ("optional", None),
            (Presence::Optional, Some(fallback)) => ("filled", Some(fallback)),
            (Presence::Required, _) => ("required", None),
            (Presence::Default(default), _) => ("default", Some(default)),
        };
        let default = default.map_or(String::new(), |value| {
            format!(", {}", literal::text(value, &field.value))
        });
        let member = member(&field.member, &field.target, &default);
        let by = by(&field.value);
        if let Type::Stream { of, .. } = &field.value {
            let value = types::text(&field.value);
            let of = match of {
                Streamed::Bytes => "runtime::stream::Body".to_owned(),
                Streamed::Events { union, .. } => format!("runtime::stream::EventStream<{union}>"),
            };
            stream = format!(" stream({presence} {}: {value} = {of})", field.name);
        }
        format!("{}: {presence}({member}){by}", field.name)
    });
    let rows = rows.collect();
    // A stream cannot be cloned, so there is no conversion back to a builder.
    let builder = match (facets.builders, facets.validators, structure.has_stream()) {
        (false, _, _) => "",
        (true, true, false) => " builder(checked)",
        (true, false, false) => " builder(unchecked)",
        (true, true, true) => " builder(checked once)",
        (true, false, true) => " builder(unchecked once)",
    };
    let error = structure.error.as_ref().map_or(String::new(), error);
    Table {
        name: match facets.serde {
            true => "serde_structure",
            false => "structure",
        },
        head: head(
            &format!("{} by {}", structure.head.name, structure.builder),
            &structure.head,
        ),
        rows,
        tail: format!("{builder}{error}{stream}"),
    }
}

fn error(error: &ErrorShape) -> String {
    match &error.message {
        None => " error()".to_owned(),
        Some((field, true)) => format!(" error(optional {field})"),
        Some((field, false)) => format!(" error(required {field})"),
    }
}

/// The members of a union, one per line.
pub(crate) fn union(union: &Union, facets: &Facets) -> Table {
    let rows = union.variants.iter().map(|variant| {
        let holds = match variant.value {
            Type::Unit => "unit",
            _ => "value",
        };
        let member = member(&variant.member, &variant.target, "");
        format!("{}: {holds}({member}){}", variant.name, by(&variant.value))
    });
    Table {
        name: match facets.serde {
            true => "serde_union",
            false => "union",
        },
        head: head(&union.head.name, &union.head),
        rows: rows.collect(),
        tail: String::new(),
    }
}

/// A type and the static of its shape, with the shape's ID and traits. Long lines are split in two.
pub(super) fn head(name: &str, head: &Head) -> String {
    line(name, head, &list(&head.traits))
}

/// Like `head`, with the traits as text.
pub(super) fn line(name: &str, head: &Head, traits: &str) -> String {
    let id = Literal::string(&head.shape);
    let shape = format!("{}({id}{traits})", head.schema);
    match name.len() + shape.len() {
        0..=84 => format!("{name} = {shape}"),
        _ => format!("{name} =\n            {shape}"),
    }
}

/// A member's name, target, default and traits.
fn member(name: &str, target: &Target, default: &str) -> String {
    let name = Literal::string(name);
    format!("{name}, {}{default}{}", target.schema, list(&target.traits))
}

/// The type that selects how a value is read and written, if it is not the default.
fn by(value: &Type) -> String {
    how(value).map_or(String::new(), |how| format!(" by {how}"))
}

/// A list of traits, each after a comma.
pub(super) fn list(traits: &[WireTrait]) -> String {
    let text = |text: &str| Literal::string(text).to_string();
    let traits = traits.iter().map(|one| {
        let name = one.name;
        match &one.value {
            WireValue::None => format!(", {name}"),
            WireValue::Text(value) => format!(", {name}({})", text(value)),
            WireValue::Texts(values) => format!(", {name}(&[{}])", texts(values)),
            WireValue::Status(status) => format!(", {name}({status})"),
            WireValue::QueryError { code, status } => format!(", {name}({}, {status})", text(code)),
            WireValue::Fault { is_client: true } => format!(", {name}(runtime::Fault::Client)"),
            WireValue::Fault { is_client: false } => format!(", {name}(runtime::Fault::Server)"),
            WireValue::Retryable { throttling } => {
                format!(", {name}(runtime::Retryable {{ throttling: {throttling} }})")
            }
            WireValue::TimestampFormat(format) => {
                format!(", {name}(schema::TimestampFormat::{format})")
            }
            WireValue::XmlNamespace { uri, prefix } => {
                let prefix = prefix.as_deref().map_or("None".to_owned(), |prefix| {
                    format!("Some({})", text(prefix))
                });
                let uri = text(uri);
                format!(", {name}(schema::XmlNamespace {{ uri: {uri}, prefix: {prefix} }})")
            }
        }
    });
    traits.collect()
}

/// String literals, separated by commas.
pub(super) fn texts(all: &[String]) -> String {
    let all: Vec<_> = all
        .iter()
        .map(|one| Literal::string(one).to_string())
        .collect();
    all.join(", ")
}
