//! Rules about Rust: what code that uses the generated types notices. Derived from the public APIs of both versions.

use std::collections::BTreeMap;

use super::Level::{self, Danger, Error, Note, Warning};
use super::{Change, Effects};
use crate::api::{Api, Item, ItemKind, Limit, Part, PartKind, field_type};

/// A rule about Rust.
#[derive(Clone, Copy, Debug)]
pub struct RustRule {
    /// The id.
    pub id: &'static str,
    /// How much it matters. An error means that code may no longer compile, danger that it means something else.
    pub severity: Level,
    /// What the rule is about.
    pub about: &'static str,
}

macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, $about:literal;)+) => {
        $(
            #[doc = $about]
            const $name: RustRule = RustRule { id: $id, severity: $severity, about: $about };
        )+

        /// All rules about Rust.
        pub const RUST_RULES: &[RustRule] = &[$($name),+];
    };
}

rules! {
    BUILDER_METHOD_REMOVED: "Rust.BuilderMethodRemoved", Error, "A builder loses a method.";
    CONSTRAINT_LOOSENED: "Rust.ConstraintLoosened", Note, "`build()` and `validate()` take more.";
    CONSTRAINT_TIGHTENED: "Rust.ConstraintTightened", Danger, "`build()` and `validate()` may refuse what they took.";
    DEFAULT_CHANGED: "Rust.DefaultChanged", Danger, "A field that is not set gets another value.";
    DEPRECATED: "Rust.Deprecated", Warning, "An item is deprecated, which is a warning when it is used.";
    FIELD_ADDED: "Rust.FieldAdded", Note, "A struct has another field. Structs are made by builders.";
    FIELD_BECAME_OPTION: "Rust.FieldBecameOption", Error, "A field is now an `Option`.";
    FIELD_MEANS_ANOTHER: "Rust.FieldMeansAnotherMember", Danger, "A field of the same name is another member.";
    FIELD_NO_LONGER_OPTION: "Rust.FieldNoLongerOption", Error, "A field is no longer an `Option`.";
    FIELD_REMOVED: "Rust.FieldRemoved", Error, "A struct loses a field.";
    FIELD_TYPE_CHANGED: "Rust.FieldTypeChanged", Error, "A field has another type.";
    ITEM_ADDED: "Rust.ItemAdded", Note, "A type was added.";
    ITEM_KIND_CHANGED: "Rust.ItemKindChanged", Error, "A struct became an enum, or the reverse.";
    ITEM_MEANS_ANOTHER: "Rust.ItemMeansAnotherShape", Danger, "A type of the same name is another shape.";
    ITEM_REMOVED: "Rust.ItemRemoved", Error, "A type is no longer generated.";
    ITEM_RENAMED: "Rust.ItemRenamed", Error, "The type of a shape has another name.";
    METHOD_ADDED: "Rust.MethodAdded", Note, "A type has another method.";
    METHOD_CHANGED: "Rust.MethodChanged", Error, "A method takes or returns another type.";
    METHOD_REMOVED: "Rust.MethodRemoved", Error, "A type loses a method.";
    OPERATION_TYPE_CHANGED: "Rust.OperationTypeChanged", Error, "An operation takes or returns another type.";
    TRAIT_GAINED: "Rust.TraitGained", Note, "A type derives another trait.";
    TRAIT_LOST: "Rust.TraitLost", Error, "A type no longer derives a trait, such as `Copy`, `Eq` or `Hash`.";
    VARIANT_ADDED: "Rust.VariantAdded", Note, "An enum has another variant. Enums are non-exhaustive.";
    VARIANT_MEANS_ANOTHER: "Rust.VariantMeansAnotherValue", Danger, "A variant of the same name is another member or value.";
    VARIANT_ORDER_CHANGED: "Rust.VariantOrderChanged", Warning, "Variants are in another order, which `Ord` follows.";
    VARIANT_REMOVED: "Rust.VariantRemoved", Error, "An enum loses a variant.";
    VARIANT_RENAMED: "Rust.VariantRenamed", Error, "The variant of a member or value has another name.";
    VARIANT_TYPE_CHANGED: "Rust.VariantTypeChanged", Error, "A variant holds another type.";
}

/// Compares two APIs. `was_known` tells whether the old model has a shape.
pub(super) fn compare(old: &Api, new: &Api, was_known: impl Fn(&str) -> bool) -> Vec<Change> {
    let (before, after) = (Index::new(old), Index::new(new));
    let mut found = Vec::new();
    for item in &old.items {
        match after.counterpart(item) {
            Some(now) => items(&mut found, item, now),
            None if item.kind == ItemKind::Collection => {}
            None => {
                let same = new.items.iter().filter(|now| now.shape == item.shape);
                let mut same = same.filter(|now| is_same_kind(item, now));
                let (rule, reason) = match same.find(|now| before.counterpart(now).is_none()) {
                    Some(now) => (
                        &ITEM_RENAMED,
                        format!("`{}` is now called `{}`", item.name, now.name),
                    ),
                    None => (
                        &ITEM_REMOVED,
                        format!("`{}` is no longer generated", item.name),
                    ),
                };
                found.push(change(rule, item, None, reason));
            }
        }
    }
    for item in &new.items {
        if before.counterpart(item).is_some() {
            continue;
        }
        if item.kind != ItemKind::Collection {
            let reason = format!("`{}` is new", item.name);
            found.push(change(&ITEM_ADDED, item, None, reason));
        } else if was_known(&item.shape) {
            for part in &item.parts {
                limits(&mut found, item, &[], part);
            }
        }
    }
    found
}

/// The items of an API by their names. The contents of collections are no items, so they go by their shapes.
struct Index<'a>(BTreeMap<(bool, &'a str), &'a Item>);

impl<'a> Index<'a> {
    fn new(api: &'a Api) -> Self {
        Index(api.items.iter().map(|item| (key(item), item)).collect())
    }

    /// The item of the same name.
    fn counterpart(&self, item: &Item) -> Option<&'a Item> {
        self.0.get(&key(item)).copied()
    }
}

fn key(item: &Item) -> (bool, &str) {
    match item.kind {
        ItemKind::Collection => (true, &item.shape),
        _ => (false, &item.name),
    }
}

fn is_same_kind(old: &Item, new: &Item) -> bool {
    std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
}

fn items(found: &mut Vec<Change>, old: &Item, new: &Item) {
    if !is_same_kind(old, new) {
        let reason = format!("`{}` is another kind of item", old.name);
        found.push(change(&ITEM_KIND_CHANGED, new, None, reason));
        return;
    }
    if old.shape != new.shape {
        let reason = format!(
            "`{}` was `{}` and now is `{}`",
            old.name, old.shape, new.shape
        );
        found.push(change(&ITEM_MEANS_ANOTHER, new, None, reason));
    }
    match (&old.kind, &new.kind) {
        (ItemKind::Structure { builder: before }, ItemKind::Structure { builder: after })
            if before != after =>
        {
            let reason = format!("`{before}` is now called `{after}`");
            found.push(change(&ITEM_RENAMED, new, None, reason));
        }
        (
            ItemKind::Operation { input, output },
            ItemKind::Operation {
                input: takes,
                output: returns,
            },
        ) if (input, output) != (takes, returns) => {
            let reason = format!(
                "`{}` was {input} to {output} and now is {takes} to {returns}",
                old.name
            );
            found.push(change(&OPERATION_TYPE_CHANGED, new, None, reason));
        }
        _ => {}
    }
    derives(found, old, new);
    if new.deprecated && !old.deprecated {
        let reason = format!("`{}` is deprecated", new.name);
        found.push(change(&DEPRECATED, new, None, reason));
    }
    for part in &old.parts {
        match find(new, part) {
            Some(now) => parts(found, (old, part), (new, now)),
            None => removed(found, (old, part), new),
        }
    }
    for part in new.parts.iter().filter(|part| find(old, part).is_none()) {
        added(found, old, (new, part));
    }
    order(found, old, new);
}

fn derives(found: &mut Vec<Change>, old: &Item, new: &Item) {
    for name in old.traits.iter().filter(|name| !new.traits.contains(name)) {
        let reason = format!("`{}` no longer derives `{name}`", new.name);
        found.push(change(&TRAIT_LOST, new, None, reason));
    }
    for name in new.traits.iter().filter(|name| !old.traits.contains(name)) {
        let reason = format!("`{}` derives `{name}`", new.name);
        found.push(change(&TRAIT_GAINED, new, None, reason));
    }
}

/// The part of the same kind and name.
fn find<'i>(item: &'i Item, part: &Part) -> Option<&'i Part> {
    let kind = std::mem::discriminant(&part.kind);
    let mut parts = item.parts.iter();
    parts.find(|now| std::mem::discriminant(&now.kind) == kind && now.name == part.name)
}

fn parts(found: &mut Vec<Change>, (_, before): (&Item, &Part), (item, now): (&Item, &Part)) {
    let path = item.path_of(now);
    let mut push = |rule, reason| found.push(change(rule, item, Some(now), reason));
    match (&before.kind, &now.kind) {
        (
            PartKind::Field { value, optional },
            PartKind::Field {
                value: other,
                optional: is_optional,
            },
        ) => {
            if before.member != now.member {
                let reason = format!(
                    "`{path}` was `{}` and now is `{}`",
                    before.member, now.member
                );
                push(&FIELD_MEANS_ANOTHER, reason);
            }
            let rule = match (optional, is_optional) {
                _ if value != other => Some(&FIELD_TYPE_CHANGED),
                (false, true) => Some(&FIELD_BECAME_OPTION),
                (true, false) => Some(&FIELD_NO_LONGER_OPTION),
                _ => None,
            };
            if let Some(rule) = rule {
                let was = field_type(value, *optional);
                let is = field_type(other, *is_optional);
                push(rule, format!("`{path}` was `{was}` and now is `{is}`"));
            }
            if optional == is_optional && before.default != now.default && before.default.is_some()
            {
                let text =
                    |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
                let (was, is) = (text(&before.default), text(&now.default));
                push(
                    &DEFAULT_CHANGED,
                    format!("the default of `{path}` was `{was}` and now is `{is}`"),
                );
            }
        }
        (PartKind::Variant(value), PartKind::Variant(other)) => {
            if before.member != now.member {
                let reason = format!(
                    "`{path}` was `{}` and now is `{}`",
                    before.member, now.member
                );
                push(&VARIANT_MEANS_ANOTHER, reason);
            }
            if value != other {
                let (was, is) = (field_type(value, false), field_type(other, false));
                push(
                    &VARIANT_TYPE_CHANGED,
                    format!("`{path}` held `{was}` and now holds `{is}`"),
                );
            }
        }
        (PartKind::Value(was), PartKind::Value(is)) if was != is => {
            push(
                &VARIANT_MEANS_ANOTHER,
                format!("`{path}` was `{was}` and now is `{is}`"),
            );
        }
        (PartKind::Reader(was), PartKind::Reader(is))
        | (PartKind::Accessor(was), PartKind::Accessor(is))
            if was != is =>
        {
            push(&METHOD_CHANGED, format!("`{path}()` returns another type"));
        }
        (PartKind::Call(was), PartKind::Call(is)) if was != is => {
            push(
                &METHOD_CHANGED,
                format!("`{path}()` called `{was}` and now calls `{is}`"),
            );
        }
        _ => {}
    }
    if now.deprecated && !before.deprecated {
        push(&DEPRECATED, format!("`{path}` is deprecated"));
    }
    limits(found, item, &before.limits, now);
}

fn limits(found: &mut Vec<Change>, item: &Item, old: &[Limit], now: &Part) {
    if now.limits == old {
        return;
    }
    let path = item.path_of(now);
    let stricter = now.limits.iter().filter(|limit| limit.refuses_more(old));
    let stricter: Vec<_> = stricter.map(Limit::text).collect();
    if !stricter.is_empty() {
        let reason = format!("`{path}` now must have: {}", stricter.join(", "));
        found.push(change(&CONSTRAINT_TIGHTENED, item, Some(now), reason));
    } else {
        let reason = format!("`{path}` takes more than before");
        found.push(change(&CONSTRAINT_LOOSENED, item, Some(now), reason));
    }
}

fn removed(found: &mut Vec<Change>, (item, part): (&Item, &Part), new: &Item) {
    let path = item.path_of(part);
    let same = |now: &&Part| {
        let is_same_kind = std::mem::discriminant(&now.kind) == std::mem::discriminant(&part.kind);
        let is_same_value = matches!(part.kind, PartKind::Value(_)) && now.kind == part.kind;
        is_same_kind && ((!part.member.is_empty() && now.member == part.member) || is_same_value)
    };
    // Another name for what is still there, unless that name had a meaning before.
    let renamed = new
        .parts
        .iter()
        .find(same)
        .filter(|now| find(item, now).is_none());
    let (rule, reason) = match (&part.kind, renamed) {
        (PartKind::Contents, _) => return,
        (PartKind::Variant(_) | PartKind::Value(_), Some(now)) => (
            &VARIANT_RENAMED,
            format!("`{path}` is now called `{}`", now.name),
        ),
        (PartKind::Field { .. }, _) => (&FIELD_REMOVED, format!("`{path}` is gone")),
        (PartKind::Variant(_) | PartKind::Value(_), None) => {
            (&VARIANT_REMOVED, format!("`{path}` is gone"))
        }
        (PartKind::Setter(_), _) => (&BUILDER_METHOD_REMOVED, format!("`{path}()` is gone")),
        (PartKind::Reader(_) | PartKind::Accessor(_) | PartKind::Call(_), _) => {
            (&METHOD_REMOVED, format!("`{path}()` is gone"))
        }
    };
    found.push(change(rule, item, Some(part), reason));
}

fn added(found: &mut Vec<Change>, old: &Item, (item, part): (&Item, &Part)) {
    let path = item.path_of(part);
    let rule = match part.kind {
        PartKind::Field { .. } => &FIELD_ADDED,
        PartKind::Variant(_) | PartKind::Value(_) => &VARIANT_ADDED,
        PartKind::Reader(_) | PartKind::Accessor(_) | PartKind::Call(_) => &METHOD_ADDED,
        // It comes with its field.
        PartKind::Setter(_) => return,
        PartKind::Contents => return limits(found, item, &[], part),
    };
    // A required member that is new makes `build()` refuse what lacks it.
    let is_demanding = match &part.kind {
        PartKind::Field { optional, .. } => !optional && part.default.is_none(),
        _ => false,
    };
    let asks = part.limits.contains(&Limit::Required);
    if (is_demanding || asks) && matches!(old.kind, ItemKind::Structure { .. }) {
        let reason = format!("`{path}` is new, and `build()` asks for it");
        found.push(change(&CONSTRAINT_TIGHTENED, item, Some(part), reason));
    }
    found.push(change(
        rule,
        item,
        Some(part),
        format!("`{}` is new", item.declaration_of(part)),
    ));
}

/// Variants that both have, in another order.
fn order(found: &mut Vec<Change>, old: &Item, new: &Item) {
    let names = |item: &Item, other: &Item| -> Vec<String> {
        let values = item
            .parts
            .iter()
            .filter(|part| matches!(part.kind, PartKind::Value(_)));
        values
            .filter(|part| find(other, part).is_some())
            .map(|part| part.name.clone())
            .collect()
    };
    if names(old, new) != names(new, old) {
        let reason = format!("the variants of `{}` are in another order", new.name);
        found.push(change(&VARIANT_ORDER_CHANGED, new, None, reason));
    }
}

fn change(rule: &RustRule, item: &Item, part: Option<&Part>, reason: String) -> Change {
    let member = part
        .map(|part| part.member.as_str())
        .filter(|member| !member.is_empty());
    Change {
        id: rule.id.to_owned(),
        severity: rule.severity,
        shape: match member {
            Some(member) => format!("{}${member}", item.shape),
            None => item.shape.clone(),
        },
        path: String::new(),
        effects: Effects {
            rust: rule.severity,
            ..Effects::default()
        },
        reason,
        old: None,
        new: None,
        item: Some(part.map_or_else(|| item.name.clone(), |part| item.path_of(part))),
        accepted: None,
    }
}
