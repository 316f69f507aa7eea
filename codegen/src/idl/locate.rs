//! Finds the byte ranges of JSON pointers in a text, by parsing it again.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inline;
use super::parse::parse;
use super::tree::{Entry, File, Form, Value};
use crate::ast::{Located, Wanted};

/// Finds every pointer that exists.
pub(crate) fn locate<'p>(
    text: &str,
    pointers: impl IntoIterator<Item = &'p str>,
) -> BTreeMap<&'p str, Located> {
    let wanted = Wanted::of(pointers);
    let file = parse(text);
    let mut found = BTreeMap::new();
    visit(&wanted, None, None, &file.root, &mut found);
    if let Some(shapes) = wanted.below.get("shapes")
        && shapes.below.keys().any(|id| inline::is_inline(id))
    {
        collections(&file, &file.root, shapes, &mut found);
    }
    found
}

type Found<'p> = BTreeMap<&'p str, Located>;

fn visit<'p>(
    wanted: &Wanted<'p>,
    key: Option<&Range<usize>>,
    first_key: Option<&Range<usize>>,
    value: &Value<'_>,
    found: &mut Found<'p>,
) {
    if let Some(pointer) = wanted.here {
        let located = Located {
            key: key.cloned(),
            value: value.range.clone(),
            first_key: first_key.cloned(),
        };
        found.insert(pointer, located);
    }
    if wanted.below.is_empty() {
        return;
    }
    match &value.form {
        Form::Object(entries) => each(entries, |entry| wanted.below.get(&*entry.key), found),
        Form::Traits(traits) => {
            let exact = |entry: &Entry<'_>| wanted.below.get(&*entry.key);
            let by_name: BTreeMap<&str, &Wanted<'p>> = wanted
                .below
                .iter()
                .filter_map(|(id, below)| Some((id.split_once('#')?.1, below)))
                .collect();
            let names = traits
                .iter()
                .filter_map(|entry| wanted.below.get_key_value(&*entry.key));
            let taken: Vec<&str> = names.map(|(id, _)| id.as_str()).collect();
            let relative = |entry: &Entry<'_>| {
                let below = by_name.get(&*entry.key)?;
                let is_taken = taken.iter().any(|id| {
                    wanted
                        .below
                        .get(*id)
                        .is_some_and(|w| std::ptr::eq(w, *below))
                });
                (!is_taken).then_some(*below)
            };
            each(
                traits,
                |entry| exact(entry).or_else(|| relative(entry)),
                found,
            );
        }
        Form::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if let Some(below) = wanted.below.get(&index.to_string()) {
                    visit(below, None, None, item, found);
                }
            }
        }
        Form::Reference(target) => {
            if let Some(below) = wanted.below.get("target") {
                visit(below, None, None, target, found);
            }
        }
        _ => {}
    }
}

/// Visits the wanted entries. Of equal keys, the last counts.
fn each<'w, 'p: 'w>(
    entries: &[Entry<'_>],
    wanted: impl Fn(&Entry<'_>) -> Option<&'w Wanted<'p>>,
    found: &mut Found<'p>,
) {
    let mut chosen: BTreeMap<&str, (&Wanted<'p>, &Entry<'_>, Option<&Range<usize>>)> =
        BTreeMap::new();
    for entry in entries {
        if let Some(below) = wanted(entry) {
            let first = chosen
                .get(&*entry.key)
                .map(|(_, entry, first)| first.unwrap_or(&entry.key_range));
            chosen.insert(&entry.key, (below, entry, first));
        }
    }
    for (below, entry, first) in chosen.into_values() {
        visit(below, Some(&entry.key_range), first, &entry.value, found);
    }
}

/// Finds collections that are declared where they are used, at their first use.
fn collections<'p>(file: &File<'_>, value: &Value<'_>, wanted: &Wanted<'p>, found: &mut Found<'p>) {
    match &value.form {
        Form::Object(entries) | Form::Traits(entries) => {
            entries
                .iter()
                .for_each(|entry| collections(file, &entry.value, wanted, found));
        }
        Form::List(target) => {
            collection(file, value, &[("member", target)], wanted, found);
            collections(file, target, wanted, found);
        }
        Form::Map(targets) => {
            let [first, second] = &**targets;
            collection(
                file,
                value,
                &[("key", first), ("value", second)],
                wanted,
                found,
            );
            collections(file, first, wanted, found);
            collections(file, second, wanted, found);
        }
        _ => {}
    }
}

fn collection<'p>(
    file: &File<'_>,
    value: &Value<'_>,
    members: &[(&'static str, &Value<'_>)],
    wanted: &Wanted<'p>,
    found: &mut Found<'p>,
) {
    for id in meanings(file, value) {
        let Some(below) = wanted
            .below
            .get(&id)
            .filter(|below| !below.here.is_some_and(|here| found.contains_key(here)))
        else {
            continue;
        };
        let leaf = |value: &Value<'_>| Value::new(Form::Null, value.range.clone());
        visit(below, Some(&value.range), None, &leaf(value), found);
        for (name, target) in members {
            let Some(member) = below.below.get(*name) else {
                continue;
            };
            visit(member, Some(&target.range), None, &leaf(target), found);
            if let Some(below) = member.below.get("target") {
                visit(below, None, None, &leaf(target), found);
            }
        }
    }
}

/// The ids that a target may mean. Whether a shape exists is not known here.
fn meanings(file: &File<'_>, value: &Value<'_>) -> Vec<String> {
    let namespace = file.namespace.unwrap_or_default();
    match &value.form {
        Form::Id(id) if id.contains('#') => vec![(*id).to_owned()],
        Form::Id(name) => match file.uses.iter().find(|used| used.name() == *name) {
            Some(used) => vec![used.id.to_owned()],
            None => vec![format!("{namespace}#{name}"), format!("smithy.api#{name}")],
        },
        Form::List(target) => {
            let targets = meanings(file, target);
            targets
                .iter()
                .map(|target| format!("{namespace}#{}", inline::list_name(namespace, target)))
                .collect()
        }
        Form::Map(targets) => {
            let [first, second] = &**targets;
            let (keys, values) = (meanings(file, first), meanings(file, second));
            let pairs = keys
                .iter()
                .flat_map(|key| values.iter().map(move |value| (key, value)));
            pairs
                .map(|(key, value)| {
                    format!("{namespace}#{}", inline::map_name(namespace, key, value))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}
