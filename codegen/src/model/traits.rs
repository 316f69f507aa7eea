//! The traits on a shape or a member, parsed when something asks for them.

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

/// Traits by their shape ids, and typed views of those this package acts on.
///
/// A typed view is `None` where the trait is absent, and where its value is not of the form the specification gives it;
/// a model that has one of those does not load.
#[derive(Clone, Debug, Default)]
pub struct Traits(BTreeMap<ShapeId, Applied>);

#[derive(Clone, Debug)]
pub(super) struct Applied {
    /// Shared, as a mixin gives the same value to many.
    pub(super) value: Arc<Node>,
    /// Where the value is, unless it is under `traits` of what the trait is on.
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

    /// Whether the trait with this shape id is there.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Traits and their values, by shape id.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Node)> {
        self.0
            .iter()
            .map(|(id, applied)| (id, applied.value.as_ref()))
    }

    /// Where the value of a trait is, for traits on what stands at `owner`.
    pub fn place(&self, id: &str, owner: &Place) -> Place {
        match self.0.get(id).and_then(|applied| applied.place.as_deref()) {
            Some(place) => place.clone(),
            None => owner.key("traits").key(id),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
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

    /// The traits of something that stands at `owner`, each with its own place, to be applied elsewhere.
    pub(super) fn into_applied(self, owner: &Place) -> impl Iterator<Item = (ShapeId, Applied)> {
        self.0.into_iter().map(|(id, mut applied)| {
            applied
                .place
                .get_or_insert_with(|| Arc::new(owner.key("traits").key(id.as_str())));
            (id, applied)
        })
    }
}
