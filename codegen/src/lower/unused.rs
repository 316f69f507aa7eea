//! Removes functions and matchers that nothing calls. If a list, map or string is a root, no structure may contain it,
//! and rustc would warn about unused functions.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Check, Collection, Item, Module};

/// Keeps what the checks of items use.
pub(crate) fn leave_out(module: &mut Module) {
    let mut used = Used::default();
    for item in &module.items {
        match item {
            Item::Structure(item) => item.fields.iter().for_each(|one| used.add(&one.checks)),
            Item::Union(item) => item.variants.iter().for_each(|one| used.add(&one.checks)),
            Item::Enumeration(_)
            | Item::IntEnumeration(_)
            | Item::Operation(_)
            | Item::Service(_) => {}
        }
    }
    let functions: BTreeMap<&str, &Collection> = module
        .collections
        .iter()
        .map(|collection| (collection.function.as_str(), collection))
        .collect();
    while let Some(function) = used.pending.pop() {
        if let Some(collection) = functions.get(function.as_str()) {
            used.add(&collection.keys);
            used.add(&collection.values);
        }
    }
    let (functions, patterns) = (used.functions, used.patterns);
    module
        .collections
        .retain(|collection| functions.contains(&collection.function));
    module
        .patterns
        .retain(|pattern| patterns.contains(&pattern.name));
}

/// The names found so far, and the functions whose checks have not been visited yet.
#[derive(Default)]
struct Used {
    functions: BTreeSet<String>,
    patterns: BTreeSet<String>,
    pending: Vec<String>,
}

impl Used {
    fn add(&mut self, checks: &[Check]) {
        for check in checks {
            match check {
                Check::Collection(function) if self.functions.insert(function.clone()) => {
                    self.pending.push(function.clone());
                }
                Check::Pattern(name) => {
                    self.patterns.insert(name.clone());
                }
                _ => {}
            }
        }
    }
}
