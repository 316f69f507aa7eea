//! Reads references to shapes. Whether the shape exists is checked later.

use super::super::{InvalidShapeId, ShapeId};
use super::properties::Properties;
use super::{BadId, IdOf, Reader};
use crate::ast::{Node, Pointer};
use crate::diagnostic::{Diagnostic, quoted};

impl Reader<'_> {
    pub(super) fn target(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        what: &str,
    ) -> Option<ShapeId> {
        let Some(target) = properties.take("target") else {
            self.error("MissingProperty", at, format!("{what} has no `target`"));
            return None;
        };
        let at = at.key("target");
        let target = self.string(target, &at, "a `target`")?;
        self.id(&target, IdOf::Shape, &at)
    }

    pub(super) fn id(&mut self, text: &str, of: IdOf, at: &Pointer<'_>) -> Option<ShapeId> {
        ShapeId::parse(text)
            .map_err(|why| self.bad_id(text, of, at, &why))
            .ok()
    }

    pub(super) fn bad_id(&mut self, text: &str, of: IdOf, at: &Pointer<'_>, why: &InvalidShapeId) {
        let message = format!("{} is not a shape id: {why}", quoted(text));
        let mut diagnostic = self.located(Diagnostic::error("InvalidShapeId", message), at);
        if matches!(of, IdOf::Trait) {
            diagnostic.place = diagnostic.place.map(|place| place.own_key());
        }
        self.bad_ids.push(BadId {
            text: text.to_owned(),
            of,
            diagnostic,
        });
    }

    fn reference(&mut self, node: Node, at: &Pointer<'_>) -> Option<ShapeId> {
        let object = self.object(node, at, "a reference to a shape")?;
        let mut properties = Properties::of(object);
        let target = self.target(&mut properties, at, "a reference to a shape");
        self.leftover(&properties, at, &["target"]);
        target
    }

    pub(super) fn optional_reference(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Option<ShapeId> {
        let node = properties.take(name)?;
        self.reference(node, &at.key(name))
    }

    pub(super) fn references(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Vec<ShapeId> {
        let Some(node) = properties.take(name) else {
            return Vec::new();
        };
        let at = at.key(name);
        let Some(items) = self.array(node, &at, &format!("`{name}`")) else {
            self.is_whole = false;
            return Vec::new();
        };
        let mut read = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let target = self.reference(item, &at.index(index));
            self.is_whole &= target.is_some();
            read.extend(target);
        }
        read
    }

    pub(super) fn named_references(
        &mut self,
        properties: &mut Properties,
        at: &Pointer<'_>,
        name: &str,
    ) -> Vec<(String, ShapeId)> {
        let at = at.key(name);
        let entries = properties
            .take(name)
            .and_then(|node| self.object(node, &at, &format!("`{name}`")));
        let mut read = Vec::new();
        for (key, value) in entries.unwrap_or_default() {
            let below = at.key(&key);
            if let Some(target) = self.reference(value, &below) {
                read.push((key, target));
            }
        }
        read
    }
}
