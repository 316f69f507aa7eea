//! Lowers operations: their types, errors and HTTP bindings.

use super::Lowering;
use super::enumeration::UNKNOWN;
use super::names::{Case, Scope};
use super::service::schemes;
use crate::ast::Node;
use crate::ir::{Http, Operation, OperationError, Target, Type, WireTrait};
use crate::model::traits::id;
use crate::model::{self, Shape, ShapeId, Traits};

impl Lowering<'_> {
    pub(super) fn operation(
        &mut self,
        shape: &Shape,
        operation: &model::Operation,
        errors: &[ShapeId],
    ) -> Operation {
        let names: Vec<_> = errors.iter().map(|id| self.plan.type_name(id)).collect();
        let variants =
            Scope::reserving([UNKNOWN]).claim_all(Case::Upper, names.iter().map(String::as_str));
        let errors = errors.iter().zip(variants);
        let errors = errors.map(|(id, name)| OperationError {
            name,
            structure: self.value_of(id),
            code: id.name().to_owned(),
        });
        Operation {
            head: self.head(shape),
            input: self.message(&operation.input),
            output: self.message(&operation.output),
            error: self.plan.error(&shape.id),
            errors: errors.collect(),
            http: shape.traits.http().map(|http| Http {
                method: http.method.to_owned(),
                uri: http.uri.to_owned(),
                status: http.code,
            }),
            // The names of the fields are known later, see `pages`.
            pages: None,
            traits: traits(&shape.traits),
            owns_input: self.inputs.get(&operation.input) == Some(&1),
        }
    }

    /// The type and the schema of an input or output.
    fn message(&self, id: &ShapeId) -> (Type, Target) {
        let target = Target {
            schema: self.schemas.path(id),
            traits: Vec::new(),
        };
        (self.value_of(id), target)
    }
}

/// The traits that affect calls.
fn traits(traits: &Traits) -> Vec<WireTrait> {
    let flags = [
        (id::HTTP_CHECKSUM_REQUIRED, "HttpChecksumRequired"),
        (id::IDEMPOTENT, "Idempotent"),
        (id::READONLY, "Readonly"),
        ("aws.auth#unsignedPayload", "UnsignedPayload"),
        (
            "aws.customizations#s3UnwrappedXmlOutput",
            "S3UnwrappedXmlOutput",
        ),
    ];
    let flags = flags.into_iter().filter(|(id, _)| traits.has(id));
    let mut all: Vec<_> = flags.map(|(_, name)| WireTrait::flag(name)).collect();
    all.extend(schemes(traits).map(|schemes| WireTrait::texts("Auth", schemes)));
    let prefix = traits.host_prefix();
    all.extend(prefix.map(|prefix| WireTrait::text("Endpoint", prefix)));
    let encodings = traits
        .get(id::REQUEST_COMPRESSION)
        .and_then(Node::as_object);
    let encodings = encodings.and_then(|value| value.get("encodings")?.as_array());
    all.extend(encodings.map(|encodings| {
        let encodings = encodings.iter().filter_map(Node::as_str);
        let encodings = encodings.map(ToOwned::to_owned).collect();
        WireTrait::texts("RequestCompression", encodings)
    }));
    all
}
