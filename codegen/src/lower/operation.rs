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
        let type_name = |id: &ShapeId| (!id.is_unit()).then(|| self.plan.type_name(id));
        let structures: Vec<_> = errors.iter().map(|id| self.plan.type_name(id)).collect();
        let variants = Scope::reserving([UNKNOWN])
            .claim_all(Case::Upper, structures.iter().map(String::as_str));
        let errors = errors.iter().zip(variants).zip(structures);
        let errors = errors.map(|((id, name), structure)| OperationError {
            name,
            structure,
            code: id.name().to_owned(),
        });
        Operation {
            head: self.head(shape),
            operation: shape.id.name().to_owned(),
            input: type_name(&operation.input),
            output: type_name(&operation.output),
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
