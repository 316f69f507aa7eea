//! Lowers services.

use super::Lowering;
use super::names::{Case, Scope};
use super::wire;
use crate::ast::Node;
use crate::ir::{Service, ServiceOperation, WireTrait};
use crate::model::traits::id;
use crate::model::{self, Shape, Traits};
use crate::select::Selection;

/// The namespaces of protocol traits.
const PROTOCOLS: &[&str] = &["aws.protocols#", "smithy.protocols#"];

/// Traits in these namespaces that are not protocols.
const OTHERS: &[&str] = &["aws.protocols#awsQueryCompatible"];

/// Methods of a client that no operation's may hide.
const CLIENT_METHODS: &[&str] = &[
    "call",
    "clone",
    "endpoint",
    "paginate",
    "response_limit",
    "retry",
    "send",
    "tokens",
];

/// The protocols that a service declares, by their ids.
pub(super) fn protocols(service: &Shape) -> Vec<&str> {
    let ids = service.traits.iter().map(|(id, _)| id.as_str());
    let is_protocol = |id: &&str| {
        PROTOCOLS.iter().any(|namespace| id.starts_with(namespace)) && !OTHERS.contains(id)
    };
    ids.filter(is_protocol).collect()
}

/// The traits that affect calls.
fn traits(traits: &Traits) -> Vec<WireTrait> {
    let object = |id| traits.get(id).and_then(Node::as_object);
    let mut all = Vec::new();
    all.extend(schemes(traits).map(|schemes| WireTrait::texts("Auth", schemes)));
    if traits.has("aws.protocols#awsQueryCompatible") {
        all.push(WireTrait::flag("AwsQueryCompatible"));
    }
    let name = object("aws.auth#sigv4").and_then(|signed| signed.get("name")?.as_str());
    if name == Some("s3") {
        all.push(WireTrait::flag("DotSegments"));
    }
    let wrapping = object("aws.protocols#restXml").and_then(|xml| xml.get("noErrorWrapping"));
    if wrapping.and_then(Node::as_bool) == Some(true) {
        all.push(WireTrait::flag("NoErrorWrapping"));
    }
    all.extend(name.map(|name| WireTrait::text("SigV4", name)));
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

/// The ids of the authentication schemes in `@auth`.
pub(super) fn schemes(traits: &Traits) -> Option<Vec<String>> {
    let schemes = traits.get(id::AUTH)?.as_array()?;
    let schemes = schemes.iter().filter_map(Node::as_str);
    Some(schemes.map(ToOwned::to_owned).collect())
}
