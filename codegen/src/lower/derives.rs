//! Which traits each type derives: those that it always has, and those that a user asked for and that
//! what it holds has, too.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Item, Module, Presence, Type};

/// The traits of Rust's own that can be looked through. Any other derive is the user's business.
const KNOWN: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// Completes the derives of all items, which have those that a user asked for.
pub(super) fn complete(module: &mut Module, found: &mut Diagnostics) {
    let mut derived: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for item in &module.items {
        let Some(head) = item.head() else { continue };
        let own = own(item);
        let asked = head.derives.iter().filter_map(|path| known(path));
        for derive in own.iter().copied().chain(asked) {
            derived.entry(derive).or_default().insert(head.name.clone());
        }
        // A type whose `Debug` hides something has one that is written out.
        derived
            .entry("Debug")
            .or_default()
            .insert(head.name.clone());
    }
    // What a type holds may lose a derive, so the rest is looked at again until nothing changes.
    loop {
        let mut lost = Vec::new();
        for item in &module.items {
            let Some(head) = item.head() else { continue };
            for derive in head.derives.iter().filter_map(|path| known(path)) {
                let has = |name: &str| derived.get(derive).is_some_and(|all| all.contains(name));
                if has(&head.name) && !own(item).contains(&derive) && !can(item, derive, &has) {
                    lost.push((derive, head.name.clone()));
                }
            }
        }
        if lost.is_empty() {
            break;
        }
        for (derive, name) in lost {
            derived.entry(derive).or_default().remove(&name);
        }
    }
    for item in &mut module.items {
        let own = own(item);
        let Some(head) = item.head_mut() else {
            continue;
        };
        let mut derives: Vec<String> = own.iter().map(ToString::to_string).collect();
        for path in std::mem::take(&mut head.derives) {
            match known(&path) {
                Some("Debug") => {}
                Some(derive) if own.contains(&derive) => {}
                Some(derive)
                    if !derived
                        .get(derive)
                        .is_some_and(|all| all.contains(&head.name)) =>
                {
                    let (shape, name) = (&head.shape, &head.name);
                    let message = format!(
                        "`{name}` holds something without `{derive}`, and cannot derive it"
                    );
                    found.push(Diagnostic::warning("DeriveLeftOut", message).about(shape));
                }
                _ if derives.contains(&path) => {}
                _ => derives.push(path),
            }
        }
        head.derives = derives;
    }
}

/// The trait of Rust's own that a path means.
fn known(path: &str) -> Option<&'static str> {
    let bare = path.trim_start_matches("::");
    let name = match bare.rsplit_once("::") {
        Some((module, name)) if module.starts_with("std::") || module.starts_with("core::") => name,
        Some(_) => return None,
        None => bare,
    };
    KNOWN.iter().find(|known| **known == name.trim()).copied()
}

/// What a type always derives.
fn own(item: &Item) -> Vec<&'static str> {
    match item {
        Item::Structure(structure) => {
            let mut own = Vec::new();
            if !structure.has_stream() {
                own.push("Clone");
            }
            if !structure.hides() {
                own.push("Debug");
            }
            if !structure.has_stream() {
                own.push("PartialEq");
            }
            own.extend(
                structure
                    .head
                    .hashable
                    .then_some(["Eq", "Hash"])
                    .into_iter()
                    .flatten(),
            );
            own
        }
        Item::Union(union) => {
            let mut own = vec!["Clone"];
            if !union.hides() {
                own.push("Debug");
            }
            own.push("PartialEq");
            own.extend(
                union
                    .head
                    .hashable
                    .then_some(["Eq", "Hash"])
                    .into_iter()
                    .flatten(),
            );
            own
        }
        Item::Enumeration(enumeration) => enums(enumeration.head.sensitive, false),
        Item::IntEnumeration(enumeration) => enums(enumeration.head.sensitive, true),
        Item::Operation(_) => Vec::new(),
    }
}

fn enums(is_sensitive: bool, is_copy: bool) -> Vec<&'static str> {
    let mut own = vec!["Clone"];
    own.extend((!is_sensitive).then_some("Debug"));
    own.extend(is_copy.then_some("Copy"));
    own.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]);
    own
}

/// Whether all that a type holds has a trait.
fn can(item: &Item, derive: &str, has: &dyn Fn(&str) -> bool) -> bool {
    match item {
        Item::Structure(structure) => structure.fields.iter().all(|field| {
            let is_option = field.presence == Presence::Optional;
            (is_option && derive == "Default") || holds(&field.value, derive, has)
        }),
        // The variant for what the model does not know is neither ordered nor a default.
        Item::Union(union) => {
            matches!(derive, "Eq" | "Hash")
                && union
                    .variants
                    .iter()
                    .all(|one| holds(&one.value, derive, has))
        }
        Item::Enumeration(_) | Item::IntEnumeration(_) | Item::Operation(_) => false,
    }
}

/// Whether the type of a value has a trait.
fn holds(value: &Type, derive: &str, has: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Type::Boolean | Type::Integer(_) | Type::Unit => true,
        Type::Float(_) => !matches!(derive, "Eq" | "Hash" | "Ord"),
        Type::String => derive != "Copy",
        Type::Blob | Type::BigInteger | Type::BigDecimal => {
            matches!(derive, "Eq" | "Hash" | "Default")
        }
        Type::Timestamp(_) => !matches!(derive, "Default"),
        Type::Document => false,
        Type::Enumeration(name) | Type::Structure(name) | Type::Union(name) => has(name),
        Type::List { item, .. } => {
            derive == "Default" || (derive != "Copy" && holds(item, derive, has))
        }
        Type::Map { key, value, .. } => {
            derive == "Default"
                || (derive != "Copy" && holds(key, derive, has) && holds(value, derive, has))
        }
        // The user knows what their type has.
        Type::Extern(_) => true,
        Type::Stream { .. } => derive == "Default",
        Type::Boxed(value) => derive != "Copy" && holds(value, derive, has),
    }
}
