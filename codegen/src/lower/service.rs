//! Lowers services.

use super::Lowering;
use super::names::{Case, Scope};
use super::wire;
use crate::ast::Node;
use crate::ir::{Service, ServiceOperation, WireTrait, WireValue};
use crate::model::{self, Shape, Traits};
use crate::select::Selection;

/// The namespaces of protocol traits.
const PROTOCOLS: &[&str] = &["aws.protocols#", "smithy.protocols#"];

/// Traits in these namespaces that are not protocols.
const OTHERS: &[&str] = &["aws.protocols#awsQueryCompatible"];

/// Methods of a client that no operation's may hide.
const CLIENT_METHODS: &[&str] = &["call", "clone", "response_limit", "send", "tokens"];

/// The protocols that a service declares, by their ids.
pub(super) fn protocols(service: &Shape) -> Vec<&str> {
    let ids = service.traits.iter().map(|(id, _)| id.as_str());
    let is_protocol = |id: &&str| {
        PROTOCOLS.iter().any(|namespace| id.starts_with(namespace)) && !OTHERS.contains(id)
    };
    ids.filter(is_protocol).collect()
}

/// The traits that affect messages.
fn traits(traits: &Traits) -> Vec<WireTrait> {
    let flag = |name| WireTrait {
        name,
        value: WireValue::None,
    };
    let is_compatible = traits.has("aws.protocols#awsQueryCompatible");
    let mut all: Vec<_> = is_compatible
        .then(|| flag("AwsQueryCompatible"))
        .into_iter()
        .collect();
    let signed = traits.get("aws.auth#sigv4").and_then(Node::as_object);
    let name = signed.and_then(|signed| signed.get("name")?.as_str());
    if name == Some("s3") {
        all.push(flag("DotSegments"));
    }
    let rest_xml = traits
        .get("aws.protocols#restXml")
        .and_then(Node::as_object);
    let wrapping = rest_xml.and_then(|rest_xml| rest_xml.get("noErrorWrapping"));
    if wrapping.and_then(Node::as_bool) == Some(true) {
        all.push(flag("NoErrorWrapping"));
    }
    all.extend(wire::xml_namespace(traits));
    all
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
        let operations: Vec<_> = all.iter().filter(is_selected).collect();
        let names = operations.iter().map(|one| self.plan.type_name(&one.id));
        let names: Vec<_> = names.collect();
        let mut scope = Scope::reserving(CLIENT_METHODS.iter().copied());
        let methods = scope.claim_in_order(Case::Snake, names.iter().map(String::as_str));
        let operations = operations.into_iter().zip(names).zip(methods);
        let operations = operations.map(|((operation, name), method)| ServiceOperation {
            method,
            name,
            schema: self.schemas.path(&operation.id),
        });
        let protocols = protocols(shape).into_iter().map(ToOwned::to_owned);
        Service {
            version: service.version.clone(),
            protocols: protocols.collect(),
            operations: operations.collect(),
            calls: self.plan.calls(&shape.id),
            traits: traits(&shape.traits),
            head: self.head(shape),
        }
    }
}
