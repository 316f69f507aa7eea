//! Every combination of what `Config` can leave out compiles without a warning, with and without
//! each feature of the runtime; so do a private module of which two types are used, and members
//! whose names are odd.
//!
//! Compiles some thirty packages, so it is ignored by default: `cargo test --test facets -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_typegen::Config;

#[path = "fixtures/roots.rs"]
mod fixtures;

/// A workspace below the target folder.
struct Workspace {
    folder: PathBuf,
    members: Vec<String>,
}

impl Workspace {
    fn new() -> Self {
        Workspace {
            folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("facets"),
            members: Vec::new(),
        }
    }

    /// A package with one file of code, and a runtime with these features.
    fn package(&mut self, name: &str, file: &str, code: &str, features: &[&str]) {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies.smithy-typegen-runtime]\npath = {runtime:?}\nfeatures = {features:?}\n"
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest);
        self.write(&format!("{name}/src/{file}"), code);
        self.members.push(name.to_owned());
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return;
        }
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }

    /// Compiles each package by itself, since together they would share their features.
    fn check(&self) {
        let members = &self.members;
        let manifest = format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n");
        self.write("Cargo.toml", &manifest);
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        self.write(
            "Cargo.lock",
            &fs::read_to_string(lock).expect("a lock file"),
        );
        for member in members {
            let output = Command::new(env!("CARGO"))
                .args(["check", "--quiet", "--package", member])
                .env("CARGO_TARGET_DIR", self.folder.join("target"))
                .current_dir(&self.folder)
                .output()
                .expect("cargo runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && said.is_empty(),
                "{member}: {said}"
            );
        }
    }
}

/// What stands above the types: those of `streaming_types`, `objects` and `own_types` name some of the crate's own.
const HEAD: &str = "//! Types.
#![deny(warnings, missing_docs)]
/// A stream of bytes.
#[derive(Debug, Default)]
pub struct Bytes;
/// Another stream of bytes.
#[derive(Debug, Default)]
pub struct Whole;
/// A stream of events.
#[derive(Debug)]
pub struct Events<T>(std::marker::PhantomData<T>);
impl<T> Default for Events<T> {
    fn default() -> Self {
        Events(std::marker::PhantomData)
    }
}
use smithy_typegen_runtime::{schema::Member, wire};
/// A length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metres(i32);
/// A length as a number.
#[derive(Debug)]
pub struct MetresText;
impl wire::Codec<Metres> for MetresText {
    fn read(from: &mut dyn wire::Reader, member: &'static Member) -> wire::Result<Option<Metres>> {
        Ok(from.string(member)?.and_then(|text| text.parse().ok()).map(Metres))
    }
    fn write(value: &Metres, to: &mut dyn wire::Writer, member: &'static Member) -> wire::Result<()> {
        to.string(member, &value.0.to_string())
    }
}
";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn code(config: &Config) -> String {
    config.generate_text().expect("a fixture").code
}

#[test]
#[ignore = "slow: compiles a package for each combination"]
fn every_combination_of_facets_and_features_compiles_without_a_warning() {
    let mut workspace = Workspace::new();
    for (features, fixtures) in [
        (
            &[][..],
            &[
                "structure",
                "union",
                "enumeration",
                "operation",
                "sensitive",
            ][..],
        ),
        (&["types"], &["typed_defaults", "streaming", "recursive"]),
        (&["patterns"], &["constraints"]),
        (&["full", "stream"], &fixtures::FIXTURES),
    ] {
        for facets in 0..8 {
            let is_on = |bit: u32| facets & (1 << bit) != 0;
            let (serde, builders, validators) = (is_on(0), is_on(1), is_on(2));
            let mut text = HEAD.to_owned();
            for fixture in fixtures {
                let config = fixtures::config(&folder(), fixture)
                    .serde(serde)
                    .builders(builders)
                    .validators(validators)
                    .format(facets % 2 == 0);
                text.push_str(&format!(
                    "/// Types.\npub mod {fixture} {{\n{}}}\n",
                    code(&config)
                ));
            }
            let name = format!("facets-{}-{facets}", features.join("-"));
            workspace.package(&name.replace("--", "-"), "lib.rs", &text, features);
        }
    }
    workspace.check();
}

#[test]
#[ignore = "slow: compiles a package"]
fn a_private_module_of_which_two_types_are_used_compiles_without_a_warning() {
    let mut workspace = Workspace::new();
    let config = fixtures::config(&folder(), "structure");
    let text = format!(
        "//! A program.\n#![deny(warnings)]\nmod types {{\n{}}}\n\
         fn main() {{\n    let parcel: Option<types::Parcel> = None;\n    \
         let stop: Option<types::Stop> = None;\n    \
         println!(\"{{parcel:?}} {{stop:?}}\");\n}}\n",
        code(&config)
    );
    workspace.package("private-module", "main.rs", &text, &[]);
    workspace.check();
}

#[test]
#[ignore = "slow: compiles a package"]
fn members_with_odd_names_compile_without_a_warning() {
    let mut sources = smithy_typegen::source::Sources::new();
    sources.add(
        "odd.json",
        r#"{ "smithy": "2.0", "shapes": {
            "example#Odd": { "type": "union", "members": {
                "_1": { "target": "smithy.api#String" },
                "__type_": { "target": "smithy.api#String" },
                "self": { "target": "smithy.api#Integer" },
                "Fn": { "target": "smithy.api#Unit" }
            } },
            "example#Odds": { "type": "structure", "members": {
                "_1": { "target": "smithy.api#String" },
                "async": { "target": "example#Odd" },
                "URLs": { "target": "smithy.api#String" }
            } }
        } }"#,
    );
    let config = Config::new().shapes(["example#Odds"]);
    let generated = config
        .generate_from(&sources)
        .expect("a model that is valid");
    let mut workspace = Workspace::new();
    let text = format!(
        "//! Types.\n#![deny(warnings, missing_docs)]\n{}",
        generated.code
    );
    workspace.package("odd-names", "lib.rs", &text, &[]);
    workspace.check();
}

#[test]
#[ignore = "slow: compiles two packages"]
fn a_pattern_compiles_with_only_the_feature_of_its_engine() {
    let mut workspace = Workspace::new();
    for (feature, pattern, matcher) in [
        ("back-references", r"^(.)\\1$", "Backtracking"),
        ("patterns", "^(?!aws:).*x", "Linear"),
    ] {
        let mut sources = smithy_typegen::source::Sources::new();
        sources.add(
            "pattern.json",
            format!(
                r#"{{ "smithy": "2.0", "shapes": {{
                    "example#Text": {{ "type": "structure", "members": {{
                        "text": {{ "target": "smithy.api#String", "traits": {{
                            "smithy.api#pattern": "{pattern}"
                        }} }}
                    }} }}
                }} }}"#
            ),
        );
        let config = Config::new().shapes(["example#Text"]);
        let generated = config
            .generate_from(&sources)
            .expect("a model that is valid");
        assert!(generated.code.contains(matcher), "{}", generated.code);
        let text = format!(
            "//! Types.\n#![deny(warnings, missing_docs)]\n{}",
            generated.code
        );
        workspace.package(&format!("only-{feature}"), "lib.rs", &text, &[feature]);
    }
    workspace.check();
}
