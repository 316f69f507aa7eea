//! Checks paginated operations: the members named by the trait `paginated` must exist and fit their role (Smithy
//! specification, "paginated trait").

use std::collections::{BTreeMap, HashMap};

use super::super::traits::id;
use super::super::{Kind, Member, Model, Operation, Paginated, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, quoted};

/// The maximum number of members in a path.
const DEEPEST: usize = 32;

/// The maximum number of members to search for a suggestion.
const ENOUGH: usize = 100;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut check = Check {
        model,
        members: BTreeMap::new(),
        diagnostics,
    };
    for shape in model.shapes() {
        match &shape.kind {
            Kind::Operation(operation) => check.operation(shape, operation),
            Kind::Service(_) => check.service(shape),
            _ => {}
        }
    }
}

/// The role of a member that the trait names.
struct Property {
    name: &'static str,
    of: for<'a> fn(&Paginated<'a>) -> Option<&'a str>,
    /// Whether it is a path into the output rather than a member of the input.
    is_in_output: bool,
    /// Whether it is a token, which every operation needs, and which the first or last page lacks.
    is_token: bool,
    /// The kinds of shapes that the member may target.
    targets: &'static [&'static str],
    /// Kinds that it may target, but should not.
    discouraged: &'static [&'static str],
}

const PROPERTIES: [Property; 4] = [
    Property {
        name: "inputToken",
        of: |paginated| paginated.input_token,
        is_in_output: false,
        is_token: true,
        targets: &["string", "map"],
        discouraged: &["map"],
    },
    Property {
        name: "outputToken",
        of: |paginated| paginated.output_token,
        is_in_output: true,
        is_token: true,
        targets: &["string", "map"],
        discouraged: &["map"],
    },
    Property {
        name: "items",
        of: |paginated| paginated.items,
        is_in_output: true,
        is_token: false,
        targets: &["list", "map"],
        discouraged: &[],
    },
    Property {
        name: "pageSize",
        of: |paginated| paginated.page_size,
        is_in_output: false,
        is_token: false,
        targets: &["integer", "byte", "short", "long"],
        discouraged: &["byte", "short", "long"],
    },
];

struct Check<'m, 'd> {
    model: &'m Model,
    /// The members of the shapes on the paths so far.
    members: BTreeMap<&'m ShapeId, HashMap<&'m str, &'m Member>>,
    diagnostics: &'d mut Diagnostics,
}

/// A property of an operation, set by the operation or by a service that binds it.
#[derive(Copy, Clone)]
struct Setting<'a> {
    property: &'a Property,
    path: &'a str,
    shape: &'a Shape,
    service: Option<&'a Shape>,
}

impl Setting<'_> {
    fn name(&self) -> String {
        let name = self.property.name;
        match self.service {
            Some(service) => format!("`{name}` of the service {}", quoted(service.id.as_str())),
            None => format!("`{name}`"),
        }
    }
}

impl<'m> Check<'m, '_> {
    /// A property set by the operation.
    fn operation(&mut self, shape: &Shape, operation: &'m Operation) {
        let Some(own) = shape.traits.paginated() else {
            return;
        };
        for property in &PROPERTIES {
            if let Some(path) = (property.of)(&own) {
                let setting = Setting {
                    property,
                    path,
                    shape,
                    service: None,
                };
                self.setting(setting, operation);
            }
        }
    }

    /// A property set by the service, for operations that do not set it themselves.
    fn service(&mut self, service: &'m Shape) {
        let common = service.traits.paginated().unwrap_or_default();
        for shape in self.model.operations_of(&service.id) {
            let (Kind::Operation(operation), Some(own)) = (&shape.kind, shape.traits.paginated())
            else {
                continue;
            };
            let is_open = |property: &&Property| (property.of)(&own).is_none();
            for property in PROPERTIES.iter().filter(is_open) {
                if let Some(path) = (property.of)(&common) {
                    let setting = Setting {
                        property,
                        path,
                        shape,
                        service: Some(service),
                    };
                    self.setting(setting, operation);
                } else if property.is_token {
                    let message = format!(
                        "neither {} nor the service {} specifies the `{}`",
                        quoted(shape.id.as_str()),
                        quoted(service.id.as_str()),
                        property.name,
                    );
                    let diagnostic = Diagnostic::error("InvalidPagination", message);
                    let place = shape.traits.place(id::PAGINATED, &shape.place);
                    self.diagnostics.push(diagnostic.at(place).about(&shape.id));
                }
            }
        }
    }

    /// A diagnostic at the property, or at the trait of the operation if the service sets it.
    fn report(&mut self, setting: Setting<'_>, diagnostic: Diagnostic) {
        let shape = setting.shape;
        let place = shape.traits.place(id::PAGINATED, &shape.place);
        let place = match setting.service {
            None => place.key(setting.property.name),
            Some(_) => place,
        };
        self.diagnostics.push(diagnostic.at(place).about(&shape.id));
    }

    fn setting(&mut self, setting: Setting<'_>, operation: &'m Operation) {
        let Setting { property, path, .. } = setting;
        let (name, quoted_path) = (setting.name(), quoted(path));
        let (start, what) = match property.is_in_output {
            true => (&operation.output, "output"),
            false => (&operation.input, "input"),
        };
        if !property.is_in_output && path.contains('.') {
            let message = format!("{name} names {quoted_path}, but must name a member, not a path");
            return self.report(setting, Diagnostic::error("InvalidPagination", message));
        }
        match self.resolve(start, path) {
            Ok(member) => self.member(setting, member),
            Err(near) => {
                let message = format!(
                    "{name} names {quoted_path}, which the {what} of {} does not have",
                    quoted(setting.shape.id.as_str()),
                );
                let diagnostic = Diagnostic::error("InvalidPagination", message);
                self.report(setting, diagnostic.suggest(near));
            }
        }
    }

    /// The member at the end of a path from a structure, or a suggestion for the missing name.
    fn resolve(&mut self, start: &'m ShapeId, path: &str) -> Result<&'m Member, Option<&'m str>> {
        let (mut from, mut last) = (start, None);
        for (depth, name) in path.split('.').enumerate() {
            let shape = self.model.get(from).filter(|_| depth < DEEPEST);
            let shape = shape.ok_or(None)?;
            let members = self.members.entry(&shape.id).or_insert_with(|| {
                let members = shape.members();
                members
                    .map(|member| (member.name.as_str(), member))
                    .collect()
            });
            let Some(member) = members.get(name) else {
                let names = shape.members().map(|member| member.name.as_str());
                return Err(nearest(name, names.take(ENOUGH)));
            };
            (from, last) = (&member.target, Some(*member));
        }
        last.ok_or(None)
    }

    fn member(&mut self, setting: Setting<'_>, member: &'m Member) {
        let (property, name) = (setting.property, setting.name());
        let path = quoted(setting.path);
        let related =
            |diagnostic: Diagnostic| diagnostic.related(member.place.clone(), "the member");
        let diagnostic = |must_not: bool, message: String| match must_not {
            true => Diagnostic::error("InvalidPagination", message),
            false => Diagnostic::warning("InvalidPagination", message),
        };
        if member.traits.required() && (property.is_token || !property.is_in_output) {
            let must = if property.is_token { "must" } else { "should" };
            let message = format!("{name} names {path}, which {must} not be required");
            self.report(setting, related(diagnostic(property.is_token, message)));
        }
        let Some(target) = self.model.get(&member.target) else {
            return;
        };
        let kind = target.kind.name();
        let can_be = property.targets.contains(&kind);
        let is_discouraged = |kind: &&str| property.discouraged.contains(kind);
        if !can_be || is_discouraged(&kind) {
            let preferred = property.targets.iter().copied();
            let preferred: Vec<_> = preferred.filter(|kind| !is_discouraged(kind)).collect();
            let must = if can_be { "should" } else { "must" };
            let message = format!(
                "{name} names {path}, which has type {kind} but {must} have type {}",
                preferred.join(" or "),
            );
            self.report(setting, related(diagnostic(!can_be, message)));
        }
    }
}
