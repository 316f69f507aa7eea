//! The files of a package in, its modules by their paths out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{Item, ItemMod};

/// The modules of a package, by their paths from the root: `model::check`, and nothing for the root itself.
pub struct Package(BTreeMap<Vec<String>, Vec<Item>>);

impl Package {
    /// Reads `lib.rs` and all that it leads to.
    pub fn read(folder: &Path) -> Package {
        let mut package = Package(BTreeMap::new());
        package.add_file(Vec::new(), &folder.join("lib.rs"), folder);
        package
    }

    /// Adds the module in a file, whose own modules lie in a folder.
    fn add_file(&mut self, path: Vec<String>, file: &Path, folder: &Path) {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let items = syn::parse_file(&text).unwrap().items;
        for module in items.iter().filter_map(module) {
            let name = module.ident.to_string();
            let inside = [path.clone(), vec![name.clone()]].concat();
            let (alone, folder) = (folder.join(format!("{name}.rs")), folder.join(name));
            match &module.content {
                Some((_, items)) => {
                    self.0.insert(inside, items.clone());
                }
                None if alone.exists() => self.add_file(inside, &alone, &folder),
                None => self.add_file(inside, &folder.join("mod.rs"), &folder),
            }
        }
        self.0.insert(path, items);
    }

    /// The items of a module.
    pub fn items(&self, module: &[String]) -> &[Item] {
        self.0.get(module).map_or(&[], Vec::as_slice)
    }

    /// The items of all modules.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.0.values().flatten()
    }
}

/// A module of the package itself, and not of its tests.
fn module(item: &Item) -> Option<&ItemMod> {
    let Item::Mod(module) = item else { return None };
    let is_of_tests = module.attrs.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    });
    (!is_of_tests).then_some(module)
}
