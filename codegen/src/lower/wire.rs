//! Lowers the schemas of shapes, and the traits that affect serialization.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use super::names::{Case, Scope};
use super::plan::Plan;
use super::service::protocols;
use crate::ir::{Schema, Target, WireTrait, WireValue};
use crate::model::traits::id;
use crate::model::{Fault, Kind, Member, Model, Shape, ShapeId, TimestampFormat, Traits};
use crate::select::Selection;

/// The protocols that use `@jsonName`.
const OBEY_JSON_NAME: &[&str] = &["aws.protocols#restJson1"];

/// Traits without a value, with their names in the runtime.
const FLAGS: &[(&str, &str)] = &[
    (id::EVENT_HEADER, "EventHeader"),
    (id::EVENT_PAYLOAD, "EventPayload"),
    (id::HOST_LABEL, "HostLabel"),
    (id::HTTP_LABEL, "HttpLabel"),
    (id::HTTP_PAYLOAD, "HttpPayload"),
    (id::HTTP_QUERY_PARAMS, "HttpQueryParams"),
    (id::HTTP_RESPONSE_CODE, "HttpResponseCode"),
    (id::IDEMPOTENCY_TOKEN, "IdempotencyToken"),
    (id::REQUIRED, "Required"),
    (id::REQUIRES_LENGTH, "RequiresLength"),
    (id::SENSITIVE, "Sensitive"),
    (id::SPARSE, "Sparse"),
    (id::STREAMING, "Streaming"),
    (id::XML_ATTRIBUTE, "XmlAttribute"),
    (id::XML_FLATTENED, "XmlFlattened"),
];

/// Traits with a string value, with their names in the runtime.
const TEXTS: &[(&str, &str)] = &[
    ("aws.protocols#ec2QueryName", "Ec2QueryName"),
    (id::HTTP_HEADER, "HttpHeader"),
    (id::HTTP_PREFIX_HEADERS, "HttpPrefixHeaders"),
    (id::HTTP_QUERY, "HttpQuery"),
    (id::JSON_NAME, "JsonName"),
    (id::MEDIA_TYPE, "MediaType"),
    (id::XML_NAME, "XmlName"),
];

/// The traits of a shape or member that affect serialization.
pub(super) fn traits(traits: &Traits, obeys_json_name: bool) -> Vec<WireTrait> {
    let trait_of = |name, value| WireTrait { name, value };
    let flags = FLAGS.iter().filter(|(id, _)| traits.has(id));
    let flags = flags.map(|(_, name)| WireTrait::flag(name));
    let texts = TEXTS.iter().filter_map(|(id, name)| {
        let text = traits.get(id)?.as_str()?;
        (*id != id::JSON_NAME || obeys_json_name).then(|| WireTrait::text(name, text))
    });
    let mut all: Vec<_> = flags.chain(texts).collect();
    all.extend(traits.timestamp_format().map(|format| {
        let format = match format {
            TimestampFormat::DateTime => "DateTime",
            TimestampFormat::HttpDate => "HttpDate",
            TimestampFormat::EpochSeconds => "EpochSeconds",
        };
        trait_of("TimestampFormat", WireValue::TimestampFormat(format))
    }));
    all.extend(xml_namespace(traits));
    all.extend(traits.error_fault().map(|fault| {
        let is_client = fault == Fault::Client;
        trait_of("Error", WireValue::Fault { is_client })
    }));
    all.extend(traits.aws_query_error().map(|(code, status)| {
        let code = code.to_owned();
        trait_of("AwsQueryError", WireValue::QueryError { code, status })
    }));
    let status = traits.http_error();
    all.extend(status.map(|status| trait_of("HttpError", WireValue::Status(status))));
    all.extend(traits.retryable().map(|retryable| {
        let throttling = retryable.throttling;
        trait_of("Retryable", WireValue::Retryable { throttling })
    }));
    all.sort_by_key(|one| one.name);
    all
}

/// `@xmlNamespace`.
pub(super) fn xml_namespace(traits: &Traits) -> Option<WireTrait> {
    let (uri, prefix) = traits.xml_namespace()?;
    let (uri, prefix) = (uri.to_owned(), prefix.map(ToOwned::to_owned));
    Some(WireTrait {
        name: "XmlNamespace",
        value: WireValue::XmlNamespace { uri, prefix },
    })
}

/// Returns true if JSON members are named by `@jsonName`. False only if all protocols of the
/// services are known not to use it.
pub(super) fn obeys_json_name(model: &Model, selection: &Selection) -> bool {
    let services = selection.services.iter().filter_map(|id| model.get(id));
    let mut protocols = services.flat_map(protocols).peekable();
    protocols.peek().is_none() || protocols.any(|id| OBEY_JSON_NAME.contains(&id))
}

/// The names of the schema statics.
#[derive(Debug, Default)]
pub(super) struct Statics(BTreeMap<ShapeId, String>);

impl Statics {
    pub(super) fn new(model: &Model, selection: &Selection, plan: &Plan) -> Self {
        let data = selection.shapes.iter().chain(&selection.externs);
        let calls = selection.operations.keys().chain(&selection.services);
        let shapes: BTreeSet<&ShapeId> = data.chain(calls).collect();
        let shapes = shapes.into_iter().filter_map(|id| model.get(id));
        let shapes: Vec<_> = shapes.filter(|shape| !shape.is_prelude()).collect();
        let names: Vec<_> = shapes
            .iter()
            .map(|shape| plan.type_name(&shape.id))
            .collect();
        let names = Scope::new().claim_all(Case::Constant, names.iter().map(String::as_str));
        Statics(
            shapes
                .into_iter()
                .map(|shape| shape.id.clone())
                .zip(names)
                .collect(),
        )
    }

    /// The path of a shape's static.
    pub(super) fn path(&self, id: &ShapeId) -> String {
        match self.0.get(id) {
            Some(name) => name.clone(),
            None => format!("prelude::{}", Case::Constant.name(id.name())),
        }
    }
}

impl Lowering<'_> {
    pub(super) fn wire_traits(&self, traits: &Traits) -> Vec<WireTrait> {
        self::traits(traits, self.obeys_json_name)
    }

    /// The target of a member.
    pub(super) fn target(&self, member: &Member) -> Target {
        let mut schema = self.schemas.path(&member.target);
        if self.is_list_of_events(&member.target) {
            schema.push_str(EVENTS);
        }
        Target {
            schema,
            traits: self.wire_traits(&member.traits),
        }
    }

    /// Returns true if a streaming union is held in memory as a list of its events.
    fn is_list_of_events(&self, id: &ShapeId) -> bool {
        let shape = self.model.get(id);
        shape.is_some_and(|shape| {
            shape.traits.streaming()
                && matches!(shape.kind, Kind::Union(_))
                && self.config.event_stream.is_none()
                && !self.config.externs.contains_key(id.as_str())
        })
    }

    /// Adds the schemas that do not belong to an item: those of shapes without a type, and those of
    /// lists of events.
    pub(super) fn complete_schemas(&mut self, selection: &Selection) {
        let model = self.model;
        let ids: BTreeSet<&ShapeId> = selection.shapes.iter().chain(&selection.externs).collect();
        let shapes = ids.into_iter().filter_map(|id| model.get(id));
        let mut schemas = Vec::new();
        for shape in shapes.filter(|shape| !shape.is_prelude()) {
            schemas.extend(self.schema(shape));
            if self.is_list_of_events(&shape.id) {
                schemas.push(self.list_of_events(shape));
            }
        }
        self.module.schemas = schemas;
    }

    fn schema(&self, shape: &Shape) -> Option<Schema> {
        let is_extern = self.config.externs.contains_key(shape.id.as_str());
        let (kind, of) = match &shape.kind {
            Kind::Blob => ("Blob", vec![]),
            Kind::Boolean => ("Boolean", vec![]),
            Kind::String => ("String", vec![]),
            Kind::Byte => ("Byte", vec![]),
            Kind::Short => ("Short", vec![]),
            Kind::Integer => ("Integer", vec![]),
            Kind::Long => ("Long", vec![]),
            Kind::Float => ("Float", vec![]),
            Kind::Double => ("Double", vec![]),
            Kind::BigInteger => ("BigInteger", vec![]),
            Kind::BigDecimal => ("BigDecimal", vec![]),
            Kind::Document => ("Document", vec![]),
            Kind::Timestamp => ("Timestamp", vec![]),
            Kind::Enum(_) if is_extern => ("Enum", vec![]),
            Kind::IntEnum(_) if is_extern => ("IntEnum", vec![]),
            // The contents of a user-defined type are unknown here.
            Kind::List(_) | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_) if is_extern => {
                ("Document", vec![])
            }
            Kind::List(item) => ("List", vec![self.target(item)]),
            Kind::Map { key, value } => ("Map", vec![self.target(key), self.target(value)]),
            _ => return None,
        };
        Some(Schema {
            name: self.schemas.path(&shape.id),
            shape: shape.id.to_string(),
            kind,
            traits: self.wire_traits(&shape.traits),
            of,
        })
    }

    fn list_of_events(&self, shape: &Shape) -> Schema {
        let name = self.schemas.path(&shape.id);
        let of = Target {
            schema: name.clone(),
            traits: Vec::new(),
        };
        Schema {
            name: format!("{name}{EVENTS}"),
            shape: shape.id.to_string(),
            kind: "List",
            traits: Vec::new(),
            of: vec![of],
        }
    }
}

/// Names claimed by [`Scope`] never end in two underscores and a word, so this name is free.
const EVENTS: &str = "__EVENTS";
