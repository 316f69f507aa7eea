//! The tests of the serde adapter, with each feature that another crate may turn on in `serde_json`.
//!
//! Features are the whole build's, so each set of them gets a package of its own. That takes minutes,
//! and is ignored by default: `cargo test -p smithy-typegen-runtime --test features -- --ignored`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The runtime itself turns on `float_roundtrip` and `raw_value`.
const SETS: [(&str, &[&str]); 3] = [
    ("arbitrary-precision", &["arbitrary_precision"]),
    ("preserve-order", &["preserve_order"]),
    (
        "both",
        &["arbitrary_precision", "preserve_order", "float_roundtrip"],
    ),
];

#[test]
#[ignore = "slow: compiles and tests a package for each set of features"]
fn the_adapter_holds_with_every_feature_of_serde_json() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serde-json-features");
    for (name, features) in SETS {
        package(&folder, name, features);
    }
    let members = SETS.map(|(name, _)| name);
    let manifest = format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n");
    write(&folder.join("Cargo.toml"), &manifest);
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).expect("a lock file");
    write(&folder.join("Cargo.lock"), &lock);
    for name in members {
        let output = Command::new(env!("CARGO"))
            .args(["test", "--quiet", "--test", "serde", "--package", name])
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .current_dir(&folder)
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "{name}:\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// A package with nothing but the tests.
fn package(folder: &Path, name: &str, features: &[&str]) {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = runtime.join("tests/serde/main.rs");
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [features]\ndefault = [\"cbor\", \"serde\", \"types\"]\ncbor = []\nserde = []\ntypes = []\n\n\
         [[test]]\nname = \"serde\"\npath = {tests:?}\n\n\
         [dev-dependencies]\n\
         ciborium = {{ version = \"0.2\", default-features = false, features = [\"std\"] }}\n\
         rmp-serde = \"1\"\n\
         ron = \"0.12\"\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = {{ version = \"1\", features = {features:?} }}\n\
         smithy-typegen-runtime = {{ path = {runtime:?}, features = [\"full\"] }}\n\
         toml = {{ version = \"1\", default-features = false, features = [\"display\", \"parse\", \"serde\", \"std\"] }}\n"
    );
    write(&folder.join(name).join("Cargo.toml"), &manifest);
    write(&folder.join(name).join("src/lib.rs"), "//! Nothing.\n");
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}
