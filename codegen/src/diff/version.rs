//! A version of a model: its shapes, and the public API that is generated for them.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{self, Api, Item, ItemKind, Part, PartKind};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower;
use crate::model::{Kind, Model, Shape};
use crate::options::Options;
use crate::select::{self, Root};
use crate::source::Sources;

/// A version of a model.
#[derive(Clone, Debug)]
pub struct Version {
    /// The model.
    pub model: Model,
    /// The public API that is generated for it.
    pub api: Api,
}

impl Version {
    /// Loads a version with the roots and options of a configuration. A root that the model does not have generates
    /// nothing. Without roots, all services are generated, or all shapes if there is no service.
    ///
    /// # Errors
    ///
    /// All problems of the model and of generating Rust from it.
    pub fn load(sources: &Sources, config: &Config) -> Result<Version, Diagnostics> {
        let model = Model::load(sources)?.model;
        let wanted = config.wanted();
        let roots = roots(&model, config);
        let is_extern =
            |id: &crate::model::ShapeId| wanted.options.externs.contains_key(id.as_str());
        let selection = select::select(&model, &roots, is_extern)?;
        let options = Options {
            undocumented: true,
            ..wanted.options.clone()
        };
        let (module, _) = lower::lower(&model, &selection, &options)?;
        let api = api::list(&[module]);
        Ok(Version { model, api })
    }

    /// The configuration with the roots that a version generates; `None` if it generates nothing.
    pub fn config(&self, config: &Config) -> Option<Config> {
        let roots = roots(&self.model, config);
        (!roots.is_empty()).then(|| config.clone().with_roots(roots))
    }
}

/// The roots of a configuration that a model has; all services if there are none, or all shapes.
fn roots(model: &Model, config: &Config) -> BTreeSet<Root> {
    let wanted = config.wanted();
    let roots = match wanted.roots.is_empty() {
        true => all(model),
        false => wanted.roots.clone(),
    };
    let is_known =
        |root: &Root| select::select(model, &BTreeSet::from([root.clone()]), |_| false).is_ok();
    roots.into_iter().filter(is_known).collect()
}

/// All services, or all shapes.
fn all(model: &Model) -> BTreeSet<Root> {
    let own = || {
        model
            .shapes()
            .filter(|shape| !shape.is_prelude() && !shape.traits.is_trait())
    };
    let services = own().filter(|shape| matches!(shape.kind, Kind::Service(_)));
    let services: BTreeSet<_> = services
        .map(|shape| Root::Service(shape.id.to_string()))
        .collect();
    if !services.is_empty() {
        return services;
    }
    let root = |shape: &Shape| match shape.kind {
        Kind::Operation(_) => Some(Root::Operation(shape.id.to_string())),
        Kind::Resource(_) => None,
        _ => Some(Root::Shape(shape.id.to_string())),
    };
    own().filter_map(root).collect()
}

/// The items that shapes are generated as.
pub(super) struct Generated<'a>(BTreeMap<&'a str, &'a Item>);

impl<'a> Generated<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let own = api.items.iter().rev();
        let own = own.filter(|item| item.kind != ItemKind::Collection);
        // Of several items of a shape, the first: an operation, and not its errors.
        Generated(own.map(|item| (item.shape.as_str(), item)).collect())
    }

    /// The item of a shape, or the field or variant of a member.
    pub(super) fn of(&self, id: &str) -> Option<String> {
        let Some((shape, member)) = id.split_once('$') else {
            return Some(self.0.get(id)?.name.clone());
        };
        let item = self.0.get(shape)?;
        let is_own = |part: &&Part| {
            let is_shown = matches!(part.kind, PartKind::Field { .. } | PartKind::Variant(_));
            is_shown && part.member == member
        };
        item.parts
            .iter()
            .find(is_own)
            .map(|part| item.path_of(part))
    }
}
