//! Files and folders that models are read from.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::diagnostic::{Diagnostic, Diagnostics};
use smithy_typegen::internal::model::Model;
use smithy_typegen::source::Sources;

/// A folder for one test, with these files in it.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("loader_files")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }
    folder
}

/// Why this path cannot be read, rendered, with the folder of the package as `…`.
fn refused(path: &Path) -> String {
    let unreadable = Sources::new().read(path).expect_err("nothing to read");
    let text = Diagnostics::from(Diagnostic::from(unreadable)).render(&Sources::new());
    text.replace(env!("CARGO_MANIFEST_DIR"), "…")
}

fn names(sources: &Sources, folder: &Path) -> Vec<String> {
    let name = |id| {
        let name = Path::new(sources.name(id));
        let name = name.strip_prefix(folder).unwrap_or(name);
        name.display().to_string()
    };
    sources.ids().map(name).collect()
}

const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {} }"#;

#[test]
fn a_missing_file_is_looked_for_somewhere() {
    insta::assert_snapshot!(refused(Path::new("no/such/model.json")), @r"
    error[UnreadableFile]: cannot read the model `no/such/model.json`: no such file
     |
     = help: looked for it at `…/no/such/model.json`; the folder `…/no` does not exist
    ");
    insta::assert_snapshot!(refused(Path::new("tests/fixtures/cnstraints.json")), @r"
    error[UnreadableFile]: cannot read the model `tests/fixtures/cnstraints.json`: no such file
     |
     = help: looked for it at `…/tests/fixtures/cnstraints.json`; did you mean `tests/fixtures/constraints.json`?
    ");
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("nothing-like-it");
    insta::assert_snapshot!(refused(&whole), @"error[UnreadableFile]: cannot read the model `…/nothing-like-it`: no such file");
}

#[test]
fn a_folder_without_models() {
    insta::assert_snapshot!(refused(Path::new("src/pattern")), @"error[UnreadableFile]: cannot read the model `src/pattern`: the folder has no `.smithy` or `.json` files");
}

#[test]
fn a_folder_is_every_json_file_in_it_in_order() {
    let files = [
        ("b.json", MODEL),
        ("a/z.json", MODEL),
        ("a.json", MODEL),
        ("notes.txt", "no model"),
        (".hidden/c.json", "no model"),
    ];
    let folder = folder("order", &files);
    let mut sources = Sources::new();
    sources.read(&folder).expect("a folder with models");
    assert_eq!(names(&sources, &folder), ["a/z.json", "a.json", "b.json"]);
    assert!(Model::load(&sources).is_ok());
}

#[test]
fn a_file_that_was_read_is_not_read_again() {
    let folder = folder("again", &[("a.json", MODEL), ("b.json", MODEL)]);
    let mut sources = Sources::new();
    for path in [&folder.join("b.json"), &folder, &folder.join("a.json")] {
        sources.read(path).expect("models");
    }
    assert_eq!(names(&sources, &folder), ["b.json", "a.json"]);
}

#[test]
fn what_is_no_model_is_passed_over_unless_it_is_named() {
    let other = r#"{ "version": "1.0" }"#;
    let folder = folder(
        "other",
        &[("model.json", MODEL), ("smithy-build.json", other)],
    );
    let mut sources = Sources::new();
    sources.read(&folder).expect("a folder with models");
    let loaded = Model::load(&sources).expect("a model");
    let text = loaded.warnings.render(&sources);
    insta::assert_snapshot!(text.replace(&*folder.to_string_lossy(), "…"), @r#"
    warning[NotAModel]: this file is skipped: it is not a Smithy model, because it has no `smithy` property
     --> …/smithy-build.json:1:1
      |
    1 | { "version": "1.0" }
      | ^
    "#);

    let mut sources = Sources::new();
    sources
        .read(&folder.join("smithy-build.json"))
        .expect("a file");
    assert!(Model::load(&sources).is_err());
}
