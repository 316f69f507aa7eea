//! Operations: their types, their errors, their HTTP binding.

use super::Lowering;
use crate::ir::{Http, Operation, OperationError};
use crate::model::{self, Shape, ShapeId};

impl Lowering<'_> {
    pub(super) fn operation(
        &mut self,
        shape: &Shape,
        operation: &model::Operation,
        errors: &[ShapeId],
    ) -> Operation {
        let type_name =
            |id: &ShapeId| (id.as_str() != "smithy.api#Unit").then(|| self.plan.type_name(id));
        let errors = errors.iter().map(|id| OperationError {
            name: self.plan.type_name(id),
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
