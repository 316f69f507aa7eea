//! Reads the properties of services and resources.

use super::super::id::is_identifier;
use super::super::shape::{Resource, Service};
use super::properties::Properties;
use super::{IdOf, Reader};
use crate::ast::Pointer;
use crate::diagnostic::quoted;

impl Reader<'_> {
    pub(super) fn service(&mut self, properties: &mut Properties, at: &Pointer<'_>) -> Service {
        let version = properties.take("version");
        let mut service = Service {
            version: version
                .and_then(|node| self.string(node, &at.key("version"), "a service's `version`"))
                .unwrap_or_default(),
            operations: self.references(properties, at, "operations"),
            resources: self.references(properties, at, "resources"),
            errors: self.references(properties, at, "errors"),
            ..Service::default()
        };
        let at = at.key("rename");
        let rename = properties
            .take("rename")
            .and_then(|node| self.object(node, &at, "`rename`"));
        for (from, to) in rename.unwrap_or_default() {
            let at = at.key(&from);
            let id = self.id(&from, IdOf::Shape, &at);
            let to = self.string(to, &at, "the new name of a shape");
            if let (Some(id), Some(to)) = (id, to) {
                if is_identifier(&to) {
                    service.rename.insert(id, to);
                } else {
                    self.error(
                        "InvalidRename",
                        &at,
                        format!("{} is not an identifier", quoted(&to)),
                    );
                }
            }
        }
        service
    }

    pub(super) fn resource(&mut self, properties: &mut Properties, at: &Pointer<'_>) -> Resource {
        if properties.has("properties") {
            self.only_since_2(&at.key("properties"), "properties of resources");
        }
        Resource {
            identifiers: self.named_references(properties, at, "identifiers"),
            properties: self.named_references(properties, at, "properties"),
            create: self.optional_reference(properties, at, "create"),
            put: self.optional_reference(properties, at, "put"),
            read: self.optional_reference(properties, at, "read"),
            update: self.optional_reference(properties, at, "update"),
            delete: self.optional_reference(properties, at, "delete"),
            list: self.optional_reference(properties, at, "list"),
            operations: self.references(properties, at, "operations"),
            collection_operations: self.references(properties, at, "collectionOperations"),
            resources: self.references(properties, at, "resources"),
        }
    }
}
