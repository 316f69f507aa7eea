//! Real models load, in the folder that the environment variable `SMITHY_SHARED` names.

use std::path::{Path, PathBuf};
use std::time::Instant;

use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

/// The models of a folder, by name; none, with a line that says so, where the variable is not set.
fn models(folder: &str) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("SMITHY_SHARED") else {
        println!("skipped: SMITHY_SHARED is not set");
        return Vec::new();
    };
    let folder = Path::new(&shared).join(folder);
    let mut paths = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
}

fn assert_all_load(folder: &str) {
    let mut failed = String::new();
    for path in models(folder) {
        let mut sources = Sources::new();
        sources.read(&path).expect("a file that can be read");
        let start = Instant::now();
        let loaded = Model::load(&sources);
        let time = start.elapsed();
        match loaded {
            Ok(loaded) => {
                println!(
                    "{}: {} shapes, {time:?}",
                    path.display(),
                    loaded.model.shapes().count()
                );
                print!("{}", loaded.warnings.render(&sources));
            }
            Err(found) => failed.push_str(&found.render(&sources)),
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn models_of_services_load() {
    assert_all_load("models");
}

#[test]
fn newer_models_of_services_load() {
    assert_all_load("models-newer");
}

#[test]
fn protocol_tests_load() {
    assert_all_load("protocol-tests");
}
