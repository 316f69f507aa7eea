//! The table of modules in `docs/architecture.md` says which modules there are and which others each of them uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// Each module, with the modules that it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// What the table says: the modules in the first column, and those in code in the last.
fn table() -> Uses {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let text = fs::read_to_string(path).unwrap();
    let (_, section) = text.split_once("## Stages of the generator").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let names = |cell: &str| {
        let odd = cell.split('`').skip(1).step_by(2);
        odd.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').collect();
        let (modules, used) = (names(cells[0]), names(cells[cells.len() - 1]));
        modules
            .into_iter()
            .map(move |module| (module, used.clone()))
    })
    .collect()
}

/// What the code says: the paths that start at `crate`, by the file or folder below `src` that they are in.
fn code() -> Uses {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Uses::new();
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["lib", "bin"].contains(&&*module) {
            continue;
        }
        let mut used = BTreeSet::new();
        read(&path, &mut used);
        used.remove(&module);
        uses.entry(module).or_default().extend(used);
    }
    uses
}

/// Adds what a file uses, or all files of a folder.
fn read(path: &Path, used: &mut BTreeSet<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            read(&entry.unwrap().path(), used);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(path).unwrap();
        paths(text.parse().unwrap(), used);
    }
}

/// Adds the first name of each path behind `crate::`.
fn paths(tokens: TokenStream, used: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            paths(group.stream(), used);
        }
        if token.to_string() != "crate"
            || tokens.get(index + 2).is_none_or(|t| t.to_string() != ":")
        {
            continue;
        }
        match tokens.get(index + 3) {
            Some(TokenTree::Ident(name)) => {
                used.insert(name.to_string());
            }
            Some(TokenTree::Group(group)) => {
                let inside: Vec<_> = group.stream().into_iter().collect();
                let parts = inside.split(|token| token.to_string() == ",");
                used.extend(parts.filter_map(|part| Some(part.first()?.to_string())));
            }
            _ => {}
        }
    }
}

#[test]
fn the_table_is_true() {
    let (table, code) = (table(), code());
    let modules = |uses: &Uses| uses.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        modules(&table),
        modules(&code),
        "the modules in the table, and those in `src`"
    );
    for (module, used) in &code {
        assert_eq!(
            &table[module], used,
            "`{module}`: what the table says, and what its files use"
        );
    }
}

#[test]
fn no_module_uses_itself_through_others() {
    let mut left = code();
    while !left.is_empty() {
        let free = |(module, used): (&String, &BTreeSet<String>)| {
            let is_free = used.iter().all(|used| !left.contains_key(used));
            is_free.then(|| module.clone())
        };
        let Some(module) = left.iter().find_map(free) else {
            panic!("these use each other: {left:#?}");
        };
        left.remove(&module);
    }
}
