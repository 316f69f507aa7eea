//! Measures slicing a model and comparing two versions of it, file access excluded.
//!
//! `SMITHY_SHARED` names a folder with `models/` and `models-newer/`. Without it, only the project's own model is used.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use divan::{Bencher, black_box};
use smithy_typegen::Config;
use smithy_typegen::internal::diff::{self, Version};
use smithy_typegen::internal::model::Model;
use smithy_typegen::internal::select::Root;
use smithy_typegen::internal::slice::{self, Request};
use smithy_typegen::source::Sources;

const OPERATION: &str = "com.amazonaws.connect#BatchGetAttachedFileMetadata";

fn main() {
    divan::main();
}

/// Both versions of Connect.
fn versions() -> [Sources; 2] {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model");
    let paths: [PathBuf; 2] = match env::var_os("SMITHY_SHARED") {
        Some(folder) => [
            "models/connect-2017-08-08.json",
            "models-newer/connect.json",
        ]
        .map(|name| Path::new(&folder).join(name)),
        None => [project.clone(), project],
    };
    paths.map(|path| {
        let mut sources = Sources::new();
        sources.read(&path).expect("a model");
        sources
    })
}

fn load(sources: &Sources, config: &Config) -> Version {
    Version::load(sources, config).expect("a model without errors")
}

/// From a text to the text of the slice of one operation.
#[divan::bench(sample_count = 20)]
fn slice_an_operation(bencher: Bencher) {
    let [sources, _] = versions();
    let request = Request {
        roots: BTreeSet::from([Root::Operation(OPERATION.to_owned())]),
        ..Request::default()
    };
    bencher.bench(|| {
        let model = Model::load(black_box(&sources)).expect("a model").model;
        slice::slice(&model, &request)
    });
}

/// From two texts to the changes of one operation.
#[divan::bench(sample_count = 20)]
fn diff_an_operation(bencher: Bencher) {
    let versions = versions();
    let roots = BTreeSet::from([Root::Operation(OPERATION.to_owned())]);
    compare(
        bencher,
        &versions,
        &Config::new().operation(OPERATION),
        &roots,
    );
}

/// From two texts to all changes.
#[divan::bench(sample_count = 20)]
fn diff_a_service(bencher: Bencher) {
    compare(bencher, &versions(), &Config::new(), &BTreeSet::new());
}

/// Loads both versions at once, as the command does, and compares them.
fn compare(bencher: Bencher, [old, new]: &[Sources; 2], config: &Config, roots: &BTreeSet<Root>) {
    bencher.bench(|| {
        let (old, new) = std::thread::scope(|scope| {
            let old = scope.spawn(|| load(black_box(old), config));
            let new = load(black_box(new), config);
            (old.join().expect("the old version"), new)
        });
        diff::compare(&old, &new, roots)
    });
}
