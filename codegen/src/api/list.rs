//! Turns modules into their public items.

use std::collections::BTreeMap;

use super::{Api, Item, ItemKind, Limit, Part, PartKind};
use crate::emit;
use crate::ir::{
    self, Check, EnumValue, Enumeration, Field, Head, Literal, Module, Operation, Presence,
    Service, Structure, Type, Union, Variant,
};

/// The public items of modules, in output order.
pub fn list(modules: &[Module]) -> Api {
    let items = modules.iter().flat_map(|module| {
        let listing = Listing::new(module);
        let items = module.items.iter().flat_map(|item| listing.item(item));
        let contents = module
            .collections
            .iter()
            .filter_map(|one| listing.collection(one));
        items.chain(contents).collect::<Vec<_>>()
    });
    Api {
        items: items.collect(),
    }
}

struct Listing<'m> {
    /// The name of the module and `::`; empty at the top level.
    path: String,
    /// The sources of patterns, by the names of their matchers.
    patterns: BTreeMap<&'m str, &'m str>,
}

impl<'m> Listing<'m> {
    fn new(module: &'m Module) -> Self {
        let patterns = module.patterns.iter();
        Listing {
            path: module
                .name
                .as_ref()
                .map_or_else(String::new, |name| format!("{}::", name.name)),
            patterns: patterns
                .map(|one| (one.name.as_str(), one.source.as_str()))
                .collect(),
        }
    }

    fn item(&self, item: &ir::Item) -> Vec<Item> {
        match item {
            ir::Item::Structure(one) => vec![self.structure(one)],
            ir::Item::Union(one) => vec![self.union(one)],
            ir::Item::Enumeration(one) => vec![self.enumeration(one, |text| format!("{text:?}"))],
            ir::Item::IntEnumeration(one) => vec![self.enumeration(one, i32::to_string)],
            ir::Item::Operation(one) => self.operation(one),
            ir::Item::Service(one) => self.service(one),
        }
    }

    fn new_item(&self, head: &Head, name: &str, kind: ItemKind, parts: Vec<Part>) -> Item {
        Item {
            name: format!("{}{name}", self.path),
            kind,
            shape: head.shape.clone(),
            traits: head.derives.clone(),
            deprecated: head.deprecated.is_some(),
            parts,
        }
    }

    fn structure(&self, structure: &Structure) -> Item {
        let fields = structure.fields.iter();
        let parts = fields.clone().map(|field| self.field(field));
        let setters = fields.clone().map(|field| {
            part(
                &field.name,
                &field.member,
                PartKind::Setter(field.value.clone()),
            )
        });
        let readers = fields.filter_map(|field| {
            let name = emit::reader_name(field)?;
            Some(part(
                &name,
                &field.member,
                PartKind::Reader(field.value.clone()),
            ))
        });
        let parts = parts.chain(readers).chain(setters).collect();
        let builder = format!("{}{}", self.path, structure.builder);
        let mut item = self.new_item(
            &structure.head,
            &structure.head.name,
            ItemKind::Structure { builder },
            parts,
        );
        // A type that hides something implements `Debug` itself.
        if structure.hides() {
            add_debug(&mut item.traits);
        }
        item
    }

    fn field(&self, field: &Field) -> Part {
        let kind = PartKind::Field {
            value: field.value.clone(),
            optional: field.presence == Presence::Optional,
        };
        let default = match &field.presence {
            Presence::Default(literal) => Some(literal),
            _ => field.fallback.as_ref(),
        };
        Part {
            limits: self.limits(&field.checks),
            default: default.map(literal),
            deprecated: field.deprecated.is_some(),
            ..part(&field.name, &field.member, kind)
        }
    }

    fn union(&self, union: &Union) -> Item {
        let variants = union.variants.iter().map(|variant| self.variant(variant));
        let accessors = union.variants.iter().map(|variant| {
            let kind = PartKind::Accessor(variant.value.clone());
            part(&emit::accessor_name(variant), &variant.member, kind)
        });
        let parts = variants.chain(accessors).collect();
        let mut item = self.new_item(&union.head, &union.head.name, ItemKind::Union, parts);
        if union.hides() {
            add_debug(&mut item.traits);
        }
        item
    }

    fn variant(&self, variant: &Variant) -> Part {
        Part {
            limits: self.limits(&variant.checks),
            deprecated: variant.deprecated.is_some(),
            ..part(
                &variant.name,
                &variant.member,
                PartKind::Variant(variant.value.clone()),
            )
        }
    }

    fn enumeration<T>(&self, enumeration: &Enumeration<T>, text: impl Fn(&T) -> String) -> Item {
        let value = |value: &EnumValue<T>| Part {
            deprecated: value.deprecated.is_some(),
            ..part(&value.name, "", PartKind::Value(text(&value.value)))
        };
        let parts = enumeration.values.iter().map(value).collect();
        let head = &enumeration.head;
        let mut item = self.new_item(head, &head.name, ItemKind::Enumeration, parts);
        if head.sensitive {
            add_debug(&mut item.traits);
        }
        item
    }

    fn operation(&self, operation: &Operation) -> Vec<Item> {
        let head = &operation.head;
        let kind = ItemKind::Operation {
            input: emit::type_text(&operation.input.0),
            output: emit::type_text(&operation.output.0),
        };
        let unit = self.new_item(head, &head.name, kind, Vec::new());
        let variants = operation
            .errors
            .iter()
            .map(|error| part(&error.name, "", PartKind::Variant(error.structure.clone())));
        let errors = self.new_item(head, &operation.error, ItemKind::Errors, variants.collect());
        vec![with_traits(unit, OF_UNITS), with_traits(errors, OF_ERRORS)]
    }

    fn service(&self, service: &Service) -> Vec<Item> {
        let head = &service.head;
        let unit = self.new_item(head, &head.name, ItemKind::Service, Vec::new());
        let calls = service.operations.iter();
        let calls = calls.map(|one| part(&one.method, "", PartKind::Call(one.name.clone())));
        let calls = self.new_item(head, &service.calls, ItemKind::Calls, calls.collect());
        vec![with_traits(unit, OF_UNITS), calls]
    }

    /// The constraints of the contents of a list or map, if there are any.
    fn collection(&self, collection: &ir::Collection) -> Option<Item> {
        let is_list = matches!(collection.value, Type::List { .. });
        let contents = |name: &str, checks: &[Check]| Part {
            limits: self.limits(checks),
            ..part(name, "", PartKind::Contents)
        };
        let values = if is_list { "items" } else { "values" };
        let parts = [
            contents("keys", &collection.keys),
            contents(values, &collection.values),
        ];
        let parts: Vec<_> = parts
            .into_iter()
            .filter(|part| !part.limits.is_empty())
            .collect();
        let name = collection.shape.rsplit('#').next().unwrap_or_default();
        (!parts.is_empty()).then(|| Item {
            name: name.to_owned(),
            kind: ItemKind::Collection,
            shape: collection.shape.clone(),
            traits: Vec::new(),
            deprecated: false,
            parts,
        })
    }

    fn limits(&self, checks: &[Check]) -> Vec<Limit> {
        let pattern = |name: &str| {
            self.patterns
                .get(name)
                .copied()
                .unwrap_or_default()
                .to_owned()
        };
        checks
            .iter()
            .filter_map(|check| Limit::of(check, pattern))
            .collect()
    }
}

/// The derives of operations and services.
const OF_UNITS: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "PartialEq",
    "Eq",
    "Hash",
];

/// The derives of the errors of an operation.
const OF_ERRORS: &[&str] = &["Clone", "Debug", "PartialEq"];

fn with_traits(item: Item, traits: &[&str]) -> Item {
    Item {
        traits: traits.iter().map(ToString::to_string).collect(),
        ..item
    }
}

fn part(name: &str, member: &str, kind: PartKind) -> Part {
    Part {
        name: name.to_owned(),
        member: member.to_owned(),
        kind,
        limits: Vec::new(),
        default: None,
        deprecated: false,
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Zero => "Default::default()".to_owned(),
        Literal::True => "true".to_owned(),
        Literal::Number(text) | Literal::Big(text) => text.clone(),
        Literal::Text(text) | Literal::Blob(text) | Literal::Timestamp(text) => format!("{text:?}"),
        Literal::IntEnum(number) => number.to_string(),
        Literal::Constant(of, name) => format!("{of}::{name}"),
        Literal::Document(document) => format!("{document:?}"),
    }
}

/// Adds a trait that is implemented and not derived, where it would be if it were derived.
fn add_debug(traits: &mut Vec<String>) {
    let is_cloned = traits.first().is_some_and(|first| first == "Clone");
    traits.insert(usize::from(is_cloned), "Debug".to_owned());
}
