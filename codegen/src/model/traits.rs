//! The traits on a shape or a member, parsed on demand.

mod decimal;
pub(crate) mod id;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use decimal::Decimal;
pub use view::{Deprecated, Fault, Http, Length, Paginated, Range, Retryable, TimestampFormat};

use super::ShapeId;
use crate::ast::Node;
use crate::source::Place;

/// Traits by shape id, with typed views of those that this package uses.
///
/// A typed view is `None` if the trait is absent or its value is malformed. A model with a malformed value does not
/// load.
#[derive(Clone, Debug, Default)]
pub struct Traits(BTreeMap<ShapeId, Applied>);

#[derive(Clone, Debug)]
pub(super) struct Applied {
    /// Shared, because a mixin gives the same value to many shapes.
    pub(super) value: Arc<Node>,
    /// Where the value is, unless it is under `traits` of its subject.
    pub(super) place: Option<Arc<Place>>,
}

impl Traits {
    /// No traits.
    pub fn new() -> Self {
        Traits(BTreeMap::new())
    }

    /// The value of the trait with this shape id, such as `smithy.api#length`.
    pub fn get(&self, id: &str) -> Option<&Node> {
        self.0.get(id).map(|applied| applied.value.as_ref())
    }

    /// Whether the trait with this shape id is present.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Traits and their values, by shape id.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Node)> {
        self.0
            .iter()
            .map(|(id, applied)| (id, applied.value.as_ref()))
    }

    /// The place of a trait's value, for traits on the subject at `owner`.
    pub fn place(&self, id: &str, owner: &Place) -> Place {
        match self.0.get(id).and_then(|applied| applied.place.as_deref()) {
            Some(place) => place.clone(),
            None => owner.key("traits").key(id),
        }
    }

    /// The number of traits.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no traits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn insert(&mut self, id: ShapeId, value: Node) {
        let value = Arc::new(value);
        self.0.insert(id, Applied { value, place: None });
    }

    pub(super) fn insert_applied(&mut self, id: ShapeId, applied: Applied) {
        self.0.insert(id, applied);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        self.0
            .get_mut(id)
            .map(|applied| Arc::make_mut(&mut applied.value))
    }

    /// The traits of the subject at `owner`, each with its own place, to be applied elsewhere.
    pub(super) fn into_applied(self, owner: &Place) -> impl Iterator<Item = (ShapeId, Applied)> {
        self.0.into_iter().map(|(id, mut applied)| {
            applied
                .place
                .get_or_insert_with(|| Arc::new(owner.key("traits").key(id.as_str())));
            (id, applied)
        })
    }
}
