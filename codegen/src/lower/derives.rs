//! Determines the derives of each type: the standard ones, and those that the user requested and its contents support.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Item, Literal, Module, Presence, Type};

/// The standard traits that are checked. Any other derive is the user's responsibility.
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

/// Completes the derives of all items, which already have those requested by the user.
pub(super) fn complete(module: &mut Module, found: &mut Diagnostics) {
    for item in &mut module.items {
        if let Some(head) = item.head_mut() {
            head.derives = with_supertraits(std::mem::take(&mut head.derives));
        }
    }
    let lost: BTreeMap<&str, _> = KNOWN
        .iter()
        .map(|derive| (*derive, lost(module, derive)))
        .collect();
    for item in &mut module.items {
        let own = own(item);
        let Some(head) = item.head_mut() else {
            continue;
        };
        let mut derives: Vec<String> = own.iter().map(ToString::to_string).collect();
        for path in std::mem::take(&mut head.derives) {
            let derive = known(&path);
            if derive == Some("Debug") || derive.is_some_and(|derive| own.contains(&derive)) {
                continue;
            }
            let cause = derive.and_then(|derive| lost.get(derive)?.get(&head.name));
            match cause {
                Some(cause) => found.push(left_out(&head.shape, &head.name, &path, cause)),
                None if derives.contains(&path) => {}
                None => derives.push(path),
            }
        }
        head.derives = derives;
    }
}

/// `Ord` also requests its supertraits.
fn with_supertraits(asked: Vec<String>) -> Vec<String> {
    let mut all = Vec::new();
    for path in asked {
        if known(&path) == Some("Ord") {
            all.extend(["Eq".to_owned(), "PartialOrd".to_owned()]);
        }
        all.push(path);
    }
    all
}

/// The types that cannot derive a requested trait, each with the cause: a field, a variant, or something without a
/// name.
///
/// A type without a trait removes it from the types that contain it. Each is visited once, so the time is linear.
fn lost(module: &Module, derive: &'static str) -> BTreeMap<String, String> {
    let mut having: BTreeSet<&str> = BTreeSet::new();
    let mut asking = Vec::new();
    for item in &module.items {
        let Some(head) = item.head() else { continue };
        let is_asked = head.derives.iter().any(|path| known(path) == Some(derive));
        // A type whose `Debug` redacts something has a handwritten impl.
        if own(item).contains(&derive) || derive == "Debug" {
            having.insert(&head.name);
        } else if is_asked {
            having.insert(&head.name);
            asking.push((item, head.name.as_str()));
        }
    }
    let mut holders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut pending: Vec<(&str, &str)> = Vec::new();
    for (item, name) in asking {
        match needs(item, derive) {
            Err(cause) => pending.push((name, cause)),
            Ok(needs) => {
                for (needed, cause) in needs {
                    if having.contains(needed) {
                        holders.entry(needed).or_default().push((name, cause));
                    } else {
                        pending.push((name, cause));
                    }
                }
            }
        }
    }
    let mut lost = BTreeMap::new();
    while let Some((name, cause)) = pending.pop() {
        if !lost.contains_key(name) {
            lost.insert(name.to_owned(), cause.to_owned());
            pending.extend(holders.remove(name).unwrap_or_default());
        }
    }
    lost
}

fn left_out(shape: &str, name: &str, path: &str, cause: &str) -> Diagnostic {
    let message = match cause {
        "" => format!("`{name}` cannot derive `{path}`"),
        cause => {
            format!("`{name}` cannot derive `{path}`, because its `{cause}` does not support it")
        }
    };
    Diagnostic::warning("DeriveLeftOut", message).about(shape)
}

/// The standard trait that a path names.
fn known(path: &str) -> Option<&'static str> {
    let bare = path.trim_start_matches("::");
    let name = match bare.rsplit_once("::") {
        Some((module, name)) if module.starts_with("std::") || module.starts_with("core::") => name,
        Some(_) => return None,
        None => bare,
    };
    KNOWN.iter().find(|known| **known == name.trim()).copied()
}

/// The derives that a type always has.
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
        Item::Operation(_) | Item::Service(_) => Vec::new(),
    }
}

fn enums(is_sensitive: bool, is_copy: bool) -> Vec<&'static str> {
    let mut own = vec!["Clone"];
    own.extend((!is_sensitive).then_some("Debug"));
    own.extend(is_copy.then_some("Copy"));
    own.extend(["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"]);
    own
}

/// The generated types that must have a trait for a type to have it, each with the field or variant that contains it;
/// or the field or variant that rules it out.
fn needs<'i>(item: &'i Item, derive: &str) -> Result<Vec<(&'i str, &'i str)>, &'i str> {
    let mut needs = Vec::new();
    match item {
        Item::Structure(structure) => {
            for field in &structure.fields {
                match &field.presence {
                    Presence::Optional if derive == "Default" => {}
                    // Rust's default of the type differs from the model's.
                    Presence::Default(value) if derive == "Default" && *value != Literal::Zero => {
                        return Err(&field.name);
                    }
                    _ => holds(&field.value, derive, &field.name, &mut needs)?,
                }
            }
        }
        // The `Unknown` variant is neither ordered nor a default.
        Item::Union(union) if matches!(derive, "Eq" | "Hash") => {
            for variant in &union.variants {
                holds(&variant.value, derive, &variant.name, &mut needs)?;
            }
        }
        Item::Union(_) => return Err("Unknown"),
        Item::Enumeration(_) if derive == "Copy" => return Err("Unknown"),
        Item::Enumeration(_) | Item::IntEnumeration(_) | Item::Operation(_) | Item::Service(_) => {
            return Err("");
        }
    }
    Ok(needs)
}

/// What the type of a value needs for a trait. The error is the field or variant that contains it.
fn holds<'i>(
    value: &'i Type,
    derive: &str,
    at: &'i str,
    needs: &mut Vec<(&'i str, &'i str)>,
) -> Result<(), &'i str> {
    let has = match value {
        Type::Boolean | Type::Integer(_) | Type::Unit => true,
        Type::Float(_) => !matches!(derive, "Eq" | "Hash" | "Ord"),
        // The user's types for strings and bytes can do what `String` and `Vec<u8>` can.
        Type::String(_) | Type::Blob(Some(_)) => derive != "Copy",
        Type::Blob(None) | Type::BigInteger | Type::BigDecimal => {
            matches!(derive, "Eq" | "Hash" | "Default")
        }
        Type::Timestamp => derive != "Default",
        Type::Document => matches!(derive, "Eq" | "Hash" | "Default"),
        Type::Enumeration(name) | Type::Structure(name) | Type::Union(name) => {
            needs.push((name, at));
            true
        }
        Type::List { .. } | Type::Map { .. } if derive == "Default" => true,
        Type::List { .. } | Type::Map { .. } if derive == "Copy" => false,
        // Neither `HashMap` nor `IndexMap` can be hashed or ordered.
        Type::Map { path: Some(_), .. } if derive != "Eq" => false,
        Type::List { item, .. } => return holds(item, derive, at, needs),
        Type::Map { key, value, .. } => {
            holds(key, derive, at, needs)?;
            return holds(value, derive, at, needs);
        }
        // The user knows the traits of their type.
        Type::Extern { .. } => true,
        Type::Stream { .. } => derive == "Default",
        Type::Boxed(_) if derive == "Copy" => false,
        Type::Boxed(value) => return holds(value, derive, at, needs),
    };
    if has { Ok(()) } else { Err(at) }
}
