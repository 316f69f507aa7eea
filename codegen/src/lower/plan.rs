//! Names everything: a Rust name for each shape that becomes an item.

use std::collections::BTreeMap;

use super::names::{Case, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Kind, Model, ShapeId};
use crate::options::Options;
use crate::select::Selection;

/// Names from Rust's prelude that generated code uses. A shape with one of these names gets a
/// trailing underscore.
const RESERVED: &[&str] = &[
    "Box",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// The names of one generated file.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    types: BTreeMap<ShapeId, String>,
    builders: BTreeMap<ShapeId, String>,
    errors: BTreeMap<ShapeId, String>,
    collections: BTreeMap<ShapeId, String>,
    calls: BTreeMap<ShapeId, String>,
}

impl Plan {
    /// The trait with a method for each operation of a service.
    pub(crate) fn calls(&self, id: &ShapeId) -> String {
        get(&self.calls, id)
    }

    /// The type of a structure, union, enum or operation.
    pub(crate) fn type_name(&self, id: &ShapeId) -> String {
        get(&self.types, id)
    }

    /// The builder of a structure.
    pub(crate) fn builder(&self, id: &ShapeId) -> String {
        get(&self.builders, id)
    }

    /// The enum of an operation's errors.
    pub(crate) fn error(&self, id: &ShapeId) -> String {
        get(&self.errors, id)
    }

    /// The function that checks the contents of a list or map.
    pub(crate) fn collection(&self, id: &ShapeId) -> String {
        get(&self.collections, id)
    }

    /// Names everything that is selected.
    ///
    /// # Errors
    ///
    /// A diagnostic for each rename that is not a type name or conflicts.
    pub(crate) fn new(
        model: &Model,
        selection: &Selection,
        options: &Options,
        warnings: &mut Diagnostics,
    ) -> Result<Plan, Diagnostics> {
        let items = items(model, selection);
        let mut diagnostics = Diagnostics::default();
        let mut types = Scope::reserving(RESERVED.iter().copied());
        let mut plan = Plan::default();

        // Renames come first: the user's name is used unchanged, or the build fails.
        let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
        let renames = items
            .iter()
            .filter_map(|id| Some((id, options.name_of(id)?)));
        for (id, name) in renames {
            let (id, shape) = (id.clone(), id.as_str());
            if let Err(problem) = check_type_name(name) {
                diagnostics.push(bad_rename(model, &id, name, &problem));
            } else if let Some(other) = chosen.insert(name, shape) {
                let problem = format!("`{other}` is also renamed to it");
                diagnostics.push(bad_rename(model, &id, name, &problem));
            } else if !types.take(name) {
                let problem = "generated code uses this name from Rust's prelude";
                diagnostics.push(bad_rename(model, &id, name, problem));
            } else {
                plan.types.insert(id, name.to_owned());
            }
        }
        let by_service = service_renames(model, selection);
        let rest: Vec<_> = items
            .iter()
            .filter(|id| !plan.types.contains_key(*id))
            .collect();
        let natural = |id: &ShapeId| match by_service.get(id) {
            Some(name) => name.clone(),
            None => id.name().to_owned(),
        };
        let naturals: Vec<String> = rest.iter().map(|id| natural(id)).collect();
        for (id, name) in rest.iter().zip(&naturals) {
            if let Some(shape) = chosen.get(Case::Upper.name(name).as_str()) {
                let renamed = ShapeId::parse(shape).ok();
                let problem = format!("`{id}` has that name");
                if let Some(renamed) = renamed {
                    let name = Case::Upper.name(name);
                    diagnostics.push(bad_rename(model, &renamed, &name, &problem));
                }
            }
        }
        let wishes: Vec<_> = naturals
            .iter()
            .map(|name| types.wish(Case::Upper, name))
            .collect();
        let claimed = types.claim_all(Case::Upper, naturals.iter().map(String::as_str));
        for ((id, wish), given) in rest.iter().zip(&wishes).zip(&claimed) {
            if wish != given {
                warnings.push(taken(model, id, &format!("`{id}`"), wish, given));
            }
        }
        plan.types.extend(rest.into_iter().cloned().zip(claimed));
        plan.invent(model, &items, &mut types, warnings);
        plan.name_services(selection, &mut types, warnings, model);
        plan.name_collections(model, selection);

        if diagnostics.has_errors() {
            Err(diagnostics)
        } else {
            Ok(plan)
        }
    }

    /// Names for what the generator adds, which yield to names from the model.
    fn invent(
        &mut self,
        model: &Model,
        items: &[ShapeId],
        types: &mut Scope,
        warnings: &mut Diagnostics,
    ) {
        for id in items {
            let name = self.type_name(id);
            // `Option_` has an underscore to distinguish it from `Option`; `OptionBuilder` needs
            // none.
            let name = name.trim_end_matches('_');
            match model.get(id).map(|shape| &shape.kind) {
                Some(Kind::Structure(_)) => {
                    let wish = format!("{name}Builder");
                    let other = format!("{name}StructBuilder");
                    let given = types.invent(&[&wish, &other]);
                    if given != wish {
                        let what = format!("the builder of `{id}`");
                        warnings.push(taken(model, id, &what, &wish, &given));
                    }
                    self.builders.insert(id.clone(), given);
                }
                Some(Kind::Operation(_)) => {
                    let wish = format!("{name}Error");
                    let other = format!("{name}OperationError");
                    let given = types.invent(&[&wish, &other]);
                    if given != wish {
                        let what = format!("the enum of the errors of `{id}`");
                        warnings.push(taken(model, id, &what, &wish, &given));
                    }
                    self.errors.insert(id.clone(), given);
                }
                _ => {}
            }
        }
    }

    /// Services are called as in the model, unless a type is.
    fn name_services(
        &mut self,
        selection: &Selection,
        types: &mut Scope,
        warnings: &mut Diagnostics,
        model: &Model,
    ) {
        for id in &selection.services {
            let wish = Case::Upper.name(id.name());
            let given = types.invent(&[&wish, &format!("{wish}Service")]);
            if given != wish {
                warnings.push(taken(model, id, &format!("`{id}`"), &wish, &given));
            }
            let calls = types.invent(&[&format!("{given}Calls"), &format!("{given}ClientCalls")]);
            self.calls.insert(id.clone(), calls);
            self.types.insert(id.clone(), given);
        }
    }

    fn name_collections(&mut self, model: &Model, selection: &Selection) {
        let is_collection = |id: &&ShapeId| {
            let kind = model.get(id).map(|shape| &shape.kind);
            matches!(kind, Some(Kind::List(_) | Kind::Map { .. }))
        };
        let ids: Vec<_> = selection.shapes.iter().filter(is_collection).collect();
        let names = Scope::new().claim_all(Case::Snake, ids.iter().map(|id| id.name()));
        self.collections = ids.into_iter().cloned().zip(names).collect();
    }
}

fn get(names: &BTreeMap<ShapeId, String>, id: &ShapeId) -> String {
    names
        .get(id)
        .cloned()
        .unwrap_or_else(|| Case::Upper.name(id.name()))
}

/// The shapes that become items, by id.
fn items(model: &Model, selection: &Selection) -> Vec<ShapeId> {
    let is_item = |id: &&ShapeId| {
        model.get(id).is_some_and(|shape| {
            !shape.is_prelude()
                && matches!(
                    shape.kind,
                    Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)
                )
        })
    };
    let mut items: Vec<_> = selection
        .shapes
        .iter()
        .filter(is_item)
        .chain(selection.operations.keys())
        .cloned()
        .collect();
    items.sort();
    items
}

/// The names that a service assigns in its `rename` property.
fn service_renames(model: &Model, selection: &Selection) -> BTreeMap<ShapeId, String> {
    let mut renames = BTreeMap::new();
    for service in &selection.services {
        if let Some(Kind::Service(service)) = model.get(service).map(|shape| &shape.kind) {
            renames.extend(service.rename.clone());
        }
    }
    renames
}

fn check_type_name(name: &str) -> Result<(), String> {
    match syn::parse_str::<syn::Ident>(name) {
        Ok(_) if Case::Upper.name(name) == name => Ok(()),
        Ok(_) => Err(format!(
            "a type is written `{}` in Rust",
            Case::Upper.name(name)
        )),
        Err(_) => Err("it is not a Rust identifier".to_owned()),
    }
}

fn taken(model: &Model, id: &ShapeId, what: &str, wish: &str, given: &str) -> Diagnostic {
    let message =
        format!("{what} is called `{given}` in Rust, because something else is called `{wish}`");
    let diagnostic = Diagnostic::warning("NameConflict", message)
        .about(id)
        .help(format!(
            "rename one of them: `Config::rename(\"{id}\", \"…\")`"
        ));
    match model.get(id) {
        Some(shape) => diagnostic.at(shape.place.clone()),
        None => diagnostic,
    }
}

fn bad_rename(model: &Model, id: &ShapeId, name: &str, problem: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "RenameConflict",
        format!("`{id}` cannot be renamed to `{name}`: {problem}"),
    )
    .about(id)
    .help("choose another name in `Config::rename`");
    match model.get(id) {
        Some(shape) => diagnostic.at(shape.place.clone()),
        None => diagnostic,
    }
}
