//! Finds the shapes that a shape refers to, each with its role.

use super::{Kind, Member, Shape, ShapeId};

/// A reference from one shape to another.
#[derive(Copy, Clone, Debug)]
pub struct Relation<'m> {
    /// The role of the other shape.
    pub role: Role<'m>,
    /// The shape referred to.
    pub target: &'m ShapeId,
}

/// The role of a shape for one that refers to it.
#[derive(Copy, Clone, Debug)]
pub enum Role<'m> {
    /// An operation of a service or resource.
    Operation,
    /// A resource of a service or resource.
    Resource,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// An error of an operation, or of all operations of a service.
    Error,
    /// An identifier of a resource, by its name.
    Identifier(&'m str),
    /// A property of a resource, by its name.
    Property(&'m str),
    /// The target of a member.
    Member(&'m Member),
}

impl Shape {
    /// Everything it refers to, in the model's order. Traits and mixins are not followed.
    ///
    /// `smithy.api#Unit` is left out where it only means nothing: as the input or output of an operation, and as the
    /// target of an enum's members.
    pub fn relations(&self) -> Vec<Relation<'_>> {
        fn all<'m>(role: Role<'m>, targets: &'m [ShapeId]) -> impl Iterator<Item = Relation<'m>> {
            targets.iter().map(move |target| Relation { role, target })
        }
        fn named<'m>(
            role: fn(&'m str) -> Role<'m>,
            targets: &'m [(String, ShapeId)],
        ) -> impl Iterator<Item = Relation<'m>> {
            targets.iter().map(move |(name, target)| Relation {
                role: role(name),
                target,
            })
        }
        match &self.kind {
            Kind::Service(service) => all(Role::Operation, &service.operations)
                .chain(all(Role::Resource, &service.resources))
                .chain(all(Role::Error, &service.errors))
                .collect(),
            Kind::Resource(resource) => {
                let operations = resource.all_operations().map(|target| Relation {
                    role: Role::Operation,
                    target,
                });
                named(Role::Identifier, &resource.identifiers)
                    .chain(named(Role::Property, &resource.properties))
                    .chain(operations)
                    .chain(all(Role::Resource, &resource.resources))
                    .collect()
            }
            Kind::Operation(operation) => {
                let messages = [
                    (Role::Input, &operation.input),
                    (Role::Output, &operation.output),
                ];
                let messages = messages
                    .into_iter()
                    .map(|(role, target)| Relation { role, target });
                messages
                    .filter(|relation| !relation.target.is_unit())
                    .chain(all(Role::Error, &operation.errors))
                    .collect()
            }
            Kind::Enum(_) | Kind::IntEnum(_) => Vec::new(),
            _ => {
                let relation = |member| Relation {
                    role: Role::Member(member),
                    target: &member.target,
                };
                self.members().map(relation).collect()
            }
        }
    }
}
