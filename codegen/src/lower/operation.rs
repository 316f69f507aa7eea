//! Operations: their types, their errors, their HTTP binding.

use super::Lowering;
use super::enumeration::UNKNOWN;
use super::names::{Case, Scope};
use crate::ir::{Http, Operation, OperationError};
use crate::model::{self, Shape, ShapeId};

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
            operation: shape.id.name().to_owned(),
            input: self.value_of(&operation.input),
            output: self.value_of(&operation.output),
            error: self.plan.error(&shape.id),
            errors: errors.collect(),
            http: shape.traits.http().map(|http| Http {
                method: http.method.to_owned(),
                uri: http.uri.to_owned(),
                status: http.code,
            }),
        }
    }
}
