//! Lowers `@paginated`: from the members that the trait names to fields.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Field, Item, Module, Pages, Presence, Step, Structure, TokenKind, Type};
use crate::model::traits::id;
use crate::model::{self, Kind, Model, Paginated, Shape, ShapeId};
use crate::select::Selection;

/// Completes the paginated operations, after the fields of all structures have got their names.
pub(super) fn complete(
    module: &mut Module,
    model: &Model,
    selection: &Selection,
    found: &mut Diagnostics,
) {
    let structures = module.items.iter().filter_map(|item| match item {
        Item::Structure(structure) => Some((structure.head.shape.as_str(), structure)),
        _ => None,
    });
    let fields = Fields {
        model,
        structures: structures.collect(),
    };
    let services = services(model, selection);
    let mut completed = BTreeMap::new();
    for (shape, operation) in selection
        .operations
        .keys()
        .filter_map(|id| operation(model, id))
    {
        let Some(paginated) = merged(shape, &services) else {
            continue;
        };
        match fields.pages(operation, &paginated) {
            Some(pages) => {
                let note = fields.note(operation, &paginated);
                completed.insert(shape.id.as_str(), (pages, note));
            }
            None => found.push(left_out(shape)),
        }
    }
    for item in &mut module.items {
        if let Item::Operation(operation) = item
            && let Some((pages, note)) = completed.remove(operation.head.shape.as_str())
        {
            operation.pages = Some(pages);
            operation.head.docs.push_str(&note);
        }
    }
}

fn operation<'m>(model: &'m Model, id: &ShapeId) -> Option<(&'m Shape, &'m model::Operation)> {
    let shape = model.get(id)?;
    match &shape.kind {
        Kind::Operation(operation) => Some((shape, operation)),
        _ => None,
    }
}

/// The selected services with `@paginated`, each with its operations.
fn services<'m>(
    model: &'m Model,
    selection: &'m Selection,
) -> Vec<(Paginated<'m>, BTreeSet<&'m ShapeId>)> {
    let services = selection.services.iter().filter_map(|id| model.get(id));
    let services = services.filter_map(|service| {
        let operations = model.operations_of(&service.id).into_iter();
        let paginated = service.traits.paginated()?;
        Some((paginated, operations.map(|shape| &shape.id).collect()))
    });
    services.collect()
}

/// The trait of an operation, with what it leaves to a service that binds it. `None` without both tokens.
fn merged<'m>(
    shape: &'m Shape,
    services: &[(Paginated<'m>, BTreeSet<&ShapeId>)],
) -> Option<Paginated<'m>> {
    let own = shape.traits.paginated()?;
    let services = services
        .iter()
        .filter(|(_, bound)| bound.contains(&shape.id));
    let common = services.map(|(common, _)| *common);
    let mut all = common
        .chain([Paginated::default()])
        .map(|common| Paginated {
            input_token: own.input_token.or(common.input_token),
            output_token: own.output_token.or(common.output_token),
            items: own.items.or(common.items),
            page_size: own.page_size.or(common.page_size),
        });
    all.find(|one| one.input_token.is_some() && one.output_token.is_some())
}

/// The fields of all structures.
struct Fields<'a> {
    model: &'a Model,
    structures: BTreeMap<&'a str, &'a Structure>,
}

impl<'a> Fields<'a> {
    /// `None` if a token or the items are in a user-defined type, or if the tokens differ in type.
    fn pages(&self, operation: &model::Operation, paginated: &Paginated<'_>) -> Option<Pages> {
        let (input, token) = self.path(&operation.input, paginated.input_token?)?;
        let (output, next) = self.path(&operation.output, paginated.output_token?)?;
        let kind = match (token, next) {
            (Type::String(_), Type::String(_)) => TokenKind::Text,
            (token, next) if token != next => return None,
            (Type::Map { .. }, _) => TokenKind::Map,
            _ => TokenKind::Other,
        };
        let items = paginated
            .items
            .map(|items| self.path(&operation.output, items));
        let items = match items {
            None => None,
            Some(items) => Some(items?),
        };
        Some(Pages {
            kind,
            token: token.clone(),
            input: input.into_iter().next()?,
            output,
            items: items.map(|(steps, items)| (items.clone(), steps)),
        })
    }

    /// A paragraph of documentation.
    fn note(&self, operation: &model::Operation, paginated: &Paginated<'_>) -> String {
        let size = paginated.page_size;
        let size = size.and_then(|name| self.field(operation.input.as_str(), name));
        let size = size.map_or(String::new(), |field| {
            let name = field.name.trim_start_matches("r#");
            format!(" `{name}` limits the items of a page.")
        });
        format!("\n\nThe output comes in pages, see [`Paginated`](runtime::Paginated).{size}")
    }

    /// The fields on a path of members from a structure, and the type of the last one.
    fn path(&self, start: &'a ShapeId, path: &str) -> Option<(Vec<Step>, &'a Type)> {
        let (mut from, mut value, mut steps) = (start, None, Vec::new());
        for name in path.split('.') {
            let field = self.field(from.as_str(), name)?;
            steps.push(Step {
                field: field.name.clone(),
                optional: field.presence == Presence::Optional,
            });
            let mut members = self.model.get(from)?.members();
            from = &members.find(|member| member.name == name)?.target;
            value = Some(&field.value);
        }
        Some((steps, value?))
    }

    fn field(&self, structure: &str, member: &str) -> Option<&'a Field> {
        let mut fields = self.structures.get(structure)?.fields.iter();
        fields.find(|field| field.member == member)
    }
}

fn left_out(shape: &Shape) -> Diagnostic {
    let message = format!(
        "`{}` does not get `Paginated`: the type of its token differs between input and output, or one of your own \
         types hides it or the items",
        shape.id
    );
    Diagnostic::warning("PaginationLeftOut", message)
        .about(&shape.id)
        .at(shape.traits.place(id::PAGINATED, &shape.place))
}
