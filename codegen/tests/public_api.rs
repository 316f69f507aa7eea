//! What is public in each package, as a text: whoever changes it sees it in a diff.
//!
//! Items are listed as they are declared, without bodies and without what is private or hidden. Impls that a macro or
//! a derive writes are in the `derive` above the type, or missing.

#[path = "public_api/face.rs"]
mod face;
#[path = "public_api/source.rs"]
mod source;

use std::path::Path;

use insta::assert_snapshot;

/// What the package in a folder of this project shows.
fn public(package: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    face::of(&source::Package::read(&folder.join(package).join("src")))
}

#[test]
fn the_generator() {
    assert_snapshot!(public("codegen"));
}

#[test]
fn the_runtime() {
    assert_snapshot!(public("runtime"));
}

#[test]
fn the_types_of_one_operation() {
    assert_snapshot!(public("."));
}
