//! The table of rooms in `docs/architecture.md` says which rooms there are and which others each of them uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// Each room, with the rooms that it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// What the table says: the rooms in the first column, and those in code in the last.
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
        let (rooms, used) = (names(cells[0]), names(cells[cells.len() - 1]));
        rooms.into_iter().map(move |room| (room, used.clone()))
    })
    .collect()
}

/// What the code says: the paths that start at `crate`, by the file or folder below `src` that they are in.
fn code() -> Uses {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Uses::new();
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let room = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["lib", "bin"].contains(&&*room) {
            continue;
        }
        let mut used = BTreeSet::new();
        read(&path, &mut used);
        used.remove(&room);
        uses.entry(room).or_default().extend(used);
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
    let rooms = |uses: &Uses| uses.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        rooms(&table),
        rooms(&code),
        "the rooms in the table, and those in `src`"
    );
    for (room, used) in &code {
        assert_eq!(
            &table[room], used,
            "`{room}`: what the table says, and what its files use"
        );
    }
}

#[test]
fn no_room_uses_itself_through_others() {
    let mut left = code();
    while !left.is_empty() {
        let free = |(room, used): (&String, &BTreeSet<String>)| {
            let is_free = used.iter().all(|used| !left.contains_key(used));
            is_free.then(|| room.clone())
        };
        let Some(room) = left.iter().find_map(free) else {
            panic!("these use each other: {left:#?}");
        };
        left.remove(&room);
    }
}
