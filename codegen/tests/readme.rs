//! The snippets in `README.md` compile as packages that depend on this workspace.
//!
//! Compiles two packages, so it is ignored by default: `cargo test --test readme -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The fenced blocks of a language in the README, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let fence = format!("```{language}\n");
    let parts = readme.split(&fence).skip(1);
    parts
        .map(|part| part.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}

/// A manifest with the dependencies of a snippet, whose paths start with `…`.
fn manifest(name: &str, dependencies: &str) -> String {
    let root = root().display().to_string();
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{}",
        dependencies.replace('…', &root)
    )
}

/// The model that the README calls `model/weather.smithy`.
const MODEL: &str = r#"$version: "2"

namespace com.example.weather

service Weather {
    version: "2026"
    operations: [
        GetForecast
    ]
}

operation GetForecast {
    input := {
        @required
        city: String
    }

    output: Forecast
}

structure Forecast {
    summary: String
}
"#;

#[test]
#[ignore = "slow: compiles two packages"]
fn every_snippet_compiles() {
    let (tomls, rusts) = (blocks("toml"), blocks("rust"));
    let [types, generator] = &tomls[..] else {
        panic!("{} TOML blocks instead of two", tomls.len());
    };
    let [usage, build, library] = &rusts[..] else {
        panic!("{} Rust blocks instead of three", rusts.len());
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let file = |path: &str, text: &str| write(&folder.join(path), text);

    file(
        "Cargo.toml",
        "[workspace]\nmembers = [\"types\", \"generator\"]\nresolver = \"3\"\n",
    );
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    file("Cargo.lock", &lock);

    file("types/Cargo.toml", &manifest("types", types));
    file(
        "types/src/lib.rs",
        &format!(
            "pub fn usage(body: &str) -> Result<(), Box<dyn std::error::Error>> {{\n{usage}\n\
             drop(request);\nOk(())\n}}\n"
        ),
    );

    file("generator/Cargo.toml", &manifest("generator", generator));
    file("generator/build.rs", build);
    file("generator/src/lib.rs", library);
    file("generator/model/weather.smithy", MODEL);

    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--workspace"])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .current_dir(&folder)
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "{messages}");
}
