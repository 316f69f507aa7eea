//! Checks options: Rust code must be valid, and targets must be generated and of the right kind.

use std::collections::BTreeSet;

use syn::parse::Parser;

use super::{Options, Target};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{Kind, Model, Shape, ShapeId};
use crate::select::Selection;

/// Checks that options written in Rust are valid Rust.
///
/// # Errors
///
/// Returns the first that is not.
pub(crate) fn check_rust(options: &Options) -> Result<(), String> {
    let problem = |shape: &str, what: &str, text: &str, error: syn::Error| {
        format!("the {what} `{text}` for `{shape}` is not Rust: {error}")
    };
    for (shape, path) in &options.derives {
        syn::parse_str::<syn::Path>(path).map_err(|e| problem(shape, "derive", path, e))?;
    }
    for (shape, text) in &options.attributes {
        syn::Attribute::parse_outer
            .parse_str(text)
            .map_err(|e| problem(shape, "attribute", text, e))?;
    }
    for (shape, own) in &options.externs {
        for path in [Some(&own.path), own.codec.as_ref()].into_iter().flatten() {
            syn::parse_str::<syn::Type>(path)
                .map_err(|e| problem(shape, "extern type", path, e))?;
        }
    }
    for (what, types) in [
        ("string type", &options.strings),
        ("blob type", &options.blobs),
    ] {
        for (shape, path) in types {
            syn::parse_str::<syn::Type>(path).map_err(|e| problem(shape, what, path, e))?;
        }
    }
    for (shape, path) in &options.maps {
        let parsed =
            syn::parse_str::<syn::Path>(path).map_err(|e| problem(shape, "map type", path, e))?;
        if parsed.segments.iter().any(|one| !one.arguments.is_none()) {
            return Err(format!(
                "the map type `{path}` for `{shape}` has parameters: name it without them, they are added"
            ));
        }
    }
    if let Some(path) = &options.streaming_blob {
        syn::parse_str::<syn::Type>(path)
            .map_err(|e| problem("@streaming blobs", "type", path, e))?;
    }
    if let Some(path) = &options.event_stream {
        syn::parse_str::<syn::Path>(path).map_err(|e| problem("event streams", "type", path, e))?;
    }
    Ok(())
}

/// Checks that types with generated serde impls do not derive serde's traits too.
///
/// # Errors
///
/// Returns the first such derive.
pub(crate) fn check_serde(options: &Options) -> Result<(), String> {
    let is_serde = |path: &str| {
        let path = path.trim_start_matches("::");
        matches!(
            path,
            "Serialize" | "Deserialize" | "serde::Serialize" | "serde::Deserialize"
        )
    };
    match options.derives.iter().find(|(_, path)| is_serde(path)) {
        Some((target, path)) => Err(format!(
            "the derive `{path}` for `{target}`: types already implement serde's traits. \
             Remove it, or disable them with `Config::serde(false)`"
        )),
        None => Ok(()),
    }
}

/// Checks that the target of each option is generated.
pub(crate) fn check_targets(
    options: &Options,
    model: &Model,
    selections: &[Selection],
    found: &mut Diagnostics,
) {
    let check = Check::new(model, selections);
    for id in options.renames.keys() {
        found.extend(check.target("rename", id, Allowed::ONE));
    }
    for (id, _) in &options.derives {
        found.extend(check.target("derive", id, Allowed::TYPES));
    }
    for (id, _) in &options.attributes {
        found.extend(check.target("attribute", id, Allowed::ALL));
    }
    for (targets, option, what, is_kind) in [
        (
            &options.maps,
            "map_type",
            "map",
            (|kind| matches!(kind, Kind::Map { .. })) as fn(&Kind) -> bool,
        ),
        (&options.strings, "string_type", "string", |kind| {
            matches!(kind, Kind::String)
        }),
        (&options.blobs, "blob_type", "blob", |kind| {
            matches!(kind, Kind::Blob)
        }),
    ] {
        let check = OfKind::new(option, what, is_kind, model, selections);
        for (id, _) in targets {
            found.extend(check.target(id));
        }
    }
    for id in options.externs.keys() {
        found.extend(check.replaced(id));
    }
}

/// The possible targets of an option.
#[derive(Clone, Copy)]
struct Allowed {
    members: bool,
    many: bool,
    operations: bool,
}

impl Allowed {
    const ONE: Self = Allowed {
        members: true,
        many: false,
        operations: true,
    };
    const TYPES: Self = Allowed {
        members: false,
        many: true,
        operations: false,
    };
    const ALL: Self = Allowed {
        members: true,
        many: true,
        operations: false,
    };
}

struct Check<'m> {
    model: &'m Model,
    /// The shapes with generated types, except operations.
    types: BTreeSet<&'m ShapeId>,
    operations: BTreeSet<&'m ShapeId>,
    /// The shapes replaced by the user's own types.
    externs: BTreeSet<&'m ShapeId>,
}

impl<'m> Check<'m> {
    fn new(model: &'m Model, selections: &'m [Selection]) -> Self {
        let is_type = |id: &&ShapeId| model.get(id).is_some_and(Shape::has_type);
        let all = |of: fn(&'m Selection) -> &'m BTreeSet<ShapeId>| selections.iter().flat_map(of);
        Check {
            model,
            types: all(|one| &one.shapes).filter(is_type).collect(),
            operations: selections
                .iter()
                .flat_map(|one| one.operations.keys())
                .collect(),
            externs: all(|one| &one.externs).collect(),
        }
    }

    fn target(&self, option: &str, text: &str, allowed: Allowed) -> Option<Diagnostic> {
        let about = |message: String| Diagnostic::error("UnknownTarget", message).about(text);
        match Target::parse(text) {
            Target::Everything | Target::Namespace(_) if !allowed.many => Some(
                about(format!(
                    "`{option}` takes one shape or member, not `{text}`"
                ))
                .suggest(self.near(text, allowed)),
            ),
            Target::Everything => None,
            Target::Namespace(namespace) => {
                let target = Target::Namespace(namespace);
                let is_met = self.types.iter().any(|id| target.is_of_shape(id));
                (!is_met).then(|| {
                    about(format!(
                        "`{option}` refers to the namespace `{text}`, which generates nothing"
                    ))
                    .suggest(self.near(text, allowed))
                })
            }
            Target::Shape(_) => {
                let is = |ids: &BTreeSet<&ShapeId>| ids.iter().any(|id| id.as_str() == text);
                if is(&self.types) || (allowed.operations && is(&self.operations)) {
                    return None;
                }
                Some(self.not_generated(option, text, allowed))
            }
            Target::Member(..) if !allowed.members => Some(
                about(format!(
                    "`{option}` refers to `{text}`, but members cannot have {option}s"
                ))
                .help("name the shape that contains the member"),
            ),
            Target::Member(shape, member) => {
                let holder = self.types.iter().find(|id| id.as_str() == shape);
                let Some(holder) = holder.and_then(|id| self.model.get(id)) else {
                    return Some(self.not_generated(option, shape, allowed));
                };
                let members = || holder.members().map(|member| member.name.as_str());
                if members().any(|name| name == member) {
                    return None;
                }
                let near = nearest(member, members());
                let near = near.map(|name| format!("{shape}${name}"));
                Some(
                    about(format!(
                        "`{option}` refers to `{text}`, but `{shape}` has no such member"
                    ))
                    .suggest(near.as_deref()),
                )
            }
        }
    }

    /// Checks that a shape replaced by the user's type would have a type.
    fn replaced(&self, text: &str) -> Option<Diagnostic> {
        if self.externs.iter().any(|id| id.as_str() == text) {
            return None;
        }
        let shapes = self.model.shapes().map(|shape| shape.id.as_str());
        Some(
            Diagnostic::error(
                "UnknownTarget",
                format!("`extern_type` names `{text}`, which no generated type uses"),
            )
            .about(text)
            .suggest(nearest(text, shapes.filter(|id| *id != text))),
        )
    }

    fn not_generated(&self, option: &str, text: &str, allowed: Allowed) -> Diagnostic {
        let shape = ShapeId::parse(text).ok().and_then(|id| self.model.get(&id));
        let message = match shape {
            Some(shape) if !shape.has_type() => format!(
                "`{option}` refers to `{text}`, a {}, which has no Rust type",
                shape.kind.name()
            ),
            Some(_) => format!("`{option}` refers to `{text}`, which is not generated"),
            None => format!("`{option}` refers to `{text}`, which the model does not have"),
        };
        let diagnostic = Diagnostic::error("UnknownTarget", message).about(text);
        match shape {
            Some(shape) => diagnostic.at(shape.place.clone()),
            None => diagnostic.suggest(self.near(text, allowed)),
        }
    }

    fn near(&self, text: &str, allowed: Allowed) -> Option<&str> {
        let operations = self.operations.iter().filter(|_| allowed.operations);
        let ids = self.types.iter().chain(operations).map(|id| id.as_str());
        nearest(text, ids.filter(|id| *id != text))
    }
}

/// Checks the targets of an option that is for shapes of one kind.
struct OfKind<'m> {
    option: &'static str,
    what: &'static str,
    model: &'m Model,
    /// The shapes of that kind that generated types contain.
    shapes: Vec<&'m ShapeId>,
}

impl<'m> OfKind<'m> {
    fn new(
        option: &'static str,
        what: &'static str,
        is_kind: fn(&Kind) -> bool,
        model: &'m Model,
        selections: &'m [Selection],
    ) -> Self {
        let is_meant = |id: &&ShapeId| model.get(id).is_some_and(|shape| is_kind(&shape.kind));
        let all = selections.iter().flat_map(|one| &one.shapes);
        OfKind {
            option,
            what,
            model,
            shapes: all.filter(is_meant).collect(),
        }
    }

    fn target(&self, text: &str) -> Option<Diagnostic> {
        let OfKind { option, what, .. } = self;
        let target = Target::parse(text);
        let is_met = self.shapes.iter().any(|id| target.is_of_shape(id));
        if target == Target::Everything || is_met {
            return None;
        }
        let about = |message: String| Diagnostic::error("UnknownTarget", message).about(text);
        Some(match target {
            Target::Everything | Target::Namespace(_) => about(format!(
                "`{option}` refers to the namespace `{text}`, which has no {what} that is used"
            ))
            .suggest(self.near(text)),
            Target::Member(..) => about(format!(
                "`{option}` refers to `{text}`, but members cannot have {what} types"
            ))
            .help(format!("name the {what} that the member targets")),
            Target::Shape(_) => {
                let shape = ShapeId::parse(text).ok().and_then(|id| self.model.get(&id));
                match shape {
                    None => about(format!(
                        "`{option}` refers to `{text}`, which the model does not have"
                    ))
                    .suggest(self.near(text)),
                    Some(shape) if shape.kind.name() == *what => about(format!(
                        "`{option}` names `{text}`, which no generated type uses"
                    ))
                    .at(shape.place.clone()),
                    Some(shape) => about(format!(
                        "`{option}` refers to `{text}`, which is not a {what} but has type {}",
                        shape.kind.name()
                    ))
                    .at(shape.place.clone()),
                }
            }
        })
    }

    fn near(&self, text: &str) -> Option<&str> {
        nearest(text, self.shapes.iter().map(|id| id.as_str()))
    }
}
