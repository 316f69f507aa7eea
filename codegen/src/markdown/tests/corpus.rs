//! Every documentation string of a folder of models, through rustdoc.
//!
//! Ignored by default. The environment variable `SMITHY_SHARED` names a folder with `models/*.json`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use quote::{format_ident, quote};
use serde_json::Value;

use super::*;

#[test]
#[ignore = "needs the environment variable SMITHY_SHARED, a folder of models and suites"]
fn rustdoc_has_nothing_to_say() {
    let shared = env::var_os("SMITHY_SHARED").expect("SMITHY_SHARED is set");
    let mut texts = BTreeSet::new();
    for file in fs::read_dir(Path::new(&shared).join("models")).expect("a folder of models") {
        let model = fs::read(file.expect("a file").path()).expect("a model");
        documentation(&serde_json::from_slice(&model).expect("JSON"), &mut texts);
    }
    assert!(!texts.is_empty());
    for text in &texts {
        assert_faithful(text);
        let once = convert(text);
        assert_eq!(convert(&once), once, "twice is once");
    }

    let package = env::temp_dir().join(format!("smithy-typegen-docs-{}", std::process::id()));
    fs::create_dir_all(package.join("src")).expect("a package");
    let manifest = "[package]\nname = \"documented\"\nedition = \"2024\"\n[workspace]\n";
    fs::write(package.join("Cargo.toml"), manifest).expect("a manifest");
    fs::write(package.join("src/lib.rs"), documented(&texts)).expect("a source file");
    let rustdoc = cargo(&package, &["doc", "--offline"]);
    let doctests = cargo(&package, &["test", "--doc", "--offline"]);
    fs::remove_dir_all(&package).expect("the package to go");
    assert!(rustdoc.0, "{}", rustdoc.1);
    assert!(
        doctests.0 && doctests.1.contains("running 0 tests"),
        "{}",
        doctests.1
    );
}

/// Adds the value of each `documentation` trait in `value` to `texts`.
fn documentation(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| match value {
            Value::String(text) if name == "smithy.api#documentation" => {
                texts.insert(text.clone());
            }
            value => documentation(value, texts),
        }),
        Value::Array(values) => values.iter().for_each(|value| documentation(value, texts)),
        _ => {}
    }
}

/// A structure for each of `texts`, as the generator would write it.
fn documented(texts: &BTreeSet<String>) -> String {
    let items = texts.iter().enumerate().map(|(number, text)| {
        let markdown = convert(text);
        let lines = markdown.lines().map(|line| format!(" {line}"));
        let name = format_ident!("D{number}");
        quote! { #(#[doc = #lines])* pub struct #name; }
    });
    let file = syn::parse2(quote! { #![doc = " Documentation."] #(#items)* }).expect("Rust");
    prettyplease::unparse(&file)
}

/// Runs Cargo with rustdoc warnings as errors. Returns whether it succeeded, and its output.
fn cargo(package: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings -D rustdoc::all")
        .output()
        .expect("cargo to run");
    let written = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&written).into_owned(),
    )
}
