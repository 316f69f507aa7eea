//! Measures code generation, stage by stage.
//!
//! `SMITHY_SHARED` names a folder with `models/`. Without it, only the project's own model is used.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use divan::{Bencher, black_box};
use smithy_typegen::internal::emit::{self, Facets};
use smithy_typegen::internal::lower;
use smithy_typegen::internal::model::{Kind, Model};
use smithy_typegen::internal::options::Options;
use smithy_typegen::internal::select::{self, Root};
use smithy_typegen::source::Sources;

/// Services with 38, 269, 1,792 and 2,870 shapes.
const SERVICES: &[&str] = &[
    "connect-contact-lens-2020-08-21",
    "connectcases-2022-10-03",
    "connect-2017-08-08",
    "sagemaker-2017-07-24",
];

fn main() {
    divan::main();
}

fn models() -> Vec<PathBuf> {
    match env::var_os("SMITHY_SHARED") {
        Some(folder) => {
            let file = |name: &&str| Path::new(&folder).join(format!("models/{name}.json"));
            SERVICES.iter().map(file).collect()
        }
        None => {
            let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
            vec![project.join("model/batch-get-attached-file-metadata.json")]
        }
    }
}

/// The name of a model in the results.
fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn names() -> Vec<String> {
    models().iter().map(|path| name(path)).collect()
}

fn sources(model: &str) -> Sources {
    let path = models().into_iter().find(|path| name(path) == model);
    let mut sources = Sources::new();
    sources
        .read(&path.expect("a model of the list"))
        .expect("a file");
    sources
}

fn load(sources: &Sources) -> Model {
    Model::load(sources).expect("a model without errors").model
}

fn services(model: &Model) -> BTreeSet<Root> {
    let services = model
        .shapes()
        .filter(|shape| matches!(shape.kind, Kind::Service(_)));
    services
        .map(|shape| Root::Service(shape.id.to_string()))
        .collect()
}

fn lower(model: &Model) -> smithy_typegen::internal::ir::Module {
    let selection = select::select(model, &services(model), |_| false).expect("the service");
    lower::lower(model, &selection, &Options::default())
        .expect("no errors")
        .0
}

/// From text to text: everything that a build script does except file access.
#[divan::bench(args = names(), sample_count = 20)]
fn whole(bencher: Bencher, model: &str) {
    let sources = sources(model);
    bencher.bench(|| {
        let module = lower(&load(&sources));
        emit::file(black_box(&[module]), &Facets::default())
    });
}

/// Loading: merging, mixins, resolution, checks.
#[divan::bench(args = names(), sample_count = 20)]
fn stage_1_load(bencher: Bencher, model: &str) {
    let sources = sources(model);
    bencher.bench(|| load(&sources));
}

/// Selection and lowering.
#[divan::bench(args = names(), sample_count = 20)]
fn stage_2_lower(bencher: Bencher, model: &str) {
    let model = load(&sources(model));
    bencher.bench(|| lower(&model));
}

/// Writing, parsing and formatting, on all cores.
#[divan::bench(args = names(), sample_count = 20)]
fn stage_3_emit(bencher: Bencher, model: &str) {
    let modules = [lower(&load(&sources(model)))];
    bencher.bench(|| emit::file(black_box(&modules), &Facets::default()));
}
