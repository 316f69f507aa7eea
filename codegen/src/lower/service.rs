//! Lowers services.

use super::Lowering;
use crate::ir::Service;
use crate::model::{self, Shape};
use crate::select::Selection;

/// The namespaces of protocol traits.
const PROTOCOLS: &[&str] = &["aws.protocols#", "smithy.protocols#"];

/// Traits in these namespaces that are not protocols.
const OTHERS: &[&str] = &["aws.protocols#awsQueryCompatible"];

/// The IDs of the protocols that a service declares.
pub(super) fn protocols(service: &Shape) -> Vec<&str> {
    let ids = service.traits.iter().map(|(id, _)| id.as_str());
    let is_protocol = |id: &&str| {
        PROTOCOLS.iter().any(|namespace| id.starts_with(namespace)) && !OTHERS.contains(id)
    };
    ids.filter(is_protocol).collect()
}

impl Lowering<'_> {
    pub(super) fn service(
        &mut self,
        shape: &Shape,
        service: &model::Service,
        selection: &Selection,
    ) -> Service {
        let all = self.model.operations_of(&shape.id);
        let is_selected = |one: &&&Shape| selection.operations.contains_key(&one.id);
        let operations = all.iter().filter(is_selected);
        let operations = operations.map(|operation| self.schemas.path(&operation.id));
        let operations = operations.collect();
        let protocols = protocols(shape).into_iter().map(ToOwned::to_owned);
        Service {
            version: service.version.clone(),
            protocols: protocols.collect(),
            operations,
            is_query_compatible: shape.traits.has("aws.protocols#awsQueryCompatible"),
            head: self.head(shape),
        }
    }
}
