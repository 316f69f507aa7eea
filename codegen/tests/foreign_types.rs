//! Maps, strings, blobs and shapes as types of other crates: `indexmap`, `compact_str`, `bytes`, `uuid`.
//!
//! Compiles and runs a package with these crates, so it is ignored by default:
//! `cargo test --test foreign_types -- --ignored`.

use std::fs;
use std::path::Path;
use std::process::Command;

use smithy_typegen::Config;

const MANIFEST: &str = r#"[package]
name = "foreign-types"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
bytes = "1"
compact_str = "0.9"
indexmap = "2"
serde = "1"
serde_json = "1"
uuid = { version = "1", features = ["serde"] }

[dependencies.smithy-typegen-runtime]
path = "…"
features = ["cbor", "types"]
"#;

#[test]
#[ignore = "slow: compiles and runs a package"]
fn types_of_other_crates_go_there_and_back_in_every_notation() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = project.join("tests/fixtures");
    let generated = Config::new()
        .model(fixtures.join("own.json"))
        .service("example#Example")
        .map_type("*", "indexmap::IndexMap")
        .map_type("example#Tags", "std::collections::BTreeMap")
        .string_type("*", "compact_str::CompactString")
        .blob_type("*", "bytes::Bytes")
        .extern_type("example#Address", "uuid::Uuid")
        .extern_type_by(
            "example#Elevation",
            "std::net::IpAddr",
            "crate::AddressNumber",
        )
        .derive("*", "Eq")
        .generate_text()
        .expect("a model that is valid");
    assert!(generated.warnings.is_empty(), "{:?}", generated.warnings);

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign_types");
    let runtime = project.join("../runtime").display().to_string();
    let main = fs::read_to_string(fixtures.join("foreign_types_main.rs")).expect("a program");
    for (path, text) in [
        ("Cargo.toml", MANIFEST.replace('…', &runtime)),
        ("src/types.rs", generated.code),
        ("src/main.rs", main),
    ] {
        let path = folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }
    // The versions of the project where it has the crate, the newest of the others.
    fs::copy(project.join("../Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");

    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .current_dir(&folder)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}
