//! Finds the shortest [`Class`] for a set of characters.

use std::sync::OnceLock;

use super::matcher::Class;
use super::set::CharSet;

/// The general categories of Unicode by their groups. `Cs` has no scalar values.
const GROUPS: [(&str, &[&str]); 7] = [
    ("C", &["Cc", "Cf", "Cn", "Co"]),
    ("L", &["Ll", "Lm", "Lo", "Lt", "Lu"]),
    ("M", &["Mc", "Me", "Mn"]),
    ("N", &["Nd", "Nl", "No"]),
    ("P", &["Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps"]),
    ("S", &["Sc", "Sk", "Sm", "So"]),
    ("Z", &["Zl", "Zp", "Zs"]),
];

/// With more ranges than this, categories are tried.
const FEW: usize = 16;

/// The class of a set.
pub(super) fn class(set: &CharSet) -> Class {
    let plain = describe(set, false);
    let negated = describe(&set.complement(), true);
    let length =
        |class: &Class| class.ascii.len() + class.categories.len() + class.exceptions.len();
    if length(&negated) < length(&plain) {
        negated
    } else {
        plain
    }
}

fn describe(set: &CharSet, negated: bool) -> Class {
    let ascii = set
        .intersection(&CharSet::ranges(&[('\0', '\x7F')]))
        .iter()
        .collect();
    let beyond = set.intersection(&beyond_ascii());
    let mut class = Class {
        negated,
        ascii,
        categories: Vec::new(),
        exceptions: beyond.iter().collect(),
    };
    if class.exceptions.len() <= FEW {
        return class;
    }
    // A category is included if most of its ranges are; the rest are exceptions.
    let mut categories = Vec::new();
    let mut held = CharSet::empty();
    for (group, members) in categories_by_group() {
        let found: Vec<_> = members
            .iter()
            .filter(|(_, category)| {
                let common = category.intersection(&beyond).iter().count();
                common > 0 && category.difference(&beyond).iter().count() < common
            })
            .collect();
        if found.len() == members.len() {
            categories.push(*group);
        } else {
            categories.extend(found.iter().map(|(name, _)| *name));
        }
        for (_, category) in found {
            held.add(category);
        }
    }
    let mut exceptions = held.difference(&beyond);
    exceptions.add(&beyond.difference(&held));
    let exceptions: Vec<_> = exceptions.iter().collect();
    if exceptions.len() + categories.len() < class.exceptions.len() {
        class.categories = categories;
        class.exceptions = exceptions;
    }
    class
}

fn beyond_ascii() -> CharSet {
    CharSet::ranges(&[('\u{80}', char::MAX)])
}

type Group = (&'static str, Vec<(&'static str, CharSet)>);

/// Each category's characters beyond ASCII.
fn categories_by_group() -> &'static [Group] {
    static GROUPS_OF_SETS: OnceLock<Vec<Group>> = OnceLock::new();
    GROUPS_OF_SETS.get_or_init(|| {
        let sets = |names: &[&'static str]| {
            let set = |name| CharSet::property(name).unwrap_or_else(CharSet::empty);
            names
                .iter()
                .map(|&name| (name, set(name).intersection(&beyond_ascii())))
                .collect()
        };
        GROUPS
            .iter()
            .map(|(group, names)| (*group, sets(names)))
            .collect()
    })
}
