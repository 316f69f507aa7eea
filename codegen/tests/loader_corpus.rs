//! Real models load, in the folder that the environment variable `SMITHY_SHARED` names.

use std::path::{Path, PathBuf};

use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

/// The models of a folder, by name.
fn models(folder: &str) -> Vec<PathBuf> {
    let shared = std::env::var_os("SMITHY_SHARED").expect("SMITHY_SHARED is set");
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
        let loaded = Model::load(&sources);
        match loaded {
            Ok(loaded) => {
                println!(
                    "{}: {} shapes",
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
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn models_of_services_load() {
    assert_all_load("models");
}

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn newer_models_of_services_load() {
    assert_all_load("models-newer");
}

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn protocol_tests_load() {
    assert_all_load("protocol-tests");
}
